//! A valid questionnaire as bytes, and back: those that the program carries are read from TOML and
//! checked once, when it is built, and a run starts from the model.
//!
//! The bytes are those of one build of the program, for itself: they are no format of exchange.

use super::Questionnaire;

/// The model as bytes, for the same program to read.
///
/// # Errors
/// None that a model can cause: the bytes are kept in memory.
pub fn to_bytes(questionnaire: &Questionnaire) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(questionnaire)
}

/// The model that [`to_bytes`] wrote; `None` for any other bytes.
pub fn from_bytes(bytes: &'static [u8]) -> Option<Questionnaire> {
    postcard::from_bytes(bytes).ok()
}
