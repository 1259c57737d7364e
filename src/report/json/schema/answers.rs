//! The schema of the answers files of one questionnaire: each question with its own options.

use serde_json::{Value, json};

use super::{DRAFT, described, map, table};
use crate::messages::Lang;
use crate::questionnaire::{Choice, Kind, NA, Question, Questionnaire, UNKNOWN};

/// The JSON Schema of the answers files of this questionnaire (format.md, section 8). Texts are in
/// the language that the questionnaire was loaded in, the program's own words in `lang`.
pub fn answers(questionnaire: &Questionnaire, lang: Lang) -> Value {
    let questions = || questionnaire.questions.iter().map(|(_, question)| question);
    let entries = questions().map(|question| {
        let schema = entry(&question.id);
        (&*question.id, described(schema, &*question.text))
    });
    let alone = questions().map(|question| (question.id.to_string(), answer(question, lang)));
    let definitions = map(alone.chain(remarks(lang)));
    let mut root = table(
        [
            ("assessment", header(questionnaire)),
            ("answers", Value::Object(table(entries, &[]))),
        ],
        &[],
    );
    root.insert("$schema".into(), json!(DRAFT));
    root.insert("definitions".into(), Value::Object(definitions));
    root.insert("title".into(), json!(questionnaire.title));
    // What the program does not know, it keeps.
    root.insert("additionalProperties".into(), json!(true));
    Value::Object(root)
}

fn header(questionnaire: &Questionnaire) -> Value {
    let profiles: Vec<&str> = questionnaire.profiles.ids().collect();
    let properties = [
        ("questionnaire", json!({ "const": questionnaire.id })),
        ("version", json!({ "type": "string" })),
        (
            "profiles",
            json!({ "type": "array", "items": { "enum": profiles }, "uniqueItems": true }),
        ),
    ];
    let mut header = table(properties, &[]);
    header.insert("additionalProperties".into(), json!(true));
    Value::Object(header)
}

/// What goes with an answer: no id of a question has a capital.
const REMARKS: [&str; 5] = ["note", "evidence", "by", "on", "settled"];

fn definition_of(remark: &str) -> String {
    format!("REMARK-{remark}")
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn remarks(lang: Lang) -> impl Iterator<Item = (String, Value)> {
    let text = || json!({ "type": "string" });
    let remarks = [
        described(text(), lang.schema_note()),
        described(text(), lang.schema_evidence()),
        described(text(), lang.schema_by()),
        // A date of TOML: editors have no type for it.
        described(json!({}), lang.schema_on()),
        described(json!({ "type": "boolean" }), lang.schema_settled()),
    ];
    REMARKS.map(definition_of).into_iter().zip(remarks)
}

/// An answer alone, or a table of the answer with what goes with it.
fn entry(question: &str) -> Value {
    let remarks = REMARKS.map(|remark| (remark, reference(&definition_of(remark))));
    let properties = [("answer", reference(question))].into_iter().chain(remarks);
    let with_remarks = Value::Object(table(properties, &["answer"]));
    json!({ "anyOf": [reference(question), with_remarks] })
}

fn answer(question: &Question, lang: Lang) -> Value {
    let mut reserved = vec![(UNKNOWN, lang.answer_unknown())];
    if let Some(reason) = &question.na {
        reserved.push((NA, lang.not_applicable_because(reason)));
    }
    let options = |options: &[Choice]| -> Vec<(String, String)> {
        let options = options.iter();
        options
            .map(|o| (o.id.to_string(), o.text.to_string()))
            .collect()
    };
    let reserved: Vec<(String, String)> = reserved
        .into_iter()
        .map(|(word, text)| (word.to_owned(), text))
        .collect();
    match &question.kind {
        Kind::Single(choices) => words(options(choices).into_iter().chain(reserved)),
        Kind::Many(choices) => {
            let chosen = words(options(choices).into_iter());
            let chosen = json!({ "type": "array", "items": chosen, "uniqueItems": true });
            json!({ "anyOf": [chosen, words(reserved.into_iter())] })
        }
        Kind::Number { min, max, .. } => {
            let mut number = json!({ "type": "number" });
            for (key, bound) in [("minimum", min), ("maximum", max)] {
                if let Some(bound) = bound {
                    number[key] = json!(bound);
                }
            }
            json!({ "anyOf": [number, words(reserved.into_iter())] })
        }
        Kind::Text => json!({ "type": "string" }),
    }
}

/// One of these words, each with its meaning for the editors that show it.
fn words(words: impl Iterator<Item = (String, String)>) -> Value {
    let (words, meanings): (Vec<String>, Vec<String>) = words.unzip();
    json!({ "enum": words, "x-taplo": { "docs": { "enumValues": meanings } } })
}
