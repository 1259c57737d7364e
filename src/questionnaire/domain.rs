//! The answers that a question can have, as far as the rules can tell them apart.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use indexmap::IndexMap;

use super::{Accepts, Answer, Condition, Kind, Literal, Node, Question, Questionnaire, Ref};
use crate::order::Arrange;
use crate::truth::Truth;

/// Answers to try for one question.
#[derive(Debug)]
pub struct Domain {
    /// One of each kind that some test tells apart, the best first, na last.
    pub answers: Vec<Answer>,
    /// Whether no kind is left out.
    pub is_complete: bool,
}

/// The domains of questions, each computed when it is first needed.
pub struct Domains<'q> {
    rules: &'q Questionnaire,
    tests: HashMap<Ref<Question>, Vec<&'q Accepts>>,
    /// Questions of which a rule counts values or tags: every answer may differ.
    counted: HashSet<Ref<Question>>,
    known: HashMap<Ref<Question>, Rc<Domain>>,
}

/// So many sets of options of one question are looked at.
const SETS: usize = 4096;
/// So many tests of sets are made for one question.
const TESTS: usize = 2_000_000;

impl<'q> Domains<'q> {
    /// The domains of questions as far as these conditions can tell their answers apart.
    pub fn of(
        rules: &'q Questionnaire,
        conditions: impl IntoIterator<Item = &'q Condition>,
    ) -> Domains<'q> {
        let mut tests: HashMap<Ref<Question>, Vec<&'q Accepts>> = HashMap::new();
        for literal in conditions.into_iter().flat_map(Condition::literals) {
            if let Literal::Question(question, accepts) = literal {
                tests.entry(*question).or_default().push(accepts);
            }
        }
        Domains {
            rules,
            tests,
            counted: counted_questions(rules),
            known: HashMap::new(),
        }
    }

    /// The answers to try for a question.
    pub fn get(&mut self, question: Ref<Question>) -> Rc<Domain> {
        let known = self.known.entry(question).or_insert_with(|| {
            let tests = self.tests.get(&question).map_or(&[][..], Vec::as_slice);
            let content = &self.rules.questions[question];
            Rc::new(match self.counted.contains(&question) {
                true => counted_domain(content, tests),
                false => domain(content, tests),
            })
        });
        Rc::clone(known)
    }
}

/// The questions whose values or tags a rule counts.
pub fn counted_questions(rules: &Questionnaire) -> HashSet<Ref<Question>> {
    let dimensions = rules.dimensions.iter();
    let counted = dimensions.flat_map(|(dimension, _)| rules.counted(dimension));
    let questions = counted.filter_map(|node| match node {
        Node::Question(question) => Some(question),
        Node::Criterion(_) | Node::Dimension(_) => None,
    });
    questions.collect()
}

/// Every answer to a question that a rule counts.
fn counted_domain(question: &Question, tests: &[&Accepts]) -> Domain {
    let options = question.options().len();
    let mut domain = match &question.kind {
        Kind::Single(_) => Domain {
            answers: (0..options).rev().map(Answer::One).collect(),
            is_complete: true,
        },
        Kind::Many(_) if options < SETS.ilog2() as usize => {
            let set = |set: usize| (0..options).filter(|o| set & (1 << o) != 0).collect();
            Domain {
                answers: (0..1 << options)
                    .rev()
                    .map(|n| Answer::Many(set(n)))
                    .collect(),
                is_complete: true,
            }
        }
        _ => Domain {
            is_complete: false,
            ..domain(question, tests)
        },
    };
    if question.na.is_some() && !domain.answers.contains(&Answer::Na) {
        domain.answers.push(Answer::Na);
    }
    domain
}

fn domain(question: &Question, tests: &[&Accepts]) -> Domain {
    let (candidates, is_complete) = match &question.kind {
        Kind::Single(options) => {
            let answers = (0..options.len()).rev().map(Answer::One);
            (answers.collect(), true)
        }
        Kind::Many(options) => {
            let options: Vec<usize> = (0..options.len()).collect();
            sets(&options, tests)
        }
        Kind::Number { min, max, .. } => (numbers(*min, *max, tests), true),
        // No condition can test a text.
        Kind::Text => (vec![Answer::Text(String::new())], true),
    };
    let mut seen: HashSet<Vec<Truth>> = HashSet::new();
    let is_new = |answer: &Answer| {
        let outcome = tests.iter().map(|test| test.test(answer));
        seen.insert(outcome.collect())
    };
    let mut answers: Vec<Answer> = candidates.into_iter().filter(is_new).collect();
    if question.na.is_some() {
        answers.push(Answer::Na);
    }
    Domain {
        answers,
        is_complete,
    }
}

/// Sets of options: of options that all tests treat alike, none, one, or all are chosen, since no
/// test can tell other numbers of them apart.
pub fn sets(options: &[usize], tests: &[&Accepts]) -> (Vec<Answer>, bool) {
    let mut alike: IndexMap<Vec<bool>, Vec<usize>> = IndexMap::new();
    for &option in options {
        let marks = tests.iter().map(|test| match test {
            Accepts::Any(marks) | Accepts::All(marks) | Accepts::Without(marks) => marks[option],
            Accepts::Range { .. } => false,
        });
        alike.entry(marks.collect()).or_default().push(option);
    }
    let most = SETS.min(TESTS / (tests.len() + 1)).max(1);
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for group in alike.values() {
        let choices = [group.as_slice(), &group[..1], &[]];
        let choices = &choices[usize::from(group.len() == 1)..];
        let grown = sets.iter().flat_map(|set| {
            choices
                .iter()
                .map(move |choice| [set.as_slice(), choice].concat())
        });
        let grown: Vec<Vec<usize>> = grown.take(most + 1).collect();
        if grown.len() > most {
            // The largest and the smallest set are always among them.
            return (vec![many(options.to_vec()), many(Vec::new())], false);
        }
        sets = grown;
    }
    (sets.into_iter().map(many).collect(), true)
}

fn many(mut options: Vec<usize>) -> Answer {
    options.arrange();
    Answer::Many(options)
}

/// One number of each interval between the thresholds of the tests, largest first.
pub fn numbers(min: Option<f64>, max: Option<f64>, tests: &[&Accepts]) -> Vec<Answer> {
    let cuts = tests.iter().flat_map(|test| match test {
        Accepts::Range { min, below } => [*min, *below],
        _ => [None, None],
    });
    let cuts = cuts.flatten();
    // Without a smallest number: one that people would write, below every threshold.
    let below_all = cuts.clone().fold(1.0, f64::min) - 1.0;
    let lowest = min.unwrap_or(below_all.min(max.unwrap_or(below_all)));
    let inside = |cut: &f64| *cut > lowest && max.is_none_or(|max| *cut <= max);
    let mut numbers: Vec<f64> = cuts.filter(inside).collect();
    numbers.push(lowest);
    numbers.arrange_by(|a, b| b.total_cmp(a));
    numbers.dedup();
    numbers.into_iter().map(Answer::Number).collect()
}
