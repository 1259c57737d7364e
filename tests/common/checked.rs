//! JSON that palier prints, read only if an independent validator accepts it by the shipped schema.
#![allow(dead_code)]

use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use palier::report::json::schema::Document;
use serde_json::Value;

/// The document in what a command prints, which its schema must accept.
#[track_caller]
pub fn valid(of: Document, printed: impl AsRef<[u8]>) -> Value {
    let document: Value = serde_json::from_slice(printed.as_ref()).unwrap();
    assert_eq!(faults(of, &document), Vec::<String>::new(), "{of:?}");
    document
}

/// What a document has that its schema does not accept.
pub fn faults(of: Document, document: &Value) -> Vec<String> {
    let faults = validator(of).iter_errors(document);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// The validator of a shipped schema, built once per process.
pub fn validator(of: Document) -> &'static Validator {
    static BUILT: [OnceLock<Validator>; Document::ALL.len()] =
        [const { OnceLock::new() }; Document::ALL.len()];
    let place = Document::ALL.iter().position(|&one| one == of).unwrap();
    BUILT[place].get_or_init(|| {
        let schema = serde_json::from_str(&of.schema()).unwrap();
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .build(&schema)
            .expect("a valid schema")
    })
}
