//! What the answers prove and what they leave possible: pure, no clock, no file, no printing.

mod because;
mod counted;
mod first;
mod gains;
mod open;
mod readiness;
mod score;
mod staged;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::exact::Exact;
use crate::questionnaire::{
    Answer, Condition, Criterion, Dimension, Literal, Node, Question, Questionnaire, Ref, Rule,
    Score,
};
use crate::truth::Truth;

pub(crate) use because::deciding;
pub use because::{Evidence, evidence};
pub use counted::{Counted, counted};
pub(crate) use first::tags;
pub use gains::{Gain, best, best_score, gains};
pub use open::open_questions;
pub use readiness::{DimensionGap, GapLevel, Outlook, Readiness, expected, gates};
pub use score::Bounds;
pub(crate) use score::{combined, standing as standing_of_score};
pub use staged::{LevelState, Standing};

/// The outcome of one assessment.
#[derive(Debug, Clone)]
pub struct Assessment {
    values: Vec<Valued>,
    criteria: Vec<Proof>,
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
    /// While it is unknown: whether it may turn out not to apply.
    pub may_be_na: bool,
}

/// The state of a criterion.
#[derive(Debug, Clone, Copy)]
struct Proof {
    state: Truth,
    /// While it is unknown: whether it may turn out not to apply.
    may_be_na: bool,
}

// format.md, section 2.
/// Where the value of a question comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

impl Origin {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Answer => "answer",
            Origin::Otherwise => "otherwise",
            Origin::Na => "na",
            Origin::None => "none",
        }
    }
}

impl Assessment {
    /// What a question counts as.
    pub fn value(&self, question: Ref<Question>) -> &Valued {
        &self.values[question.index()]
    }

    /// The state of a criterion.
    pub fn criterion(&self, criterion: Ref<Criterion>) -> Truth {
        self.criteria[criterion.index()].state
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
        let value = Valued {
            answer: Answer::Unknown,
            origin: Origin::None,
            may_be_na: true,
        };
        let proof = Proof {
            state: Truth::Unknown,
            may_be_na: true,
        };
        Assessment {
            values: vec![value; questionnaire.questions.len()],
            criteria: vec![proof; questionnaire.criteria.len()],
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
                let proof = self.proof(&questionnaire.criteria[criterion].needs);
                self.criteria[criterion.index()] = proof;
            }
            Node::Dimension(dimension) => {
                let standing = self.standing(questionnaire, dimension);
                self.dimensions[dimension.index()] = standing;
            }
        }
    }

    fn valued(&self, question: &Question, answered: &Answer) -> Valued {
        let applicability = self.applicability(question);
        let (answer, origin) = match applicability {
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
        // Not asked, it would count as its `otherwise` if it has one: that applies.
        let may_be_skipped = applicability == Truth::Unknown && question.otherwise.is_none();
        Valued {
            may_be_na: answer == Answer::Unknown && (may_be_skipped || question.na.is_some()),
            answer,
            origin,
        }
    }

    /// A criterion does not apply if nothing that it tests does.
    fn proof(&self, needs: &Condition) -> Proof {
        let state = self.condition(needs);
        let mut literals = needs.literals();
        Proof {
            state,
            may_be_na: state == Truth::Unknown && literals.all(|literal| self.may_be_na(literal)),
        }
    }

    /// Whether a literal is na, or may turn out to be.
    fn may_be_na(&self, literal: &Literal) -> bool {
        match literal {
            Literal::Question(question, _) => {
                let value = self.value(*question);
                value.may_be_na || value.answer == Answer::Na
            }
            Literal::Criterion(criterion, _) => {
                let proof = &self.criteria[criterion.index()];
                proof.may_be_na || proof.state == Truth::Na
            }
            // A dimension always has a rank.
            Literal::Dimension(..) => false,
        }
    }

    fn standing(&self, questionnaire: &Questionnaire, dimension: Ref<Dimension>) -> Standing {
        let content = &questionnaire.dimensions[dimension];
        match &content.rule {
            Rule::Staged => {
                let states = content.levels.iter().map(|level| {
                    let required = level.requires.iter();
                    required.map(|&c| self.criterion(c)).collect()
                });
                Standing::of(states.collect())
            }
            Rule::Score(score) => {
                let bounds = score::combined(score.combine, &self.items(questionnaire, score));
                score::standing(bounds, &score.from)
            }
            Rule::First(first) => {
                let values = first.of.iter().map(|&question| {
                    let value = &self.value(question).answer;
                    (&questionnaire.questions[question], value)
                });
                first::standing(first, content.levels.len(), values)
            }
        }
    }

    /// What a question is worth in a score: the value of its answer. `None` for a fact, and for
    /// what does not apply.
    pub(crate) fn worth(&self, question: &Question, reference: Ref<Question>) -> Option<Bounds> {
        let options = question.options();
        let valued = self.value(reference);
        match valued.answer {
            _ if question.fact => None,
            Answer::One(option) => Some(Bounds::certain(options[option].value.clone())),
            Answer::Unknown => {
                let values = options.iter().map(|option| &option.value);
                let (low, high) = (values.clone().min()?, values.max()?);
                let (low, high) = (low.clone(), high.clone());
                Some(Bounds::between(low, high, valued.may_be_na))
            }
            // The other kinds are refused in a score.
            _ => None,
        }
    }

    /// What a criterion is worth in a score: 1 when it is met, 0 when it is not. `None` for what
    /// does not apply.
    pub(crate) fn worth_of(&self, criterion: Ref<Criterion>) -> Option<Bounds> {
        self.criteria[criterion.index()].worth()
    }

    /// The items of a score that apply or may apply.
    fn items<'q>(
        &self,
        questionnaire: &'q Questionnaire,
        score: &'q Score,
    ) -> Vec<score::Item<'q>> {
        let items = score.of.iter().filter_map(|weighed| {
            let bounds = match weighed.node {
                Node::Question(question) => {
                    self.worth(&questionnaire.questions[question], question)
                }
                Node::Criterion(criterion) => self.worth_of(criterion),
                Node::Dimension(dimension) => self.dimension(dimension).score.clone(),
            };
            Some((bounds?, &weighed.weight))
        });
        items.collect()
    }
}

impl Proof {
    /// What a criterion is worth: 1 when it is met, 0 when it is not.
    fn worth(self) -> Option<Bounds> {
        let [zero, one] = [0, 1].map(Exact::from);
        match self.state {
            Truth::Met => Some(Bounds::certain(one)),
            Truth::Unmet => Some(Bounds::certain(zero)),
            Truth::Unknown => Some(Bounds::between(zero, one, self.may_be_na)),
            Truth::Na => None,
        }
    }
}
