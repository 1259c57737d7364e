//! The cheapest changes that bring a score to a level, when no answer counts in two places: exact,
//! without trying sets of changes.
//!
//! Of every part of the tree, only this matters to the whole: the best score that it can be brought
//! to at each cost. Parts are put together two by two, and whatever costs more without being worth
//! more is dropped. A tree that shares answers, or in which it matters that something may turn out
//! not to apply, is left to the search. Where there are too many scores, what brings most for its effort is taken
//! first: what is found is then not proven to be the cheapest.

mod curve;
mod estimate;
mod ranges;
mod weighing;
mod whole;

use std::collections::HashSet;

use self::weighing::Weighing;
use self::whole::Scaling;
use super::Cost;
use super::goal::{Goal, States};
use super::group::{Changes, Found, Group};
use super::scene::Scene;
use super::{search, tidy};
use crate::exact::Exact;
use crate::questionnaire::{
    Answer, Combine, Criterion, Dimension, Node, Question, Ref, Rule, Score, Weighed,
};
use crate::truth::Truth;

/// The cheapest changes for which a group's only goal holds, each to the smallest option that will
/// do; `None` when this way does not fit the goal.
pub fn cheapest(scene: &mut Scene<'_>, group: &Group) -> Option<Found> {
    let [aim] = group.aims.as_slice() else {
        return None;
    };
    let Goal::Rank {
        dimension,
        rank,
        or_none: false,
    } = aim.goal
    else {
        return None;
    };
    let rules = scene.rules;
    let Rule::Score(score) = &rules.dimensions[dimension].rule else {
        return None;
    };
    let mut builder = Builder {
        scene,
        counted: HashSet::new(),
        parts: HashSet::new(),
        leaves: Vec::new(),
        is_exact: true,
    };
    let tree = builder.part(dimension, score)??;
    let Builder {
        leaves, is_exact, ..
    } = builder;
    let mut scaling = Scaling::new(&leaves);
    if !ranges::leaves_nothing_out(&tree, &leaves, &score.from[rank - 1]) {
        return None;
    }
    let (tree, scale) = scaling.scaled(&tree)?;
    let (numerator, denominator) = score.from[rank - 1].parts()?;
    // The smallest whole number of parts that is enough.
    let wanted = numerator.checked_mul(scale)?;
    let enough = wanted.div_euclid(denominator) + i128::from(wanted.rem_euclid(denominator) > 0);
    let weighing = Weighing::new(scaling.values, enough);
    weighing.found(scene, &tree, &leaves, is_exact)
}

/// A part of the tree.
enum Tree {
    /// A question or a criterion, by its position among the leaves.
    Leaf(usize),
    /// A dimension: what it combines, with weights.
    Part(Combine, Vec<(Tree, Exact)>),
}

/// A question or a criterion: what it is worth as it is, and after each way to change it.
struct Leaf {
    question: Option<Ref<Question>>,
    low: Exact,
    steps: Vec<(Cost, Exact, Changes)>,
    /// All that it may be worth.
    worths: Vec<Exact>,
    /// Whether it may turn out not to apply.
    may_be_na: bool,
}

struct Builder<'s, 'q> {
    scene: &'s mut Scene<'q>,
    /// The questions that can move and are counted already.
    counted: HashSet<Ref<Question>>,
    /// The dimensions met already.
    parts: HashSet<Ref<Dimension>>,
    leaves: Vec<Leaf>,
    /// Whether every criterion is met in the cheapest way, for sure.
    is_exact: bool,
}

/// A part of the tree, or nothing where nothing applies; `None` when the tree does not fit.
type Built = Option<Option<Tree>>;

impl Builder<'_, '_> {
    fn leaf(
        &mut self,
        question: Option<Ref<Question>>,
        low: Exact,
        steps: Vec<(Cost, Exact, Changes)>,
        may_be_na: bool,
    ) -> Built {
        let options = question.map(|question| self.scene.rules.questions[question].options());
        let options = options.unwrap_or_default().iter();
        let worths = options.map(|option| option.value.clone());
        let reached = steps.iter().map(|(_, value, _)| value.clone());
        self.leaves.push(Leaf {
            worths: worths.chain(reached).chain([low.clone()]).collect(),
            question,
            low,
            steps,
            may_be_na,
        });
        Some(Some(Tree::Leaf(self.leaves.len() - 1)))
    }

    fn part(&mut self, dimension: Ref<Dimension>, score: &Score) -> Built {
        if !self.parts.insert(dimension) {
            return None;
        }
        let mut items = Vec::new();
        for Weighed { node, weight } in &score.of {
            let item = match *node {
                Node::Question(question) => self.question(question)?,
                Node::Criterion(criterion) => self.criterion(criterion)?,
                Node::Dimension(dimension) => {
                    let rules = self.scene.rules;
                    let Rule::Score(score) = &rules.dimensions[dimension].rule else {
                        return None;
                    };
                    self.part(dimension, score)?
                }
            };
            items.extend(item.map(|item| (item, weight.clone())));
        }
        let is_empty = items.is_empty();
        Some((!is_empty).then_some(Tree::Part(score.combine, items)))
    }

    fn question(&mut self, reference: Ref<Question>) -> Built {
        let question = &self.scene.rules.questions[reference];
        if question.fact {
            return Some(None);
        }
        let support = self.scene.support_of(Node::Question(reference));
        if support.iter().any(|&other| other != reference) {
            return None;
        }
        let Some(bounds) = self.scene.assessment().worth(question, reference) else {
            return Some(None);
        };
        let is_asked = self.scene.assessment().applicability(question) == Truth::Met;
        let moves = self.scene.moves(reference).filter(|_| is_asked);
        let mut steps = Vec::new();
        for step in moves.map_or(&[][..], |moves| &moves.steps) {
            let option = match step.to {
                Answer::One(option) => option,
                // It is told apart from the best answer where that could matter.
                Answer::Na => continue,
                _ => return None,
            };
            let value = question.options()[option].value.clone();
            steps.push((step.cost, value, vec![(reference, step.to.clone())]));
        }
        if !steps.is_empty() && !self.counted.insert(reference) {
            return None;
        }
        self.leaf(Some(reference), bounds.low, steps, bounds.may_be_na)
    }

    fn criterion(&mut self, reference: Ref<Criterion>) -> Built {
        let support = self.scene.support_of(Node::Criterion(reference));
        let Some(bounds) = self.scene.assessment().worth_of(reference) else {
            return support.is_empty().then_some(None);
        };
        let goal = |state| Goal::Criterion(reference, States::only(state));
        let not_applicable = self.scene.aim(goal(Truth::Na));
        if bounds.may_be_na || self.scene.can_hold(&not_applicable, &|_| true) {
            return None;
        }
        for &question in &support {
            if !self.counted.insert(question) {
                return None;
            }
        }
        if bounds.low == Exact::from(1) || support.is_empty() {
            return self.leaf(None, bounds.low, Vec::new(), false);
        }
        let aim = self.scene.aim(goal(Truth::Met));
        let group = Group {
            nodes: aim.cone.clone(),
            aims: vec![aim],
        };
        let found = search::cheapest(self.scene, &group);
        let found = tidy::tidied(self.scene, &group, found);
        self.is_exact &= found.exact;
        let met = found.changes;
        let met = met.map(|changes| (found.cost, Exact::from(1), changes));
        self.leaf(None, bounds.low, met.into_iter().collect(), false)
    }
}
