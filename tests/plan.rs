//! Plans worked out by hand: format.md section 6.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{answers, proofs, rules, yes_no};
use palier::assessment::assess;
use palier::plan::{Cost, Move, Obstacle, Plan, Target, default_target, plan};
use palier::questionnaire::{Questionnaire, Verdict};

fn level(rules: &Questionnaire, name: &str) -> Target {
    let (dimension, rank) = rules.levels_named(name)[0];
    Target::Level(dimension, rank)
}

fn planned(rules: &Questionnaire, lines: &str, target: Target) -> Plan {
    let answers = answers(rules, lines);
    plan(rules, &answers, &assess(rules, &answers, None), target)
}

/// The plan to a level in words: `do q some→all (3)`, with its cost in front.
fn to_level(rules: &Questionnaire, lines: &str, name: &str) -> String {
    told(rules, &planned(rules, lines, level(rules, name)))
}

fn told(rules: &Questionnaire, plan: &Plan) -> String {
    let Some(changes) = &plan.changes else {
        return "no plan".to_owned();
    };
    let Cost {
        effort,
        verifications,
    } = plan.cost;
    let exact = if plan.exact { "" } else { "at most " };
    let mut text = format!("{exact}{effort}+{verifications}:");
    for change in changes {
        let question = &rules.questions[change.question];
        let word = match change.kind {
            Move::Verify => "verify",
            Move::Do => "do",
        };
        let to = format!("{:?}", question.written(&change.to));
        let to = to.replace("Word(\"", "").replace("\")", "");
        text.push_str(&format!(" {word} {} {to}", question.id));
        if change.effort > 0 {
            text.push_str(&format!(" ({})", change.effort));
        }
        text.push(';');
    }
    text
}

/// A dimension of levels that require these criteria, by level.
fn staged(levels: &[&[&str]]) -> String {
    let mut text = "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n".to_owned();
    for (index, required) in levels.iter().enumerate() {
        let rank = index + 1;
        text.push_str(&format!(
            "[dimension.d.level.l{rank}]\nlabel = \"L{rank}\"\nrequires = {required:?}\n"
        ));
    }
    text
}

fn question(id: &str, scale: &str, more: &str) -> String {
    format!("[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nscale = \"{scale}\"\n{more}\n")
}

fn criterion(id: &str, needs: &str) -> String {
    format!("[criterion.{id}]\ntext = \"{id}\"\nneeds = {needs}\n")
}

#[test]
fn what_is_unknown_is_verified_before_what_is_bad_is_done_at_its_effort() {
    let rules = rules(&format!(
        "{}{}{}{}{}",
        question("a", "part", "effort = 3"),
        yes_no(&["b"]),
        criterion("ca", "{ a = { min = \"some\" } }"),
        criterion("cb", "{ b = \"yes\" }"),
        staged(&[&["ca", "cb"]])
    ));
    assert_eq!(
        to_level(&rules, "a = \"none\"", "l1"),
        "3+1: verify b yes; do a some (3);"
    );
}

#[test]
fn nothing_is_changed_for_a_level_that_is_reached() {
    let rules = rules(&format!("{}{}", proofs(&[("c", "q")]), staged(&[&["c"]])));
    assert_eq!(to_level(&rules, "q = \"yes\"", "l1"), "0+0:");
}

#[test]
fn one_answer_that_serves_two_criteria_is_paid_once_and_raised_as_far_as_both_need() {
    let rules = rules(&format!(
        "{}{}{}{}",
        question("a", "part", "effort = 2"),
        criterion("low", "{ a = { min = \"some\" } }"),
        criterion("high", "{ a = \"all\" }"),
        staged(&[&["low"], &["high"]])
    ));
    assert_eq!(
        to_level(&rules, "a = \"none\"", "l1"),
        "2+0: do a some (2);"
    );
    assert_eq!(to_level(&rules, "a = \"none\"", "l2"), "2+0: do a all (2);");
}

#[test]
fn of_two_ways_the_one_of_less_effort_is_taken_then_the_one_with_fewer_verifications() {
    let text = format!(
        "{}{}{}{}{}",
        question("a", "yes", "effort = 5"),
        question("b", "yes", "effort = 2"),
        question("c", "yes", "effort = 2"),
        criterion("either", "[{ a = \"yes\" }, { b = \"yes\", c = \"yes\" }]"),
        staged(&[&["either"]])
    );
    let rules = rules(&text);
    let all_bad = "a = \"no\"\nb = \"no\"\nc = \"no\"";
    assert_eq!(
        to_level(&rules, all_bad, "l1"),
        "4+0: do b yes (2); do c yes (2);"
    );
    // Two verifications cost no effort; one verification is less than two.
    assert_eq!(
        to_level(&rules, "a = \"no\"", "l1"),
        "0+2: verify b yes; verify c yes;"
    );
    assert_eq!(to_level(&rules, "", "l1"), "0+1: verify a yes;");
}

#[test]
fn a_follow_up_that_will_be_asked_is_done_after_what_makes_it_asked() {
    let rules = rules(&format!(
        "{}{}{}{}",
        question(
            "rootless",
            "part",
            "when = { packed = { min = \"some\" } }\notherwise = \"none\"\neffort = 4"
        ),
        question("packed", "part", "effort = 2"),
        criterion("c", "{ rootless = \"all\" }"),
        staged(&[&["c"]])
    ));
    assert_eq!(
        to_level(&rules, "packed = \"none\"", "l1"),
        "6+0: do packed some (2); do rootless all (4);"
    );
}

#[test]
fn an_answer_saved_for_a_question_that_is_not_asked_yet_counts_once_it_is() {
    let rules = rules(&format!(
        "{}{}{}{}",
        question("a", "yes", "effort = 2"),
        question("b", "yes", "when = { a = \"yes\" }\notherwise = \"no\""),
        criterion("c", "{ b = \"yes\" }"),
        staged(&[&["c"]])
    ));
    assert_eq!(
        to_level(&rules, "a = \"no\"\nb = \"yes\"", "l1"),
        "2+0: do a yes (2);"
    );
}

#[test]
fn what_does_not_apply_today_may_stay_so_but_nothing_is_settled_by_making_it_not_apply() {
    let rules = rules(&format!(
        "{}{}{}{}{}",
        question("legacy", "yes", "effort = 1"),
        question(
            "kept-up",
            "yes",
            "unless = { legacy = \"yes\" }\neffort = 9"
        ),
        yes_no(&["other"]),
        proofs(&[])
            + &criterion("c", "{ kept-up = \"yes\" }")
            + &criterion("o", "{ other = \"yes\" }"),
        staged(&[&["c", "o"]])
    ));
    assert_eq!(
        to_level(&rules, "legacy = \"yes\"\nother = \"no\"", "l1"),
        "1+0: do other yes (1);"
    );
    assert_eq!(
        to_level(
            &rules,
            "legacy = \"no\"\nkept-up = \"no\"\nother = \"yes\"",
            "l1"
        ),
        "9+0: do kept-up yes (9);"
    );
}

#[test]
fn each_option_ticked_in_addition_is_an_effort_of_its_own() {
    let rules = rules(&format!(
        "[question.m]\nsection = \"all\"\ntext = \"M?\"\nkind = \"many\"\nscale = \"part\"\neffort = 3\n{}{}",
        criterion("c", "{ m = { all = [\"none\", \"some\", \"all\"] } }"),
        staged(&[&["c"]])
    ));
    assert_eq!(
        to_level(&rules, "m = [\"some\"]", "l1"),
        "6+0: do m Words([\"none\", \"some\", \"all\"]) (6);"
    );
}

#[test]
fn a_fact_is_verified_while_it_is_unknown_and_forbids_once_it_is_known() {
    let rules = rules(&format!(
        "{}{}{}",
        question("hosted", "yes", "fact = true"),
        criterion("c", "{ hosted = \"yes\" }"),
        staged(&[&["c"]])
    ));
    let unknown = planned(&rules, "", level(&rules, "l1"));
    assert_eq!(told(&rules, &unknown), "0+1: verify hosted yes;");
    assert_eq!(unknown.worst_effort, None);
    let known = planned(&rules, "hosted = \"no\"", level(&rules, "l1"));
    assert!(known.changes.is_none() && known.exact);
    let (c, hosted) = (rules.criteria.find("c"), rules.questions.find("hosted"));
    assert_eq!(known.obstacle, Some(Obstacle::Fact(c, hosted.unwrap())));
}

#[test]
fn a_criterion_that_only_a_worse_answer_meets_is_not_reached_by_improving() {
    let rules = rules(&format!(
        "{}{}{}",
        question("a", "part", ""),
        criterion("c", "{ a = \"some\" }"),
        staged(&[&["c"]])
    ));
    let plan = planned(&rules, "a = \"all\"", level(&rules, "l1"));
    let (c, a) = (rules.criteria.find("c"), rules.questions.find("a"));
    assert_eq!(plan.obstacle, Some(Obstacle::NotByImproving(c, a.unwrap())));
    assert_eq!(
        to_level(&rules, "a = \"none\"", "l1"),
        "1+0: do a some (1);"
    );
}

#[test]
fn two_criteria_that_cannot_hold_together_have_no_plan() {
    let rules = rules(&format!(
        "{}{}{}{}",
        question("a", "part", ""),
        criterion("c", "{ a = \"some\" }"),
        criterion("e", "{ a = \"all\" }"),
        staged(&[&["c", "e"]])
    ));
    let plan = planned(&rules, "a = \"none\"", level(&rules, "l1"));
    assert!(plan.changes.is_none() && plan.exact);
    assert_eq!(
        plan.obstacle,
        Some(Obstacle::Conflict(rules.criteria.find("c")))
    );
}

#[test]
fn the_worst_case_makes_up_for_every_verification() {
    let rules = rules(&format!(
        "{}{}{}{}{}",
        question("a", "yes", "effort = 3"),
        question("b", "yes", "effort = 4"),
        criterion("ca", "{ a = \"yes\" }"),
        criterion("cb", "{ b = \"yes\" }"),
        staged(&[&["ca", "cb"]])
    ));
    let plan = planned(&rules, "a = \"no\"", level(&rules, "l1"));
    assert_eq!((plan.cost.effort, plan.worst_effort), (3, Some(7)));
}

#[test]
fn changes_follow_the_order_of_advice_of_their_criteria() {
    let rules = rules(&format!(
        "{}{}{}{}",
        yes_no(&["a", "b"]),
        criterion("first", "{ b = \"yes\" }"),
        "[criterion.second]\ntext = \"second\"\nneeds = { a = \"yes\" }\nafter = [\"first\"]\n",
        staged(&[&["first", "second"]])
    ));
    assert_eq!(
        to_level(&rules, "a = \"no\"\nb = \"no\"", "l1"),
        "2+0: do b yes (1); do a yes (1);"
    );
}

#[test]
fn a_mean_is_raised_by_the_answers_that_bring_most_for_their_effort() {
    // Weighted mean of a (weight 3), b and c: today 0; the level starts at 0.7 of 5, that is 3.5.
    // a and one of b and c are needed; b costs less.
    let rules = rules(&format!(
        "{}{}{}[dimension.s]\nlabel = \"S\"\nrule = \"score\"\nof = [\"a\", \"b\", \"c\"]\n\
         weights = {{ a = 3 }}\n[dimension.s.level.good]\nlabel = \"Good\"\nfrom = 0.7\n",
        question("a", "yes", "effort = 4"),
        question("b", "yes", "effort = 2"),
        question("c", "yes", "effort = 3"),
    ));
    let bad = "a = \"no\"\nb = \"no\"\nc = \"no\"";
    assert_eq!(
        to_level(&rules, bad, "good"),
        "6+0: do a yes (4); do b yes (2);"
    );
    // An unknown answer counts for its worst until it is verified.
    assert_eq!(
        to_level(&rules, "a = \"no\"\nb = \"no\"", "good"),
        "4+1: verify c yes; do a yes (4);"
    );
}

#[test]
fn a_smallest_score_is_raised_by_all_items_below_and_a_largest_by_the_cheapest() {
    let of = |combine: &str| {
        rules(&format!(
            "{}{}[dimension.s]\nlabel = \"S\"\nrule = \"score\"\ncombine = \"{combine}\"\n\
             of = [\"a\", \"b\"]\n[dimension.s.level.good]\nlabel = \"Good\"\nfrom = 0.5\n",
            question("a", "part", "effort = 2"),
            question("b", "part", "effort = 3"),
        ))
    };
    let bad = "a = \"none\"\nb = \"none\"";
    assert_eq!(
        to_level(&of("min"), bad, "good"),
        "5+0: do a some (2); do b some (3);"
    );
    assert_eq!(to_level(&of("max"), bad, "good"), "2+0: do a some (2);");
}

#[test]
fn scores_that_share_an_answer_are_searched_and_give_the_same() {
    // Both halves count `a`: raising it brings 1 of 2 to each, b and c only to one.
    let rules = rules(&format!(
        "{}{}{}[dimension.x]\nlabel = \"X\"\nrule = \"score\"\nof = [\"a\", \"b\"]\n\
         [dimension.y]\nlabel = \"Y\"\nrule = \"score\"\nof = [\"a\", \"c\"]\n\
         [dimension.s]\nlabel = \"S\"\nrule = \"score\"\nof = [\"x\", \"y\"]\n\
         [dimension.s.level.half]\nlabel = \"Half\"\nfrom = 0.5\n",
        question("a", "yes", "effort = 3"),
        question("b", "yes", "effort = 2"),
        question("c", "yes", "effort = 2"),
    ));
    assert_eq!(
        to_level(&rules, "a = \"no\"\nb = \"no\"\nc = \"no\"", "half"),
        "3+0: do a yes (3);"
    );
}

#[test]
fn shares_leave_nothing_to_plan() {
    let rules = rules(
        "[question.q]\nsection = \"all\"\ntext = \"Q?\"\n\
         options = { no = { text = \"No\", tag = \"red\" }, yes = { text = \"Yes\" } }\n\
         [dimension.risk]\nlabel = \"Risk\"\nrule = \"first\"\n\
         [dimension.risk.level.red]\nlabel = \"Red\"\ntag = \"red\"\nmin = 0.5\n\
         [dimension.risk.level.green]\nlabel = \"Green\"\n",
    );
    let (risk, _) = rules.dimensions.iter().next().unwrap();
    let plan = planned(&rules, "q = \"no\"", Target::Level(risk, 2));
    assert_eq!(plan.obstacle, Some(Obstacle::Shares(risk)));
    let reached = planned(&rules, "q = \"yes\"", Target::Level(risk, 2));
    assert_eq!(told(&rules, &reached), "0+0:");
}

/// Stage 1 gates `read` and advises `funded`; it expects the level `low` of `skill`.
fn programme() -> Questionnaire {
    rules(&format!(
        "{}[dimension.skill]\nlabel = \"Skill\"\nrule = \"staged\"\n\
         [dimension.skill.level.low]\nlabel = \"Low\"\nrequires = [\"known\"]\n\
         [dimension.skill.level.high]\nlabel = \"High\"\nrequires = [\"mastered\"]\n\
         [dimension.stage]\nlabel = \"Stage\"\nrule = \"staged\"\n\
         [dimension.stage.level.argue]\nlabel = \"Argue\"\ngates = [\"read\"]\n\
         advises = [\"funded\"]\nexpects = {{ skill = \"low\" }}\n\
         [dimension.stage.level.launch]\nlabel = \"Launch\"\nrequires = [\"argued\"]\n",
        proofs(&[
            ("read", "q-read"),
            ("funded", "q-funded"),
            ("known", "q-known"),
            ("mastered", "q-mastered"),
            ("argued", "q-argued"),
        ])
    ))
}

#[test]
fn a_verdict_asks_for_its_gates_and_go_for_the_advice_and_the_expected_level_too() {
    let rules = programme();
    let lines = "q-read = \"no\"\nq-funded = \"no\"\nq-known = \"no\"\nq-mastered = \"no\"";
    let to = |verdict| told(&rules, &planned(&rules, lines, Target::Verdict(verdict)));
    assert_eq!(to(Verdict::NoGo), "0+0:");
    assert_eq!(to(Verdict::ToVerify), "1+0: do q-read yes (1);");
    assert_eq!(to(Verdict::GoWithConditions), "1+0: do q-read yes (1);");
    assert_eq!(
        to(Verdict::Go),
        "3+0: do q-read yes (1); do q-funded yes (1); do q-known yes (1);"
    );
}

#[test]
fn the_default_target_is_the_request_then_the_gap_then_the_next_level() {
    let rules = programme();
    let target = |lines: &str| {
        let answers = answers(&rules, lines);
        default_target(&rules, &assess(&rules, &answers, None))
    };
    let conditions = Target::Verdict(Verdict::GoWithConditions);
    assert_eq!(target("q-read = \"no\""), Some(conditions));
    assert_eq!(target("q-read = \"yes\""), Some(level(&rules, "low")));
    let reached = "q-read = \"yes\"\nq-known = \"yes\"";
    assert_eq!(target(reached), Some(level(&rules, "high")));
    let all = format!("{reached}\nq-mastered = \"yes\"");
    assert_eq!(target(&all), None);
}

#[test]
fn each_change_names_the_criteria_that_are_lost_without_it() {
    let rules = rules(&format!(
        "{}{}{}{}",
        yes_no(&["a", "b"]),
        criterion("both", "{ a = \"yes\", b = \"yes\" }"),
        criterion("one", "{ a = \"yes\" }"),
        staged(&[&["both", "one"]])
    ));
    let plan = planned(&rules, "a = \"no\"\nb = \"no\"", level(&rules, "l1"));
    let named = plan.changes.unwrap().into_iter().map(|change| {
        let ids = change
            .criteria
            .iter()
            .map(|&c| rules.criteria[c].id.clone());
        ids.collect::<Vec<_>>()
    });
    assert_eq!(
        named.collect::<Vec<_>>(),
        [vec!["both", "one"], vec!["both"]]
    );
}

#[test]
fn what_a_plan_costs_is_what_its_changes_cost_where_not_every_set_of_options_is_tried() {
    // Thirteen options that thirteen other criteria tell apart: 8,192 sets are too many to try.
    let ids: Vec<String> = (0..13).map(|option| format!("o{option}")).collect();
    let options = ids.iter().map(|id| format!("{id} = {{ text = \"{id}\" }}"));
    let singles = ids
        .iter()
        .map(|id| criterion(&format!("c-{id}"), &format!("{{ m = \"{id}\" }}")));
    let any = criterion("any", &format!("{{ m = {ids:?} }}"));
    let needs_all: Vec<String> = ids.iter().map(|id| format!("c-{id}")).collect();
    let needs_all: Vec<&str> = needs_all.iter().map(String::as_str).collect();
    let rules = rules(&format!(
        "[question.m]\nsection = \"all\"\ntext = \"M?\"\nkind = \"many\"\neffort = 2\n\
         options = {{ {} }}\n{}{any}{}",
        options.collect::<Vec<_>>().join(", "),
        singles.collect::<String>(),
        staged(&[&["any"], &needs_all])
    ));
    let plan = planned(&rules, "m = []", level(&rules, "l1"));
    assert_eq!(told(&rules, &plan), "2+0: do m Words([\"o0\"]) (2);");
    assert_eq!(plan.worst_effort, Some(2));
    assert_eq!(
        planned(&rules, "m = []", level(&rules, "l2")).cost.effort,
        26
    );
}

#[test]
fn a_number_to_verify_is_one_that_people_would_write() {
    let rules = rules(&format!(
        "[question.n]\nsection = \"all\"\ntext = \"N?\"\nkind = \"number\"\nfact = true\n{}{}",
        criterion("small", "{ n = { below = 100 } }"),
        staged(&[&["small"]])
    ));
    assert_eq!(to_level(&rules, "", "l1"), "0+1: verify n Whole(0);");
}

#[test]
fn a_goal_that_hundreds_of_answers_may_reach_is_planned_for_with_the_cheapest() {
    let ids: Vec<String> = (0..300).map(|index| format!("q{index}")).collect();
    let pairs = ids.chunks(2);
    let pairs = pairs.map(|pair| format!("{{ {} = \"yes\", {} = \"yes\" }}", pair[0], pair[1]));
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let rules = rules(&format!(
        "{}{}{}",
        yes_no(&names),
        criterion("c", &format!("[{}]", pairs.collect::<Vec<_>>().join(", "))),
        staged(&[&["c"]])
    ));
    let lines: String = ids.iter().map(|id| format!("{id} = \"no\"\n")).collect();
    let plan = planned(&rules, &lines, level(&rules, "l1"));
    assert!(plan.exact);
    assert_eq!(plan.cost.effort, 2);
}

#[test]
fn unanswered_questions_that_may_not_apply_count_at_their_worst_until_they_are_verified() {
    let ids: Vec<String> = (0..12).map(|index| format!("q{index}")).collect();
    let questions: String = ids
        .iter()
        .map(|id| question(id, "part", "na = \"r\""))
        .collect();
    let rules = rules(&format!(
        "{questions}[dimension.s]\nlabel = \"S\"\nrule = \"score\"\nof = {ids:?}\n\
         [dimension.s.level.half]\nlabel = \"Half\"\nfrom = 0.5\n"
    ));
    let plan = planned(&rules, "", level(&rules, "half"));
    assert!(plan.exact);
    assert_eq!((plan.cost.effort, plan.cost.verifications), (0, 6));
}
