//! What comes next: the following stage, and whom to ask now.

use super::Page;
use crate::messages::Lang;
use crate::report::sentences::{Marker, stage_label};
use crate::report::{ContactReport, EligibilityState, OutlookReport, PrerequisiteReport, Report};
use crate::support::{Kind, Timing};
use crate::truth::Truth;

/// So many points of the next stage are named; the others are counted.
const NAMED: usize = 5;

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    if let Some(outlook) = &report.outlook {
        next_stage(page, report, outlook, lang);
    }
}

fn next_stage(page: &mut Page, report: &Report, outlook: &OutlookReport, lang: Lang) {
    let next = report
        .prerequisites
        .iter()
        .filter(|p| p.timing == Timing::Next);
    let unsettled = |p: &&PrerequisiteReport| matches!(p.state, Truth::Unmet | Truth::Unknown);
    let achievements = next.clone().filter(|p| p.kind == Kind::Achievement);
    let achievements: Vec<&PrerequisiteReport> = achievements.filter(unsettled).collect();
    // What follows from a blocker of today is settled with it.
    let gates = next.filter(|p| p.kind == Kind::Gate && p.state == Truth::Unmet);
    let gates = gates.filter(|p| p.follows_from.is_none());
    let mut missing: Vec<&str> = gates.map(|p| p.text.as_ref()).collect();
    missing.extend(outlook.foreseen.iter().map(|f| f.text.as_ref()));
    if achievements.is_empty() && missing.is_empty() {
        return;
    }
    page.blank();
    let (rank, label) = (outlook.stage.rank, &outlook.stage.label);
    let stages = lang.lower_first(&stage_label(report));
    page.title(&lang.title_next_stage(&stages, rank, label));
    for achievement in achievements {
        page.item(
            Marker::of(achievement.state),
            &lang.to_achieve(&achievement.text),
        );
    }
    let shown = missing.len().min(NAMED);
    for text in &missing[..shown] {
        page.item(Marker::Missing, &lang.will_be_missing(text));
    }
    if missing.len() > shown {
        page.detail(&lang.and_more(missing.len() - shown));
    }
}

/// Whom to ask, for what, and where.
pub fn contacts(page: &mut Page, report: &Report, lang: Lang) {
    let support = &report.support;
    if let Some(eligibility) = &report.support.eligibility
        && eligibility.state == EligibilityState::ToClarify
    {
        page.blank();
        page.title(&lang.title_to_clarify());
        for question in &eligibility.to_clarify {
            page.item(Marker::Verify, &question.text);
        }
    }
    if support.contacts.is_empty() {
        return;
    }
    page.blank();
    let meeting = support.meeting.as_deref();
    page.title(&meeting.map_or_else(|| lang.title_contacts(), |m| lang.title_meeting(m)));
    for contact in &support.contacts {
        write_contact(page, contact);
    }
    if let Some(counterpart) = &support.counterpart {
        page.item(Marker::Plain, &lang.counterpart(counterpart));
    }
}

/// A contact with its addresses and what to ask for.
fn write_contact(page: &mut Page, contact: &ContactReport) {
    page.item(Marker::Plain, &contact.named());
    if let Some(action) = &contact.action {
        page.detail(action);
    }
}
