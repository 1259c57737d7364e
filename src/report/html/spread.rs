//! Where differing answers lie on a scale of graded options.

use super::bars::units;
use crate::report::dossier::Spread;

/// Left end of the scale, in units of the drawing.
const LEFT: f64 = 14.0;
/// Its length.
const LENGTH: f64 = 172.0;

impl Spread {
    /// Where each option lies.
    pub fn ticks(&self) -> Vec<String> {
        (1..=self.options).map(|option| self.at(option)).collect()
    }

    /// Where the answers lie, with the letters of those who gave them.
    pub fn dots(&self) -> Vec<(String, &str)> {
        let places = self.places.iter();
        places
            .map(|(option, letters)| (self.at(*option), letters.as_str()))
            .collect()
    }

    fn at(&self, option: usize) -> String {
        let steps = self.options.saturating_sub(1).max(1);
        units(LEFT + LENGTH * (option - 1) as f64 / steps as f64)
    }
}
