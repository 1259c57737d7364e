//! What is asked or written for nothing.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::Context;
use super::tables::Subject;
use crate::questionnaire::domain::counted_questions;
use crate::questionnaire::{
    Accepts, Condition, Criterion, Dimension, Kind, Level, Literal, Question, Questionnaire, Ref,
};

/// Runs the checks of this file.
pub fn check(context: &mut Context<'_, '_>) {
    unused_question(context);
    unused_criterion(context);
    option_never_scored(context);
}

/// Every condition of the rules that changes a result: criteria, what is asked, eligibility.
fn conditions(rules: &Questionnaire) -> impl Iterator<Item = &Condition> {
    let questions = rules.questions.iter();
    let asked = questions.flat_map(|(_, q)| q.when.iter().chain(&q.unless));
    let criteria = rules.criteria.iter().map(|(_, criterion)| &criterion.needs);
    let cases = rules.eligibility.iter().map(|(_, case)| &case.when);
    asked.chain(criteria).chain(cases)
}

/// unused-question: no criterion, condition, case of eligibility or suggestion looks at the answer.
/// A free text is not meant: no rule can look at it, it is kept for people.
fn unused_question(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let mut used = rules.tested_questions();
    let suggestions = rules.questions.iter().flat_map(|(_, q)| &q.suggest);
    let literals = suggestions.flat_map(|suggestion| suggestion.when.literals());
    used.extend(literals.filter_map(|literal| match literal {
        Literal::Question(question, _) => Some(*question),
        _ => None,
    }));
    for (reference, question) in rules.questions.iter() {
        if !used.contains(&reference) && !matches!(question.kind, Kind::Text) {
            let subject = Subject::of("question", &question.id);
            let lang = context.lang;
            let words = (
                lang.check_unused_question(&question.id),
                lang.check_unused_question_help(),
            );
            context.warn("unused-question", &subject, question.place.clone(), words);
        }
    }
}

/// The criteria that a level counts: required, gates, advice.
fn counted(dimension: &Dimension) -> impl Iterator<Item = Ref<Criterion>> {
    let of_level = |level: &Level| {
        let lists = [&level.requires, &level.gates, &level.advises];
        lists.into_iter().flatten().copied().collect::<Vec<_>>()
    };
    dimension.levels.iter().flat_map(of_level)
}

/// unused-criterion: no level requires it, asks for it or advises it, and no condition tests it.
/// `after` alone does not count: it is the order of advice that is never given.
fn unused_criterion(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let dimensions = rules.dimensions.iter();
    let mut used: HashSet<Ref<Criterion>> = dimensions.flat_map(|(_, d)| counted(d)).collect();
    let literals = conditions(rules).flat_map(Condition::literals);
    used.extend(literals.filter_map(|literal| match literal {
        Literal::Criterion(criterion, _) => Some(*criterion),
        _ => None,
    }));
    for (reference, criterion) in rules.criteria.iter() {
        if !used.contains(&reference) {
            let subject = Subject::of("criterion", &criterion.id);
            let lang = context.lang;
            let words = (
                lang.check_unused_criterion(&criterion.id),
                lang.check_unused_criterion_help(),
            );
            context.warn("unused-criterion", &subject, criterion.place.clone(), words);
        }
    }
}

/// option-never-scored: choosing an option counts for nothing, now or later. Either no test accepts
/// it nor any better one (of `many`: no test names it), or it carries a `value` or a `tag` that no
/// rule counts. An option below one that counts is a step on the way, and facts are not graded.
/// Options of a scale are judged over all the questions that share it; a question that nothing looks
/// at is left to unused-question.
fn option_never_scored(context: &mut Context<'_, '_>) {
    let groups = options_in_use(context);
    for (subject, group) in groups {
        let options = group.question.options();
        let best = group.named.iter().max().copied();
        for (index, option) in options
            .iter()
            .enumerate()
            .filter(|(_, option)| !option.fact)
        {
            let subject = subject.part(&[&option.id]);
            let is_step = match group.question.kind {
                Kind::Many(_) => group.named.contains(&index),
                _ => index == 0 || best.is_some_and(|best| index <= best),
            };
            let node = context.tables.node(&subject);
            let has = |key| node.as_ref().is_some_and(|node| node.get(key).is_some());
            let key = ["value", "tag"].into_iter().find(|key| has(key));
            let lang = context.lang;
            let message = match key {
                _ if group.is_scored => continue,
                Some(key) => lang.check_option_value_unused(&option.id, key),
                None if is_step => continue,
                None => lang.check_option_never_scored(&option.id),
            };
            let at = context.key(&subject, key.unwrap_or_default());
            let words = (message, lang.check_option_never_scored_help());
            context.warn("option-never-scored", &subject, at, words);
        }
    }
}

/// The options of a question or scale, and what looks at them.
struct Options<'a> {
    question: &'a Question,
    /// The options that tests name.
    named: HashSet<usize>,
    /// A rule counts their values or tags.
    is_scored: bool,
}

/// The options of every graded question that something looks at, a scale's once.
fn options_in_use<'a>(context: &Context<'a, '_>) -> IndexMap<Subject, Options<'a>> {
    let rules = context.rules;
    let tested = rules.tested_questions();
    let scored = counted_questions(rules);
    let mut named: Vec<HashSet<usize>> = vec![HashSet::new(); rules.questions.len()];
    for literal in conditions(rules).flat_map(Condition::literals) {
        if let Literal::Question(question, accepts) = literal {
            named[question.index()].extend(listed(accepts));
        }
    }
    let mut groups: IndexMap<Subject, Options<'a>> = IndexMap::new();
    for (reference, question) in rules.questions.iter() {
        let is_graded = !question.fact && tested.contains(&reference);
        let Some(subject) = options_of(context, question).filter(|_| is_graded) else {
            continue;
        };
        let group = groups.entry(subject).or_insert_with(|| Options {
            question,
            named: HashSet::new(),
            is_scored: false,
        });
        group.named.extend(&named[reference.index()]);
        group.is_scored |= scored.contains(&reference);
    }
    groups
}

/// The options that a test names, or lets count.
fn listed(accepts: &Accepts) -> Vec<usize> {
    match accepts {
        Accepts::Any(marks) | Accepts::All(marks) | Accepts::Without(marks) => {
            (0..marks.len()).filter(|&option| marks[option]).collect()
        }
        Accepts::Range { .. } => Vec::new(),
    }
}

/// The table of a question's options: its own, or its scale's.
pub(super) fn options_of(context: &Context<'_, '_>, question: &Question) -> Option<Subject> {
    if question.options().is_empty() {
        return None;
    }
    let own = Subject::of("question", &question.id);
    let node = context.tables.node(&own)?;
    match node.get("scale").and_then(|item| item.str()) {
        Some(scale) => Some(Subject::of("scale", &scale)),
        None => Some(own.part(&["options"])),
    }
}
