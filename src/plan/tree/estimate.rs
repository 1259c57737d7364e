//! Large trees of sums and means: what brings most for its effort first.

use super::curve::Picked;
use super::whole::{Scaled, Values};
use crate::order::Arrange;
use crate::plan::Cost;
use crate::questionnaire::Combine;

/// What changing a leaf brings to the whole, and costs.
struct Gain {
    pick: (usize, usize),
    cost: Cost,
    value: i128,
}

/// The first gains that make up for what is missing, without those that turn out not to be needed;
/// and what nothing can cost less than, since the last could do with a part of it.
fn taken(gains: Vec<Gain>, missing: i128) -> (Option<Picked>, Cost, Cost) {
    let mut left = missing;
    let mut taken: Vec<Gain> = Vec::new();
    let mut effort: u64 = 0;
    for gain in gains {
        if left <= 0 {
            break;
        }
        let needed = i128::from(gain.cost.effort).saturating_mul(left.min(gain.value));
        let part = needed / gain.value + i128::from(needed % gain.value > 0);
        effort = effort.saturating_add(u64::try_from(part).unwrap_or(gain.cost.effort));
        left -= gain.value;
        taken.push(gain);
    }
    let lower_bound = Cost::effort(effort);
    if left > 0 {
        return (None, Cost::default(), Cost::default());
    }
    let mut spare = -left;
    taken.reverse();
    taken.retain(|gain| {
        let is_needed = gain.value > spare;
        if !is_needed {
            spare -= gain.value;
        }
        is_needed
    });
    let cost = taken
        .iter()
        .map(|gain| gain.cost)
        .fold(Cost::default(), Cost::plus);
    let picked = taken.into_iter().map(|gain| gain.pick).collect();
    (Some(picked), cost, lower_bound.min(cost))
}

/// How much of each leaf is in the whole, which must be made of sums and means.
fn shared_out(tree: &Scaled, times: i128, found: &mut Vec<(usize, i128)>) -> Option<()> {
    match tree {
        Scaled::Leaf(index) => found.push((*index, times)),
        Scaled::Part(Combine::Mean | Combine::Sum, items) => {
            for (item, more) in items {
                shared_out(item, times.checked_mul(*more)?, found)?;
            }
        }
        Scaled::Part(..) => return None,
    }
    Some(())
}

/// A tree of sums and means: what brings most for its effort first, and what nothing can cost less
/// than. `None` for other trees, and when numbers become too long.
pub fn estimated(
    values: &[Values],
    enough: i128,
    tree: &Scaled,
) -> Option<(Option<Picked>, Cost, Cost)> {
    let mut shares = Vec::new();
    shared_out(tree, 1, &mut shares)?;
    let mut missing = enough;
    let mut gains: Vec<Gain> = Vec::new();
    for (leaf, times) in shares {
        let values = &values[leaf];
        missing = missing.checked_sub(values.low.checked_mul(times)?)?;
        let best = values
            .steps
            .iter()
            .enumerate()
            .max_by_key(|(_, (_, value))| *value);
        if let Some((step, &(cost, value))) = best.filter(|(_, (_, v))| *v > values.low) {
            gains.push(Gain {
                pick: (leaf, step),
                cost,
                value: (value - values.low).checked_mul(times)?,
            });
        }
    }
    // By gain for effort, verifications first, in exact numbers.
    let weighed = |gain: &Gain, other: &Gain| {
        gain.value
            .checked_mul(i128::from(other.cost.effort))
            .unwrap_or(i128::MAX)
    };
    gains.arrange_by(|a, b| {
        let by_ratio = weighed(b, a).cmp(&weighed(a, b));
        by_ratio
            .then(b.value.cmp(&a.value))
            .then(a.pick.cmp(&b.pick))
    });
    Some(taken(gains, missing))
}
