//! What the loader makes of sound rule files: format.md section 1.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{rules, source};
use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::questionnaire::{self, Answer, Kind, Questionnaire};

const HEADER: &str = "[questionnaire]\nid = \"x\"\nformat = 1\nversion = \"1\"\nlanguage = \"fr\"\ntitle = \"Titre\"\n[section.first]\ntitle = \"Une\"\n[section.second]\ntitle = \"Deux\"\n";

fn question(id: &str, section: &str) -> String {
    format!("[question.{id}]\nsection = \"{section}\"\ntext = \"{id}\"\nkind = \"text\"\n")
}

fn load(files: &[Source]) -> Questionnaire {
    questionnaire::load(files, None, Lang::En)
        .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
}

#[test]
fn questions_are_asked_by_section_then_file_name_then_place() {
    let a = source(
        "a.toml",
        &(question("z", "second") + &question("y", "first")),
    );
    let b = source(
        "b.toml",
        &format!(
            "{HEADER}{}{}",
            question("c", "second"),
            question("b", "first")
        ),
    );
    let rules = load(&[a, b]);
    let order: Vec<&str> = rules.questions.ids().collect();
    assert_eq!(order, ["y", "b", "z", "c"]);
}

#[test]
fn options_of_a_scale_are_shared_and_values_are_evenly_spaced_unless_given() {
    let rules = rules(
        r#"
[question.shared]
section = "all"
text = "Shared?"
scale = "part"
[question.own]
section = "all"
text = "Own?"
options = { low = { text = "Low" }, high = { text = "High", value = 0.8, tag = "red", note = "soon" } }
"#,
    );
    let options = |id: &str| rules.questions[rules.questions.find(id).unwrap()].options();
    let values = options("shared").iter();
    let values: Vec<String> = values.map(|option| option.value.to_string()).collect();
    assert_eq!(values, ["0", "1/2", "1"]);
    let high = &options("own")[1];
    assert_eq!(
        (high.value.to_string().as_str(), high.tag.as_deref()),
        ("4/5", Some("red"))
    );
    assert_eq!(high.note.as_deref(), Some("soon"));
}

#[test]
fn keys_left_out_have_their_defaults() {
    let rules = rules(&common::yes_no(&["q"]));
    let question = &rules.questions[rules.questions.find("q").unwrap()];
    assert!(matches!(question.kind, Kind::Single(_)));
    assert_eq!(question.effort, 1);
    assert!(question.profiles.is_empty() && !question.fact);
    assert!(question.when.is_none() && question.otherwise.is_none() && question.na.is_none());
}

#[test]
fn otherwise_of_a_question_with_several_answers_may_be_the_empty_list() {
    let rules = rules(
        &(common::yes_no(&["first"])
            + r#"
[question.many]
section = "all"
text = "Many?"
kind = "many"
scale = "part"
when = { first = "yes" }
otherwise = []
"#),
    );
    let question = &rules.questions[rules.questions.find("many").unwrap()];
    assert_eq!(question.otherwise, Some(Answer::Many(vec![])));
}

#[test]
fn allow_is_let_be_on_every_table() {
    rules("[track.t]\nlabel = \"T\"\nallow = { dead-resource = \"kept for later\" }\n");
}

fn with_text(title: &str, question_text: &str, needs: &str) -> String {
    let question = format!(
        "[question.q]\nsection = \"first\"\ntext = \"{question_text}\"\noptions = {{ no = {{ text = \"N\" }}, yes = {{ text = \"O\" }} }}\n"
    );
    let criterion = format!("[criterion.c]\ntext = \"C\"\nneeds = {{ q = \"{needs}\" }}\n");
    HEADER.replace("Titre", title) + &question + &criterion
}

#[test]
fn the_digest_ignores_texts_and_follows_rules() {
    let digest_of = |text: &str| load(&[source("q.toml", text)]).digest;
    let base = digest_of(&with_text("Titre", "Question ?", "yes"));
    assert_eq!(
        base,
        digest_of(&with_text("Autre titre", "Autre question ?", "yes"))
    );
    assert_ne!(base, digest_of(&with_text("Titre", "Question ?", "no")));
    assert!(base.starts_with("sha256:") && base.len() == "sha256:".len() + 64);
}

#[test]
fn the_digest_is_the_same_in_every_language() {
    let in_language = |lang| {
        let opened = palier::library::open(palier::library::DEFAULT, Some(lang), lang);
        let opened = opened.unwrap_or_else(|faults| panic!("{faults}"));
        opened.questionnaire.digest
    };
    assert_eq!(in_language(Lang::Fr), in_language(Lang::En));
}

#[test]
fn the_stage_dimension_is_the_one_with_gates_advice_or_expectations() {
    let levels = |extra: &str| {
        format!(
            "[dimension.plain]\nlabel = \"P\"\nrule = \"staged\"\n[dimension.plain.level.one]\nlabel = \"One\"\n[dimension.other]\nlabel = \"O\"\nrule = \"staged\"\n[dimension.other.level.two]\nlabel = \"Two\"\n{extra}\n"
        )
    };
    assert!(rules(&levels("")).stage_dimension().is_none());
    let rules = rules(&levels("expects = { plain = \"one\" }"));
    let stage = rules.stage_dimension().unwrap();
    assert_eq!(rules.dimensions[stage].id, "other");
}

#[test]
fn an_answer_in_words_has_its_unit_and_the_decimal_sign_of_the_language() {
    let rules = rules(
        "[question.size]\nsection = \"all\"\ntext = \"Size?\"\nkind = \"number\"\nunit = \"Go\"\n",
    );
    let size = &rules.questions[rules.questions.find("size").unwrap()];
    assert_eq!(size.in_words(&Answer::Number(2.5), Lang::Fr), "2,5 Go");
    assert_eq!(size.in_words(&Answer::Number(2.5), Lang::En), "2.5 Go");
}
