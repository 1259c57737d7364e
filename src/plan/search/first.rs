//! A first set of changes: if the search has to be given up, there is something to show.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Search, Taken};
use crate::order::Arrange;
use crate::plan::Cost;
use crate::plan::group::Group;
use crate::plan::scene::Scene;
use crate::questionnaire::{Answer, Question, Ref};

impl Search<'_, '_> {
    /// Changes every answer to its best, then takes back, the costliest first, whatever is not
    /// needed.
    pub(super) fn prune(&mut self) {
        if self.best.is_some() {
            return;
        }
        let support = self.group.aims.iter().flat_map(|aim| &aim.support);
        let support: BTreeSet<Ref<Question>> = support.copied().collect();
        let mut taken: Taken = Taken::new();
        for question in support {
            if let Some(moves) = self.scene.moves(question) {
                // Of one choice, the best comes first; of several, the largest set comes last.
                match moves.steps.first().map(|step| &step.to) {
                    Some(Answer::Many(_)) => taken.push((question, moves.steps.len() - 1)),
                    Some(_) => taken.push((question, 0)),
                    None => {}
                }
            }
        }
        let all = self.changes(&taken);
        self.scene.set(&all, &self.group.nodes);
        let holds = |scene: &Scene<'_>, group: &Group| group.aims.iter().all(|a| scene.holds(a));
        if holds(self.scene, self.group) {
            let mut order = taken.clone();
            order.arrange_by_key(|&one| (Reverse(self.cost(one)), Reverse(one.0)));
            for (question, step) in order {
                if self.is_spent() {
                    break;
                }
                let change = self.changes(&[(question, step)]);
                self.scene.unset(&change);
                self.scene.refresh(&self.group.nodes);
                if holds(self.scene, self.group) {
                    taken.retain(|(other, _)| *other != question);
                } else {
                    self.scene.set(&change, &[]);
                }
            }
            let costs = taken.iter().map(|&one| self.cost(one));
            let cost = costs.fold(Cost::default(), Cost::plus);
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, taken));
            }
        }
        self.scene.unset(&all);
    }

    /// Follows the most promising branch to its end.
    pub(super) fn dive(&mut self) {
        let mut first = 0;
        while self.best.is_none() && !self.is_spent() {
            let new = first..self.branches.len();
            first = self.branches.len();
            let bound = |&index: &usize| self.branches[index].as_ref().map(|b| b.bound);
            let open = new.filter(|&index| self.branches[index].is_some());
            let Some(branch) = open.min_by_key(bound).and_then(|i| self.branches[i].take()) else {
                return;
            };
            self.expand(branch);
        }
    }
}
