//! The characters that may be printed for people: all of them, or only those of ASCII.
//!
//! Where the locale says that its character set is not UTF-8, all that people read (results as
//! tables, prompts, notes, faults, help) is spelled in ASCII before it is laid out, so that lines
//! are wrapped as they are printed. Formats that are UTF-8 by definition (JSON, HTML, CSV, Markdown,
//! rule files, answers files, schemas) are not: a program or another machine reads them.

mod spelling;
mod typed;

use std::borrow::Cow;

use self::spelling::{NO_BREAK_SPACE, in_place, spell_next};
pub use self::typed::{cut_character, heard};

/// The characters that may be printed for people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Charset {
    /// Every character.
    #[default]
    Utf8,
    /// Those of ASCII: the others are spelled with them, and `?` stands for what has no spelling.
    Ascii,
}

impl Charset {
    /// The character set of a locale, as named by the first of `LC_ALL`, `LC_CTYPE` and `LANG` that
    /// is set and not empty; `None`: none is.
    ///
    /// ASCII only where the name says that it is not UTF-8: `C`, `POSIX`, another codeset
    /// (`fr_FR.ISO-8859-1`), or `@euro`, which names ISO-8859-15. Nothing set says nothing: that is
    /// how services, containers and Windows are. Nor does a language alone (`fr_FR`, `en`) say
    /// anything here. By the letter of glibc it would mean ISO-8859-1; but it means nothing on musl
    /// and macOS, is hardly ever installed, and is what people write to choose a language, on
    /// terminals that are UTF-8.
    pub fn of_locale(name: Option<&str>) -> Charset {
        let name = name.unwrap_or_default();
        let (name, modifier) = name.split_once('@').unwrap_or((name, ""));
        let is_ascii = match name.split_once('.') {
            Some((_, codeset)) => !is_utf8(codeset),
            None => matches!(name, "C" | "POSIX") || modifier == "euro",
        };
        if is_ascii {
            Charset::Ascii
        } else {
            Charset::Utf8
        }
    }

    /// A text to be laid out: it takes as many columns as it will when [printed](Charset::print).
    ///
    /// In ASCII but for U+00A0, which lines must not be broken at, and which takes one column like
    /// the space that is printed for it.
    pub fn spell(self, text: &str) -> Cow<'_, str> {
        if self == Charset::Utf8 || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut spelled = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(next) = chars.next() {
            spell_next(next, &mut chars, &mut spelled);
        }
        Cow::Owned(spelled)
    }

    /// A text to be printed, whether it was [spelled](Charset::spell) before or not: in ASCII.
    pub fn print(self, text: &str) -> Cow<'_, str> {
        match self.spell(text) {
            Cow::Owned(spelled) => Cow::Owned(spelled.replace(NO_BREAK_SPACE, " ")),
            as_it_is @ Cow::Borrowed(_) => as_it_is,
        }
    }

    /// A text of which every character keeps its place: one is printed for one. For excerpts of
    /// files, which columns point into, and lines that are edited.
    pub fn print_in_place(self, text: &str) -> Cow<'_, str> {
        if self == Charset::Utf8 || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().map(in_place).collect())
    }
}

/// Whether that is a name of UTF-8: `UTF-8`, `utf8`…
fn is_utf8(codeset: &str) -> bool {
    let name = codeset.chars().filter(char::is_ascii_alphanumeric);
    name.collect::<String>().eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_ascii_only_where_its_name_says_that_it_is_not_utf_8() {
        for name in [
            "C",
            "POSIX",
            "C.ASCII",
            "fr_FR.ISO-8859-1",
            "fr_FR.ISO8859-15@euro",
            "fr_FR@euro",
            "ja_JP.eucJP",
        ] {
            assert_eq!(Charset::of_locale(Some(name)), Charset::Ascii, "{name}");
        }
        for name in [
            "C.UTF-8",
            "C.utf8",
            "fr_FR.utf8",
            "en_GB.UTF-8",
            "de_DE.UTF-8@euro",
            "sr_RS@latin",
            "UTF-8",
            "fr_FR",
            "en",
            "",
        ] {
            assert_eq!(Charset::of_locale(Some(name)), Charset::Utf8, "{name}");
        }
        assert_eq!(Charset::of_locale(None), Charset::Utf8);
    }

    #[test]
    fn french_stays_readable() {
        for (text, printed) in [
            ("Degré de maturité", "Degre de maturite"),
            ("à demander à l’équipe", "a demander a l'equipe"),
            (
                "vous\u{a0}: «\u{a0}certaines\u{a0}»",
                "vous : \"certaines\"",
            ),
            ("« un » et «\u{202f}deux\u{202f}»", "\" un \" et \"deux\""),
            ("Quel œuvre, Ève\u{202f}?", "Quel oeuvre, Eve ?"),
            ("Préparer… ÀÉÈÊÇ ŒÆ", "Preparer... AEEEC OEAE"),
            ("n°\u{a0}2–3, 20\u{a0}€", "no 2-3, 20 EUR"),
        ] {
            assert_eq!(Charset::Ascii.print(text), printed);
        }
    }

    #[test]
    fn signs_are_still_told_apart() {
        for (text, printed) in [
            ("✗ ? ✓ ·", "x ? v -"),
            ("→ ici, ← là, • point", "-> ici, <- la, - point"),
            (
                "“quoted”, it’s ≥ 3 × 2 − 1",
                "\"quoted\", it's >= 3 x 2 - 1",
            ),
            ("┌─┬─┐│█", "+-+-+|#"),
            ("≠ ＝＠", "!= =@"),
        ] {
            assert_eq!(Charset::Ascii.print(text), printed);
        }
    }

    #[test]
    fn what_cannot_be_spelled_is_one_question_mark_for_each_character() {
        for (text, printed) in [
            ("ça va 日本 Ελλάδα", "ca va ?? ??????"),
            ("\u{fffd}[31m", "?[31m"),
            // Not "less than" nor an accent alone: they would say something else.
            ("≮ 한", "? ?"),
            ("🦀", "?"),
        ] {
            assert_eq!(Charset::Ascii.print(text), printed);
        }
    }

    #[test]
    fn accents_are_dropped_whether_they_are_part_of_their_letter_or_not() {
        let apart = "e\u{301}te\u{301}, Ệ, A\u{30a}, Å, Đặng, Łódź, Straße";
        let printed = "ete, E, A, A, Dang, Lodz, Strasse";
        assert_eq!(Charset::Ascii.print(apart), printed);
    }

    #[test]
    fn in_utf_8_nothing_changes() {
        let text = "Degré → «\u{a0}œuvre\u{a0}»";
        assert_eq!(Charset::Utf8.spell(text), text);
        assert_eq!(Charset::Utf8.print(text), text);
        assert_eq!(Charset::Utf8.print_in_place(text), text);
    }

    #[test]
    fn a_text_that_is_laid_out_is_kept_from_breaking_where_it_was() {
        let spelled = Charset::Ascii.spell("Prêt\u{202f}?");
        assert_eq!(spelled, "Pret\u{a0}?");
        assert_eq!(Charset::Ascii.print(&spelled), "Pret ?");
    }

    #[test]
    fn in_place_each_character_is_printed_as_one() {
        assert_eq!(
            Charset::Ascii.print_in_place("x = \"œ…é\u{a0}!e\u{301}日\""),
            "x = \"??e !e??\""
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_printed_is_ascii_and_as_wide_as_it_was_laid_out(text: String) {
            let spelled = Charset::Ascii.spell(&text).into_owned();
            let printed = Charset::Ascii.print(&text).into_owned();
            proptest::prop_assert!(printed.is_ascii());
            proptest::prop_assert_eq!(spelled.chars().count(), printed.len());
            // Spelling again changes nothing, nor does what is ASCII already.
            proptest::prop_assert_eq!(Charset::Ascii.spell(&spelled), &*spelled);
            proptest::prop_assert_eq!(Charset::Ascii.print(&spelled), &*printed);
            proptest::prop_assert_eq!(Charset::Ascii.print(&printed), &*printed);
            let in_place = Charset::Ascii.print_in_place(&text);
            proptest::prop_assert!(in_place.is_ascii());
            proptest::prop_assert_eq!(in_place.len(), text.chars().count());
        }

        #[test]
        fn ascii_is_printed_as_it_is(text in "[ -~\n\t\u{1b}]*") {
            proptest::prop_assert_eq!(Charset::Ascii.print(&text), &*text);
            proptest::prop_assert_eq!(Charset::Ascii.print_in_place(&text), &*text);
        }
    }
}
