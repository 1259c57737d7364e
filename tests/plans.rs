//! `plan` against every combination of changes, on random small questionnaires.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

// Shared with the laws, which need the rest.
#[allow(dead_code)]
mod laws {
    pub mod choices;
    pub mod fraction;
    pub mod generate;
    pub mod model;
    pub mod plans;
    pub mod program;
    pub mod properties;
    pub mod reference;
}

use laws::model::{Combine, Kind, Level, Node, Rule, Value};
use laws::plans::brute::{Case, Wanted};
use laws::plans::by_hand::{
    at_least, cheapest_to, criterion, dimension, nothing, one_of, requiring_all,
};
use laws::plans::questionnaires::{self, Shape};
use laws::plans::{Planner, Program, by_the_program, compare, compare_all, fake};
use palier::plan::{Move, Plan, Target};
use palier::questionnaire::{Answer, Verdict};

const LEVEL: Wanted = Wanted::Level(0, 1);

fn o(option: usize) -> Option<Value> {
    Some(Value::One(option))
}

#[test]
fn one_improvement_that_serves_twice_beats_two() {
    let mut case = nothing();
    one_of(&mut case, 3, 3, o(0));
    one_of(&mut case, 2, 1, o(0));
    criterion(&mut case, vec![vec![at_least(0, 1)]]);
    criterion(&mut case, vec![vec![at_least(0, 2)], vec![at_least(1, 1)]]);
    requiring_all(&mut case);
    // To 2 rather than to 1 costs no more; 3 instead of 3 + 1.
    let steps = vec![(0, Value::One(2))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (3, 0))));
}

#[test]
fn each_option_added_costs_the_effort() {
    let mut case = nothing();
    one_of(&mut case, 3, 2, Some(Value::Many(vec![0]))).kind = Kind::Many { options: 3 };
    let mut all = at_least(0, 0);
    all.test = laws::model::Test::All(vec![0, 1, 2]);
    criterion(&mut case, vec![vec![all]]);
    requiring_all(&mut case);
    let steps = vec![(0, Value::Many(vec![0, 1, 2]))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (4, 0))));
}

#[test]
fn a_verification_costs_less_than_any_effort() {
    let mut case = nothing();
    one_of(&mut case, 2, 1, o(0));
    one_of(&mut case, 2, 1, None);
    criterion(&mut case, vec![vec![at_least(0, 1)], vec![at_least(1, 1)]]);
    requiring_all(&mut case);
    let steps = vec![(1, Value::One(1))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (0, 1))));
}

#[test]
fn a_question_that_is_not_asked_today_is_answered_at_its_effort() {
    let mut case = nothing();
    one_of(&mut case, 2, 2, o(0));
    let second = one_of(&mut case, 2, 3, None);
    second.when = Some(vec![vec![at_least(0, 1)]]);
    second.otherwise = o(0);
    criterion(&mut case, vec![vec![at_least(1, 1)]]);
    requiring_all(&mut case);
    let steps = vec![(0, Value::One(1)), (1, Value::One(1))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (5, 0))));
}

#[test]
fn making_a_criterion_not_applicable_proves_nothing() {
    let mut case = nothing();
    one_of(&mut case, 2, 1, o(0));
    let second = one_of(&mut case, 2, 5, o(0));
    second.unless = Some(vec![vec![at_least(0, 1)]]);
    criterion(&mut case, vec![vec![at_least(1, 1)]]);
    requiring_all(&mut case);
    let steps = vec![(1, Value::One(1))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (5, 0))));
}

#[test]
fn what_is_a_fact_does_not_move() {
    for on_question in [true, false] {
        let mut case = nothing();
        let question = one_of(&mut case, 2, 1, o(0));
        match on_question {
            true => question.fact = true,
            false => question.facts = vec![0],
        }
        criterion(&mut case, vec![vec![at_least(0, 1)]]);
        requiring_all(&mut case);
        assert_eq!(cheapest_to(&case, LEVEL), None);
        // While it is not known, it may turn out well.
        case.values[0] = Some(Value::Unknown);
        let steps = vec![(0, Value::One(1))];
        assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (0, 1))));
    }
}

#[test]
fn a_mean_is_reached_by_what_costs_least() {
    let mut case = nothing();
    one_of(&mut case, 3, 5, o(0));
    one_of(&mut case, 3, 1, o(0));
    let rule = Rule::Score {
        combine: Some(Combine::Mean),
        of: vec![(Node::Question(0), None), (Node::Question(1), None)],
    };
    let level = |from| Level {
        from,
        ..Level::default()
    };
    dimension(&mut case, rule, vec![level(50), level(75)]);
    let steps = vec![(1, Value::One(2))];
    assert_eq!(cheapest_to(&case, LEVEL), Some((steps, (1, 0))));
    // (1 + 1/2) / 2, one way or the other.
    let next = cheapest_to(&case, Wanted::Level(0, 2));
    assert_eq!(next.map(|(_, cost)| cost), Some((6, 0)));
}

#[test]
fn verdicts_ask_for_gates_and_go_for_advice_too() {
    let mut case = nothing();
    one_of(&mut case, 2, 2, None);
    one_of(&mut case, 2, 2, o(0));
    criterion(&mut case, vec![vec![at_least(0, 1)]]);
    criterion(&mut case, vec![vec![at_least(1, 1)]]);
    let level = Level {
        gates: vec![0],
        advises: vec![1],
        ..Level::default()
    };
    dimension(&mut case, Rule::Staged, vec![level]);
    let found = Verdict::ALL.map(|verdict| cheapest_to(&case, Wanted::Verdict(verdict)));
    let (gate, advice) = ((0, Value::One(1)), (1, Value::One(1)));
    assert_eq!(
        found,
        [
            Some((vec![], (0, 0))),
            Some((vec![], (0, 0))),
            Some((vec![gate.clone()], (0, 1))),
            Some((vec![gate, advice], (2, 1))),
        ]
    );
}

/// How many questionnaires of one shape, whose plans come from `planner`, are found at fault.
fn found_wrong(planner: Planner) -> usize {
    let cases = (0..60).map(|seed| {
        let mut choices = laws::choices::Choices::seeded(seed, 600);
        questionnaires::case(&mut choices, Shape::FollowUps)
    });
    cases.filter(|case| compare(case, planner).is_err()).count()
}

/// An honest plan, spoiled if there is something in it to spoil.
macro_rules! spoiled {
    ($spoil:expr) => {
        |case: &Case, program: &Program, wanted: Wanted, target: Target| {
            let mut plan = fake::honest(case, program, wanted, target);
            let spoil: fn(&mut Plan) = $spoil;
            spoil(&mut plan);
            plan
        }
    };
}

#[test]
fn plans_that_try_everything_pass() {
    assert_eq!(found_wrong(fake::honest), 0);
}

#[test]
fn a_plan_that_is_wrong_in_any_way_is_found() {
    let wrong: [(&str, Planner); 12] = [
        ("panics", |_, _, _, _| panic!("on purpose")),
        ("not exact", spoiled!(|plan| plan.exact = false)),
        ("gives up", spoiled!(|plan| plan.changes = None)),
        (
            "finds a way where there is none",
            spoiled!(|plan| {
                plan.changes.get_or_insert_default();
            }),
        ),
        ("dear", spoiled!(|plan| plan.cost.effort += 1)),
        (
            "bound",
            spoiled!(|plan| plan.lower_bound.verifications += 1),
        ),
        (
            "lacks a change",
            spoiled!(|plan| {
                plan.changes.as_mut().map(Vec::pop);
            }),
        ),
        (
            "repeats a change",
            spoiled!(|plan| if let Some(changes) = &mut plan.changes {
                let again = changes.first().cloned();
                changes.extend(again);
            }),
        ),
        (
            "from elsewhere",
            spoiled!(|plan| first(plan, |c| c.from = Answer::One(9))),
        ),
        (
            "to where it is",
            spoiled!(|plan| first(plan, |c| c.to = c.from.clone())),
        ),
        (
            "kind",
            spoiled!(|plan| first(plan, |c| c.kind = match c.kind {
                Move::Do => Move::Verify,
                Move::Verify => Move::Do,
            })),
        ),
        (
            "criteria",
            spoiled!(|plan| first(plan, |c| c.criteria.clear())),
        ),
    ];
    for (how, planner) in wrong {
        assert!(found_wrong(planner) > 0, "{how}");
    }
}

fn first(plan: &mut Plan, spoil: fn(&mut palier::plan::Change)) {
    if let Some(change) = plan.changes.iter_mut().flatten().next() {
        spoil(change);
    }
}

/// Compares so many questionnaires of a shape, and makes sure that what it is for is among them.
/// `PALIER_PLANS` sets another number.
fn agree(shape: Shape, wanted: &[&str]) {
    let count = std::env::var("PALIER_PLANS").ok();
    let count = count.and_then(|count| count.parse().ok()).unwrap_or(500);
    let met = compare_all(by_the_program, shape, count);
    println!("{shape:?}: {met:#?}");
    let always = [
        "a plan",
        "no plan",
        "reached already",
        "a verification",
        "something to do",
        "both",
        "three changes",
        "several components",
        "a change that serves several criteria",
        "a staged level",
        "to-verify",
        "go-with-conditions",
        "go",
    ];
    // No rarity below matters in fewer.
    if count >= 500 {
        for what in always.iter().chain(wanted) {
            assert!(met.contains_key(what), "never met: {what}, in {met:#?}");
        }
    }
}

#[test]
fn levels_and_gates_over_the_same_questions_cost_what_trying_all_shows() {
    agree(
        Shape::Shared,
        &["an option added", "a number to verify", "na to verify"],
    );
}

#[test]
fn chains_of_conditions_cost_what_trying_all_shows() {
    let wanted = [
        "an otherwise that counts",
        "a question that appears",
        "a question that is no longer asked",
        "a question that is not asked today",
        "a saved answer that does not count today",
    ];
    agree(Shape::Chains, &wanted);
}

#[test]
fn follow_ups_of_a_bad_answer_cost_what_trying_all_shows() {
    let wanted = [
        "an otherwise that counts",
        "a question that is no longer asked",
        "a saved answer that does not count today",
    ];
    agree(Shape::FollowUps, &wanted);
}

#[test]
fn unknown_facts_cost_what_trying_all_shows() {
    agree(Shape::Facts, &["a fact to verify", "a number to verify"]);
}

#[test]
fn trees_of_scores_cost_what_trying_all_shows() {
    let wanted = [
        "a mean",
        "a sum",
        "a min",
        "a max",
        "a verdict through a score",
        "an otherwise that counts",
    ];
    agree(Shape::Trees, &wanted);
}

#[test]
fn levels_beside_shares_cost_what_trying_all_shows() {
    agree(Shape::Shares, &["a share to keep", "na to verify"]);
}

#[test]
fn anything_costs_what_trying_all_shows() {
    let wanted = ["a mean", "a verdict through a score", "a fact to verify"];
    agree(Shape::Anything, &wanted);
}
