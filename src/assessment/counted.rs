//! How much of what a score or a share counts is known.

use std::collections::HashSet;

use super::Assessment;
use crate::questionnaire::{Answer, Dimension, Node, Questionnaire, Ref, Rule};
use crate::truth::Truth;

/// The questions and criteria that a dimension counts, itself or through other dimensions, each
/// once; what does not apply is left out, and so are facts in a score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those whose answer or state is known.
    pub known: usize,
    /// The others.
    pub unknown: usize,
}

/// What a dimension counts; `None` for `staged`, whose levels show their criteria.
pub fn counted(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    dimension: Ref<Dimension>,
) -> Option<Counted> {
    if matches!(questionnaire.dimensions[dimension].rule, Rule::Staged) {
        return None;
    }
    let mut counted = Counted::default();
    let mut seen = HashSet::new();
    let mut pending = vec![Node::Dimension(dimension)];
    while let Some(node) = pending.pop() {
        if !seen.insert(node) {
            continue;
        }
        let state = match node {
            Node::Question(question) => match assessment.value(question).answer {
                Answer::Unknown => Truth::Unknown,
                Answer::Na => Truth::Na,
                _ => Truth::Met,
            },
            Node::Criterion(criterion) => assessment.criterion(criterion),
            Node::Dimension(dimension) => {
                pending.extend(questionnaire.counted(dimension));
                continue;
            }
        };
        match state {
            Truth::Unknown => counted.unknown += 1,
            Truth::Met | Truth::Unmet => counted.known += 1,
            Truth::Na => {}
        }
    }
    Some(counted)
}
