//! Answers that move, and what they come to at once.

use std::collections::{HashMap, HashSet};

use super::Cost;
use super::goal::Goal;
use super::moves::{Moves, Tests};
use super::reach::{Reach, View};
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::order::Arrange;
use crate::questionnaire::cone::Cones;
use crate::questionnaire::{Answer, Node, Question, Questionnaire, Ref, Rule};
use crate::truth::Truth;

/// Answers that move: those of today, with some changed.
pub struct Scene<'q> {
    /// The rules.
    pub rules: &'q Questionnaire,
    cones: Cones<'q>,
    /// What can be done about each question that matters, those that stay left out.
    moves: HashMap<Ref<Question>, Moves>,
    tests: Tests<'q>,
    /// The questions that apply today, or may.
    is_asked: HashSet<Ref<Question>>,
    today: Answers,
    answers: Answers,
    assessment: Assessment,
    reach: Reach,
    /// How many times as long as a test an item of a score takes: in deep trees, numbers grow.
    depth: usize,
    /// How many tests were made so far.
    pub work: usize,
}

/// A goal with all that it depends on.
pub struct Aim {
    /// The goal.
    pub goal: Goal,
    /// What it depends on, in the order of evaluation.
    pub cone: Vec<Node>,
    /// The questions among them whose answers can move, in the order of the rules.
    pub support: Vec<Ref<Question>>,
    /// What it takes to compute all that.
    weight: usize,
}

impl<'q> Scene<'q> {
    /// The answers of today, with what can be changed about them as far as these goals can tell.
    pub fn new(
        rules: &'q Questionnaire,
        answers: &Answers,
        start: &Assessment,
        goals: &[Goal],
    ) -> Scene<'q> {
        let cones = Cones::new(rules);
        let nodes = cones.of(goals.iter().map(Goal::node));
        let tests = Tests::of(rules, &nodes);
        let is_score = |node: &&Node| match node {
            Node::Dimension(dimension) => {
                matches!(rules.dimensions[*dimension].rule, Rule::Score(_))
            }
            _ => false,
        };
        let scores = nodes.iter().filter(is_score).count();
        let questions = nodes.iter().filter_map(|node| match node {
            Node::Question(question) => Some(*question),
            _ => None,
        });
        let asked = questions
            .clone()
            .filter(|&question| start.applicability(&rules.questions[question]) != Truth::Unmet);
        let is_asked = asked.collect();
        let moves = questions.map(|question| (question, tests.moves(question, answers, start)));
        Scene {
            rules,
            cones,
            moves: moves.filter(|(_, moves)| !moves.steps.is_empty()).collect(),
            tests,
            is_asked,
            today: answers.clone(),
            answers: answers.clone(),
            assessment: start.clone(),
            reach: Reach::new(rules),
            depth: 10 * (1 + scores / 4),
            work: 0,
        }
    }

    /// What can be done about a question; `None`: its answer stays.
    pub fn moves(&self, question: Ref<Question>) -> Option<&Moves> {
        self.moves.get(&question)
    }

    /// Whether whatever is reached with an answer to a question is reached with any better one.
    pub fn is_upward(&self, question: Ref<Question>) -> bool {
        self.tests.is_upward(question)
    }

    /// What changing the answer of today to this one costs.
    pub fn cost(&self, question: Ref<Question>, to: &Answer) -> Cost {
        let content = &self.rules.questions[question];
        let effort = u64::from(content.effort);
        match (self.today(question), to) {
            (Answer::Many(from), Answer::Many(to)) => {
                let added = to.len().saturating_sub(from.len());
                Cost::effort(effort.saturating_mul(added as u64))
            }
            (Answer::Unknown, _) if self.is_asked.contains(&question) => Cost::verification(),
            _ => Cost::effort(effort),
        }
    }

    /// Lets the answer to a question become any other, at no cost; what could be done before.
    pub fn free(&mut self, question: Ref<Question>) -> Option<Moves> {
        let any = self.tests.any(question, self.today.get(question));
        self.moves.insert(question, any)
    }

    /// Sets again what can be done about a question.
    pub fn replace(&mut self, question: Ref<Question>, moves: Option<Moves>) {
        match moves {
            Some(moves) => self.moves.insert(question, moves),
            None => self.moves.remove(&question),
        };
    }

    /// A goal with all that it depends on.
    pub fn aim(&self, goal: Goal) -> Aim {
        let cone = self.cones.of([goal.node()]);
        Aim {
            goal,
            support: self.movable(&cone),
            weight: cone.iter().map(|&node| self.weight(node)).sum(),
            cone,
        }
    }

    /// What it takes to compute a node, where a test takes 1: exact numbers take time.
    fn weight(&self, node: Node) -> usize {
        match node {
            Node::Dimension(dimension) => match &self.rules.dimensions[dimension].rule {
                Rule::Score(score) => self.depth * score.of.len(),
                Rule::Staged | Rule::First(_) => self.cones.weight(node),
            },
            Node::Question(_) | Node::Criterion(_) => self.cones.weight(node),
        }
    }

    /// The questions behind a node whose answers can move, itself included.
    pub fn support_of(&self, node: Node) -> Vec<Ref<Question>> {
        self.movable(&self.cones.of([node]))
    }

    fn movable(&self, nodes: &[Node]) -> Vec<Ref<Question>> {
        let questions = nodes.iter().filter_map(|node| match node {
            Node::Question(question) => Some(*question),
            _ => None,
        });
        let movable = questions.filter(|question| self.moves.contains_key(question));
        let mut movable: Vec<Ref<Question>> = movable.collect();
        movable.arrange();
        movable
    }

    /// All that several goals depend on, in the order of evaluation.
    pub fn nodes<'a>(&self, aims: impl IntoIterator<Item = &'a Aim>) -> Vec<Node> {
        self.cones.of(aims.into_iter().map(|aim| aim.goal.node()))
    }

    /// Changes answers, and computes what these nodes come to.
    pub fn set(&mut self, changes: &[(Ref<Question>, Answer)], nodes: &[Node]) {
        for (question, answer) in changes {
            self.answers.set(*question, answer.clone());
        }
        self.refresh(nodes);
    }

    /// Takes changes back; what they came to stays until the next refresh.
    pub fn unset(&mut self, changes: &[(Ref<Question>, Answer)]) {
        for (question, _) in changes {
            let today = self.today.get(*question).clone();
            self.answers.set(*question, today);
        }
    }

    /// Computes what these nodes come to.
    pub fn refresh(&mut self, nodes: &[Node]) {
        self.work += nodes.iter().map(|&node| self.weight(node)).sum::<usize>();
        for &node in nodes {
            self.assessment.settle(self.rules, &self.answers, node);
        }
    }

    /// Whether a goal holds as things stand.
    pub fn holds(&self, aim: &Aim) -> bool {
        aim.goal.holds(&self.assessment)
    }

    /// What things come to as they stand.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The answer as it stands.
    pub fn now(&self, question: Ref<Question>) -> &Answer {
        self.answers.get(question)
    }

    /// The answer of today.
    pub fn today(&self, question: Ref<Question>) -> &Answer {
        self.today.get(question)
    }

    /// Whether a goal can still be reached while the answers to these questions may move.
    pub fn can_hold(&mut self, aim: &Aim, is_free: &dyn Fn(Ref<Question>) -> bool) -> bool {
        self.look(aim, is_free, Reach::can_hold)
    }

    /// Whether a goal holds however the answers to these questions move.
    pub fn must_hold(&mut self, aim: &Aim, is_free: &dyn Fn(Ref<Question>) -> bool) -> bool {
        self.look(aim, is_free, Reach::must_hold)
    }

    fn look(
        &mut self,
        aim: &Aim,
        is_free: &dyn Fn(Ref<Question>) -> bool,
        read: fn(&mut Reach, &View<'_>, &Goal, &[Node]) -> bool,
    ) -> bool {
        self.work += aim.weight;
        let moves = &self.moves;
        let view = View {
            rules: self.rules,
            answers: &self.answers,
            assessment: &self.assessment,
            moves: &|question| moves.get(&question),
            is_free,
        };
        read(&mut self.reach, &view, &aim.goal, &aim.cone)
    }
}
