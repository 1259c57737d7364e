//! The result as CSV: what a spreadsheet reads, and what it must not take for a formula.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use palier::library;
use palier::report::json::schema::Document;
use serde_json::Value;

const HOSTILE: &str = "tests/fixtures/hostile/questionnaire.toml";
const SMALL: [&str; 3] = [
    "tests/cases/files/small",
    "--answers",
    "tests/cases/files/small-answers.toml",
];

/// What palier prints in a format and a language.
fn printed(format: &str, lang: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .args(["--no-input", "--quiet", "--lang", lang, "--format", format])
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The cells of each row, read to the letter of RFC 4180 behind a byte order mark: anything else in
/// the text fails the test.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut rows = Vec::new();
    let mut row = Vec::new();
    while !rest.is_empty() {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted),
            None => plain_cell(rest),
        };
        row.push(cell);
        rest = match (after.strip_prefix(','), after.strip_prefix("\r\n")) {
            (Some(next), _) => next,
            (_, Some(next)) => {
                rows.push(std::mem::take(&mut row));
                next
            }
            _ => panic!("neither a comma nor CRLF: {after:.40?}"),
        };
    }
    assert_eq!(row, Vec::<String>::new(), "the last row ends too");
    rows
}

/// A cell and what follows it, from behind its opening quote.
fn quoted_cell(text: &str) -> (String, &str) {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"').expect("a closing quote");
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return (cell, after),
        }
    }
}

fn plain_cell(text: &str) -> (String, &str) {
    let end = text.find([',', '\r', '\n', '"']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// What could start a formula in a cell, or in a part of it behind a semicolon.
fn formula(cell: &str) -> Option<&str> {
    let spared = |c: char| c.is_whitespace() || c == '"';
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    cell.split(';')
        .find(|part| part.trim_start_matches(spared).starts_with(signs))
}

/// The rows of a result behind the header, after what holds of any result.
#[track_caller]
fn table(text: &str, about: &str) -> Vec<Vec<String>> {
    let mut rows = rows(text);
    let columns = rows[0].len();
    for row in &rows {
        assert_eq!(row.len(), columns, "{about}: {row:?}");
        for cell in row {
            assert_eq!(formula(cell), None, "{about}: {cell}");
            let broken = cell.contains(|c: char| c.is_control() || c == '\u{202e}');
            assert!(!broken, "{about}: {cell:?}");
        }
    }
    rows.remove(0)
        .iter()
        .enumerate()
        .for_each(|(index, heading)| assert!(!heading.is_empty(), "{about}: column {index}"));
    rows
}

/// The column of a heading, in English.
fn column(heading: &str) -> usize {
    let rows = rows(&printed("csv", "en", &SMALL));
    rows[0].iter().position(|found| found == heading).unwrap()
}

/// What stands in the JSON, in the order of the rows: type, id, statement and state.
fn told(result: &Value) -> Vec<[String; 4]> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let criteria = result["criteria"].as_array().unwrap().iter();
    let criteria = criteria.map(|found| ("criterion".to_owned(), found));
    let prerequisites = result["prerequisites"].as_array().unwrap().iter();
    let prerequisites = prerequisites.map(|found| (text(&found["kind"]), found));
    criteria
        .chain(prerequisites)
        .map(|(kind, found)| {
            let [id, statement, state] = ["id", "text", "state"].map(|key| text(&found[key]));
            [kind, id, statement, state]
        })
        .collect()
}

fn samples(questionnaire: &str) -> Vec<String> {
    let folder = PathBuf::from("questionnaires")
        .join(questionnaire)
        .join("answers");
    let files = fs::read_dir(folder).unwrap();
    let paths = files.map(|file| file.unwrap().path().display().to_string());
    let mut paths: Vec<String> = paths.filter(|path| path.ends_with(".toml")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{questionnaire}");
    paths
}

#[test]
fn every_criterion_then_every_prerequisite_has_a_row_in_order_on_every_sample() {
    for questionnaire in library::built_in() {
        for file in samples(questionnaire) {
            for lang in ["fr", "en"] {
                let args = [questionnaire, "--answers", &file];
                let result = checked::valid(Document::Assess, printed("json", lang, &args));
                let rows = table(&printed("csv", lang, &args), &file);
                let found = rows.iter().map(|row| [0, 2, 3, 5].map(|i| row[i].clone()));
                assert_eq!(found.collect::<Vec<_>>(), told(&result), "{file} {lang}");
            }
        }
    }
}

#[test]
fn codes_and_ids_stand_in_the_same_columns_in_every_language() {
    let [french, english] = ["fr", "en"].map(|lang| rows(&printed("csv", lang, &SMALL)));
    assert_ne!(french[0], english[0]);
    let codes = [
        "Type (code)",
        "Id",
        "State (code)",
        "Stage (rank)",
        "When (code)",
        "Follows from",
    ];
    for (french, english) in french[1..].iter().zip(&english[1..]) {
        for heading in codes {
            let index = column(heading);
            assert_eq!(french[index], english[index], "{heading}");
        }
    }
}

#[test]
fn headings_differ_from_each_other() {
    for lang in ["fr", "en"] {
        let mut headings = rows(&printed("csv", lang, &SMALL)).remove(0);
        let count = headings.len();
        headings.sort();
        headings.dedup();
        assert_eq!(headings.len(), count, "{lang}");
    }
}

#[test]
fn a_prerequisite_tells_all_that_an_auditor_asks() {
    let rows = table(&printed("csv", "en", &SMALL), "small");
    let row = rows
        .iter()
        .find(|row| row[0] == "gate" && row[2] == "unprivileged");
    for (heading, cell) in [
        ("Type", "prerequisite"),
        ("Statement", "No image needs an administrator"),
        ("Section", "Technique"),
        ("State (code)", "unmet"),
        ("State", "not met"),
        ("Counts for", "Prerequisite, stade 2"),
        ("Stage (rank)", "2"),
        ("Stage", "Construire"),
        ("When (code)", "now"),
        ("Questions (ids)", "rootless"),
        ("Answers", "Some"),
        ("Accepted answers", "“All”"),
        ("Notes", "deux images restent"),
        ("Answered by", "Ada"),
        ("Answered on", "2026-11-02"),
        ("To do", "Developers: take administrator rights away."),
        ("To read", "Guide <https://example.org/guide>"),
        ("Source", "Règles communes"),
    ] {
        assert_eq!(row.unwrap()[column(heading)], cell, "{heading}");
    }
}

#[test]
fn an_answer_tells_whether_it_counts() {
    let answers =
        ["answers", "colleague"].map(|name| format!("tests/fixtures/hostile/{name}.toml"));
    // Alone, the first file says that nothing is packed: whether it is rootless is not asked.
    let rows = table(
        &printed("csv", "en", &[HOSTILE, "--answers", &answers[0]]),
        HOSTILE,
    );
    let of = |kind: &str| {
        let row = rows
            .iter()
            .find(|row| row[0] == kind && row[2] == "all-rootless");
        row.unwrap()[column("Answers")].clone()
    };
    assert!(of("criterion").ends_with("option some (not counted)"));
    assert!(of("gate").ends_with("option none (not asked)"));
}

#[test]
fn no_text_of_rules_or_answers_breaks_a_cell_or_starts_a_formula() {
    let [own, colleague] =
        ["answers", "colleague"].map(|name| format!("tests/fixtures/hostile/{name}.toml"));
    let alone = [HOSTILE, "--answers", &own];
    let team = [HOSTILE, "--answers", &own, "--answers", &colleague];
    let blank = [HOSTILE];
    for lang in ["fr", "en"] {
        for args in [&alone[..], &team, &blank] {
            let rows = table(&printed("csv", lang, args), "hostile");
            let result = checked::valid(Document::Assess, printed("json", lang, args));
            let ids = rows.iter().map(|row| row[2].clone());
            let expected = told(&result).into_iter().map(|[_, id, ..]| id);
            assert_eq!(ids.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}

#[test]
fn the_rules_and_answers_that_are_hostile_hold_what_they_should() {
    let [rules, own, colleague] = ["questionnaire", "answers", "colleague"]
        .map(|name| fs::read_to_string(format!("tests/fixtures/hostile/{name}.toml")).unwrap());
    let all = rules + &own + &colleague;
    for text in [
        "\"=HYPERLINK(",
        "\"+1",
        "\"-1+1",
        "\"@SUM(A1)",
        "\"\\\"><img src=x onerror=alert(1)>",
        "a|b",
        "```",
        "\"\\u001B[31m",
        "\"\\u202E",
        "\\n",
        "\"\\\"quotes\\\", commas;",
        "\"\\t=",
        "\"\\r\\n@",
        "\"＝1",
    ] {
        assert!(all.contains(text), "{text}");
    }
}

#[test]
fn the_same_result_gives_the_same_bytes() {
    let args = [
        "--answers",
        "questionnaires/cloud-pi-native/answers/rootless.toml",
    ];
    assert_eq!(printed("csv", "fr", &args), printed("csv", "fr", &args));
}
