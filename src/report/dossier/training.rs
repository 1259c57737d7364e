//! What to learn, each module once, under the profiles that it is for.

use super::Link;
use crate::messages::Lang;
use crate::report::sentences;
use crate::report::{ModuleReport, PathReport, Report};

/// The modules for some profiles.
pub struct TrainingPart {
    /// Why these: what lacks now, what the next stage asks, or to go further.
    pub purpose: String,
    /// Whom they are for.
    pub profiles: String,
    /// The modules, by level.
    pub rows: Vec<ModuleRow>,
}

/// A module.
pub struct ModuleRow {
    /// The level that it brings a team to.
    pub level: String,
    /// What one learns.
    pub title: String,
    /// The path that it belongs to.
    pub track: String,
    /// What to read; when there is nothing, that says so.
    pub links: Vec<Link>,
}

/// What to learn, for now first.
pub fn parts(report: &Report, lang: Lang) -> Vec<TrainingPart> {
    let mut parts = Vec::new();
    for purpose in sentences::PURPOSES {
        let paths = report.training.iter();
        let paths = paths.filter(|path| path.purpose == purpose);
        let paths: Vec<&PathReport> = paths.collect();
        for (profiles, modules) in sentences::groups(&paths) {
            let everyone = report.training.len() > 1 && profiles.len() == report.training.len();
            parts.push(TrainingPart {
                purpose: sentences::purpose(purpose, lang),
                profiles: match everyone {
                    true => lang.for_everyone(),
                    false => profiles.join(", "),
                },
                rows: modules.iter().map(|m| row(report, m, lang)).collect(),
            });
        }
    }
    parts
}

fn row(report: &Report, module: &ModuleReport, lang: Lang) -> ModuleRow {
    let mut links: Vec<Link> = module
        .resources
        .iter()
        .map(|resource| Link::resource(resource, lang))
        .collect();
    let above = module
        .listed_above
        .iter()
        .filter_map(|id| title(report, id));
    links.extend(above.map(|title| Link::plain(lang.seen_above(title))));
    if links.is_empty() {
        links.push(Link::plain(lang.no_resource()));
    }
    ModuleRow {
        level: format!("{}. {}", module.level.rank, module.level.label),
        title: module.title.to_string(),
        track: module.track.label.to_string(),
        links,
    }
}

/// The title of a resource that an earlier module lists.
fn title<'r>(report: &'r Report, id: &str) -> Option<&'r str> {
    let modules = report.training.iter().flat_map(|path| &path.modules);
    let mut resources = modules.flat_map(|module| &module.resources);
    let found = resources.find(|resource| resource.id == id);
    found.map(|resource| resource.title.as_ref())
}
