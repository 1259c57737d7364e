//! JSON Schemas of what the commands print as JSON (design.md, section 2).
//!
//! They are made from the types of the report, whose docstrings are the descriptions, and shipped
//! as files: what is printed is a file that a change of the contract shows in.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use serde_json::{Value, json};

use crate::packed::unpack;
use crate::report::Report;
use crate::report::compare::ComparisonReport;
use crate::report::explain::ExplanationReport;
use crate::report::plan::PlanDocument;

/// The files of `output/`, as `build.rs` packed them.
static SHIPPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/output-schemas"));

/// A document of the contract, named after the command that prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A result: [`Report`].
    Assess,
    /// An explanation: [`ExplanationReport`].
    Explain,
    /// A plan: [`PlanDocument`].
    Plan,
    /// A comparison: [`ComparisonReport`].
    Compare,
}

impl Document {
    /// Every document.
    pub const ALL: [Document; 4] = [
        Document::Assess,
        Document::Explain,
        Document::Plan,
        Document::Compare,
    ];

    /// The command that prints it.
    pub fn name(self) -> &'static str {
        match self {
            Document::Assess => "assess",
            Document::Explain => "explain",
            Document::Plan => "plan",
            Document::Compare => "compare",
        }
    }

    /// Its schema as shipped, with a final new line.
    pub fn schema(self) -> String {
        let name = format!("{}.schema.json", self.name());
        let mut shipped = unpack(SHIPPED).into_iter();
        let schema = shipped.find(|text| text.name == name);
        schema.map(|schema| schema.text).unwrap_or_default()
    }

    /// Its schema made anew from the types, to compare with the one shipped: the program itself
    /// never calls it.
    pub fn generated(self) -> Value {
        // What is written, not what could be read back: every key is required.
        let generator = SchemaSettings::draft2020_12()
            .for_serialize()
            // `uint`, `double` and the like are no formats of JSON Schema: strict readers refuse them.
            .with_transform(RestrictFormats::default())
            .with_transform(RecursiveTransform(on_one_line))
            .with_transform(RecursiveTransform(without_default))
            .into_generator();
        let mut schema = match self {
            Document::Assess => generator.into_root_schema_for::<Report>(),
            Document::Explain => generator.into_root_schema_for::<ExplanationReport>(),
            Document::Plan => generator.into_root_schema_for::<PlanDocument>(),
            Document::Compare => generator.into_root_schema_for::<ComparisonReport>(),
        };
        let title = format!("What palier {} --format json prints", self.name());
        schema.insert("title".into(), json!(title));
        schema.to_value()
    }
}

/// What a result of an earlier version is read with is never written.
fn without_default(schema: &mut Schema) {
    schema.remove("default");
}

/// Docstrings are wrapped for the source, not for who reads a schema.
fn on_one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}
