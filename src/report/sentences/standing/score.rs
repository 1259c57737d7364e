//! Where a score or a share stands.

use super::{FEW, not_assessed, unknown_points};
use crate::messages::Lang;
use crate::report::DimensionReport;

/// A score alone: it has no levels.
pub fn without_levels(dimension: &DimensionReport, lang: Lang) -> [String; 3] {
    let (figure, words) = match (dimension.score, dimension.possible_score) {
        _ if not_assessed(dimension) => {
            let points = unknown_points(dimension);
            ("–".to_owned(), lang.not_assessed(points))
        }
        (Some(low), Some(high)) => {
            let words = possible(dimension, low, high, lang).map_or_else(
                || unanswered(dimension, lang),
                |(high, words)| Some(lang.score_up_to(&high, &words)),
            );
            (shown(low, None, lang), words.unwrap_or_default())
        }
        _ => ("–".to_owned(), lang.nothing_applies()),
    };
    [dimension.label.to_string(), figure, words]
}

/// The score behind a level, and what the next one takes, or what is still possible.
pub fn next_level(dimension: &DimensionReport, rank: usize, lang: Lang) -> Option<String> {
    let (low, high) = (dimension.score?, dimension.possible_score?);
    let next = dimension.levels.get(rank);
    let goal = next.map(|level| format!("{}/{}", level.rank, dimension.levels.len()));
    let from = next.and_then(|level| level.from);
    let score = shown(low, from, lang);
    if let Some((high, words)) = possible(dimension, low, high, lang) {
        return Some(lang.score_possible(&score, &high, &words));
    }
    Some(match (goal, from) {
        (Some(goal), Some(from)) => lang.score_next(&score, &goal, &shown(from, None, lang)),
        _ => lang.score_alone(&score),
    })
}

/// The upper bound, while so few points decide it that they can be checked now.
fn possible(
    dimension: &DimensionReport,
    low: f64,
    high: f64,
    lang: Lang,
) -> Option<(String, String)> {
    let points = unknown_points(dimension);
    let told = high > low && (1..=FEW).contains(&points);
    told.then(|| (shown(high, None, lang), lang.if_confirmed(points)))
}

/// Unknowns count as such in a share: how many there are must be told.
pub fn unanswered(dimension: &DimensionReport, lang: Lang) -> Option<String> {
    let points = unknown_points(dimension);
    (points > 0).then(|| lang.unanswered_points(points))
}

/// A score in two decimals, or in as many as it takes to stay below a threshold that it misses.
fn shown(score: f64, missed: Option<f64>, lang: Lang) -> String {
    let rounded = |decimals| {
        let power = 10_f64.powi(decimals);
        (score * power).round() / power
    };
    let mut candidates = (2..=6).map(rounded);
    let clear = candidates.find(|shown| missed.is_none_or(|threshold| *shown < threshold));
    lang.typed_number(clear.unwrap_or(score))
}
