//! A plan as it is told: the smallest options that will do, what each change is for, in which order.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::goal::Goal;
use super::group::{Changes, Found, Group, WORK};
use super::scene::{Aim, Scene};
use super::{Change, Cost, Move};
use crate::order::Arrange;
use crate::questionnaire::cone::Cones;
use crate::questionnaire::{Answer, Criterion, Kind, Literal, Node, Question, Questionnaire, Ref};

/// So many changes are put in the order in which they come after each other; of more, only the
/// order in which questions are asked is kept.
const LINKED: usize = 1_000;

/// What was found, each change to the smallest option that will do, and what that costs.
pub fn tidied(scene: &mut Scene<'_>, group: &Group, found: Found) -> Found {
    let Some(changes) = found.changes else {
        return found;
    };
    let changes = smallest(scene, group, changes);
    // Fewer options ticked may cost less, where not all ways were looked at.
    let costs = changes
        .iter()
        .map(|(question, to)| scene.cost(*question, to));
    let cost = costs.fold(Cost::default(), Cost::plus);
    Found {
        changes: Some(changes),
        cost,
        lower_bound: found.lower_bound.min(cost),
        ..found
    }
}

/// The same changes, each to the smallest option with which every goal of the group still holds.
fn smallest(scene: &mut Scene<'_>, group: &Group, mut changes: Changes) -> Changes {
    changes.arrange_by_key(|(question, _)| *question);
    scene.set(&changes, &group.nodes);
    let most = scene.work + WORK / 4;
    for (question, answer) in &mut changes {
        if scene.work > most {
            break;
        }
        let aims = group.aims.iter();
        let touched = aims.filter(|aim| aim.support.contains(question));
        let touched: Vec<&Aim> = touched.collect();
        let nodes = scene.nodes(touched.iter().copied());
        loop {
            let candidates = lower(scene, *question, answer);
            let fits = candidates.into_iter().find(|candidate| {
                scene.set(&[(*question, candidate.clone())], &nodes);
                touched.iter().all(|aim| scene.holds(aim))
            });
            match fits {
                Some(smaller) => *answer = smaller,
                None => break,
            }
        }
        scene.set(&[(*question, answer.clone())], &nodes);
    }
    scene.unset(&changes);
    scene.refresh(&group.nodes);
    changes
}

/// The answers one step below that cost no more and may be moved to.
pub fn lower(scene: &Scene<'_>, reference: Ref<Question>, answer: &Answer) -> Vec<Answer> {
    let question = &scene.rules.questions[reference];
    match (answer, scene.today(reference)) {
        (Answer::One(option), Answer::One(today)) => {
            let below = (today + 1..*option).rev();
            let mut below = below.filter(|&below| !question.options()[below].fact);
            below.next().map(Answer::One).into_iter().collect()
        }
        (Answer::One(option), _) => {
            let below = option.checked_sub(1).map(Answer::One);
            below.into_iter().collect()
        }
        (Answer::Many(chosen), today) => {
            let kept: &[usize] = match today {
                Answer::Many(kept) => kept,
                _ => &[],
            };
            let removable = chosen.iter().rev().filter(|option| !kept.contains(option));
            let without = removable.map(|removed| {
                let left = chosen.iter().copied().filter(|option| option != removed);
                Answer::Many(left.collect())
            });
            // A change that adds nothing would be none.
            let changes = without.filter(|answer| answer != today);
            changes.collect()
        }
        _ => Vec::new(),
    }
}

/// The changes with what they are, and are for, in the order to make them.
pub fn described(scene: &mut Scene<'_>, groups: &[Group], changes: Changes) -> Vec<Change> {
    let all: Vec<Node> = scene.nodes(groups.iter().flat_map(|group| &group.aims));
    scene.set(&changes, &all);
    let mut touched: HashMap<Ref<Question>, Vec<&Aim>> = HashMap::new();
    for aim in groups.iter().flat_map(|group| &group.aims) {
        for &question in &aim.support {
            touched.entry(question).or_default().push(aim);
        }
    }
    let mut described = Vec::new();
    let most = scene.work + WORK / 4;
    for change in &changes {
        let aims = touched.get(&change.0).map_or(&[][..], Vec::as_slice);
        let criteria = match scene.work > most {
            true => aims.iter().filter_map(|aim| criterion(aim)).collect(),
            false => lost_without(scene, change, aims),
        };
        described.push(describe(scene, change, criteria));
    }
    scene.unset(&changes);
    scene.refresh(&all);
    ordered(scene.rules, described)
}

/// The criteria that are lost if this answer stays as it is and all others change.
fn lost_without(
    scene: &mut Scene<'_>,
    (question, to): &(Ref<Question>, Answer),
    aims: &[&Aim],
) -> Vec<Ref<Criterion>> {
    if aims.iter().all(|aim| matches!(aim.goal, Goal::Rank { .. })) {
        return Vec::new();
    }
    let nodes = scene.nodes(aims.iter().copied());
    scene.unset(&[(*question, to.clone())]);
    scene.refresh(&nodes);
    let lost = aims.iter().filter(|aim| !scene.holds(aim));
    let lost = lost.filter_map(|aim| criterion(aim));
    let mut lost: Vec<Ref<Criterion>> = lost.collect();
    lost.arrange();
    scene.set(&[(*question, to.clone())], &nodes);
    lost
}

fn criterion(aim: &Aim) -> Option<Ref<Criterion>> {
    match aim.goal {
        Goal::Criterion(criterion, _) => Some(criterion),
        Goal::Rank { .. } => None,
    }
}

fn describe(
    scene: &Scene<'_>,
    (reference, to): &(Ref<Question>, Answer),
    criteria: Vec<Ref<Criterion>>,
) -> Change {
    let question = &scene.rules.questions[*reference];
    let cost = scene.cost(*reference, to);
    let kind = match cost.verifications {
        0 => Move::Do,
        _ => Move::Verify,
    };
    Change {
        question: *reference,
        kind,
        from: scene.today(*reference).clone(),
        to: to.clone(),
        or_better: has_better(question, kind, to) && scene.is_upward(*reference),
        effort: cost.effort,
        enables: criteria
            .iter()
            .copied()
            .filter(|&criterion| !tests(scene.rules, criterion, *reference))
            .collect(),
        criteria,
    }
}

/// Whether there is a better answer that could be given.
fn has_better(question: &Question, kind: Move, answer: &Answer) -> bool {
    match (&question.kind, answer) {
        (Kind::Single(options), Answer::One(option)) => options[option + 1..]
            .iter()
            .any(|better| kind == Move::Verify || !better.fact),
        _ => false,
    }
}

/// Whether a criterion tests a question itself.
fn tests(rules: &Questionnaire, criterion: Ref<Criterion>, question: Ref<Question>) -> bool {
    let mut literals = rules.criteria[criterion].needs.literals();
    literals.any(|literal| matches!(literal, Literal::Question(tested, _) if *tested == question))
}

/// What to verify before what to do; in each, first what the others come after: criteria name
/// those to settle first, and a question is asked because of answers to others. Else in the order
/// of the rules.
fn ordered(rules: &Questionnaire, mut changes: Vec<Change>) -> Vec<Change> {
    let cones = Cones::new(rules);
    // In the order of evaluation, a question comes after those that decide whether it is asked.
    let turn = |change: &Change| cones.turn(Node::Question(change.question));
    if changes.len() > LINKED {
        changes.arrange_by_key(|change| (change.kind, turn(change)));
        return changes;
    }
    changes.arrange_by_key(|change| (change.kind, change.question));
    let before = before(rules, &cones, &changes);
    let mut left: Vec<usize> = before.iter().map(HashSet::len).collect();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); changes.len()];
    for (index, before) in before.iter().enumerate() {
        before.iter().for_each(|&other| behind[other].push(index));
    }
    let mut waiting: BTreeSet<usize> = (0..changes.len()).collect();
    let mut ready: BTreeSet<usize> = waiting.iter().copied().filter(|&i| left[i] == 0).collect();
    let mut order = Vec::new();
    // Changes that come after each other in a circle stay in the order of the rules.
    while let Some(next) = ready.pop_first().or_else(|| waiting.first().copied()) {
        if !waiting.remove(&next) {
            continue;
        }
        order.push(changes[next].clone());
        for &index in &behind[next] {
            left[index] -= 1;
            if left[index] == 0 {
                ready.insert(index);
            }
        }
    }
    order
}

/// Of each change: those, of its kind, that come before it.
fn before(rules: &Questionnaire, cones: &Cones<'_>, changes: &[Change]) -> Vec<HashSet<usize>> {
    let places = changes.iter().enumerate();
    let of_question: HashMap<Node, usize> = places
        .clone()
        .map(|(index, change)| (Node::Question(change.question), index))
        .collect();
    let mut of_criterion: HashMap<Ref<Criterion>, Vec<usize>> = HashMap::new();
    for (index, change) in places.clone() {
        for &criterion in &change.criteria {
            of_criterion.entry(criterion).or_default().push(index);
        }
    }
    let before = places.map(|(index, change)| {
        let asked_by = cones.of([Node::Question(change.question)]);
        let asked_by = asked_by
            .into_iter()
            .filter_map(|node| of_question.get(&node));
        let criteria = change.criteria.iter();
        let settled_first = criteria.flat_map(|&criterion| &rules.criteria[criterion].after);
        let settled_first = settled_first.filter_map(|first| of_criterion.get(first));
        let before = asked_by.chain(settled_first.flatten()).copied();
        let before = before.filter(|&other| other != index && changes[other].kind == change.kind);
        before.collect()
    });
    before.collect()
}

/// The effort if no verification turns out well, and each answer has to be brought from the worst
/// to the one assumed; `None` when one cannot be.
pub fn worst_effort(rules: &Questionnaire, changes: &[Change]) -> Option<u64> {
    let efforts = changes.iter().map(|change| {
        let question = &rules.questions[change.question];
        let effort = u64::from(question.effort);
        match (change.kind, &question.kind, &change.to) {
            (Move::Do, ..) => Some(change.effort),
            _ if question.fact => None,
            // From the first option on: the worst answer is none to be improved into.
            (_, Kind::Single(options), Answer::One(to)) => {
                (*to > 0 && !options[*to].fact).then_some(effort)
            }
            (_, Kind::Many(options), Answer::Many(to)) => {
                let to_do = to.iter().all(|&option| !options[option].fact);
                (to_do && !to.is_empty()).then(|| effort.saturating_mul(to.len() as u64))
            }
            _ => None,
        }
    });
    efforts.sum()
}
