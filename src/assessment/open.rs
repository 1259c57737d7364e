//! Which questions undecided things wait for: those that can be answered now and still change
//! something.

use std::collections::HashSet;

use super::Assessment;
use crate::order::Arrange;
use crate::questionnaire::{Answer, Condition, Literal, Node, Question, Questionnaire, Ref};
use crate::truth::Truth;

/// The questions, in order of asking, that apply and that these things and conditions wait for: a
/// question for its answer, a criterion or a condition for what decides it, a dimension for all
/// that is unknown in what it requires or counts.
///
/// A branch that is decided waits for nothing; a question of which it is not known whether it
/// applies waits for what decides that.
pub fn open_questions<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    nodes: impl IntoIterator<Item = Node>,
    conditions: impl IntoIterator<Item = &'q Condition>,
) -> Vec<Ref<Question>> {
    let mut search = Search {
        questionnaire,
        assessment,
        nodes: nodes.into_iter().collect(),
        conditions: conditions.into_iter().collect(),
        seen: HashSet::new(),
        found: Vec::new(),
    };
    search.run();
    search.found.arrange();
    search.found
}

struct Search<'q, 'a> {
    questionnaire: &'q Questionnaire,
    assessment: &'a Assessment,
    /// Still to look into: worklists, since rules may form long chains.
    nodes: Vec<Node>,
    conditions: Vec<&'q Condition>,
    seen: HashSet<Node>,
    found: Vec<Ref<Question>>,
}

impl<'q> Search<'q, '_> {
    fn run(&mut self) {
        loop {
            if let Some(condition) = self.conditions.pop() {
                self.condition(condition);
            } else if let Some(node) = self.nodes.pop() {
                if self.seen.insert(node) {
                    self.node(node);
                }
            } else {
                return;
            }
        }
    }

    /// Looks into the undecided literals of the branches that are still undecided.
    fn condition(&mut self, condition: &Condition) {
        for literals in &condition.0 {
            let states = literals.iter().map(|l| self.assessment.literal(l));
            if Truth::all(states) != Truth::Unknown {
                continue;
            }
            for literal in literals {
                if self.assessment.literal(literal) == Truth::Unknown {
                    self.nodes.push(match literal {
                        Literal::Question(question, _) => Node::Question(*question),
                        Literal::Criterion(criterion, _) => Node::Criterion(*criterion),
                        Literal::Dimension(dimension, _) => Node::Dimension(*dimension),
                    });
                }
            }
        }
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Question(question) => self.question(question),
            Node::Criterion(criterion) => {
                if self.assessment.criterion(criterion) == Truth::Unknown {
                    let needs = &self.questionnaire.criteria[criterion].needs;
                    self.conditions.push(needs);
                }
            }
            Node::Dimension(dimension) => self.nodes.extend(self.questionnaire.counted(dimension)),
        }
    }

    /// A question that applies can be asked; otherwise, what decides whether it applies.
    fn question(&mut self, reference: Ref<Question>) {
        if self.assessment.value(reference).answer != Answer::Unknown {
            return;
        }
        let question = &self.questionnaire.questions[reference];
        match self.assessment.applicability(question) {
            Truth::Met => self.found.push(reference),
            Truth::Unknown => {
                let conditions = question.when.iter().chain(&question.unless);
                self.conditions.extend(conditions);
            }
            Truth::Unmet | Truth::Na => {}
        }
    }
}
