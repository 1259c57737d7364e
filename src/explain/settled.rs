//! The levels that a dimension of rule `first` comes to once what is unknown is known: it is worked
//! out by trying the answers, since a better one may lower such a level (format.md, section 3).

use crate::answers::Answers;
use crate::assessment::{assess, open_questions};
use crate::questionnaire::{Answer, Dimension, Kind, Node, Question, Questionnaire, Ref};

/// So many sets of answers are tried at most.
const MOST: usize = 256;

/// The lowest and the highest rank that the answers may come to, every question that is unknown
/// today being answered; `None` when nothing is unknown, or too much to try.
pub fn settled(
    questionnaire: &Questionnaire,
    answers: &Answers,
    dimension: Ref<Dimension>,
) -> Option<(usize, usize)> {
    let mut pending = vec![answers.clone()];
    let mut range: Option<(usize, usize)> = None;
    for tried in 0..MOST {
        let Some(answers) = pending.pop() else {
            return range;
        };
        let assessment = assess(questionnaire, &answers, None);
        let open = open_questions(questionnaire, &assessment, [Node::Dimension(dimension)], []);
        let Some(&question) = open.first() else {
            if tried == 0 {
                return None;
            }
            let rank = assessment.dimension(dimension).proven;
            let (lowest, highest) = range.unwrap_or((rank, rank));
            range = Some((lowest.min(rank), highest.max(rank)));
            continue;
        };
        for answer in sets(questionnaire, &open)? {
            let mut answers = answers.clone();
            answers.set(question, answer);
            pending.push(answers);
        }
    }
    None
}

/// The answers to the first of these questions; `None` when all together make too many to try.
fn sets(questionnaire: &Questionnaire, open: &[Ref<Question>]) -> Option<Vec<Answer>> {
    let mut total: usize = 1;
    for &question in open {
        let count = count(&questionnaire.questions[question])?;
        total = total.saturating_mul(count);
    }
    let first = open.first().filter(|_| total <= MOST)?;
    Some(possible(&questionnaire.questions[*first]))
}

/// How many answers a question has; `None` for numbers and texts, and for too many.
fn count(question: &Question) -> Option<usize> {
    let count = match &question.kind {
        Kind::Single(options) => Some(options.len()),
        Kind::Many(options) => 1_usize.checked_shl(u32::try_from(options.len()).ok()?),
        Kind::Number { .. } | Kind::Text => None,
    };
    Some(count? + usize::from(question.na.is_some()))
}

fn possible(question: &Question) -> Vec<Answer> {
    let options = question.options().len();
    let chosen = |set: usize| (0..options).filter(|o| set & (1 << o) != 0).collect();
    let mut answers: Vec<Answer> = match &question.kind {
        Kind::Many(_) => (0..1 << options).map(|s| Answer::Many(chosen(s))).collect(),
        _ => (0..options).map(Answer::One).collect(),
    };
    answers.extend(question.na.is_some().then_some(Answer::Na));
    answers
}
