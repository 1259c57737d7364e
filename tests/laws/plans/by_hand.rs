//! Small questionnaires put together by hand.

use super::MOST;
use super::brute::{Case, Goal, Step, Wanted, cheapest};
use crate::laws::model::{
    Condition, Criterion, Dimension, Kind, Level, Literal, Model, Node, Question, Rule, Test, Value,
};

/// Nothing yet.
pub fn nothing() -> Case {
    Case {
        model: Model {
            profiles: 0,
            nodes: Vec::new(),
            questions: Vec::new(),
            criteria: Vec::new(),
            dimensions: Vec::new(),
            stage: 0,
            eligibility: Vec::new(),
            reversed: false,
        },
        values: Vec::new(),
        stage: None,
    }
}

/// A question of one choice, with that effort and answer.
pub fn one_of(
    case: &mut Case,
    options: usize,
    effort: u32,
    answer: Option<Value>,
) -> &mut Question {
    let kind = Kind::Single {
        options,
        scale: false,
    };
    case.values.push(answer);
    let questions = &mut case.model.questions;
    case.model.nodes.push(Node::Question(questions.len()));
    questions.push(Question {
        worth: vec![None; options],
        tags: vec![None; options],
        facts: Vec::new(),
        effort: Some(effort),
        bounded: false,
        kind,
        section: 0,
        fact: false,
        offers_na: false,
        profiles: Vec::new(),
        when: None,
        unless: None,
        otherwise: None,
        suggest: None,
    });
    let last = questions.len() - 1;
    &mut questions[last]
}

/// Question so-and-so has that option or a better one.
pub fn at_least(question: usize, option: usize) -> Literal {
    Literal {
        subject: Node::Question(question),
        test: Test::Min(option),
    }
}

pub fn criterion(case: &mut Case, needs: Condition) {
    let criteria = &mut case.model.criteria;
    case.model.nodes.push(Node::Criterion(criteria.len()));
    criteria.push(Criterion { needs });
}

/// A dimension; the last one is that of stages.
pub fn dimension(case: &mut Case, rule: Rule, levels: Vec<Level>) {
    let dimensions = &mut case.model.dimensions;
    case.model.stage = dimensions.len();
    case.model.nodes.push(Node::Dimension(dimensions.len()));
    dimensions.push(Dimension { rule, levels });
}

/// One level that requires every criterion.
pub fn requiring_all(case: &mut Case) {
    let level = Level {
        requires: (0..case.model.criteria.len()).collect(),
        ..Level::default()
    };
    dimension(case, Rule::Staged, vec![level]);
}

/// Which question to which answer, and what that costs: effort, verifications.
pub type Way = (Vec<(usize, Value)>, (u64, u64));

/// The cheapest steps.
pub fn cheapest_to(case: &Case, wanted: Wanted) -> Option<Way> {
    let goal = Goal::of(case, &case.start(), wanted);
    let places: Vec<usize> = (0..case.values.len()).collect();
    let found = cheapest(case, &[goal], MOST, &places).expect("few combinations");
    let steps: Vec<Step> = found.into_iter().next().flatten()?;
    let cost = super::brute::cost(&steps);
    let to = steps.into_iter().map(|step| (step.question, step.to));
    Some((to.collect(), (cost.effort, cost.verifications)))
}
