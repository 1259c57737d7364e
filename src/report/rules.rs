//! A questionnaire as data: what `questionnaire show` prints, with the ids of the rule files.

mod build;
mod document;

use crate::questionnaire::Text;
use serde::Serialize;

use super::AnswerValue;

pub use build::rules;
pub use document::{Document, write as document};

/// A whole questionnaire.
#[derive(Debug, Clone, Serialize)]
pub struct RulesReport {
    /// What it is.
    pub questionnaire: Header,
    /// Perimeters of responsibility.
    pub profiles: Vec<Named>,
    /// Groups of questions, in order of asking.
    pub sections: Vec<Named>,
    /// Questions, in order of asking.
    pub questions: Vec<QuestionReport>,
    /// Criteria.
    pub criteria: Vec<CriterionRule>,
    /// Dimensions with their levels.
    pub dimensions: Vec<DimensionRule>,
    /// Training paths.
    pub tracks: Vec<Named>,
    /// Training modules.
    pub modules: Vec<ModuleRule>,
    /// Things to read.
    pub resources: Vec<super::ResourceReport>,
    /// Whom to ask.
    pub contacts: Vec<super::ContactReport>,
    /// Cases of eligibility.
    pub eligibility: Vec<EligibilityRule>,
}

/// What a questionnaire is.
#[derive(Debug, Clone, Serialize)]
pub struct Header {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Version of its content.
    pub version: Text,
    /// Language code of its own texts.
    pub language: Text,
    /// `sha256:` of the canonical rules, texts excluded.
    pub digest: Text,
}

/// An id with a label and a text.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// More about it.
    pub text: Option<Text>,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionReport {
    /// From the rule files.
    pub id: Text,
    /// Id of its section.
    pub section: Text,
    /// The question.
    pub text: Text,
    /// What counts, an example.
    pub help: Option<Text>,
    /// `single`, `many`, `number` or `text`.
    pub kind: &'static str,
    /// Options, worst first.
    pub options: Vec<OptionReport>,
    /// Unit of a number.
    pub unit: Option<Text>,
    /// Smallest number.
    pub min: Option<f64>,
    /// Largest number.
    pub max: Option<f64>,
    /// No answer is better than another.
    pub fact: bool,
    /// Who is asked; empty: everyone.
    pub profiles: Vec<Text>,
    /// Asked only if this is met: OR of ANDs.
    pub when: Option<Vec<Vec<LiteralReport>>>,
    /// Asked only if this is not met.
    pub unless: Option<Vec<Vec<LiteralReport>>>,
    /// What it counts as when it is not asked.
    pub otherwise: Option<AnswerValue>,
    /// Reason offered for "not applicable".
    pub na: Option<Text>,
    /// Answers that are preselected.
    pub suggest: Vec<SuggestionReport>,
    /// What improving the answer costs.
    pub effort: u32,
    /// Some rule depends on the answer; otherwise it is a fact for the file.
    pub counts: bool,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize)]
pub struct OptionReport {
    /// From the rule files.
    pub id: Text,
    /// What it says.
    pub text: Text,
    /// What the `score` rule counts it for.
    pub value: f64,
    /// Mark that the `first` rule counts.
    pub tag: Option<Text>,
    /// It states a fact that no improvement changes.
    pub fact: bool,
}

/// A preselected answer.
#[derive(Debug, Clone, Serialize)]
pub struct SuggestionReport {
    /// When it is proposed.
    pub when: Vec<Vec<LiteralReport>>,
    /// What is proposed.
    pub answer: AnswerValue,
}

/// The smallest test of a condition.
#[derive(Debug, Clone, Serialize)]
pub struct LiteralReport {
    /// `question`, `criterion` or `dimension`.
    pub on: &'static str,
    /// Its id.
    pub id: Text,
    /// Accepted: one of these options, states or levels (`0`: below the first level).
    pub any: Vec<Text>,
    /// Accepted: all of these options.
    pub all: Vec<Text>,
    /// Accepted: none of these options.
    pub without: Vec<Text>,
    /// Accepted from this number.
    pub min: Option<f64>,
    /// Accepted below this number.
    pub below: Option<f64>,
}

/// A criterion.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionRule {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// What proves it: OR of ANDs.
    pub needs: Vec<Vec<LiteralReport>>,
    /// What goes wrong otherwise.
    pub why: Option<Text>,
    /// What to do.
    pub remedy: Option<Text>,
    /// Ids of what to read.
    pub read: Vec<Text>,
    /// Id of whom to ask.
    pub contact: Option<Text>,
    /// Ids of criteria to settle first.
    pub after: Vec<Text>,
    /// Title of the document it comes from.
    pub source: Option<Text>,
}

/// A dimension.
#[derive(Debug, Clone, Serialize)]
pub struct DimensionRule {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `staged`, `score` or `first`.
    pub rule: &'static str,
    /// `mean`, `sum`, `min` or `max`; `null` unless the rule is `score`.
    pub combine: Option<&'static str>,
    /// What a score combines, or the questions whose tags count; empty for `staged`.
    pub of: Vec<ItemRule>,
    /// The tag that an unknown counts as.
    pub unanswered: Option<Text>,
    /// Id of the level when no question applies, if the rules name one.
    pub empty: Option<Text>,
    /// Label of rank 0, if the rules name it.
    pub zero: Option<Text>,
    /// Levels by rank.
    pub levels: Vec<LevelRule>,
}

/// What a dimension counts.
#[derive(Debug, Clone, Serialize)]
pub struct ItemRule {
    /// `question`, `criterion` or `dimension`.
    pub on: &'static str,
    /// Its id.
    pub id: Text,
    /// How much it counts.
    pub weight: f64,
}

/// A level.
#[derive(Debug, Clone, Serialize)]
pub struct LevelRule {
    /// 1 or more.
    pub rank: usize,
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// What it means.
    pub text: Option<Text>,
    /// Ids of the criteria that prove it.
    pub requires: Vec<Text>,
    /// The score that it starts at, if the rule is `score`.
    pub from: Option<f64>,
    /// The tag whose share makes it, if the rule is `first`; `null` for the last level.
    pub tag: Option<Text>,
    /// The smallest share of that tag, from 0 to 1.
    pub min: Option<f64>,
    /// Ids of its gates.
    pub gates: Vec<Text>,
    /// Ids of its advice.
    pub advises: Vec<Text>,
    /// Levels wanted in other dimensions.
    pub expects: Vec<Expects>,
    /// Ids of its contacts.
    pub contacts: Vec<Text>,
    /// Whom on the project's side.
    pub counterpart: Option<Text>,
    /// The meeting to ask for.
    pub meeting: Option<Text>,
}

/// A level wanted in a dimension.
#[derive(Debug, Clone, Serialize)]
pub struct Expects {
    /// Id of the dimension.
    pub dimension: Text,
    /// Rank of the level.
    pub rank: usize,
    /// Id of the level.
    pub level: Text,
}

/// A training module.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleRule {
    /// From the rule files.
    pub id: Text,
    /// What one learns.
    pub title: Text,
    /// Id of its path.
    pub track: Text,
    /// The level it brings a team to.
    pub level: Expects,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<Text>,
    /// Ids of what to read.
    pub read: Vec<Text>,
}

/// A case of eligibility.
#[derive(Debug, Clone, Serialize)]
pub struct EligibilityRule {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// Facts that make the case: OR of ANDs.
    pub when: Vec<Vec<LiteralReport>>,
    /// Support foreseen.
    pub offers: Vec<Text>,
}
