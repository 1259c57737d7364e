//! Explanations: points lost and shares worked out by hand, what holds a level and what is left
//! out, and the JSON of `palier explain`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;
mod common;

use std::process::Command;

use palier::assessment::{best_score, gains};
use palier::explain::{Explainer, Role, Skip, Subject, Uses, earlier_stages, subjects};
use palier::questionnaire::{Node, Questionnaire};
use palier::report::json::schema::Document;
use palier::truth::Truth;
use serde_json::Value;

use common::{answers, assessed, proofs, rules, yes_no};

/// Questions `a`, `b` and `c` worth 0, 0.5 or 1.
fn graded(ids: &[&str]) -> String {
    let question = |id: &&str| {
        format!("[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nscale = \"part\"\n")
    };
    ids.iter().map(question).collect()
}

fn id(rules: &Questionnaire, node: Node) -> String {
    match node {
        Node::Question(question) => rules.questions[question].id.to_string(),
        Node::Criterion(criterion) => rules.criteria[criterion].id.to_string(),
        Node::Dimension(dimension) => rules.dimensions[dimension].id.to_string(),
    }
}

/// What each item of the score `total` would bring, largest first: `a 1/4`, with `?` when it is
/// unknown, `✓` at its best, `–` when it does not apply.
fn points(rules: &Questionnaire, lines: &str) -> Vec<String> {
    let assessment = assessed(rules, lines);
    let answers = answers(rules, lines);
    let total = rules.dimensions.find("total").unwrap();
    let explainer = Explainer {
        questionnaire: rules,
        answers: &answers,
        assessment: &assessment,
    };
    let gains = explainer.dimension(total).gains;
    let told = gains.iter().map(|found| {
        let mark = match found.state {
            Truth::Met => "✓",
            Truth::Unmet => "",
            Truth::Unknown => "?",
            Truth::Na => "–",
        };
        format!("{} {}{mark}", id(rules, found.item), found.gain)
    });
    told.collect()
}

fn score(rule: &str) -> String {
    format!("[dimension.total]\nlabel = \"Total\"\nrule = \"score\"\n{rule}\n")
}

#[test]
fn in_a_mean_each_point_costs_its_share_and_ties_keep_the_order_of_the_rules() {
    let rules = rules(&(graded(&["a", "b", "c"]) + &score("of = [\"a\", \"b\", \"c\"]")));
    // (0 + 0.5 + 0) / 3: a at its best brings 1/3, b 0.5/3, c 1/3.
    let found = points(&rules, "a = \"none\"\nb = \"some\"\nc = \"none\"");
    assert_eq!(found, ["a 1/3", "c 1/3", "b 1/6"]);
}

#[test]
fn weights_count_in_a_mean_and_in_a_sum() {
    let weights = "of = [\"a\", \"b\"]\nweights = { b = 3 }";
    let mean = rules(&(graded(&["a", "b"]) + &score(weights)));
    // a: 1/4; b: 3 × 0.5 / 4.
    let lines = "a = \"none\"\nb = \"some\"";
    assert_eq!(points(&mean, lines), ["b 3/8", "a 1/4"]);
    let sum = rules(&(graded(&["a", "b"]) + &score(&format!("combine = \"sum\"\n{weights}"))));
    assert_eq!(points(&sum, lines), ["b 3/2", "a 1"]);
}

#[test]
fn in_a_smallest_only_the_one_that_limits_brings_anything() {
    let of = "combine = \"min\"\nof = [\"a\", \"b\", \"c\"]";
    let rules = rules(&(graded(&["a", "b", "c"]) + &score(of)));
    // min(0, 0.5, 1): a alone at its best leaves 0.5.
    let found = points(&rules, "a = \"none\"\nb = \"some\"\nc = \"all\"");
    assert_eq!(found, ["a 1/2", "b 0", "c 0✓"]);
    // Two hold it back together: neither brings anything by itself.
    let tie = points(&rules, "a = \"none\"\nb = \"none\"\nc = \"all\"");
    assert_eq!(tie, ["a 0", "b 0", "c 0✓"]);
}

#[test]
fn in_a_largest_any_one_brings_what_lacks_to_the_best() {
    let of = "combine = \"max\"\nof = [\"a\", \"b\"]";
    let rules = rules(&(graded(&["a", "b"]) + &score(of)));
    let found = points(&rules, "a = \"none\"\nb = \"some\"");
    assert_eq!(found, ["a 1/2", "b 1/2"]);
    let best = points(&rules, "a = \"none\"\nb = \"all\"");
    assert_eq!(best, ["a 0", "b 0✓"]);
}

#[test]
fn points_are_counted_through_the_scores_that_a_score_is_made_of() {
    let inner = "[dimension.low]\nlabel = \"Low\"\nrule = \"score\"\ncombine = \"min\"\n\
                 of = [\"b\", \"c\"]\n";
    let of = score("of = [\"a\", \"low\"]\nweights = { low = 3 }");
    let rules = rules(&(graded(&["a", "b", "c"]) + inner + &of));
    // (0.5 + 3 × min(0, 0.5)) / 4 = 1/8. a: 0.5/4. b: min becomes 0.5, 3 × 0.5 / 4. c: nothing.
    let found = points(&rules, "a = \"some\"\nb = \"none\"\nc = \"some\"");
    assert_eq!(found, ["b 3/8", "a 1/8", "c 0"]);
}

#[test]
fn an_item_counted_twice_brings_both() {
    let inner = "[dimension.half]\nlabel = \"Half\"\nrule = \"score\"\nof = [\"a\", \"b\"]\n";
    let of = score("of = [\"a\", \"half\"]");
    let rules = rules(&(graded(&["a", "b"]) + inner + &of));
    // (a + (a + b) / 2) / 2: a counts 3/4 in all, b 1/4.
    let found = points(&rules, "a = \"none\"\nb = \"none\"");
    assert_eq!(found, ["a 3/4", "b 1/4"]);
}

#[test]
fn what_is_unknown_may_bring_points_and_what_does_not_apply_leaves_the_score() {
    let optional = "[question.d]\nsection = \"all\"\ntext = \"d?\"\nscale = \"part\"\n\
                    na = \"no d here\"\n";
    let fact = "[question.f]\nsection = \"all\"\ntext = \"f?\"\nscale = \"part\"\nfact = true\n";
    let of = score("of = [\"a\", \"b\", \"d\", \"f\"]");
    let rules = rules(&(graded(&["a", "b"]) + optional + fact + &of));
    // (0.5 + 0) / 2: b, unknown, counts 0 so far; d is out, and the fact is never counted.
    let found = points(&rules, "a = \"some\"\nd = \"na\"\nf = \"none\"");
    assert_eq!(found, ["b 1/2?", "a 1/4", "d 0–"]);
    // d unknown: at its worst it counts 0 of three. At its best (0.5 + 0 + 1) / 3 − 0.5 / 3.
    let found = points(&rules, "a = \"some\"");
    assert_eq!(found, ["b 1/3?", "d 1/3?", "a 1/6"]);
}

#[test]
fn a_criterion_brings_all_or_nothing() {
    let of = score("of = [\"c1\", \"c2\", \"c3\"]");
    let rules = rules(&(proofs(&[("c1", "a"), ("c2", "b"), ("c3", "d")]) + &of));
    let found = points(&rules, "a = \"no\"\nb = \"yes\"");
    assert_eq!(found, ["c1 1/3", "c3 1/3?", "c2 0✓"]);
}

#[test]
fn the_best_answer_is_the_one_that_is_worth_most_not_the_last() {
    let odd = "[question.a]\nsection = \"all\"\ntext = \"a?\"\n\
               options = { x = { text = \"X\", value = 0 }, y = { text = \"Y\", value = 1 }, \
               z = { text = \"Z\", value = 0.25 } }\n";
    let rules = rules(&(odd.to_owned() + &score("of = [\"a\"]")));
    assert_eq!(points(&rules, "a = \"z\""), ["a 3/4"]);
    assert_eq!(points(&rules, "a = \"y\""), ["a 0✓"]);
}

#[test]
fn the_best_score_counts_all_that_applies_at_its_best() {
    let optional =
        "[question.d]\nsection = \"all\"\ntext = \"d?\"\nscale = \"part\"\nna = \"none\"\n";
    let of = "combine = \"sum\"\nof = [\"a\", \"b\", \"d\"]\nweights = { b = 3 }";
    let rules = rules(&(graded(&["a", "b"]) + optional + &score(of)));
    let total = rules.dimensions.find("total").unwrap();
    let best = |lines: &str| {
        let assessment = assessed(&rules, lines);
        best_score(&rules, &assessment, total).map(|score| score.to_string())
    };
    assert_eq!(
        best("a = \"none\"\nb = \"none\"\nd = \"na\"").as_deref(),
        Some("4")
    );
    assert_eq!(best("").as_deref(), Some("5"));
}

#[test]
fn other_rules_have_no_points() {
    let staged = "[dimension.total]\nlabel = \"T\"\nrule = \"staged\"\n\
                  [dimension.total.level.one]\nlabel = \"One\"\nrequires = [\"c\"]\n";
    let rules = rules(&(proofs(&[("c", "a")]) + staged));
    let assessment = assessed(&rules, "");
    let total = rules.dimensions.find("total").unwrap();
    assert!(gains(&rules, &assessment, total).is_empty());
}

/// `b` is asked if `a` is yes, and counts as no otherwise; `c` is asked unless `a` is yes.
fn skipping() -> Questionnaire {
    let skipped = "[question.b]\nsection = \"all\"\ntext = \"b?\"\nscale = \"yes\"\n\
                   when = { a = \"yes\" }\notherwise = \"no\"\n\
                   [question.c]\nsection = \"all\"\ntext = \"c?\"\nscale = \"yes\"\n\
                   unless = { a = \"yes\" }\n";
    let criteria = "[criterion.ca]\ntext = \"ca\"\nneeds = { a = \"yes\" }\n\
                    [criterion.cb]\ntext = \"cb\"\nneeds = { b = \"yes\" }\n\
                    [criterion.cc]\ntext = \"cc\"\nneeds = { c = \"yes\" }\n\
                    [dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n\
                    [dimension.d.level.one]\nlabel = \"One\"\nrequires = [\"ca\", \"cb\", \"cc\"]\n";
    rules(&(yes_no(&["a"]) + skipped + criteria))
}

/// How each criterion of the only level stands: state, what was skipped, what to verify, whom it
/// follows.
fn level(rules: &Questionnaire, lines: &str) -> Vec<String> {
    let assessment = assessed(rules, lines);
    let answers = answers(rules, lines);
    let explainer = Explainer {
        questionnaire: rules,
        answers: &answers,
        assessment: &assessment,
    };
    let dimension = explainer.dimension(rules.dimensions.find("d").unwrap());
    let criteria = dimension.levels[0].criteria.iter().map(|found| {
        let mut words = vec![format!("{:?}", found.state).to_lowercase()];
        words.extend(found.skipped.iter().map(|skipped| {
            let count = skipped.because.len();
            format!("{} {count}", skipped.how.name())
        }));
        let questions = found.to_verify.iter().map(|&q| &rules.questions[q].id);
        words.extend(questions.map(|id| format!("verify {id}")));
        let head = found.follows_from.map(|head| &rules.criteria[head].id);
        words.extend(head.map(|id| format!("from {id}")));
        words.join(", ")
    });
    criteria.collect()
}

#[test]
fn what_is_not_asked_is_told_with_what_keeps_it_from_being_asked() {
    let rules = skipping();
    let found = level(&rules, "a = \"no\"\nc = \"yes\"");
    assert_eq!(found, ["unmet", "unmet, not-asked 1, from ca", "met"]);
    let found = level(&rules, "a = \"yes\"\nb = \"yes\"\nc = \"no\"");
    assert_eq!(found, ["met", "met", "na, not-asked 1"]);
}

#[test]
fn an_answer_to_a_question_that_may_not_apply_waits_and_what_decides_is_to_be_verified() {
    let found = level(&skipping(), "b = \"yes\"");
    let wanted = [
        "unknown, verify a",
        "unknown, undecided 1, verify a",
        "unknown, verify a",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn an_answer_not_applicable_is_told_from_a_question_that_is_not_asked() {
    let question = "[question.a]\nsection = \"all\"\ntext = \"a?\"\nscale = \"yes\"\n\
                    na = \"there is none\"\n";
    let rules = rules(&format!(
        "{question}[criterion.c]\ntext = \"c\"\nneeds = {{ a = \"yes\" }}\n{}",
        score("of = [\"c\"]")
    ));
    let assessment = assessed(&rules, "a = \"na\"");
    let answers = answers(&rules, "a = \"na\"");
    let explainer = Explainer {
        questionnaire: &rules,
        answers: &answers,
        assessment: &assessment,
    };
    let skipped = explainer.skipped(rules.questions.find("a").unwrap());
    assert_eq!(
        skipped.map(|skipped| skipped.how),
        Some(Skip::NotApplicable)
    );
}

#[test]
fn the_nearest_way_to_a_criterion_comes_first() {
    let needs = "[criterion.c]\ntext = \"c\"\n\
                 needs = [{ a = \"yes\", b = \"yes\" }, { c1 = \"yes\" }, { d = \"yes\", a = \"no\" }]\n";
    let rules = rules(&(yes_no(&["a", "b", "c1", "d"]) + needs + &score("of = [\"c\"]")));
    let lines = "a = \"no\"\nb = \"no\"\nc1 = \"no\"";
    let (assessment, answers) = (assessed(&rules, lines), answers(&rules, lines));
    let explainer = Explainer {
        questionnaire: &rules,
        answers: &answers,
        assessment: &assessment,
    };
    let criterion = rules.criteria.find("c").unwrap();
    let branches = explainer.branches(&rules.criteria[criterion].needs);
    let states: Vec<Truth> = branches.iter().map(|branch| branch.state).collect();
    // One unknown, then one that is unmet, then two.
    assert_eq!(states, [Truth::Unknown, Truth::Unmet, Truth::Unmet]);
    assert_eq!(branches[1].reasons.len(), 1);
}

/// The questions of which one alone is enough for the criterion `c`.
fn enough(needs: &str, lines: &str) -> Vec<String> {
    let criterion = format!("[criterion.c]\ntext = \"c\"\nneeds = {needs}\n");
    let rules = rules(&(yes_no(&["a", "b", "d"]) + &criterion + &score("of = [\"c\"]")));
    let (assessment, answers) = (assessed(&rules, lines), answers(&rules, lines));
    let explainer = Explainer {
        questionnaire: &rules,
        answers: &answers,
        assessment: &assessment,
    };
    let found = explainer
        .criterion(rules.criteria.find("c").unwrap())
        .enough;
    let ids = found
        .iter()
        .map(|&question| rules.questions[question].id.to_string());
    ids.collect()
}

#[test]
fn any_question_that_alone_opens_a_way_is_enough() {
    let ways = "[{ d = \"yes\" }, { a = \"yes\", b = \"yes\" }, { b = \"yes\" }]";
    // The way through a and b takes two answers; once a is known, b.
    assert_eq!(enough(ways, ""), ["d", "b"]);
    assert_eq!(enough(ways, "a = \"yes\""), ["d", "b"]);
    // A single way is left: nothing to choose from. Then all is known.
    assert_eq!(enough(ways, "b = \"no\""), [""; 0]);
    assert_eq!(enough(ways, "d = \"yes\""), [""; 0]);
    // All are needed.
    assert_eq!(enough("{ a = \"yes\", b = \"yes\" }", ""), [""; 0]);
}

/// Two questions, red, yellow or green; half red is level 1, half yellow level 2, else level 3.
/// What is unknown counts as yellow.
fn settled(lines: &str, more: &str) -> Option<(usize, usize)> {
    let question = |id: &str| {
        format!(
            "[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\n\
             options = {{ r = {{ text = \"R\", tag = \"red\" }}, \
             y = {{ text = \"Y\", tag = \"yellow\" }}, g = {{ text = \"G\" }} }}\n"
        )
    };
    let dimension = "[dimension.total]\nlabel = \"T\"\nrule = \"first\"\nunanswered = \"yellow\"\n\
                     [dimension.total.level.one]\nlabel = \"1\"\ntag = \"red\"\nmin = 0.5\n\
                     [dimension.total.level.two]\nlabel = \"2\"\ntag = \"yellow\"\nmin = 0.5\n\
                     [dimension.total.level.three]\nlabel = \"3\"\n";
    let rules = rules(&(question("a") + &question("b") + more + dimension));
    let (assessment, answers) = (assessed(&rules, lines), answers(&rules, lines));
    let explainer = Explainer {
        questionnaire: &rules,
        answers: &answers,
        assessment: &assessment,
    };
    let total = rules.dimensions.find("total").unwrap();
    explainer.dimension(total).shares.unwrap().settled
}

#[test]
fn the_levels_that_shares_may_come_to_are_found_by_trying_the_answers() {
    // b unknown: red makes 1/2 red, yellow 1/2 yellow, green neither.
    assert_eq!(settled("a = \"g\"", ""), Some((1, 3)));
    // a is red: half red whatever b is.
    assert_eq!(settled("a = \"r\"", ""), Some((1, 1)));
    // a is yellow: level 2, or 1 when b is red.
    assert_eq!(settled("a = \"y\"", ""), Some((1, 2)));
    assert_eq!(settled("a = \"y\"\nb = \"g\"", ""), None);
}

#[test]
fn more_answers_than_can_be_tried_are_not_tried() {
    let question = |index: usize| {
        format!(
            "[question.q{index}]\nsection = \"all\"\ntext = \"?\"\n\
             options = {{ r = {{ text = \"R\", tag = \"red\" }}, g = {{ text = \"G\" }} }}\n"
        )
    };
    let few: String = (0..3).map(question).collect();
    assert_eq!(settled("a = \"g\"\nb = \"g\"", &few), Some((1, 3)));
    let many: String = (0..9).map(question).collect();
    assert_eq!(settled("a = \"g\"\nb = \"g\"", &many), None);
}

#[test]
fn what_earlier_stages_ask_for_too_is_told_once_and_a_gate_is_no_advice() {
    let levels = "[dimension.stage]\nlabel = \"Stage\"\nrule = \"staged\"\n\
                  [dimension.stage.level.one]\nlabel = \"One\"\ngates = [\"a\"]\nadvises = [\"b\", \"d\"]\n\
                  [dimension.stage.level.two]\nlabel = \"Two\"\nrequires = [\"a\"]\ngates = [\"d\"]\nadvises = [\"b\", \"e\"]\n\
                  [dimension.stage.level.three]\nlabel = \"Three\"\nrequires = [\"b\"]\nadvises = [\"e\"]\n";
    let pairs = [("a", "qa"), ("b", "qb"), ("d", "qd"), ("e", "qe")];
    let rules = rules(&(proofs(&pairs) + levels));
    let stage = rules.dimensions.find("stage").unwrap();
    let told = |rank| {
        let ids = |criteria: &[_]| -> Vec<String> {
            criteria
                .iter()
                .map(|&c| rules.criteria[c].id.to_string())
                .collect()
        };
        let stages = earlier_stages(&rules, stage, rank);
        let stages = stages
            .iter()
            .map(|s| (s.rank, ids(&s.gates), ids(&s.advises)));
        stages.collect::<Vec<_>>()
    };
    let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    assert_eq!(told(1), []);
    // d is a gate of stage 2, b advised there too.
    assert_eq!(told(2), [(1, ids(&["a"]), ids(&[]))]);
    let wanted = [(1, ids(&["a"]), ids(&["b"])), (2, ids(&["d"]), ids(&[]))];
    assert_eq!(told(3), wanted);
}

#[test]
fn a_name_stands_for_an_entity_first_then_for_every_level_so_called() {
    let levels = "[dimension.x]\nlabel = \"X\"\nrule = \"staged\"\n\
                  [dimension.x.level.one]\nlabel = \"One\"\nrequires = [\"c\"]\n\
                  [dimension.y]\nlabel = \"Y\"\nrule = \"staged\"\n\
                  [dimension.y.level.one]\nlabel = \"One\"\nrequires = [\"c\"]\n\
                  [dimension.y.level.c]\nlabel = \"Two\"\nrequires = [\"e\"]\n";
    let rules = rules(&(proofs(&[("c", "a"), ("e", "b")]) + levels));
    assert!(matches!(subjects(&rules, "c")[..], [Subject::Criterion(_)]));
    assert!(matches!(subjects(&rules, "a")[..], [Subject::Question(_)]));
    assert!(matches!(subjects(&rules, "y")[..], [Subject::Dimension(_)]));
    assert!(matches!(
        subjects(&rules, "y.c")[..],
        [Subject::Level(_, 2)]
    ));
    assert_eq!(subjects(&rules, "one").len(), 2);
    assert!(subjects(&rules, "none").is_empty());
}

#[test]
fn a_criterion_counts_at_every_level_that_names_it() {
    let levels = "[dimension.skill]\nlabel = \"S\"\nrule = \"staged\"\n\
                  [dimension.skill.level.able]\nlabel = \"Able\"\nrequires = [\"c\"]\n\
                  [dimension.stage]\nlabel = \"Stage\"\nrule = \"staged\"\n\
                  [dimension.stage.level.one]\nlabel = \"One\"\nadvises = [\"c\"]\n\
                  [dimension.stage.level.two]\nlabel = \"Two\"\nrequires = [\"e\"]\ngates = [\"c\"]\n";
    let rules = rules(&(proofs(&[("c", "a"), ("e", "b")]) + levels));
    let roles = |id: &str| -> Vec<(Role, usize)> {
        let criterion = rules.criteria.find(id).unwrap();
        let uses = Uses::of(&rules, Node::Criterion(criterion)).levels;
        uses.iter().map(|found| (found.role, found.rank)).collect()
    };
    let wanted = [(Role::Requirement, 1), (Role::Advice, 1), (Role::Gate, 2)];
    assert_eq!(roles("c"), wanted);
    assert_eq!(roles("e"), [(Role::Achievement, 2)]);
}

// --- The JSON ---

const PI: &str = "questionnaires/cloud-pi-native/answers/en-retard.toml";
const SECURITY: &str = "questionnaires/security-practices/answers/equipe-qui-debute.toml";
const CANDIDATE: &str = "questionnaires/cloud-candidate/answers/application-de-suivi.toml";

/// Questionnaire, answers and what is explained: each kind of subject and of rule.
const RUNS: [&[&str]; 9] = [
    &["--answers", PI],
    &["maturity", "--answers", PI],
    &["compliant", "--answers", PI],
    &["images-rootless", "--answers", PI],
    &["rootless", "--answers", PI],
    &["interest-argued", "--answers", PI],
    &["security-practices", "--answers", SECURITY],
    &[
        "security-practices",
        "security.started",
        "--answers",
        SECURITY,
    ],
    &["cloud-candidate", "--answers", CANDIDATE],
];

fn explanation(lang: &str, args: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["--lang", lang, "explain", "--quiet", "--format", "json"])
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap();
    checked::valid(Document::Explain, &output.stdout)
}

#[track_caller]
fn assert_keys(value: &Value, keys: &str) {
    let object = value.as_object().unwrap();
    let found: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected: Vec<&str> = keys.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// Checks every object of a list, or the only one; `null` is none.
#[track_caller]
fn each(value: &Value, keys: &str, check: impl Fn(&Value)) {
    let list = match value {
        Value::Array(list) => list.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    for found in &list {
        assert_keys(found, keys);
        check(found);
    }
}

const LABEL: &str = "id label";
const LEVEL: &str = "rank id label";
const STATE: &str = "id text state";
const TEST: &str = "on id text state value_text ticked accepted_text missing_text origin";
const CONTACT: &str = "id label mail url action";
const RESOURCE: &str = "id title url language kind minutes";

fn leaf(_: &Value) {}

fn skipped(value: &Value) {
    let keys = "question text how counted_as origin reason because";
    each(value, keys, |skipped| each(&skipped["because"], TEST, leaf));
}

fn to_answer(value: &Value) {
    each(value, "question text profiles", |question| {
        each(&question["profiles"], LABEL, leaf);
    });
}

fn remedy(value: &Value) {
    each(value, "text resources contact", |remedy| {
        each(&remedy["resources"], RESOURCE, leaf);
        each(&remedy["contact"], CONTACT, leaf);
    });
}

fn criteria(value: &Value) {
    let keys = "id text state because skipped to_verify enough follows_from remedy";
    each(value, keys, |criterion| {
        let because = "question text answer answer_text ticked accepted_text missing_text origin
                       profiles excludes";
        each(&criterion["because"], because, leaf);
        skipped(&criterion["skipped"]);
        to_answer(&criterion["to_verify"]);
        remedy(&criterion["remedy"]);
    });
}

fn levels(value: &Value) {
    let keys = "rank id label state from tag min share decides criteria";
    each(value, keys, |level| criteria(&level["criteria"]));
}

fn dimensions(value: &Value) {
    let keys = "id label rule level possible score possible_score best_score may_be_na assessed
                counted_in parts items levels points shares";
    each(value, keys, |dimension| {
        each(&dimension["level"], LEVEL, leaf);
        each(&dimension["possible"], LEVEL, leaf);
        each(&dimension["items"], "known unknown", leaf);
        let parts = "id label score possible_score level levels";
        each(&dimension["parts"], parts, |part| {
            each(&part["level"], LEVEL, leaf)
        });
        levels(&dimension["levels"]);
        let point = "on id text state gain value_text best_text to_verify skipped remedy";
        each(&dimension["points"], point, |point| {
            to_answer(&point["to_verify"]);
            skipped(&point["skipped"]);
            remedy(&point["remedy"]);
        });
        each(
            &dimension["shares"],
            "counted to_verify ignored settled tags",
            |shares| {
                each(&shares["settled"], "lowest highest", leaf);
                to_answer(&shares["to_verify"]);
                skipped(&shares["ignored"]);
                each(
                    &shares["tags"],
                    "tag share unanswered example questions",
                    |tag| {
                        let question = "id text answer answer_text ticked origin";
                        each(&tag["questions"], question, leaf);
                        each(&tag["example"], "question text option option_text", leaf);
                    },
                );
            },
        );
    });
}

fn uses(value: &Value) {
    each(
        value,
        "levels dimensions criteria questions eligibility",
        |uses| {
            each(&uses["levels"], "role dimension levels level", |found| {
                each(&found["dimension"], LABEL, leaf);
                each(&found["level"], LEVEL, leaf);
            });
            each(&uses["dimensions"], LABEL, leaf);
            each(&uses["criteria"], STATE, leaf);
            each(&uses["questions"], "id text", leaf);
            each(&uses["eligibility"], LABEL, leaf);
        },
    );
}

fn level_detail(value: &Value) {
    let keys = "dimension level text open_below gates advises earlier expects modules contacts
                counterpart meeting";
    each(value, keys, |detail| {
        each(&detail["dimension"], LABEL, leaf);
        levels(&detail["level"]);
        each(&detail["open_below"], LEVEL, leaf);
        criteria(&detail["gates"]);
        criteria(&detail["advises"]);
        let expects = "dimension levels expected proven assessed";
        each(&detail["expects"], expects, leaf);
        each(&detail["earlier"], "level gates advises", |stage| {
            each(&stage["gates"], STATE, leaf);
            each(&stage["advises"], STATE, leaf);
        });
        let module = "id title track profiles resources";
        each(&detail["modules"], module, |m| {
            each(&m["resources"], RESOURCE, leaf)
        });
        each(&detail["contacts"], CONTACT, leaf);
    });
}

fn question_detail(value: &Value) {
    let keys = "id text help section kind fact asked asked_because profiles answer answer_text
                origin skipped saved options accepted uses";
    each(value, keys, |detail| {
        each(&detail["section"], LABEL, leaf);
        each(&detail["asked_because"], TEST, leaf);
        each(&detail["profiles"], LABEL, leaf);
        skipped(&detail["skipped"]);
        let saved = "answer answer_text counted note evidence by on";
        each(&detail["saved"], saved, leaf);
        each(
            &detail["options"],
            "id text chosen fact value tag criteria",
            leaf,
        );
        each(&detail["accepted"], "criterion accepted_text", leaf);
        uses(&detail["uses"]);
    });
}

#[test]
fn every_key_is_always_there_in_both_languages() {
    let keys = "schema_version tool language assessed_at questionnaire profiles subject readiness
                dimensions level criterion question";
    for (lang, args) in ["fr", "en"]
        .iter()
        .flat_map(|lang| RUNS.map(|args| (lang, args)))
    {
        let result = explanation(lang, args);
        assert_keys(&result, keys);
        assert_eq!(result["schema_version"], 1);
        assert_eq!(result["language"], *lang);
        assert_keys(&result["tool"], "name version");
        assert_keys(&result["questionnaire"], "id title version digest");
        each(&result["profiles"], LABEL, leaf);
        each(&result["subject"], "kind id label", leaf);
        let readiness = "dimension asked eligibility verdict blockers to_verify na";
        each(&result["readiness"], readiness, |readiness| {
            criteria(&readiness["blockers"]);
            criteria(&readiness["to_verify"]);
            criteria(&readiness["na"]);
        });
        dimensions(&result["dimensions"]);
        level_detail(&result["level"]);
        let criterion = "explanation branches why after source uses";
        each(&result["criterion"], criterion, |detail| {
            criteria(&detail["explanation"]);
            each(&detail["branches"], "state tests", |b| {
                each(&b["tests"], TEST, leaf)
            });
            each(&detail["after"], STATE, leaf);
            each(&detail["source"], "id title url", leaf);
            uses(&detail["uses"]);
        });
        question_detail(&result["question"]);
    }
}

/// The same without words: texts, labels, titles.
fn without_words(value: &Value) -> Value {
    const WORDS: [&str; 21] = [
        "text",
        "label",
        "title",
        "answer_text",
        "accepted_text",
        "value_text",
        "best_text",
        "counted_as",
        "reason",
        "why",
        "help",
        "language",
        "action",
        "counterpart",
        "meeting",
        "url",
        "contact",
        "ticked",
        "missing_text",
        "option_text",
        "offers",
    ];
    match value {
        Value::Object(object) => {
            let kept = object
                .iter()
                .filter(|(key, _)| !WORDS.contains(&key.as_str()));
            kept.map(|(key, value)| (key.clone(), without_words(value)))
                .collect()
        }
        Value::Array(list) => list.iter().map(without_words).collect(),
        other => other.clone(),
    }
}

#[test]
fn ids_states_and_numbers_do_not_depend_on_the_language() {
    for args in RUNS {
        let [french, english] = ["fr", "en"].map(|lang| without_words(&explanation(lang, args)));
        assert_eq!(french, english, "{args:?}");
    }
}

#[test]
fn one_word_is_a_questionnaire_when_it_can_only_be_one() {
    let subject = |args: &[&str]| explanation("en", args)["subject"]["id"].clone();
    assert_eq!(subject(&["rootless", "--answers", PI]), "rootless");
    assert_eq!(
        subject(&["./questionnaires/cloud-pi-native", "-a", PI]),
        Value::Null
    );
    assert_eq!(
        subject(&["cloud-pi-native", "rootless", "-a", PI]),
        "rootless"
    );
    assert_eq!(subject(&["performing", "-a", PI]), "maturity.performing");
}

#[test]
fn points_lost_are_told_largest_first_after_what_is_unknown() {
    let result = explanation("en", &["security-practices", "security", "-a", SECURITY]);
    let points = result["dimensions"][0]["points"].as_array().unwrap();
    let gains: Vec<f64> = points.iter().map(|p| p["gain"].as_f64().unwrap()).collect();
    assert!(gains.is_sorted_by(|a, b| a >= b), "{gains:?}");
    // Four questions in each mean of means: two in a level, two practices in a function, two
    // functions: 1/8 of what lacks. Never to always is 1, so 0.125.
    let needs = points.iter().find(|p| p["id"] == "needs-tested").unwrap();
    assert_eq!(
        (&needs["gain"], &needs["state"]),
        (&0.125.into(), &"unmet".into())
    );
}

#[test]
fn levels_that_exclude_each_other_have_none_to_reach_first() {
    let below = |args: &[&str]| explanation("en", args)["level"]["open_below"].clone();
    let suited = ["cloud-candidate", "suitability.suited", "-a", CANDIDATE];
    assert_eq!(below(&suited), serde_json::json!([]));
    let mastered = ["security-practices", "security.mastered", "-a", SECURITY];
    assert_eq!(below(&mastered)[0]["id"], "established");
}

#[test]
fn what_blocks_the_request_for_support_stands_first() {
    let rootless = "questionnaires/cloud-pi-native/answers/rootless.toml";
    let result = explanation("en", &["-a", rootless]);
    let readiness = &result["readiness"];
    assert_eq!(readiness["verdict"], "no-go");
    assert_eq!(readiness["asked"]["id"], "launch");
    assert_eq!(readiness["blockers"][0]["id"], "images-rootless");
    // Asked about one thing, it tells that thing only.
    let one = explanation("en", &["maturity", "-a", rootless]);
    assert_eq!(one["readiness"], Value::Null);
}

#[test]
fn of_several_options_to_tick_only_what_is_missing_is_told() {
    let rootless = "questionnaires/cloud-pi-native/answers/rootless.toml";
    let result = explanation("en", &["security-checked", "-a", rootless]);
    let test = &result["criterion"]["branches"][0]["tests"][0];
    assert_eq!(test["missing_text"], "“A security scan”");
    assert_eq!(test["ticked"].as_array().unwrap().len(), 1);
}
