//! Questions that answers files answer differently, with who said what.

use super::Builder;
use crate::answers::{Disagreement, Said};
use crate::questionnaire::{Answer, Kind, Question, Text};
use crate::report::{DisagreementReport, SaidReport, answered};

impl Builder<'_> {
    pub(super) fn disagreements(&self, found: &[Disagreement]) -> Vec<DisagreementReport> {
        let found = found.iter();
        found.map(|found| self.disagreement(found)).collect()
    }

    fn disagreement(&self, found: &Disagreement) -> DisagreementReport {
        let question = &self.rules.questions[found.question];
        let answers = found.said.iter().map(|said| self.said(question, said));
        DisagreementReport {
            question: question.id.clone(),
            text: question.text.clone(),
            section: self.rules.sections[question.section].id.clone(),
            options: is_graded(question).then(|| question.options().len()),
            answers: answers.collect(),
            kept: answered::value(question, &found.kept),
            kept_text: question.in_words(&found.kept, self.lang).into(),
        }
    }

    fn said(&self, question: &Question, said: &Said) -> SaidReport {
        SaidReport {
            file: said.file.clone().into(),
            by: said.by.clone().map(Text::from),
            profiles: said.profiles.iter().map(|&p| self.profile(p)).collect(),
            answer: answered::value(question, &said.answer),
            answer_text: question.in_words(&said.answer, self.lang).into(),
            rank: rank(question, &said.answer),
        }
    }
}

/// One option is chosen, and each is better than those before it.
fn is_graded(question: &Question) -> bool {
    matches!(question.kind, Kind::Single(_)) && !question.is_description()
}

/// The place of an answer among graded options, from 1.
fn rank(question: &Question, answer: &Answer) -> Option<usize> {
    match answer {
        Answer::One(option) if is_graded(question) => Some(option + 1),
        _ => None,
    }
}
