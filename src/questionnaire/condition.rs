//! Conditions on answers, criteria and dimensions (format.md, section 2).

use serde::{Deserialize, Serialize};

use super::{Answer, Criterion, Dimension, Question, Ref};
use crate::truth::Truth;

/// A disjunction of conjunctions: OR between the tables of a list, AND inside a table.
///
/// Never empty, and no conjunction in it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Condition(pub Vec<Vec<Literal>>);

impl Condition {
    /// The state of the condition, given the state of each literal.
    pub fn evaluate(&self, mut state: impl FnMut(&Literal) -> Truth) -> Truth {
        Truth::any(
            self.0
                .iter()
                .map(|literals| Truth::all(literals.iter().map(&mut state))),
        )
    }

    /// Every literal, in the order of the rule file.
    pub fn literals(&self) -> impl Iterator<Item = &Literal> {
        self.0.iter().flatten()
    }
}

/// The smallest test that a condition is made of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Literal {
    /// The value of a question is accepted.
    Question(Ref<Question>, Accepts),
    /// A criterion is in that state: `Met` or `Unmet`.
    Criterion(Ref<Criterion>, Truth),
    /// The level of a dimension is among these: `accepted[rank]`, rank 0 included.
    Dimension(Ref<Dimension>, Vec<bool>),
}

/// Which answers a literal accepts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Accepts {
    /// At least one chosen option is marked: `accepted[option]`.
    Any(Vec<bool>),
    /// Every marked option is chosen (`many` only).
    All(Vec<bool>),
    /// No marked option is chosen (`many` only; for one choice, the complement is `Any`).
    Without(Vec<bool>),
    /// A number in `min..below`.
    Range {
        /// Smallest value accepted.
        min: Option<f64>,
        /// Values are accepted below this one.
        below: Option<f64>,
    },
}

impl Accepts {
    /// Whether a known answer is accepted; `Unknown` and `Na` stay what they are.
    pub fn test(&self, answer: &Answer) -> Truth {
        let chosen: &[usize] = match answer {
            Answer::Unknown => return Truth::Unknown,
            Answer::Na => return Truth::Na,
            Answer::One(option) => std::slice::from_ref(option),
            Answer::Many(options) => options,
            Answer::Number(number) => return Truth::certain(self.holds(*number)),
            Answer::Text(_) => &[],
        };
        let marked = |marks: &[bool]| chosen.iter().any(|&option| marks[option]);
        Truth::certain(match self {
            Accepts::Any(marks) => marked(marks),
            Accepts::Without(marks) => !marked(marks),
            Accepts::All(marks) => (0..marks.len())
                .filter(|&option| marks[option])
                .all(|option| chosen.contains(&option)),
            Accepts::Range { .. } => false,
        })
    }

    fn holds(&self, number: f64) -> bool {
        match self {
            Accepts::Range { min, below } => {
                min.is_none_or(|min| number >= min) && below.is_none_or(|below| number < below)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_choice_is_accepted_when_it_is_listed() {
        let accepts = Accepts::Any(vec![false, true, true]);
        assert_eq!(accepts.test(&Answer::One(0)), Truth::Unmet);
        assert_eq!(accepts.test(&Answer::One(2)), Truth::Met);
    }

    #[test]
    fn several_choices_are_accepted_by_any_by_all_or_by_none() {
        let marks = vec![true, true, false];
        let any = Accepts::Any(marks.clone());
        let all = Accepts::All(marks.clone());
        let without = Accepts::Without(marks);
        for (chosen, expected) in [
            (vec![], [Truth::Unmet, Truth::Unmet, Truth::Met]),
            (vec![2], [Truth::Unmet, Truth::Unmet, Truth::Met]),
            (vec![0, 2], [Truth::Met, Truth::Unmet, Truth::Unmet]),
            (vec![0, 1], [Truth::Met, Truth::Met, Truth::Unmet]),
        ] {
            let answer = Answer::Many(chosen);
            assert_eq!([&any, &all, &without].map(|a| a.test(&answer)), expected);
        }
    }

    #[test]
    fn a_number_is_accepted_from_min_up_to_but_not_including_below() {
        let accepts = Accepts::Range {
            min: Some(1.0),
            below: Some(3.0),
        };
        let states = [0.9, 1.0, 2.9, 3.0].map(|n| accepts.test(&Answer::Number(n)));
        assert_eq!(states, [Truth::Unmet, Truth::Met, Truth::Met, Truth::Unmet]);
    }

    #[test]
    fn unknown_and_not_applicable_are_never_accepted_nor_refused() {
        for accepts in [
            Accepts::Any(vec![true]),
            Accepts::All(vec![true]),
            Accepts::Without(vec![true]),
            Accepts::Range {
                min: None,
                below: None,
            },
        ] {
            assert_eq!(accepts.test(&Answer::Unknown), Truth::Unknown);
            assert_eq!(accepts.test(&Answer::Na), Truth::Na);
        }
    }
}
