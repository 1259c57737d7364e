//! Trees of scores, as radars.

use crate::messages::Lang;
use crate::report::{DimensionReport, ItemKind, ItemReport, Report, ScaleReport};

/// Fewer axes make no shape; more make no picture.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;
/// So many layers of a tree are opened at most.
const DEPTH: usize = 8;

/// The scores of a tree, around a centre.
pub struct Radar {
    /// Label of the dimension that stands above all.
    pub dimension: String,
    /// Its parts, by turns.
    pub axes: Vec<Axis>,
}

/// One part.
pub struct Axis {
    /// What it is called.
    pub label: String,
    /// Its proven score in words.
    pub score: String,
    /// Its possible score in words; empty when it is the same.
    pub possible: String,
    /// Its scale in words.
    pub scale: String,
    /// Where the proven score lies on its scale, from 0 to 1; `None` without a score.
    pub low: Option<f64>,
    /// Where the possible score lies, likewise.
    pub high: Option<f64>,
    /// The highest score, in words.
    pub most: String,
}

impl ScaleReport {
    /// Where a score lies on the scale, from 0 to 1.
    pub fn share(self, score: f64) -> f64 {
        let width = self.most - self.least;
        let share = (score - self.least) / width;
        match share.is_finite() {
            true => share.clamp(0.0, 1.0),
            // A scale of one point: whatever lies on it is all there is.
            false => 1.0,
        }
    }
}

/// A radar for each tree of scores that opens into enough parts.
pub fn radars(report: &Report, lang: Lang) -> Vec<Radar> {
    let trees = report.dimensions.iter().filter(|d| !d.of.is_empty());
    let trees = trees.filter(|dimension| !is_part(report, &dimension.id));
    trees
        .filter_map(|tree| {
            Some(Radar {
                dimension: tree.label.to_string(),
                axes: parts(report, tree)?.iter().map(|p| axis(p, lang)).collect(),
            })
        })
        .collect()
}

/// Whether a dimension is a part of the score of another.
pub fn is_part(report: &Report, dimension: &str) -> bool {
    let mut items = report.dimensions.iter().flat_map(|d| &d.of);
    items.any(|item| item.id == dimension)
}

/// The items of the first layer that has enough of them, from the top.
fn parts<'r>(report: &'r Report, tree: &'r DimensionReport) -> Option<Vec<&'r ItemReport>> {
    let dimensions = |of: &'r [ItemReport]| of.iter().filter(|item| is_dimension(item));
    let mut layer: Vec<&ItemReport> = dimensions(&tree.of).collect();
    for _ in 0..DEPTH {
        if layer.len() >= *AXES.start() {
            break;
        }
        let below = layer.iter().flat_map(|item| {
            let own = report.dimensions.iter().find(|d| d.id == item.id);
            own.into_iter().flat_map(|own| dimensions(&own.of))
        });
        layer = below.collect();
    }
    AXES.contains(&layer.len()).then_some(layer)
}

fn is_dimension(item: &ItemReport) -> bool {
    item.kind == ItemKind::Dimension
}

fn axis(item: &ItemReport, lang: Lang) -> Axis {
    let words = |score: Option<f64>| score.map(|score| shown(score, lang));
    let on_scale = |score: Option<f64>| Some(item.scale?.share(score?));
    let higher = item.possible_score > item.score;
    let scale = item.scale;
    let scale = scale.map(|s| lang.scale_between(&shown(s.least, lang), &shown(s.most, lang)));
    Axis {
        label: item.text.to_string(),
        score: words(item.score).unwrap_or_else(|| "–".to_owned()),
        possible: words(item.possible_score.filter(|_| higher)).unwrap_or_default(),
        scale: scale.unwrap_or_default(),
        low: on_scale(item.score),
        high: on_scale(item.possible_score),
        most: words(item.scale.map(|scale| scale.most)).unwrap_or_default(),
    }
}

/// A score in two decimals.
pub fn shown(score: f64, lang: Lang) -> String {
    lang.typed_number((score * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dossier::sample::{questions, report};

    /// A dimension that is the mean of others.
    fn mean(id: &str, of: &[String]) -> String {
        let of: Vec<String> = of.iter().map(|id| format!("\"{id}\"")).collect();
        let of = of.join(", ");
        format!(
            "[dimension.{id}]\nlabel = \"{id}\"\nrule = \"score\"\ncombine = \"mean\"\nof = [{of}]\n"
        )
    }

    /// A tree: the total of groups, each of so many scores of one question.
    fn tree(groups: &[usize]) -> Report {
        let mut rules = questions("first", &["q"]);
        let mut tops = Vec::new();
        for (group, &count) in groups.iter().enumerate() {
            let leaves: Vec<String> = (0..count)
                .map(|leaf| format!("leaf-{group}-{leaf}"))
                .collect();
            rules.extend(leaves.iter().map(|leaf| mean(leaf, &["q".to_owned()])));
            tops.push(format!("group-{group}"));
            rules.push_str(&mean(&tops[group], &leaves));
        }
        report(&(rules + &mean("total", &tops)), "q = \"some\"")
    }

    fn axes(report: &Report) -> Vec<Vec<String>> {
        let radars = radars(report, Lang::En);
        let axes = radars.into_iter().map(|radar| {
            let axes = radar.axes.into_iter();
            axes.map(|axis| axis.label).collect()
        });
        axes.collect()
    }

    #[test]
    fn a_radar_shows_the_first_layer_from_the_top_that_has_three_parts() {
        assert_eq!(axes(&tree(&[1, 1, 2])), [["group-0", "group-1", "group-2"]]);
        let below = ["leaf-0-0", "leaf-0-1", "leaf-1-0", "leaf-1-1"];
        assert_eq!(axes(&tree(&[2, 2])), [below]);
    }

    #[test]
    fn there_is_no_radar_of_too_few_parts_or_too_many() {
        assert!(axes(&tree(&[1, 1])).is_empty());
        assert_eq!(axes(&tree(&[1; 12]))[0].len(), 12);
        assert!(axes(&tree(&[1; 13])).is_empty());
        assert!(axes(&tree(&[7, 7])).is_empty());
    }

    #[test]
    fn the_parts_of_a_tree_have_no_radar_of_their_own() {
        let report = tree(&[3, 3, 3]);
        assert_eq!(axes(&report).len(), 1);
        assert!(is_part(&report, "group-0") && !is_part(&report, "total"));
    }

    #[test]
    fn an_axis_tells_the_score_on_the_scale_of_its_part() {
        // Options are worth 0, 0.5 and 1: the sum of three goes from 0 to 3. Known: 0.5 and 1, the
        // third from 0 to 1.
        let mut rules =
            questions("first", &["a", "b", "c"]).replace("na = \"It may not apply\"\n", "");
        rules.push_str(
            "[dimension.sum]\nlabel = \"Sum\"\nrule = \"score\"\ncombine = \"sum\"\nof = [\"a\", \"b\", \"c\"]\n",
        );
        for id in ["x", "y"] {
            rules.push_str(&mean(id, &["a".to_owned()]));
        }
        rules.push_str(&mean("total", &["sum", "x", "y"].map(str::to_owned)));
        let report = report(&rules, "a = \"some\"\nb = \"all\"");
        let radars = radars(&report, Lang::En);
        let axis = &radars[0].axes[0];
        assert_eq!(
            [axis.label.as_str(), &axis.score, &axis.possible],
            ["Sum", "1.5", "2.5"]
        );
        assert_eq!([axis.scale.as_str(), &axis.most], ["0 to 3", "3"]);
        assert_eq!(axis.low, Some(0.5));
        assert_eq!(axis.high.map(|high| (high * 6.0).round()), Some(5.0));
    }

    #[test]
    fn a_share_lies_between_nothing_and_all_whatever_a_saved_result_says() {
        let scale = |least, most| ScaleReport { least, most };
        assert_eq!(scale(1.0, 3.0).share(1.5), 0.25);
        assert_eq!(scale(1.0, 3.0).share(9.0), 1.0);
        assert_eq!(scale(1.0, 3.0).share(-9.0), 0.0);
        assert_eq!(scale(2.0, 2.0).share(2.0), 1.0);
        assert_eq!(scale(-1e308, 1e308).share(1e308), 1.0);
    }
}
