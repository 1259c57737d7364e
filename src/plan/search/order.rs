//! Of all the cheapest sets of changes, the one that changes what comes first in the rules.

use std::collections::{BTreeSet, HashSet};

use super::{Wish, wished};
use crate::plan::group::{Found, Group};
use crate::plan::scene::Scene;
use crate::questionnaire::{Question, Ref};

/// The same cost, by changing the questions that come first in the rules (format.md, section 6);
/// what was found, if it is the only set, not proven to be the cheapest, or none.
///
/// Question by question, in their order: it changes if some cheapest set changes it and agrees on
/// those before.
pub fn in_order(scene: &mut Scene<'_>, group: &Group, found: Found) -> Found {
    if !found.exact || found.is_only {
        return found;
    }
    let support: BTreeSet<Ref<Question>> = group
        .aims
        .iter()
        .flat_map(|aim| aim.support.iter().copied())
        .collect();
    let mut found = found;
    let mut wish = Wish {
        changed: BTreeSet::new(),
        kept: HashSet::new(),
        most: Some(found.cost),
    };
    for question in support {
        let changes = found.changes.iter().flatten();
        let changed: BTreeSet<Ref<Question>> = changes.map(|(question, _)| *question).collect();
        if wish.changed == changed {
            break;
        }
        wish.changed.insert(question);
        if changed.contains(&question) {
            continue;
        }
        let other = wished(scene, group, &wish);
        if !other.exact {
            // The work allowed is done: what is known of the order so far is kept.
            break;
        }
        if other.changes.is_some() {
            found = other;
        } else {
            wish.changed.remove(&question);
            wish.kept.insert(question);
        }
    }
    found
}
