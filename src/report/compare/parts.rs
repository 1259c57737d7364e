//! Parts of the data that need nothing but what they are made of.

use super::{
    DimensionChangeReport, EligibilityChangeReport, GapChangeReport, GapLevelReport,
    StandingReport, VerdictReport,
};
use crate::assessment::LevelState;
use crate::compare::DimensionChange;
use crate::questionnaire::{Answer, Question, Text};
use crate::report::sentences::not_assessed;
use crate::report::{
    DimensionReport, GapReport, PrerequisiteReport, ReadinessReport, RuleName, SupportReport,
};

/// Which support is foreseen for both; `None` without cases.
pub fn eligibility(
    before: &SupportReport,
    after: &SupportReport,
) -> Option<EligibilityChangeReport> {
    let (before, after) = (before.eligibility.clone()?, after.eligibility.clone()?);
    Some(EligibilityChangeReport {
        same: before.state == after.state && before.id == after.id,
        before,
        after,
    })
}

/// The options ticked in one answer and not in the other, in words: all of them where nothing could
/// be ticked in the other.
pub fn ticked(question: &Question, answer: &Answer, other: &Answer) -> Vec<Text> {
    let Answer::Many(ticked) = answer else {
        return Vec::new();
    };
    let is_in_both = |option| matches!(other, Answer::Many(other) if other.contains(option));
    let ticked = ticked.iter().filter(|option| !is_in_both(option));
    let options = ticked.filter_map(|&option| question.options().get(option));
    options.map(|option| option.text.clone()).collect()
}

/// A dimension then and now.
pub fn dimension(
    change: &DimensionChange,
    before: &DimensionReport,
    after: &DimensionReport,
) -> DimensionChangeReport {
    DimensionChangeReport {
        id: after.id.clone(),
        label: after.label.clone(),
        rule: after.rule,
        levels: after.levels.len(),
        change: change.trend.name(),
        by_knowledge: change.by_knowledge,
        before: standing(before),
        after: standing(after),
    }
}

fn standing(dimension: &DimensionReport) -> StandingReport {
    let is_void = match dimension.rule {
        RuleName::Staged => false,
        _ if dimension.levels.is_empty() => dimension.score.is_none(),
        _ => dimension
            .levels
            .iter()
            .all(|level| level.state == LevelState::Void),
    };
    StandingReport {
        level: dimension.level.clone(),
        possible: dimension.possible.clone(),
        score: dimension.score,
        possible_score: dimension.possible_score,
        assessed: !is_void && !not_assessed(dimension),
    }
}

/// A verdict without its stage; `prerequisites` are those of the same result.
pub fn verdict(readiness: ReadinessReport, prerequisites: &[PrerequisiteReport]) -> VerdictReport {
    let blocking = prerequisites.iter();
    let blocking = blocking.filter(|p| readiness.blockers.contains(&p.id));
    let excluding = blocking.filter(|p| p.because.iter().any(|because| because.excludes));
    VerdictReport {
        excluding: excluding.map(|p| p.id.clone()).collect(),
        verdict: readiness.verdict,
        blockers: readiness.blockers,
        to_verify: readiness.to_verify,
        conditions: readiness.conditions,
    }
}

/// At one stage the same is expected of both.
pub fn gap(before: Vec<GapReport>, after: Vec<GapReport>) -> Vec<GapChangeReport> {
    let sides = before.into_iter().zip(after);
    let lacking = |gap: GapReport| -> Vec<GapLevelReport> { gap.levels };
    let changes = sides.map(|(before, after)| GapChangeReport {
        dimension: before.dimension.clone(),
        expected: before.expected.clone(),
        before: lacking(before),
        after: lacking(after),
    });
    changes.collect()
}
