//! Prerequisites: what support asks for now and next, each with the answers that made it so.

use std::collections::HashMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, Evidence, Origin, Readiness, evidence};
use crate::questionnaire::{
    Condition, Criterion, Level, Literal, Node, Question, Questionnaire, Ref,
};
use crate::truth::Truth;

/// What a prerequisite is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "PrerequisiteKind")]
pub enum Kind {
    /// Go / no-go.
    Gate,
    /// Never blocks.
    Advice,
    /// Completes the present stage.
    Achievement,
}

impl Kind {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Gate => "gate",
            Kind::Advice => "advice",
            Kind::Achievement => "achievement",
        }
    }
}

/// When a prerequisite is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// At the stage that support is asked for, or before.
    Now,
    /// At the stage after.
    Next,
}

impl Timing {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Timing::Now => "now",
            Timing::Next => "next",
        }
    }
}

/// One prerequisite of support.
#[derive(Debug, Clone)]
pub struct Prerequisite<'q> {
    /// The criterion.
    pub criterion: Ref<Criterion>,
    /// What it is for.
    pub kind: Kind,
    /// When it is asked for.
    pub timing: Timing,
    /// Rank of the stage that asks for it.
    pub stage: usize,
    /// Its state today.
    pub state: Truth,
    /// The questions whose values made that state.
    pub because: Vec<Evidence<'q>>,
    /// The unmet prerequisite from whose answer this one follows, through an `otherwise`.
    pub follows_from: Option<Ref<Criterion>>,
}

/// The prerequisites of the stage asked for and of the next, each once, in the order of the rules.
pub fn prerequisites<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
) -> Vec<Prerequisite<'q>> {
    let Some(readiness) = &assessment.readiness else {
        return Vec::new();
    };
    let levels = &questionnaire.dimensions[readiness.dimension].levels;
    let mut found: IndexMap<Ref<Criterion>, Prerequisite<'q>> = IndexMap::new();
    for (criterion, kind, timing, stage) in listed(levels, readiness) {
        found.entry(criterion).or_insert_with(|| Prerequisite {
            criterion,
            kind,
            timing,
            stage,
            state: assessment.criterion(criterion),
            because: evidence(questionnaire, assessment, criterion),
            follows_from: None,
        });
    }
    let mut found: Vec<Prerequisite<'q>> = found.into_values().collect();
    fold(questionnaire, assessment, &mut found);
    found
}

type Listed = (Ref<Criterion>, Kind, Timing, usize);

/// Gates come before advice, so that what is both is a gate.
fn listed(levels: &[Level], readiness: &Readiness) -> Vec<Listed> {
    let asked = readiness.asked;
    let now = levels[..asked].iter().enumerate();
    let next = levels.iter().enumerate().skip(asked).take(1);
    let mut list = Vec::new();
    let mut add = |index: usize, criteria: &[Ref<Criterion>], kind, timing| {
        list.extend(criteria.iter().map(|&c| (c, kind, timing, index + 1)));
    };
    for (index, level) in now.clone() {
        add(index, &level.gates, Kind::Gate, Timing::Now);
    }
    for (index, level) in now.clone().filter(|_| asked > readiness.reached) {
        add(index, &level.requires, Kind::Gate, Timing::Now);
    }
    for (index, level) in now {
        add(index, &level.advises, Kind::Advice, Timing::Now);
    }
    for (index, level) in next {
        add(index, &level.requires, Kind::Achievement, Timing::Next);
        add(index, &level.gates, Kind::Gate, Timing::Next);
        add(index, &level.advises, Kind::Advice, Timing::Next);
    }
    list
}

/// Marks what only follows from another prerequisite's answer.
fn fold(questionnaire: &Questionnaire, assessment: &Assessment, list: &mut [Prerequisite<'_>]) {
    let criteria = list.iter().map(|p| (p.criterion, p.because.as_slice()));
    let follows = follows_from(questionnaire, assessment, &criteria.collect::<Vec<_>>());
    for (prerequisite, follows_from) in list.iter_mut().zip(follows) {
        prerequisite.follows_from = follows_from;
    }
}

/// For each criterion, with the questions that made its state: the first other one from whose
/// answer it only follows, through an `otherwise`; `None` unless both are unmet.
pub(crate) fn follows_from(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    list: &[(Ref<Criterion>, &[Evidence<'_>])],
) -> Vec<Option<Ref<Criterion>>> {
    let answered = |e: &Evidence<'_>| assessment.value(e.question).origin == Origin::Answer;
    let unmet = |criterion| assessment.criterion(criterion) == Truth::Unmet;
    let mut heads: HashMap<Ref<Question>, usize> = HashMap::new();
    for (index, (criterion, because)) in list.iter().enumerate() {
        if unmet(*criterion) {
            for evidence in because.iter().filter(|e| answered(e)) {
                heads.entry(evidence.question).or_insert(index);
            }
        }
    }
    let origins = origins(questionnaire, assessment, &heads);
    list.iter()
        .map(|(criterion, because)| {
            if !unmet(*criterion) || because.iter().any(answered) {
                return None;
            }
            let origins = because.iter().filter_map(|e| origins[e.question.index()]);
            origins.min().map(|index| list[index].0)
        })
        .collect()
}

/// For each question, the first head from whose answer its value comes: its own answer, or those
/// for whose sake it is not asked. One pass, each thing after all that it depends on.
fn origins(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    heads: &HashMap<Ref<Question>, usize>,
) -> Vec<Option<usize>> {
    let mut of_question = vec![None; questionnaire.questions.len()];
    let mut of_criterion: Vec<Option<usize>> = vec![None; questionnaire.criteria.len()];
    for &node in &questionnaire.evaluation_order {
        let tested = |condition: &Condition| {
            let literals = condition.literals().filter_map(|literal| match literal {
                Literal::Question(question, _) => of_question[question.index()],
                Literal::Criterion(criterion, _) => of_criterion[criterion.index()],
                Literal::Dimension(..) => None,
            });
            literals.min()
        };
        match node {
            Node::Question(question) => {
                let content = &questionnaire.questions[question];
                let origin = match assessment.value(question).origin {
                    Origin::Answer => heads.get(&question).copied(),
                    _ => {
                        let conditions = content.when.iter().chain(&content.unless);
                        conditions.filter_map(tested).min()
                    }
                };
                of_question[question.index()] = origin;
            }
            Node::Criterion(criterion) => {
                let origin = tested(&questionnaire.criteria[criterion].needs);
                of_criterion[criterion.index()] = origin;
            }
            Node::Dimension(_) => {}
        }
    }
    of_question
}
