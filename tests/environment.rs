//! A bare environment: no home folder, no temporary folder, nowhere to write, no current folder.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "interview/atelier.rs"]
mod atelier;
#[path = "common/runs.rs"]
mod runs;
#[path = "interview/terminal.rs"]
mod terminal;

use std::fs;
use std::process::{Command, Output, Stdio};

use atelier::{ATELIER, folder};
use runs::printed;
use terminal::{CTRL_C, Person, Seat};

const PALIER: &str = env!("CARGO_BIN_EXE_palier");
const ANSWERS: &str = "questionnaires/cloud-pi-native/answers/rootless.toml";

/// The program in an environment that is empty but for these variables.
fn bare(variables: &[(&str, &str)], args: &[&str]) -> Output {
    Command::new(PALIER)
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An interview without an answers file, run by a shell that changes the environment first.
fn interview_after(script: &str, user: Option<u32>) -> Person {
    let folder = folder();
    let script = format!("{script}; exec \"$0\" \"$@\"");
    let args = ["-c", &script, PALIER, ATELIER, "--profile", "team"];
    let mut command = pty_process::blocking::Command::new("sh").args(args);
    if let Some(user) = user {
        command = command.uid(user);
    }
    let mut person = Person::starts(Seat::SMALL, folder.path(), command);
    person.sees("rien ne peut être enregistré ici");
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    person.sees("n’ont pas pu être enregistrées");
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "only the questionnaire is there");
    person
}

#[test]
fn an_interview_without_a_home_that_can_be_written_says_that_nothing_is_kept_and_goes_on() {
    // Below a regular file no folder can be made, not even by root.
    interview_after(
        "unset XDG_STATE_HOME; export HOME=\"$PWD/atelier.toml/home\"",
        None,
    );
    interview_after("export XDG_STATE_HOME=\"$PWD/atelier.toml/state\"", None);
}

#[test]
fn an_interview_of_somebody_who_has_no_home_says_that_nothing_is_kept_and_goes_on() {
    // Only root can become somebody whom the system does not know; without HOME, that of anybody
    // else is looked up, and is not ours to write to.
    if rustix::process::geteuid().is_root() {
        interview_after("unset HOME XDG_STATE_HOME", Some(54_321));
    }
}

#[test]
fn without_home_or_any_other_variable_everything_that_asks_nothing_works() {
    let no_input = ["--answers", ANSWERS, "--no-input", "--lang", "en"];
    for args in [
        &no_input[..],
        &["plan", "--answers", ANSWERS],
        &["explain", "--answers", ANSWERS],
        &["blank"],
        &["catalogue"],
        &["questionnaire", "check"],
        &["questionnaire", "list"],
        &["completions", "bash"],
        &["man"],
    ] {
        let output = bare(&[], args);
        assert_eq!(output.status.code(), Some(0), "{args:?}\n{}", told(&output));
        let with_home = bare(&[("HOME", "/nowhere"), ("TMPDIR", "/nowhere")], args);
        assert_eq!(with_home.stdout, output.stdout, "{args:?}");
    }
}

#[test]
fn a_file_is_written_without_a_temporary_folder() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("result.json");
    for temporary in ["/nowhere/at/all", "/dev/null", ""] {
        let path = output.to_str().unwrap();
        let args = ["-a", ANSWERS, "--no-input", "-f", "json", "-o", path];
        let run = bare(&[("TMPDIR", temporary)], &args);
        assert_eq!(run.status.code(), Some(0), "{}", told(&run));
        fs::remove_file(&output).unwrap();
    }
}

#[test]
fn in_a_folder_that_is_gone_results_are_printed_and_files_beside_it_are_told() {
    let gone = |rest: &str| {
        let folder = tempfile::tempdir().unwrap();
        let script = format!("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" {rest}");
        Command::new("sh")
            .args(["-c", &script, PALIER])
            .env("LC_ALL", "en")
            .env("PALIER_LANG", "en")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let here = fs::canonicalize(ANSWERS).unwrap();
    let read = format!("--answers '{}' --no-input", here.display());
    let result = gone(&read);
    assert_eq!(result.status.code(), Some(0), "{}", told(&result));
    assert!(!result.stdout.is_empty());
    let written = gone(&format!("{read} --output result.txt"));
    assert_eq!(written.status.code(), Some(1));
    assert!(told(&written).contains("result.txt"), "{}", told(&written));
    let missing = gone("--answers team.toml --no-input");
    assert_eq!(missing.status.code(), Some(1));
    assert!(told(&missing).contains("team.toml"), "{}", told(&missing));
}

#[test]
fn a_folder_that_cannot_be_made_is_told_with_what_stands_in_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "kept").unwrap();
    let below = file.join("folder");
    let below = below.to_str().unwrap();
    for args in [
        &["man", "--output", below][..],
        &["questionnaire", "new", below],
    ] {
        let run = bare(&[("PALIER_LANG", "en")], args);
        assert_eq!(run.status.code(), Some(1), "{args:?}");
        let told = told(&run);
        assert!(told.contains("not a folder"), "{told}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_output_that_is_full_is_a_failure_that_is_told() {
    for args in [
        &["catalogue"][..],
        &["man"],
        &["completions", "zsh"],
        &["--help"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let run = Command::new(PALIER)
            .args(args)
            .env("PALIER_LANG", "en")
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(1), "{args:?}");
    }
}

#[test]
fn a_locale_that_the_program_does_not_speak_changes_no_byte_of_what_lang_asks_for() {
    let args = ["-a", ANSWERS, "--no-input", "--lang", "fr"];
    let expected = printed(&args);
    for locale in ["C.UTF-8", "de_DE.UTF-8", "xx.utf8", ""] {
        let run = bare(&[("LC_ALL", locale), ("LANG", locale)], &args);
        assert_eq!(String::from_utf8(run.stdout).unwrap(), expected, "{locale}");
    }
}
