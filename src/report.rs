//! The result as data: all that any format prints, in one language.
//!
//! [`Report`] is the JSON contract: keys are stable, every key is always there, `null` or empty
//! when there is nothing to say. Formats are made from it alone.

mod answered;
mod build;
pub mod catalogue;
pub mod compare;
pub mod csv;
pub mod explain;
pub mod findings;
pub mod json;
pub mod markdown;
pub mod plan;
pub mod rules;
pub mod table;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::questionnaire::Written;
use crate::truth::Truth;

pub use self::plan::PlanReport;
pub use crate::questionnaire::Verdict;
pub use build::{Context, build};

/// Version of the contract: additions keep it, anything else raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// A whole result.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Version of the contract: additions keep it, anything else raises it.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Language code of the labels and texts.
    pub language: &'static str,
    /// Moment of the assessment, RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    pub assessed_at: String,
    /// The rules that were applied.
    pub questionnaire: QuestionnaireHeader,
    /// Profiles present.
    pub profiles: Vec<Label>,
    /// Groups of questions, in order of asking.
    pub sections: Vec<Label>,
    /// Ids of every question of the rules, in order of asking, answered or not: a later comparison
    /// knows by them which questions are new.
    pub questions: Vec<String>,
    /// How much was answered.
    pub progress: Progress,
    /// Training paths, in printing order.
    pub tracks: Vec<Label>,
    /// How far each dimension goes.
    pub dimensions: Vec<DimensionReport>,
    /// Every criterion of the rules, in their order.
    pub criteria: Vec<CriterionState>,
    /// What each stage expects of the team; `null` unless stages expect levels of a dimension.
    pub staircase: Option<StaircaseReport>,
    /// The verdict for support; `null` without a stage dimension.
    pub readiness: Option<ReadinessReport>,
    /// What each dimension lacks for the stage asked for.
    pub gap: Vec<GapReport>,
    /// What the next stage will ask; `null` at the last.
    pub outlook: Option<OutlookReport>,
    /// What support asks for, now and next.
    pub prerequisites: Vec<PrerequisiteReport>,
    /// The training path of each profile present.
    pub training: Vec<PathReport>,
    /// Whom to ask.
    pub support: SupportReport,
    /// The cheapest set of changes that leads to the next thing worth reaching; `null` when all is
    /// reached.
    pub plan: Option<PlanReport>,
    /// What was answered.
    pub answers: Vec<AnswerReport>,
    /// Questions that answers files answer differently, in order of asking.
    pub disagreements: Vec<DisagreementReport>,
}

/// The program that made a result.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Tool {
    /// `palier`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub(crate) fn this() -> Tool {
        Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// The rules that were applied.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionnaireHeader {
    /// Id of the questionnaire.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Version of its content.
    pub version: String,
    /// `sha256:` of the canonical rules, texts excluded.
    pub digest: String,
}

/// An id with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Label {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
}

/// A rank of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct LevelLabel {
    /// 0 is below the first level.
    pub rank: usize,
    /// `null` for rank 0.
    pub id: Option<String>,
    /// To show.
    pub label: String,
}

/// How much was answered, in questions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Progress {
    /// Questions that concern the profiles present and apply, or may still apply.
    pub asked: usize,
    /// Of these, answered.
    pub answered: usize,
    /// Of these, unknown or not answered yet.
    pub unknown: usize,
    /// Of these, answered "not applicable".
    pub na: usize,
    /// Questions whose answers can still change something and that the profiles present can give.
    pub pending: usize,
}

/// How far a dimension goes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DimensionReport {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
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
    /// How much of what it counts is known; `null` for `staged`.
    pub items: Option<ItemsReport>,
    /// Between what bounds its score lies, whatever the answers; `null` unless the rule is `score`.
    pub scale: Option<ScaleReport>,
    /// What its score combines; empty unless the rule is `score`.
    pub of: Vec<ItemReport>,
    /// Every level, by rank.
    pub levels: Vec<LevelReport>,
}

/// Between what bounds a score lies, whatever the answers; rounded to 6 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct ScaleReport {
    /// No answers give less.
    pub least: f64,
    /// No answers give more.
    pub most: f64,
}

// format.md, section 3.
/// One item of a score.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemReport {
    /// `question`, `criterion` or `dimension`.
    #[schemars(extend("enum" = ["question", "criterion", "dimension"]))]
    pub kind: &'static str,
    /// From the rule files.
    pub id: String,
    /// The question, the statement of the criterion or the label of the dimension.
    pub text: String,
    /// How much it counts beside the others, more than 0; 1 by default.
    pub weight: f64,
    /// The least that it may turn out to be worth, rounded to 6 decimals; `null` when it does not
    /// apply, or counts for nothing.
    pub score: Option<f64>,
    /// The most, likewise.
    pub possible_score: Option<f64>,
    /// Between what bounds it lies, whatever the answers; `null` when it counts for nothing.
    pub scale: Option<ScaleReport>,
}

/// How much of what a score or a share counts is known, in questions and criteria.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemsReport {
    /// Those whose answer or state is known.
    pub known: usize,
    /// The others; what does not apply is in neither number.
    pub unknown: usize,
}

/// One level of a dimension.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelReport {
    /// 1 or more.
    pub rank: usize,
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// `met`, `open` or `void`: by itself under `staged`; otherwise met up to the level reached and
    /// open above, or void when nothing applies.
    #[schemars(extend("enum" = ["met", "open", "void"]))]
    pub state: &'static str,
    /// The score that it starts at; `null` unless the rule is `score`.
    pub from: Option<f64>,
    /// What it requires; empty unless the rule is `staged`.
    pub criteria: Vec<CriterionReport>,
}

/// The state of a criterion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionReport {
    /// From the rule files.
    pub id: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// Its state.
    pub state: Truth,
}

/// The state of a criterion, with where it belongs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionState {
    /// From the rule files.
    pub id: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// Id of the section of the first question that it tests, itself or through other criteria;
    /// `null` when it tests levels alone.
    pub section: Option<String>,
    /// Ids of the questions that it tests itself.
    pub questions: Vec<String>,
    /// Its state.
    pub state: Truth,
}

// format.md, section 4.
/// The level that each stage expects in a dimension: the first one of which any is expected.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StaircaseReport {
    /// The dimension.
    pub dimension: Label,
    /// How many levels it has.
    pub levels: usize,
    /// One step per stage.
    pub steps: Vec<StepReport>,
}

/// What one stage expects.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepReport {
    /// The stage.
    pub stage: LevelLabel,
    /// The highest level that this stage and those before it expect.
    pub expected: LevelLabel,
    /// The training paths that bring a team there and are not the own path of a single profile.
    pub tracks: Vec<Label>,
}

/// The verdict for support.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadinessReport {
    /// Id of the dimension of stages.
    pub dimension: String,
    /// The stage reached.
    pub reached: LevelLabel,
    /// The stage that support is asked for.
    pub asked: LevelLabel,
    /// The verdict.
    pub verdict: Verdict,
    /// Criteria that block.
    pub blockers: Vec<String>,
    /// Gates to verify.
    pub to_verify: Vec<String>,
    /// Advice that is not met.
    pub conditions: Vec<String>,
}

/// What a dimension lacks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapReport {
    /// Id of the dimension.
    pub dimension: String,
    /// The level expected.
    pub expected: LevelLabel,
    /// The levels that lack; empty when nothing does.
    pub levels: Vec<GapLevelReport>,
}

/// One level that lacks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapLevelReport {
    /// Its rank.
    pub rank: usize,
    /// From the rule files.
    pub id: Option<String>,
    /// To show.
    pub label: String,
    /// `unmet` or `unknown`.
    #[schemars(extend("enum" = ["unmet", "unknown"]))]
    pub because: Truth,
}

/// What the next stage will ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OutlookReport {
    /// The next stage.
    pub stage: LevelLabel,
    /// The verdict there, as things stand.
    pub verdict: Verdict,
    /// What each dimension lacks there.
    pub gap: Vec<GapReport>,
    /// Criteria that block there.
    pub blockers: Vec<String>,
    /// Gates to verify there.
    pub to_verify: Vec<String>,
    /// Gates of later stages already unmet.
    pub foreseen: Vec<Foreseen>,
}

/// A gate of a later stage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Foreseen {
    /// Id of the criterion.
    pub id: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// The stage that asks for it.
    pub stage: LevelLabel,
}

/// One prerequisite of support.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrerequisiteReport {
    /// Id of the criterion.
    pub id: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// `gate`, `advice` or `achievement`.
    #[schemars(extend("enum" = ["gate", "advice", "achievement"]))]
    pub kind: &'static str,
    /// `now` or `next`.
    #[schemars(extend("enum" = ["now", "next"]))]
    pub timing: &'static str,
    /// Id of the unmet prerequisite from whose answer it follows.
    pub follows_from: Option<String>,
    /// The stage that asks for it.
    pub stage: LevelLabel,
    /// Its state.
    pub state: Truth,
    /// The answers that made that state.
    pub because: Vec<Because>,
    /// What goes wrong otherwise.
    pub why: Option<String>,
    /// What to do.
    pub remedy: RemedyReport,
    /// Title of the document it comes from.
    pub source: Option<String>,
}

/// An answer that made the state of a criterion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Because {
    /// Id of the question.
    pub question: String,
    /// The question.
    pub text: String,
    /// What it counts as.
    pub answer: Option<AnswerValue>,
    /// The same in words.
    pub answer_text: String,
    /// The options ticked, in words; empty unless several may be.
    pub ticked: Vec<String>,
    /// What the criterion accepts, in words.
    pub accepted_text: String,
    /// The options that are wanted and not ticked, in words; `null` unless several may be ticked and
    /// that is what is missing.
    pub missing_text: Option<String>,
    /// `answer`, `otherwise`, `na` or `none`.
    #[schemars(extend("enum" = ["answer", "otherwise", "na", "none"]))]
    pub origin: &'static str,
    /// Who can answer; empty: everyone.
    pub profiles: Vec<Label>,
    /// The answer states a fact that no improvement changes, and the criterion refuses it.
    pub excludes: bool,
}

/// What to do about a criterion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RemedyReport {
    /// One line, imperative.
    pub text: Option<String>,
    /// What to read.
    pub resources: Vec<ResourceReport>,
    /// Whom to ask.
    pub contact: Option<ContactReport>,
}

/// Something to read, watch, follow or fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ResourceReport {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Language code of the resource itself.
    pub language: Option<String>,
    /// `video`, `course`, `article`, `documentation`, `tutorial` or `form`; `null` when the rules do
    /// not tell.
    #[schemars(extend("enum" = [
        "video", "course", "article", "documentation", "tutorial", "form", null
    ]))]
    pub kind: Option<String>,
    /// Duration in minutes.
    pub minutes: Option<u32>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContactReport {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// What to ask for.
    pub action: Option<String>,
}

impl ContactReport {
    /// The name with its addresses.
    pub fn named(&self) -> String {
        let addresses = [self.mail.as_deref(), self.url.as_deref()];
        let parts = [Some(self.label.as_str())].into_iter().chain(addresses);
        parts.flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The training path of a profile.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PathReport {
    /// Whose path.
    pub profile: Label,
    /// `gap`, `preparation` or `progress`.
    #[schemars(extend("enum" = ["gap", "preparation", "progress"]))]
    pub purpose: &'static str,
    /// Modules by level, then track.
    pub modules: Vec<ModuleReport>,
}

/// One module of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModuleReport {
    /// From the rule files.
    pub id: String,
    /// What one learns.
    pub title: String,
    /// The path it belongs to.
    pub track: Label,
    /// The level it brings a team to.
    pub level: LevelLabel,
    /// Resources not listed by an earlier module of this path.
    pub resources: Vec<ResourceReport>,
    /// Ids of its resources that an earlier module of this path lists.
    pub listed_above: Vec<String>,
}

/// Support: eligibility and whom to ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SupportReport {
    /// Which support is foreseen; `null` when the questionnaire has no cases.
    pub eligibility: Option<EligibilityReport>,
    /// On the programme's side.
    pub contacts: Vec<ContactReport>,
    /// On the project's side.
    pub counterpart: Option<String>,
    /// The meeting to ask for.
    pub meeting: Option<String>,
}

/// Which support is foreseen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EligibilityReport {
    /// `eligible`, `to-clarify` or `none`.
    #[schemars(extend("enum" = ["eligible", "to-clarify", "none"]))]
    pub state: &'static str,
    /// Id of the case.
    pub id: Option<String>,
    /// The case.
    pub label: Option<String>,
    /// Support foreseen.
    pub offers: Vec<String>,
    /// Questions to answer first.
    pub to_clarify: Vec<QuestionLabel>,
}

/// A question to answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionLabel {
    /// From the rule files.
    pub id: String,
    /// The question.
    pub text: String,
}

/// One answer that was given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerReport {
    /// Id of the question.
    pub question: String,
    /// The question.
    pub text: String,
    /// Id of its section.
    pub section: String,
    /// The answer as written; `"unknown"` and `"na"` are reserved.
    pub answer: AnswerValue,
    /// The same in words.
    pub answer_text: String,
    /// Whether it counts: the question applies.
    pub counted: bool,
    /// Whether it describes the case, neither better nor worse than another: a fact, a number or a
    /// text.
    pub fact: bool,
    /// A remark.
    pub note: Option<String>,
    /// Where it can be checked.
    pub evidence: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// When.
    pub on: Option<String>,
}

// format.md, section 8.
/// A question that answers files answer differently.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DisagreementReport {
    /// Id of the question.
    pub question: String,
    /// The question.
    pub text: String,
    /// Id of its section.
    pub section: String,
    /// How many options it has, worst first; `null` unless one of graded options is chosen.
    pub options: Option<usize>,
    /// Who said what, in order of the files; who does not know is left out.
    pub answers: Vec<SaidReport>,
    /// What counts: the lower of graded answers, else `"unknown"`.
    pub kept: AnswerValue,
    /// The same in words.
    pub kept_text: String,
}

/// What one answers file says.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SaidReport {
    /// Name of the file.
    pub file: String,
    /// Who answered.
    pub by: Option<String>,
    /// Profiles that the file states.
    pub profiles: Vec<Label>,
    /// The answer as written.
    pub answer: AnswerValue,
    /// The same in words.
    pub answer_text: String,
    /// Its place among graded options, 1 the worst; `null` for any other answer.
    pub rank: Option<usize>,
}

/// An answer as written in an answers file.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
// For the schema alone: `Serialize` is written by hand below.
#[schemars(untagged)]
pub enum AnswerValue {
    /// An option's id, a reserved word, or a free text.
    Word(String),
    /// Options' ids.
    Words(Vec<String>),
    /// A number without decimals.
    Whole(i64),
    /// Another number.
    Number(f64),
}

impl From<Written<'_>> for AnswerValue {
    fn from(written: Written<'_>) -> AnswerValue {
        match written {
            Written::Word(word) => AnswerValue::Word(word.to_owned()),
            Written::Words(words) => {
                AnswerValue::Words(words.into_iter().map(str::to_owned).collect())
            }
            Written::Whole(number) => AnswerValue::Whole(number),
            Written::Number(number) => AnswerValue::Number(number),
        }
    }
}

impl std::fmt::Display for AnswerValue {
    /// As written; several options between brackets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AnswerValue::Word(word) => formatter.write_str(word),
            AnswerValue::Words(words) => write!(formatter, "[{}]", words.join(", ")),
            AnswerValue::Whole(number) => write!(formatter, "{number}"),
            AnswerValue::Number(number) => write!(formatter, "{number}"),
        }
    }
}

impl Serialize for AnswerValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AnswerValue::Word(word) => serializer.serialize_str(word),
            AnswerValue::Words(words) => words.serialize(serializer),
            AnswerValue::Whole(number) => serializer.serialize_i64(*number),
            AnswerValue::Number(number) => serializer.serialize_f64(*number),
        }
    }
}
