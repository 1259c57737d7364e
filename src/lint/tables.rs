//! The tables of the rule files: where each id, and each key of it, is written.

use std::collections::HashMap;

use crate::diagnostic::Place;
use crate::order::Arrange;
use crate::questionnaire::file::{Document, Item, Node};

/// The tables that ids name, and the parts of them that have ids of their own.
pub struct Tables<'a> {
    roots: Vec<Node<'a>>,
    entities: HashMap<&'a str, HashMap<&'a str, Node<'a>>>,
}

/// The table of an id: `question.containers`, `dimension.stage.level.launch`…
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subject(Vec<String>);

impl Subject {
    /// The table of an id, by the kind of table that it is.
    pub fn of(kind: &str, id: &str) -> Subject {
        Subject(vec![kind.to_owned(), id.to_owned()])
    }

    /// The table of those names.
    pub fn path(names: Vec<String>) -> Subject {
        Subject(names)
    }

    /// A part of the table: a level of a dimension, an option of a question.
    pub fn part(&self, names: &[&str]) -> Subject {
        let names = names.iter().map(|&name| name.to_owned());
        Subject(self.0.iter().cloned().chain(names).collect())
    }

    /// The id as others write it: that of a part behind that of its owner.
    pub fn id(&self) -> String {
        match self.0.as_slice() {
            [kind] => kind.clone(),
            [_, ids @ ..] => {
                let keys = ["level", "options"];
                let ids = ids.iter().enumerate();
                // Below an id, the key that only says what kind of part follows is left out.
                let ids = ids.filter(|(i, id)| *i != 1 || !keys.contains(&id.as_str()));
                ids.map(|(_, id)| id.as_str()).collect::<Vec<_>>().join(".")
            }
            [] => String::new(),
        }
    }

    /// The tables that hold this one, itself first.
    pub fn owners(&self) -> impl Iterator<Item = &[String]> {
        (1..=self.0.len()).rev().map(|length| &self.0[..length])
    }
}

impl<'a> Tables<'a> {
    /// The tables of these files.
    pub fn of(documents: &'a [Document<'a>]) -> Tables<'a> {
        let roots: Vec<Node<'a>> = documents.iter().map(Document::root).collect();
        let mut entities: HashMap<&str, HashMap<&str, Node<'a>>> = HashMap::new();
        for root in &roots {
            for (kind, _, item) in root.entries() {
                let Some(table) = item.table() else { continue };
                let of_kind = entities.entry(kind).or_default();
                for (id, at, item) in table.entries() {
                    if let Some(table) = item.table() {
                        // The first definition stands, as in the model.
                        of_kind.entry(id).or_insert_with(|| Node { at, ..table });
                    }
                }
            }
        }
        Tables { roots, entities }
    }

    /// The files, as tables.
    pub fn roots(&self) -> &[Node<'a>] {
        &self.roots
    }

    /// The table of an id, or of a part of it.
    pub fn node(&self, subject: &Subject) -> Option<Node<'a>> {
        let (entity, parts) = subject.0.split_at_checked(2)?;
        let mut node = self.entity(&entity[0], &entity[1])?.clone();
        for part in parts {
            let (at, item) = entry(&node, part)?;
            node = Node {
                at,
                ..item.table()?
            };
        }
        Some(node)
    }

    /// The table of an id.
    pub fn entity(&self, kind: &str, id: &str) -> Option<&Node<'a>> {
        self.entities.get(kind)?.get(id)
    }

    /// Where a table is named.
    pub fn place(&self, subject: &Subject) -> Option<Place> {
        if let [kind] = subject.0.as_slice() {
            let found = self.roots.iter().find_map(|root| entry(root, kind));
            return found.map(|(at, _)| at);
        }
        self.node(subject).map(|node| node.at)
    }

    /// Where a key of a table is named.
    pub fn key(&self, subject: &Subject, key: &str) -> Option<Place> {
        entry(&self.node(subject)?, key).map(|(at, _)| at)
    }

    /// The ids by place, those of second definitions and of translations too.
    pub fn owners(&self, translations: impl Iterator<Item = Node<'a>>) -> Owners {
        let mut starts = Vec::new();
        let start = |at: &Place| (at.source, at.span.start);
        let roots: Vec<Node<'a>> = self.roots.iter().cloned().chain(translations).collect();
        for (kind, _, item) in roots.iter().flat_map(Node::entries) {
            let entities = item.table();
            for (id, at, item) in entities.iter().flat_map(Node::entries) {
                starts.push((start(&at), id.to_owned()));
                let levels = item.table().filter(|_| kind == "dimension");
                let levels = levels.and_then(|table| table.get("level")?.table());
                starts.extend(
                    levels
                        .iter()
                        .flat_map(Node::entries)
                        .map(|(level, at, _)| (start(&at), format!("{id}.{level}"))),
                );
            }
        }
        starts.arrange();
        Owners(starts)
    }
}

/// The ids in the order in which their tables stand.
pub struct Owners(Vec<((usize, usize), String)>);

impl Owners {
    /// The id of the table that a place stands in: the last one named before it in its file.
    pub fn of(&self, place: &Place) -> Option<&str> {
        let at = (place.source, place.span.start);
        let before = self.0.partition_point(|(start, _)| *start <= at);
        let ((source, _), id) = self.0.get(before.checked_sub(1)?)?;
        (*source == place.source).then_some(id.as_str())
    }
}

/// A key of a table with its value.
pub fn entry<'a>(node: &Node<'a>, key: &str) -> Option<(Place, Item<'a>)> {
    let mut entries = node.entries();
    let (_, at, item) = entries.find(|(name, ..)| *name == key)?;
    Some((at, item))
}

/// Where the literal of a condition is written: `alternative` counts the tables of an OR, `literal`
/// the keys of an AND, as the model does.
pub fn literal_place(
    node: &Node<'_>,
    key: &str,
    alternative: usize,
    literal: usize,
) -> Option<Place> {
    let item = node.get(key)?;
    let table = match item.list() {
        Some(tables) => tables.get(alternative)?.table()?,
        None => item.table()?,
    };
    let mut entries = table.entries();
    entries.nth(literal).map(|(_, at, _)| at)
}
