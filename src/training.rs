//! The training path of each profile (format.md, section 4).

use indexmap::IndexSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, DimensionGap};
use crate::order::Arrange;
use crate::questionnaire::Text;
use crate::questionnaire::{
    Dimension, Module, Profile, Questionnaire, Ref, Resource, Track, concerns,
};

/// Why a module is recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The stage expects a level that is lacking.
    Gap,
    /// The next stage will.
    Preparation,
    /// Nothing is lacking: on to the next level.
    Progress,
}

impl Purpose {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Gap => "gap",
            Purpose::Preparation => "preparation",
            Purpose::Progress => "progress",
        }
    }
}

/// What one profile is advised to learn.
#[derive(Debug, Clone)]
pub struct Path {
    /// Whose path it is.
    pub profile: Ref<Profile>,
    /// Why.
    pub purpose: Purpose,
    /// Modules by level, then track, then place in the files.
    pub modules: Vec<Step>,
}

/// One module of a path.
#[derive(Debug, Clone)]
pub struct Step {
    /// The module.
    pub module: Ref<Module>,
    /// Its resources that no earlier module of the path has.
    pub resources: Vec<Ref<Resource>>,
    /// Its resources that an earlier module of the path already lists.
    pub listed_above: Vec<Ref<Resource>>,
}

/// The tracks that are not the own path of a single profile: those whose modules are not all for
/// one profile, the same for all. In their order; a track without modules is not among them.
pub fn shared_tracks(questionnaire: &Questionnaire) -> Vec<Ref<Track>> {
    let is_shared = |track: &Ref<Track>| {
        let modules = questionnaire.modules.iter();
        let mut profiles = modules
            .filter(|(_, module)| module.track == *track)
            .map(|(_, module)| module.profiles.as_slice());
        match profiles.next() {
            Some([only]) => profiles.any(|others| others != [*only]),
            first => first.is_some(),
        }
    };
    questionnaire.tracks.refs().filter(is_shared).collect()
}

/// The path of each profile present, in the order of the profiles given.
pub fn paths(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    profiles: &[Ref<Profile>],
) -> Vec<Path> {
    let choices = [
        (Purpose::Gap, gap_levels(assessment)),
        (Purpose::Preparation, outlook_levels(assessment)),
        (Purpose::Progress, next_levels(questionnaire, assessment)),
    ];
    profiles
        .iter()
        .map(|&profile| {
            let of_profile = choices.iter().map(|(purpose, levels)| Path {
                profile,
                purpose: *purpose,
                modules: steps(questionnaire, profile, levels),
            });
            let empty = Path {
                profile,
                purpose: Purpose::Progress,
                modules: Vec::new(),
            };
            of_profile
                .into_iter()
                .find(|path| !path.modules.is_empty())
                .unwrap_or(empty)
        })
        .collect()
}

type Levels = Vec<(Ref<Dimension>, usize)>;

fn gap_levels(assessment: &Assessment) -> Levels {
    let readiness = assessment.readiness.as_ref();
    readiness.map_or_else(Vec::new, |readiness| lacking(&readiness.gap))
}

fn outlook_levels(assessment: &Assessment) -> Levels {
    let readiness = assessment.readiness.as_ref();
    let outlook = readiness.and_then(|readiness| readiness.outlook.as_ref());
    outlook.map_or_else(Vec::new, |outlook| lacking(&outlook.gap))
}

fn lacking(gap: &[DimensionGap]) -> Levels {
    let of_dimension = |gap: &DimensionGap| {
        let dimension = gap.dimension;
        let ranks = gap.levels.iter().map(|level| level.rank);
        ranks.map(move |rank| (dimension, rank)).collect::<Vec<_>>()
    };
    gap.iter().flat_map(of_dimension).collect()
}

/// The level after the proven one, in every dimension.
fn next_levels(questionnaire: &Questionnaire, assessment: &Assessment) -> Levels {
    questionnaire
        .dimensions
        .refs()
        .map(|dimension| (dimension, assessment.dimension(dimension).proven + 1))
        .collect()
}

fn steps(
    questionnaire: &Questionnaire,
    profile: Ref<Profile>,
    levels: &[(Ref<Dimension>, usize)],
) -> Vec<Step> {
    let mut modules: Vec<(Ref<Module>, &Module)> = questionnaire
        .modules
        .iter()
        .filter(|(_, module)| levels.contains(&(module.dimension, module.rank)))
        .filter(|(_, module)| concerns(&module.profiles, &[profile]))
        .collect();
    modules.arrange_by_key(|(_, module)| (module.rank, module.track));
    let mut seen: IndexSet<Ref<Resource>> = IndexSet::new();
    modules
        .into_iter()
        .map(|(module, content)| {
            let (listed_above, resources) = content
                .read
                .iter()
                .partition(|resource| seen.contains(*resource));
            seen.extend(&content.read);
            Step {
                module,
                resources,
                listed_above,
            }
        })
        .collect()
}

/// What to keep of the training on offer; `None` keeps all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Modules of this track.
    pub track: Option<Ref<Track>>,
    /// Modules that bring a team to this rank of this dimension.
    pub level: Option<(Ref<Dimension>, usize)>,
    /// Modules that concern this profile.
    pub profile: Option<Ref<Profile>>,
    /// Resources in this language, by code, and modules that have one.
    pub language: Option<Text>,
}

/// Modules with what to read of each.
pub type Kept = Vec<(Ref<Module>, Vec<Ref<Resource>>)>;

/// The training on offer, free to consult: each track with its modules by level, and what to read.
/// Tracks of which nothing is kept are left out.
pub fn catalogue(questionnaire: &Questionnaire, filter: &Filter) -> Vec<(Ref<Track>, Kept)> {
    let tracks = questionnaire.tracks.refs();
    let tracks = tracks.filter(|track| filter.track.is_none_or(|wanted| wanted == *track));
    tracks
        .map(|track| (track, kept_modules(questionnaire, track, filter)))
        .filter(|(_, modules)| !modules.is_empty())
        .collect()
}

fn kept_modules(questionnaire: &Questionnaire, track: Ref<Track>, filter: &Filter) -> Kept {
    let speaks = |resource: &Ref<Resource>| {
        let language = &questionnaire.resources[*resource].language;
        filter.language.is_none() || *language == filter.language
    };
    let of_track = questionnaire.modules.iter();
    let mut modules: Vec<_> = of_track
        .filter(|(_, module)| module.track == track)
        .filter(|(_, m)| {
            filter
                .level
                .is_none_or(|level| level == (m.dimension, m.rank))
        })
        .filter(|(_, m)| filter.profile.is_none_or(|p| concerns(&m.profiles, &[p])))
        .map(|(reference, m)| {
            let read: Vec<Ref<Resource>> = m.read.iter().copied().filter(speaks).collect();
            (reference, m.rank, read)
        })
        .filter(|(_, _, read)| filter.language.is_none() || !read.is_empty())
        .collect();
    modules.arrange_by_key(|(_, rank, _)| *rank);
    let kept = modules.into_iter();
    kept.map(|(module, _, read)| (module, read)).collect()
}
