//! A plan on a terminal.

use super::Page;
use super::verdict::DETAILED;
use crate::messages::Lang;
use crate::plan::Move;
use crate::questionnaire::Text;
use crate::report::plan::{PlanDocument, Steps, TargetKind, goal, headline, sheet};
use crate::report::table::Layout;
use crate::report::{PlanReport, Report};

/// So many changes are named in the letter; the others are counted.
const NAMED: usize = 3;

/// The plan, with a final new line.
pub fn render(document: &PlanDocument, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    sheet(&mut page, document, lang);
    page.finish()
}

/// How far it is to the next thing worth reaching, and the first steps there, unless they were just
/// told as what is missing.
pub(super) fn write(page: &mut Page, report: &Report, lang: Lang) {
    let plan = report.plan.as_ref();
    let Some(plan) = plan.filter(|plan| !plan.changes.is_empty()) else {
        return;
    };
    if report.progress.answered + report.progress.na == 0 || is_in_the_standing(plan) {
        return;
    }
    page.blank();
    let goal = goal(&plan.target, lang);
    let count = plan.changes.len();
    let is_unknown = plan
        .changes
        .iter()
        .all(|change| change.kind == Move::Verify);
    page.title(&match is_unknown {
        true => lang.plan_unknown(count, &goal),
        false => lang.plan_between(count, &goal),
    });
    if !told_above(plan, report) {
        let steps = Steps::of(plan);
        for (index, change) in plan.changes.iter().take(NAMED).enumerate() {
            // Where all is to be verified, the title says so.
            let line = match is_unknown {
                true => change.text.clone(),
                false => headline(change, &steps, lang).into(),
            };
            page.step(index + 1, &line);
        }
        if plan.changes.len() > NAMED {
            page.detail(&lang.and_more(plan.changes.len() - NAMED));
        }
    }
    page.remark(&lang.plan_details());
}

/// Whether one criterion to verify is all: its dimension says so already.
fn is_in_the_standing(plan: &PlanReport) -> bool {
    match plan.changes.as_slice() {
        [only] => {
            only.kind == Move::Verify
                && plan.target.kind == TargetKind::Level
                && only.criteria.len() == 1
        }
        _ => false,
    }
}

/// Whether all that is to be done was named among what blocks, and what to do about it.
fn told_above(plan: &PlanReport, report: &Report) -> bool {
    let Some(readiness) = &report.readiness else {
        return false;
    };
    let named = readiness.blockers.iter().take(DETAILED);
    let named: Vec<&Text> = named
        .chain(readiness.to_verify.iter().take(DETAILED))
        .collect();
    let mut criteria = plan.changes.iter().flat_map(|change| &change.criteria);
    criteria.all(|criterion| named.contains(&criterion))
}
