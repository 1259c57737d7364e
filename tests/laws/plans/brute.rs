//! The cheapest way to a target, found by trying every combination of changes: format.md, section
//! 6, word for word and without any regard to speed.

use std::collections::BTreeSet;

use palier::plan::Cost;
use palier::questionnaire::Verdict;

use crate::laws::model::{Kind, Model, Node, Question, Rule, Test, Value};
use crate::laws::reference::{self, LevelState, Origin, Outcome, State};

/// Answers to a questionnaire, and the stage that they are assessed for.
#[derive(Clone)]
pub struct Case {
    pub model: Model,
    /// `None`: the answers file does not mention the question.
    pub values: Vec<Option<Value>>,
    /// `None`: the stage reached.
    pub stage: Option<usize>,
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A dimension and a rank, 1 or more.
    Level(usize, usize),
    Verdict(Verdict),
}

/// One change of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub question: usize,
    pub to: Value,
    /// An unknown settled, instead of something done.
    pub verify: bool,
    pub effort: u64,
}

/// What the steps cost together.
pub fn cost<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Cost {
    let mut cost = Cost::default();
    for step in steps {
        cost.effort += step.effort;
        cost.verifications += u64::from(step.verify);
    }
    cost
}

impl Case {
    /// What the answers make of the questionnaire as they are.
    pub fn start(&self) -> Outcome {
        reference::evaluate(&self.model, &self.values)
    }

    /// What they make of it after these steps.
    pub fn after(&self, steps: &[Step]) -> Outcome {
        let mut values = self.values.clone();
        for step in steps {
            values[step.question] = Some(step.to.clone());
        }
        reference::evaluate(&self.model, &values)
    }

    /// Everything that can be aimed at: each level of each dimension, and each verdict if support
    /// is foreseen.
    pub fn targets(&self) -> Vec<Wanted> {
        let dimensions = self.model.dimensions.iter().enumerate();
        let levels = dimensions.flat_map(|(index, dimension)| {
            (1..=dimension.levels.len()).map(move |rank| Wanted::Level(index, rank))
        });
        let foreseen = reference::support(&self.model, &self.start(), self.stage).is_some();
        let verdicts = Verdict::ALL.into_iter().filter(|_| foreseen);
        levels.chain(verdicts.map(Wanted::Verdict)).collect()
    }

    /// What can be done about each question.
    pub fn moves(&self) -> Vec<Vec<Step>> {
        let start = self.start();
        let questions = 0..self.model.questions.len();
        questions.map(|q| self.moves_of(&start, q)).collect()
    }

    fn moves_of(&self, start: &Outcome, index: usize) -> Vec<Step> {
        let question = &self.model.questions[index];
        let saved = self.values[index].as_ref();
        let known = saved.filter(|saved| **saved != Value::Unknown);
        // Not asked, it has a value that nobody gave it: its `otherwise`, or na.
        let verify = start.values[index].0 == Value::Unknown;
        let effort = u64::from(question.effort.unwrap_or(1));
        let step = |to: Value, effort: u64| Step {
            question: index,
            to,
            verify: known.is_none() && verify,
            effort,
        };
        match known {
            None => {
                let answers = every_answer(&self.model, index).into_iter();
                let effort = if verify { 0 } else { effort };
                answers.map(|to| step(to, effort)).collect()
            }
            Some(from) => better(question, from)
                .into_iter()
                .map(|(to, added)| step(to, effort * added as u64))
                .collect(),
        }
    }
}

/// The better answers, each with how many options it is better by, where that costs.
fn better(question: &Question, from: &Value) -> Vec<(Value, usize)> {
    let fact = |option: &usize| question.facts.contains(option);
    match (from, question.kind) {
        _ if question.fact => Vec::new(),
        (Value::One(from), Kind::Single { options, .. }) if !fact(from) => {
            let above = (from + 1..options).filter(|to| !fact(to));
            above.map(|to| (Value::One(to), 1)).collect()
        }
        (Value::Many(from), Kind::Many { options }) => {
            let larger = |to: &Vec<usize>| {
                let mut added = to.iter().filter(|option| !from.contains(option));
                to.len() > from.len()
                    && from.iter().all(|option| to.contains(option))
                    && added.all(|option| !fact(option))
            };
            let sets = subsets(options).into_iter().filter(larger);
            sets.map(|to| (to.len() - from.len(), to))
                .map(|(added, to)| (Value::Many(to), added))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Everything that a question may be answered with; of numbers, one for each set of conditions that
/// they meet.
pub fn every_answer(model: &Model, index: usize) -> Vec<Value> {
    let question = &model.questions[index];
    let mut answers: Vec<Value> = match question.kind {
        Kind::Single { options, .. } => (0..options).map(Value::One).collect(),
        Kind::Many { options } => subsets(options).into_iter().map(Value::Many).collect(),
        Kind::Number => numbers(model, index).map(Value::Number).collect(),
    };
    if question.offers_na {
        answers.push(Value::Na);
    }
    answers
}

fn subsets(options: usize) -> Vec<Vec<usize>> {
    let chosen = |set: usize| (0..options).filter(|o| set & (1 << o) != 0).collect();
    (0..1 << options).map(chosen).collect()
}

/// What starts an interval that some condition tells from the one before; thresholds are halves.
fn numbers(model: &Model, index: usize) -> impl Iterator<Item = f64> {
    let needs = model.criteria.iter().map(|criterion| &criterion.needs);
    let questions = model.questions.iter();
    let asked = questions.flat_map(|q| q.when.iter().chain(&q.unless));
    let literals = needs.chain(asked).flatten().flatten();
    let literals = literals.filter(|literal| literal.subject == Node::Question(index));
    let bounds = literals.flat_map(|literal| match literal.test {
        Test::Range { min, below } => [min, below],
        _ => [None, None],
    });
    let halves = bounds.flatten().map(|bound| (bound * 2.0) as i64);
    let mut halves: BTreeSet<i64> = halves.collect();
    let bounded = model.questions[index].bounded;
    let below_all = halves.first().map_or(0, |lowest| lowest - 1);
    halves.insert(if bounded { 0 } else { below_all });
    let halves = halves.into_iter();
    let numbers = halves.map(|half| half as f64 / 2.0);
    numbers.filter(move |number| !bounded || is_in_bounds(*number))
}

/// Whether a question that takes numbers of some size only takes this one.
pub fn is_in_bounds(number: f64) -> bool {
    (0.0..=3.0).contains(&number)
}

/// What has to hold in the end.
#[derive(Debug, Default)]
pub struct Goal {
    /// Criteria to be met.
    pub met: BTreeSet<usize>,
    /// Criteria to be met, or na as at the start.
    pub kept: BTreeSet<usize>,
    /// Criteria to be met or unknown, or na as at the start.
    pub open: BTreeSet<usize>,
    /// Ranks to be proven in dimensions that are not staged; the flag: or no level applies, then
    /// as at the start.
    pub ranks: Vec<(usize, usize, bool)>,
}

impl Goal {
    pub fn of(case: &Case, start: &Outcome, wanted: Wanted) -> Goal {
        let mut goal = Goal::default();
        match wanted {
            Wanted::Level(dimension, rank) => goal.add_rank(&case.model, dimension, rank, false),
            Wanted::Verdict(verdict) => goal.add_verdict(case, start, verdict),
        }
        goal
    }

    fn add_rank(&mut self, model: &Model, dimension: usize, rank: usize, may_be_void: bool) {
        let content = &model.dimensions[dimension];
        match content.rule {
            Rule::Staged => {
                let levels = &content.levels[..rank];
                self.kept.extend(levels.iter().flat_map(|l| &l.requires));
            }
            _ => self.ranks.push((dimension, rank, may_be_void)),
        }
    }

    fn add_verdict(&mut self, case: &Case, start: &Outcome, verdict: Verdict) {
        let model = &case.model;
        let support = reference::support(model, start, case.stage);
        let support = support.expect("support is foreseen");
        let stages = &model.dimensions[model.stage].levels;
        let (asked, reached) = (support.asked, support.reached);
        if verdict == Verdict::NoGo {
            return;
        }
        let gates = stages[..asked].iter().flat_map(|level| &level.gates);
        let mut gates: BTreeSet<usize> = gates.copied().collect();
        let achieved = stages[..asked].iter().flat_map(|level| &level.requires);
        if asked > reached {
            gates.extend(achieved);
        }
        let kept = &stages[..asked.min(reached)];
        self.kept.extend(kept.iter().flat_map(|l| &l.requires));
        if verdict == Verdict::ToVerify {
            self.open = gates;
            return;
        }
        if verdict == Verdict::Go {
            let advice = stages[..asked].iter().flat_map(|level| &level.advises);
            let advice = advice.filter(|criterion| !gates.contains(criterion));
            self.kept.extend(advice);
            for gap in support.now.gap {
                self.add_rank(model, gap.dimension, gap.expected, true);
            }
        }
        self.met = gates;
    }

    /// Whether it holds.
    pub fn holds(&self, model: &Model, start: &Outcome, end: &Outcome) -> bool {
        let all =
            |criteria: &BTreeSet<usize>| criteria.iter().all(|&c| self.is_settled(start, end, c));
        all(&self.met) && all(&self.kept) && all(&self.open) && {
            let mut ranks = self.ranks.iter();
            ranks.all(|rank| is_proven(model, start, end, rank))
        }
    }

    /// Whether a criterion ends as it has to; `true` for one that is not needed.
    pub fn is_settled(&self, start: &Outcome, end: &Outcome, criterion: usize) -> bool {
        let [before, after] = [start, end].map(|outcome| outcome.criteria[criterion]);
        let stays_na = before == State::Na && after == State::Na;
        let met = after == State::Met;
        let has = |criteria: &BTreeSet<usize>| criteria.contains(&criterion);
        (!has(&self.met) || met)
            && (!has(&self.kept) || met || stays_na)
            && (!has(&self.open) || met || stays_na || after == State::Unknown)
    }

    /// Every criterion that has to end in some state.
    pub fn criteria(&self) -> BTreeSet<usize> {
        let criteria = [&self.met, &self.kept, &self.open];
        criteria.into_iter().flatten().copied().collect()
    }
}

fn is_proven(
    model: &Model,
    start: &Outcome,
    end: &Outcome,
    &(dimension, rank, may_be_void): &(usize, usize, bool),
) -> bool {
    let holds = |outcome: &Outcome| {
        let standing = &outcome.dimensions[dimension];
        let is_void = |states: &[LevelState]| states.contains(&LevelState::Void);
        (standing.proven >= rank, is_void(&standing.levels))
    };
    let ((before, void_before), (after, void_after)) = (holds(start), holds(end));
    let stays_void = may_be_void && void_before && void_after;
    match model.dimensions[dimension].rule {
        // It tells how things stand: it may be kept, but nothing is planned for it.
        Rule::First { .. } => {
            let lacks_nothing = before || may_be_void && void_before;
            lacks_nothing && (after || stays_void)
        }
        _ => stays_void || after,
    }
}

/// The cheapest steps to each goal, `None` where none lead there; nothing at all when there are more
/// than `most` combinations to try.
///
/// Of those that cost the same, the one that changes what comes first: `places` has the place of
/// each question in the questionnaire.
pub fn cheapest(
    case: &Case,
    goals: &[Goal],
    most: usize,
    places: &[usize],
) -> Option<Vec<Option<Vec<Step>>>> {
    let moves = case.moves();
    let count = moves.iter().try_fold(1_usize, |count, moves| {
        Some(count * (moves.len() + 1)).filter(|count| *count <= most)
    })?;
    let steps = |number: usize| -> Vec<&Step> {
        let mut rest = number;
        let chosen = moves.iter().filter_map(|moves| {
            let place = rest % (moves.len() + 1);
            rest /= moves.len() + 1;
            moves.get(place.checked_sub(1)?)
        });
        chosen.collect()
    };
    let combinations = (0..count).map(|number| {
        let steps = steps(number);
        let mut changed: Vec<usize> = steps.iter().map(|step| places[step.question]).collect();
        changed.sort_unstable();
        (cost(steps), changed, number)
    });
    let mut combinations: Vec<(Cost, Vec<usize>, usize)> = combinations.collect();
    combinations.sort_unstable();
    let start = case.start();
    let mut found: Vec<Option<Vec<Step>>> = goals.iter().map(|_| None).collect();
    for (_, _, number) in combinations {
        let steps: Vec<Step> = steps(number).into_iter().cloned().collect();
        let end = case.after(&steps);
        let mut left = false;
        for (goal, found) in goals.iter().zip(&mut found) {
            if found.is_none() && goal.holds(&case.model, &start, &end) {
                *found = Some(steps.clone());
            }
            left |= found.is_none();
        }
        if !left {
            break;
        }
    }
    Some(found)
}

/// The questions that a node rests on, in the end.
pub fn questions_under(model: &Model, node: Node) -> BTreeSet<usize> {
    let mut seen: Vec<Node> = vec![node];
    let mut next = 0;
    while let Some(&node) = seen.get(next) {
        next += 1;
        for below in rests_on(model, node) {
            if !seen.contains(&below) {
                seen.push(below);
            }
        }
    }
    let question = |node: Node| match node {
        Node::Question(question) => Some(question),
        _ => None,
    };
    seen.into_iter().filter_map(question).collect()
}

fn rests_on(model: &Model, node: Node) -> Vec<Node> {
    match node {
        Node::Question(q) => {
            let question = &model.questions[q];
            let literals = question.when.iter().chain(&question.unless);
            let literals = literals.flatten().flatten();
            literals.map(|literal| literal.subject).collect()
        }
        Node::Criterion(c) => {
            let literals = model.criteria[c].needs.iter().flatten();
            literals.map(|literal| literal.subject).collect()
        }
        Node::Dimension(d) => match &model.dimensions[d].rule {
            Rule::Staged => {
                let levels = model.dimensions[d].levels.iter();
                let requires = levels.flat_map(|level| &level.requires);
                requires.map(|&c| Node::Criterion(c)).collect()
            }
            Rule::Score { of, .. } => of.iter().map(|(node, _)| *node).collect(),
            Rule::First { of: Some(of), .. } => of.iter().map(|&q| Node::Question(q)).collect(),
            Rule::First { of: None, .. } => {
                (0..model.questions.len()).map(Node::Question).collect()
            }
        },
    }
}

/// Whether the question is not asked, but counts.
pub fn counts_unasked(outcome: &Outcome, question: usize) -> bool {
    outcome.values[question].1 == Origin::Otherwise
}
