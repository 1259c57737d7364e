//! Located faults of rule files and answers files, with a help line, and how they are drawn.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};
use textwrap::Options;

use crate::charset::Charset;
use crate::messages::Lang;

/// Where something stands: which source, and the byte range in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Index in [`Sources`].
    pub source: usize,
    /// Byte range in the source's text.
    pub span: Range<usize>,
}

/// One text that was read, with the name to show for it.
#[derive(Debug, Clone)]
pub struct Source {
    /// File name as the user would write it.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// The texts that places point into.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text and returns its index for [`Place::source`].
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> usize {
        self.0.push(Source {
            name: name.into(),
            text: text.into(),
        });
        self.0.len() - 1
    }

    /// The source of that index, as [`Sources::add`] returned it.
    pub fn get(&self, index: usize) -> Option<&Source> {
        self.0.get(index)
    }

    /// `file:line:column` of the start of a place; lines and columns count from 1, columns in
    /// characters.
    pub fn location(&self, place: &Place) -> String {
        let Some(at) = Positions::of(self).find(place) else {
            return String::new();
        };
        format!("{}:{}:{}", at.file, at.line, at.column)
    }
}

/// Where a place starts, for people and editors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Name of the file, safe to print on one line.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Finds the positions of places. Places in the order of their file cost one reading of it
/// together: a file may have a fault in every word.
pub struct Positions<'s> {
    sources: &'s Sources,
    source: usize,
    byte: usize,
    line: usize,
    column: usize,
}

impl<'s> Positions<'s> {
    /// Positions in these texts.
    pub fn of(sources: &'s Sources) -> Positions<'s> {
        Positions {
            sources,
            source: 0,
            byte: 0,
            line: 1,
            column: 1,
        }
    }

    /// Where a place starts; `None` if its text is not there.
    pub fn find(&mut self, place: &Place) -> Option<Position> {
        let source = self.sources.get(place.source)?;
        let start = floor_char_boundary(&source.text, place.span.start);
        if place.source != self.source || start < self.byte {
            (self.byte, self.line, self.column) = (0, 1, 1);
        }
        if self.byte == 0 {
            self.byte = text_start(&source.text).min(start);
        }
        for character in source.text[self.byte..start].chars() {
            if character == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        (self.source, self.byte) = (place.source, start);
        Some(Position {
            file: clean(&source.name).replace(['\n', '\t'], " "),
            line: self.line,
            column: self.column,
        })
    }
}

/// How much a fault matters (format.md, section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rules cannot be used so.
    Error,
    /// The rules can be used, but probably do not say what was meant.
    Warning,
    /// Something to know: nothing is wrong.
    Note,
}

impl Severity {
    /// The name in the JSON and in lines for editors.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The word that stands in front of a message.
    fn word(self, lang: Lang) -> String {
        match self {
            Severity::Error => lang.fault_error(),
            Severity::Warning => lang.fault_warning(),
            Severity::Note => lang.fault_note(),
        }
    }
}

/// A fault that keeps a file from being used: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable name of the check, kebab-case (format.md, section 7).
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about: the id of a table, `dimension.level` for a level. `None` when that is
    /// told by the place alone.
    pub id: Option<String>,
    /// What is wrong, in the user's language.
    pub message: String,
    /// Where; `None` when the fault has no text to point at (a missing file).
    pub place: Option<Place>,
    /// A second place that explains the first (the earlier definition of an id), with a label.
    pub related: Option<(Place, String)>,
    /// What to change, in the user's language.
    pub help: Option<String>,
}

impl Fault {
    /// A fault at a place.
    pub fn at(code: &'static str, place: Place, message: impl AsRef<str>) -> Fault {
        Fault {
            place: Some(place),
            ..Fault::nowhere(code, message)
        }
    }

    /// A fault that no text can be shown for.
    pub fn nowhere(code: &'static str, message: impl AsRef<str>) -> Fault {
        Fault {
            code,
            severity: Severity::Error,
            id: None,
            message: clean(message.as_ref()),
            place: None,
            related: None,
            help: None,
        }
    }

    /// The same fault, saying what to change.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Fault {
        self.help = Some(clean(help.as_ref()));
        self
    }

    /// The same fault, that matters so much.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Fault {
        Fault { severity, ..self }
    }

    /// The same fault, saying which id it is about.
    #[must_use]
    pub fn about(mut self, id: impl AsRef<str>) -> Fault {
        self.id = Some(clean(id.as_ref()));
        self
    }

    /// The same fault, pointing at a second place.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl AsRef<str>) -> Fault {
        self.related = Some((place, clean(label.as_ref())));
        self
    }
}

/// Every fault found at once, with the texts that they point into.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// The texts.
    pub sources: Sources,
    /// The faults, in the order of the files.
    pub list: Vec<Fault>,
}

impl std::fmt::Display for Faults {
    /// The messages alone; [`Faults::render`] draws them for people.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let messages: Vec<&str> = self.list.iter().map(|f| f.message.as_str()).collect();
        formatter.write_str(&messages.join("\n"))
    }
}

impl std::error::Error for Faults {}

impl Fault {
    /// The same fault, its words spelled and cut into lines that fit behind what stands in front of
    /// them.
    fn laid_out(&self, width: usize, charset: Charset, lang: Lang) -> Fault {
        let name = self.severity.word(lang);
        let heading = name.chars().count() + self.code.chars().count();
        // Brackets, colon and space; in front of the help, also the margin of the excerpt.
        let heading = heading + 4;
        let help = lang.fault_help().chars().count() + HELP_MARGIN;
        let fit = |text: &str, taken: usize| {
            let width = width.saturating_sub(taken).max(SHORTEST_LINE);
            textwrap::fill(&charset.spell(text), Options::new(width).break_words(false))
        };
        let related = self.related.as_ref();
        Fault {
            message: fit(&self.message, heading),
            help: self.help.as_deref().map(|text| fit(text, help)),
            related: related
                .map(|(place, label)| (place.clone(), charset.spell(label).into_owned())),
            ..self.clone()
        }
    }
}

impl Faults {
    /// A single fault that no text can be shown for.
    pub fn single(fault: Fault) -> Faults {
        Faults {
            sources: Sources::default(),
            list: vec![fault],
        }
    }

    /// Adds the faults of another reading.
    pub fn append(&mut self, other: Faults) {
        let offset = self.sources.0.len();
        let moved = |place: Place| Place {
            source: place.source + offset,
            ..place
        };
        self.sources.0.extend(other.sources.0);
        self.list.extend(other.list.into_iter().map(|fault| Fault {
            place: fault.place.map(moved),
            related: fault.related.map(|(place, label)| (moved(place), label)),
            ..fault
        }));
    }

    /// Draws the faults: heading, `file:line:column`, excerpt with a caret, help line. Past the
    /// first fifty they are counted: nobody reads more at once.
    ///
    /// `color` adds terminal styles; the words are the same without.
    pub fn render(&self, lang: Lang, color: bool) -> String {
        self.render_within(usize::MAX, Charset::Utf8, lang, color)
    }

    /// Draws the faults as [`Faults::render`] does, in that character set, words kept whole on lines
    /// of so many columns.
    pub fn render_within(&self, width: usize, charset: Charset, lang: Lang, color: bool) -> String {
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let faults = self.list.iter().take(DRAWN);
        let mut drawn: Vec<String> = faults
            .map(|fault| {
                let fault = fault.laid_out(width, charset, lang);
                self.draw(&renderer, &fault, charset, lang)
            })
            .collect();
        if self.list.len() > DRAWN {
            drawn.push(lang.and_more(self.list.len() - DRAWN));
        }
        charset.print(&drawn.join("\n\n")).into_owned()
    }

    fn draw(&self, renderer: &Renderer, fault: &Fault, charset: Charset, lang: Lang) -> String {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let level = level.with_name(fault.severity.word(lang));
        let title = level.primary_title(&fault.message).id(fault.code);
        let help = Level::HELP.with_name(lang.fault_help());
        let mut group = Group::with_title(title);
        let Some(place) = &fault.place else {
            // Without an excerpt there is no margin for the help to hang on: a line of its own.
            let help = fault.help.as_ref().map(|text| help.secondary_title(text));
            let groups = [Some(group), help.map(Group::with_title)];
            let drawn = groups.into_iter().flatten().map(|g| renderer.render(&[g]));
            return drawn.collect::<Vec<_>>().join("\n");
        };
        group = self.excerpt(group, place, AnnotationKind::Primary, None, charset);
        if let Some((place, label)) = &fault.related {
            group = self.excerpt(group, place, AnnotationKind::Context, Some(label), charset);
        }
        if let Some(text) = &fault.help {
            group = group.element(help.message(text));
        }
        renderer.render(&[group])
    }

    fn excerpt<'a>(
        &'a self,
        group: Group<'a>,
        place: &Place,
        kind: AnnotationKind,
        label: Option<&'a str>,
        charset: Charset,
    ) -> Group<'a> {
        let Some(source) = self.sources.get(place.source) else {
            return group;
        };
        let span = within(&source.text, &place.span);
        let (line, window) = line_of(&source.text, &span);
        let name = charset.print(&clean(&source.name)).into_owned();
        let before = &source.text[window.start..span.start];
        if window.len() > LONG_LINE {
            let column = before.chars().count() + 1;
            return group.element(Origin::path(name).line(line).char_column(column));
        }
        // The excerpt is what a stranger wrote: the span is measured on what is safe to show. Columns
        // are those of the file.
        let shown = |text: &str| charset.print_in_place(&clean(text)).into_owned();
        let start = shown(before).len();
        let length = shown(&source.text[span.clone()]).len();
        let annotation = kind.span(start..start + length).label(label);
        group.element(
            Snippet::source(shown(&source.text[window]))
                .line_start(line)
                .path(name)
                .annotation(annotation),
        )
    }
}

/// So many faults are drawn; the others are counted.
const DRAWN: usize = 50;
/// Columns in front of the word "help" at most: a margin as wide as four digits, and what follows.
const HELP_MARGIN: usize = 10;
/// On a terminal that is narrower still, lines are cut by the terminal itself.
const SHORTEST_LINE: usize = 20;
/// In bytes: a longer line is not shown, only where the fault is.
const LONG_LINE: usize = 1000;

/// A text safe to print: no control character, escape sequence, direction override or invisible
/// mark survives.
///
/// New lines and tabs are kept as they are, for a text may have paragraphs; those of Windows become
/// plain ones.
pub fn clean(text: &str) -> String {
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let safe = |c| {
        if is_unsafe(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    text.chars().map(safe).collect()
}

fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            // Soft hyphen, direction marks and overrides.
            '\u{ad}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            // Invisible space, line and paragraph separators, byte order mark, tags.
            | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// A span that lies in the text, on character boundaries, on one line.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = floor_char_boundary(text, span.start);
    let end = floor_char_boundary(text, span.end.max(start));
    let first_line = text[start..end].find('\n').map_or(end, |n| start + n);
    start..first_line
}

/// The number of the line of a span, and its byte range: files are not handed to the renderer whole.
fn line_of(text: &str, span: &Range<usize>) -> (usize, Range<usize>) {
    let first = text_start(text).min(span.start);
    let start = text[..span.start].rfind('\n').map_or(first, |n| n + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |n| span.end + n);
    // Nor does the end of a line as on Windows belong to it.
    let windows = text[span.end..end].ends_with('\r');
    let end = if windows { end - 1 } else { end };
    (text[..start].matches('\n').count() + 1, start..end)
}

/// Where a text starts, behind the byte order mark that editors on Windows write.
fn text_start(text: &str) -> usize {
    let mark = text.chars().next().filter(|&first| first == '\u{feff}');
    mark.map_or(0, char::len_utf8)
}

fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// The known name closest to what was written, if close enough to be a slip of the hand.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SIMILAR: f64 = 0.8;
    /// Twice the length of an id, in bytes: comparing takes as long as both lengths multiplied.
    const LONGEST: usize = 128;
    let is_short = |name: &str| name.len() <= LONGEST;
    let known = known.into_iter().filter(|name| is_short(name));
    known
        .filter(|_| is_short(written))
        .map(|name| (strsim::jaro_winkler(written, name), name))
        .filter(|(similarity, _)| *similarity >= SIMILAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Faults, Place) {
        let mut faults = Faults::default();
        let source = faults.sources.add("règles.toml", "a = 1\né = \"ou\"\n");
        (
            faults,
            Place {
                source,
                span: 11..15,
            },
        )
    }

    #[test]
    fn a_location_counts_lines_and_characters_from_one() {
        let (faults, place) = sample();
        assert_eq!(faults.sources.location(&place), "règles.toml:2:5");
    }

    #[test]
    fn a_fault_shows_its_place_excerpt_caret_and_help() {
        let (mut faults, place) = sample();
        faults
            .list
            .push(Fault::at("unknown-key", place, "clé inconnue").help("corrigez"));
        let drawn = faults.render(Lang::Fr, false);
        for part in [
            "règles.toml:2:5",
            "é = \"ou\"",
            "^^^^",
            "clé inconnue",
            "corrigez",
        ] {
            assert!(drawn.contains(part), "{part} not in:\n{drawn}");
        }
    }

    #[test]
    fn a_place_past_the_end_of_its_text_is_drawn_without_panic() {
        let (mut faults, mut place) = sample();
        place.span = 500..900;
        faults
            .list
            .push(Fault::at("syntax", place, "fin inattendue"));
        assert!(faults.render(Lang::En, true).contains("fin inattendue"));
    }

    #[test]
    fn escape_sequences_and_direction_marks_do_not_survive_cleaning() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{202e}c\u{9b}d\re"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\u{fffd}e"
        );
    }

    #[test]
    fn line_ends_of_windows_become_plain_ones() {
        assert_eq!(clean("one\r\ntwo"), "one\ntwo");
    }

    #[test]
    fn a_hostile_line_is_shown_safely_with_its_caret_in_place() {
        let mut faults = Faults::default();
        let source = faults.sources.add("a.toml", "\u{9b}2J\u{61c}x = oops\n");
        let span = 10..14;
        faults
            .list
            .push(Fault::at("syntax", Place { source, span }, "no"));
        let drawn = faults.render(Lang::En, false);
        assert!(
            drawn.contains("\u{fffd}2J\u{fffd}x = oops\n  |         ^^^^"),
            "{drawn}"
        );
    }

    #[test]
    fn a_slip_is_recognised_and_a_name_longer_than_any_id_is_no_slip() {
        assert_eq!(closest("rootles", ["images", "rootless"]), Some("rootless"));
        assert_eq!(closest("zzz", ["images", "rootless"]), None);
        let long = "a".repeat(129);
        assert_eq!(closest(&long, [long.as_str()]), None);
        assert_eq!(closest("a", [long.as_str()]), None);
    }

    #[test]
    fn neither_a_byte_order_mark_nor_the_line_end_of_windows_is_shown_or_counted() {
        let mut faults = Faults::default();
        let text = "\u{feff}x = oops\r\ny = 1\r\n";
        let source = faults.sources.add("a.toml", text);
        let span = text.find("oops").map(|at| at..at + 4).unwrap_or_default();
        faults
            .list
            .push(Fault::at("syntax", Place { source, span }, "no"));
        let drawn = faults.render(Lang::En, false);
        assert!(drawn.contains("a.toml:1:5"), "{drawn}");
        assert!(drawn.contains("1 | x = oops\n  |     ^^^^"), "{drawn}");
    }

    #[test]
    fn a_very_long_line_is_located_and_not_shown() {
        let mut faults = Faults::default();
        let source = faults.sources.add("a.toml", "x".repeat(100_000));
        let place = Place {
            source,
            span: 70_000..70_001,
        };
        faults.list.push(Fault::at("syntax", place, "no"));
        let drawn = faults.render(Lang::En, false);
        assert!(
            drawn.contains("a.toml:1:70001") && drawn.len() < 200,
            "{drawn}"
        );
    }

    #[test]
    fn past_the_first_faults_the_others_are_counted() {
        let faults = Faults {
            list: vec![Fault::nowhere("x", "y"); DRAWN + 7],
            ..Faults::default()
        };
        let drawn = faults.render(Lang::En, false);
        assert_eq!(drawn.matches("error[x]").count(), DRAWN);
        assert!(drawn.ends_with("and 7 more"));
    }

    #[test]
    fn a_slip_of_the_hand_is_recognised_and_another_word_is_not() {
        let known = ["containers", "rootless", "secrets"];
        assert_eq!(closest("contaners", known), Some("containers"));
        assert_eq!(closest("bananas", known), None);
    }
}
