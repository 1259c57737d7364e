//! Bars: how much of a whole is proven or possible, and how a whole divides.

use super::class;
use crate::report::dossier::{Bar, STATES, SectionRow};

/// More parts are not told apart.
const MOST_PARTS: usize = 24;
/// Width of a bar, in units of the drawing.
const WIDTH: f64 = 120.0;

/// One piece of a bar.
pub struct Piece {
    /// Left edge.
    pub x: String,
    /// Width.
    pub width: String,
    /// What it is: the class that gives it its pattern.
    pub class: &'static str,
}

impl Bar {
    /// The proven part, then the possible one.
    pub fn pieces(&self) -> Vec<Piece> {
        let (proven, possible) = (self.proven * WIDTH, self.possible * WIDTH);
        let pieces = [("proven", 0.0, proven), ("possible", proven, possible)];
        let pieces = pieces.into_iter().filter(|(_, from, to)| to > from);
        pieces
            .map(|(class, from, to)| piece(class, from, to))
            .collect()
    }

    /// Where the parts meet.
    pub fn cuts(&self) -> Vec<String> {
        let parts = if self.parts <= MOST_PARTS {
            self.parts
        } else {
            0
        };
        let cuts = 1..parts.max(1);
        cuts.map(|cut| units(WIDTH * cut as f64 / parts as f64))
            .collect()
    }
}

impl SectionRow {
    /// One piece per state, as wide as its share.
    pub fn pieces(&self) -> Vec<Piece> {
        let all: usize = self.counts.iter().sum();
        let at = |count: usize| WIDTH * count as f64 / all.max(1) as f64;
        let mut before = 0;
        let mut pieces = Vec::new();
        for (state, count) in STATES.iter().zip(self.counts) {
            if count > 0 {
                pieces.push(piece(class(*state), at(before), at(before + count)));
            }
            before += count;
        }
        pieces
    }
}

fn piece(class: &'static str, from: f64, to: f64) -> Piece {
    Piece {
        x: units(from),
        width: units(to - from),
        class,
    }
}

/// A length of the drawing, in tenths of a unit: the same digits everywhere.
pub fn units(length: f64) -> String {
    format!("{}", (length * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_what_is_proven_then_what_is_possible() {
        let bar = Bar {
            words: String::new(),
            parts: 5,
            proven: 0.4,
            possible: 0.6,
        };
        let pieces: Vec<_> = bar
            .pieces()
            .into_iter()
            .map(|p| (p.class, p.x, p.width))
            .collect();
        let expected = [("proven", "0", "48"), ("possible", "48", "24")];
        assert_eq!(
            pieces,
            expected.map(|(c, x, w)| (c, x.to_owned(), w.to_owned()))
        );
        assert_eq!(bar.cuts(), ["24", "48", "72", "96"]);
    }

    #[test]
    fn nothing_proven_and_nothing_possible_is_an_empty_bar() {
        let bar = Bar {
            words: String::new(),
            parts: 0,
            proven: 0.0,
            possible: 0.0,
        };
        assert!(bar.pieces().is_empty() && bar.cuts().is_empty());
    }
}
