//! Runs the examples of a questionnaire: what each expects, what it gets, and because of what.

use super::Context;
use super::tables::Subject;
use crate::answers::Answers;
use crate::assessment::{Assessment, LevelState, Readiness, assess, evidence};
use crate::diagnostic::Fault;
use crate::order::Arrange;
use crate::questionnaire::{
    Criterion, Dimension, Example, Expectation, Questionnaire, Ref, Verdict, Written,
};
use crate::support::{self, Eligible};
use crate::truth::Truth;

/// A key of an example that does not hold. Values are ids, as the example writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The keys that lead to it, below `expect`: `["level", "maturity"]`.
    pub key: Vec<String>,
    /// What the example expects.
    pub expected: String,
    /// What the rules give.
    pub got: String,
    /// Why: criteria with their state and the answers behind it; empty when nothing stands behind.
    pub because: Vec<String>,
}

/// So many reasons are told: the first are enough to start from.
const REASONS: usize = 3;

/// example-failed: what an example expects and does not get.
pub fn example_failed(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    for (_, example) in rules.examples.iter() {
        let subject = Subject::of("example", &example.id);
        for difference in differences(rules, example) {
            let lang = context.lang;
            let Difference {
                key,
                expected,
                got,
                because,
            } = difference;
            let message = lang.check_example_failed(&key.join("."), &expected, &got);
            let help = match because.as_slice() {
                [] => lang.check_example_failed_help(),
                reasons => lang.check_example_because(&reasons.join(&lang.separator_list())),
            };
            let names: Vec<&str> = key.iter().map(String::as_str).collect();
            let (last, parents) = names.split_last().unwrap_or((&"", &[]));
            let table = subject.part(&["expect"]).part(parents);
            let at = context.key(&table, last);
            let fault = Fault::at("example-failed", at, message).help(help);
            context.found.push(fault.about(subject.id()));
        }
    }
}

/// What an example expects and does not get.
pub fn differences(questionnaire: &Questionnaire, example: &Example) -> Vec<Difference> {
    let mut answers = Answers::none(questionnaire);
    for (question, answer) in &example.answers {
        answers.set(*question, answer.clone());
    }
    let run = Run {
        questionnaire,
        assessment: assess(questionnaire, &answers, None),
    };
    let expect = &example.expect;
    let mut compared = run.ranks(expect);
    compared.extend(run.support(expect));
    compared.extend(run.eligibility(expect));
    compared.retain(|difference| difference.expected != difference.got);
    compared
}

struct Run<'q> {
    questionnaire: &'q Questionnaire,
    assessment: Assessment,
}

impl Run<'_> {
    fn ranks(&self, expect: &Expectation) -> Vec<Difference> {
        let compare = |key: &str, dimension, expected, got| Difference {
            key: vec![
                key.to_owned(),
                self.questionnaire.dimensions[dimension].id.to_string(),
            ],
            expected: self.level(dimension, expected),
            got: self.level(dimension, got),
            because: self.open_above(dimension, got),
        };
        let proven = expect.level.iter().map(|&(dimension, rank)| {
            let got = self.assessment.dimension(dimension).proven;
            compare("level", dimension, rank, got)
        });
        let possible = expect.possible.iter().map(|&(dimension, rank)| {
            let got = self.assessment.dimension(dimension).possible;
            compare("possible", dimension, rank, got)
        });
        proven.chain(possible).collect()
    }

    fn support(&self, expect: &Expectation) -> Vec<Difference> {
        let readiness = self.assessment.readiness.as_ref();
        let none: &[Ref<Criterion>] = &[];
        let blockers = readiness.map_or(none, |r| &r.blockers);
        let verdict = expect.verdict.map(|verdict| Difference {
            key: vec!["verdict".to_owned()],
            expected: verdict.name().to_owned(),
            got: readiness.map_or("none", |r| r.verdict.name()).to_owned(),
            because: readiness.map_or_else(Vec::new, |r| self.behind_verdict(r)),
        });
        let criterion = |c| self.questionnaire.criteria[c].id.to_string();
        let blocked = expect.blockers.as_ref().map(|expected| Difference {
            key: vec!["blockers".to_owned()],
            expected: listed(expected.iter().copied().map(criterion)),
            got: listed(blockers.iter().copied().map(criterion)),
            because: self.reasons(blockers),
        });
        let level = |(dimension, rank)| self.level(dimension, rank);
        let gap = expect.gap.as_ref().map(|expected| Difference {
            key: vec!["gap".to_owned()],
            expected: listed(expected.iter().copied().map(level)),
            got: listed(readiness.into_iter().flat_map(lacking).map(level)),
            because: Vec::new(),
        });
        [verdict, blocked, gap].into_iter().flatten().collect()
    }

    fn behind_verdict(&self, readiness: &Readiness) -> Vec<String> {
        match readiness.verdict {
            Verdict::NoGo => self.reasons(&readiness.blockers),
            Verdict::ToVerify => self.reasons(&readiness.to_verify),
            _ => self.reasons(&readiness.conditions),
        }
    }

    /// The criteria that keep the level above a rank open.
    fn open_above(&self, dimension: Ref<Dimension>, rank: usize) -> Vec<String> {
        let standing = self.assessment.dimension(dimension);
        let above = standing.levels.iter().enumerate().skip(rank);
        let open = above.filter(|(_, state)| **state == LevelState::Open);
        let levels = &self.questionnaire.dimensions[dimension].levels;
        let first = open.map(|(index, _)| &levels[index]).next();
        first.map_or_else(Vec::new, |level| {
            let open = level.requires.iter().copied();
            let open = open
                .filter(|&c| matches!(self.assessment.criterion(c), Truth::Unmet | Truth::Unknown));
            self.reasons(&open.collect::<Vec<_>>())
        })
    }

    /// Criteria with their state, and the answers behind it.
    fn reasons(&self, criteria: &[Ref<Criterion>]) -> Vec<String> {
        let told = criteria.iter().take(REASONS);
        told.map(|&criterion| self.reason(criterion)).collect()
    }

    fn reason(&self, criterion: Ref<Criterion>) -> String {
        let state = match self.assessment.criterion(criterion) {
            Truth::Met => "met",
            Truth::Unmet => "unmet",
            Truth::Unknown => "unknown",
            Truth::Na => "na",
        };
        let evidence = evidence(self.questionnaire, &self.assessment, criterion);
        let answers = evidence.iter().take(REASONS).map(|evidence| {
            let question = &self.questionnaire.questions[evidence.question];
            let value = &self.assessment.value(evidence.question).answer;
            format!("{} = {}", question.id, written(&question.written(value)))
        });
        let answers: Vec<String> = answers.collect();
        let id = &self.questionnaire.criteria[criterion].id;
        match answers.as_slice() {
            [] => format!("{id} = {state}"),
            answers => format!("{id} = {state} ({})", answers.join(", ")),
        }
    }

    fn eligibility(&self, expect: &Expectation) -> Option<Difference> {
        let expected = expect.eligibility.clone()?;
        let id = |case| self.questionnaire.eligibility[case].id.clone();
        let mut because = Vec::new();
        let got = match support::eligibility(self.questionnaire, &self.assessment) {
            Some(Eligible::Yes(case)) => id(case),
            Some(Eligible::ToClarify(_, questions)) => {
                let questions = questions
                    .iter()
                    .map(|&q| &self.questionnaire.questions[q].id);
                because.extend(questions.map(|id| format!("{id} = unknown")));
                "to-clarify".into()
            }
            // A case without support may be named, or only said to be without.
            Some(Eligible::No(Some(case))) if expected != "none" => id(case),
            Some(Eligible::No(_)) | None => "none".into(),
        };
        Some(Difference {
            key: vec!["eligibility".to_owned()],
            expected: expected.into_owned(),
            got: got.into_owned(),
            because,
        })
    }

    /// The id of a level, 0 for rank 0.
    fn level(&self, dimension: Ref<Dimension>, rank: usize) -> String {
        let level = self.questionnaire.dimensions[dimension].level(rank);
        level.map_or_else(|| "0".to_owned(), |level| level.id.to_string())
    }
}

/// An answer as rule files write it.
pub(super) fn written(answer: &Written<'_>) -> String {
    match answer {
        Written::Word(word) => (*word).to_owned(),
        Written::Words(words) => format!("[{}]", words.join(", ")),
        Written::Whole(number) => number.to_string(),
        Written::Number(number) => number.to_string(),
    }
}

fn lacking(readiness: &Readiness) -> Vec<(Ref<Dimension>, usize)> {
    let of_dimension = readiness.gap.iter().flat_map(|gap| {
        let ranks = gap.levels.iter().map(|level| level.rank);
        ranks.map(|rank| (gap.dimension, rank))
    });
    of_dimension.collect()
}

/// In alphabetical order: authors may list in any.
fn listed(ids: impl Iterator<Item = String>) -> String {
    let mut ids: Vec<String> = ids.collect();
    ids.arrange();
    format!("[{}]", ids.join(", "))
}
