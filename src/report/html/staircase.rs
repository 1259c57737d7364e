//! The staircase: one step per stage, as high as the level that it expects, made of kinds of
//! knowledge; with where the team and the project stand.

use crate::messages::Lang;
use crate::report::dossier::{Staircase, Step};

/// More steps, levels or kinds are left to the table.
const MOST: usize = 10;
/// Kinds of knowledge that have a pattern of their own.
const PATTERNS: usize = 6;

// Sizes are in units of the drawing, which is shown at about one and a half pixels each.
/// Left edge of the steps.
const LEFT: usize = 24;
/// Width of the steps together; the names of the levels stand to their right.
const WIDTH: usize = 280;
/// Top of the highest step.
const TOP: usize = 26;
/// Height of the highest step.
const HEIGHT: usize = 144;
/// Bottom of the steps.
const FLOOR: usize = TOP + HEIGHT;

/// The staircase, ready to draw.
pub struct StaircasePicture {
    /// Title of the picture.
    pub title: String,
    /// What it shows, in words.
    pub words: String,
    /// Lines of the levels: height and rank.
    pub lines: Vec<(usize, usize)>,
    /// The steps.
    pub columns: Vec<Column>,
    /// Every kind of knowledge with its pattern.
    pub kinds: Vec<(usize, String)>,
    /// Height of the level of the team.
    pub team: usize,
    /// Height of the level that is possible.
    pub possible: Option<usize>,
    /// Bottom of the steps.
    pub floor: usize,
    /// The edges of the steps together.
    pub edges: (usize, usize),
}

/// One step.
pub struct Column {
    /// Left edge.
    pub x: usize,
    /// Width.
    pub width: usize,
    /// Middle.
    pub middle: usize,
    /// Top.
    pub top: usize,
    /// Height.
    pub height: usize,
    /// Rank of the stage.
    pub rank: usize,
    /// Its kinds of knowledge from the bottom: top, height and pattern.
    pub blocks: Vec<(usize, usize, usize)>,
    /// What stands below it: that the project is here, that support is asked for it.
    pub marks: Vec<String>,
    /// Whether the project is here.
    pub is_here: bool,
}

/// The picture; `None` where there is too much to draw.
pub fn draw(staircase: &Staircase, lang: Lang) -> Option<StaircasePicture> {
    let drawn = 1..=MOST;
    if !drawn.contains(&staircase.steps.len()) || !drawn.contains(&staircase.levels) {
        return None;
    }
    let height = |rank: usize| FLOOR - rank.min(staircase.levels) * HEIGHT / staircase.levels;
    let steps = staircase.steps.iter().enumerate();
    Some(StaircasePicture {
        title: lang.picture_staircase(&staircase.dimension, &staircase.stages),
        words: staircase.words(lang),
        lines: (0..=staircase.levels)
            .map(|rank| (height(rank), rank))
            .collect(),
        columns: steps
            .map(|(place, step)| column(staircase, place, step, height(step.expected.rank), lang))
            .collect(),
        kinds: kinds(staircase),
        team: height(staircase.team.rank),
        possible: staircase.possible.as_ref().map(|level| height(level.rank)),
        floor: FLOOR,
        edges: (LEFT, LEFT + WIDTH),
    })
}

/// Kinds with their patterns; those beyond the patterns share the last one.
fn kinds(staircase: &Staircase) -> Vec<(usize, String)> {
    let kinds = staircase.kinds.iter().cloned().enumerate();
    kinds.map(|(place, kind)| (pattern(place), kind)).collect()
}

fn pattern(place: usize) -> usize {
    place.min(PATTERNS - 1) + 1
}

fn column(staircase: &Staircase, place: usize, step: &Step, top: usize, lang: Lang) -> Column {
    let room = WIDTH / staircase.steps.len();
    let width = room * 3 / 4;
    let x = LEFT + place * room + (room - width) / 2;
    let is_here = step.stage.rank == staircase.reached.rank.max(1);
    let is_asked = step.stage.rank == staircase.asked.rank;
    let mut marks = Vec::new();
    if is_here {
        marks.push(lang.picture_project());
    }
    if is_asked && !is_here {
        marks.push(lang.picture_request());
    }
    Column {
        x,
        width,
        middle: x + width / 2,
        top,
        height: FLOOR - top,
        rank: step.stage.rank,
        blocks: blocks(&step.kinds, top),
        marks,
        is_here,
    }
}

/// A step cut into its kinds of knowledge, from the bottom, in equal parts.
fn blocks(kinds: &[usize], top: usize) -> Vec<(usize, usize, usize)> {
    let height = FLOOR - top;
    let count = kinds.len().max(1);
    let edge = |place: usize| FLOOR - height * place / count;
    let blocks = kinds.iter().enumerate();
    blocks
        .map(|(place, &kind)| {
            let (bottom, top) = (edge(place), edge(place + 1));
            (top, bottom - top, pattern(kind))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_cut_into_equal_parts_from_the_bottom() {
        // 90 units high, three kinds: 30 each.
        let top = FLOOR - 90;
        let expected = [
            (FLOOR - 30, 30, 1),
            (FLOOR - 60, 30, 2),
            (FLOOR - 90, 30, 3),
        ];
        assert_eq!(blocks(&[0, 1, 2], top), expected);
        assert!(blocks(&[], top).is_empty());
    }

    #[test]
    fn kinds_beyond_the_patterns_share_the_last_one() {
        assert_eq!([0, 5, 6, 40].map(pattern), [1, 6, 6, 6]);
    }
}
