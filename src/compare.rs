//! What changed between two sets of answers, both scored on the rules of today: pure.
//!
//! "We improved", "we found out" and "the questionnaire changed" are three different things. A
//! question that did not exist when the earlier answers were given proves nothing of the team:
//! the later answer to it is lent to the earlier set, so that what remains between the two is the
//! team's own doing. What was unknown and is known now is told apart from what was otherwise.

mod answers;
mod causes;

use std::cmp::Ordering;

use crate::answers::Answers;
use crate::assessment::{Assessment, Readiness, Standing, assess};
use crate::questionnaire::{Answer, Criterion, Dimension, Question, Questionnaire, Ref};
use crate::truth::Truth;

pub use causes::Cause;

/// Answers with what they come to.
#[derive(Debug, Clone)]
pub struct Point {
    /// The answers.
    pub answers: Answers,
    /// What they come to on the rules of today.
    pub assessment: Assessment,
}

impl Point {
    /// Scores answers, at the stage given or at the one that they reach.
    fn of(rules: &Questionnaire, answers: Answers, stage: Option<usize>) -> Point {
        let assessment = assess(rules, &answers, stage);
        Point {
            answers,
            assessment,
        }
    }
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Better than before.
    Up,
    /// Worse than before.
    Down,
    /// As before.
    Same,
    /// Another one, neither better nor worse.
    Other,
}

impl Trend {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Trend::Up => "up",
            Trend::Down => "down",
            Trend::Same => "same",
            Trend::Other => "other",
        }
    }

    fn of(ordering: Ordering) -> Trend {
        match ordering {
            Ordering::Less => Trend::Down,
            Ordering::Equal => Trend::Same,
            Ordering::Greater => Trend::Up,
        }
    }
}

/// How an answer changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A better option; among several to tick, the same ones and more.
    Better,
    /// A worse option; among several to tick, fewer of the same ones.
    Worse,
    /// Neither: facts, numbers, texts, other ticks, what does not apply.
    Other,
    /// It was unknown.
    Learned,
    /// It is unknown now.
    Forgotten,
}

impl Turn {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Turn::Better => "better",
            Turn::Worse => "worse",
            Turn::Other => "other",
            Turn::Learned => "newly-known",
            Turn::Forgotten => "no-longer-known",
        }
    }
}

/// An answer that is not the same any more; one that is missing is the same as an unknown one.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// The question.
    pub question: Ref<Question>,
    /// The answer before.
    pub from: Answer,
    /// The answer now.
    pub to: Answer,
    /// How it changed.
    pub turn: Turn,
    /// Whether the question applied, so that the answer counted.
    pub counted_before: bool,
    /// Whether it applies now.
    pub counted_after: bool,
}

/// How the state of a criterion changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Unmet, then met.
    Gained,
    /// Met, then unmet.
    Lost,
    /// Unknown, then known: nothing says that it was otherwise before.
    Learned,
    /// Known, then unknown.
    Forgotten,
    /// Not applicable, then met or unmet.
    Arose,
    /// Met or unmet, then not applicable.
    Lapsed,
}

impl Shift {
    /// The change from a state to another; `None` when they are the same.
    pub fn between(before: Truth, after: Truth) -> Option<Shift> {
        match (before, after) {
            _ if before == after => None,
            (Truth::Unknown, _) => Some(Shift::Learned),
            (_, Truth::Unknown) => Some(Shift::Forgotten),
            (Truth::Na, _) => Some(Shift::Arose),
            (_, Truth::Na) => Some(Shift::Lapsed),
            (_, Truth::Met) => Some(Shift::Gained),
            _ => Some(Shift::Lost),
        }
    }
}

/// A criterion that is not in the same state any more.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionChange {
    /// The criterion.
    pub criterion: Ref<Criterion>,
    /// Its state before.
    pub before: Truth,
    /// Its state now.
    pub after: Truth,
    /// What that comes to.
    pub shift: Shift,
    /// Whether a level, a gate, an advice or a score names it; otherwise it only serves others.
    pub counts: bool,
    /// The answers that made the change, twelve at most; never empty.
    pub because: Vec<Cause>,
}

/// How a dimension moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionChange {
    /// The dimension.
    pub dimension: Ref<Dimension>,
    /// By the level proven, then by the score.
    pub trend: Trend,
    /// What became known, or no longer is, is enough to explain it: it would have moved so had no
    /// known answer changed.
    pub by_knowledge: bool,
}

/// The verdict of both at one stage: verdicts at different stages answer different questions.
#[derive(Debug, Clone)]
pub struct ReadinessChange {
    /// Rank of that stage: the higher of the two that support is asked for.
    pub stage: usize,
    /// What the answers before come to there.
    pub before: Point,
    /// What the answers now come to there.
    pub after: Point,
    /// By the verdict.
    pub trend: Trend,
}

/// What changed between two sets of answers.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The earlier answers by themselves.
    pub alone: Point,
    /// The earlier answers, with the later ones to questions that did not exist then.
    pub before: Point,
    /// The later answers.
    pub after: Point,
    /// The answers that differ between `before` and `after`, in order of asking.
    pub answers: Vec<AnswerChange>,
    /// The criteria whose state differs: gates first, then what levels require, advice, the rest.
    pub criteria: Vec<CriterionChange>,
    /// The later answers to questions that did not exist: they change nothing of the team.
    pub new_answers: Vec<AnswerChange>,
    /// The criteria whose state only those answers changed.
    pub new_criteria: Vec<CriterionChange>,
    /// Every dimension, in the order of the rules.
    pub dimensions: Vec<DimensionChange>,
    /// The verdicts at one stage; `None` without a stage dimension.
    pub readiness: Option<ReadinessChange>,
}

impl Comparison {
    /// Whether nothing changed on the team's side: no answer, hence no criterion, level or verdict.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

/// Compares two sets of answers on the rules of today.
///
/// `stage` is the rank of the stage that support is asked for; `None`: the stage that each reaches.
/// `is_new` tells the questions that did not exist when the earlier answers were given.
pub fn compare(
    rules: &Questionnaire,
    before: &Answers,
    after: &Answers,
    stage: Option<usize>,
    is_new: impl Fn(Ref<Question>) -> bool,
) -> Comparison {
    let lent = answers::completed(rules, before, after, is_new);
    let alone = Point::of(rules, before.clone(), stage);
    let before = Point::of(rules, lent, stage);
    let after = Point::of(rules, after.clone(), stage);
    let new_answers = answers::changed(rules, &alone, &before);
    let answers = answers::changed(rules, &before, &after);
    Comparison {
        new_criteria: causes::criteria(rules, &alone, &before, &new_answers),
        criteria: causes::criteria(rules, &before, &after, &answers),
        dimensions: dimensions(rules, &before, &after),
        readiness: readiness(rules, &before, &after),
        new_answers,
        answers,
        alone,
        before,
        after,
    }
}

fn dimensions(rules: &Questionnaire, before: &Point, after: &Point) -> Vec<DimensionChange> {
    // What became known added to the answers before, and what no longer is to those of now.
    let known = |to: &Point, from: &Point| {
        let unknown = |q| *to.answers.get(q) == Answer::Unknown;
        let filled = answers::completed(rules, &to.answers, &from.answers, unknown);
        assess(rules, &filled, None)
    };
    let (learned, kept) = (known(before, after), known(after, before));
    let changes = rules.dimensions.refs().map(|dimension| {
        let of = |assessment: &Assessment| assessment.dimension(dimension).clone();
        let (old, new) = (of(&before.assessment), of(&after.assessment));
        let trend = trend(&old, &new);
        let is_known = |a: &Standing, b: &Standing| self::trend(a, b) == Trend::Same;
        DimensionChange {
            dimension,
            trend,
            by_knowledge: trend != Trend::Same
                && (is_known(&of(&learned), &new) || is_known(&of(&kept), &old)),
        }
    });
    changes.collect()
}

/// By the level proven, then by the lower bound of the score.
fn trend(before: &Standing, after: &Standing) -> Trend {
    let scores = match (&before.score, &after.score) {
        (Some(before), Some(after)) => Trend::of(after.low.cmp(&before.low)),
        (None, None) => Trend::Same,
        // Something applies that did not, or the other way round.
        _ => Trend::Other,
    };
    match Trend::of(after.proven.cmp(&before.proven)) {
        Trend::Same => scores,
        moved => moved,
    }
}

fn readiness(rules: &Questionnaire, before: &Point, after: &Point) -> Option<ReadinessChange> {
    let asked = |point: &Point| Some(point.assessment.readiness.as_ref()?.asked);
    let stage = asked(before)?.max(asked(after)?);
    let at_stage = |point: &Point| Point::of(rules, point.answers.clone(), Some(stage));
    let (before, after) = (at_stage(before), at_stage(after));
    let verdict = |point: &Point| {
        let readiness: Option<&Readiness> = point.assessment.readiness.as_ref();
        readiness.map(|readiness| readiness.verdict)
    };
    Some(ReadinessChange {
        stage,
        trend: Trend::of(verdict(&after).cmp(&verdict(&before))),
        before,
        after,
    })
}
