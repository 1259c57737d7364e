//! JSON, with the schemas written in it, and results read back: the only user of `serde_json`.

pub mod saved;
pub mod schema;

use serde::Serialize;

/// Pretty-printed JSON with a final new line.
///
/// # Errors
/// When a value cannot be written as JSON; the result's own types always can.
pub fn render(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
