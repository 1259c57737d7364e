//! What the rule `score` combines, and where its levels start.

use indexmap::IndexMap;

use super::{LevelNodes, Shape};
use crate::diagnostic::{Fault, Place};
use crate::exact::Exact;
use crate::questionnaire::file::{Located, Node};
use crate::questionnaire::order::Node as Item;
use crate::questionnaire::{Combine, Kind, Ref, Score, Text, Weighed};

/// The items of a score, each with its id and where that is written.
type Items = IndexMap<Text, (Item, Place)>;

impl<'a> Shape<'a> {
    pub(super) fn score(&mut self, node: &Node<'a>, levels: &LevelNodes<'a>) -> Option<Score> {
        let combine = self.combine(node);
        if combine.is_some_and(|combine| !combine.is_weighted()) {
            self.check_no_weights(node);
        }
        let items = self.items(node);
        let mut weights = self.weights(node, &items);
        let of = items.into_iter().map(|(id, (item, _))| Weighed {
            node: item,
            weight: weights.swap_remove(&id).unwrap_or_else(|| Exact::from(1)),
        });
        Some(Score {
            of: of.collect(),
            from: self.thresholds(levels)?,
            combine: combine?,
        })
    }

    fn combine(&mut self, node: &Node<'a>) -> Option<Combine> {
        if node.get("combine").is_none() {
            return Some(Combine::ALL[0]);
        }
        let (name, at) = self.reader.string(node, "combine")?;
        let combine = Combine::from_name(&name);
        if combine.is_none() {
            let known = Combine::ALL.map(Combine::name);
            let message = self.reader.lang.fault_unknown_combine(&name);
            self.reader
                .unknown("unknown-id", message, at, &name, &known);
        }
        combine
    }

    /// A weight that changes nothing would mislead whoever reads it.
    fn check_no_weights(&mut self, node: &Node<'a>) {
        if let Some(item) = node.get("weights") {
            let lang = self.reader.lang;
            let fault = Fault::at("unknown-key", item.at, lang.fault_useless_weights());
            self.reader
                .report(fault.help(lang.fault_useless_weights_help()));
        }
    }

    /// The questions, criteria and dimensions under `of`, each once.
    fn items(&mut self, node: &Node<'a>) -> Items {
        let mut items = Items::new();
        match node.get("of") {
            None => self.reader.missing(node, "of"),
            Some(item) if item.list().is_some_and(|list| list.is_empty()) => {
                let lang = self.reader.lang;
                let fault = Fault::at("no-items", item.at, lang.fault_no_items());
                self.reader.report(fault.help(lang.fault_no_items_help()));
            }
            Some(_) => {}
        }
        for (id, at) in self.reader.strings(node, "of") {
            if let Some((_, first)) = items.get(&id) {
                self.listed_twice(&id, at, first.clone());
            } else if let Some(item) = self.item((id.clone(), at.clone())) {
                items.insert(id, (item, at));
            }
        }
        items
    }

    /// Reports an id that a list already has.
    pub(super) fn listed_twice(&mut self, id: &str, at: Place, first: Place) {
        let lang = self.reader.lang;
        let fault = Fault::at("duplicate-id", at, lang.fault_listed_twice(id));
        self.reader.report(
            fault
                .related(first, lang.fault_first_listed_here())
                .help(lang.fault_listed_twice_help()),
        );
    }

    /// A question with one answer among options, a criterion, or a dimension that has a score.
    fn item(&mut self, (id, at): Located) -> Option<Item> {
        let names = &self.names;
        if let Some(index) = names.questions.get_index_of(id.as_ref()) {
            return self.scored_question(index, &id, at);
        }
        if let Some(index) = names.criteria.get_index_of(id.as_ref()) {
            return Some(Item::Criterion(Ref::new(index)));
        }
        if let Some(index) = names.dimensions.get_index_of(id.as_ref()) {
            return self.scored_dimension(index, &id, at);
        }
        let known: Vec<&str> = [&names.questions, &names.criteria, &names.dimensions]
            .into_iter()
            .flat_map(|entries| entries.keys().copied())
            .collect();
        let message = self.reader.lang.fault_unknown_id(&id);
        self.reader.unknown("unknown-id", message, at, &id, &known);
        None
    }

    fn scored_question(&mut self, index: usize, id: &str, at: Place) -> Option<Item> {
        if let Some(Kind::Single(_)) = self.kinds.get(index) {
            return Some(Item::Question(Ref::new(index)));
        }
        let lang = self.reader.lang;
        let fault = Fault::at("no-value", at, lang.fault_no_value(id));
        self.reader.report(fault.help(lang.fault_no_value_help(id)));
        None
    }

    fn scored_dimension(&mut self, index: usize, id: &str, at: Place) -> Option<Item> {
        let rule = self.names.dimensions[index].get("rule");
        if rule.is_some_and(|rule| rule.str().as_deref() == Some("score")) {
            return Some(Item::Dimension(Ref::new(index)));
        }
        let lang = self.reader.lang;
        let fault = Fault::at("no-value", at, lang.fault_no_score(id));
        self.reader.report(fault.help(lang.fault_no_score_help()));
        None
    }

    /// The weights that are written, by id.
    fn weights(&mut self, node: &Node<'a>, items: &Items) -> IndexMap<Text, Exact> {
        let Some(table) = self.reader.table(node, "weights") else {
            return IndexMap::new();
        };
        let entries: Vec<_> = table.entries().collect();
        let mut weights = IndexMap::new();
        for (id, at, item) in entries {
            if !items.contains_key(id) {
                let known: Vec<&str> = items.keys().map(|id| &**id).collect();
                let message = self.reader.lang.fault_weight_of_nothing(id);
                self.reader.unknown("unknown-id", message, at, id, &known);
                continue;
            }
            let Some(weight) = self.reader.decimal(&table, id) else {
                continue;
            };
            if weight <= Exact::zero() {
                let lang = self.reader.lang;
                let fault = Fault::at("weight-range", item.at, lang.fault_weight_range(id));
                self.reader
                    .report(fault.help(lang.fault_weight_range_help()));
                continue;
            }
            weights.insert(id.to_owned().into(), weight);
        }
        weights
    }

    /// Where each level starts: every one higher than the one before.
    fn thresholds(&mut self, levels: &LevelNodes<'a>) -> Option<Vec<Exact>> {
        let mut thresholds: Vec<Exact> = Vec::new();
        let mut before: Option<Place> = None;
        for (id, level) in levels {
            let Some(item) = level.get("from") else {
                self.reader.missing(level, "from");
                continue;
            };
            let Some(from) = self.reader.decimal(level, "from") else {
                continue;
            };
            if let (Some(last), Some(place)) = (thresholds.last(), &before)
                && from <= *last
            {
                let lang = self.reader.lang;
                let fault = Fault::at("level-order", item.at.clone(), lang.fault_level_order(id));
                self.reader.report(
                    fault
                        .related(place.clone(), lang.fault_level_before())
                        .help(lang.fault_level_order_help()),
                );
            }
            thresholds.push(from);
            before = Some(item.at);
        }
        (thresholds.len() == levels.len()).then_some(thresholds)
    }
}
