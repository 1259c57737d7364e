//! What scores combine, and between what bounds they lie whatever the answers.

use super::Builder;
use crate::answers::Answers;
use crate::assessment::{Assessment, Bounds, assess};
use crate::questionnaire::{Dimension, Node, Questionnaire, Ref, Rule, Text, Weighed};
use crate::report::{ItemKind, ItemReport, ScaleReport};

/// Between what bounds scores lie: those of an assessment of which nothing is known.
///
/// By default, none is known: for questionnaires without scores, and where nobody looks.
#[derive(Default)]
pub struct Scales(Option<Assessment>);

impl Scales {
    /// Those of a questionnaire; costs an assessment where it has scores.
    pub fn of(rules: &Questionnaire) -> Scales {
        let mut dimensions = rules.dimensions.iter();
        let has_scores = dimensions.any(|(_, d)| matches!(d.rule, Rule::Score(_)));
        Scales(has_scores.then(|| assess(rules, &Answers::none(rules), None)))
    }

    /// That of a dimension; `None` without a score.
    pub fn dimension(&self, dimension: Ref<Dimension>) -> Option<ScaleReport> {
        let blank = self.0.as_ref()?;
        blank.dimension(dimension).score.as_ref().map(scale)
    }
}

fn scale(bounds: &Bounds) -> ScaleReport {
    ScaleReport {
        least: bounds.low.rounded(),
        most: bounds.high.rounded(),
    }
}

impl Builder<'_> {
    /// The items of a score, in their order; none under another rule.
    pub(super) fn combined(&self, dimension: &Dimension, scales: &Scales) -> Vec<ItemReport> {
        match &dimension.rule {
            Rule::Score(score) => score.of.iter().map(|w| self.item(w, scales)).collect(),
            _ => Vec::new(),
        }
    }

    fn item(&self, weighed: &Weighed, scales: &Scales) -> ItemReport {
        let (kind, id, text) = self.named(weighed.node);
        let now = worth(self.rules, self.assessment, weighed.node);
        let blank = scales.0.as_ref();
        let blank = blank.and_then(|blank| worth(self.rules, blank, weighed.node));
        ItemReport {
            kind,
            id: id.clone(),
            text: text.clone(),
            weight: weighed.weight.rounded(),
            score: now.as_ref().map(|bounds| bounds.low.rounded()),
            possible_score: now.as_ref().map(|bounds| bounds.high.rounded()),
            scale: blank.as_ref().map(scale),
        }
    }

    /// What an item is, its id, and what it says.
    fn named(&self, node: Node) -> (ItemKind, &Text, &Text) {
        match node {
            Node::Question(question) => {
                let question = &self.rules.questions[question];
                (ItemKind::Question, &question.id, &question.text)
            }
            Node::Criterion(criterion) => {
                let criterion = &self.rules.criteria[criterion];
                (ItemKind::Criterion, &criterion.id, &criterion.text)
            }
            Node::Dimension(dimension) => {
                let dimension = &self.rules.dimensions[dimension];
                (ItemKind::Dimension, &dimension.id, &dimension.label)
            }
        }
    }
}

/// What an item is worth; `None` when it does not apply, or counts for nothing.
fn worth(rules: &Questionnaire, assessment: &Assessment, node: Node) -> Option<Bounds> {
    match node {
        Node::Question(question) => assessment.worth(&rules.questions[question], question),
        Node::Criterion(criterion) => assessment.worth_of(criterion),
        Node::Dimension(dimension) => assessment.dimension(dimension).score.clone(),
    }
}
