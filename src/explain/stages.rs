//! What the stages before one ask for too (format.md, section 4).

use indexmap::IndexSet;

use crate::questionnaire::{Criterion, Dimension, Questionnaire, Ref};

/// What an earlier stage asks for, and no stage after it up to the one explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierStage {
    /// Its rank.
    pub rank: usize,
    /// Its gates.
    pub gates: Vec<Ref<Criterion>>,
    /// Its advice; a criterion that is also a gate is a gate.
    pub advises: Vec<Ref<Criterion>>,
}

/// What the stages below a rank ask for besides what the stage of that rank does, each criterion
/// once, where it is asked first; stages that add nothing are not there. None for other dimensions.
pub fn earlier_stages(
    questionnaire: &Questionnaire,
    dimension: Ref<Dimension>,
    rank: usize,
) -> Vec<EarlierStage> {
    let levels = &questionnaire.dimensions[dimension].levels;
    if questionnaire.stage_dimension() != Some(dimension) || rank > levels.len() || rank == 0 {
        return Vec::new();
    }
    let (earlier, here) = (&levels[..rank - 1], &levels[rank - 1]);
    let gates = levels[..rank].iter().flat_map(|level| &level.gates);
    let gates: IndexSet<Ref<Criterion>> = gates.copied().collect();
    let mut told: IndexSet<Ref<Criterion>> = here.gates.iter().copied().collect();
    let mut advised: IndexSet<Ref<Criterion>> = here.advises.iter().copied().collect();
    let stages = earlier.iter().enumerate().map(|(index, level)| {
        let new = level.gates.iter().filter(|gate| told.insert(**gate));
        let gates_here: Vec<Ref<Criterion>> = new.copied().collect();
        let advice = level.advises.iter().filter(|c| !gates.contains(*c));
        let advice = advice.filter(|c| advised.insert(**c));
        EarlierStage {
            rank: index + 1,
            gates: gates_here,
            advises: advice.copied().collect(),
        }
    });
    let adding = stages.filter(|stage| !(stage.gates.is_empty() && stage.advises.is_empty()));
    adding.collect()
}
