//! An answers file to fill in: every question with its options, as comments.

use textwrap::Options;

use crate::messages::Lang;
use crate::questionnaire::{Choice, Kind, Profile, Question, Questionnaire, Ref, Section};

/// Columns of a comment.
const WIDTH: usize = 80;

/// The text of an answers file for these profiles, in which these questions wait for an answer.
/// As it is, it answers nothing.
pub fn blank(
    questionnaire: &Questionnaire,
    profiles: &[Ref<Profile>],
    questions: &[Ref<Question>],
    lang: Lang,
) -> String {
    let ids = profiles.iter().map(|&p| &questionnaire.profiles[p].id);
    let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    let mut text = String::new();
    comment(&mut text, "", &questionnaire.title);
    comment(&mut text, "", &lang.blank_how());
    comment(&mut text, "  ", &lang.blank_more());
    text.push_str(&format!(
        "\n[assessment]\nquestionnaire = \"{}\"\nversion = {}\nprofiles = [{}]\n\n[answers]\n",
        questionnaire.id,
        toml_edit::Value::from(questionnaire.version.as_ref()),
        ids.join(", ")
    ));
    let mut section: Option<Ref<Section>> = None;
    for &reference in questions {
        let question = &questionnaire.questions[reference];
        if section != Some(question.section) {
            section = Some(question.section);
            let title = &questionnaire.sections[question.section].title;
            text.push('\n');
            comment(&mut text, "", &format!("———— {title} ————"));
        }
        text.push('\n');
        write_question(&mut text, question, lang);
    }
    text
}

fn write_question(text: &mut String, question: &Question, lang: Lang) {
    comment(text, "", &question.text);
    if let Some(help) = &question.help {
        comment(text, "  ", help);
    }
    for option in question.options() {
        comment(
            text,
            "  - ",
            &format!("{} = {}", option.id, described(option)),
        );
    }
    if let Some(reason) = &question.na {
        comment(text, "  - ", &format!("na = {reason}"));
    }
    let example = match &question.kind {
        Kind::Single(_) => "\"\"".to_owned(),
        Kind::Many(_) => {
            comment(text, "  ", &lang.blank_many());
            "[]".to_owned()
        }
        Kind::Number { unit, min, max } => {
            comment(text, "  ", &lang.blank_number(unit.as_deref(), *min, *max));
            "0".to_owned()
        }
        Kind::Text => "\"\"".to_owned(),
    };
    text.push_str(&format!("# {} = {example}\n", question.id));
}

fn described(option: &Choice) -> String {
    match &option.note {
        Some(note) => format!("{} ({note})", option.text),
        None => option.text.to_string(),
    }
}

/// Lines of comment: whatever a text holds, none of it leaves the comment.
fn comment(text: &mut String, marker: &str, words: &str) {
    let first = format!("# {marker}");
    let next = format!("# {}", " ".repeat(marker.chars().count()));
    let options = Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(&next)
        .break_words(false);
    let words = words.replace(['\n', '\t'], " ");
    for line in textwrap::wrap(&words, options) {
        text.push_str(line.trim_end());
        text.push('\n');
    }
}
