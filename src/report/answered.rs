//! Answers in words, and what a rule accepts in words.

use super::AnswerValue;
use crate::messages::Lang;
use crate::questionnaire::{Accepts, Answer, Kind, Question};

/// An answer as written in an answers file.
pub fn value(question: &Question, answer: &Answer) -> AnswerValue {
    let id = |&option: &usize| question.options()[option].id.clone();
    match answer {
        Answer::Unknown => AnswerValue::Word("unknown".to_owned()),
        Answer::Na => AnswerValue::Word("na".to_owned()),
        Answer::One(option) => AnswerValue::Word(id(option)),
        Answer::Many(options) => AnswerValue::Words(options.iter().map(id).collect()),
        Answer::Number(number) => AnswerValue::Number(*number),
        Answer::Text(text) => AnswerValue::Word(text.clone()),
    }
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

/// What a rule accepts, in words: "« tous »", "« une partie » ou mieux"…
pub fn accepted(question: &Question, accepts: &Accepts, lang: Lang) -> String {
    let options = question.options();
    let quoted = |marks: &[bool]| -> Vec<String> {
        let marked = options.iter().zip(marks).filter(|(_, marked)| **marked);
        marked
            .map(|(option, _)| lang.quoted(&option.text))
            .collect()
    };
    match accepts {
        Accepts::Any(marks) => {
            let texts = quoted(marks);
            let first = marks.iter().position(|&marked| marked).unwrap_or(0);
            let single = matches!(question.kind, Kind::Single(_));
            if single && texts.len() > 1 && marks[first..].iter().all(|&marked| marked) {
                lang.accepted_or_better(&texts[0])
            } else {
                texts.join(&lang.separator_or())
            }
        }
        Accepts::All(marks) => quoted(marks).join(&lang.separator_and()),
        Accepts::Without(marks) => lang.accepted_without(&quoted(marks).join(&lang.separator_or())),
        Accepts::Range { min, below } => lang.accepted_range(*min, *below),
    }
}
