//! Criteria with their remedies, and what advice leads to: training, contacts, eligibility.

use super::Shape;
use crate::questionnaire::file::{Located, Node};
use crate::questionnaire::{
    Contact, Criterion, Eligibility, Module, Remedy, Resource, SourceDocument, Table, Text, Track,
};

const RESOURCE_KINDS: [&str; 6] = [
    "video",
    "course",
    "article",
    "documentation",
    "tutorial",
    "form",
];

impl<'a> Shape<'a> {
    pub(super) fn criteria(&mut self) -> Table<Criterion> {
        let keys = ["text", "needs", "why", "remedy", "after", "source"];
        self.build(
            |names| &names.criteria,
            &keys,
            |shape, id, node| shape.criterion(id, node),
        )
    }

    fn criterion(&mut self, id: Text, node: &Node<'a>) -> Option<Criterion> {
        if node.get("needs").is_none() {
            self.reader.missing(node, "needs");
        }
        let text = self.reader.required_text(node, "text");
        let needs = self.condition_at(node, "needs");
        let why = self.reader.text(node, "why");
        let remedy = self.remedy(node);
        let after = self.references(node, "after");
        let source = self.reference_at(node, "source");
        Some(Criterion {
            id,
            place: node.at.clone(),
            text: text?,
            needs: needs?,
            why,
            remedy,
            after,
            source,
        })
    }

    fn remedy(&mut self, node: &Node<'a>) -> Remedy {
        let Some(remedy) = self.reader.table(node, "remedy") else {
            return Remedy::default();
        };
        self.reader
            .check_keys(&remedy, &["text", "read", "contact"]);
        Remedy {
            text: self.reader.text(&remedy, "text"),
            read: self.references(&remedy, "read"),
            contact: self.reference_at(&remedy, "contact"),
        }
    }

    pub(super) fn source_documents(&mut self) -> Table<SourceDocument> {
        self.build(
            |names| &names.sources,
            &["title", "url"],
            |shape, id, node| {
                Some(SourceDocument {
                    id,
                    url: shape.url(node, "url"),
                    title: shape.reader.required_text(node, "title")?,
                })
            },
        )
    }

    pub(super) fn contacts(&mut self) -> Table<Contact> {
        let keys = ["label", "mail", "url", "action"];
        self.build(
            |names| &names.contacts,
            &keys,
            |shape, id, node| {
                let mail = shape.reader.string(node, "mail");
                if let Some((mail, at)) = mail.clone() {
                    shape.check_mail(&mail, at);
                }
                Some(Contact {
                    id,
                    mail: mail.map(|(mail, _)| mail),
                    url: shape.url(node, "url"),
                    action: shape.reader.text(node, "action"),
                    label: shape.reader.required_text(node, "label")?,
                })
            },
        )
    }

    pub(super) fn resources(&mut self) -> Table<Resource> {
        let keys = ["title", "url", "language", "kind", "minutes", "checked"];
        self.build(
            |names| &names.resources,
            &keys,
            |shape, id, node| shape.resource(id, node),
        )
    }

    fn resource(&mut self, id: Text, node: &Node<'a>) -> Option<Resource> {
        let title = self.reader.required_text(node, "title");
        if node.get("url").is_none() {
            self.reader.missing(node, "url");
        }
        let url = self.url(node, "url");
        let kind = self.reader.string(node, "kind");
        let kind = kind.and_then(|kind| self.resource_kind(kind));
        self.check_date(node, "checked");
        Some(Resource {
            id,
            title: title?,
            url: url?,
            language: self.reader.string(node, "language").map(|(code, _)| code),
            kind,
            minutes: self.reader.count(node, "minutes"),
        })
    }

    fn resource_kind(&mut self, (kind, at): Located) -> Option<Text> {
        if RESOURCE_KINDS.contains(&kind.as_ref()) {
            return Some(kind);
        }
        let message = self.reader.lang.fault_unknown_kind(&kind);
        self.reader
            .unknown("unknown-kind", message, at, &kind, &RESOURCE_KINDS);
        None
    }

    fn check_date(&mut self, node: &Node<'a>, key: &str) {
        if let Some(item) = node.get(key)
            && !matches!(item.value, toml::de::DeValue::Datetime(date) if date.date.is_some())
        {
            let expected = self.reader.lang.type_date();
            self.reader.wrong_type(item.at, key, expected);
        }
    }

    pub(super) fn tracks(&mut self) -> Table<Track> {
        self.build(
            |names| &names.tracks,
            &["label", "text"],
            |shape, id, node| {
                Some(Track {
                    id,
                    text: shape.reader.text(node, "text"),
                    label: shape.reader.required_text(node, "label")?,
                })
            },
        )
    }

    pub(super) fn modules(&mut self) -> Table<Module> {
        let keys = ["title", "track", "level", "profiles", "read"];
        self.build(
            |names| &names.modules,
            &keys,
            |shape, id, node| shape.module(id, node),
        )
    }

    fn module(&mut self, id: Text, node: &Node<'a>) -> Option<Module> {
        let title = self.reader.required_text(node, "title");
        let track = self.required_reference(node, "track");
        let level = self.reader.required_string(node, "level");
        let level = level.and_then(|level| self.level(level));
        let profiles = self.references(node, "profiles");
        let read = self.references(node, "read");
        let (dimension, rank) = level?;
        Some(Module {
            id,
            place: node.at.clone(),
            title: title?,
            track: track?,
            dimension,
            rank,
            profiles,
            read,
        })
    }

    pub(super) fn eligibility(&mut self) -> Table<Eligibility> {
        let keys = ["when", "label", "offers"];
        self.build(
            |names| &names.eligibility,
            &keys,
            |shape, id, node| {
                if node.get("when").is_none() {
                    shape.reader.missing(node, "when");
                }
                let label = shape.reader.required_text(node, "label");
                let when = shape.condition_at(node, "when");
                let offers = shape.reader.texts(node, "offers");
                Some(Eligibility {
                    id,
                    when: when?,
                    label: label?,
                    offers,
                })
            },
        )
    }

    /// A web address, if the key is there.
    fn url(&mut self, node: &Node<'a>, key: &str) -> Option<Text> {
        let (url, at) = self.reader.string(node, key)?;
        self.check_url(&url, at);
        Some(url)
    }
}
