//! Random questionnaires of hundreds of questions and criteria, with random answers to them: too
//! large to try everything out, so that only laws can be held against them.
//!
//! Each thing is made from decisions of its own and refers to what stands shortly before it. A
//! failure is shrunk by leaving whole things out, many at a time and then one by one.

use std::fmt;

use palier::answers::Answers;
use palier::questionnaire::{Answer, Questionnaire};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

use super::{Build, Case, Choices, Combine, Dimension, Level, Model, Node, Rule, Style};
use crate::laws::program::{number, written};
use crate::laws::properties::{better_answers, draw};

/// Things are made in so many groups at most, each of so many things at most.
const GROUPS: usize = 40;
/// Decisions that a thing is made from.
const RULES: usize = 48;
/// Decisions that each of four answers to a question is made from.
const ANSWER: usize = 8;
/// How far back a thing refers.
const NEAR: usize = 40;

/// A questionnaire and answers to it.
pub struct Large {
    pub model: Model,
    /// For each question.
    answers: Vec<Vec<u16>>,
    /// Of a hundred answers, how many are the best, missing, settled and improved.
    percents: [usize; 4],
}

/// Questionnaires of 1 to 1,600 questions, criteria, dimensions and cases of eligibility.
pub fn large(style: Style) -> impl Strategy<Value = Large> {
    let thing = (vec(any::<u16>(), RULES), vec(any::<u16>(), 4 * ANSWER));
    let things = vec(vec(thing, 0..=GROUPS), 1..=GROUPS);
    (vec(any::<u16>(), RULES), things).prop_map(move |(general, things)| {
        let things = things.into_iter().flatten().collect();
        made(style, &mut Choices::of(general), things)
    })
}

fn made(style: Style, general: &mut Choices, things: Vec<(Vec<u16>, Vec<u16>)>) -> Large {
    let mut of = |percents: [usize; 4]| percents[general.below(4)];
    let percents = [
        of([0, 50, 90, 100]),
        of([0, 5, 25, 95]),
        of([2, 15, 50, 100]),
        of([5, 15, 50, 50]),
    ];
    let mut large = Large {
        model: Model {
            profiles: general.below(6),
            nodes: Vec::new(),
            questions: Vec::new(),
            criteria: Vec::new(),
            dimensions: Vec::new(),
            stage: 0,
            eligibility: Vec::new(),
            reversed: general.chance(50),
        },
        answers: Vec::new(),
        percents,
    };
    for (rules, answers) in things {
        large.model = add(large.model, &mut Choices::of(rules), style);
        large.answers.resize(large.model.questions.len(), answers);
    }
    large.model = finish(large.model, general, style);
    large
        .answers
        .resize(large.model.questions.len(), Vec::new());
    large
}

fn add(model: Model, choices: &mut Choices, style: Style) -> Model {
    let kind = choices.below(40);
    let nothing_yet = model.questions.is_empty();
    let mut build = Build {
        model,
        choices,
        style,
        near: NEAR,
    };
    match kind {
        _ if nothing_yet => build.question(),
        0..=17 => build.question(),
        18..=35 => build.criterion(),
        36..=38 => build.large_dimension(),
        _ => {
            let when = build.condition(false);
            let offers = !build.choices.chance(30);
            build.model.eligibility.push(Case { when, offers });
        }
    }
    build.model
}

/// There is a question, and a dimension of stages.
fn finish(model: Model, choices: &mut Choices, style: Style) -> Model {
    let mut build = Build {
        model,
        choices,
        style,
        near: NEAR,
    };
    if build.model.questions.is_empty() {
        build.question();
    }
    if build.model.dimensions.iter().all(|d| d.levels.is_empty()) {
        let dimension = build.large_staged();
        build.push(dimension);
    }
    build.large_support();
    build.model
}

impl Build<'_> {
    fn push(&mut self, dimension: Dimension) {
        let index = self.model.dimensions.len();
        self.model.dimensions.push(dimension);
        self.model.nodes.push(Node::Dimension(index));
    }

    fn large_dimension(&mut self) {
        let items = self.scorable();
        let tagged = self.tagged();
        let tagged = tagged[tagged.len().saturating_sub(NEAR / 2)..].to_vec();
        let dimension = match self.choices.below(5) {
            1 | 3 if !items.is_empty() => self.large_score(items),
            2 if self.style == Style::Any && !tagged.is_empty() => self.first(tagged),
            _ => self.large_staged(),
        };
        self.push(dimension);
    }

    fn large_staged(&mut self) -> Dimension {
        let levels = (0..1 + self.choices.below(5)).map(|_| Level {
            requires: self.some_criteria(6),
            ..Level::default()
        });
        Dimension {
            levels: levels.collect(),
            rule: Rule::Staged,
        }
    }

    /// Up to so many of the last criteria.
    fn some_criteria(&mut self, most: usize) -> Vec<usize> {
        let criteria = self.model.criteria.len();
        let mut some: Vec<usize> = Vec::new();
        for _ in 0..self.choices.below(most + 1).min(criteria) {
            let criterion = criteria - 1 - self.choices.below(criteria.min(2 * NEAR));
            if !some.contains(&criterion) {
                some.push(criterion);
            }
        }
        some
    }

    /// A score of a few items, or of hundreds: each so many of what there is.
    fn large_score(&mut self, mut items: Vec<Node>) -> Dimension {
        items.retain(|node| match node {
            Node::Dimension(dimension) => self.floors(*dimension) < 3,
            _ => true,
        });
        let combines = [Combine::Mean, Combine::Sum, Combine::Min, Combine::Max];
        let combine = combines[self.choices.below(4)];
        let weighted = matches!(combine, Combine::Mean | Combine::Sum) && self.choices.chance(50);
        let (step, most) = (
            1 + self.choices.below(4),
            [3, 12, 300][self.choices.below(3)],
        );
        let items = items.into_iter().rev().step_by(step).take(most);
        let of: Vec<(Node, Option<i64>)> = items
            .map(|node| (node, weighted.then(|| 1 + self.choices.below(30) as i64)))
            .collect();
        let highest = self.model.highest(combine, &of);
        let size = 1 + highest.unwrap_or(0) / 400;
        let mut levels = Vec::new();
        let mut from = -75;
        for _ in 0..self.choices.below(6) {
            from += 25 * size * (1 + self.choices.below(3) as i64);
            if highest.is_none_or(|highest| from <= highest) {
                let level = Level::default();
                levels.push(Level { from, ..level });
            }
        }
        let combine = Some(combine);
        let rule = Rule::Score { combine, of };
        Dimension { rule, levels }
    }

    /// How many scores stand above each other.
    fn floors(&self, dimension: usize) -> usize {
        let Rule::Score { of, .. } = &self.model.dimensions[dimension].rule else {
            return 0;
        };
        let below = of.iter().map(|(node, _)| match node {
            Node::Dimension(below) => self.floors(*below),
            _ => 0,
        });
        1 + below.max().unwrap_or(0)
    }

    fn large_support(&mut self) {
        let ranks: Vec<usize> = self
            .model
            .dimensions
            .iter()
            .map(|d| d.levels.len())
            .collect();
        let with_levels: Vec<usize> = (0..ranks.len()).filter(|d| ranks[*d] > 0).collect();
        let stage = with_levels[self.choices.below(with_levels.len())];
        self.model.stage = stage;
        for level in 0..ranks[stage] {
            let (gates, advises) = (self.some_criteria(3), self.some_criteria(2));
            let mut expects: Vec<(usize, usize)> = Vec::new();
            for _ in 0..self.choices.below(3) {
                let dimension = with_levels[self.choices.below(with_levels.len())];
                let known = expects.iter().any(|(other, _)| *other == dimension);
                if dimension != stage && !known {
                    expects.push((dimension, 1 + self.choices.below(ranks[dimension])));
                }
            }
            let level = &mut self.model.dimensions[stage].levels[level];
            (level.gates, level.advises, level.expects) = (gates, advises, expects);
        }
    }
}

impl Large {
    /// The decisions that the answer of one step to a question is made from.
    fn decisions(&self, question: usize, step: usize) -> Choices {
        let own = self.answers[question].chunks(ANSWER).nth(step);
        Choices::of(own.unwrap_or_default().to_vec())
    }

    /// Answers to every question, each drawn or missing.
    pub fn answers(&self, questionnaire: &Questionnaire) -> Answers {
        let mut answers = Answers::none(questionnaire);
        for (reference, question) in questionnaire.questions.iter() {
            let mut choices = self.decisions(number(&question.id), 0);
            let [best, missing, ..] = self.percents;
            if !choices.chance(missing) {
                answers.set(reference, draw(&mut choices, question, best));
            } else if choices.chance(50) {
                answers.set(reference, Answer::Unknown);
            }
        }
        answers
    }

    /// The same answers, some of the unknown ones settled; step 1, then 2.
    pub fn settled(
        &self,
        questionnaire: &Questionnaire,
        answers: &Answers,
        step: usize,
    ) -> Answers {
        let mut settled = answers.clone();
        for (reference, question) in questionnaire.questions.iter() {
            let mut choices = self.decisions(number(&question.id), step);
            let unknown = *answers.get(reference) == Answer::Unknown;
            if unknown && choices.chance(self.percents[2]) {
                settled.set(reference, draw(&mut choices, question, 0));
            }
        }
        settled
    }

    /// The same answers one step better, for each of some questions.
    pub fn improved(&self, questionnaire: &Questionnaire, answers: &Answers) -> Vec<Answers> {
        let improved = questionnaire
            .questions
            .iter()
            .filter_map(|(reference, question)| {
                let mut choices = self.decisions(number(&question.id), 3);
                let mut better = better_answers(question, answers.get(reference));
                if better.is_empty() || !choices.chance(self.percents[3]) {
                    return None;
                }
                let mut improved = answers.clone();
                improved.set(reference, better.swap_remove(choices.below(better.len())));
                Some(improved)
            });
        improved.take(12).collect()
    }
}

/// Shown as files to copy and run: the rules, and the answers that it begins with.
impl fmt::Debug for Large {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let questionnaire = crate::laws::program::loaded(&self.model);
        let answers = written(&questionnaire, &self.answers(&questionnaire));
        write!(formatter, "{:?}\n# answers.toml\n{answers}", self.model)
    }
}
