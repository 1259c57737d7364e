//! The rules of the format, sections 2 to 4, written a second time: word for word and without any
//! regard to speed, so that the program can be held against it.

use super::fraction::Fraction;
use super::model::{
    Combine, Condition, Kind, Level, Literal, Model, Node, Question, Rule, Test, Value,
};
use State::{Met, Na, Unknown, Unmet};

/// What a criterion can be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Met,
    Unmet,
    Unknown,
    Na,
}

/// Where the value of a question comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Answer,
    Otherwise,
    Na,
    Nobody,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelState {
    Met,
    Open,
    Void,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub proven: usize,
    pub possible: usize,
    pub levels: Vec<LevelState>,
    /// The lowest and the highest score, and whether there may turn out to be none.
    pub score: Option<(Fraction, Fraction, bool)>,
}

/// What the answers make of each question, criterion and dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub values: Vec<(Value, Origin)>,
    pub criteria: Vec<State>,
    pub dimensions: Vec<Standing>,
}

/// Both operands, then what AND and OR make of them.
const TRUTH_TABLE: [(State, State, State, State); 16] = [
    (Met, Met, Met, Met),
    (Met, Unmet, Unmet, Met),
    (Met, Unknown, Unknown, Met),
    (Met, Na, Met, Met),
    (Unmet, Met, Unmet, Met),
    (Unmet, Unmet, Unmet, Unmet),
    (Unmet, Unknown, Unmet, Unknown),
    (Unmet, Na, Unmet, Unmet),
    (Unknown, Met, Unknown, Met),
    (Unknown, Unmet, Unmet, Unknown),
    (Unknown, Unknown, Unknown, Unknown),
    (Unknown, Na, Unknown, Unknown),
    (Na, Met, Met, Met),
    (Na, Unmet, Unmet, Unmet),
    (Na, Unknown, Unknown, Unknown),
    (Na, Na, Na, Na),
];

fn row(a: State, b: State) -> (State, State) {
    let row = TRUTH_TABLE.iter().find(|row| (row.0, row.1) == (a, b));
    row.map(|row| (row.2, row.3))
        .expect("the table is complete")
}

fn and(a: State, b: State) -> State {
    row(a, b).0
}

fn or(a: State, b: State) -> State {
    row(a, b).1
}

fn yes_or_no(yes: bool) -> State {
    if yes { Met } else { Unmet }
}

/// What the answers make of the questionnaire; `None` is a question that nobody answered.
pub fn evaluate(model: &Model, answers: &[Option<Value>]) -> Outcome {
    let unset = Standing {
        proven: 0,
        possible: 0,
        levels: Vec::new(),
        score: None,
    };
    let mut outcome = Outcome {
        values: vec![(Value::Unknown, Origin::Nobody); model.questions.len()],
        criteria: vec![Unknown; model.criteria.len()],
        dimensions: vec![unset; model.dimensions.len()],
    };
    for node in &model.nodes {
        match *node {
            Node::Question(q) => {
                outcome.values[q] = value(&outcome, model, &model.questions[q], &answers[q]);
            }
            Node::Criterion(c) => {
                outcome.criteria[c] = condition(&outcome, model, &model.criteria[c].needs);
            }
            Node::Dimension(d) => {
                let dimension = &model.dimensions[d];
                outcome.dimensions[d] = match &dimension.rule {
                    Rule::Staged => standing(&outcome, &dimension.levels),
                    Rule::Score { .. } => scored(&outcome, model, d),
                    Rule::First { .. } => first(&outcome, model, d),
                };
            }
        }
    }
    outcome
}

/// "Applicability certainly false → `otherwise`, else na. Applicability unknown → unknown,
/// whatever answer is saved. Applicable → the answer, else unknown."
fn value(
    outcome: &Outcome,
    model: &Model,
    question: &Question,
    answer: &Option<Value>,
) -> (Value, Origin) {
    let asked = applicability(outcome, model, question);
    if asked == Unmet {
        return match &question.otherwise {
            Some(otherwise) => (otherwise.clone(), Origin::Otherwise),
            None => (Value::Na, Origin::Na),
        };
    }
    if asked == Unknown {
        return (Value::Unknown, Origin::Nobody);
    }
    match answer {
        None | Some(Value::Unknown) => (Value::Unknown, Origin::Nobody),
        Some(Value::Na) => (Value::Na, Origin::Na),
        Some(known) => (known.clone(), Origin::Answer),
    }
}

/// Met, unmet or unknown: asked only if `when` is met and `unless` is not.
fn applicability(outcome: &Outcome, model: &Model, question: &Question) -> State {
    // "A `when` or `unless` that is na counts as unmet."
    let state = |asked: &Condition| match condition(outcome, model, asked) {
        Na => Unmet,
        other => other,
    };
    let when = question.when.as_ref().map_or(Met, state);
    let unless = question.unless.as_ref().map_or(Unmet, state);
    match (when, unless) {
        (Unmet, _) | (_, Met) => Unmet,
        (Met, Unmet) => Met,
        _ => Unknown,
    }
}

/// The state of a condition.
pub fn condition(outcome: &Outcome, model: &Model, condition: &Condition) -> State {
    let branch = |literals: &Vec<Literal>| {
        let states = literals.iter().map(|l| literal_state(outcome, model, l));
        states.reduce(and).expect("a branch has literals")
    };
    let branches = condition.iter().map(branch);
    branches.reduce(or).expect("a condition has branches")
}

fn literal_state(outcome: &Outcome, model: &Model, literal: &Literal) -> State {
    match literal.subject {
        Node::Question(q) => match &outcome.values[q].0 {
            Value::Unknown => Unknown,
            Value::Na => Na,
            Value::One(option) => yes_or_no(accepts(&literal.test, *option)),
            Value::Many(chosen) => yes_or_no(accepts_several(&literal.test, chosen)),
            Value::Number(number) => yes_or_no(accepts_number(&literal.test, *number)),
        },
        Node::Criterion(c) => match (outcome.criteria[c], &literal.test) {
            (Met, Test::Met) | (Unmet, Test::Unmet) => Met,
            (Met, _) | (Unmet, _) => Unmet,
            (undecided, _) => undecided,
        },
        Node::Dimension(d) => dimension_literal(&literal.test, &outcome.dimensions[d], model, d),
    }
}

fn accepts(test: &Test, position: usize) -> bool {
    match test {
        Test::One(wanted) => position == *wanted,
        Test::List(wanted) => wanted.contains(&position),
        Test::Min(lowest) => position >= *lowest,
        Test::Not(refused) => !refused.contains(&position),
        _ => panic!("no test of one position"),
    }
}

fn accepts_several(test: &Test, chosen: &[usize]) -> bool {
    match test {
        Test::All(wanted) => wanted.iter().all(|option| chosen.contains(option)),
        Test::Not(refused) => !chosen.iter().any(|option| refused.contains(option)),
        _ => chosen.iter().any(|&option| accepts(test, option)),
    }
}

fn accepts_number(test: &Test, number: f64) -> bool {
    let Test::Range { min, below } = test else {
        panic!("no test of a number");
    };
    let high_enough = match min {
        Some(min) => number >= *min,
        None => true,
    };
    let low_enough = match below {
        Some(below) => number < *below,
        None => true,
    };
    high_enough && low_enough
}

/// Unknown while the ranks from proven to possible do not all say the same.
fn dimension_literal(test: &Test, standing: &Standing, model: &Model, index: usize) -> State {
    let accepted = |rank: usize| match (rank, test) {
        (0, Test::Not(_)) => true,
        (0, _) => false,
        (rank, test) => accepts(test, rank - 1),
    };
    assert!(standing.possible <= model.dimensions[index].levels.len());
    let answers: Vec<bool> = (standing.proven..=standing.possible)
        .map(accepted)
        .collect();
    if answers.iter().all(|&yes| yes) {
        Met
    } else if answers.iter().all(|&yes| !yes) {
        Unmet
    } else {
        Unknown
    }
}

fn standing(outcome: &Outcome, levels: &[Level]) -> Standing {
    let as_known = |c: &usize| outcome.criteria[*c];
    let as_hoped = |c: &usize| match outcome.criteria[*c] {
        Unknown => Met,
        other => other,
    };
    let states = |read: &dyn Fn(&usize) -> State| -> Vec<LevelState> {
        levels
            .iter()
            .map(|level| level_state(level.requires.iter().map(read).collect()))
            .collect()
    };
    Standing {
        proven: highest(&states(&as_known)),
        possible: highest(&states(&as_hoped)),
        levels: states(&as_known),
        score: None,
    }
}

/// Levels of which the first so many are reached; nothing is reached where nothing applies.
fn reached(rank: usize, possible: usize, levels: usize) -> Standing {
    Standing {
        proven: rank,
        possible,
        levels: (1..=levels)
            .map(|level| match level <= rank {
                true => LevelState::Met,
                false => LevelState::Open,
            })
            .collect(),
        score: None,
    }
}

fn nothing_applies(levels: usize) -> Standing {
    Standing {
        levels: vec![LevelState::Void; levels],
        ..reached(0, 0, levels)
    }
}

/// Every way in which the items can turn out, each at its lowest, at its highest or not applicable,
/// is tried out.
fn scored(outcome: &Outcome, model: &Model, index: usize) -> Standing {
    let dimension = &model.dimensions[index];
    let Rule::Score { combine, of } = &dimension.rule else {
        panic!("no score");
    };
    let combine = combine.unwrap_or(Combine::Mean);
    let mut ways: Vec<Vec<(Fraction, Fraction)>> = vec![Vec::new()];
    for (node, weight) in of {
        let weight = weight.map_or(Fraction::new(1, 1), Fraction::tenths);
        let outcomes = outcomes(outcome, model, *node);
        let with = |way: &Vec<(Fraction, Fraction)>, value: &Option<Fraction>| {
            let added = value.map(|value| (value, weight));
            way.iter().copied().chain(added).collect::<Vec<_>>()
        };
        ways = ways
            .iter()
            .flat_map(|way| outcomes.iter().map(move |value| with(way, value)))
            .collect();
    }
    let nothing_is_possible = ways.iter().any(Vec::is_empty);
    if ways.iter().all(Vec::is_empty) {
        return nothing_applies(dimension.levels.len());
    }
    let scores: Vec<Fraction> = ways.iter().filter_map(|w| score(combine, w)).collect();
    let (low, high) = (scores.iter().min(), scores.iter().max());
    let (low, high) = (*low.expect("a score"), *high.expect("a score"));
    // "Levels take `from`, inclusive."
    let rank = |score: Fraction| {
        let levels = dimension.levels.iter();
        let started = levels.filter(|level| Fraction::hundredths(level.from) <= score);
        started.count()
    };
    // Without a score, no level: none is proven while that may happen.
    let proven = if nothing_is_possible { 0 } else { rank(low) };
    Standing {
        score: Some((low, high, nothing_is_possible)),
        ..reached(proven, rank(high), dimension.levels.len())
    }
}

/// The ways in which an item can turn out: numbers, or `None` where it does not apply.
fn outcomes(outcome: &Outcome, model: &Model, node: Node) -> Vec<Option<Fraction>> {
    let whole = |number| Some(Fraction::new(number, 1));
    match node {
        Node::Question(q) if model.questions[q].fact => vec![None],
        Node::Question(q) => match outcome.values[q].0 {
            Value::Na => vec![None],
            Value::One(option) => vec![Some(worth(&model.questions[q], option))],
            Value::Unknown => {
                let options = 0..options(&model.questions[q]);
                let values = options.map(|option| Some(worth(&model.questions[q], option)));
                let mut values: Vec<Option<Fraction>> = values.collect();
                if question_may_be_na(outcome, model, q) {
                    values.push(None);
                }
                values
            }
            _ => panic!("no question with one answer among options"),
        },
        Node::Criterion(c) => match outcome.criteria[c] {
            Met => vec![whole(1)],
            Unmet => vec![whole(0)],
            Na => vec![None],
            Unknown if criterion_may_be_na(outcome, model, c) => vec![whole(0), whole(1), None],
            Unknown => vec![whole(0), whole(1)],
        },
        Node::Dimension(d) => match outcome.dimensions[d].score {
            None => vec![None],
            Some((low, high, true)) => vec![Some(low), Some(high), None],
            Some((low, high, false)) => vec![Some(low), Some(high)],
        },
    }
}

fn options(question: &Question) -> usize {
    match question.kind {
        Kind::Single { options, .. } | Kind::Many { options } => options,
        Kind::Number => 0,
    }
}

/// "value = what `score` uses; default: evenly spaced from 0 to 1".
fn worth(question: &Question, option: usize) -> Fraction {
    let last = options(question) as i128 - 1;
    let given = question.worth.get(option).copied().flatten();
    given.map_or(Fraction::new(option as i128, last), Fraction::hundredths)
}

/// "Applicability unknown, or unanswered with `na` offered"; with an `otherwise`, what is not asked
/// counts, so that only the second may be na.
fn question_may_be_na(outcome: &Outcome, model: &Model, index: usize) -> bool {
    let question = &model.questions[index];
    let unsure = applicability(outcome, model, question) == Unknown;
    (unsure && question.otherwise.is_none()) || question.offers_na
}

/// Whether the criterion is na when all that may be na is.
fn criterion_may_be_na(outcome: &Outcome, model: &Model, index: usize) -> bool {
    let literal_at_worst = |literal: &Literal| {
        let state = literal_state(outcome, model, literal);
        match (state, literal.subject) {
            (Unknown, Node::Question(q)) if question_may_be_na(outcome, model, q) => Na,
            (Unknown, Node::Criterion(c)) if criterion_may_be_na(outcome, model, c) => Na,
            (state, _) => state,
        }
    };
    let branches = model.criteria[index].needs.iter();
    let branches = branches.map(|literals| {
        let states = literals.iter().map(literal_at_worst);
        states.reduce(and).expect("a branch has literals")
    });
    branches.reduce(or).expect("a condition has branches") == Na
}

fn score(combine: Combine, items: &[(Fraction, Fraction)]) -> Option<Fraction> {
    let zero = Fraction::new(0, 1);
    let weighed = items.iter().map(|(value, weight)| value.times(*weight));
    let total = weighed.fold(zero, Fraction::plus);
    let weights = items.iter().map(|(_, weight)| *weight);
    let values = items.iter().map(|(value, _)| *value);
    match combine {
        // "Na counts 0", even where nothing else is left.
        Combine::Sum => Some(total),
        _ if items.is_empty() => None,
        Combine::Mean => Some(total.over(weights.fold(zero, Fraction::plus))),
        Combine::Min => values.min(),
        Combine::Max => values.max(),
    }
}

/// "Top to bottom, first hit: share of the applicable tagged questions whose chosen option carries
/// `tag` ≥ `min`; the last level has no condition."
fn first(outcome: &Outcome, model: &Model, index: usize) -> Standing {
    let dimension = &model.dimensions[index];
    let Rule::First {
        of,
        unanswered,
        empty,
    } = &dimension.rule
    else {
        panic!("no shares");
    };
    let levels = dimension.levels.len();
    let is_tagged = |q: &usize| model.questions[*q].tags.iter().any(Option::is_some);
    let questions = (0..model.questions.len()).filter(is_tagged);
    let questions = questions.filter(|q| of.as_ref().is_none_or(|of| of.contains(q)));
    let applicable: Vec<usize> = questions
        .filter(|q| outcome.values[*q].0 != Value::Na)
        .collect();
    if applicable.is_empty() {
        return match empty {
            Some(rank) => reached(*rank, *rank, levels),
            None => nothing_applies(levels),
        };
    }
    let carries = |q: &usize, tag: usize| {
        let tags = &model.questions[*q].tags;
        match &outcome.values[*q].0 {
            Value::Unknown => *unanswered == Some(tag),
            Value::One(option) => tags[*option] == Some(tag),
            Value::Many(options) => options.iter().any(|option| tags[*option] == Some(tag)),
            Value::Na | Value::Number(_) => false,
        }
    };
    for (position, level) in dimension.levels.iter().enumerate() {
        let Some((tag, min)) = level.share else {
            return reached(position + 1, position + 1, levels);
        };
        let carrying = applicable.iter().filter(|q| carries(q, tag)).count();
        let share = Fraction::new(carrying as i128, applicable.len() as i128);
        if share >= Fraction::hundredths(min) {
            return reached(position + 1, position + 1, levels);
        }
    }
    panic!("the last level has no condition")
}

/// "Drop the na criteria. The level is open if any left is unmet or unknown; met if none is and at
/// least one is met, or `requires` is empty; otherwise void."
fn level_state(requires: Vec<State>) -> LevelState {
    let left: Vec<State> = requires.iter().copied().filter(|s| *s != Na).collect();
    if left.contains(&Unmet) || left.contains(&Unknown) {
        LevelState::Open
    } else if left.contains(&Met) || requires.is_empty() {
        LevelState::Met
    } else {
        LevelState::Void
    }
}

/// "The highest met level with no open level at or below it; rank 0 if none."
fn highest(levels: &[LevelState]) -> usize {
    for rank in (1..=levels.len()).rev() {
        let reached = levels[rank - 1] == LevelState::Met;
        if reached && !levels[..rank].contains(&LevelState::Open) {
            return rank;
        }
    }
    0
}

/// Section 4, at one stage. Lists of criteria are in ascending order.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    pub reached: usize,
    pub asked: usize,
    pub now: Advice,
    pub next: Option<Advice>,
    /// Gates of stages after the next that are certainly unmet.
    pub foreseen: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    pub verdict: &'static str,
    pub blockers: Vec<usize>,
    pub to_verify: Vec<usize>,
    pub conditions: Vec<usize>,
    pub gap: Vec<Gap>,
}

/// What is expected of a dimension, and its levels that are open up to there.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    pub dimension: usize,
    pub expected: usize,
    /// Each rank with what keeps it open: unmet, or only unknown.
    pub open: Vec<(usize, State)>,
}

/// What follows for support; `None` without gates, advice and expectations.
pub fn support(model: &Model, outcome: &Outcome, stage: Option<usize>) -> Option<Support> {
    let levels = &model.dimensions[model.stage].levels;
    let guides = |level: &Level| {
        !level.gates.is_empty() || !level.advises.is_empty() || !level.expects.is_empty()
    };
    if !levels.iter().any(guides) {
        return None;
    }
    let reached = outcome.dimensions[model.stage].proven;
    let asked = stage.unwrap_or(reached.max(1));
    let is_last = asked == levels.len();
    let known = gates(levels, reached, (asked + 1).min(levels.len()));
    let later = levels.iter().skip(asked + 1).flat_map(|level| &level.gates);
    let foreseen = later
        .copied()
        .filter(|c| outcome.criteria[*c] == Unmet && !known.contains(c));
    Some(Support {
        reached,
        asked,
        now: advice(model, outcome, asked),
        next: (!is_last).then(|| Advice {
            // An outlook does not list advice, though it counts in its verdict.
            conditions: Vec::new(),
            ..advice(model, outcome, asked + 1)
        }),
        foreseen: sorted(foreseen.collect()),
    })
}

/// "Above the stage reached, the `requires` of levels ≤ s count as gates."
fn gates(levels: &[Level], reached: usize, stage: usize) -> Vec<usize> {
    let mut gates = Vec::new();
    for level in &levels[..stage] {
        gates.extend(&level.gates);
        if stage > reached {
            gates.extend(&level.requires);
        }
    }
    sorted(gates)
}

fn advice(model: &Model, outcome: &Outcome, stage: usize) -> Advice {
    let levels = &model.dimensions[model.stage].levels;
    let gates = gates(levels, outcome.dimensions[model.stage].proven, stage);
    let in_state = |state: State| -> Vec<usize> {
        let gates = gates.iter().copied();
        gates.filter(|c| outcome.criteria[*c] == state).collect()
    };
    let advises = levels[..stage].iter().flat_map(|level| &level.advises);
    let lacking = advises.copied().filter(|c| {
        // "A criterion that is both gate and advice is a gate."
        !gates.contains(c) && [Unmet, Unknown].contains(&outcome.criteria[*c])
    });
    let conditions = sorted(lacking.collect());
    let gap = gap(model, outcome, stage);
    let verdict = if !in_state(Unmet).is_empty() {
        "no-go"
    } else if !in_state(Unknown).is_empty() || !in_state(Na).is_empty() {
        "to-verify"
    } else if gap.iter().any(|gap| !gap.open.is_empty()) || !conditions.is_empty() {
        "go-with-conditions"
    } else {
        "go"
    };
    Advice {
        verdict,
        blockers: in_state(Unmet),
        to_verify: in_state(Unknown),
        conditions,
        gap,
    }
}

fn gap(model: &Model, outcome: &Outcome, stage: usize) -> Vec<Gap> {
    let levels = &model.dimensions[model.stage].levels;
    let mut gap = Vec::new();
    for (index, dimension) in model.dimensions.iter().enumerate() {
        let expects = levels[..stage].iter().flat_map(|level| &level.expects);
        let ranks = expects.filter(|(wanted, _)| *wanted == index);
        let Some(expected) = ranks.map(|(_, rank)| *rank).max() else {
            continue;
        };
        let mut open = Vec::new();
        for rank in 1..=expected {
            if outcome.dimensions[index].levels[rank - 1] == LevelState::Open {
                let requires = &dimension.levels[rank - 1].requires;
                let missing = match dimension.rule {
                    Rule::Staged => requires.iter().any(|&c| outcome.criteria[c] == Unmet),
                    _ => rank > outcome.dimensions[index].possible,
                };
                open.push((rank, if missing { Unmet } else { Unknown }));
            }
        }
        gap.push(Gap {
            dimension: index,
            expected,
            open,
        });
    }
    gap
}

/// "First table whose `when` is met; one met on the way with unknown → to-clarify; none, or empty
/// `offers` → none." The number is that of the table it stops at.
pub fn eligibility(model: &Model, outcome: &Outcome) -> (&'static str, Option<usize>) {
    for (index, case) in model.eligibility.iter().enumerate() {
        match condition(outcome, model, &case.when) {
            Met if case.offers => return ("yes", Some(index)),
            Met => return ("none", Some(index)),
            Unknown => return ("to-clarify", Some(index)),
            Unmet | Na => {}
        }
    }
    ("none", None)
}

fn sorted(mut criteria: Vec<usize>) -> Vec<usize> {
    criteria.sort_unstable();
    criteria.dedup();
    criteria
}
