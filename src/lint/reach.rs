//! What no answers lead to, and gates that some answers empty: exact searches.

use indexmap::IndexSet;

use super::Context;
use super::examples::written;
use super::order::level_subject;
use super::search::{Goal, Outcome, Search, What};
use super::tables::Subject;
use crate::diagnostic::Place;
use crate::order::Arrange;
use crate::questionnaire::{
    Condition, Criterion, Dimension, Literal, Node, Question, Questionnaire, Ref, Rule,
};
use crate::truth::Truth;

/// Something that some answers should lead to.
struct Target {
    aim: Aim,
    subject: Subject,
    at: Place,
    is_possible: bool,
}

#[derive(Clone, Copy)]
enum Aim {
    /// The question is asked.
    Asked(Ref<Question>),
    /// The rank of the dimension is reached.
    Reached(Ref<Dimension>, usize),
}

/// So many whole sets of answers are looked at first: most things are possible, and seen there.
const SAMPLES: usize = 16;

/// Runs the checks of this file.
pub fn check(context: &mut Context<'_, '_>) {
    let mut search = Search::new(context.rules);
    let mut targets = asked(context);
    targets.extend(levels(context));
    sample(&mut search, &mut targets);
    for target in targets.into_iter().filter(|target| !target.is_possible) {
        tell_impossible(context, &mut search, target);
    }
    vacuous_gate(context, &mut search);
}

/// never-asked: no answers make a question's `when` met and its `unless` not met: nobody is ever
/// asked it. Who is asked (`profiles`) changes nothing here.
fn asked(context: &Context<'_, '_>) -> Vec<Target> {
    let questions = context.rules.questions.iter();
    let conditional = questions.filter(|(_, q)| q.when.is_some() || q.unless.is_some());
    let target = |(reference, question): (Ref<Question>, &Question)| Target {
        aim: Aim::Asked(reference),
        subject: Subject::of("question", &question.id),
        at: question.place.clone(),
        is_possible: false,
    };
    conditional.map(target).collect()
}

/// unreachable-level: no answers make a level met with no open level at or below it. A level of
/// which nothing ever applies is stepped over, never reached.
fn levels(context: &Context<'_, '_>) -> Vec<Target> {
    let mut targets = Vec::new();
    for (reference, dimension) in context.rules.dimensions.iter() {
        for (index, level) in dimension.levels.iter().enumerate() {
            targets.push(Target {
                aim: Aim::Reached(reference, index + 1),
                subject: level_subject(dimension, level),
                at: level.place.clone(),
                is_possible: false,
            });
        }
    }
    targets
}

/// Whether some answers lead there.
fn search_for(search: &mut Search<'_>, rules: &Questionnaire, aim: Aim) -> Outcome {
    match aim {
        Aim::Asked(question) => search.find(vec![goal(What::Asked(question), &[Truth::Met])]),
        Aim::Reached(reference, rank) => {
            let dimension = &rules.dimensions[reference];
            match &dimension.rule {
                Rule::Staged => search_for_level(search, dimension, rank),
                Rule::Score(_) | Rule::First(_) => {
                    search.find(vec![goal(What::Reached(reference, rank), &[Truth::Met])])
                }
            }
        }
    }
}

/// Every criterion up to the rank is met or na, and one of its own is met.
fn search_for_level(search: &mut Search<'_>, dimension: &Dimension, rank: usize) -> Outcome {
    let levels = &dimension.levels[..rank];
    let required = levels.iter().flat_map(|level| &level.requires).copied();
    let required: IndexSet<Ref<Criterion>> = required.collect();
    let all = required.iter();
    let all = all.map(|&c| goal(What::Criterion(c), &[Truth::Met, Truth::Na]));
    let all: Vec<Goal> = all.collect();
    let mut outcome = search.find(all.clone());
    let own = &levels[rank - 1].requires;
    if outcome == Outcome::None || own.is_empty() {
        return outcome;
    }
    outcome = Outcome::None;
    for &criterion in own {
        let met = goal(What::Criterion(criterion), &[Truth::Met]);
        match search.find([&[met], all.as_slice()].concat()) {
            Outcome::Found => return Outcome::Found,
            Outcome::Undecided => outcome = Outcome::Undecided,
            Outcome::None => {}
        }
    }
    outcome
}

fn goal(what: What, allowed: &'static [Truth]) -> Goal {
    Goal { what, allowed }
}

/// Marks what some whole sets of answers show to be possible: all the best, all the worst, and
/// others drawn without chance, the same for everyone.
fn sample(search: &mut Search<'_>, targets: &mut [Target]) {
    for round in 0..SAMPLES {
        if targets.iter().all(|target| target.is_possible) {
            return;
        }
        search.sample(|question, count| match round {
            0 => 0,
            1 => count.saturating_sub(1),
            2 => count / 2,
            _ => scattered(question, round) % count.max(1),
        });
        for target in targets.iter_mut().filter(|target| !target.is_possible) {
            target.is_possible = match target.aim {
                Aim::Asked(question) => search.is_asked(question),
                Aim::Reached(dimension, rank) => search.is_reached(dimension, rank),
            };
        }
    }
}

/// A number that looks drawn by chance and is the same on every machine.
fn scattered(question: usize, round: usize) -> usize {
    let seed = (question as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (round as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
    let mixed = (seed ^ (seed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 33) as usize
}

fn tell_impossible(context: &mut Context<'_, '_>, search: &mut Search<'_>, target: Target) {
    let outcome = search_for(search, context.rules, target.aim);
    let lang = context.lang;
    let id = target.subject.id();
    let (check, message, help) = match target.aim {
        Aim::Asked(_) => (
            "never-asked",
            lang.check_never_asked(&id),
            lang.check_never_asked_help(),
        ),
        Aim::Reached(..) => (
            "unreachable-level",
            lang.check_unreachable_level(&id),
            lang.check_unreachable_level_help(),
        ),
    };
    match outcome {
        Outcome::Found => {}
        Outcome::None => context.warn(check, &target.subject, target.at, (message, help)),
        Outcome::Undecided => not_decided(context, check, &target.subject, target.at),
    }
}

/// not-decided: a search was given up before the answer was sure. Nothing is wrong; nothing is
/// proven either.
fn not_decided(context: &mut Context<'_, '_>, check: &'static str, subject: &Subject, at: Place) {
    let lang = context.lang;
    let words = (
        lang.check_not_decided(check, &subject.id()),
        lang.check_not_decided_help(),
    );
    context.note("not-decided", subject, at, words);
}

/// vacuous-gate: some answers make a gate na, or met while a part of its proof is skipped (the
/// other parts of an AND decide when one is na). Nothing is then proven, or less than the gate
/// says. A part of a criterion that the gate tests is a part of the gate.
fn vacuous_gate(context: &mut Context<'_, '_>, search: &mut Search<'_>) {
    let rules = context.rules;
    let levels = rules.dimensions.iter().flat_map(|(_, d)| &d.levels);
    let gates: IndexSet<Ref<Criterion>> = levels.flat_map(|level| &level.gates).copied().collect();
    if gates.is_empty() {
        return;
    }
    let may_be_na = may_have_na_parts(rules);
    for gate in gates.into_iter().filter(|gate| may_be_na[gate.index()]) {
        let criterion = &rules.criteria[gate];
        let subject = Subject::of("criterion", &criterion.id);
        let at = criterion.place.clone();
        let na = search.find(vec![goal(What::Criterion(gate), &[Truth::Na])]);
        let lang = context.lang;
        if na == Outcome::Found {
            let message = lang.check_vacuous_na(&criterion.id, &answers(rules, search));
            let words = (message, lang.check_vacuous_gate_help());
            context.warn("vacuous-gate", &subject, at, words);
            continue;
        }
        let skipped = search.find(vec![goal(What::Skipped(gate), &[Truth::Met])]);
        match (skipped, na) {
            (Outcome::Found, _) => {
                let message = lang.check_vacuous_skipped(&criterion.id, &answers(rules, search));
                let words = (message, lang.check_vacuous_gate_help());
                context.warn("vacuous-gate", &subject, at, words);
            }
            (Outcome::Undecided, _) | (_, Outcome::Undecided) => {
                not_decided(context, "vacuous-gate", &subject, at);
            }
            _ => {}
        }
    }
}

/// The answers that a search found, as they are written.
fn answers(rules: &Questionnaire, search: &Search<'_>) -> String {
    // More would not be read.
    const TOLD: usize = 4;
    let mut found = search.found();
    found.arrange_by_key(|(question, _)| *question);
    let told = found.iter().take(TOLD).map(|(question, answer)| {
        let question = &rules.questions[*question];
        format!("{} = {}", question.id, written(&question.written(answer)))
    });
    let mut told: Vec<String> = told.collect();
    if found.len() > TOLD {
        told.push("…".to_owned());
    }
    told.join(", ")
}

/// By criterion: whether something that it rests on may be na, as far as can be told without a
/// search.
fn may_have_na_parts(rules: &Questionnaire) -> Vec<bool> {
    let mut criteria = vec![false; rules.criteria.len()];
    let has_na = |criteria: &[bool], condition: &Condition| {
        let mut literals = condition.literals();
        literals.any(|literal| match literal {
            Literal::Question(question, _) => {
                let question = &rules.questions[*question];
                let may_be_skipped = question.when.is_some() || question.unless.is_some();
                question.na.is_some() || (may_be_skipped && question.otherwise.is_none())
            }
            Literal::Criterion(criterion, _) => criteria[criterion.index()],
            Literal::Dimension(..) => false,
        })
    };
    for &node in &rules.evaluation_order {
        if let Node::Criterion(criterion) = node {
            criteria[criterion.index()] = has_na(&criteria, &rules.criteria[criterion].needs);
        }
    }
    criteria
}
