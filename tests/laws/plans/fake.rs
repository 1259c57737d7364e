//! A planner that tries everything: what checks plans is checked with it, and with what is made
//! wrong of its plans.

use std::collections::BTreeSet;

use palier::plan::{Change, Cost, Move, Obstacle, Plan, Target};
use palier::questionnaire::Answer;

use super::brute::{Case, Goal, Step, Wanted, cheapest, cost};
use super::{MOST, Program};
use crate::laws::model::Value;

/// Tries everything.
pub fn honest(case: &Case, program: &Program, wanted: Wanted, target: Target) -> Plan {
    let goal = Goal::of(case, &case.start(), wanted);
    let found = cheapest(case, std::slice::from_ref(&goal), MOST, &program.places());
    let steps = found.expect("few combinations").remove(0);
    let cost = steps.as_ref().map_or_else(Cost::default, cost);
    let changes = steps.map(|steps| {
        let change = |(place, step)| change(case, program, &goal, &steps, place, step);
        let changes = steps.iter().enumerate().map(change);
        let mut changes: Vec<Change> = changes.collect();
        changes.sort_by_key(|change| change.kind == Move::Do);
        changes
    });
    Plan {
        target,
        obstacle: match changes {
            Some(_) => None,
            None => Some(Obstacle::Conflict(None)),
        },
        changes,
        cost,
        exact: true,
        lower_bound: cost,
        worst_effort: None,
    }
}

fn change(
    case: &Case,
    program: &Program,
    goal: &Goal,
    steps: &[Step],
    place: usize,
    step: &Step,
) -> Change {
    let questionnaire = &program.questionnaire;
    let question = questionnaire.questions.find(&format!("q{}", step.question));
    let question = question.expect("every question is loaded");
    let mut others = steps.to_vec();
    others.remove(place);
    let (start, without) = (case.start(), case.after(&others));
    let lost = |c: &usize| !goal.is_settled(&start, &without, *c);
    let lost: BTreeSet<usize> = goal.criteria().into_iter().filter(lost).collect();
    let criterion = |c: usize| questionnaire.criteria.find(&format!("c{c}"));
    Change {
        or_better: false,
        enables: Vec::new(),
        question,
        kind: if step.verify { Move::Verify } else { Move::Do },
        from: program.answers.get(question).clone(),
        to: match step.to.clone() {
            Value::Unknown => Answer::Unknown,
            Value::Na => Answer::Na,
            Value::One(option) => Answer::One(option),
            Value::Many(options) => Answer::Many(options),
            Value::Number(number) => Answer::Number(number),
        },
        effort: step.effort,
        criteria: lost.into_iter().filter_map(criterion).collect(),
    }
}
