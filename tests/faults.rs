//! One rule file or folder for each check, with what is told about it beside it, in both languages.
//! After a wanted change, `UPDATE_SNAPSHOTS=1 cargo test --test faults` rewrites what is told; read
//! the difference before you keep it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use palier::charset::Charset;
use palier::diagnostic::Severity;
use palier::library;
use palier::lint::{self, CHECKS, Findings, Subjects};
use palier::messages::Lang;
use palier::report::findings::drawn;
use palier::report::table::Layout;

const FOLDER: &str = "tests/faults";

/// Codes of the loader that format.md does not name, but that have a file too.
const MORE: [&str; 1] = ["syntax"];

/// Every rule file or folder, by the name of its check.
fn cases() -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(FOLDER).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_case = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|e| e == "toml");
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut cases: Vec<(String, PathBuf)> = paths
        .filter(is_case)
        .map(|path| (name(&path), path))
        .collect();
    cases.sort();
    cases
}

fn findings(path: &Path, lang: Lang) -> Findings {
    let name = path.to_str().unwrap();
    let texts = library::texts(name, lang).unwrap();
    let previous = path.join("previous");
    let previous = previous.is_dir().then(|| {
        let opened = library::open(previous.to_str().unwrap(), None, lang);
        opened.unwrap().questionnaire
    });
    let subjects = Subjects {
        rules: &texts.rules,
        translations: &texts.translations,
        previous: previous.as_ref(),
        today: jiff::civil::date(2026, 11, 23),
    };
    lint::check(subjects, Some(lang), lang)
}

#[test]
fn every_check_has_rules_that_it_finds_fault_with() {
    let found: BTreeSet<String> = cases().into_iter().map(|(name, _)| name).collect();
    let checks = CHECKS.iter().map(|check| check.name).chain(MORE);
    let wanted: BTreeSet<String> = checks.map(str::to_owned).collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_rules_of_a_check_are_found_at_fault_by_it_and_by_nothing_else() {
    for (name, path) in cases() {
        let severity = CHECKS.iter().find(|check| check.name == name);
        let severity = severity.map_or(Severity::Error, |check| check.severity);
        let list = findings(&path, Lang::En).faults.list;
        let of_check = list.iter().filter(|fault| fault.code == name);
        let told: Vec<Severity> = of_check.map(|fault| fault.severity).collect();
        assert!(!told.is_empty(), "{name}");
        assert!(told.iter().all(|told| *told == severity), "{name}");
        for fault in &list {
            // What is never asked proves nothing; a fault in `allow` leaves what it would silence.
            let follows = [
                ("never-asked", "unreachable-level"),
                ("bad-allow", "unused-question"),
                ("unknown-check", "unused-question"),
            ];
            let is_own = fault.code == name || follows.contains(&(name.as_str(), fault.code));
            assert!(is_own, "{name}: {} {}", fault.code, fault.message);
            assert!(fault.help.is_some() && fault.place.is_some(), "{name}");
            assert!(fault.id.is_some() || name == "syntax", "{name}: {fault:?}");
        }
    }
}

#[test]
fn what_is_told_is_what_the_files_beside_say() {
    let is_updated = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    for (name, path) in cases() {
        for lang in Lang::ALL {
            let layout = Layout {
                width: 100,
                color: false,
                charset: Charset::Utf8,
            };
            let told = drawn(&findings(&path, lang), layout);
            let file = Path::new(FOLDER).join(format!("{name}.{}.txt", lang.code()));
            if is_updated {
                fs::write(&file, &told).unwrap();
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            assert_eq!(told, expected, "{}", file.display());
        }
    }
}

#[test]
fn the_excerpts_of_one_language_are_those_of_the_other() {
    for (name, path) in cases() {
        let [french, english] = [Lang::Fr, Lang::En].map(|lang| findings(&path, lang).faults.list);
        let places = |list: &[palier::diagnostic::Fault]| {
            let list = list.iter();
            list.map(|f| (f.code, f.place.clone(), f.id.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(places(&french), places(&english), "{name}");
        for (french, english) in french.iter().zip(&english) {
            assert_ne!(french.message, english.message, "{name}");
            assert_ne!(french.help, english.help, "{name}");
        }
    }
}
