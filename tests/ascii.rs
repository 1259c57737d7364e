//! Where the locale is not UTF-8, what people read is in ASCII and what programs read is as ever.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(unix)]
#[path = "interview/atelier.rs"]
mod atelier;
#[cfg(unix)]
#[path = "interview/terminal.rs"]
mod terminal;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// How what is typed here tells where the folder of a run is: its name has an accent.
const HERE: &str = "{here}";

/// What is typed behind `palier`, for people to read.
const FOR_PEOPLE: &str = "
--no-input
--answers A --no-input
--answers A --no-input --color always
--answers A --answers tests/cases/files/slip.toml --no-input
--answers A --no-input --require go
--answers A --no-input --output {here}/résultat.txt
--answers A --no-input --format json --output {here}/résultat.json
assess --answers A --no-input --stage 5
assess product-aspects --no-input
assess tests/fixtures/hostile/questionnaire.toml --answers tests/fixtures/hostile/answers.toml --no-input
blank --output {here}/réponses.toml
explain --answers A
explain --answers A images-rootless
explain --answers A rootless
explain --answers A maturity.compliant
explain --answers A nulle-part-là
plan --answers A
plan --answers A --to go --stage launch
plan
compare A questionnaires/cloud-pi-native/answers/pret.toml
compare tests/cases/files/compare/today tests/cases/files/compare/june.json tests/cases/files/compare/november.toml
compare A
report tests/cases/files/report/saved.json
report {here}/à-faire.json
catalogue
catalogue --track accentué
questionnaire list
questionnaire show
questionnaire show tests/fixtures/hostile/questionnaire.toml
questionnaire check
questionnaire check tests/faults/cycle.toml
questionnaire check tests/fixtures/hostile/questionnaire.toml
questionnaire check {here}/manqué
questionnaire new {here}/modèle
questionnaire schema {here}/manqué
--answers tests/cases/files/faulty-answers.toml --no-input
--answers tests/cases/files/broken-answers.toml --no-input
--answers tests/cases/files/latin1.toml --no-input
--answers {here}/équipe.toml --no-input
--profile léa --no-input
--format élégant
--formé
étape
--help
--version
assess --help
blank --help
explain --help
plan --help
compare --help
report --help
catalogue --help
questionnaire --help
questionnaire list --help
questionnaire show --help
questionnaire new --help
questionnaire schema --help
questionnaire check --help
completions --help
man --help";

/// What is typed for a program or another machine to read.
const FOR_PROGRAMS: &str = "
--answers A --no-input --format json
--answers A --no-input --format html
--answers A --no-input --format csv
--answers A --no-input --format markdown
--answers A --no-input --template request
blank
blank --answers A
explain --answers A --format json
explain --answers A --format markdown
plan --answers A --format json
plan --answers A --format markdown
compare A questionnaires/cloud-pi-native/answers/pret.toml --format json
compare A questionnaires/cloud-pi-native/answers/pret.toml --format markdown
report tests/cases/files/report/saved.json --format json
report tests/cases/files/report/saved.json --format html
report tests/cases/files/report/saved.json --format csv
report tests/cases/files/report/saved.json --format markdown
catalogue --format json
catalogue --format markdown
questionnaire list --format json
questionnaire show --format json
questionnaire show --format markdown
questionnaire check tests/faults/cycle.toml --format json
questionnaire schema
questionnaire schema cloud-pi-native
questionnaire schema --of assess
completions bash
man
man plan";

const ANSWERS: &str = "questionnaires/cloud-pi-native/answers/rootless.toml";

/// Runs the program where the locale is that, with what is typed.
fn run(locale: &str, folder: &Path, typed: &str) -> Output {
    let here = folder.display().to_string();
    let words = typed.split(' ').map(|word| match word {
        "A" => ANSWERS.to_owned(),
        word => word.replace(HERE, &here),
    });
    Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(words)
        .env_clear()
        .env("LC_ALL", locale)
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap()
}

fn in_folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("été");
    fs::create_dir(&path).unwrap();
    (folder, path)
}

fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.lines().filter(|line| !line.is_empty())
}

#[track_caller]
fn assert_ascii(bytes: &[u8], typed: &str) {
    let text = String::from_utf8_lossy(bytes);
    let line = text.lines().find(|line| !line.is_ascii());
    assert!(line.is_none(), "{typed}\n{line:?}");
}

#[test]
fn no_command_prints_anything_but_ascii_for_people() {
    for lang in ["fr", "en"] {
        let (_folder, path) = in_folder();
        for typed in lines(FOR_PEOPLE) {
            let output = run("C", &path, &format!("--lang {lang} {typed}"));
            assert_ascii(&output.stdout, typed);
            assert_ascii(&output.stderr, typed);
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty());
        }
    }
}

#[test]
fn in_utf_8_the_same_commands_print_other_characters() {
    let (_folder, path) = in_folder();
    let is_ascii = |typed: &&str| {
        let output = run("C.UTF-8", &path, &format!("--lang fr {typed}"));
        output.stdout.is_ascii() && output.stderr.is_ascii()
    };
    let ascii: Vec<&str> = lines(FOR_PEOPLE).filter(is_ascii).collect();
    assert_eq!(ascii, ["--version"]);
}

#[test]
fn what_programs_read_is_the_same_to_the_byte_in_every_locale() {
    let (_folder, path) = in_folder();
    for typed in lines(FOR_PROGRAMS) {
        let [ascii, utf8] =
            ["C", "C.UTF-8"].map(|locale| run(locale, &path, &format!("--lang fr {typed}")));
        assert!(!utf8.stdout.is_empty(), "{typed}");
        assert_eq!(ascii.stdout, utf8.stdout, "{typed}");
        assert_ascii(&ascii.stderr, typed);
    }
}

#[test]
fn every_command_of_the_help_was_tried() {
    let (_folder, path) = in_folder();
    for (parent, typed) in [("", "--help"), ("questionnaire ", "questionnaire --help")] {
        let help = run("C", &path, &format!("--lang en {typed}"));
        let help = String::from_utf8(help.stdout).unwrap();
        let (_, commands) = help.split_once("Commands:\n").unwrap();
        let commands = commands.lines().take_while(|line| !line.is_empty());
        let commands: BTreeSet<&str> = commands
            .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert!(commands.len() > 3, "{help}");
        for command in commands {
            let start = format!("{parent}{command}");
            let mut tried = FOR_PEOPLE.lines().chain(FOR_PROGRAMS.lines());
            let is_tried = |line: &str| line == start || line.starts_with(&format!("{start} "));
            assert!(tried.any(is_tried), "{start}");
        }
    }
}

#[test]
fn a_table_written_to_a_file_is_the_one_that_is_printed() {
    let (_folder, path) = in_folder();
    let shown = run("C", &path, "--answers A --no-input --quiet");
    run(
        "C",
        &path,
        "--answers A --no-input --output {here}/table.txt",
    );
    assert_eq!(fs::read(path.join("table.txt")).unwrap(), shown.stdout);
    run("C", &path, "blank --output {here}/blank.toml");
    let blank = run("C.UTF-8", &path, "blank");
    assert_eq!(fs::read(path.join("blank.toml")).unwrap(), blank.stdout);
}

#[test]
fn lines_in_ascii_fit_the_width_and_never_begin_with_what_ends_a_sentence() {
    let (_folder, path) = in_folder();
    for line in [
        "--answers A --no-input",
        "plan --answers A --to go",
        "explain --answers A",
    ] {
        let printed = run("C", &path, &format!("--lang fr {line}")).stdout;
        let printed = String::from_utf8(printed).unwrap();
        for line in printed.lines().filter(|line| !line.contains("https://")) {
            assert!(line.len() <= 80, "{line}");
            // "?" in front is the sign of what is to verify.
            assert!(!line.trim_start().starts_with([':', ';', '!']), "{line}");
        }
    }
}

#[test]
fn an_excerpt_keeps_the_columns_of_its_file() {
    let (folder, path) = in_folder();
    let file = path.join("œuvre.toml");
    fs::write(
        &file,
        "[answers]\nrootless = { note = \"l’œuvre…\", answer = \"volt\" }\n",
    )
    .unwrap();
    let told = run(
        "C",
        &path,
        "--lang en --answers {here}/œuvre.toml --no-input",
    )
    .stderr;
    let told = String::from_utf8(told).unwrap();
    let excerpt = [
        " --> ete/oeuvre.toml:2:42",
        "  |",
        "2 | rootless = { note = \"l'?uvre?\", answer = \"volt\" }",
        "  |                                          ^^^^^^",
    ];
    let told = told.replace(&format!("{}/", folder.path().display()), "");
    assert!(told.contains(&excerpt.join("\n")), "{told}");
}

/// What a person at a terminal that is not UTF-8 types and sees.
#[cfg(unix)]
mod at_a_terminal {
    use super::*;
    use atelier::{ATELIER, answers_file, folder, read};
    use terminal::{CTRL_C, DOWN, ENTER, ESCAPE, Person, Seat};

    const SEAT: Seat = Seat {
        lang: "fr_FR.ISO-8859-1",
        ..Seat::SMALL
    };

    #[test]
    fn plain_lines_keep_the_accents_of_a_keyboard_that_is_not_utf_8() {
        let folder = folder();
        let args = [
            ATELIER,
            "--plain",
            "--profile",
            "team",
            "-a",
            "réponses.toml",
        ];
        let mut person = Person::sits_at(SEAT, folder.path(), &args);
        person.sees_line("Projet, question 1 sur 4.");
        person.was_prompted("l'aide : ", 1);
        person.types_bytes(b"n\r");
        person.sees("Remarque");
        person.types_bytes(b"d\xe9j\xe0 \xe9crit, au c\xbdur\r");
        person.sees("Ligne lue en ISO-8859-15 et gardee avec ses accents");
        person.sees("\"deja ecrit, au coeur\"");
        person.sees("Preuve");
        person.types("déjà là\r");
        person.sees("Qui repond, ou");
        person.types("\r");
        person.was_prompted("l'aide : ", 2);
        // Not a number, in any character set: asked again, and a number is taken.
        person.types_bytes(b"\xff\xfe\r");
        person.sees("Ecrivez un numero de 1 a 2");
        person.was_prompted("l'aide : ", 3);
        person.types("1\r");
        person.sees_line("Technique, question 2 sur 4.");
        person.types(CTRL_C);
        assert_eq!(person.waits_for_the_end(), 130);
        let saved = read(&answers_file(&folder));
        for kept in ["note = \"déjà écrit, au cœur\"", "evidence = \"déjà là\""] {
            assert!(saved.contains(kept), "{kept} not in:\n{saved}");
        }
    }

    #[test]
    fn a_line_typed_below_a_menu_keeps_its_accents_and_shows_none() {
        let folder = folder();
        let args = [ATELIER, "--profile", "team", "-a", "réponses.toml"];
        let mut person = Person::sits_at(SEAT, folder.path(), &args);
        person.sees_line("Projet - 1/4");
        let to_note = |person: &mut Person| {
            person.chooses("Plus...");
            person.chooses("Ajouter une remarque");
        };
        to_note(&mut person);
        person.sees_line("Remarque :");
        // A key after the other, and several at once: none is swallowed.
        for key in [&b"\xe9"[..], b"t", b"\xe9", "é".as_bytes()] {
            let before = person.written().len();
            person.types_bytes(key);
            person.receives(before + 1);
        }
        person.sees("Remarque : etee");
        person.types_bytes(b" \xe0 No\xebl\r");
        person.sees_line("-> Remarque : etee a Noel");
        person.sees("Preuve");
        person.types(ESCAPE);
        // What was typed before is there to be completed, and is not spoiled.
        person.looks_below("Remarque : etee a Noel");
        to_note(&mut person);
        person.sees("Remarque : etee a Noel");
        person.types("!\r");
        person.sees_line("-> Remarque : etee a Noel!");
        person.types(ESCAPE);
        person.looks_below("Remarque : etee a Noel!");
        person.chooses("Un ministere");
        person.sees_line("Technique - 2/4");
        person.types(CTRL_C);
        assert_eq!(person.waits_for_the_end(), 130);
        let saved = read(&answers_file(&folder));
        assert!(saved.contains("note = \"étéé à Noël!\""), "{saved}");
        assert!(person.written().is_ascii(), "{}", person.written());
    }

    #[test]
    fn the_command_to_take_answers_up_again_names_the_file_that_they_are_in() {
        let folder = folder();
        let args = [ATELIER, "--profile", "team", "-a", "réponses.toml"];
        let mut person = Person::sits_at(SEAT, folder.path(), &args);
        person.sees_line("Projet - 1/4");
        person.types(DOWN);
        person.types(ENTER);
        person.sees_line("Technique - 2/4");
        person.types(CTRL_C);
        assert_eq!(person.waits_for_the_end(), 130);
        let told = person.transcript().join("\n");
        assert!(
            told.contains(r"--answers $'r\303\251ponses.toml'"),
            "{told}"
        );
        assert!(person.written().is_ascii());
    }

    #[test]
    fn findings_are_drawn_in_ascii() {
        let folder = folder();
        let drawn = "[questionnaire]\nid = \"essai\"\nformat = 1\nversion = \"1\"\n\
                     language = \"fr\"\ntitle = \"Œuvre d’été…\" à corriger\n";
        fs::write(folder.path().join("règles.toml"), drawn).unwrap();
        let args = ["questionnaire", "check", "règles.toml"];
        let mut person = Person::sits_at(SEAT, folder.path(), &args);
        assert_eq!(person.waits_for_the_end(), 4);
        person.sees("6 | title = \"?uvre d'ete?\" a corriger");
        assert!(person.written().is_ascii(), "{}", person.written());
    }
}
