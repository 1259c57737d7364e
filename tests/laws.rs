//! The laws of the format and its rules, on random questionnaires and random answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod laws {
    pub mod choices;
    pub mod comparing;
    pub mod exactness;
    pub mod fraction;
    pub mod generate;
    pub mod merging;
    pub mod model;
    pub mod program;
    pub mod properties;
    pub mod reference;
    pub mod scores;
}

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use laws::choices::{Choices, choices, holds};
use laws::fraction::Fraction;
use laws::generate::{Style, answers, questionnaire};
use laws::model::{Combine, Dimension, Model, Rule, Value};
use laws::program::{assessed, loaded, read_answers};
use laws::reference::{LevelState, Origin, Outcome, Support};
use laws::{comparing, exactness, merging, properties, reference, scores};
use palier::answers::{Answers, Voice, merge};
use palier::assessment::{Standing, assess};
use palier::questionnaire::{Answer, Questionnaire, Verdict};
use palier::truth::Truth;
use proptest::prelude::{Strategy, TestCaseError};
use proptest::{prop_assert, prop_assert_eq};

/// Decisions enough for the largest questionnaire, or for several sets of answers to it.
const DECISIONS: usize = 800;

/// Random questionnaires, each with decisions to draw answers from.
fn cases(style: Style) -> impl Strategy<Value = (Model, Choices)> {
    let model = choices(DECISIONS).prop_map(move |mut c| questionnaire(&mut c, style));
    (model, choices(DECISIONS))
}

/// Runs a property on so many questionnaires; a failure shows the smallest one found, as TOML.
fn check(
    questionnaires: u32,
    style: Style,
    property: impl Fn(&Model, &Questionnaire, Choices) -> Result<(), TestCaseError>,
) {
    holds(questionnaires, &cases(style), |(model, choices)| {
        property(&model, &loaded(&model), choices)
    });
}

/// Runs a property of the answers, on four sets of them per questionnaire.
fn check_answers(
    questionnaires: u32,
    style: Style,
    property: impl Fn(&mut Choices, &Questionnaire, &Answers) -> Result<(), TestCaseError>,
) {
    check(questionnaires, style, |_, questionnaire, mut choices| {
        for _ in 0..4 {
            let answers = properties::draw_all(&mut choices, questionnaire);
            property(&mut choices, questionnaire, &answers)
                .map_err(|error| TestCaseError::fail(format!("{error}\nwith {answers:?}")))?;
        }
        Ok(())
    });
}

/// Random cases prove nothing of a rule that none of them meets.
#[test]
fn random_cases_meet_every_rule() {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    check(500, Style::Any, |model, _, mut choices| {
        for _ in 0..4 {
            let values = answers(&mut choices, model);
            for (rule, is_met) in rules_met(model, &values) {
                *seen.borrow_mut().entry(rule).or_default() += usize::from(is_met);
            }
        }
        Ok(())
    });
    // The rarest is met about fifty times.
    let seen = seen.into_inner();
    assert!(seen.values().all(|times| *times > 0), "{seen:?}");
}

/// Which of the rules these answers meet.
fn rules_met(model: &Model, values: &[Option<Value>]) -> Vec<(&'static str, bool)> {
    let outcome = reference::evaluate(model, values);
    let questions = || outcome.values.iter().zip(values);
    let saved = |answer: &Option<Value>| matches!(answer, Some(v) if *v != Value::Unknown);
    let skipped = |origin: &Origin, answer| *origin == Origin::Na && answer != &Some(Value::Na);
    let levels = || outcome.dimensions.iter().flat_map(|d| &d.levels);
    let width = |d: usize| outcome.dimensions[d].possible - outcome.dimensions[d].proven;
    let (eligible, _) = reference::eligibility(model, &outcome);
    let mut rules = vec![
        (
            "an answer saved to what may not be asked",
            questions().any(|((value, _), answer)| saved(answer) && *value == Value::Unknown),
        ),
        (
            "an otherwise that counts",
            questions().any(|((_, origin), _)| *origin == Origin::Otherwise),
        ),
        (
            "not asked and without otherwise",
            questions().any(|((_, origin), answer)| skipped(origin, answer)),
        ),
        ("a void level", levels().any(|l| *l == LevelState::Void)),
        (
            "an undecided dimension tested",
            model.tested_dimensions().into_iter().any(|d| width(d) > 0),
        ),
        (
            "an interval of several ranks",
            (0..model.dimensions.len()).any(|d| width(d) > 1),
        ),
        ("eligible", eligible == "yes"),
        ("eligibility to clarify", eligible == "to-clarify"),
        ("not eligible", eligible == "none"),
    ];
    rules.extend(scoring_rules_met(model, &outcome));
    rules.extend(support_rules_met(model, &outcome));
    rules
}

fn scoring_rules_met(model: &Model, outcome: &Outcome) -> Vec<(&'static str, bool)> {
    let dimensions = || model.dimensions.iter().zip(&outcome.dimensions);
    let scores =
        || dimensions().filter_map(|(dimension, standing)| Some((dimension, standing.score?)));
    let is_score = |dimension: &Dimension| matches!(dimension.rule, Rule::Score { .. });
    let is_wide = |(_, (low, high, _)): &(&Dimension, (Fraction, Fraction, bool))| low < high;
    let combines = |wanted: Combine| {
        scores()
            .filter(is_wide)
            .any(|(dimension, _)| match dimension.rule {
                Rule::Score { combine, .. } => combine.unwrap_or(Combine::Mean) == wanted,
                _ => false,
            })
    };
    let first_at = |wanted: fn(&Dimension, usize) -> bool| {
        dimensions().any(|(dimension, standing)| {
            let first = matches!(dimension.rule, Rule::First { .. });
            first && wanted(dimension, standing.proven)
        })
    };
    vec![
        ("an undecided mean", combines(Combine::Mean)),
        ("an undecided sum", combines(Combine::Sum)),
        ("an undecided min", combines(Combine::Min)),
        ("an undecided max", combines(Combine::Max)),
        (
            "a score that is settled",
            scores().any(|(_, (low, high, none))| low == high && !none),
        ),
        (
            "a score that may turn out not to be one",
            scores().any(|(_, (.., none))| none),
        ),
        (
            "no score",
            dimensions().any(|(d, standing)| is_score(d) && standing.score.is_none()),
        ),
        (
            "a level of a score that is proven",
            scores().any(|(d, _)| !d.levels.is_empty())
                && dimensions().any(|(d, standing)| is_score(d) && standing.proven > 0),
        ),
        (
            "an undecided score tested",
            model.tested_dimensions().into_iter().any(|index| {
                let standing = &outcome.dimensions[index];
                is_score(&model.dimensions[index]) && standing.proven < standing.possible
            }),
        ),
        (
            "the worst level by its share",
            first_at(|d, rank| rank == 1 && d.levels.len() > 1),
        ),
        (
            "a middle level by its share",
            first_at(|d, rank| rank > 1 && rank < d.levels.len()),
        ),
        (
            "the last level for want of any other",
            first_at(|d, rank| rank == d.levels.len()),
        ),
        (
            "no level for want of questions",
            first_at(|_, rank| rank == 0),
        ),
    ]
}

fn support_rules_met(model: &Model, outcome: &Outcome) -> Vec<(&'static str, bool)> {
    let support = reference::support(model, outcome, None);
    let met = |rule: &dyn Fn(&Support) -> bool| support.as_ref().is_some_and(rule);
    let verdict = |name| met(&|support| support.now.verdict == name);
    let stages = &model.dimensions[model.stage].levels;
    let with_gates = met(&|s| {
        stages[..s.asked]
            .iter()
            .any(|level| !level.gates.is_empty())
    });
    vec![
        ("no stage", support.is_none()),
        ("no-go", verdict("no-go")),
        ("to-verify", verdict("to-verify")),
        ("go-with-conditions", verdict("go-with-conditions")),
        ("go through gates", with_gates && verdict("go")),
        (
            "to verify only for a gate that is na",
            verdict("to-verify") && met(&|s| s.now.to_verify.is_empty()),
        ),
        (
            "a stage asked for above the one reached",
            met(&|s| s.asked > s.reached),
        ),
        (
            "a gap",
            met(&|s| s.now.gap.iter().any(|gap| !gap.open.is_empty())),
        ),
        ("something foreseen", met(&|s| !s.foreseen.is_empty())),
    ]
}

#[test]
fn the_program_says_what_the_rules_say() {
    check(2500, Style::Any, |model, questionnaire, mut choices| {
        for _ in 0..8 {
            let values = answers(&mut choices, model);
            same_as_the_reference(model, questionnaire, &values)?;
        }
        Ok(())
    });
}

fn same_as_the_reference(
    model: &Model,
    questionnaire: &Questionnaire,
    values: &[Option<Value>],
) -> Result<(), TestCaseError> {
    let answers = read_answers(model, questionnaire, values);
    let outcome = reference::evaluate(model, values);
    let eligible = reference::eligibility(model, &outcome);
    let fixed = properties::stages(questionnaire).map(Some);
    for stage in fixed.chain([None]) {
        let support = reference::support(model, &outcome, stage);
        let (found, found_support, found_eligible) =
            assessed(model, questionnaire, &answers, stage);
        prop_assert_eq!(&found, &outcome, "got, expected, with {:?}", values);
        prop_assert_eq!(
            &found_support,
            &support,
            "got, expected, at stage {:?} with {:?}",
            stage,
            values
        );
        prop_assert_eq!(found_eligible, eligible, "got, expected, with {:?}", values);
    }
    Ok(())
}

#[test]
fn settling_what_is_unknown_only_narrows_what_is_possible() {
    check_answers(1500, Style::Bounded, properties::settling_only_narrows);
}

/// Compares bounds with all completions of the answers, on random questionnaires of one kind.
fn check_trees(tree: fn(&mut Choices) -> Model, tight: bool) {
    let compared = Cell::new(0);
    let property = |(mut choices, _): (Choices, Choices)| {
        let model = tree(&mut choices);
        let questionnaire = loaded(&model);
        for _ in 0..3 {
            let values = scores::answers(&mut choices, &model);
            let found = scores::bounds_hold(&model, &questionnaire, &values, tight)
                .map_err(|error| TestCaseError::fail(format!("{error}\n{model:?}\n{values:?}")))?;
            compared.set(compared.get() + found);
        }
        Ok(())
    };
    holds(1500, &(choices(DECISIONS), choices(2)), property);
    // What leaves too much open to try it all out is left out: some must remain.
    assert!(compared.get() > 1000, "only {} scores", compared.get());
}

/// Exact as long as no unanswered question counts twice, nor decides whether another applies.
#[test]
fn bounds_of_a_score_are_the_extremes_of_what_it_may_turn_out_to_be() {
    check_trees(scores::tree, true);
}

#[test]
fn no_score_leaves_its_bounds_however_questions_and_conditions_are_shared() {
    check_trees(|choices| questionnaire(choices, Style::Bounded), false);
}

#[test]
fn a_better_answer_lowers_no_level_and_worsens_no_verdict() {
    let tested = Cell::new(0);
    check_answers(1000, Style::UpwardClosed, |_, questionnaire, answers| {
        prop_assert!(properties::is_upward_closed(questionnaire));
        let found = properties::a_better_answer_never_harms(questionnaire, answers)?;
        tested.set(tested.get() + found);
        Ok(())
    });
    // Better answers that change what is asked are left out: some must remain.
    assert!(tested.get() > 500, "only {} better answers", tested.get());
}

#[test]
fn a_gate_that_does_not_apply_never_yields_go() {
    check_answers(1000, Style::Any, |_, questionnaire, answers| {
        properties::a_gate_that_is_na_never_yields_go(questionnaire, answers)
    });
}

#[test]
fn the_verdict_follows_its_reasons() {
    check_answers(500, Style::Any, |_, questionnaire, answers| {
        properties::the_verdict_follows_its_reasons(questionnaire, answers)
    });
}

#[test]
fn the_outlook_is_the_next_stage_asked_for_today() {
    check_answers(500, Style::Any, |_, questionnaire, answers| {
        properties::the_outlook_is_the_next_stage_asked_for(questionnaire, answers)
    });
}

#[test]
fn verdicts_are_ordered_from_no_go_to_go() {
    let names = Verdict::ALL.map(Verdict::name);
    assert_eq!(names, ["no-go", "to-verify", "go-with-conditions", "go"]);
    assert!(Verdict::ALL.is_sorted_by(|worse, better| worse < better));
    assert_eq!(names.map(Verdict::from_name), Verdict::ALL.map(Some));
}

#[test]
fn a_question_that_nobody_answered_is_unknown() {
    check_answers(500, Style::Any, |_, questionnaire, answers| {
        properties::a_missing_answer_counts_as_unknown(questionnaire, answers)
    });
}

#[test]
fn without_any_answer_what_is_certain_holds_whatever_is_answered() {
    check(500, Style::Bounded, |_, questionnaire, mut choices| {
        properties::nothing_answered_is_held_against_nobody(&mut choices, questionnaire)
    });
}

/// Neither an `otherwise` nor a dimension can be certain there, so that everything is open.
#[test]
fn without_any_answer_and_nothing_given_all_is_unknown_and_possible() {
    check(500, Style::NothingGiven, |_, questionnaire, _| {
        let none = Answers::none(questionnaire);
        let assessment = assess(questionnaire, &none, None);
        for criterion in questionnaire.criteria.refs() {
            prop_assert_eq!(assessment.criterion(criterion), Truth::Unknown);
        }
        for (reference, dimension) in questionnaire.dimensions.iter() {
            let levels = &dimension.levels;
            let free = levels.iter().take_while(|l| l.requires.is_empty()).count();
            let Standing {
                proven, possible, ..
            } = assessment.dimension(reference);
            prop_assert_eq!((*proven, *possible), (free, levels.len()));
        }
        for stage in properties::stages(questionnaire) {
            let assessment = assess(questionnaire, &none, Some(stage));
            let readiness = assessment.readiness.unwrap();
            prop_assert!(readiness.blockers.is_empty());
            let undecided = !readiness.to_verify.is_empty();
            prop_assert_eq!(readiness.verdict == Verdict::ToVerify, undecided);
        }
        Ok(())
    });
}

#[test]
fn prerequisites_are_the_gates_advice_and_achievements_each_once() {
    check_answers(500, Style::Any, |_, questionnaire, answers| {
        properties::prerequisites_are_listed_once(questionnaire, answers)
    });
}

#[test]
fn assessing_the_same_answers_twice_gives_the_same() {
    check_answers(100, Style::Any, |_, questionnaire, answers| {
        properties::assessing_twice_gives_the_same(questionnaire, answers)
    });
}

#[test]
fn answers_compared_with_themselves_changed_nothing() {
    check_answers(300, Style::Any, |_, questionnaire, answers| {
        comparing::the_same_answers_changed_nothing(questionnaire, answers)
    });
}

#[test]
fn comparing_the_other_way_round_turns_every_change_round() {
    check_answers(
        500,
        Style::Any,
        comparing::swapping_turns_every_change_round,
    );
}

#[test]
fn no_criterion_changes_without_an_answer_that_made_it_so() {
    check_answers(500, Style::Any, comparing::every_change_has_a_cause);
}

/// Runs a property of merging, on two sets of answers files per questionnaire.
fn check_voices(
    questionnaires: u32,
    property: impl Fn(&mut Choices, &Questionnaire, &[Voice]) -> Result<(), TestCaseError>,
) {
    check(
        questionnaires,
        Style::Any,
        |_, questionnaire, mut choices| {
            for _ in 0..2 {
                let voices = merging::draw_voices(&mut choices, questionnaire);
                property(&mut choices, questionnaire, &voices)
                    .map_err(|error| TestCaseError::fail(format!("{error}\nwith {voices:#?}")))?;
            }
            Ok(())
        },
    );
}

/// The laws of merging would prove little of files that hardly ever differ.
#[test]
fn random_files_differ_in_every_way() {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    check_voices(300, |_, questionnaire, voices| {
        let merged = merge(questionnaire, voices);
        for disagreement in &merged.disagreements {
            let fact = questionnaire.questions[disagreement.question].fact;
            let says_na = disagreement
                .said
                .iter()
                .any(|said| said.answer == Answer::Na);
            let way = match &disagreement.kept {
                Answer::One(_) => "the worse option",
                Answer::Many(options) if options.is_empty() => "nothing in common",
                Answer::Many(_) => "something in common",
                _ if fact => "facts",
                _ if says_na => "not applicable against something",
                _ => "numbers",
            };
            *seen.borrow_mut().entry(way).or_default() += 1;
        }
        Ok(())
    });
    let seen = seen.into_inner();
    // The rarest is met about twenty times.
    assert_eq!(seen.len(), 6, "{seen:?}");
}

#[test]
fn answers_files_merge_by_the_rules() {
    check_voices(500, |_, questionnaire, voices| {
        merging::answers_merge_by_the_rules(questionnaire, voices)
    });
}

#[test]
fn neither_the_order_of_the_files_nor_a_file_that_comes_twice_changes_what_counts() {
    check_voices(500, merging::neither_order_nor_repetition_counts);
}

#[test]
fn the_order_of_the_files_changes_nothing_of_the_assessment() {
    check_voices(300, |_, questionnaire, voices| {
        merging::the_assessment_does_not_depend_on_the_order(questionnaire, voices)
    });
}

#[test]
fn what_was_merged_comes_back_as_it_is_when_it_is_merged_again() {
    check_voices(500, |_, questionnaire, voices| {
        merging::a_merge_merged_again_is_itself(questionnaire, voices)
    });
}

#[test]
fn one_file_merged_alone_or_with_itself_comes_back_as_it_is() {
    check_voices(300, |_, questionnaire, voices| {
        merging::one_file_comes_back_as_it_is(questionnaire, voices)
    });
}

#[test]
fn a_file_without_answers_changes_nothing() {
    check_voices(300, merging::a_file_without_answers_changes_nothing);
}

#[test]
fn files_that_leave_nothing_open_prove_together_no_more_than_any_of_them() {
    let tested = Cell::new(0);
    check(500, Style::UpwardClosed, |_, questionnaire, mut choices| {
        for _ in 0..4 {
            let voices = merging::draw_complete(&mut choices, questionnaire);
            let found = merging::merging_proves_no_more_than_any_file(questionnaire, &voices)
                .map_err(|error| TestCaseError::fail(format!("{error}\nwith {voices:#?}")))?;
            tested.set(tested.get() + found);
        }
        Ok(())
    });
    // Files that lead to other questions being asked are left out: some must remain.
    assert!(tested.get() > 500, "only {} files", tested.get());
}

/// `PALIER_EXACT` tries more questionnaires.
#[test]
fn exact_checks_say_what_trying_every_answer_shows() {
    let cases = std::env::var("PALIER_EXACT").ok();
    let cases = cases.and_then(|cases| cases.parse().ok()).unwrap_or(4000);
    let seen: RefCell<BTreeMap<String, usize>> = RefCell::default();
    check(cases, Style::Any, |model, _, _| {
        let Some(truth) = exactness::true_of(model) else {
            return Ok(());
        };
        prop_assert_eq!(exactness::said(&model.files()), truth.clone());
        let checks = truth.iter().filter_map(|said| said.split_once(' '));
        for check in checks.map(|(check, _)| check).chain(["compared"]) {
            *seen.borrow_mut().entry(check.to_owned()).or_default() += 1;
        }
        Ok(())
    });
    // Random rules are often contradictory: none of the three is rare.
    let seen = seen.into_inner();
    for check in [
        "never-asked",
        "unreachable-level",
        "vacuous-gate",
        "compared",
    ] {
        assert!(
            seen.get(check).is_some_and(|times| *times > 100),
            "{seen:?}"
        );
    }
}
