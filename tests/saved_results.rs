//! A saved result printed again: the same to the byte, and nothing of a hostile file reaches anybody.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use palier::charset::Charset;
use palier::diagnostic::{Faults, Source};
use palier::messages::Lang;
use palier::report::json::schema::Document;
use palier::report::json::{self, saved};
use palier::report::table::{self, Layout};
use palier::report::{Report, SCHEMA_VERSION};
use serde_json::{Value, json};

fn palier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = palier(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Sample answers, each with its questionnaire.
fn samples() -> Vec<(PathBuf, PathBuf)> {
    let mut found = Vec::new();
    for folder in fs::read_dir("questionnaires").unwrap() {
        let folder = folder.unwrap().path();
        let Ok(files) = fs::read_dir(folder.join("answers")) else {
            continue;
        };
        found.extend(files.map(|file| (folder.clone(), file.unwrap().path())));
    }
    assert!(found.len() > 8, "{found:?}");
    found
}

/// What a result is written as.
const FORMS: [[&str; 2]; 6] = [
    ["--format", "json"],
    ["--format", "table"],
    ["--format", "html"],
    ["--format", "markdown"],
    ["--format", "csv"],
    ["--template", "request"],
];

/// Saves what these arguments give, and asserts that it is printed again as it was in every form.
#[track_caller]
fn comes_back(folder: &Path, args: &[&str]) {
    let direct = |form: [&str; 2]| printed(&[args, &["--quiet", "--no-input"], &form].concat());
    let file = folder.join("result.json");
    fs::write(&file, direct(FORMS[0])).unwrap();
    let file = file.to_str().unwrap();
    for form in FORMS {
        let again = printed(&[&["report", file, "--quiet"], &form[..]].concat());
        assert_eq!(again, direct(form), "{args:?} {form:?}");
    }
}

#[test]
fn every_sample_comes_back_as_it_was_in_its_language_and_for_any_stage() {
    let folder = tempfile::tempdir().unwrap();
    for (rules, answers) in samples() {
        let (rules, answers) = (rules.to_str().unwrap(), answers.to_str().unwrap());
        for lang in ["fr", "en"] {
            let args = [rules, "--lang", lang, "--answers", answers];
            comes_back(folder.path(), &args);
            if rules.ends_with("cloud-pi-native") {
                for stage in ["1", "5"] {
                    let staged = [&args[..], &["--stage", stage]].concat();
                    comes_back(folder.path(), &staged);
                }
            }
        }
    }
}

#[test]
fn what_several_people_said_comes_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let answers = "questionnaires/cloud-pi-native/answers";
    let (one, other) = (
        format!("{answers}/pret.toml"),
        format!("{answers}/rootless.toml"),
    );
    let (one, other) = (one.as_str(), other.as_str());
    for lang in ["fr", "en"] {
        comes_back(folder.path(), &["--lang", lang, "-a", one, "-a", other]);
    }
    let saved = fs::read_to_string(folder.path().join("result.json")).unwrap();
    let saved: Value = checked::valid(Document::Assess, &saved);
    assert!(!saved["disagreements"].as_array().unwrap().is_empty());
}

#[test]
fn the_questionnaire_is_not_needed_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    let rules = rules.to_str().unwrap();
    palier(&["questionnaire", "new", rules, "--lang", "en"]);
    let file = folder.path().join("result.json");
    let file = file.to_str().unwrap();
    let saved = ["--no-input", "--format", "json", "--output", file];
    printed(&[&[rules, "--lang", "en"], &saved[..]].concat());
    let table = printed(&[rules, "--lang", "en", "--no-input"]);
    fs::remove_dir_all(rules).unwrap();
    assert_eq!(printed(&["report", file]), table);
}

#[test]
fn another_language_than_that_of_the_result_is_noted_once_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("result.json");
    fs::write(&file, rich().to_string()).unwrap();
    let file = file.to_str().unwrap();
    let own = palier(&["report", file]);
    let same = palier(&["report", file, "--lang", "en"]);
    let other = palier(&["report", file, "--lang", "fr"]);
    let quiet = palier(&["report", file, "--lang", "fr", "--quiet"]);
    for output in [&own, &same, &quiet] {
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.stdout, other.stdout);
    }
    let told = String::from_utf8(other.stderr).unwrap();
    assert!(
        told.starts_with("note\u{a0}: ") && told.lines().count() == 1,
        "{told}"
    );
}

#[test]
fn a_result_is_never_written_over_the_one_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("result.json");
    let text = rich().to_string();
    fs::write(&file, &text).unwrap();
    let file = file.to_str().unwrap();
    let output = palier(&["report", file, "--output", file, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("error[same-file]"));
    assert_eq!(fs::read_to_string(file).unwrap(), text);
}

/// A result in which every part says something.
fn rich() -> Value {
    let answers = "questionnaires/cloud-pi-native/answers";
    let (one, other) = (
        format!("{answers}/en-retard.toml"),
        format!("{answers}/pires-reponses.toml"),
    );
    let args = ["--lang", "en", "--no-input", "--format", "json"];
    let files = ["--stage", "4", "-a", &one, "-a", &other];
    checked::valid(Document::Assess, printed(&[&args[..], &files].concat()))
}

/// A result with scores.
fn scored() -> Value {
    let rules = "questionnaires/security-practices";
    let answers = format!("{rules}/answers/equipe-qui-debute.toml");
    let args = [rules, "--lang", "en", "--no-input", "--format", "json"];
    checked::valid(
        Document::Assess,
        printed(&[&args[..], &["-a", &answers]].concat()),
    )
}

fn read_text(text: &str) -> Result<Report, Faults> {
    let source = Source {
        name: "result.json".to_owned(),
        text: text.to_owned(),
    };
    saved::report(&source, Lang::En)
}

fn read(value: &Value) -> Result<Report, Faults> {
    read_text(&serde_json::to_string_pretty(value).unwrap())
}

/// What is printed of a file in every format, or of its faults.
fn told(value: &Value) -> Result<String, String> {
    let layout = Layout {
        width: Layout::DEFAULT_WIDTH,
        color: false,
        charset: Charset::Utf8,
    };
    match read(value) {
        Ok(report) => {
            let table = table::render(&report, report.language, layout);
            Ok(format!("{table}{}", json::render(&report).unwrap()))
        }
        Err(faults) => {
            assert_eq!(faults.list.len(), 1);
            Err(faults.render(Lang::En, false))
        }
    }
}

/// The keys that lead to every value, `*` for any place of a list.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    found.insert(path.to_owned());
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|v| paths(v, &format!("{path}/*"), found)),
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| paths(value, &format!("{path}/{key}"), found)),
        _ => {}
    }
}

/// The same with short lists: the first two of each, and those with a key that none before has.
fn shortened(mut value: Value) -> Value {
    match &mut value {
        Value::Array(items) => {
            let mut seen = BTreeSet::new();
            let mut kept = 0;
            items.retain(|item| {
                let before = seen.len();
                paths(item, "", &mut seen);
                kept += 1;
                kept <= 2 || seen.len() > before
            });
            for item in items {
                *item = shortened(item.take());
            }
        }
        Value::Object(map) => {
            for item in map.values_mut() {
                *item = shortened(item.take());
            }
        }
        _ => {}
    }
    value
}

fn all_paths(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    paths(value, "", &mut found);
    found
}

/// Changes every value that the keys of a path lead to; whether there was one to change.
fn change(value: &mut Value, path: &str, change_one: &dyn Fn(&mut Value) -> bool) -> bool {
    let Some(rest) = path.strip_prefix('/') else {
        return change_one(value);
    };
    let (key, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    match value {
        Value::Array(items) if key == "*" => {
            let changed = items.iter_mut().map(|item| change(item, rest, change_one));
            changed.fold(false, |any, one| any | one)
        }
        Value::Object(map) => {
            let inner = map.get_mut(key);
            inner.is_some_and(|inner| change(inner, rest, change_one))
        }
        _ => false,
    }
}

/// Every variant of a result in which the values of one path are changed.
fn variants(
    value: &Value,
    change_one: fn(&mut Value) -> bool,
) -> impl Iterator<Item = (String, Value)> {
    all_paths(value).into_iter().filter_map(move |path| {
        let mut variant = value.clone();
        change(&mut variant, &path, &change_one).then_some((path, variant))
    })
}

#[test]
fn no_escape_sequence_nor_hidden_mark_of_any_text_is_printed() {
    const HOSTILE: &str =
        "\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{200b}\u{feff}\r\u{8}";
    let spoil: fn(&mut Value) -> bool = |value: &mut Value| match value {
        Value::String(text) => {
            text.push_str(HOSTILE);
            true
        }
        _ => false,
    };
    let mut read = 0;
    for (path, variant) in
        variants(&shortened(rich()), spoil).chain(variants(&shortened(scored()), spoil))
    {
        let told = told(&variant);
        read += usize::from(told.is_ok());
        let told = told.unwrap_or_else(|faults| faults);
        for mark in HOSTILE.chars().filter(|c| !c.is_ascii_graphic()) {
            assert!(!told.contains(mark), "{path}: {mark:?}");
        }
    }
    assert!(read > 60, "{read}");
}

#[test]
fn numbers_that_no_result_has_and_lists_that_are_empty_do_not_stop_the_program() {
    for result in [shortened(rich()), shortened(scored())] {
        let empty = variants(&result, |value| match value {
            Value::Array(items) => {
                items.clear();
                true
            }
            _ => false,
        });
        for (path, variant) in empty {
            assert!(told(&variant).is_ok(), "{path}");
        }
        type Change = fn(&mut Value) -> bool;
        let numbers: [Change; 5] = [
            |value| set_number(value, json!(u64::MAX)),
            |value| set_number(value, json!(-1)),
            |value| set_number(value, json!(u32::MAX)),
            |value| set_number(value, json!(1e308)),
            |value| set_number(value, json!(0)),
        ];
        for number in numbers {
            for (path, variant) in variants(&result, number) {
                if let Err(faults) = told(&variant) {
                    let is_located = faults.contains("result.json:");
                    assert!(is_located, "{path}\n{faults}");
                }
            }
        }
    }
    let mut empty = rich();
    for path in all_paths(&empty) {
        change(&mut empty, &path, &|value| {
            if let Value::Array(items) = value {
                items.clear();
            }
            true
        });
    }
    assert!(told(&empty).is_ok());
}

fn set_number(value: &mut Value, number: Value) -> bool {
    let is_number = value.is_number();
    if is_number {
        *value = number;
    }
    is_number
}

#[test]
fn a_rank_that_no_dimension_has_is_refused_where_it_stands() {
    for rank in ["18446744073709551615", "4294967296", "-1", "1.5", "\"3\""] {
        let mut result = rich();
        result["readiness"]["asked"]["rank"] = serde_json::from_str(rank).unwrap();
        let faults = told(&result).unwrap_err();
        assert!(faults.contains("error[not-a-result]"), "{faults}");
        assert!(faults.contains(&format!("\"rank\": {rank}")), "{faults}");
    }
}

#[test]
fn a_word_that_is_none_is_refused_where_words_are_fixed() {
    for path in [
        "/language",
        "/dimensions/*/rule",
        "/dimensions/*/levels/*/state",
        "/dimensions/*/levels/*/criteria/*/state",
        "/readiness/verdict",
        "/gap/*/levels/*/because",
        "/prerequisites/*/kind",
        "/prerequisites/*/timing",
        "/prerequisites/*/state",
        "/prerequisites/*/because/*/origin",
        "/training/*/purpose",
        "/support/eligibility/state",
        "/plan/target/kind",
        "/plan/changes/*/kind",
    ] {
        let mut result = rich();
        let changed = change(&mut result, path, &|value| {
            *value = json!("maybe");
            true
        });
        assert!(changed, "{path}");
        let faults = told(&result).unwrap_err();
        assert!(faults.contains("error[not-a-result]"), "{path}\n{faults}");
        assert!(faults.contains("\"maybe\""), "{path}\n{faults}");
    }
}

/// Keys that results of earlier versions of the program do not have, at the end of their paths.
const ADDED: [&str; 15] = [
    "/questions",
    "/criteria",
    "/staircase",
    "/dimensions/*/scale",
    "/dimensions/*/of",
    "/answers/*/fact",
    "/disagreements/*/options",
    "/answers/*/rank",
    "/because/*/ticked",
    "/because/*/accepted_text",
    "/because/*/missing_text",
    "/because/*/profiles",
    "/because/*/excludes",
    "/dimensions/*/items",
    "/levels/*/from",
];

/// Whether a path leads to such a key: those of the result itself have one part.
fn is_added(path: &str) -> bool {
    let mut added = ADDED.iter();
    added.any(|added| match added.contains('*') {
        true => path.ends_with(added),
        false => path == *added,
    })
}

/// Takes away every key at a path.
fn without(value: &Value, path: &str) -> Value {
    let (object, key) = path.rsplit_once('/').unwrap();
    let mut variant = value.clone();
    change(&mut variant, object, &|value| {
        value
            .as_object_mut()
            .is_some_and(|map| map.remove(key).is_some())
    });
    variant
}

#[test]
fn a_result_without_one_of_its_keys_is_refused_and_the_key_named() {
    for result in [shortened(rich()), shortened(scored())] {
        for path in all_paths(&result) {
            let Some((_, key)) = path.rsplit_once('/').filter(|(_, key)| *key != "*") else {
                continue;
            };
            let variant = without(&result, &path);
            let is_added = is_added(&path);
            match told(&variant) {
                Ok(_) => assert!(is_added, "{path}"),
                Err(faults) => {
                    assert!(!is_added, "{path}\n{faults}");
                    let tells = ["/schema_version", "/questionnaire"].contains(&path.as_str());
                    assert!(
                        tells || faults.contains(&format!("“{key}”")),
                        "{path}\n{faults}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_result_of_an_earlier_version_without_the_keys_added_since_is_read() {
    let mut old = rich();
    for path in all_paths(&old) {
        if is_added(&path) {
            old = without(&old, &path);
        }
    }
    assert!(old.get("questions").is_none());
    assert!(told(&old).is_ok());
}

#[test]
fn keys_that_a_later_version_adds_are_ignored() {
    let result = shortened(rich());
    let expected = told(&result);
    let add: fn(&mut Value) -> bool = |value: &mut Value| {
        let map = value.as_object_mut();
        map.is_some_and(|map| map.insert("later".into(), json!({ "a": [1] })).is_none())
    };
    for (path, variant) in variants(&result, add) {
        assert_eq!(told(&variant), expected, "{path}");
    }
}

#[test]
fn ids_that_nothing_has_are_left_out() {
    let mut result = rich();
    for list in ["blockers", "to_verify", "conditions"] {
        result["readiness"][list] = json!(["nothing", "", "nothing"]);
    }
    result["readiness"]["dimension"] = json!("nowhere");
    result["gap"][0]["dimension"] = json!("nowhere");
    result["plan"]["changes"][0]["criteria"] = json!(["nothing"]);
    assert!(told(&result).is_ok());
}

#[test]
fn what_is_nested_too_deep_is_told_at_once() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let text = rich().to_string();
    let with = |depth| text.replacen('{', &format!("{{\"later\":{},", nested(depth)), 1);
    assert!(read_text(&with(100)).is_ok());
    for depth in [200, 100_000] {
        let faults = read_text(&with(depth)).unwrap_err();
        assert_eq!(faults.list[0].code, "syntax");
    }
}

#[test]
fn other_documents_of_palier_are_no_results() {
    let answers = "questionnaires/cloud-pi-native/answers/rootless.toml";
    let document = |command: &[&str]| printed(&[command, &["--format", "json"]].concat());
    for text in [
        document(&["explain", "--answers", answers]),
        document(&["plan", "--answers", answers]),
        document(&["compare", answers, answers]),
        document(&["catalogue"]),
        document(&["questionnaire", "list"]),
        document(&["questionnaire", "show"]),
        document(&["questionnaire", "check"]),
        "{}".to_owned(),
        format!("{{ \"schema_version\": {SCHEMA_VERSION} }}"),
    ] {
        let faults = read_text(&text).unwrap_err().render(Lang::En, false);
        assert!(
            faults.contains("error[not-a-result]: this JSON file is not a result"),
            "{faults}"
        );
        assert!(faults.contains("palier --format json"), "{faults}");
    }
    for text in ["[]", "null", "3", "\"text\""] {
        let faults = read_text(text).unwrap_err();
        assert_eq!(faults.list[0].code, "not-a-result", "{text}");
    }
    for text in [
        "",
        " \n",
        "[answers]\nq = \"yes\"\n",
        "answers",
        "{ a = 1 }",
    ] {
        assert_eq!(
            read_text(text).unwrap_err().list[0].code,
            "syntax",
            "{text}"
        );
    }
}
