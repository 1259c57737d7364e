//! Runs of palier, over what it carries and over what is hostile.
#![allow(dead_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Rules of which every free text is hostile, and two answers files to them.
pub const HOSTILE: [&str; 3] = [
    "tests/fixtures/hostile/questionnaire.toml",
    "tests/fixtures/hostile/answers.toml",
    "tests/fixtures/hostile/colleague.toml",
];

/// What is typed behind `palier`: a questionnaire and answers files.
pub type Words = Vec<String>;

pub fn palier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap()
}

/// What a run prints, which must succeed.
#[track_caller]
pub fn printed(args: &[&str]) -> String {
    let output = palier(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

/// A result in a language, written as `form` says.
#[track_caller]
pub fn result(words: &[String], lang: &str, form: &[&str]) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let quiet = ["--no-input", "--quiet", "--lang", lang];
    printed(&[&words[..], &quiet, form].concat())
}

/// Every run: the carried questionnaires and the hostile one.
pub fn all() -> Vec<Words> {
    let mut all = carried();
    all.extend(hostile());
    all
}

/// Every questionnaire that palier carries, without answers, with each file of sample answers, and
/// with all of them, which disagree; for a higher stage too where there are stages.
pub fn carried() -> Vec<Words> {
    let mut all = Vec::new();
    for questionnaire in folders("questionnaires") {
        let answers = files(&format!("{questionnaire}/answers"));
        assert!(!answers.is_empty(), "{questionnaire}");
        let mut runs: Vec<Vec<String>> = answers.iter().map(|file| vec![file.clone()]).collect();
        runs.extend([Vec::new(), answers]);
        let has_stages = questionnaire.ends_with("cloud-pi-native");
        for run in runs {
            let words = with_answers(&questionnaire, &run);
            if has_stages {
                let staged = ["--stage", "5"].map(str::to_owned);
                all.push([&words[..], &staged].concat());
            }
            all.push(words);
        }
    }
    all
}

/// The hostile questionnaire without answers, with one file, with two that disagree, and for the
/// last stage.
pub fn hostile() -> Vec<Words> {
    let [rules, own, colleague] = HOSTILE.map(str::to_owned);
    let mut team = with_answers(&rules, &[own.clone(), colleague]);
    let all = vec![
        vec![rules.clone()],
        with_answers(&rules, &[own]),
        team.clone(),
    ];
    team.extend(["--stage", "build"].map(str::to_owned));
    [all, vec![team]].concat()
}

fn with_answers(questionnaire: &str, answers: &[String]) -> Words {
    let answers = answers.iter().flat_map(|file| ["--answers", file]);
    let words = [questionnaire].into_iter().chain(answers);
    words.map(str::to_owned).collect()
}

fn folders(path: &str) -> Vec<String> {
    let found = listed(path);
    found
        .into_iter()
        .filter(|path| Path::new(path).is_dir())
        .collect()
}

fn files(path: &str) -> Vec<String> {
    let found = listed(path);
    found
        .into_iter()
        .filter(|path| path.ends_with(".toml"))
        .collect()
}

fn listed(path: &str) -> Vec<String> {
    let found = fs::read_dir(path).unwrap();
    let found = found.map(|entry| entry.unwrap().path().display().to_string());
    let mut found: Vec<String> = found.collect();
    found.sort();
    found
}
