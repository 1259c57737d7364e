//! Everything that something depends on.

use std::collections::HashSet;

use crate::order::Arrange;

use super::{Condition, Node, Questionnaire, dependencies};

/// Finds all that things depend on, in the order of evaluation.
pub(crate) struct Cones<'q> {
    rules: &'q Questionnaire,
    /// Of each question, criterion and dimension: its position in the order of evaluation.
    turns: [Vec<usize>; 3],
}

impl<'q> Cones<'q> {
    /// For the things of one questionnaire.
    pub(crate) fn new(rules: &'q Questionnaire) -> Cones<'q> {
        let mut turns = [
            vec![0; rules.questions.len()],
            vec![0; rules.criteria.len()],
            vec![0; rules.dimensions.len()],
        ];
        for (turn, &node) in rules.evaluation_order.iter().enumerate() {
            match node {
                Node::Question(question) => turns[0][question.index()] = turn,
                Node::Criterion(criterion) => turns[1][criterion.index()] = turn,
                Node::Dimension(dimension) => turns[2][dimension.index()] = turn,
            }
        }
        Cones { rules, turns }
    }

    /// These things and all that they depend on, each after what it depends on itself.
    pub(crate) fn of(&self, nodes: impl IntoIterator<Item = Node>) -> Vec<Node> {
        let mut pending: Vec<Node> = nodes.into_iter().collect();
        let mut seen: HashSet<Node> = HashSet::new();
        let mut found = Vec::new();
        while let Some(node) = pending.pop() {
            if seen.insert(node) {
                found.push(node);
                pending.extend(dependencies(self.rules, node));
            }
        }
        self.sort(&mut found);
        found
    }

    /// Puts things in the order of evaluation.
    pub(crate) fn sort(&self, nodes: &mut [Node]) {
        nodes.arrange_by_key(|&node| self.turn(node));
    }

    /// Position in the order of evaluation.
    pub(crate) fn turn(&self, node: Node) -> usize {
        let [questions, criteria, dimensions] = &self.turns;
        match node {
            Node::Question(question) => questions[question.index()],
            Node::Criterion(criterion) => criteria[criterion.index()],
            Node::Dimension(dimension) => dimensions[dimension.index()],
        }
    }
}

/// The conditions that decide a node.
pub(crate) fn conditions(rules: &Questionnaire, node: Node) -> Vec<&Condition> {
    match node {
        Node::Question(question) => {
            let question = &rules.questions[question];
            question.when.iter().chain(&question.unless).collect()
        }
        Node::Criterion(criterion) => vec![&rules.criteria[criterion].needs],
        Node::Dimension(_) => Vec::new(),
    }
}

/// The thing that stands for the group that another was merged into: `heads` has, of each thing,
/// another of its group; itself for the one that stands for it.
pub(crate) fn head_of(heads: &mut [usize], index: usize) -> usize {
    let mut head = index;
    while heads[head] != head {
        heads[head] = heads[heads[head]];
        head = heads[head];
    }
    head
}
