//! Why a target is out of reach.

use super::Obstacle;
use super::goal::Goal;
use super::group::Group;
use super::scene::{Aim, Scene};
use super::search;
use crate::questionnaire::{Answer, Criterion, Kind, Node, Question, Questionnaire, Ref};

/// Why no changes hold every goal of a group: the first answer which, were it another, would let
/// them. A fact is named rather than an answer that would have to become worse.
pub fn of(scene: &mut Scene<'_>, group: &Group) -> Obstacle {
    let stuck = stuck(scene, group);
    let criterion = criterion(stuck);
    let questions = stuck.cone.iter().chain(&group.nodes);
    let questions = questions.filter_map(|node| match node {
        Node::Question(question) => Some(*question),
        _ => None,
    });
    let mut answered: Vec<Ref<Question>> = Vec::new();
    for question in questions {
        if *scene.today(question) != Answer::Unknown && !answered.contains(&question) {
            answered.push(question);
        }
    }
    let rules = scene.rules;
    let (facts, others): (Vec<Ref<Question>>, Vec<Ref<Question>>) = answered
        .into_iter()
        .partition(|&question| is_fact(rules, question, scene.today(question)));
    let mut lets = |question: &Ref<Question>| lets(scene, group, *question);
    if let Some(question) = facts.into_iter().find(&mut lets) {
        return Obstacle::Fact(criterion, question);
    }
    match others.into_iter().find(&mut lets) {
        Some(question) => Obstacle::NotByImproving(criterion, question),
        None => Obstacle::Conflict(criterion),
    }
}

/// The first goal that is out of reach by itself, else the first that does not hold.
fn stuck<'g>(scene: &mut Scene<'_>, group: &'g Group) -> &'g Aim {
    let mut aims = group.aims.iter();
    let out_of_reach = aims.find(|aim| !scene.can_hold(aim, &|_| true));
    let mut aims = group.aims.iter();
    out_of_reach
        .or_else(|| aims.find(|aim| !scene.holds(aim)))
        .unwrap_or(&group.aims[0])
}

fn criterion(aim: &Aim) -> Option<Ref<Criterion>> {
    match aim.goal {
        Goal::Criterion(criterion, _) => Some(criterion),
        Goal::Rank { .. } => None,
    }
}

/// Whether an answer states what is, rather than what could be better.
fn is_fact(rules: &Questionnaire, reference: Ref<Question>, answer: &Answer) -> bool {
    let question = &rules.questions[reference];
    let states_one = |option: &usize| question.options()[*option].fact;
    question.fact
        || match (&question.kind, answer) {
            (Kind::Single(_), Answer::One(option)) => states_one(option),
            (Kind::Many(_), Answer::Many(chosen)) => chosen.iter().any(states_one),
            _ => true,
        }
}

/// Whether every goal could hold if that answer were any other.
fn lets(scene: &mut Scene<'_>, group: &Group, question: Ref<Question>) -> bool {
    let known = scene.free(question);
    let aims = group.aims.iter().map(|aim| scene.aim(aim.goal));
    let freed = Group {
        aims: aims.collect(),
        nodes: group.nodes.clone(),
    };
    let found = search::cheapest(scene, &freed);
    scene.replace(question, known);
    found.changes.is_some()
}
