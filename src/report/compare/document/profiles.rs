//! Other profiles are asked other questions: what they leave unanswered says nothing of the team.

use super::super::{ComparisonReport, SideReport};
use crate::messages::Lang;

/// Whether other profiles are present than were.
pub fn differ(report: &ComparisonReport) -> bool {
    let (before, after) = (&report.before, &report.after);
    !missing(before, after).is_empty() || !missing(after, before).is_empty()
}

/// Which profiles left or joined, and what may come from that; `None` when they are the same.
pub fn warning(report: &ComparisonReport, lang: Lang) -> Option<String> {
    let (before, after) = (&report.before, &report.after);
    let (left, joined) = (missing(before, after), missing(after, before));
    let told = |profiles: &[&str], words: fn(Lang, &str) -> String| {
        (!profiles.is_empty()).then(|| words(lang, &profiles.join(", ")))
    };
    let changes = [
        told(&left, Lang::compare_profiles_left),
        told(&joined, Lang::compare_profiles_joined),
    ];
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    if changes.is_empty() {
        return None;
    }
    let warning = lang.compare_profiles(&changes.join(&lang.separator_list()));
    // Those who left may have been the ones to know.
    let forgot = !left.is_empty() && !report.answers.no_longer_known.is_empty();
    Some(match forgot {
        true => format!("{warning} {}", lang.compare_profiles_forgot()),
        false => warning,
    })
}

/// Labels of the profiles of one side that the other has not.
fn missing<'r>(side: &'r SideReport, other: &SideReport) -> Vec<&'r str> {
    let profiles = side.profiles.iter();
    let missing = profiles.filter(|profile| !other.profiles.contains(profile));
    missing.map(|profile| profile.label.as_ref()).collect()
}
