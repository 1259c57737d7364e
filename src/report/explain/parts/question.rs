//! All about one question.

use super::{Parts, counted};
use crate::assessment::Evidence;
use crate::explain::Uses;
use crate::questionnaire::{
    Accepts, Answer, Criterion, Kind, Literal, Node, Question, Ref, Rule, Text,
};
use crate::report::answered;
use crate::report::build::label;
use crate::report::explain::{AcceptedReport, OptionDetail, QuestionDetail, SavedReport};
use crate::truth::Truth;

impl<'a> Parts<'a> {
    pub fn question_detail(&self, reference: Ref<Question>) -> QuestionDetail {
        let rules = self.builder.rules;
        let question = &rules.questions[reference];
        let section = &rules.sections[question.section];
        let value = self.builder.assessment.value(reference);
        let because = self.explainer.asked_because(reference);
        let skipped = self.explainer.skipped(reference);
        let kind = match question.kind {
            Kind::Single(_) => "single",
            Kind::Many(_) => "many",
            Kind::Number { .. } => "number",
            Kind::Text => "text",
        };
        QuestionDetail {
            id: question.id.clone(),
            text: question.text.clone(),
            help: question.help.clone(),
            section: label(&section.id, &section.title),
            kind,
            fact: question.fact,
            asked: self.builder.assessment.applicability(question),
            asked_because: because.iter().map(|r| self.test(r)).collect(),
            profiles: self.profiles(&question.profiles),
            answer: counted(question, &value.answer),
            answer_text: question.in_words(&value.answer, self.builder.lang).into(),
            origin: value.origin.name(),
            skipped: skipped.map(|skipped| self.skipped(&skipped)),
            saved: self.saved(reference),
            options: self.options(reference),
            accepted: self.accepted(reference),
            uses: self.uses(Node::Question(reference)),
        }
    }

    fn saved(&self, reference: Ref<Question>) -> Option<SavedReport> {
        let question = &self.builder.rules.questions[reference];
        let entry = self.explainer.answers.entry(reference)?;
        Some(SavedReport {
            answer: answered::value(question, &entry.answer),
            answer_text: question.in_words(&entry.answer, self.builder.lang).into(),
            counted: self.builder.assessment.applicability(question) == Truth::Met,
            note: entry.note.clone().map(Text::from),
            evidence: entry.evidence.clone().map(Text::from),
            by: entry.by.clone().map(Text::from),
            on: entry.on.clone().map(Text::from),
        })
    }

    /// The criteria that test a question, each with what it accepts.
    fn tests_of(&self, reference: Ref<Question>) -> Vec<(&'a Criterion, &'a Accepts)> {
        let criteria = self.builder.rules.criteria.iter();
        let tests = criteria.flat_map(|(_, criterion)| {
            let literals = criterion.needs.literals();
            literals.filter_map(move |literal| match literal {
                Literal::Question(question, accepts) if *question == reference => {
                    Some((criterion, accepts))
                }
                _ => None,
            })
        });
        tests.collect()
    }

    fn accepted(&self, reference: Ref<Question>) -> Vec<AcceptedReport> {
        let question = &self.builder.rules.questions[reference];
        let accepted = self
            .tests_of(reference)
            .into_iter()
            .map(|(criterion, accepts)| {
                let evidence = Evidence {
                    question: reference,
                    accepts,
                    negated: false,
                };
                AcceptedReport {
                    criterion: criterion.id.clone(),
                    accepted_text: answered::accepted(question, &evidence, self.builder.lang)
                        .into(),
                }
            });
        accepted.collect()
    }

    fn options(&self, reference: Ref<Question>) -> Vec<OptionDetail> {
        let rules = self.builder.rules;
        let question = &rules.questions[reference];
        let tests = self.tests_of(reference);
        let counted = Uses::of(rules, Node::Question(reference)).dimensions;
        let counts = |wanted: fn(&Rule) -> bool| {
            let mut rules = counted.iter().map(|&d| &rules.dimensions[d].rule);
            rules.any(wanted)
        };
        let is_scored = counts(|rule| matches!(rule, Rule::Score(_)));
        let is_shared = counts(|rule| matches!(rule, Rule::First(_)));
        let options = question.options().iter().enumerate();
        let options = options.map(|(index, option)| {
            let accept = tests.iter().filter(|(_, accepts)| names(accepts, index));
            OptionDetail {
                id: option.id.clone(),
                text: option.text.clone(),
                chosen: match &self.builder.assessment.value(reference).answer {
                    Answer::One(chosen) => *chosen == index,
                    Answer::Many(chosen) => chosen.contains(&index),
                    _ => false,
                },
                fact: option.fact,
                value: is_scored.then(|| option.value.rounded()),
                tag: option.tag.clone().filter(|_| is_shared),
                criteria: accept.map(|(criterion, _)| criterion.id.clone()).collect(),
            }
        });
        options.collect()
    }
}

/// Whether a test wants an option.
fn names(accepts: &Accepts, option: usize) -> bool {
    match accepts {
        Accepts::Any(marks) | Accepts::All(marks) => marks[option],
        // It refuses options: none is wanted for it.
        Accepts::Without(_) | Accepts::Range { .. } => false,
    }
}
