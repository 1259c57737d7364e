//! Which criteria are not in the same state any more, and which answers made it so.

use super::{AnswerChange, CriterionChange, Point, Shift};
use crate::assessment::Assessment;
use crate::order::Arrange;
use crate::questionnaire::{
    Condition, Criterion, Dimension, Level, Literal, Node, Question, Questionnaire, Ref, Rule,
};
use crate::truth::Truth;

/// So many answers are named for one change.
const MOST: usize = 12;

/// An answer that made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// The question whose answer changed.
    pub question: Ref<Question>,
    /// The question that applies, or no longer does, because of that answer: through it, the change
    /// follows although nobody answered it otherwise. `None`: the answer counts by itself.
    pub through: Option<Ref<Question>>,
}

/// The criteria whose state differs, with the answers that made it so. `changed` are the answers
/// that differ.
pub fn criteria(
    rules: &Questionnaire,
    before: &Point,
    after: &Point,
    changed: &[AnswerChange],
) -> Vec<CriterionChange> {
    if changed.is_empty() {
        return Vec::new();
    }
    let causes = Search::run(rules, &before.assessment, &after.assessment, changed);
    let weights = weights(rules);
    let mut found: Vec<CriterionChange> = rules
        .criteria
        .refs()
        .filter_map(|criterion| {
            let state = |point: &Point| point.assessment.criterion(criterion);
            let (before, after) = (state(before), state(after));
            Some(CriterionChange {
                criterion,
                before,
                after,
                shift: Shift::between(before, after)?,
                counts: weights[criterion.index()] < Weight::Serves,
                because: causes.criteria[criterion.index()].clone(),
            })
        })
        .collect();
    // Stable: the order of the rules decides between those of the same weight.
    found.arrange_by_key(|change| weights[change.criterion.index()]);
    found
}

/// What a criterion counts for, what matters most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Gate(usize),
    Required,
    Advised,
    Scored,
    Serves,
}

fn weights(rules: &Questionnaire) -> Vec<Weight> {
    let mut weights = vec![Weight::Serves; rules.criteria.len()];
    let mut weigh = |criteria: &[Ref<Criterion>], weight: Weight| {
        for criterion in criteria {
            let known = &mut weights[criterion.index()];
            *known = weight.min(*known);
        }
    };
    for (_, dimension) in rules.dimensions.iter() {
        for (index, level) in dimension.levels.iter().enumerate() {
            let Level {
                gates,
                requires,
                advises,
                ..
            } = level;
            weigh(gates, Weight::Gate(index));
            weigh(requires, Weight::Required);
            weigh(advises, Weight::Advised);
        }
        if let Rule::Score(score) = &dimension.rule {
            for item in &score.of {
                if let Node::Criterion(criterion) = item.node {
                    weigh(&[criterion], Weight::Scored);
                }
            }
        }
    }
    weights
}

/// One pass, each thing after all that it depends on: rules may form long chains.
struct Search<'a> {
    rules: &'a Questionnaire,
    before: &'a Assessment,
    after: &'a Assessment,
    /// Whether the answer to each question changed.
    changed: Vec<bool>,
    questions: Vec<Vec<Cause>>,
    criteria: Vec<Vec<Cause>>,
    dimensions: Vec<Vec<Cause>>,
}

impl<'a> Search<'a> {
    fn run(
        rules: &'a Questionnaire,
        before: &'a Assessment,
        after: &'a Assessment,
        changed: &[AnswerChange],
    ) -> Search<'a> {
        let mut search = Search {
            rules,
            before,
            after,
            changed: vec![false; rules.questions.len()],
            questions: vec![Vec::new(); rules.questions.len()],
            criteria: vec![Vec::new(); rules.criteria.len()],
            dimensions: vec![Vec::new(); rules.dimensions.len()],
        };
        for change in changed {
            search.changed[change.question.index()] = true;
        }
        for &node in &rules.evaluation_order {
            match node {
                Node::Question(question) => {
                    search.questions[question.index()] = search.of_question(question);
                }
                Node::Criterion(criterion) => {
                    let needs = &rules.criteria[criterion].needs;
                    search.criteria[criterion.index()] = search.of_condition(needs);
                }
                Node::Dimension(dimension) => {
                    search.dimensions[dimension.index()] = search.of_dimension(dimension);
                }
            }
        }
        search
    }

    /// Its own answer where it counts now, and those that made it apply or no longer apply.
    fn of_question(&self, reference: Ref<Question>) -> Vec<Cause> {
        if self.before.value(reference) == self.after.value(reference) {
            return Vec::new();
        }
        let question = &self.rules.questions[reference];
        let applied = self.before.applicability(question);
        let applies = self.after.applicability(question);
        let mut causes = Vec::new();
        if self.changed[reference.index()] && applies == Truth::Met {
            causes.push(Cause {
                question: reference,
                through: None,
            });
        }
        if applied != applies {
            let conditions = question.when.iter().chain(&question.unless);
            for condition in conditions.filter(|condition| self.turned(condition)) {
                let conditions = self.of_condition(condition).into_iter();
                let conditions = conditions.map(|cause| Cause {
                    through: cause.through.or(Some(reference)),
                    ..cause
                });
                add(&mut causes, conditions);
            }
        }
        causes
    }

    fn turned(&self, condition: &Condition) -> bool {
        self.before.condition(condition) != self.after.condition(condition)
    }

    fn of_condition(&self, condition: &Condition) -> Vec<Cause> {
        let parts = condition.literals().map(|literal| {
            let differs = self.before.literal(literal) != self.after.literal(literal);
            let node = match literal {
                Literal::Question(question, _) => Node::Question(*question),
                Literal::Criterion(criterion, _) => Node::Criterion(*criterion),
                Literal::Dimension(dimension, _) => Node::Dimension(*dimension),
            };
            (differs, node)
        });
        self.of_parts(parts)
    }

    fn of_dimension(&self, dimension: Ref<Dimension>) -> Vec<Cause> {
        let (before, after) = (self.before, self.after);
        if before.dimension(dimension) == after.dimension(dimension) {
            return Vec::new();
        }
        let counted = self.rules.counted(dimension).into_iter();
        let parts = counted.map(|node| {
            let differs = match node {
                Node::Question(q) => before.value(q) != after.value(q),
                Node::Criterion(c) => before.criterion(c) != after.criterion(c),
                Node::Dimension(d) => before.dimension(d) != after.dimension(d),
            };
            (differs, node)
        });
        self.of_parts(parts)
    }

    /// The causes of the parts that differ. Where none seems to, it is one that is still unknown,
    /// but may turn out not to apply, or no longer may: the causes of all.
    fn of_parts(&self, parts: impl Iterator<Item = (bool, Node)>) -> Vec<Cause> {
        let (mut causes, mut others) = (Vec::new(), Vec::new());
        for (differs, node) in parts {
            let of_node = match node {
                Node::Question(question) => &self.questions[question.index()],
                Node::Criterion(criterion) => &self.criteria[criterion.index()],
                Node::Dimension(dimension) => &self.dimensions[dimension.index()],
            };
            let causes = if differs { &mut causes } else { &mut others };
            add(causes, of_node.iter().copied());
        }
        if causes.is_empty() { others } else { causes }
    }
}

/// Adds causes, each question once: what counts by itself comes before what follows.
fn add(causes: &mut Vec<Cause>, more: impl Iterator<Item = Cause>) {
    for cause in more {
        let known = causes.iter().position(|c| c.question == cause.question);
        match known {
            Some(index) if cause.through.is_none() => causes[index] = cause,
            Some(_) => {}
            None if causes.len() < MOST => causes.push(cause),
            None => {}
        }
    }
}
