//! Answers in words, and what a rule accepts in words.

use super::AnswerValue;
use crate::assessment::Evidence;
use crate::messages::Lang;
use crate::questionnaire::{Accepts, Answer, Kind, Question};

/// An answer as written in an answers file.
pub fn value(question: &Question, answer: &Answer) -> AnswerValue {
    question.written(answer).into()
}

/// An answer in words.
pub fn words(question: &Question, answer: &Answer, lang: Lang) -> String {
    let text = |&option: &usize| question.options()[option].text.as_str();
    match answer {
        Answer::Unknown => lang.answer_unknown(),
        Answer::Na => lang.answer_na(),
        Answer::One(option) => text(option).to_owned(),
        Answer::Many(options) if options.is_empty() => lang.answer_none(),
        Answer::Many(options) => {
            let texts: Vec<&str> = options.iter().map(text).collect();
            texts.join(&lang.separator_list())
        }
        Answer::Number(number) => match &question.kind {
            Kind::Number {
                unit: Some(unit), ..
            } => format!("{number} {unit}"),
            _ => number.to_string(),
        },
        Answer::Text(text) => text.clone(),
    }
}

/// What a rule wants, in words: "« tous »", "« une partie » ou mieux"…
pub fn accepted(question: &Question, evidence: &Evidence<'_>, lang: Lang) -> String {
    let quoted = |marks: &[bool]| -> Vec<String> {
        let marked = question.marked(marks);
        marked.map(|option| lang.quoted(&option.text)).collect()
    };
    let named = match evidence.accepts {
        Accepts::Any(marks) => any(question, marks, quoted(marks), lang),
        Accepts::All(marks) => quoted(marks).join(&lang.separator_and()),
        Accepts::Without(marks) => lang.accepted_without(&quoted(marks).join(&lang.separator_or())),
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
        texts => texts.join(&lang.separator_or()),
    }
}
