//! What the exact checks find, against every answer that can be given to a small questionnaire.

use std::collections::BTreeSet;

use palier::diagnostic::Source;
use palier::lint::{self, Subjects};
use palier::messages::Lang;

use super::model::{Condition, Kind, Literal, Model, Node, Question, Test, Value};
use super::reference::{self, LevelState, Origin, Outcome, State};

/// Beyond so many sets of answers, trying them all takes too long for a test.
const MOST_ANSWERS: usize = 1200;

/// What checks say of ids: `never-asked q1`.
pub type Said = BTreeSet<String>;

/// What the program says; `not-decided` among it.
pub fn said(files: &[Source]) -> Said {
    let subjects = Subjects {
        rules: files,
        translations: &[],
        previous: None,
        today: jiff::civil::date(2026, 11, 23),
    };
    let findings = lint::check(subjects, Some(Lang::En), Lang::En);
    let list = findings.faults.list.iter();
    let exact = [
        "never-asked",
        "unreachable-level",
        "vacuous-gate",
        "not-decided",
    ];
    let exact = list.filter(|fault| exact.contains(&fault.code));
    exact
        .map(|fault| format!("{} {}", fault.code, fault.id.clone().unwrap_or_default()))
        .collect()
}

/// What trying every answer shows; `None` when there are too many.
pub fn true_of(model: &Model) -> Option<Said> {
    let domains: Vec<Vec<Value>> = model.questions.iter().map(every_answer).collect();
    let count = domains.iter().try_fold(1_usize, |count, domain| {
        Some(count * domain.len()).filter(|count| *count <= MOST_ANSWERS)
    })?;
    let mut wrong = everything(model);
    let mut vacuous = Said::new();
    for number in 0..count {
        let mut rest = number;
        let values: Vec<Option<Value>> = domains
            .iter()
            .map(|domain| {
                let value = domain[rest % domain.len()].clone();
                rest /= domain.len();
                Some(value)
            })
            .collect();
        let outcome = reference::evaluate(model, &values);
        for possible in possible(model, &outcome) {
            wrong.remove(&possible);
        }
        vacuous.extend(emptied(model, &outcome));
    }
    wrong.extend(vacuous);
    Some(wrong)
}

fn every_answer(question: &Question) -> Vec<Value> {
    let mut values = vec![Value::Unknown];
    if question.offers_na {
        values.push(Value::Na);
    }
    match question.kind {
        Kind::Single { options, .. } => values.extend((0..options).map(Value::One)),
        Kind::Many { options } => {
            let chosen = |set: usize| (0..options).filter(|o| set & (1 << o) != 0).collect();
            values.extend((0..1 << options).map(|set| Value::Many(chosen(set))));
        }
        // Thresholds are drawn among the halves from 0 to 3.
        Kind::Number => values.extend((-1..=7).map(|half| Value::Number(f64::from(half) / 2.0))),
    }
    values
}

/// All that is not possible until some answers show it.
fn everything(model: &Model) -> Said {
    let questions = model.questions.iter().enumerate();
    let conditional = questions.filter(|(_, q)| q.when.is_some() || q.unless.is_some());
    let never = conditional.map(|(index, _)| format!("never-asked q{index}"));
    let dimensions = model.dimensions.iter().enumerate();
    let levels = dimensions.flat_map(|(index, dimension)| {
        let ranks = 1..=dimension.levels.len();
        ranks.map(move |rank| format!("unreachable-level d{index}.l{rank}"))
    });
    never.chain(levels).collect()
}

/// What these answers show to be possible.
fn possible(model: &Model, outcome: &Outcome) -> Vec<String> {
    let values = outcome.values.iter().enumerate();
    let asked = values.filter(|(_, (_, origin))| *origin == Origin::Answer);
    let mut shown: Vec<String> = asked.map(|(q, _)| format!("never-asked q{q}")).collect();
    for (index, standing) in outcome.dimensions.iter().enumerate() {
        for (position, level) in standing.levels.iter().enumerate() {
            if *level == LevelState::Open {
                break;
            }
            if *level == LevelState::Met {
                let rank = position + 1;
                shown.push(format!("unreachable-level d{index}.l{rank}"));
            }
        }
    }
    assert_eq!(outcome.dimensions.len(), model.dimensions.len());
    shown
}

/// The gates that these answers empty.
fn emptied(model: &Model, outcome: &Outcome) -> Vec<String> {
    let levels = &model.dimensions[model.stage].levels;
    let gates = levels.iter().flat_map(|level| level.gates.iter().copied());
    let is_emptied = |gate: &usize| match outcome.criteria[*gate] {
        State::Na => true,
        State::Met => !is_whole(model, outcome, *gate),
        State::Unmet | State::Unknown => false,
    };
    let emptied = gates.filter(is_emptied);
    emptied
        .map(|gate| format!("vacuous-gate c{gate}"))
        .collect()
}

/// Whether some branch of the criterion is met in all its parts, and theirs.
fn is_whole(model: &Model, outcome: &Outcome, criterion: usize) -> bool {
    let is_part_whole = |literal: &Literal| match (literal.subject, &literal.test) {
        (Node::Criterion(part), Test::Met) => {
            outcome.criteria[part] == State::Met && is_whole(model, outcome, part)
        }
        _ => {
            let alone: Condition = vec![vec![literal.clone()]];
            reference::condition(outcome, model, &alone) == State::Met
        }
    };
    let mut branches = model.criteria[criterion].needs.iter();
    branches.any(|literals| literals.iter().all(is_part_whole))
}
