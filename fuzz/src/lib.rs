//! What is done with the bytes that a fuzzer makes: one function for each target, which panics when
//! something that must always hold does not. The fuzzer calls them, and so does the test that
//! replays the corpus.

mod answers;
mod interview;
pub mod laws;
mod overlays;
mod results;
mod rules;
mod texts;

pub mod mutate;

#[path = "../../tests/html/page.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::expect_used)]
mod page;

pub use answers::answers;
pub use interview::interview;
pub use overlays::overlays;
pub use results::results;
pub use rules::rules;

/// Reads the questionnaires that palier carries, which would be the first input's time.
pub fn prepare() {
    texts::carried();
}

/// How far an input came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was read, and everything done with it.
    Accepted,
    /// Something was wrong with it, and it was told what.
    Refused,
}
