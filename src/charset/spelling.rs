//! How each character is spelled in ASCII.

use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::char::decompose_canonical;

/// What stands for a character that ASCII cannot spell.
const UNSPELLABLE: &str = "?";
/// What keeps words together while a text is laid out, in place of every kind of such spaces.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// Spells a character, with the space that belongs to it if it is a quotation mark of French.
pub fn spell_next(next: char, rest: &mut Peekable<Chars<'_>>, spelled: &mut String) {
    match next {
        '«' => {
            rest.next_if(|&c| is_no_break_space(c));
            spelled.push('"');
        }
        space if is_no_break_space(space) => {
            if rest.peek() != Some(&'»') {
                spelled.push(NO_BREAK_SPACE);
            }
        }
        other => spell_char(other, spelled),
    }
}

fn is_no_break_space(c: char) -> bool {
    matches!(c, NO_BREAK_SPACE | '\u{2007}' | '\u{202f}')
}

fn spell_char(c: char, spelled: &mut String) {
    if c.is_ascii() {
        spelled.push(c);
    } else if let Some(known) = known(c) {
        spelled.push_str(known);
    } else if let Some(narrow) = narrow(c) {
        spelled.push(narrow);
    } else if !takes_no_column(c) {
        match without_accent(c) {
            Some(letter) => spelled.push(letter),
            None => spelled.push_str(UNSPELLABLE),
        }
    }
}

/// The one character that is printed for this one.
pub fn in_place(c: char) -> char {
    if is_no_break_space(c) {
        return ' ';
    }
    let mut spelled = String::new();
    spell_char(c, &mut spelled);
    let mut chars = spelled.chars();
    match (chars.next(), chars.next()) {
        (Some(alone), None) => alone,
        _ => '?',
    }
}

/// Accents that are characters of their own, joiners, and the like.
fn takes_no_column(c: char) -> bool {
    textwrap::core::display_width(c.encode_utf8(&mut [0; 4])) == 0
}

/// The letter that carries accents; `None` if it is not one of ASCII.
fn without_accent(c: char) -> Option<char> {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii_alphabetic)
}

/// The character of ASCII that this one is the wide form of.
fn narrow(c: char) -> Option<char> {
    const WIDER_BY: u32 = 0xfee0;
    let is_wide = ('\u{ff01}'..='\u{ff5e}').contains(&c);
    let narrow = u32::from(c).checked_sub(WIDER_BY).filter(|_| is_wide);
    narrow.and_then(char::from_u32)
}

/// What has a spelling of its own: our signs, those of French and English, and what is common in
/// the languages around.
fn known(c: char) -> Option<&'static str> {
    Some(match c {
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' => "\"",
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => "'",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '·' | '•' | '‣' | '◦' => "-",
        '…' => "...",
        '→' => "->",
        '←' => "<-",
        '↔' => "<->",
        '⇒' => "=>",
        '✓' | '✔' => "v",
        '✗' | '✘' | '✕' | '✖' | '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '±' => "+/-",
        '÷' => "/",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ł' => "l",
        'Ł' => "L",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        '€' => "EUR",
        '°' | 'º' => "o",
        'ª' => "a",
        'µ' | 'μ' => "u",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '¼' => "1/4",
        '½' => "1/2",
        '¾' => "3/4",
        '©' => "(c)",
        '®' => "(R)",
        '™' => "(TM)",
        '¡' => "!",
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '═' | '╌' | '╍' => "-",
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '║' | '╎' | '╏' => "|",
        '\u{2500}'..='\u{257f}' => "+",
        '\u{2580}'..='\u{259f}' => "#",
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => " ",
        _ => return None,
    })
}
