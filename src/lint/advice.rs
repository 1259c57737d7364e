//! Advice that leads nowhere: remedies, resources, training.

use std::collections::{HashMap, HashSet};

use super::Context;
use super::order::level_subject;
use super::tables::Subject;
use crate::diagnostic::Place;
use crate::questionnaire::{Criterion, Dimension, Module, Profile, Ref};
use jiff::ToSpan;
use jiff::civil::Date;

/// Runs the checks of this file.
pub fn check(context: &mut Context<'_, '_>, today: Date) {
    no_remedy(context);
    dead_resource(context);
    module_hole(context);
    stale_resource(context, today);
}

/// no-remedy: a gate or an advice whose remedy has neither text, nor reading, nor contact: whoever
/// fails it is told what is missing and not what to do.
fn no_remedy(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let levels = rules.dimensions.iter().flat_map(|(_, d)| &d.levels);
    let asked = levels.flat_map(|level| level.gates.iter().chain(&level.advises));
    let asked: HashSet<Ref<Criterion>> = asked.copied().collect();
    for (reference, criterion) in rules.criteria.iter() {
        let remedy = &criterion.remedy;
        let says = remedy.text.is_some() || !remedy.read.is_empty() || remedy.contact.is_some();
        if asked.contains(&reference) && !says {
            let lang = context.lang;
            let words = (
                lang.check_no_remedy(&criterion.id),
                lang.check_no_remedy_help(),
            );
            let subject = Subject::of("criterion", &criterion.id);
            context.warn("no-remedy", &subject, criterion.place.clone(), words);
        }
    }
}

/// dead-resource: no module and no remedy has it read. (No address is ever fetched.)
fn dead_resource(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let modules = rules.modules.iter().flat_map(|(_, module)| &module.read);
    let criteria = rules.criteria.iter();
    let remedies = criteria.flat_map(|(_, criterion)| &criterion.remedy.read);
    let read: HashSet<_> = modules.chain(remedies).copied().collect();
    for (reference, resource) in rules.resources.iter() {
        if !read.contains(&reference) {
            let lang = context.lang;
            let words = (
                lang.check_dead_resource(&resource.id),
                lang.check_dead_resource_help(),
            );
            let subject = Subject::of("resource", &resource.id);
            let at = context.place(&subject);
            context.warn("dead-resource", &subject, at, words);
        }
    }
}

/// module-hole: in a dimension that modules lead through, a level that no module brings one of the
/// profiles to: its path skips the level.
fn module_hole(context: &mut Context<'_, '_>) {
    let rules = context.rules;
    let mut modules: HashMap<(Ref<Dimension>, usize), Vec<&Module>> = HashMap::new();
    for (_, module) in rules.modules.iter() {
        let level = (module.dimension, module.rank);
        modules.entry(level).or_default().push(module);
    }
    let taught: HashSet<Ref<Dimension>> = modules.keys().map(|(d, _)| *d).collect();
    for (reference, dimension) in rules.dimensions.iter() {
        if !taught.contains(&reference) {
            continue;
        }
        for (index, level) in dimension.levels.iter().enumerate() {
            let here = modules.get(&(reference, index + 1));
            let missing = profiles_without(context, here.map_or(&[], Vec::as_slice));
            let lang = context.lang;
            let message = match missing.as_slice() {
                [] if here.is_some() => continue,
                [] => lang.check_module_hole_level(&level.id),
                ids => lang.check_module_hole(&level.id, &ids.join(", ")),
            };
            let subject = level_subject(dimension, level);
            let words = (message, lang.check_module_hole_help());
            context.warn("module-hole", &subject, level.place.clone(), words);
        }
    }
}

fn profiles_without<'a>(context: &Context<'a, '_>, modules: &[&Module]) -> Vec<&'a str> {
    let concerns = |profile: Ref<Profile>| {
        let mut modules = modules.iter();
        modules.any(|m| m.profiles.is_empty() || m.profiles.contains(&profile))
    };
    let profiles = context.rules.profiles.iter();
    let without = profiles.filter(|(reference, _)| !concerns(*reference));
    without.map(|(_, profile)| profile.id.as_ref()).collect()
}

/// Months after which a resource should be looked at again.
const STALE_MONTHS: i32 = 18;

/// stale-resource: it was last `checked` over eighteen months before today. A resource without the
/// key is not judged.
fn stale_resource(context: &mut Context<'_, '_>, today: Date) {
    let limit = today.saturating_sub(STALE_MONTHS.months());
    for id in context.rules.resources.ids() {
        let subject = Subject::of("resource", id);
        let Some((checked, at)) = checked(context, id) else {
            continue;
        };
        if checked < limit {
            let lang = context.lang;
            let words = (
                lang.check_stale_resource(id, &checked.to_string()),
                lang.check_stale_resource_help(&today.to_string()),
            );
            context.warn("stale-resource", &subject, at, words);
        }
    }
}

fn checked(context: &Context<'_, '_>, id: &str) -> Option<(Date, Place)> {
    let item = context.tables.entity("resource", id)?.get("checked")?;
    Some((item.date()?, item.at))
}
