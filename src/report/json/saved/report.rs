//! A whole result, read back to be printed again.

use serde::Serialize;
use serde::ser::Error;
use serde_json::Value;

use super::{faults, without_mark};
use crate::diagnostic::{Faults, Source, clean};
use crate::messages::Lang;
use crate::report::Report;
use crate::report::json::render;

/// Reads a saved result of any questionnaire, in whatever language it is.
///
/// Keys that it does not know are left out: a later version of the program may have added them.
/// Every text is made safe to print.
///
/// # Errors
/// One fault, located: no JSON, no result, another version of the contract, or a key or a value
/// that is not as the contract has it.
pub fn report(file: &Source, lang: Lang) -> Result<Report, Faults> {
    faults::whole(file, without_mark(&file.text), lang)
}

/// The same result with every text safe to print.
pub(super) fn cleaned(report: &Report) -> serde_json::Result<Report> {
    // By way of the text, as a result is written and read anyway: a second way would weigh as much.
    let mut value = serde_json::from_str(&text(report)?)?;
    clean_texts(&mut value);
    serde_json::from_str(&text(&value)?)
}

fn text(value: &impl Serialize) -> serde_json::Result<String> {
    render(value).map_err(Error::custom)
}

/// As deep as the contract goes: keys that it does not know are gone.
fn clean_texts(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(values) => values.iter_mut().for_each(clean_texts),
        Value::Object(map) => map.values_mut().for_each(clean_texts),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
