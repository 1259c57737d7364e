//! Runs the examples of a questionnaire: what each expects and does not get.

use palier::answers::Answers;
use palier::assessment::{Assessment, Readiness, assess};
use palier::questionnaire::{Dimension, Example, Expectation, Questionnaire, Ref};
use palier::support::{self, Eligible};

/// What an example expects and does not get, one line each.
pub fn differences(questionnaire: &Questionnaire, example: &Example) -> Vec<String> {
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
    let wrong = compared
        .into_iter()
        .filter(|line| line.expected != line.got);
    wrong.map(|line| line.told(&example.id)).collect()
}

/// One key of an example.
struct Compared {
    key: String,
    expected: String,
    got: String,
}

impl Compared {
    fn told(&self, example: &str) -> String {
        let Compared { key, expected, got } = self;
        format!("example {example}: {key}: expected {expected}, got {got}")
    }
}

struct Run<'q> {
    questionnaire: &'q Questionnaire,
    assessment: Assessment,
}

impl Run<'_> {
    fn ranks(&self, expect: &Expectation) -> Vec<Compared> {
        let compare = |key, dimension, expected, got| Compared {
            key: format!("{key} of {}", self.questionnaire.dimensions[dimension].id),
            expected: self.level(dimension, expected),
            got: self.level(dimension, got),
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

    fn support(&self, expect: &Expectation) -> Vec<Compared> {
        let readiness = self.assessment.readiness.as_ref();
        let verdict = expect.verdict.map(|verdict| Compared {
            key: "verdict".to_owned(),
            expected: verdict.name().to_owned(),
            got: readiness.map_or("none", |r| r.verdict.name()).to_owned(),
        });
        let criterion = |c| self.questionnaire.criteria[c].id.clone();
        let blockers = expect.blockers.as_ref().map(|expected| Compared {
            key: "blockers".to_owned(),
            expected: listed(expected.iter().copied().map(criterion)),
            got: listed(
                readiness
                    .into_iter()
                    .flat_map(|r| &r.blockers)
                    .copied()
                    .map(criterion),
            ),
        });
        let level = |(dimension, rank)| self.level(dimension, rank);
        let gap = expect.gap.as_ref().map(|expected| Compared {
            key: "gap".to_owned(),
            expected: listed(expected.iter().copied().map(level)),
            got: listed(readiness.into_iter().flat_map(lacking).map(level)),
        });
        [verdict, blockers, gap].into_iter().flatten().collect()
    }

    fn eligibility(&self, expect: &Expectation) -> Option<Compared> {
        let expected = expect.eligibility.clone()?;
        let id = |case| self.questionnaire.eligibility[case].id.clone();
        let got = match support::eligibility(self.questionnaire, &self.assessment) {
            Some(Eligible::Yes(case)) => id(case),
            Some(Eligible::ToClarify(..)) => "to-clarify".to_owned(),
            // A case without support may be named, or only said to be without.
            Some(Eligible::No(Some(case))) if expected != "none" => id(case),
            Some(Eligible::No(_)) | None => "none".to_owned(),
        };
        Some(Compared {
            key: "eligibility".to_owned(),
            expected,
            got,
        })
    }

    /// The id of a level, 0 for rank 0.
    fn level(&self, dimension: Ref<Dimension>, rank: usize) -> String {
        let level = self.questionnaire.dimensions[dimension].level(rank);
        level.map_or_else(|| "0".to_owned(), |level| level.id.clone())
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
    ids.sort_unstable();
    format!("[{}]", ids.join(", "))
}
