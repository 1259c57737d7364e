//! Why the answers come to what they come to, on a terminal.

use super::{Layout, Page};
use crate::messages::Lang;
use crate::report::explain::{ExplanationReport, document};

/// The explanation, with a final new line.
pub fn render(report: &ExplanationReport, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    document(&mut page, report, lang);
    page.finish()
}
