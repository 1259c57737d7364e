//! Syntax errors as the author of a file made them.
//!
//! A bracket that is never closed makes the parser take all that follows for its content: a dozen
//! errors in lines that are right, and the true one last, elsewhere. So such brackets are looked
//! for first, by what cannot be inside them, and the text is parsed again as if they were closed.

use std::ops::Range;

use toml::de::DeTable;

use crate::messages::Lang;
use crate::order::Arrange;

/// One syntax error: where it is, what is wrong, and what to change.
pub struct SyntaxError {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: String,
}

/// The syntax errors of a text that the parser has found these in.
pub fn errors(text: &str, found: Vec<toml::de::Error>, lang: Lang) -> Vec<SyntaxError> {
    let open = never_closed(text);
    if found.is_empty() || open.is_empty() {
        return found.iter().map(|error| told(text, error, lang)).collect();
    }
    let mut mended = String::new();
    let mut taken = 0;
    for bracket in &open {
        mended.push_str(&text[taken..bracket.end]);
        mended.push(bracket.closing());
        taken = bracket.end;
    }
    mended.push_str(&text[taken..]);
    let (_, others) = DeTable::parse_recoverable(&mended);
    let others = others.iter().map(|error| {
        let mut told = told(&mended, error, lang);
        // Back to where it is in the text itself.
        let before = |at: usize| {
            let inserted = open.iter().enumerate();
            let inserted = inserted.filter(|(index, bracket)| bracket.end + index < at);
            at - inserted.count()
        };
        told.span = before(told.span.start)..before(told.span.end);
        told
    });
    let unclosed = open.iter().map(|bracket| bracket.told(lang));
    unclosed.chain(others).collect()
}

/// A bracket that is never closed.
struct Bracket {
    /// Where it is.
    at: usize,
    /// Where what it holds ends: the end of the last line that can belong to it.
    end: usize,
    is_brace: bool,
}

impl Bracket {
    fn closing(&self) -> char {
        if self.is_brace { '}' } else { ']' }
    }

    fn told(&self, lang: Lang) -> SyntaxError {
        let (message, help) = match self.is_brace {
            true => (
                lang.syntax_unclosed_inline(),
                lang.syntax_unclosed_inline_help(),
            ),
            false => (lang.syntax_unclosed(), lang.syntax_unclosed_help()),
        };
        SyntaxError {
            span: self.at..self.at + 1,
            message,
            help,
        }
    }
}

/// So many of them are looked for in a file: nobody leaves more open.
const FOUND: usize = 50;

/// Values that are nested deeper are refused for that reason alone.
const DEEPEST: usize = 100;

/// The brackets of values that are still open where a line begins that cannot be inside them.
fn never_closed(text: &str) -> Vec<Bracket> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut in_text: Option<&str> = None;
    let mut start = 0;
    // The end of the last line that holds something.
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if in_text.is_none() && !open.is_empty() {
            let cut = match cannot_be_inside(line) {
                Some(Inside::Anything) => Some(0),
                // Keys of an inline table may stand on lines of their own.
                Some(Inside::Array) => open.iter().position(|&(_, is_brace)| !is_brace),
                None => None,
            };
            if let Some(cut) = cut {
                let cut_off = open.drain(cut..).rev();
                found.extend(cut_off.map(|(at, is_brace)| Bracket { at, end, is_brace }));
            }
            if found.len() >= FOUND || open.len() > DEEPEST {
                return found;
            }
        }
        read_line(line, start, &mut open, &mut in_text);
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            end = start + line.trim_end().len();
        }
        start += line.len();
    }
    let rest = open.into_iter().rev().take(FOUND);
    found.extend(rest.map(|(at, is_brace)| Bracket { at, end, is_brace }));
    found.arrange_by_key(|bracket| bracket.end);
    found
}

/// What a line cannot be inside of.
enum Inside {
    /// Neither an array nor an inline table: a header.
    Anything,
    /// An array: a key.
    Array,
}

fn cannot_be_inside(line: &str) -> Option<Inside> {
    let is_name = |c: char| c.is_alphanumeric() || "-_. \"'".contains(c);
    let header = line.trim_end().strip_prefix('[');
    let header = header.and_then(|rest| Some(rest.split_once(']')?.0));
    let is_header = header.is_some_and(|name| {
        let name = name.trim_start_matches('[');
        name.starts_with(char::is_alphabetic) && name.chars().all(is_name)
    });
    if is_header {
        return Some(Inside::Anything);
    }
    let (key, _) = line.split_once('=')?;
    let is_key = key.starts_with(char::is_alphanumeric) && key.chars().all(is_name);
    is_key.then_some(Inside::Array)
}

/// Follows the brackets of a line's values, texts and comments aside.
fn read_line(line: &str, start: usize, open: &mut Vec<(usize, bool)>, in_text: &mut Option<&str>) {
    let is_statement = open.is_empty() && in_text.is_none();
    let value = line
        .find('=')
        .filter(|_| is_statement && !line.starts_with('['));
    if is_statement && value.is_none() {
        return;
    }
    let mut at = value.map_or(0, |equals| equals + 1);
    while at < line.len() {
        let rest = &line[at..];
        let step = rest.chars().next().map_or(1, char::len_utf8);
        if let Some(mark) = *in_text {
            if rest.starts_with(mark) {
                *in_text = None;
                at += mark.len();
            } else if rest.starts_with('\\') && mark.starts_with('"') {
                at += step + rest[step..].chars().next().map_or(0, char::len_utf8);
            } else {
                at += step;
            }
            continue;
        }
        let marks = ["\"\"\"", "'''", "\"", "'"];
        if let Some(mark) = marks.into_iter().find(|mark| rest.starts_with(mark)) {
            *in_text = Some(mark);
            at += mark.len();
            continue;
        }
        match rest.as_bytes()[0] {
            b'#' => break,
            b'[' => open.push((start + at, false)),
            b'{' => open.push((start + at, true)),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
        at += step;
    }
    // A text of one line ends with it, closed or not.
    if in_text.is_some_and(|mark| mark.len() == 1) {
        *in_text = None;
    }
}

/// What is wrong, and what to change.
fn told(text: &str, error: &toml::de::Error, lang: Lang) -> SyntaxError {
    let span = error.span().unwrap_or_default();
    let (message, help) = if value_is_missing(text, span.start) {
        (lang.syntax_value(), lang.syntax_value_help())
    } else if let Some(number) = decimal_comma(text, span.start) {
        (lang.syntax_decimal(), lang.syntax_decimal_help(&number))
    } else if is_date(text, span.start) {
        (lang.syntax_date(), lang.syntax_date_help())
    } else {
        lang.fault_toml(error.message())
    };
    SyntaxError {
        span,
        message,
        help,
    }
}

/// The number that is written with a decimal comma there, with its point.
fn decimal_comma(text: &str, at: usize) -> Option<String> {
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let digits = |c: char| c.is_ascii_digit();
    let decimals = after.strip_prefix(',')?;
    let decimals = &decimals[..decimals.len() - decimals.trim_start_matches(digits).len()];
    let whole = &before[before.trim_end_matches(digits).len()..];
    (!whole.is_empty() && !decimals.is_empty()).then(|| format!("{whole}.{decimals}"))
}

/// Whether the value of that line is a day written with slashes, or in another order.
fn is_date(text: &str, at: usize) -> bool {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let Some((_, value)) = line.split_once('=') else {
        return false;
    };
    let value = value.split('#').next().unwrap_or_default().trim();
    let mut parts = value.split(['/', '-']);
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    parts.clone().count() == 3 && parts.all(is_number)
}

/// The parser takes `key =` alone for a text without quotation marks.
fn value_is_missing(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let line_ends = after.is_empty() || after.starts_with(['\n', '\r', '#']);
    line_ends && before.trim_end_matches([' ', '\t']).ends_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of the errors, from 1, with what they say in English.
    fn told(text: &str) -> Vec<(usize, String)> {
        let (_, found) = DeTable::parse_recoverable(text);
        let errors = errors(text, found, Lang::En);
        let mut told: Vec<_> = errors
            .into_iter()
            .map(|error| {
                (
                    text[..error.span.start].matches('\n').count() + 1,
                    error.message,
                )
            })
            .collect();
        told.arrange();
        told
    }

    #[test]
    fn a_bracket_that_is_never_closed_is_one_error_where_it_opens() {
        let bracket = Lang::En.syntax_unclosed();
        let brace = Lang::En.syntax_unclosed_inline();
        let array = "[a]\nx = [\"y\"\n\n[b]\nz = 1\n[b.c]\nw = { v = \"u\" }\n";
        assert_eq!(told(array), [(2, bracket.clone())]);
        let key = "[a]\nx = [\"y\",\n  \"z\"\nw = 1\n";
        assert_eq!(told(key), [(2, bracket.clone())]);
        let table = "[a]\nx = { y = \"z\"\n[b]\nw = 1\n[c]\nv = [1]\n";
        assert_eq!(told(table), [(2, brace.clone())]);
        let last = "[a]\nx = [ { y = 1 }, { y = 2 \n# the end\n";
        assert_eq!(told(last), [(2, brace), (2, bracket)]);
    }

    #[test]
    fn the_other_errors_of_the_file_are_told_too() {
        let text = "[a]\nx = [\"y\"\n[b]\nz = \"w\nv = 1\nu = [1, 2]\n[c]\nt =\n";
        let lines: Vec<usize> = told(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [2, 4, 8]);
    }

    #[test]
    fn brackets_in_texts_and_comments_and_lists_over_lines_are_no_error() {
        for sound in [
            "x = [ # ]\n  1,\n\n  2,\n]\ny = \"[\"\nz = '{'\n",
            "x = \"\"\"\n[b]\ny = [\n\"\"\"\n[c]\n",
            "x = [\n  { a = 1 },\n  [\"b\"],\n]\n[c]\n",
            "x = {\n  a = 1,\n  b = [2],\n}\n",
        ] {
            assert!(never_closed(sound).is_empty(), "{sound}");
        }
    }

    #[test]
    fn numbers_and_dates_as_people_write_them_are_told_how_to_be_written() {
        assert_eq!(told("from = 0,5\n"), [(1, Lang::En.syntax_decimal())]);
        let date = Lang::En.syntax_date();
        for day in ["23/11/2026", "2026-02-30"] {
            let told = told(&format!("checked = {day}\n"));
            assert_eq!(told.first(), Some(&(1, date.clone())), "{day}: {told:?}");
        }
    }
}
