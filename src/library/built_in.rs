//! The questionnaires that the program carries, as `build.rs` made them: their texts, packed, and
//! their models, ready to use.

use super::{TRANSLATIONS, Texts, by_language};
use crate::diagnostic::{Faults, Source};
use crate::messages::Lang;
use crate::packed::unpack;
use crate::questionnaire::{self, Questionnaire, compiled};

/// A questionnaire that the program carries.
pub struct BuiltIn {
    /// What it is called on the command line: the name of its folder.
    pub name: &'static str,
    /// Its rule files and translations, packed.
    texts: &'static [u8],
    /// The model as bytes, by code of the language of its texts; the first is its own.
    models: &'static [(&'static str, &'static [u8])],
}

/// In alphabetical order.
pub static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// What a new questionnaire starts from, by code of the language.
static TEMPLATES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The questionnaire of a name, if the program carries it.
pub fn find(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|built_in| built_in.name == name)
}

impl BuiltIn {
    /// The model, in that language if there is a translation, else in its own.
    ///
    /// # Errors
    /// None: it was read without a fault when the program was built.
    pub fn open(&self, content: Option<Lang>, lang: Lang) -> Result<Questionnaire, Faults> {
        // Bytes that are not understood would be a fault of the build: the texts still are.
        self.model(content)
            .map_or_else(|| self.read(content, lang), Ok)
    }

    fn model(&self, content: Option<Lang>) -> Option<Questionnaire> {
        let mut models = self.models.iter();
        let asked = content.and_then(|asked| models.find(|(code, _)| *code == asked.code()));
        let (_, bytes) = asked.or(self.models.first())?;
        compiled::from_bytes(bytes)
    }

    fn read(&self, content: Option<Lang>, lang: Lang) -> Result<Questionnaire, Faults> {
        let texts = self.texts();
        let mut translations = texts.translations.iter();
        let asked = translations.find(|(code, _)| Some(code.as_str()) == content.map(Lang::code));
        let asked = asked.map(|(code, source)| (code.as_str(), source));
        questionnaire::load(&texts.rules, asked, lang)
    }

    /// All that it is made of.
    pub fn texts(&self) -> Texts {
        let folder = format!("{}/{TRANSLATIONS}/", self.name);
        let is_translation = |source: &Source| source.name.starts_with(&folder);
        let (translations, rules) = unpack(self.texts).into_iter().partition(is_translation);
        Texts {
            rules,
            translations: by_language(translations),
        }
    }
}

/// The files of a new questionnaire in a language, with the path of each in its folder.
pub fn template(lang: Lang) -> Vec<Source> {
    let mut templates = TEMPLATES.iter();
    let template = templates.find(|(code, _)| *code == lang.code());
    template.map_or_else(Vec::new, |(_, bytes)| unpack(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every language that a questionnaire can be asked for in, its own included.
    const ASKED: [Option<Lang>; 3] = [None, Some(Lang::Fr), Some(Lang::En)];

    #[test]
    fn what_the_program_carries_is_what_its_files_say() {
        assert!(BUILT_IN.len() >= 4);
        for built_in in BUILT_IN {
            for asked in ASKED {
                let carried = built_in.model(asked).map(|model| format!("{model:?}"));
                let read = built_in.read(asked, Lang::En).ok();
                let read = read.map(|model| format!("{model:?}"));
                assert!(carried.is_some() && carried == read, "{}", built_in.name);
            }
        }
    }

    #[test]
    fn the_files_that_the_program_carries_are_those_of_its_sources() {
        let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
        for built_in in BUILT_IN {
            let Texts {
                rules,
                translations,
            } = built_in.texts();
            assert!(!rules.is_empty());
            let translations = translations.into_iter().map(|(_, source)| source);
            for text in rules.into_iter().chain(translations) {
                let file = sources.join(&text.name);
                assert_eq!(std::fs::read_to_string(file).ok(), Some(text.text));
            }
        }
    }

    #[test]
    fn there_is_a_template_in_each_language() {
        for lang in [Lang::Fr, Lang::En] {
            let files = template(lang);
            let named = |name: &str| files.iter().any(|file| file.name == name);
            assert!(named("questionnaire.toml"), "{lang:?}");
            assert!(files.iter().any(|f| f.name.starts_with("translations/")));
        }
    }
}
