//! Translations of a questionnaire that palier carries: texts change, and nothing else.

use palier::answers::Answers;
use palier::assessment::assess;
use palier::charset::Charset;
use palier::lint::{self, Subjects};
use palier::messages::Lang;
use palier::questionnaire::{self, Questionnaire};
use palier::report::{findings, json};

use super::laws::Ways;
use super::texts::{self, named_in, source};
use super::{Outcome, laws};

/// An input is a translation of the questionnaire that it names anywhere, in a comment for
/// instance; else of the smallest one.
pub fn overlays(data: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(data) else {
        return Outcome::Refused;
    };
    let carried = named_in(text);
    let overlay = source("translations/en.toml", text);
    let loaded = questionnaire::load(&carried.texts.rules, Some(("en", &overlay)), Lang::Fr);
    let translations = [("en".to_owned(), overlay)];
    let subjects = Subjects {
        rules: &carried.texts.rules,
        translations: &translations,
        previous: None,
        today: jiff::civil::date(2026, 11, 23),
    };
    // The exact searches of the largest one know nothing of translations, and take their time.
    let is_large = carried.name == texts::carried().last().map_or("", |last| last.name);
    if !is_large || loaded.is_err() {
        let found = lint::check(subjects, Some(Lang::En), Lang::En);
        laws::printable(&json::render(&findings::data(&found)).unwrap_or_default());
        laws::printable(&findings::lines(&found, Charset::Utf8));
        let errors = found.count(palier::diagnostic::Severity::Error);
        assert_eq!(
            errors > 0,
            loaded.is_err(),
            "{}",
            findings::lines(&found, Charset::Utf8)
        );
    }
    match loaded {
        Err(faults) => {
            laws::told(&faults);
            Outcome::Refused
        }
        Ok(translated) => {
            same_but_for_texts(carried.rules(Lang::Fr), &translated);
            let best = laws::answered(&translated, true);
            laws::everything(&translated, &best, Lang::En, &mut Ways::of(data));
            Outcome::Accepted
        }
    }
}

/// A translation changes no level, no state and no order.
fn same_but_for_texts(own: &Questionnaire, translated: &Questionnaire) {
    assert_eq!(own.digest, translated.digest);
    let ids = |rules: &Questionnaire| rules.questions.ids().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ids(own), ids(translated));
    let ranks = |rules: &Questionnaire, answers: &Answers| {
        let assessment = assess(rules, answers, None);
        let dimensions = rules.dimensions.refs();
        let ranks = dimensions.map(|dimension| assessment.dimension(dimension).proven);
        ranks.collect::<Vec<_>>()
    };
    for best in [false, true] {
        let (mine, theirs) = (laws::answered(own, best), laws::answered(translated, best));
        assert_eq!(ranks(own, &mine), ranks(translated, &theirs));
    }
}
