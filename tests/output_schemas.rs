//! The JSON Schemas of what the commands print: current, neither too strict nor too lax, and told
//! by an independent validator.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use palier::assessment::{LevelState, Origin};
use palier::compare::{Trend, Turn};
use palier::explain::{Role, Skip};
use palier::library;
use palier::plan::Move;
use palier::report::json::schema::{self, Document};
use palier::support::{Kind, Timing};
use palier::training::Purpose;
use serde_json::{Value, json};

use checked::{faults, validator};

/// What palier prints, and its exit code.
fn printed(args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text, output.status.code())
}

fn document(args: &[&str]) -> Value {
    let (text, code) = printed(&[args, &["--format", "json", "--quiet"]].concat());
    assert_eq!(code, Some(0), "{args:?}");
    serde_json::from_str(&text).unwrap()
}

fn shipped(document: Document) -> Value {
    serde_json::from_str(&document.schema()).unwrap()
}

/// The sample answers of a questionnaire, in order.
fn samples(questionnaire: &str) -> Vec<String> {
    let folder = Path::new("questionnaires")
        .join(questionnaire)
        .join("answers");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    assert!(!paths.is_empty(), "{questionnaire}");
    let paths = paths.iter().map(|path| path.display().to_string());
    paths.collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|item| item["id"].as_str().unwrap()).collect()
}

/// Every command line whose result is looked at, the language apart.
fn runs(of: Document, questionnaire: &str, lang: &str, folder: &Path) -> Vec<Vec<String>> {
    let rules = document(&["questionnaire", "show", questionnaire]);
    let files = samples(questionnaire);
    let on = |file: &String, rest: &[&str]| {
        let mut run = vec![of.name().to_owned(), questionnaire.to_owned()];
        run.extend(rest.iter().map(|&word| word.to_owned()));
        run.extend(["--answers".to_owned(), file.clone()]);
        run
    };
    let dimensions = rules["dimensions"].as_array().unwrap();
    let levels = dimensions.iter().flat_map(|dimension| {
        let dimension_id = dimension["id"].as_str().unwrap();
        let levels = ids(&dimension["levels"]);
        let named = levels.iter().map(|level| format!("{dimension_id}.{level}"));
        named.collect::<Vec<String>>()
    });
    let levels: Vec<String> = levels.collect();
    match of {
        Document::Assess => {
            let mut runs: Vec<_> = files.iter().map(|file| on(file, &["--no-input"])).collect();
            // Files of several people, which differ.
            let mut team = on(&files[0], &["--no-input"]);
            team.extend(["--answers".to_owned(), files[files.len() - 1].clone()]);
            runs.push(team);
            runs
        }
        Document::Explain => {
            let subjects = [
                &rules["criteria"],
                &rules["questions"],
                &rules["dimensions"],
            ];
            let mut subjects: Vec<&str> = subjects.into_iter().flat_map(ids).collect();
            subjects.extend(levels.iter().map(String::as_str));
            // Every subject once, in one language or the other, on one file after the other.
            let subjects = subjects.iter().skip(usize::from(lang == "en")).step_by(2);
            let explained = subjects.zip(files.iter().cycle());
            let explained = explained.map(|(subject, file)| on(file, &[subject]));
            let all = files.iter().map(|file| on(file, &[]));
            all.chain(explained).collect()
        }
        Document::Plan => {
            let staged = dimensions.iter().any(|dimension| {
                let levels = dimension["levels"].as_array().unwrap();
                levels.iter().any(|level| level["gates"] != json!([]))
            });
            let mut targets: Vec<&str> = levels.iter().map(String::as_str).collect();
            targets.extend(staged.then_some("go"));
            let planned = |file| {
                let to = targets
                    .iter()
                    .map(move |target| on(file, &["--to", target]));
                to.chain([on(file, &[])]).collect::<Vec<_>>()
            };
            files.iter().flat_map(planned).collect()
        }
        Document::Compare => {
            let saved = folder.join("saved.json").display().to_string();
            let result = document(&[questionnaire, "--no-input", "--answers", &files[0]]);
            fs::write(&saved, result.to_string()).unwrap();
            let last = &files[files.len() - 1];
            let pairs = [
                (&files[0], &files[0]),
                (&files[0], last),
                (last, &files[0]),
                (&saved, last),
                (last, &saved),
            ];
            let run = |(before, after): (&String, &String)| {
                let words = ["compare", questionnaire, before, after];
                words.map(str::to_owned).to_vec()
            };
            pairs.into_iter().map(run).collect()
        }
    }
}

/// What a command prints on every sample, with the command line.
fn real_outputs(of: Document, lang: &str) -> Vec<(String, Value)> {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    for questionnaire in library::built_in() {
        for run in runs(of, questionnaire, lang, folder.path()) {
            let mut words: Vec<&str> = run.iter().map(String::as_str).collect();
            words.extend(["--lang", lang]);
            found.push((words.join(" "), document(&words)));
        }
    }
    found
}

fn assert_valid(of: Document, outputs: &[(String, Value)]) {
    for (line, output) in outputs {
        assert_eq!(faults(of, output), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn every_result_is_valid() {
    for lang in ["fr", "en"] {
        assert_valid(Document::Assess, &real_outputs(Document::Assess, lang));
    }
}

#[test]
fn every_explanation_is_valid() {
    for lang in ["fr", "en"] {
        assert_valid(Document::Explain, &real_outputs(Document::Explain, lang));
    }
}

#[test]
fn every_plan_is_valid_and_some_are_impossible() {
    for lang in ["fr", "en"] {
        let outputs = real_outputs(Document::Plan, lang);
        assert_valid(Document::Plan, &outputs);
        let reasons = outputs.iter().map(|(_, output)| &output["plan"]);
        let reasons = reasons.filter_map(|plan| plan["impossible_because"]["reason"].as_str());
        let reasons: BTreeSet<&str> = reasons.collect();
        assert_eq!(reasons, BTreeSet::from(["fact", "shares"]));
    }
}

#[test]
fn every_comparison_is_valid() {
    let files = "tests/cases/files/compare";
    for lang in ["fr", "en"] {
        let mut outputs = real_outputs(Document::Compare, lang);
        // Rules that changed in between: renamed, removed and new questions, another result then.
        for (before, after) in [
            ("june.json", "november.toml"),
            ("november.toml", "later.toml"),
            ("november.toml", "june.json"),
        ] {
            let [today, before, after] =
                ["today", before, after].map(|file| format!("{files}/{file}"));
            let words = ["compare", &today, &before, &after, "--lang", lang];
            outputs.push((words.join(" "), document(&words)));
        }
        assert_valid(Document::Compare, &outputs);
    }
}

/// The document that a command line of a case file prints as JSON; `None` when it prints none, or one
/// without a schema: what is listed, shown, checked or on offer.
fn documented(line: &str) -> Option<Document> {
    if !line.starts_with("palier ") || !line.contains(" --format json") {
        return None;
    }
    let named = |name: &str| line.split(' ').any(|word| word == name);
    match ["catalogue", "questionnaire"].into_iter().any(named) {
        true => None,
        false => Document::ALL
            .into_iter()
            .find(|of| named(of.name()))
            .or(Some(Document::Assess)),
    }
}

#[test]
fn every_document_in_a_case_file_is_valid() {
    let mut seen = BTreeMap::new();
    for file in fs::read_dir("tests/cases").unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "trycmd") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for run in text.split("\n$ ").skip(1) {
            let (line, printed) = run.split_once('\n').unwrap();
            let Some(of) = documented(line) else {
                continue;
            };
            let (printed, _) = printed.split_once("```").unwrap();
            // Notes stand before the result, and a code behind the command.
            let Some(start) = printed.find('{') else {
                assert!(
                    printed.contains("erreur[") || printed.contains("error["),
                    "{line}"
                );
                continue;
            };
            checked::valid(of, &printed[start..]);
            *seen.entry(of.name()).or_insert(0) += 1;
        }
    }
    assert!(seen.len() > 2, "{seen:?}");
}

/// Other tests read what is printed through [`checked::valid`]: these read other JSON too.
#[test]
fn no_test_reads_a_document_that_was_not_validated() {
    let read_other_json = [
        // Numbers to spoil a document with.
        "saved_results.rs",
        // Findings; models of `questionnaire show`; schemas.
        "check.rs",
        "json_contract.rs",
        "schemas.rs",
        "output_schemas.rs",
    ];
    for file in fs::read_dir("tests").unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.ends_with(".rs") && !read_other_json.contains(&name) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("serde_json::from_"), "{name}");
        }
    }
}

/// Documents that hold as much as possible between them, to spoil.
fn rich(of: Document) -> Vec<Value> {
    let sample = |name: &str| format!("questionnaires/cloud-pi-native/answers/{name}.toml");
    let (behind, worst, blocked) = (
        sample("en-retard"),
        sample("pires-reponses"),
        sample("rootless"),
    );
    let scores = "questionnaires/security-practices/answers/equipe-qui-debute.toml";
    let shares = "questionnaires/cloud-candidate/answers/application-de-suivi.toml";
    match of {
        Document::Assess => vec![
            document(&["--no-input", "--answers", &behind, "--answers", &blocked]),
            document(&["security-practices", "--no-input", "--answers", scores]),
        ],
        Document::Explain => vec![
            document(&["explain", "--answers", &blocked]),
            document(&["explain", "--answers", &blocked, "images-rootless"]),
            document(&["explain", "--answers", &blocked, "rootless"]),
            document(&["explain", "--answers", &blocked, "stage.launch"]),
            document(&["explain", "security-practices", "--answers", scores]),
            document(&["explain", "cloud-candidate", "--answers", shares]),
        ],
        Document::Plan => vec![
            document(&["plan", "--answers", &blocked, "--to", "maturity.5"]),
            document(&["plan", "--answers", &blocked, "--to", "go"]),
            document(&["plan", "--answers", &worst, "--to", "maturity.5"]),
        ],
        Document::Compare => {
            let files = ["today", "june.json", "november.toml"];
            let [today, june, november] =
                files.map(|file| format!("tests/cases/files/compare/{file}"));
            vec![
                document(&["compare", &today, &june, &november]),
                document(&["compare", &worst, &blocked]),
            ]
        }
    }
}

/// One place for each path of keys, whatever the position in lists.
fn places(value: &Value, at: &str, name: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let (at, name) = (format!("{at}/{key}"), format!("{name}/{key}"));
                // The first that is not null: what is there to spoil.
                if !inner.is_null() {
                    found.entry(name.clone()).or_insert_with(|| at.clone());
                }
                places(inner, &at, &name, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), name, found);
            }
        }
        _ => {}
    }
}

/// The places of a document, by name, as JSON pointers.
fn all_places(document: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    places(document, "", "", &mut found);
    found
}

#[test]
fn a_document_without_one_of_its_keys_is_refused_wherever_the_key_stands() {
    for of in Document::ALL {
        let validator = validator(of);
        for output in rich(of) {
            for (name, at) in all_places(&output) {
                let (parent, key) = at.rsplit_once('/').unwrap();
                let mut spoiled = output.clone();
                let parent = spoiled.pointer_mut(parent).unwrap();
                parent.as_object_mut().unwrap().remove(key).unwrap();
                assert!(!validator.is_valid(&spoiled), "{of:?}: {name}");
            }
        }
    }
}

#[test]
fn a_value_of_another_kind_is_refused_wherever_it_stands() {
    for of in Document::ALL {
        let validator = validator(of);
        for output in rich(of) {
            for (name, at) in all_places(&output) {
                let mut spoiled = output.clone();
                *spoiled.pointer_mut(&at).unwrap() = json!([[true]]);
                assert!(!validator.is_valid(&spoiled), "{of:?}: {name}");
            }
        }
    }
}

#[test]
fn a_word_that_is_none_is_refused_where_words_are_fixed() {
    let fixed = [
        "rule",
        "state",
        "verdict",
        "timing",
        "origin",
        "purpose",
        "kind",
        "role",
        "how",
        "on",
        "rules",
        "change",
        "verdict_before",
        "assessed_at",
    ];
    for of in Document::ALL {
        let validator = validator(of);
        let mut refused = BTreeSet::new();
        for output in rich(of) {
            for (name, at) in all_places(&output) {
                let mut spoiled = output.clone();
                let place = spoiled.pointer_mut(&at).unwrap();
                if !place.is_string() {
                    continue;
                }
                *place = json!("nonsense");
                let (_, key) = name.rsplit_once('/').unwrap();
                if !validator.is_valid(&spoiled) {
                    refused.insert(name.clone());
                } else {
                    // `on` is also the day of an answer, `assessed_at` what a saved result says.
                    let free = name.starts_with("/answers/") || name.contains("/saved/");
                    let told = name.starts_with("/before/") || name.starts_with("/after/");
                    let spared = free && key == "on" || told && key == "assessed_at";
                    assert!(!fixed.contains(&key) || spared, "{of:?}: {name}");
                }
            }
        }
        assert!(refused.len() > 2, "{of:?}: {refused:?}");
    }
}

#[test]
fn a_key_that_a_later_version_adds_is_accepted() {
    for of in Document::ALL {
        for mut output in rich(of) {
            output["added"] = json!("later");
            output["questionnaire"]["added"] = json!(1);
            assert_eq!(faults(of, &output), Vec::<String>::new(), "{of:?}");
        }
    }
}

/// Every object of a schema: the document itself, then the definitions, by name.
fn objects(schema: &Value) -> Vec<(&str, &Value)> {
    let definitions = schema["$defs"].as_object().unwrap().iter();
    let definitions = definitions.map(|(name, definition)| (name.as_str(), definition));
    let all = [("", schema)].into_iter().chain(definitions);
    all.filter(|(_, found)| found["type"] == "object").collect()
}

#[test]
fn every_key_is_required_and_described_in_words_that_need_no_source() {
    for of in Document::ALL {
        let schema = shipped(of);
        assert!(objects(&schema).len() > 5, "{of:?}");
        for (name, object) in objects(&schema) {
            let properties = object["properties"].as_object().unwrap();
            let required = object["required"].as_array().unwrap().iter();
            let required: BTreeSet<&str> = required.map(|key| key.as_str().unwrap()).collect();
            let keys: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(required, keys, "{of:?} {name}");
            for (key, property) in properties {
                let text = property["description"].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{of:?} {name}.{key}");
                for word in property["enum"].as_array().into_iter().flatten() {
                    let told = format!("`{}`", word.as_str().unwrap_or("null"));
                    assert!(text.contains(&told), "{of:?} {name}.{key}: {told}");
                }
            }
        }
        let text = of.schema();
        for of_the_source in ["[`", "format.md", "design.md", "::"] {
            assert!(!text.contains(of_the_source), "{of:?}: {of_the_source}");
        }
    }
}

/// The words of a key, sorted.
fn words(schema: &Value, object: &str, key: &str) -> Vec<String> {
    let property = &schema["$defs"][object]["properties"][key];
    let listed = property["enum"].as_array().into_iter().flatten();
    let described = property["$ref"].as_str();
    let described = described.and_then(|path| schema.pointer(path.strip_prefix('#')?));
    let described = described.and_then(|of| of["oneOf"].as_array());
    let described = described.into_iter().flatten().map(|word| &word["const"]);
    let words = listed.chain(described).filter_map(Value::as_str);
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort();
    words
}

#[test]
fn fixed_words_are_those_that_the_program_says() {
    let origins = [Origin::Answer, Origin::Otherwise, Origin::Na, Origin::None].map(Origin::name);
    let states = [LevelState::Met, LevelState::Open, LevelState::Void].map(LevelState::name);
    let trends = [Trend::Up, Trend::Down, Trend::Same, Trend::Other].map(Trend::name);
    let turns = [
        Turn::Better,
        Turn::Worse,
        Turn::Other,
        Turn::Learned,
        Turn::Forgotten,
    ];
    let turns = turns.map(Turn::name);
    let kinds = [Kind::Gate, Kind::Advice, Kind::Achievement].map(Kind::name);
    let timings = [Timing::Now, Timing::Next].map(Timing::name);
    let purposes = [Purpose::Gap, Purpose::Preparation, Purpose::Progress].map(Purpose::name);
    let roles = [
        Role::Requirement,
        Role::Achievement,
        Role::Gate,
        Role::Advice,
    ];
    let roles = roles.map(Role::name);
    let skips = [Skip::NotAsked, Skip::NotApplicable, Skip::Undecided].map(Skip::name);
    let moves = [Move::Verify, Move::Do].map(Move::name);
    for (of, object, key, said) in [
        (Document::Assess, "Because", "origin", &origins[..]),
        (Document::Assess, "LevelReport", "state", &states),
        (Document::Assess, "PrerequisiteReport", "kind", &kinds),
        (Document::Assess, "PrerequisiteReport", "timing", &timings),
        (Document::Assess, "PathReport", "purpose", &purposes),
        (Document::Explain, "QuestionDetail", "origin", &origins),
        (Document::Explain, "TestReport", "origin", &origins),
        (Document::Explain, "LevelExplanation", "state", &states),
        (Document::Explain, "LevelUseReport", "role", &roles),
        (Document::Explain, "SkippedReport", "how", &skips),
        (Document::Plan, "ChangeReport", "kind", &moves),
        (
            Document::Compare,
            "DimensionChangeReport",
            "change",
            &trends,
        ),
        (Document::Compare, "AnswerChangeReport", "change", &turns),
    ] {
        let mut said = said.to_vec();
        said.sort_unstable();
        assert_eq!(words(&shipped(of), object, key), said, "{object}.{key}");
    }
}

/// `UPDATE_SNAPSHOTS=1` writes them anew.
#[test]
fn the_shipped_schemas_are_those_of_the_types() {
    let mut stale = Vec::new();
    for of in Document::ALL {
        let text = schema::render(&of.generated());
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            let file = format!("src/report/json/schema/output/{}.schema.json", of.name());
            fs::write(file, &text).unwrap();
        } else if of.schema() != text {
            stale.push(of.name());
        }
    }
    assert_eq!(stale, Vec::<&str>::new());
}

#[test]
fn the_command_prints_them_as_shipped_in_every_language() {
    for of in Document::ALL {
        for lang in ["fr", "en"] {
            let args = ["questionnaire", "schema", "--of", of.name(), "--lang", lang];
            assert_eq!(printed(&args), (of.schema(), Some(0)));
        }
    }
}
