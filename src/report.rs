//! The result as data: all that any format prints, in one language.
//!
//! [`Report`] is the JSON contract: keys are stable, every key is always there, `null` or empty
//! when there is nothing to say. Formats are made from it alone.

mod answered;
mod build;
pub mod catalogue;
pub mod compare;
pub mod csv;
mod dossier;
pub mod explain;
pub mod findings;
pub mod html;
pub mod json;
mod keys;
pub mod markdown;
pub mod plan;
pub mod rules;
mod sentences;
pub mod table;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::assessment::{LevelState, Origin};
use crate::messages::Lang;
use crate::questionnaire::{Text, Written};
use crate::support::{Kind, Timing};
use crate::training::Purpose;
use crate::truth::Truth;

pub use self::plan::PlanReport;
pub use crate::questionnaire::Verdict;
pub use build::{Context, build};
pub use words::{EligibilityState, ItemKind, RuleName};

/// Version of the contract: additions keep it, anything else raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// A whole result.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of the contract: additions keep it, anything else raises it.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Language code of the labels and texts.
    pub language: Lang,
    /// Moment of the assessment, RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    pub assessed_at: Text,
    /// The rules that were applied.
    pub questionnaire: QuestionnaireHeader,
    /// Profiles present.
    pub profiles: Vec<Label>,
    /// Groups of questions, in order of asking.
    pub sections: Vec<Label>,
    /// Ids of every question of the rules, in order of asking, answered or not: a later comparison
    /// knows by them which questions are new.
    #[serde(default)]
    pub questions: Vec<Text>,
    /// How much was answered.
    pub progress: Progress,
    /// Training paths, in printing order.
    pub tracks: Vec<Label>,
    /// How far each dimension goes.
    pub dimensions: Vec<DimensionReport>,
    /// Every criterion of the rules, in their order.
    #[serde(default)]
    pub criteria: Vec<CriterionState>,
    /// What each stage expects of the team; `null` unless stages expect levels of a dimension.
    #[serde(default)]
    pub staircase: Option<StaircaseReport>,
    /// The verdict for support; `null` without a stage dimension.
    #[serde(deserialize_with = "keys::present")]
    pub readiness: Option<ReadinessReport>,
    /// What each dimension lacks for the stage asked for.
    pub gap: Vec<GapReport>,
    /// What the next stage will ask; `null` at the last.
    #[serde(deserialize_with = "keys::present")]
    pub outlook: Option<OutlookReport>,
    /// What support asks for, now and next.
    pub prerequisites: Vec<PrerequisiteReport>,
    /// The training path of each profile present.
    pub training: Vec<PathReport>,
    /// Whom to ask.
    pub support: SupportReport,
    /// The cheapest set of changes that leads to the next thing worth reaching; `null` when all is
    /// reached.
    #[serde(deserialize_with = "keys::present")]
    pub plan: Option<PlanReport>,
    /// What was answered.
    pub answers: Vec<AnswerReport>,
    /// Questions that answers files answer differently, in order of asking.
    pub disagreements: Vec<DisagreementReport>,
}

/// The program that made a result.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// `palier`.
    pub name: Text,
    /// Its version.
    pub version: Text,
}

impl Tool {
    /// This program.
    pub(crate) fn this() -> Tool {
        Tool {
            name: env!("CARGO_PKG_NAME").into(),
            version: env!("CARGO_PKG_VERSION").into(),
        }
    }
}

/// The rules that were applied.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct QuestionnaireHeader {
    /// Id of the questionnaire.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Version of its content.
    pub version: Text,
    /// `sha256:` of the canonical rules, texts excluded.
    pub digest: Text,
}

/// An id with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Label {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
}

/// A rank of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct LevelLabel {
    /// 0 is below the first level.
    #[serde(deserialize_with = "keys::count")]
    pub rank: usize,
    /// `null` for rank 0.
    #[serde(deserialize_with = "keys::present")]
    pub id: Option<Text>,
    /// To show.
    pub label: Text,
}

/// How much was answered, in questions.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Progress {
    /// Questions that concern the profiles present and apply, or may still apply.
    #[serde(deserialize_with = "keys::count")]
    pub asked: usize,
    /// Of these, answered.
    #[serde(deserialize_with = "keys::count")]
    pub answered: usize,
    /// Of these, unknown or not answered yet.
    #[serde(deserialize_with = "keys::count")]
    pub unknown: usize,
    /// Of these, answered "not applicable".
    #[serde(deserialize_with = "keys::count")]
    pub na: usize,
    /// Questions whose answers can still change something and that the profiles present can give.
    #[serde(deserialize_with = "keys::count")]
    pub pending: usize,
}

/// How far a dimension goes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DimensionReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `staged`, `score` or `first`.
    pub rule: RuleName,
    /// Proven by the answers; `null` without levels.
    #[serde(deserialize_with = "keys::present")]
    pub level: Option<LevelLabel>,
    /// Reached if every unknown turns out well; `null` without levels.
    #[serde(deserialize_with = "keys::present")]
    pub possible: Option<LevelLabel>,
    /// The lowest that the score may turn out to be, rounded to 6 decimals; `null` when nothing
    /// applies, and unless the rule is `score`.
    #[serde(deserialize_with = "keys::present")]
    pub score: Option<f64>,
    /// The highest, likewise.
    #[serde(deserialize_with = "keys::present")]
    pub possible_score: Option<f64>,
    /// How much of what it counts is known; `null` for `staged`.
    pub items: Option<ItemsReport>,
    /// Between what bounds its score lies, whatever the answers; `null` unless the rule is `score`.
    #[serde(default)]
    pub scale: Option<ScaleReport>,
    /// What its score combines; empty unless the rule is `score`.
    #[serde(default)]
    pub of: Vec<ItemReport>,
    /// Every level, by rank.
    pub levels: Vec<LevelReport>,
}

/// Between what bounds a score lies, whatever the answers; rounded to 6 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScaleReport {
    /// No answers give less.
    pub least: f64,
    /// No answers give more.
    pub most: f64,
}

// format.md, section 3.
/// One item of a score.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ItemReport {
    /// What it is.
    pub kind: ItemKind,
    /// From the rule files.
    pub id: Text,
    /// The question, the statement of the criterion or the label of the dimension.
    pub text: Text,
    /// How much it counts beside the others, more than 0; 1 by default.
    pub weight: f64,
    /// The least that it may turn out to be worth, rounded to 6 decimals; `null` when it does not
    /// apply, or counts for nothing.
    #[serde(deserialize_with = "keys::present")]
    pub score: Option<f64>,
    /// The most, likewise.
    #[serde(deserialize_with = "keys::present")]
    pub possible_score: Option<f64>,
    /// Between what bounds it lies, whatever the answers; `null` when it counts for nothing.
    #[serde(deserialize_with = "keys::present")]
    pub scale: Option<ScaleReport>,
}

/// How much of what a score or a share counts is known, in questions and criteria.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ItemsReport {
    /// Those whose answer or state is known.
    #[serde(deserialize_with = "keys::count")]
    pub known: usize,
    /// The others; what does not apply is in neither number.
    #[serde(deserialize_with = "keys::count")]
    pub unknown: usize,
}

/// One level of a dimension.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LevelReport {
    /// 1 or more.
    #[serde(deserialize_with = "keys::count")]
    pub rank: usize,
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `met`, `open` or `void`: by itself under `staged`; otherwise met up to the level reached and
    /// open above, or void when nothing applies.
    pub state: LevelState,
    /// The score that it starts at; `null` unless the rule is `score`.
    pub from: Option<f64>,
    /// What it requires; empty unless the rule is `staged`.
    pub criteria: Vec<CriterionReport>,
}

/// The state of a criterion.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CriterionReport {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// Its state.
    pub state: Truth,
}

/// The state of a criterion, with where it belongs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CriterionState {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// Id of the section of the first question that it tests, itself or through other criteria;
    /// `null` when it tests levels alone.
    #[serde(deserialize_with = "keys::present")]
    pub section: Option<Text>,
    /// Ids of the questions that it tests itself.
    pub questions: Vec<Text>,
    /// The stages that ask for it before support, in order, whatever the stage asked for.
    pub asked: Vec<AskedReport>,
    /// Its state.
    pub state: Truth,
}

// format.md, section 4.
/// A stage that asks for a criterion.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AskedReport {
    /// `gate` or `advice`.
    pub kind: Kind,
    /// The stage.
    pub stage: LevelLabel,
}

// format.md, section 4.
/// The level that each stage expects in a dimension: the first one of which any is expected.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct StaircaseReport {
    /// The dimension.
    pub dimension: Label,
    /// How many levels it has.
    #[serde(deserialize_with = "keys::count")]
    pub levels: usize,
    /// One step per stage.
    pub steps: Vec<StepReport>,
}

/// What one stage expects.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct StepReport {
    /// The stage.
    pub stage: LevelLabel,
    /// The highest level that this stage and those before it expect.
    pub expected: LevelLabel,
    /// The training paths that bring a team there and are not the own path of a single profile.
    pub tracks: Vec<Label>,
}

/// The verdict for support.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReadinessReport {
    /// Id of the dimension of stages.
    pub dimension: Text,
    /// The stage reached.
    pub reached: LevelLabel,
    /// The stage that support is asked for.
    pub asked: LevelLabel,
    /// The verdict.
    pub verdict: Verdict,
    /// Criteria that block.
    pub blockers: Vec<Text>,
    /// Gates to verify.
    pub to_verify: Vec<Text>,
    /// Advice that is not met.
    pub conditions: Vec<Text>,
}

/// What a dimension lacks.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct GapReport {
    /// Id of the dimension.
    pub dimension: Text,
    /// The level expected.
    pub expected: LevelLabel,
    /// The levels that lack; empty when nothing does.
    pub levels: Vec<GapLevelReport>,
}

/// One level that lacks.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct GapLevelReport {
    /// Its rank.
    #[serde(deserialize_with = "keys::count")]
    pub rank: usize,
    /// From the rule files.
    #[serde(deserialize_with = "keys::present")]
    pub id: Option<Text>,
    /// To show.
    pub label: Text,
    /// `unmet` or `unknown`.
    #[schemars(extend("enum" = ["unmet", "unknown"]))]
    pub because: Truth,
}

/// What the next stage will ask.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OutlookReport {
    /// The next stage.
    pub stage: LevelLabel,
    /// The verdict there, as things stand.
    pub verdict: Verdict,
    /// What each dimension lacks there.
    pub gap: Vec<GapReport>,
    /// Criteria that block there.
    pub blockers: Vec<Text>,
    /// Gates to verify there.
    pub to_verify: Vec<Text>,
    /// Gates of later stages already unmet.
    pub foreseen: Vec<Foreseen>,
}

/// A gate of a later stage.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Foreseen {
    /// Id of the criterion.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// The stage that asks for it.
    pub stage: LevelLabel,
}

/// One prerequisite of support.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PrerequisiteReport {
    /// Id of the criterion.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// `gate`, `advice` or `achievement`.
    pub kind: Kind,
    /// `now` or `next`.
    pub timing: Timing,
    /// Id of the unmet prerequisite from whose answer it follows.
    #[serde(deserialize_with = "keys::present")]
    pub follows_from: Option<Text>,
    /// The stage that asks for it.
    pub stage: LevelLabel,
    /// Its state.
    pub state: Truth,
    /// The answers that made that state.
    pub because: Vec<Because>,
    /// What goes wrong otherwise.
    #[serde(deserialize_with = "keys::present")]
    pub why: Option<Text>,
    /// What to do.
    pub remedy: RemedyReport,
    /// Title of the document it comes from.
    #[serde(deserialize_with = "keys::present")]
    pub source: Option<Text>,
}

/// An answer that made the state of a criterion.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Because {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// What it counts as.
    #[serde(deserialize_with = "keys::present")]
    pub answer: Option<AnswerValue>,
    /// The same in words.
    pub answer_text: Text,
    /// The options ticked, in words; empty unless several may be.
    #[serde(default)]
    pub ticked: Vec<Text>,
    /// What the criterion accepts, in words.
    #[serde(default)]
    pub accepted_text: Text,
    /// The options that are wanted and not ticked, in words; `null` unless several may be ticked and
    /// that is what is missing.
    pub missing_text: Option<Text>,
    /// `answer`, `otherwise`, `na` or `none`.
    pub origin: Origin,
    /// Who can answer; empty: everyone.
    #[serde(default)]
    pub profiles: Vec<Label>,
    /// The answer states a fact that no improvement changes, and the criterion refuses it.
    #[serde(default)]
    pub excludes: bool,
}

/// What to do about a criterion.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RemedyReport {
    /// One line, imperative.
    #[serde(deserialize_with = "keys::present")]
    pub text: Option<Text>,
    /// What to read.
    pub resources: Vec<ResourceReport>,
    /// Whom to ask.
    #[serde(deserialize_with = "keys::present")]
    pub contact: Option<ContactReport>,
}

/// Something to read, watch, follow or fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResourceReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub title: Text,
    /// Its address.
    pub url: Text,
    /// Language code of the resource itself.
    #[serde(deserialize_with = "keys::present")]
    pub language: Option<Text>,
    /// `video`, `course`, `article`, `documentation`, `tutorial` or `form`; `null` when the rules do
    /// not tell.
    #[schemars(extend("enum" = [
        "video", "course", "article", "documentation", "tutorial", "form", null
    ]))]
    #[serde(deserialize_with = "keys::present")]
    pub kind: Option<Text>,
    /// Duration in minutes.
    #[serde(deserialize_with = "keys::present")]
    pub minutes: Option<u32>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContactReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// Mail address.
    #[serde(deserialize_with = "keys::present")]
    pub mail: Option<Text>,
    /// Web address.
    #[serde(deserialize_with = "keys::present")]
    pub url: Option<Text>,
    /// What to ask for.
    #[serde(deserialize_with = "keys::present")]
    pub action: Option<Text>,
}

impl ContactReport {
    /// The name with its addresses.
    pub fn named(&self) -> String {
        let addresses = [self.mail.as_deref(), self.url.as_deref()];
        let parts = [Some(self.label.as_ref())].into_iter().chain(addresses);
        parts.flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The training path of a profile.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PathReport {
    /// Whose path.
    pub profile: Label,
    /// `gap`, `preparation` or `progress`.
    pub purpose: Purpose,
    /// Modules by level, then track.
    pub modules: Vec<ModuleReport>,
}

/// One module of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ModuleReport {
    /// From the rule files.
    pub id: Text,
    /// What one learns.
    pub title: Text,
    /// The path it belongs to.
    pub track: Label,
    /// The level it brings a team to.
    pub level: LevelLabel,
    /// Resources not listed by an earlier module of this path.
    pub resources: Vec<ResourceReport>,
    /// Ids of its resources that an earlier module of this path lists.
    pub listed_above: Vec<Text>,
}

/// Support: eligibility and whom to ask.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SupportReport {
    /// Which support is foreseen; `null` when the questionnaire has no cases.
    #[serde(deserialize_with = "keys::present")]
    pub eligibility: Option<EligibilityReport>,
    /// On the programme's side.
    pub contacts: Vec<ContactReport>,
    /// On the project's side.
    #[serde(deserialize_with = "keys::present")]
    pub counterpart: Option<Text>,
    /// The meeting to ask for.
    #[serde(deserialize_with = "keys::present")]
    pub meeting: Option<Text>,
}

/// Which support is foreseen.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct EligibilityReport {
    /// `eligible`, `to-clarify` or `none`.
    pub state: EligibilityState,
    /// Id of the case.
    #[serde(deserialize_with = "keys::present")]
    pub id: Option<Text>,
    /// The case.
    #[serde(deserialize_with = "keys::present")]
    pub label: Option<Text>,
    /// Support foreseen.
    pub offers: Vec<Text>,
    /// Questions to answer first.
    pub to_clarify: Vec<QuestionLabel>,
}

/// A question to answer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct QuestionLabel {
    /// From the rule files.
    pub id: Text,
    /// The question.
    pub text: Text,
}

/// One answer that was given.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AnswerReport {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Id of its section.
    pub section: Text,
    /// The answer as written; `"unknown"` and `"na"` are reserved.
    pub answer: AnswerValue,
    /// The same in words.
    pub answer_text: Text,
    /// Whether it counts: the question applies.
    pub counted: bool,
    /// Whether it describes the case, neither better nor worse than another: a fact, a number or a
    /// text.
    #[serde(default)]
    pub fact: bool,
    /// A remark.
    #[serde(deserialize_with = "keys::present")]
    pub note: Option<Text>,
    /// Where it can be checked.
    #[serde(deserialize_with = "keys::present")]
    pub evidence: Option<Text>,
    /// Who answered.
    #[serde(deserialize_with = "keys::present")]
    pub by: Option<Text>,
    /// When.
    #[serde(deserialize_with = "keys::present")]
    pub on: Option<Text>,
}

// format.md, section 8.
/// A question that answers files answer differently.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DisagreementReport {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Id of its section.
    pub section: Text,
    /// How many options it has, worst first; `null` unless one of graded options is chosen.
    #[serde(default, deserialize_with = "keys::present_count")]
    pub options: Option<usize>,
    /// Who said what, in order of the files; who does not know is left out.
    pub answers: Vec<SaidReport>,
    /// What counts: the lower of graded answers, else `"unknown"`.
    pub kept: AnswerValue,
    /// The same in words.
    pub kept_text: Text,
}

/// What one answers file says.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SaidReport {
    /// Name of the file.
    pub file: Text,
    /// Who answered.
    #[serde(deserialize_with = "keys::present")]
    pub by: Option<Text>,
    /// Profiles that the file states.
    pub profiles: Vec<Label>,
    /// The answer as written.
    pub answer: AnswerValue,
    /// The same in words.
    pub answer_text: Text,
    /// Its place among graded options, 1 the worst; `null` for any other answer.
    #[serde(default, deserialize_with = "keys::present_count")]
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
