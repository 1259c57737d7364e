//! Every criterion and every answer, by section: what an auditor goes through.

use super::disagreements;
use super::standing::by_section;
use super::{Link, Remark};
use crate::messages::Lang;
use crate::report::sentences;
use crate::report::{AnswerReport, CriterionState, LevelReport, Report};
use crate::truth::Truth;

/// The criteria of a section.
pub struct CriteriaPart {
    /// Label of the section.
    pub section: String,
    /// Its criteria, in the order of the rules.
    pub rows: Vec<CriterionRow>,
}

/// A criterion.
pub struct CriterionRow {
    /// Its state.
    pub state: Truth,
    /// The same in words.
    pub state_text: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// The levels that require it, and what support asks for it.
    pub used_for: String,
}

/// The answers of a section.
pub struct AnswersPart {
    /// Label of the section.
    pub section: String,
    /// Its answers, in order of asking.
    pub rows: Vec<AnswerRow>,
}

/// An answer.
pub struct AnswerRow {
    /// The question.
    pub question: String,
    /// The answer in words.
    pub answer: String,
    /// Note, evidence, who answered and when, and whether it counts.
    pub remarks: Vec<Remark>,
}

/// Every criterion, by section.
pub fn criteria(report: &Report, lang: Lang) -> Vec<CriteriaPart> {
    let parts = by_section(report, lang).into_iter();
    parts
        .map(|(section, criteria)| CriteriaPart {
            section,
            rows: criteria
                .iter()
                .map(|c| criterion(report, c, lang))
                .collect(),
        })
        .collect()
}

fn criterion(report: &Report, criterion: &CriterionState, lang: Lang) -> CriterionRow {
    CriterionRow {
        state: criterion.state,
        state_text: lang.state(criterion.state),
        text: criterion.text.to_string(),
        used_for: used_for(report, criterion, lang).join(&lang.separator_list()),
    }
}

/// The levels that require a criterion, with their dimension, then what it is to support.
fn used_for(report: &Report, criterion: &CriterionState, lang: Lang) -> Vec<String> {
    let levels = report.dimensions.iter().flat_map(|dimension| {
        let levels = dimension.levels.iter();
        let requires = |level: &&LevelReport| level.criteria.iter().any(|c| c.id == criterion.id);
        let levels = levels.filter(requires);
        levels.map(|level| format!("{} {}", dimension.label, level.rank))
    });
    let stages = sentences::stage_label(report);
    let asked = criterion.asked.iter();
    let asked = asked.map(|a| sentences::asked_at(a.kind, &stages, a.stage.rank, lang));
    levels.chain(asked).collect()
}

/// Every answer, by section.
pub fn answers(report: &Report, lang: Lang) -> Vec<AnswersPart> {
    let sections = report.sections.iter();
    let parts = sections.map(|section| {
        let answers = report.answers.iter();
        let own = answers.filter(|answer| answer.section == section.id);
        AnswersPart {
            section: section.label.to_string(),
            rows: own.map(|a| answer(report, a, lang)).collect(),
        }
    });
    parts.filter(|part| !part.rows.is_empty()).collect()
}

fn answer(report: &Report, answer: &AnswerReport, lang: Lang) -> AnswerRow {
    let mut remarks = remarks(answer, lang);
    let disagreement = disagreements::on(report, &answer.question);
    if disagreement.is_some() {
        remarks.push(Remark::plain(lang.beside_team(), lang.answers_differ()));
    }
    if !answer.counted {
        let label = lang.beside_note();
        remarks.push(Remark::plain(label, lang.not_counted()));
    }
    AnswerRow {
        question: answer.text.to_string(),
        answer: in_words(report, answer, lang),
        remarks,
    }
}

/// The answer, or those among which the team must settle.
pub fn in_words(report: &Report, answer: &AnswerReport, lang: Lang) -> String {
    let disagreement = disagreements::on(report, &answer.question);
    match disagreement.filter(|d| sentences::is_undecided(d)) {
        Some(disagreement) => disagreements::to_settle(disagreement, lang),
        None => answer.answer_text.to_string(),
    }
}

/// What was said beside an answer.
pub fn remarks(answer: &AnswerReport, lang: Lang) -> Vec<Remark> {
    let note = answer.note.as_deref();
    let note = note.map(|note| Remark::plain(lang.beside_note(), note));
    let evidence = answer.evidence.as_deref();
    let evidence = evidence.map(|text| Remark::link(lang.beside_evidence(), Link::guessed(text)));
    let by = lang.answered_by(answer.by.as_deref(), answer.on.as_deref());
    let by = by.map(|by| Remark::plain(lang.beside_by(), by));
    [note, evidence, by].into_iter().flatten().collect()
}
