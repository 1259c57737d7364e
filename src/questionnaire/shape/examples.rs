//! The author's own tests.

use super::Shape;
use crate::diagnostic::Fault;
use crate::questionnaire::file::Node;
use crate::questionnaire::{
    Answer, Dimension, Example, Expectation, Question, Ref, Table, Text, Verdict,
};

impl<'a> Shape<'a> {
    pub(super) fn examples(&mut self) -> Table<Example> {
        let keys = ["profiles", "answers", "expect"];
        self.build(
            |names| &names.examples,
            &keys,
            |shape, id, node| {
                Some(Example {
                    id,
                    place: node.at.clone(),
                    profiles: shape.references(node, "profiles"),
                    answers: shape.example_answers(node),
                    expect: shape.expectation(node),
                })
            },
        )
    }

    fn example_answers(&mut self, node: &Node<'a>) -> Vec<(Ref<Question>, Answer)> {
        let Some(table) = self.reader.table(node, "answers") else {
            return Vec::new();
        };
        let entries: Vec<_> = table.entries().collect();
        let mut answers = Vec::new();
        for (id, at, item) in entries {
            let Some(question) = self.reference::<Question>((id.to_owned().into(), at)) else {
                continue;
            };
            let Some(kind) = self.kinds.get(question.index()).cloned() else {
                continue;
            };
            let question_node = self.names.questions.get(id);
            let offers_na = question_node.is_some_and(|node| node.get("na").is_some());
            let answer = kind.read_answer(&mut self.reader, &item, id, offers_na);
            answers.extend(answer.map(|answer| (question, answer)));
        }
        answers
    }

    fn expectation(&mut self, node: &Node<'a>) -> Expectation {
        let Some(expect) = self.reader.table(node, "expect") else {
            return Expectation::default();
        };
        let keys = [
            "level",
            "possible",
            "verdict",
            "blockers",
            "gap",
            "eligibility",
        ];
        self.reader.check_keys(&expect, &keys);
        Expectation {
            level: self.expected_ranks(&expect, "level"),
            possible: self.expected_ranks(&expect, "possible"),
            verdict: self.expected_verdict(&expect),
            blockers: expect
                .get("blockers")
                .map(|_| self.references(&expect, "blockers")),
            gap: expect.get("gap").map(|_| self.expected_gap(&expect)),
            eligibility: self.expected_eligibility(&expect),
        }
    }

    fn expected_verdict(&mut self, node: &Node<'a>) -> Option<Verdict> {
        let (name, at) = self.reader.string(node, "verdict")?;
        let verdict = Verdict::from_name(&name);
        if verdict.is_none() {
            let known = Verdict::ALL.map(Verdict::name);
            let message = self.reader.lang.fault_unknown_verdict(&name);
            self.reader
                .unknown("unknown-id", message, at, &name, &known);
        }
        verdict
    }

    fn expected_eligibility(&mut self, node: &Node<'a>) -> Option<Text> {
        let (case, at) = self.reader.string(node, "eligibility")?;
        let mut known: Vec<&str> = self.names.eligibility.keys().copied().collect();
        known.extend(["to-clarify", "none"]);
        if known.contains(&case.as_ref()) {
            return Some(case);
        }
        let message = self.reader.lang.fault_unknown_id(&case);
        self.reader
            .unknown("unknown-id", message, at, &case, &known);
        None
    }

    fn expected_gap(&mut self, node: &Node<'a>) -> Vec<(Ref<Dimension>, usize)> {
        let levels = self.reader.strings(node, "gap");
        levels
            .into_iter()
            .filter_map(|level| self.level(level))
            .collect()
    }

    /// Ranks by dimension: a level's id, or 0 for rank 0.
    fn expected_ranks(&mut self, node: &Node<'a>, key: &str) -> Vec<(Ref<Dimension>, usize)> {
        let Some(table) = self.reader.table(node, key) else {
            return Vec::new();
        };
        let entries: Vec<_> = table.entries().collect();
        let mut ranks = Vec::new();
        for (id, at, item) in entries {
            let Some(dimension) = self.reference::<Dimension>((id.to_owned().into(), at)) else {
                continue;
            };
            let rank = match (item.integer(), item.str()) {
                (Some(0), _) => Some(0),
                (_, Some(level)) => self.rank(dimension, (level, item.at.clone())),
                _ => {
                    let lang = self.reader.lang;
                    self.reader.report(
                        Fault::at("wrong-type", item.at, lang.fault_level_or_zero(id))
                            .help(lang.fault_level_or_zero_help()),
                    );
                    None
                }
            };
            ranks.extend(rank.map(|rank| (dimension, rank)));
        }
        ranks
    }
}
