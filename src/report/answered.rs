//! Answers in words, and what a rule accepts in words.

use super::AnswerValue;
use crate::assessment::Evidence;
use crate::messages::Lang;
use crate::questionnaire::{Accepts, Answer, Kind, Question, Text};
use crate::truth::Truth;

/// An answer as written in an answers file.
pub fn value(question: &Question, answer: &Answer) -> AnswerValue {
    question.written(answer).into()
}

/// What a rule wants, in words: "« tous »", "« une partie » ou mieux"…
pub fn accepted(question: &Question, evidence: &Evidence<'_>, lang: Lang) -> String {
    let quoted = |marks: &[bool]| -> Vec<String> {
        let marked = question.marked(marks);
        marked.map(|option| lang.quoted(&option.text)).collect()
    };
    let named = match evidence.accepts {
        Accepts::Any(marks) => any(question, marks, quoted(marks), lang),
        Accepts::All(marks) => lang.all_of(&quoted(marks)),
        Accepts::Without(marks) => lang.accepted_without(&lang.any_of(&quoted(marks))),
        Accepts::Range { min, below } => lang.accepted_range(*min, *below),
    };
    if evidence.negated {
        lang.anything_but(&named)
    } else {
        named
    }
}

/// Options from one upwards are told by the first.
fn any(question: &Question, marks: &[bool], texts: Vec<String>, lang: Lang) -> String {
    let first = marks.iter().position(|&marked| marked).unwrap_or(0);
    let upwards = marks[first..].iter().all(|&marked| marked);
    match texts.as_slice() {
        [lowest, _, ..] if upwards && matches!(question.kind, Kind::Single(_)) => {
            lang.accepted_or_better(lowest)
        }
        texts => lang.any_of(texts),
    }
}

/// The options ticked in an answer, in words; empty unless several may be ticked.
pub fn ticked(question: &Question, answer: &Answer) -> Vec<Text> {
    let Answer::Many(ticked) = answer else {
        return Vec::new();
    };
    let options = ticked
        .iter()
        .filter_map(|&option| question.options().get(option));
    options.map(|option| option.text.clone()).collect()
}

/// The options that a rule wants and an answer lacks, in words; `None` unless several may be ticked
/// and the rule, unmet, wants some of them ticked.
pub fn missing(
    question: &Question,
    evidence: &Evidence<'_>,
    answer: &Answer,
    lang: Lang,
) -> Option<String> {
    let Answer::Many(ticked) = answer else {
        return None;
    };
    if evidence.negated || evidence.test(answer) != Truth::Unmet {
        return None;
    }
    let lacking = |marks: &[bool]| -> Vec<String> {
        let lacking = marks.iter().enumerate();
        let lacking: Vec<bool> = lacking
            .map(|(option, &wanted)| wanted && !ticked.contains(&option))
            .collect();
        let lacking = question.marked(&lacking);
        lacking.map(|option| lang.quoted(&option.text)).collect()
    };
    match evidence.accepts {
        Accepts::Any(marks) => Some(lang.any_of(&lacking(marks))),
        Accepts::All(marks) => Some(lang.all_of(&lacking(marks))),
        Accepts::Without(_) | Accepts::Range { .. } => None,
    }
}
