//! Support: prerequisites, eligibility and whom to ask (format.md, section 4).

mod prerequisites;

use crate::assessment::{Assessment, open_questions};
use crate::questionnaire::Text;
use crate::questionnaire::{Contact, Eligibility, Question, Questionnaire, Ref};
use crate::truth::Truth;

pub(crate) use prerequisites::follows_from;
pub use prerequisites::{Kind, Prerequisite, Timing, prerequisites};

/// Which support is foreseen for the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Eligible {
    /// The case is foreseen and support is offered.
    Yes(Ref<Eligibility>),
    /// These questions must be answered before the case is known.
    ToClarify(Ref<Eligibility>, Vec<Ref<Question>>),
    /// No support is foreseen; the case, if one was found.
    No(Option<Ref<Eligibility>>),
}

/// The first case whose conditions are met; one that is still undecided on the way stops the
/// search. `None` when the questionnaire has no cases at all.
pub fn eligibility(questionnaire: &Questionnaire, assessment: &Assessment) -> Option<Eligible> {
    if questionnaire.eligibility.is_empty() {
        return None;
    }
    for (reference, case) in questionnaire.eligibility.iter() {
        match assessment.condition(&case.when) {
            Truth::Met if case.offers.is_empty() => return Some(Eligible::No(Some(reference))),
            Truth::Met => return Some(Eligible::Yes(reference)),
            Truth::Unknown => {
                let questions = open_questions(questionnaire, assessment, [], [&case.when]);
                return Some(Eligible::ToClarify(reference, questions));
            }
            Truth::Unmet | Truth::Na => {}
        }
    }
    Some(Eligible::No(None))
}

/// Whom to ask at the stage that support is asked for.
#[derive(Debug, Clone, Default)]
pub struct Interlocutors {
    /// On the programme's side.
    pub contacts: Vec<Ref<Contact>>,
    /// On the project's side.
    pub counterpart: Option<Text>,
    /// The meeting to ask for.
    pub meeting: Option<Text>,
}

/// Whom to ask at the stage that support is asked for; nobody without a stage dimension.
pub fn interlocutors(questionnaire: &Questionnaire, assessment: &Assessment) -> Interlocutors {
    let level = assessment
        .readiness
        .as_ref()
        .and_then(|readiness| questionnaire.dimensions[readiness.dimension].level(readiness.asked));
    level.map_or_else(Interlocutors::default, |level| Interlocutors {
        contacts: level.contacts.clone(),
        counterpart: level.counterpart.clone(),
        meeting: level.meeting.clone(),
    })
}
