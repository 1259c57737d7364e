//! Every id of the rule files, collected before anything refers to one.

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::Shape;
use crate::diagnostic::{Fault, Place};
use crate::questionnaire::answer::{NA, UNKNOWN};
use crate::questionnaire::file::{Located, Node, Reader};
use crate::questionnaire::{
    Contact, Criterion, Dimension, Profile, Question, Ref, Resource, Section, SourceDocument, Track,
};

/// The tables of one kind by id, in order, each placed where its id is written.
pub type Entries<'a> = IndexMap<&'a str, Node<'a>>;

/// The tables of every kind.
#[derive(Default)]
pub struct Names<'a> {
    pub profiles: Entries<'a>,
    pub sections: Entries<'a>,
    pub scales: Entries<'a>,
    pub questions: Entries<'a>,
    pub criteria: Entries<'a>,
    pub dimensions: Entries<'a>,
    /// Levels of each dimension, in the order of `dimensions`; position + 1 is the rank.
    pub levels: Vec<Entries<'a>>,
    pub tracks: Entries<'a>,
    pub modules: Entries<'a>,
    pub resources: Entries<'a>,
    pub contacts: Entries<'a>,
    pub eligibility: Entries<'a>,
    pub sources: Entries<'a>,
    pub examples: Entries<'a>,
}

impl<'a> Names<'a> {
    /// Collects the ids of every file; reports unknown tables, bad ids and duplicates.
    pub fn collect(reader: &mut Reader, roots: &[Node<'a>]) -> Names<'a> {
        const TABLES: [&str; 14] = [
            "questionnaire",
            "profile",
            "section",
            "scale",
            "question",
            "criterion",
            "dimension",
            "track",
            "module",
            "resource",
            "contact",
            "eligibility",
            "source",
            "example",
        ];
        let mut names = Names::default();
        for root in roots {
            reader.check_keys(root, &TABLES);
            for (kind, entries) in names.kinds() {
                for (id, node) in reader.tables(root, kind) {
                    insert(reader, entries, id, node);
                }
            }
        }
        names.levels = names
            .dimensions
            .values()
            .map(|dimension| levels(reader, dimension))
            .collect();
        names.sort_questions_by_section();
        names.check_profiles(reader);
        names.check_dimensions(reader);
        names.check_shared_namespace(reader);
        names
    }

    fn kinds(&mut self) -> [(&'static str, &mut Entries<'a>); 13] {
        [
            ("profile", &mut self.profiles),
            ("section", &mut self.sections),
            ("scale", &mut self.scales),
            ("question", &mut self.questions),
            ("criterion", &mut self.criteria),
            ("dimension", &mut self.dimensions),
            ("track", &mut self.tracks),
            ("module", &mut self.modules),
            ("resource", &mut self.resources),
            ("contact", &mut self.contacts),
            ("eligibility", &mut self.eligibility),
            ("source", &mut self.sources),
            ("example", &mut self.examples),
        ]
    }

    /// Order of asking: sections as declared, then file name, then place in the file.
    fn sort_questions_by_section(&mut self) {
        let sections = &self.sections;
        let section_of = |node: &Node<'a>| {
            let id = node.get("section").and_then(|item| item.str());
            id.and_then(|id| sections.get_index_of(id.as_ref()))
        };
        // The sort is stable: within a section, the order of files and places stands.
        self.questions
            .sort_by_cached_key(|_, node| section_of(node).unwrap_or(usize::MAX));
    }

    /// Every profile gets a path of its own: their number multiplies the result.
    fn check_profiles(&self, reader: &mut Reader) {
        const MOST: usize = 50;
        if let Some((_, extra)) = self.profiles.get_index(MOST) {
            let lang = reader.lang;
            let message = lang.fault_too_many_profiles(MOST);
            let fault = Fault::at("too-many-profiles", extra.at.clone(), message);
            reader.report(fault.help(lang.fault_too_many_profiles_help()));
        }
    }

    /// Every dimension has its line in the result; and a score of scores of scores has ever longer
    /// fractions.
    fn check_dimensions(&self, reader: &mut Reader) {
        const MOST: usize = 200;
        if let Some((_, extra)) = self.dimensions.get_index(MOST) {
            let lang = reader.lang;
            let message = lang.fault_too_many_dimensions(MOST);
            let fault = Fault::at("too-many-dimensions", extra.at.clone(), message);
            reader.report(fault.help(lang.fault_too_many_dimensions_help()));
        }
    }

    /// Questions, criteria and dimensions share one namespace, since conditions name them alike.
    fn check_shared_namespace(&self, reader: &mut Reader) {
        let mut seen: IndexMap<&str, &Node<'a>> = IndexMap::new();
        for entries in [&self.questions, &self.criteria, &self.dimensions] {
            for (&id, node) in entries {
                match seen.entry(id) {
                    Entry::Occupied(first) => duplicate(reader, id, node, first.get()),
                    Entry::Vacant(slot) => {
                        slot.insert(node);
                    }
                }
            }
        }
    }

    /// Reports the target of a renaming that does not exist.
    pub fn check_new_id(&self, reader: &mut Reader, id: &str, at: Place) {
        if !self.questions.contains_key(id) && !self.criteria.contains_key(id) {
            let known = reader.known(self.questions.keys().copied());
            reader.unknown(
                "unknown-id",
                reader.lang.fault_unknown_id(id),
                at,
                id,
                &known,
            );
        }
    }
}

fn levels<'a>(reader: &mut Reader, dimension: &Node<'a>) -> Entries<'a> {
    let mut levels = Entries::new();
    for (id, node) in reader.tables(dimension, "level") {
        insert(reader, &mut levels, id, node);
    }
    levels
}

fn insert<'a>(reader: &mut Reader, entries: &mut Entries<'a>, id: &'a str, node: Node<'a>) {
    check_id(reader, id, &node.at);
    match entries.entry(id) {
        Entry::Occupied(first) => duplicate(reader, id, &node, first.get()),
        Entry::Vacant(slot) => {
            slot.insert(node);
        }
    }
}

fn duplicate(reader: &mut Reader, id: &str, second: &Node<'_>, first: &Node<'_>) {
    let lang = reader.lang;
    reader.report(
        Fault::at(
            "duplicate-id",
            second.at.clone(),
            lang.fault_duplicate_id(id),
        )
        .related(first.at.clone(), lang.fault_first_defined_here())
        .help(lang.fault_duplicate_id_help()),
    );
}

/// Ids are lower-case kebab-case and no reserved word.
pub fn check_id(reader: &mut Reader, id: &str, at: &Place) {
    // Ids make file names and lines of tables.
    const LONGEST: usize = 64;
    let kebab = !id.is_empty()
        && id.len() <= LONGEST
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !id.contains("--")
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !kebab || id == UNKNOWN || id == NA {
        let lang = reader.lang;
        reader.report(
            Fault::at("bad-id", at.clone(), lang.fault_bad_id(id)).help(lang.fault_bad_id_help()),
        );
    }
}

/// A kind of entity that others refer to by id.
pub trait Named: Sized {
    fn entries<'n, 'a>(names: &'n Names<'a>) -> &'n Entries<'a>;
}

macro_rules! named {
    ($($entity:ty => $field:ident),* $(,)?) => {
        $(impl Named for $entity {
            fn entries<'n, 'a>(names: &'n Names<'a>) -> &'n Entries<'a> {
                &names.$field
            }
        })*
    };
}
named! {
    Profile => profiles,
    Section => sections,
    Question => questions,
    Criterion => criteria,
    Dimension => dimensions,
    Track => tracks,
    Resource => resources,
    Contact => contacts,
    SourceDocument => sources,
}

impl<'a> Shape<'a> {
    /// The entity that an id names; reports one that does not exist.
    pub fn reference<T: Named>(&mut self, (id, at): Located) -> Option<Ref<T>> {
        let entries = T::entries(&self.names);
        let index = entries.get_index_of(id.as_ref());
        if index.is_none() {
            let known = self.reader.known(entries.keys().copied());
            let message = self.reader.lang.fault_unknown_id(&id);
            self.reader.unknown("unknown-id", message, at, &id, &known);
        }
        index.map(Ref::new)
    }

    /// The entity that the id under a key names, if the key is there.
    pub fn reference_at<T: Named>(&mut self, node: &Node<'a>, key: &str) -> Option<Ref<T>> {
        let located = self.reader.string(node, key)?;
        self.reference(located)
    }

    /// The entity that the id under a key names; the key must be there.
    pub fn required_reference<T: Named>(&mut self, node: &Node<'a>, key: &str) -> Option<Ref<T>> {
        let located = self.reader.required_string(node, key)?;
        self.reference(located)
    }

    /// The entities that a list of ids names.
    pub fn references<T: Named>(&mut self, node: &Node<'a>, key: &str) -> Vec<Ref<T>> {
        let located = self.reader.strings(node, key);
        located
            .into_iter()
            .filter_map(|id| self.reference(id))
            .collect()
    }

    /// The rank that a level's id names in a dimension.
    pub fn rank(&mut self, dimension: Ref<Dimension>, (id, at): Located) -> Option<usize> {
        let levels = &self.names.levels[dimension.index()];
        let index = levels.get_index_of(id.as_ref());
        if levels.is_empty() {
            let lang = self.reader.lang;
            let dimension = self.names.dimensions.get_index(dimension.index());
            let dimension = dimension.map_or("", |(dimension, _)| dimension);
            let message = lang.fault_no_level_to_name(dimension);
            let fault = Fault::at("no-levels", at, message);
            self.reader
                .report(fault.help(lang.fault_no_levels_help(dimension)));
        } else if index.is_none() {
            let known: Vec<&str> = levels.keys().copied().collect();
            let message = self.reader.lang.fault_unknown_level(&id);
            self.reader.unknown("unknown-id", message, at, &id, &known);
        }
        index.map(|index| index + 1)
    }

    /// The level that `level` or `dimension.level` names, among all dimensions.
    pub fn level(&mut self, (name, at): Located) -> Option<(Ref<Dimension>, usize)> {
        if let Some((dimension, level)) = name.split_once('.') {
            let reference = self.reference((dimension.to_owned().into(), at.clone()))?;
            let rank = self.rank(reference, (level.to_owned().into(), at))?;
            return Some((reference, rank));
        }
        let mut found = Vec::new();
        for (index, levels) in self.names.levels.iter().enumerate() {
            if let Some(position) = levels.get_index_of(name.as_ref()) {
                found.push((Ref::new(index), position + 1));
            }
        }
        match found.as_slice() {
            [one] => Some(*one),
            [] => {
                let levels = self.names.levels.iter();
                let known = levels.flat_map(|levels| levels.keys().copied());
                let known = self.reader.known(known);
                let message = self.reader.lang.fault_unknown_level(&name);
                self.reader
                    .unknown("unknown-id", message, at, &name, &known);
                None
            }
            _ => {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at("ambiguous-level", at, lang.fault_ambiguous_level(&name))
                        .help(lang.fault_ambiguous_level_help(&name)),
                );
                None
            }
        }
    }
}
