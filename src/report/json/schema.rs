//! JSON Schemas, for editors that complete and check TOML: of rule files, and of the answers to one
//! questionnaire; and of the JSON that the commands print.
//!
//! Editors know draft 7 best. They choke on `oneOf`: `anyOf` and plain lists of values say the same.

mod answers;
mod output;
mod rules;

pub use answers::answers;
pub use output::Document;
pub use rules::rules;

use serde_json::{Map, Value, json};

/// The dialect, understood by the editors that read TOML.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A schema as a text, with a final new line.
pub fn render(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// A table with these keys and no other; `required` are those that must be there.
fn table<'k>(
    properties: impl IntoIterator<Item = (&'k str, Value)>,
    required: &[&str],
) -> Map<String, Value> {
    let properties = properties.into_iter();
    let properties = map(properties.map(|(key, schema)| (key.to_owned(), schema)));
    let mut table = Map::new();
    table.insert("type".into(), json!("object"));
    table.insert("properties".into(), Value::Object(properties));
    table.insert("additionalProperties".into(), json!(false));
    if !required.is_empty() {
        table.insert("required".into(), json!(required));
    }
    table
}

/// Collected one by one: `collect` would compile a sort for each kind of iterator.
fn map(entries: impl Iterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut map = Map::new();
    for (key, schema) in entries {
        map.insert(key, schema);
    }
    map
}

/// The same schema with a description.
fn described(mut schema: Value, description: impl Into<String>) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".into(), Value::String(description.into()));
    }
    schema
}
