//! The result on a terminal: a letter to a busy person, read from the top (design.md, section 3).

mod advice;
pub mod catalogue;
pub mod compare;
mod disagreements;
pub mod explain;
mod page;
pub mod plan;
pub mod rules;
mod standing;
mod training;
mod verdict;

use self::page::Page;
use super::sentences::{about, progress};
use super::{Report, Verdict};
use crate::charset::Charset;
use crate::messages::Lang;

/// How a result is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Columns; narrower than [`Layout::MIN_WIDTH`] is taken as that.
    pub width: usize,
    /// Whether terminal styles are added; the words are the same without.
    pub color: bool,
    /// The characters that it is written with.
    pub charset: Charset,
}

impl Layout {
    /// Fewest columns that a result is laid out in.
    pub const MIN_WIDTH: usize = 60;
    /// Most columns: longer lines are hard to read.
    pub const MAX_WIDTH: usize = 100;
    /// Columns when the result does not go to a terminal.
    pub const DEFAULT_WIDTH: usize = 80;
}

/// The letter, with a final new line.
pub fn render(report: &Report, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    heading(&mut page, report, lang);
    standing::write(&mut page, report, lang);
    verdict::write(&mut page, report, lang);
    let contacts_first = contacts_first(report);
    if contacts_first {
        advice::contacts(&mut page, report, lang);
    }
    disagreements::write(&mut page, report, lang);
    plan::write(&mut page, report, lang);
    advice::write(&mut page, report, lang);
    training::write(&mut page, report, lang);
    if !contacts_first {
        advice::contacts(&mut page, report, lang);
    }
    page.finish()
}

/// A team that may ask for support needs to know whom to ask before anything else.
fn contacts_first(report: &Report) -> bool {
    let verdict = report.readiness.as_ref().map(|readiness| readiness.verdict);
    verdict >= Some(Verdict::GoWithConditions)
}

/// What the letter comes to, in one line; `None` without stages.
pub fn recap(report: &Report, lang: Lang) -> Option<String> {
    super::sentences::recap(report, lang)
}

fn heading(page: &mut Page, report: &Report, lang: Lang) {
    page.title(&report.questionnaire.title);
    page.text(&about(report, lang));
    page.text(&progress(report, lang));
}
