//! The laws of comparing two sets of answers.

use palier::answers::Answers;
use palier::compare::{Comparison, Shift, Trend, Turn, compare};
use palier::questionnaire::{Criterion, Question, Questionnaire, Ref};
use proptest::prelude::{TestCaseError, prop_assert, prop_assert_eq};

use super::choices::Choices;
use super::properties::draw_all;

type Held = Result<(), TestCaseError>;

fn compared(questionnaire: &Questionnaire, before: &Answers, after: &Answers) -> Comparison {
    compare(questionnaire, before, after, None, |_| false)
}

/// Answers compared with themselves: nothing changed.
pub fn the_same_answers_changed_nothing(questionnaire: &Questionnaire, answers: &Answers) -> Held {
    let comparison = compared(questionnaire, answers, answers);
    prop_assert!(comparison.is_empty());
    prop_assert!(comparison.criteria.is_empty());
    prop_assert!(comparison.new_answers.is_empty() && comparison.new_criteria.is_empty());
    let mut trends = comparison.dimensions.iter().map(|change| change.trend);
    prop_assert!(trends.all(|trend| trend == Trend::Same));
    prop_assert!(
        comparison
            .readiness
            .is_none_or(|change| change.trend == Trend::Same)
    );
    Ok(())
}

/// The other way round, what was gained is lost, and so on.
pub fn swapping_turns_every_change_round(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    before: &Answers,
) -> Held {
    let after = draw_all(choices, questionnaire);
    let there = compared(questionnaire, before, &after);
    let back = compared(questionnaire, &after, before);
    let answers = |c: &Comparison| c.answers.iter().map(|a| (a.question, a.turn)).collect();
    let turned: Vec<(Ref<Question>, Turn)> = answers(&back);
    let turned: Vec<_> = turned.into_iter().map(|(q, t)| (q, turn_back(t))).collect();
    let turns: Vec<(Ref<Question>, Turn)> = answers(&there);
    prop_assert_eq!(turns, turned);
    let criteria = |c: &Comparison| c.criteria.iter().map(|c| (c.criterion, c.shift)).collect();
    let shifted: Vec<(Ref<Criterion>, Shift)> = criteria(&back);
    let shifted: Vec<_> = shifted
        .into_iter()
        .map(|(c, s)| (c, shift_back(s)))
        .collect();
    let shifts: Vec<(Ref<Criterion>, Shift)> = criteria(&there);
    prop_assert_eq!(shifts, shifted);
    for (there, back) in there.dimensions.iter().zip(&back.dimensions) {
        prop_assert_eq!(there.trend, trend_back(back.trend));
        prop_assert_eq!(there.by_knowledge, back.by_knowledge);
    }
    let trend = |c: Comparison| c.readiness.map(|change| (change.stage, change.trend));
    let back = trend(back).map(|(stage, trend)| (stage, trend_back(trend)));
    prop_assert_eq!(trend(there), back);
    Ok(())
}

/// No criterion changes by itself: answers that changed made it so.
pub fn every_change_has_a_cause(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    before: &Answers,
) -> Held {
    let after = draw_all(choices, questionnaire);
    let comparison = compared(questionnaire, before, &after);
    for change in &comparison.criteria {
        prop_assert!(!change.because.is_empty(), "{change:?}");
        for cause in &change.because {
            let question = cause.question;
            prop_assert!(before.get(question) != after.get(question), "{change:?}");
        }
    }
    Ok(())
}

fn turn_back(turn: Turn) -> Turn {
    match turn {
        Turn::Better => Turn::Worse,
        Turn::Worse => Turn::Better,
        Turn::Learned => Turn::Forgotten,
        Turn::Forgotten => Turn::Learned,
        Turn::Other => Turn::Other,
    }
}

fn shift_back(shift: Shift) -> Shift {
    match shift {
        Shift::Gained => Shift::Lost,
        Shift::Lost => Shift::Gained,
        Shift::Learned => Shift::Forgotten,
        Shift::Forgotten => Shift::Learned,
        Shift::Arose => Shift::Lapsed,
        Shift::Lapsed => Shift::Arose,
    }
}

fn trend_back(trend: Trend) -> Trend {
    match trend {
        Trend::Up => Trend::Down,
        Trend::Down => Trend::Up,
        same => same,
    }
}
