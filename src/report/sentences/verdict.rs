//! Whether support may be asked for, what blocks it, and who can tell.

use indexmap::IndexSet;

use super::{not_assessed, stage_label};
use crate::assessment::Origin;
use crate::messages::Lang;
use crate::report::{
    Because, EligibilityState, PrerequisiteReport, ReadinessReport, Report, Verdict,
};
use crate::support::{Kind, Timing};
use crate::truth::Truth;

/// The question and its answer, in one line.
pub fn recap(report: &Report, lang: Lang) -> Option<String> {
    let readiness = report.readiness.as_ref()?;
    let question = question(report, readiness, lang);
    Some(format!("{question} {}", answer(report, readiness, lang)))
}

pub fn question(report: &Report, readiness: &ReadinessReport, lang: Lang) -> String {
    let stages = lang.lower_first(&stage_label(report));
    lang.ask_for_support(&stages, readiness.asked.rank)
}

pub fn answer(report: &Report, readiness: &ReadinessReport, lang: Lang) -> String {
    match readiness.verdict {
        Verdict::NoGo if excluded(report, readiness) => lang.verdict_excluded(),
        Verdict::NoGo => lang.verdict_no_go(readiness.blockers.len()),
        Verdict::ToVerify => lang.verdict_to_verify(gates_to_settle(report)),
        Verdict::GoWithConditions => lang.verdict_go_with_conditions(),
        Verdict::Go => lang.verdict_go(),
    }
}

/// An answer that no improvement changes blocks: "not yet" would suggest to wait.
fn excluded(report: &Report, readiness: &ReadinessReport) -> bool {
    let blocking = report.prerequisites.iter();
    let mut blocking = blocking.filter(|p| readiness.blockers.contains(&p.id));
    blocking.any(|p| p.because.iter().any(|because| because.excludes))
}

/// The case is known and nothing is foreseen for it: the verdict is moot.
pub fn no_support(report: &Report) -> bool {
    let eligibility = report.support.eligibility.as_ref();
    eligibility.is_some_and(|eligibility| eligibility.state == EligibilityState::None)
}

/// Gates of now that are unknown or do not apply: neither proven nor refuted.
fn gates_to_settle(report: &Report) -> usize {
    gates(report)
        .filter(|p| matches!(p.state, Truth::Unknown | Truth::Na))
        .count()
}

pub fn gates(report: &Report) -> impl Iterator<Item = &PrerequisiteReport> {
    let now = report
        .prerequisites
        .iter()
        .filter(|p| p.timing == Timing::Now);
    now.filter(|p| p.kind == Kind::Gate)
}

/// Whether it only follows from what blocks already: told there, not once more.
pub fn follows(prerequisite: &PrerequisiteReport, readiness: &ReadinessReport) -> bool {
    let head = prerequisite.follows_from.as_ref();
    head.is_some_and(|head| readiness.blockers.contains(head))
}

pub fn answered(because: &Because, lang: Lang) -> String {
    if because.origin == Origin::Otherwise {
        lang.counted_otherwise(&because.text, &lang.quoted(&because.answer_text))
    } else {
        let yours = lang.quoted(&because.answer_text);
        lang.you_and_needed(&yours, &because.accepted_text)
    }
}

/// Profiles that can answer and are not here; empty when somebody present can.
fn absent<'a>(prerequisite: &'a PrerequisiteReport, report: &Report) -> IndexSet<&'a str> {
    let mut absent = IndexSet::new();
    for because in prerequisite
        .because
        .iter()
        .filter(|b| b.origin == Origin::None)
    {
        let profiles = &because.profiles;
        let somebody_here = profiles.iter().any(|p| report.profiles.contains(p));
        if profiles.is_empty() || somebody_here {
            return IndexSet::new();
        }
        absent.extend(profiles.iter().map(|profile| profile.label.as_ref()));
    }
    absent
}

/// Profiles that are not here and can answer these points.
pub fn absentees(prerequisites: &[&PrerequisiteReport], report: &Report) -> String {
    let asked = prerequisites.iter().flat_map(|p| absent(p, report));
    let asked: IndexSet<&str> = asked.collect();
    asked.into_iter().collect::<Vec<_>>().join(", ")
}

/// Levels that the stage expects and the team does not reach.
pub fn expected(report: &Report, lang: Lang) -> Vec<String> {
    let expected = report.gap.iter().filter(|gap| !gap.levels.is_empty());
    let words = expected.filter_map(|gap| {
        let dimension = report.dimensions.iter().find(|d| d.id == gap.dimension)?;
        let proven = dimension.level.as_ref()?.rank;
        let label = lang.lower_first(&dimension.label);
        let (expected, count) = (gap.expected.rank, dimension.levels.len());
        Some(if not_assessed(dimension) {
            lang.level_expected_unassessed(&label, expected, count)
        } else {
            lang.level_expected(&label, expected, count, proven)
        })
    });
    words.collect()
}

/// What a point is to support, and at which stage: "Prerequisite, project stage 3".
pub fn asked_at(kind: Kind, stages: &str, rank: usize, lang: Lang) -> String {
    let kind = match kind {
        Kind::Gate => lang.kind_gate(),
        Kind::Advice => lang.kind_advice(),
        Kind::Achievement => lang.kind_achievement(),
    };
    lang.kind_at_stage(&kind, &lang.lower_first(stages), rank)
}
