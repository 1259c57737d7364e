//! Which answers are not the same any more.

use super::{AnswerChange, Point, Turn};
use crate::answers::Answers;
use crate::questionnaire::{Answer, Question, Questionnaire, Ref};
use crate::truth::Truth;

/// The answers that differ, in order of asking.
pub fn changed(rules: &Questionnaire, before: &Point, after: &Point) -> Vec<AnswerChange> {
    let questions = rules.questions.iter();
    questions
        .filter_map(|(reference, question)| {
            let (from, to) = (before.answers.get(reference), after.answers.get(reference));
            let counted = |point: &Point| point.assessment.applicability(question) == Truth::Met;
            (from != to).then(|| AnswerChange {
                question: reference,
                from: from.clone(),
                to: to.clone(),
                turn: turn(question, from, to),
                counted_before: counted(before),
                counted_after: counted(after),
            })
        })
        .collect()
}

/// How an answer changed, given that it did.
fn turn(question: &Question, from: &Answer, to: &Answer) -> Turn {
    let better = |is_better| if is_better { Turn::Better } else { Turn::Worse };
    let holds = |all: &[usize], some: &[usize]| some.iter().all(|option| all.contains(option));
    match (from, to) {
        (Answer::Unknown, _) => Turn::Learned,
        (_, Answer::Unknown) => Turn::Forgotten,
        _ if question.fact => Turn::Other,
        (Answer::One(from), Answer::One(to)) => better(to > from),
        (Answer::Many(from), Answer::Many(to)) if holds(to, from) => Turn::Better,
        (Answer::Many(from), Answer::Many(to)) if holds(from, to) => Turn::Worse,
        _ => Turn::Other,
    }
}

/// These answers, with those of another set to the questions told: where they are unknown here, and
/// answered there.
pub fn completed(
    rules: &Questionnaire,
    answers: &Answers,
    other: &Answers,
    taken: impl Fn(Ref<Question>) -> bool,
) -> Answers {
    let mut completed = answers.clone();
    for question in rules.questions.refs().filter(|&question| taken(question)) {
        let missing = *answers.get(question) == Answer::Unknown;
        if let Some(entry) = other.entry(question).filter(|_| missing) {
            completed.replace(question, entry.clone());
        }
    }
    completed
}
