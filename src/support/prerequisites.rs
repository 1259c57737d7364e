//! Prerequisites: what support asks for now and next, each with the answers that made it so.

use indexmap::IndexMap;

use crate::assessment::{Assessment, Evidence, Origin, Readiness, evidence};
use crate::questionnaire::{Criterion, Level, Literal, Question, Questionnaire, Ref};
use crate::truth::Truth;

/// What a prerequisite is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    let answered = |e: &Evidence<'_>| assessment.value(e.question).origin == Origin::Answer;
    let questions = |p: &Prerequisite<'_>| p.because.iter().map(|e| e.question).collect::<Vec<_>>();
    let heads: Vec<(Ref<Criterion>, Vec<Ref<Question>>)> = list
        .iter()
        .filter(|p| p.state == Truth::Unmet && p.because.iter().any(answered))
        .map(|p| (p.criterion, questions(p)))
        .collect();
    for prerequisite in list.iter_mut().filter(|p| p.state == Truth::Unmet) {
        if prerequisite.because.is_empty() || prerequisite.because.iter().any(answered) {
            continue;
        }
        let roots = roots(questionnaire, assessment, &questions(prerequisite));
        let head = heads
            .iter()
            .find(|(_, because)| because.iter().any(|question| roots.contains(question)));
        prerequisite.follows_from = head.map(|(criterion, _)| *criterion);
    }
}

/// The answered questions for whose sake these are not asked.
fn roots(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    questions: &[Ref<Question>],
) -> Vec<Ref<Question>> {
    let mut roots = Vec::new();
    let mut seen = questions.to_vec();
    let mut pending = questions.to_vec();
    while let Some(question) = pending.pop() {
        if assessment.value(question).origin == Origin::Answer {
            roots.push(question);
            continue;
        }
        for tested in asked_because_of(questionnaire, assessment, question) {
            if !seen.contains(&tested) {
                seen.push(tested);
                pending.push(tested);
            }
        }
    }
    roots
}

/// The questions that decide whether a question is asked.
fn asked_because_of(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    question: Ref<Question>,
) -> Vec<Ref<Question>> {
    let question = &questionnaire.questions[question];
    let conditions = question.when.iter().chain(&question.unless);
    conditions
        .flat_map(|condition| condition.literals())
        .flat_map(|literal| match literal {
            Literal::Question(tested, _) => vec![*tested],
            Literal::Criterion(tested, _) => evidence(questionnaire, assessment, *tested)
                .into_iter()
                .map(|evidence| evidence.question)
                .collect(),
            Literal::Dimension(..) => Vec::new(),
        })
        .collect()
}
