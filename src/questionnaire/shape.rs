//! From TOML tables to the model: every fault of shape and reference, all at once.
//!
//! Ids are collected first, so that a reference may point forward or to another file; then the
//! entities are built in the order in which they need each other.

mod advice;
mod conditions;
mod dimensions;
mod examples;
mod names;
mod questions;

use std::sync::Arc;

use indexmap::IndexMap;

use self::names::Names;
use super::digest::digest;
use super::file::{Document, Node, Reader};
use super::order;
use super::translation::{self, overlay};
use super::{Choice, FORMAT, Kind, Profile, Questionnaire, Section, Table, Text};
use crate::diagnostic::{Fault, Faults, Place, Source};
use crate::messages::Lang;

/// Reads a questionnaire from its files, sorted by name, and the translation to show it in.
///
/// `translation` is left aside when it is of the questionnaire's own language. `lang` is the
/// language of the faults.
///
/// # Errors
/// Every fault found in the files, located (format.md, sections 1 and 7).
pub fn load(
    files: &[Source],
    translation: Option<(&str, &Source)>,
    lang: Lang,
) -> Result<Questionnaire, Faults> {
    let mut reader = Reader::new(lang);
    let documents: Vec<Document<'_>> = files.iter().map(|file| reader.parse(file)).collect();
    let own_language = own_language(&documents);
    let translated = translation.filter(|(code, _)| Some(*code) != own_language.as_deref());
    let translated = translated.map(|(_, source)| reader.parse(source));
    if reader.has_faults() {
        // A table cut short by a syntax error would bring references that seem broken.
        return Err(reader.into_faults());
    }
    let (questionnaire, reader) = assemble(reader, &documents, &translated, true);
    questionnaire.ok_or_else(|| reader.into_faults())
}

/// The model of documents that were parsed without a fault, `None` when the reader has collected
/// what is wrong with them.
///
/// Every translation is checked; its texts are shown if `shown`, which needs that there is only one.
pub(crate) fn assemble<'a>(
    mut reader: Reader,
    documents: &'a [Document<'a>],
    translations: impl IntoIterator<Item = &'a Document<'a>>,
    shown: bool,
) -> (Option<Questionnaire>, Reader) {
    let translations: Vec<&Document<'a>> = translations.into_iter().collect();
    let texts = translations.first().filter(|_| shown).copied();
    let roots: Vec<Node<'a>> = documents
        .iter()
        .map(|document| overlay(document.root(), texts))
        .collect();
    let mut shape = Shape {
        names: Names::collect(&mut reader, &roots),
        scales: Vec::new(),
        kinds: Vec::new(),
        reader,
    };
    let header = shape.header(&roots);
    let mut questionnaire = shape.questionnaire(header);
    let mut reader = shape.reader;
    if !reader.has_faults() {
        match order::evaluation_order(&questionnaire) {
            Ok(order) => {
                questionnaire.evaluation_order = order;
                dimensions::check_thresholds(&mut reader, &questionnaire);
            }
            Err(cycle) => report_cycle(&mut reader, &cycle),
        }
    }
    // Last: what is wrong with a translation hides nothing of what is wrong with the rules.
    for translation in translations {
        translation::check(&mut reader, &roots, &translation.root());
    }
    let sound = !reader.has_faults();
    if sound {
        questionnaire.digest = digest(&questionnaire).into();
    }
    (sound.then_some(questionnaire), reader)
}

/// The language of the texts of the rule files themselves.
pub(crate) fn own_language(documents: &[Document<'_>]) -> Option<Text> {
    documents.iter().find_map(|document| {
        let header = document.root().get("questionnaire")?.table()?;
        header.get("language")?.str()
    })
}

fn report_cycle(reader: &mut Reader, cycle: &order::Cycle) {
    let path = cycle.ids.join(" → ");
    reader.report(
        Fault::at("cycle", cycle.place.clone(), reader.lang.fault_cycle(&path))
            .help(reader.lang.fault_cycle_help()),
    );
}

/// What is known while the model is built.
struct Shape<'a> {
    reader: Reader,
    names: Names<'a>,
    /// The options of each scale, in the order of the scales.
    scales: Vec<Arc<[Choice]>>,
    /// What an answer looks like, by question: conditions need it before questions are whole.
    kinds: Vec<Kind>,
}

/// The `[questionnaire]` table.
#[derive(Default)]
struct Header {
    id: Text,
    version: Text,
    language: Text,
    title: Text,
    renamed: IndexMap<String, Text>,
    removed: Vec<Text>,
}

impl<'a> Shape<'a> {
    fn header(&mut self, roots: &[Node<'a>]) -> Header {
        let mut found: Option<Node<'a>> = None;
        for root in roots {
            let Some(node) = self.reader.table(root, "questionnaire") else {
                continue;
            };
            match &found {
                Some(first) => {
                    let message = self.reader.lang.fault_duplicate_id("questionnaire");
                    let label = self.reader.lang.fault_first_defined_here();
                    self.reader.report(
                        Fault::at("duplicate-id", node.at, message)
                            .related(first.at.clone(), label),
                    );
                }
                None => found = Some(node),
            }
        }
        let Some(node) = found else {
            let lang = self.reader.lang;
            self.reader.report(
                Fault::nowhere("missing-key", lang.fault_no_header())
                    .help(lang.fault_no_header_help()),
            );
            return Header::default();
        };
        self.read_header(&node)
    }

    fn read_header(&mut self, node: &Node<'a>) -> Header {
        const KEYS: [&str; 7] = [
            "id", "format", "version", "language", "title", "renamed", "removed",
        ];
        self.reader.check_keys(node, &KEYS);
        self.check_format(node);
        let required = |reader: &mut Reader, key| reader.required_string(node, key);
        let id = required(&mut self.reader, "id");
        if let Some((id, at)) = &id {
            names::check_id(&mut self.reader, id, at);
        }
        let version = required(&mut self.reader, "version");
        let language = required(&mut self.reader, "language");
        Header {
            id: id.map(|(id, _)| id).unwrap_or_default(),
            version: version.map(|(version, _)| version).unwrap_or_default(),
            language: language.map(|(language, _)| language).unwrap_or_default(),
            title: self.reader.required_text(node, "title").unwrap_or_default(),
            renamed: self.renamed(node),
            removed: self
                .reader
                .strings(node, "removed")
                .into_iter()
                .map(|(id, _)| id)
                .collect(),
        }
    }

    fn check_format(&mut self, node: &Node<'a>) {
        let Some(item) = node.get("format") else {
            return self.reader.missing(node, "format");
        };
        if item.integer() != Some(FORMAT) {
            let lang = self.reader.lang;
            self.reader.report(
                Fault::at("unknown-format", item.at, lang.fault_format(FORMAT))
                    .help(lang.fault_format_help(FORMAT)),
            );
        }
    }

    fn renamed(&mut self, node: &Node<'a>) -> IndexMap<String, Text> {
        let Some(table) = self.reader.table(node, "renamed") else {
            return IndexMap::new();
        };
        let old_ids: Vec<&str> = table.entries().map(|(id, _, _)| id).collect();
        let mut renamed = IndexMap::new();
        for old in old_ids {
            if let Some((new, at)) = self.reader.string(&table, old) {
                self.names.check_new_id(&mut self.reader, &new, at);
                renamed.insert(old.to_owned(), new);
            }
        }
        renamed
    }

    /// Builds everything; parts that have faults are left out, since the faults are told instead.
    fn questionnaire(&mut self, header: Header) -> Questionnaire {
        self.kinds = self.read_kinds();
        Questionnaire {
            id: header.id,
            version: header.version,
            language: header.language,
            title: header.title,
            renamed: header.renamed,
            removed: header.removed,
            profiles: self.profiles(),
            sections: self.sections(),
            questions: self.questions(),
            criteria: self.criteria(),
            dimensions: self.dimensions(),
            tracks: self.tracks(),
            modules: self.modules(),
            resources: self.resources(),
            contacts: self.contacts(),
            eligibility: self.eligibility(),
            sources: self.source_documents(),
            examples: self.examples(),
            evaluation_order: Vec::new(),
            digest: Text::default(),
        }
    }

    fn profiles(&mut self) -> Table<Profile> {
        self.build(
            |names| &names.profiles,
            &["label", "text"],
            |shape, id, node| {
                Some(Profile {
                    id,
                    label: shape.reader.required_text(node, "label")?,
                    text: shape.reader.text(node, "text"),
                })
            },
        )
    }

    fn sections(&mut self) -> Table<Section> {
        self.build(
            |names| &names.sections,
            &["title"],
            |shape, id, node| {
                Some(Section {
                    id,
                    title: shape.reader.required_text(node, "title")?,
                })
            },
        )
    }

    /// Builds a table of entities of one kind, each from its node, after checking its keys.
    fn build<T>(
        &mut self,
        entries: for<'n> fn(&'n Names<'a>) -> &'n names::Entries<'a>,
        keys: &[&str],
        mut read: impl FnMut(&mut Self, Text, &Node<'a>) -> Option<T>,
    ) -> Table<T> {
        let nodes: Vec<(&str, Node<'a>)> = entries(&self.names)
            .iter()
            .map(|(id, node)| (*id, node.clone()))
            .collect();
        let mut built = Vec::new();
        for (id, node) in nodes {
            self.check_keys(&node, keys);
            match read(self, id.to_owned().into(), &node) {
                Some(entity) => built.push((id.to_owned(), entity)),
                // Left out, it would shift every reference: there must be a fault to tell.
                None if self.reader.has_faults() => {}
                None => {
                    let message = self.reader.lang.fault_not_understood(id);
                    self.reader
                        .report(Fault::at("wrong-type", node.at, message));
                }
            }
        }
        built.into_iter().collect()
    }

    /// Every table may carry `allow`: reasons for which a check is silenced there.
    fn check_keys(&mut self, node: &Node<'a>, keys: &[&str]) {
        let known: Vec<&str> = keys.iter().copied().chain(["allow"]).collect();
        self.reader.check_keys(node, &known);
    }

    /// Reports a web address that is none.
    fn check_url(&mut self, url: &str, at: Place) {
        let rest = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split('/').next());
        let sound = host.is_some_and(|host| !host.is_empty())
            && !url.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
        if !sound {
            let lang = self.reader.lang;
            self.reader
                .report(Fault::at("bad-url", at, lang.fault_url(url)).help(lang.fault_url_help()));
        }
    }

    /// Reports a mail address that is none.
    fn check_mail(&mut self, mail: &str, at: Place) {
        let sound = mail.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        }) && !mail.contains(char::is_whitespace);
        if !sound {
            let lang = self.reader.lang;
            self.reader.report(
                Fault::at("bad-mail", at, lang.fault_mail(mail)).help(lang.fault_mail_help()),
            );
        }
    }
}
