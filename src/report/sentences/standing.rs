//! Where the team and the project stand: a line or two per dimension.

mod score;

use crate::assessment::LevelState;
use crate::messages::Lang;
use crate::report::{
    ContactReport, CriterionReport, DimensionReport, EligibilityReport, EligibilityState, Report,
    RuleName,
};
use crate::truth::Truth;

/// "Possible" is told only when so few points decide it that they can be named or checked now.
const FEW: usize = 3;

/// Which support is planned; `None` when the questionnaire has no cases.
pub fn support_row(report: &Report, lang: Lang) -> Option<[String; 3]> {
    let eligibility = report.support.eligibility.as_ref()?;
    let words = support(eligibility, lang);
    Some([lang.row_support(), String::new(), words])
}

/// A dimension: what, how far, and what it means; a second row goes on without a label.
pub fn dimension_rows(
    report: &Report,
    dimension: &DimensionReport,
    lang: Lang,
) -> Vec<[String; 3]> {
    let Some(level) = &dimension.level else {
        return vec![score::without_levels(dimension, lang)];
    };
    let count = dimension.levels.len();
    let row = |rank: &str, words| {
        [
            dimension.label.to_string(),
            format!("{rank}/{count}"),
            words,
        ]
    };
    if not_assessed(dimension) {
        return vec![row("–", lang.not_assessed(unknown_points(dimension)))];
    }
    if dimension.rule != RuleName::Staged
        && dimension
            .levels
            .iter()
            .all(|level| level.state == LevelState::Void)
    {
        return vec![row("–", lang.nothing_applies())];
    }
    let mut rows = vec![row(&level.rank.to_string(), level.label.to_string())];
    let is_stage = report
        .readiness
        .as_ref()
        .is_some_and(|readiness| readiness.dimension == dimension.id);
    let more = match dimension.rule {
        RuleName::Score => score::next_level(dimension, level.rank, lang),
        RuleName::First => score::unanswered(dimension, lang),
        RuleName::Staged if is_stage => None,
        RuleName::Staged => next_level(dimension, level.rank, lang),
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
        .find(|level| level.rank > proven && level.state == LevelState::Open)?;
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

/// Which support is planned.
pub fn support(eligibility: &EligibilityReport, lang: Lang) -> String {
    let case = eligibility.label.as_deref();
    match (eligibility.state, case) {
        (EligibilityState::Eligible, _) => eligibility.offers.join(", "),
        (EligibilityState::ToClarify, _) => lang.support_to_clarify(eligibility.to_clarify.len()),
        (EligibilityState::None, Some(case)) => lang.support_none_case(case),
        (EligibilityState::None, None) => lang.support_none(),
    }
}

/// Whom to ask; `None` when nobody is named.
pub fn contact_row(report: &Report, lang: Lang) -> Option<[String; 3]> {
    let contact = contact(&report.support.contacts)?;
    Some([lang.row_contact(), String::new(), contact])
}

/// The first one with an address; all there is to know stands at the end of the letter.
fn contact(contacts: &[ContactReport]) -> Option<String> {
    let (first, others) = contacts.split_first()?;
    let address = first.mail.as_ref().or(first.url.as_ref());
    let names = [Some(&first.label), address].into_iter().flatten();
    let names = names.chain(others.iter().map(|contact| &contact.label));
    Some(names.map(|name| &**name).collect::<Vec<_>>().join(", "))
}
