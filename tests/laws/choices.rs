//! A random sequence read as decisions, so that one strategy can build things that depend on each
//! other, and still shrink: zero is always the simplest decision.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// Decisions to draw; once they run out, every further one is the simplest.
#[derive(Clone)]
pub struct Choices {
    values: Vec<u16>,
    next: usize,
}

/// Between half of `most` and `most` decisions.
pub fn choices(most: usize) -> impl Strategy<Value = Choices> {
    vec(any::<u16>(), most / 2..=most).prop_map(|values| Choices { values, next: 0 })
}

impl Choices {
    /// So many decisions that follow from a number: always the same ones.
    #[allow(dead_code, reason = "not all test programs number their cases")]
    pub fn seeded(seed: u64, count: usize) -> Choices {
        // splitmix64: small, and numbers that follow each other give nothing alike.
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            (mixed ^ (mixed >> 31)) as u16
        };
        Choices {
            values: (0..count).map(|_| next()).collect(),
            next: 0,
        }
    }

    fn draw(&mut self) -> usize {
        let value = self.values.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(value)
    }

    /// A number below `count`; 0 when `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.draw().checked_rem(count).unwrap_or(0)
    }

    /// True about `percent` times in a hundred; the simplest decision is false.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// Each number below `count`, kept about `percent` times in a hundred.
    pub fn some_below(&mut self, count: usize, percent: usize) -> Vec<usize> {
        (0..count).filter(|_| self.chance(percent)).collect()
    }
}

/// What matters in a failure is what was built from the decisions, not their numbers.
impl fmt::Debug for Choices {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} decisions", self.values.len())
    }
}
