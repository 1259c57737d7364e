//! Where the team and the project stand, as tables and pictures show it.

use super::scores::shown;
use crate::messages::Lang;
use crate::report::sentences::not_assessed;
use crate::report::{CriterionState, DimensionReport, LevelLabel, Report};
use crate::truth::Truth;

/// What each stage expects of the team, and where the team and the project stand.
pub struct Staircase {
    /// Label of the dimension of which levels are expected.
    pub dimension: String,
    /// How many levels it has.
    pub levels: usize,
    /// Label of the dimension of stages.
    pub stages: String,
    /// One step per stage.
    pub steps: Vec<Step>,
    /// Every kind of knowledge that a step is made of, in order.
    pub kinds: Vec<String>,
    /// The level of the team.
    pub team: LevelLabel,
    /// The level that is possible, where it is higher and enough is known.
    pub possible: Option<LevelLabel>,
    /// The stage of the project.
    pub reached: LevelLabel,
    /// The stage that support is asked for.
    pub asked: LevelLabel,
}

/// One step.
pub struct Step {
    /// The stage.
    pub stage: LevelLabel,
    /// The level that it expects.
    pub expected: LevelLabel,
    /// Places of its kinds of knowledge among those of the staircase.
    pub kinds: Vec<usize>,
}

/// How far a dimension goes.
pub struct DimensionRow {
    /// What it is called.
    pub label: String,
    /// What is proven.
    pub proven: String,
    /// What is possible beyond it; empty when nothing is.
    pub possible: String,
    /// What the stage that support is asked for expects; empty when it expects nothing.
    pub expected: String,
    /// The same as a picture.
    pub bar: Bar,
}

/// A bar from nothing to all: how much is proven, and how much more is possible.
pub struct Bar {
    /// What it shows, in words.
    pub words: String,
    /// How many equal parts it has; 0: it is not divided.
    pub parts: usize,
    /// The share that is proven, from 0 to 1.
    pub proven: f64,
    /// The share that is possible, at least as large.
    pub possible: f64,
}

impl Bar {
    /// Whether more is possible than is reached.
    pub fn is_open(&self) -> bool {
        self.possible > self.proven
    }
}

/// How many criteria of a section are in each state.
pub struct SectionRow {
    /// What it is called.
    pub label: String,
    /// Met, unmet, unknown, not applicable.
    pub counts: [usize; 4],
    /// The same in words.
    pub words: String,
}

impl Staircase {
    /// The kinds of knowledge, where they are the same on every step.
    pub fn same_kinds(&self) -> Option<String> {
        let first = &self.steps.first()?.kinds;
        let same = !first.is_empty() && self.steps.iter().all(|step| step.kinds == *first);
        let kinds = first.iter().map(|&kind| self.kinds[kind].as_str());
        same.then(|| kinds.collect::<Vec<_>>().join(", "))
    }

    /// Where the team and the project stand.
    pub fn words(&self, lang: Lang) -> String {
        let [dimension, stages] = [&self.dimension, &self.stages].map(|l| lang.lower_first(l));
        let team = lang.picture_team(&dimension, self.team.rank);
        let possible = self.possible.as_ref();
        let possible = possible.map(|level| lang.picture_possible(level.rank));
        let here = lang.picture_here(&stages, self.reached.rank);
        let is_elsewhere = self.asked.rank != self.reached.rank.max(1);
        let asked = is_elsewhere.then(|| lang.picture_asked(&stages, self.asked.rank));
        let parts = [Some(team), possible, Some(here), asked]
            .into_iter()
            .flatten();
        let words = parts.collect::<Vec<_>>().join(&lang.separator_list());
        format!("{words}.")
    }
}

/// The states in the order in which they are counted.
pub const STATES: [Truth; 4] = [Truth::Met, Truth::Unmet, Truth::Unknown, Truth::Na];

/// What each stage expects; `None` where nothing is expected.
pub fn staircase(report: &Report) -> Option<Staircase> {
    let staircase = report.staircase.as_ref()?;
    let readiness = report.readiness.as_ref()?;
    let find = |id: &str| report.dimensions.iter().find(|d| d.id == id);
    let dimension = find(&staircase.dimension.id)?;
    let team = dimension.level.clone()?;
    let possible = dimension.possible.clone();
    let possible = possible.filter(|level| level.rank > team.rank && !not_assessed(dimension));
    let mut kinds: Vec<String> = Vec::new();
    let steps = staircase.steps.iter().map(|step| {
        let own = step.tracks.iter().map(|track| {
            let known = kinds.iter().position(|kind| *kind == track.label);
            known.unwrap_or_else(|| {
                kinds.push(track.label.to_string());
                kinds.len() - 1
            })
        });
        Step {
            stage: step.stage.clone(),
            expected: step.expected.clone(),
            kinds: own.collect(),
        }
    });
    let steps = steps.collect();
    Some(Staircase {
        dimension: staircase.dimension.label.to_string(),
        levels: staircase.levels,
        stages: find(&readiness.dimension)?.label.to_string(),
        steps,
        kinds,
        team,
        possible,
        reached: readiness.reached.clone(),
        asked: readiness.asked.clone(),
    })
}

/// How far each dimension goes.
pub fn dimensions(report: &Report, lang: Lang) -> Vec<DimensionRow> {
    let dimensions = report.dimensions.iter();
    dimensions.map(|d| dimension(report, d, lang)).collect()
}

fn dimension(report: &Report, dimension: &DimensionReport, lang: Lang) -> DimensionRow {
    let mut gaps = report.gap.iter();
    let gap = gaps.find(|gap| gap.dimension == dimension.id);
    let count = dimension.levels.len();
    let [proven, possible] = match (&dimension.level, &dimension.possible) {
        _ if not_assessed(dimension) => [lang.picture_unknown(), String::new()],
        (Some(level), Some(possible)) => match dimension.score {
            Some(_) => with_scores(dimension, [level, possible], lang),
            None => {
                let possible = (possible.rank > level.rank).then(|| named(possible, count));
                [named(level, count), possible.unwrap_or_default()]
            }
        },
        _ => scores(dimension, lang),
    };
    DimensionRow {
        label: dimension.label.to_string(),
        proven,
        possible,
        expected: gap.map_or_else(String::new, |gap| named(&gap.expected, count)),
        bar: bar(dimension, lang),
    }
}

/// Both levels with their scores; no second one where nothing more is possible.
fn with_scores(dimension: &DimensionReport, levels: [&LevelLabel; 2], lang: Lang) -> [String; 2] {
    let [low, high] = scores(dimension, lang);
    let [level, possible] = levels.map(|level| named(level, dimension.levels.len()));
    let possible = match high.is_empty() {
        true => high,
        false => lang.level_with_score(&possible, &high),
    };
    [lang.level_with_score(&level, &low), possible]
}

/// A level with its place.
fn named(level: &LevelLabel, count: usize) -> String {
    format!("{}/{count} {}", level.rank, level.label)
}

/// A score that has no levels, and how high it may turn out to be.
fn scores(dimension: &DimensionReport, lang: Lang) -> [String; 2] {
    let (Some(low), Some(high)) = (dimension.score, dimension.possible_score) else {
        return [lang.nothing_applies(), String::new()];
    };
    let of = |score: f64| match dimension.scale {
        Some(scale) => lang.score_of(&shown(score, lang), &shown(scale.most, lang)),
        None => shown(score, lang),
    };
    let possible = if high > low { of(high) } else { String::new() };
    [of(low), possible]
}

fn bar(dimension: &DimensionReport, lang: Lang) -> Bar {
    let count = dimension.levels.len();
    let blank = |words| Bar {
        words,
        parts: count,
        proven: 0.0,
        possible: 0.0,
    };
    if not_assessed(dimension) {
        return blank(lang.picture_unknown());
    }
    if let (Some(low), Some(high), Some(scale)) =
        (dimension.score, dimension.possible_score, dimension.scale)
    {
        let [score, possible, most] = [low, high, scale.most].map(|n| shown(n, lang));
        return Bar {
            words: match high > low {
                true => lang.picture_score_possible(&score, &possible, &most),
                false => lang.picture_score(&score, &most),
            },
            parts: 0,
            proven: scale.share(low),
            possible: scale.share(high),
        };
    }
    match (&dimension.level, &dimension.possible) {
        (Some(level), Some(possible)) if count > 0 => Bar {
            words: match possible.rank > level.rank {
                true => lang.picture_level_possible(level.rank, count, possible.rank),
                false => lang.picture_level(level.rank, count),
            },
            parts: count,
            proven: share(level.rank, count),
            possible: share(possible.rank, count),
        },
        _ => blank(lang.nothing_applies()),
    }
}

/// A part of a whole, from 0 to 1 whatever a saved result says.
fn share(rank: usize, count: usize) -> f64 {
    (rank.min(count) as f64) / (count as f64)
}

/// How many criteria of each section are in each state; a section without criteria is left out.
pub fn sections(report: &Report, lang: Lang) -> Vec<SectionRow> {
    let parts = by_section(report, lang).into_iter();
    parts
        .map(|(label, criteria)| {
            let count = |state| criteria.iter().filter(|c| c.state == state).count();
            let counts = STATES.map(count);
            let [met, unmet, unknown, na] = counts;
            SectionRow {
                label,
                counts,
                words: lang.picture_section(met, unmet, unknown, na),
            }
        })
        .collect()
}

/// Criteria by the label of their section, in order of asking; those of none come last.
pub fn by_section(report: &Report, lang: Lang) -> Vec<(String, Vec<&CriterionState>)> {
    let of = |id: Option<&str>| -> Vec<&CriterionState> {
        let criteria = report.criteria.iter();
        criteria.filter(|c| c.section.as_deref() == id).collect()
    };
    let sections = report.sections.iter();
    let sections = sections.map(|section| (section.label.to_string(), of(Some(&section.id))));
    let others = std::iter::once((lang.section_other(), of(None)));
    let parts = sections.chain(others);
    parts.filter(|(_, criteria)| !criteria.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dossier::sample::{questions, report};

    const LEVELS: &str = "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\nzero = \"Zero\"\n\
        [dimension.d.level.one]\nlabel = \"One\"\nrequires = [\"c-a\"]\n\
        [dimension.d.level.two]\nlabel = \"Two\"\nrequires = [\"c-b\"]\n\
        [dimension.d.level.three]\nlabel = \"Three\"\nrequires = [\"c-c\"]\n";

    fn levels(answers: &str) -> DimensionRow {
        let rules = questions("first", &["a", "b", "c"]) + LEVELS;
        dimensions(&report(&rules, answers), Lang::En).remove(0)
    }

    #[test]
    fn a_bar_of_levels_has_a_part_for_each() {
        // The first of three is proven; the second is not known, the third is missing.
        let row = levels("a = \"all\"\nc = \"none\"");
        assert_eq!([row.proven.as_str(), &row.possible], ["1/3 One", "2/3 Two"]);
        assert_eq!(row.bar.parts, 3);
        assert_eq!([row.bar.proven, row.bar.possible], [1.0 / 3.0, 2.0 / 3.0]);
        assert_eq!(row.bar.words, "1 of 3 reached, 2 possible");
        let row = levels("a = \"none\"\nb = \"all\"\nc = \"all\"");
        assert_eq!([row.proven.as_str(), &row.possible], ["0/3 Zero", ""]);
        assert_eq!([row.bar.proven, row.bar.possible], [0.0, 0.0]);
    }

    #[test]
    fn a_bar_of_a_score_lies_on_its_scale() {
        // 0.5 + 1 + what is not known, of 0 to 3.
        let rules = questions("first", &["a", "b", "c"]).replace("na = \"It may not apply\"\n", "")
            + "[dimension.d]\nlabel = \"D\"\nrule = \"score\"\ncombine = \"sum\"\nof = [\"a\", \"b\", \"c\"]\n";
        let report = report(&rules, "a = \"some\"\nb = \"all\"");
        let row = dimensions(&report, Lang::En).remove(0);
        assert_eq!(
            [row.proven.as_str(), &row.possible],
            ["1.5 of 3", "2.5 of 3"]
        );
        assert_eq!((row.bar.parts, row.bar.proven), (0, 0.5));
        assert_eq!((row.bar.possible * 6.0).round(), 5.0);
        assert_eq!(row.bar.words, "score 1.5, up to 2.5, of 3");
    }

    #[test]
    fn a_share_of_levels_is_never_more_than_all() {
        assert_eq!(share(2, 5), 0.4);
        assert_eq!(share(9, 5), 1.0);
    }

    #[test]
    fn criteria_stand_by_section_in_order_of_asking_and_those_of_none_last() {
        let rules = questions("second", &["a", "b"])
            + "[criterion.level]\ntext = \"Level\"\nneeds = { d = { min = \"one\" } }\n\
               [dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n\
               [dimension.d.level.one]\nlabel = \"One\"\nrequires = [\"c-a\"]\n";
        let report = report(&rules, "a = \"all\"\nb = \"na\"");
        let rows = sections(&report, Lang::En);
        let rows: Vec<_> = rows
            .iter()
            .map(|row| (row.label.as_str(), row.counts))
            .collect();
        // Nothing belongs to the first section: it is left out.
        assert_eq!(
            rows,
            [("Second", [1, 0, 0, 1]), ("Other criteria", [1, 0, 0, 0])]
        );
    }
}
