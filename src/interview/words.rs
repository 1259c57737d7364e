//! What both kinds of prompts say in the same words.

use super::{Prompt, ReviewedSection};
use crate::answers::Remarks;
use crate::messages::Lang;
use crate::questionnaire::{Profile, Question};

/// So many answers that no longer count, or count again, are named; the others are counted.
const NAMED: usize = 5;

/// A profile with who belongs to it.
pub fn described(profile: &Profile, lang: Lang) -> String {
    match profile.text.as_deref() {
        None | Some("") => profile.label.to_string(),
        Some(text) => lang.described(&profile.label, text),
    }
}

/// What respondents said, when they differ, and what stands beside the answer.
pub fn beside(prompt: &Prompt<'_>, lang: Lang) -> Vec<String> {
    let voices = prompt.voices.iter();
    let voices = voices.map(|voice| {
        let words = prompt.question.in_words(&voice.answer, lang);
        lang.voice(&voice.who, &words)
    });
    let differ = (!prompt.voices.is_empty()).then(|| lang.voices_differ());
    let remarks = remarks(&prompt.remarks, lang);
    differ.into_iter().chain(voices).chain(remarks).collect()
}

fn remarks(remarks: &Remarks, lang: Lang) -> impl Iterator<Item = String> {
    let note = remarks.note.as_deref().map(|text| lang.remark_note(text));
    let evidence = remarks.evidence.as_deref();
    let evidence = evidence.map(|text| lang.remark_evidence(text));
    let by = remarks.by.as_deref().map(|text| lang.remark_by(text));
    note.into_iter().chain(evidence).chain(by)
}

/// Answers that no longer count, or count again.
pub struct Moved {
    /// What became of them.
    pub title: String,
    /// The first of them.
    pub named: Vec<String>,
    /// How many there are besides.
    pub others: Option<String>,
}

/// Answers that no longer count, then those that count again.
pub fn moved(dropped: &[&Question], back: &[&Question], lang: Lang) -> Vec<Moved> {
    let told = [
        (dropped, lang.answers_dropped(dropped.len())),
        (back, lang.answers_back(back.len())),
    ];
    let told = told
        .into_iter()
        .filter(|(questions, _)| !questions.is_empty());
    let told = told.map(|(questions, title)| {
        let named = questions.iter().take(NAMED);
        let others = questions.len().saturating_sub(NAMED);
        Moved {
            title,
            named: named.map(|question| question.text.to_string()).collect(),
            others: (others > 0).then(|| lang.and_others(others)),
        }
    });
    told.collect()
}

/// How many answers a section holds.
pub fn counted(section: &ReviewedSection<'_>, lang: Lang) -> String {
    let answers = lang.answers_counted(section.answers.len());
    let answers = match section.unknown() {
        0 => answers,
        unknown => lang.answers_some_unknown(&answers, unknown),
    };
    match section.dropped() {
        0 => answers,
        dropped => lang.answers_some_dropped(&answers, dropped),
    }
}
