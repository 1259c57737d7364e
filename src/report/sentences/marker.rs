//! Signs in front of points: the words beside them say the same.

use crate::truth::Truth;

/// What a point of a list is; the words beside it say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// Something that is missing.
    Missing,
    /// Something to verify.
    Verify,
    /// Something that holds.
    Holds,
    /// An item without state.
    Plain,
}

impl Marker {
    /// The marker of a state.
    pub fn of(state: Truth) -> Marker {
        match state {
            Truth::Met => Marker::Holds,
            Truth::Unmet => Marker::Missing,
            Truth::Unknown => Marker::Verify,
            Truth::Na => Marker::Plain,
        }
    }

    /// The sign in front of the words.
    pub fn symbol(self) -> &'static str {
        match self {
            Marker::Missing => "✗",
            Marker::Verify => "?",
            Marker::Holds => "✓",
            Marker::Plain => "·",
        }
    }
}
