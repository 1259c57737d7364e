//! `palier questionnaire check`: what is wrong with rules, for those who write them.

use std::path::Path;

use super::console::Console;
use super::{exit, spare_inputs, today};
use crate::cli::{CheckArgs, Format};
use crate::diagnostic::{Fault, Faults, Severity};
use crate::library::{self, Opened};
use crate::lint::{self, Findings, Subjects};
use crate::messages::Lang;
use crate::report::{self, findings};

pub fn run(args: &CheckArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let name = args.questionnaire.as_deref().unwrap_or(library::DEFAULT);
    let texts = library::texts(name, console.lang)
        .map_err(|faults| super::meant(faults, name, console.lang))?;
    let previous = args.previous.as_deref();
    let read = [Some(name), previous].into_iter().flatten().map(Path::new);
    spare_inputs(args.output.as_deref(), read, console.lang)?;
    let previous = previous.map(|path| previous_version(path, console.lang));
    let previous = previous.transpose()?;
    let subjects = Subjects {
        rules: &texts.rules,
        translations: &texts.translations,
        previous: previous.as_ref().map(|opened| &opened.questionnaire),
        today: today(console)?,
    };
    let findings = lint::check(subjects, console.requested, console.lang);
    console.lang = findings.lang;
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(Format::Table) {
        Format::Json => report::json::render(&findings::data(&findings))?,
        Format::Table if output.is_none() && console.world.terminal.stdout => {
            findings::drawn(&findings, console.layout(output))
        }
        Format::Table => findings::lines(&findings, console.charset),
    };
    console.result(&text, output)?;
    Ok(summed_up(&findings, console))
}

/// The previous version of the rules; what is wrong there is told to be there.
fn previous_version(path: &str, lang: Lang) -> Result<Opened, Faults> {
    library::open(path, None, lang).map_err(|faults| {
        let message = lang.fault_previous(path, faults.list.len());
        let fault = Fault::nowhere("previous", message);
        let mut told = Faults::single(fault.help(lang.fault_previous_help()));
        told.append(faults);
        told
    })
}

/// Tells how many findings there are, beside the result.
fn summed_up(findings: &Findings, console: &mut Console<'_, '_>) -> u8 {
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|s| findings.count(s));
    console.note(&console.lang.check_summary(errors, warnings, notes));
    if errors > 0 {
        exit::INVALID
    } else {
        exit::DONE
    }
}
