//! Why the answers come to what they come to, as data: what `palier explain` prints.
//!
//! [`ExplanationReport`] is part of the JSON contract, as [`super::Report`] is: every key is always
//! there, `null` or empty when there is nothing to say; ids and states do not depend on the
//! language.

mod build;
mod document;
mod parts;
mod readiness;
mod subjects;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    AnswerValue, Because, EligibilityReport, ItemsReport, Label, LevelLabel, QuestionnaireHeader,
    RemedyReport, Tool, Verdict,
};
use crate::questionnaire::Text;
use crate::truth::Truth;

pub use build::{Context, build};
pub use document::write as document;
pub use subjects::{
    AcceptedReport, CriterionDetail, EarlierReport, ExpectedReport, LevelDetail, LevelUseReport,
    ModuleLabel, OptionDetail, QuestionDetail, SavedReport, SourceReport, StateLabel, UsesReport,
};

/// Why the answers come to what they come to: all dimensions, or one subject.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExplanationReport {
    /// Version of the contract: additions keep it, anything else raises it.
    #[schemars(extend("const" = super::SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Language code of the labels and texts.
    pub language: &'static str,
    /// Moment of the assessment, RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    pub assessed_at: Text,
    /// The rules that were applied.
    pub questionnaire: QuestionnaireHeader,
    /// Profiles present.
    pub profiles: Vec<Label>,
    /// What was asked about; `null` when everything is explained.
    pub subject: Option<SubjectReport>,
    /// What stands before the request for support; `null` without stages, and when a subject is
    /// asked about.
    pub readiness: Option<ReadinessExplanation>,
    /// Every dimension when no subject is given; the dimension asked about, or that of the level
    /// asked about; none for a criterion or a question.
    pub dimensions: Vec<DimensionExplanation>,
    /// The level asked about; `null` otherwise.
    pub level: Option<LevelDetail>,
    /// The criterion asked about; `null` otherwise.
    pub criterion: Option<CriterionDetail>,
    /// The question asked about; `null` otherwise.
    pub question: Option<QuestionDetail>,
}

/// What was asked about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SubjectReport {
    /// `criterion`, `question`, `level` or `dimension`.
    #[schemars(extend("enum" = ["criterion", "question", "level", "dimension"]))]
    pub kind: &'static str,
    /// From the rule files; `dimension.level` for a level.
    pub id: Text,
    /// Its text or its label.
    pub label: Text,
}

/// What stands before the request for support.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadinessExplanation {
    /// The dimension of stages.
    pub dimension: Label,
    /// The stage that support is asked for.
    pub asked: LevelLabel,
    /// Which support is foreseen; `null` when the questionnaire has no cases.
    pub eligibility: Option<EligibilityReport>,
    /// The verdict.
    pub verdict: Verdict,
    /// Gates that are not met.
    pub blockers: Vec<CriterionExplanation>,
    /// Gates whose state is not known.
    pub to_verify: Vec<CriterionExplanation>,
    /// Gates that do not apply: to confirm with the programme.
    pub na: Vec<CriterionExplanation>,
}

/// Why a dimension stands where it does.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DimensionExplanation {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `staged`, `score` or `first`.
    #[schemars(extend("enum" = ["staged", "score", "first"]))]
    pub rule: &'static str,
    /// Proven by the answers; `null` without levels.
    pub level: Option<LevelLabel>,
    /// Reached if every unknown turns out well; `null` without levels.
    pub possible: Option<LevelLabel>,
    /// The lowest that the score may turn out to be, rounded to 6 decimals; `null` when nothing
    /// applies, and unless the rule is `score`.
    pub score: Option<f64>,
    /// The highest, likewise.
    pub possible_score: Option<f64>,
    /// The score if everything that counts, or may count, were at its best; `null` likewise.
    pub best_score: Option<f64>,
    /// Whether the score may turn out not to apply: no level is proven until that is known.
    pub may_be_na: bool,
    /// Whether enough is known to speak of a level or a score, and anything applies.
    pub assessed: bool,
    /// Ids of the scores that count this one.
    pub counted_in: Vec<Text>,
    /// The scores that it counts directly.
    pub parts: Vec<PartReport>,
    /// How much of what it counts is known; `null` for `staged`.
    pub items: Option<ItemsReport>,
    /// Every level, by rank.
    pub levels: Vec<LevelExplanation>,
    /// What each item of a score would bring, largest first, ties in the order of the rules; empty
    /// unless the rule is `score`.
    pub points: Vec<PointReport>,
    /// The shares that a level is made of; `null` unless the rule is `first`.
    pub shares: Option<SharesReport>,
}

/// A score that another one counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// The lowest that it may turn out to be, rounded to 6 decimals; `null` when nothing applies.
    pub score: Option<f64>,
    /// The highest, likewise.
    pub possible_score: Option<f64>,
    /// Proven by the answers; `null` without levels.
    pub level: Option<LevelLabel>,
    /// How many levels it has.
    pub levels: usize,
}

/// Why a level is met, open or void.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelExplanation {
    /// 1 or more.
    pub rank: usize,
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `met`, `open` or `void`: by itself under `staged`; otherwise met up to the level reached and
    /// open above, or void when nothing applies.
    #[schemars(extend("enum" = ["met", "open", "void"]))]
    pub state: &'static str,
    /// The score that it starts at; `null` unless the rule is `score`.
    pub from: Option<f64>,
    /// The tag whose share makes it; `null` unless the rule is `first`, and for the last level.
    pub tag: Option<Text>,
    /// The smallest share of that tag, from 0 to 1.
    pub min: Option<f64>,
    /// The share that the answers have; `null` as well when no question applies.
    pub share: Option<f64>,
    /// Whether it is the level that the answers come to, under `first`; `false` otherwise.
    pub decides: bool,
    /// What it requires; empty unless the rule is `staged`.
    pub criteria: Vec<CriterionExplanation>,
}

/// Why a criterion is in its state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionExplanation {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// Its state.
    pub state: Truth,
    /// The answers that made that state, twelve at most.
    pub because: Vec<Because>,
    /// Questions among them that are not asked, do not apply, or wait.
    pub skipped: Vec<SkippedReport>,
    /// While it is unknown: the questions to answer, in order of asking.
    pub to_verify: Vec<ToAnswer>,
    /// Ids of those of which one alone, well answered, is enough, the nearest way first; empty
    /// unless several ways are open.
    pub enough: Vec<Text>,
    /// Id of the unmet criterion of the same dimension from whose answer this one only follows.
    pub follows_from: Option<Text>,
    /// What to do.
    pub remedy: RemedyReport,
}

/// A question to answer, and who can.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ToAnswer {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Who is asked; empty: everyone.
    pub profiles: Vec<Label>,
}

/// A question whose value is not an answer that was given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SkippedReport {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// `not-asked`, `not-applicable` (answered so), or `undecided`: its answer waits until it is
    /// known whether it applies.
    #[schemars(extend("enum" = ["not-asked", "not-applicable", "undecided"]))]
    pub how: &'static str,
    /// What it counts as, in words.
    pub counted_as: Text,
    /// Where that comes from: `otherwise`, `na` or `none`.
    #[schemars(extend("enum" = ["otherwise", "na", "none"]))]
    pub origin: &'static str,
    /// The reason that the rules give for "not applicable".
    pub reason: Option<Text>,
    /// The tests that decide whether it is asked; empty for `not-applicable`.
    pub because: Vec<TestReport>,
}

/// A test of a condition, and how it stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TestReport {
    /// `question`, `criterion` or `dimension`.
    #[schemars(extend("enum" = ["question", "criterion", "dimension"]))]
    pub on: &'static str,
    /// Its id.
    pub id: Text,
    /// The question, the criterion, or the label of the dimension.
    pub text: Text,
    /// State of the test.
    pub state: Truth,
    /// Today's answer, state or level, in words.
    pub value_text: Text,
    /// The options ticked, in words; empty unless several may be.
    pub ticked: Vec<Text>,
    /// What the test accepts, in words.
    pub accepted_text: Text,
    /// The options that are wanted and not ticked, in words; `null` unless several may be ticked and
    /// that is what is missing.
    pub missing_text: Option<Text>,
    /// Where the value of a question comes from: `answer`, `otherwise`, `na` or `none`; `null` for
    /// the others.
    #[schemars(extend("enum" = ["answer", "otherwise", "na", "none", null]))]
    pub origin: Option<&'static str>,
}

/// One way to meet a condition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BranchReport {
    /// Its state.
    pub state: Truth,
    /// All of these are wanted.
    pub tests: Vec<TestReport>,
}

/// What an item of a score would bring.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PointReport {
    /// `question` or `criterion`.
    #[schemars(extend("enum" = ["question", "criterion"]))]
    pub on: &'static str,
    /// Its id.
    pub id: Text,
    /// The question or the criterion.
    pub text: Text,
    /// `met`: at its best; `unmet`: could be better; `na`: leaves the score.
    pub state: Truth,
    /// What the score of the dimension would gain, at least, if this item alone were at its best;
    /// rounded to 6 decimals.
    pub gain: f64,
    /// The answer of a question, or the state of a criterion, in words.
    pub value_text: Text,
    /// The best answer of a question, in words; `null` for a criterion.
    pub best_text: Option<Text>,
    /// While it is unknown: the questions to answer, in order of asking.
    pub to_verify: Vec<ToAnswer>,
    /// Why it leaves the score or waits; `null` for a criterion, and for what was answered.
    pub skipped: Option<SkippedReport>,
    /// What to do about a criterion; `null` for a question.
    pub remedy: Option<RemedyReport>,
}

/// The shares that a level is made of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SharesReport {
    /// How many questions count.
    pub counted: usize,
    /// The questions that do not apply, and why.
    pub ignored: Vec<SkippedReport>,
    /// The questions that count and are unknown.
    pub to_verify: Vec<ToAnswer>,
    /// The levels that this may come to; `null` when nothing is unknown, or too much to try.
    pub settled: Option<SettledReport>,
    /// Tags that a level waits for.
    pub tags: Vec<TagReport>,
}

/// The levels that a dimension may come to once what is unknown is known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SettledReport {
    /// The lowest.
    pub lowest: LevelLabel,
    /// The highest.
    pub highest: LevelLabel,
}

/// The answers that carry a tag.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TagReport {
    /// The tag.
    pub tag: Text,
    /// The share of the questions that count, from 0 to 1, rounded to 6 decimals.
    pub share: f64,
    /// Whether unknown answers count as such.
    pub unanswered: bool,
    /// An option that carries it, given as an answer if any is; `null` when no option does.
    pub example: Option<ExampleReport>,
    /// The questions whose answers carry it.
    pub questions: Vec<TaggedReport>,
}

/// An option that carries a tag.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExampleReport {
    /// Id of its question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Id of the option.
    pub option: Text,
    /// What it says.
    pub option_text: Text,
}

/// A question whose answer carries a tag.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaggedReport {
    /// From the rule files.
    pub id: Text,
    /// The question.
    pub text: Text,
    /// What it counts as; `null` while it is unknown.
    pub answer: Option<AnswerValue>,
    /// The same in words.
    pub answer_text: Text,
    /// The options ticked, in words; empty unless several may be.
    pub ticked: Vec<Text>,
    /// Where that comes from: `answer`, `otherwise` or `none`.
    #[schemars(extend("enum" = ["answer", "otherwise", "none"]))]
    pub origin: &'static str,
}
