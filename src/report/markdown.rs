//! Markdown that reads well on a forge.

mod compare;

use super::catalogue::{CatalogueModule, CatalogueReport};
use super::explain::{self, ExplanationReport};
use super::plan::{PlanDocument, sheet};
use super::rules::{Document, RulesReport, document};
use super::table::{Marker, described};
use crate::messages::Lang;
use crate::truth::Truth;

pub use self::compare::compare;

/// The training on offer: a heading per track, a table per track.
pub fn catalogue(catalogue: &CatalogueReport, lang: Lang) -> String {
    let mut text = format!(
        "# {}\n",
        escaped(&lang.catalogue_of(&catalogue.questionnaire.title))
    );
    if catalogue.tracks.is_empty() {
        text.push_str(&format!("\n{}\n", lang.catalogue_empty()));
    }
    for track in &catalogue.tracks {
        text.push_str(&format!("\n## {}\n\n", escaped(&track.label)));
        if let Some(about) = &track.text {
            text.push_str(&format!("{}\n\n", escaped(about)));
        }
        text.push_str(&lang.catalogue_columns());
        text.push_str("\n| --- | --- | --- | --- |\n");
        for module in &track.modules {
            text.push_str(&row(module, lang));
        }
    }
    text
}

fn row(module: &CatalogueModule, lang: Lang) -> String {
    let profiles: Vec<String> = module.profiles.iter().map(|p| escaped(&p.label)).collect();
    let profiles = if profiles.is_empty() {
        lang.everyone()
    } else {
        profiles.join(", ")
    };
    let resources = module.resources.iter();
    let resources =
        resources.map(|r| format!("[{}]({})", escaped(&described(r, lang)), address(&r.url)));
    let resources: Vec<String> = resources.collect();
    let resources = if resources.is_empty() {
        lang.no_resource()
    } else {
        resources.join("<br>")
    };
    let level = format!("{}. {}", module.level.rank, escaped(&module.level.label));
    format!(
        "| {level} | {} | {profiles} | {resources} |\n",
        escaped(&module.title)
    )
}

/// A questionnaire as a document to read.
pub fn rules(rules: &RulesReport, lang: Lang) -> String {
    let mut sheet = Sheet::default();
    document(&mut sheet, rules, lang);
    sheet.0
}

/// A plan as a document to read.
pub fn plan(plan: &PlanDocument, lang: Lang) -> String {
    let mut page = Sheet::default();
    sheet(&mut page, plan, lang);
    page.0
}

/// Why the answers come to what they come to.
pub fn explanation(report: &ExplanationReport, lang: Lang) -> String {
    let mut sheet = Sheet::default();
    explain::document(&mut sheet, report, lang);
    sheet.0
}

/// Markdown under way. An empty line parts what would run together.
#[derive(Default)]
struct Sheet(String);

impl Sheet {
    /// A point of a list, or of a list in it: nothing parts it from the point before.
    fn listed(&mut self, start: &str, text: &str) {
        let last = self.0.lines().last().unwrap_or_default();
        let follows = last.trim_start().starts_with("- ");
        let parted = if follows { "" } else { "\n" };
        self.0
            .push_str(&format!("{parted}{start}{}\n", escaped(text)));
    }

    fn part(&mut self, start: &str, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{start}{}\n", escaped(text)));
    }
}

impl Document for Sheet {
    /// Every part stands apart already.
    fn blank(&mut self) {}

    fn title(&mut self, text: &str) {
        let start = if self.0.is_empty() { "# " } else { "## " };
        self.part(start, text);
    }

    fn heading(&mut self, text: &str) {
        self.part("### ", text);
    }

    fn text(&mut self, text: &str) {
        self.part("", text);
    }

    fn item(&mut self, text: &str) {
        self.listed("- ", text);
    }

    fn step(&mut self, number: usize, text: &str) {
        self.part(&format!("### {number}. "), text);
    }

    fn detail(&mut self, text: &str) {
        self.part("", text);
    }

    fn point(&mut self, state: Truth, text: &str) {
        let symbol = Marker::of(state).symbol();
        self.listed("- ", &format!("{symbol} {text}"));
    }

    fn below(&mut self, text: &str) {
        self.listed("  - ", text);
    }

    fn action(&mut self, text: &str) {
        self.listed("  - ", &format!("→ {text}"));
    }

    /// On its line: a paragraph of its own would part the list.
    fn item_with(&mut self, text: &str, more: &str) {
        self.item(&format!("{text} ({more})"));
    }
}

/// A text of the rules on one line, whose signs mean nothing to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address that cannot leave its parentheses or its cell.
fn address(url: &str) -> String {
    let mut address = url.replace('(', "%28").replace(')', "%29");
    address = address.replace('|', "%7C").replace('\\', "%5C");
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_rules_cannot_break_a_table_or_become_markup() {
        let hostile = "a | b\n<script>`x` [y](z) **b**";
        let safe = "a \\| b &lt;script&gt;\\`x\\` \\[y\\](z) \\*\\*b\\*\\*";
        assert_eq!(escaped(hostile), safe);
        assert_eq!(address("https://x/(a)|b"), "https://x/%28a%29%7Cb");
    }
}
