//! Dimensions and their levels.

use super::Shape;
use crate::diagnostic::Fault;
use crate::questionnaire::file::Node;
use crate::questionnaire::{Dimension, Level, Ref, Rule, Table};

const KEYS: [&str; 4] = ["label", "rule", "zero", "level"];
const LEVEL_KEYS: [&str; 9] = [
    "label",
    "text",
    "requires",
    "gates",
    "advises",
    "expects",
    "contacts",
    "counterpart",
    "meeting",
];

impl<'a> Shape<'a> {
    /// Every dimension with its levels.
    pub(super) fn dimensions(&mut self) -> Table<Dimension> {
        let dimensions = self.build(
            |names| &names.dimensions,
            &KEYS,
            |shape, id, node| shape.dimension(id, node),
        );
        self.check_one_stage_dimension(&dimensions);
        dimensions
    }

    fn dimension(&mut self, id: String, node: &Node<'a>) -> Option<Dimension> {
        let index = self.names.dimensions.get_index_of(id.as_str())?;
        let label = self.reader.required_text(node, "label");
        let rule = self.rule(node);
        let zero = self.reader.text(node, "zero");
        let nodes: Vec<(&str, Node<'a>)> = self.names.levels[index]
            .iter()
            .map(|(id, node)| (*id, node.clone()))
            .collect();
        if nodes.is_empty() {
            let lang = self.reader.lang;
            let fault = Fault::at("no-levels", node.at.clone(), lang.fault_no_levels(&id));
            self.reader
                .report(fault.help(lang.fault_no_levels_help(&id)));
        }
        let mut levels = Vec::new();
        for (level_id, level) in nodes {
            self.check_keys(&level, &LEVEL_KEYS);
            levels.extend(self.read_level(&id, level_id, &level));
        }
        Some(Dimension {
            place: node.at.clone(),
            label: label?,
            rule: rule?,
            zero,
            levels,
            id,
        })
    }

    fn rule(&mut self, node: &Node<'a>) -> Option<Rule> {
        let (rule, at) = self.reader.required_string(node, "rule")?;
        if rule == Rule::Staged.name() {
            return Some(Rule::Staged);
        }
        let message = self.reader.lang.fault_unknown_rule(&rule);
        let known = [Rule::Staged.name()];
        self.reader
            .unknown("unknown-rule", message, at, &rule, &known);
        None
    }

    fn read_level(&mut self, dimension: &str, id: &str, node: &Node<'a>) -> Option<Level> {
        let label = self.reader.required_text(node, "label");
        let level = Level {
            id: id.to_owned(),
            place: node.at.clone(),
            label: label.clone().unwrap_or_default(),
            text: self.reader.text(node, "text"),
            requires: self.references(node, "requires"),
            gates: self.references(node, "gates"),
            advises: self.references(node, "advises"),
            expects: self.expects(dimension, node),
            contacts: self.references(node, "contacts"),
            counterpart: self.reader.text(node, "counterpart"),
            meeting: self.reader.text(node, "meeting"),
        };
        label.map(|_| level)
    }

    fn expects(&mut self, own: &str, node: &Node<'a>) -> Vec<(Ref<Dimension>, usize)> {
        let Some(table) = self.reader.table(node, "expects") else {
            return Vec::new();
        };
        let entries: Vec<_> = table.entries().collect();
        let mut expects = Vec::new();
        for (id, at, item) in entries {
            if id == own {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at("unknown-id", at, lang.fault_expects_itself(id))
                        .help(lang.fault_expects_itself_help()),
                );
                continue;
            }
            let Some(dimension) = self.reference((id.to_owned(), at)) else {
                continue;
            };
            let Some(level) = self.reader.string_of(&item, id) else {
                continue;
            };
            expects.extend(self.rank(dimension, level).map(|rank| (dimension, rank)));
        }
        expects
    }

    /// At most one dimension carries gates, advice or expectations (format.md, section 1).
    fn check_one_stage_dimension(&mut self, dimensions: &Table<Dimension>) {
        let guiding: Vec<&Dimension> = dimensions
            .iter()
            .map(|(_, dimension)| dimension)
            .filter(|dimension| dimension.levels.iter().any(Level::guides_support))
            .collect();
        let lang = self.reader.lang;
        for extra in guiding.iter().skip(1) {
            self.reader.report(
                Fault::at(
                    "too-many-stages",
                    extra.place.clone(),
                    lang.fault_two_stages(&extra.id),
                )
                .related(guiding[0].place.clone(), lang.fault_first_stage_here())
                .help(lang.fault_two_stages_help()),
            );
        }
    }
}
