//! How the keys of a saved result are read back.

use serde::{Deserialize, Deserializer};

/// A value that may be `null` but whose key is always written: without it, the file is no whole
/// result.
pub fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}

/// How many of something there are, or a rank: whoever adds two of them, or counts one further,
/// need not fear a number that no result has.
pub fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    u32::deserialize(deserializer).map(|count| usize::try_from(count).unwrap_or(usize::MAX))
}

/// The same, where it may be `null`.
pub fn present_count<'de, D>(deserializer: D) -> Result<Option<usize>, D::Error>
where
    D: Deserializer<'de>,
{
    let count: Option<u32> = Option::deserialize(deserializer)?;
    Ok(count.map(|count| usize::try_from(count).unwrap_or(usize::MAX)))
}
