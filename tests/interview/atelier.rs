//! The small questionnaire that the interview is tested with.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::terminal::{ENTER, Person};

pub const ATELIER: &str = "atelier.toml";

/// A folder to run in, with the small questionnaire: what is printed names no other place.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interview");
    fs::copy(rules.join(ATELIER), folder.path().join(ATELIER)).unwrap();
    folder
}

pub fn answers_file(folder: &TempDir) -> PathBuf {
    folder.path().join("réponses.toml")
}

/// Opens the small questionnaire, answers in `réponses.toml`, as a person of the team.
pub fn opens_atelier(folder: &TempDir) -> Person {
    let args = [ATELIER, "--answers", "réponses.toml", "--profile", "team"];
    Person::runs(folder.path(), &args)
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// Answers whatever comes before the questions to which one types the answer.
pub fn reaches_typed_questions(folder: &TempDir) -> Person {
    let mut person = opens_atelier(folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/4");
    person.chooses("Aucune");
    person.sees_line("Technique · 3/4");
    answers_none(&mut person);
    person.sees("Les données sont-elles sauvegardées\u{202f}?");
    person.chooses("Non");
    person.chooses("Préparer aussi votre demande (2 questions");
    person.sees("Combien de personnes utiliseront l’application\u{202f}?");
    person.sees("Réponse (personnes)");
    person
}

/// How many lines hold these words.
pub fn count(transcript: &[String], words: &str) -> usize {
    let lines = transcript.iter().filter(|line| line.contains(words));
    lines.count()
}

/// Compares with a file kept beside the tests; `UPDATE_SNAPSHOTS=1` writes it anew.
pub fn assert_fixture(name: &str, actual: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interview");
    let file = folder.join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, actual).unwrap();
    }
    let expected = read(&file);
    assert!(
        actual == expected,
        "{name} differs\n--- expected\n{expected}\n--- actual\n{actual}"
    );
}

/// Nothing but the cursor's place, whether it is seen, and erasing.
const CURSOR_AND_ERASE: [&str; 10] = [
    "ESC[A", "ESC[B", "ESC[C", "ESC[D", "ESC[J", "ESC[K", "ESC[?25h", "ESC[?25l", "ESC7", "ESC8",
];

pub fn assert_only_cursor_and_erase(person: &Person) {
    for control in person.controls() {
        assert!(CURSOR_AND_ERASE.contains(&control.as_str()), "{control}");
    }
}

/// Ticks nothing, and says that none applies.
pub fn answers_none(person: &mut Person) {
    person.sees("> [ ] La relecture");
    person.types(ENTER);
    person.chooses("Aucun de ces choix");
}
