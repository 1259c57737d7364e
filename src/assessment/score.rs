//! The `score` rule: between which bounds a score lies (format.md, section 3).
//!
//! A bound is the best or the worst over all ways in which the items can turn out, each by itself.
//! So it is exact as long as no unanswered question counts through several items; where one does,
//! the bounds still hold, but may be wider than need be: two items that cannot turn out badly
//! together are both taken at their worst. A sum of which no item is certain to apply starts at 0,
//! since what does not apply counts 0 there.

use super::{LevelState, Standing};
use crate::exact::Exact;
use crate::order::Arrange;
use crate::questionnaire::Combine;

/// What a score, or an item of one, may still turn out to be (format.md, section 3).
///
/// Settling unknowns only narrows it: the number stays between the bounds, and there is none only
/// if it may be na.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// The lowest, if it turns out to be a number.
    pub low: Exact,
    /// The highest, if it turns out to be a number.
    pub high: Exact,
    /// Whether it may also turn out not to apply.
    pub may_be_na: bool,
}

impl Bounds {
    /// What is known.
    pub fn certain(value: Exact) -> Bounds {
        Bounds {
            low: value.clone(),
            high: value,
            may_be_na: false,
        }
    }

    /// Anything between two numbers.
    pub fn between(low: Exact, high: Exact, may_be_na: bool) -> Bounds {
        Bounds {
            low,
            high,
            may_be_na,
        }
    }
}

/// An item that applies or may apply, with its weight.
pub type Item<'a> = (Bounds, &'a Exact);

/// What the items make together; what does not apply is not among them. `None`: nothing applies,
/// so that there is no score.
pub fn combined(combine: Combine, items: &[Item<'_>]) -> Option<Bounds> {
    let lows = items.iter().map(|(bounds, weight)| Outcome {
        value: bounds.low.clone(),
        weight,
        optional: bounds.may_be_na,
    });
    // The highest is the lowest of what stands on its head.
    let highs = items.iter().map(|(bounds, weight)| Outcome {
        value: -&bounds.high,
        weight,
        optional: bounds.may_be_na,
    });
    let upside_down = match combine {
        Combine::Min => Combine::Max,
        Combine::Max => Combine::Min,
        other => other,
    };
    let low = lowest(combine, lows.collect())?;
    let high = -&lowest(upside_down, highs.collect())?;
    let may_be_na = items.iter().all(|(bounds, _)| bounds.may_be_na);
    Some(Bounds::between(low, high, may_be_na))
}

/// One way in which an item may turn out.
struct Outcome<'a> {
    value: Exact,
    weight: &'a Exact,
    optional: bool,
}

impl Outcome<'_> {
    fn weighed(&self) -> Exact {
        &self.value * self.weight
    }
}

/// The lowest that these make together, the optional ones being left out where that is lower.
fn lowest(combine: Combine, items: Vec<Outcome<'_>>) -> Option<Exact> {
    if items.is_empty() {
        return None;
    }
    match combine {
        Combine::Sum => Some(lowest_sum(&items)),
        Combine::Mean => lowest_mean(items),
        Combine::Min => items.into_iter().map(|item| item.value).min(),
        Combine::Max => lowest_max(&items),
    }
}

/// What does not apply counts 0.
fn lowest_sum(items: &[Outcome<'_>]) -> Exact {
    let counted = items
        .iter()
        .filter(|item| !item.optional || item.value < Exact::zero());
    counted.map(Outcome::weighed).sum()
}

/// The optional items are added from the lowest on, while they lower the mean: any that is below
/// the mean does, whatever its weight.
fn lowest_mean(items: Vec<Outcome<'_>>) -> Option<Exact> {
    let (mut optional, certain): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| item.optional);
    optional.arrange_by(|a, b| a.value.cmp(&b.value));
    let mut total: Exact = certain.iter().map(Outcome::weighed).sum();
    let mut weight: Exact = certain.iter().map(|item| item.weight.clone()).sum();
    for item in optional {
        let is_first = weight == Exact::zero();
        if !is_first && &item.value * &weight >= total {
            break;
        }
        total = total + &item.weighed();
        weight = weight + item.weight;
    }
    (weight > Exact::zero()).then(|| &total / &weight)
}

/// The largest of what certainly applies; if nothing does, whatever is smallest alone.
fn lowest_max(items: &[Outcome<'_>]) -> Option<Exact> {
    let of = |optional| {
        let items = items.iter().filter(move |item| item.optional == optional);
        items.map(|item| &item.value)
    };
    of(false).max().or_else(|| of(true).min()).cloned()
}

/// The levels that a score reaches, by the score that each starts at.
///
/// Without a score no level is reached; so none is proven as long as there may be no score.
pub fn standing(score: Option<Bounds>, from: &[Exact]) -> Standing {
    let rank = |score: &Exact| from.partition_point(|from| from <= score);
    let Some(bounds) = score else {
        return Standing {
            levels: vec![LevelState::Void; from.len()],
            ..Standing::default()
        };
    };
    let proven = if bounds.may_be_na {
        0
    } else {
        rank(&bounds.low)
    };
    Standing {
        proven,
        possible: rank(&bounds.high),
        levels: LevelState::up_to(proven, from.len()),
        score: Some(bounds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::decimal(text).unwrap_or_else(Exact::zero)
    }

    /// Items as `low high`, those that may not apply with a question mark: `0.2 0.8?`.
    fn bounds(combine: Combine, items: &[&str]) -> Option<(String, String, bool)> {
        weighed(
            combine,
            &items.iter().map(|item| (*item, "1")).collect::<Vec<_>>(),
        )
    }

    fn weighed(combine: Combine, items: &[(&str, &str)]) -> Option<(String, String, bool)> {
        let weights: Vec<Exact> = items.iter().map(|(_, weight)| exact(weight)).collect();
        let items = items.iter().zip(&weights).map(|((text, _), weight)| {
            let may_be_na = text.ends_with('?');
            let (low, high) = text
                .trim_end_matches('?')
                .split_once(' ')
                .unwrap_or_default();
            (Bounds::between(exact(low), exact(high), may_be_na), weight)
        });
        let found = combined(combine, &items.collect::<Vec<_>>())?;
        Some((
            found.low.to_string(),
            found.high.to_string(),
            found.may_be_na,
        ))
    }

    fn some(low: &str, high: &str, may_be_na: bool) -> Option<(String, String, bool)> {
        Some((low.to_owned(), high.to_owned(), may_be_na))
    }

    #[test]
    fn known_items_make_one_number() {
        let items = ["0.1 0.1", "0.2 0.2", "0.9 0.9"];
        assert_eq!(bounds(Combine::Mean, &items), some("2/5", "2/5", false));
        assert_eq!(bounds(Combine::Sum, &items), some("6/5", "6/5", false));
        assert_eq!(bounds(Combine::Min, &items), some("1/10", "1/10", false));
        assert_eq!(bounds(Combine::Max, &items), some("9/10", "9/10", false));
    }

    #[test]
    fn weights_count_in_a_sum_and_in_a_mean() {
        let items = [("1 1", "3"), ("0 0.5", "1")];
        assert_eq!(weighed(Combine::Sum, &items), some("3", "7/2", false));
        assert_eq!(weighed(Combine::Mean, &items), some("3/4", "7/8", false));
    }

    #[test]
    fn nothing_that_applies_makes_no_score() {
        for combine in Combine::ALL {
            assert_eq!(bounds(combine, &[]), None);
        }
    }

    #[test]
    fn in_a_sum_what_may_not_apply_may_count_0() {
        let found = bounds(Combine::Sum, &["1 2", "0.5 1?"]);
        assert_eq!(found, some("1", "3", false));
        let negative = bounds(Combine::Sum, &["1 2", "-2 -1?"]);
        assert_eq!(negative, some("-1", "2", false));
        assert_eq!(bounds(Combine::Sum, &["1 2?"]), some("0", "2", true));
    }

    #[test]
    fn in_a_mean_what_may_not_apply_counts_only_where_it_moves_the_bound() {
        // Low: (0.5 + 0.1) / 2 = 0.3; with 0.3 it would stay, so that it is left out.
        // High: 0.5 alone is below 0.9 and 0.6: (0.5 + 0.9) / 2 = 0.7; 0.6 would lower it.
        let items = ["0.5 0.5", "0.3 0.6?", "0.1 0.9?"];
        assert_eq!(bounds(Combine::Mean, &items), some("3/10", "7/10", false));
        // A heavy item below the mean lowers it as much as it weighs.
        let items = [("0.5 0.5", "1"), ("0.4 0.4?", "9")];
        assert_eq!(weighed(Combine::Mean, &items), some("41/100", "1/2", false));
    }

    #[test]
    fn a_mean_of_which_nothing_is_certain_lies_between_its_extremes() {
        let items = ["0.3 0.4?", "0.1 0.2?"];
        assert_eq!(bounds(Combine::Mean, &items), some("1/10", "2/5", true));
    }

    #[test]
    fn the_highest_minimum_leaves_out_what_may_not_apply() {
        let found = bounds(Combine::Min, &["0.5 0.8", "0.2 0.3?"]);
        assert_eq!(found, some("1/5", "4/5", false));
        let optional = bounds(Combine::Min, &["0.5 0.8?", "0.2 0.3?"]);
        assert_eq!(optional, some("1/5", "4/5", true));
    }

    #[test]
    fn the_lowest_maximum_leaves_out_what_may_not_apply() {
        let found = bounds(Combine::Max, &["0.1 0.4", "0.7 0.9?"]);
        assert_eq!(found, some("1/10", "9/10", false));
        let optional = bounds(Combine::Max, &["0.1 0.4?", "0.7 0.9?"]);
        assert_eq!(optional, some("1/10", "9/10", true));
    }

    #[test]
    fn a_level_starts_at_its_score_and_not_a_hair_below() {
        let from = [exact("0.3"), exact("0.6")];
        let at = |low: Exact, high: Exact| {
            let standing = standing(Some(Bounds::between(low, high, false)), &from);
            (standing.proven, standing.possible)
        };
        let sum = exact("0.1") + &exact("0.2");
        assert_eq!(at(sum.clone(), sum), (1, 1));
        assert_eq!(at(exact("0.299999999"), exact("0.6")), (0, 2));
    }

    #[test]
    fn no_level_is_proven_while_there_may_be_no_score() {
        let from = [exact("0.3")];
        let maybe = Bounds::between(exact("0.5"), exact("1"), true);
        let standing_of = |score| {
            let standing = standing(score, &from);
            (standing.proven, standing.possible, standing.levels)
        };
        assert_eq!(standing_of(Some(maybe)), (0, 1, vec![LevelState::Open]));
        assert_eq!(standing_of(None), (0, 0, vec![LevelState::Void]));
    }
}
