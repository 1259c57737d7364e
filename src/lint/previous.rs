//! Another version of the rules: ids never change meaning once published (format.md, section 1).

use std::collections::HashSet;

use super::Context;
use super::tables::Subject;
use crate::diagnostic::{Fault, Place};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Runs the checks of this file.
pub fn check(context: &mut Context<'_, '_>, previous: &Questionnaire) {
    if previous.id != context.rules.id {
        return other_questionnaire(context, previous);
    }
    removed_id(context, previous);
    changed_meaning(context, previous);
}

/// other-questionnaire: what was given for the previous version has another id. Nothing is compared.
fn other_questionnaire(context: &mut Context<'_, '_>, previous: &Questionnaire) {
    let lang = context.lang;
    let subject = Subject::path(vec!["questionnaire".to_owned()]);
    let at = context.key(&subject, "id");
    let message = lang.check_other_questionnaire(&previous.id);
    let fault = Fault::at("other-questionnaire", at, message);
    let fault = fault.help(lang.check_other_questionnaire_help());
    context.found.push(fault.about(subject.id()));
}

/// removed-id: a question or a criterion of the previous version is gone, and neither `renamed` nor
/// `removed` says what became of it: answers files that name it no longer load.
fn removed_id(context: &mut Context<'_, '_>, previous: &Questionnaire) {
    let rules = context.rules;
    let removed: HashSet<&str> = rules.removed.iter().map(|id| &**id).collect();
    let is_told = |id: &str| rules.renamed.contains_key(id) || removed.contains(id);
    let is_here =
        |id: &str| rules.questions.find(id).is_some() || rules.criteria.find(id).is_some();
    for id in previous.questions.ids().chain(previous.criteria.ids()) {
        if !is_told(id) && !is_here(id) {
            let lang = context.lang;
            let words = (lang.check_removed_id(id), lang.check_removed_id_help(id));
            let subject = Subject::path(vec!["questionnaire".to_owned()]);
            let at = context.place(&subject);
            context.warn("removed-id", &Subject::of("question", id), at, words);
        }
    }
}

/// changed-meaning: a question kept its id (or was renamed), but its answers are of another kind,
/// or an option has another value, another place in the order, or is gone: what was answered before
/// would now say something else.
fn changed_meaning(context: &mut Context<'_, '_>, previous: &Questionnaire) {
    for (_, before) in previous.questions.iter() {
        let id = context.rules.renamed.get(&*before.id);
        let id = id.unwrap_or(&before.id);
        let Some(now) = context.rules.questions.find(id) else {
            continue;
        };
        let now = &context.rules.questions[now];
        let lang = context.lang;
        let message = if !same_kind(&before.kind, &now.kind) {
            lang.check_changed_kind(&now.id)
        } else {
            match changed_options(before, now).as_slice() {
                [] => continue,
                options => lang.check_changed_options(&now.id, &options.join(", ")),
            }
        };
        let subject = Subject::of("question", &now.id);
        let at: Place = now.place.clone();
        let words = (message, lang.check_changed_meaning_help());
        context.warn("changed-meaning", &subject, at, words);
    }
}

fn same_kind(before: &Kind, now: &Kind) -> bool {
    std::mem::discriminant(before) == std::mem::discriminant(now)
}

/// The options that are gone, have another value, or stand elsewhere among those that remain.
fn changed_options<'p>(before: &'p Question, now: &Question) -> Vec<&'p str> {
    let mut changed = Vec::new();
    let mut highest = None;
    for option in before.options() {
        let place = now.option(&option.id);
        let moved = place.is_some() && place <= highest;
        let same_value = place.is_some_and(|place| now.options()[place].value == option.value);
        // Values grade options: those of a fact are never counted.
        if place.is_none() || (!now.fact && (moved || !same_value)) {
            changed.push(option.id.as_ref());
        }
        highest = highest.max(place);
    }
    changed
}
