//! `palier questionnaire new`: the files of a questionnaire to start from.

use super::console::Console;
use super::exit;
use crate::cli::NewArgs;
use crate::library;

pub fn run(args: &NewArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let lang = console.lang;
    let written = library::start_questionnaire(&args.folder, lang)?;
    let mut text = String::new();
    for path in &written {
        text.push_str(&format!("{}\n", path.display()));
    }
    console.result(&text, None)?;
    console.note(&lang.note_questionnaire_started(&args.folder.display().to_string()));
    Ok(exit::DONE)
}
