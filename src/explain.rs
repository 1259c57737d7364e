//! Why the answers come to what they come to (format.md, section 6): what holds each level, what is
//! missing, what to verify, what is left out and why; and all that hangs on one criterion, question
//! or level. Pure.

mod questions;
mod settled;
mod shares;
mod stages;
mod uses;

use indexmap::IndexSet;

use crate::answers::Answers;
use crate::assessment::{Assessment, Evidence, Gain, LevelState, evidence, gains, open_questions};
use crate::order::Arrange;
use crate::questionnaire::{
    Condition, Criterion, Dimension, Literal, Module, Node, Question, Questionnaire, Ref,
};
use crate::support;
use crate::truth::Truth;

pub use questions::{Branch, Reason, Skip, Skipped};
pub use shares::{Shares, TagShare};
pub use stages::{EarlierStage, earlier_stages};
pub use uses::{LevelUse, Role, Uses};

/// What is to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A criterion, whatever it is required for.
    Criterion(Ref<Criterion>),
    /// A question.
    Question(Ref<Question>),
    /// A level: its dimension and its rank, 1 or more.
    Level(Ref<Dimension>, usize),
    /// A whole dimension.
    Dimension(Ref<Dimension>),
}

/// The subjects that a name stands for: a criterion, a question, a dimension, also by an id of an
/// earlier version; else a level, or `dimension.level`. Several when the name of a level is
/// ambiguous; none when the rules know no such name.
pub fn subjects(questionnaire: &Questionnaire, name: &str) -> Vec<Subject> {
    let name = questionnaire.renamed.get(name).map_or(name, |id| &**id);
    let criterion = questionnaire.criteria.find(name).map(Subject::Criterion);
    let question = || questionnaire.questions.find(name).map(Subject::Question);
    let dimension = || questionnaire.dimensions.find(name).map(Subject::Dimension);
    match criterion.or_else(question).or_else(dimension) {
        Some(subject) => vec![subject],
        None => {
            let levels = questionnaire.levels_named(name).into_iter();
            levels
                .map(|(dimension, rank)| Subject::Level(dimension, rank))
                .collect()
        }
    }
}

/// Answers with what they come to.
#[derive(Clone, Copy)]
pub struct Explainer<'q> {
    /// The rules.
    pub questionnaire: &'q Questionnaire,
    /// What was answered, whether it counts or not.
    pub answers: &'q Answers,
    /// What that comes to.
    pub assessment: &'q Assessment,
}

/// Why a criterion is in its state.
#[derive(Debug, Clone)]
pub struct CriterionWhy<'q> {
    /// The criterion.
    pub criterion: Ref<Criterion>,
    /// Its state.
    pub state: Truth,
    /// The questions whose values made that state, twelve at most.
    pub because: Vec<Evidence<'q>>,
    /// Those of them whose value is not a given answer, and why.
    pub skipped: Vec<Skipped<'q>>,
    /// While it is unknown: the questions to answer, in order of asking.
    pub to_verify: Vec<Ref<Question>>,
    /// Those of them of which one alone, well answered, is enough, the nearest way first; empty
    /// unless several ways are open.
    pub enough: Vec<Ref<Question>>,
    /// The unmet criterion of the same list from whose answer this one only follows.
    pub follows_from: Option<Ref<Criterion>>,
}

/// Why a level is met, open or void.
#[derive(Debug, Clone)]
pub struct LevelWhy<'q> {
    /// Its rank, 1 or more.
    pub rank: usize,
    /// How it stands by itself.
    pub state: LevelState,
    /// What it requires, in the order of the rules; empty unless the rule is `staged`.
    pub criteria: Vec<CriterionWhy<'q>>,
}

/// Why a dimension stands where it does.
#[derive(Debug, Clone)]
pub struct DimensionWhy<'q> {
    /// The dimension.
    pub dimension: Ref<Dimension>,
    /// Its levels by rank.
    pub levels: Vec<LevelWhy<'q>>,
    /// What each item would bring, largest first, ties in the order of the rules; empty unless the
    /// rule is `score`.
    pub gains: Vec<Gain>,
    /// The shares that it counts; `None` unless the rule is `first`.
    pub shares: Option<Shares>,
}

impl<'q> Explainer<'q> {
    /// Why a dimension stands where it does.
    pub fn dimension(&self, dimension: Ref<Dimension>) -> DimensionWhy<'q> {
        let content = &self.questionnaire.dimensions[dimension];
        let required = content.levels.iter().flat_map(|level| &level.requires);
        let required: Vec<Ref<Criterion>> = required.copied().collect();
        let mut criteria = self.criteria(&required).into_iter();
        let states = &self.assessment.dimension(dimension).levels;
        let levels = content.levels.iter().zip(states).enumerate();
        let levels = levels.map(|(index, (level, &state))| LevelWhy {
            rank: index + 1,
            state,
            criteria: criteria.by_ref().take(level.requires.len()).collect(),
        });
        let mut gains = gains(self.questionnaire, self.assessment, dimension);
        // A stable sort: ties keep the order of the rules.
        gains.arrange_by(|a, b| b.gain.cmp(&a.gain));
        DimensionWhy {
            dimension,
            levels: levels.collect(),
            gains,
            shares: shares::shares(self, dimension),
        }
    }

    /// Why criteria that are told together are in their states, in that order.
    pub fn criteria(&self, criteria: &[Ref<Criterion>]) -> Vec<CriterionWhy<'q>> {
        let criteria = criteria.iter().map(|&criterion| self.criterion(criterion));
        let mut criteria: Vec<CriterionWhy<'q>> = criteria.collect();
        let list = criteria.iter().map(|c| (c.criterion, c.because.as_slice()));
        let list: Vec<_> = list.collect();
        let follows = support::follows_from(self.questionnaire, self.assessment, &list);
        for (criterion, follows_from) in criteria.iter_mut().zip(follows) {
            // One that two levels require does not follow from itself.
            criterion.follows_from = follows_from.filter(|head| *head != criterion.criterion);
        }
        criteria
    }

    /// Why one criterion is in its state.
    pub fn criterion(&self, criterion: Ref<Criterion>) -> CriterionWhy<'q> {
        let state = self.assessment.criterion(criterion);
        let because = evidence(self.questionnaire, self.assessment, criterion);
        let skipped = because.iter().filter_map(|e| self.skipped(e.question));
        CriterionWhy {
            criterion,
            state,
            skipped: skipped.collect(),
            because,
            to_verify: self.waits_for(Node::Criterion(criterion)),
            enough: self.enough(criterion),
            follows_from: None,
        }
    }

    /// The questions of which one alone can meet a criterion that is unknown and has several ways
    /// to be met, the nearest way first.
    fn enough(&self, criterion: Ref<Criterion>) -> Vec<Ref<Question>> {
        let branches = self.branches(&self.questionnaire.criteria[criterion].needs);
        let open = |branch: &&Branch<'q>| branch.state == Truth::Unknown;
        if self.assessment.criterion(criterion) != Truth::Unknown
            || branches.iter().filter(open).count() < 2
        {
            return Vec::new();
        }
        let alone = branches.iter().filter(open).filter_map(Branch::question);
        let asked = alone.filter(|&question| {
            let question = &self.questionnaire.questions[question];
            self.assessment.applicability(question) == Truth::Met
        });
        let distinct: IndexSet<Ref<Question>> = asked.collect();
        distinct.into_iter().collect()
    }

    /// The questions to answer, in order of asking, for a criterion, a question or a dimension to be
    /// known; none when it is.
    pub fn waits_for(&self, node: Node) -> Vec<Ref<Question>> {
        open_questions(self.questionnaire, self.assessment, [node], [])
    }

    /// The ways in which a condition can be met, the nearest first.
    pub fn branches(&self, condition: &'q Condition) -> Vec<Branch<'q>> {
        let reason = |literal: &'q Literal| Reason {
            literal,
            state: self.assessment.literal(literal),
        };
        let branches = condition.0.iter().map(|literals| {
            let reasons: Vec<Reason<'q>> = literals.iter().map(reason).collect();
            Branch {
                state: Truth::all(reasons.iter().map(|reason| reason.state)),
                reasons,
            }
        });
        let mut branches: Vec<Branch<'q>> = branches.collect();
        branches.arrange_by_key(Branch::distance);
        branches
    }
}

/// The training modules that bring a team to a level, in the order of the rules.
pub fn modules(
    questionnaire: &Questionnaire,
    dimension: Ref<Dimension>,
    rank: usize,
) -> Vec<Ref<Module>> {
    let modules = questionnaire.modules.iter();
    let modules = modules.filter(|(_, m)| (m.dimension, m.rank) == (dimension, rank));
    modules.map(|(module, _)| module).collect()
}
