//! `palier catalogue`: the training on offer, free to consult.

use indexmap::IndexSet;

use std::path::Path;

use super::console::Console;
use super::{WrongUsage, exit, open, spare_inputs, unknown_name};
use crate::cli::{CatalogueArgs, DocumentFormat};
use crate::diagnostic::Faults;
use crate::messages::Lang;
use crate::questionnaire::{Dimension, Questionnaire, Ref, Text};
use crate::report::catalogue::catalogue;
use crate::report::{json, markdown, table};
use crate::training::Filter;

pub fn run(args: &CatalogueArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = [Path::new(&opened.name)].into_iter();
    spare_inputs(args.output.as_deref(), rules, console.lang)?;
    let rules = &opened.questionnaire;
    let lang = console.lang;
    let filter = filter(args, rules, lang).map_err(WrongUsage)?;
    let catalogue = catalogue(rules, &filter, lang);
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(DocumentFormat::Table) {
        DocumentFormat::Json => json::render(&catalogue)?,
        DocumentFormat::Markdown => markdown::catalogue(&catalogue, lang),
        DocumentFormat::Table => table::catalogue::render(&catalogue, lang, console.layout(output)),
    };
    console.result(&text, output)?;
    Ok(exit::DONE)
}

/// What to keep; every name that the rules do not know is told at once.
fn filter(args: &CatalogueArgs, rules: &Questionnaire, lang: Lang) -> Result<Filter, Faults> {
    let mut faults = Faults::default();
    let mut unknown = |name: &String, message: fn(Lang, &str) -> String, known: &[&str]| {
        let known = known.iter().copied();
        faults
            .list
            .push(unknown_name(message(lang, name), name, known, lang));
    };
    let track = args.track.as_ref().and_then(|name| {
        let found = rules.tracks.find(name);
        if found.is_none() {
            let known: Vec<&str> = rules.tracks.ids().collect();
            unknown(name, Lang::fault_no_such_track, &known);
        }
        found
    });
    let profile = args.profile.as_ref().and_then(|name| {
        let found = rules.profiles.find(name);
        if found.is_none() {
            let known: Vec<&str> = rules.profiles.ids().collect();
            unknown(name, Lang::fault_no_such_profile, &known);
        }
        found
    });
    let level = args.level.as_ref().and_then(|name| {
        let found = taught_level(rules, name);
        if found.is_none() {
            unknown(name, Lang::fault_unknown_level, &taught_levels(rules));
        }
        found
    });
    if let Some(code) = &args.resource_language {
        let known = languages(rules);
        if !known.contains(&code.as_str()) {
            unknown(code, Lang::fault_no_such_language, &known);
        }
    }
    if !faults.list.is_empty() {
        return Err(faults);
    }
    Ok(Filter {
        track,
        level,
        profile,
        language: args.resource_language.clone().map(Text::from),
    })
}

/// The level of that name; among several of the same name, the one that training leads to.
fn taught_level(rules: &Questionnaire, name: &str) -> Option<(Ref<Dimension>, usize)> {
    let taught = |level: &_| {
        let mut modules = rules.modules.iter();
        modules.any(|(_, module)| (module.dimension, module.rank) == *level)
    };
    rules.levels_named(name).into_iter().find(taught)
}

fn taught_levels(rules: &Questionnaire) -> Vec<&str> {
    let modules = rules.modules.iter();
    let levels = modules.filter_map(|(_, m)| rules.dimensions[m.dimension].level(m.rank));
    distinct(levels.map(|level| level.id.as_ref()))
}

fn languages(rules: &Questionnaire) -> Vec<&str> {
    let resources = rules.resources.iter();
    distinct(resources.filter_map(|(_, resource)| resource.language.as_deref()))
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    names.collect::<IndexSet<_>>().into_iter().collect()
}
