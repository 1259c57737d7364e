//! How the cost of `questionnaire check` grows. Ignored by default, for a debug build measures
//! nothing: `cargo test --release --test scale -- --ignored --nocapture`.
//! `PALIER_SCALE` names a folder to keep the rules in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "common/large.rs"]
mod large;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Writes rules of so many questions in a folder.
fn write_rules(folder: &Path, questions: usize) {
    let rules = large::rules(questions);
    std::fs::create_dir_all(folder.join("translations")).unwrap();
    for file in &rules.files {
        std::fs::write(folder.join(&file.name), &file.text).unwrap();
    }
    std::fs::write(folder.join("translations/fr.toml"), rules.french).unwrap();
}

/// The shortest of a few runs, which others on the machine disturb least.
fn time(folder: &Path) -> Duration {
    let run = || {
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
        command
            .args(["questionnaire", "check", "--format", "json"])
            .arg(folder);
        let output = command.stdin(Stdio::null()).output().unwrap();
        let took = start.elapsed();
        // Nothing is wrong, and no search was given up.
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "[]\n");
        took
    };
    (0..7).map(|_| run()).min().unwrap()
}

#[test]
#[ignore = "a measure, for a release build"]
fn checking_costs_in_proportion_to_the_rules() {
    let kept = std::env::var_os("PALIER_SCALE");
    let folder = tempfile::tempdir().unwrap();
    let folder = kept.map_or(folder.path().to_owned(), PathBuf::from);
    let [small, ten_thousand, large] = [5_000, 10_000, 15_000].map(|questions| {
        let folder = folder.join(questions.to_string());
        write_rules(&folder, questions);
        let took = time(&folder);
        println!(
            "{questions} questions, {} criteria: {took:?}",
            3 * questions
        );
        took
    });
    assert!(ten_thousand < Duration::from_secs(2), "{ten_thousand:?}");
    // Fewer questions would fit in the caches of a processor, which flatters them. The slope is
    // that of ten times as many in at most twelve times as long.
    assert!(large < small * 36 / 10, "{small:?} then {large:?}");
}
