//! `palier catalogue`: the training on offer, free to consult.

use super::console::Console;
use super::{WrongUsage, exit, open, unknown_name};
use crate::cli::{CatalogueArgs, CatalogueFormat};
use crate::diagnostic::Faults;
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::catalogue::catalogue;
use crate::report::{json, markdown, table};
use crate::training::Filter;

pub fn run(args: &CatalogueArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let lang = console.lang;
    let filter = filter(args, rules, lang).map_err(WrongUsage)?;
    let catalogue = catalogue(rules, &filter, lang);
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(CatalogueFormat::Table) {
        CatalogueFormat::Json => json::render(&catalogue)?,
        CatalogueFormat::Markdown => markdown::catalogue(&catalogue, lang),
        CatalogueFormat::Table => {
            table::catalogue::render(&catalogue, lang, console.layout(output))
        }
    };
    console.result(&text, output)?;
    Ok(exit::DONE)
}

/// What to keep; every name that the rules do not know is told at once.
fn filter(args: &CatalogueArgs, rules: &Questionnaire, lang: Lang) -> Result<Filter, Faults> {
    let mut faults = Faults::default();
    let mut filter = Filter::default();
    if let Some(name) = &args.track {
        filter.track = rules.tracks.find(name);
        if filter.track.is_none() {
            let message = lang.fault_no_such_track(name);
            let fault = unknown_name(message, name, rules.tracks.ids(), lang);
            faults.list.push(fault);
        }
    }
    if let Some(name) = &args.profile {
        filter.profile = rules.profiles.find(name);
        if filter.profile.is_none() {
            let message = lang.fault_no_such_profile(name);
            let fault = unknown_name(message, name, rules.profiles.ids(), lang);
            faults.list.push(fault);
        }
    }
    if let Some(name) = &args.level {
        // Among levels of the same name, the one that training leads to.
        let named = rules.levels_named(name);
        let taught = |level: &_| {
            rules
                .modules
                .iter()
                .any(|(_, m)| (m.dimension, m.rank) == *level)
        };
        filter.level = named.into_iter().find(taught);
        if filter.level.is_none() {
            let modules = rules.modules.iter();
            let taught = modules.filter_map(|(_, m)| rules.dimensions[m.dimension].level(m.rank));
            let known: indexmap::IndexSet<&str> = taught.map(|level| level.id.as_str()).collect();
            let message = lang.fault_unknown_level(name);
            let fault = unknown_name(message, name, known.into_iter(), lang);
            faults.list.push(fault);
        }
    }
    if let Some(code) = &args.resource_language {
        let resources = rules.resources.iter();
        let known = resources.filter_map(|(_, resource)| resource.language.as_deref());
        let known: indexmap::IndexSet<&str> = known.collect();
        if !known.contains(code.as_str()) {
            let message = lang.fault_no_such_language(code);
            let fault = unknown_name(message, code, known.into_iter(), lang);
            faults.list.push(fault);
        }
        filter.language = Some(code.clone());
    }
    if faults.list.is_empty() {
        Ok(filter)
    } else {
        Err(faults)
    }
}
