//! What a result told when it was made, against the same answers on the rules of today.

use super::{Recorded, RecordedDimension, RecordedDimensionReport, RecordedLevel, RecordedReport};
use super::{RecordedReadiness, RecordedVerdictReport};
use crate::answers::Answers;
use crate::assessment::assess;
use crate::messages::Lang;
use crate::questionnaire::{Dimension, Questionnaire, Text, Verdict};
use crate::report::build::level;
use crate::report::{DimensionReport, LevelLabel, Report};

/// `today` is the result of the same `answers` on the rules of today.
pub fn recorded(
    rules: &Questionnaire,
    then: &Recorded,
    today: &Report,
    answers: &Answers,
    lang: Lang,
) -> RecordedReport {
    let of_then = |id: &str| then.dimensions.iter().find(|d| d.id == id);
    let current = today.dimensions.iter().map(|dimension| {
        let rule = rules.dimensions.find(&dimension.id);
        let rule = rule.map(|rule| &rules.dimensions[rule]);
        present(dimension, of_then(&dimension.id), rule, lang)
    });
    let gone = then.dimensions.iter();
    let gone = gone.filter(|dimension| rules.dimensions.find(&dimension.id).is_none());
    let dimensions: Vec<RecordedDimensionReport> = current.chain(gone.map(gone_by)).collect();
    let verdict = then.readiness.as_ref();
    let verdict = verdict.map(|readiness| verdict_of(rules, readiness, answers, lang));
    RecordedReport {
        same: dimensions.iter().all(|dimension| dimension.same)
            && verdict.as_ref().is_none_or(|verdict| verdict.same),
        dimensions,
        verdict,
    }
}

/// A dimension of today; `then` if it existed.
fn present(
    today: &DimensionReport,
    then: Option<&RecordedDimension>,
    rules: Option<&Dimension>,
    lang: Lang,
) -> RecordedDimensionReport {
    let level_then = then.and_then(|dimension| dimension.level.as_ref());
    let named = |level: &RecordedLevel| (level.rank, level.id.clone());
    let same_level = level_then.map(named)
        == today
            .level
            .as_ref()
            .map(|l| (l.rank, l.id.clone().map(Text::into_owned)));
    let score = then.and_then(|dimension| dimension.score);
    RecordedDimensionReport {
        id: today.id.clone(),
        label: today.label.clone(),
        same: then.is_some() && same_level && same_score(score, today.score),
        then: level_then.map(|found| told(found, rules, lang)),
        then_score: score,
        today: today.level.clone(),
        today_score: today.score,
    }
}

/// Scores are written with 6 decimals.
fn same_score(then: Option<f64>, today: Option<f64>) -> bool {
    match (then, today) {
        (Some(then), Some(today)) => (then - today).abs() < 5e-7,
        (None, None) => true,
        _ => false,
    }
}

fn gone_by(then: &RecordedDimension) -> RecordedDimensionReport {
    RecordedDimensionReport {
        id: then.id.clone().into(),
        label: then.label.clone().into(),
        same: false,
        then: then.level.as_ref().map(as_written),
        then_score: then.score,
        today: None,
        today_score: None,
    }
}

/// A level of then: its rank of then, its label in the language of today where it still exists.
fn told(found: &RecordedLevel, rules: Option<&Dimension>, lang: Lang) -> LevelLabel {
    let rank = match &found.id {
        Some(id) => rules.and_then(|rules| rules.rank_of(id)),
        None => Some(0),
    };
    match rules.zip(rank) {
        Some((rules, rank)) => LevelLabel {
            rank: found.rank,
            ..level(rules, rank, lang)
        },
        None => as_written(found),
    }
}

fn as_written(found: &RecordedLevel) -> LevelLabel {
    LevelLabel {
        rank: found.rank,
        id: found.id.clone().map(Text::from),
        label: found.label.clone().into(),
    }
}

/// A verdict is compared at the stage that it was given for: another stage is another question.
fn verdict_of(
    rules: &Questionnaire,
    then: &RecordedReadiness,
    answers: &Answers,
    lang: Lang,
) -> RecordedVerdictReport {
    let dimension = rules.stage_dimension().map(|d| &rules.dimensions[d]);
    let dimension = dimension.filter(|dimension| dimension.id == then.dimension);
    let asked = then.asked.id.as_deref();
    let stage = dimension.zip(asked).and_then(|(d, id)| d.rank_of(id));
    let today: Option<Verdict> = stage.and_then(|stage| {
        let readiness = assess(rules, answers, Some(stage)).readiness;
        readiness.map(|readiness| readiness.verdict)
    });
    RecordedVerdictReport {
        same: today == Some(then.verdict),
        stage: told(&then.asked, dimension, lang),
        then: then.verdict,
        today,
    }
}
