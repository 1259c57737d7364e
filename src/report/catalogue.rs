//! The training on offer, free to consult: tracks, their modules, what to read.

use serde::Serialize;

use super::{Label, LevelLabel, QuestionnaireHeader, ResourceReport};

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
    pub id: String,
    /// To show.
    pub label: String,
    /// Whom it is for.
    pub text: Option<String>,
    /// Modules by level, then place in the files.
    pub modules: Vec<CatalogueModule>,
}

/// A module of a track.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueModule {
    /// From the rule files.
    pub id: String,
    /// What one learns.
    pub title: String,
    /// The level it brings a team to.
    pub level: LevelLabel,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<Label>,
    /// What to read; empty: nothing is published yet.
    pub resources: Vec<ResourceReport>,
}
