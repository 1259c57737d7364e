//! The radar: the scores of a tree around a centre, each from the lowest to the highest of its
//! scale.

use std::f64::consts::TAU;

use super::bars::units;
use crate::messages::Lang;
use crate::report::dossier::Radar;

/// Centre of the drawing, in its units.
const CENTRE: f64 = 150.0;
/// Distance from the centre of the highest score.
const RADIUS: f64 = 112.0;
/// Distance of the numbers of the axes.
const LABELS: f64 = 130.0;
/// Rings, as shares of the scale.
const RINGS: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

/// A radar, ready to draw.
pub struct RadarPicture<'a> {
    /// The scores.
    pub radar: &'a Radar,
    /// What it shows, in words.
    pub words: String,
    /// Outlines of the rings.
    pub rings: Vec<String>,
    /// End of each axis, and where its number stands.
    pub axes: Vec<Spoke>,
    /// Outline of the proven scores.
    pub low: String,
    /// Outline of the possible scores.
    pub high: String,
    /// Whether they differ.
    pub is_open: bool,
}

/// An axis.
pub struct Spoke {
    /// Its end.
    pub end: (String, String),
    /// Where its number stands.
    pub label: (String, String),
    /// Where the proven score lies.
    pub low: (String, String),
}

/// The picture.
pub fn draw(radar: &Radar, lang: Lang) -> RadarPicture<'_> {
    let count = radar.axes.len();
    let place = |axis: usize, distance: f64| {
        let angle = TAU * axis as f64 / count.max(1) as f64;
        // The same picture on every system, and no library of the system to load at each start.
        let (sine, cosine) = libm::sincos(angle);
        let (x, y) = (CENTRE + distance * sine, CENTRE - distance * cosine);
        (units(x), units(y))
    };
    let outline = |share: &dyn Fn(usize) -> f64| {
        let points = (0..count).map(|axis| {
            let (x, y) = place(axis, RADIUS * share(axis));
            format!("{x},{y}")
        });
        points.collect::<Vec<_>>().join(" ")
    };
    let low = |axis: usize| radar.axes[axis].low.unwrap_or(0.0);
    let high = |axis: usize| radar.axes[axis].high.unwrap_or(0.0);
    let axes = (0..count).map(|axis| Spoke {
        end: place(axis, RADIUS),
        label: place(axis, LABELS),
        low: place(axis, RADIUS * low(axis)),
    });
    RadarPicture {
        radar,
        words: words(radar, lang),
        rings: RINGS.iter().map(|&ring| outline(&|_| ring)).collect(),
        axes: axes.collect(),
        low: outline(&low),
        high: outline(&high),
        is_open: (0..count).any(|axis| high(axis) > low(axis)),
    }
}

fn words(radar: &Radar, lang: Lang) -> String {
    let axes = radar.axes.iter().enumerate();
    let axes = axes.map(|(place, axis)| match axis.low {
        Some(_) => lang.picture_axis(place + 1, &axis.label, &axis.score, &axis.most),
        None => lang.picture_axis_none(place + 1, &axis.label),
    });
    axes.collect::<Vec<_>>().join(&lang.separator_list())
}
