//! Streams, exit codes and files of the program as a whole.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use palier::report::json::schema::Document;

const PERSONA: &str = "questionnaires/cloud-pi-native/answers/rootless.toml";

/// The program, cut off from the environment of whoever runs the tests.
fn palier(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    palier(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A fault: exit code 1, one message on standard error, nothing on standard output.
fn assert_one_fault(output: &Output, code: &str) {
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(output.stdout.is_empty());
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.starts_with(&format!("error[{code}]")), "{told}");
}

fn in_folder(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

fn assess(answers: &Path) -> Output {
    let answers = answers.to_str().unwrap();
    run(&["--lang", "en", "--answers", answers, "--no-input"])
}

#[test]
fn a_blank_file_never_takes_the_place_of_one_that_somebody_filled_in() {
    let (_folder, path) = in_folder("team.toml");
    let output = path.to_str().unwrap();
    let blank = ["--lang", "en", "blank", "--output", output];
    assert!(run(&blank).status.success());
    let first = fs::read_to_string(&path).unwrap();
    assert_one_fault(&run(&blank), "file-exists");
    let with_answers = ["--lang", "en", "blank", "-a", output, "--output", output];
    assert_one_fault(&run(&with_answers), "file-exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), first);
}

#[test]
fn a_result_is_not_written_over_answers_or_rules_however_they_are_named() {
    let (folder, path) = in_folder("rules.toml");
    fs::copy("tests/fixtures/interview/atelier.toml", &path).unwrap();
    let rules = path.to_str().unwrap();
    let dotted = folder.path().join(".").join("rules.toml");
    let dotted = dotted.to_str().unwrap();
    let before = fs::read_to_string(&path).unwrap();
    for args in [
        vec!["--lang", "en", rules, "--no-input", "-o", dotted],
        vec!["--lang", "en", "questionnaire", "show", rules, "-o", dotted],
        vec!["--lang", "en", "catalogue", rules, "-o", dotted],
        vec![
            "--lang",
            "en",
            "questionnaire",
            "check",
            rules,
            "-o",
            dotted,
        ],
        // Not there yet, but about to be written.
        vec!["--lang", "en", rules, "-a", "new.toml", "-o", "./new.toml"],
    ] {
        assert_one_fault(&run(&args), "same-file");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_result_is_not_written_over_rules_that_a_link_in_their_folder_leads_to() {
    let (folder, path) = in_folder("rules.toml");
    fs::copy("tests/fixtures/interview/atelier.toml", &path).unwrap();
    let linked = folder.path().join("linked");
    fs::create_dir(&linked).unwrap();
    std::os::unix::fs::symlink(&path, linked.join("rules.toml")).unwrap();
    let [rules, output] = [&linked, &path].map(|path| path.to_str().unwrap());
    let before = fs::read_to_string(&path).unwrap();
    let args = ["--lang", "en", rules, "--no-input", "-o", output];
    assert_one_fault(&run(&args), "same-file");
    let check = ["--lang", "en", "questionnaire", "check", "--previous"];
    let check = [&check[..], &[rules, "-o", output]].concat();
    assert_one_fault(&run(&check), "same-file");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn a_result_is_not_written_over_a_translation_of_the_rules() {
    let (folder, _) = in_folder("rules");
    let source = Path::new("questionnaires/product-aspects");
    fs::create_dir(folder.path().join("translations")).unwrap();
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let english = folder.path().join("translations").join("en.toml");
    fs::copy(source.join("translations/en.toml"), &english).unwrap();
    let rules = folder.path().to_str().unwrap();
    let output = english.to_str().unwrap();
    let answers = "questionnaires/product-aspects/answers/produit-jeune.toml";
    let args = ["--lang", "en", "plan", rules, "-a", answers, "-o", output];
    assert_one_fault(&run(&args), "same-file");
    let kept = fs::read(source.join("translations/en.toml")).unwrap();
    assert_eq!(fs::read(&english).unwrap(), kept);
}

#[test]
fn a_saved_result_is_not_taken_for_an_answers_file_nor_an_empty_one_for_a_result() {
    let (folder, path) = in_folder("result.json");
    fs::write(&path, "{\"schema_version\": 1}\n").unwrap();
    let result = path.to_str().unwrap();
    for command in ["plan", "explain", "assess"] {
        let args = ["--lang", "en", "--no-input", command, "-a", result];
        let args: Vec<&str> = match command {
            "assess" => vec!["--lang", "en", "assess", "--no-input", "-a", result],
            _ => args
                .into_iter()
                .filter(|arg| *arg != "--no-input")
                .collect(),
        };
        assert_one_fault(&run(&args), "saved-result");
    }
    let empty = folder.path().join("empty.json");
    fs::write(&empty, "\n").unwrap();
    let empty = empty.to_str().unwrap();
    assert_one_fault(&run(&["--lang", "en", "compare", empty, PERSONA]), "syntax");
}

#[test]
fn a_missing_answers_file_is_a_fault() {
    let (_folder, path) = in_folder("missing.toml");
    assert_one_fault(&assess(&path), "missing-file");
}

#[test]
fn a_folder_where_a_file_is_due_is_a_fault() {
    let (_folder, path) = in_folder("folder.toml");
    fs::create_dir(&path).unwrap();
    assert_one_fault(&assess(&path), "not-a-file");
}

#[test]
fn a_file_of_200_megabytes_is_refused_without_being_read() {
    let (_folder, path) = in_folder("large.toml");
    File::create(&path).unwrap().set_len(200_000_000).unwrap();
    assert_one_fault(&assess(&path), "too-large");
    let rules = path.to_str().unwrap();
    assert_one_fault(&run(&["--lang", "en", rules, "--no-input"]), "too-large");
}

#[cfg(unix)]
#[test]
fn a_device_without_end_is_refused() {
    assert_one_fault(&assess(Path::new("/dev/zero")), "too-large");
}

#[test]
fn a_file_that_is_not_utf8_is_a_located_fault() {
    let (_folder, path) = in_folder("latin1.toml");
    fs::write(&path, b"[answers]\n# caf\xe9\n").unwrap();
    let output = assess(&path);
    assert_one_fault(&output, "not-utf8");
    assert!(text(&output.stderr).contains("latin1.toml:2:6"));
}

#[test]
fn a_result_that_cannot_be_written_is_a_fault_and_leaves_no_part_of_it() {
    let (folder, path) = in_folder("folder");
    fs::create_dir(&path).unwrap();
    let target = path.to_str().unwrap();
    let output = run(&["--lang", "en", "--no-input", "--quiet", "--output", target]);
    assert_one_fault(&output, "write");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_result_alone_goes_to_standard_output_and_notes_to_standard_error() {
    let output = run(&["--lang", "en", "--no-input", "--format", "json"]);
    let result = checked::valid(Document::Assess, &output.stdout);
    assert_eq!(result["readiness"]["verdict"], "to-verify");
    assert!(text(&output.stderr).starts_with("note: "));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn quiet_says_nothing_but_the_result() {
    let output = run(&["--lang", "en", "--no-input", "--quiet"]);
    assert!(output.stderr.is_empty() && !output.stdout.is_empty());
}

#[test]
fn the_result_in_a_file_is_the_one_of_standard_output() {
    let (_folder, path) = in_folder("result.json");
    let target = path.to_str().unwrap();
    let args = [
        "--lang",
        "fr",
        "--answers",
        PERSONA,
        "--no-input",
        "--format",
        "json",
    ];
    let printed = run(&args);
    let written = run(&[&args[..], &["--output", target]].concat());
    assert!(written.stdout.is_empty());
    assert_eq!(fs::read(&path).unwrap(), printed.stdout);
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    for format in ["table", "json"] {
        let args = [
            "--lang",
            "fr",
            "--answers",
            PERSONA,
            "--no-input",
            "--format",
            format,
        ];
        assert_eq!(run(&args).stdout, run(&args).stdout);
    }
}

#[test]
fn a_wrong_source_date_epoch_is_a_fault() {
    let mut command = palier(&["--lang", "en", "--no-input"]);
    let output = command
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .output()
        .unwrap();
    assert_one_fault(&output, "source-date-epoch");
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let mut command = palier(&["--lang", "fr", "--no-input", "--quiet", "--format", "json"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The result is larger than a pipe holds: the program is still writing when this is dropped.
    let mut first = [0];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn require_fails_with_code_3_when_the_verdict_is_worse_and_prints_the_result_all_the_same() {
    for (wanted, code) in [("go", 3), ("to-verify", 3), ("no-go", 0)] {
        let args = [
            "--lang",
            "en",
            "--answers",
            PERSONA,
            "--no-input",
            "--require",
            wanted,
        ];
        let output = run(&args);
        assert_eq!(output.status.code(), Some(code), "{wanted}");
        assert!(!output.stdout.is_empty());
    }
}

#[test]
fn the_language_is_that_of_the_option_then_palier_lang_then_the_locale_then_the_rules() {
    let title = |command: &mut Command| text(&command.output().unwrap().stdout)[..32].to_owned();
    let english = "Cloud Pi Native: team maturity a";
    let args = ["--no-input", "--quiet"];
    assert_ne!(title(&mut palier(&args)), english, "the rules are French");
    assert_eq!(title(palier(&args).env("LANG", "en_GB.UTF-8")), english);
    assert_ne!(title(palier(&args).env("LANG", "C")), english);
    let two = [("LANG", "en_GB.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")];
    assert_ne!(title(palier(&args).envs(two)), english);
    let two = [("LC_ALL", "fr_FR.UTF-8"), ("PALIER_LANG", "en")];
    assert_eq!(title(palier(&args).envs(two)), english);
    let option = ["--no-input", "--quiet", "--lang", "en"];
    assert_eq!(title(palier(&option).env("PALIER_LANG", "fr")), english);
}

#[test]
fn no_style_reaches_a_pipe_unless_it_is_asked_for() {
    let escape = "\u{1b}[";
    let plain = run(&["--no-input", "--quiet"]);
    assert!(!text(&plain.stdout).contains(escape));
    let colored = run(&["--no-input", "--quiet", "--color", "always"]);
    assert!(text(&colored.stdout).contains(escape));
}

#[test]
fn escape_sequences_of_a_hostile_file_never_reach_the_terminal() {
    let (_folder, path) = in_folder("hostile.toml");
    fs::write(
        &path,
        "[answers]\n\"\\u001b[31mred\" = \"\\u001b]0;title\\u0007\"\nrootless = \"\u{202e}\"\n# \u{1b}[2J\n",
    )
    .unwrap();
    let output = assess(&path);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    let raw = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!told.contains(raw), "{told:?}");
}

#[test]
fn the_result_never_replaces_what_the_command_reads() {
    let (_folder, answers) = in_folder("answers.toml");
    fs::copy(PERSONA, &answers).unwrap();
    let path = answers.to_str().unwrap();
    let args = [
        "--lang",
        "en",
        "--quiet",
        "--no-input",
        "--answers",
        path,
        "--output",
        path,
    ];
    assert_one_fault(&run(&args), "same-file");
    assert_eq!(fs::read(&answers).unwrap(), fs::read(PERSONA).unwrap());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = in_folder("result.txt");
    fs::write(&path, "precious").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let target = path.to_str().unwrap();
    let output = run(&["--lang", "en", "--quiet", "--no-input", "--output", target]);
    assert_one_fault(&output, "write");
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_broken_one_is_not_replaced() {
    use std::os::unix::fs::symlink;
    let (folder, link) = in_folder("link.txt");
    let target = folder.path().join("target.txt");
    symlink(&target, &link).unwrap();
    let path = link.to_str().unwrap();
    let args = ["--lang", "en", "--quiet", "--no-input", "--output", path];
    assert_one_fault(&run(&args), "write");
    fs::write(&target, "").unwrap();
    assert_eq!(run(&args).status.code(), Some(0));
    assert!(link.is_symlink() && !fs::read(&target).unwrap().is_empty());
}

#[test]
fn what_was_typed_is_quoted_without_its_escape_sequences() {
    let output = run(&["--lang", "en", "--\u{1b}[31mx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!text(&output.stderr).contains('\u{1b}'));
}

#[test]
fn require_counts_even_when_the_reader_stops_early() {
    let args = [
        "--lang",
        "fr",
        "--no-input",
        "--quiet",
        "--format",
        "json",
        "--require",
        "go",
    ];
    let mut child = palier(&args).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = [0];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn no_folder_is_made_for_a_result() {
    let (folder, path) = in_folder("mistyped/result.txt");
    let target = path.to_str().unwrap();
    let output = run(&["--lang", "en", "--quiet", "--no-input", "--output", target]);
    assert_one_fault(&output, "write");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
