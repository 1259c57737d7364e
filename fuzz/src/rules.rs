//! Rule files: read like the files of a folder, checked, and, when they are valid, used.

use palier::answers::{self, Answers};
use palier::charset::Charset;
use palier::diagnostic::{Severity, Source};
use palier::lint::{self, Subjects};
use palier::messages::Lang;
use palier::questionnaire::{self, Questionnaire};
use palier::report::json::schema;
use palier::report::{catalogue, findings, json, markdown, rules as shown, table};
use palier::training::Filter;

use super::laws::Ways;
use super::texts::{files, source};
use super::{Outcome, laws};

/// An input is one or several files, parted by lines `#=====`; those with a language behind it are
/// translations.
pub fn rules(data: &[u8]) -> Outcome {
    let Some(files) = files(data) else {
        return Outcome::Refused;
    };
    let (mut rules, mut translations) = (Vec::new(), Vec::new());
    for (index, file) in files.iter().enumerate() {
        match file.mark {
            "" => rules.push(source(&format!("{index}.toml"), file.text)),
            code => translations.push((code.to_owned(), source("translation.toml", file.text))),
        }
    }
    let loaded = questionnaire::load(&rules, None, Lang::En);
    let errors = check(&rules, &translations);
    match loaded {
        Err(faults) => {
            laws::told(&faults);
            assert!(
                errors >= faults.list.len(),
                "a check tells all that loading does"
            );
            Outcome::Refused
        }
        Ok(loaded) => {
            used(&loaded, &mut Ways::of(data));
            Outcome::Accepted
        }
    }
}

/// Every finding is told, in every form; how many are errors.
fn check(rules: &[Source], translations: &[(String, Source)]) -> usize {
    let subjects = Subjects {
        rules,
        translations,
        previous: None,
        today: jiff::civil::date(2026, 11, 23),
    };
    let found = lint::check(subjects, Some(Lang::Fr), Lang::Fr);
    laws::printable(&json::render(&findings::data(&found)).unwrap_or_default());
    laws::printable(&findings::lines(&found, Charset::Utf8));
    let layout = table::Layout {
        charset: Charset::Utf8,
        width: 60,
        color: false,
    };
    laws::printable(&findings::drawn(&found, layout));
    found.count(Severity::Error)
}

/// What is done with valid rules: they are shown, and scored without answers, with the worst or the
/// best ones.
fn used(rules: &Questionnaire, ways: &mut Ways) {
    let answers = match ways.one_of(3) {
        0 => Answers::none(rules),
        way => laws::answered(rules, way == 1),
    };
    let lang = ways.lang();
    laws::everything(rules, &answers, lang, ways);
    match ways.one_of(4) {
        0 => show(rules),
        1 => offered(rules),
        2 => laws::printable(&schema::render(&schema::answers(rules, lang))),
        _ => blank(rules),
    }
}

fn show(rules: &Questionnaire) {
    let data = shown::rules(rules);
    let text = json::render(&data).unwrap_or_default();
    let told = |layout| table::rules::render(&data, Lang::Fr, layout);
    laws::document(&text, told, &markdown::rules(&data, Lang::Fr));
}

fn offered(rules: &Questionnaire) {
    let offered = catalogue::catalogue(rules, &Filter::default(), Lang::En);
    let text = json::render(&offered).unwrap_or_default();
    let told = |layout| table::catalogue::render(&offered, Lang::En, layout);
    laws::document(&text, told, &markdown::catalogue(&offered, Lang::En));
}

/// A file to fill in answers nothing as it is, and fits the rules that it is for.
fn blank(rules: &Questionnaire) {
    let profiles: Vec<_> = rules.profiles.refs().collect();
    let questions: Vec<_> = rules.questions.refs().collect();
    let text = answers::blank(rules, &profiles, &questions, Lang::Fr);
    laws::printable(&text);
    let read = answers::read(&source("blank.toml", &text), rules, Lang::En);
    let read = read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    assert!(read.answers.is_empty() && read.notices.is_empty(), "{text}");
}
