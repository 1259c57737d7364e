//! Where answers files differ: who said what, and what counts meanwhile.

use super::Page;
use super::page::Marker;
use crate::messages::Lang;
use crate::questionnaire::UNKNOWN;
use crate::report::{AnswerValue, DisagreementReport, Report, SaidReport};

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
    match is_open(disagreement) {
        true => Marker::Verify,
        false => Marker::Plain,
    }
}

/// Nothing counts until the team settles it.
fn is_open(disagreement: &DisagreementReport) -> bool {
    matches!(&disagreement.kept, AnswerValue::Word(word) if word == UNKNOWN)
}

fn respondent(said: &SaidReport, lang: Lang) -> String {
    let profiles: Vec<&str> = said.profiles.iter().map(|p| p.label.as_str()).collect();
    lang.respondent_named(said.by.as_deref(), &profiles, &said.file)
}

/// What counts, and why.
fn kept(disagreement: &DisagreementReport, lang: Lang) -> String {
    let answer = lang.quoted(&disagreement.kept_text);
    match &disagreement.kept {
        _ if is_open(disagreement) => lang.kept_unknown(),
        AnswerValue::Words(options) if options.is_empty() => lang.kept_nothing_common(&answer),
        AnswerValue::Words(_) => lang.kept_common(&answer),
        _ => lang.kept_lower(&answer),
    }
}
