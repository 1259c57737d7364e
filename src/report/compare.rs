//! What changed between two sets of answers, as data: [`ComparisonReport`] is the JSON contract of
//! `palier compare`.
//!
//! Both sides are scored on the rules of today, whatever they were answered to. What a side was
//! told then (`recorded`, of a saved result), what became of its ids, and what new questions
//! changed stand apart from what changed on the team's side.

mod build;
mod document;
mod input;
mod parts;
mod recorded;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    AnswerValue, EligibilityReport, GapLevelReport, GapReport, Label, LevelLabel, Progress,
    QuestionnaireHeader, ReadinessReport, RuleName, Tool,
};
use crate::questionnaire::Text;
use crate::questionnaire::Verdict;
use crate::truth::Truth;

pub use build::{Context, build};
pub use document::{Letter, write as document};
pub use input::{Gone, Input, Kind, Recorded, RecordedDimension, RecordedLevel, RecordedReadiness};

/// A whole comparison.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparisonReport {
    /// Version of the contract: additions keep it, anything else raises it.
    #[schemars(extend("const" = super::SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Language code of the labels and texts.
    pub language: &'static str,
    /// Moment of the comparison, RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    pub assessed_at: Text,
    /// The rules of today, applied to both sides.
    pub questionnaire: QuestionnaireHeader,
    /// Profiles present in the later answers.
    pub profiles: Vec<Label>,
    /// Whether any answer changed, those to new questions left out: nothing else changes without.
    pub changed: bool,
    /// The earlier file, and what it comes to by itself.
    pub before: SideReport,
    /// The later file, and what it comes to.
    pub after: SideReport,
    /// Every dimension, in the order of the rules.
    pub dimensions: Vec<DimensionChangeReport>,
    /// The verdict of both at one stage; `null` without a stage dimension.
    pub readiness: Option<ReadinessChangeReport>,
    /// What each dimension lacks for that stage, then and now; a dimension of which nothing is
    /// expected is not there.
    pub gap: Vec<GapChangeReport>,
    /// Which support is foreseen, then and now; `null` when the questionnaire has no cases.
    pub eligibility: Option<EligibilityChangeReport>,
    /// The answers that changed.
    pub answers: AnswerChanges,
    /// The criteria whose state changed.
    pub criteria: CriterionChanges,
    /// What new questions changed: it is not counted above.
    pub new_questions: NewQuestionsReport,
}

/// One of the two files.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideReport {
    /// Name of the file.
    pub file: Text,
    /// `answers` or `result`.
    #[schemars(extend("enum" = ["answers", "result"]))]
    pub kind: &'static str,
    /// The version of the questionnaire that the file names.
    pub version: Option<Text>,
    /// Digest of the rules that gave a result; `null` for answers.
    pub digest: Option<Text>,
    /// When a result was made; `null` for answers.
    pub assessed_at: Option<Text>,
    /// The rules of the file against those of today: `same` (same digest), `same-version` (answers:
    /// their digest is not known), `other-version`, `changed` (same version, another digest), or
    /// `unknown` (answers that name no version).
    #[schemars(extend("enum" = ["same", "same-version", "other-version", "changed", "unknown"]))]
    pub rules: &'static str,
    /// Profiles present.
    pub profiles: Vec<Label>,
    /// How much was answered, on the rules of today.
    pub progress: Progress,
    /// The verdict at the stage asked for, or at the one that this side reaches; `null` without a
    /// stage dimension.
    pub readiness: Option<ReadinessReport>,
    /// What each dimension lacks at that stage.
    pub gap: Vec<GapReport>,
    /// What a result told when it was made; `null` for answers.
    pub recorded: Option<RecordedReport>,
    /// Answers read under the new name of their question.
    pub renamed: Vec<RenamedReport>,
    /// Answers to questions that no longer exist: they do not count.
    pub gone: Vec<GoneReport>,
    /// Answers of a result that their question no longer accepts: they count as unknown.
    pub refused: Vec<GoneReport>,
}

/// An answer read under another name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RenamedReport {
    /// Id in the file.
    pub id: Text,
    /// Id of today.
    pub question: Text,
}

/// An answer that counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GoneReport {
    /// Id of the question in the file.
    pub id: Text,
    /// The question; `null` when it is not known any more.
    pub text: Option<Text>,
    /// The answer in words; `null` when it is not known.
    pub answer_text: Option<Text>,
}

/// What a result told when it was made, against the same answers on the rules of today.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedReport {
    /// Whether every level, score and verdict is the same on the rules of today.
    pub same: bool,
    /// Every dimension of then or of today.
    pub dimensions: Vec<RecordedDimensionReport>,
    /// The verdict; `null` when none was given.
    pub verdict: Option<RecordedVerdictReport>,
}

/// A dimension then, and on the rules of today.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedDimensionReport {
    /// From the rule files of today, or of then.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// Whether both are the same; a difference is the questionnaire's doing, not the team's.
    pub same: bool,
    /// The level told then; `null` without levels, or when the dimension did not exist.
    pub then: Option<LevelLabel>,
    /// The score told then.
    pub then_score: Option<f64>,
    /// The level of the same answers today; `null` without levels, or when the dimension is gone.
    pub today: Option<LevelLabel>,
    /// The score of the same answers today.
    pub today_score: Option<f64>,
}

/// A verdict then, and on the rules of today.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordedVerdictReport {
    /// Whether both are the same.
    pub same: bool,
    /// The stage that it was for.
    pub stage: LevelLabel,
    /// The verdict told then.
    pub then: Verdict,
    /// The verdict of the same answers today, at the same stage; `null` when that stage is gone.
    pub today: Option<Verdict>,
}

/// A dimension then and now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DimensionChangeReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// `staged`, `score` or `first`.
    pub rule: RuleName,
    /// How many levels there are.
    pub levels: usize,
    /// `up`, `down`, `same`, by the level proven, then by the score; `other` when there is a score
    /// on one side only.
    #[schemars(extend("enum" = ["up", "down", "same", "other"]))]
    pub change: &'static str,
    /// What became known, or no longer is, is enough to explain the change.
    pub by_knowledge: bool,
    /// The earlier answers, with the later ones to new questions.
    pub before: StandingReport,
    /// The later answers.
    pub after: StandingReport,
}

/// How far a dimension goes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandingReport {
    /// Proven by the answers; `null` without levels.
    pub level: Option<LevelLabel>,
    /// Reached if every unknown turns out well; `null` without levels.
    pub possible: Option<LevelLabel>,
    /// The lowest that the score may turn out to be; `null` as in a result.
    pub score: Option<f64>,
    /// The highest, likewise.
    pub possible_score: Option<f64>,
    /// Whether enough is known to speak of a level or a score, and anything applies.
    pub assessed: bool,
}

/// The verdict of both sides at one stage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadinessChangeReport {
    /// Id of the dimension of stages.
    pub dimension: Text,
    /// The stage: the higher of the two that support is asked for.
    pub stage: LevelLabel,
    /// `up`, `down` or `same`.
    #[schemars(extend("enum" = ["up", "down", "same"]))]
    pub change: &'static str,
    /// The earlier answers there, with the later ones to new questions.
    pub before: VerdictReport,
    /// The later answers there.
    pub after: VerdictReport,
}

/// A verdict with its reasons.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerdictReport {
    /// The verdict.
    pub verdict: Verdict,
    /// Criteria that block.
    pub blockers: Vec<Text>,
    /// Gates to verify.
    pub to_verify: Vec<Text>,
    /// Advice that is not met.
    pub conditions: Vec<Text>,
    /// Those of `blockers` that no improvement lifts: an answer rules support out.
    pub excluding: Vec<Text>,
}

/// What a dimension lacks for one stage, then and now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapChangeReport {
    /// Id of the dimension.
    pub dimension: Text,
    /// The level expected.
    pub expected: LevelLabel,
    /// The levels that lacked; empty when nothing did.
    pub before: Vec<GapLevelReport>,
    /// The levels that lack now.
    pub after: Vec<GapLevelReport>,
}

/// Which support is foreseen, then and now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EligibilityChangeReport {
    /// Whether the state and the case are the same.
    pub same: bool,
    /// Then.
    pub before: EligibilityReport,
    /// Now.
    pub after: EligibilityReport,
}

/// The answers that changed, in order of asking; a missing answer is the same as an unknown one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerChanges {
    /// Known then and now, and different.
    pub changed: Vec<AnswerChangeReport>,
    /// Unknown then, known now.
    pub newly_known: Vec<AnswerChangeReport>,
    /// Known then, unknown now.
    pub no_longer_known: Vec<AnswerChangeReport>,
}

/// An answer that changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerChangeReport {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Id of its section.
    pub section: Text,
    /// The answer before, as written.
    pub from: AnswerValue,
    /// The same in words.
    pub from_text: Text,
    /// The answer now, as written.
    pub to: AnswerValue,
    /// The same in words.
    pub to_text: Text,
    /// Options ticked now that were not, in words: all of them if the answer was unknown or did not
    /// apply; empty unless several may be ticked.
    pub added: Vec<Text>,
    /// Options ticked then that are not any more, likewise.
    pub removed: Vec<Text>,
    /// `better`, `worse`, `other`, `newly-known` or `no-longer-known`.
    #[schemars(extend("enum" = ["better", "worse", "other", "newly-known", "no-longer-known"]))]
    pub change: &'static str,
    /// Whether the question applied.
    pub counted_before: bool,
    /// Whether it applies now.
    pub counted_after: bool,
    /// Whether the question existed when the earlier answers were given; `null` when that is not
    /// known: answers to another version, that do not mention it.
    pub existed: Option<bool>,
}

/// The criteria whose state changed; in each list, gates first, then what levels require, advice,
/// what scores count, the rest.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionChanges {
    /// Unmet, then met.
    pub gained: Vec<CriterionChangeReport>,
    /// Met, then unmet.
    pub lost: Vec<CriterionChangeReport>,
    /// Unknown, then met, unmet or not applicable.
    pub newly_known: Vec<CriterionChangeReport>,
    /// Met, unmet or not applicable, then unknown.
    pub no_longer_known: Vec<CriterionChangeReport>,
    /// Not applicable, then met or unmet.
    pub now_applies: Vec<CriterionChangeReport>,
    /// Met or unmet, then not applicable.
    pub no_longer_applies: Vec<CriterionChangeReport>,
}

/// A criterion whose state changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionChangeReport {
    /// From the rule files.
    pub id: Text,
    /// A statement that is true when it is met.
    pub text: Text,
    /// Its state then.
    pub before: Truth,
    /// Its state now.
    pub after: Truth,
    /// Whether a level, a gate, an advice or a score names it.
    pub counts: bool,
    /// The answers that made the change, twelve at most.
    pub because: Vec<CauseReport>,
}

/// An answer that made a change: one of those told above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CauseReport {
    /// Id of the question whose answer changed.
    pub question: Text,
    /// The question that applies now, or no longer does, because of that answer; `null` when the
    /// answer counts by itself.
    pub through: Option<ThroughReport>,
}

/// A question that applies now, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ThroughReport {
    /// Id of the question.
    pub question: Text,
    /// The question.
    pub text: Text,
    /// Whether it applies now; `null` when that is not known.
    pub applies: Option<bool>,
}

/// What came of questions that did not exist when the earlier answers were given: the later answers
/// to them are lent to the earlier side.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NewQuestionsReport {
    /// The later answers to them.
    pub answers: Vec<AnswerChangeReport>,
    /// The criteria whose state these answers alone changed.
    pub criteria: Vec<CriterionChangeReport>,
}
