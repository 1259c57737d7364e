//! The rules `score` and `first` on whole questionnaires, worked out by hand: format.md section 3.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{assessed, proofs, ranks, rules, state, yes_no};
use palier::answers::Answers;
use palier::assessment::{Assessment, Counted, LevelState, assess, counted};
use palier::interview::relevant_questions;
use palier::questionnaire::{Questionnaire, Verdict};
use palier::training;
use palier::truth::Truth::{Met, Unknown, Unmet};

/// A dimension of rule `score` without levels.
fn score(id: &str, lines: &str) -> String {
    format!("[dimension.{id}]\nlabel = \"{id}\"\nrule = \"score\"\n{lines}\n")
}

/// Questions of three options, worth 0, 1/2 and 1.
fn graded(ids: &[&str], extra: &str) -> String {
    let question = |id: &&str| {
        format!("[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nscale = \"part\"\n{extra}\n")
    };
    ids.iter().map(question).collect()
}

/// The bounds of a score, `low high`, with a question mark while there may be none; `–` for none.
fn bounds(rules: &Questionnaire, assessment: &Assessment, id: &str) -> String {
    let dimension = rules.dimensions.find(id).unwrap();
    let Some(score) = &assessment.dimension(dimension).score else {
        return "–".to_owned();
    };
    let mark = if score.may_be_na { "?" } else { "" };
    format!("{} {}{mark}", score.low, score.high)
}

fn score_of(text: &str, lines: &str) -> String {
    let rules = rules(text);
    bounds(&rules, &assessed(&rules, lines), "d")
}

#[test]
fn values_are_counted_as_they_are_written_and_are_evenly_spaced_otherwise() {
    let own = r#"
[question.tenth]
section = "all"
text = "Tenth?"
options = { a = { text = "A", value = 0.1 }, b = { text = "B", value = 0.2 } }
[question.third]
section = "all"
text = "Third?"
options = { a = { text = "A" }, b = { text = "B" }, c = { text = "C" }, d = { text = "D" } }
"#;
    let sum = score("d", "combine = \"sum\"\nof = [\"tenth\", \"third\"]");
    let text = own.to_owned() + &sum;
    assert_eq!(
        score_of(&text, "tenth = \"a\"\nthird = \"b\""),
        "13/30 13/30"
    );
    assert_eq!(
        score_of(&text, "tenth = \"b\"\nthird = \"c\""),
        "13/15 13/15"
    );
}

#[test]
fn a_mean_is_what_is_combined_unless_something_else_is_asked_for() {
    let text = graded(&["a", "b"], "") + &score("d", "of = [\"a\", \"b\"]");
    assert_eq!(score_of(&text, "a = \"some\"\nb = \"all\""), "3/4 3/4");
}

#[test]
fn a_criterion_counts_1_when_it_is_met_and_0_when_it_is_not() {
    let text = proofs(&[("c", "a"), ("e", "b")]) + &score("d", "of = [\"c\", \"e\"]");
    assert_eq!(score_of(&text, "a = \"yes\"\nb = \"no\""), "1/2 1/2");
    assert_eq!(score_of(&text, "a = \"yes\""), "1/2 1");
}

#[test]
fn a_weight_makes_an_item_count_more() {
    let lines = "of = [\"a\", \"b\"]\nweights = { a = 0.5, b = 1.5 }";
    let text = graded(&["a", "b"], "") + &score("d", lines);
    assert_eq!(score_of(&text, "a = \"all\"\nb = \"some\""), "5/8 5/8");
}

#[test]
fn a_fact_counts_for_nothing_whatever_is_answered() {
    let text =
        graded(&["a"], "") + &graded(&["b"], "fact = true") + &score("d", "of = [\"a\", \"b\"]");
    for b in ["none", "all", "unknown"] {
        let lines = format!("a = \"some\"\nb = \"{b}\"");
        assert_eq!(score_of(&text, &lines), "1/2 1/2", "{b}");
    }
}

#[test]
fn what_does_not_apply_leaves_a_mean_and_counts_0_in_a_sum() {
    let questions = graded(&["a"], "") + &graded(&["b"], "na = \"r\"");
    let lines = "a = \"some\"\nb = \"na\"";
    for (combine, expected) in [
        ("mean", "1/2"),
        ("sum", "1/2"),
        ("min", "1/2"),
        ("max", "1/2"),
    ] {
        let dimension = score(
            "d",
            &format!("combine = \"{combine}\"\nof = [\"a\", \"b\"]"),
        );
        let found = score_of(&(questions.clone() + &dimension), lines);
        assert_eq!(found, format!("{expected} {expected}"), "{combine}");
    }
}

#[test]
fn when_nothing_applies_there_is_no_score_not_even_0() {
    let questions = graded(&["a", "b"], "na = \"r\"");
    for combine in ["mean", "sum", "min", "max"] {
        let dimension = score(
            "d",
            &format!("combine = \"{combine}\"\nof = [\"a\", \"b\"]"),
        );
        let text = questions.clone() + &dimension;
        assert_eq!(score_of(&text, "a = \"na\"\nb = \"na\""), "–", "{combine}");
    }
}

#[test]
fn an_unanswered_question_may_be_worth_anything_and_may_not_apply_where_that_is_offered() {
    let mean = score("d", "of = [\"a\", \"b\"]");
    let text = graded(&["a"], "") + &graded(&["b"], "") + &mean;
    assert_eq!(score_of(&text, "a = \"some\""), "1/4 3/4");
    // Where "not applicable" is offered, b may be left out: no worse than a alone, at its best.
    let text = graded(&["a"], "") + &graded(&["b"], "na = \"r\"") + &mean;
    assert_eq!(score_of(&text, "a = \"all\""), "1/2 1");
    assert_eq!(score_of(&text, ""), "0 1");
    let optional = graded(&["a", "b"], "na = \"r\"") + &mean;
    assert_eq!(score_of(&optional, ""), "0 1?");
}

#[test]
fn a_question_that_may_not_be_asked_may_not_apply_unless_it_then_counts_as_its_otherwise() {
    let mean = score("d", "combine = \"max\"\nof = [\"b\"]");
    let asked = "when = { first = \"yes\" }";
    let without = yes_no(&["first"]) + &graded(&["b"], asked) + &mean;
    assert_eq!(score_of(&without, "b = \"all\""), "0 1?");
    assert_eq!(score_of(&without, "first = \"no\"\nb = \"all\""), "–");
    let asked = format!("{asked}\notherwise = \"some\"");
    let with = yes_no(&["first"]) + &graded(&["b"], &asked) + &mean;
    assert_eq!(score_of(&with, "b = \"all\""), "0 1");
    assert_eq!(score_of(&with, "first = \"no\"\nb = \"all\""), "1/2 1/2");
    assert_eq!(score_of(&with, "first = \"yes\"\nb = \"all\""), "1 1");
}

#[test]
fn a_criterion_may_not_apply_only_if_nothing_that_it_tests_need_apply() {
    let criterion = |needs: &str| format!("[criterion.c]\ntext = \"C\"\nneeds = {needs}\n");
    let questions = graded(&["a"], "") + &graded(&["b", "e"], "na = \"r\"");
    let of = |needs: &str, lines: &str| {
        let text = questions.clone() + &criterion(needs) + &score("d", "of = [\"c\"]");
        score_of(&text, lines)
    };
    assert_eq!(of("{ b = \"all\" }", ""), "0 1?");
    assert_eq!(of("{ a = \"all\", b = \"all\" }", ""), "0 1");
    assert_eq!(of("[{ e = \"all\" }, { b = \"all\" }]", ""), "0 1?");
    assert_eq!(
        of("[{ e = \"all\" }, { b = \"all\" }]", "e = \"na\""),
        "0 1?"
    );
    assert_eq!(
        of("[{ e = \"all\" }, { b = \"all\" }]", "e = \"none\""),
        "0 1"
    );
}

#[test]
fn a_criterion_that_does_not_apply_leaves_the_score() {
    let text = graded(&["a"], "na = \"r\"")
        + "[criterion.c]\ntext = \"C\"\nneeds = { a = \"all\" }\n"
        + &yes_no(&["b"])
        + &score("d", "of = [\"c\", \"b\"]");
    assert_eq!(score_of(&text, "a = \"na\"\nb = \"yes\""), "1 1");
    assert_eq!(score_of(&text, "a = \"none\"\nb = \"yes\""), "1/2 1/2");
}

#[test]
fn a_criterion_that_tests_another_may_not_apply_like_it_but_a_level_always_does() {
    let text = graded(&["a"], "na = \"r\"")
        + "[criterion.base]\ntext = \"B\"\nneeds = { a = \"all\" }\n"
        + "[criterion.with]\ntext = \"W\"\nneeds = { base = \"met\" }\n"
        + "[criterion.skilled]\ntext = \"S\"\nneeds = { skill = \"low\" }\n"
        + "[dimension.skill]\nlabel = \"S\"\nrule = \"staged\"\n"
        + "[dimension.skill.level.low]\nlabel = \"L\"\nrequires = [\"base\"]\n";
    let of = |item: &str, lines: &str| {
        let dimension = score("d", &format!("of = [\"{item}\"]"));
        score_of(&(text.clone() + &dimension), lines)
    };
    assert_eq!(of("with", ""), "0 1?");
    assert_eq!(of("with", "a = \"na\""), "–");
    assert_eq!(of("skilled", ""), "0 1");
    assert_eq!(of("skilled", "a = \"na\""), "0 0");
}

#[test]
fn the_best_and_the_worst_answer_are_those_of_the_highest_and_the_lowest_value() {
    let question = "[question.q]\nsection = \"all\"\ntext = \"Q?\"\noptions = { a = { text = \"A\", value = 0.5 }, b = { text = \"B\", value = 2 }, c = { text = \"C\", value = -1 }, d = { text = \"D\", value = 1 } }\n";
    let text = question.to_owned() + &score("d", "of = [\"q\"]");
    assert_eq!(score_of(&text, ""), "-1 2");
}

/// Three practices of one question each; b may not apply.
fn total(combine: &str) -> String {
    graded(&["a", "c"], "")
        + &graded(&["b"], "na = \"r\"")
        + &score("one", "of = [\"a\"]")
        + &score("two", "of = [\"b\"]")
        + &score("three", "of = [\"c\"]")
        + &score(
            "d",
            &format!("combine = \"{combine}\"\nof = [\"one\", \"two\", \"three\"]"),
        )
}

#[test]
fn a_score_of_scores_inherits_their_bounds_and_that_they_may_not_apply() {
    let text = total("mean");
    assert_eq!(score_of(&text, "a = \"all\"\nc = \"none\""), "1/3 2/3");
    assert_eq!(
        score_of(&text, "a = \"all\"\nc = \"none\"\nb = \"na\""),
        "1/2 1/2"
    );
    let text = total("sum");
    assert_eq!(score_of(&text, "a = \"all\"\nc = \"some\""), "3/2 5/2");
    let text = total("min");
    assert_eq!(score_of(&text, "a = \"all\"\nc = \"some\""), "0 1/2");
    let text = total("max");
    assert_eq!(score_of(&text, "a = \"some\"\nc = \"none\""), "1/2 1");
}

/// A score of two questions with two levels.
fn levels(extra: &str) -> String {
    graded(&["a", "b"], extra)
        + &score("d", "of = [\"a\", \"b\"]\nzero = \"Nothing\"")
        + "[dimension.d.level.low]\nlabel = \"Low\"\nfrom = 0.25\n"
        + "[dimension.d.level.high]\nlabel = \"High\"\nfrom = 0.75\n"
}

#[test]
fn a_level_is_reached_from_its_threshold_on() {
    let rules = rules(&levels(""));
    let found = |lines| ranks(&rules, &assessed(&rules, lines), "d");
    assert_eq!(found("a = \"none\"\nb = \"some\""), (1, 1));
    assert_eq!(found("a = \"all\"\nb = \"some\""), (2, 2));
    assert_eq!(found("a = \"none\"\nb = \"none\""), (0, 0));
    assert_eq!(found("a = \"some\""), (1, 2));
    assert_eq!(found(""), (0, 2));
}

#[test]
fn levels_are_met_up_to_the_one_reached_open_above_and_void_without_a_score() {
    use LevelState::{Met, Open, Void};
    let rules = rules(&levels("na = \"r\""));
    let dimension = rules.dimensions.find("d").unwrap();
    let found = |lines| assessed(&rules, lines).dimension(dimension).levels.clone();
    assert_eq!(found("a = \"some\"\nb = \"some\""), [Met, Open]);
    assert_eq!(found("a = \"all\"\nb = \"na\""), [Met, Met]);
    assert_eq!(found("a = \"na\"\nb = \"na\""), [Void, Void]);
    // Both might still turn out not to apply: nothing is proven.
    assert_eq!(found(""), [Open, Open]);
}

#[test]
fn a_test_of_a_score_is_undecided_while_its_bounds_disagree() {
    let criterion = "[criterion.far]\ntext = \"Far\"\nneeds = { d = { min = \"high\" } }\n";
    let rules = rules(&(levels("") + criterion));
    for (lines, expected) in [
        ("a = \"all\"\nb = \"some\"", Met),
        ("a = \"some\"", Unknown),
        ("a = \"none\"", Unmet),
    ] {
        assert_eq!(
            state(&rules, &assessed(&rules, lines), "far"),
            expected,
            "{lines}"
        );
    }
}

#[test]
fn the_gap_of_a_score_is_its_ranks_above_the_proven_one_up_to_the_expected() {
    let stage = r#"
[dimension.stage]
label = "Stage"
rule = "staged"
[dimension.stage.level.launch]
label = "Launch"
expects = { d = "high" }
"#;
    let rules = rules(&(levels("na = \"r\"") + stage));
    let found = |lines| {
        let readiness = assessed(&rules, lines).readiness.unwrap();
        let gap = readiness.gap[0].levels.iter();
        let gap: Vec<_> = gap.map(|level| (level.rank, level.because)).collect();
        (readiness.verdict, gap)
    };
    let with_conditions = Verdict::GoWithConditions;
    assert_eq!(found("a = \"all\"\nb = \"all\""), (Verdict::Go, vec![]));
    let open = vec![(1, Unmet), (2, Unmet)];
    assert_eq!(found("a = \"none\"\nb = \"none\""), (with_conditions, open));
    assert_eq!(
        found("a = \"some\"\nb = \"some\""),
        (with_conditions, vec![(2, Unmet)])
    );
    // With b at its best, half: the first level is still possible, the second is not.
    let open = vec![(1, Unknown), (2, Unmet)];
    assert_eq!(found("a = \"none\""), (with_conditions, open));
    // Nothing of it applies: nothing is lacking.
    assert_eq!(found("a = \"na\"\nb = \"na\""), (Verdict::Go, vec![]));
}

#[test]
fn training_leads_to_the_next_level_of_a_score() {
    let training =
        "[track.t]\nlabel = \"T\"\n[module.m]\ntitle = \"M\"\ntrack = \"t\"\nlevel = \"high\"\n";
    let rules = rules(&(levels("") + training));
    let profiles: Vec<_> = rules.profiles.refs().collect();
    let modules = |lines| {
        let paths = training::paths(&rules, &assessed(&rules, lines), &profiles);
        paths[0].modules.len()
    };
    assert_eq!(modules("a = \"some\"\nb = \"some\""), 1);
    assert_eq!(modules("a = \"none\"\nb = \"none\""), 0);
}

fn relevant(rules: &Questionnaire, lines: &str) -> Vec<String> {
    let profiles: Vec<_> = rules.profiles.refs().collect();
    let assessment = assessed(rules, lines);
    let questions = relevant_questions(rules, &assessment, &profiles);
    let ids = questions.iter().map(|&q| rules.questions[q].id.to_string());
    ids.collect()
}

#[test]
fn every_unanswered_question_under_a_score_can_still_change_it() {
    let text = yes_no(&["first"])
        + &graded(&["a"], "when = { first = \"yes\" }")
        + &graded(&["fact"], "fact = true")
        + &graded(&["unused"], "")
        + &proofs(&[("c", "b")])
        + &score("part", "of = [\"a\", \"c\", \"fact\"]")
        + &score("d", "of = [\"part\"]");
    let rules = rules(&text);
    assert_eq!(relevant(&rules, ""), ["first", "b"]);
    assert_eq!(relevant(&rules, "first = \"yes\"\nb = \"no\""), ["a"]);
    assert_eq!(relevant(&rules, "first = \"no\"\nb = \"unknown\""), ["b"]);
    let tested: Vec<bool> = rules
        .questions
        .refs()
        .map(|question| rules.tested_questions().contains(&question))
        .collect();
    // In order: first, a, fact, unused, b.
    assert_eq!(tested, [true, true, false, false, true]);
}

#[test]
fn what_a_score_counts_is_counted_once_each() {
    let text = graded(&["a", "b"], "na = \"r\"")
        + &score("part", "of = [\"a\", \"b\"]")
        + &score("d", "of = [\"part\", \"a\"]");
    let rules = rules(&text);
    let dimension = rules.dimensions.find("d").unwrap();
    let found = |lines| counted(&rules, &assessed(&rules, lines), dimension);
    let items = |known, unknown| Some(Counted { known, unknown });
    assert_eq!(found(""), items(0, 2));
    assert_eq!(found("a = \"some\""), items(1, 1));
    assert_eq!(found("a = \"some\"\nb = \"na\""), items(1, 0));
}

/// Three tagged questions and their risk.
fn risk(extra: &str) -> String {
    let options = "{ bad = { text = \"B\", tag = \"red\" }, fair = { text = \"F\", tag = \"yellow\" }, good = { text = \"G\" } }";
    let question = |id: &str| {
        format!(
            "[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nna = \"r\"\noptions = {options}\n"
        )
    };
    ["a", "b", "c"].map(question).concat()
        + &yes_no(&["untagged"])
        + &format!("[dimension.risk]\nlabel = \"Risk\"\nrule = \"first\"\n{extra}\n")
        + "[dimension.risk.level.red]\nlabel = \"Red\"\ntag = \"red\"\nmin = 0.34\n"
        + "[dimension.risk.level.yellow]\nlabel = \"Yellow\"\ntag = \"yellow\"\nmin = 0.5\n"
        + "[dimension.risk.level.green]\nlabel = \"Green\"\n"
}

fn risk_of(extra: &str, lines: &str) -> usize {
    let rules = rules(&risk(extra));
    let (proven, possible) = ranks(&rules, &assessed(&rules, lines), "risk");
    assert_eq!(
        proven, possible,
        "it tells how things stand, not what may be"
    );
    proven
}

#[test]
fn the_first_level_whose_share_of_tagged_answers_is_reached_holds() {
    // One of three is 0.33…: below 0.34.
    assert_eq!(risk_of("", "a = \"bad\"\nb = \"good\"\nc = \"good\""), 3);
    assert_eq!(risk_of("", "a = \"bad\"\nb = \"bad\"\nc = \"fair\""), 1);
    assert_eq!(risk_of("", "a = \"fair\"\nb = \"fair\"\nc = \"good\""), 2);
    // Half of two is 0.5: inclusive.
    assert_eq!(risk_of("", "a = \"fair\"\nb = \"good\"\nc = \"na\""), 2);
    // Both hold: the first, the worse, is taken.
    assert_eq!(risk_of("", "a = \"bad\"\nb = \"fair\"\nc = \"na\""), 1);
}

#[test]
fn an_unknown_counts_as_the_tag_that_is_said_and_else_as_none() {
    let lines = "a = \"good\"\nb = \"good\"";
    assert_eq!(risk_of("", "a = \"good\""), 3);
    assert_eq!(risk_of("unanswered = \"red\"", lines), 3);
    assert_eq!(risk_of("unanswered = \"red\"", "a = \"good\""), 1);
    assert_eq!(risk_of("unanswered = \"yellow\"", "a = \"good\""), 2);
    assert_eq!(risk_of("unanswered = \"yellow\"", ""), 2);
}

#[test]
fn only_the_questions_listed_count_in_a_share() {
    let extra = "of = [\"a\", \"b\"]";
    assert_eq!(risk_of(extra, "a = \"good\"\nb = \"good\"\nc = \"bad\""), 3);
    assert_eq!(risk_of(extra, "a = \"bad\"\nb = \"good\"\nc = \"good\""), 1);
}

#[test]
fn when_no_question_applies_the_level_is_the_one_said_and_else_none() {
    let none = "a = \"na\"\nb = \"na\"\nc = \"na\"";
    assert_eq!(risk_of("empty = \"yellow\"", none), 2);
    assert_eq!(risk_of("", none), 0);
    let rules = rules(&risk(""));
    let risk = rules.dimensions.find("risk").unwrap();
    let levels = assessed(&rules, none).dimension(risk).levels.clone();
    assert_eq!(levels, [LevelState::Void; 3]);
}

#[test]
fn an_answer_with_several_ticked_options_carries_each_of_their_tags_once() {
    let text = r#"
[question.flaws]
section = "all"
text = "Flaws?"
kind = "many"
options = { one = { text = "1", tag = "red" }, two = { text = "2", tag = "red" }, three = { text = "3", tag = "yellow" } }
[question.other]
section = "all"
text = "Other?"
options = { bad = { text = "B", tag = "red" }, good = { text = "G" } }
[dimension.risk]
label = "Risk"
rule = "first"
[dimension.risk.level.all-red]
label = "Red"
tag = "red"
min = 1
[dimension.risk.level.some-red]
label = "Half red"
tag = "red"
min = 0.5
[dimension.risk.level.green]
label = "Green"
"#;
    let rules = rules(text);
    let found = |lines| ranks(&rules, &assessed(&rules, lines), "risk").0;
    assert_eq!(found("flaws = [\"one\", \"two\"]\nother = \"good\""), 2);
    assert_eq!(found("flaws = [\"one\", \"three\"]\nother = \"bad\""), 1);
    assert_eq!(found("flaws = []\nother = \"good\""), 3);
}

#[test]
fn an_otherwise_counts_in_a_share_like_an_answer() {
    let text = yes_no(&["first"])
        + "[question.q]\nsection = \"all\"\ntext = \"Q?\"\nwhen = { first = \"yes\" }\notherwise = \"bad\"\n"
        + "options = { bad = { text = \"B\", tag = \"red\" }, good = { text = \"G\" } }\n"
        + "[dimension.risk]\nlabel = \"Risk\"\nrule = \"first\"\n"
        + "[dimension.risk.level.red]\nlabel = \"Red\"\ntag = \"red\"\nmin = 1\n"
        + "[dimension.risk.level.green]\nlabel = \"Green\"\n";
    let rules = rules(&text);
    let found = |lines| ranks(&rules, &assessed(&rules, lines), "risk").0;
    assert_eq!(found("first = \"no\""), 1);
    assert_eq!(found("first = \"yes\"\nq = \"good\""), 2);
    // Nobody knows whether it applies: an unknown like any other.
    assert_eq!(found("q = \"bad\""), 2);
}

#[test]
fn every_unanswered_question_of_a_share_can_still_change_it() {
    let rules = rules(&risk(""));
    assert_eq!(relevant(&rules, ""), ["a", "b", "c"]);
    assert_eq!(relevant(&rules, "a = \"good\"\nb = \"na\""), ["c"]);
}

#[test]
fn the_gap_of_a_share_is_its_ranks_above_the_present_one() {
    let stage = "[dimension.stage]\nlabel = \"Stage\"\nrule = \"staged\"\n[dimension.stage.level.launch]\nlabel = \"Launch\"\nexpects = { risk = \"green\" }\n";
    let rules = rules(&(risk("") + stage));
    let readiness = assessed(&rules, "a = \"bad\"\nb = \"bad\"")
        .readiness
        .unwrap();
    let gap = readiness.gap[0].levels.iter();
    let gap: Vec<_> = gap.map(|level| (level.rank, level.because)).collect();
    assert_eq!(gap, [(2, Unmet), (3, Unmet)]);
}

#[test]
fn the_digest_follows_every_part_of_a_rule() {
    let of = |text: &str| rules(text).digest;
    let base = levels("");
    let weighted = base.replace("zero", "weights = { a = 2 }\nzero");
    let summed = base.replace("zero", "combine = \"sum\"\nzero");
    let fewer = base.replace("of = [\"a\", \"b\"]", "of = [\"a\"]");
    let higher = base.replace("0.75", "0.76");
    let shares = [
        risk(""),
        risk("of = [\"a\", \"b\"]"),
        risk("unanswered = \"red\""),
        risk("empty = \"red\""),
        risk("").replace("0.34", "0.35"),
        risk("").replace("tag = \"yellow\"\nmin", "tag = \"red\"\nmin"),
    ];
    let scores = [base.clone(), weighted, summed, fewer, higher];
    let digests: Vec<_> = scores.iter().chain(&shares).map(|text| of(text)).collect();
    for (index, digest) in digests.iter().enumerate() {
        assert!(!digests[..index].contains(digest), "rule {index}");
    }
    assert_eq!(of(&base), of(&base.replace("\"Low\"", "\"Bas\"")));
}

/// Section 9: 90 questions, 0 / .25 / .5 / 1; level = mean of two streams, practice = sum of three
/// levels, function and total = means.
#[test]
fn a_model_of_five_functions_and_fifteen_practices_can_be_written() {
    let mut text = String::from(
        "[scale.four]\nno = { text = \"No\" }\nsome = { text = \"Some\", value = 0.25 }\n\
         half = { text = \"Half\", value = 0.5 }\nall = { text = \"All\", value = 1 }\n",
    );
    let list = |prefix: &str, count: usize| {
        let ids: Vec<String> = (1..=count).map(|i| format!("\"{prefix}-{i}\"")).collect();
        ids.join(", ")
    };
    for function in 1..=5 {
        for practice in 1..=3 {
            let practice = format!("function-{function}-{practice}");
            for level in 1..=3 {
                let level = format!("{practice}-{level}");
                for stream in 1..=2 {
                    text += &format!(
                        "[question.{level}-{stream}]\nsection = \"all\"\ntext = \"?\"\nscale = \"four\"\n"
                    );
                }
                text += &score(&level, &format!("of = [{}]", list(&level, 2)));
            }
            let lines = format!("combine = \"sum\"\nof = [{}]", list(&practice, 3));
            text += &score(&practice, &lines);
        }
        let function = format!("function-{function}");
        text += &score(&function, &format!("of = [{}]", list(&function, 3)));
    }
    text += &score("total", &format!("of = [{}]", list("function", 5)));
    let rules = rules(&text);
    assert_eq!((rules.questions.len(), rules.dimensions.len()), (90, 66));
    let lines =
        "function-1-1-1-1 = \"all\"\nfunction-1-1-1-2 = \"half\"\nfunction-1-1-2-1 = \"some\"";
    let assessment = assessed(&rules, lines);
    // 3/4 + 1/8; the stream and the level without an answer may give 1/2 and 1 more.
    assert_eq!(bounds(&rules, &assessment, "function-1-1"), "7/8 19/8");
    assert_eq!(bounds(&rules, &assessment, "function-1"), "7/24 67/24");
    assert_eq!(bounds(&rules, &assessment, "total"), "7/120 71/24");
}

#[test]
fn ten_thousand_questions_are_scored() {
    let ids: Vec<String> = (0..10_000).map(|index| format!("q{index}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let of: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    let text = graded(&ids, "na = \"r\"") + &score("d", &format!("of = [{}]", of.join(", ")));
    let rules = rules(&text);
    let assessment = assess(&rules, &Answers::none(&rules), None);
    assert_eq!(bounds(&rules, &assessment, "d"), "0 1?");
}

/// Every floor of the tree has a denominator of its own, as long as decimals may be.
#[test]
fn a_tree_as_deep_as_it_may_be_is_scored() {
    let mut text = graded(&["a", "b"], "");
    let mut below = "a".to_owned();
    for floor in 0..200 {
        let id = format!("d{floor}");
        let weight = 100_000_007 + 2 * floor;
        let lines = format!("of = [\"{below}\", \"b\"]\nweights = {{ b = 0.{weight} }}");
        text += &score(&id, &lines);
        below = id;
    }
    let rules = rules(&text);
    let assessment = assessed(&rules, "a = \"all\"");
    let top = assessment.dimension(rules.dimensions.find(&below).unwrap());
    assert!(
        top.score
            .as_ref()
            .is_some_and(|score| score.low < score.high)
    );
}
