//! The `staged` rule: levels are cumulative (format.md, section 3).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::score::Bounds;
use crate::truth::Truth;

/// How one level stands by itself; under `score` and `first`, met up to the level reached and open
/// above, or void where nothing applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LevelState {
    /// Nothing is open and something is met, or nothing is required.
    Met,
    /// Something required is unmet or unknown.
    Open,
    /// Nothing that is required applies.
    Void,
}

impl LevelState {
    fn of(criteria: impl Iterator<Item = Truth>) -> LevelState {
        let mut state = None;
        for criterion in criteria {
            match criterion {
                Truth::Unmet | Truth::Unknown => return LevelState::Open,
                Truth::Met => state = Some(LevelState::Met),
                Truth::Na => state = state.or(Some(LevelState::Void)),
            }
        }
        state.unwrap_or(LevelState::Met)
    }

    /// The states of levels of which exactly the first ones are reached.
    pub(super) fn up_to(rank: usize, levels: usize) -> Vec<LevelState> {
        let state = |index| {
            if index < rank {
                LevelState::Met
            } else {
                LevelState::Open
            }
        };
        (0..levels).map(state).collect()
    }

    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            LevelState::Met => "met",
            LevelState::Open => "open",
            LevelState::Void => "void",
        }
    }
}

/// How far a dimension is proven, and how far it could still reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Rank proven by the answers; 0 is below the first level.
    pub proven: usize,
    /// Rank reached if every unknown turns out well: an upper bound. The same as `proven` under
    /// `first`, which counts unknowns as such.
    pub possible: usize,
    /// How each level stands by itself, in order of rank.
    pub levels: Vec<LevelState>,
    /// Between which bounds the score lies; `None` when nothing applies, and for the other rules.
    pub score: Option<Bounds>,
}

impl Standing {
    /// The standing of a dimension whose levels require criteria in these states.
    pub fn of(levels: Vec<Vec<Truth>>) -> Standing {
        let states = |read: fn(Truth) -> Truth| -> Vec<LevelState> {
            let of_level =
                |criteria: &Vec<Truth>| LevelState::of(criteria.iter().copied().map(read));
            levels.iter().map(of_level).collect()
        };
        let levels_as_known = states(|state| state);
        Standing {
            proven: reached(&levels_as_known),
            possible: reached(&states(Truth::optimistic)),
            levels: levels_as_known,
            score: None,
        }
    }

    /// Whether the rank is accepted: unknown while ranks that are still possible disagree.
    pub fn test(&self, accepted: &[bool]) -> Truth {
        let possible = &accepted[self.proven..=self.possible];
        match (possible.contains(&true), possible.contains(&false)) {
            (true, true) => Truth::Unknown,
            (any_accepted, _) => Truth::certain(any_accepted),
        }
    }
}

/// The highest met level with no open level at or below it.
fn reached(levels: &[LevelState]) -> usize {
    let open = levels.iter().position(|&level| level == LevelState::Open);
    let closed = &levels[..open.unwrap_or(levels.len())];
    closed
        .iter()
        .rposition(|&level| level == LevelState::Met)
        .map_or(0, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{Met, Na, Unknown, Unmet};

    fn ranks(levels: Vec<Vec<Truth>>) -> (usize, usize) {
        let standing = Standing::of(levels);
        (standing.proven, standing.possible)
    }

    #[test]
    fn levels_are_cumulative() {
        assert_eq!(ranks(vec![vec![Met], vec![Unmet], vec![Met]]), (1, 1));
    }

    #[test]
    fn an_unknown_criterion_holds_the_proven_level_and_leaves_the_rest_possible() {
        assert_eq!(
            ranks(vec![vec![Met], vec![Met, Unknown], vec![Met]]),
            (1, 3)
        );
    }

    #[test]
    fn a_level_of_which_nothing_applies_is_stepped_over_but_never_reached() {
        assert_eq!(ranks(vec![vec![Met], vec![Na], vec![Met]]), (3, 3));
        assert_eq!(ranks(vec![vec![Met], vec![Na], vec![Unmet]]), (1, 1));
    }

    #[test]
    fn what_does_not_apply_is_dropped_from_a_level() {
        assert_eq!(ranks(vec![vec![Na, Met], vec![Na, Unmet]]), (1, 1));
    }

    #[test]
    fn a_level_that_requires_nothing_is_met() {
        assert_eq!(ranks(vec![vec![], vec![Unmet]]), (1, 1));
    }

    #[test]
    fn no_level_is_reached_when_the_first_is_open() {
        assert_eq!(ranks(vec![vec![Unmet], vec![Met]]), (0, 0));
        assert_eq!(ranks(vec![]), (0, 0));
    }

    #[test]
    fn a_test_of_the_level_is_undecided_while_possible_ranks_disagree() {
        let standing = Standing {
            proven: 1,
            possible: 2,
            ..Standing::default()
        };
        assert_eq!(standing.test(&[false, true, true]), Met);
        assert_eq!(standing.test(&[true, false, false]), Unmet);
        assert_eq!(standing.test(&[false, false, true]), Unknown);
    }
}
