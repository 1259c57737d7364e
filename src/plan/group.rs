//! Goals to see to together, and what is found for them.

use super::Cost;
use super::scene::Aim;
use crate::questionnaire::{Answer, Node, Question, Ref};

/// So many tests are made for a whole plan: what one costs at most.
pub const WORK: usize = 10_000_000;

/// Changes of answers.
pub type Changes = Vec<(Ref<Question>, Answer)>;

/// What a search came to.
#[derive(Debug)]
pub struct Found {
    /// The cheapest changes found; `None`: there are none, or none were found.
    pub changes: Option<Changes>,
    /// What they cost.
    pub cost: Cost,
    /// Nothing costs less.
    pub lower_bound: Cost,
    /// Whether nothing was left out.
    pub exact: bool,
    /// Whether nothing had to be chosen: no other set costs as little.
    pub is_only: bool,
}

/// Goals that share answers that can move.
pub struct Group {
    /// The goals.
    pub aims: Vec<Aim>,
    /// All that they depend on, in the order of evaluation.
    pub nodes: Vec<Node>,
}
