//! Answers in words, and what a rule accepts in words.

use super::AnswerValue;
use crate::assessment::Evidence;
use crate::messages::Lang;
use crate::questionnaire::{Accepts, Answer, Kind, Question};

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
