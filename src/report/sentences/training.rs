//! What to learn, and for whom.

use indexmap::IndexMap;

use crate::messages::Lang;
use crate::order::Arrange;
use crate::report::{ModuleReport, PathReport, ResourceReport};
use crate::training::Purpose;

/// Why modules are recommended, what lacks now first.
pub const PURPOSES: [Purpose; 3] = [Purpose::Gap, Purpose::Preparation, Purpose::Progress];

/// Why modules are recommended, as a title.
pub fn purpose(purpose: Purpose, lang: Lang) -> String {
    match purpose {
        Purpose::Gap => lang.title_training_gap(),
        Purpose::Preparation => lang.title_training_preparation(),
        Purpose::Progress => lang.title_training_progress(),
    }
}

/// Modules by the labels of the profiles that they are for; what is for most comes first.
pub fn groups<'a>(paths: &[&'a PathReport]) -> Vec<(Vec<&'a str>, Vec<&'a ModuleReport>)> {
    let mut modules: IndexMap<&str, (&ModuleReport, Vec<&str>)> = IndexMap::new();
    for path in paths {
        for module in &path.modules {
            let entry = modules.entry(&module.id);
            let (_, profiles) = entry.or_insert_with(|| (module, Vec::new()));
            profiles.push(&path.profile.label);
        }
    }
    let mut groups: IndexMap<Vec<&str>, Vec<&ModuleReport>> = IndexMap::new();
    for (module, profiles) in modules.into_values() {
        groups.entry(profiles).or_default().push(module);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.arrange_by_key(|(profiles, _)| std::cmp::Reverse(profiles.len()));
    for (_, modules) in &mut groups {
        modules.arrange_by_key(|module| module.level.rank);
    }
    groups
}

/// A resource's title, with its kind, duration, and language if it is a foreign one.
pub fn described(resource: &ResourceReport, lang: Lang) -> String {
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
        resource.title.to_string()
    } else {
        format!("{} ({})", resource.title, details.join(", "))
    }
}
