//! Every criterion, with the section that it belongs to.

use super::{Builder, ids};
use crate::questionnaire::{Criterion, Literal, Node, Question, Questionnaire, Ref, Section};
use crate::report::{AskedReport, CriterionState};
use crate::support::Kind;

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
                    asked: self.asked(reference),
                    state: self.assessment.criterion(reference),
                }
            })
            .collect()
    }

    /// The stages that ask for a criterion; one that is both gate and advice of a stage is a gate.
    fn asked(&self, criterion: Ref<Criterion>) -> Vec<AskedReport> {
        let stages = self.rules.stage_dimension();
        let stages = stages.map(|reference| &self.rules.dimensions[reference]);
        let levels = stages.into_iter().flat_map(|stages| {
            let levels = stages.levels.iter().enumerate();
            levels.map(move |(index, level)| (self.level(stages, index + 1), level))
        });
        let asked = levels.filter_map(|(stage, level)| {
            let gate = level.gates.contains(&criterion).then_some(Kind::Gate);
            let advice = level.advises.contains(&criterion).then_some(Kind::Advice);
            let kind = gate.or(advice)?;
            Some(AskedReport { kind, stage })
        });
        asked.collect()
    }

    /// Ids of the questions that a criterion tests itself, each once.
    fn tested(&self, criterion: &Criterion) -> impl Iterator<Item = &Question> {
        let literals = criterion.needs.literals();
        let questions = literals.filter_map(|literal| match literal {
            Literal::Question(question, _) => Some(*question),
            _ => None,
        });
        let questions: indexmap::IndexSet<_> = questions.collect();
        let questions = questions.into_iter();
        questions.map(|question| &self.rules.questions[question])
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
