//! Lines of a page: wrapped to its width, indented, styled one by one. The only user of
//! `comfy-table`.

use anstyle::{AnsiColor, Style};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use textwrap::{Options, WordSplitter};

use super::Layout;
use crate::report::sentences::Marker;

/// A page being written.
pub struct Page {
    layout: Layout,
    text: String,
}

const TITLE: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
/// What stands in front of an action.
const ACTION: &str = "    → ";

impl Page {
    pub fn new(layout: Layout) -> Page {
        let width = layout.width.clamp(Layout::MIN_WIDTH, Layout::MAX_WIDTH);
        Page {
            layout: Layout { width, ..layout },
            text: String::new(),
        }
    }

    /// The text of the page.
    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless there is one already.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading.
    pub fn title(&mut self, text: &str) {
        self.wrapped("", "", text, TITLE);
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str) {
        self.wrapped("", "", text, Style::new());
    }

    /// A remark in the margin of what stands above.
    pub fn remark(&mut self, text: &str) {
        self.wrapped("", "", text, FAINT);
    }

    /// One point of a list, behind a marker.
    pub fn item(&mut self, marker: Marker, text: &str) {
        let first = format!("  {} ", marker.symbol());
        self.wrapped(&first, "    ", text, style(marker));
    }

    /// One of several steps, in order.
    pub fn step(&mut self, number: usize, text: &str) {
        let first = format!("{number:>2}. ");
        let next = " ".repeat(first.len());
        self.wrapped(&first, &next, text, Style::new());
    }

    /// A line below a point.
    pub fn detail(&mut self, text: &str) {
        self.wrapped("    ", "    ", text, Style::new());
    }

    /// What to do about a point.
    pub fn action(&mut self, text: &str) {
        self.wrapped(ACTION, &self.below(ACTION), text, Style::new());
    }

    /// An address or another text below an action.
    pub fn below_action(&mut self, text: &str) {
        let indent = self.below(ACTION);
        self.wrapped(&indent, &indent, text, Style::new());
    }

    /// An indent as wide as a sign and what stands around it.
    fn below(&self, first: &str) -> String {
        let spelled = self.layout.charset.spell(first);
        " ".repeat(textwrap::core::display_width(&spelled))
    }

    /// Rows of a label, a short figure and a text, in three columns without rules.
    pub fn rows(&mut self, rows: &[[String; 3]]) {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.layout.width).unwrap_or(u16::MAX));
        let charset = self.layout.charset;
        let spelled = |cell: &String| charset.spell(&one_line(cell)).into_owned();
        let rows: Vec<[String; 3]> = rows.iter().map(|row| row.each_ref().map(spelled)).collect();
        let room = self.room_for_texts(&rows);
        for [label, figure, text] in rows {
            // Broken here: the table would cut an address in two.
            let options = Options::new(room)
                .word_splitter(WordSplitter::NoHyphenation)
                .break_words(false);
            let text = textwrap::fill(&text, options);
            table.add_row([label, figure, text]);
        }
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == 2 { 0 } else { 2 }));
            match index {
                // A long label must leave room for what it labels.
                0 => column.set_constraint(ColumnConstraint::UpperBoundary(Width::Percentage(40))),
                1 => column.set_constraint(ColumnConstraint::ContentWidth),
                _ => column,
            };
        }
        for line in table.lines() {
            self.push(line.trim_end(), Style::new());
        }
    }

    /// Columns left to the texts by the labels and figures in front of them.
    fn room_for_texts(&self, rows: &[[String; 3]]) -> usize {
        let longest = |column: usize| {
            let cells = rows
                .iter()
                .map(|row| textwrap::core::display_width(&row[column]));
            cells.max().unwrap_or(0)
        };
        let labels = longest(0).min(self.layout.width * 40 / 100);
        self.layout.width.saturating_sub(labels + longest(1) + 4)
    }

    fn wrapped(&mut self, first: &str, next: &str, text: &str, style: Style) {
        let charset = self.layout.charset;
        let first = charset.spell(first);
        let options = Options::new(self.layout.width)
            .initial_indent(&first)
            .subsequent_indent(next)
            .word_splitter(WordSplitter::NoHyphenation)
            // An address that does not fit is left whole: cut in two, it would not open.
            .break_words(false);
        for line in textwrap::wrap(&charset.spell(&one_line(text)), options) {
            self.push(line.trim_end(), style);
        }
    }

    fn push(&mut self, line: &str, style: Style) {
        let line = self.layout.charset.print(line);
        if self.layout.color && style != Style::new() {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        } else {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}

/// Line breaks inside a text of the rules or answers become spaces: the page breaks lines itself.
fn one_line(text: &str) -> String {
    text.split(['\n', '\t'])
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The style of a sign and its words.
fn style(marker: Marker) -> Style {
    match marker {
        Marker::Missing => AnsiColor::Red.on_default(),
        Marker::Verify => AnsiColor::Yellow.on_default(),
        Marker::Holds => AnsiColor::Green.on_default(),
        Marker::Plain => Style::new(),
    }
}
