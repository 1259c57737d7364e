//! `palier questionnaire check`: what it prints, where, and its exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program in English, cut off from the environment of whoever runs the tests.
fn check(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .args(["--lang", "en", "questionnaire", "check"])
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const HEADER: &str = "[questionnaire]\nid = \"small\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
     title = \"Small\"\n[section.all]\ntitle = \"All\"\n[scale.yes]\nno = { text = \"No\" }\n\
     yes = { text = \"Yes\" }\n";

/// A folder with these rules behind a header, and its path.
fn rules(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rules.toml"), format!("{HEADER}{text}")).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

fn question(id: &str, extra: &str) -> String {
    format!("[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nscale = \"yes\"\n{extra}\n")
}

#[test]
fn the_built_in_questionnaire_has_no_error_warning_or_open_search() {
    let output = check(&[]);
    assert_eq!(text(&output.stdout), "");
    assert_eq!(text(&output.stderr), "no fault\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn errors_end_with_code_4_and_warnings_with_0() {
    let (_folder, warned) = rules(&question("q", ""));
    let output = check(&[&warned]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "1 warning\n");
    let (_folder, wrong) = rules(&question("q", "when = { nobody = \"yes\" }"));
    let output = check(&[&wrong]);
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(text(&output.stderr), "1 error\n");
}

#[test]
fn outside_a_terminal_each_finding_is_a_line_that_editors_can_jump_to() {
    let (_folder, path) = rules(&question("q", ""));
    let output = text(&check(&[&path]).stdout);
    let file = Path::new(&path).join("rules.toml");
    let expected = format!(
        "{}:12:11: warning[unused-question]: nothing looks at the answer to “q”\n  \
         help: use it in a criterion or a condition, or do not ask\n",
        file.display()
    );
    assert_eq!(output, expected);
}

#[test]
fn in_the_json_every_finding_has_every_key() {
    let broken = question("q", "when = { nobody = \"yes\" }\neffort = 0");
    for text_of_rules in [
        question("q", ""),
        broken,
        "x = 1".to_owned(),
        "\"".to_owned(),
    ] {
        let (_folder, path) = rules(&text_of_rules);
        let output = text(&check(&[&path, "--format", "json"]).stdout);
        let findings: serde_json::Value = serde_json::from_str(&output).unwrap();
        let findings = findings.as_array().unwrap();
        assert!(!findings.is_empty(), "{text_of_rules}");
        for finding in findings {
            let mut keys: Vec<&str> = finding
                .as_object()
                .unwrap()
                .keys()
                .map(|k| k.as_str())
                .collect();
            keys.sort_unstable();
            let expected = [
                "check", "column", "file", "help", "id", "line", "message", "severity",
            ];
            assert_eq!(keys, expected);
            assert!(finding["line"].as_u64().is_some_and(|line| line > 0));
        }
    }
}

#[test]
fn a_sound_questionnaire_is_an_empty_json_array() {
    let output = check(&["--format", "json", "--quiet"]);
    assert_eq!(
        (text(&output.stdout).as_str(), text(&output.stderr).as_str()),
        ("[]\n", "")
    );
}

#[test]
fn files_that_cannot_be_read_are_a_failure_and_no_finding() {
    let folder = tempfile::tempdir().unwrap();
    for path in ["/nowhere/at/all", folder.path().to_str().unwrap()] {
        let output = check(&[path]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).starts_with("error["), "{path}");
    }
}

#[test]
fn the_findings_go_to_a_file_if_one_is_named() {
    let (folder, path) = rules(&question("q", ""));
    let file = folder.path().join("findings.json");
    let output = check(&[
        &path,
        "--format",
        "json",
        "--output",
        file.to_str().unwrap(),
    ]);
    assert!(output.stdout.is_empty());
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .contains("unused-question")
    );
}

#[test]
fn every_syntax_error_of_every_file_is_told_translations_included() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.toml"),
        "[questionnaire]\nid = \nversion = \"1\nx y = 1\n",
    )
    .unwrap();
    fs::create_dir(folder.path().join("translations")).unwrap();
    fs::write(folder.path().join("translations/en.toml"), "a = \n").unwrap();
    let output = check(&[folder.path().to_str().unwrap()]);
    let told = text(&output.stdout);
    let lines: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("error[syntax]"))
        .collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert!(
        lines[0].contains("a.toml:2:") && lines[3].contains("en.toml:1:"),
        "{told}"
    );
}
