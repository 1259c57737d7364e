//! The cheapest changes with which a score is enough.

use std::cell::Cell;
use std::cmp::Reverse;
use std::rc::Rc;

use super::Leaf;
use super::curve::{Curve, Picked, Picks, Point, join, joined};
use super::estimate::estimated;
use super::whole::{Scaled, Values};
use crate::order::Arrange;
use crate::plan::group::{Changes, Found};
use crate::plan::scene::Scene;
use crate::plan::{Cost, tidy};
use crate::questionnaire::{Answer, Question, Ref};

/// So many pairs of scores of two parts are looked at; past it, the tree is only estimated.
const PAIRS: usize = 8_000_000;

/// Finds the cheapest changes with which a score is enough.
pub struct Weighing {
    /// What each leaf is worth.
    values: Vec<Values>,
    /// So many pairs of scores were looked at.
    pairs: Cell<usize>,
    /// The score wanted.
    enough: i128,
}

impl Weighing {
    /// For leaves worth this, and the score wanted, in whole numbers.
    pub fn new(values: Vec<Values>, enough: i128) -> Weighing {
        Weighing {
            values,
            pairs: Cell::new(0),
            enough,
        }
    }

    /// The cheapest changes; `None` when numbers become too long, or the tree is too large to be told anything of.
    pub fn found(
        &self,
        scene: &Scene<'_>,
        tree: &Scaled,
        leaves: &[Leaf],
        is_exact: bool,
    ) -> Option<Found> {
        let (picked, cost, lower_bound) = match self.curve(tree) {
            Some(curve) => {
                let point = curve.into_iter().find(|point| point.value >= self.enough);
                let cost = point.as_ref().map_or(Cost::default(), |point| point.cost);
                (point.map(|point| point.picks.leaves()), cost, cost)
            }
            None => estimated(&self.values, self.enough, tree)?,
        };
        let is_exact = is_exact && lower_bound == cost;
        Some(Found {
            changes: picked.map(|picked| self.changes(scene, tree, leaves, picked)),
            cost,
            exact: is_exact,
            is_only: false,
            lower_bound,
        })
    }

    /// `None` when numbers become too long or scores too many.
    fn curve(&self, tree: &Scaled) -> Option<Curve> {
        let (combine, items) = match tree {
            Scaled::Leaf(index) => return Some(self.leaf(*index)),
            Scaled::Part(combine, items) => (*combine, items),
        };
        let mut curve: Option<Curve> = None;
        for (item, times) in items {
            let mut next = self.curve(item)?;
            for point in &mut next {
                point.value = point.value.checked_mul(*times)?;
            }
            curve = Some(match curve {
                None => next,
                Some(curve) => {
                    let pairs = curve.len().saturating_mul(next.len());
                    self.pairs.set(self.pairs.get().saturating_add(pairs));
                    if self.pairs.get() > PAIRS {
                        return None;
                    }
                    joined(&curve, &next, combine)?
                }
            });
        }
        curve
    }

    fn leaf(&self, index: usize) -> Curve {
        let values = &self.values[index];
        let steps = values.steps.iter().enumerate();
        let steps = steps.map(|(step, &(cost, value))| Point {
            cost,
            value,
            picks: Rc::new(Picks::Leaf(index, step)),
        });
        let as_it_is = Point {
            cost: Cost::default(),
            value: values.low,
            picks: Rc::new(Picks::None),
        };
        let mut points: Vec<Point> = steps.chain([as_it_is]).collect();
        points.arrange_by_key(|point| (point.cost, Reverse(point.value)));
        let mut best: Vec<Point> = Vec::new();
        for point in points {
            if best.last().is_none_or(|last| point.value > last.value) {
                best.push(point);
            }
        }
        best
    }

    /// The changes of these leaves, those of questions to the smallest option with which the score
    /// is still enough.
    fn changes(
        &self,
        scene: &Scene<'_>,
        tree: &Scaled,
        leaves: &[Leaf],
        mut picked: Picked,
    ) -> Changes {
        picked.arrange();
        let mut now: Vec<i128> = self.values.iter().map(|values| values.low).collect();
        for &(leaf, step) in &picked {
            now[leaf] = self.values[leaf].steps[step].1;
        }
        let mut changes = Changes::new();
        for (leaf, step) in picked {
            let made = &leaves[leaf].steps[step].2;
            let Some(question) = leaves[leaf].question else {
                changes.extend(made.iter().cloned());
                continue;
            };
            let mut answer = made[0].1.clone();
            while let Some(lower) = tidy::lower(scene, question, &answer).pop() {
                let Some(value) = self.value_of(scene, leaf, question, &lower) else {
                    break;
                };
                let before = std::mem::replace(&mut now[leaf], value);
                if self
                    .total(tree, &now)
                    .is_none_or(|total| total < self.enough)
                {
                    now[leaf] = before;
                    break;
                }
                answer = lower;
            }
            changes.push((question, answer));
        }
        changes
    }

    /// What an answer is worth in whole numbers; `None` when it is none.
    fn value_of(
        &self,
        scene: &Scene<'_>,
        leaf: usize,
        question: Ref<Question>,
        answer: &Answer,
    ) -> Option<i128> {
        let Answer::One(option) = answer else {
            return None;
        };
        let option = &scene.rules.questions[question].options()[*option];
        let (numerator, denominator) = option.value.parts()?;
        let scale = self.values[leaf].scale;
        numerator.checked_mul(scale / denominator)
    }

    /// The score of a part with these values of the leaves.
    fn total(&self, tree: &Scaled, values: &[i128]) -> Option<i128> {
        let (combine, items) = match tree {
            Scaled::Leaf(index) => return Some(values[*index]),
            Scaled::Part(combine, items) => (*combine, items),
        };
        let mut total = None;
        for (item, times) in items {
            let value = self.total(item, values)?.checked_mul(*times)?;
            total = Some(match total {
                None => value,
                Some(total) => join(combine, total, value)?,
            });
        }
        total
    }
}
