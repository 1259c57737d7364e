//! Random questionnaires to plan in, each kind with one thing that makes planning hard.

use super::MOST;
use super::brute::{Case, every_answer};
use crate::laws::choices::Choices;
use crate::laws::generate::{self, Style};
use crate::laws::model::{
    Combine, Condition, Criterion, Dimension, Kind, Level, Literal, Model, Node, Question, Rule,
    Test, Value,
};
use crate::laws::reference::{self, Origin};

/// What is hard about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Staged levels and gates over the same questions.
    Shared,
    /// Each question is asked depending on what came before, and counts for something otherwise.
    Chains,
    /// Questions that are asked only if the answer before is bad.
    FollowUps,
    /// Facts that are not known, and options that exclude.
    Facts,
    /// Scores of scores.
    Trees,
    /// A dimension that counts answers as they are, beside staged levels.
    Shares,
    /// Anything that the format allows.
    Anything,
}

/// A questionnaire and answers to it, with few enough ways to change them that all can be tried.
pub fn case(choices: &mut Choices, shape: Shape) -> Case {
    let model = match shape {
        Shape::Anything => anything(choices),
        _ => Build::new(choices, shape).model(),
    };
    let mut values = generate::answers(choices, &model);
    for (question, value) in model.questions.iter().zip(&mut values) {
        if question.fact && shape == Shape::Facts && choices.chance(60) {
            *value = None;
        }
    }
    if choices.chance(50) {
        // Otherwise few plans would have several changes.
        values.iter_mut().flatten().for_each(|value| {
            if let Value::One(option) = value {
                *option = choices.below(*option + 1);
            }
        });
    }
    let asked = reference::evaluate(&model, &values).values;
    for ((_, origin), value) in asked.into_iter().zip(&mut values) {
        let is_skipped = origin == Origin::Otherwise || origin == Origin::Na;
        if is_skipped && choices.chance(50) {
            *value = None;
        }
    }
    let stages = model.dimensions[model.stage].levels.len();
    let stage = choices.chance(40).then(|| 1 + choices.below(stages));
    let mut case = Case {
        model,
        values,
        stage,
    };
    while settle_one(&mut case) {}
    case
}

/// While there are too many ways: settles the question that can change in most.
fn settle_one(case: &mut Case) -> bool {
    let moves: Vec<usize> = case.moves().iter().map(Vec::len).collect();
    if moves.iter().map(|count| count + 1).product::<usize>() <= MOST {
        return false;
    }
    let most = (0..moves.len()).max_by_key(|&q| moves[q]);
    let most = most.expect("something can change");
    let answers = every_answer(&case.model, most);
    let known = |value: &&Value| **value != Value::Na;
    case.values[most] = answers.iter().rfind(known).cloned();
    true
}

fn anything(choices: &mut Choices) -> Model {
    let mut model = generate::questionnaire(choices, Style::Any);
    let with_efforts = choices.chance(50);
    for question in &mut model.questions {
        if with_efforts {
            question.effort = Some(1 + choices.below(5) as u32);
        }
        if !matches!(
            question.kind,
            Kind::Single { scale: true, .. } | Kind::Number
        ) {
            question.facts = choices.some_below(question.worth.len(), 10);
        }
    }
    model
}

struct Build<'c> {
    choices: &'c mut Choices,
    shape: Shape,
    with_efforts: bool,
    model: Model,
}

impl<'c> Build<'c> {
    fn new(choices: &'c mut Choices, shape: Shape) -> Build<'c> {
        let with_efforts = choices.chance(60);
        let model = Model {
            profiles: 0,
            nodes: Vec::new(),
            questions: Vec::new(),
            criteria: Vec::new(),
            dimensions: Vec::new(),
            stage: 0,
            eligibility: Vec::new(),
            reversed: choices.chance(50),
        };
        Build {
            choices,
            shape,
            with_efforts,
            model,
        }
    }

    fn model(mut self) -> Model {
        match self.shape {
            Shape::Shared => self.mixed(0, 5),
            Shape::Chains => self.mixed(80, 5),
            Shape::Facts => self.mixed(50, 4),
            Shape::FollowUps => self.follow_ups(),
            Shape::Shares => {
                self.mixed(20, 3);
                self.shares();
            }
            Shape::Trees => self.tree(),
            Shape::Anything => unreachable!("drawn elsewhere"),
        }
        self.stages();
        self.model
    }

    /// Questions and criteria by turns, so many questions in a hundred conditional, and levels.
    fn mixed(&mut self, conditional: usize, most: usize) {
        if self.shape == Shape::Facts {
            self.fact();
        }
        for _ in 0..2 + self.choices.below(most - 1) {
            self.conditional(conditional);
            if self.choices.chance(70) {
                self.criterion();
            }
        }
        for _ in 0..1 + self.choices.below(3) {
            self.criterion();
        }
        self.staged();
        if self.choices.chance(25) {
            self.conditional(conditional);
            self.criterion();
        }
    }

    fn question(&mut self) -> Question {
        let options = 2 + self.choices.below(3);
        let kind = match self.choices.below(12) {
            10 if self.shape != Shape::Trees => Kind::Many { options: 2 },
            11 if self.shape != Shape::Trees => Kind::Number,
            _ => Kind::Single {
                options,
                scale: false,
            },
        };
        let own = match kind {
            Kind::Single { options, .. } | Kind::Many { options } => options,
            Kind::Number => 0,
        };
        let facts = if self.shape == Shape::Facts { 30 } else { 3 };
        let worth = if self.choices.chance(60) { 0 } else { own };
        let worth = (0..own).map(|o| (o < worth).then(|| self.choices.below(7) as i64 * 25 - 25));
        Question {
            worth: worth.collect(),
            tags: vec![None; own],
            facts: self.choices.some_below(own, facts),
            effort: self.with_efforts.then(|| 1 + self.choices.below(5) as u32),
            bounded: self.choices.chance(50),
            kind,
            section: self.choices.below(2),
            fact: false,
            offers_na: self.choices.chance(25),
            profiles: Vec::new(),
            when: None,
            unless: None,
            otherwise: None,
            suggest: None,
        }
    }

    fn add(&mut self, question: Question) -> Node {
        self.model.questions.push(question);
        let node = Node::Question(self.model.questions.len() - 1);
        self.model.nodes.push(node);
        node
    }

    fn fact(&mut self) {
        let mut question = self.question();
        question.fact = true;
        self.add(question);
    }

    fn conditional(&mut self, percent: usize) {
        let mut question = self.question();
        if self.shape == Shape::Facts {
            question.fact = self.choices.chance(20);
        }
        if !self.model.nodes.is_empty() && self.choices.chance(percent) {
            let condition = vec![vec![self.literal_on_the_latest()]];
            match self.choices.chance(50) {
                true => question.when = Some(condition),
                false => question.unless = Some(condition),
            }
            if self.choices.chance(20) {
                question.unless = Some(vec![vec![self.literal()]]);
            }
        }
        if question.when.is_some() || question.unless.is_some() {
            question.otherwise = self.maybe_otherwise(&question, 60);
        }
        self.add(question);
    }

    fn maybe_otherwise(&mut self, question: &Question, percent: usize) -> Option<Value> {
        let wanted = self.choices.chance(percent);
        wanted.then(|| match question.kind {
            Kind::Single { options, .. } => Value::One(self.choices.below(options)),
            Kind::Many { options } => Value::Many(self.choices.some_below(options, 50)),
            Kind::Number => Value::Number(self.choices.below(6) as f64 / 2.0),
        })
    }

    /// A long chain is wanted, rather than many conditions on the first question.
    fn literal_on_the_latest(&mut self) -> Literal {
        let testable = self.testable();
        let from_the_end = self.choices.below(testable.len().min(2));
        let subject = testable[testable.len() - 1 - from_the_end];
        self.literal_on(subject)
    }

    fn literal(&mut self) -> Literal {
        let testable = self.testable();
        let subject = testable[self.choices.below(testable.len())];
        self.literal_on(subject)
    }

    fn testable(&self) -> Vec<Node> {
        let nodes = self.model.nodes.iter().copied();
        let can_be_tested = |node: &Node| match node {
            Node::Dimension(d) => !self.model.dimensions[*d].levels.is_empty(),
            _ => true,
        };
        nodes.filter(can_be_tested).collect()
    }

    /// Mostly what a better answer meets.
    fn literal_on(&mut self, subject: Node) -> Literal {
        let closed = self.choices.chance(75);
        let positions = match subject {
            Node::Criterion(_) => {
                let test = if closed { Test::Met } else { Test::Unmet };
                return Literal { subject, test };
            }
            Node::Dimension(d) => self.model.dimensions[d].levels.len(),
            Node::Question(q) => match self.model.questions[q].kind {
                Kind::Number => {
                    let bound = self.choices.below(6) as f64 / 2.0;
                    let bounds = [(Some(bound), None), (None, Some(bound))];
                    let (min, below) = bounds[self.choices.below(2)];
                    let test = Test::Range { min, below };
                    return Literal { subject, test };
                }
                Kind::Many { options } if closed && self.choices.chance(50) => {
                    let test = Test::All((0..options).collect());
                    return Literal { subject, test };
                }
                Kind::Single { options, .. } | Kind::Many { options } => options,
            },
        };
        let test = match self.choices.below(3) {
            _ if positions == 1 => Test::Min(0),
            _ if closed => Test::Min(1 + self.choices.below(positions - 1)),
            1 => Test::Not(vec![self.choices.below(positions)]),
            _ => Test::One(self.choices.below(positions)),
        };
        Literal { subject, test }
    }

    fn needs(&mut self) -> Condition {
        let branches = 1 + usize::from(self.choices.chance(35));
        let mut needs = Condition::new();
        for _ in 0..branches {
            let mut literals: Vec<Literal> = Vec::new();
            for _ in 0..1 + self.choices.below(3) {
                let literal = self.literal();
                // A table has each key once.
                if literals
                    .iter()
                    .all(|known| known.subject != literal.subject)
                {
                    literals.push(literal);
                }
            }
            needs.push(literals);
        }
        needs
    }

    fn criterion(&mut self) {
        let needs = self.needs();
        self.add_criterion(needs);
    }

    fn add_criterion(&mut self, needs: Condition) -> Node {
        self.model.criteria.push(Criterion { needs });
        let node = Node::Criterion(self.model.criteria.len() - 1);
        self.model.nodes.push(node);
        node
    }

    fn staged(&mut self) {
        let criteria = self.model.criteria.len();
        let levels = (0..1 + self.choices.below(3)).map(|_| Level {
            requires: self.choices.some_below(criteria, 45),
            ..Level::default()
        });
        let levels = levels.collect();
        let rule = Rule::Staged;
        self.add_dimension(Dimension { rule, levels });
    }

    fn add_dimension(&mut self, dimension: Dimension) -> Node {
        self.model.dimensions.push(dimension);
        let node = Node::Dimension(self.model.dimensions.len() - 1);
        self.model.nodes.push(node);
        node
    }

    /// A question, one that is asked only if its answer is bad, and what either or both prove.
    fn follow_ups(&mut self) {
        for _ in 0..1 + self.choices.below(3) {
            let base = Question {
                kind: Kind::Single {
                    options: 3,
                    scale: false,
                },
                worth: vec![None; 3],
                tags: vec![None; 3],
                facts: Vec::new(),
                ..self.question()
            };
            let base = self.add(base);
            let mut follow_up = self.question();
            let on_base = |test: Test| {
                let subject = base;
                Some(vec![vec![Literal { subject, test }]])
            };
            match self.choices.below(3) {
                0 => follow_up.when = on_base(Test::Not(vec![2])),
                1 => follow_up.when = on_base(Test::One(0)),
                _ => follow_up.unless = on_base(Test::Min(1 + self.choices.below(2))),
            }
            follow_up.otherwise = self.maybe_otherwise(&follow_up, 60);
            let follow_up = self.add(follow_up);
            let of_base = Literal {
                subject: base,
                test: Test::Min(1 + self.choices.below(2)),
            };
            let of_follow_up = self.literal_on(follow_up);
            let needs = match self.choices.chance(50) {
                true => vec![vec![of_base], vec![of_follow_up]],
                false => vec![vec![of_base, of_follow_up]],
            };
            self.add_criterion(needs);
        }
        self.criterion();
        self.staged();
    }

    /// Two levels by the share of one answer or two, which may turn out not to apply.
    fn shares(&mut self) {
        let from = self.model.questions.len();
        for _ in 0..1 + self.choices.below(2) {
            let question = Question {
                kind: Kind::Single {
                    options: 2,
                    scale: false,
                },
                worth: vec![None; 2],
                tags: vec![Some(0), None],
                facts: Vec::new(),
                offers_na: self.choices.chance(80),
                ..self.question()
            };
            self.add(question);
        }
        self.criterion();
        let rule = Rule::First {
            of: Some((from..self.model.questions.len()).collect()),
            unanswered: self.choices.chance(30).then_some(0),
            empty: self.choices.chance(30).then_some(1),
        };
        let red = Level {
            share: Some((0, 50)),
            ..Level::default()
        };
        let levels = vec![red, Level::default()];
        self.add_dimension(Dimension { rule, levels });
    }

    /// Two floors of scores, over questions and criteria that may count in several.
    fn tree(&mut self) {
        for _ in 0..2 + self.choices.below(4) {
            self.conditional(25);
            if self.choices.chance(25) {
                self.criterion();
            }
        }
        let leaves = self.scorable();
        let mut branches = Vec::new();
        for _ in 0..1 + self.choices.below(3) {
            let first = self.choices.below(leaves.len());
            let count = 1 + self.choices.below(3);
            let of = (0..count).map(|place| leaves[(first + place) % leaves.len()]);
            branches.push(self.score(of.collect()));
        }
        if self.choices.chance(40) {
            branches.push(leaves[self.choices.below(leaves.len())]);
        }
        self.score(branches);
        self.criterion();
        self.staged();
    }

    fn scorable(&self) -> Vec<Node> {
        let nodes = self.model.nodes.iter().copied();
        let scorable = nodes.filter(|node| match node {
            Node::Question(q) => !matches!(
                self.model.questions[*q].kind,
                Kind::Many { .. } | Kind::Number
            ),
            _ => true,
        });
        scorable.collect()
    }

    fn score(&mut self, of: Vec<Node>) -> Node {
        let combines = [Combine::Mean, Combine::Sum, Combine::Min, Combine::Max];
        let combine = combines[self.choices.below(4)];
        let weighted = matches!(combine, Combine::Mean | Combine::Sum) && self.choices.chance(40);
        let mut items: Vec<(Node, Option<i64>)> = Vec::new();
        for node in of {
            let weight = weighted.then(|| 5 * (1 + self.choices.below(6) as i64));
            if items.iter().all(|(known, _)| *known != node) {
                items.push((node, weight));
            }
        }
        let highest = self.model.highest(combine, &items);
        let mut from = 0;
        let levels = (0..1 + self.choices.below(3)).map(|_| {
            from += [25, 33, 50][self.choices.below(3)];
            Level {
                from,
                ..Level::default()
            }
        });
        let levels = levels.filter(|level| highest.is_none_or(|highest| level.from <= highest));
        let levels: Vec<Level> = levels.collect();
        let rule = Rule::Score {
            combine: Some(combine),
            of: items,
        };
        self.add_dimension(Dimension { rule, levels })
    }

    /// Stages that gate, advise and expect.
    fn stages(&mut self) {
        self.staged();
        let stage = self.model.dimensions.len() - 1;
        self.model.stage = stage;
        let criteria = self.model.criteria.len();
        let dimensions = self.model.dimensions.iter();
        let ranks: Vec<usize> = dimensions.map(|d| d.levels.len()).collect();
        for level in &mut self.model.dimensions[stage].levels {
            level.gates = self.choices.some_below(criteria, 40);
            level.advises = self.choices.some_below(criteria, 25);
            for (dimension, ranks) in ranks[..stage].iter().enumerate() {
                if *ranks > 0 && self.choices.chance(40) {
                    level
                        .expects
                        .push((dimension, 1 + self.choices.below(*ranks)));
                }
            }
        }
    }
}
