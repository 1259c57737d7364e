//! Which changes of a plan open the way to which: looked up once for all of them, since each may be
//! for hundreds of criteria.

use std::collections::{HashMap, HashSet};

use super::{ChangeReport, PlanReport, PlannedCriterion};
use crate::plan::Move;
use crate::questionnaire::Text;

/// The changes of a plan, and what links them.
pub struct Steps<'a> {
    /// The plan.
    pub plan: &'a PlanReport,
    criteria: HashMap<&'a str, &'a PlannedCriterion>,
    /// Of each change: the criteria that are lost without it.
    serves: Vec<Set>,
    /// Of each change: those among them that it only opens the way to.
    enables: Vec<Set>,
}

impl<'a> Steps<'a> {
    /// Those of a plan.
    pub fn of(plan: &'a PlanReport) -> Steps<'a> {
        let mut numbers = HashMap::new();
        let mut sets = |ids: fn(&ChangeReport) -> &[Text]| {
            let changes = plan.changes.iter();
            let sets = changes.map(|change| Set::of(ids(change), &mut numbers));
            sets.collect()
        };
        Steps {
            plan,
            serves: sets(|change| &change.criteria),
            enables: sets(|change| &change.enables),
            criteria: plan.criteria.iter().map(|c| (c.id.as_ref(), c)).collect(),
        }
    }

    /// The changes with their places, from 0.
    pub fn changes(&self) -> impl Iterator<Item = (usize, &'a ChangeReport)> {
        self.plan.changes.iter().enumerate()
    }

    /// The criteria that a change is for, without those that it only opens the way to.
    pub fn criteria(&self, change: &ChangeReport) -> Vec<&'a PlannedCriterion> {
        let enabled: HashSet<&str> = change.enables.iter().map(|id| &**id).collect();
        let ids = change.criteria.iter().map(|id| &**id);
        let ids = ids.filter(|id| !enabled.contains(id));
        ids.filter_map(|id| self.criteria.get(id).copied())
            .collect()
    }

    /// The numbers, from 1, of the changes to make first, for what this one is about to count.
    pub fn openers(&self, place: usize) -> Vec<String> {
        self.numbers(|other, change| {
            change.kind == Move::Do && self.serves[place].meets(&self.enables[other])
        })
    }

    /// The numbers, from 1, of the other changes that this one opens the way to.
    pub fn opened(&self, place: usize) -> Vec<String> {
        let question = &self.plan.changes[place].question;
        self.numbers(|other, change| {
            change.question != *question && self.serves[other].meets(&self.enables[place])
        })
    }

    fn numbers(&self, is_one: impl Fn(usize, &ChangeReport) -> bool) -> Vec<String> {
        let found = self
            .changes()
            .filter(|(place, change)| is_one(*place, change));
        found.map(|(place, _)| (place + 1).to_string()).collect()
    }
}

/// A set of ids, each a bit.
struct Set(Vec<u64>);

impl Set {
    /// `numbers` has the bit of each id met so far.
    fn of<'a>(ids: &'a [Text], numbers: &mut HashMap<&'a str, usize>) -> Set {
        let mut bits = Vec::new();
        for id in ids {
            let next = numbers.len();
            let number = *numbers.entry(&**id).or_insert(next);
            let word = number / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (number % 64);
        }
        Set(bits)
    }

    /// Whether both have an id in common.
    fn meets(&self, other: &Set) -> bool {
        let mut words = self.0.iter().zip(&other.0);
        words.any(|(a, b)| a & b != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(lists: [&[Text]; 2]) -> [Set; 2] {
        let mut numbers = HashMap::new();
        lists.map(|ids| Set::of(ids, &mut numbers))
    }

    #[test]
    fn sets_meet_in_any_id_that_both_have() {
        let ids: Vec<Text> = (0..200).map(|n| format!("c-{n}").into()).collect();
        let [all, last] = sets([&ids, &ids[199..]]);
        assert!(all.meets(&last) && last.meets(&all));
        let [first, rest] = sets([&ids[..130], &ids[130..]]);
        assert!(!first.meets(&rest) && !rest.meets(&first));
        let [none, all] = sets([&[], &ids]);
        assert!(!none.meets(&all) && !all.meets(&none));
    }
}
