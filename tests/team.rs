//! A team, not one person: a blank file for each, filled in apart, read together, settled together.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "interview/atelier.rs"]
mod atelier;
#[path = "common/checked.rs"]
mod checked;
#[path = "interview/terminal.rs"]
mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use palier::report::json::schema::Document;
use serde_json::{Value, json};
use tempfile::TempDir;

use atelier::{ATELIER, folder, read};
use terminal::{ENTER, Person};

/// Runs the program in a folder, where nobody can be asked.
fn palier(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(args)
        .args(["--lang", "fr"])
        .current_dir(folder)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap()
}

fn printed(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A project that is ready for production, as one person of the team would tell it: the file that
/// the project gives as an example.
fn ready() -> BTreeMap<String, String> {
    let answers = "questionnaires/cloud-pi-native/answers/pret.toml";
    let file = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(answers));
    let (_, answers) = file.split_once("[answers]").unwrap();
    let lines = answers.lines().filter_map(|line| line.split_once(" = "));
    lines
        .map(|(name, answer)| (name.to_owned(), answer.to_owned()))
        .collect()
}

/// Fills a blank file by hand: takes the `#` away in front of a line and writes the answer.
fn fill(blank: &str, answers: &BTreeMap<String, String>) -> String {
    let lines = blank.lines().map(|line| {
        let name = line
            .strip_prefix("# ")
            .and_then(|line| line.split_once(" = "));
        match name.and_then(|(name, _)| Some((name, answers.get(name)?))) {
            Some((name, answer)) => format!("{name} = {answer}\n"),
            None => format!("{line}\n"),
        }
    });
    lines.collect()
}

/// Questions, and what somebody answers to them unlike the others.
type Differently = &'static [(&'static str, &'static str)];

/// The files of four people: each answers what their profile is asked, as in the example, but for
/// what is said here.
fn four_files() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let members: [(&str, &str, Differently); 4] = [
        // The board believes that hosting is still open, and has read nothing.
        (
            "decision",
            "direction.toml",
            &[
                ("target", "\"undecided\""),
                ("awareness", "\"unknown\""),
                ("need", "{ answer = \"Tenir les pics.\", by = \"Inès\" }"),
            ],
        ),
        ("steering", "pilotage.toml", &[]),
        ("product", "produit.toml", &[]),
        // The operators know of images that run as root, and of containers changed by hand.
        (
            "systems",
            "exploitation.toml",
            &[
                (
                    "rootless",
                    "{ answer = \"none\", note = \"deux images anciennes\", by = \"Karim\" }",
                ),
                (
                    "container-habits",
                    "[\"ports\", \"logs\", \"probes\", \"jobs\", \"origin\", \"authorities\", \"metrics\"]",
                ),
            ],
        ),
    ];
    for (profile, file, differently) in members {
        let blank = printed(&palier(folder.path(), &["blank", "--profile", profile]));
        let mut answers = ready();
        for (question, answer) in differently {
            assert!(blank.contains(&format!("\n# {question} = ")), "{question}");
            answers.insert((*question).to_owned(), (*answer).to_owned());
        }
        fs::write(folder.path().join(file), fill(&blank, &answers)).unwrap();
    }
    folder
}

const TEAM: [&str; 8] = [
    "--answers",
    "direction.toml",
    "--answers",
    "pilotage.toml",
    "--answers",
    "produit.toml",
    "--answers",
    "exploitation.toml",
];

fn assessed(folder: &Path) -> Value {
    let mut args = TEAM.to_vec();
    args.extend(["--no-input", "--format", "json"]);
    checked::valid(Document::Assess, printed(&palier(folder, &args)))
}

#[test]
fn four_people_with_a_file_each_get_the_result_computed_by_hand() {
    let folder = four_files();
    let result = assessed(folder.path());

    // The example reaches degree 4 and stage 4. Rootless images are required of degree 4 and gate
    // stage 3: degree 3, and the request is blocked by them alone. No stage asks for them, nor for
    // what else differs.
    let rank = |dimension: usize| &result["dimensions"][dimension]["level"]["rank"];
    assert_eq!((rank(0), rank(1)), (&json!(3), &json!(4)));
    assert_eq!(result["dimensions"][0]["possible"]["rank"], json!(3));
    let readiness = &result["readiness"];
    assert_eq!(readiness["verdict"], json!("no-go"));
    assert_eq!(readiness["blockers"], json!(["images-rootless"]));
    assert_eq!(readiness["to_verify"], json!([]));
    // Stage 4 expects degree 4.
    let gap: Vec<&Value> = result["gap"].as_array().unwrap().iter().collect();
    assert_eq!(gap.len(), 1);
    assert_eq!(gap[0]["levels"].as_array().unwrap().len(), 1);
    assert_eq!(gap[0]["levels"][0]["id"], json!("compliant"));
    assert_eq!(gap[0]["levels"][0]["because"], json!("unmet"));
    // Where it will be hosted is unknown while two facts contradict each other.
    let eligibility = &result["support"]["eligibility"];
    assert_eq!(eligibility["state"], json!("to-clarify"));
    assert_eq!(eligibility["to_clarify"][0]["id"], json!("target"));
    let present: Vec<&Value> = result["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["id"])
        .collect();
    assert_eq!(present, ["decision", "steering", "product", "systems"]);
}

#[test]
fn every_disagreement_is_listed_with_who_said_what_and_what_counts() {
    let folder = four_files();
    let result = assessed(folder.path());
    let said = |disagreement: &Value| -> Vec<(String, Value, Value)> {
        let answers = disagreement["answers"].as_array().unwrap();
        let said = answers.iter().map(|said| {
            let file = said["file"].as_str().unwrap().to_owned();
            (file, said["by"].clone(), said["answer"].clone())
        });
        said.collect()
    };
    let listed = result["disagreements"].as_array().unwrap();
    let questions: Vec<&Value> = listed.iter().map(|d| &d["question"]).collect();
    // In order of asking. Whether the awareness material was read is none: one does not know.
    assert_eq!(
        questions,
        ["target", "rootless", "container-habits", "need"]
    );

    assert_eq!(listed[0]["kept"], json!("unknown"));
    let nobody = Value::Null;
    assert_eq!(
        said(&listed[0]),
        [
            ("direction.toml".into(), nobody.clone(), json!("undecided")),
            ("pilotage.toml".into(), nobody.clone(), json!("cloud-pi")),
            ("produit.toml".into(), nobody.clone(), json!("cloud-pi")),
            (
                "exploitation.toml".into(),
                nobody.clone(),
                json!("cloud-pi")
            ),
        ]
    );
    // Of graded answers, the lower counts.
    assert_eq!(listed[1]["kept"], json!("none"));
    assert_eq!(
        said(&listed[1]),
        [
            ("produit.toml".into(), nobody.clone(), json!("all")),
            ("exploitation.toml".into(), json!("Karim"), json!("none")),
        ]
    );
    let kept = [
        "ports",
        "logs",
        "probes",
        "jobs",
        "origin",
        "authorities",
        "metrics",
    ];
    assert_eq!(listed[2]["kept"], json!(kept));
    assert_eq!(listed[3]["kept"], json!("unknown"));
    assert_eq!(said(&listed[3])[0].1, json!("Inès"));
}

#[test]
fn what_one_knows_and_the_others_do_not_is_known_and_notes_are_kept() {
    let folder = four_files();
    let result = assessed(folder.path());
    let answers = result["answers"].as_array().unwrap();
    let of = |question: &str| answers.iter().find(|a| a["question"] == question).unwrap();
    assert_eq!(of("awareness")["answer"], json!("read"));
    assert_eq!(of("rootless")["note"], json!("deux images anciennes"));
    assert_eq!(of("rootless")["by"], json!("Karim"));
}

#[test]
fn the_order_of_the_files_changes_no_answer() {
    let folder = four_files();
    let mut args: Vec<&str> = TEAM.chunks(2).rev().flatten().copied().collect();
    args.extend(["--no-input", "--format", "json"]);
    let reversed = checked::valid(Document::Assess, printed(&palier(folder.path(), &args)));
    let result = assessed(folder.path());
    for key in [
        "dimensions",
        "readiness",
        "gap",
        "prerequisites",
        "support",
        "answers",
    ] {
        assert_eq!(reversed[key], result[key], "{key}");
    }
}

#[test]
fn a_blank_file_for_the_team_holds_only_what_nobody_knows() {
    let folder = four_files();
    let mut args = vec!["blank"];
    args.extend(TEAM);
    let blank = printed(&palier(folder.path(), &args));
    let asked: Vec<&str> = blank
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.contains(' '))
        .collect();
    assert!(
        asked.contains(&"target") && asked.contains(&"need"),
        "{asked:?}"
    );
    assert!(
        !asked.contains(&"rootless") && !asked.contains(&"awareness"),
        "{asked:?}"
    );
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let folder = four_files();
    fs::write(
        folder.path().join("pilotage.toml"),
        "[answers]\ntarget = \"cloud\"\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("produit.toml"),
        "[answers]\nrotless = \"all\"\n",
    )
    .unwrap();
    fs::remove_file(folder.path().join("exploitation.toml")).unwrap();
    let mut args = TEAM.to_vec();
    args.push("--no-input");
    let output = palier(folder.path(), &args);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let told = String::from_utf8_lossy(&output.stderr);
    for fault in [
        "pilotage.toml:2:10",
        "produit.toml:2:1",
        "exploitation.toml",
    ] {
        assert!(told.contains(fault), "{fault}\n{told}");
    }
}

/// Two people who contradict each other about the small questionnaire.
fn two_files() -> TempDir {
    let folder = folder();
    fs::write(
        folder.path().join("a.toml"),
        "[assessment]\nprofiles = [\"steering\"]\n[answers]\norganisation = \"ministry\"\ncontainers = \"all\"\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("b.toml"),
        "[assessment]\nprofiles = [\"team\"]\n[answers]\ncontainers = { answer = \"none\", by = \"Léa\" }\nrootless = \"all\"\n",
    )
    .unwrap();
    folder
}

#[test]
fn the_interview_settles_what_differs_and_only_writes_the_first_file() {
    let folder = two_files();
    let before = read(&folder.path().join("b.toml"));
    let args = [ATELIER, "-a", "a.toml", "-a", "b.toml"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees("Quelles parties de l’application");
    person.sees_line("Les réponses diffèrent\u{a0}:");
    person.sees_line("- Pilotes (a.toml)\u{a0}: «\u{a0}Toutes\u{a0}»");
    person.sees_line("- Léa (b.toml)\u{a0}: «\u{a0}Aucune\u{a0}»");
    // The lower is preselected: it is what counts meanwhile.
    person.sees("> Aucune");
    person.chooses("Certaines");
    person.sees_line("→ Certaines, mais pas encore toutes\u{a0}: il reste à");
    person.sees_line("Technique · 2/3");
    person.sees("> [ ] La relecture");
    person.types(ENTER);
    person.chooses("Plus…");
    person.chooses("Enregistrer et quitter");
    assert_eq!(person.waits_for_the_end(), 0);
    let screen = person.screen();
    let resume = "\n  palier atelier.toml --answers a.toml --answers b.toml\n";
    assert!(screen.contains(resume), "{screen}");
    let saved = read(&folder.path().join("a.toml"));
    assert!(
        saved.contains("containers = { answer = \"some\", settled = true }"),
        "{saved}"
    );
    assert!(!saved.contains("rootless"), "{saved}");
    assert_eq!(read(&folder.path().join("b.toml")), before);

    // From then on, nothing differs any more.
    let mut args = args.to_vec();
    args.extend(["--no-input", "--format", "json"]);
    let result = checked::valid(Document::Assess, printed(&palier(folder.path(), &args)));
    assert_eq!(result["disagreements"], json!([]));
    let answers = result["answers"].as_array().unwrap();
    let containers = answers
        .iter()
        .find(|a| a["question"] == "containers")
        .unwrap();
    assert_eq!(containers["answer"], json!("some"));
}

#[test]
fn an_answer_that_another_file_contradicts_is_settled_when_it_is_changed() {
    let folder = two_files();
    let args = [ATELIER, "--plain", "-a", "a.toml", "-a", "b.toml"];
    let mut person = Person::runs(folder.path(), &args);
    person.was_asked(1);
    person.sees_line("Les réponses diffèrent\u{a0}:");
    // Enter keeps what counts meanwhile, which is then settled.
    person.types(ENTER);
    person.was_asked(2);
    person.types("q\r");
    assert_eq!(person.waits_for_the_end(), 0);
    let saved = read(&folder.path().join("a.toml"));
    assert!(
        saved.contains("containers = { answer = \"none\", settled = true }")
            || saved.contains("containers = \"none\""),
        "{saved}"
    );
    let mut args = args.to_vec();
    args.extend(["--no-input", "--format", "json"]);
    let result = checked::valid(Document::Assess, printed(&palier(folder.path(), &args)));
    assert_eq!(result["disagreements"], json!([]));
}

#[test]
fn a_file_named_twice_is_one_file() {
    let folder = two_files();
    let args = [
        ATELIER,
        "-a",
        "a.toml",
        "-a",
        "./a.toml",
        "--no-input",
        "--format",
        "json",
    ];
    let result = checked::valid(Document::Assess, printed(&palier(folder.path(), &args)));
    assert_eq!(result["disagreements"], json!([]));
}

#[test]
fn what_the_team_settles_prevails_over_what_another_file_had_settled() {
    let folder = two_files();
    let settled = "[answers]\ncontainers = { answer = \"none\", settled = true }\n";
    fs::write(folder.path().join("b.toml"), settled).unwrap();
    let args = [
        ATELIER, "--plain", "-a", "a.toml", "-a", "b.toml", "-p", "team",
    ];
    let mut person = Person::runs(folder.path(), &args);
    person.was_asked(1);
    person.types("s\r");
    person.was_asked(2);
    person.types("s\r");
    person.was_prompted("changer une réponse\u{a0}: ", 1);
    person.types("l\r");
    person.sees("Quelles parties de l’application");
    person.was_prompted("changer une réponse\u{a0}: ", 2);
    let listed = person.screen();
    let number = listed
        .lines()
        .find(|line| line.contains(". Quelles parties"))
        .unwrap();
    let number = number.split('.').next().unwrap().to_owned();
    person.types(&format!("{number}\r"));
    person.was_asked(3);
    person.types("3\r");
    person.sees_line("Réponse\u{a0}: Toutes");
    person.was_asked(4);
    person.types("q\r");
    assert_eq!(person.waits_for_the_end(), 0);
    let mut args = args.to_vec();
    args.extend(["--no-input", "--format", "json"]);
    let result = checked::valid(Document::Assess, printed(&palier(folder.path(), &args)));
    let answers = result["answers"].as_array().unwrap();
    let containers = answers
        .iter()
        .find(|a| a["question"] == "containers")
        .unwrap();
    assert_eq!(containers["answer"], json!("all"));
    assert_eq!(result["disagreements"], json!([]));
}

#[test]
fn i_do_not_know_settles_nothing_and_writes_nothing() {
    let folder = two_files();
    let before = read(&folder.path().join("a.toml"));
    let args = [ATELIER, "--plain", "-a", "a.toml", "-a", "b.toml"];
    let mut person = Person::runs(folder.path(), &args);
    person.was_asked(1);
    person.types("S\r");
    person.sees_line("Réponse\u{a0}: Pas encore tranché");
    person.was_asked(2);
    person.types("q\r");
    assert_eq!(person.waits_for_the_end(), 0);
    assert_eq!(read(&folder.path().join("a.toml")), before);
}
