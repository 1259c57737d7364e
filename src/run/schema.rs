//! `palier questionnaire schema`: what editors need to complete and check TOML files, and programs
//! to read results.

use super::console::Console;
use super::{exit, open, spare_inputs};
use crate::cli::SchemaArgs;
use crate::report::json::schema;
use std::path::Path;

pub fn run(args: &SchemaArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let schema = match (args.of, args.questionnaire.as_deref()) {
        (Some(document), _) => document.schema(),
        (None, None) => schema::render(&schema::rules(console.lang)),
        (None, Some(name)) => {
            let opened = open(Some(name), console)?;
            let rules = [Path::new(&opened.name)].into_iter();
            spare_inputs(args.output.as_deref(), rules, console.lang)?;
            schema::render(&schema::answers(&opened.questionnaire, console.lang))
        }
    };
    console.result(&schema, args.output.as_deref())?;
    Ok(exit::DONE)
}
