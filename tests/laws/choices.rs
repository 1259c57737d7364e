//! A random sequence read as decisions, so that one strategy can build things that depend on each
//! other, and still shrink: zero is always the simplest decision.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, TestCaseError, any};
use proptest::test_runner::{RngSeed, TestRunner};

/// Runs a property on so many random values: always the same ones, but `PALIER_CASES` tries so many
/// times as many, and `PALIER_SEED`, a number, others. A failure shows the smallest value found.
#[allow(dead_code, reason = "not all test programs draw at random")]
pub fn holds<S: Strategy>(
    cases: u32,
    values: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let asked = |name| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u32>().ok())
    };
    let config = ProptestConfig {
        cases: cases * asked("PALIER_CASES").unwrap_or(1),
        rng_seed: RngSeed::Fixed(asked("PALIER_SEED").unwrap_or(0).into()),
        // The failure is shown whole: no file is needed to find it again.
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    };
    if let Err(failure) = TestRunner::new(config).run(values, property) {
        panic!("{failure}");
    }
}

/// Decisions to draw; once they run out, every further one is the simplest.
#[derive(Clone)]
pub struct Choices {
    values: Vec<u16>,
    next: usize,
}

/// Between half of `most` and `most` decisions.
#[allow(dead_code, reason = "not all test programs draw only decisions")]
pub fn choices(most: usize) -> impl Strategy<Value = Choices> {
    vec(any::<u16>(), most / 2..=most).prop_map(|values| Choices { values, next: 0 })
}

impl Choices {
    /// These decisions.
    #[allow(dead_code, reason = "not all test programs make things one by one")]
    pub fn of(values: Vec<u16>) -> Choices {
        Choices { values, next: 0 }
    }

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
