//! Where answers files differ: who said what, and what counts meanwhile.

use super::Page;
use crate::messages::Lang;
use crate::report::sentences::{Marker, is_undecided, kept, respondent};
use crate::report::{DisagreementReport, Report};

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    let disagreements = &report.disagreements;
    if disagreements.is_empty() {
        return;
    }
    page.blank();
    page.title(&lang.title_disagreements(disagreements.len()));
    // All of them: what a team does not see differ, it cannot settle.
    for disagreement in disagreements {
        page.item(marker(disagreement), &disagreement.text);
        for said in &disagreement.answers {
            let answer = lang.quoted(&said.answer_text);
            page.detail(&lang.said(&respondent(said, lang), &answer));
        }
        page.detail(&kept(disagreement, lang));
    }
    page.text(&lang.how_to_settle());
}

fn marker(disagreement: &DisagreementReport) -> Marker {
    match is_undecided(disagreement) {
        true => Marker::Verify,
        false => Marker::Plain,
    }
}
