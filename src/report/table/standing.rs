//! Where the team and the project stand: a line or two per dimension.

mod score;

use super::Page;
use crate::messages::Lang;
use crate::report::{ContactReport, CriterionReport, DimensionReport, EligibilityReport, Report};
use crate::truth::Truth;

/// "Possible" is told only when so few points decide it that they can be named or checked now.
const FEW: usize = 3;

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    page.blank();
    let mut rows: Vec<[String; 3]> = Vec::new();
    for dimension in &report.dimensions {
        rows.extend(dimension_rows(report, dimension, lang));
    }
    if let Some(eligibility) = &report.support.eligibility {
        rows.push([
            lang.row_support(),
            String::new(),
            support(eligibility, lang),
        ]);
    }
    if !super::contacts_first(report)
        && let Some(contact) = contact(&report.support.contacts)
    {
        rows.push([lang.row_contact(), String::new(), contact]);
    }
    page.rows(&rows);
}

/// The first one with an address; all there is to know stands at the end of the letter.
fn contact(contacts: &[ContactReport]) -> Option<String> {
    let (first, others) = contacts.split_first()?;
    let address = first.mail.as_ref().or(first.url.as_ref());
    let names = [Some(&first.label), address].into_iter().flatten();
    let names = names.chain(others.iter().map(|contact| &contact.label));
    Some(names.map(String::as_str).collect::<Vec<_>>().join(", "))
}

fn dimension_rows(report: &Report, dimension: &DimensionReport, lang: Lang) -> Vec<[String; 3]> {
    let Some(level) = &dimension.level else {
        return vec![score::without_levels(dimension, lang)];
    };
    let count = dimension.levels.len();
    let row = |rank: &str, words| [dimension.label.clone(), format!("{rank}/{count}"), words];
    if not_assessed(dimension) {
        return vec![row("–", lang.not_assessed(unknown_points(dimension)))];
    }
    if dimension.rule != "staged" && dimension.levels.iter().all(|level| level.state == "void") {
        return vec![row("–", lang.nothing_applies())];
    }
    let mut rows = vec![row(&level.rank.to_string(), level.label.clone())];
    let is_stage = report
        .readiness
        .as_ref()
        .is_some_and(|readiness| readiness.dimension == dimension.id);
    let more = match dimension.rule {
        "score" => score::next_level(dimension, level.rank, lang),
        "first" => score::unanswered(dimension, lang),
        _ if is_stage => None,
        _ => next_level(dimension, level.rank, lang),
    };
    rows.extend(more.map(|words| [String::new(), String::new(), words]));
    rows
}

/// Mostly unanswered: an upper bound would only flatter.
pub fn not_assessed(dimension: &DimensionReport) -> bool {
    let unknown = unknown_points(dimension);
    if let Some(items) = &dimension.items {
        return unknown > items.known && (items.known == 0 || unknown > FEW);
    }
    let decided =
        in_state(dimension, Truth::Met).count() + in_state(dimension, Truth::Unmet).count();
    unknown > decided && in_state(dimension, Truth::Unmet).count() == 0 && unknown > FEW
}

/// Criteria of its levels, or what it counts, of which nothing is known.
fn unknown_points(dimension: &DimensionReport) -> usize {
    let items = dimension.items.as_ref();
    items.map_or_else(
        || in_state(dimension, Truth::Unknown).count(),
        |items| items.unknown,
    )
}

fn in_state(dimension: &DimensionReport, state: Truth) -> impl Iterator<Item = &CriterionReport> {
    let criteria = dimension.levels.iter().flat_map(|level| &level.criteria);
    criteria.filter(move |criterion| criterion.state == state)
}

/// What separates the team from the next level, or from the highest that is still possible.
fn next_level(dimension: &DimensionReport, proven: usize, lang: Lang) -> Option<String> {
    let count = dimension.levels.len();
    let next = dimension
        .levels
        .iter()
        .find(|level| level.rank > proven && level.state == "open")?;
    let goal = format!("{}/{count}", next.rank);
    let of = |state| next.criteria.iter().filter(move |c| c.state == state);
    let (missing, unknown) = (of(Truth::Unmet).count(), of(Truth::Unknown).count());
    if missing + unknown == 1 {
        let only = of(Truth::Unmet).chain(of(Truth::Unknown)).next()?;
        return Some(match only.state {
            Truth::Unmet => lang.only_missing(&goal, &only.text),
            _ => lang.only_to_verify(&goal, &only.text),
        });
    }
    let possible = dimension.possible.as_ref().map_or(0, |level| level.rank);
    if missing == 0 {
        let points = undecided_up_to(dimension, possible);
        if points <= FEW {
            let goal = format!("{possible}/{count}");
            return Some(lang.possible_if(&goal, points));
        }
    }
    Some(lang.missing_for(&goal, missing, unknown))
}

fn undecided_up_to(dimension: &DimensionReport, rank: usize) -> usize {
    let levels = dimension.levels.iter().filter(|level| level.rank <= rank);
    let criteria = levels.flat_map(|level| &level.criteria);
    criteria.filter(|c| c.state == Truth::Unknown).count()
}

fn support(eligibility: &EligibilityReport, lang: Lang) -> String {
    let case = eligibility.label.as_deref();
    match (eligibility.state, case) {
        ("eligible", _) => eligibility.offers.join(", "),
        ("to-clarify", _) => lang.support_to_clarify(eligibility.to_clarify.len()),
        (_, Some(case)) => lang.support_none_case(case),
        _ => lang.support_none(),
    }
}
