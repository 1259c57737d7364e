//! Questions, their options and the scales they share.

use std::sync::Arc;

use super::Shape;
use crate::diagnostic::Fault;
use crate::exact::Exact;
use crate::questionnaire::file::{Item, Node};
use crate::questionnaire::{Answer, Choice, Kind, Question, Ref, Section, Suggestion, Table, Text};

const KEYS: [&str; 17] = [
    "section",
    "text",
    "help",
    "kind",
    "scale",
    "options",
    "unit",
    "min",
    "max",
    "fact",
    "profiles",
    "when",
    "unless",
    "otherwise",
    "na",
    "suggest",
    "effort",
];

/// Nobody chooses among more; scales multiply them by the number of questions.
const MOST_OPTIONS: usize = 100;

impl<'a> Shape<'a> {
    /// What an answer to each question looks like, in the order of the questions.
    pub(super) fn read_kinds(&mut self) -> Vec<Kind> {
        let scales: Vec<Node<'a>> = self.names.scales.values().cloned().collect();
        self.scales = scales.iter().map(|scale| self.choices(scale)).collect();
        let nodes: Vec<Node<'a>> = self.names.questions.values().cloned().collect();
        nodes.iter().map(|node| self.kind(node)).collect()
    }

    fn kind(&mut self, node: &Node<'a>) -> Kind {
        let kind = self.read_kind(node);
        let useless: &[&str] = match kind {
            Kind::Single(_) | Kind::Many(_) => &["unit", "min", "max"],
            Kind::Number { .. } => &["scale", "options"],
            Kind::Text => &["unit", "min", "max", "scale", "options"],
        };
        let lang = self.reader.lang;
        for key in useless {
            if let Some(item) = node.get(key) {
                let fault = Fault::at("unknown-key", item.at, lang.fault_useless_key(key));
                self.reader
                    .report(fault.help(lang.fault_useless_key_help()));
            }
        }
        kind
    }

    fn read_kind(&mut self, node: &Node<'a>) -> Kind {
        let lang = self.reader.lang;
        match self.reader.string(node, "kind") {
            None => Kind::Single(self.options(node)),
            Some((kind, at)) => match kind.as_ref() {
                "single" => Kind::Single(self.options(node)),
                "many" => Kind::Many(self.options(node)),
                "number" => self.number(node),
                "text" => Kind::Text,
                _ => {
                    let known = ["single", "many", "number", "text"];
                    let message = lang.fault_unknown_kind(&kind);
                    self.reader
                        .unknown("unknown-kind", message, at, &kind, &known);
                    self.likely_kind(node)
                }
            },
        }
    }

    /// The kind that the other keys fit, so that they are not blamed for a slip in this one.
    fn likely_kind(&mut self, node: &Node<'a>) -> Kind {
        let has = |key| node.get(key).is_some();
        if has("scale") || has("options") {
            Kind::Single(self.options(node))
        } else if has("unit") || has("min") || has("max") {
            self.number(node)
        } else {
            Kind::Text
        }
    }

    fn number(&mut self, node: &Node<'a>) -> Kind {
        let min = self.reader.number(node, "min");
        let max = self.reader.number(node, "max");
        if let (Some(low), Some(high)) = (min, max)
            && low > high
        {
            let lang = self.reader.lang;
            self.reader.report(
                Fault::at(
                    "threshold-range",
                    node.at.clone(),
                    lang.fault_min_above_max(),
                )
                .help(lang.fault_min_above_max_help()),
            );
        }
        Kind::Number {
            unit: self.reader.text(node, "unit"),
            min,
            max,
        }
    }

    /// The options of a question: its own, or those of its scale.
    fn options(&mut self, node: &Node<'a>) -> Arc<[Choice]> {
        let lang = self.reader.lang;
        if node.get("scale").is_some() && node.get("options").is_some() {
            self.reader.report(
                Fault::at(
                    "two-sets-of-options",
                    node.at.clone(),
                    lang.fault_scale_and_options(),
                )
                .help(lang.fault_scale_and_options_help()),
            );
        }
        if let Some((scale, at)) = self.reader.string(node, "scale") {
            let Some(found) = self.names.scales.get_index_of(scale.as_ref()) else {
                let known: Vec<&str> = self.names.scales.keys().copied().collect();
                let message = lang.fault_unknown_id(&scale);
                self.reader
                    .unknown("unknown-id", message, at, &scale, &known);
                return Arc::default();
            };
            return Arc::clone(&self.scales[found]);
        }
        match self.reader.table(node, "options") {
            Some(options) => self.choices(&options),
            None => {
                if node.get("options").is_none() {
                    self.reader.missing(node, "options");
                }
                Arc::default()
            }
        }
    }

    fn choices(&mut self, node: &Node<'a>) -> Arc<[Choice]> {
        // Reasons to silence checks may stand beside the options; an option has a text.
        let is_option = |item: &Item<'a>| item.table().is_none_or(|t| t.get("text").is_some());
        let entries = node.entries();
        let entries = entries.filter(|(id, _, item)| *id != "allow" || is_option(item));
        let entries: Vec<_> = entries.collect();
        if entries.is_empty() {
            let lang = self.reader.lang;
            let fault = Fault::at("no-options", node.at.clone(), lang.fault_no_options());
            self.reader.report(fault.help(lang.fault_no_options_help()));
        }
        if let Some((_, at, _)) = entries.get(MOST_OPTIONS) {
            let lang = self.reader.lang;
            let message = lang.fault_too_many_options(MOST_OPTIONS);
            let fault = Fault::at("too-many-options", at.clone(), message);
            self.reader
                .report(fault.help(lang.fault_too_many_options_help()));
        }
        let last = entries.len().saturating_sub(1).max(1);
        let mut choices = Vec::new();
        for (position, (id, at, item)) in entries.into_iter().enumerate() {
            super::names::check_id(&mut self.reader, id, &at);
            let Some(option) = item.table() else {
                let expected = self.reader.lang.type_table();
                self.reader.wrong_type(item.at, id, expected);
                continue;
            };
            let option = Node { at, ..option };
            self.check_keys(&option, &["text", "value", "tag", "fact", "note"]);
            let evenly_spaced = Exact::fraction(position, last);
            choices.extend(self.choice(id, &option, evenly_spaced));
        }
        choices.into()
    }

    fn choice(
        &mut self,
        id: &str,
        node: &Node<'a>,
        evenly_spaced: Option<Exact>,
    ) -> Option<Choice> {
        let value = self.reader.decimal(node, "value");
        Some(Choice {
            id: id.to_owned().into(),
            text: self.reader.required_text(node, "text")?,
            value: value.or(evenly_spaced).unwrap_or_else(Exact::zero),
            tag: self.reader.string(node, "tag").map(|(tag, _)| tag),
            fact: self.reader.flag(node, "fact"),
            note: self.reader.text(node, "note"),
        })
    }

    /// Every question, in order of asking.
    pub(super) fn questions(&mut self) -> Table<Question> {
        self.build(
            |names| &names.questions,
            &KEYS,
            |shape, id, node| shape.question(id, node),
        )
    }

    fn question(&mut self, id: Text, node: &Node<'a>) -> Option<Question> {
        let index = self.names.questions.get_index_of(id.as_ref())?;
        let kind = self.kinds.get(index)?.clone();
        let text = self.reader.required_text(node, "text");
        let section = self.required_reference::<Section>(node, "section");
        let question = Question {
            place: node.at.clone(),
            section: section.unwrap_or(Ref::new(0)),
            text: text.clone().unwrap_or_default(),
            help: self.reader.text(node, "help"),
            fact: self.reader.flag(node, "fact"),
            profiles: self.references(node, "profiles"),
            when: self.condition_at(node, "when"),
            unless: self.condition_at(node, "unless"),
            otherwise: self.answer_at(node, "otherwise", &id, &kind),
            na: self.reader.text(node, "na"),
            suggest: self.suggestions(node, &id, &kind),
            effort: self.reader.count(node, "effort").unwrap_or(1),
            id,
            kind,
        };
        (text.is_some() && section.is_some()).then_some(question)
    }

    fn answer_at(&mut self, node: &Node<'a>, key: &str, id: &str, kind: &Kind) -> Option<Answer> {
        let item = node.get(key)?;
        self.known_answer(&item, id, kind)
    }

    /// An answer of the rules' own: it says something, `unknown` and `na` do not.
    fn known_answer(&mut self, item: &Item<'a>, id: &str, kind: &Kind) -> Option<Answer> {
        let answer = kind.read_answer(&mut self.reader, item, id, true)?;
        if answer.is_known() {
            return Some(answer);
        }
        let lang = self.reader.lang;
        self.reader.report(
            Fault::at(
                "reserved-answer",
                item.at.clone(),
                lang.fault_reserved_answer(),
            )
            .help(lang.fault_reserved_answer_help()),
        );
        None
    }

    fn suggestions(&mut self, node: &Node<'a>, id: &str, kind: &Kind) -> Vec<Suggestion> {
        let Some(item) = node.get("suggest") else {
            return Vec::new();
        };
        let Some(items) = item.list() else {
            let expected = self.reader.lang.type_tables();
            self.reader.wrong_type(item.at, "suggest", expected);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.suggestion(item, id, kind))
            .collect()
    }

    fn suggestion(&mut self, item: &Item<'a>, id: &str, kind: &Kind) -> Option<Suggestion> {
        let Some(node) = item.table() else {
            let expected = self.reader.lang.type_tables();
            self.reader.wrong_type(item.at.clone(), "suggest", expected);
            return None;
        };
        self.reader.check_keys(&node, &["when", "answer"]);
        for key in ["when", "answer"] {
            if node.get(key).is_none() {
                self.reader.missing(&node, key);
            }
        }
        let when = self.condition_at(&node, "when");
        let answer = self.answer_at(&node, "answer", id, kind);
        Some(Suggestion {
            when: when?,
            answer: answer?,
        })
    }
}
