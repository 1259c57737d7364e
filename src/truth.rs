//! Four-valued logic: what a criterion can be said to be (format.md, section 2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of a literal, a criterion or a condition.
///
/// `unknown` is not `unmet`: nobody has said no. `na` (not applicable) is neither a yes nor a no
/// and leaves the others to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// Proven by the answers.
    Met,
    /// Contradicted by the answers.
    Unmet,
    /// Not decided by the answers given so far.
    Unknown,
    /// Does not apply to this team or project.
    Na,
}

impl Truth {
    /// AND: any unmet → unmet; else any unknown → unknown; else any met → met; else na.
    ///
    /// An empty conjunction is `Na`: there was nothing to prove.
    pub fn all(states: impl IntoIterator<Item = Truth>) -> Truth {
        first_present(
            [Truth::Unmet, Truth::Unknown, Truth::Met, Truth::Na],
            states,
        )
    }

    /// OR: the first present of met, unknown, unmet, na. An empty disjunction is `Na`.
    pub fn any(states: impl IntoIterator<Item = Truth>) -> Truth {
        first_present(
            [Truth::Met, Truth::Unknown, Truth::Unmet, Truth::Na],
            states,
        )
    }

    /// `Met` or `Unmet`, for a test whose outcome is certain.
    pub fn certain(met: bool) -> Truth {
        if met { Truth::Met } else { Truth::Unmet }
    }

    /// The same state read with unknowns settled in the subject's favour: what is still possible.
    pub fn optimistic(self) -> Truth {
        match self {
            Truth::Unknown => Truth::Met,
            known => known,
        }
    }
}

/// The state that comes first in `precedence` among those present (`Na` if none is).
fn first_present(precedence: [Truth; 4], states: impl IntoIterator<Item = Truth>) -> Truth {
    let rank = |state: Truth| precedence.iter().position(|&p| p == state).unwrap_or(3);
    states
        .into_iter()
        .map(rank)
        .min()
        .map_or(Truth::Na, |best| precedence[best])
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, Met, Na, Unknown, Unmet};

    const STATES: [Truth; 4] = [Met, Unmet, Unknown, Na];

    /// The two tables of format.md section 2, written out by hand: rows and columns in the order
    /// of `STATES`.
    #[test]
    fn and_follows_its_table() {
        let table = [
            [Met, Unmet, Unknown, Met],
            [Unmet, Unmet, Unmet, Unmet],
            [Unknown, Unmet, Unknown, Unknown],
            [Met, Unmet, Unknown, Na],
        ];
        for (row, a) in STATES.into_iter().enumerate() {
            for (column, b) in STATES.into_iter().enumerate() {
                assert_eq!(Truth::all([a, b]), table[row][column], "{a:?} AND {b:?}");
            }
        }
    }

    #[test]
    fn or_follows_its_table() {
        let table = [
            [Met, Met, Met, Met],
            [Met, Unmet, Unknown, Unmet],
            [Met, Unknown, Unknown, Unknown],
            [Met, Unmet, Unknown, Na],
        ];
        for (row, a) in STATES.into_iter().enumerate() {
            for (column, b) in STATES.into_iter().enumerate() {
                assert_eq!(Truth::any([a, b]), table[row][column], "{a:?} OR {b:?}");
            }
        }
    }

    #[test]
    fn nothing_to_prove_is_not_applicable() {
        assert_eq!(Truth::all([]), Na);
        assert_eq!(Truth::any([]), Na);
    }

    #[test]
    fn only_the_unknown_is_read_as_met_when_asking_what_is_possible() {
        assert_eq!(
            STATES.map(Truth::optimistic),
            [Met, Unmet, Met, Na],
            "order of STATES"
        );
    }
}
