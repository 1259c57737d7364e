//! Why it moved: criteria with the answers that changed them, then the other answers.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::super::{
    AnswerChangeReport, CauseReport, ComparisonReport, CriterionChangeReport, ThroughReport,
};
use super::Letter;
use crate::messages::Lang;
use crate::questionnaire::Text;
use crate::report::AnswerValue;
use crate::truth::Truth;

/// So many points of a list are named; the others are counted.
const NAMED: usize = 8;
/// So many answers are told below a point; the others are counted.
const ANSWERS: usize = 3;

/// Criteria by what became of them: what was gained comes before what was lost.
pub fn criteria(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    let criteria = &report.criteria;
    let answers = &report.answers;
    let answers = by_question(&[
        &answers.changed,
        &answers.newly_known,
        &answers.no_longer_known,
    ]);
    let lists: [(String, &[CriterionChangeReport]); 6] = [
        (lang.compare_title_gained(), &criteria.gained),
        (lang.compare_title_learned(), &criteria.newly_known),
        (lang.compare_title_lost(), &criteria.lost),
        (lang.compare_title_forgotten(), &criteria.no_longer_known),
        (lang.compare_title_arose(), &criteria.now_applies),
        (lang.compare_title_lapsed(), &criteria.no_longer_applies),
    ];
    for (title, list) in lists {
        let counting: Vec<&CriterionChangeReport> = list.iter().filter(|c| c.counts).collect();
        if counting.is_empty() {
            continue;
        }
        letter.title(&lang.compare_titled(&title, counting.len()));
        write_grouped(letter, &counting, &answers, lang);
    }
}

/// The first ones, those of the same answers together, then how many more there are.
pub fn write_grouped(
    letter: &mut dyn Letter,
    criteria: &[&CriterionChangeReport],
    answers: &Answers<'_>,
    lang: Lang,
) {
    let mut groups: IndexMap<Vec<_>, Vec<&CriterionChangeReport>> = IndexMap::new();
    for criterion in criteria {
        let because = criterion.because.iter().map(|cause| {
            let through = cause.through.as_ref();
            (&cause.question, through.map(|through| &through.question))
        });
        groups.entry(because.collect()).or_default().push(criterion);
    }
    let mut room = NAMED;
    for group in groups.values() {
        let shown = &group[..group.len().min(room)];
        room -= shown.len();
        let Some((last, first)) = shown.split_last() else {
            break;
        };
        for criterion in first {
            letter.item(criterion.after, &criterion.text, &[]);
        }
        letter.item(
            last.after,
            &last.text,
            &causes(&last.because, answers, lang),
        );
    }
    let more = criteria.len().saturating_sub(NAMED);
    if more > 0 {
        letter.item(Truth::Na, &lang.and_more(more), &[]);
    }
}

fn causes(because: &[CauseReport], answers: &Answers<'_>, lang: Lang) -> Vec<String> {
    let told = because.iter().take(ANSWERS);
    let told = told.filter_map(|cause| cause_words(cause, answers, lang));
    let more = because.len().saturating_sub(ANSWERS);
    let more = (more > 0).then(|| lang.compare_more_answers(more));
    told.chain(more).collect()
}

fn cause_words(cause: &CauseReport, answers: &Answers<'_>, lang: Lang) -> Option<String> {
    let words = answer_words(answers.get(cause.question.as_ref())?, lang);
    let Some(ThroughReport { text, applies, .. }) = &cause.through else {
        return Some(words);
    };
    Some(match applies {
        Some(true) => lang.compare_then_asked(&words, text),
        Some(false) => lang.compare_then_not_asked(&words, text),
        None => lang.compare_then_undecided(&words, text),
    })
}

/// An answer that changed, in one line.
pub fn answer_words(answer: &AnswerChangeReport, lang: Lang) -> String {
    let text = &answer.text;
    // Several options are quoted one by one; anything else is one text.
    let quoted = |options: &[Text], words: &str| match options {
        [] => lang.quoted(words),
        options => lang.quoted_list(options),
    };
    let (added, removed) = (&answer.added, &answer.removed);
    let from = || quoted(removed, &answer.from_text);
    let to = || quoted(added, &answer.to_text);
    let is_list = |answer: &AnswerValue| matches!(answer, AnswerValue::Words(_));
    match answer.change {
        "newly-known" => return lang.compare_learned_answer(text, &to()),
        "no-longer-known" => return lang.compare_forgotten_answer(text, &from()),
        _ if !is_list(&answer.from) || !is_list(&answer.to) => {
            return lang.compare_answer(text, &from(), &to());
        }
        _ => {}
    }
    match (added.is_empty(), removed.is_empty()) {
        (_, true) => lang.compare_added(text, &to()),
        (true, false) => lang.compare_removed(text, &from()),
        (false, false) => lang.compare_added_removed(text, &to(), &from()),
    }
}

/// The answers that changed, by question.
pub type Answers<'r> = HashMap<&'r str, &'r AnswerChangeReport>;

/// Those of some lists.
fn by_question<'r>(lists: &[&'r [AnswerChangeReport]]) -> Answers<'r> {
    let answers = lists.iter().copied().flatten();
    answers
        .map(|answer| (answer.question.as_ref(), answer))
        .collect()
}

/// Answers that changed no criterion told above.
pub fn other_answers(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    let criteria = &report.criteria;
    let lists = [
        &criteria.gained,
        &criteria.lost,
        &criteria.newly_known,
        &criteria.no_longer_known,
        &criteria.now_applies,
        &criteria.no_longer_applies,
    ];
    let told = lists.into_iter().flatten().filter(|c| c.counts);
    let told = told.flat_map(|criterion| &criterion.because);
    let told: HashSet<&str> = told.map(|cause| cause.question.as_ref()).collect();
    let answers = &report.answers;
    let lists = [
        &answers.changed,
        &answers.newly_known,
        &answers.no_longer_known,
    ];
    let others = lists.into_iter().flatten();
    let others = others.filter(|answer| !told.contains(answer.question.as_ref()));
    let others: Vec<&AnswerChangeReport> = others.collect();
    if others.is_empty() {
        return;
    }
    let title = match told.is_empty() {
        true => lang.compare_title_answers(),
        false => lang.compare_title_others(),
    };
    letter.title(&lang.compare_titled(&title, others.len()));
    for answer in others.iter().take(NAMED) {
        let words = answer_words(answer, lang);
        let words = match answer.counted_after {
            true => words,
            false => lang.compare_not_counted(&words),
        };
        letter.item(Truth::Na, &words, &[]);
    }
    let more = others.len().saturating_sub(NAMED);
    if more > 0 {
        letter.item(Truth::Na, &lang.and_more(more), &[]);
    }
}
