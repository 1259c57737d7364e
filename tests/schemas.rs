//! The JSON Schemas and the scaffold that `palier questionnaire` gives to those who write TOML.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use palier::diagnostic::Source;
use palier::library;
use palier::messages::Lang;
use palier::questionnaire;
use palier::report::json::schema;
use serde_json::{Value, json};

fn palier(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

/// A TOML file as the JSON that a schema validates.
fn as_json(text: &str) -> Value {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(flag) => json!(flag),
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => {
                let entries = table.into_iter().map(|(key, item)| (key, value(item)));
                Value::Object(entries.collect())
            }
        }
    }
    value(toml::Value::Table(text.parse().unwrap()))
}

fn faults(schema: &Value, instance: &Value) -> Vec<String> {
    let validator = jsonschema::draft7::new(schema).expect("a valid schema");
    let faults = validator.iter_errors(instance);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

fn toml_files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
    found.sort();
    found
}

#[test]
fn every_rule_file_of_the_built_in_questionnaires_is_valid() {
    let schema = schema::rules(Lang::Fr);
    for name in library::built_in() {
        let files = toml_files(&Path::new("questionnaires").join(name));
        assert!(!files.is_empty(), "{name}");
        for (file, text) in files {
            assert_eq!(
                faults(&schema, &as_json(&text)),
                Vec::<String>::new(),
                "{file}"
            );
        }
    }
}

#[test]
fn a_slip_in_a_rule_file_is_refused() {
    let schema = schema::rules(Lang::En);
    for (slip, rules) in [
        (
            "an unknown key",
            "[question.a]\nsection = \"s\"\ntext = \"A?\"\nscael = \"b\"",
        ),
        ("an unknown table", "[questions.a]\ntext = \"A?\""),
        (
            "an id in capitals",
            "[question.A]\nsection = \"s\"\ntext = \"A?\"",
        ),
        (
            "an effort of 0",
            "[question.a]\nsection = \"s\"\ntext = \"A?\"\neffort = 0",
        ),
        (
            "a rule that is none",
            "[dimension.d]\nlabel = \"D\"\nrule = \"stage\"",
        ),
        ("an option without text", "[scale.s]\na = { value = 1 }"),
        (
            "a criterion that needs nothing",
            "[criterion.c]\ntext = \"C\"\nneeds = {}",
        ),
        (
            "a verdict that is none",
            "[example.e.expect]\nverdict = \"maybe\"",
        ),
        (
            "a share above 1",
            "[dimension.d.level.l]\nlabel = \"L\"\nmin = 2",
        ),
    ] {
        assert!(!faults(&schema, &as_json(rules)).is_empty(), "{slip}");
    }
}

/// The keys that the program itself knows in a table, told in the help on one that it does not.
fn known_keys(table: &str) -> BTreeSet<String> {
    let file = Source {
        name: "rules.toml".into(),
        text: format!("{table}\nzzzzzzzz = 1\n"),
    };
    let faults = questionnaire::load(&[file], None, Lang::En).expect_err("faults");
    let fault = faults.list.iter().find(|fault| fault.code == "unknown-key");
    let help = fault
        .and_then(|fault| fault.help.clone())
        .expect("names that are known");
    let (_, names) = help.split_once(": ").expect("names that are known");
    names.split(", ").map(str::to_owned).collect()
}

fn keys(schema: &Value) -> BTreeSet<String> {
    schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_schema_has_the_keys_that_the_program_knows_and_no_other() {
    let schema = schema::rules(Lang::En);
    let of = |table: &str| schema["properties"][table]["additionalProperties"].clone();
    assert_eq!(keys(&schema), known_keys(""), "tables");
    assert_eq!(
        keys(&schema["properties"]["questionnaire"]),
        known_keys("[questionnaire]")
    );
    for table in [
        "profile",
        "section",
        "question",
        "criterion",
        "dimension",
        "track",
        "module",
        "resource",
        "contact",
        "eligibility",
        "source",
        "example",
    ] {
        assert_eq!(
            keys(&of(table)),
            known_keys(&format!("[{table}.a]")),
            "{table}"
        );
    }
    let level = &of("dimension")["properties"]["level"]["additionalProperties"];
    assert_eq!(keys(level), known_keys("[dimension.a.level.b]"));
    assert_eq!(
        keys(&schema["definitions"]["option"]),
        known_keys("[scale.a.b]")
    );
    assert_eq!(
        keys(&of("criterion")["properties"]["remedy"]),
        known_keys("[criterion.a.remedy]")
    );
    assert_eq!(
        keys(&of("example")["properties"]["expect"]),
        known_keys("[example.a.expect]")
    );
}

/// Every description of a schema, with where it stands.
fn descriptions(schema: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if key == "description" => {
                        found.push((path.to_owned(), text.clone()));
                    }
                    _ => descriptions(value, &format!("{path}/{key}"), found),
                }
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| descriptions(item, path, found)),
        _ => {}
    }
}

#[test]
fn every_table_and_key_is_described_in_both_languages() {
    let all = |lang| {
        let mut found = Vec::new();
        descriptions(&schema::rules(lang), "", &mut found);
        found
    };
    let (french, english) = (all(Lang::Fr), all(Lang::En));
    assert!(french.len() > 80, "{}", french.len());
    for ((path, french), (_, english)) in french.iter().zip(&english) {
        assert!(
            !french.is_empty() && french != english,
            "{path}: {french:?} {english:?}"
        );
    }
}

#[test]
fn no_schema_says_one_of_which_editors_choke_on() {
    let opened = library::open("cloud-pi-native", Some(Lang::Fr), Lang::Fr).unwrap();
    for schema in [
        schema::rules(Lang::Fr),
        schema::answers(&opened.questionnaire, Lang::Fr),
    ] {
        assert!(!schema.to_string().contains("oneOf"));
    }
}

#[test]
fn sample_answers_are_valid_and_slips_in_them_are_refused() {
    for name in library::built_in() {
        let opened = library::open(name, Some(Lang::Fr), Lang::Fr).unwrap();
        let schema = schema::answers(&opened.questionnaire, Lang::Fr);
        let samples = toml_files(&Path::new("questionnaires").join(name).join("answers"));
        assert!(!samples.is_empty(), "{name}");
        for (file, text) in samples {
            assert_eq!(
                faults(&schema, &as_json(&text)),
                Vec::<String>::new(),
                "{file}"
            );
        }
    }
    let opened = library::open("cloud-pi-native", Some(Lang::Fr), Lang::Fr).unwrap();
    let schema = schema::answers(&opened.questionnaire, Lang::Fr);
    for slip in [
        "rootless = \"al\"",
        "rotless = \"all\"",
        "rootless = [\"all\"]",
        "rootless = \"na\"",
        "team-size = \"seven\"",
        "container-habits = [\"port\"]",
        "rootless = { answer = \"all\", nota = \"\" }",
        "rootless = { note = \"soon\" }",
        "[assessment]\nprofiles = [\"boss\"]",
    ] {
        let text = format!("[answers]\n{slip}\n");
        assert!(!faults(&schema, &as_json(&text)).is_empty(), "{slip}");
    }
    for sound in [
        "rootless = \"unknown\"",
        "container-habits = \"unknown\"",
        "container-habits = []",
        "rootless = { answer = \"all\", note = \"vu\", by = \"Léa\", on = 2026-11-23, settled = true }",
    ] {
        let text = format!("# mine\nextra = 1\n[answers]\n{sound}\n");
        assert_eq!(
            faults(&schema, &as_json(&text)),
            Vec::<String>::new(),
            "{sound}"
        );
    }
}

/// `UPDATE_SNAPSHOTS=1` writes them anew.
#[test]
fn the_shipped_schemas_are_current() {
    let opened = library::open("cloud-pi-native", Some(Lang::Fr), Lang::Fr).unwrap();
    for (file, schema) in [
        (
            "questionnaires/questionnaire.schema.json",
            schema::rules(Lang::Fr),
        ),
        (
            "questionnaires/cloud-pi-native/answers.schema.json",
            schema::answers(&opened.questionnaire, Lang::Fr),
        ),
    ] {
        let text = schema::render(&schema);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(file, &text).unwrap();
        }
        assert!(
            fs::read_to_string(file).unwrap_or_default() == text,
            "{file} is not current"
        );
    }
}

#[test]
fn the_command_prints_both_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let printed = |args: &[&str]| -> Value {
        let output = palier(args, folder.path());
        assert!(output.status.success());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let rules = printed(&["questionnaire", "schema", "--lang", "en"]);
    assert_eq!(rules, schema::rules(Lang::En));
    let answers = printed(&["questionnaire", "schema", "cloud-pi-native", "--lang", "fr"]);
    assert_eq!(
        answers["properties"]["assessment"]["properties"]["questionnaire"]["const"],
        "cloud-pi-native"
    );
}

#[test]
fn a_new_questionnaire_runs_at_once_in_both_languages_and_takes_nobodys_place() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["fr", "en"] {
        let name = format!("mine-{lang}");
        let output = palier(
            &["questionnaire", "new", &name, "--lang", lang],
            folder.path(),
        );
        assert!(output.status.success());
        let listed = String::from_utf8(output.stdout).unwrap();
        for file in listed.lines() {
            assert!(folder.path().join(file).is_file(), "{file}");
        }
        assert!(listed.lines().count() > 2);
        let run = palier(&[&name, "--no-input", "--lang", lang], folder.path());
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let schema = schema::rules(Lang::En);
        for (file, text) in toml_files(&folder.path().join(&name)) {
            assert_eq!(
                faults(&schema, &as_json(&text)),
                Vec::<String>::new(),
                "{file}"
            );
        }
        let check = palier(
            &["questionnaire", "check", &name, "--lang", lang],
            folder.path(),
        );
        assert!(check.status.success());
        assert_eq!(
            String::from_utf8(check.stdout).unwrap(),
            "",
            "nothing to mend"
        );
        let again = palier(
            &["questionnaire", "new", &name, "--lang", lang],
            folder.path(),
        );
        assert_eq!(again.status.code(), Some(1));
    }
}

#[test]
fn the_commands_that_new_prints_work_whatever_the_folder_is_called() {
    let folder = tempfile::tempdir().unwrap();
    for (name, command) in [
        ("mon dossier", "palier './mon dossier'\n"),
        ("cloud-pi-native", "palier ./cloud-pi-native\n"),
    ] {
        let output = palier(
            &["questionnaire", "new", name, "--lang", "fr"],
            folder.path(),
        );
        assert!(output.status.success());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(command), "{told}");
    }
    fs::write(folder.path().join("f"), "").unwrap();
    let refused = palier(
        &["questionnaire", "new", "f", "--lang", "fr"],
        folder.path(),
    );
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("existe déjà")
    );
}
