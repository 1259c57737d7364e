//! Everything that something depends on.

use std::collections::HashSet;

use crate::order::Arrange;

use super::{Condition, Node, Questionnaire, dependencies};

/// Finds all that things depend on, in the order of evaluation.
pub(crate) struct Cones<'q> {
    rules: &'q Questionnaire,
    /// Of each question, criterion and dimension: its position in the order of evaluation.
    turns: [Vec<usize>; 3],
    /// Of each thing in the order of evaluation: how many tests it takes to compute it.
    weights: Vec<usize>,
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
        let order = rules.evaluation_order.iter();
        Cones {
            rules,
            turns,
            weights: order.map(|&node| weight(rules, node)).collect(),
        }
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

    /// How many tests it takes to compute a thing, 1 at least: a condition takes as long as it has
    /// literals.
    pub(crate) fn weight(&self, node: Node) -> usize {
        self.weights[self.turn(node)]
    }

    /// How many tests it takes to compute these things.
    pub(crate) fn weigh<'n>(&self, nodes: impl IntoIterator<Item = &'n Node>) -> usize {
        nodes.into_iter().map(|&node| self.weight(node)).sum()
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

fn weight(rules: &Questionnaire, node: Node) -> usize {
    let tests = match node {
        Node::Dimension(_) => dependencies(rules, node).len(),
        Node::Question(_) | Node::Criterion(_) => {
            let conditions = conditions(rules, node).into_iter();
            conditions.map(|c| c.literals().count()).sum()
        }
    };
    1 + tests
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::messages::Lang;
    use crate::questionnaire::load;

    const RULES: &str = r#"
[questionnaire]
id = "weights"
format = 1
version = "1"
language = "en"
title = "Weights"

[profile.p]
label = "P"

[section.s]
title = "S"

[scale.y]
no = { text = "No" }
yes = { text = "Yes" }

[question]
a = { section = "s", text = "Is it built?", scale = "y" }
b = { section = "s", text = "Is it tested?", scale = "y", when = { a = "yes" } }

[criterion.deployed]
text = "It is deployed."
needs = [{ a = "yes", b = "yes" }, { a = "no", b = "yes" }, { b = "no" }]

[criterion.backed-up]
text = "It is backed up."
needs = { a = "yes" }

[dimension.d]
label = "D"
rule = "staged"

[dimension.d.level.one]
label = "One"
requires = ["deployed", "backed-up"]
"#;

    #[test]
    fn a_thing_weighs_one_and_as_much_as_its_conditions_have_literals() {
        let source = Source {
            name: "weights.toml".to_owned(),
            text: RULES.to_owned(),
        };
        let rules = load(&[source], None, Lang::En);
        let rules = rules.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
        let cones = Cones::new(&rules);
        let mut weights: Vec<usize> = rules
            .evaluation_order
            .iter()
            .map(|&node| cones.weight(node))
            .collect();
        weights.arrange();
        // a: 1; b: 1 + 1; backed-up: 1 + 1; the level's dimension: 1 + 2; deployed: 1 + 5.
        assert_eq!(weights, [1, 2, 2, 3, 6]);
        assert_eq!(cones.weigh(&rules.evaluation_order), 14);
    }
}
