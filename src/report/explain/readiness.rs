//! What stands before the request for support, and how much is known at all.

use super::parts::Parts;
use super::{CriterionExplanation, EarlierReport, ReadinessExplanation};
use crate::assessment::{LevelState, gates};
use crate::explain::earlier_stages;
use crate::questionnaire::{Criterion, Dimension, Ref};
use crate::report::RuleName;
use crate::report::build::{Scales, label};
use crate::report::sentences::not_assessed;
use crate::truth::Truth;

impl Parts<'_> {
    /// The verdict with the gates that it rests on; `None` without stages.
    pub fn readiness(&self) -> Option<ReadinessExplanation> {
        let readiness = self.builder.assessment.readiness.as_ref()?;
        let dimension = &self.builder.rules.dimensions[readiness.dimension];
        let gates = gates(&dimension.levels, readiness.asked, readiness.reached);
        let gates: Vec<Ref<Criterion>> = gates.into_iter().collect();
        let gates = self.explainer.criteria(&gates);
        let in_state = |state: Truth| -> Vec<CriterionExplanation> {
            let gates = gates.iter().filter(|gate| gate.state == state);
            gates.map(|gate| self.criterion(gate)).collect()
        };
        Some(ReadinessExplanation {
            dimension: label(&dimension.id, &dimension.label),
            asked: self.builder.level(dimension, readiness.asked),
            eligibility: self.builder.support().eligibility,
            verdict: readiness.verdict,
            blockers: in_state(Truth::Unmet),
            to_verify: in_state(Truth::Unknown),
            na: in_state(Truth::Na),
        })
    }

    /// Whether enough is known of a dimension to speak of a level or a score, and anything applies.
    pub fn assessed(&self, dimension: Ref<Dimension>) -> bool {
        let report = self.builder.dimension(dimension, &Scales::default());
        let is_void = match report.rule {
            RuleName::Staged => false,
            _ if report.levels.is_empty() => report.score.is_none(),
            _ => report
                .levels
                .iter()
                .all(|level| level.state == LevelState::Void),
        };
        !is_void && !not_assessed(&report)
    }

    /// Whether enough is known of a dimension to speak of a level.
    pub fn known(&self, dimension: Ref<Dimension>) -> bool {
        !not_assessed(&self.builder.dimension(dimension, &Scales::default()))
    }

    /// What the stages before one ask for too.
    pub fn earlier(&self, dimension: Ref<Dimension>, rank: usize) -> Vec<EarlierReport> {
        let rules = self.builder.rules;
        let content = &rules.dimensions[dimension];
        let stages = earlier_stages(rules, dimension, rank);
        let reports = stages.iter().map(|stage| EarlierReport {
            level: self.builder.level(content, stage.rank),
            gates: stage.gates.iter().map(|&c| self.state(c)).collect(),
            advises: stage.advises.iter().map(|&c| self.state(c)).collect(),
        });
        reports.collect()
    }
}
