//! The text of an answers file, changed in place: comments, order and unknown keys survive.

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};

/// An answers file as a text that answers can be put into.
#[derive(Debug, Clone)]
pub struct AnswersDocument {
    document: DocumentMut,
}

impl AnswersDocument {
    /// A file without answers, for that version of the questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> AnswersDocument {
        let mut header = Table::new();
        header["questionnaire"] = value(&questionnaire.id);
        header["version"] = value(&questionnaire.version);
        let mut document = DocumentMut::new();
        document["assessment"] = Item::Table(header);
        document["answers"] = Item::Table(Table::new());
        AnswersDocument { document }
    }

    /// The text of an existing file; `None` if it is not valid TOML.
    pub fn parse(text: &str) -> Option<AnswersDocument> {
        text.parse()
            .ok()
            .map(|document| AnswersDocument { document })
    }

    /// The text to save.
    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// Writes down who takes part.
    pub fn set_profiles(&mut self, questionnaire: &Questionnaire, profiles: &[Ref<Profile>]) {
        let ids = profiles.iter().map(|&p| &questionnaire.profiles[p].id);
        put(
            self.table("assessment"),
            "profiles",
            Value::Array(ids.collect()),
        );
    }

    /// Writes an answer down under its question's id. A note beside the former answer stays, and
    /// an answer under a former id of the question is replaced there.
    pub fn set_answer(
        &mut self,
        questionnaire: &Questionnaire,
        question: Ref<Question>,
        answer: &Answer,
    ) {
        let question = &questionnaire.questions[question];
        let answer = written(question, answer);
        let answers = self.table("answers");
        let former = questionnaire
            .renamed
            .iter()
            .find(|(old, new)| *new == &question.id && answers.contains_key(old))
            .map(|(old, _)| old.as_str());
        let key = former.unwrap_or(&question.id);
        match answers.get_mut(key).and_then(Item::as_table_like_mut) {
            Some(entry) => match entry.get_mut("answer") {
                Some(item) => replace(item, answer),
                None => {
                    entry.insert("answer", Item::Value(answer));
                }
            },
            None => put(answers, key, answer),
        }
    }

    /// A table of the document, made if it is not there; inline tables become plain ones.
    fn table(&mut self, name: &str) -> &mut Table {
        let item = self
            .document
            .entry(name)
            .or_insert_with(|| Item::Table(Table::new()));
        if !item.is_table() {
            let inline = std::mem::take(item)
                .into_value()
                .ok()
                .and_then(|value| match value {
                    Value::InlineTable(table) => Some(table),
                    _ => None,
                })
                .unwrap_or_default();
            *item = Item::Table(inline.into_table());
        }
        match item {
            Item::Table(table) => table,
            // The lines above have just made it a table.
            _ => unreachable!("a table was put there"),
        }
    }
}

/// Sets a key, keeping the comments around its former value.
fn put(table: &mut Table, key: &str, new: Value) {
    match table.get_mut(key) {
        Some(item) => replace(item, new),
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}

fn replace(item: &mut Item, mut new: Value) {
    if let Some(old) = item.as_value() {
        *new.decor_mut() = old.decor().clone();
    }
    *item = Item::Value(new);
}

/// An answer as it is written in a file.
fn written(question: &Question, answer: &Answer) -> Value {
    let id = |&option: &usize| question.options()[option].id.as_str();
    match answer {
        Answer::Unknown => "unknown".into(),
        Answer::Na => "na".into(),
        Answer::One(option) => id(option).into(),
        Answer::Many(options) => Value::Array(options.iter().map(id).collect::<Array>()),
        Answer::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Value::from(*number as i64)
        }
        Answer::Number(number) => Value::from(*number),
        Answer::Text(text) => text.as_str().into(),
    }
}
