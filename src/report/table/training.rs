//! What to learn, profile by profile.

use super::Page;
use super::page::Marker;
use crate::messages::Lang;
use crate::report::{ModuleReport, PathReport, Report, ResourceReport};

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    let paths: Vec<&PathReport> = report
        .training
        .iter()
        .filter(|path| !path.modules.is_empty())
        .collect();
    let Some(first) = paths.first() else {
        return;
    };
    page.blank();
    page.title(&lang.title_training(first.purpose));
    let shared = shared_modules(&paths);
    if !shared.is_empty() {
        page.text(&lang.for_everyone());
        modules(page, &shared, lang);
    }
    for path in paths {
        let own: Vec<&ModuleReport> = path
            .modules
            .iter()
            .filter(|module| shared.iter().all(|other| other.id != module.id))
            .collect();
        if !own.is_empty() {
            page.text(&path.profile.label);
            modules(page, &own, lang);
        }
    }
}

/// Modules that every profile present is advised: told once.
fn shared_modules<'a>(paths: &[&'a PathReport]) -> Vec<&'a ModuleReport> {
    match paths {
        [first, others @ ..] if !others.is_empty() => {
            let everywhere = |module: &&ModuleReport| {
                others
                    .iter()
                    .all(|path| path.modules.iter().any(|other| other.id == module.id))
            };
            first.modules.iter().filter(everywhere).collect()
        }
        _ => Vec::new(),
    }
}

/// The modules of the lowest level with all there is to read; those after it by their title.
fn modules(page: &mut Page, modules: &[&ModuleReport], lang: Lang) {
    let lowest = modules.iter().map(|module| module.level.rank).min();
    for module in modules {
        let now = Some(module.level.rank) == lowest;
        if now {
            page.item(Marker::Plain, &module.title);
            resources(page, module, lang);
        }
    }
    let mut later: Vec<(usize, Vec<&str>)> = Vec::new();
    for module in modules {
        let rank = module.level.rank;
        match later.iter_mut().find(|(known, _)| *known == rank) {
            _ if Some(rank) == lowest => {}
            Some((_, titles)) => titles.push(&module.title),
            None => later.push((rank, vec![&module.title])),
        }
    }
    for (rank, titles) in later {
        page.item(Marker::Plain, &lang.then_level(rank, &titles.join(" ; ")));
    }
}

fn resources(page: &mut Page, module: &ModuleReport, lang: Lang) {
    if module.resources.is_empty() && module.listed_above.is_empty() {
        page.detail(&lang.no_resource());
    }
    for resource in &module.resources {
        page.action(&described(resource, lang));
        page.below_action(&resource.url);
    }
}

fn described(resource: &ResourceReport, lang: Lang) -> String {
    let kind = resource
        .kind
        .as_deref()
        .map(|kind| lang.resource_kind(kind));
    let minutes = resource.minutes.map(|minutes| lang.minutes(minutes));
    let foreign = resource
        .language
        .as_deref()
        .filter(|code| *code != lang.code());
    let language = foreign.map(|code| lang.resource_language(code));
    let details: Vec<String> = [kind, minutes, language].into_iter().flatten().collect();
    if details.is_empty() {
        resource.title.clone()
    } else {
        format!("{} ({})", resource.title, details.join(", "))
    }
}
