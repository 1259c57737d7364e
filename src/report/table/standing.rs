//! Where the team and the project stand: a line or two per dimension.

use super::Page;
use crate::messages::Lang;
use crate::report::Report;
use crate::report::sentences::{contact_row, dimension_rows, support_row};

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    page.blank();
    let mut rows = rows(report, lang);
    if !super::contacts_first(report) {
        rows.extend(contact_row(report, lang));
    }
    page.rows(&rows);
}

/// What, how far, and what it means: a row or two per dimension, then which support is planned.
fn rows(report: &Report, lang: Lang) -> Vec<[String; 3]> {
    let dimensions = report.dimensions.iter();
    let rows = dimensions.flat_map(|dimension| dimension_rows(report, dimension, lang));
    rows.chain(support_row(report, lang)).collect()
}
