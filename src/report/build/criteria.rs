//! Every criterion, with the section that it belongs to.

use super::{Builder, ids};
use crate::questionnaire::{Criterion, Literal, Node, Questionnaire, Ref, Section};
use crate::report::CriterionState;

impl Builder<'_> {
    pub(super) fn criteria(&self) -> Vec<CriterionState> {
        let sections = sections(self.rules);
        let criteria = self.rules.criteria.iter();
        criteria
            .map(|(reference, criterion)| {
                let section = sections[reference.index()];
                CriterionState {
                    id: criterion.id.clone(),
                    text: criterion.text.clone(),
                    section: section.map(|section| self.rules.sections[section].id.clone()),
                    questions: ids(self.tested(criterion)),
                    state: self.assessment.criterion(reference),
                }
            })
            .collect()
    }

    /// Ids of the questions that a criterion tests itself, each once.
    fn tested(&self, criterion: &Criterion) -> impl Iterator<Item = &str> {
        let literals = criterion.needs.literals();
        let questions = literals.filter_map(|literal| match literal {
            Literal::Question(question, _) => Some(*question),
            _ => None,
        });
        let questions: indexmap::IndexSet<_> = questions.collect();
        let questions = questions.into_iter();
        questions.map(|question| self.rules.questions[question].id.as_str())
    }
}

/// The section of each criterion: that of the first question that it tests, itself or through other
/// criteria, which come before it in the order of evaluation.
fn sections(rules: &Questionnaire) -> Vec<Option<Ref<Section>>> {
    let mut sections = vec![None; rules.criteria.len()];
    for &node in &rules.evaluation_order {
        let Node::Criterion(criterion) = node else {
            continue;
        };
        let mut literals = rules.criteria[criterion].needs.literals();
        sections[criterion.index()] = literals.find_map(|literal| match literal {
            Literal::Question(question, _) => Some(rules.questions[*question].section),
            Literal::Criterion(tested, _) => sections[tested.index()],
            Literal::Dimension(..) => None,
        });
    }
    sections
}
