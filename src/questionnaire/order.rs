//! The order in which things can be evaluated: each after all that it depends on.

use serde::{Deserialize, Serialize};

use super::{Condition, Criterion, Dimension, Literal, Question, Questionnaire, Ref, Text};
use crate::diagnostic::Place;

/// Something with a state that others may depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Node {
    /// A question: whether it applies depends on its `when` and `unless`.
    Question(Ref<Question>),
    /// A criterion: depends on its `needs`.
    Criterion(Ref<Criterion>),
    /// A dimension: depends on what its levels require, or on what its rule counts.
    Dimension(Ref<Dimension>),
}

/// Things that depend on each other in a circle.
pub struct Cycle {
    /// Where the first one is defined.
    pub place: Place,
    /// Their ids; the last is the first again.
    pub ids: Vec<Text>,
}

/// Every question, criterion and dimension, each after all that it depends on.
///
/// # Errors
/// The first cycle met. The walk keeps its own stack: a long chain must not exhaust the
/// program's.
pub fn evaluation_order(questionnaire: &Questionnaire) -> Result<Vec<Node>, Cycle> {
    let mut walk = Walk {
        questionnaire,
        marks: vec![Mark::New; size(questionnaire)],
        order: Vec::new(),
    };
    let nodes = questionnaire
        .questions
        .refs()
        .map(Node::Question)
        .chain(questionnaire.criteria.refs().map(Node::Criterion))
        .chain(questionnaire.dimensions.refs().map(Node::Dimension));
    for node in nodes {
        walk.visit(node)?;
    }
    Ok(walk.order)
}

fn size(questionnaire: &Questionnaire) -> usize {
    questionnaire.questions.len() + questionnaire.criteria.len() + questionnaire.dimensions.len()
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

struct Walk<'q> {
    questionnaire: &'q Questionnaire,
    marks: Vec<Mark>,
    order: Vec<Node>,
}

impl Walk<'_> {
    fn visit(&mut self, start: Node) -> Result<(), Cycle> {
        if self.mark(start) != Mark::New {
            return Ok(());
        }
        self.set(start, Mark::Open);
        let mut path = vec![(start, dependencies(self.questionnaire, start))];
        while let Some((node, pending)) = path.last_mut() {
            let Some(next) = pending.pop() else {
                let node = *node;
                self.set(node, Mark::Done);
                self.order.push(node);
                path.pop();
                continue;
            };
            match self.mark(next) {
                Mark::Done => {}
                Mark::Open => return Err(self.cycle(&path, next)),
                Mark::New => {
                    self.set(next, Mark::Open);
                    path.push((next, dependencies(self.questionnaire, next)));
                }
            }
        }
        Ok(())
    }

    fn cycle(&self, path: &[(Node, Vec<Node>)], again: Node) -> Cycle {
        let on_path = path.iter().map(|(node, _)| *node);
        let circle: Vec<Node> = on_path.skip_while(|node| *node != again).collect();
        let (_, place) = self.name(again);
        let ids = circle.into_iter().chain([again]);
        Cycle {
            place,
            ids: ids.map(|node| self.name(node).0).collect(),
        }
    }

    fn name(&self, node: Node) -> (Text, Place) {
        let all = self.questionnaire;
        match node {
            Node::Question(q) => (all.questions[q].id.clone(), all.questions[q].place.clone()),
            Node::Criterion(c) => (all.criteria[c].id.clone(), all.criteria[c].place.clone()),
            Node::Dimension(d) => (
                all.dimensions[d].id.clone(),
                all.dimensions[d].place.clone(),
            ),
        }
    }

    fn slot(&self, node: Node) -> usize {
        let questions = self.questionnaire.questions.len();
        match node {
            Node::Question(question) => question.index(),
            Node::Criterion(criterion) => questions + criterion.index(),
            Node::Dimension(dimension) => {
                questions + self.questionnaire.criteria.len() + dimension.index()
            }
        }
    }

    fn mark(&self, node: Node) -> Mark {
        self.marks[self.slot(node)]
    }

    fn set(&mut self, node: Node, mark: Mark) {
        let slot = self.slot(node);
        self.marks[slot] = mark;
    }
}

/// What the state of a node is computed from.
pub(crate) fn dependencies(questionnaire: &Questionnaire, node: Node) -> Vec<Node> {
    match node {
        Node::Question(question) => {
            let question = &questionnaire.questions[question];
            let conditions = question.when.iter().chain(&question.unless);
            conditions.flat_map(tested).collect()
        }
        Node::Criterion(criterion) => tested(&questionnaire.criteria[criterion].needs).collect(),
        Node::Dimension(dimension) => questionnaire.counted(dimension),
    }
}

fn tested(condition: &Condition) -> impl Iterator<Item = Node> {
    condition.literals().map(|literal| match literal {
        Literal::Question(question, _) => Node::Question(*question),
        Literal::Criterion(criterion, _) => Node::Criterion(*criterion),
        Literal::Dimension(dimension, _) => Node::Dimension(*dimension),
    })
}
