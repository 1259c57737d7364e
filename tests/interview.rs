//! The interview as a person at a terminal lives it, from the first line to the result.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "interview/atelier.rs"]
mod atelier;
#[path = "interview/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;

use palier::answers::{self, Answers};
use palier::diagnostic::Source;
use palier::interview::{Interview, Next, Prompt, Reply, Respondent, Review, Scope, Stop};
use palier::library;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Kind, Profile, Questionnaire, Ref};
use tempfile::TempDir;

use atelier::{
    ATELIER, answers_file, answers_none, assert_fixture, assert_only_cursor_and_erase, count,
    folder, opens_atelier, reaches_typed_questions, read,
};
use terminal::{BACKSPACE, CTRL_C, DOWN, ENTER, ESCAPE, Person, SPACE, UP};

#[test]
fn a_person_answers_a_small_questionnaire_from_start_to_result() {
    let folder = folder();
    let args = [ATELIER, "--answers", "réponses.toml"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees("Qui répond\u{202f}?");
    person.moves_to("Équipe");
    person.types(SPACE);
    person.sees("> [x] Équipe");
    person.types(ENTER);
    person.sees_line("Projet · 1/4");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/4");
    person.chooses("Toutes");
    person.sees_line("Technique · 3/5");
    // The rules suggest another answer: it is preselected.
    person.sees("> Certaines");
    person.chooses("Toutes");
    person.sees_line("Technique · 4/5");
    person.sees("> [ ] La relecture");
    person.types(SPACE);
    person.moves_to("Les essais");
    person.types(SPACE);
    person.sees("> [x] Les essais");
    person.types(ENTER);
    person.sees_line("Technique · 5/5");
    person.chooses("Sans objet");
    person.chooses("Préparer aussi votre demande (2 questions");
    person.sees_line("Dossier (facultatif) · 6/7");
    person.types("1 250\r");
    person.sees_line("Dossier (facultatif) · 7/7");
    person.types("Déclarer une naissance à l’étranger, où que l’on soit : œuvre d’été\r");
    person.chooses("Voir le résultat");
    assert_eq!(person.waits_for_the_end(), 0);

    assert_fixture("answers.toml", &read(&answers_file(&folder)));
    let transcript = person.transcript();
    // The result starts with the title, one line above.
    let result = line_of(&transcript, "Auto-évaluation du") - 1;
    assert_fixture("transcript.txt", &(transcript[..result].join("\n") + "\n"));
    assert_fixture("last-screen.txt", &person.screen());
    assert_only_cursor_and_erase(&person);
    assert!(person.has_a_cursor());
    assert!(person.has_a_sane_terminal());
}

#[test]
fn a_question_that_does_not_apply_is_not_asked() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise (avec une administration)");
    person.sees_line("Technique · 2/4");
    person.chooses("Aucune");
    person.sees_line("Technique · 3/4");
    answers_none(&mut person);
    person.sees_line("Technique · 4/4");
    person.sees("Les données sont-elles sauvegardées\u{202f}?");
    person.chooses("Oui");
    person.sees("  Préparer aussi votre demande (2 questions");
    person.chooses("Voir le résultat");
    assert_eq!(person.waits_for_the_end(), 0);
    assert_eq!(count(&person.transcript(), "Quelles images"), 0);
    assert!(!read(&answers_file(&folder)).contains("rootless"));
}

#[test]
fn an_interruption_keeps_the_answers_and_gives_the_terminal_back() {
    let ways: [fn(&mut Person); 2] = [
        |person| person.types(CTRL_C),
        |person| person.terminates_it(),
    ];
    for interrupt in ways {
        let folder = folder();
        let mut person = opens_atelier(&folder);
        person.sees_line("Projet · 1/4");
        person.chooses("Une entreprise");
        person.sees_line("Technique · 2/4");
        person.sees("Plus…");
        interrupt(&mut person);
        assert_eq!(person.waits_for_the_end(), 130);
        assert!(person.has_a_cursor());
        assert!(person.has_a_sane_terminal());
        assert!(read(&answers_file(&folder)).contains("organisation = \"company\""));
        let told = person.screen();
        assert!(
            told.contains("\nRéponses enregistrées dans réponses.toml\n"),
            "{told}"
        );
        assert!(told.contains(" --answers réponses.toml"), "{told}");
    }
}

#[test]
fn an_interruption_while_typing_starts_its_message_on_a_line_of_its_own() {
    let folder = folder();
    let mut person = reaches_typed_questions(&folder);
    person.types("12");
    person.sees("12");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let screen = person.screen();
    assert!(screen.contains("12\n\nRéponses enregistrées"), "{screen}");
    assert!(person.has_a_sane_terminal());
}

#[test]
fn escape_goes_back_a_question() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.sees("Plus…");
    person.types(ESCAPE);
    // The earlier answer is preselected.
    person.sees("> Une entreprise");
    assert_eq!(count(&person.transcript(), "Quel organisme"), 2);
    person.chooses("Je ne sais pas");
    person.sees_line("→ Je ne sais pas");
    person.types(CTRL_C);
    person.waits_for_the_end();
    assert!(read(&answers_file(&folder)).contains("organisation = \"unknown\""));
}

#[test]
fn escape_on_the_first_question_stays_there_and_says_so() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees("Plus…");
    person.types(ESCAPE);
    person.sees_line("C’est la première question.");
    person.sees("> Un ministère");
    assert_eq!(count(&person.transcript(), "Quel organisme"), 1);
}

#[test]
fn escape_neither_chooses_who_answers_nor_forgets_it() {
    let folder = folder();
    let mut person = Person::runs(folder.path(), &[ATELIER]);
    person.sees("> [ ] Pilotes");
    person.types(SPACE);
    person.sees("> [x] Pilotes");
    person.sees("  [ ] Équipe");
    person.types_and_waits(ESCAPE);
    person.types(DOWN);
    person.sees("> [ ] Équipe");
    person.types(ENTER);
    person.sees_line("→ Pilotes");
}

#[test]
fn escape_at_the_review_goes_back_to_the_last_question() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.chooses("Aucune");
    person.sees_line("Technique · 3/4");
    answers_none(&mut person);
    person.sees_line("Technique · 4/4");
    person.chooses("Non");
    person.sees("> Voir le résultat");
    person.types(ESCAPE);
    person.sees("> Non");
    person.sees("Plus…");
    assert_eq!(count(&person.transcript(), "Technique · 4/4"), 2);
    person.chooses("Oui");
    person.sees("> Voir le résultat");
    person.types(ENTER);
    assert_eq!(person.waits_for_the_end(), 0);
    assert!(read(&answers_file(&folder)).contains("backups = \"yes\""));
}

#[test]
fn help_is_shown_and_the_question_is_put_again() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Plus…");
    person.chooses("Aide sur cette question");
    person.sees("L’organisme qui répond de l’application");
    person.sees("> Un ministère");
}

#[test]
fn returning_to_a_question_does_not_print_it_twice() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Plus…");
    person.chooses("Revenir à la question");
    person.sees("> Un ministère");
    person.chooses("Plus…");
    person.sees("> Aide");
    person.types(ESCAPE);
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.chooses("Toutes");
    person.sees_line("Technique · 3/5");
    person.chooses("Toutes");
    person.sees_line("Technique · 4/5");
    person.sees("> [ ] La relecture");
    person.types(ENTER);
    person.sees("> Aucun de ces choix");
    person.types(ESCAPE);
    answers_none(&mut person);
    person.sees_line("Technique · 5/5");
    let transcript = person.transcript();
    for question in [
        "Quel organisme",
        "Quelles vérifications",
        "→ Aucun de ces choix",
    ] {
        assert_eq!(count(&transcript, question), 1, "{transcript:#?}");
    }
}

#[test]
fn save_and_quit_keeps_the_answers_and_prints_the_result() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/4");
    person.chooses("Plus…");
    person.chooses("Enregistrer et quitter");
    assert_eq!(person.waits_for_the_end(), 0);
    assert!(read(&answers_file(&folder)).contains("organisation = \"ministry\""));
    let transcript = person.transcript();
    let quit = line_of(&transcript, "Voici le résultat avec les réponses données");
    assert!(quit < line_of(&transcript, "Auto-évaluation du"));
    assert!(
        person
            .screen()
            .contains("Réponses enregistrées dans réponses.toml")
    );
}

#[test]
fn a_number_out_of_range_can_be_corrected_without_typing_it_again() {
    let folder = folder();
    let mut person = reaches_typed_questions(&folder);
    person.types("50 000\r");
    person.sees_line("Nombre refusé. Il faut\u{a0}: entre 1 et 5000.");
    person.sees_line("Réponse (personnes)\u{a0}: 50 000");
    person.types(&BACKSPACE.repeat(2));
    person.sees_line("Réponse (personnes)\u{a0}: 50 0");
    person.types(&BACKSPACE.repeat(2));
    person.types(",5");
    person.types(ENTER);
    person.sees_line("→ 50,5 personnes");
    // Back to it: the number is written as it was typed.
    person.sees_line("Dossier (facultatif) · 6/6");
    person.sees_line("Réponse\u{a0}:");
    person.types(ESCAPE);
    person.sees_line("Réponse (personnes)\u{a0}: 50,5");
}

#[test]
fn a_long_text_leaves_no_trace_of_its_typing() {
    let folder = folder();
    let mut person = reaches_typed_questions(&folder);
    person.types("7\r");
    person.sees_line("Dossier (facultatif) · 6/6");
    let text = "Déclarer à l’état civil, où que l’on soit, une naissance, un mariage ou un décès ; \
        obtenir aussitôt les actes, et suivre ses démarches où qu’elles en soient";
    person.types(text);
    person.types("é\r");
    person.chooses("Voir le résultat");
    assert_eq!(person.waits_for_the_end(), 0);
    let transcript = person.transcript();
    assert_eq!(
        count(&transcript, "Déclarer à l’état civil"),
        1,
        "{transcript:#?}"
    );
    assert_eq!(count(&transcript, "Réponse"), 1, "{transcript:#?}");
    assert!(read(&answers_file(&folder)).contains(&format!("summary = \"{text}é\"")));
}

#[test]
fn a_draft_is_taken_up_where_it_was_left_or_started_anew() {
    let folder = folder();
    let args = [ATELIER, "--profile", "team"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    // Named after the questionnaire and its path: a copy under work has a draft of its own.
    let drafts = drafts(&folder);
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].contains("organisation = \"company\""));

    let mut person = Person::runs(folder.path(), &args);
    person.sees("Vous avez une réponse enregistrée.");
    person.chooses("Continuer là où vous en étiez");
    person.sees_line("→ Continuer là où vous en étiez");
    person.sees("Quelles parties de l’application");
    assert_eq!(count(&person.transcript(), "Quel organisme"), 0);
    person.types(CTRL_C);
    person.waits_for_the_end();

    let mut person = Person::runs(folder.path(), &args);
    person.chooses("Recommencer à zéro");
    person.sees_line("Projet · 1/4");
    person.types(CTRL_C);
    person.waits_for_the_end();
    person.sees("Anciennes réponses gardées dans");
    let drafts = self::drafts(&folder);
    let former = drafts
        .iter()
        .filter(|text| text.contains("organisation = \"company\""));
    assert_eq!((drafts.len(), former.count()), (2, 1));
}

/// The texts of the drafts that are kept.
fn drafts(folder: &TempDir) -> Vec<String> {
    let drafts = fs::read_dir(folder.path().join("state/palier/drafts")).unwrap();
    drafts.map(|draft| read(&draft.unwrap().path())).collect()
}

#[test]
fn the_built_in_questionnaire_can_be_answered_whole() {
    let folder = folder();
    let args = ["--answers", "réponses.toml"];
    let mut person = Person::runs(folder.path(), &args);
    let expected = LastOptions::of_the_built_in_questionnaire();
    person.sees("> [ ] Décisionnaires");
    person.types(&expected.profiles_keys());
    for step in &expected.steps {
        person.sees(&step.header);
        person.types(&step.keys);
    }
    assert_eq!(person.waits_for_the_end(), 0);
    expected.assert_in(&answers_file(&folder));
    let transcript = person.transcript();
    for step in &expected.steps {
        let seen = count(&transcript, &step.header);
        // A menu is erased once an entry is chosen.
        let of_menu = step.header.starts_with([' ', '>']);
        assert!(seen == 1 || of_menu, "{}", step.header);
    }
    line_of(&transcript, "Auto-évaluation du");
    assert_only_cursor_and_erase(&person);
    assert!(person.has_a_cursor());
}

#[test]
fn keys_typed_ahead_are_obeyed_and_not_echoed() {
    let folder = folder();
    let args = ["--answers", "réponses.toml"];
    let mut person = Person::runs(folder.path(), &args);
    let expected = LastOptions::of_the_built_in_questionnaire();
    person.sees("> [ ] Décisionnaires");
    let mut keys = expected.profiles_keys();
    keys.extend(expected.steps.iter().map(|step| step.keys.as_str()));
    // One key at a time: some reach the program while it reads, some while it writes.
    for key in keys.split_inclusive(['B', 'A', '\r', ' ']) {
        person.types(key);
    }
    assert_eq!(person.waits_for_the_end(), 0);
    expected.assert_in(&answers_file(&folder));
    let transcript = person.transcript();
    assert_eq!(count(&transcript, "^["), 0, "{transcript:#?}");
    assert!(person.has_a_sane_terminal());
}

/// A person who always takes the last option, and what is expected of the interview then.
struct LastOptions {
    rules: Questionnaire,
    answers: Answers,
    steps: Vec<Step>,
}

/// A question, or the offer to go on: the line that announces it, and the keys to press.
struct Step {
    header: String,
    keys: String,
}

impl LastOptions {
    fn of_the_built_in_questionnaire() -> LastOptions {
        let opened = library::open(library::DEFAULT, Some(Lang::Fr), Lang::Fr);
        let rules = opened.expect("the built-in questionnaire").questionnaire;
        let profiles: Vec<_> = rules.profiles.refs().collect();
        let mut answers = Answers::none(&rules);
        let mut person = Keys(Vec::new());
        let scope = Scope {
            profiles,
            ..Scope::default()
        };
        Interview::new(&rules, scope)
            .run(&mut answers, &mut person, &mut |_, _| Ok(()))
            .expect("nothing stops it");
        let steps = person.0;
        assert!(steps.len() > 30, "only {} questions", steps.len());
        LastOptions {
            rules,
            answers,
            steps,
        }
    }

    /// The keys that tick every profile.
    fn profiles_keys(&self) -> String {
        let tick = format!("{SPACE}{DOWN}");
        tick.repeat(self.rules.profiles.len()) + ENTER
    }

    fn assert_in(&self, file: &Path) {
        let source = Source {
            name: file.display().to_string(),
            text: read(file),
        };
        let saved = answers::read(&source, &self.rules, Lang::Fr).expect("valid answers");
        assert_eq!(
            saved.answers.profiles.as_ref().map(Vec::len),
            Some(self.rules.profiles.len())
        );
        for (question, content) in self.rules.questions.iter() {
            let (saved, expected) = (saved.answers.entry(question), self.answers.entry(question));
            assert_eq!(saved, expected, "{}", content.id);
        }
    }
}

/// Takes the last option of every question, and notes the keys that do so in a terminal.
struct Keys(Vec<Step>);

impl Respondent for Keys {
    fn choose(&mut self, _: &str, _: &[String]) -> Result<Option<usize>, Stop> {
        Ok(Some(0))
    }

    fn profiles(&mut self, _: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        unreachable!("profiles are given")
    }

    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
        let (answer, keys) = match &prompt.question.kind {
            Kind::Single(options) => {
                let last = options.len() - 1;
                let active = match prompt.preselected {
                    Some(Answer::One(option)) => option,
                    _ => 0,
                };
                (Answer::One(last), DOWN.repeat(last - active) + ENTER)
            }
            Kind::Many(options) => {
                let keys = [UP, SPACE, ENTER].concat();
                (Answer::Many(vec![options.len() - 1]), keys)
            }
            Kind::Number { .. } => (Answer::Number(7.0), String::from("7\r")),
            Kind::Text => (
                Answer::Text("Été, œuvre".into()),
                String::from("Été, œuvre\r"),
            ),
        };
        let (position, total) = prompt.position.expect("a question that is next");
        let header = format!("{} · {position}/{total}", prompt.section);
        self.0.push(Step { header, keys });
        Ok(Reply::Answer(answer))
    }

    fn review(&mut self, review: &Review<'_>) -> Result<Next, Stop> {
        let header = match review.optional {
            0 => "> Voir le résultat".to_owned(),
            count => format!("  Préparer aussi votre demande ({count} questions"),
        };
        let (next, keys) = match review.optional {
            0 => (Next::Result, ENTER.to_owned()),
            _ => (Next::Optional, [DOWN, ENTER].concat()),
        };
        self.0.push(Step { header, keys });
        Ok(next)
    }
}

/// The place of the first line that starts so.
fn line_of(transcript: &[String], start: &str) -> usize {
    let line = transcript.iter().position(|line| line.starts_with(start));
    line.unwrap_or_else(|| panic!("no line starts with {start:?}\n{transcript:#?}"))
}

/// Answers the small questionnaire in numbered lines.
fn in_plain_lines(folder: &TempDir) -> Person {
    let args = [ATELIER, "--plain", "--answers", "réponses.toml"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees("2. Équipe");
    person.types("2\r");
    person.sees("Projet, question 1 sur 4.");
    person
}

#[test]
fn plain_lines_take_every_command_and_send_no_escape_sequence() {
    let folder = folder();
    let mut person = in_plain_lines(&folder);
    // What is typed at each prompt, in turn, and what it leads to.
    let turns = [
        ("?", "Commandes\u{a0}:"),
        ("7", "Écrivez un numéro de 1 à 2, ou une commande"),
        ("2", "Technique, question 2 sur 4."),
        ("r", "Réponse actuelle"),
        ("", "Technique, question 2 sur 4."),
        ("1", "Technique, question 3 sur 4."),
        ("1 2", "Technique, question 4 sur 4."),
        ("n", "Remarque"),
    ];
    for (index, (line, seen)) in turns.into_iter().enumerate() {
        person.was_asked(index + 1);
        person.types(&format!("{line}\r"));
        person.sees(seen);
    }
    person.types("à l’étude\r");
    person.sees("Preuve");
    person.types("\r");
    person.sees("Qui répond, ou");
    person.types("Léa\r");
    person.was_asked(turns.len() + 1);
    person.types("s\r");
    person.sees("«\u{a0}f\u{a0}» pour répondre à 2 questions facultatives");
    person.sees("réponse\u{a0}:");
    person.types("f\r");
    person.sees("Un nombre (personnes), «\u{a0}s\u{a0}» si vous ne savez pas,");
    person.was_asked(turns.len() + 2);
    person.types("1 200,5\r");
    person.sees("Dossier (facultatif), question 6 sur 6.");
    person.was_asked(turns.len() + 3);
    person.types("q\r");
    assert_eq!(person.waits_for_the_end(), 0);
    assert_eq!(person.controls(), std::collections::BTreeSet::new());
    let saved = read(&answers_file(&folder));
    for line in [
        "organisation = \"company\"",
        "habits = [\"review\", \"tests\"]",
        "backups = { answer = \"unknown\", note = \"à l’étude\", by = \"Léa\" }",
        "users = 1200.5",
    ] {
        assert!(saved.contains(line), "{line} not in:\n{saved}");
    }
}

#[test]
fn plain_lines_can_be_interrupted_and_keep_the_answers() {
    let ways: [fn(&mut Person); 2] = [
        |person| person.types(CTRL_C),
        |person| person.terminates_it(),
    ];
    for interrupt in ways {
        let folder = folder();
        let mut person = in_plain_lines(&folder);
        person.was_asked(1);
        person.types("2\r");
        person.was_asked(2);
        interrupt(&mut person);
        assert_eq!(person.waits_for_the_end(), 130);
        assert!(read(&answers_file(&folder)).contains("organisation = \"company\""));
    }
}

#[test]
fn a_remark_evidence_and_a_name_can_stand_beside_an_answer() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.chooses("Plus…");
    person.chooses("Ajouter une remarque, une preuve ou un nom");
    person.sees_line("Remarque\u{a0}:");
    person.types("vu avec l’équipe\r");
    person.sees_line("→ Remarque\u{a0}: vu avec l’équipe");
    person.sees_line("Preuve (adresse, document)\u{a0}:");
    person.types("dossier d’architecture\r");
    person.sees_line("Qui répond\u{a0}:");
    person.types("Léa\r");
    person.sees_line("Répondu par\u{a0}: Léa");
    person.chooses("Toutes");
    person.sees("Technique · 3");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let saved = read(&answers_file(&folder));
    let line = "containers = { answer = \"all\", note = \"vu avec l’équipe\", \
        evidence = \"dossier d’architecture\", by = \"Léa\" }";
    assert!(saved.contains(line), "{saved}");
}

/// Answers the small questionnaire up to the review.
fn reaches_the_review(folder: &TempDir) -> Person {
    let mut person = opens_atelier(folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/4");
    person.chooses("Toutes");
    person.sees_line("Technique · 3/5");
    person.chooses("Toutes");
    person.sees_line("Technique · 4/5");
    person.sees("> [ ] La relecture");
    person.types(ENTER);
    person.chooses("Je ne sais pas");
    person.sees_line("Technique · 5/5");
    person.chooses("Oui");
    person.sees_line("Une réponse reste inconnue\u{a0}:");
    person.sees_line("  - Quelles vérifications faites-vous à chaque");
    person
}

#[test]
fn an_answer_is_changed_from_the_review_and_what_no_longer_counts_is_told() {
    let folder = folder();
    let mut person = reaches_the_review(&folder);
    person.chooses("Relire «\u{a0}Technique\u{a0}»\u{a0}: 4 réponses, dont 1");
    // Those that are unknown come first.
    person.sees("> Quelles vérifications");
    person.moves_to("Quelles parties");
    person.types(ENTER);
    person.sees_line("Technique · 2/5");
    person.sees("> Toutes");
    person.moves(UP);
    person.moves(UP);
    person.types(ENTER);
    person.sees_line("Cette réponse est gardée, mais ne compte plus\u{a0}:");
    person.sees_line("  - Quelles images fonctionnent sans compte");
    // One may have more to change there.
    person.sees("(ne compte pas)");
    person.types(ESCAPE);
    person.chooses("Relire «\u{a0}Technique");
    person.sees("(ne compte pas)");
    person.types(ESCAPE);
    person.chooses("Voir le résultat");
    assert_eq!(person.waits_for_the_end(), 0);
    let saved = read(&answers_file(&folder));
    assert!(saved.contains("containers = \"none\""), "{saved}");
    assert!(saved.contains("rootless = \"all\""), "{saved}");
}

#[test]
fn the_last_screen_tells_how_to_have_others_answer_what_is_unknown() {
    let folder = folder();
    let mut person = reaches_the_review(&folder);
    person.chooses("Voir le résultat");
    assert_eq!(person.waits_for_the_end(), 0);
    let screen = person.screen();
    for line in [
        "\nRéponses enregistrées dans réponses.toml\n",
        "\n  palier atelier.toml --answers réponses.toml\n",
        "\n  palier blank atelier.toml --answers réponses.toml --outpu",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn all_asks_the_optional_questions_as_well_without_offering_them() {
    let folder = folder();
    let args = [ATELIER, "-a", "réponses.toml", "-p", "team", "--all"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees_line("Projet · 1/6");
    person.chooses("Un ministère");
    person.sees_line("Technique · 2/6");
    person.chooses("Aucune");
    person.sees_line("Technique · 3/6");
    answers_none(&mut person);
    person.sees_line("Technique · 4/6");
    person.sees("Les données sont-elles sauvegardées");
    person.chooses("Non");
    person.sees_line("Dossier (facultatif) · 5/6");
    person.sees_line("Réponse (personnes)\u{a0}:");
    person.types("12\r");
    person.sees_line("Dossier (facultatif) · 6/6");
    person.sees_line("Réponse\u{a0}:");
    person.types("Essai\r");
    person.sees("> Voir le résultat");
    assert!(!person.screen().contains("facultatives"));
    person.types(ENTER);
    assert_eq!(person.waits_for_the_end(), 0);
}

#[test]
fn a_draft_can_be_read_before_one_chooses() {
    let folder = folder();
    let args = [ATELIER, "--profile", "team"];
    let mut person = Person::runs(folder.path(), &args);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let mut person = Person::runs(folder.path(), &args);
    person.chooses("Relire ce qui est enregistré");
    person.sees_line("  - Quel organisme porte le projet\u{202f}? → Une");
    person.chooses("Continuer là où vous en étiez");
    person.sees("Quelles parties de l’application");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
}

#[test]
fn the_help_tells_why_a_question_is_asked() {
    let folder = folder();
    let mut person = opens_atelier(&folder);
    person.sees_line("Projet · 1/4");
    person.chooses("Une entreprise");
    person.sees_line("Technique · 2/4");
    person.chooses("Plus…");
    person.chooses("Aide sur cette question");
    person.sees("Pourquoi cette question\u{202f}?");
    person.sees_line("- Toute l’application fonctionne dans des conteneurs.");
    person.sees_line("> Aucune");
}

#[test]
fn plain_lines_review_the_answers_and_change_one() {
    let folder = folder();
    let mut person = in_plain_lines(&folder);
    for (index, line) in ["1", "3", "3", "s", "2"].into_iter().enumerate() {
        person.was_asked(index + 1);
        person.types(&format!("{line}\r"));
    }
    person.sees_line("Projet\u{a0}: une réponse.");
    person.sees("Technique\u{a0}: 4 réponses, dont 1");
    person.sees_line("2. Quelles vérifications faites-vous à chaque");
    person.was_prompted("changer une réponse\u{a0}: ", 1);
    person.types("l\r");
    person.sees_line("3. Quelles parties de l’application fonctionnent");
    person.sees(
        "4. Quelles images fonctionnent sans compte\nadministrateur\u{202f}? Réponse\u{a0}: Toutes",
    );
    person.was_prompted("changer une réponse\u{a0}: ", 2);
    person.types("9\r");
    person.sees("Écrivez l’une de ces lettres, un numéro de 1 à 5");
    person.was_prompted("changer une réponse\u{a0}: ", 3);
    person.types("3\r");
    person.sees("Technique, question 2 sur 5.");
    person.was_asked(6);
    person.types("1\r");
    person.sees_line("Cette réponse est gardée, mais ne compte plus\u{a0}:");
    person.sees("Une réponse reste inconnue");
    person.was_prompted("changer une réponse\u{a0}: ", 4);
    person.types("\r");
    assert_eq!(person.waits_for_the_end(), 0);
    assert_eq!(person.controls(), std::collections::BTreeSet::new());
    let saved = read(&answers_file(&folder));
    assert!(saved.contains("containers = \"none\""), "{saved}");
}

/// A number and a text that may not apply, the number suggested from another answer.
const TYPED: &str = r#"
[questionnaire]
id = "typed"
format = 1
version = "1"
language = "fr"
title = "À écrire"
[section.all]
title = "Tout"
[question.public]
section = "all"
text = "Est-ce public ?"
options = { no = { text = "Non" }, yes = { text = "Oui" } }
[question.users]
section = "all"
text = "Combien d’usagers ?"
kind = "number"
unit = "usagers"
fact = true
na = "aucun usager"
suggest = [{ when = { public = "yes" }, answer = 42 }]
[question.summary]
section = "all"
text = "À quoi sert-elle ?"
kind = "text"
fact = true
na = "elle ne sert plus"
[criterion.open]
text = "C’est public"
needs = { public = "yes" }
[dimension.level]
label = "Niveau"
rule = "staged"
[dimension.level.level.one]
label = "Un"
requires = ["open"]
"#;

fn opens_typed(folder: &TempDir, mode: &[&str]) -> Person {
    fs::write(folder.path().join("typed.toml"), TYPED).unwrap();
    let mut args = vec!["typed.toml", "--answers", "réponses.toml", "--all"];
    args.extend(mode);
    Person::runs(folder.path(), &args)
}

#[test]
fn a_suggested_number_is_told_and_not_typed_on_to_and_enter_accepts_it() {
    for (typed, saved) in [("50\r", "users = 50"), ("\r", "users = 42")] {
        let folder = folder();
        let mut person = opens_typed(&folder, &[]);
        person.chooses("Oui");
        person.sees_line("Proposition, d’après vos réponses\u{a0}: 42 usagers");
        person.sees_line("Réponse (usagers)\u{a0}:");
        person.types(typed);
        if typed == "\r" {
            person.sees("> 42 usagers (proposé d’après vos réponses)");
            person.types(ENTER);
        }
        person.sees_line("Tout · 3/3 · facultatif");
        person.types(CTRL_C);
        assert_eq!(person.waits_for_the_end(), 130);
        let file = read(&answers_file(&folder));
        assert!(file.contains(saved), "{file}");
    }
}

#[test]
fn plain_lines_take_not_applicable_for_a_number_and_drop_what_arrows_leave() {
    let folder = folder();
    let mut person = opens_typed(&folder, &["--plain"]);
    person.was_asked(1);
    person.types("1\r");
    person.was_asked(2);
    person.sees_line("«\u{a0}na\u{a0}»\u{a0}: Sans objet\u{a0}: aucun usager");
    person.types("na\r");
    person.sees_line("Réponse\u{a0}: Sans objet");
    person.was_asked(3);
    person.types("ren\u{1b}[Dseigner\r");
    person.sees_line("Réponse\u{a0}: renseigner");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let file = read(&answers_file(&folder));
    assert!(
        file.contains("users = \"na\"") && file.contains("summary = \"renseigner\""),
        "{file}"
    );
}

#[test]
fn one_can_go_back_to_who_answers() {
    let folder = folder();
    let mut person = Person::runs(folder.path(), &[ATELIER, "-a", "réponses.toml"]);
    person.sees("> [ ] Pilotes");
    person.types(SPACE);
    person.sees("> [x] Pilotes");
    person.types(ENTER);
    person.sees("Plus…");
    person.types(ESCAPE);
    person.sees("> [ ] Pilotes");
    person.moves(DOWN);
    person.types(SPACE);
    person.sees("> [x] Équipe");
    person.types(ENTER);
    person.sees_line("→ Équipe");
    person.sees("Plus…");
    person.types(CTRL_C);
    assert_eq!(person.waits_for_the_end(), 130);
    let file = read(&answers_file(&folder));
    assert!(file.contains("profiles = [\"team\"]"), "{file}");
}
