//! What is not in its order: options, accepted lists, levels, expectations, advice.

use std::collections::{HashMap, HashSet};

use super::Context;
use super::tables::{Subject, literal_place};
use super::unused::options_of;
use crate::questionnaire::{
    Accepts, Condition, Criterion, Dimension, Kind, Level, Literal, Question, Questionnaire, Ref,
    Rule,
};

/// Runs the checks of this file.
pub fn check(context: &mut Context<'_, '_>) {
    scale_order(context);
    not_monotone(context);
    redundant_level(context);
    expects_not_monotone(context);
    after_upward(context);
    unsure_interval(context);
}

/// scale-order: options are written worst first, but a later one has a smaller `value` than the one
/// before it. Facts are left aside: their options are not graded.
fn scale_order(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let mut seen: HashSet<Subject> = HashSet::new();
    for (_, question) in rules.questions.iter().filter(|(_, q)| !q.fact) {
        let Some(subject) = options_of(context, question) else {
            continue;
        };
        if !seen.insert(subject.clone()) {
            continue;
        }
        for pair in question.options().windows(2) {
            if pair[1].value < pair[0].value {
                let subject = subject.part(&[&pair[1].id]);
                let lang = context.lang;
                let words = (
                    lang.check_scale_order(&pair[1].id, &pair[0].id),
                    lang.check_scale_order_help(),
                );
                let at = context.key(&subject, "value");
                context.warn("scale-order", &subject, at, words);
            }
        }
    }
}

/// not-monotone: what a criterion needs accepts an option of a graded question but refuses a better
/// one, so that improving an answer may lower a level. Lists of facts, of `many` (where every
/// option added is an improvement) and of what is asked are left aside.
fn not_monotone(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    for (_, criterion) in rules.criteria.iter() {
        let subject = Subject::of("criterion", &criterion.id);
        for (alternative, literals) in criterion.needs.0.iter().enumerate() {
            for (position, literal) in literals.iter().enumerate() {
                let Some((question, refused)) = refused_though_better(rules, literal) else {
                    continue;
                };
                let lang = context.lang;
                let words = (
                    lang.check_not_monotone(&question.id, refused),
                    lang.check_not_monotone_help(),
                );
                let node = context.tables.node(&subject);
                let at = node.and_then(|n| literal_place(&n, "needs", alternative, position));
                let at = at.unwrap_or_else(|| criterion.place.clone());
                context.warn("not-monotone", &subject, at, words);
            }
        }
    }
}

/// The first option that a test refuses although it accepts a worse one.
fn refused_though_better<'q>(
    rules: &'q Questionnaire,
    literal: &Literal,
) -> Option<(&'q Question, &'q str)> {
    let Literal::Question(question, Accepts::Any(marks)) = literal else {
        return None;
    };
    let question = &rules.questions[*question];
    if question.fact || !matches!(question.kind, Kind::Single(_)) {
        return None;
    }
    let first = marks.iter().position(|&marked| marked)?;
    let mut better = question.options().iter().zip(marks).skip(first);
    let refused = better.find(|(option, marked)| !**marked && !option.fact);
    refused.map(|(option, _)| (question, option.id.as_ref()))
}

/// redundant-level: a level above the first that requires nothing, or nothing that the levels below
/// it do not require already: whoever reaches the one below has reached it.
fn redundant_level(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    for (_, dimension) in rules.dimensions.iter() {
        let Some(levels) = staged_levels(dimension) else {
            continue;
        };
        let mut required: HashSet<Ref<Criterion>> = HashSet::new();
        for (index, level) in levels.iter().enumerate() {
            let adds = level.requires.iter().any(|c| !required.contains(c));
            required.extend(&level.requires);
            if index > 0 && !adds {
                let lang = context.lang;
                let words = (
                    lang.check_redundant_level(&level.id, &levels[index - 1].id),
                    lang.check_redundant_level_help(),
                );
                let subject = level_subject(dimension, level);
                context.warn("redundant-level", &subject, level.place.clone(), words);
            }
        }
    }
}

/// The levels of a dimension whose rule is made of what they require.
fn staged_levels(dimension: &Dimension) -> Option<&[Level]> {
    match &dimension.rule {
        Rule::Staged => Some(&dimension.levels),
        Rule::Score(_) | Rule::First(_) => None,
    }
}

/// The table of a level.
pub(super) fn level_subject(dimension: &Dimension, level: &Level) -> Subject {
    Subject::of("dimension", &dimension.id).part(&["level", &level.id])
}

/// expects-not-monotone: a stage expects a lower level of a dimension than an earlier stage does.
/// What was expected stays expected, so that the line changes nothing.
fn expects_not_monotone(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    for (_, stages) in rules.dimensions.iter() {
        let mut highest: HashMap<Ref<Dimension>, usize> = HashMap::new();
        for level in &stages.levels {
            for &(dimension, rank) in &level.expects {
                let before = highest.entry(dimension).or_insert(rank);
                if rank >= *before {
                    *before = rank;
                    continue;
                }
                let tested = &rules.dimensions[dimension];
                let before = tested.level(*before).map_or("", |level| &level.id);
                let lang = context.lang;
                let words = (
                    lang.check_expects_not_monotone(&level.id, &tested.id, before),
                    lang.check_expects_not_monotone_help(),
                );
                let subject = level_subject(stages, level);
                let at = context.key(&subject.part(&["expects"]), &tested.id);
                context.warn("expects-not-monotone", &subject, at, words);
            }
        }
    }
}

/// after-upward: a criterion is to be settled after one that is only counted later: at a higher
/// level of the same dimension, or stage. What completes a stage (`requires` of the next) comes
/// after its gates and advice, and before those of the next.
fn after_upward(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let dimensions = rules.dimensions.iter();
    let turns: Vec<HashMap<Ref<Criterion>, usize>> = dimensions.map(|(_, d)| turns(d)).collect();
    for (reference, criterion) in rules.criteria.iter() {
        for &before in &criterion.after {
            let is_later = |turns: &HashMap<Ref<Criterion>, usize>| {
                turns
                    .get(&reference)
                    .is_some_and(|own| turns.get(&before).is_some_and(|turn| turn > own))
            };
            if turns.iter().any(is_later) {
                let lang = context.lang;
                let words = (
                    lang.check_after_upward(&criterion.id, &rules.criteria[before].id),
                    lang.check_after_upward_help(),
                );
                let subject = Subject::of("criterion", &criterion.id);
                let at = context.key(&subject, "after");
                context.warn("after-upward", &subject, at, words);
            }
        }
    }
}

/// When each criterion is first counted, in the order of the levels of a dimension.
fn turns(dimension: &Dimension) -> HashMap<Ref<Criterion>, usize> {
    let mut turns = HashMap::new();
    for (index, level) in dimension.levels.iter().enumerate() {
        for &criterion in &level.requires {
            turns.entry(criterion).or_insert(2 * index);
        }
        for &criterion in level.gates.iter().chain(&level.advises) {
            turns.entry(criterion).or_insert(2 * index + 1);
        }
    }
    turns
}

/// unsure-interval: a level is tested or expected of a dimension whose interval is not sure: the
/// `first` rule counts unknowns as such, so that its level may change in either direction once they
/// are settled. A test of it may be met today and not tomorrow, though no answer was changed.
fn unsure_interval(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let is_unsure = |dimension: &Dimension| !super::has_sure_interval(&dimension.rule);
    if !rules.dimensions.iter().any(|(_, d)| is_unsure(d)) {
        return;
    }
    let mut found: Vec<(Subject, Ref<Dimension>)> = Vec::new();
    let mut tested = |subject: &Subject, condition: &Condition| {
        let literals = condition.literals().filter_map(|literal| match literal {
            Literal::Dimension(dimension, _) => Some((subject.clone(), *dimension)),
            _ => None,
        });
        found.extend(literals);
    };
    for (_, question) in rules.questions.iter() {
        for condition in question.when.iter().chain(&question.unless) {
            tested(&Subject::of("question", &question.id), condition);
        }
    }
    for (_, criterion) in rules.criteria.iter() {
        let subject = Subject::of("criterion", &criterion.id);
        tested(&subject, &criterion.needs);
    }
    for (_, stages) in rules.dimensions.iter() {
        for level in &stages.levels {
            let subject = level_subject(stages, level);
            found.extend(level.expects.iter().map(|(d, _)| (subject.clone(), *d)));
        }
    }
    for (subject, dimension) in found {
        let dimension = &rules.dimensions[dimension];
        if is_unsure(dimension) {
            let lang = context.lang;
            let words = (
                lang.check_unsure_interval(&dimension.id),
                lang.check_unsure_interval_help(),
            );
            let at = context.place(&subject);
            context.warn("unsure-interval", &subject, at, words);
        }
    }
}
