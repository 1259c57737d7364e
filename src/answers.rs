//! Answers files: read with every fault located, looked up, merged, and written back without losing
//! the author's comments (format.md, section 8).

mod blank;
mod document;
mod merge;

use crate::diagnostic::{Fault, Faults, Place, Source, closest};
use crate::messages::Lang;
use crate::questionnaire::file::{Item, Node, Reader};
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};

pub use blank::blank;
pub use document::AnswersDocument;
pub use merge::{Disagreement, Merged, Said, Voice, merge};

/// The answers of a team to one questionnaire.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Profiles that took part; `None` when nobody said.
    pub profiles: Option<Vec<Ref<Profile>>>,
    entries: Vec<Option<Entry>>,
}

/// One answer with what goes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// A remark of the person who answered.
    pub note: Option<String>,
    /// Where it can be checked.
    pub evidence: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// When, as written: a date.
    pub on: Option<String>,
    /// The team settled it, having seen every answer: where files differ, it alone counts.
    pub settled: bool,
}

/// What stands beside an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// A remark of the person who answered.
    pub note: Option<String>,
    /// Where the answer can be checked: an address, a document.
    pub evidence: Option<String>,
    /// Who answered.
    pub by: Option<String>,
}

impl From<Answer> for Entry {
    fn from(answer: Answer) -> Entry {
        Entry {
            answer,
            note: None,
            evidence: None,
            by: None,
            on: None,
            settled: false,
        }
    }
}

impl Answers {
    /// No answer to any question.
    pub fn none(questionnaire: &Questionnaire) -> Answers {
        Answers {
            profiles: None,
            entries: vec![None; questionnaire.questions.len()],
        }
    }

    /// What was answered, `Unknown` if nothing was.
    pub fn get(&self, question: Ref<Question>) -> &Answer {
        self.entry(question)
            .map_or(&Answer::Unknown, |entry| &entry.answer)
    }

    /// The answer with its note and evidence; `None` if the question was never answered.
    pub fn entry(&self, question: Ref<Question>) -> Option<&Entry> {
        self.entries[question.index()].as_ref()
    }

    /// Replaces the answer to a question; its note and evidence stay, and so does its being settled:
    /// who corrects what the team settled corrects it for the team. Who had answered, and when, no
    /// longer holds for another answer.
    pub fn set(&mut self, question: Ref<Question>, answer: Answer) {
        match &mut self.entries[question.index()] {
            Some(entry) if entry.answer == answer => {}
            Some(entry) => {
                entry.answer = answer;
                entry.by = None;
                entry.on = None;
            }
            empty => *empty = Some(answer.into()),
        }
    }

    /// Replaces the answer to a question by what the team settled, `Unknown` included: where files
    /// differ, it alone counts. What goes with the answer stays or goes as with [`Answers::set`].
    pub fn settle(&mut self, question: Ref<Question>, answer: Answer) {
        self.set(question, answer);
        if let Some(entry) = &mut self.entries[question.index()] {
            entry.settled = true;
        }
    }

    /// What stands beside the answer to a question.
    pub fn remarks(&self, question: Ref<Question>) -> Remarks {
        let entry = self.entry(question);
        entry.map_or_else(Remarks::default, |entry| Remarks {
            note: entry.note.clone(),
            evidence: entry.evidence.clone(),
            by: entry.by.clone(),
        })
    }

    /// Replaces what stands beside the answer to a question, or beside its being unknown.
    pub fn set_remarks(&mut self, question: Ref<Question>, remarks: &Remarks) {
        let entry = self.entries[question.index()].get_or_insert_with(|| Answer::Unknown.into());
        entry.note.clone_from(&remarks.note);
        entry.evidence.clone_from(&remarks.evidence);
        entry.by.clone_from(&remarks.by);
    }

    /// Replaces the answer to a question and all that goes with it.
    pub fn replace(&mut self, question: Ref<Question>, entry: Entry) {
        self.entries[question.index()] = Some(entry);
    }

    /// How many questions were answered, "I don't know" included.
    pub fn count(&self) -> usize {
        self.entries.iter().flatten().count()
    }

    /// Whether no question was answered.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(Option::is_none)
    }
}

/// Something the reader of an answers file should be told, which is no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// An id of an earlier version was read under its new name.
    Renamed {
        /// As written in the file.
        old: String,
        /// As the questionnaire calls it now.
        new: String,
    },
    /// An id of an earlier version is gone; its answer no longer counts.
    Removed {
        /// As written in the file.
        id: String,
    },
    /// The answers were given to another version of the questionnaire.
    OtherVersion {
        /// As written in the file.
        found: String,
    },
}

/// An answers file that could be read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The answers.
    pub answers: Answers,
    /// What to tell about them.
    pub notices: Vec<Notice>,
    /// The version of the questionnaire that the file says it answers, as written.
    pub version: Option<String>,
}

/// Reads an answers file.
///
/// # Errors
/// Every fault of the file, located: syntax, unknown ids and options, values of the wrong type. Of
/// the answers to another questionnaire, that alone: what it does not know says nothing.
pub fn read(file: &Source, questionnaire: &Questionnaire, lang: Lang) -> Result<Loaded, Faults> {
    let mut reader = Reader::new(lang);
    let document = reader.parse(file);
    if reader.has_faults() && is_json(&file.text) {
        let fault = Fault::nowhere("saved-result", lang.fault_saved_result(&file.name));
        return Err(Faults::single(fault.help(lang.fault_saved_result_help())));
    }
    if reader.has_faults() {
        // A table cut short by a syntax error would bring answers that seem wrong.
        return Err(reader.into_faults());
    }
    let mut reading = Reading {
        questionnaire,
        loaded: Loaded {
            answers: Answers::none(questionnaire),
            notices: Vec::new(),
            version: None,
        },
        reader,
    };
    reading.root(&document.root());
    if reading.reader.has_faults() {
        return Err(reading.reader.into_faults());
    }
    Ok(reading.loaded)
}

/// Whether a text is JSON rather than TOML: nothing in TOML starts with a brace.
pub fn is_json(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.trim_start().starts_with('{')
}

struct Reading<'q> {
    questionnaire: &'q Questionnaire,
    loaded: Loaded,
    reader: Reader,
}

impl Reading<'_> {
    fn root(&mut self, root: &Node<'_>) {
        self.check_slips(root, &["assessment", "answers"]);
        if let Some(header) = self.reader.table(root, "assessment")
            && !self.header(&header)
        {
            return;
        }
        let Some(answers) = self.reader.table(root, "answers") else {
            return;
        };
        let entries: Vec<_> = answers.entries().collect();
        for (id, at, item) in entries {
            self.answer(id, at, &item);
        }
    }

    /// Keys that the program does not know are kept as they are, unless one looks like a slip of
    /// the hand: a misspelt `[answers]` must not pass for an empty file.
    fn check_slips(&mut self, node: &Node<'_>, known: &[&str]) {
        let keys: Vec<_> = node.entries().map(|(key, at, _)| (key, at)).collect();
        for (key, at) in keys {
            if !known.contains(&key) && closest(key, known.iter().copied()).is_some() {
                let message = self.reader.lang.fault_unknown_key(key);
                self.reader.unknown("unknown-key", message, at, key, known);
            }
        }
    }

    /// `false` for the answers to another questionnaire: that its ids are unknown here only follows,
    /// and would bury the one fault that there is.
    fn header(&mut self, header: &Node<'_>) -> bool {
        self.check_slips(header, &["questionnaire", "version", "profiles"]);
        if let Some((id, at)) = self.reader.string(header, "questionnaire")
            && id != self.questionnaire.id
        {
            self.other_questionnaire(&id, at);
            return false;
        }
        if let Some((found, _)) = self.reader.string(header, "version") {
            self.loaded.version = Some(found.to_string());
            if found != self.questionnaire.version {
                self.loaded.notices.push(Notice::OtherVersion {
                    found: found.into_owned(),
                });
            }
        }
        if header.get("profiles").is_some() {
            let names = self.reader.strings(header, "profiles");
            let profiles: Vec<_> = names
                .into_iter()
                .filter_map(|(id, at)| self.profile(&id, at))
                .collect();
            self.loaded.answers.profiles = Some(profiles).filter(|list| !list.is_empty());
        }
        true
    }

    fn other_questionnaire(&mut self, id: &str, at: Place) {
        let lang = self.reader.lang;
        let message = lang.fault_other_questionnaire(id, &self.questionnaire.id);
        let fault = Fault::at("other-questionnaire", at, message);
        let fault = fault.help(lang.fault_other_questionnaire_help(id));
        self.reader.report(fault);
    }

    fn profile(&mut self, id: &str, at: Place) -> Option<Ref<Profile>> {
        let found = self.questionnaire.profiles.find(id);
        if found.is_none() {
            let known: Vec<&str> = self.questionnaire.profiles.ids().collect();
            let message = self.reader.lang.fault_no_such_profile(id);
            self.reader.unknown("unknown-id", message, at, id, &known);
        }
        found
    }

    fn answer(&mut self, id: &str, at: Place, item: &Item<'_>) {
        let Some(question) = self.question(id, &at) else {
            return;
        };
        let Some(entry) = self.entry(question, item) else {
            return;
        };
        let slot = &mut self.loaded.answers.entries[question.index()];
        if slot.is_some() {
            let lang = self.reader.lang;
            let id = &self.questionnaire.questions[question].id;
            self.reader.report(
                Fault::at("duplicate-id", at, lang.fault_answer_twice(id))
                    .help(lang.fault_answer_twice_help()),
            );
            return;
        }
        *slot = Some(entry);
    }

    /// The question of that id, today or in an earlier version.
    fn question(&mut self, id: &str, at: &Place) -> Option<Ref<Question>> {
        let questionnaire = self.questionnaire;
        if let Some(question) = questionnaire.questions.find(id) {
            return Some(question);
        }
        let new = questionnaire.renamed.get(id);
        if let Some((new, question)) =
            new.and_then(|new| Some((new, questionnaire.questions.find(new)?)))
        {
            self.loaded.notices.push(Notice::Renamed {
                old: id.to_owned(),
                new: new.to_string(),
            });
            return Some(question);
        }
        if questionnaire.removed.iter().any(|removed| removed == id) {
            self.loaded
                .notices
                .push(Notice::Removed { id: id.to_owned() });
            return None;
        }
        let known: Vec<&str> = questionnaire.questions.ids().collect();
        let message = self.reader.lang.fault_unknown_id(id);
        self.reader
            .unknown("unknown-id", message, at.clone(), id, &known);
        None
    }

    /// An answer alone, or a table of the answer with what goes with it.
    fn entry(&mut self, question: Ref<Question>, item: &Item<'_>) -> Option<Entry> {
        let Some(table) = item.table() else {
            return Some(self.value(question, item)?.into());
        };
        self.check_slips(
            &table,
            &["answer", "note", "evidence", "by", "on", "settled"],
        );
        let Some(value) = table.get("answer") else {
            self.reader.missing(&table, "answer");
            return None;
        };
        let string = |reader: &mut Reader, key| {
            let found = reader.string(&table, key);
            found.map(|(text, _)| text.into_owned())
        };
        Some(Entry {
            answer: self.value(question, &value)?,
            note: string(&mut self.reader, "note"),
            evidence: string(&mut self.reader, "evidence"),
            by: string(&mut self.reader, "by"),
            on: self.date(&table),
            settled: self.reader.flag(&table, "settled"),
        })
    }

    /// A date, written as one or as a text.
    fn date(&mut self, table: &Node<'_>) -> Option<String> {
        match table.get("on")?.value {
            toml::de::DeValue::Datetime(date) => Some(date.to_string()),
            _ => {
                let written = self.reader.string(table, "on");
                written.map(|(date, _)| date.into_owned())
            }
        }
    }

    fn value(&mut self, question: Ref<Question>, item: &Item<'_>) -> Option<Answer> {
        let question = &self.questionnaire.questions[question];
        let offers_na = question.na.is_some();
        let kind = &question.kind;
        kind.read_answer(&mut self.reader, item, &question.id, offers_na)
    }
}
