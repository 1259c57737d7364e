//! The training on offer, free to consult: tracks, their modules, what to read.

use serde::Serialize;

use super::build::{label, level};
use super::{Label, LevelLabel, QuestionnaireHeader, ResourceReport};
use crate::messages::Lang;
use crate::questionnaire::Text;
use crate::questionnaire::{Module, Questionnaire, Ref, Resource};
use crate::training;

/// The training on offer, filtered or not.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueReport {
    /// Language code of the labels and texts.
    pub language: &'static str,
    /// The rules it comes from.
    pub questionnaire: QuestionnaireHeader,
    /// Tracks with something to show, in printing order.
    pub tracks: Vec<TrackReport>,
}

/// A track with its modules.
#[derive(Debug, Clone, Serialize)]
pub struct TrackReport {
    /// From the rule files.
    pub id: Text,
    /// To show.
    pub label: Text,
    /// Whom it is for.
    pub text: Option<Text>,
    /// Modules by level, then place in the files.
    pub modules: Vec<CatalogueModule>,
}

/// A module of a track.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueModule {
    /// From the rule files.
    pub id: Text,
    /// What one learns.
    pub title: Text,
    /// The level it brings a team to.
    pub level: LevelLabel,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<Label>,
    /// What to read; empty: nothing is published yet.
    pub resources: Vec<ResourceReport>,
}

/// The training on offer, as data.
pub fn catalogue(rules: &Questionnaire, filter: &training::Filter, lang: Lang) -> CatalogueReport {
    let tracks = training::catalogue(rules, filter).into_iter();
    let tracks = tracks.map(|(track, modules)| {
        let track = &rules.tracks[track];
        TrackReport {
            id: track.id.clone(),
            label: track.label.clone(),
            text: track.text.clone(),
            modules: modules
                .into_iter()
                .map(|(module, read)| catalogue_module(rules, module, &read, lang))
                .collect(),
        }
    });
    CatalogueReport {
        language: lang.code(),
        questionnaire: QuestionnaireHeader::of(rules),
        tracks: tracks.collect(),
    }
}

fn catalogue_module(
    rules: &Questionnaire,
    module: Ref<Module>,
    read: &[Ref<Resource>],
    lang: Lang,
) -> CatalogueModule {
    let module = &rules.modules[module];
    let profiles = module.profiles.iter().map(|&p| &rules.profiles[p]);
    let resources = read.iter().map(|&r| &rules.resources[r]);
    CatalogueModule {
        id: module.id.clone(),
        title: module.title.clone(),
        level: level(&rules.dimensions[module.dimension], module.rank, lang),
        profiles: profiles.map(|p| label(&p.id, &p.label)).collect(),
        resources: resources.map(ResourceReport::of).collect(),
    }
}
