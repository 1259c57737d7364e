//! Exact search for answers: is there a set of them for which criteria, and what is asked, are in
//! given states?
//!
//! What is not answered yet is unknown, and settling an unknown only narrows what can come out
//! (format.md, section 5): a branch is left as soon as one state is certain and wrong. Only
//! questions that an undecided state waits for are tried; states that wait for different questions
//! are searched apart, so that their numbers of combinations add up instead of multiplying.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use indexmap::IndexMap;

use super::rests_on_criteria;
use crate::answers::Answers;
use crate::assessment::{Assessment, LevelState};

use crate::questionnaire::cone::{Cones, conditions, head_of};
use crate::questionnaire::domain::Domains;
use crate::questionnaire::{
    Answer, Condition, Criterion, Dimension, Literal, Node, Question, Questionnaire, Ref,
    dependencies,
};
use crate::truth::Truth;

/// So many combinations of answers are tried for one thing to decide; past it, it is "not decided".
pub const COMBINATIONS: usize = 200_000;
/// So many questions are answered after each other on the way to one combination.
pub const DEPTH: usize = 300;
/// So many tests are made for a whole questionnaire: what a large one costs at most.
pub const WORK: usize = 10_000_000;

/// What must be in one of these states.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    /// What.
    pub what: What,
    /// The states, never `Unknown`.
    pub allowed: &'static [Truth],
}

/// Something with a state.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// A criterion.
    Criterion(Ref<Criterion>),
    /// Whether a criterion is met while parts of its proof are skipped: `Met` or `Unmet`.
    Skipped(Ref<Criterion>),
    /// Whether a question is asked: `Met` or `Unmet`.
    Asked(Ref<Question>),
    /// Whether a rank of a dimension is reached: `Met` or `Unmet`.
    Reached(Ref<Dimension>, usize),
}

/// What a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There are such answers.
    Found,
    /// There are none.
    None,
    /// It was given up before either was sure.
    Undecided,
}

/// A search in one questionnaire; what it computes at most is counted over all goals.
pub struct Search<'q> {
    rules: &'q Questionnaire,
    /// Answers to try, as far as what is searched for can tell them apart.
    domains: Domains<'q>,
    /// Answers to sample, as far as any rule can tell them apart.
    sampled: Option<Domains<'q>>,
    cones: Cones<'q>,
    answers: Answers,
    assessment: Assessment,
    /// Of each criterion: whether it is met with no part skipped.
    is_whole: Vec<bool>,
    /// Whether parts that are skipped matter to the goals.
    with_parts: bool,
    /// Whether leaving a question unanswered may be what a goal needs.
    with_unknowns: bool,
    /// The questions that are left unanswered on purpose.
    unanswered: HashSet<Ref<Question>>,
    /// Everything that the goals depend on, in the order of evaluation.
    cone: Rc<[Node]>,
    /// The questions answered so far.
    trail: Vec<Ref<Question>>,
    combinations: usize,
    work: usize,
}

/// Goals that wait for the same questions.
struct Group {
    goals: Vec<Goal>,
    /// What is undecided, in the order of evaluation.
    nodes: Vec<Node>,
    /// A question to try.
    question: Option<Ref<Question>>,
}

impl<'q> Search<'q> {
    /// A search with all its work before it.
    pub fn new(rules: &'q Questionnaire) -> Search<'q> {
        Search {
            rules,
            domains: Domains::of(rules, []),
            sampled: None,
            cones: Cones::new(rules),
            answers: Answers::none(rules),
            assessment: Assessment::undecided(rules),
            is_whole: vec![false; rules.criteria.len()],
            with_parts: false,
            with_unknowns: false,
            unanswered: HashSet::new(),
            cone: Rc::default(),
            trail: Vec::new(),
            combinations: 0,
            work: 0,
        }
    }

    /// Whether there are answers for which every goal holds.
    pub fn find(&mut self, goals: Vec<Goal>) -> Outcome {
        self.forget(0);
        self.combinations = 0;
        self.with_parts = goals.iter().any(|g| matches!(g.what, What::Skipped(_)));
        if self.work >= WORK {
            return Outcome::Undecided;
        }
        let nodes = self.cone(&goals);
        self.work += self.cones.weigh(&nodes);
        let is_exact = nodes.iter().all(|node| match node {
            Node::Dimension(dimension) => {
                rests_on_criteria(&self.rules.dimensions[*dimension].rule)
            }
            _ => true,
        });
        if !is_exact {
            return self.try_all(&goals, &nodes);
        }
        let asked = goals.iter().filter_map(|goal| match goal.what {
            What::Asked(question) => Some(Node::Question(question)),
            _ => None,
        });
        let tested = nodes.iter().copied().chain(asked);
        self.domains = Domains::of(
            self.rules,
            tested.flat_map(|node| conditions(self.rules, node)),
        );
        // Any settled answer does as well as none, unless it lets another branch prove the whole.
        self.with_unknowns = self.with_parts && nodes.iter().any(|node| self.has_branches(*node));
        self.cone = nodes.into();
        self.solve(goals, &Rc::clone(&self.cone), 0)
    }

    /// Tries every set of answers to the questions that the goals depend on, unknown and na
    /// included: what scores and shares come to is not narrowed by some of their answers alone.
    fn try_all(&mut self, goals: &[Goal], nodes: &[Node]) -> Outcome {
        let order = nodes.iter().flat_map(|&node| conditions(self.rules, node));
        let asked = goals.iter().filter_map(|goal| match goal.what {
            What::Asked(question) => Some(Node::Question(question)),
            _ => None,
        });
        let asked = asked.flat_map(|node| conditions(self.rules, node));
        let mut domains = Domains::of(self.rules, order.chain(asked));
        let questions = nodes.iter().filter_map(|node| match node {
            Node::Question(question) => Some(*question),
            _ => None,
        });
        let domains: Vec<_> = questions
            .map(|question| (question, domains.get(question)))
            .collect();
        let is_complete = domains.iter().all(|(_, domain)| domain.is_complete);
        // One more for leaving the question unanswered.
        let count = domains.iter().try_fold(1_usize, |count, (_, domain)| {
            count.checked_mul(domain.answers.len() + 1)
        });
        let Some(count) = count.filter(|&count| count <= COMBINATIONS) else {
            return Outcome::Undecided;
        };
        for number in 0..count {
            if self.work >= WORK {
                return Outcome::Undecided;
            }
            self.forget(0);
            let mut rest = number;
            for (question, domain) in &domains {
                let choices = domain.answers.len() + 1;
                if let Some(answer) = domain.answers.get(rest % choices) {
                    self.answers.set(*question, answer.clone());
                    self.trail.push(*question);
                }
                rest /= choices;
            }
            self.refresh(nodes);
            if goals
                .iter()
                .all(|goal| goal.allowed.contains(&self.state(goal.what)))
            {
                return Outcome::Found;
            }
        }
        match is_complete {
            true => Outcome::None,
            false => Outcome::Undecided,
        }
    }

    /// The answers of the last search, if it found any: only those that it needed.
    pub fn found(&self) -> Vec<(Ref<Question>, &Answer)> {
        let trail = self.trail.iter();
        trail.map(|&q| (q, self.answers.get(q))).collect()
    }

    /// Computes everything for one whole set of answers, chosen for each question by its position
    /// among so many; to be asked about with [`Search::is_asked`] and [`Search::is_reached`].
    pub fn sample(&mut self, choose: impl Fn(usize, usize) -> usize) {
        self.forget(0);
        self.with_parts = true;
        let rules = self.rules;
        let order = rules.evaluation_order.iter();
        let all = order.flat_map(|&node| conditions(rules, node));
        let domains = self.sampled.take();
        let mut domains = domains.unwrap_or_else(|| Domains::of(rules, all));
        for (index, question) in rules.questions.refs().enumerate() {
            let domain = domains.get(question);
            let chosen = domain.answers.get(choose(index, domain.answers.len()));
            let chosen = chosen.cloned().unwrap_or(Answer::Unknown);
            self.answers.set(question, chosen);
            self.trail.push(question);
        }
        self.sampled = Some(domains);
        self.refresh(&rules.evaluation_order);
    }

    /// Whether a question is asked, as things stand.
    pub fn is_asked(&self, question: Ref<Question>) -> bool {
        self.state(What::Asked(question)) == Truth::Met
    }

    /// Whether a rank is reached, as things stand: its level is met, and none up to it is open.
    pub fn is_reached(&self, dimension: Ref<Dimension>, rank: usize) -> bool {
        let levels = &self.assessment.dimension(dimension).levels;
        levels.get(rank - 1) == Some(&LevelState::Met)
            && !levels[..rank].contains(&LevelState::Open)
    }

    /// Everything that the goals depend on, in the order of evaluation.
    fn cone(&self, goals: &[Goal]) -> Vec<Node> {
        let mut pending: Vec<Node> = Vec::new();
        for goal in goals {
            match goal.what {
                What::Criterion(c) | What::Skipped(c) => pending.push(Node::Criterion(c)),
                What::Asked(q) => pending.extend(dependencies(self.rules, Node::Question(q))),
                What::Reached(d, _) => pending.push(Node::Dimension(d)),
            }
        }
        self.cones.of(pending)
    }

    fn has_branches(&self, node: Node) -> bool {
        match node {
            Node::Criterion(criterion) => self.rules.criteria[criterion].needs.0.len() > 1,
            _ => false,
        }
    }

    /// Takes back every answer but the first so many.
    fn forget(&mut self, kept: usize) {
        for question in self.trail.drain(kept..) {
            self.answers.set(question, Answer::Unknown);
            self.unanswered.remove(&question);
        }
    }

    fn refresh(&mut self, nodes: &[Node]) {
        self.work += self.cones.weigh(nodes);
        for &node in nodes {
            self.assessment.settle(self.rules, &self.answers, node);
            if let (Node::Criterion(criterion), true) = (node, self.with_parts) {
                let mut branches = self.rules.criteria[criterion].needs.0.iter();
                let is_whole = branches.any(|part| part.iter().all(|l| self.is_part_whole(l)));
                self.is_whole[criterion.index()] = is_whole;
            }
        }
    }

    /// Whether a literal is met with no part of it skipped.
    fn is_part_whole(&self, literal: &Literal) -> bool {
        match literal {
            Literal::Criterion(criterion, Truth::Met) => self.is_whole[criterion.index()],
            other => self.assessment.literal(other) == Truth::Met,
        }
    }

    fn state(&self, what: What) -> Truth {
        match what {
            What::Criterion(criterion) => self.assessment.criterion(criterion),
            What::Skipped(criterion) => match self.assessment.criterion(criterion) {
                Truth::Unknown => Truth::Unknown,
                state => Truth::certain(state == Truth::Met && !self.is_whole[criterion.index()]),
            },
            What::Asked(question) => {
                let question = &self.rules.questions[question];
                self.assessment.applicability(question)
            }
            What::Reached(dimension, rank) => Truth::certain(self.is_reached(dimension, rank)),
        }
    }

    fn solve(&mut self, goals: Vec<Goal>, nodes: &[Node], depth: usize) -> Outcome {
        self.refresh(nodes);
        let mut open = Vec::new();
        for goal in goals {
            match self.state(goal.what) {
                Truth::Unknown => open.push(goal),
                decided if goal.allowed.contains(&decided) => {}
                _ => return Outcome::None,
            }
        }
        let mut outcome = Outcome::Found;
        for group in self.groups(&open) {
            match self.branch(&group, depth) {
                Outcome::Found => {}
                Outcome::None => return Outcome::None,
                Outcome::Undecided => outcome = Outcome::Undecided,
            }
        }
        outcome
    }

    /// Tries every answer to one question.
    fn branch(&mut self, group: &Group, depth: usize) -> Outcome {
        let Some(question) = group.question else {
            // All that is left was left unanswered on purpose.
            return Outcome::None;
        };
        if depth >= DEPTH {
            return Outcome::Undecided;
        }
        let domain = self.domains.get(question);
        let mut is_sure = domain.is_complete;
        let kept = self.trail.len();
        let unknown = self.with_unknowns.then_some(Answer::Unknown);
        for answer in domain.answers.iter().cloned().chain(unknown) {
            if self.combinations >= COMBINATIONS || self.work >= WORK {
                return Outcome::Undecided;
            }
            self.combinations += 1;
            if answer == Answer::Unknown {
                self.unanswered.insert(question);
            }
            self.answers.set(question, answer);
            self.trail.push(question);
            // A criterion that is met may become wholly met: parts are followed through all nodes.
            let all = self.with_parts.then(|| Rc::clone(&self.cone));
            let nodes = all.as_deref().unwrap_or(&group.nodes);
            match self.solve(group.goals.clone(), nodes, depth + 1) {
                Outcome::Found => return Outcome::Found,
                Outcome::None => {}
                Outcome::Undecided => is_sure = false,
            }
            self.forget(kept);
        }
        if is_sure {
            Outcome::None
        } else {
            Outcome::Undecided
        }
    }

    /// Splits undecided goals into those that wait for the same questions.
    fn groups(&mut self, open: &[Goal]) -> Vec<Group> {
        let mut owner: HashMap<Node, usize> = HashMap::new();
        // The group that each goal was merged into; the first goal of a group stands for it.
        let mut heads: Vec<usize> = (0..open.len()).collect();
        let mut groups: Vec<Group> = Vec::new();
        for (index, goal) in open.iter().enumerate() {
            let mut group = Group {
                goals: vec![*goal],
                nodes: Vec::new(),
                question: None,
            };
            let mut pending = self.waits_for(goal.what);
            while let Some(node) = pending.pop() {
                match owner.get(&node) {
                    Some(&other) => {
                        let head = head_of(&mut heads, other);
                        heads[head] = index;
                    }
                    None => {
                        owner.insert(node, index);
                        group.nodes.push(node);
                        let next = self.behind(node);
                        if let (Node::Question(question), None) = (node, &next) {
                            let to_try = !self.unanswered.contains(&question);
                            group.question = group.question.or(to_try.then_some(question));
                        }
                        pending.extend(next.into_iter().flatten());
                    }
                }
            }
            groups.push(group);
        }
        self.work += self.cones.weigh(owner.keys());
        self.merged(groups, &mut heads)
    }

    fn merged(&self, groups: Vec<Group>, heads: &mut [usize]) -> Vec<Group> {
        let mut merged: IndexMap<usize, Group> = IndexMap::new();
        for (index, group) in groups.into_iter().enumerate() {
            let head = head_of(heads, index);
            match merged.get_mut(&head) {
                Some(known) => {
                    known.goals.extend(group.goals);
                    known.nodes.extend(group.nodes);
                    known.question = known.question.or(group.question);
                }
                None => {
                    merged.insert(head, group);
                }
            }
        }
        let mut groups: Vec<Group> = merged.into_values().collect();
        for group in &mut groups {
            self.cones.sort(&mut group.nodes);
        }
        groups
    }

    /// What is undecided behind an undecided goal.
    fn waits_for(&self, what: What) -> Vec<Node> {
        match what {
            What::Criterion(criterion) | What::Skipped(criterion) => {
                vec![Node::Criterion(criterion)]
            }
            What::Reached(dimension, _) => vec![Node::Dimension(dimension)],
            What::Asked(question) => {
                let question = &self.rules.questions[question];
                let conditions = question.when.iter().chain(&question.unless);
                conditions.flat_map(|c| self.undecided(c)).collect()
            }
        }
    }

    /// What is undecided behind an undecided node; `None` for a question that can be answered.
    fn behind(&self, node: Node) -> Option<Vec<Node>> {
        match node {
            Node::Question(question) => {
                let question = &self.rules.questions[question];
                if self.assessment.applicability(question) != Truth::Unknown {
                    return None;
                }
                let conditions = question.when.iter().chain(&question.unless);
                Some(conditions.flat_map(|c| self.undecided(c)).collect())
            }
            Node::Criterion(criterion) => {
                Some(self.undecided(&self.rules.criteria[criterion].needs))
            }
            Node::Dimension(_) => {
                let required = dependencies(self.rules, node).into_iter();
                Some(required.filter(|&node| self.is_undecided(node)).collect())
            }
        }
    }

    /// What is undecided in the branches of a condition that are themselves undecided.
    fn undecided(&self, condition: &Condition) -> Vec<Node> {
        let mut found = Vec::new();
        for literals in &condition.0 {
            let states = literals.iter().map(|l| self.assessment.literal(l));
            if Truth::all(states) != Truth::Unknown {
                continue;
            }
            let nodes = literals.iter().map(|literal| match literal {
                Literal::Question(question, _) => Node::Question(*question),
                Literal::Criterion(criterion, _) => Node::Criterion(*criterion),
                Literal::Dimension(dimension, _) => Node::Dimension(*dimension),
            });
            found.extend(nodes.filter(|&node| self.is_undecided(node)));
        }
        found
    }

    fn is_undecided(&self, node: Node) -> bool {
        match node {
            Node::Question(question) => self.assessment.value(question).answer == Answer::Unknown,
            Node::Criterion(criterion) => self.assessment.criterion(criterion) == Truth::Unknown,
            Node::Dimension(dimension) => {
                let standing = self.assessment.dimension(dimension);
                standing.proven != standing.possible
            }
        }
    }
}
