//! Random questionnaires, all valid, and random answers to them.

use super::choices::Choices;
use super::model::{
    Case, Combine, Condition, Criterion, Dimension, Kind, Level, Literal, Model, Node, Question,
    Rule, Test, Value,
};

#[allow(dead_code, reason = "not all test programs want large ones")]
pub mod large;
mod rules;

/// Numbers are drawn among a few halves, so that bounds and answers often meet.
const NUMBERS: usize = 7;

/// Which questionnaires are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Anything that the format allows.
    Any,
    /// Anything but the rule `first`: it takes unknowns as such, so that settling one may move its
    /// level, and all that rests on it, either way.
    Bounded,
    /// What criteria accept stays accepted when an answer becomes better, and a better answer is
    /// worth no less; without the rule `first`.
    UpwardClosed,
    /// With nothing answered, nothing is certain: no `otherwise`, no test of a dimension, and only
    /// the rule `staged`.
    NothingGiven,
}

/// A valid questionnaire of 1 to 8 questions, 1 to 8 criteria and 1 to 4 dimensions.
pub fn questionnaire(choices: &mut Choices, style: Style) -> Model {
    let mut build = Build {
        model: Model {
            profiles: choices.below(3),
            nodes: Vec::new(),
            questions: Vec::new(),
            criteria: Vec::new(),
            dimensions: Vec::new(),
            stage: 0,
            eligibility: Vec::new(),
            reversed: choices.chance(50),
        },
        choices,
        style,
        near: usize::MAX,
    };
    build.nodes();
    build.some_levels();
    build.all_tagged_by_default();
    build.support();
    build.eligibility();
    build.model
}

struct Build<'c> {
    model: Model,
    choices: &'c mut Choices,
    style: Style,
    /// How many of the last things may be tested.
    near: usize,
}

impl Build<'_> {
    /// Adds everything in an order in which each refers only to what is already there.
    fn nodes(&mut self) {
        self.question();
        let mut left = [
            self.choices.below(8),
            1 + self.choices.below(8),
            1 + self.choices.below(4),
        ];
        while left.iter().any(|&count| count > 0) {
            // Dimensions are rarer than what they are made of, or they would have no criteria.
            let kind = [0, 1, 0, 1, 0, 1, 2][self.choices.below(7)];
            let kind = (kind..3).chain(0..kind).find(|&kind| left[kind] > 0);
            let kind = kind.expect("something is left");
            left[kind] -= 1;
            match kind {
                0 => self.question(),
                1 => self.criterion(),
                _ => self.dimension(),
            }
        }
    }

    fn question(&mut self) {
        let kind = self.kind();
        let when = self.maybe_condition(40);
        let unless = self.maybe_condition(25);
        let may_be_skipped = when.is_some() || unless.is_some();
        let with_otherwise = self.choices.chance(if may_be_skipped { 50 } else { 5 });
        let otherwise = (with_otherwise && self.style != Style::NothingGiven)
            .then(|| known_answer(self.choices, kind));
        let suggest = self.maybe_condition(10);
        let suggest = suggest.map(|when| (when, known_answer(self.choices, kind)));
        let question = Question {
            kind,
            section: self.choices.below(2),
            fact: self.choices.chance(15),
            offers_na: self.choices.chance(40),
            profiles: self.choices.some_below(self.model.profiles, 30),
            when,
            unless,
            otherwise,
            worth: self.worth(kind),
            tags: self.tags(kind),
            facts: Vec::new(),
            effort: None,
            bounded: false,
            suggest,
        };
        let index = self.model.questions.len();
        self.model.questions.push(question);
        self.model.nodes.push(Node::Question(index));
    }

    fn kind(&mut self) -> Kind {
        let options = 2 + self.choices.below(3);
        match self.choices.below(10) {
            7 | 8 => Kind::Many { options },
            9 => Kind::Number,
            _ => Kind::Single {
                options,
                scale: self.choices.chance(30),
            },
        }
    }

    fn criterion(&mut self) {
        let closed = self.style == Style::UpwardClosed;
        let needs = self.condition(closed);
        let index = self.model.criteria.len();
        self.model.criteria.push(Criterion { needs });
        self.model.nodes.push(Node::Criterion(index));
    }

    fn dimension(&mut self) {
        let dimension = self.rule();
        let index = self.model.dimensions.len();
        self.model.dimensions.push(dimension);
        self.model.nodes.push(Node::Dimension(index));
    }

    fn staged(&mut self) -> Dimension {
        let criteria = self.model.criteria.len();
        let levels = (0..1 + self.choices.below(4)).map(|_| Level {
            requires: self.choices.some_below(criteria, 30),
            ..Level::default()
        });
        Dimension {
            levels: levels.collect(),
            rule: Rule::Staged,
        }
    }

    /// There is always a dimension that stages may be made of.
    fn some_levels(&mut self) {
        if self.model.dimensions.iter().all(|d| d.levels.is_empty()) {
            let dimension = self.staged();
            let index = self.model.dimensions.len();
            self.model.dimensions.push(dimension);
            self.model.nodes.push(Node::Dimension(index));
        }
    }

    /// Gates, advice and expectations of one dimension: they decide nothing that others test.
    fn support(&mut self) {
        let dimensions = self.model.dimensions.iter().enumerate();
        let with_levels = dimensions.filter(|(_, dimension)| !dimension.levels.is_empty());
        let with_levels: Vec<usize> = with_levels.map(|(index, _)| index).collect();
        let stage = with_levels[self.choices.below(with_levels.len())];
        self.model.stage = stage;
        let criteria = self.model.criteria.len();
        let ranks: Vec<usize> = self
            .model
            .dimensions
            .iter()
            .map(|d| d.levels.len())
            .collect();
        for level in &mut self.model.dimensions[stage].levels {
            level.gates = self.choices.some_below(criteria, 30);
            level.advises = self.choices.some_below(criteria, 20);
            for (dimension, ranks) in ranks.iter().enumerate() {
                if dimension != stage && *ranks > 0 && self.choices.chance(40) {
                    let rank = 1 + self.choices.below(*ranks);
                    level.expects.push((dimension, rank));
                }
            }
        }
    }

    fn eligibility(&mut self) {
        for _ in 0..self.choices.below(4) {
            let when = self.condition(false);
            let offers = !self.choices.chance(30);
            self.model.eligibility.push(Case { when, offers });
        }
    }

    fn maybe_condition(&mut self, percent: usize) -> Option<Condition> {
        let wanted = self.choices.chance(percent) && !self.testable().is_empty();
        wanted.then(|| self.condition(false))
    }

    fn condition(&mut self, closed: bool) -> Condition {
        let branches =
            1 + usize::from(self.choices.chance(40)) + usize::from(self.choices.chance(20));
        (0..branches).map(|_| self.branch(closed)).collect()
    }

    fn branch(&mut self, closed: bool) -> Vec<Literal> {
        let mut literals: Vec<Literal> = Vec::new();
        let wanted =
            1 + usize::from(self.choices.chance(50)) + usize::from(self.choices.chance(30));
        let testable = self.testable();
        for _ in 0..wanted {
            let subject = testable[self.choices.below(testable.len())];
            // A table has each key once.
            if literals.iter().all(|literal| literal.subject != subject) {
                let test = self.test(subject, closed);
                literals.push(Literal { subject, test });
            }
        }
        literals
    }

    fn testable(&self) -> Vec<Node> {
        let given = self.style == Style::NothingGiven;
        let near = self.model.nodes.len().saturating_sub(self.near);
        let nodes = self.model.nodes[near..].iter().copied();
        let can_be_tested = |node: &Node| match node {
            Node::Dimension(d) => !given && !self.model.dimensions[*d].levels.is_empty(),
            _ => true,
        };
        nodes.filter(can_be_tested).collect()
    }

    fn test(&mut self, subject: Node, closed: bool) -> Test {
        match subject {
            Node::Question(question) => self.question_test(question, closed),
            Node::Criterion(_) if !closed && self.choices.chance(40) => Test::Unmet,
            Node::Criterion(_) => Test::Met,
            Node::Dimension(dimension) => {
                let levels = self.model.dimensions[dimension].levels.len();
                if closed {
                    return upper(self.choices, levels);
                }
                one_of_ordered(self.choices, levels)
            }
        }
    }

    fn question_test(&mut self, index: usize, closed: bool) -> Test {
        let question = &self.model.questions[index];
        // A fact is never improved, nor is a number: what is accepted of them may be anything.
        let closed = closed && !question.fact;
        match question.kind {
            Kind::Single { options, .. } if closed => upper(self.choices, options),
            Kind::Single { options, .. } => one_of_ordered(self.choices, options),
            Kind::Many { options } => match self.choices.below(if closed { 4 } else { 5 }) {
                0 => Test::Min(self.choices.below(options)),
                1 => Test::One(self.choices.below(options)),
                2 => Test::List(at_least_one(self.choices, options)),
                3 => Test::All(at_least_one(self.choices, options)),
                _ => Test::Not(at_least_one(self.choices, options)),
            },
            Kind::Number => {
                let bounds = self.choices.below(3);
                let min = (bounds != 1).then(|| number(self.choices));
                let below = (bounds != 0).then(|| number(self.choices));
                Test::Range { min, below }
            }
        }
    }
}

/// Any test of something that has one position among `count`.
fn one_of_ordered(choices: &mut Choices, count: usize) -> Test {
    match choices.below(4) {
        0 => Test::Min(choices.below(count)),
        1 => Test::One(choices.below(count)),
        2 => Test::List(at_least_one(choices, count)),
        _ => Test::Not(at_least_one(choices, count)),
    }
}

/// A test that accepts, with each position, all those above.
fn upper(choices: &mut Choices, count: usize) -> Test {
    let from = choices.below(count);
    match choices.below(3) {
        1 => Test::List((from..count).collect()),
        2 => Test::One(count - 1),
        _ => Test::Min(from),
    }
}

/// Some of the numbers below `count` (1 or more), but not none.
fn at_least_one(choices: &mut Choices, count: usize) -> Vec<usize> {
    let some = choices.some_below(count, 40);
    if some.is_empty() {
        return vec![choices.below(count)];
    }
    some
}

fn number(choices: &mut Choices) -> f64 {
    choices.below(NUMBERS) as f64 / 2.0
}

fn known_answer(choices: &mut Choices, kind: Kind) -> Value {
    match kind {
        Kind::Single { options, .. } => Value::One(choices.below(options)),
        Kind::Many { options } => Value::Many(choices.some_below(options, 50)),
        Kind::Number => Value::Number(number(choices)),
    }
}

/// An answer to each question; `None`: the answers file does not mention it.
pub fn answers(choices: &mut Choices, model: &Model) -> Vec<Option<Value>> {
    // Whole sets of good or of missing answers are wanted too: chance alone would give none.
    let missing = [10, 25, 60][choices.below(3)];
    let good = choices.chance(40);
    let mut answer = |question: &Question| {
        if choices.chance(missing) {
            return choices.chance(50).then_some(Value::Unknown);
        }
        if question.offers_na && choices.chance(20) {
            return Some(Value::Na);
        }
        let drawn = known_answer(choices, question.kind);
        Some(if good {
            better(choices, drawn, question.kind)
        } else {
            drawn
        })
    };
    model.questions.iter().map(&mut answer).collect()
}

fn better(choices: &mut Choices, drawn: Value, kind: Kind) -> Value {
    match (drawn, kind) {
        (Value::One(option), Kind::Single { options, .. }) => {
            Value::One(option + choices.below(options - option))
        }
        (Value::Many(chosen), Kind::Many { options }) => Value::Many(
            (0..options)
                .filter(|option| chosen.contains(option) || choices.chance(50))
                .collect(),
        ),
        (other, _) => other,
    }
}
