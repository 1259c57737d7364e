//! What can still become of a goal while some answers may move: an upper bound, computed without
//! trying them one by one.
//!
//! Each thing is looked at with all the states that it may get, as if those that it depends on
//! moved independently: what is found impossible is impossible.

mod levels;
mod worth;

use self::levels::{certainly, possibly, reached};
use self::worth::{Worth, worth_of};
use super::goal::{Goal, States};
use super::moves::Moves;
use crate::answers::Answers;
use crate::assessment::{Assessment, Bounds, combined, standing_of_score};
use crate::questionnaire::{
    Accepts, Answer, Condition, Dimension, Literal, Node, Question, Questionnaire, Ref, Rule, Score,
};
use crate::truth::Truth;

const ALL: [Truth; 4] = [Truth::Met, Truth::Unmet, Truth::Unknown, Truth::Na];

/// What to look at the possible states with.
pub struct View<'a> {
    /// The rules.
    pub rules: &'a Questionnaire,
    /// The answers of now.
    pub answers: &'a Answers,
    /// What they come to; only what nothing free decides is taken from it.
    pub assessment: &'a Assessment,
    /// What can be done about each question.
    pub moves: &'a dyn Fn(Ref<Question>) -> Option<&'a Moves>,
    /// Whether the answer to a question may move.
    pub is_free: &'a dyn Fn(Ref<Question>) -> bool,
}

/// The possible states of each thing, computed by [`Reach::can_hold`].
pub struct Reach {
    and: [[States; 16]; 16],
    or: [[States; 16]; 16],
    /// Of each question: whether it applies.
    applies: Vec<States>,
    criteria: Vec<States>,
    dimensions: Vec<Range>,
}

/// Between which ranks, and which scores, a dimension may end.
#[derive(Debug, Clone, Default)]
struct Range {
    lowest: usize,
    highest: usize,
    /// Nothing free decides it.
    is_fixed: bool,
    score: Option<Bounds>,
}

impl Reach {
    /// For the things of a questionnaire.
    pub fn new(rules: &Questionnaire) -> Reach {
        Reach {
            and: table(Truth::all),
            or: table(Truth::any),
            applies: vec![States::NONE; rules.questions.len()],
            criteria: vec![States::NONE; rules.criteria.len()],
            dimensions: vec![Range::default(); rules.dimensions.len()],
        }
    }

    /// Whether a goal may still be reached; `cone` is all that it depends on, in the order of
    /// evaluation.
    pub fn can_hold(&mut self, view: &View<'_>, goal: &Goal, cone: &[Node]) -> bool {
        match *goal {
            Goal::Criterion(_, allowed) => {
                self.states(view, goal, cone).and(allowed) != States::NONE
            }
            Goal::Rank {
                dimension,
                rank,
                or_none,
            } => {
                self.look(view, cone);
                let range = &self.dimensions[dimension.index()];
                let may_be_none = range.score.as_ref().is_none_or(|bounds| bounds.may_be_na);
                range.highest >= rank || (or_none && may_be_none)
            }
        }
    }

    /// Whether a goal holds whatever moves.
    pub fn must_hold(&mut self, view: &View<'_>, goal: &Goal, cone: &[Node]) -> bool {
        match *goal {
            Goal::Criterion(_, allowed) => {
                let states = self.states(view, goal, cone);
                states.and(allowed) == states
            }
            Goal::Rank {
                dimension, rank, ..
            } => {
                self.look(view, cone);
                self.dimensions[dimension.index()].lowest >= rank
            }
        }
    }

    fn states(&mut self, view: &View<'_>, goal: &Goal, cone: &[Node]) -> States {
        self.look(view, cone);
        match *goal {
            Goal::Criterion(criterion, _) => self.criteria[criterion.index()],
            Goal::Rank { .. } => States::NONE,
        }
    }

    fn look(&mut self, view: &View<'_>, cone: &[Node]) {
        for &node in cone {
            match node {
                Node::Question(question) => {
                    let applies = self.applicability(view, &view.rules.questions[question]);
                    self.applies[question.index()] = applies;
                }
                Node::Criterion(criterion) => {
                    let needs = &view.rules.criteria[criterion].needs;
                    self.criteria[criterion.index()] = self.condition(view, needs);
                }
                Node::Dimension(dimension) => {
                    let range = self.range(view, dimension);
                    self.dimensions[dimension.index()] = range;
                }
            }
        }
    }

    fn applicability(&self, view: &View<'_>, question: &Question) -> States {
        let met = States::only(Truth::Met);
        let when = question.when.as_ref();
        let when = when.map_or(met, |c| settled(self.condition(view, c)));
        let unless = question.unless.as_ref();
        let unless = unless.map_or(States::only(Truth::Unmet), |c| {
            settled(self.condition(view, c))
        });
        let not_excluded = mapped(unless, |state| match state {
            Truth::Met => Truth::Unmet,
            Truth::Unmet => Truth::Met,
            undecided => undecided,
        });
        self.all(when, not_excluded)
    }

    fn all(&self, a: States, b: States) -> States {
        self.and[usize::from(a.0)][usize::from(b.0)]
    }

    fn condition(&self, view: &View<'_>, condition: &Condition) -> States {
        let branches = condition.0.iter().map(|literals| {
            let states = literals.iter().map(|literal| self.literal(view, literal));
            states.reduce(|a, b| self.all(a, b)).unwrap_or(States::NONE)
        });
        branches
            .reduce(|a, b| self.or[usize::from(a.0)][usize::from(b.0)])
            .unwrap_or(States::NONE)
    }

    fn literal(&self, view: &View<'_>, literal: &Literal) -> States {
        match literal {
            Literal::Question(question, accepts) => self.question(view, *question, accepts),
            Literal::Criterion(criterion, wanted) => {
                mapped(self.criteria[criterion.index()], |state| match state {
                    Truth::Met | Truth::Unmet => Truth::certain(state == *wanted),
                    undecided => undecided,
                })
            }
            Literal::Dimension(dimension, accepted) => {
                let range = &self.dimensions[dimension.index()];
                if range.is_fixed {
                    return States::only(view.assessment.dimension(*dimension).test(accepted));
                }
                let ranks = &accepted[range.lowest..=range.highest];
                match (ranks.contains(&true), ranks.contains(&false)) {
                    (true, true) => [Truth::Met, Truth::Unmet, Truth::Unknown]
                        .into_iter()
                        .map(States::only)
                        .fold(States::NONE, States::or),
                    (any_accepted, _) => States::only(Truth::certain(any_accepted)),
                }
            }
        }
    }

    fn question(&self, view: &View<'_>, reference: Ref<Question>, accepts: &Accepts) -> States {
        let applies = self.applies[reference.index()];
        let mut states = States::NONE;
        if applies.has(Truth::Met) {
            for answer in answers(view, reference) {
                states = states.or(States::only(accepts.test(answer)));
            }
        }
        if applies.has(Truth::Unmet) {
            let otherwise = view.rules.questions[reference].otherwise.as_ref();
            let counted = otherwise.unwrap_or(&Answer::Na);
            states = states.or(States::only(accepts.test(counted)));
        }
        if applies.has(Truth::Unknown) {
            states = states.or(States::only(Truth::Unknown));
        }
        states
    }

    fn range(&self, view: &View<'_>, reference: Ref<Dimension>) -> Range {
        let dimension = &view.rules.dimensions[reference];
        let counted = view.rules.counted(reference);
        let is_fixed = counted.iter().all(|&node| self.is_fixed(view, node));
        let standing = view.assessment.dimension(reference);
        if is_fixed {
            return Range {
                lowest: standing.proven,
                highest: standing.possible,
                is_fixed,
                score: standing.score.clone(),
            };
        }
        match &dimension.rule {
            Rule::Staged => {
                let levels = dimension.levels.iter();
                let levels: Vec<Vec<States>> = levels
                    .map(|level| {
                        let required = level.requires.iter();
                        required.map(|c| self.criteria[c.index()]).collect()
                    })
                    .collect();
                Range {
                    lowest: reached(&levels, certainly),
                    highest: reached(&levels, possibly),
                    is_fixed,
                    score: None,
                }
            }
            Rule::Score(score) => {
                let bounds = self.score(view, score);
                let standing = standing_of_score(bounds, &score.from);
                Range {
                    lowest: standing.proven,
                    highest: standing.possible,
                    is_fixed,
                    score: standing.score,
                }
            }
            Rule::First(_) => Range {
                lowest: 0,
                highest: dimension.levels.len(),
                is_fixed,
                score: None,
            },
        }
    }

    fn is_fixed(&self, view: &View<'_>, node: Node) -> bool {
        match node {
            Node::Question(question) => {
                let applies = self.applies[question.index()];
                is_single(applies)
                    && !(applies == States::only(Truth::Met) && (view.is_free)(question))
            }
            Node::Criterion(criterion) => is_single(self.criteria[criterion.index()]),
            Node::Dimension(dimension) => self.dimensions[dimension.index()].is_fixed,
        }
    }

    fn score(&self, view: &View<'_>, score: &Score) -> Option<Bounds> {
        let items = score.of.iter().filter_map(|weighed| {
            let bounds = match weighed.node {
                Node::Question(question) => self.worth(view, question),
                Node::Criterion(criterion) => worth_of(self.criteria[criterion.index()]),
                Node::Dimension(dimension) => self.dimensions[dimension.index()].score.clone(),
            };
            Some((bounds?, &weighed.weight))
        });
        combined(score.combine, &items.collect::<Vec<_>>())
    }

    fn worth(&self, view: &View<'_>, reference: Ref<Question>) -> Option<Bounds> {
        let question = &view.rules.questions[reference];
        if question.fact {
            return None;
        }
        let applies = self.applies[reference.index()];
        let mut found = Worth::default();
        if applies.has(Truth::Met) {
            answers(view, reference).for_each(|answer| found.add(question, answer));
        }
        if applies.has(Truth::Unmet) {
            found.add(question, question.otherwise.as_ref().unwrap_or(&Answer::Na));
        }
        if applies.has(Truth::Unknown) {
            found.add(question, &Answer::Unknown);
            found.may_be_na |= question.otherwise.is_none();
        }
        found.bounds()
    }
}

/// The answers that a question may end with, if it applies.
fn answers<'a>(view: &View<'a>, question: Ref<Question>) -> impl Iterator<Item = &'a Answer> {
    let moves = (view.moves)(question).filter(|_| (view.is_free)(question));
    let steps = moves.map_or(&[][..], |moves| moves.steps.as_slice());
    let now = std::iter::once(view.answers.get(question));
    now.chain(steps.iter().map(|step| &step.to))
}

/// A condition that is na counts as unmet.
fn settled(states: States) -> States {
    mapped(states, |state| match state {
        Truth::Na => Truth::Unmet,
        decided => decided,
    })
}

fn mapped(states: States, map: impl Fn(Truth) -> Truth) -> States {
    let present = ALL.into_iter().filter(|&state| states.has(state));
    let mapped = present.map(|state| States::only(map(state)));
    mapped.fold(States::NONE, States::or)
}

fn is_single(states: States) -> bool {
    states.0.is_power_of_two()
}

/// What two sets of states make together, whichever of each comes.
fn table(combine: impl Fn([Truth; 2]) -> Truth) -> [[States; 16]; 16] {
    let mut table = [[States::NONE; 16]; 16];
    for [x, y] in ALL.into_iter().flat_map(|x| ALL.map(|y| [x, y])) {
        let state = States::only(combine([x, y]));
        let rows = (0..).zip(&mut table).filter(|(a, _)| States(*a).has(x));
        for (_, row) in rows {
            let cells = (0..).zip(row).filter(|(b, _)| States(*b).has(y));
            cells.for_each(|(_, cell)| *cell = cell.or(state));
        }
    }
    table
}
