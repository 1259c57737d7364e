//! Leaving an interview, on purpose or not: whatever happens, what was answered is kept, and the
//! terminal is left as it was.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "interview/atelier.rs"]
mod atelier;
#[path = "interview/terminal.rs"]
mod terminal;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use pty_process::blocking::Command;

use atelier::{
    ATELIER, answers_file, answers_none, folder, opens_atelier, reaches_typed_questions, read,
};
use terminal::{CTRL_C, CTRL_Z, DOWN, ENTER, ESCAPE, Person, SPACE, Seat};

#[test]
fn a_closed_terminal_ends_the_program_and_keeps_the_answers() {
    let stages: [fn(&mut Person); 2] = [
        |person| person.sees("Plus…"),
        |person| {
            person.chooses("Plus…");
            person.chooses("Ajouter une remarque");
            person.sees_line("Remarque\u{a0}:");
        },
    ];
    for reach in stages {
        let folder = folder();
        let mut person = opens_atelier(&folder);
        person.sees_line("Projet · 1/4");
        person.chooses("Une entreprise");
        person.sees_line("Technique · 2/4");
        reach(&mut person);
        person.closes_the_terminal();
        assert_eq!(person.sees_the_program_gone(), 130);
        assert!(read(&answers_file(&folder)).contains("organisation = \"company\""));
        assert_eq!(left_beside(&folder), ["atelier.toml", "réponses.toml"]);
    }
}

#[test]
fn a_closed_terminal_ends_plain_lines_too() {
    let folder = folder();
    let args = [
        ATELIER,
        "--plain",
        "--answers",
        "réponses.toml",
        "-p",
        "team",
    ];
    let mut person = Person::runs(folder.path(), &args);
    person.was_asked(1);
    person.types("2\r");
    person.was_asked(2);
    person.closes_the_terminal();
    assert_eq!(person.sees_the_program_gone(), 130);
    assert!(read(&answers_file(&folder)).contains("organisation = \"company\""));
}

/// Everything that was told, on one line.
fn unwrapped(person: &mut Person) -> String {
    let told = person.transcript().join(" ");
    told.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names of what is in the folder, drafts aside.
fn left_beside(folder: &tempfile::TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "state").collect();
    names.sort();
    names
}

#[test]
fn ctrl_z_suspends_the_interview_and_it_goes_on_where_it_was() {
    let folder = folder();
    let mut person = Person::opens_a_shell(folder.path());
    person.sees("shell>");
    let program = env!("CARGO_BIN_EXE_palier");
    person.types(&format!("P={program}; clear\r"));
    person.sees("shell>");
    person.types(&format!("$P {ATELIER} -a réponses.toml -p team\r"));
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.moves_to("Certaines");
    person.types(CTRL_Z);
    person.sees("Stopped");
    person.sees_line("shell>");
    // The terminal is the shell's again: what is typed is seen, and the cursor too.
    assert!(person.has_a_cursor());
    person.types("echo à; stty -a | grep -o ' echo '; fg\r");
    person.sees_line("à");
    person.sees_line(" echo");
    // The question is put again, and answered as if nothing had happened.
    person.sees_lines(2, "Technique · 2/4");
    person.looks_below("Technique · 2/4");
    person.chooses("Toutes");
    person.sees_line("Technique · 3/5");
    person.types(CTRL_C);
    person.sees("Réponses enregistrées dans réponses.toml");
    let saved = read(&answers_file(&folder));
    assert!(saved.contains("containers = \"all\""), "{saved}");
}

#[test]
fn a_line_that_is_being_typed_survives_a_suspension_a_resize_and_esc() {
    let folder = folder();
    let mut person = reaches_typed_questions(&folder);
    person.types("12");
    person.sees_line("Réponse (personnes)\u{a0}: 12");
    person.resizes(30, 100);
    person.sees_lines(2, "Réponse (personnes)\u{a0}: 12");
    person.types("3");
    person.sees_line("Réponse (personnes)\u{a0}: 123");
    // No shell waits: the system ignores the suspension, and the question is put again.
    person.types(CTRL_Z);
    person.sees_lines(2, "Réponse (personnes)\u{a0}: 123");
    person.types(ESCAPE);
    person.sees_line("← Question précédente");
    person.looks_below("← Question précédente");
    person.types(ENTER);
    person.sees_line("→ Non");
    person.sees_lines(3, "Réponse (personnes)\u{a0}: 123");
    person.types("4\r");
    person.sees_line("→ 1\u{202f}234 personnes");
}

#[test]
fn a_resized_terminal_shows_the_question_anew_at_its_width() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.sees_line("Quelles parties de l’application fonctionnent déjà,");
    person.moves_to("Certaines");
    person.resizes(30, 120);
    person.sees_line(
        "Quelles parties de l’application fonctionnent déjà, en production, dans des conteneurs Linux\u{202f}?",
    );
    person.looks_below("Technique · 2/4");
    person.chooses("Toutes");
    person.sees("proposé d’après vos réponses");
    person.resizes(20, 50);
    person.sees_lines(2, "Technique · 3/5");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
}

#[test]
fn a_second_interview_on_the_same_file_is_told_who_holds_it() {
    let folder = folder();
    let mut first = opens_atelier(&folder);
    first.sees_line("Projet · 1/4");
    first.chooses("Une entreprise");
    first.sees_line("Technique · 2/4");
    let mut second = opens_atelier(&folder);
    assert_eq!(second.waits_for_the_end(), 1);
    let told = unwrapped(&mut second);
    assert!(
        told.contains("quelqu’un répond déjà dans réponses.toml"),
        "{told}"
    );
    assert!(told.contains("camille@"), "{told}");
    // The first goes on, and once it is over the file is free.
    first.chooses("Toutes");
    first.sees_line("→ Toutes");
    first.types(CTRL_C);
    assert_eq!(first.waits_for_the_end(), 130);
    let mut third = opens_atelier(&folder);
    third.sees("Quelles images");
    third.types(CTRL_C);
    assert_eq!(third.waits_for_the_end(), 130);
}

#[test]
fn two_interviews_without_a_file_do_not_share_a_draft() {
    let folder = folder();
    let args = [ATELIER, "--profile", "team"];
    let mut first = Person::runs(folder.path(), &args);
    first.sees_line("Projet · 1/4");
    let mut second = Person::runs(folder.path(), &args);
    assert_eq!(second.waits_for_the_end(), 1);
    let told = unwrapped(&mut second);
    assert!(told.contains("quelqu’un répond déjà"), "{told}");
    first.types(CTRL_C);
    first.waits_for_the_end();
}

/// The program run by somebody whose rights count: the tests may run as root, whose do not.
fn as_anybody(folder: &Path, args: &[&str]) -> Person {
    let command = Command::new(env!("CARGO_BIN_EXE_palier")).args(args);
    let command = if rustix::process::geteuid().is_root() {
        command.uid(65_534)
    } else {
        command
    };
    Person::starts(Seat::SMALL, folder, command)
}

#[test]
fn a_read_only_folder_is_told_before_anything_is_asked() {
    let folder = folder();
    let kept = "[answers]\norganisation = \"ministry\"\n";
    fs::write(answers_file(&folder), kept).unwrap();
    let mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    mode(0o555).unwrap();
    let args = [ATELIER, "--answers", "réponses.toml"];
    let mut person = as_anybody(folder.path(), &args);
    assert_eq!(person.waits_for_the_end(), 1);
    let told = unwrapped(&mut person);
    assert!(told.contains("réponses.toml"), "{told}");
    assert!(told.contains("--no-input"), "{told}");
    assert!(!told.contains("Qui répond"), "{told}");
    mode(0o755).unwrap();
    assert_eq!(read(&answers_file(&folder)), kept);
}

#[test]
fn a_full_disk_keeps_the_former_file_whole_and_is_told() {
    let folder = folder();
    // A kilobyte is the limit for any file written from this shell: the comment fills it.
    let kept = format!(
        "# {}\n[answers]\norganisation = \"ministry\"\n",
        "é".repeat(480)
    );
    fs::write(answers_file(&folder), &kept).unwrap();
    let script = "ulimit -f 1; exec \"$0\" \"$@\"";
    let args = [ATELIER, "--answers", "réponses.toml", "-p", "team"];
    let command = Command::new("bash").args(["-c", script, env!("CARGO_BIN_EXE_palier")]);
    let mut person = Person::starts(Seat::SMALL, folder.path(), command.args(args));
    assert_eq!(person.waits_for_the_end(), 1);
    let told = unwrapped(&mut person);
    assert!(
        told.contains("impossible d’écrire «\u{a0}réponses.toml\u{a0}»"),
        "{told}"
    );
    assert!(told.contains("dépasserait la taille permise"), "{told}");
    assert!(person.has_a_cursor() && person.has_a_sane_terminal());
    assert_eq!(read(&answers_file(&folder)), kept);
    assert_eq!(left_beside(&folder), ["atelier.toml", "réponses.toml"]);
}

#[test]
fn an_answer_that_was_confirmed_survives_a_kill_at_any_moment() {
    // What a person types, and how much the program has written when it is killed: both come from
    // a sequence that is the same at each run; when the kill falls, within a write or between two,
    // is the system's business.
    let mut random = 1_u64;
    let whole = written_by_a_whole_interview();
    let mut seen = BTreeSet::new();
    for round in 0..KILLS {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let folder = folder_with_many_questions();
        let chosen: Vec<usize> = (0..QUESTIONS)
            .map(|question| (random >> question) as usize % OPTIONS.len())
            .collect();
        let mut person = answers_ahead(&folder, &chosen);
        person.receives((random >> 33) as usize % whole);
        person.kills_it();
        let confirmed = confirmed(&person);
        seen.insert(confirmed);
        let saved = match fs::read_to_string(answers_file(&folder)) {
            Ok(saved) => saved,
            Err(_) if confirmed == 0 => continue,
            Err(error) => panic!("round {round}: {error}"),
        };
        let saved: toml::Table = saved
            .parse()
            .unwrap_or_else(|error| panic!("{error}\n{saved}"));
        for (index, option) in chosen.iter().enumerate().take(confirmed) {
            let answer = &saved["answers"][&format!("q{index:02}")];
            assert_eq!(answer.as_str(), Some(OPTIONS[*option].0), "round {round}");
        }
    }
    // The kills fell in many places, not all before the first answer or after the last.
    assert!(seen.len() > 10, "{seen:?}");
}

const KILLS: usize = 200;
const QUESTIONS: usize = 30;
/// Ids and texts.
const OPTIONS: [(&str, &str); 3] = [("none", "Aucune"), ("some", "Certaines"), ("all", "Toutes")];

/// Types every answer at once, whatever is asked.
fn answers_ahead(folder: &tempfile::TempDir, chosen: &[usize]) -> Person {
    let args = ["many.toml", "--plain", "--answers", "réponses.toml"];
    let mut person = Person::runs(folder.path(), &args);
    let keys: Vec<String> = chosen
        .iter()
        .map(|option| format!("{}\r", option + 1))
        .collect();
    person.types(&keys.concat());
    person
}

/// How many bytes the program writes until every question is answered.
fn written_by_a_whole_interview() -> usize {
    let folder = folder_with_many_questions();
    let mut person = answers_ahead(&folder, &[0; QUESTIONS]);
    person.sees("Toutes les questions nécessaires sont posées.");
    assert_eq!(confirmed(&person), QUESTIONS);
    person.written().len()
}

/// How many answers were confirmed, to the end of the line.
fn confirmed(person: &Person) -> usize {
    let written = person.written();
    let confirmed = OPTIONS.map(|(_, text)| {
        let line = format!("Réponse\u{a0}: {text}\r\n");
        written.matches(&line).count()
    });
    confirmed.iter().sum()
}

fn folder_with_many_questions() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut rules = String::from(
        "[questionnaire]\nid = \"many\"\nformat = 1\nversion = \"1\"\nlanguage = \"fr\"\n\
         title = \"Beaucoup\"\n[section.all]\ntitle = \"Tout\"\n[scale.grades]\n\
         none = { text = \"Aucune\" }\nsome = { text = \"Certaines\" }\nall = { text = \"Toutes\" }\n\
         [dimension.level]\nlabel = \"Niveau\"\nrule = \"staged\"\n[dimension.level.level.one]\n\
         label = \"Un\"\nrequires = [",
    );
    let ids: Vec<String> = (0..QUESTIONS).map(|index| format!("q{index:02}")).collect();
    let required: Vec<String> = ids.iter().map(|id| format!("\"has-{id}\"")).collect();
    rules.push_str(&format!("{}]\n", required.join(", ")));
    for id in &ids {
        rules.push_str(&format!(
            "[question.{id}]\nsection = \"all\"\ntext = \"Question {id} ?\"\nscale = \"grades\"\n\
             [criterion.has-{id}]\ntext = \"{id}\"\nneeds = {{ {id} = [\"none\", \"some\", \"all\"] }}\n"
        ));
    }
    fs::write(folder.path().join("many.toml"), rules).unwrap();
    folder
}

#[test]
fn ticks_survive_a_resize() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.chooses("Aucune");
    person.sees_line("Technique · 3/4");
    person.sees("> [ ] La relecture");
    person.types(SPACE);
    person.moves(DOWN);
    person.types(SPACE);
    person.sees("> [x] Les essais");
    person.resizes(30, 70);
    person.sees_lines(2, "Technique · 3/4");
    person.looks_below("Technique · 3/4");
    person.sees("> [x] Les essais");
    person.sees("  [x] La relecture");
    person.types(ENTER);
    person.sees_line("Technique · 4/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let saved = read(&answers_file(&folder));
    assert!(
        saved.contains("habits = [\"review\", \"tests\"]"),
        "{saved}"
    );
}

#[test]
fn a_window_without_room_is_waited_for_and_does_not_end_the_program() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.sees("  Plus…");
    person.resizes(2, 60);
    person.sees("Agrandissez la fenêtre.");
    person.resizes(24, 60);
    person.sees_lines(2, "Projet · 1/4");
    person.looks_below("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
}

#[test]
fn a_file_that_somebody_edits_meanwhile_is_completed_and_never_written_over() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    // Created by somebody else since the interview began.
    fs::write(
        answers_file(&folder),
        "# de Léa\n[answers]\nbackups = { answer = \"yes\", by = \"Léa\" }\n",
    )
    .unwrap();
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    // An editor that was opened before writes what it had: it knows nothing of the first answer.
    fs::write(answers_file(&folder), "# de Léa\n[answers]\nusers = 12\n").unwrap();
    person.chooses("Aucune");
    person.sees_line("Technique · 3/4");
    let saved = read(&answers_file(&folder));
    for line in [
        "# de Léa",
        "users = 12",
        "organisation = \"company\"",
        "containers = \"none\"",
    ] {
        assert!(saved.contains(line), "{line}\n{saved}");
    }
    // Half a file: it is set aside, and nothing of it is lost.
    fs::write(answers_file(&folder), "[answers\nhalf").unwrap();
    answers_none(&mut person);
    person.sees_line("Technique · 4/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let saved = read(&answers_file(&folder));
    assert!(
        saved.contains("habits = []") && saved.contains("users = 12"),
        "{saved}"
    );
    let beside = left_beside(&folder);
    let mut aside = beside.iter().filter(|name| name.starts_with("réponses."));
    let aside = aside.find(|name| *name != "réponses.toml").unwrap();
    assert_eq!(read(&folder.path().join(aside)), "[answers\nhalf");
}

#[test]
fn a_draft_that_no_longer_fits_is_set_aside_whole() {
    let folder = folder();
    let args = [ATELIER, "--profile", "team"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let rules = folder.path().join(ATELIER);
    let changed = read(&rules).replace("company = ", "firm = ");
    fs::write(&rules, changed).unwrap();
    let mut person = Person::runs(folder.path(), &args);
    person.sees("Anciennes réponses gardées dans");
    person.sees_line("Projet · 1/4");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let drafts = fs::read_dir(folder.path().join("state/palier/drafts")).unwrap();
    let drafts: Vec<String> = drafts.map(|draft| read(&draft.unwrap().path())).collect();
    assert!(
        drafts.iter().any(|draft| draft.contains("\"company\"")),
        "{drafts:?}"
    );
    assert!(
        drafts.iter().any(|draft| draft.contains("\"ministry\"")),
        "{drafts:?}"
    );
}

#[test]
fn a_lock_of_another_user_is_told_as_such_and_bars_nobody_once_it_is_free() {
    let folder = folder();
    fs::write(answers_file(&folder), "").unwrap();
    let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    open(folder.path());
    open(&answers_file(&folder));
    let mut first = opens_atelier(&folder);
    first.sees_line("Projet · 1/4");
    let args = [ATELIER, "--answers", "réponses.toml", "-p", "team"];
    let mut second = as_anybody(folder.path(), &args);
    assert_eq!(second.waits_for_the_end(), 1);
    let told = unwrapped(&mut second);
    assert!(
        told.contains("quelqu’un répond déjà dans réponses.toml"),
        "{told}"
    );
    first.kills_it();
    let mut third = as_anybody(folder.path(), &args);
    third.sees_line("Projet · 1/4");
    third.chooses("Une entreprise");
    third.sees_line("Technique · 2/4");
    third.types(CTRL_C);
    assert_eq!(third.waits_for_the_end(), 130);
}
