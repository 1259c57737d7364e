//! What comes from the questionnaire, not from the team.

use super::super::{
    ComparisonReport, CriterionChangeReport, GoneReport, RecordedDimensionReport, RecordedReport,
    SideReport,
};
use super::changes::{Answers, answer_words, write_grouped};
use super::{Letter, files};
use crate::messages::Lang;
use crate::report::LevelLabel;
use crate::truth::Truth;

/// So many names, or points of one kind, are told; the others are counted.
const NAMED: usize = 5;

/// The part of the letter about it, if there is anything to tell.
pub fn write(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    let mut points = Vec::new();
    let files = files(report);
    for (side, file) in [&report.before, &report.after].into_iter().zip(files) {
        points.extend(version(side, file, &report.questionnaire.version, lang));
        if let Some(recorded) = &side.recorded {
            recorded_points(&mut points, (side, file), recorded, lang);
        }
        points.extend(renamed(side, file, lang));
        refused(&mut points, &side.gone, lang, Lang::compare_gone);
        refused(&mut points, &side.refused, lang, Lang::compare_refused);
    }
    let known = &report.answers.newly_known;
    let perhaps = known.iter().filter(|answer| answer.existed.is_none());
    let perhaps = perhaps.count();
    if perhaps > 0 {
        points.push(lang.compare_perhaps_new(perhaps, files[0]));
    }
    let new = &report.new_questions;
    if points.is_empty() && new.answers.is_empty() {
        return;
    }
    letter.title(&lang.compare_title_rules());
    for point in &points {
        letter.item(Truth::Na, point, &[]);
    }
    if new.answers.is_empty() {
        return;
    }
    let answers = new.answers.iter().take(NAMED);
    let mut answers: Vec<String> = answers.map(|answer| answer_words(answer, lang)).collect();
    let more = new.answers.len().saturating_sub(NAMED);
    answers.extend((more > 0).then(|| lang.and_more(more)));
    letter.item(Truth::Na, &lang.compare_new(new.answers.len()), &answers);
    let criteria = new.criteria.iter().filter(|criterion| criterion.counts);
    let criteria: Vec<&CriterionChangeReport> = criteria.collect();
    // Their answers stand just above.
    write_grouped(letter, &criteria, &Answers::new(), lang);
}

/// Which rules the file was made with, unless they are those of today.
fn version(side: &SideReport, file: &str, today: &str, lang: Lang) -> Option<String> {
    let found = side.version.as_deref().unwrap_or_default();
    match side.rules {
        "other-version" => Some(lang.compare_other_version(file, found, today)),
        "changed" => Some(lang.compare_changed_rules(file, today)),
        "unknown" => Some(lang.compare_unknown_version(file)),
        _ => None,
    }
}

/// What a result told, where the rules of today tell something else of the same answers.
fn recorded_points(
    points: &mut Vec<String>,
    (side, file): (&SideReport, &str),
    recorded: &RecordedReport,
    lang: Lang,
) {
    if recorded.same {
        // With the same rules, there is nothing else to expect.
        points.extend((side.rules != "same").then(|| lang.compare_recorded_same(file)));
        return;
    }
    if side.rules == "same" {
        points.push(lang.compare_recorded_edited(file));
    }
    let differ = recorded.dimensions.iter().filter(|d| !d.same);
    points.extend(differ.map(|dimension| recorded_words(dimension, lang)));
    let verdict = recorded.verdict.as_ref().filter(|verdict| !verdict.same);
    points.extend(verdict.map(|verdict| {
        let then = lang.verdict_word(verdict.then.name());
        match verdict.today {
            Some(today) => {
                let today = lang.verdict_word(today.name());
                lang.compare_recorded_verdict(&verdict.stage.label, &then, &today)
            }
            None => lang.compare_recorded_stage_gone(&verdict.stage.label, &then),
        }
    }));
}

fn recorded_words(dimension: &RecordedDimensionReport, lang: Lang) -> String {
    let words = |level: &Option<LevelLabel>, score: Option<f64>| match (level, score) {
        (Some(level), None) => Some(lang.compare_level(level.rank, &level.label)),
        (Some(level), Some(score)) => {
            let level = lang.compare_level(level.rank, &level.label);
            let score = lang.score_alone(&lang.typed_number(score));
            Some(format!("{level}, {score}"))
        }
        (None, Some(score)) => Some(lang.score_alone(&lang.typed_number(score))),
        (None, None) => None,
    };
    let label = &dimension.label;
    let then = words(&dimension.then, dimension.then_score);
    let today = words(&dimension.today, dimension.today_score);
    match (then, today) {
        (Some(then), Some(today)) => lang.compare_recorded(label, &then, &today),
        (Some(then), None) => lang.compare_recorded_gone(label, &then),
        (None, Some(today)) => lang.compare_recorded_new(label, &today),
        (None, None) => lang.compare_recorded_unscored(label),
    }
}

fn renamed(side: &SideReport, file: &str, lang: Lang) -> Option<String> {
    if side.renamed.is_empty() {
        return None;
    }
    let names = side.renamed.iter().take(NAMED);
    let mut names: Vec<String> = names
        .map(|renamed| format!("{} → {}", renamed.id, renamed.question))
        .collect();
    let more = side.renamed.len().saturating_sub(NAMED);
    names.extend((more > 0).then(|| lang.and_more(more)));
    let count = side.renamed.len();
    Some(lang.compare_renamed(count, file, &names.join(", ")))
}

/// Answers that count no more, by their question where it is known, else by its id.
fn refused(
    points: &mut Vec<String>,
    answers: &[GoneReport],
    lang: Lang,
    words: fn(Lang, &str) -> String,
) {
    for answer in answers.iter().take(NAMED) {
        let question = answer.text.as_deref().unwrap_or(&answer.id);
        let answered = answer.answer_text.as_deref();
        let named = answered.map_or_else(
            || question.to_owned(),
            |answered| format!("{question} {}", lang.quoted(answered)),
        );
        points.push(words(lang, &named));
    }
    let more = answers.len().saturating_sub(NAMED);
    points.extend((more > 0).then(|| lang.and_more(more)));
}
