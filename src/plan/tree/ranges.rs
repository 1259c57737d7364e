//! Whether it can matter that something in a tree may turn out not to apply.
//!
//! What may leave a score counts there as the worst that it can be, and nothing is gained by its
//! leaving, as long as its worst is no better than that of what it stands beside, and its best no
//! worse.

use super::{Leaf, Tree};
use crate::exact::Exact;
use crate::questionnaire::Combine;

/// From the worst to the best that a part can be.
struct Range {
    low: Exact,
    high: Exact,
    /// Whether all of it may turn out not to apply.
    may_be_na: bool,
}

/// Whether the tree can be weighed as if everything in it applied, for a score from there on.
pub fn leaves_nothing_out(tree: &Tree, leaves: &[Leaf], from: &Exact) -> bool {
    // Without any score no level is proven, even one that the worst score would reach.
    range(tree, leaves).is_some_and(|range| !range.may_be_na || range.low < *from)
}

/// The range of a part; `None` where it matters that something in it may not apply.
fn range(tree: &Tree, leaves: &[Leaf]) -> Option<Range> {
    let (combine, items) = match tree {
        Tree::Leaf(index) => return Some(of_leaf(&leaves[*index])),
        Tree::Part(combine, items) => (*combine, items),
    };
    let mut ranges = Vec::new();
    for (item, weight) in items {
        ranges.push((range(item, leaves)?, weight));
    }
    let matters = ranges.iter().any(|(one, _)| match combine {
        _ if !one.may_be_na => false,
        Combine::Sum => one.low > Exact::zero() || one.high < Exact::zero(),
        _ => ranges
            .iter()
            .any(|(other, _)| one.low > other.low || one.high < other.high),
    });
    if matters {
        return None;
    }
    let total: Exact = ranges.iter().map(|(_, weight)| (*weight).clone()).sum();
    let combined = |read: fn(&Range) -> &Exact| -> Option<Exact> {
        let values = ranges.iter().map(|(range, weight)| (read(range), *weight));
        let weighed = values.clone().map(|(value, weight)| value * weight);
        match combine {
            Combine::Sum => Some(weighed.sum()),
            Combine::Mean => Some(&weighed.sum::<Exact>() / &total),
            Combine::Min => values.map(|(value, _)| value).min().cloned(),
            Combine::Max => values.map(|(value, _)| value).max().cloned(),
        }
    };
    Some(Range {
        low: combined(|range| &range.low)?,
        high: combined(|range| &range.high)?,
        may_be_na: ranges.iter().all(|(range, _)| range.may_be_na),
    })
}

/// A leaf that stays is as it is; one that may leave may be anything.
fn of_leaf(leaf: &Leaf) -> Range {
    let reached = leaf.steps.iter().map(|(_, value, _)| value);
    let reached = reached.chain([&leaf.low]);
    Range {
        low: leaf.low.clone(),
        high: reached.max().cloned().unwrap_or_else(|| leaf.low.clone()),
        may_be_na: leaf.may_be_na,
    }
}
