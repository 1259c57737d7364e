//! Why a question counts as it does: asked or not, and on which conditions.

use super::Explainer;
use crate::answers::Answers;
use crate::assessment::{Origin, deciding};
use crate::questionnaire::{Answer, Condition, Literal, Question, Ref};
use crate::truth::Truth;

/// A test of a condition, and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct Reason<'q> {
    /// The test.
    pub literal: &'q Literal,
    /// Its state.
    pub state: Truth,
}

/// One way in which a condition can be met.
#[derive(Debug, Clone)]
pub struct Branch<'q> {
    /// Its state.
    pub state: Truth,
    /// Everything that it tests, in the order of the rules.
    pub reasons: Vec<Reason<'q>>,
}

impl Branch<'_> {
    /// How far it is from being met: what is unmet, then what is unknown; one of which nothing
    /// applies comes last.
    pub(super) fn distance(&self) -> (bool, usize, usize) {
        let count = |state| self.reasons.iter().filter(|r| r.state == state).count();
        let void = self.state == Truth::Na;
        (void, count(Truth::Unmet), count(Truth::Unknown))
    }

    /// The only question that is still unknown in it; `None` when there are several, or when it
    /// waits for something else.
    pub(super) fn question(&self) -> Option<Ref<Question>> {
        let mut found = None;
        for reason in self.reasons.iter().filter(|r| r.state == Truth::Unknown) {
            match (reason.literal, found) {
                (Literal::Question(question, _), None) => found = Some(*question),
                (Literal::Question(question, _), Some(same)) if *question == same => {}
                _ => return None,
            }
        }
        found
    }
}

/// Why the value of a question is not an answer that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// It is not asked: it counts as its `otherwise`, or does not apply.
    NotAsked,
    /// It was answered "not applicable".
    NotApplicable,
    /// There is an answer, which waits until it is known whether the question applies.
    Undecided,
}

impl Skip {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Skip::NotAsked => "not-asked",
            Skip::NotApplicable => "not-applicable",
            Skip::Undecided => "undecided",
        }
    }
}

/// A question whose value is not an answer that was given.
#[derive(Debug, Clone)]
pub struct Skipped<'q> {
    /// The question.
    pub question: Ref<Question>,
    /// Why.
    pub how: Skip,
    /// The tests that decide it, or leave it undecided; empty for an answer "not applicable".
    pub because: Vec<Reason<'q>>,
}

impl<'q> Explainer<'q> {
    /// Why the value of a question is not a given answer; `None` when it is, or when nobody has
    /// answered.
    pub fn skipped(&self, question: Ref<Question>) -> Option<Skipped<'q>> {
        let content = &self.questionnaire.questions[question];
        let value = self.assessment.value(question);
        let applies = self.assessment.applicability(content);
        let how = match (value.origin, applies) {
            (Origin::Otherwise, _) => Skip::NotAsked,
            (Origin::Na, Truth::Met) => Skip::NotApplicable,
            (Origin::Na, _) => Skip::NotAsked,
            (Origin::None, Truth::Unknown) if has_answer(self.answers, question) => Skip::Undecided,
            (Origin::None | Origin::Answer, _) => return None,
        };
        Some(Skipped {
            question,
            how,
            because: match how {
                Skip::NotApplicable => Vec::new(),
                Skip::NotAsked | Skip::Undecided => self.asked_because(question),
            },
        })
    }

    /// The tests that make a question be asked, or not, or that leave it undecided.
    pub fn asked_because(&self, question: Ref<Question>) -> Vec<Reason<'q>> {
        let content = &self.questionnaire.questions[question];
        let wanted = content.when.iter().map(|when| (when, true));
        let refused = content.unless.iter().map(|unless| (unless, false));
        let conditions = wanted.chain(refused);
        let applies = self.assessment.applicability(content);
        let decides = |&(condition, wanted): &(&'q Condition, bool)| {
            let state = self.assessment.condition(condition);
            let holds = (state == Truth::Met) == wanted;
            match applies {
                Truth::Met => true,
                Truth::Unknown => state == Truth::Unknown,
                // Whichever forbids it, alone.
                Truth::Unmet | Truth::Na => state != Truth::Unknown && !holds,
            }
        };
        let conditions = conditions.filter(decides);
        let literals = conditions.flat_map(|(when, _)| deciding(self.assessment, when));
        let reason = |literal| Reason {
            literal,
            state: self.assessment.literal(literal),
        };
        literals.map(reason).collect()
    }
}

fn has_answer(answers: &Answers, question: Ref<Question>) -> bool {
    *answers.get(question) != Answer::Unknown
}
