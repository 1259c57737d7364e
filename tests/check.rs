//! `palier questionnaire check`: what it prints, where, and its exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use palier::interview::Signals;
use palier::run::{Terminal, World, run};

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
fn the_built_in_questionnaires_have_no_error_warning_or_open_search() {
    assert!(palier::library::built_in().len() > 3);
    for name in palier::library::built_in() {
        let output = check(&[name]);
        assert_eq!(text(&output.stdout), "", "{name}");
        assert_eq!(text(&output.stderr), "no fault\n", "{name}");
        assert_eq!(output.status.code(), Some(0), "{name}");
    }
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

/// What a person sees whose standard output is a terminal of so many columns.
fn on_a_terminal(args: &[&str]) -> String {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = run(&mut World {
        args: ["palier", "questionnaire", "check"]
            .iter()
            .chain(args)
            .map(Into::into)
            .collect(),
        env: &|name| (name == "PALIER_LANG").then(|| "en".to_owned()),
        stdout: &mut stdout,
        stderr: &mut stderr,
        terminal: Terminal {
            stdout: true,
            columns: Some(60),
            ..Terminal::default()
        },
        now: 1_795_392_000,
        user: &String::new,
        catch_signals: &Signals::default,
    });
    assert_eq!(code, 0, "{}", text(&stderr));
    text(&stdout)
}

#[test]
fn on_a_terminal_each_finding_is_drawn_with_its_excerpt_in_the_width_there_is() {
    let (_folder, path) = rules(&question("q", ""));
    let told = on_a_terminal(&[&path, "--color", "never"]);
    for part in [
        "warning[unused-question]: nothing",
        "12 | [question.q]\n",
        "help: use it",
    ] {
        assert!(told.contains(part), "{part} not in:\n{told}");
    }
    let words = told.lines().filter(|line| !line.contains("-->"));
    assert!(
        words.clone().all(|line| line.chars().count() <= 60),
        "{told}"
    );
    assert!(on_a_terminal(&[&path]).contains("\u{1b}["));
}

#[test]
fn what_was_checked_too_long_ago_depends_on_the_day_of_the_run() {
    let resource = "[resource.r]\ntitle = \"R\"\nurl = \"https://example.org\"\nchecked = 2025-05-22\n\
                    allow = { dead-resource = \"not what this is about\" }\n";
    let (_folder, path) = rules(resource);
    let told = |epoch: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
        command
            .args(["questionnaire", "check", &path])
            .env_clear()
            .env("SOURCE_DATE_EPOCH", epoch);
        text(&command.output().unwrap().stdout)
    };
    // 22 and 23 November 2026, at noon.
    assert_eq!(told("1795348800"), "");
    assert!(told("1795435200").contains("warning[stale-resource]"));
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
                "check", "column", "file", "help", "id", "line", "message", "related", "severity",
            ];
            assert_eq!(keys, expected);
            assert!(finding["line"].as_u64().is_some_and(|line| line > 0));
        }
    }
}

#[test]
fn a_gate_is_whole_once_any_answer_that_it_needs_proves_its_parts_another_way() {
    let gate = |needs: &str| {
        let questions = question("a", "") + &question("b", "na = \"None\"") + &question("x", "");
        let remedy = "remedy = { text = \"Do\" }";
        format!(
            "{questions}[criterion.part]\ntext = \"P\"\nneeds = [{{ a = \"yes\", b = \"yes\" }}, {{ x = \"yes\" }}]\n\
             [criterion.gate]\ntext = \"G\"\nneeds = {needs}\n{remedy}\n\
             [dimension.stage]\nlabel = \"S\"\nrule = \"staged\"\n[dimension.stage.level.s]\n\
             label = \"S\"\ngates = [\"gate\"]\n"
        )
    };
    let (_folder, whole) = rules(&gate("{ part = \"met\", x = \"yes\" }"));
    assert_eq!(text(&check(&[&whole]).stdout), "");
    let (_folder, skipped) = rules(&gate("{ part = \"met\", a = \"yes\" }"));
    let told = text(&check(&[&skipped]).stdout);
    assert!(told.contains("[vacuous-gate]"), "{told}");
}

#[test]
fn of_options_that_tests_list_together_one_alone_is_tried_too() {
    let text_of_rules = "[question.m]\nsection = \"all\"\ntext = \"M?\"\nkind = \"many\"\n\
         options = { a = { text = \"A\" }, b = { text = \"B\" } }\n[criterion.both]\ntext = \"B\"\n\
         needs = { m = { all = [\"a\", \"b\"] } }\n"
        .to_owned()
        + &question("q", "when = { m = [\"a\", \"b\"], both = \"unmet\" }")
        + "[criterion.c]\ntext = \"C\"\nneeds = { q = \"yes\" }\n[dimension.d]\nlabel = \"D\"\n\
           rule = \"staged\"\n[dimension.d.level.l]\nlabel = \"L\"\nrequires = [\"c\"]\n";
    let (_folder, path) = rules(&text_of_rules);
    assert_eq!(text(&check(&[&path]).stdout), "");
}

#[test]
fn an_id_defined_twice_is_told_with_both_places_in_lines_and_in_the_json() {
    let (folder, path) = rules(&question("q", ""));
    fs::write(folder.path().join("more.toml"), question("q", "")).unwrap();
    let told = text(&check(&[&path]).stdout);
    assert!(
        told.contains("rules.toml:12:") && told.contains("more.toml:1:"),
        "{told}"
    );
    let json = check(&[&path, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let twice = json
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["check"] == "duplicate-id")
        .unwrap();
    let related = twice["related"]["file"].as_str().unwrap();
    assert_ne!(related, twice["file"].as_str().unwrap());
    assert!(twice["related"]["line"].is_number() && twice["related"]["message"].is_string());
}

#[test]
fn a_slip_in_a_key_of_the_rules_is_not_blamed_on_a_translation_that_is_right() {
    let slip = question("q", "").replace("text =", "txet =");
    let (folder, path) = rules(&slip);
    fs::create_dir(folder.path().join("translations")).unwrap();
    let french = "[question.q]\ntext = \"Q ?\"\n";
    fs::write(folder.path().join("translations/fr.toml"), french).unwrap();
    let told = text(&check(&[&path]).stdout);
    assert!(told.contains("error[unknown-key]"), "{told}");
    assert!(!told.contains("translation-extra"), "{told}");
}

#[test]
fn another_questionnaire_is_no_previous_version() {
    let (_folder, path) = rules(&question("q", ""));
    let output = check(&[&path, "--previous", "product-aspects"]);
    assert_eq!(output.status.code(), Some(4));
    let told = text(&output.stdout);
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("error[other-questionnaire]"), "{told}");
    assert!(!told.contains("removed-id"), "{told}");
}

#[test]
fn faults_of_the_previous_version_are_told_to_be_there() {
    let (_folder, path) = rules(&question("q", ""));
    let (_other, broken) = rules("[question.q]\nlable = 1\n");
    let output = check(&[&path, "--previous", &broken]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(
        told.starts_with("error[previous]: the previous version"),
        "{told}"
    );
}

#[test]
fn a_bracket_left_open_is_one_error_and_the_others_of_the_file_are_told() {
    let broken = "[question.q]\nsection = \"all\"\nprofiles = [\"a\"\ntext = \"Q?\"\nscale = \"yes\"\n\
        [question.r]\nsection = \"all\"\ntext = \"R?\nscale = \"yes\"\n";
    let (_folder, path) = rules(broken);
    let told = text(&check(&[&path]).stdout);
    assert_eq!(told.matches("error[syntax]").count(), 2, "{told}");
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

#[test]
fn a_translation_cut_short_by_a_syntax_error_hides_no_fault_of_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "[questionnaire]\nid = \"small\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
        title = \"Small\"\ntilte = \"Small\"\n";
    fs::write(folder.path().join("a.toml"), rules).unwrap();
    fs::create_dir(folder.path().join("translations")).unwrap();
    fs::write(folder.path().join("translations/fr.toml"), "a = \n").unwrap();
    let output = check(&[folder.path().to_str().unwrap()]);
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(4), "{told}");
    assert!(told.contains("a.toml:7:1: error[unknown-key]"), "{told}");
    assert!(told.contains("fr.toml:1:5: error[syntax]"), "{told}");
}

#[test]
fn a_wrong_key_in_a_translation_hides_no_fault_of_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "[questionnaire]\nid = \"small\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
        title = \"Small\"\n[section.s]\ntitle = \"All\"\n[scale.yes]\nno = { text = \"No\" }\n\
        yes = { text = \"Yes\" }\n[question.q]\nsection = \"s\"\ntext = \"Is it?\"\nscale = \"yes\"\n\
        [dimension.d]\nlabel = \"D\"\nrule = \"score\"\ncombine = \"mean\"\nof = [\"q\"]\n\
        [dimension.d.level.high]\nlabel = \"High\"\nfrom = 1.5\n";
    fs::write(folder.path().join("a.toml"), rules).unwrap();
    fs::create_dir(folder.path().join("translations")).unwrap();
    let translation = "[question.q]\neffort = 3\n";
    fs::write(folder.path().join("translations/fr.toml"), translation).unwrap();
    let output = check(&[folder.path().to_str().unwrap()]);
    let told = text(&output.stdout);
    let threshold = "a.toml:21:20: error[threshold-range]";
    assert!(told.contains(threshold), "{told}");
    let extra = "fr.toml:2:1: error[translation-extra]";
    assert!(told.contains(extra), "{told}");
}

/// No byte that a terminal would take for a command, no mark that turns text around.
fn assert_is_safe(output: &Output) {
    for stream in [&output.stdout, &output.stderr] {
        let told = text(stream);
        let is_safe =
            |c: char| c == '\n' || !(c.is_control() || "\u{202e}\u{2066}\u{200f}".contains(c));
        assert!(
            told.chars().all(is_safe),
            "{}",
            &told[..told.len().min(2000)]
        );
    }
}

/// Checks a file with these bytes; it must end, with an exit code and safe words.
fn hostile(text_of_file: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.toml");
    fs::write(&file, text_of_file).unwrap();
    let output = check(&[file.to_str().unwrap()]);
    assert!(
        matches!(output.status.code(), Some(0 | 1 | 4)),
        "{:?}",
        output.status
    );
    assert_is_safe(&output);
    output
}

#[test]
fn deeply_nested_values_and_names_are_errors() {
    for text in [
        format!("x = {}1{}", "[".repeat(200_000), "]".repeat(200_000)),
        format!(
            "{HEADER}[question.q]\nx = {}1{}",
            "{ a = ".repeat(100_000),
            " }".repeat(100_000)
        ),
        format!("{HEADER}[{}a]\n", "a.".repeat(100_000)),
        format!("{HEADER}[question]\n{}a = 1\n", "a.".repeat(100_000)),
    ] {
        let output = hostile(&text);
        assert_eq!(output.status.code(), Some(4));
        assert!(text.len() < 4_000_000);
    }
}

#[test]
fn as_many_keys_as_a_file_can_hold_are_each_told_once() {
    // On a line each, and all on one line: places must be found in one reading.
    let keys = |separator: &str| {
        (0..100_000)
            .map(|i| format!("k{i}=1{separator}"))
            .collect::<String>()
    };
    let lines = format!(
        "{HEADER}[question.q]\nsection = \"all\"\ntext = \"?\"\nscale = \"yes\"\n{}",
        keys("\n")
    );
    let output = hostile(&lines);
    assert_eq!(
        text(&output.stdout).matches("error[unknown-key]").count(),
        100_000
    );
    let line = format!(
        "{HEADER}[question]\nq = {{ {} section = \"all\", text = \"?\", scale = \"yes\" }}\n",
        keys(",")
    );
    let output = hostile(&line);
    assert_eq!(
        text(&output.stdout).matches("error[unknown-key]").count(),
        100_000
    );
}

#[test]
fn a_million_keys_are_more_than_a_file_may_hold() {
    let keys: String = (0..1_000_000).map(|i| format!("k{i}=1\n")).collect();
    assert_eq!(hostile(&keys).status.code(), Some(1));
}

#[test]
fn many_references_to_what_does_not_exist_cost_no_search_each() {
    let criteria: String = (0..20_000)
        .map(|i| format!("[criterion.c{i}]\ntext=\"C\"\nneeds={{x{i}=\"y\"}}\nafter=[\"y{i}\"]\n"))
        .collect();
    let output = hostile(&format!("{HEADER}{criteria}"));
    assert_eq!(
        text(&output.stdout).matches("error[unknown-id]").count(),
        40_000
    );
}

#[test]
fn circles_of_conditions_and_of_dimensions_are_errors() {
    let count = 3000;
    let chain: String = (0..count)
        .map(|i| {
            question(
                &format!("q{i}"),
                &format!("when = {{ q{} = \"yes\" }}", (i + 1) % count),
            )
        })
        .collect();
    let dimension = "[criterion.c]\ntext = \"C\"\nneeds = { d = \"l\" }\n[dimension.d]\nlabel = \"D\"\n\
         rule = \"staged\"\n[dimension.d.level.l]\nlabel = \"L\"\nrequires = [\"c\"]\n";
    for text_of_rules in [chain, dimension.to_owned()] {
        let output = hostile(&format!("{HEADER}{text_of_rules}"));
        assert_eq!(text(&output.stdout).matches("error[cycle]").count(), 1);
    }
}

#[test]
fn a_long_chain_of_conditions_that_contradicts_itself_is_decided_or_said_not_to_be() {
    let count = 3000;
    let last = count - 1;
    let mut chain = question("q0", "");
    for i in 1..count {
        let asked = format!("when = {{ q{} = \"yes\" }}\notherwise = \"no\"", i - 1);
        chain += &question(&format!("q{i}"), &asked);
    }
    chain += &format!("[criterion.no]\ntext = \"No\"\nneeds = {{ q{last} = \"no\" }}\n");
    // The first question settles one contradiction, three thousand answers the other.
    for (contradiction, check) in [
        ("q0 = \"no\"", "never-asked"),
        ("no = \"met\"", "not-decided"),
    ] {
        let z = question(
            "z",
            &format!("when = {{ q{last} = \"yes\", {contradiction} }}"),
        );
        let output = hostile(&format!("{HEADER}{chain}{z}"));
        assert!(
            text(&output.stdout).contains(&format!("[{check}]")),
            "{contradiction}"
        );
    }
}

#[test]
fn escape_sequences_and_direction_marks_never_reach_the_terminal() {
    let escapes = "\\u001b[31m\\u202e\\u2066\\u200f\\u009b\\u0007";
    for text_of_rules in [
        format!("[question.q]\nsection = \"{escapes}\"\ntext = \"{escapes}\"\nscale = \"yes\"\n"),
        format!("[question.\"{escapes}\"]\nsection = \"all\"\ntext = \"?\"\nscale = \"yes\"\n"),
        format!("\"{escapes}\" = 1\n"),
        format!("[resource.r]\ntitle = \"{escapes}\"\nurl = \"{escapes}\"\n"),
        question("q", &format!("allow = {{ \"{escapes}\" = \"{escapes}\" }}")),
        question("q", "when = { \u{202e}x = 1 } # \u{2066}\u{200f}"),
        question("q", "help = \"raw \u{1b}[31m \u{9b}\u{202e}\""),
    ] {
        let (_folder, path) = rules(&text_of_rules);
        for format in ["table", "json"] {
            let output = check(&[&path, "--format", format]);
            assert!(!output.stdout.is_empty(), "{text_of_rules}");
            assert_is_safe(&output);
        }
        assert_is_safe(&check(&[&path, "--color", "never"]));
    }
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_pipes_are_neither_followed_nor_waited_for() {
    use std::os::unix::fs::symlink;
    let (folder, path) = rules(&question("q", ""));
    let at = |name: &str| folder.path().join(name);
    symlink(at("loop.toml"), at("loop.toml")).unwrap();
    symlink(folder.path(), at("translations")).unwrap();
    let output = check(&[&path]);
    assert!(matches!(output.status.code(), Some(0 | 4)), "{output:?}");
    assert_is_safe(&output);
    fs::remove_file(at("translations")).unwrap();
    symlink(at("translations"), at("translations")).unwrap();
    assert_eq!(check(&[&path]).status.code(), Some(0));
    symlink(at("around"), at("around")).unwrap();
    assert_eq!(
        check(&[at("around").to_str().unwrap()]).status.code(),
        Some(1)
    );
}
