//! The verdict for support, and what blocks it.

use super::Page;
use crate::messages::Lang;
use crate::report::sentences::{
    Marker, absentees, answer, answered, expected, follows, gates, no_support, question,
};
use crate::report::{PrerequisiteReport, ReadinessReport, Report, Verdict};
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
    let expected = expected(report, lang);
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
