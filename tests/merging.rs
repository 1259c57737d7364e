//! Answers files of several respondents, merged: format.md section 8, worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::source;
use palier::answers::{self, Entry, Merged, Said, Voice, merge};
use palier::assessment::assess;
use palier::charset::Charset;
use palier::library;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Questionnaire};
use palier::report::{self, table};

/// Graded questions, facts, and options that are facts, of every kind.
fn rules() -> Questionnaire {
    common::rules(
        r#"
[question.tested]
section = "all"
text = "How much is tested?"
scale = "part"
na = "Nothing to test"
[question.host]
section = "all"
text = "Where?"
fact = true
options = { here = { text = "Here" }, there = { text = "There" } }
[question.secret]
section = "all"
text = "Is it secret?"
options = { top = { text = "Top", fact = true }, some = { text = "Some" }, no = { text = "No" } }
[question.habits]
section = "all"
text = "Which habits?"
kind = "many"
options = { a = { text = "A" }, b = { text = "B" }, c = { text = "C" } }
[question.sites]
section = "all"
text = "Which sites?"
kind = "many"
fact = true
options = { a = { text = "A" }, b = { text = "B" } }
[question.limits]
section = "all"
text = "Which limits?"
kind = "many"
options = { a = { text = "A" }, b = { text = "B" }, cut = { text = "Cut off", fact = true } }
[question.users]
section = "all"
text = "How many users?"
kind = "number"
[question.name]
section = "all"
text = "Which name?"
kind = "text"
"#,
    )
}

/// The answers file of this text.
fn voice(file: &str, text: &str) -> Voice {
    let read = answers::read(&source(file, text), &rules(), Lang::En);
    let loaded = read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    Voice {
        file: file.to_owned(),
        answers: loaded.answers,
    }
}

/// Files `0.toml`, `1.toml`… each with this answer to the question; an empty one has none.
fn files(question: &str, answers: &[&str]) -> Merged {
    let file = |(index, answer): (usize, &&str)| {
        let line = match *answer {
            "" => String::new(),
            answer => format!("{question} = {answer}\n"),
        };
        voice(&format!("{index}.toml"), &format!("[answers]\n{line}"))
    };
    let voices: Vec<Voice> = answers.iter().enumerate().map(file).collect();
    merge(&rules(), &voices)
}

/// What counts, and whether the files disagree.
fn kept(question: &str, answers: &[&str]) -> (Answer, bool) {
    let merged = files(question, answers);
    let disagree = !merged.disagreements.is_empty();
    let question = rules().questions.find(question).unwrap();
    let kept = merged.answers.get(question).clone();
    for disagreement in merged.disagreements {
        assert_eq!(
            (disagreement.question, disagreement.kept),
            (question, kept.clone())
        );
    }
    (kept, disagree)
}

fn entry(merged: &Merged, question: &str) -> Entry {
    let question = rules().questions.find(question).unwrap();
    merged.answers.entry(question).unwrap().clone()
}

const AGREED: bool = false;
const DIFFER: bool = true;

#[test]
fn the_same_answer_from_all_counts() {
    let all = [r#""some""#; 3];
    assert_eq!(kept("tested", &all), (Answer::One(1), AGREED));
    assert_eq!(kept("tested", &[r#""na""#; 2]), (Answer::Na, AGREED));
    assert_eq!(kept("host", &[r#""there""#; 2]), (Answer::One(1), AGREED));
    assert_eq!(
        kept("users", &["12", "12.0"]),
        (Answer::Number(12.0), AGREED)
    );
    let habits = [r#"["c", "a"]"#, r#"["a", "c"]"#];
    assert_eq!(kept("habits", &habits), (Answer::Many(vec![0, 2]), AGREED));
}

#[test]
fn a_file_that_does_not_know_or_does_not_answer_has_no_part_in_it() {
    let files = ["", r#""all""#, r#""unknown""#];
    assert_eq!(kept("tested", &files), (Answer::One(2), AGREED));
    assert_eq!(
        kept("tested", &[r#""unknown""#, r#""na""#]),
        (Answer::Na, AGREED)
    );
    assert_eq!(
        kept("tested", &["", r#""unknown""#]),
        (Answer::Unknown, AGREED)
    );
}

#[test]
fn what_no_file_mentions_is_not_mentioned() {
    let merged = files("tested", &[r#""all""#, ""]);
    let habits = rules().questions.find("habits").unwrap();
    assert!(merged.answers.entry(habits).is_none());
}

#[test]
fn of_different_graded_options_the_worst_counts() {
    let files = [r#""all""#, r#""some""#, r#""all""#];
    assert_eq!(kept("tested", &files), (Answer::One(1), DIFFER));
    let files = [r#""none""#, r#""some""#, r#""all""#];
    assert_eq!(kept("tested", &files), (Answer::One(0), DIFFER));
}

#[test]
fn of_several_graded_options_those_count_that_all_tick() {
    let files = [r#"["a", "b"]"#, r#"["b", "c"]"#, r#"["b"]"#];
    assert_eq!(kept("habits", &files), (Answer::Many(vec![1]), DIFFER));
    let nothing_in_common = [r#"["a"]"#, r#"["b"]"#];
    assert_eq!(
        kept("habits", &nothing_in_common),
        (Answer::Many(vec![]), DIFFER)
    );
    let none_of_them = [r#"["a"]"#, "[]"];
    assert_eq!(
        kept("habits", &none_of_them),
        (Answer::Many(vec![]), DIFFER)
    );
}

#[test]
fn different_facts_count_as_unknown() {
    assert_eq!(
        kept("host", &[r#""here""#, r#""there""#]),
        (Answer::Unknown, DIFFER)
    );
    assert_eq!(
        kept("sites", &[r#"["a", "b"]"#, r#"["a"]"#]),
        (Answer::Unknown, DIFFER)
    );
    assert_eq!(kept("users", &["12", "13"]), (Answer::Unknown, DIFFER));
    assert_eq!(
        kept("name", &[r#""Ada""#, r#""ada""#]),
        (Answer::Unknown, DIFFER)
    );
}

#[test]
fn an_option_that_is_a_fact_against_another_counts_as_unknown_and_the_others_are_graded() {
    assert_eq!(
        kept("secret", &[r#""top""#, r#""no""#]),
        (Answer::Unknown, DIFFER)
    );
    let with_a_fact = [r#""no""#, r#""some""#, r#""top""#];
    assert_eq!(kept("secret", &with_a_fact), (Answer::Unknown, DIFFER));
    assert_eq!(
        kept("secret", &[r#""some""#, r#""no""#]),
        (Answer::One(1), DIFFER)
    );
    assert_eq!(
        kept("limits", &[r#"["a", "cut"]"#, r#"["a"]"#]),
        (Answer::Unknown, DIFFER)
    );
    assert_eq!(
        kept("limits", &[r#"["a", "b"]"#, r#"["a"]"#]),
        (Answer::Many(vec![0]), DIFFER)
    );
}

#[test]
fn not_applicable_against_anything_else_counts_as_unknown() {
    assert_eq!(
        kept("tested", &[r#""na""#, r#""all""#]),
        (Answer::Unknown, DIFFER)
    );
    let graded_too = [r#""none""#, r#""na""#, r#""all""#];
    assert_eq!(kept("tested", &graded_too), (Answer::Unknown, DIFFER));
}

#[test]
fn a_disagreement_tells_who_said_what_in_the_order_of_the_files() {
    let voices = [
        voice(
            "b.toml",
            "[assessment]\nprofiles = [\"dev\", \"lead\"]\n[answers]\ntested = \"all\"\n",
        ),
        voice("c.toml", "[answers]\ntested = \"unknown\"\n"),
        voice(
            "a.toml",
            "[answers]\ntested = { answer = \"some\", by = \"Ada\" }\n",
        ),
        voice(
            "d.toml",
            "[assessment]\nprofiles = [\"dev\"]\n[answers]\ntested = \"all\"\n",
        ),
    ];
    let rules = rules();
    let merged = merge(&rules, &voices);
    let profiles = |ids: &[&str]| {
        ids.iter()
            .map(|id| rules.profiles.find(id).unwrap())
            .collect()
    };
    let said = |file: &str, ids: &[&str], by: Option<&str>, option| Said {
        file: file.to_owned(),
        profiles: profiles(ids),
        by: by.map(str::to_owned),
        answer: Answer::One(option),
    };
    let [disagreement] = merged.disagreements.as_slice() else {
        panic!("{:?}", merged.disagreements);
    };
    assert_eq!(
        disagreement.said,
        [
            said("b.toml", &["dev", "lead"], None, 2),
            said("a.toml", &[], Some("Ada"), 1),
            said("d.toml", &["dev"], None, 2),
        ]
    );
}

#[test]
fn an_escape_sequence_in_the_name_of_a_file_does_not_reach_the_result() {
    let voices = [
        voice("\u{1b}[2Ja.toml", "[answers]\ntested = \"all\"\n"),
        voice("b.toml", "[answers]\ntested = \"some\"\n"),
    ];
    let merged = merge(&rules(), &voices);
    let file = &merged.disagreements[0].said[0].file;
    assert!(
        file.ends_with("a.toml") && !file.contains('\u{1b}'),
        "{file:?}"
    );
}

#[test]
fn disagreements_come_in_the_order_of_asking() {
    let voices = [
        voice(
            "a.toml",
            "[answers]\nname = \"x\"\nhost = \"here\"\ntested = \"all\"\nusers = 1\n",
        ),
        voice(
            "b.toml",
            "[answers]\nname = \"y\"\nusers = 1\ntested = \"some\"\nhost = \"there\"\n",
        ),
    ];
    let rules = rules();
    let merged = merge(&rules, &voices);
    let ids = merged
        .disagreements
        .iter()
        .map(|d| rules.questions[d.question].id.as_ref());
    assert_eq!(ids.collect::<Vec<_>>(), ["tested", "host", "name"]);
}

#[test]
fn what_the_team_settled_counts_alone() {
    let settled = r#"{ answer = "all", settled = true }"#;
    assert_eq!(
        kept("tested", &[r#""none""#, settled, r#""na""#]),
        (Answer::One(2), AGREED)
    );
    let fact = r#"{ answer = "here", settled = true }"#;
    assert_eq!(
        kept("host", &[r#""there""#, fact]),
        (Answer::One(0), AGREED)
    );
    assert!(entry(&files("host", &[r#""there""#, fact]), "host").settled);
    assert!(!entry(&files("host", &[r#""there""#, r#""here""#]), "host").settled);
}

#[test]
fn who_settled_an_answer_is_kept_not_who_had_given_it_before() {
    let merged = files(
        "host",
        &[
            r#"{ answer = "here", by = "Bo", on = 2026-12-31 }"#,
            r#"{ answer = "here", by = "Ada", on = 2026-11-23, settled = true }"#,
        ],
    );
    let entry = entry(&merged, "host");
    assert_eq!(entry.by.as_deref(), Some("Ada"));
    assert_eq!(entry.on.as_deref(), Some("2026-11-23"));
}

#[test]
fn all_who_settled_an_answer_alike_are_kept_whatever_the_order_of_the_files() {
    let ada = r#"{ answer = "here", by = "Ada", on = 2026-11-23, settled = true }"#;
    let bo = r#"{ answer = "here", by = "Bo", on = 2026-12-31, settled = true }"#;
    let cy = r#"{ answer = "there", by = "Cy", on = 2027-01-31, settled = true }"#;
    for (files, by) in [([ada, bo, cy], "Ada, Bo"), ([bo, ada, cy], "Bo, Ada")] {
        let entry = entry(&self::files("host", &files), "host");
        assert_eq!(entry.by.as_deref(), Some(by));
        assert_eq!(entry.on.as_deref(), Some("2026-12-31"));
    }
}

#[test]
fn that_it_is_not_known_can_be_settled_too() {
    let unknown = r#"{ answer = "unknown", settled = true }"#;
    assert_eq!(
        kept("tested", &[r#""all""#, unknown]),
        (Answer::Unknown, AGREED)
    );
}

#[test]
fn of_settled_answers_that_differ_the_first_file_has_the_last_word() {
    let all = r#"{ answer = "all", settled = true }"#;
    let some = r#"{ answer = "some", settled = true }"#;
    let unknown = r#"{ answer = "unknown", settled = true }"#;
    let agreed = |files: &[&str]| kept("tested", files);
    assert_eq!(agreed(&[all, r#""none""#, some]), (Answer::One(2), AGREED));
    assert_eq!(agreed(&[r#""none""#, some, all]), (Answer::One(1), AGREED));
    assert_eq!(agreed(&[unknown, all]), (Answer::Unknown, AGREED));
}

#[test]
fn remarks_of_all_are_kept_each_once_in_the_order_of_the_files() {
    let merged = files(
        "tested",
        &[
            r#"{ answer = "all", note = "since May", evidence = "https://b.example" }"#,
            r#"{ answer = "unknown", note = "ask Ada" }"#,
            r#"{ answer = "none", note = "since May", evidence = "https://a.example" }"#,
            r#"{ answer = "all", note = "", settled = true }"#,
        ],
    );
    let entry = entry(&merged, "tested");
    assert_eq!(entry.note.as_deref(), Some("since May\nask Ada"));
    assert_eq!(
        entry.evidence.as_deref(),
        Some("https://b.example\nhttps://a.example")
    );
}

#[test]
fn who_gave_the_answer_that_counts_is_kept_with_the_latest_date() {
    let merged = files(
        "tested",
        &[
            r#"{ answer = "some", by = "Bo", on = 2026-11-23 }"#,
            r#"{ answer = "all", by = "Cy", on = 2026-12-31 }"#,
            r#"{ answer = "some", by = "Ada", on = 2026-09-30 }"#,
            r#"{ answer = "some", by = "Bo" }"#,
        ],
    );
    let entry = entry(&merged, "tested");
    assert_eq!(entry.by.as_deref(), Some("Bo, Ada"));
    assert_eq!(entry.on.as_deref(), Some("2026-11-23"));
}

#[test]
fn nobody_gave_an_answer_that_no_file_has() {
    let told = |question, answers: &[&str]| {
        let entry = entry(&files(question, answers), question);
        (entry.answer, entry.by, entry.on)
    };
    let nothing_in_common = [
        r#"{ answer = ["a"], by = "Bo", on = 2026-11-23 }"#,
        r#"{ answer = ["b"], by = "Ada", on = 2026-11-23 }"#,
    ];
    let none = (Answer::Many(vec![]), None, None);
    assert_eq!(told("habits", &nothing_in_common), none);
    // Who did not know did not say that the others are to count for nothing.
    let facts = [
        r#"{ answer = "here", by = "Bo", on = 2026-11-23 }"#,
        r#"{ answer = "there", by = "Ada", on = 2026-11-23 }"#,
        r#"{ answer = "unknown", by = "Cy", on = 2026-11-23 }"#,
    ];
    assert_eq!(told("host", &facts), (Answer::Unknown, None, None));
}

#[test]
fn where_nobody_knows_those_who_said_so_are_kept() {
    let unknown = r#"{ answer = "unknown", note = "ask the host", by = "Ada", on = 2026-11-23 }"#;
    let entry = entry(&files("host", &[unknown, ""]), "host");
    assert_eq!(entry.answer, Answer::Unknown);
    let told = [entry.note, entry.by, entry.on].map(Option::unwrap);
    assert_eq!(told, ["ask the host", "Ada", "2026-11-23"]);
}

#[test]
fn profiles_are_those_of_all_files_in_the_order_of_the_questionnaire() {
    let stating = |profiles: &str| {
        let text = format!("[assessment]\nprofiles = {profiles}\n[answers]\n");
        voice("v.toml", &text)
    };
    let ids = |voices: &[Voice]| {
        let rules = rules();
        let profiles = merge(&rules, voices).answers.profiles?;
        let ids = profiles.into_iter().map(|p| rules.profiles[p].id.clone());
        Some(ids.collect::<Vec<_>>().join(" "))
    };
    let (dev, lead) = (stating("[\"dev\"]"), stating("[\"lead\"]"));
    let both = stating("[\"dev\", \"lead\"]");
    let silent = voice("silent.toml", "[answers]\n");
    assert_eq!(ids(&[dev, lead.clone()]).as_deref(), Some("lead dev"));
    assert_eq!(ids(&[silent.clone(), lead]).as_deref(), Some("lead"));
    assert_eq!(ids(&[silent.clone(), silent.clone()]), None);
    // One file states them in an order of its own.
    assert_eq!(ids(&[both.clone(), silent]).as_deref(), Some("dev lead"));
    assert_eq!(ids(&[both]).as_deref(), Some("dev lead"));
}

#[test]
fn no_file_at_all_answers_nothing() {
    let merged = merge(&rules(), &[]);
    assert!(merged.answers.is_empty() && merged.answers.profiles.is_none());
}

/// The letter to a team whose members answered the questionnaire that palier carries differently.
fn letter(lang: Lang, width: usize) -> String {
    let opened = library::open(library::DEFAULT, Some(lang), lang).unwrap();
    let rules = opened.questionnaire;
    let voice = |file: &str, text: &str| Voice {
        file: file.to_owned(),
        answers: answers::read(&source(file, text), &rules, lang)
            .unwrap()
            .answers,
    };
    let steering = r#"
[assessment]
profiles = ["decision", "steering"]
[answers]
target = "cloud-pi"
stateless = "nothing-lost"
rootless = "all"
container-habits = ["ports", "logs"]
application-design = ["identity"]
"#;
    let product = r#"
[assessment]
profiles = ["product"]
[answers]
target = { answer = "undecided", by = "Ada" }
stateless = "nothing-lost"
rootless = { answer = "some", by = "Ada" }
container-habits = ["logs", "probes"]
"#;
    let other = "[answers]\ntarget = \"unknown\"\nrootless = \"all\"\napplication-design = []\n";
    let voices = [
        voice("pilotes.toml", steering),
        voice("produit.toml", product),
        voice("autre.toml", other),
    ];
    let merged = merge(&rules, &voices);
    let context = report::Context {
        questionnaire: &rules,
        answers: &merged.answers,
        disagreements: &merged.disagreements,
        profiles: merged.answers.profiles.as_deref().unwrap(),
        lang,
        assessed_at: "2026-11-23T00:00:00Z".to_owned(),
    };
    let report = report::build(&context, &assess(&rules, &merged.answers, None));
    let layout = table::Layout {
        width,
        color: false,
        charset: Charset::Utf8,
    };
    table::render(&report, lang, layout)
}

/// The part of the letter under this title.
fn section(letter: &str, title: &str) -> String {
    let lines = letter.lines().skip_while(|line| *line != title);
    let lines = lines.take_while(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

const FRENCH: &str = "\
Vos réponses diffèrent sur 4 questions
  ? Sur quelle infrastructure l’application sera-t-elle hébergée ?
    Décisionnaires, Pilotes MOE (pilotes.toml) : « Cloud Pi, le cloud du
    ministère de l’Intérieur »
    Ada (produit.toml) : « Le choix n’est pas encore fait »
    réponse retenue : aucune, tant que l’équipe n’a pas tranché
  · Vos conteneurs fonctionnent-ils tous sans compte administrateur, même sous
    un identifiant tiré au hasard ?
    Décisionnaires, Pilotes MOE (pilotes.toml) : « Oui, tous »
    Ada (produit.toml) : « Une partie seulement »
    autre.toml : « Oui, tous »
    réponse retenue : « Une partie seulement », la moins avancée
  · Quelles règles tous vos conteneurs respectent-ils déjà ?
    Décisionnaires, Pilotes MOE (pilotes.toml) : « Ils écoutent sur des ports
    supérieurs à 1024 ; Ils écrivent leurs journaux sur la sortie standard »
    Équipe produit (produit.toml) : « Ils écrivent leurs journaux sur la sortie
    standard ; Ils ont deux sondes : prêt à servir, toujours en vie »
    réponse retenue : « Ils écrivent leurs journaux sur la sortie standard », ce
    que tous ont coché
  · Que permet déjà la conception de l’application ?
    Décisionnaires, Pilotes MOE (pilotes.toml) : « De connecter les agents par
    le SSO du ministère, les usagers par FranceConnect »
    autre.toml : « Aucun de ces choix »
    réponse retenue : « Aucun de ces choix », faute de choix coché par tous
Pour trancher : relancez palier avec les mêmes fichiers, sans --no-input.
";

const ENGLISH: &str = "\
Your answers differ on 4 questions
  ? On which infrastructure will the application be hosted?
    Decision-makers, Project leads (pilotes.toml): “Cloud
    Pi, the interior ministry’s cloud”
    Ada (produit.toml): “The choice has not been made yet”
    counted: nothing, until the team settles it
  · Do all your containers run without an administrator
    account, even under a randomly chosen user ID?
    Decision-makers, Project leads (pilotes.toml): “Yes,
    all”
    Ada (produit.toml): “Only some”
    autre.toml: “Yes, all”
    counted: “Only some”, the least advanced
  · Which rules do all your containers already follow?
    Decision-makers, Project leads (pilotes.toml): “They
    listen on ports above 1024; They write their logs to
    standard output”
    Product team (produit.toml): “They write their logs to
    standard output; They have two probes: ready to serve,
    still alive”
    counted: “They write their logs to standard output”,
    what everyone ticked
  · What does the design of the application already make
    possible?
    Decision-makers, Project leads (pilotes.toml): “Signing
    staff in through the ministry’s SSO, and the public
    through FranceConnect”
    autre.toml: “None of these”
    counted: “None of these”, as no option was ticked by
    everyone
To settle: run palier again with the same files, without
--no-input.
";

#[test]
fn the_letter_tells_in_french_who_said_what_and_what_counts() {
    assert_eq!(
        section(
            &letter(Lang::Fr, 80),
            "Vos réponses diffèrent sur 4 questions"
        ),
        FRENCH
    );
}

#[test]
fn the_letter_tells_in_english_who_said_what_and_what_counts() {
    assert_eq!(
        section(&letter(Lang::En, 60), "Your answers differ on 4 questions"),
        ENGLISH
    );
}

#[test]
fn disagreements_come_after_the_verdict_and_before_the_next_stage() {
    let letter = letter(Lang::En, 80);
    let at = |line: &str| {
        letter
            .find(line)
            .unwrap_or_else(|| panic!("{line} in\n{letter}"))
    };
    assert!(at("\nTo verify first") < at("\nYour answers differ"));
    assert!(at("\nYour answers differ") < at("\nNext (project stage 2"));
}

#[test]
fn disagreements_fit_every_width() {
    for width in [60, 70, 100] {
        for (lang, title) in [
            (Lang::Fr, "Vos réponses diffèrent sur 4 questions"),
            (Lang::En, "Your answers differ on 4 questions"),
        ] {
            let section = section(&letter(lang, width), title);
            let longest = section.lines().map(|line| line.chars().count()).max();
            let longest = longest.unwrap();
            assert!(
                longest <= width && longest > width - 12,
                "{longest}:\n{section}"
            );
        }
    }
}
