//! Thresholds that no score can reach: a percentage where shares are meant, most often.

use crate::diagnostic::Fault;
use crate::exact::Exact;
use crate::questionnaire::file::Reader;
use crate::questionnaire::order::Node;
use crate::questionnaire::{Combine, Question, Questionnaire, Ref, Rule, Score};

/// Reports the levels that start above the highest score there can be. The evaluation order must
/// be known.
pub(in super::super) fn check_thresholds(reader: &mut Reader, questionnaire: &Questionnaire) {
    let highest = highest_scores(questionnaire);
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let (Rule::Score(score), Some(highest)) = (&dimension.rule, &highest[reference.index()])
        else {
            continue;
        };
        for (level, from) in dimension.levels.iter().zip(&score.from) {
            if from > highest {
                let lang = reader.lang;
                let (from, highest) = (from.rounded(), highest.rounded());
                let message = lang.fault_threshold_too_high(&level.id, from, highest);
                let fault = Fault::at("threshold-range", level.place.clone(), message);
                reader.report(fault.help(lang.fault_threshold_too_high_help()));
            }
        }
    }
}

/// Per dimension, a score that no answers exceed; `None` where there is never a score.
///
/// Not always the smallest such number: every item is taken as one that may not apply.
fn highest_scores(questionnaire: &Questionnaire) -> Vec<Option<Exact>> {
    let mut highest = vec![None; questionnaire.dimensions.len()];
    for &node in &questionnaire.evaluation_order {
        if let Node::Dimension(dimension) = node
            && let Rule::Score(score) = &questionnaire.dimensions[dimension].rule
        {
            highest[dimension.index()] = highest_score(questionnaire, score, &highest);
        }
    }
    highest
}

fn highest_score(
    questionnaire: &Questionnaire,
    score: &Score,
    of_dimensions: &[Option<Exact>],
) -> Option<Exact> {
    let items = score.of.iter().filter_map(|weighed| {
        let highest = match weighed.node {
            Node::Question(question) => highest_value(questionnaire, question),
            Node::Criterion(_) => Some(Exact::from(1)),
            Node::Dimension(dimension) => of_dimensions[dimension.index()].clone(),
        };
        highest.map(|highest| (highest, &weighed.weight))
    });
    match score.combine {
        Combine::Sum => {
            let items: Vec<_> = items.collect();
            let counted = items.iter().filter(|(highest, _)| *highest > Exact::zero());
            let total = counted.map(|(highest, weight)| highest * weight).sum();
            (!items.is_empty()).then_some(total)
        }
        Combine::Mean | Combine::Min | Combine::Max => items.map(|(highest, _)| highest).max(),
    }
}

fn highest_value(questionnaire: &Questionnaire, question: Ref<Question>) -> Option<Exact> {
    let question = &questionnaire.questions[question];
    let values = question.options().iter().map(|option| &option.value);
    values.filter(|_| !question.fact).max().cloned()
}
