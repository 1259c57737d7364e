//! Where answers files differ.

use crate::messages::Lang;
use crate::questionnaire::UNKNOWN;
use crate::report::{AnswerValue, DisagreementReport, SaidReport};

/// Nothing counts until the team settles it.
pub fn is_undecided(disagreement: &DisagreementReport) -> bool {
    matches!(&disagreement.kept, AnswerValue::Word(word) if word == UNKNOWN)
}

/// Who answered.
pub fn respondent(said: &SaidReport, lang: Lang) -> String {
    let profiles: Vec<&str> = said.profiles.iter().map(|p| p.label.as_ref()).collect();
    lang.respondent_named(said.by.as_deref(), &profiles, &said.file)
}

/// What counts, and why.
pub fn kept(disagreement: &DisagreementReport, lang: Lang) -> String {
    let answer = lang.quoted(&disagreement.kept_text);
    match &disagreement.kept {
        _ if is_undecided(disagreement) => lang.kept_unknown(),
        AnswerValue::Words(options) if options.is_empty() => lang.kept_nothing_common(&answer),
        AnswerValue::Words(_) => lang.kept_common(&answer),
        _ => lang.kept_lower(&answer),
    }
}
