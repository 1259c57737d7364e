//! The best score of a part of the tree at each cost.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::order::Arrange;
use crate::plan::Cost;
use crate::questionnaire::Combine;

/// Leaves, each with the way to change it.
pub type Picked = Vec<(usize, usize)>;

/// The best score of a part at each cost: both ascend.
pub type Curve = Vec<Point>;

/// The best score at one cost.
#[derive(Clone)]
pub struct Point {
    /// What it costs.
    pub cost: Cost,
    /// The score, in whole numbers.
    pub value: i128,
    /// The changes that make it.
    pub picks: Rc<Picks>,
}

/// The changes that make a point: leaves, each with its way.
pub enum Picks {
    /// Nothing changes.
    None,
    /// A leaf, and the way to change it.
    Leaf(usize, usize),
    /// Those of two parts.
    Both(Rc<Picks>, Rc<Picks>),
}

impl Picks {
    /// The leaves that change.
    pub fn leaves(&self) -> Picked {
        let mut found = Vec::new();
        let mut pending = vec![self];
        while let Some(picks) = pending.pop() {
            match picks {
                Picks::None => {}
                Picks::Leaf(leaf, step) => found.push((*leaf, *step)),
                Picks::Both(a, b) => pending.extend([&**b, &**a]),
            }
        }
        found
    }
}

/// Two scores together; `None` when the number becomes too long.
pub fn join(combine: Combine, a: i128, b: i128) -> Option<i128> {
    match combine {
        Combine::Mean | Combine::Sum => a.checked_add(b),
        Combine::Min => Some(a.min(b)),
        Combine::Max => Some(a.max(b)),
    }
}

/// What two parts make together, at each cost.
pub fn joined(a: &[Point], b: &[Point], combine: Combine) -> Option<Curve> {
    let mut pairs = Vec::with_capacity(a.len() * b.len());
    // Where two ways are as good, the one that changes what comes first in the rules is kept.
    for (j, y) in b.iter().enumerate() {
        for (i, x) in a.iter().enumerate().rev() {
            let value = join(combine, x.value, y.value)?;
            pairs.push((x.cost.plus(y.cost), Reverse(value), j, i));
        }
    }
    pairs.arrange_by_key(|&(cost, value, ..)| (cost, value));
    let mut points: Curve = Vec::new();
    for (cost, Reverse(value), j, i) in pairs {
        if points.last().is_none_or(|last| value > last.value) {
            let picks = match (&*a[i].picks, &*b[j].picks) {
                (Picks::None, _) => Rc::clone(&b[j].picks),
                (_, Picks::None) => Rc::clone(&a[i].picks),
                _ => Rc::new(Picks::Both(Rc::clone(&a[i].picks), Rc::clone(&b[j].picks))),
            };
            points.push(Point { cost, value, picks });
        }
    }
    Some(points)
}
