//! The laws of the format on the questionnaire that the program carries, and its own examples.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod laws {
    pub mod choices;
    pub mod properties;
}

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Debug;

use laws::choices::{Choices, choices, holds};
use laws::properties;
use palier::answers::{self, Answers};
use palier::assessment::{Assessment, assess};
use palier::diagnostic::Source;
use palier::library;
use palier::lint::differences;
use palier::messages::Lang;
use palier::plan::{Plan, Target, plan};
use palier::questionnaire::{Answer, Kind, Question, Questionnaire, Verdict};
use palier::support;
use palier::training;
use proptest::prelude::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

const NAME: &str = "cloud-pi-native";

fn french() -> Questionnaire {
    library::open(NAME, None, Lang::Fr).unwrap().questionnaire
}

fn english() -> Questionnaire {
    let opened = library::open(NAME, Some(Lang::En), Lang::En);
    opened.unwrap().questionnaire
}

/// Runs a property on so many sets of random answers.
fn check(
    sets: u32,
    questionnaire: &Questionnaire,
    property: impl Fn(&mut Choices, &Answers) -> Result<(), TestCaseError>,
) {
    let property = |mut choices: Choices| {
        let answers = properties::draw_all(&mut choices, questionnaire);
        property(&mut choices, &answers).map_err(|error| {
            let answers = written(questionnaire, &answers);
            TestCaseError::fail(format!("{error}\nwith {answers}"))
        })
    };
    holds(sets, &choices(2000), property);
}

fn written(questionnaire: &Questionnaire, answers: &Answers) -> String {
    let questions = questionnaire.questions.iter();
    let lines = questions.map(|(q, question)| format!("{} = {:?}", question.id, answers.get(q)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The laws would prove little of a questionnaire whose upper stages no random answers reach.
#[test]
fn random_answers_reach_every_stage_and_verdict() {
    let questionnaire = french();
    let seen: RefCell<BTreeMap<String, usize>> = RefCell::default();
    // Enough for the rarest, about one in seventy, to be sure to come up.
    check(1200, &questionnaire, |_, answers| {
        let readiness = assess(&questionnaire, answers, None).readiness.unwrap();
        let stage = format!("stage {}", readiness.reached);
        for reached in [stage, readiness.verdict.name().to_owned()] {
            *seen.borrow_mut().entry(reached).or_default() += 1;
        }
        Ok(())
    });
    let seen = seen.into_inner();
    assert_eq!(seen.len(), 5 + Verdict::ALL.len(), "{seen:?}");
}

#[test]
fn settling_what_is_unknown_only_narrows_what_is_possible() {
    let questionnaire = french();
    check(200, &questionnaire, |choices, answers| {
        properties::settling_only_narrows(choices, &questionnaire, answers)
    });
}

#[test]
fn a_better_answer_lowers_no_level_and_worsens_no_verdict() {
    let questionnaire = french();
    assert!(properties::is_upward_closed(&questionnaire));
    let tested = Cell::new(0);
    check(60, &questionnaire, |_, answers| {
        let found = properties::a_better_answer_never_harms(&questionnaire, answers)?;
        tested.set(tested.get() + found);
        Ok(())
    });
    // Better answers that change what is asked are left out: some must remain.
    assert!(tested.get() > 200, "only {} better answers", tested.get());
}

#[test]
fn a_gate_that_does_not_apply_never_yields_go() {
    let questionnaire = french();
    check(200, &questionnaire, |_, answers| {
        properties::a_gate_that_is_na_never_yields_go(&questionnaire, answers)
    });
}

#[test]
fn the_verdict_follows_its_reasons() {
    let questionnaire = french();
    check(200, &questionnaire, |_, answers| {
        properties::the_verdict_follows_its_reasons(&questionnaire, answers)
    });
}

#[test]
fn the_outlook_is_the_next_stage_asked_for_today() {
    let questionnaire = french();
    check(100, &questionnaire, |_, answers| {
        properties::the_outlook_is_the_next_stage_asked_for(&questionnaire, answers)
    });
}

#[test]
fn a_question_that_nobody_answered_is_unknown() {
    let questionnaire = french();
    check(200, &questionnaire, |_, answers| {
        properties::a_missing_answer_counts_as_unknown(&questionnaire, answers)
    });
}

#[test]
fn without_any_answer_what_is_certain_holds_whatever_is_answered() {
    let questionnaire = french();
    check(200, &questionnaire, |choices, _| {
        properties::nothing_answered_is_held_against_nobody(choices, &questionnaire)
    });
}

#[test]
fn prerequisites_are_the_gates_advice_and_achievements_each_once() {
    let questionnaire = french();
    check(50, &questionnaire, |_, answers| {
        properties::prerequisites_are_listed_once(&questionnaire, answers)
    });
}

#[test]
fn assessing_the_same_answers_twice_gives_the_same() {
    let questionnaire = french();
    check(100, &questionnaire, |_, answers| {
        properties::assessing_twice_gives_the_same(&questionnaire, answers)
    });
}

#[test]
fn the_language_changes_no_level_state_verdict_or_order() {
    let (french, english) = (french(), english());
    assert_ne!(french.title, english.title, "the translation is not shown");
    assert_eq!(ids(&french), ids(&english));
    check(50, &french, |_, answers| {
        for stage in properties::stages(&french).map(Some).chain([None]) {
            let facts = |questionnaire| everything_concluded(questionnaire, answers, stage);
            prop_assert_eq!(facts(&french), facts(&english));
        }
        Ok(())
    });
}

fn ids(questionnaire: &Questionnaire) -> Vec<Vec<&str>> {
    vec![
        questionnaire.profiles.ids().collect(),
        questionnaire.sections.ids().collect(),
        questionnaire.questions.ids().collect(),
        questionnaire.criteria.ids().collect(),
        questionnaire.dimensions.ids().collect(),
        questionnaire.tracks.ids().collect(),
        questionnaire.modules.ids().collect(),
        questionnaire.resources.ids().collect(),
        questionnaire.eligibility.ids().collect(),
    ]
}

/// All conclusions, without any text: references are shown as positions.
fn everything_concluded(
    questionnaire: &Questionnaire,
    answers: &Answers,
    stage: Option<usize>,
) -> String {
    let assessment = assess(questionnaire, answers, stage);
    let profiles: Vec<_> = questionnaire.profiles.refs().collect();
    let parts: [&dyn Debug; 4] = [
        &assessment,
        &support::eligibility(questionnaire, &assessment),
        &support::prerequisites(questionnaire, &assessment),
        &training::paths(questionnaire, &assessment, &profiles),
    ];
    format!("{parts:#?}")
}

/// The answers that a plan wants.
fn carried_out(answers: &Answers, plan: &Plan) -> Answers {
    let mut answers = answers.clone();
    for change in plan.changes.iter().flatten() {
        answers.set(change.question, change.to.clone());
    }
    answers
}

/// What is wrong with the plan to a level, once it is carried out; `None` when it reaches it, or
/// when there is none and that is proven.
fn missed(questionnaire: &Questionnaire, answers: &Answers, name: &str) -> Option<String> {
    let (dimension, rank) = questionnaire.levels_named(name)[0];
    let start = assess(questionnaire, answers, None);
    let found = plan(
        questionnaire,
        answers,
        &start,
        Target::Level(dimension, rank),
    );
    let then = assess(questionnaire, &carried_out(answers, &found), None);
    let reached = then.dimension(dimension).proven >= rank;
    let is_right = found.exact && (reached || found.changes.is_none());
    (!is_right).then(|| format!("{name}: {found:?}"))
}

#[test]
fn for_each_persona_the_plan_to_the_next_degree_gives_that_degree() {
    let questionnaire = french();
    let maturity = questionnaire.dimensions.find("maturity").unwrap();
    let folder = std::fs::read_dir("questionnaires/cloud-pi-native/answers").unwrap();
    let mut planned = 0;
    for entry in folder {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let file = Source { name, text };
        let loaded = answers::read(&file, &questionnaire, Lang::Fr);
        let answers = loaded.unwrap_or_else(|_| panic!("{file:?}")).answers;
        let start = assess(&questionnaire, &answers, None);
        let next = start.dimension(maturity).proven + 1;
        if next > 5 {
            continue;
        }
        let found = plan(
            &questionnaire,
            &answers,
            &start,
            Target::Level(maturity, next),
        );
        assert!(found.exact && found.changes.is_some(), "{path:?} {found:?}");
        let then = assess(&questionnaire, &carried_out(&answers, &found), None);
        assert_eq!(then.dimension(maturity).proven, next, "{path:?} {found:?}");
        planned += 1;
    }
    assert!(planned >= 5, "{planned}");
}

#[test]
fn the_plan_to_any_level_from_any_answers_is_exact_and_gives_it() {
    let questionnaire = french();
    check(60, &questionnaire, |_, answers| {
        let levels = ["maturity.discovering", "performing", "launch", "excel"];
        let wrong = levels
            .iter()
            .find_map(|name| missed(&questionnaire, answers, name));
        prop_assert_eq!(wrong, None);
        Ok(())
    });
}

#[test]
fn the_plan_to_a_verdict_gives_at_least_that_verdict() {
    let questionnaire = french();
    let found = Cell::new(0);
    check(60, &questionnaire, |_, answers| {
        let start = assess(&questionnaire, answers, None);
        let asked = start.readiness.as_ref().unwrap().asked;
        for verdict in Verdict::ALL {
            let plan = plan(&questionnaire, answers, &start, Target::Verdict(verdict));
            if plan.changes.is_some() {
                let answers = carried_out(answers, &plan);
                let then = assess(&questionnaire, &answers, Some(asked));
                let reached = then.readiness.unwrap().verdict;
                prop_assert!(reached >= verdict, "{:?} {:?}", reached, plan);
                found.set(found.get() + 1);
            }
            prop_assert!(plan.exact, "{:?}", plan);
        }
        Ok(())
    });
    assert!(found.get() > 100, "{} plans", found.get());
}

/// Every question answered by one end of its options.
fn answered(questionnaire: &Questionnaire, answer: impl Fn(&Question) -> Answer) -> Answers {
    let mut answers = Answers::none(questionnaire);
    for (reference, question) in questionnaire.questions.iter() {
        answers.set(reference, answer(question));
    }
    answers
}

/// The proven and the possible rank.
fn ranks(questionnaire: &Questionnaire, assessment: &Assessment, id: &str) -> (usize, usize) {
    let standing = assessment.dimension(questionnaire.dimensions.find(id).unwrap());
    (standing.proven, standing.possible)
}

#[test]
fn the_best_answers_lead_to_the_top_and_to_go() {
    let questionnaire = french();
    let answers = answered(&questionnaire, |question| match &question.kind {
        Kind::Single(options) => Answer::One(options.len() - 1),
        Kind::Many(options) => Answer::Many((0..options.len()).collect()),
        Kind::Number { .. } => Answer::Number(100.0),
        Kind::Text => Answer::Text("text".to_owned()),
    });
    let assessment = assess(&questionnaire, &answers, None);
    assert_eq!(ranks(&questionnaire, &assessment, "maturity"), (5, 5));
    assert_eq!(ranks(&questionnaire, &assessment, "stage"), (5, 5));
    let readiness = assessment.readiness.unwrap();
    assert_eq!((readiness.verdict, readiness.asked), (Verdict::Go, 5));
    assert!(readiness.gap.iter().all(|gap| gap.levels.is_empty()));
    assert!(readiness.conditions.is_empty());
    assert!(readiness.outlook.is_none());
}

#[test]
fn the_worst_answers_lead_to_the_first_stage_and_to_no_go() {
    let questionnaire = french();
    let answers = answered(&questionnaire, |question| match &question.kind {
        Kind::Single(_) => Answer::One(0),
        Kind::Many(_) => Answer::Many(Vec::new()),
        Kind::Number { min, .. } => Answer::Number(min.unwrap_or(0.0)),
        Kind::Text => Answer::Text(String::new()),
    });
    let assessment = assess(&questionnaire, &answers, None);
    assert_eq!(ranks(&questionnaire, &assessment, "stage"), (1, 1));
    let (proven, possible) = ranks(&questionnaire, &assessment, "maturity");
    assert!(proven == possible && proven <= 1, "{proven} to {possible}");
    let readiness = assessment.readiness.unwrap();
    assert_eq!((readiness.verdict, readiness.asked), (Verdict::NoGo, 1));
    let reading = questionnaire.criteria.find("awareness-read").unwrap();
    assert!(readiness.blockers.contains(&reading));
}

#[test]
fn without_any_answer_everything_is_possible_and_to_verify() {
    let questionnaire = french();
    let assessment = assess(&questionnaire, &Answers::none(&questionnaire), None);
    assert_eq!(ranks(&questionnaire, &assessment, "maturity"), (0, 5));
    assert_eq!(ranks(&questionnaire, &assessment, "stage"), (1, 5));
    let readiness = assessment.readiness.unwrap();
    assert_eq!(readiness.verdict, Verdict::ToVerify);
    assert!(readiness.blockers.is_empty());
}

#[test]
fn the_examples_of_the_questionnaire_hold() {
    for questionnaire in [french(), english()] {
        assert!(!questionnaire.examples.is_empty());
        let examples = questionnaire.examples.iter();
        let wrong = examples.flat_map(|(_, example)| differences(&questionnaire, example));
        let wrong: Vec<_> = wrong.collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn an_example_that_does_not_hold_tells_what_was_expected_and_what_came_out() {
    let questionnaire = french();
    let found = questionnaire
        .examples
        .iter()
        .find(|(_, e)| e.id == "nothing-answered");
    let mut example = found.unwrap().1.clone();
    let expect = &mut example.expect;
    expect.verdict = Some(Verdict::Go);
    expect.level[0].1 += 1;
    expect.gap = Some(Vec::new());
    expect.blockers = Some(questionnaire.criteria.refs().take(1).collect());
    expect.eligibility = Some("none".to_owned().into());
    let told = differences(&questionnaire, &example);
    assert_eq!(told.len(), 5, "{told:#?}");
    let verdict = told.iter().find(|wrong| wrong.key == ["verdict"]).unwrap();
    assert_eq!(
        (verdict.expected.as_str(), verdict.got.as_str()),
        ("go", "to-verify")
    );
    assert!(!verdict.because.is_empty(), "{verdict:#?}");
}
