//! What a person sees: screens of two sizes, with and without a wish for colour, kept as texts
//! beside the tests.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "interview/atelier.rs"]
mod atelier;
#[path = "interview/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use palier::charset::Charset;

use atelier::{assert_only_cursor_and_erase, count};
use terminal::{CTRL_C, DOWN, ENTER, Person, SPACE, Seat, UP};

const RULES: &str = "ecrans.toml";

fn sits_at(seat: Seat) -> (tempfile::TempDir, Person) {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interview");
    fs::copy(fixtures.join(RULES), folder.path().join(RULES)).unwrap();
    let args = [RULES, "--answers", "réponses.toml"];
    let person = Person::sits_at(seat, folder.path(), &args);
    (folder, person)
}

/// Screens that are kept in a file, one below the other; `UPDATE_SNAPSHOTS=1` writes it anew.
struct Album {
    file: PathBuf,
    kept: String,
    taken: String,
}

impl Album {
    fn open(name: &str) -> Album {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interview");
        let file = fixtures.join(name);
        Album {
            kept: fs::read_to_string(&file).unwrap_or_default(),
            file,
            taken: String::new(),
        }
    }

    /// Waits until the screen is the next of the file.
    fn sees(&mut self, person: &mut Person, title: &str) {
        let title = format!("======== {title}\n");
        let screen = if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            person.rests()
        } else {
            let (_, from) = self
                .kept
                .split_once(&title)
                .expect("a screen of that title");
            let screen = from.split("======== ").next().unwrap_or_default();
            person.shows(screen);
            screen.to_owned()
        };
        self.taken.push_str(&title);
        self.taken.push_str(&screen);
    }

    fn close(self) {
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            return fs::write(self.file, self.taken).unwrap();
        }
        assert_eq!(
            self.taken, self.kept,
            "screens of the file that were not seen"
        );
    }
}

/// A walk through the questionnaire, each screen as the album has it.
fn walk(seat: Seat, album: &str) {
    // What is waited for, as this terminal shows it.
    let charset = Charset::of_locale(Some(seat.lang));
    let shown = |words: &str| charset.print(words).into_owned();
    let mut album = Album::open(album);
    let (_folder, mut person) = sits_at(seat);
    person.sees_line(&shown("Épreuve · 1/4"));
    album.sees(&mut person, "a long question with accents");
    person.chooses(&shown("Oui, l’accord"));
    person.sees_line(&shown("Épreuve · 2/4"));
    album.sees(&mut person, "a long list");
    // From page to page: each holds what the screen has room for.
    while !person.screen().contains(&shown("> Drôme")) {
        person.moves(DOWN);
    }
    album.sees(&mut person, "further down a long list");
    person.types(ENTER);
    person.sees_line(&shown("→ Drôme"));
    person.sees_line(&shown("Épreuve · 3/4"));
    person.sees(&shown("> [ ] Chaque évolution"));
    person.types(SPACE);
    person.sees(&shown("> [x] Chaque évolution"));
    person.moves(DOWN);
    album.sees(&mut person, "several boxes, one ticked");
    person.types(SPACE);
    person.sees("> [x] Les essais");
    person.types(ENTER);
    person.sees_line(&shown("Épreuve · 4/4"));
    person.sees_line(&shown("Réponse (personnes)\u{a0}:"));
    person.types("1 000\r");
    person.sees(&shown("Nombre refusé"));
    album.sees(&mut person, "an input error");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    album.close();
    assert_only_cursor_and_erase(&person);
    // Nothing that was answered is erased, nothing is drawn twice.
    let transcript = person.transcript();
    for line in [
        "Épreuve · 1/4",
        "Épreuve · 2/4",
        "→ Drôme",
        "Épreuve · 3/4",
        "→ Les essais",
    ] {
        let line = shown(line);
        assert_eq!(count(&transcript, &line), 1, "{line}\n{transcript:#?}");
    }
    if charset == Charset::Ascii {
        assert!(person.written().is_ascii(), "{}", person.written());
    }
}

#[test]
fn a_small_terminal_shows_the_same_screens_with_and_without_colour() {
    for color in [false, true] {
        let seat = Seat {
            color,
            ..Seat::SMALL
        };
        walk(seat, "screens-60x24.txt");
    }
}

#[test]
fn a_large_terminal_shows_the_same_screens_with_and_without_colour() {
    for color in [false, true] {
        let seat = Seat {
            rows: 30,
            columns: 100,
            color,
            ..Seat::SMALL
        };
        walk(seat, "screens-100x30.txt");
    }
}

#[test]
fn a_terminal_that_is_not_utf_8_shows_the_same_screens_in_ascii() {
    let seat = Seat {
        lang: "C",
        ..Seat::SMALL
    };
    walk(seat, "screens-60x24-ascii.txt");
}

#[test]
fn moving_about_a_list_leaves_no_ghost_and_erases_nothing() {
    let (_folder, mut person) = sits_at(Seat::SMALL);
    person.sees_line("Épreuve · 1/4");
    person.chooses("Cela dépend");
    person.sees_line("Épreuve · 2/4");
    person.sees("> Ain");
    person.sees("  Corrèze");
    let before = person.rows();
    for _ in 0..30 {
        person.moves(DOWN);
    }
    for _ in 0..30 {
        person.moves(UP);
    }
    person.sees("  Corrèze");
    assert_eq!(person.rows(), before);
}
