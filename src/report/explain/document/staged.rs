//! A dimension of cumulative levels.

use super::Writer;
use crate::report::explain::{CriterionExplanation, DimensionExplanation, LevelExplanation};
use crate::truth::Truth;

impl Writer<'_> {
    pub(super) fn staged(&mut self, dimension: &DimensionExplanation, whole: bool) {
        let proven = dimension.level.as_ref().map_or(0, |level| level.rank);
        if dimension.assessed {
            self.possible(dimension, proven);
        }
        let (below, above) = dimension
            .levels
            .split_at(proven.min(dimension.levels.len()));
        if whole {
            for level in &dimension.levels {
                self.whole_level(dimension, level);
            }
            return;
        }
        self.held(below);
        let open: Vec<&LevelExplanation> = above.iter().filter(|l| l.state == "open").collect();
        if open.is_empty() {
            self.page.text(&match proven == dimension.levels.len() {
                true => self.lang.explain_highest(),
                false => self.lang.explain_void_above(),
            });
            return;
        }
        // Once verified, the first open level may hold: what holds the next one is told too.
        let told = match open[0].criteria.iter().any(|c| c.state == Truth::Unmet) {
            true => 1,
            false => 2,
        };
        let (told, beyond) = open.split_at(told.min(open.len()));
        for level in told {
            self.open_level(dimension, level);
        }
        self.beyond(dimension, beyond);
    }

    /// What is still possible, and how much must turn out well for it.
    fn possible(&mut self, dimension: &DimensionExplanation, proven: usize) {
        let Some(possible) = dimension.possible.as_ref().filter(|p| p.rank > proven) else {
            return;
        };
        let unknown = self.undecided(dimension, possible.rank);
        let goal = format!("{}/{}", possible.rank, dimension.levels.len());
        self.page.text(&self.lang.explain_possible(&goal, unknown));
    }

    /// What the levels reached rest on, counted.
    fn held(&mut self, levels: &[LevelExplanation]) {
        let criteria: Vec<CriterionExplanation> =
            levels.iter().flat_map(|l| &l.criteria).cloned().collect();
        if !criteria.is_empty() {
            let counts = self.counts(&criteria);
            let words = self.lang.explain_held_by(levels.len(), &counts);
            self.page.text(&words);
        }
    }

    fn open_level(&mut self, dimension: &DimensionExplanation, level: &LevelExplanation) {
        let counts = self.counts(&level.criteria);
        let goal = format!("{}/{}", level.rank, dimension.levels.len());
        let words = self.lang.explain_open(&goal, &level.label, &counts);
        self.page.text(&words);
        self.open_criteria(&level.criteria);
    }

    /// The open levels that are not told: the next one counted, then how many more.
    fn beyond(&mut self, dimension: &DimensionExplanation, levels: &[&LevelExplanation]) {
        let Some((next, others)) = levels.split_first() else {
            return;
        };
        let counts = self.counts(&next.criteria);
        let goal = format!("{}/{}", next.rank, dimension.levels.len());
        let mut words = self.lang.explain_beyond(&goal, &next.label, &counts);
        if !others.is_empty() {
            words = format!("{words}, {}", self.lang.explain_more_levels(others.len()));
        }
        self.page.text(&format!("{words}."));
    }

    /// A level with everything that it requires.
    fn whole_level(&mut self, dimension: &DimensionExplanation, level: &LevelExplanation) {
        self.page.blank();
        let goal = format!("{}/{}", level.rank, dimension.levels.len());
        let label = self.named(&level.label, &format!("{}.{}", dimension.id, level.id));
        let counts = self.level_counts(level);
        self.page
            .heading(&self.lang.explain_level(&goal, &label, &counts));
        self.whole_list(&level.criteria);
    }

    /// How many of a level's criteria are in each state.
    pub(super) fn level_counts(&self, level: &LevelExplanation) -> String {
        match (level.state, level.criteria.is_empty()) {
            ("void", _) => self.lang.explain_void(),
            (_, true) => self.lang.explain_requires_nothing(),
            _ => self.counts(&level.criteria),
        }
    }

    /// Criteria whatever their state; those that hold last, by their names.
    pub(super) fn whole_list(&mut self, criteria: &[CriterionExplanation]) {
        self.open_criteria(criteria);
        for criterion in criteria.iter().filter(|c| c.state == Truth::Met) {
            self.named_point(Truth::Met, &criterion.text, &criterion.id);
        }
    }
}
