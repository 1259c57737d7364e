//! Answers as they are written: an option, several, a number, a text, or a reserved word
//! (format.md, section 2).

use serde::{Deserialize, Serialize};

use super::file::{Item, Reader};
use super::{Choice, Kind, Question};
use crate::diagnostic::Fault;
use crate::messages::Lang;
use crate::order::Arrange;

/// Reserved word for "I don't know".
pub const UNKNOWN: &str = "unknown";
/// Reserved word for "not applicable".
pub const NA: &str = "na";

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// "I don't know".
    Unknown,
    /// "Not applicable".
    Na,
    /// The option at this position.
    One(usize),
    /// The options at these positions, ascending; empty: none of them.
    Many(Vec<usize>),
    /// A finite number, in the question's unit.
    Number(f64),
    /// A free text.
    Text(String),
}

impl Answer {
    /// The answer that a reserved word stands for.
    pub fn reserved(word: &str) -> Option<Answer> {
        match word {
            UNKNOWN => Some(Answer::Unknown),
            NA => Some(Answer::Na),
            _ => None,
        }
    }

    /// Whether something is known: neither `Unknown` nor `Na`.
    pub fn is_known(&self) -> bool {
        !matches!(self, Answer::Unknown | Answer::Na)
    }
}

impl Kind {
    /// Reads the answer to a question of this kind; reports what does not fit. `offers_na`: the
    /// question may be answered "not applicable".
    pub(crate) fn read_answer(
        &self,
        reader: &mut Reader,
        item: &Item<'_>,
        question: &str,
        offers_na: bool,
    ) -> Option<Answer> {
        match item.str().as_deref().and_then(Answer::reserved) {
            Some(Answer::Na) if !offers_na => {
                let lang = reader.lang;
                let message = lang.fault_not_applicable_refused(question);
                let fault = Fault::at("unknown-option", item.at.clone(), message);
                reader.report(fault.help(lang.fault_not_applicable_refused_help()));
                return None;
            }
            Some(reserved) => return Some(reserved),
            None => {}
        }
        match self {
            Kind::Single(_) => self.read_one(reader, item, question).map(Answer::One),
            Kind::Many(_) => self.read_many(reader, item, question),
            Kind::Number { .. } => self.read_number(reader, item, question),
            Kind::Text => match item.str() {
                Some(text) => Some(Answer::Text(text.into_owned())),
                None => {
                    reader.wrong_type(item.at.clone(), question, reader.lang.type_text());
                    None
                }
            },
        }
    }

    fn read_one(&self, reader: &mut Reader, item: &Item<'_>, question: &str) -> Option<usize> {
        let Some(id) = item.str() else {
            self.wrong_answer(reader, item, question, reader.lang.type_option());
            return None;
        };
        self.find_option(reader, item, question, &id)
    }

    fn read_many(&self, reader: &mut Reader, item: &Item<'_>, question: &str) -> Option<Answer> {
        let Some(items) = item.list() else {
            self.wrong_answer(reader, item, question, reader.lang.type_options());
            return None;
        };
        let mut chosen = Vec::new();
        for item in &items {
            chosen.push(self.read_one(reader, item, question)?);
        }
        chosen.arrange();
        chosen.dedup();
        Some(Answer::Many(chosen))
    }

    /// Something else than options: they are named, since that is what must be written.
    fn wrong_answer(&self, reader: &mut Reader, item: &Item<'_>, question: &str, expected: String) {
        let lang = reader.lang;
        let known = lang.fault_known_names(&self.option_ids().join(", "));
        let message = lang.fault_wrong_type(question, &expected);
        reader.report(Fault::at("wrong-type", item.at.clone(), message).help(known));
    }

    fn option_ids(&self) -> Vec<&str> {
        match self {
            Kind::Single(options) | Kind::Many(options) => {
                options.iter().map(|option| &*option.id).collect()
            }
            Kind::Number { .. } | Kind::Text => Vec::new(),
        }
    }

    fn read_number(&self, reader: &mut Reader, item: &Item<'_>, question: &str) -> Option<Answer> {
        let Kind::Number { min, max, .. } = self else {
            return None;
        };
        let Some(number) = item.number() else {
            reader.wrong_type(item.at.clone(), question, reader.lang.type_number());
            return None;
        };
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            let message = reader.lang.fault_number_out_of_range(question);
            let help = reader.lang.range(*min, *max);
            reader.report(Fault::at("out-of-range", item.at.clone(), message).help(help));
            return None;
        }
        Some(Answer::Number(number))
    }

    /// Position of the option of that id; reports one that does not exist.
    pub(crate) fn find_option(
        &self,
        reader: &mut Reader,
        item: &Item<'_>,
        question: &str,
        id: &str,
    ) -> Option<usize> {
        let known = self.option_ids();
        if known.is_empty() && reader.has_faults() {
            // Its options were not understood, and that is told where they are.
            return None;
        }
        if id.is_empty() {
            let lang = reader.lang;
            let fault = Fault::at(
                "unknown-option",
                item.at.clone(),
                lang.fault_empty_answer(question),
            );
            reader.report(fault.help(lang.fault_empty_answer_help(&known.join(", "))));
            return None;
        }
        let position = known.iter().position(|option| *option == id);
        if position.is_none() {
            let message = reader.lang.fault_unknown_option(id, question);
            reader.unknown("unknown-option", message, item.at.clone(), id, &known);
        }
        position
    }
}

/// An answer as rule files, answers files and results write it.
#[derive(Debug, Clone, PartialEq)]
pub enum Written<'a> {
    /// An option's id, a reserved word or a free text.
    Word(&'a str),
    /// Options' ids.
    Words(Vec<&'a str>),
    /// A number without decimals: written without a decimal point, as people do.
    Whole(i64),
    /// Another number.
    Number(f64),
}

impl Question {
    /// An answer to this question, as it is written.
    pub fn written<'a>(&'a self, answer: &'a Answer) -> Written<'a> {
        // Beyond, not every whole number has a double of its own.
        const EXACT: f64 = 1e15;
        let id = |&option: &usize| &*self.options()[option].id;
        match answer {
            Answer::Unknown => Written::Word(UNKNOWN),
            Answer::Na => Written::Word(NA),
            Answer::One(option) => Written::Word(id(option)),
            Answer::Many(options) => Written::Words(options.iter().map(id).collect()),
            Answer::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => {
                Written::Whole(*number as i64)
            }
            Answer::Number(number) => Written::Number(*number),
            Answer::Text(text) => Written::Word(text),
        }
    }

    /// An answer to this question in words, a number with its unit.
    pub fn in_words(&self, answer: &Answer, lang: Lang) -> String {
        let text = |&option: &usize| &*self.options()[option].text;
        match answer {
            Answer::Unknown => lang.answer_unknown(),
            Answer::Na => lang.answer_na(),
            Answer::One(option) => text(option).to_owned(),
            Answer::Many(options) if options.is_empty() => lang.answer_none(),
            Answer::Many(options) => {
                let texts: Vec<&str> = options.iter().map(text).collect();
                texts.join(&lang.separator_list())
            }
            Answer::Number(number) => match &self.kind {
                Kind::Number {
                    unit: Some(unit), ..
                } => format!("{} {unit}", lang.number(*number)),
                _ => lang.number(*number),
            },
            Answer::Text(text) => text.clone(),
        }
    }

    /// The options that are marked: `marks[option]`.
    pub fn marked<'a>(&'a self, marks: &'a [bool]) -> impl Iterator<Item = &'a Choice> {
        let options = self.options().iter().zip(marks);
        options
            .filter(|(_, marked)| **marked)
            .map(|(option, _)| option)
    }
}
