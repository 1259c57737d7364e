//! Markdown that reads well on a forge.

mod compare;
mod dossier;
mod request;

use super::catalogue::{CatalogueModule, CatalogueReport};
use super::explain::{self, ExplanationReport};
use super::plan::{PlanDocument, sheet};
use super::rules::{Document, RulesReport, document};
use super::sentences::{Marker, described};
use crate::messages::Lang;
use crate::truth::Truth;

pub use self::compare::compare;
pub use self::dossier::result;
pub use self::request::request_file;

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
            text.push_str(&format!("{}\n\n", at_start(about)));
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
        resources.map(|r| format!("[{}]({})", unlinked(&described(r, lang)), address(&r.url)));
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
    /// A point of a list, or of a list in it.
    fn listed(&mut self, start: &str, text: &str) {
        self.line_of_list(start, &at_start(text));
    }

    /// A point of a list, in Markdown already.
    fn item_of(&mut self, markdown: &str) {
        self.line_of_list("- ", &guarded(markdown));
    }

    /// More about a point of a list, in Markdown already.
    fn below_of(&mut self, markdown: &str) {
        self.line_of_list("  - ", &guarded(markdown));
    }

    /// Nothing parts it from the point before.
    fn line_of_list(&mut self, start: &str, markdown: &str) {
        let last = self.0.lines().last().unwrap_or_default();
        let follows = last.trim_start().starts_with("- ");
        let parted = if follows { "" } else { "\n" };
        self.0.push_str(&format!("{parted}{start}{markdown}\n"));
    }

    fn part(&mut self, start: &str, text: &str) {
        self.apart(&format!("{start}{}", at_start(text)));
    }

    /// A paragraph to notice.
    fn strong(&mut self, text: &str) {
        self.apart(&strong(text));
    }

    /// Markdown that stands apart from what is above it.
    fn apart(&mut self, markdown: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(markdown);
        self.0.push('\n');
    }

    /// A table of words of ours above cells that are Markdown already.
    fn table<const N: usize>(
        &mut self,
        columns: [String; N],
        rows: impl Iterator<Item = [String; N]>,
    ) {
        let line = |cells: [String; N]| format!("| {} |", cells.join(" | "));
        let mut lines = vec![
            line(columns),
            line(std::array::from_fn(|_| "---".to_owned())),
        ];
        lines.extend(rows.map(line));
        self.apart(&lines.join("\n"));
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

/// A text at the start of a line, where a dash or a number would begin a list, and a line of dashes
/// would be a rule.
fn at_start(text: &str) -> String {
    guarded(&escaped(text))
}

/// The same for what is Markdown already.
fn guarded(escaped: &str) -> String {
    let escaped = escaped.trim_start();
    let digits = escaped.len()
        - escaped
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let sign = escaped[digits..].chars().next();
    match sign {
        // Forges read a slash as a command to themselves.
        Some('-' | '+' | '=' | '/') if digits == 0 => format!("\\{escaped}"),
        Some('.' | ')') if digits > 0 => {
            format!("{}\\{}", &escaped[..digits], &escaped[digits..])
        }
        _ => escaped.to_owned(),
    }
}

/// A text to notice: signs beside a blank would be shown, and a line of nothing but signs a rule.
fn strong(text: &str) -> String {
    match escaped(text).trim() {
        "" => String::new(),
        text => format!("**{text}**"),
    }
}

/// A text of the rules on one line, whose signs mean nothing to Markdown or HTML. Addresses of the web
/// stay as they are, so that they open; forges would make others of those with escaped signs.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("http") {
        let (before, address) = rest.split_at(start);
        escaped.push_str(&unlinked(before));
        let length = match opens(address, before) {
            0 => {
                escaped.push_str("http");
                "http".len()
            }
            length => {
                escaped.push_str(&address[..length]);
                length
            }
        };
        rest = &address[length..];
    }
    escaped.push_str(&unlinked(rest));
    escaped
}

/// How long the address is that a text starts with, if it is one that stands alone and none of whose
/// signs mean anything; else 0.
fn opens(text: &str, before: &str) -> usize {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let apart = before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || c == '(');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/:?=%#@+,".contains(c);
    let length = text.find(|c| !plain(c)).unwrap_or(text.len());
    let next = text[length..].chars().next();
    let ends = next.is_none_or(|c| c.is_ascii_whitespace() || c == ')');
    match is_web && apart && ends {
        true => length,
        false => 0,
    }
}

/// A text in which nothing is an address: forges make links of any `scheme://` and of `www.`.
fn unlinked(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
        .replace("://", "&#58;//")
        .replace("www.", "www&#46;")
}

/// An address that cannot leave its parentheses or its cell.
fn address(url: &str) -> String {
    let mut address = url.replace('(', "%28").replace(')', "%29");
    address = address.replace('&', "&amp;");
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

    #[test]
    fn a_text_at_the_start_of_a_line_begins_no_list_and_is_no_rule() {
        assert_eq!(at_start("- un"), "\\- un");
        assert_eq!(at_start("+ un"), "\\+ un");
        assert_eq!(at_start("1. un"), "1\\. un");
        assert_eq!(at_start("12) un"), "12\\) un");
        assert_eq!(at_start("===="), "\\====");
        assert_eq!(at_start("    un"), "un");
        assert_eq!(at_start("3 points"), "3 points");
    }

    #[test]
    fn an_address_opens_as_it_is_written_and_nothing_else_becomes_a_link() {
        let wiki = "voir https://x.fr/a_b_c?d=1 et (http://y.fr/)";
        assert_eq!(escaped(wiki), wiki);
        assert_eq!(escaped("http://e.fr/* a*"), "http&#58;//e.fr/\\* a\\*");
        assert_eq!(
            escaped("ftp://e.fr www.e.fr"),
            "ftp&#58;//e.fr www&#46;e.fr"
        );
        assert_eq!(escaped("xhttp://e.fr https"), "xhttp&#58;//e.fr https");
        assert_eq!(address("https://x/?a=1&lt;b"), "https://x/?a=1&amp;lt;b");
        assert_eq!(at_start("/close"), "\\/close");
    }

    #[test]
    fn a_text_to_notice_is_so_whatever_blanks_it_starts_with() {
        assert_eq!(strong("un"), "**un**");
        assert_eq!(strong("\u{a0}un\n"), "**un**");
        assert_eq!(strong("* "), "**\\***");
        assert_eq!(strong(" "), "");
    }
}
