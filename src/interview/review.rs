//! The answers so far, by section, as one reads them again before the result.

use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::order::Arrange;
use crate::questionnaire::{Answer, Question, Questionnaire, Ref};
use crate::truth::Truth;

/// The answers so far, by section.
pub struct Review<'a> {
    /// Sections with at least one answer, in order of asking.
    pub sections: Vec<ReviewedSection<'a>>,
    /// How many optional questions are left to offer.
    pub optional: usize,
}

/// The answers of a section.
pub struct ReviewedSection<'a> {
    /// Title of the section.
    pub title: &'a str,
    /// Its answers, those that are unknown first.
    pub answers: Vec<Reviewed<'a>>,
}

/// One answer.
pub struct Reviewed<'a> {
    /// To ask it again.
    pub reference: Ref<Question>,
    /// The question.
    pub question: &'a Question,
    /// What was answered.
    pub answer: &'a Answer,
    /// Whether the question applies: otherwise its answer is kept, but does not count.
    pub counted: bool,
}

impl Reviewed<'_> {
    /// Whether it is left to find out.
    pub fn is_unknown(&self) -> bool {
        self.counted && *self.answer == Answer::Unknown
    }
}

impl<'a> Review<'a> {
    /// What was answered, with so many optional questions left.
    pub fn new(
        questionnaire: &'a Questionnaire,
        assessment: &Assessment,
        answers: &'a Answers,
        optional: usize,
    ) -> Review<'a> {
        let reviewed = |(reference, question): (Ref<Question>, &'a Question)| Reviewed {
            reference,
            question,
            answer: answers.get(reference),
            counted: assessment.applicability(question) == Truth::Met,
        };
        let sections = questionnaire.sections.iter();
        let sections = sections.map(|(section, content)| {
            let questions = questionnaire.questions.iter();
            let of_section = questions.filter(|(reference, question)| {
                question.section == section && answers.entry(*reference).is_some()
            });
            let mut answers: Vec<Reviewed<'a>> = of_section.map(reviewed).collect();
            answers.arrange_by_key(|reviewed| !reviewed.is_unknown());
            ReviewedSection {
                title: &content.title,
                answers,
            }
        });
        Review {
            sections: sections.filter(|s| !s.answers.is_empty()).collect(),
            optional,
        }
    }

    /// Every answer, section by section.
    pub fn answers(&self) -> impl Iterator<Item = &Reviewed<'a>> {
        self.sections.iter().flat_map(|section| &section.answers)
    }
}

impl ReviewedSection<'_> {
    /// How many of its answers do not count.
    pub fn dropped(&self) -> usize {
        self.answers.iter().filter(|answer| !answer.counted).count()
    }

    /// How many of its answers are left to find out.
    pub fn unknown(&self) -> usize {
        let unknown = self.answers.iter().filter(|answer| answer.is_unknown());
        unknown.count()
    }
}
