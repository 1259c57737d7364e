//! Which answers made a criterion what it is.

use indexmap::{IndexMap, IndexSet};

use super::Assessment;
use crate::questionnaire::{
    Accepts, Answer, Condition, Criterion, Literal, Question, Questionnaire, Ref,
};
use crate::truth::Truth;

/// So many questions are named: a criterion that rests on more, through others, is explained by
/// the first.
const MOST: usize = 12;

/// A question whose value made the state of a criterion, and what the rule accepts of it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'q> {
    /// The question.
    pub question: Ref<Question>,
    /// The answers that its rule names.
    pub accepts: &'q Accepts,
    /// Any answer is wanted but those: the rule stands behind a criterion that must be unmet.
    pub negated: bool,
}

impl Evidence<'_> {
    /// Whether an answer is one that is wanted; unknown and n/a stay what they are.
    pub fn test(&self, answer: &Answer) -> Truth {
        match (self.accepts.test(answer), self.negated) {
            (Truth::Met, true) => Truth::Unmet,
            (Truth::Unmet, true) => Truth::Met,
            (state, _) => state,
        }
    }
}

/// The questions whose values made the state of a criterion, in the order of its rule, twelve at
/// most.
///
/// For an OR that fails or is undecided, those of the branch that is nearest to being met.
pub fn evidence<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    criterion: Ref<Criterion>,
) -> Vec<Evidence<'q>> {
    let mut found: IndexMap<Ref<Question>, Evidence<'q>> = IndexMap::new();
    let mut seen = IndexSet::new();
    // A worklist rather than recursion: criteria may form a long chain.
    let mut pending = vec![(criterion, false)];
    while let Some((criterion, negated)) = pending.pop() {
        if !seen.insert(criterion) {
            continue;
        }
        for literal in deciding(assessment, &questionnaire.criteria[criterion].needs) {
            match literal {
                Literal::Question(question, accepts) => {
                    let evidence = Evidence {
                        question: *question,
                        accepts,
                        negated,
                    };
                    found.entry(*question).or_insert(evidence);
                }
                Literal::Criterion(tested, state) => {
                    pending.push((*tested, negated != (*state == Truth::Unmet)));
                }
                // A level rests on many answers: naming them all would explain nothing.
                Literal::Dimension(..) => {}
            }
        }
        if found.len() >= MOST {
            found.truncate(MOST);
            break;
        }
    }
    found.into_values().collect()
}

/// The literals that decide a condition: those in its state, of the branch nearest to met.
pub(crate) fn deciding<'q>(assessment: &Assessment, condition: &'q Condition) -> Vec<&'q Literal> {
    let state = assessment.condition(condition);
    let in_state = |literals: &'q Vec<Literal>| -> Vec<&'q Literal> {
        let literals = literals.iter();
        literals
            .filter(|literal| assessment.literal(literal) == state)
            .collect()
    };
    let same_state = condition.0.iter().filter(|literals| {
        Truth::all(literals.iter().map(|literal| assessment.literal(literal))) == state
    });
    same_state
        .map(in_state)
        .min_by_key(Vec::len)
        .unwrap_or_default()
}
