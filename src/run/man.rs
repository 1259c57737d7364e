//! `palier man`: the manual pages.

use super::console::Console;
use super::{WrongUsage, exit, today, unknown_name};
use crate::cli::{self, ManArgs, Page};
use crate::diagnostic::Faults;
use crate::library;
use crate::messages::Lang;

pub fn run(args: &ManArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let lang = console.lang;
    let date = today(console)?.to_string();
    let pages = cli::pages(lang, &date);
    if let Some(folder) = &args.output {
        for page in &pages {
            library::write_in_new_folder(&folder.join(&page.file), &page.text, lang)?;
        }
        let folder = folder.display().to_string();
        console.note(&lang.note_pages_written(pages.len(), &folder));
        return Ok(exit::DONE);
    }
    match pages.iter().find(|page| is_named(page, &args.command)) {
        Some(page) => console.result(&page.text, None)?,
        None => return Err(WrongUsage(no_such_page(&args.command, &pages, lang)).into()),
    }
    Ok(exit::DONE)
}

/// Whether these words name the page: all of its own, or the last one alone.
fn is_named(page: &Page, words: &[String]) -> bool {
    page.path == words || (words.len() == 1 && page.path.last() == words.first())
}

fn no_such_page(words: &[String], pages: &[Page], lang: Lang) -> Faults {
    let written = words.join(" ");
    let known = pages.iter().filter_map(|page| page.path.last());
    let message = lang.fault_no_such_page(&written);
    let fault = unknown_name(message, &written, known.map(String::as_str), lang);
    Faults::single(fault)
}
