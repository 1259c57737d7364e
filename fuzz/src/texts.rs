//! From bytes to files, and the questionnaires that palier carries.

use std::sync::OnceLock;

use palier::diagnostic::Source;
use palier::library::{self, Texts};
use palier::messages::Lang;
use palier::questionnaire::Questionnaire;

/// Starts a line that parts two files; behind it may stand the language of a translation.
const PARTING: &str = "#=====";

/// A file of an input.
pub struct File<'d> {
    /// What stands behind the parting line before it; empty for the first.
    pub mark: &'d str,
    pub text: &'d str,
}

/// The files that an input is made of; `None` if it is no text, which the program refuses itself
/// before it reads anything.
pub fn files(data: &[u8]) -> Option<Vec<File<'_>>> {
    let mut rest = std::str::from_utf8(data).ok()?;
    let mut files = Vec::new();
    let mut mark = "";
    loop {
        let inner = rest.match_indices(PARTING);
        let mut at = inner
            .map(|(at, _)| at)
            .filter(|&at| at == 0 || rest[..at].ends_with('\n'));
        let Some(at) = at.next() else {
            files.push(File { mark, text: rest });
            return Some(files);
        };
        files.push(File {
            mark,
            text: &rest[..at],
        });
        let after = &rest[at + PARTING.len()..];
        (mark, rest) = after.split_once('\n').unwrap_or((after, ""));
        mark = mark.trim();
    }
}

/// A source of that name.
pub fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// A questionnaire that palier carries: its files, and what they mean in both languages.
pub struct Carried {
    pub name: &'static str,
    pub texts: Texts,
    french: Questionnaire,
    english: Questionnaire,
}

impl Carried {
    /// The rules with texts in that language.
    pub fn rules(&self, lang: Lang) -> &Questionnaire {
        match lang {
            Lang::Fr => &self.french,
            Lang::En => &self.english,
        }
    }
}

/// Every questionnaire that palier carries, the smallest first.
pub fn carried() -> &'static [Carried] {
    static CARRIED: OnceLock<Vec<Carried>> = OnceLock::new();
    CARRIED.get_or_init(|| {
        let opened = |name, lang| library::open(name, Some(lang), lang).map(|o| o.questionnaire);
        let names = library::built_in().into_iter();
        let all = names.filter_map(|name| {
            Some(Carried {
                name,
                texts: library::texts(name, Lang::En).ok()?,
                french: opened(name, Lang::Fr).ok()?,
                english: opened(name, Lang::En).ok()?,
            })
        });
        let mut all: Vec<Carried> = all.collect();
        all.sort_by_key(|carried| carried.french.questions.len());
        assert!(all.len() > 1, "palier carries several questionnaires");
        all
    })
}

/// The questionnaire that a text names first; else the smallest.
pub fn named_in(text: &str) -> &'static Carried {
    let all = carried();
    let named = all
        .iter()
        .filter_map(|carried| Some((text.find(carried.name)?, carried)));
    named
        .min_by_key(|(at, _)| *at)
        .map_or(&all[0], |(_, carried)| carried)
}
