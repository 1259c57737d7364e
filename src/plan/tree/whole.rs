//! Scores in whole numbers: of each part of the tree, of the same part of 1.

use super::{Leaf, Tree};
use crate::exact::Exact;
use crate::plan::Cost;
use crate::questionnaire::Combine;

/// A part of which every score is a whole number of the same part of 1.
pub enum Scaled {
    /// A leaf, by its position.
    Leaf(usize),
    /// What it combines, and how many of its parts of 1 one of the item's makes.
    Part(Combine, Vec<(Scaled, i128)>),
}

/// What a leaf is worth, in whole numbers of a part of 1.
pub struct Values {
    /// It is counted in this part of 1.
    pub scale: i128,
    /// As it is.
    pub low: i128,
    /// After each way to change it, with its cost.
    pub steps: Vec<(Cost, i128)>,
}

/// Brings a tree to whole numbers.
pub struct Scaling<'l> {
    leaves: &'l [Leaf],
    /// What each leaf is worth, as far as they were met.
    pub values: Vec<Values>,
}

impl<'l> Scaling<'l> {
    /// Of a tree with these leaves.
    pub fn new(leaves: &'l [Leaf]) -> Scaling<'l> {
        Scaling {
            leaves,
            values: Vec::new(),
        }
    }

    /// The part and its scale; `None` when numbers become too long. Leaves come in order.
    pub fn scaled(&mut self, tree: &Tree) -> Option<(Scaled, i128)> {
        match tree {
            Tree::Leaf(index) => {
                let values = whole(&self.leaves[*index])?;
                let scale = values.scale;
                self.values.push(values);
                Some((Scaled::Leaf(*index), scale))
            }
            Tree::Part(combine, items) => self.part(*combine, items),
        }
    }

    fn part(&mut self, combine: Combine, items: &[(Tree, Exact)]) -> Option<(Scaled, i128)> {
        let total: Exact = items.iter().map(|(_, weight)| weight.clone()).sum();
        let mut parts = Vec::new();
        let mut scale: i128 = 1;
        for (item, weight) in items {
            let (item, item_scale) = self.scaled(item)?;
            let (times, over) = match combine {
                Combine::Mean => (weight / &total).parts()?,
                Combine::Sum => weight.parts()?,
                Combine::Min | Combine::Max => (1, 1),
            };
            let over = over.checked_mul(item_scale)?;
            scale = lcm(scale, over)?;
            parts.push((item, times, over));
        }
        let mut scaled = Vec::new();
        for (item, times, over) in parts {
            scaled.push((item, times.checked_mul(scale / over)?));
        }
        Some((Scaled::Part(combine, scaled), scale))
    }
}

fn whole(leaf: &Leaf) -> Option<Values> {
    let mut scale = 1;
    for value in &leaf.worths {
        scale = lcm(scale, value.parts()?.1)?;
    }
    let whole = |value: &Exact| {
        let (numerator, denominator) = value.parts()?;
        numerator.checked_mul(scale / denominator)
    };
    let mut steps = Vec::new();
    for (cost, value, _) in &leaf.steps {
        steps.push((*cost, whole(value)?));
    }
    Some(Values {
        scale,
        low: whole(&leaf.low)?,
        steps,
    })
}

/// The least common multiple of two numbers above 0.
fn lcm(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b)
}
