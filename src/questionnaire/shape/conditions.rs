//! Conditions: AND inside a table, OR between the tables of a list (format.md, section 2).

use super::Shape;
use crate::diagnostic::{Fault, Place};
use crate::questionnaire::answer::{NA, UNKNOWN};
use crate::questionnaire::file::{Item, Node};
use crate::questionnaire::{Accepts, Condition, Dimension, Kind, Literal, Ref};
use crate::truth::Truth;

impl<'a> Shape<'a> {
    /// The condition under a key, if the key is there.
    pub(super) fn condition_at(&mut self, node: &Node<'a>, key: &str) -> Option<Condition> {
        let item = node.get(key)?;
        self.condition(&item, key)
    }

    fn condition(&mut self, item: &Item<'a>, key: &str) -> Option<Condition> {
        let tables = match (item.table(), item.list()) {
            (Some(table), _) => vec![Some(table)],
            (None, Some(items)) => items.iter().map(Item::table).collect(),
            // Neither a table nor a list: refused below.
            (None, None) => vec![None],
        };
        if tables.is_empty() {
            self.empty_condition(item.at.clone());
        }
        let mut alternatives = Vec::new();
        for table in tables {
            let Some(table) = table else {
                let expected = self.reader.lang.type_condition();
                self.reader.wrong_type(item.at.clone(), key, expected);
                return None;
            };
            if table.table.is_empty() {
                self.empty_condition(table.at.clone());
            }
            let entries: Vec<_> = table.entries().collect();
            let literals: Vec<Option<Literal>> = entries
                .into_iter()
                .map(|(id, at, item)| self.literal(id, at, &item))
                .collect();
            alternatives.push(literals.into_iter().collect::<Option<Vec<_>>>()?);
        }
        Some(Condition(alternatives))
    }

    fn empty_condition(&mut self, at: Place) {
        let lang = self.reader.lang;
        self.reader.report(
            Fault::at("empty-condition", at, lang.fault_empty_condition())
                .help(lang.fault_empty_condition_help()),
        );
    }

    fn literal(&mut self, id: &str, at: Place, item: &Item<'a>) -> Option<Literal> {
        if let Some(index) = self.names.questions.get_index_of(id) {
            let kind = self.kinds.get(index)?.clone();
            let accepts = self.accepts(&kind, id, item)?;
            return Some(Literal::Question(Ref::new(index), accepts));
        }
        if let Some(index) = self.names.criteria.get_index_of(id) {
            let state = self.criterion_state(item, id)?;
            return Some(Literal::Criterion(Ref::new(index), state));
        }
        if let Some(index) = self.names.dimensions.get_index_of(id) {
            let accepted = self.ranks(Ref::new(index), item, id)?;
            return Some(Literal::Dimension(Ref::new(index), accepted));
        }
        let names = &self.names;
        let tables = [&names.questions, &names.criteria, &names.dimensions].into_iter();
        let known = tables.flat_map(|entries| entries.keys().copied());
        let known = self.reader.known(known);
        let message = self.reader.lang.fault_unknown_id(id);
        self.reader.unknown("unknown-id", message, at, id, &known);
        None
    }

    fn criterion_state(&mut self, item: &Item<'a>, id: &str) -> Option<Truth> {
        match item.str().as_deref() {
            Some("met") => Some(Truth::Met),
            Some("unmet") => Some(Truth::Unmet),
            _ => {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at(
                        "unknown-option",
                        item.at.clone(),
                        lang.fault_criterion_state(id),
                    )
                    .help(lang.fault_known_names("met, unmet")),
                );
                None
            }
        }
    }

    fn accepts(&mut self, kind: &Kind, id: &str, item: &Item<'a>) -> Option<Accepts> {
        match kind {
            Kind::Single(_) | Kind::Many(_) => self.accepts_options(kind, id, item),
            Kind::Number { .. } => self.accepts_numbers(id, item),
            Kind::Text => {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at("untestable", item.at.clone(), lang.fault_text_tested(id))
                        .help(lang.fault_text_tested_help()),
                );
                None
            }
        }
    }

    /// An option, a list, `{ min }`, `{ all }` or `{ not }`.
    fn accepts_options(&mut self, kind: &Kind, id: &str, item: &Item<'a>) -> Option<Accepts> {
        let many = matches!(kind, Kind::Many(_));
        let Some(node) = item.table() else {
            return Some(Accepts::Any(self.marks(kind, id, item)?));
        };
        let key = self.only_key(&node, &["min", "all", "not"])?;
        let value = node.get(key)?;
        match key {
            "min" => {
                let option = value.str().unwrap_or_default();
                let from = kind.find_option(&mut self.reader, &value, id, &option)?;
                let marks = self.no_marks(kind);
                Some(Accepts::Any(
                    (0..marks.len()).map(|option| option >= from).collect(),
                ))
            }
            "all" if many => Some(Accepts::All(self.marks(kind, id, &value)?)),
            "all" => {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at("wrong-type", value.at.clone(), lang.fault_all_of_one(id))
                        .help(lang.fault_all_of_one_help()),
                );
                None
            }
            _ => {
                let marks = self.marks(kind, id, &value)?;
                Some(if many {
                    Accepts::Without(marks)
                } else {
                    Accepts::Any(marks.iter().map(|marked| !marked).collect())
                })
            }
        }
    }

    fn no_marks(&self, kind: &Kind) -> Vec<bool> {
        match kind {
            Kind::Single(options) | Kind::Many(options) => vec![false; options.len()],
            Kind::Number { .. } | Kind::Text => Vec::new(),
        }
    }

    /// The options that a string or a list of strings names: `marks[option]`.
    fn marks(&mut self, kind: &Kind, id: &str, item: &Item<'a>) -> Option<Vec<bool>> {
        let items = match item.str() {
            Some(_) => vec![item.clone()],
            None => item.list().unwrap_or_default(),
        };
        if items.is_empty() {
            let expected = self.reader.lang.type_options();
            self.reader.wrong_type(item.at.clone(), id, expected);
            return None;
        }
        let mut marks = self.no_marks(kind);
        for item in &items {
            let option = item.str().unwrap_or_default();
            if option == UNKNOWN || option == NA {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at(
                        "reserved-answer",
                        item.at.clone(),
                        lang.fault_reserved_accepted(),
                    )
                    .help(lang.fault_reserved_accepted_help()),
                );
                return None;
            }
            marks[kind.find_option(&mut self.reader, item, id, &option)?] = true;
        }
        Some(marks)
    }

    /// `{ min, below }`, at least one of them.
    fn accepts_numbers(&mut self, id: &str, item: &Item<'a>) -> Option<Accepts> {
        let node = item.table().filter(|node| !node.table.is_empty());
        let Some(node) = node else {
            let expected = self.reader.lang.type_range();
            self.reader.wrong_type(item.at.clone(), id, expected);
            return None;
        };
        self.reader.check_keys(&node, &["min", "below"]);
        let min = self.reader.number(&node, "min");
        let below = self.reader.number(&node, "below");
        Some(Accepts::Range { min, below })
    }

    /// A level, a list of levels, `{ min }` or `{ not }`: `accepted[rank]`.
    fn ranks(&mut self, dimension: Ref<Dimension>, item: &Item<'a>, id: &str) -> Option<Vec<bool>> {
        let count = self.names.levels[dimension.index()].len() + 1;
        let Some(node) = item.table() else {
            return self.listed_ranks(dimension, item, id, count);
        };
        let key = self.only_key(&node, &["min", "not"])?;
        let value = node.get(key)?;
        if key == "min" {
            let (level, at) = self.reader.string(&node, "min")?;
            let lowest = self.rank(dimension, (level, at))?;
            return Some((0..count).map(|rank| rank >= lowest).collect());
        }
        let listed = self.listed_ranks(dimension, &value, id, count)?;
        Some(listed.iter().map(|accepted| !accepted).collect())
    }

    fn listed_ranks(
        &mut self,
        dimension: Ref<Dimension>,
        item: &Item<'a>,
        id: &str,
        count: usize,
    ) -> Option<Vec<bool>> {
        let levels = match item.str() {
            Some(level) => vec![(level, item.at.clone())],
            None => self.reader.strings_of(item, id),
        };
        if levels.is_empty() {
            self.empty_condition(item.at.clone());
            return None;
        }
        let mut accepted = vec![false; count];
        for level in levels {
            accepted[self.rank(dimension, level)?] = true;
        }
        Some(accepted)
    }

    /// The only key of a table such as `{ min = … }`.
    fn only_key<'k>(&mut self, node: &Node<'a>, known: &[&'k str]) -> Option<&'k str> {
        self.reader.check_keys(node, known);
        let present: Vec<&'k str> = known
            .iter()
            .copied()
            .filter(|key| node.get(key).is_some())
            .collect();
        match present.as_slice() {
            [key] if node.table.len() == 1 => Some(key),
            _ => {
                let lang = self.reader.lang;
                self.reader.report(
                    Fault::at("wrong-type", node.at.clone(), lang.fault_one_key_expected())
                        .help(lang.fault_known_names(&known.join(", "))),
                );
                None
            }
        }
    }
}
