//! A comparison in Markdown.

use super::{Sheet, at_start, escaped};
use crate::messages::Lang;
use crate::report::compare::{ComparisonReport, Letter, document};
use crate::truth::Truth;

/// The letter.
pub fn compare(report: &ComparisonReport, lang: Lang) -> String {
    let mut page = Page {
        sheet: Sheet::default(),
        lang,
    };
    document(&mut page, report, lang);
    page.sheet.0
}

struct Page {
    sheet: Sheet,
    lang: Lang,
}

impl Letter for Page {
    fn title(&mut self, text: &str) {
        let start = if self.sheet.0.is_empty() { "# " } else { "## " };
        self.sheet.part(start, text);
    }

    fn text(&mut self, text: &str) {
        self.sheet.part("", text);
    }

    fn remark(&mut self, text: &str) {
        self.sheet.part("", text);
    }

    fn rows(&mut self, rows: &[[String; 3]]) {
        let columns = self.lang.compare_columns();
        let text = &mut self.sheet.0;
        text.push_str(&format!("\n{columns}\n| --- | --- | --- |\n"));
        for row in rows {
            let cells = row.each_ref().map(|cell| escaped(cell));
            text.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
    }

    /// More about a point stands below it, in its list.
    fn item(&mut self, state: Truth, text: &str, more: &[String]) {
        let sign = match state {
            Truth::Met => "✓ ",
            Truth::Unmet => "✗ ",
            Truth::Unknown => "? ",
            Truth::Na => "",
        };
        let page = &mut self.sheet.0;
        let last = page.lines().last().unwrap_or_default();
        if !last.trim_start().starts_with("- ") {
            page.push('\n');
        }
        let point = at_start(&format!("{sign}{text}"));
        page.push_str(&format!("- {point}\n"));
        for line in more {
            page.push_str(&format!("  - {}\n", at_start(line)));
        }
    }
}
