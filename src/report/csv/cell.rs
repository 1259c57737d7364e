//! One cell: a text on one line that no spreadsheet takes for a formula.

use crate::diagnostic::clean;

/// A text as the content of a cell: on one line, without what is not safe to print, with an
/// apostrophe in front of what could start a formula.
///
/// On one line, because a spreadsheet that reads semicolons instead of commas, as Excel does in
/// French, takes what follows a line break for another row.
pub fn cell(text: &str) -> String {
    guarded(&on_one_line(&clean(text)))
}

/// Line breaks and tabs become one space.
fn on_one_line(text: &str) -> String {
    let parts = text.split(['\n', '\t']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// An apostrophe before each sign that could start a formula: at the start, behind a semicolon, where
/// such a spreadsheet starts another cell, and behind a comma, where a reader that knows no quotes does.
fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len());
    let mut at_start = true;
    for c in text.chars() {
        if at_start && starts_formula(c) {
            guarded.push('\'');
        }
        // Quotes and spaces may be dropped from the start of a cell.
        at_start = matches!(c, ';' | ',') || at_start && (c == '"' || c.is_whitespace());
        guarded.push(c);
    }
    guarded
}

/// The full-width forms start formulas too, in settings of East Asia.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_start_a_formula_stands_behind_an_apostrophe() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠SUM(A1)", "'＠SUM(A1)"),
            ("\u{a0} =1", "'=1"),
            ("\t=1", "'=1"),
            ("\n-1", "'-1"),
            ("\"=1\"", "\"'=1\""),
        ] {
            assert_eq!(cell(text), safe, "{text:?}");
        }
    }

    #[test]
    fn a_carriage_return_starts_no_cell() {
        assert_eq!(cell("\r\n=1"), "'=1");
        assert_eq!(cell("\r=1"), "\u{fffd}=1");
    }

    #[test]
    fn what_a_semicolon_would_part_is_no_formula_either() {
        assert_eq!(cell("a;=1; \"@b\"; c - d"), "a;'=1; \"'@b\"; c - d");
        assert_eq!(cell("lu\u{202f};\u{a0}-1"), "lu\u{202f};\u{a0}'-1");
    }

    #[test]
    fn what_a_comma_would_part_is_no_formula_either() {
        assert_eq!(cell("a,=1, @b, c - d"), "a,'=1, '@b, c - d");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "3",
            "2026-11-23",
            "a = b",
            "l’équipe « A »",
            "'=1",
            "https://x.fr/?a=1",
        ] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn lines_become_one_and_escape_sequences_lose_their_start() {
        assert_eq!(cell("one\ntwo\r\n\n\tthree "), "one two three");
        assert_eq!(cell("a\u{1b}[31mb\u{202e}c"), "a\u{fffd}[31mb\u{fffd}c");
    }
}
