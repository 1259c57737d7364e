//! Fractions, written a second time, small and plain: what the program computes with is not used to
//! check it.

use std::cmp::Ordering;
use std::str::FromStr;

/// In lowest terms, with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub fn new(numerator: i128, denominator: i128) -> Fraction {
        let divisor = common(numerator.abs(), denominator.abs()).max(1);
        let sign = if denominator < 0 { -1 } else { 1 };
        Fraction {
            numerator: sign * numerator / divisor,
            denominator: sign * denominator / divisor,
        }
    }

    pub fn hundredths(parts: i64) -> Fraction {
        Fraction::new(parts.into(), 100)
    }

    pub fn tenths(parts: i64) -> Fraction {
        Fraction::new(parts.into(), 10)
    }

    pub fn plus(self, other: Fraction) -> Fraction {
        Fraction::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }

    pub fn times(self, other: Fraction) -> Fraction {
        Fraction::new(
            self.numerator * other.numerator,
            self.denominator * other.denominator,
        )
    }

    pub fn over(self, other: Fraction) -> Fraction {
        Fraction::new(
            self.numerator * other.denominator,
            self.denominator * other.numerator,
        )
    }
}

fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common(b, a % b) }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        let (left, right) = (
            self.numerator * other.denominator,
            other.numerator * self.denominator,
        );
        left.cmp(&right)
    }
}

/// As the program shows it: `3`, `-1/3`.
impl FromStr for Fraction {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Fraction, Self::Err> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        Ok(Fraction::new(numerator.parse()?, denominator.parse()?))
    }
}
