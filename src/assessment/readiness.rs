//! From levels to advice: the verdict for support, the gap, and what comes next (format.md,
//! section 4).

use indexmap::{IndexMap, IndexSet};

use super::{Assessment, LevelState};
use crate::questionnaire::{Criterion, Dimension, Level, Questionnaire, Ref, Rule, Verdict};
use crate::truth::Truth;

/// Where the project stands towards support at one stage.
#[derive(Debug, Clone)]
pub struct Readiness {
    /// The dimension of stages.
    pub dimension: Ref<Dimension>,
    /// Rank of the stage reached; 0 below the first.
    pub reached: usize,
    /// Rank of the stage that support is asked for, 1 or more.
    pub asked: usize,
    /// Whether support may be asked for.
    pub verdict: Verdict,
    /// Gates that are not met.
    pub blockers: Vec<Ref<Criterion>>,
    /// Gates whose state is not known.
    pub to_verify: Vec<Ref<Criterion>>,
    /// Advice that is unmet or unknown.
    pub conditions: Vec<Ref<Criterion>>,
    /// What other dimensions lack for that stage.
    pub gap: Vec<DimensionGap>,
    /// The next stage; `None` at the last.
    pub outlook: Option<Outlook>,
}

/// What a dimension lacks for a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionGap {
    /// The dimension.
    pub dimension: Ref<Dimension>,
    /// Rank expected at that stage.
    pub expected: usize,
    /// Its open levels up to that rank; empty: nothing is lacking.
    pub levels: Vec<GapLevel>,
}

/// One level that is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapLevel {
    /// Its rank.
    pub rank: usize,
    /// `Unmet` if something is certainly missing, `Unknown` if all is still possible.
    pub because: Truth,
}

/// What will be asked at the next stage.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// Rank of the next stage.
    pub stage: usize,
    /// The verdict there, as things stand.
    pub verdict: Verdict,
    /// What other dimensions lack for that stage.
    pub gap: Vec<DimensionGap>,
    /// Gates and achievements not met there.
    pub blockers: Vec<Ref<Criterion>>,
    /// Gates and achievements whose state is not known.
    pub to_verify: Vec<Ref<Criterion>>,
    /// Gates of later stages already certainly unmet, with the rank of their stage.
    pub foreseen: Vec<(Ref<Criterion>, usize)>,
}

/// The readiness for the stage asked for, `None` without a stage dimension.
pub fn readiness(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    stage: Option<usize>,
) -> Option<Readiness> {
    let dimension = questionnaire.stage_dimension()?;
    let view = View {
        questionnaire,
        assessment,
        levels: &questionnaire.dimensions[dimension].levels,
        reached: assessment.dimension(dimension).proven,
    };
    let asked = stage.unwrap_or(view.reached).clamp(1, view.levels.len());
    let gates = view.gates(asked);
    let gap = view.gap(asked);
    let conditions = view.conditions(asked, &gates);
    Some(Readiness {
        dimension,
        reached: view.reached,
        asked,
        verdict: view.verdict(&gates, &gap, &conditions),
        blockers: view.in_state(&gates, Truth::Unmet),
        to_verify: view.in_state(&gates, Truth::Unknown),
        conditions,
        gap,
        outlook: (asked < view.levels.len()).then(|| view.outlook(asked + 1)),
    })
}

/// The gates of the stages up to that rank; above the stage reached, the achievements that lead
/// there too, since stages are taken in order. Each once, in the order of the rules.
pub fn gates(levels: &[Level], stage: usize, reached: usize) -> IndexSet<Ref<Criterion>> {
    let levels = &levels[..stage];
    let gates = levels.iter().flat_map(|level| &level.gates);
    let achievements = levels.iter().flat_map(|level| &level.requires);
    let achievements = achievements.filter(|_| stage > reached);
    gates.chain(achievements).copied().collect()
}

/// The highest rank that the stages up to that one expect of each other dimension.
pub fn expected(levels: &[Level], stage: usize) -> Vec<(Ref<Dimension>, usize)> {
    let mut expected: IndexMap<Ref<Dimension>, usize> = IndexMap::new();
    for &(dimension, rank) in levels[..stage].iter().flat_map(|level| &level.expects) {
        let highest = expected.entry(dimension).or_default();
        *highest = rank.max(*highest);
    }
    expected.into_iter().collect()
}

struct View<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    levels: &'a [Level],
    reached: usize,
}

impl View<'_> {
    fn gates(&self, stage: usize) -> IndexSet<Ref<Criterion>> {
        gates(self.levels, stage, self.reached)
    }

    /// Advice up to that stage that is unmet or unknown; a criterion that is also a gate is a gate.
    fn conditions(&self, stage: usize, gates: &IndexSet<Ref<Criterion>>) -> Vec<Ref<Criterion>> {
        let advice = self.levels[..stage]
            .iter()
            .flat_map(|level| &level.advises)
            .copied()
            .filter(|criterion| !gates.contains(criterion))
            .filter(|&criterion| {
                matches!(
                    self.assessment.criterion(criterion),
                    Truth::Unmet | Truth::Unknown
                )
            });
        let distinct: IndexSet<Ref<Criterion>> = advice.collect();
        distinct.into_iter().collect()
    }

    fn gap(&self, stage: usize) -> Vec<DimensionGap> {
        expected(self.levels, stage)
            .into_iter()
            .map(|(dimension, rank)| self.dimension_gap(dimension, rank))
            .collect()
    }

    fn dimension_gap(&self, dimension: Ref<Dimension>, expected: usize) -> DimensionGap {
        let states = &self.assessment.dimension(dimension).levels;
        let open = (1..=expected).filter(|&rank| states[rank - 1] == LevelState::Open);
        DimensionGap {
            dimension,
            expected,
            levels: open
                .map(|rank| GapLevel {
                    rank,
                    because: self.because(dimension, rank),
                })
                .collect(),
        }
    }

    /// Why an open level is open: something unmet, or only unknowns.
    fn because(&self, dimension: Ref<Dimension>, rank: usize) -> Truth {
        let content = &self.questionnaire.dimensions[dimension];
        let required = &content.levels[rank - 1].requires;
        let out_of_reach = match content.rule {
            Rule::Staged => required
                .iter()
                .any(|&criterion| self.assessment.criterion(criterion) == Truth::Unmet),
            Rule::Score(_) | Rule::First(_) => rank > self.assessment.dimension(dimension).possible,
        };
        if out_of_reach {
            Truth::Unmet
        } else {
            Truth::Unknown
        }
    }

    fn verdict(
        &self,
        gates: &IndexSet<Ref<Criterion>>,
        gap: &[DimensionGap],
        conditions: &[Ref<Criterion>],
    ) -> Verdict {
        let states = || gates.iter().map(|&gate| self.assessment.criterion(gate));
        if states().any(|state| state == Truth::Unmet) {
            Verdict::NoGo
        } else if states().any(|state| state != Truth::Met) {
            Verdict::ToVerify
        } else if gap.iter().any(|gap| !gap.levels.is_empty()) || !conditions.is_empty() {
            Verdict::GoWithConditions
        } else {
            Verdict::Go
        }
    }

    fn outlook(&self, stage: usize) -> Outlook {
        let gates = self.gates(stage);
        let gap = self.gap(stage);
        let conditions = self.conditions(stage, &gates);
        Outlook {
            stage,
            verdict: self.verdict(&gates, &gap, &conditions),
            gap,
            blockers: self.in_state(&gates, Truth::Unmet),
            to_verify: self.in_state(&gates, Truth::Unknown),
            foreseen: self.foreseen(stage, &gates),
        }
    }

    fn foreseen(
        &self,
        stage: usize,
        known: &IndexSet<Ref<Criterion>>,
    ) -> Vec<(Ref<Criterion>, usize)> {
        let mut foreseen: IndexMap<Ref<Criterion>, usize> = IndexMap::new();
        for (index, level) in self.levels.iter().enumerate().skip(stage) {
            for &gate in level.gates.iter().filter(|gate| !known.contains(*gate)) {
                if self.assessment.criterion(gate) == Truth::Unmet {
                    foreseen.entry(gate).or_insert(index + 1);
                }
            }
        }
        foreseen.into_iter().collect()
    }

    fn in_state(&self, criteria: &IndexSet<Ref<Criterion>>, state: Truth) -> Vec<Ref<Criterion>> {
        criteria
            .iter()
            .copied()
            .filter(|&criterion| self.assessment.criterion(criterion) == state)
            .collect()
    }
}
