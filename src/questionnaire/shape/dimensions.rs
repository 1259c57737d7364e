//! Dimensions and their levels.

mod first;
mod reach;
mod score;

use super::Shape;
use crate::diagnostic::Fault;
use crate::questionnaire::file::Node;
use crate::questionnaire::{Dimension, Level, Ref, Rule, Table, Text};

pub(super) use self::reach::check_thresholds;

const KEYS: [&str; 9] = [
    "label",
    "rule",
    "zero",
    "level",
    "combine",
    "of",
    "weights",
    "unanswered",
    "empty",
];
const LEVEL_KEYS: [&str; 12] = [
    "label",
    "text",
    "requires",
    "from",
    "tag",
    "min",
    "gates",
    "advises",
    "expects",
    "contacts",
    "counterpart",
    "meeting",
];

/// Keys of a dimension, and of its levels, that not every rule knows.
const RULE_KEYS: [&str; 5] = ["combine", "of", "weights", "unanswered", "empty"];
const LEVEL_RULE_KEYS: [&str; 4] = ["requires", "from", "tag", "min"];

/// The levels of a dimension as they are written, each with its id.
type LevelNodes<'a> = Vec<(&'a str, Node<'a>)>;

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

    fn dimension(&mut self, id: Text, node: &Node<'a>) -> Option<Dimension> {
        let index = self.names.dimensions.get_index_of(id.as_ref())?;
        let label = self.reader.required_text(node, "label");
        let zero = self.reader.text(node, "zero");
        let nodes: LevelNodes<'a> = self.names.levels[index]
            .iter()
            .map(|(id, node)| (*id, node.clone()))
            .collect();
        let mut levels = Vec::new();
        for (level_id, level) in &nodes {
            self.check_keys(level, &LEVEL_KEYS);
            levels.extend(self.read_level(&id, level_id, level));
        }
        let rule = self.rule(&id, node, &nodes);
        Some(Dimension {
            place: node.at.clone(),
            label: label?,
            rule: rule?,
            zero,
            levels,
            id,
        })
    }

    /// The rule with all that it needs from the dimension and its levels.
    fn rule(&mut self, id: &str, node: &Node<'a>, levels: &LevelNodes<'a>) -> Option<Rule> {
        let (rule, at) = self.reader.required_string(node, "rule")?;
        if Rule::NAMES.contains(&rule.as_ref()) {
            self.check_keys_of_rule(&rule, node, levels);
        }
        match rule.as_ref() {
            "staged" => {
                self.check_has_levels(id, node, levels);
                Some(Rule::Staged)
            }
            "score" => self.score(node, levels).map(Rule::Score),
            "first" => {
                self.check_has_levels(id, node, levels);
                self.first(id, node, levels).map(Rule::First)
            }
            _ => {
                let message = self.reader.lang.fault_unknown_rule(&rule);
                self.reader
                    .unknown("unknown-rule", message, at, &rule, &Rule::NAMES);
                None
            }
        }
    }

    /// Reports keys that only another rule knows.
    fn check_keys_of_rule(&mut self, rule: &str, node: &Node<'a>, levels: &LevelNodes<'a>) {
        let (own, own_of_level): (&[&str], &[&str]) = match rule {
            "score" => (&["combine", "of", "weights"], &["from"]),
            "first" => (&["of", "unanswered", "empty"], &["tag", "min"]),
            _ => (&[], &["requires"]),
        };
        for key in RULE_KEYS.iter().filter(|key| !own.contains(key)) {
            self.check_absent(rule, node, key);
        }
        for (_, level) in levels {
            let useless = LEVEL_RULE_KEYS.iter();
            for key in useless.filter(|key| !own_of_level.contains(key)) {
                self.check_absent(rule, level, key);
            }
        }
    }

    fn check_absent(&mut self, rule: &str, node: &Node<'a>, key: &str) {
        if let Some((_, at, _)) = node.entries().find(|(name, ..)| *name == key) {
            let lang = self.reader.lang;
            let message = lang.fault_useless_for_rule(key, rule);
            let fault = Fault::at("unknown-key", at, message);
            self.reader
                .report(fault.help(lang.fault_useless_for_rule_help()));
        }
    }

    fn check_has_levels(&mut self, id: &str, node: &Node<'a>, levels: &LevelNodes<'a>) {
        if !levels.is_empty() {
            return;
        }
        let lang = self.reader.lang;
        let fault = Fault::at("no-levels", node.at.clone(), lang.fault_no_levels(id));
        self.reader
            .report(fault.help(lang.fault_no_levels_help(id)));
    }

    fn read_level(&mut self, dimension: &str, id: &str, node: &Node<'a>) -> Option<Level> {
        let label = self.reader.required_text(node, "label");
        let level = Level {
            id: id.to_owned().into(),
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
            let Some(dimension) = self.reference((id.to_owned().into(), at)) else {
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
