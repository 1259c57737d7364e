//! A comparison as a letter on a terminal.

use super::{Layout, Page};
use crate::messages::Lang;
use crate::report::compare::{ComparisonReport, Letter, document};
use crate::report::sentences::Marker;
use crate::truth::Truth;

/// The letter, with a final new line.
pub fn render(report: &ComparisonReport, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    document(&mut page, report, lang);
    page.finish()
}

impl Letter for Page {
    fn title(&mut self, text: &str) {
        self.blank();
        Page::title(self, text);
    }

    fn text(&mut self, text: &str) {
        Page::text(self, text);
    }

    fn remark(&mut self, text: &str) {
        self.blank();
        Page::remark(self, text);
    }

    fn rows(&mut self, rows: &[[String; 3]]) {
        self.blank();
        Page::rows(self, rows);
    }

    fn item(&mut self, state: Truth, text: &str, more: &[String]) {
        Page::item(self, Marker::of(state), text);
        for line in more {
            self.detail(line);
        }
    }
}
