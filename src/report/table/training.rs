//! What to learn: each module once, under the profiles that it is for.

use indexmap::{IndexMap, IndexSet};

use super::Page;
use crate::messages::Lang;
use crate::report::sentences::{Marker, PURPOSES, described, groups, purpose as title};
use crate::report::{LevelLabel, ModuleReport, PathReport, Report};

pub fn write(page: &mut Page, report: &Report, lang: Lang) {
    let mut shown = IndexSet::new();
    for purpose in PURPOSES {
        let paths = report
            .training
            .iter()
            .filter(|path| path.purpose == purpose);
        let paths: Vec<&PathReport> = paths.filter(|path| !path.modules.is_empty()).collect();
        if paths.is_empty() {
            continue;
        }
        page.blank();
        page.title(&title(purpose, lang));
        let groups = groups(&paths);
        let modules = groups.iter().flat_map(|(_, modules)| modules);
        let lowest = modules.map(|module| module.level.rank).min();
        for (profiles, modules) in &groups {
            let everyone = report.training.len() > 1 && profiles.len() == report.training.len();
            if everyone {
                page.text(&lang.for_everyone());
            } else {
                page.text(&profiles.join(", "));
            }
            now(page, modules, lowest, &mut shown, lang);
            later(page, report, modules, lowest, lang);
        }
    }
}

/// The modules of the lowest level, with all that there is to read.
fn now<'a>(
    page: &mut Page,
    modules: &[&'a ModuleReport],
    lowest: Option<usize>,
    shown: &mut IndexSet<&'a str>,
    lang: Lang,
) {
    for module in modules.iter().filter(|m| Some(m.level.rank) == lowest) {
        page.item(Marker::Plain, &module.title);
        if module.resources.is_empty() && module.listed_above.is_empty() {
            page.detail(&lang.no_resource());
        }
        for resource in &module.resources {
            if shown.insert(&resource.id) {
                page.action(&described(resource, lang));
                page.below_action(&resource.url);
            } else {
                page.action(&lang.seen_above(&resource.title));
            }
        }
    }
}

/// The modules of the levels after it, by their titles.
fn later(
    page: &mut Page,
    report: &Report,
    modules: &[&ModuleReport],
    lowest: Option<usize>,
    lang: Lang,
) {
    let mut levels: IndexMap<&LevelLabel, Vec<&str>> = IndexMap::new();
    for module in modules.iter().filter(|m| Some(m.level.rank) != lowest) {
        let titles = levels.entry(&module.level).or_default();
        titles.push(&module.title);
    }
    for (level, titles) in levels {
        let titles = titles.join(&lang.separator_list());
        let count = levels_beside(report, level);
        page.item(Marker::Plain, &lang.then_level(level.rank, count, &titles));
    }
}

/// How many levels the dimension of a level has.
fn levels_beside(report: &Report, level: &LevelLabel) -> usize {
    let dimensions = report.dimensions.iter();
    let mut levels = dimensions.map(|dimension| &dimension.levels);
    let own = levels.find(|levels| levels.iter().any(|l| Some(&l.id) == level.id.as_ref()));
    own.map_or(0, Vec::len)
}
