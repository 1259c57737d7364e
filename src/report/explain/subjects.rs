//! All about one level, one criterion or one question, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BranchReport, CriterionExplanation, LevelExplanation, SkippedReport, TestReport};
use crate::questionnaire::Text;
use crate::report::{AnswerValue, ContactReport, Label, LevelLabel, QuestionLabel, ResourceReport};
use crate::truth::Truth;

/// All about one level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelDetail {
    /// Its dimension.
    pub dimension: Label,
    /// The level itself.
    pub level: LevelExplanation,
    /// What it means.
    pub text: Option<Text>,
    /// Levels below it that are still open; none under `first`, whose levels exclude each other.
    pub open_below: Vec<LevelLabel>,
    /// Go / no-go for support at this stage.
    pub gates: Vec<CriterionExplanation>,
    /// Advice at this stage.
    pub advises: Vec<CriterionExplanation>,
    /// What the stages before it ask for too; empty for other dimensions.
    pub earlier: Vec<EarlierReport>,
    /// Levels wanted in other dimensions at this stage.
    pub expects: Vec<ExpectedReport>,
    /// The training that brings a team there.
    pub modules: Vec<ModuleLabel>,
    /// Whom to ask at this stage.
    pub contacts: Vec<ContactReport>,
    /// Whom on the project's side.
    pub counterpart: Option<Text>,
    /// The meeting to ask for.
    pub meeting: Option<Text>,
}

/// What an earlier stage asks for, and no stage after it up to the one explained.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EarlierReport {
    /// The stage.
    pub level: LevelLabel,
    /// Its gates.
    pub gates: Vec<StateLabel>,
    /// Its advice.
    pub advises: Vec<StateLabel>,
}

/// A level wanted in another dimension.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExpectedReport {
    /// The dimension.
    pub dimension: Label,
    /// How many levels the dimension has.
    pub levels: usize,
    /// The level wanted.
    pub expected: LevelLabel,
    /// The level proven.
    pub proven: LevelLabel,
    /// Whether enough is known of the dimension to speak of a level.
    pub assessed: bool,
}

/// A training module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleLabel {
    /// From the rule files.
    pub id: Text,
    /// What one learns.
    pub title: Text,
    /// The path it belongs to.
    pub track: Label,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<Label>,
    /// What to read.
    pub resources: Vec<ResourceReport>,
}

/// All about one criterion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionDetail {
    /// Why it is in its state.
    pub explanation: CriterionExplanation,
    /// The ways to prove it, the nearest first: one is enough.
    pub branches: Vec<BranchReport>,
    /// What goes wrong otherwise.
    pub why: Option<Text>,
    /// Criteria to settle first.
    pub after: Vec<StateLabel>,
    /// The document it comes from.
    pub source: Option<SourceReport>,
    /// Where it counts.
    pub uses: UsesReport,
}

/// A criterion with its state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StateLabel {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// Its state.
    pub state: Truth,
}

/// A document that criteria come from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub title: Text,
    /// Its address.
    pub url: Option<Text>,
}

/// Where a criterion or a question counts, directly.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UsesReport {
    /// Levels that name the criterion; empty for a question.
    pub levels: Vec<LevelUseReport>,
    /// Scores and shares that count it.
    pub dimensions: Vec<Label>,
    /// Criteria that test it.
    pub criteria: Vec<StateLabel>,
    /// Questions whose being asked depends on it.
    pub questions: Vec<QuestionLabel>,
    /// Cases of eligibility that depend on it.
    pub eligibility: Vec<Label>,
}

/// A level at which a criterion counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelUseReport {
    /// `requirement`, `achievement`, `gate` or `advice`.
    #[schemars(extend("enum" = ["requirement", "achievement", "gate", "advice"]))]
    pub role: &'static str,
    /// The dimension.
    pub dimension: Label,
    /// How many levels the dimension has.
    pub levels: usize,
    /// The level.
    pub level: LevelLabel,
}

/// All about one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionDetail {
    /// From the rule files.
    pub id: Text,
    /// The question.
    pub text: Text,
    /// What counts, an example.
    pub help: Option<Text>,
    /// The section it is asked in.
    pub section: Label,
    /// `single`, `many`, `number` or `text`.
    #[schemars(extend("enum" = ["single", "many", "number", "text"]))]
    pub kind: &'static str,
    /// No answer is better than another.
    pub fact: bool,
    /// Whether it is asked: `met`, `unmet`, or `unknown` while that is not decided.
    pub asked: Truth,
    /// The tests that decide that; empty when it is always asked.
    pub asked_because: Vec<TestReport>,
    /// Who is asked; empty: everyone.
    pub profiles: Vec<Label>,
    /// What it counts as; `null` while it is unknown.
    pub answer: Option<AnswerValue>,
    /// The same in words.
    pub answer_text: Text,
    /// Where that comes from: `answer`, `otherwise`, `na` or `none`.
    #[schemars(extend("enum" = ["answer", "otherwise", "na", "none"]))]
    pub origin: &'static str,
    /// Why its value is not a given answer; `null` when it is.
    pub skipped: Option<SkippedReport>,
    /// The answer in the file, if any, whether it counts or not.
    pub saved: Option<SavedReport>,
    /// The options, worst first; empty for numbers and texts.
    pub options: Vec<OptionDetail>,
    /// What the criteria that test it accept, in words.
    pub accepted: Vec<AcceptedReport>,
    /// Where it counts.
    pub uses: UsesReport,
}

/// An answer as it was given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SavedReport {
    /// The answer as written; `"unknown"` and `"na"` are reserved.
    pub answer: AnswerValue,
    /// The same in words.
    pub answer_text: Text,
    /// Whether it counts: the question applies.
    pub counted: bool,
    /// A remark.
    pub note: Option<Text>,
    /// Where it can be checked.
    pub evidence: Option<Text>,
    /// Who answered.
    pub by: Option<Text>,
    /// When.
    pub on: Option<Text>,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OptionDetail {
    /// From the rule files.
    pub id: Text,
    /// What it says.
    pub text: Text,
    /// Whether the question counts as this option, or it is among those chosen.
    pub chosen: bool,
    /// It states a fact that no improvement changes.
    pub fact: bool,
    /// What a score counts it for; `null` when none counts the question.
    pub value: Option<f64>,
    /// The tag that shares count; `null` when none counts the question.
    pub tag: Option<Text>,
    /// Ids of the criteria that accept it.
    pub criteria: Vec<Text>,
}

/// What a criterion accepts of a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AcceptedReport {
    /// Id of the criterion.
    pub criterion: Text,
    /// The accepted answers, in words.
    pub accepted_text: Text,
}
