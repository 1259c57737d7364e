//! Exact numbers: decimals as they are written, and what sums and means make of them (format.md,
//! section 3). No score misses a level by an error of rounding.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg};

use num_rational::BigRational;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most digits of a decimal before its point, and most after it.
///
/// Enough for any value or weight; and what is computed from them stays small.
pub const MOST_DIGITS: usize = 9;

/// A fraction of whole numbers of any size; equal numbers are equal however they came about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// 0.
    pub fn zero() -> Exact {
        Exact::from(0)
    }

    /// `numerator` parts of `denominator`; `None` for parts of 0.
    pub fn fraction(numerator: usize, denominator: usize) -> Option<Exact> {
        (denominator != 0).then(|| Exact(BigRational::new(numerator.into(), denominator.into())))
    }

    /// The number that a decimal stands for: an optional sign, digits, an optional point with
    /// digits, an optional exponent, as TOML writes them.
    ///
    /// `None` for anything else, and for more than [`MOST_DIGITS`] digits on one side of the point.
    pub fn decimal(text: &str) -> Option<Exact> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{decimals}");
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let written = i64::try_from(decimals.len()).ok()?;
        let trimmed = digits.trim_end_matches('0');
        let dropped = i64::try_from(digits.len() - trimmed.len()).ok()?;
        let significant = trimmed.trim_start_matches('0');
        if significant.is_empty() {
            return Some(Exact::zero());
        }
        let power = exponent.checked_sub(written)?.checked_add(dropped)?;
        let number = scaled(significant, power)?;
        Some(if mantissa.starts_with('-') {
            -&number
        } else {
            number
        })
    }

    /// The numerator and the denominator, above 0, without common divisor; `None` when one of them
    /// is too large.
    pub fn parts(&self) -> Option<(i128, i128)> {
        let numerator = i128::try_from(self.0.numer()).ok()?;
        Some((numerator, i128::try_from(self.0.denom()).ok()?))
    }

    /// The nearest number of six decimals, halves away from zero: what the JSON prints.
    pub fn rounded(&self) -> f64 {
        let millionths = (&self.0 * BigRational::from_integer(1_000_000.into())).round();
        // Reading the decimal gives the double nearest to it; dividing might not.
        let text = format!("{}e-6", millionths.to_integer());
        text.parse().unwrap_or_default()
    }
}

/// Digits times a power of ten, unless that has too many digits on one side of the point.
fn scaled(significant: &str, power: i64) -> Option<Exact> {
    let most = i64::try_from(MOST_DIGITS).ok()?;
    let before = i64::try_from(significant.len()).ok()?.checked_add(power)?;
    if before > most || power < -most {
        return None;
    }
    // At most 18 digits, and a power of ten of at most 9.
    let digits: i64 = significant.parse().ok()?;
    let ten = 10_i64.pow(u32::try_from(power.abs()).ok()?);
    let (digits, ten) = (Exact::from(digits), Exact::from(ten));
    Some(if power < 0 {
        &digits / &ten
    } else {
        &digits * &ten
    })
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Exact {
        Exact(BigRational::from_integer(whole.into()))
    }
}

impl Add<&Exact> for Exact {
    type Output = Exact;

    fn add(self, other: &Exact) -> Exact {
        Exact(self.0 + &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: &Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Div for &Exact {
    type Output = Exact;

    /// The divisor is never 0: a weight, or a sum of weights.
    fn div(self, divisor: &Exact) -> Exact {
        Exact(&self.0 / &divisor.0)
    }
}

impl Neg for &Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(-&self.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(numbers: I) -> Exact {
        numbers.fold(Exact::zero(), |total, number| total + &number)
    }
}

/// A whole number, or a fraction in lowest terms: `3`, `-1/3`.
impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// As its numerator and denominator; a number too large for [`Exact::parts`] is refused.
impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts();
        parts
            .ok_or_else(|| S::Error::custom("a number too large"))?
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let (numerator, denominator) = <(i128, i128)>::deserialize(deserializer)?;
        if denominator <= 0 {
            return Err(D::Error::custom("parts of nothing"));
        }
        // Written by `serialize`, it is in its lowest terms.
        Ok(Exact(BigRational::new_raw(
            numerator.into(),
            denominator.into(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Exact::decimal(text).map(|number| number.to_string())
    }

    #[test]
    fn a_decimal_is_read_as_it_is_written() {
        for (text, number) in [
            ("0.1", "1/10"),
            ("0.3", "3/10"),
            ("-2.50", "-5/2"),
            ("+7", "7"),
            ("0", "0"),
            ("-0.0", "0"),
            ("1e3", "1000"),
            ("25e-2", "1/4"),
            ("1.5E+1", "15"),
            ("1200", "1200"),
            ("0.000000001", "1/1000000000"),
            ("999999999.999999999", "999999999999999999/1000000000"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_decimal_or_has_too_many_digits_is_refused() {
        let refused = [
            "inf",
            "nan",
            "",
            "-",
            "1e",
            "0.0000000001",
            "1000000000",
            "1e9",
            "1e999999999999999999",
            "1e-999999999",
            "1.2345678901",
        ];
        for text in refused {
            assert_eq!(read(text), None, "{text}");
        }
        // A zero is a zero, whatever is written after it.
        assert_eq!(read("0e999").as_deref(), Some("0"));
    }

    #[test]
    fn three_tenths_is_the_sum_of_one_tenth_and_two() {
        let sum: Exact = ["0.1", "0.2"]
            .iter()
            .filter_map(|t| Exact::decimal(t))
            .sum();
        assert_eq!(Some(sum), Exact::decimal("0.3"));
    }

    #[test]
    fn numbers_are_rounded_to_six_decimals_only_when_they_are_shown() {
        let shown = |numerator, denominator| {
            let fraction = Exact::fraction(numerator, denominator);
            fraction.map(|fraction| fraction.rounded())
        };
        assert_eq!(shown(1, 3), Some(0.333333));
        assert_eq!(shown(2, 3), Some(0.666667));
        assert_eq!(shown(1, 2_000_000), Some(0.000001));
        assert_eq!(shown(7, 2), Some(3.5));
        assert_eq!(shown(1, 0), None);
        assert_eq!((-&Exact::from(2)).rounded(), -2.0);
    }
}
