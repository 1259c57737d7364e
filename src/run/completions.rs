//! `palier completions`: what a shell needs to complete commands.

use super::console::Console;
use super::exit;
use crate::cli::{self, CompletionsArgs};

pub fn run(args: &CompletionsArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let script = cli::script(args.shell, console.lang);
    console.result(&script, args.output.as_deref())?;
    Ok(exit::DONE)
}
