//! What the answers prove and what they leave possible: pure, no clock, no file, no printing.

mod because;
mod open;
mod readiness;
mod staged;

use crate::answers::Answers;
use crate::questionnaire::{
    Answer, Condition, Criterion, Dimension, Literal, Node, Question, Questionnaire, Ref,
};
use crate::truth::Truth;

pub use because::{Evidence, evidence};
pub use open::open_questions;
pub use readiness::{DimensionGap, GapLevel, Outlook, Readiness};
pub use staged::{LevelState, Standing};

/// The outcome of one assessment.
#[derive(Debug, Clone)]
pub struct Assessment {
    values: Vec<Valued>,
    criteria: Vec<Truth>,
    dimensions: Vec<Standing>,
    /// Where the project stands towards support; `None` without a stage dimension.
    pub readiness: Option<Readiness>,
}

/// What a question counts as, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Valued {
    /// What it counts as.
    pub answer: Answer,
    /// Where that comes from.
    pub origin: Origin,
}

/// Where the value of a question comes from (format.md, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody answered.
    Answer,
    /// It is not asked, and counts as its `otherwise`.
    Otherwise,
    /// It is not asked, or was answered "not applicable".
    Na,
    /// Nobody has answered, or it is not known whether it applies.
    None,
}

impl Assessment {
    /// What a question counts as.
    pub fn value(&self, question: Ref<Question>) -> &Valued {
        &self.values[question.index()]
    }

    /// The state of a criterion.
    pub fn criterion(&self, criterion: Ref<Criterion>) -> Truth {
        self.criteria[criterion.index()]
    }

    /// How far a dimension is proven, and could still reach.
    pub fn dimension(&self, dimension: Ref<Dimension>) -> &Standing {
        &self.dimensions[dimension.index()]
    }

    /// The state of a condition on these values.
    pub fn condition(&self, condition: &Condition) -> Truth {
        condition.evaluate(|literal| self.literal(literal))
    }

    /// The state of one literal on these values.
    pub fn literal(&self, literal: &Literal) -> Truth {
        match literal {
            Literal::Question(question, accepts) => accepts.test(&self.value(*question).answer),
            Literal::Criterion(criterion, wanted) => match self.criterion(*criterion) {
                decided @ (Truth::Met | Truth::Unmet) => Truth::certain(decided == *wanted),
                undecided => undecided,
            },
            Literal::Dimension(dimension, accepted) => self.dimension(*dimension).test(accepted),
        }
    }

    /// Whether a question applies: `Met`, `Unmet`, or `Unknown` while that is not decided.
    pub fn applicability(&self, question: &Question) -> Truth {
        // A condition that is na counts as unmet.
        let settle = |state| match state {
            Truth::Na => Truth::Unmet,
            decided => decided,
        };
        let when = question.when.as_ref();
        let when = when.map_or(Truth::Met, |c| settle(self.condition(c)));
        let unless = question.unless.as_ref();
        let unless = unless.map_or(Truth::Unmet, |c| settle(self.condition(c)));
        let not_excluded = match unless {
            Truth::Met => Truth::Unmet,
            Truth::Unmet => Truth::Met,
            undecided => undecided,
        };
        Truth::all([when, not_excluded])
    }
}

/// Scores answers against a questionnaire (format.md, sections 2 to 4).
///
/// `stage` is the rank of the stage support is asked for; `None`: the stage reached.
pub fn assess(
    questionnaire: &Questionnaire,
    answers: &Answers,
    stage: Option<usize>,
) -> Assessment {
    let mut assessment = Assessment::undecided(questionnaire);
    for &node in &questionnaire.evaluation_order {
        assessment.settle(questionnaire, answers, node);
    }
    assessment.readiness = readiness::readiness(questionnaire, &assessment, stage);
    assessment
}

impl Assessment {
    /// Nothing settled yet.
    pub(crate) fn undecided(questionnaire: &Questionnaire) -> Assessment {
        let unset = Valued {
            answer: Answer::Unknown,
            origin: Origin::None,
        };
        Assessment {
            values: vec![unset; questionnaire.questions.len()],
            criteria: vec![Truth::Unknown; questionnaire.criteria.len()],
            dimensions: vec![Standing::default(); questionnaire.dimensions.len()],
            readiness: None,
        }
    }

    /// Computes one node from those that it depends on, which must be settled before.
    pub(crate) fn settle(&mut self, questionnaire: &Questionnaire, answers: &Answers, node: Node) {
        match node {
            Node::Question(question) => {
                let value = self.valued(&questionnaire.questions[question], answers.get(question));
                self.values[question.index()] = value;
            }
            Node::Criterion(criterion) => {
                let state = self.condition(&questionnaire.criteria[criterion].needs);
                self.criteria[criterion.index()] = state;
            }
            Node::Dimension(dimension) => {
                let levels = &questionnaire.dimensions[dimension].levels;
                let states = levels.iter().map(|level| {
                    let required = level.requires.iter();
                    required.map(|&c| self.criterion(c)).collect()
                });
                self.dimensions[dimension.index()] = Standing::of(states.collect());
            }
        }
    }

    fn valued(&self, question: &Question, answered: &Answer) -> Valued {
        let (answer, origin) = match self.applicability(question) {
            Truth::Unknown => (Answer::Unknown, Origin::None),
            Truth::Unmet | Truth::Na => match &question.otherwise {
                Some(otherwise) => (otherwise.clone(), Origin::Otherwise),
                None => (Answer::Na, Origin::Na),
            },
            Truth::Met => match answered {
                Answer::Unknown => (Answer::Unknown, Origin::None),
                Answer::Na => (Answer::Na, Origin::Na),
                known => (known.clone(), Origin::Answer),
            },
        };
        Valued { answer, origin }
    }
}
