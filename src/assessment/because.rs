//! Which answers made a criterion what it is.

use indexmap::{IndexMap, IndexSet};

use super::Assessment;
use crate::questionnaire::{Accepts, Condition, Criterion, Literal, Question, Questionnaire, Ref};
use crate::truth::Truth;

/// A question whose value made the state of a criterion, and what the rule accepts of it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'q> {
    /// The question.
    pub question: Ref<Question>,
    /// The answers that are accepted.
    pub accepts: &'q Accepts,
}

/// The questions whose values made the state of a criterion, in the order of its rule.
///
/// For an OR that fails or is undecided, those of the branch that is nearest to being met.
pub fn evidence<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    criterion: Ref<Criterion>,
) -> Vec<Evidence<'q>> {
    let mut search = Search::new(questionnaire, assessment);
    search.criterion(criterion);
    search.found()
}

/// The questions that keep a condition undecided: those to ask first.
pub fn unknown_questions(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    condition: &Condition,
) -> Vec<Ref<Question>> {
    let mut search = Search::new(questionnaire, assessment);
    for literal in condition.literals() {
        if assessment.literal(literal) == Truth::Unknown
            && let Some(criterion) = search.look_into(literal)
        {
            search.criterion(criterion);
        }
    }
    search.questions.into_keys().collect()
}

struct Search<'q, 'a> {
    questionnaire: &'q Questionnaire,
    assessment: &'a Assessment,
    /// Criteria already looked into: a rule may test one many times.
    seen: IndexSet<Ref<Criterion>>,
    questions: IndexMap<Ref<Question>, &'q Accepts>,
}

impl<'q, 'a> Search<'q, 'a> {
    fn new(questionnaire: &'q Questionnaire, assessment: &'a Assessment) -> Self {
        Search {
            questionnaire,
            assessment,
            seen: IndexSet::new(),
            questions: IndexMap::new(),
        }
    }

    fn found(self) -> Vec<Evidence<'q>> {
        self.questions
            .into_iter()
            .map(|(question, accepts)| Evidence { question, accepts })
            .collect()
    }

    fn criterion(&mut self, criterion: Ref<Criterion>) {
        // A worklist rather than recursion: criteria may form a long chain.
        let mut pending = vec![criterion];
        while let Some(criterion) = pending.pop() {
            if self.seen.insert(criterion) {
                let needs = &self.questionnaire.criteria[criterion].needs;
                for literal in self.deciding(needs) {
                    pending.extend(self.look_into(literal));
                }
            }
        }
    }

    /// Notes the question of a literal; returns the criterion to look into, if it tests one.
    fn look_into(&mut self, literal: &'q Literal) -> Option<Ref<Criterion>> {
        match literal {
            Literal::Question(question, accepts) => {
                self.questions.entry(*question).or_insert(accepts);
                None
            }
            Literal::Criterion(criterion, _) => Some(*criterion),
            // A level rests on many answers: naming them all would explain nothing.
            Literal::Dimension(..) => None,
        }
    }

    /// The literals that decide a condition: those in its state, of the branch nearest to met.
    fn deciding(&self, condition: &'q Condition) -> Vec<&'q Literal> {
        let state = self.assessment.condition(condition);
        let in_state = |literals: &'q Vec<Literal>| -> Vec<&'q Literal> {
            literals
                .iter()
                .filter(|literal| self.assessment.literal(literal) == state)
                .collect()
        };
        let branches = condition.0.iter();
        let same_state = branches.filter(|literals| {
            Truth::all(
                literals
                    .iter()
                    .map(|literal| self.assessment.literal(literal)),
            ) == state
        });
        same_state
            .map(in_state)
            .min_by_key(Vec::len)
            .unwrap_or_default()
    }
}
