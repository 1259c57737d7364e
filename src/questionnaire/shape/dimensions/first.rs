//! Which questions the rule `first` counts, and the condition of each level.

use indexmap::{IndexMap, IndexSet};

use super::{LevelNodes, Shape};
use crate::diagnostic::{Fault, Place};
use crate::exact::Exact;
use crate::questionnaire::file::{Located, Node};
use crate::questionnaire::{Choice, First, Kind, Question, Ref, Share, Text};

impl<'a> Shape<'a> {
    pub(super) fn first(
        &mut self,
        id: &str,
        node: &Node<'a>,
        levels: &LevelNodes<'a>,
    ) -> Option<First> {
        let of = self.tagged_questions(node);
        let tags = self.tags(&of);
        let unanswered = self.reader.string(node, "unanswered");
        let shares = self.shares(levels, &tags, unanswered.as_ref());
        if let Some(unanswered) = &unanswered {
            self.check_counted(unanswered, levels);
        }
        let empty = self.reader.string(node, "empty");
        let dimension = self.names.dimensions.get_index_of(id)?;
        let empty = empty.and_then(|level| self.rank(Ref::new(dimension), level));
        Some(First {
            of,
            unanswered: unanswered.map(|(tag, _)| tag),
            empty,
            shares: shares?,
        })
    }

    /// The questions under `of`, or else all that have a tag.
    fn tagged_questions(&mut self, node: &Node<'a>) -> Vec<Ref<Question>> {
        let mut of: IndexMap<Ref<Question>, Place> = IndexMap::new();
        if node.get("of").is_none() {
            let all = (0..self.kinds.len()).map(Ref::new);
            let tagged: Vec<Ref<Question>> = all.filter(|&q| self.has_tags(q)).collect();
            if tagged.is_empty() {
                self.nothing_counts(node.at.clone());
            }
            return tagged;
        }
        let listed = self.reader.strings(node, "of");
        if listed.is_empty()
            && let Some(item) = node.get("of")
            && item.list().is_some_and(|list| list.is_empty())
        {
            self.nothing_counts(item.at);
        }
        for (id, at) in listed {
            let Some(question) = self.reference::<Question>((id.clone(), at.clone())) else {
                continue;
            };
            if let Some(first) = of.get(&question) {
                self.listed_twice(&id, at, first.clone());
            } else if self.has_tags(question) {
                of.insert(question, at);
            } else {
                let lang = self.reader.lang;
                let fault = Fault::at("no-value", at, lang.fault_no_tag(&id));
                self.reader.report(fault.help(lang.fault_no_tag_help()));
            }
        }
        of.into_keys().collect()
    }

    fn nothing_counts(&mut self, at: Place) {
        let lang = self.reader.lang;
        let fault = Fault::at("no-items", at, lang.fault_no_tagged_question());
        self.reader.report(fault.help(lang.fault_no_tag_help()));
    }

    fn options_of(&self, question: Ref<Question>) -> &[Choice] {
        match self.kinds.get(question.index()) {
            Some(Kind::Single(options) | Kind::Many(options)) => options,
            _ => &[],
        }
    }

    fn has_tags(&self, question: Ref<Question>) -> bool {
        let mut options = self.options_of(question).iter();
        options.any(|option| option.tag.is_some())
    }

    /// Every tag of these questions.
    fn tags(&self, of: &[Ref<Question>]) -> IndexSet<Text> {
        let options = of.iter().flat_map(|&question| self.options_of(question));
        options.filter_map(|option| option.tag.clone()).collect()
    }

    /// The conditions: every level has one but the last.
    fn shares(
        &mut self,
        levels: &LevelNodes<'a>,
        tags: &IndexSet<Text>,
        unanswered: Option<&Located>,
    ) -> Option<Vec<Share>> {
        let ((_, last), others) = levels.split_last()?;
        for key in ["tag", "min"] {
            if let Some(item) = last.get(key) {
                let lang = self.reader.lang;
                let fault = Fault::at("level-order", item.at, lang.fault_last_level(key));
                self.reader.report(fault.help(lang.fault_last_level_help()));
            }
        }
        let shares = others.iter().map(|(_, level)| {
            let tag = self.reader.required_string(level, "tag");
            let tag = tag.and_then(|tag| self.known_tag(tag, tags, unanswered));
            let min = self.share(level);
            Some(Share {
                tag: tag?,
                min: min?,
            })
        });
        let shares: Vec<Option<Share>> = shares.collect();
        shares.into_iter().collect()
    }

    /// A tag that an answer may carry, or that unknowns count as.
    fn known_tag(
        &mut self,
        (tag, at): Located,
        tags: &IndexSet<Text>,
        unanswered: Option<&Located>,
    ) -> Option<Text> {
        let unanswered = unanswered.map(|(tag, _)| tag);
        // Without any question that counts, every tag would be unknown: that is told once.
        if tags.is_empty() || tags.contains(&tag) || unanswered == Some(&tag) {
            return Some(tag);
        }
        let known: Vec<&str> = tags.iter().chain(unanswered).map(|tag| &**tag).collect();
        let message = self.reader.lang.fault_unknown_tag(&tag);
        self.reader.unknown("unknown-id", message, at, &tag, &known);
        None
    }

    /// The tag of unknowns must be one that some level counts.
    fn check_counted(&mut self, (tag, at): &Located, levels: &LevelNodes<'a>) {
        let counted = levels.iter().filter_map(|(_, level)| level.get("tag"));
        let counted: Vec<Text> = counted.filter_map(|item| item.str()).collect();
        if !counted.contains(tag) {
            let known: Vec<&str> = counted.iter().map(|tag| &**tag).collect();
            let message = self.reader.lang.fault_tag_not_counted(tag);
            self.reader
                .unknown("unknown-id", message, at.clone(), tag, &known);
        }
    }

    fn share(&mut self, level: &Node<'a>) -> Option<Exact> {
        let Some(item) = level.get("min") else {
            self.reader.missing(level, "min");
            return None;
        };
        let min = self.reader.decimal(level, "min")?;
        if min < Exact::zero() || min > Exact::from(1) {
            let lang = self.reader.lang;
            let fault = Fault::at("threshold-range", item.at, lang.fault_share_range());
            self.reader
                .report(fault.help(lang.fault_share_range_help()));
        }
        Some(min)
    }
}
