//! A plan as data: what to change, in which order, and what it gives.

mod build;
mod document;
mod steps;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AnswerValue, GapReport, Label, LevelLabel, QuestionLabel, QuestionnaireHeader, RemedyReport,
    Tool, Verdict, keys,
};
use crate::plan::Move;
use crate::questionnaire::Text;

pub(super) use build::of as plan_of;
pub use build::{PlanContext, build};
pub(super) use document::{goal, headline, sheet, totals, wanted};
pub(super) use steps::Steps;

/// What `palier plan` prints.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanDocument {
    /// Version of the contract: additions keep it, anything else raises it.
    #[schemars(extend("const" = super::SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Language code of the labels and texts.
    pub language: &'static str,
    /// Moment of the plan, RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    pub assessed_at: Text,
    /// The rules that were applied.
    pub questionnaire: QuestionnaireHeader,
    /// Profiles present.
    pub profiles: Vec<Label>,
    /// The plan; `null` when nothing was asked for and nothing is left to reach.
    pub plan: Option<PlanReport>,
    /// Why there is nothing to plan: `reached`, or `described` when the dimensions only tell how
    /// things stand; `null` with a plan.
    #[schemars(extend("enum" = ["reached", "described", null]))]
    pub nothing_because: Option<&'static str>,
}

// format.md, section 6.
/// The cheapest set of answer changes that reaches a target.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlanReport {
    /// What it reaches.
    pub target: TargetReport,
    /// Whether there is a plan: `changes` then holds it, empty when the target is reached today.
    pub found: bool,
    /// Whether it is proven that nothing costs less; or, without a plan, that there is none.
    pub exact: bool,
    /// The efforts of all that is to be done, without unit; `null` without a plan.
    #[serde(deserialize_with = "keys::present")]
    pub effort: Option<u64>,
    /// How many answers to verify; `null` without a plan.
    #[serde(deserialize_with = "keys::present")]
    pub verifications: Option<u64>,
    /// The effort if no verification turns out well and each has to be made up for; `null` when
    /// that cannot be.
    #[serde(deserialize_with = "keys::present")]
    pub worst_effort: Option<u64>,
    /// No plan takes less effort than this: the same as `effort` when `exact`.
    pub lower_bound: u64,
    /// With that effort, no plan takes fewer verifications than this.
    pub lower_bound_verifications: u64,
    /// Why there is no plan; `null` when there is one, or when the search was given up.
    #[serde(deserialize_with = "keys::present")]
    pub impossible_because: Option<ObstacleReport>,
    /// What to change, in the order to go about it: first what to verify.
    pub changes: Vec<ChangeReport>,
    /// The criteria that the changes are for, in the order of the rules.
    pub criteria: Vec<PlannedCriterion>,
    /// What it gives; `null` without a plan.
    #[serde(deserialize_with = "keys::present")]
    pub gives: Option<GivesReport>,
}

/// What a plan is to reach.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TargetReport {
    /// `level` or `verdict`.
    pub kind: TargetKind,
    /// As `--to` takes it: `dimension.level`, or a verdict.
    pub id: Text,
    /// The dimension of the level; `null` for a verdict.
    #[serde(deserialize_with = "keys::present")]
    pub dimension: Option<Label>,
    /// The level; `null` for a verdict.
    #[serde(deserialize_with = "keys::present")]
    pub level: Option<LevelLabel>,
    /// How many levels the dimension has; `null` for a verdict.
    #[serde(deserialize_with = "keys::present_count")]
    pub levels: Option<usize>,
    /// The verdict; `null` for a level.
    #[serde(deserialize_with = "keys::present")]
    pub verdict: Option<Verdict>,
    /// The dimension of stages, for a verdict.
    #[serde(deserialize_with = "keys::present")]
    pub stages: Option<Label>,
    /// The stage that support is asked for, for a verdict.
    #[serde(deserialize_with = "keys::present")]
    pub stage: Option<LevelLabel>,
}

/// What a plan leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// A level of a dimension.
    Level,
    /// A verdict for support.
    Verdict,
}

/// Why there is no plan.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ObstacleReport {
    /// `fact`: an answer that no improvement changes; `not-by-improving`: only a worse answer
    /// would do; `conflict`: what the target needs cannot be had together; `shares`: the dimension
    /// tells how things stand, and leaves nothing to plan.
    pub reason: ObstacleReason,
    /// The criterion that is out of reach; `null` when it is not one alone.
    #[serde(deserialize_with = "keys::present")]
    pub criterion: Option<PlannedCriterion>,
    /// The question whose answer forbids it.
    #[serde(deserialize_with = "keys::present")]
    pub question: Option<QuestionLabel>,
    /// That answer, as written.
    #[serde(deserialize_with = "keys::present")]
    pub answer: Option<AnswerValue>,
    /// The same in words.
    #[serde(deserialize_with = "keys::present")]
    pub answer_text: Option<Text>,
    /// The dimension that leaves nothing to plan.
    #[serde(deserialize_with = "keys::present")]
    pub dimension: Option<Label>,
}

/// What forbids a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ObstacleReason {
    /// An answer that no improvement changes.
    Fact,
    /// Only a worse answer would do.
    NotByImproving,
    /// What the target needs cannot be had together.
    Conflict,
    /// The dimension tells how things stand, and leaves nothing to plan.
    Shares,
}

/// One answer to change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ChangeReport {
    /// `verify`: find out what is not known, and hope that it is so; `do`: improve it.
    pub kind: Move,
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Today's answer as written.
    pub from: AnswerValue,
    /// The same in words.
    pub from_text: Text,
    /// The answer wanted, as written.
    pub to: AnswerValue,
    /// The same in words.
    pub to_text: Text,
    /// Whether any better answer does as well.
    pub or_better: bool,
    /// The options to tick besides those of today, in words; `null` where the answer is replaced.
    #[serde(deserialize_with = "keys::present")]
    pub added_text: Option<Text>,
    /// What it costs, without unit: 0 to verify.
    pub effort: u64,
    /// Whether the question is asked only once other changes are made.
    pub asked_later: bool,
    /// Ids of the criteria that are lost without it; empty where only a score is at stake.
    pub criteria: Vec<Text>,
    /// Ids of those among them that do not test the question themselves: it decides what is asked,
    /// or stands behind others.
    pub enables: Vec<Text>,
    /// Who can answer; empty: everyone.
    pub profiles: Vec<Label>,
}

/// A criterion that a plan sees to.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlannedCriterion {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// What goes wrong otherwise.
    #[serde(deserialize_with = "keys::present")]
    pub why: Option<Text>,
    /// What to do.
    pub remedy: RemedyReport,
    /// Title of the document it comes from.
    #[serde(deserialize_with = "keys::present")]
    pub source: Option<Text>,
}

/// What a plan gives once it is carried out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct GivesReport {
    /// Every dimension, today and then.
    pub dimensions: Vec<MovedDimension>,
    /// The verdict today, for the stage that support is asked for; `null` without stages.
    #[serde(deserialize_with = "keys::present")]
    pub verdict_before: Option<Verdict>,
    /// The verdict then, for the same stage.
    #[serde(deserialize_with = "keys::present")]
    pub verdict: Option<Verdict>,
    /// What each dimension lacks for that stage, then.
    pub gap: Vec<GapReport>,
    /// Ids of the advice up to that stage that will be unmet or unknown.
    pub conditions: Vec<Text>,
    /// The request for support at the stage that will be reached; `null` when it is the same.
    #[serde(deserialize_with = "keys::present")]
    pub next: Option<NextRequest>,
}

/// The request for support at the stage that a plan leads to.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct NextRequest {
    /// The stage.
    pub stage: LevelLabel,
    /// The verdict there.
    pub verdict: Verdict,
    /// Ids of the gates that will be missing.
    pub blockers: Vec<Text>,
    /// Ids of the gates that will be to verify.
    pub to_verify: Vec<Text>,
}

/// A dimension today, and once a plan is carried out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MovedDimension {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// How many levels it has.
    #[serde(deserialize_with = "keys::count")]
    pub levels: usize,
    /// Proven today; `null` without levels.
    #[serde(deserialize_with = "keys::present")]
    pub before: Option<LevelLabel>,
    /// Proven then.
    #[serde(deserialize_with = "keys::present")]
    pub level: Option<LevelLabel>,
    /// The lowest that its score may be today; `null` unless the rule is `score`.
    #[serde(deserialize_with = "keys::present")]
    pub score_before: Option<f64>,
    /// The same then.
    #[serde(deserialize_with = "keys::present")]
    pub score: Option<f64>,
}
