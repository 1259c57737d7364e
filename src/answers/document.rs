//! The text of an answers file, changed in place: comments, order and unknown keys survive.

mod comments;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use self::comments::{follow, forget, tick};
use super::Remarks;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref, UNKNOWN, Written};

/// Byte order mark.
const MARK: char = '\u{feff}';

/// An answers file as a text that answers can be put into.
#[derive(Debug, Clone)]
pub struct AnswersDocument {
    document: DocumentMut,
    /// Lines end as on Windows; where they are mixed, as most of them do.
    windows: bool,
    /// The text starts with a byte order mark, as some editors of Windows write it.
    mark: bool,
    /// The last line has no end.
    unended: bool,
}

impl AnswersDocument {
    /// A file without answers, for that version of the questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> AnswersDocument {
        let mut header = Table::new();
        header["questionnaire"] = value(&*questionnaire.id);
        header["version"] = value(&*questionnaire.version);
        let mut document = DocumentMut::new();
        document["assessment"] = Item::Table(header);
        document["answers"] = Item::Table(Table::new());
        AnswersDocument {
            document,
            windows: false,
            mark: false,
            unended: false,
        }
    }

    /// The text of an existing file; `None` if it is not valid TOML. An empty one is like a new one.
    pub fn parse(questionnaire: &Questionnaire, text: &str) -> Option<AnswersDocument> {
        let document: DocumentMut = text.parse().ok()?;
        let mut parsed = AnswersDocument {
            windows: text.matches("\r\n").count() * 2 > text.matches('\n').count(),
            mark: text.starts_with(MARK),
            unended: !document.is_empty() && !text.ends_with('\n'),
            document,
        };
        if parsed.document.is_empty() {
            let new = AnswersDocument::new(questionnaire);
            for (key, item) in new.document.iter() {
                parsed.document.insert(key, item.clone());
            }
        }
        Some(parsed)
    }

    /// The text to save, with the line ends that the file had.
    pub fn text(&self) -> String {
        let mut text = self.document.to_string();
        if self.unended && text.ends_with('\n') {
            text.pop();
        }
        if self.windows {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if self.mark {
            text.insert(0, MARK);
        }
        text
    }

    /// Adds the answers of another text that this one does not hold.
    pub fn complete_from(&mut self, other: &AnswersDocument) {
        let others = other.document.get("answers").and_then(Item::as_table_like);
        let Some(answers) = self.table("answers") else {
            return;
        };
        for (key, item) in others.into_iter().flat_map(TableLike::iter) {
            if !answers.contains_key(key) {
                answers.insert(key, item.clone());
            }
        }
    }

    /// Writes down who takes part.
    pub fn set_profiles(&mut self, questionnaire: &Questionnaire, profiles: &[Ref<Profile>]) {
        let ids = profiles.iter().map(|&p| &*questionnaire.profiles[p].id);
        self.put_header("profiles", Value::Array(ids.collect()));
    }

    fn put_header(&mut self, key: &str, value: Value) {
        if let Some(header) = self.table("assessment") {
            put(header, key, value);
        }
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
        if self.document.contains_key("assessment") {
            self.put_header("version", questionnaire.version.as_ref().into());
        }
        let key = self.key(questionnaire, question);
        let Some(answers) = self.table("answers") else {
            return;
        };
        let inline = answers.get(&key).is_some_and(Item::is_value);
        match answers.get_mut(&key).and_then(Item::as_table_like_mut) {
            Some(entry) => {
                let former = entry.get("answer").and_then(Item::as_value);
                if !former.is_some_and(|former| same(former, &answer)) {
                    put(entry, "answer", answer);
                    // Who had answered, and when, no longer holds.
                    forget(entry, "by", inline);
                    forget(entry, "on", inline);
                }
            }
            None => put(answers, &key, answer),
        }
    }

    /// Writes down what the team settled, `Unknown` included: the answer, as with
    /// [`AnswersDocument::set_answer`], and `settled = true` beside it.
    pub fn settle(
        &mut self,
        questionnaire: &Questionnaire,
        question: Ref<Question>,
        answer: &Answer,
    ) {
        self.set_answer(questionnaire, question, answer);
        if let Some((entry, _)) = self.entry(questionnaire, question) {
            put(entry, "settled", true.into());
        }
    }

    /// Writes down what stands beside the answer to a question; without an answer, it is unknown.
    pub fn set_remarks(
        &mut self,
        questionnaire: &Questionnaire,
        question: Ref<Question>,
        remarks: &Remarks,
    ) {
        let Some((entry, inline)) = self.entry(questionnaire, question) else {
            return;
        };
        let beside = [
            ("note", &remarks.note),
            ("evidence", &remarks.evidence),
            ("by", &remarks.by),
        ];
        for (key, text) in beside {
            match text {
                Some(text) => put(entry, key, text.as_str().into()),
                None => forget(entry, key, inline),
            }
        }
    }

    /// The answer to a question as a table, for something to stand beside it, and whether it is
    /// between braces; without an answer, it is unknown.
    fn entry(
        &mut self,
        questionnaire: &Questionnaire,
        question: Ref<Question>,
    ) -> Option<(&mut dyn TableLike, bool)> {
        let key = self.key(questionnaire, &questionnaire.questions[question]);
        let answers = self.table("answers")?;
        if answers.get(&key).is_none_or(|item| !item.is_table_like()) {
            let former = answers.get(&key).and_then(Item::as_value).cloned();
            let answer = former.unwrap_or_else(|| UNKNOWN.into());
            let mut entry = InlineTable::new();
            entry.insert("answer", answer.decorated(" ", ""));
            put(answers, &key, Value::InlineTable(entry));
        }
        let item = answers.get_mut(&key)?;
        let inline = item.is_value();
        Some((item.as_table_like_mut()?, inline))
    }

    /// The key of a question in this file: a former id of it, if the answer stands there.
    fn key(&mut self, questionnaire: &Questionnaire, question: &Question) -> String {
        let answers = self.table("answers");
        let stands = |id: &String| answers.as_ref().is_some_and(|table| table.contains_key(id));
        let mut renamed = questionnaire.renamed.iter();
        let former = renamed.find(|(old, new)| **new == question.id && stands(old));
        former.map_or(&*question.id, |(old, _)| old).to_string()
    }

    /// A table of the document, made if it is not there. What is no table is replaced: reading the
    /// file has refused it before.
    fn table(&mut self, name: &str) -> Option<&mut dyn TableLike> {
        let item = self.document.entry(name).or_insert_with(table);
        if !item.is_table_like() {
            *item = table();
        }
        item.as_table_like_mut()
    }
}

fn table() -> Item {
    Item::Table(Table::new())
}

/// Sets a key, keeping the comments around its former value; one that says the same stays as it is
/// written.
fn put(table: &mut dyn TableLike, key: &str, new: Value) {
    match table.get_mut(key) {
        Some(item) if item.as_value().is_some_and(|old| same(old, &new)) => {}
        Some(item) => replace(item, new),
        None => {
            close_up(table);
            table.insert(key, Item::Value(new));
        }
    }
}

/// Drops the space between the last value and the brace, which is to be a comma.
fn close_up(table: &mut dyn TableLike) {
    let last = table.iter_mut().last();
    if let Some(value) = last.and_then(|(_, item)| item.as_value_mut()) {
        let suffix = value.decor().suffix().and_then(|suffix| suffix.as_str());
        if suffix.is_some_and(|suffix| suffix.trim_matches(' ').is_empty()) {
            value.decor_mut().set_suffix("");
        }
    }
}

fn replace(item: &mut Item, mut new: Value) {
    if let (Some(old), Some(new)) = (item.as_array_mut(), new.as_array()) {
        return tick(old, new);
    }
    if let Some(old) = item.as_value() {
        *new.decor_mut() = old.decor().clone();
        if let (Some(list), false) = (old.as_array(), new.is_inline_table()) {
            follow(&mut new, list);
        }
    }
    *item = Item::Value(new);
}

/// Whether two values say the same, however they are written.
fn same(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| value.as_float().or(value.as_integer().map(|n| n as f64));
    match (one.as_array(), other.as_array()) {
        (Some(one), Some(other)) => {
            let within = |one: &Array, other: &Array| {
                one.iter()
                    .all(|item| other.iter().any(|other| same(item, other)))
            };
            within(one, other) && within(other, one)
        }
        (None, None) if number(one).is_some() => number(one) == number(other),
        (None, None) if one.as_bool().is_some() => one.as_bool() == other.as_bool(),
        (None, None) => one.as_str().is_some() && one.as_str() == other.as_str(),
        _ => false,
    }
}

/// An answer as it is written in a file.
fn written(question: &Question, answer: &Answer) -> Value {
    match question.written(answer) {
        Written::Word(word) => word.into(),
        Written::Words(words) => Value::Array(words.into_iter().collect::<Array>()),
        Written::Whole(number) => number.into(),
        Written::Number(number) => number.into(),
    }
}
