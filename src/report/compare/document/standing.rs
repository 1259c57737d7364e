//! What moved: in one line, then a row per dimension.

use super::super::{
    ComparisonReport, DimensionChangeReport, EligibilityReport, SideReport, StandingReport,
};
use super::{arrow, profiles, verdict};
use crate::messages::Lang;
use crate::report::EligibilityState;

/// So many dimensions that moved are named in the first line; the others are counted.
const NAMED: usize = 3;

/// What the whole comes to.
pub fn headline(report: &ComparisonReport, lang: Lang) -> String {
    let moved = report.dimensions.iter().filter(|d| d.change != "same");
    let moved: Vec<String> = moved
        .map(|dimension| format!("{} {}", dimension.label, move_of(dimension, lang)))
        .collect();
    if !moved.is_empty() {
        let more = moved.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| lang.and_more(more));
        let named = moved.into_iter().take(NAMED).chain(more);
        return named.collect::<Vec<_>>().join(" · ");
    }
    if !report.changed {
        return unchanged(report, lang);
    }
    match &report.readiness {
        Some(readiness) if readiness.change != "same" => lang.compare_only_verdict(
            &verdict::word(&readiness.before, lang),
            &verdict::word(&readiness.after, lang),
        ),
        _ => lang.compare_no_level(&counted(report, lang)),
    }
}

/// No answer changed; other profiles are asked other questions, though, and that shows in the counts.
fn unchanged(report: &ComparisonReport, lang: Lang) -> String {
    if !profiles::differ(report) {
        return lang.compare_nothing();
    }
    let (before, after) = (answered(&report.before), answered(&report.after));
    match before == after {
        true => lang.compare_only_profiles(),
        false => lang.compare_only_profiles_counts(&arrow(&before, &after)),
    }
}

/// How many questions asked of the profiles present have an answer.
fn answered(side: &SideReport) -> String {
    (side.progress.answered + side.progress.na).to_string()
}

/// What changed below the levels: criteria, or only answers.
fn counted(report: &ComparisonReport, lang: Lang) -> String {
    let counting = |list: &[super::super::CriterionChangeReport]| {
        list.iter().filter(|criterion| criterion.counts).count()
    };
    let criteria = &report.criteria;
    let words = [
        (counting(&criteria.gained), Lang::compare_gained as Counting),
        (counting(&criteria.lost), Lang::compare_lost),
        (counting(&criteria.newly_known), Lang::compare_learned),
        (counting(&criteria.no_longer_known), Lang::compare_forgotten),
    ];
    let words: Vec<String> = words
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| words(lang, count))
        .collect();
    if words.is_empty() {
        let answers = &report.answers;
        let lists = [
            &answers.changed,
            &answers.newly_known,
            &answers.no_longer_known,
        ];
        return lang.compare_answers(lists.iter().map(|list| list.len()).sum());
    }
    words.join(", ")
}

type Counting = fn(Lang, usize) -> String;

/// A row per dimension, then what else is told in a line.
pub fn rows(report: &ComparisonReport, lang: Lang) -> Vec<[String; 3]> {
    let dimensions = report.dimensions.iter();
    let mut rows: Vec<[String; 3]> = dimensions
        .map(|dimension| {
            let label = dimension.label.to_string();
            [label, figure(dimension, lang), words(dimension, lang)]
        })
        .collect();
    if let Some(eligibility) = report.eligibility.as_ref().filter(|change| !change.same) {
        let before = support(&eligibility.before, lang);
        let after = support(&eligibility.after, lang);
        let words = lang.compare_support(&before, &after);
        rows.push([lang.row_support(), String::new(), words]);
    }
    rows.push(answers_row(report, lang));
    rows
}

/// How many answers count, and how many questions are left, both of the profiles present.
fn answers_row(report: &ComparisonReport, lang: Lang) -> [String; 3] {
    let (before, after) = (&report.before.progress, &report.after.progress);
    let of_profiles = profiles::differ(report).then(|| lang.compare_of_profiles());
    let pending = arrow(&before.pending.to_string(), &after.pending.to_string());
    let pending = (before.pending + after.pending > 0).then(|| lang.compare_pending(&pending));
    let parts: Vec<String> = [of_profiles, pending].into_iter().flatten().collect();
    let counts = arrow(&answered(&report.before), &answered(&report.after));
    let details = parts.join(&lang.separator_list());
    [lang.compare_row_answers(), counts, details]
}

/// The level or the score, then and now.
fn figure(dimension: &DimensionChangeReport, lang: Lang) -> String {
    let of = |standing: &StandingReport| match (&standing.level, standing.score) {
        _ if !standing.assessed && dimension.levels > 0 => format!("–/{}", dimension.levels),
        (Some(level), _) => format!("{}/{}", level.rank, dimension.levels),
        (None, Some(score)) if standing.assessed => lang.typed_number(rounded(score, 2)),
        _ => "–".to_owned(),
    };
    let (before, after) = (of(&dimension.before), of(&dimension.after));
    let scores = (dimension.before.score, dimension.after.score);
    match scores {
        (Some(old), Some(new)) if dimension.levels == 0 && before == after => {
            scores_in(old, new, lang)
        }
        _ => arrow(&before, &after),
    }
}

/// What moved: the level, or the score behind a level that is the same.
fn move_of(dimension: &DimensionChangeReport, lang: Lang) -> String {
    let same_level = dimension.before.level == dimension.after.level;
    match (dimension.before.score, dimension.after.score) {
        (Some(before), Some(after)) if same_level => scores_in(before, after, lang),
        _ => figure(dimension, lang),
    }
}

/// Two scores, in as many decimals as it takes to tell them apart.
fn scores_in(before: f64, after: f64, lang: Lang) -> String {
    let decimals = (2..=6).find(|&d| rounded(before, d) != rounded(after, d));
    let shown = |score| lang.typed_number(rounded(score, decimals.unwrap_or(2)));
    arrow(&shown(before), &shown(after))
}

fn rounded(score: f64, decimals: i32) -> f64 {
    let power = 10_f64.powi(decimals);
    (score * power).round() / power
}

/// The level of now, and what explains a move that nobody worked for.
fn words(dimension: &DimensionChangeReport, lang: Lang) -> String {
    let standing = &dimension.after;
    let level = standing.level.as_ref().filter(|_| standing.assessed);
    let level = level.map(|level| level.label.to_string());
    let scores = (dimension.before.score, dimension.after.score);
    let score = match scores {
        (Some(before), Some(after)) if dimension.levels > 0 && before != after => {
            Some(lang.score_alone(&scores_in(before, after, lang)))
        }
        _ => None,
    };
    let why = dimension.by_knowledge.then(|| match dimension.change {
        "down" => lang.compare_only_forgotten(),
        _ => lang.compare_only_learned(),
    });
    let assessed = dimension.before.assessed || standing.assessed;
    let unassessed = (!assessed).then(|| lang.compare_unassessed());
    let parts = [level, score, why, unassessed].into_iter().flatten();
    parts.collect::<Vec<_>>().join(&lang.separator_list())
}

fn support(eligibility: &EligibilityReport, lang: Lang) -> String {
    match eligibility.state {
        EligibilityState::Eligible => eligibility.offers.join(", "),
        EligibilityState::ToClarify => lang.compare_to_clarify(),
        EligibilityState::None => lang.compare_no_support(),
    }
}
