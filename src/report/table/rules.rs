//! A questionnaire as a document on a terminal.

use super::Page;
use super::page::Marker;
use crate::messages::Lang;
use crate::report::rules::{Document, RulesReport, document};
use crate::report::table::Layout;

/// The document, with a final new line.
pub fn render(rules: &RulesReport, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    document(&mut page, rules, lang);
    page.finish()
}

impl Document for Page {
    fn blank(&mut self) {
        Page::blank(self);
    }

    fn title(&mut self, text: &str) {
        Page::title(self, text);
    }

    fn heading(&mut self, text: &str) {
        Page::text(self, text);
    }

    fn text(&mut self, text: &str) {
        Page::text(self, text);
    }

    fn item(&mut self, text: &str) {
        Page::item(self, Marker::Plain, text);
    }

    fn detail(&mut self, text: &str) {
        Page::detail(self, text);
    }
}
