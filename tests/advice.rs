//! From levels to advice: format.md section 4, worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{answers, assessed, proofs, rules};
use palier::assessment::{Assessment, Readiness, assess};
use palier::questionnaire::{Criterion, Questionnaire, Ref, Verdict};
use palier::support::{self, Eligible, Prerequisite};
use palier::training::{self, Purpose};
use palier::truth::Truth;

/// Three stages over three degrees. Stage 1 gates `read`; stage 2 requires `argued`, gates
/// `packed` and advises `funded`; stage 3 requires `launched` and gates `probed`.
fn programme() -> Questionnaire {
    programme_with("")
}

fn programme_with(extra: &str) -> Questionnaire {
    let pairs = [
        ("read", "q-read"),
        ("argued", "q-argued"),
        ("funded", "q-funded"),
        ("launched", "q-launched"),
        ("probed", "q-probed"),
        ("known", "q-known"),
        ("practised", "q-practised"),
        ("mastered", "q-mastered"),
    ];
    rules(&format!(
        r#"{}
[question.q-packed]
section = "all"
text = "Packed?"
scale = "part"
[question.q-rootless]
section = "all"
text = "Rootless?"
scale = "yes"
when = {{ q-packed = {{ min = "some" }} }}
otherwise = "no"
[criterion.packed]
text = "Packed"
needs = {{ q-packed = "all" }}
[criterion.rootless]
text = "Rootless"
needs = {{ q-rootless = "yes" }}

[dimension.skill]
label = "Skill"
rule = "staged"
[dimension.skill.level.low]
label = "Low"
requires = ["known"]
[dimension.skill.level.middle]
label = "Middle"
requires = ["practised"]
[dimension.skill.level.high]
label = "High"
requires = ["mastered"]

[dimension.stage]
label = "Stage"
rule = "staged"
[dimension.stage.level.argue]
label = "Argue"
expects = {{ skill = "low" }}
gates = ["read"]
[dimension.stage.level.launch]
label = "Launch"
expects = {{ skill = "middle" }}
requires = ["argued"]
gates = ["packed", "rootless"]
advises = ["funded", "packed"]
[dimension.stage.level.build]
label = "Build"
expects = {{ skill = "high" }}
requires = ["launched"]
gates = ["probed"]

[track.second]
label = "Second"
[track.first]
label = "First"
[resource.primer]
title = "Primer"
url = "https://example.org/primer"
[resource.manual]
title = "Manual"
url = "https://example.org/manual"
[module.middle-first]
title = "Middle, first track"
track = "first"
level = "middle"
read = ["primer", "manual"]
[module.middle-second]
title = "Middle, second track"
track = "second"
level = "middle"
read = ["primer"]
[module.low-dev]
title = "Low, for developers"
track = "first"
level = "low"
profiles = ["dev"]
[module.high]
title = "High"
track = "first"
level = "high"
{extra}
"#,
        proofs(&pairs)
    ))
}

/// Everything up to stage 2 and degree 2.
const READY: &str = r#"
q-read = "yes"
q-argued = "yes"
q-packed = "all"
q-rootless = "yes"
q-funded = "yes"
q-known = "yes"
q-practised = "yes"
"#;

fn with(lines: &str, changes: &[(&str, &str)]) -> String {
    let mut text = lines.to_owned();
    for (question, answer) in changes {
        let kept = text.lines().filter(|line| !line.starts_with(question));
        text = kept.collect::<Vec<_>>().join("\n");
        text.push_str(&format!("\n{question} = \"{answer}\""));
    }
    text
}

fn readiness(assessment: &Assessment) -> &Readiness {
    assessment.readiness.as_ref().expect("there are stages")
}

fn names(rules: &Questionnaire, criteria: &[Ref<Criterion>]) -> Vec<String> {
    criteria
        .iter()
        .map(|&c| rules.criteria[c].id.to_string())
        .collect()
}

#[test]
fn the_stage_asked_for_is_the_stage_reached_and_at_least_the_first() {
    let rules = programme();
    let assessment = assessed(&rules, "");
    let at_start = readiness(&assessment);
    assert_eq!((at_start.reached, at_start.asked), (1, 1));
    let assessment = assessed(&rules, READY);
    assert_eq!(readiness(&assessment).asked, 2);
}

#[test]
fn the_verdict_is_no_go_as_soon_as_a_gate_is_unmet() {
    let rules = programme();
    let lines = with(READY, &[("q-rootless", "no"), ("q-read", "unknown")]);
    let assessment = assessed(&rules, &lines);
    let readiness = readiness(&assessment);
    assert_eq!(readiness.verdict, Verdict::NoGo);
    assert_eq!(names(&rules, &readiness.blockers), ["rootless"]);
    assert_eq!(names(&rules, &readiness.to_verify), ["read"]);
}

#[test]
fn the_verdict_is_to_verify_while_a_gate_is_unknown() {
    let rules = programme();
    let assessment = assessed(&rules, &with(READY, &[("q-packed", "unknown")]));
    let readiness = readiness(&assessment);
    assert_eq!(readiness.verdict, Verdict::ToVerify);
    // Whether `q-rootless` applies is unknown too: its saved "yes" does not count.
    assert_eq!(names(&rules, &readiness.to_verify), ["packed", "rootless"]);
}

#[test]
fn an_advice_unmet_or_a_gap_puts_conditions_and_never_blocks() {
    let rules = programme();
    let advice = assessed(&rules, &with(READY, &[("q-funded", "no")]));
    assert_eq!(readiness(&advice).verdict, Verdict::GoWithConditions);
    assert_eq!(names(&rules, &readiness(&advice).conditions), ["funded"]);
    let gap = assessed(&rules, &with(READY, &[("q-practised", "no")]));
    assert_eq!(readiness(&gap).verdict, Verdict::GoWithConditions);
    assert!(readiness(&gap).conditions.is_empty());
}

#[test]
fn the_verdict_is_go_when_nothing_remains() {
    let rules = programme();
    assert_eq!(readiness(&assessed(&rules, READY)).verdict, Verdict::Go);
}

#[test]
fn verdicts_are_ordered_for_require() {
    assert!(Verdict::NoGo < Verdict::ToVerify);
    assert!(Verdict::ToVerify < Verdict::GoWithConditions);
    assert!(Verdict::GoWithConditions < Verdict::Go);
}

#[test]
fn a_criterion_that_is_both_gate_and_advice_is_a_gate() {
    let rules = programme();
    let assessment = assessed(&rules, &with(READY, &[("q-packed", "some")]));
    let readiness = readiness(&assessment);
    assert_eq!(names(&rules, &readiness.blockers), ["packed"]);
    assert!(readiness.conditions.is_empty());
}

#[test]
fn above_the_stage_reached_achievements_count_as_gates() {
    let rules = programme();
    let answers = answers(&rules, &with(READY, &[("q-argued", "no")]));
    let assessment = assess(&rules, &answers, Some(2));
    let readiness = readiness(&assessment);
    assert_eq!((readiness.reached, readiness.asked), (1, 2));
    assert_eq!(names(&rules, &readiness.blockers), ["argued"]);
}

#[test]
fn a_gate_that_does_not_apply_keeps_the_verdict_to_verify_and_is_not_to_verify_by_oneself() {
    let gate = r#"
[question.q-optional]
section = "all"
text = "Optional?"
scale = "yes"
when = { q-read = "no" }
[criterion.optional]
text = "Optional"
needs = { q-optional = "yes" }
[dimension.other]
label = "Other"
rule = "staged"
[dimension.other.level.one]
label = "One"
requires = ["optional"]
"#;
    let text = programme_text_with_gate(gate);
    let rules = rules(&text);
    let assessment = assessed(&rules, "q-read = \"yes\"");
    let readiness = readiness(&assessment);
    assert_eq!(readiness.verdict, Verdict::ToVerify);
    assert!(readiness.to_verify.is_empty() && readiness.blockers.is_empty());
}

/// One stage with the gates `read` and `optional`.
fn programme_text_with_gate(gate: &str) -> String {
    format!(
        r#"{}{gate}
[dimension.stage]
label = "Stage"
rule = "staged"
[dimension.stage.level.argue]
label = "Argue"
gates = ["read", "optional"]
"#,
        proofs(&[("read", "q-read")])
    )
}

#[test]
fn the_gap_is_the_open_levels_up_to_the_highest_expected_and_says_why() {
    let rules = programme();
    let lines = with(READY, &[("q-known", "unknown"), ("q-practised", "no")]);
    let assessment = assessed(&rules, &lines);
    let gap = &readiness(&assessment).gap[0];
    assert_eq!(gap.expected, 2);
    let levels: Vec<_> = gap.levels.iter().map(|l| (l.rank, l.because)).collect();
    assert_eq!(levels, [(1, Truth::Unknown), (2, Truth::Unmet)]);
}

#[test]
fn the_outlook_tells_the_next_stage_and_what_is_foreseen_after_it() {
    let rules = programme();
    let assessment = assessed(
        &rules,
        "q-read = \"yes\"\nq-packed = \"none\"\nq-probed = \"no\"",
    );
    let outlook = readiness(&assessment).outlook.as_ref().unwrap();
    assert_eq!((outlook.stage, outlook.verdict), (2, Verdict::NoGo));
    // Not packed: rootless counts as its `otherwise`, no.
    assert_eq!(names(&rules, &outlook.blockers), ["packed", "rootless"]);
    // What completes the present stage counts as a gate of the next.
    assert_eq!(names(&rules, &outlook.to_verify), ["argued"]);
    assert_eq!(outlook.gap[0].expected, 2);
    let foreseen: Vec<Ref<Criterion>> = outlook.foreseen.iter().map(|(c, _)| *c).collect();
    assert_eq!(names(&rules, &foreseen), ["probed"]);
    assert_eq!(outlook.foreseen[0].1, 3);
}

#[test]
fn there_is_no_outlook_at_the_last_stage() {
    let rules = programme();
    let lines = with(READY, &[("q-launched", "yes")]);
    let assessment = assessed(&rules, &lines);
    assert!(readiness(&assessment).outlook.is_none());
}

fn prerequisite<'q, 'p>(
    rules: &Questionnaire,
    list: &'p [Prerequisite<'q>],
    id: &str,
) -> &'p Prerequisite<'q> {
    let criterion = rules.criteria.find(id).unwrap();
    list.iter().find(|p| p.criterion == criterion).unwrap()
}

#[test]
fn prerequisites_are_those_of_now_and_next_each_with_its_kind() {
    let rules = programme();
    let assessment = assessed(&rules, "");
    let list = support::prerequisites(&rules, &assessment);
    let told: Vec<_> = list
        .iter()
        .map(|p| {
            let id = rules.criteria[p.criterion].id.as_ref();
            (id, p.kind.name(), p.timing.name(), p.stage)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("read", "gate", "now", 1),
            ("argued", "achievement", "next", 2),
            ("packed", "gate", "next", 2),
            ("rootless", "gate", "next", 2),
            ("funded", "advice", "next", 2),
        ]
    );
}

#[test]
fn what_only_follows_from_another_answer_is_folded_under_it() {
    let rules = programme();
    let assessment = assessed(&rules, &with(READY, &[("q-packed", "none")]));
    let list = support::prerequisites(&rules, &assessment);
    let rootless = prerequisite(&rules, &list, "rootless");
    assert_eq!(rootless.follows_from, rules.criteria.find("packed"));
    assert_eq!(prerequisite(&rules, &list, "packed").follows_from, None);
    let because: Vec<_> = rootless.because.iter().map(|e| e.question).collect();
    assert_eq!(because, [rules.questions.find("q-rootless").unwrap()]);
}

fn path_of(rules: &Questionnaire, lines: &str, profile: &str) -> (Purpose, Vec<String>) {
    let profile = rules.profiles.find(profile).unwrap();
    let paths = training::paths(rules, &assessed(rules, lines), &[profile]);
    let modules = paths[0].modules.iter();
    let modules = modules.map(|step| rules.modules[step.module].id.to_string());
    (paths[0].purpose, modules.collect())
}

#[test]
fn training_closes_the_gap_first_by_level_then_track_then_place() {
    let rules = programme();
    let lines = with(READY, &[("q-known", "no"), ("q-practised", "no")]);
    let (purpose, modules) = path_of(&rules, &lines, "dev");
    assert_eq!(purpose, Purpose::Gap);
    assert_eq!(modules, ["low-dev", "middle-second", "middle-first"]);
    let (_, modules) = path_of(&rules, &lines, "lead");
    assert_eq!(modules, ["middle-second", "middle-first"]);
}

#[test]
fn without_a_gap_training_prepares_the_next_stage_and_then_goes_on() {
    let rules = programme();
    assert_eq!(
        path_of(&rules, READY, "lead"),
        (Purpose::Preparation, vec!["high".into()])
    );
    // At the last stage with its degree: nothing is lacking, and nothing is left to learn.
    let all = with(
        READY,
        &[
            ("q-launched", "yes"),
            ("q-mastered", "yes"),
            ("q-probed", "yes"),
        ],
    );
    assert_eq!(path_of(&rules, &all, "lead"), (Purpose::Progress, vec![]));
}

#[test]
fn a_resource_is_listed_once_per_profile_where_it_is_first_needed() {
    let rules = programme();
    let profile = rules.profiles.find("lead").unwrap();
    let lines = with(READY, &[("q-practised", "no")]);
    let paths = training::paths(&rules, &assessed(&rules, &lines), &[profile]);
    let told: Vec<_> = paths[0]
        .modules
        .iter()
        .map(|step| (step.resources.len(), step.listed_above.len()))
        .collect();
    assert_eq!(told, [(1, 0), (1, 1)]);
}

/// Ministry with a target; then any external body, for which nothing is foreseen.
const CASES: &str = r#"
[question.body]
section = "all"
text = "Body?"
fact = true
options = { ministry = { text = "Ministry" }, external = { text = "External" }, other = { text = "Other" } }
[question.target]
section = "all"
text = "Target?"
fact = true
scale = "yes"
[eligibility.ministry]
when = { body = "ministry", target = "yes" }
label = "Ministry"
offers = ["support"]
[eligibility.external]
when = { body = "external" }
label = "External"
"#;

fn eligible(lines: &str) -> Option<(&'static str, Option<String>, Vec<String>)> {
    let rules = programme_with(CASES);
    let assessment = assessed(&rules, lines);
    let id = |case| rules.eligibility[case].id.to_string();
    Some(match support::eligibility(&rules, &assessment)? {
        Eligible::Yes(case) => ("eligible", Some(id(case)), vec![]),
        Eligible::No(case) => ("none", case.map(id), vec![]),
        Eligible::ToClarify(case, questions) => {
            let questions = questions.iter().map(|&q| rules.questions[q].id.to_string());
            ("to-clarify", Some(id(case)), questions.collect())
        }
    })
}

#[test]
fn the_first_case_that_is_met_decides_eligibility() {
    let met = eligible("body = \"ministry\"\ntarget = \"yes\"").unwrap();
    assert_eq!(met, ("eligible", Some("ministry".into()), vec![]));
}

#[test]
fn a_case_that_is_still_undecided_stops_the_search_and_names_its_questions() {
    let open = eligible("body = \"ministry\"").unwrap();
    let target = vec!["target".to_owned()];
    assert_eq!(open, ("to-clarify", Some("ministry".into()), target));
}

#[test]
fn a_case_without_offers_and_no_case_at_all_both_mean_no_support() {
    let without_offers = eligible("body = \"external\"").unwrap();
    assert_eq!(without_offers, ("none", Some("external".into()), vec![]));
    assert_eq!(
        eligible("body = \"other\"").unwrap(),
        ("none", None, vec![])
    );
    assert!(support::eligibility(&programme(), &assessed(&programme(), "")).is_none());
}

#[test]
fn a_case_that_is_undecided_names_only_questions_that_can_be_answered_now() {
    let rules = rules(
        &(common::yes_no(&["org", "target", "z"])
            + r#"
[question.y]
section = "all"
text = "Y?"
scale = "yes"
when = { z = "yes" }
[eligibility.case]
when = [{ org = "yes", target = "yes" }, { y = "yes" }]
label = "Case"
offers = ["support"]
"#),
    );
    let assessment = assessed(&rules, "org = \"no\"");
    let Some(Eligible::ToClarify(_, questions)) = support::eligibility(&rules, &assessment) else {
        panic!("the case is undecided");
    };
    // `target` is in a branch that is decided; `y` waits for `z`.
    assert_eq!(questions, [rules.questions.find("z").unwrap()]);
}

#[test]
fn evidence_behind_a_criterion_that_must_be_unmet_wants_the_contrary() {
    let rules = rules(
        &(proofs(&[("root-user", "a")])
            + r#"
[criterion.safe]
text = "Safe"
needs = { root-user = "unmet" }
"#),
    );
    let assessment = assessed(&rules, "a = \"yes\"");
    let safe = rules.criteria.find("safe").unwrap();
    let evidence = palier::assessment::evidence(&rules, &assessment, safe);
    assert_eq!(evidence.len(), 1);
    assert!(evidence[0].negated);
    let value = &assessment.value(evidence[0].question).answer;
    assert_eq!(evidence[0].test(value), Truth::Unmet);
}

#[test]
fn a_criterion_that_rests_on_many_others_is_explained_by_a_few_questions() {
    let count = 400;
    let mut text = proofs(&[("c0", "q0")]);
    for index in 1..count {
        let before = index - 1;
        text.push_str(&common::yes_no(&[&format!("q{index}")]));
        text.push_str(&format!(
            "[criterion.c{index}]\ntext = \"C\"\nneeds = {{ q{index} = \"yes\", c{before} = \"met\" }}\n"
        ));
    }
    let rules = rules(&text);
    let last = rules.criteria.refs().last().unwrap();
    let evidence = palier::assessment::evidence(&rules, &assessed(&rules, ""), last);
    assert_eq!(evidence.len(), 12);
}

#[test]
fn the_interview_asks_what_the_expected_levels_rest_on_even_past_one_that_is_missed() {
    let rules = programme();
    let assessment = assessed(&rules, "q-read = \"yes\"\nq-known = \"no\"");
    let profiles: Vec<_> = rules.profiles.refs().collect();
    let open = palier::interview::relevant_questions(&rules, &assessment, &profiles);
    let open: Vec<&str> = open
        .iter()
        .map(|&q| rules.questions[q].id.as_ref())
        .collect();
    // Stage 2, the next, expects degree 2, which rests on `q-practised`; degree 3 is out of reach.
    assert!(open.contains(&"q-practised"), "{open:?}");
    assert!(!open.contains(&"q-mastered"), "{open:?}");
}
