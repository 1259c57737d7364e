//! The cheapest changes for which a group of linked goals holds: exact, best first.
//!
//! From a set of changes, whatever holds all goals must change one more answer behind any goal that
//! does not hold. So it is enough to branch over the answers behind one such goal; an answer that
//! was passed over stays as it is in the branches after it, so that no set is met twice. An answer
//! without which a goal is out of reach is bound to change: what those cost together is a lower
//! bound of what is still to come.

mod first;
mod order;

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};

use super::Cost;
use super::group::{Changes, Found, Group, WORK};
use super::scene::{Aim, Scene};
use crate::order::Arrange;
use crate::questionnaire::{Question, Ref};

pub use order::in_order;

/// So many sets of changes are looked at for one group.
const SETS: usize = 30_000;
/// Questions, each with the way to change its answer.
type Taken = Vec<(Ref<Question>, usize)>;

/// A set of changes, and what is known of all sets that contain it.
struct Branch {
    taken: Taken,
    /// Answers that stay as they are.
    kept: HashSet<Ref<Question>>,
    cost: Cost,
    /// No set that contains it costs less.
    bound: Cost,
    next: Next,
}

/// How to go on from a set of changes.
enum Next {
    /// Every goal holds.
    Done,
    /// This answer is bound to change.
    Change(Ref<Question>),
    /// One of these answers is bound to change.
    ChangeOne(Vec<Ref<Question>>),
}

/// What a set of changes must agree with.
#[derive(Default)]
struct Wish {
    /// Answers that change.
    changed: BTreeSet<Ref<Question>>,
    /// Answers that stay as they are.
    kept: HashSet<Ref<Question>>,
    /// What it costs at most.
    most: Option<Cost>,
}

/// The cheapest changes for which every goal of a group holds.
pub fn cheapest(scene: &mut Scene<'_>, group: &Group) -> Found {
    wished(scene, group, &Wish::default())
}

fn wished(scene: &mut Scene<'_>, group: &Group, wish: &Wish) -> Found {
    let mut search = Search {
        scene,
        group,
        wish,
        open: BinaryHeap::new(),
        branches: Vec::new(),
        is_complete: true,
        best: None,
    };
    let found = search.run();
    scene.refresh(&group.nodes);
    found
}

struct Search<'s, 'q> {
    scene: &'s mut Scene<'q>,
    group: &'s Group,
    wish: &'s Wish,
    /// Branches to go on from: the smallest bound first, then the longest, then the oldest.
    open: BinaryHeap<Reverse<(Cost, Reverse<usize>, usize)>>,
    branches: Vec<Option<Branch>>,
    /// Whether every way to change an answer is tried.
    is_complete: bool,
    /// The cheapest set found so far.
    best: Option<(Cost, Taken)>,
}

impl Search<'_, '_> {
    fn run(&mut self) -> Found {
        let root = Branch {
            taken: Vec::new(),
            kept: self.wish.kept.clone(),
            cost: Cost::default(),
            bound: Cost::default(),
            next: Next::Done,
        };
        self.add(root);
        let is_only = self.best.is_some();
        if self.wish.most.is_none() {
            self.prune();
            self.dive();
        }
        while let Some(Reverse((bound, _, index))) = self.open.pop() {
            let Some(branch) = self.branches[index].take() else {
                continue;
            };
            // What is left costs no less than the cheapest set found: that is it.
            let best = self.best.as_ref().map(|(cost, _)| *cost);
            if best.is_some_and(|best| best <= bound) {
                break;
            }
            if self.is_spent() {
                let best = self.best.take();
                return Found {
                    exact: false,
                    ..self.found(best, bound)
                };
            }
            self.expand(branch);
        }
        let best = self.best.take();
        let cost = best.as_ref().map_or(Cost::default(), |(cost, _)| *cost);
        Found {
            is_only,
            ..self.found(best, cost)
        }
    }

    fn is_spent(&self) -> bool {
        self.branches.len() > SETS || self.scene.work > WORK
    }

    fn found(&self, best: Option<(Cost, Taken)>, bound: Cost) -> Found {
        let cost = best.as_ref().map_or(Cost::default(), |(cost, _)| *cost);
        let taken = best.map(|(_, taken)| taken);
        Found {
            exact: self.is_complete,
            is_only: false,
            changes: taken.as_deref().map(|taken| self.changes(taken)),
            cost,
            // Of what was left out, nothing is known.
            lower_bound: match (self.is_complete, &taken) {
                (false, _) => Cost::default(),
                (true, Some(_)) => bound.min(cost),
                (true, None) => bound,
            },
        }
    }

    fn changes(&self, taken: &[(Ref<Question>, usize)]) -> Changes {
        let changes = taken.iter().filter_map(|&(question, step)| {
            let moves = self.scene.moves(question)?;
            Some((question, moves.steps[step].to.clone()))
        });
        changes.collect()
    }

    fn expand(&mut self, branch: Branch) {
        match &branch.next {
            Next::Done => {}
            Next::Change(question) => self.change(&branch, *question, &branch.kept),
            Next::ChangeOne(questions) => {
                let mut kept = branch.kept.clone();
                for &question in questions {
                    self.change(&branch, question, &kept);
                    kept.insert(question);
                }
            }
        }
    }

    /// A branch for every way to change an answer.
    fn change(&mut self, branch: &Branch, question: Ref<Question>, kept: &HashSet<Ref<Question>>) {
        let Some(moves) = self.scene.moves(question) else {
            return;
        };
        self.is_complete &= moves.is_complete;
        let costs: Vec<Cost> = moves.steps.iter().map(|step| step.cost).collect();
        for (step, cost) in costs.into_iter().enumerate() {
            let mut taken = branch.taken.clone();
            taken.push((question, step));
            self.add(Branch {
                taken,
                kept: kept.clone(),
                cost: branch.cost.plus(cost),
                bound: branch.bound,
                next: Next::Done,
            });
        }
    }

    /// Looks at a branch, and keeps it if it may lead to something.
    fn add(&mut self, branch: Branch) {
        let parent = branch.bound;
        let Some(mut branch) = self.look(branch) else {
            return;
        };
        branch.bound = branch.bound.max(parent);
        if self.wish.most.is_some_and(|most| branch.bound > most) {
            return;
        }
        if matches!(branch.next, Next::Done) {
            let best = self.best.as_ref();
            if best.is_none_or(|(best, _)| branch.cost < *best) {
                self.best = Some((branch.cost, branch.taken.clone()));
            }
        } else if self
            .best
            .as_ref()
            .is_some_and(|(best, _)| branch.bound >= *best)
        {
            return;
        }
        let index = self.branches.len();
        let key = (branch.bound, Reverse(branch.taken.len()), index);
        self.branches.push(Some(branch));
        self.open.push(Reverse(key));
    }

    /// What a branch leads to: all that is bound to change in one way only is changed at once.
    /// `None`: to nothing.
    fn look(&mut self, mut branch: Branch) -> Option<Branch> {
        loop {
            let changes = self.changes(&branch.taken);
            self.scene.set(&changes, &self.group.nodes);
            let seen = self.see(&branch);
            self.scene.unset(&changes);
            let seen = seen?;
            if seen.sure.is_empty() {
                branch.bound = branch.cost.plus(seen.to_come);
                branch.next = seen.next;
                return Some(branch);
            }
            for (question, step) in seen.sure {
                branch.cost = branch.cost.plus(self.cost((question, step)));
                branch.taken.push((question, step));
            }
        }
    }

    fn cost(&self, (question, step): (Ref<Question>, usize)) -> Cost {
        let moves = self.scene.moves(question);
        moves.map_or(Cost::default(), |moves| moves.steps[step].cost)
    }

    /// What is left to change, as things stand; `None` when a goal is out of reach.
    fn see(&mut self, branch: &Branch) -> Option<Seen> {
        let taken: HashSet<Ref<Question>> = branch.taken.iter().map(|(q, _)| *q).collect();
        let stays = |q: Ref<Question>| taken.contains(&q) || branch.kept.contains(&q);
        let wished = self.wish.changed.iter().copied();
        let mut bound_to: BTreeSet<Ref<Question>> = wished.filter(|&q| !stays(q)).collect();
        let mut failing: Vec<&Aim> = Vec::new();
        for aim in &self.group.aims {
            if self.scene.holds(aim) {
                continue;
            }
            if !self.scene.can_hold(aim, &|q| !stays(q)) {
                return None;
            }
            failing.push(aim);
            let new = |q: &Ref<Question>| !stays(*q) && !bound_to.contains(q);
            let open: Vec<Ref<Question>> = aim.support.iter().copied().filter(new).collect();
            self.indispensable(aim, &stays, &open, &mut bound_to);
        }
        let sure = self.sure(&failing, &stays, &bound_to)?;
        // Goals that nothing is bound to change for: one of the answers behind each will.
        let movable = failing.into_iter().map(|aim| -> Vec<Ref<Question>> {
            let support = aim.support.iter().copied();
            support.filter(|&question| !stays(question)).collect()
        });
        let open = movable.filter(|one_of| one_of.iter().all(|q| !bound_to.contains(q)));
        let mut open: Vec<Vec<Ref<Question>>> = open.collect();
        open.arrange_by_key(Vec::len);
        let to_come = self.least(bound_to.iter()).plus(self.shared(&open));
        let next = match (bound_to.first(), open.into_iter().next()) {
            (Some(&question), _) => Next::Change(question),
            (None, Some(one_of)) => Next::ChangeOne(one_of),
            (None, None) => Next::Done,
        };
        Some(Seen {
            sure,
            to_come,
            next,
        })
    }

    /// Finds, among these answers, those without which a goal is out of reach. Where it is not
    /// without all of them, it is without none.
    fn indispensable(
        &mut self,
        aim: &Aim,
        stays: &dyn Fn(Ref<Question>) -> bool,
        among: &[Ref<Question>],
        found: &mut BTreeSet<Ref<Question>>,
    ) {
        let mut pending = vec![among];
        while let Some(among) = pending.pop() {
            let set: HashSet<Ref<Question>> = among.iter().copied().collect();
            let is_free = |question| !set.contains(&question) && !stays(question);
            // Past what may be computed, what is not known to be indispensable is not.
            if self.is_spent() || self.scene.can_hold(aim, &is_free) {
                continue;
            }
            match among {
                [] => {}
                [question] => {
                    found.insert(*question);
                }
                several => {
                    let (first, second) = several.split_at(several.len() / 2);
                    pending.extend([second, first]);
                }
            }
        }
    }

    /// The answers that are bound to change in one way only; `None` when one can change in none.
    fn sure(
        &mut self,
        failing: &[&Aim],
        stays: &dyn Fn(Ref<Question>) -> bool,
        bound_to: &BTreeSet<Ref<Question>>,
    ) -> Option<Taken> {
        let mut sure = Taken::new();
        for &question in bound_to {
            let Some(moves) = self.scene.moves(question) else {
                continue;
            };
            self.is_complete &= moves.is_complete;
            let mut open: Vec<usize> = (0..moves.steps.len()).collect();
            if open.len() > 1 {
                let touched = failing.iter().filter(|aim| aim.support.contains(&question));
                let touched: Vec<&Aim> = touched.copied().collect();
                open.retain(|&step| self.is_open((question, step), &touched, stays));
            }
            match open.as_slice() {
                [] => return None,
                [step] => sure.push((question, *step)),
                _ => {}
            }
        }
        Some(sure)
    }

    /// Whether goals can still be reached once an answer changes in this way.
    fn is_open(
        &mut self,
        one: (Ref<Question>, usize),
        touched: &[&Aim],
        stays: &dyn Fn(Ref<Question>) -> bool,
    ) -> bool {
        if self.is_spent() {
            return true;
        }
        let before = [(one.0, self.scene.now(one.0).clone())];
        let change = self.changes(&[one]);
        let is_free = |question| question != one.0 && !stays(question);
        touched.iter().all(|aim| {
            self.scene.set(&change, &aim.cone);
            let is_open = self.scene.can_hold(aim, &is_free);
            self.scene.set(&before, &aim.cone);
            is_open
        })
    }

    /// The least that it costs to change one answer of each of these sets. Sets may share answers:
    /// each set takes its part of what an answer costs, and no more than is left of it.
    fn shared(&self, sets: &[Vec<Ref<Question>>]) -> Cost {
        let mut left: HashMap<Ref<Question>, (i128, i128)> = HashMap::new();
        let mut total = (0, 0);
        for set in sets {
            for question in set {
                left.entry(*question).or_insert_with(|| {
                    let least = self.least([question]);
                    (least.effort.into(), least.verifications.into())
                });
            }
            let part = set.iter().map(|question| left[question]).min();
            let part = part.unwrap_or_default();
            total = (total.0 + part.0, total.1 + part.1);
            for question in set {
                if let Some(left) = left.get_mut(question) {
                    *left = (left.0 - part.0, left.1 - part.1);
                }
            }
        }
        Cost {
            effort: u64::try_from(total.0).unwrap_or_default(),
            verifications: u64::try_from(total.1).unwrap_or_default(),
        }
    }

    /// The least that changing all these answers costs.
    fn least<'r>(&self, questions: impl IntoIterator<Item = &'r Ref<Question>>) -> Cost {
        let least = questions.into_iter().filter_map(|question| {
            let moves = self.scene.moves(*question)?;
            moves.steps.iter().map(|step| step.cost).min()
        });
        least.fold(Cost::default(), Cost::plus)
    }
}

/// What is left to change.
struct Seen {
    /// Answers that are bound to change in one way only.
    sure: Taken,
    /// The least that is still to come.
    to_come: Cost,
    next: Next,
}
