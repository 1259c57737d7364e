//! What changed between two sets of answers, worked out by hand on small questionnaires.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{answers, proofs, rules, source, yes_no};
use palier::charset::Charset;
use palier::compare::{Cause, Comparison, Shift, Trend, Turn, compare};
use palier::diagnostic::Faults;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Question, Questionnaire, Ref};
use palier::report::compare::{Context, Input, build};
use palier::report::json::saved;
use palier::report::table::{self, Layout};
use palier::truth::Truth;

fn nothing_new(_: Ref<Question>) -> bool {
    false
}

fn compared(rules: &Questionnaire, before: &str, after: &str) -> Comparison {
    let (before, after) = (answers(rules, before), answers(rules, after));
    compare(rules, &before, &after, None, nothing_new)
}

fn question(rules: &Questionnaire, id: &str) -> Ref<Question> {
    rules.questions.find(id).unwrap()
}

/// The turn of each answer that changed, by id.
fn turns<'r>(rules: &'r Questionnaire, comparison: &Comparison) -> Vec<(&'r str, Turn)> {
    let changes = comparison.answers.iter();
    let changes = changes.map(|c| (rules.questions[c.question].id.as_ref(), c.turn));
    changes.collect()
}

/// The shift of each criterion that changed, by id.
fn shifts<'r>(rules: &'r Questionnaire, comparison: &Comparison) -> Vec<(&'r str, Shift)> {
    let changes = comparison.criteria.iter();
    let changes = changes.map(|c| (rules.criteria[c.criterion].id.as_ref(), c.shift));
    changes.collect()
}

#[test]
fn an_answer_goes_up_or_down_its_options_and_a_fact_only_changes() {
    let rules = rules(
        r#"
[question.part]
section = "all"
text = "Part?"
scale = "part"
na = "none of it"
[question.host]
section = "all"
text = "Host?"
fact = true
scale = "part"
[question.users]
section = "all"
text = "Users?"
kind = "number"
"#,
    );
    let turn = |before: &str, after: &str| turns(&rules, &compared(&rules, before, after));
    let part =
        |from: &str, to: &str| turn(&format!("part = \"{from}\""), &format!("part = \"{to}\""));
    assert_eq!(part("none", "some"), [("part", Turn::Better)]);
    assert_eq!(part("all", "some"), [("part", Turn::Worse)]);
    assert_eq!(part("all", "na"), [("part", Turn::Other)]);
    assert_eq!(part("unknown", "none"), [("part", Turn::Learned)]);
    assert_eq!(part("all", "unknown"), [("part", Turn::Forgotten)]);
    assert_eq!(turn("", "part = \"unknown\""), []);
    assert_eq!(
        turn("host = \"none\"", "host = \"all\""),
        [("host", Turn::Other)]
    );
    assert_eq!(turn("users = 3", "users = 4"), [("users", Turn::Other)]);
}

#[test]
fn among_several_to_tick_more_of_the_same_is_better_and_others_are_only_others() {
    let rules = rules(
        r#"
[question.tools]
section = "all"
text = "Tools?"
kind = "many"
options = { a = { text = "A" }, b = { text = "B" }, c = { text = "C" } }
"#,
    );
    let turn = |before: &str, after: &str| {
        let line = |ticked: &str| format!("tools = {ticked}");
        compared(&rules, &line(before), &line(after)).answers[0].turn
    };
    assert_eq!(turn("[]", "[\"a\"]"), Turn::Better);
    assert_eq!(turn("[\"a\", \"c\"]", "[\"c\"]"), Turn::Worse);
    assert_eq!(turn("[\"a\"]", "[\"b\", \"c\"]"), Turn::Other);
}

#[test]
fn a_criterion_is_gained_or_lost_learned_or_forgotten() {
    let rules = rules(&proofs(&[("c", "q")]));
    let shift = |before, after| shifts(&rules, &compared(&rules, before, after));
    let (no, yes, unknown) = ("q = \"no\"", "q = \"yes\"", "");
    assert_eq!(shift(no, yes), [("c", Shift::Gained)]);
    assert_eq!(shift(yes, no), [("c", Shift::Lost)]);
    assert_eq!(shift(unknown, yes), [("c", Shift::Learned)]);
    assert_eq!(shift(unknown, no), [("c", Shift::Learned)]);
    assert_eq!(shift(no, unknown), [("c", Shift::Forgotten)]);
    assert_eq!(shift(yes, yes), []);
}

const CONTAINERS: &str = r#"
[question.containers]
section = "all"
text = "Containers?"
scale = "part"
[question.rootless]
section = "all"
text = "Rootless?"
scale = "part"
when = { containers = { min = "some" } }
otherwise = "none"
[criterion.unprivileged]
text = "Unprivileged"
needs = { rootless = "all" }
[criterion.ready]
text = "Ready"
needs = { unprivileged = "met" }
[dimension.d]
label = "D"
rule = "staged"
[dimension.d.level.one]
label = "One"
requires = ["ready"]
"#;

#[test]
fn what_follows_from_another_answer_says_from_which_and_through_which_question() {
    let rules = rules(CONTAINERS);
    let with = "containers = \"all\"\nrootless = \"all\"";
    let without = "containers = \"none\"\nrootless = \"all\"";
    let comparison = compared(&rules, with, without);
    assert_eq!(turns(&rules, &comparison), [("containers", Turn::Worse)]);
    // Required by a level first; the one that only serves it last.
    assert_eq!(
        shifts(&rules, &comparison),
        [("ready", Shift::Lost), ("unprivileged", Shift::Lost)]
    );
    let cause = Cause {
        question: question(&rules, "containers"),
        through: Some(question(&rules, "rootless")),
    };
    for change in &comparison.criteria {
        assert_eq!(change.because, [cause]);
    }
    let counts: Vec<bool> = comparison.criteria.iter().map(|c| c.counts).collect();
    assert_eq!(counts, [true, false]);
}

#[test]
fn a_question_that_is_asked_now_and_answered_counts_by_itself_too() {
    let rules = rules(CONTAINERS);
    let after = "containers = \"all\"\nrootless = \"all\"";
    let comparison = compared(&rules, "containers = \"none\"", after);
    let through = |question: Ref<Question>, through| Cause { question, through };
    let rootless = question(&rules, "rootless");
    assert_eq!(
        comparison.criteria[0].because,
        [
            through(rootless, None),
            through(question(&rules, "containers"), Some(rootless)),
        ]
    );
}

const STAGES: &str = r#"
[criterion.c]
text = "C"
needs = { q = "yes" }
[criterion.g]
text = "G"
needs = { p = "yes" }
[dimension.stage]
label = "Stage"
rule = "staged"
[dimension.stage.level.one]
label = "One"
advises = ["c"]
[dimension.stage.level.two]
label = "Two"
requires = ["c"]
gates = ["g"]
"#;

#[test]
fn verdicts_are_compared_at_the_higher_of_the_two_stages() {
    let rules = rules(&(yes_no(&["q", "p"]) + STAGES));
    // Stage 1 with its advice missing, then stage 2 with its gate unmet.
    let comparison = compared(&rules, "q = \"no\"\np = \"no\"", "q = \"yes\"\np = \"no\"");
    let asked = |point: &palier::compare::Point| {
        let readiness = point.assessment.readiness.as_ref().unwrap();
        (readiness.asked, readiness.verdict.name())
    };
    // Each at its own stage, the project would seem to have gone backwards.
    assert_eq!(asked(&comparison.before), (1, "go-with-conditions"));
    assert_eq!(asked(&comparison.after), (2, "no-go"));
    let readiness = comparison.readiness.unwrap();
    assert_eq!(readiness.stage, 2);
    assert_eq!(asked(&readiness.before), (2, "no-go"));
    assert_eq!(asked(&readiness.after), (2, "no-go"));
    assert_eq!(readiness.trend, Trend::Same);
}

#[test]
fn a_level_that_rises_by_what_became_known_is_told_from_one_that_was_worked_for() {
    let rules = rules(&(yes_no(&["q", "p"]) + STAGES));
    let change = |before, after| {
        let comparison = compared(&rules, before, after);
        let change = &comparison.dimensions[0];
        (change.trend, change.by_knowledge)
    };
    assert_eq!(change("", "q = \"yes\""), (Trend::Up, true));
    assert_eq!(change("q = \"no\"", "q = \"yes\""), (Trend::Up, false));
    assert_eq!(change("q = \"yes\"", ""), (Trend::Down, true));
    assert_eq!(change("q = \"yes\"", "q = \"no\""), (Trend::Down, false));
    assert_eq!(change("p = \"no\"", "p = \"yes\""), (Trend::Same, false));
}

#[test]
fn a_question_that_did_not_exist_brings_no_progress_when_it_is_answered() {
    let rules = rules(&(yes_no(&["q", "p"]) + STAGES));
    let (before, after) = (answers(&rules, ""), answers(&rules, "q = \"yes\""));
    let new = question(&rules, "q");
    let comparison = compare(&rules, &before, &after, None, |q| q == new);
    assert!(comparison.is_empty());
    assert_eq!(comparison.criteria, []);
    assert_eq!(comparison.dimensions[0].trend, Trend::Same);
    assert_eq!(comparison.new_answers.len(), 1);
    let new = &comparison.new_criteria[0];
    assert_eq!((new.before, new.after), (Truth::Unknown, Truth::Met));
}

#[test]
fn a_score_moves_by_its_lower_bound_and_one_that_stops_applying_is_another() {
    let rules = rules(
        r#"
[question.q]
section = "all"
text = "Q?"
scale = "part"
na = "no"
[dimension.score]
label = "Score"
rule = "score"
of = ["q"]
"#,
    );
    let trend = |before: &str, after: &str| {
        let line = |answer: &str| format!("q = \"{answer}\"");
        compared(&rules, &line(before), &line(after)).dimensions[0].trend
    };
    assert_eq!(trend("some", "all"), Trend::Up);
    assert_eq!(trend("some", "none"), Trend::Down);
    assert_eq!(trend("some", "na"), Trend::Other);
    assert_eq!(trend("some", "some"), Trend::Same);
}

/// A result of the small questionnaire with these answers, as the program writes them.
fn result(answers: &str) -> String {
    format!(
        r#"{{
"schema_version": 1,
"assessed_at": "2026-06-14T00:00:00Z",
"questionnaire": {{ "id": "small", "version": "0", "digest": "sha256:0" }},
"profiles": [{{ "id": "lead" }}, {{ "id": "gone" }}],
"dimensions": [],
"readiness": null,
"answers": [{answers}]
}}"#
    )
}

fn read(rules: &Questionnaire, text: &str) -> Result<Input, Faults> {
    saved::read(&source("saved.json", text), rules, Lang::En)
}

fn codes(rules: &Questionnaire, text: &str) -> Vec<&'static str> {
    let faults = read(rules, text).unwrap_err();
    // Every fault has a place to show.
    assert!(faults.list.iter().all(|fault| fault.place.is_some()));
    faults.list.iter().map(|fault| fault.code).collect()
}

const KINDS: &str = r#"
[question.one]
section = "all"
text = "One?"
scale = "part"
[question.many]
section = "all"
text = "Many?"
kind = "many"
options = { a = { text = "A" }, b = { text = "B" } }
[question.number]
section = "all"
text = "Number?"
kind = "number"
max = 10
[question.words]
section = "all"
text = "Words?"
kind = "text"
"#;

#[test]
fn a_saved_result_gives_its_answers_back_and_tells_those_that_no_longer_fit() {
    let rules = rules(KINDS);
    let text = result(
        r#"
{ "question": "one", "answer": "some" },
{ "question": "many", "answer": ["b", "a"] },
{ "question": "number", "answer": 2.5 },
{ "question": "words", "answer": "free" }"#,
    );
    let input = read(&rules, &text).unwrap();
    let answer = |id| input.answers.get(question(&rules, id)).clone();
    assert_eq!(answer("one"), Answer::One(1));
    assert_eq!(answer("many"), Answer::Many(vec![0, 1]));
    assert_eq!(answer("number"), Answer::Number(2.5));
    assert_eq!(answer("words"), Answer::Text("free".to_owned()));
    assert_eq!(
        input.answers.profiles.map(|profiles| profiles.len()),
        Some(1)
    );

    let text = result(
        r#"
{ "question": "one", "answer": "most", "answer_text": "Most" },
{ "question": "many", "answer": ["a", "z"] },
{ "question": "number", "answer": 11 },
{ "question": "words", "answer": 3 },
{ "question": "lost", "text": "Lost?", "answer": "na" }"#,
    );
    let input = read(&rules, &text).unwrap();
    let refused: Vec<&str> = input.refused.iter().map(|gone| gone.id.as_ref()).collect();
    assert_eq!(refused, ["one", "many", "number", "words"]);
    assert!(
        rules
            .questions
            .refs()
            .all(|q| *input.answers.get(q) == Answer::Unknown)
    );
    assert_eq!(input.gone[0].text.as_deref(), Some("Lost?"));
}

#[test]
fn a_result_tells_which_questions_existed_and_an_old_one_leaves_that_open() {
    let rules = rules(KINDS);
    let text = result(r#"{ "question": "one", "answer": "some" }"#);
    let old = read(&rules, &text).unwrap();
    let existed = |input: &Input, id| input.existed(&rules, question(&rules, id));
    assert_eq!(existed(&old, "one"), Some(true));
    assert_eq!(existed(&old, "many"), None);
    let listed = text.replace("\"readiness\"", "\"questions\": [\"one\"], \"readiness\"");
    let listed = read(&rules, &listed).unwrap();
    assert_eq!(existed(&listed, "one"), Some(true));
    assert_eq!(existed(&listed, "many"), Some(false));
}

#[test]
fn what_is_no_result_is_refused_where_it_stops_being_one() {
    let rules = rules(KINDS);
    let good = result("");
    assert_eq!(codes(&rules, &good[..40]), ["syntax"]);
    assert_eq!(codes(&rules, "{ \"a\": nope }"), ["syntax"]);
    assert_eq!(
        codes(&rules, &format!("{{\"a\": {}", "[".repeat(5000))),
        ["syntax"]
    );
    assert_eq!(codes(&rules, "{}"), ["not-a-result"]);
    assert_eq!(
        codes(&rules, &good.replace("answers", "other")),
        ["not-a-result"]
    );
    assert_eq!(
        codes(
            &rules,
            &good.replace("\"dimensions\": []", "\"dimensions\": 3")
        ),
        ["not-a-result"]
    );
    assert_eq!(
        codes(&rules, &good.replace("version\": 1", "version\": 2")),
        ["other-contract"]
    );
    assert_eq!(
        codes(&rules, &good.replace("small", "large")),
        ["other-questionnaire"]
    );
}

#[test]
fn a_byte_order_mark_in_front_of_a_result_is_stepped_over() {
    let rules = rules(KINDS);
    let marked = format!("\u{feff}{}", result(""));
    assert!(palier::answers::is_json(&marked));
    assert!(read(&rules, &marked).is_ok());
    assert!(!palier::answers::is_json("[answers]\n"));
}

#[test]
fn no_escape_sequence_of_a_result_is_left_in_what_is_read() {
    let rules = rules(KINDS);
    let answer =
        r#"{ "question": "lost\u001b[2J", "text": "\u001b]0;x\u0007", "answer": "\u001b[31m" }"#;
    let words = r#"{ "question": "words", "answer": "a\u001b[31mb" }"#;
    let input = read(&rules, &result(&format!("{answer}, {words}"))).unwrap();
    let shown = format!("{:?}", input);
    assert!(
        !shown.contains("\\u{1b}") && !shown.contains('\u{1b}'),
        "{shown}"
    );
}

/// The letter about two answers files, each a path and its text; a line of it is a line of the text.
fn letter(rules: &Questionnaire, before: (&str, &str), after: (&str, &str)) -> String {
    let read = |(name, text): (&str, &str)| {
        let loaded = palier::answers::read(&source(name, text), rules, Lang::En);
        Input::of_answers(name, loaded.unwrap())
    };
    let (before, after) = (read(before), read(after));
    let present = |input: &Input| input.answers.profiles.clone().unwrap_or_default();
    let (then, now) = (present(&before), present(&after));
    let context = Context {
        questionnaire: rules,
        before: (&before, &then),
        after: (&after, &now),
        lang: Lang::En,
        assessed_at: "2026-11-23T00:00:00Z".to_owned(),
    };
    let comparison = compare(rules, &before.answers, &after.answers, None, nothing_new);
    let layout = Layout {
        width: Layout::MAX_WIDTH,
        color: false,
        charset: Charset::Utf8,
    };
    table::compare::render(&build(&context, &comparison), Lang::En, layout)
}

fn by(profiles: &str, answers: &str) -> String {
    format!("[assessment]\nversion = \"1\"\nprofiles = [{profiles}]\n[answers]\n{answers}\n")
}

fn has_line(letter: &str, line: &str) {
    assert!(letter.lines().any(|found| found == line), "{letter}");
}

const BOTH: &str = "\"lead\", \"dev\"";

#[test]
fn the_same_answers_of_other_profiles_are_not_nothing_changed() {
    let rules = rules(&yes_no(&["q"]).replace("scale", "profiles = [\"lead\"]\nscale"));
    let (both, dev) = (by(BOTH, "q = \"yes\""), by("\"dev\"", "q = \"yes\""));
    let letter = |after: &str| letter(&rules, ("a.toml", &both), ("b.toml", after));
    assert!(letter(&both).starts_with("Nothing changed\nComparison · Small\n"));
    let told = letter(&dev);
    // The answer of the leads still counts; it is only not asked of the developers.
    has_line(
        &told,
        "Only the profiles changed; answers to their questions: 1 → 0",
    );
    has_line(
        &told,
        "Note: these are not the same profiles (no longer present: Leads).",
    );
}

#[test]
fn what_a_profile_that_left_knew_may_be_what_is_no_longer_answered() {
    let rules = rules(&proofs(&[("c", "q")]));
    let before = by("\"lead\"", "q = \"yes\"");
    let letter = |after: &str| letter(&rules, ("a.toml", &before), ("b.toml", after));
    let joined = letter(&by(BOTH, ""));
    has_line(
        &joined,
        "Note: these are not the same profiles (new: Developers).",
    );
    let left = letter(&by("\"dev\"", "")).replace('\n', " ");
    let changes = "(no longer present: Leads; new: Developers)";
    let why = "What is no longer answered may come from that, not from the team.";
    let warning = format!("Note: these are not the same profiles {changes}. {why} Comparison");
    assert!(left.contains(&warning), "{left}");
}

#[test]
fn not_yet_is_only_said_of_what_may_still_come() {
    let gate = r#"
[question.host]
section = "all"
text = "Host?"
options = { banned = { text = "Banned", fact = true }, soon = { text = "Soon" }, fit = { text = "Fit" } }
[criterion.g]
text = "G"
needs = { host = "fit" }
[dimension.stage]
label = "Stage"
rule = "staged"
[dimension.stage.level.one]
label = "One"
gates = ["g"]
"#;
    let rules = rules(gate);
    let host = |answer: &str| by("\"lead\"", &format!("host = \"{answer}\""));
    let letter = |before: &str, after: &str| {
        let (before, after) = (host(before), host(after));
        letter(&rules, ("a.toml", &before), ("b.toml", &after))
    };
    let missing = "(1 prerequisite missing)";
    let stage = "For stage 1:";
    let verdict = |then: &str, now: &str, line: String| has_line(&letter(then, now), &line);
    verdict("soon", "fit", format!("{stage} not yet {missing} → yes."));
    verdict(
        "soon",
        "banned",
        format!("{stage} not yet {missing} → not as things stand {missing}."),
    );
    verdict(
        "unknown",
        "fit",
        format!("{stage} to verify first (1 prerequisite) → yes."),
    );
    verdict(
        "soon",
        "soon",
        format!("{stage} not yet {missing}, as before."),
    );
}

#[test]
fn files_go_by_their_names_unless_it_takes_their_folders_to_tell_them_apart() {
    let rules = rules(&yes_no(&["q"]));
    let answers = by("\"lead\"", "");
    let sides = |before: &str, after: &str| {
        let letter = letter(&rules, (before, &answers), (after, &answers));
        has_line(&letter, "A self-assessment: it commits nobody.");
        let lines = letter.lines().skip(2).take(2);
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        sides("x/june.toml", "x/november.toml"),
        ["Before: june.toml · Leads", "Now: november.toml · Leads"]
    );
    assert_eq!(
        sides("june/us.toml", "november/us.toml"),
        [
            "Before: june/us.toml · Leads",
            "Now: november/us.toml · Leads"
        ]
    );
    assert_eq!(
        sides("x/us.toml", "x/us.toml"),
        ["Before: us.toml · Leads", "Now: us.toml · Leads"]
    );
}

#[test]
fn several_options_are_quoted_one_by_one_whatever_they_were_before() {
    let rules = rules(
        r#"
[question.tools]
section = "all"
text = "Tools?"
kind = "many"
na = "no tools"
options = { a = { text = "A" }, b = { text = "B" }, c = { text = "C" } }
"#,
    );
    let told = |before: &str, after: &str, line: &str| {
        let side = |answer: &str| by("\"lead\"", &format!("tools = {answer}"));
        let (before, after) = (side(before), side(after));
        let letter = letter(&rules, ("a.toml", &before), ("b.toml", &after));
        has_line(&letter, &format!("  · Tools? {line}"));
    };
    let all = "[\"a\", \"b\", \"c\"]";
    told("\"unknown\"", all, "Now: “A”, “B” and “C”");
    told(
        all,
        "\"unknown\"",
        "No longer answered; before: “A”, “B” and “C”",
    );
    told("\"na\"", "[\"a\", \"b\"]", "“Not applicable” → “A” and “B”");
    told("[\"c\"]", "[]", "Removed: “C”");
    told("\"unknown\"", "[]", "Now: “None of these”");
    told(
        "[\"a\"]",
        "[\"b\", \"c\"]",
        "Added: “B” and “C”. Removed: “A”",
    );
}
