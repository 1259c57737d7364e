//! What every format says in the same words, made from the result.

mod disagreements;
mod marker;
mod standing;
mod training;
mod verdict;

pub use self::disagreements::{is_undecided, kept, respondent};
pub use self::marker::Marker;
pub use self::standing::{
    contact_row, dimension_rows, not_assessed, support as offered, support_row,
};
pub use self::training::{PURPOSES, described, groups, purpose};
pub use self::verdict::{
    absentees, answer, answered, asked_at, expected, follows, gates, no_support, question, recap,
};

use super::Report;
use crate::messages::Lang;

/// Label of the dimension of stages.
pub fn stage_label(report: &Report) -> String {
    let readiness = report.readiness.as_ref();
    let stages = report.dimensions.iter();
    let stages = stages.filter(|d| readiness.is_some_and(|r| r.dimension == d.id));
    stages.map(|dimension| dimension.label.as_ref()).collect()
}

/// When it was assessed, and who took part.
pub fn about(report: &Report, lang: Lang) -> String {
    let profiles: Vec<&str> = report.profiles.iter().map(|p| p.label.as_ref()).collect();
    let date = lang.date(&report.assessed_at);
    match profiles.is_empty() {
        true => lang.report_of_all(&date),
        false => lang.report_of(&date, &profiles.join(", ")),
    }
}

/// How much was answered.
pub fn progress(report: &Report, lang: Lang) -> String {
    let progress = &report.progress;
    lang.report_progress(progress.answered + progress.na, progress.pending)
}
