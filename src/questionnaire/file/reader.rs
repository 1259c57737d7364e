//! Reading documents: every fault of every file is collected, none stops the reading.

use indexmap::IndexMap;
use toml::de::{DeTable, DeValue};

use super::{Document, Item, Located, Node, syntax};
use crate::diagnostic::{Fault, Faults, Place, Source, Sources, closest};
use crate::exact::{Exact, MOST_DIGITS};
use crate::messages::Lang;
use crate::order::Arrange;
use crate::questionnaire::Text;

/// Reads documents and collects their faults, in the user's language.
pub struct Reader {
    /// Language of the faults.
    pub lang: Lang,
    sources: Sources,
    faults: Vec<Fault>,
}

impl Reader {
    /// A reader without faults yet.
    pub fn new(lang: Lang) -> Reader {
        Reader {
            lang,
            sources: Sources::default(),
            faults: Vec::new(),
        }
    }

    /// Parses a text; its syntax errors are all reported, and what is sound in it is kept.
    pub fn parse<'a>(&mut self, file: &'a Source) -> Document<'a> {
        let source = self.sources.add(&file.name, &file.text);
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in syntax::errors(&file.text, errors, self.lang) {
            let span = error.span;
            let fault = Fault::at("syntax", Place { source, span }, error.message);
            self.report(fault.help(error.help));
        }
        Document { source, table }
    }

    /// Adds a fault.
    pub fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Whether a fault was found.
    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Takes the faults found so far out, to be given back with [`Reader::report`].
    pub fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// The faults found, in the order of the files, with the texts that they point into.
    pub fn into_faults(self) -> Faults {
        let mut list = self.faults;
        list.arrange_by_key(|fault| {
            let place = fault.place.as_ref();
            place.map(|place| (place.source, place.span.start))
        });
        Faults {
            sources: self.sources,
            list,
        }
    }

    /// The texts that were parsed, for places that are no faults.
    pub fn into_sources(self) -> Sources {
        self.sources
    }

    /// Reports every key that is not known there, with a suggestion.
    pub fn check_keys(&mut self, node: &Node<'_>, known: &[&str]) {
        for (key, at, _) in node.entries() {
            if !known.contains(&key) {
                self.unknown(
                    "unknown-key",
                    self.lang.fault_unknown_key(key),
                    at,
                    key,
                    known,
                );
            }
        }
    }

    /// Whether the next unknown name gets a suggestion: a file of nothing but unknown names must not
    /// cost a search each.
    pub fn suggests(&self) -> bool {
        const SUGGESTED: usize = 200;
        self.faults.len() < SUGGESTED
    }

    /// The names to suggest one from; none once there are no more suggestions.
    pub fn known<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
        names.take_while(|_| self.suggests()).collect()
    }

    /// Reports an unknown name, with the closest known one, or the list when it is short.
    pub fn unknown(
        &mut self,
        code: &'static str,
        message: String,
        at: Place,
        written: &str,
        known: &[&str],
    ) {
        const SHORT_LIST: usize = 20;
        let close = closest_if(self.suggests(), written, known);
        let help = match close {
            Some(close) => self.lang.fault_did_you_mean(close),
            None if !self.suggests() => self.lang.fault_check_spelling(),
            None if known.is_empty() => self.lang.fault_nothing_defined(),
            None if known.len() <= SHORT_LIST => self.lang.fault_known_names(&known.join(", ")),
            None => self.lang.fault_check_spelling(),
        };
        self.report(Fault::at(code, at, message).help(help));
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&mut self, at: Place, key: &str, expected: String) {
        self.report(
            Fault::at("wrong-type", at, self.lang.fault_wrong_type(key, &expected))
                .help(self.lang.fault_wrong_type_help(key, &expected)),
        );
    }

    /// Reports a key that must be there.
    pub fn missing(&mut self, node: &Node<'_>, key: &str) {
        self.report(
            Fault::at(
                "missing-key",
                node.at.clone(),
                self.lang.fault_missing_key(key),
            )
            .help(self.lang.fault_missing_key_help(key)),
        );
    }

    /// A text to show, in the language that was asked for.
    pub fn text(&mut self, node: &Node<'_>, key: &str) -> Option<Text> {
        let item = node.get(key)?;
        let text = item.text();
        if text.is_none() {
            self.wrong_type(item.at, key, self.lang.type_text());
        }
        text
    }

    /// A text to show that must be there.
    pub fn required_text(&mut self, node: &Node<'_>, key: &str) -> Option<Text> {
        if node.get(key).is_none() {
            self.missing(node, key);
        }
        self.text(node, key)
    }

    /// Texts to show, in the language that was asked for.
    pub fn texts(&mut self, node: &Node<'_>, key: &str) -> Vec<Text> {
        let Some(item) = node.get(key) else {
            return Vec::new();
        };
        let texts = item
            .list()
            .and_then(|items| items.iter().map(Item::text).collect());
        if texts.is_none() {
            self.wrong_type(item.at, key, self.lang.type_texts());
        }
        texts.unwrap_or_default()
    }

    /// An id, an address, a code: a string that is not translated.
    pub fn string(&mut self, node: &Node<'_>, key: &str) -> Option<Located> {
        self.string_of(&node.get(key)?, key)
    }

    /// The string of a key.
    pub fn string_of(&mut self, item: &Item<'_>, key: &str) -> Option<Located> {
        let string = item.str();
        if string.is_none() {
            self.wrong_type(item.at.clone(), key, self.lang.type_text());
        }
        Some((string?, item.at.clone()))
    }

    /// A string that must be there.
    pub fn required_string(&mut self, node: &Node<'_>, key: &str) -> Option<Located> {
        if node.get(key).is_none() {
            self.missing(node, key);
        }
        self.string(node, key)
    }

    /// Ids: a list of strings that are not translated.
    pub fn strings(&mut self, node: &Node<'_>, key: &str) -> Vec<Located> {
        node.get(key)
            .map_or_else(Vec::new, |item| self.strings_of(&item, key))
    }

    /// The strings of a list.
    pub fn strings_of(&mut self, item: &Item<'_>, key: &str) -> Vec<Located> {
        let Some(items) = item.list() else {
            self.wrong_type(item.at.clone(), key, self.lang.type_ids());
            return Vec::new();
        };
        let mut strings = Vec::new();
        for item in items {
            match item.str() {
                Some(string) => strings.push((string, item.at)),
                None => self.wrong_type(item.at, key, self.lang.type_ids()),
            }
        }
        strings
    }

    /// True or false; false when the key is absent.
    pub fn flag(&mut self, node: &Node<'_>, key: &str) -> bool {
        let Some(item) = node.get(key) else {
            return false;
        };
        if let DeValue::Boolean(flag) = item.value {
            return *flag;
        }
        self.wrong_type(item.at, key, self.lang.type_flag());
        false
    }

    /// A finite number.
    pub fn number(&mut self, node: &Node<'_>, key: &str) -> Option<f64> {
        let item = node.get(key)?;
        let number = item.number();
        if number.is_none() {
            self.wrong_type(item.at, key, self.lang.type_number());
        }
        number
    }

    /// A decimal, exactly as it is written.
    pub fn decimal(&mut self, node: &Node<'_>, key: &str) -> Option<Exact> {
        let item = node.get(key)?;
        let decimal = item.decimal();
        if decimal.is_none() {
            self.wrong_type(item.at, key, self.lang.type_decimal(MOST_DIGITS));
        }
        decimal
    }

    /// A whole number of at least 1.
    pub fn count(&mut self, node: &Node<'_>, key: &str) -> Option<u32> {
        let item = node.get(key)?;
        let count = item
            .integer()
            .and_then(|n| u32::try_from(n).ok())
            .filter(|&n| n >= 1);
        if count.is_none() {
            self.wrong_type(item.at, key, self.lang.type_count());
        }
        count
    }

    /// The table of a key.
    pub fn table<'a>(&mut self, node: &Node<'a>, key: &str) -> Option<Node<'a>> {
        let item = node.get(key)?;
        let table = item.table();
        if table.is_none() {
            self.wrong_type(item.at, key, self.lang.type_table());
        }
        table
    }

    /// The tables in the table of a key, by id, each placed where its id is written.
    pub fn tables<'a>(&mut self, node: &Node<'a>, key: &str) -> IndexMap<&'a str, Node<'a>> {
        let Some(parent) = self.table(node, key) else {
            return IndexMap::new();
        };
        let mut tables = IndexMap::new();
        for (id, at, item) in parent.entries() {
            match item.table() {
                Some(table) => {
                    tables.insert(id, Node { at, ..table });
                }
                None => self.wrong_type(item.at, id, self.lang.type_table()),
            }
        }
        tables
    }
}

fn closest_if<'k>(is_wanted: bool, written: &str, known: &[&'k str]) -> Option<&'k str> {
    let known = known.iter().copied();
    is_wanted.then(|| closest(written, known)).flatten()
}
