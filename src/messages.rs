//! The program's own words, in French and in English.
//!
//! Each message is a method of [`Lang`]: it is declared once, with both languages side by side,
//! so that a missing translation does not compile. Texts of a questionnaire are not here: they
//! live in its rule files.

mod checks;
mod compare;
mod csv;
mod dossier;
mod explain;
mod faults;
mod help;
mod interview;
mod manual;
mod plan;
mod report;
mod schema;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language of the program.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// ISO 639-1 code, as in `--lang` and in the JSON key `language`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    /// Reads a language code or a POSIX locale name: `fr`, `fr_FR.UTF-8`, `en-GB`…
    ///
    /// `None` for a language that the program does not speak, and for `C` or `POSIX`.
    pub fn from_locale(locale: &str) -> Option<Lang> {
        let code = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(code))
    }
}

impl Lang {
    /// Words for one, or for several.
    fn plural(
        self,
        count: usize,
        one: fn(Lang) -> String,
        many: fn(Lang, usize) -> String,
    ) -> String {
        // In French, 0 is singular; no message is used for 0 in either language.
        if count == 1 {
            one(self)
        } else {
            many(self, count)
        }
    }
}

/// Declares messages as methods of [`Lang`], each with its words in both languages.
///
/// The words are `format!` strings; the parameters may be named in them. In French, the
/// non-breaking spaces of the language's typography are written in the string itself.
macro_rules! words {
    ($( $(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* ) { fr: $fr:literal, en: $en:literal } )*) => {
        impl $crate::messages::Lang {
            $(
                $(#[$doc])*
                #[doc = concat!("```text\n", $en, "\n```")]
                #[must_use]
                pub fn $name(self, $($arg: $ty),*) -> String {
                    match self {
                        $crate::messages::Lang::Fr => format!($fr),
                        $crate::messages::Lang::En => format!($en),
                    }
                }
            )*
        }
    };
}
use words;

#[cfg(test)]
mod tests {
    use super::Lang;

    const SOURCES: [&str; 12] = [
        include_str!("messages/checks.rs"),
        include_str!("messages/explain.rs"),
        include_str!("messages/compare.rs"),
        include_str!("messages/csv.rs"),
        include_str!("messages/dossier.rs"),
        include_str!("messages/faults.rs"),
        include_str!("messages/help.rs"),
        include_str!("messages/interview.rs"),
        include_str!("messages/manual.rs"),
        include_str!("messages/plan.rs"),
        include_str!("messages/report.rs"),
        include_str!("messages/schema.rs"),
    ];

    #[test]
    fn a_locale_names_a_language_and_the_c_locale_names_none() {
        assert_eq!(Lang::from_locale("fr_FR.UTF-8"), Some(Lang::Fr));
        assert_eq!(Lang::from_locale("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_locale("FR"), Some(Lang::Fr));
        assert_eq!(Lang::from_locale("C.UTF-8"), None);
        assert_eq!(Lang::from_locale("de_DE"), None);
        assert_eq!(Lang::from_locale(""), None);
    }

    #[test]
    fn french_punctuation_is_never_separated_from_its_word_by_a_breaking_space() {
        for line in SOURCES.iter().flat_map(|source| source.lines()) {
            let french = line.split_once("fr: \"").map(|(_, rest)| rest);
            let Some((french, _)) = french.and_then(|rest| rest.split_once("\", en: ")) else {
                continue;
            };
            for faulty in [" :", " ;", " !", " ?", " »", "« ", "'"] {
                assert!(!french.contains(faulty), "{faulty:?} in: {line}");
            }
            let mut quoted = french.split('«').skip(1);
            assert!(quoted.all(|text| text.starts_with('\u{a0}')), "{line}");
        }
    }
}
