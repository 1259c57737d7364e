//! How the levels of a dimension are reached (format.md, section 3).

use serde::{Deserialize, Serialize};

use super::{Node, Question, Ref, Text};
use crate::exact::Exact;

/// How the levels of a dimension are reached.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Rule {
    /// Cumulative: a level is reached when it and all levels below hold.
    Staged,
    /// By a number computed from questions, criteria and other scores.
    Score(Score),
    /// By the shares of answers that carry a tag: the first level whose condition holds.
    First(First),
}

impl Rule {
    /// The names in rule files.
    pub const NAMES: [&str; 3] = ["staged", "score", "first"];

    /// The name in rule files and in the JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Rule::Staged => "staged",
            Rule::Score(_) => "score",
            Rule::First(_) => "first",
        }
    }
}

/// The rule `score`: what is combined, how, and the score that each level starts at (format.md,
/// section 3).
///
/// An answer counts for the value of its option; a criterion counts 1 when it is met and 0 when it
/// is not; another dimension counts for its score. Questions with several answers, numbers and
/// texts have no value: a criterion that tests them has. A fact, and what does not apply, leave the
/// score; where nothing is left there is none, and rank 0. No level is proven as long as that may
/// still happen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Score {
    /// How the items make one number.
    pub combine: Combine,
    /// The items, each once, in the order of the rule file; never empty. A dimension among them
    /// has the rule `score` too.
    pub of: Vec<Weighed>,
    /// The score that each level starts at, inclusive, strictly ascending: one per level.
    pub from: Vec<Exact>,
}

/// An item of a score, and how much it counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Weighed {
    /// A question of kind `single`, a criterion or a dimension.
    pub node: Node,
    /// More than 0; 1 by default, and always for `min` and `max`.
    pub weight: Exact,
}

/// How the items of a score make one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combine {
    /// Their weighted mean: the default.
    Mean,
    /// Their weighted sum.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

impl Combine {
    /// All of them, the default first.
    pub const ALL: [Combine; 4] = [Combine::Mean, Combine::Sum, Combine::Min, Combine::Max];

    /// The name in rule files and in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Combine::Mean => "mean",
            Combine::Sum => "sum",
            Combine::Min => "min",
            Combine::Max => "max",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Combine> {
        Combine::ALL.into_iter().find(|all| all.name() == name)
    }

    /// Whether weights change anything.
    pub fn is_weighted(self) -> bool {
        matches!(self, Combine::Mean | Combine::Sum)
    }
}

/// The rule `first`: shares of answers that carry a tag, level by level from the worst (format.md,
/// section 3).
///
/// The share is that of the questions below that apply or may apply; where several options are
/// ticked, the answer carries the tags of all. An `otherwise` counts like an answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct First {
    /// The questions that count, each with a tag on one of its options at least; never empty.
    pub of: Vec<Ref<Question>>,
    /// The tag that an unknown counts as; `None`: it carries none.
    pub unanswered: Option<Text>,
    /// Rank of the level when no question applies; `None`: rank 0.
    pub empty: Option<usize>,
    /// The condition of every level but the last, which has none.
    pub shares: Vec<Share>,
}

/// The condition of a level: so many of the answers carry a tag.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Share {
    /// The tag.
    pub tag: Text,
    /// The smallest share that is enough, from 0 to 1.
    pub min: Exact,
}
