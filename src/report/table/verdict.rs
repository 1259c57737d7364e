//! The verdict for support, and what blocks it.

use indexmap::IndexSet;

use super::Page;
use super::advice::stage_label;
use super::page::Marker;
use super::standing::not_assessed;
use crate::messages::Lang;
use crate::report::{Because, PrerequisiteReport, ReadinessReport, Report, Verdict};
use crate::truth::Truth;

/// So many points are told with all that there is to do; the others by their name.
pub(super) const DETAILED: usize = 4;
/// So many points to verify are named; the others are counted.
const NAMED: usize = 8;

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    let Some(readiness) = &report.readiness else {
        return;
    };
    page.blank();
    page.title(&question(report, readiness, lang));
    page.title(&answer(report, readiness, lang));
    if no_support(report) {
        page.text(&lang.verdict_moot());
    }
    page.remark(&lang.disclaimer());
    blockers(page, report, readiness, lang);
    to_verify(page, report, readiness, lang);
    not_applicable_gates(page, report, lang);
    conditions(page, report, readiness, lang);
}

/// The question and its answer, in one line.
pub fn recap(report: &Report, lang: Lang) -> Option<String> {
    let readiness = report.readiness.as_ref()?;
    let question = question(report, readiness, lang);
    Some(format!("{question} {}", answer(report, readiness, lang)))
}

fn question(report: &Report, readiness: &ReadinessReport, lang: Lang) -> String {
    let stages = lang.lower_first(&stage_label(report));
    lang.ask_for_support(&stages, readiness.asked.rank)
}

fn answer(report: &Report, readiness: &ReadinessReport, lang: Lang) -> String {
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
fn no_support(report: &Report) -> bool {
    let eligibility = report.support.eligibility.as_ref();
    eligibility.is_some_and(|eligibility| eligibility.state == "none")
}

/// Gates of now that are unknown or do not apply: neither proven nor refuted.
fn gates_to_settle(report: &Report) -> usize {
    gates(report)
        .filter(|p| matches!(p.state, Truth::Unknown | Truth::Na))
        .count()
}

fn gates(report: &Report) -> impl Iterator<Item = &PrerequisiteReport> {
    let now = report.prerequisites.iter().filter(|p| p.timing == "now");
    now.filter(|p| p.kind == "gate")
}

fn blockers(page: &mut Page, report: &Report, readiness: &ReadinessReport, lang: Lang) {
    let blocking: Vec<&PrerequisiteReport> = report
        .prerequisites
        .iter()
        .filter(|p| readiness.blockers.contains(&p.id))
        .collect();
    if !blocking.is_empty() {
        page.blank();
        page.title(&lang.title_missing());
    }
    let heads = blocking.iter().filter(|p| !follows(p, readiness));
    for (index, head) in heads.enumerate() {
        page.item(Marker::Missing, &head.text);
        let folded = blocking
            .iter()
            .filter(|p| p.follows_from.as_ref() == Some(&head.id))
            .count();
        if index < DETAILED {
            details(page, head, lang);
        }
        if folded > 0 {
            page.detail(&lang.folded(folded));
        }
    }
}

/// Whether it only follows from what blocks already: told there, not once more.
fn follows(prerequisite: &PrerequisiteReport, readiness: &ReadinessReport) -> bool {
    let head = prerequisite.follows_from.as_ref();
    head.is_some_and(|head| readiness.blockers.contains(head))
}

/// What was answered, what is needed, and what to do.
fn details(page: &mut Page, prerequisite: &PrerequisiteReport, lang: Lang) {
    for because in &prerequisite.because {
        page.detail(&answered(because, lang));
        if because.excludes {
            page.detail(&lang.excludes());
        }
    }
    if let Some(text) = &prerequisite.remedy.text {
        page.action(text);
    }
    if let Some(resource) = prerequisite.remedy.resources.first() {
        page.below_action(&resource.url);
    }
}

fn answered(because: &Because, lang: Lang) -> String {
    if because.origin == "otherwise" {
        lang.counted_otherwise(&because.text, &lang.quoted(&because.answer_text))
    } else {
        let yours = lang.quoted(&because.answer_text);
        lang.you_and_needed(&yours, &because.accepted_text)
    }
}

fn to_verify(page: &mut Page, report: &Report, readiness: &ReadinessReport, lang: Lang) {
    let unknown: Vec<&PrerequisiteReport> = report
        .prerequisites
        .iter()
        .filter(|p| readiness.to_verify.contains(&p.id))
        .collect();
    if unknown.is_empty() {
        return;
    }
    page.blank();
    page.title(&lang.title_to_verify(unknown.len()));
    if report.progress.answered + report.progress.na == 0 {
        page.text(&lang.nothing_answered());
    }
    for prerequisite in unknown.iter().take(NAMED) {
        let who = absentees(&[prerequisite], report);
        page.item(Marker::Verify, &lang.point_to_ask(&prerequisite.text, &who));
    }
    more(page, unknown.len(), NAMED, lang);
}

/// Profiles that can answer and are not here; empty when somebody present can.
fn absent<'a>(prerequisite: &'a PrerequisiteReport, report: &Report) -> IndexSet<&'a str> {
    let mut absent = IndexSet::new();
    for because in prerequisite.because.iter().filter(|b| b.origin == "none") {
        let profiles = &because.profiles;
        let somebody_here = profiles.iter().any(|p| report.profiles.contains(p));
        if profiles.is_empty() || somebody_here {
            return IndexSet::new();
        }
        absent.extend(profiles.iter().map(|profile| profile.label.as_str()));
    }
    absent
}

/// Profiles that are not here and can answer these points.
fn absentees(prerequisites: &[&PrerequisiteReport], report: &Report) -> String {
    let asked = prerequisites.iter().flat_map(|p| absent(p, report));
    let asked: IndexSet<&str> = asked.collect();
    asked.into_iter().collect::<Vec<_>>().join(", ")
}

fn not_applicable_gates(page: &mut Page, report: &Report, lang: Lang) {
    let na: Vec<&PrerequisiteReport> = gates(report).filter(|p| p.state == Truth::Na).collect();
    if na.is_empty() {
        return;
    }
    page.blank();
    page.title(&lang.title_na_gates(na.len()));
    for prerequisite in na {
        page.item(Marker::Plain, &prerequisite.text);
    }
}

fn conditions(page: &mut Page, report: &Report, readiness: &ReadinessReport, lang: Lang) {
    let expected = report.gap.iter().filter(|gap| !gap.levels.is_empty());
    let expected: Vec<String> = expected
        .filter_map(|gap| {
            let dimension = report.dimensions.iter().find(|d| d.id == gap.dimension)?;
            let proven = dimension.level.as_ref()?.rank;
            let label = lang.lower_first(&dimension.label);
            let (expected, count) = (gap.expected.rank, dimension.levels.len());
            Some(if not_assessed(dimension) {
                lang.level_expected_unassessed(&label, expected, count)
            } else {
                lang.level_expected(&label, expected, count, proven)
            })
        })
        .collect();
    let advised: Vec<&PrerequisiteReport> = report
        .prerequisites
        .iter()
        .filter(|p| readiness.conditions.contains(&p.id))
        .filter(|p| !follows(p, readiness))
        .collect();
    if expected.is_empty() && advised.is_empty() {
        return;
    }
    page.blank();
    page.title(&match readiness.verdict {
        Verdict::GoWithConditions => lang.title_conditions(),
        _ => lang.title_advised_too(),
    });
    for words in &expected {
        page.item(Marker::Plain, words);
    }
    let (missing, unknown): (Vec<&PrerequisiteReport>, Vec<&PrerequisiteReport>) =
        advised.iter().partition(|p| p.state == Truth::Unmet);
    for prerequisite in missing.iter().take(NAMED) {
        let remedy = prerequisite.remedy.text.as_ref();
        page.item(Marker::Missing, remedy.unwrap_or(&prerequisite.text));
    }
    more(page, missing.len(), NAMED, lang);
    if !unknown.is_empty() {
        let who = absentees(&unknown, report);
        let words = lang.advice_unknown(unknown.len());
        page.item(Marker::Verify, &lang.point_to_ask(&words, &who));
    }
}

fn more(page: &mut Page, total: usize, shown: usize, lang: Lang) {
    if total > shown {
        page.detail(&lang.and_more(total - shown));
    }
}
