//! A questionnaire as a document on a terminal.

use super::Page;
use crate::messages::Lang;
use crate::report::rules::{Document, RulesReport, document};
use crate::report::sentences::Marker;
use crate::report::table::Layout;
use crate::truth::Truth;

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

    fn step(&mut self, number: usize, text: &str) {
        Page::step(self, number, text);
    }

    fn detail(&mut self, text: &str) {
        Page::detail(self, text);
    }

    fn point(&mut self, state: Truth, text: &str) {
        Page::item(self, Marker::of(state), text);
    }

    fn below(&mut self, text: &str) {
        Page::detail(self, text);
    }

    fn action(&mut self, text: &str) {
        Page::action(self, text);
    }
}
