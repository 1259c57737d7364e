//! Fixed words of the contract that the core has no enumeration for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::questionnaire::Rule;

/// How levels are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// Levels are cumulative: each requires criteria.
    Staged,
    /// Answers and criteria are counted; levels start at a score.
    Score,
    /// Shares of tagged answers: the first level whose share is reached.
    First,
}

/// What a score counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// The value of the answer to a question.
    Question,
    /// A criterion: 1 when it is met, 0 when it is not.
    Criterion,
    /// The score of another dimension.
    Dimension,
}

impl From<&Rule> for RuleName {
    fn from(rule: &Rule) -> RuleName {
        match rule {
            Rule::Staged => RuleName::Staged,
            Rule::Score(_) => RuleName::Score,
            Rule::First(_) => RuleName::First,
        }
    }
}

/// Whether support is foreseen for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EligibilityState {
    /// It is.
    Eligible,
    /// Questions must be answered before the case is known.
    ToClarify,
    /// It is not.
    None,
}
