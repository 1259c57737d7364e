//! What fuzzing found and started from, replayed: the same functions as the fuzzer calls, on every
//! input that is kept (`fuzz/README.md`).
#![allow(clippy::unwrap_used, clippy::expect_used)]

// The fuzzer changes inputs too; here they are as they were kept.
#[allow(dead_code)]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use targets::Outcome;

/// The inputs kept for a target, by name.
fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new("fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// Replays every input of a target; the names of those on which it fails are told together.
#[track_caller]
fn replay(target: &str, run: fn(&[u8]) -> Outcome) {
    let (mut accepted, mut refused, mut failed) = (0, 0, Vec::new());
    for file in corpus(target) {
        let data = fs::read(&file).unwrap();
        assert!(
            data.len() <= 64 * 1024,
            "{file:?} is larger than what is tried"
        );
        match catch_unwind(|| run(&data)) {
            Ok(Outcome::Accepted) => accepted += 1,
            Ok(Outcome::Refused) => refused += 1,
            Err(_) => failed.push(file),
        }
    }
    assert!(failed.is_empty(), "{target} fails on {failed:#?}");
    // A replay that reads nothing, or refuses all, would hold whatever happens.
    assert!(accepted >= 5, "{target}: {accepted} accepted");
    assert!(refused >= 5, "{target}: {refused} refused");
}

#[test]
fn rule_files_of_the_corpus_are_loaded_checked_and_used() {
    replay("rules", targets::rules);
}

#[test]
fn translations_of_the_corpus_change_texts_alone() {
    replay("overlays", targets::overlays);
}

#[test]
fn answers_files_of_the_corpus_are_read_written_back_and_told() {
    replay("answers", targets::answers);
}

#[test]
fn saved_results_of_the_corpus_are_read_and_printed() {
    replay("results", targets::results);
}

#[test]
fn typed_sessions_of_the_corpus_are_kept_as_they_were_given() {
    replay("interview", targets::interview);
}

#[test]
fn a_law_that_does_not_hold_fails_the_replay() {
    for text in ["\u{1b}[2J", "\u{202e}", "\r"] {
        let wrong = catch_unwind(|| targets::laws::printable(text));
        assert!(wrong.is_err(), "{text:?} passes for printable");
    }
    for sheet in [
        "a,b\r\n",
        "\u{feff}a\r\n=1+1\r\n",
        "\u{feff}a,\"@b\"\r\n",
        "\u{feff}a",
    ] {
        let wrong = catch_unwind(|| targets::laws::cells(sheet));
        assert!(wrong.is_err(), "{sheet:?} passes for a sheet");
    }
}
