//! What answers count as: format.md section 2, worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{assessed, ranks, rules, state, yes_no};
use palier::assessment::Origin;
use palier::questionnaire::{Answer, Questionnaire};
use palier::truth::Truth::{Met, Na, Unknown, Unmet};

/// `follow` is asked when `first` is yes, and proves `proof`.
fn follow_up(extra: &str) -> Questionnaire {
    rules(&format!(
        r#"{}
[question.follow]
section = "all"
text = "Follow?"
scale = "yes"
{extra}
[criterion.proof]
text = "Proof"
needs = {{ follow = "yes" }}
"#,
        yes_no(&["first"])
    ))
}

#[test]
fn an_unanswered_question_is_unknown_and_refutes_nothing() {
    let rules = follow_up("");
    assert_eq!(state(&rules, &assessed(&rules, ""), "proof"), Unknown);
    let said = assessed(&rules, "follow = \"unknown\"");
    assert_eq!(state(&rules, &said, "proof"), Unknown);
}

#[test]
fn a_question_that_nobody_present_is_asked_is_unknown_not_inapplicable() {
    let rules = follow_up("profiles = [\"dev\"]");
    assert_eq!(state(&rules, &assessed(&rules, ""), "proof"), Unknown);
}

#[test]
fn answers_of_absent_profiles_count() {
    let rules = follow_up("profiles = [\"dev\"]");
    let assessment = assessed(&rules, "follow = \"yes\"");
    assert_eq!(state(&rules, &assessment, "proof"), Met);
}

#[test]
fn a_question_that_does_not_apply_counts_as_its_otherwise() {
    let rules = follow_up("when = { first = \"yes\" }\notherwise = \"no\"");
    let assessment = assessed(&rules, "first = \"no\"");
    assert_eq!(state(&rules, &assessment, "proof"), Unmet);
    let value = assessment.value(rules.questions.find("follow").unwrap());
    assert_eq!(value.origin, Origin::Otherwise);
    assert_eq!(value.answer, Answer::One(0));
}

#[test]
fn without_otherwise_a_question_that_does_not_apply_is_not_applicable() {
    let rules = follow_up("when = { first = \"yes\" }");
    let assessment = assessed(&rules, "first = \"no\"\nfollow = \"yes\"");
    assert_eq!(state(&rules, &assessment, "proof"), Na);
}

#[test]
fn while_applicability_is_unknown_the_saved_answer_does_not_count() {
    let rules = follow_up("when = { first = \"yes\" }\notherwise = \"no\"");
    let assessment = assessed(&rules, "follow = \"yes\"");
    assert_eq!(state(&rules, &assessment, "proof"), Unknown);
}

#[test]
fn unless_excludes_when_it_is_met() {
    let rules = follow_up("unless = { first = \"yes\" }");
    for (first, expected) in [("yes", Na), ("no", Met), ("unknown", Unknown)] {
        let lines = format!("first = \"{first}\"\nfollow = \"yes\"");
        assert_eq!(state(&rules, &assessed(&rules, &lines), "proof"), expected);
    }
}

#[test]
fn a_condition_that_is_not_applicable_counts_as_unmet() {
    let chain = r#"
[question.middle]
section = "all"
text = "Middle?"
scale = "yes"
when = { first = "yes" }
[question.wanted]
section = "all"
text = "Wanted?"
scale = "yes"
when = { middle = "yes" }
[question.unwanted]
section = "all"
text = "Unwanted?"
scale = "yes"
unless = { middle = "yes" }
[criterion.when-na]
text = "When"
needs = { wanted = "yes" }
[criterion.unless-na]
text = "Unless"
needs = { unwanted = "yes" }
"#;
    let rules = rules(&(yes_no(&["first"]) + chain));
    let assessment = assessed(
        &rules,
        "first = \"no\"\nwanted = \"yes\"\nunwanted = \"yes\"",
    );
    assert_eq!(state(&rules, &assessment, "when-na"), Na);
    assert_eq!(state(&rules, &assessment, "unless-na"), Met);
}

#[test]
fn a_suggestion_counts_for_nothing_until_it_is_confirmed() {
    let rules = follow_up("suggest = [{ when = { first = \"yes\" }, answer = \"yes\" }]");
    let assessment = assessed(&rules, "first = \"yes\"");
    assert_eq!(state(&rules, &assessment, "proof"), Unknown);
}

#[test]
fn not_applicable_is_taken_from_the_answer_where_it_is_offered() {
    let rules = follow_up("na = \"nothing to follow\"");
    let assessment = assessed(&rules, "follow = \"na\"");
    assert_eq!(state(&rules, &assessment, "proof"), Na);
}

/// One criterion per form of literal on a question of three options.
fn literals() -> Questionnaire {
    rules(
        r#"
[question.q]
section = "all"
text = "Q?"
scale = "part"
[criterion.one]
text = "One"
needs = { q = "some" }
[criterion.list]
text = "List"
needs = { q = ["none", "all"] }
[criterion.min]
text = "Min"
needs = { q = { min = "some" } }
[criterion.not]
text = "Not"
needs = { q = { not = ["some"] } }
"#,
    )
}

#[test]
fn a_literal_accepts_an_option_a_list_that_and_better_or_all_but() {
    let rules = literals();
    for (answer, expected) in [
        ("none", [Unmet, Met, Unmet, Met]),
        ("some", [Met, Unmet, Met, Unmet]),
        ("all", [Unmet, Met, Met, Met]),
        ("unknown", [Unknown; 4]),
    ] {
        let assessment = assessed(&rules, &format!("q = \"{answer}\""));
        let states = ["one", "list", "min", "not"].map(|id| state(&rules, &assessment, id));
        assert_eq!(states, expected, "q = {answer}");
    }
}

#[test]
fn needs_are_an_and_inside_a_table_and_an_or_between_tables() {
    let rules = rules(
        &(yes_no(&["a", "b", "c"])
            + r#"
[criterion.proof]
text = "Proof"
needs = [{ a = "yes", b = "yes" }, { c = "yes" }]
"#),
    );
    for (lines, expected) in [
        ("a = \"yes\"\nb = \"yes\"", Met),
        ("a = \"yes\"\nb = \"no\"", Unknown),
        ("a = \"yes\"\nb = \"no\"\nc = \"no\"", Unmet),
        ("c = \"yes\"", Met),
    ] {
        let assessment = assessed(&rules, lines);
        assert_eq!(state(&rules, &assessment, "proof"), expected, "{lines}");
    }
}

#[test]
fn a_criterion_can_be_tested_for_being_met_or_unmet() {
    let rules = rules(
        &(yes_no(&["a"])
            + r#"
[criterion.base]
text = "Base"
needs = { a = "yes" }
[criterion.with]
text = "With"
needs = { base = "met" }
[criterion.without]
text = "Without"
needs = { base = "unmet" }
"#),
    );
    for (answer, with, without) in [
        ("yes", Met, Unmet),
        ("no", Unmet, Met),
        ("unknown", Unknown, Unknown),
    ] {
        let assessment = assessed(&rules, &format!("a = \"{answer}\""));
        assert_eq!(state(&rules, &assessment, "with"), with);
        assert_eq!(state(&rules, &assessment, "without"), without);
    }
}

#[test]
fn a_dimension_can_be_tested_and_is_unknown_while_possible_levels_disagree() {
    let rules = rules(
        &(common::proofs(&[("one", "a"), ("two", "b")])
            + r#"
[criterion.far]
text = "Far"
needs = { skill = { min = "high" } }
[dimension.skill]
label = "Skill"
rule = "staged"
[dimension.skill.level.low]
label = "Low"
requires = ["one"]
[dimension.skill.level.high]
label = "High"
requires = ["two"]
"#),
    );
    for (lines, expected) in [
        ("a = \"yes\"\nb = \"yes\"", Met),
        ("a = \"yes\"", Unknown),
        ("a = \"no\"", Unmet),
        ("b = \"no\"", Unmet),
    ] {
        let assessment = assessed(&rules, lines);
        assert_eq!(state(&rules, &assessment, "far"), expected, "{lines}");
    }
    assert_eq!(
        ranks(&rules, &assessed(&rules, "a = \"yes\""), "skill"),
        (1, 2)
    );
}
