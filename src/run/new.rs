//! `palier questionnaire new`: the files of a questionnaire to start from.

use std::path::Path;

use super::console::Console;
use super::{exit, quoted};
use crate::cli::NewArgs;
use crate::diagnostic::clean;
use crate::library;

pub fn run(args: &NewArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let lang = console.lang;
    let written = library::start_questionnaire(&args.folder, lang)?;
    let mut text = String::new();
    for path in &written {
        text.push_str(&format!("{}\n", clean(&path.display().to_string())));
    }
    console.result(&console.charset.print(&text), None)?;
    // Not taken for an option, nor for the name of a built-in questionnaire.
    let folder = match args.folder.components().count() {
        1 if args.folder.is_relative() => Path::new(".").join(&args.folder),
        _ => args.folder.clone(),
    };
    let folder = quoted(&folder.display().to_string(), console.charset);
    console.note(&lang.note_questionnaire_started(&folder));
    Ok(exit::DONE)
}
