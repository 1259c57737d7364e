//! The laws of the format (section 5) on questionnaires of hundreds of questions and criteria, of
//! which nothing can be tried out: `PALIER_CASES` times as many, `PALIER_SEED` others.
#![allow(clippy::unwrap_used, clippy::expect_used)]

// Shared with the laws of small questionnaires, which need the rest.
#[allow(dead_code)]
mod laws {
    pub mod choices;
    pub mod fraction;
    pub mod generate;
    pub mod model;
    pub mod program;
    pub mod properties;
    pub mod reference;
}

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Write;

use laws::choices::holds;
use laws::generate::Style;
use laws::generate::large::{Large, large};
use laws::model::{Combine, Rule};
use laws::program::{loaded, written};
use laws::properties;
use palier::answers::Answers;
use palier::assessment::assess;
use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::questionnaire::{Questionnaire, load};
use palier::support::prerequisites;
use palier::training;
use proptest::prelude::TestCaseError;
use proptest::prop_assert_eq;

/// Runs a property on so many questionnaires, each with answers.
fn check(
    questionnaires: u32,
    style: Style,
    property: impl Fn(&Large, &Questionnaire, &Answers) -> Result<(), TestCaseError>,
) {
    holds(questionnaires, &large(style), |large| {
        let questionnaire = loaded(&large.model);
        let answers = large.answers(&questionnaire);
        property(&large, &questionnaire, &answers)
    });
}

/// The laws would prove little of questionnaires that are small, or that nothing happens in.
#[test]
fn random_questionnaires_are_large_and_meet_every_rule() {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    check(24, Style::Any, |large, questionnaire, answers| {
        let model = &large.model;
        let assessment = assess(questionnaire, answers, None);
        let standings = || {
            questionnaire
                .dimensions
                .refs()
                .map(|d| assessment.dimension(d))
        };
        let combines = |wanted: Combine| {
            let is = |rule: &Rule| matches!(rule, Rule::Score { combine, of } if *combine == Some(wanted) && of.len() > 50);
            model.dimensions.iter().any(|dimension| is(&dimension.rule))
        };
        let verdict = |name| {
            let readiness = assessment.readiness.as_ref();
            readiness.is_some_and(|readiness| readiness.verdict.name() == name)
        };
        let first = |rule: &Rule| matches!(rule, Rule::First { .. });
        for (what, is_so) in [
            ("300 questions", model.questions.len() >= 300),
            ("300 criteria", model.criteria.len() >= 300),
            ("20 dimensions", model.dimensions.len() >= 20),
            (
                "100 conditions",
                model.questions.iter().filter(|q| q.when.is_some()).count() >= 100,
            ),
            ("five profiles", model.profiles == 5),
            ("a mean of 50 items", combines(Combine::Mean)),
            ("a sum of 50 items", combines(Combine::Sum)),
            ("a min of 50 items", combines(Combine::Min)),
            ("a max of 50 items", combines(Combine::Max)),
            ("shares", model.dimensions.iter().any(|d| first(&d.rule))),
            ("a level proven", standings().any(|s| s.proven > 0)),
            (
                "an undecided level",
                standings().any(|s| s.proven < s.possible),
            ),
            ("no-go", verdict("no-go")),
            ("to-verify", verdict("to-verify")),
            ("go-with-conditions", verdict("go-with-conditions")),
            ("go", verdict("go")),
        ] {
            *seen.borrow_mut().entry(what).or_default() += usize::from(is_so);
        }
        Ok(())
    });
    let seen = seen.into_inner();
    assert!(seen.values().all(|times| *times > 0), "{seen:?}");
}

#[test]
fn settling_what_is_unknown_only_narrows_what_is_possible() {
    check(24, Style::Bounded, |large, questionnaire, answers| {
        let mut before = answers.clone();
        for step in 1..=2 {
            let after = large.settled(questionnaire, &before, step);
            properties::narrows(questionnaire, &before, &after).map_err(|error| {
                let (before, after) = (
                    written(questionnaire, &before),
                    written(questionnaire, &after),
                );
                TestCaseError::fail(format!(
                    "{error}\n# before.toml\n{before}\n# after.toml\n{after}"
                ))
            })?;
            before = after;
        }
        Ok(())
    });
}

#[test]
fn a_better_answer_lowers_no_level_and_worsens_no_verdict() {
    let tested = Cell::new(0);
    check(24, Style::UpwardClosed, |large, questionnaire, answers| {
        assert!(properties::is_upward_closed(questionnaire));
        for improved in large.improved(questionnaire, answers) {
            let found = properties::better_never_harms(questionnaire, answers, &improved);
            let found = found.map_err(|error| {
                let better = written(questionnaire, &improved);
                TestCaseError::fail(format!("{error}\n# better.toml\n{better}"))
            })?;
            tested.set(tested.get() + usize::from(found));
        }
        Ok(())
    });
    // Better answers that change what is asked are left out: some must remain.
    assert!(tested.get() > 50, "only {} better answers", tested.get());
}

#[test]
fn a_gate_that_does_not_apply_never_yields_go_and_the_verdict_follows_its_reasons() {
    check(24, Style::Any, |_, questionnaire, answers| {
        properties::a_gate_that_is_na_never_yields_go(questionnaire, answers)?;
        properties::the_verdict_follows_its_reasons(questionnaire, answers)
    });
}

#[test]
fn a_question_that_nobody_answered_is_unknown() {
    check(24, Style::Any, |_, questionnaire, answers| {
        properties::a_missing_answer_counts_as_unknown(questionnaire, answers)
    });
}

#[test]
fn assessing_is_a_function_of_the_answers() {
    check(12, Style::Any, |_, questionnaire, answers| {
        properties::assessing_twice_gives_the_same(questionnaire, answers)
    });
}

#[test]
fn the_language_changes_no_level_score_state_or_order() {
    check(16, Style::Any, |large, questionnaire, answers| {
        let french = in_french(large);
        prop_assert_eq!(said(&french, answers), said(questionnaire, answers));
        let shown = french.questions.iter().all(|(_, q)| q.text == "Texte");
        assert!(shown, "the translation is not shown");
        Ok(())
    });
}

/// All that follows from answers, in order, without a word of it.
fn said(questionnaire: &Questionnaire, answers: &Answers) -> String {
    let assessment = assess(questionnaire, answers, None);
    let profiles: Vec<_> = questionnaire.profiles.refs().collect();
    let mut said = format!("{assessment:#?}\n");
    for prerequisite in prerequisites(questionnaire, &assessment) {
        let criterion = &questionnaire.criteria[prerequisite.criterion].id;
        let _ = writeln!(
            said,
            "{criterion} {:?} {:?}",
            prerequisite.kind, prerequisite.timing
        );
    }
    let _ = writeln!(
        said,
        "{:?}",
        palier::support::eligibility(questionnaire, &assessment)
    );
    let _ = writeln!(
        said,
        "{:?}",
        training::paths(questionnaire, &assessment, &profiles)
    );
    said
}

/// The same questionnaire in another language, every text of it translated.
fn in_french(large: &Large) -> Questionnaire {
    let model = &large.model;
    let mut text = String::new();
    for index in 0..model.questions.len() {
        let _ = writeln!(text, "[question.q{index}]\ntext = \"Texte\"");
    }
    for index in 0..model.criteria.len() {
        let _ = writeln!(text, "[criterion.c{index}]\ntext = \"Texte\"");
    }
    for (index, dimension) in model.dimensions.iter().enumerate() {
        let _ = writeln!(text, "[dimension.d{index}]\nlabel = \"Texte\"");
        for rank in 1..=dimension.levels.len() {
            let _ = writeln!(
                text,
                "[dimension.d{index}.level.l{rank}]\nlabel = \"Texte\""
            );
        }
    }
    for index in 0..model.profiles {
        let _ = writeln!(text, "[profile.p{index}]\nlabel = \"Texte {index}\"");
    }
    let name = "translations/fr.toml".to_owned();
    let translation = Source { name, text };
    let french = load(&model.files(), Some(("fr", &translation)), Lang::Fr);
    french.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::Fr, false)))
}
