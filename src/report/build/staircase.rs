//! What each stage expects of the team.

use super::{Builder, label};
use crate::assessment::expected;
use crate::questionnaire::{Dimension, Ref, Track};
use crate::report::{Label, StaircaseReport, StepReport};
use crate::training::shared_tracks;

impl Builder<'_> {
    /// The level that each stage expects in the first dimension of which any is expected.
    pub(super) fn staircase(&self) -> Option<StaircaseReport> {
        let readiness = self.assessment.readiness.as_ref()?;
        let stages = &self.rules.dimensions[readiness.dimension];
        let mut first = stages.levels.iter().flat_map(|stage| &stage.expects);
        let &(reference, _) = first.next()?;
        let dimension = &self.rules.dimensions[reference];
        let tracks = shared_tracks(self.rules);
        let steps = (1..=stages.levels.len()).map(|stage| {
            let expected = expected(&stages.levels, stage);
            let rank = expected.into_iter().find(|&(of, _)| of == reference);
            let rank = rank.map_or(0, |(_, rank)| rank);
            StepReport {
                stage: self.level(stages, stage),
                expected: self.level(dimension, rank),
                tracks: self.tracks_up_to(&tracks, reference, rank),
            }
        });
        Some(StaircaseReport {
            dimension: label(&dimension.id, &dimension.label),
            levels: dimension.levels.len(),
            steps: steps.collect(),
        })
    }

    /// The tracks that have a module for a level up to that rank.
    fn tracks_up_to(
        &self,
        tracks: &[Ref<Track>],
        dimension: Ref<Dimension>,
        rank: usize,
    ) -> Vec<Label> {
        let leads = |track: &&Ref<Track>| {
            let mut modules = self.rules.modules.iter();
            modules.any(|(_, m)| m.track == **track && m.dimension == dimension && m.rank <= rank)
        };
        let tracks = tracks.iter().filter(leads);
        let tracks = tracks.map(|&track| &self.rules.tracks[track]);
        tracks.map(|track| label(&track.id, &track.label)).collect()
    }
}
