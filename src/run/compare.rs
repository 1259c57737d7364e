//! `palier compare`: what changed between two files of answers, or saved results.

use std::path::Path;

use super::console::Console;
use super::scored::{present, requirable, required, stage_named};
use super::{WrongUsage, open, profiles, spare_inputs};
use crate::answers;
use crate::cli::{CompareArgs, DocumentFormat};
use crate::compare::compare;
use crate::diagnostic::{Fault, Faults};
use crate::library;
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::compare::{ComparisonReport, Context, Input, build};
use crate::report::json::{self, saved};
use crate::report::{markdown, table};

pub fn run(args: &CompareArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let (name, [before, after]) = words(args);
    let opened = open(name.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let asked = profiles(&args.profiles, rules, console.lang).map_err(WrongUsage)?;
    requirable(args.require, rules, console).map_err(WrongUsage)?;
    let stage = stage_named(args.stage.as_deref(), rules, console).map_err(WrongUsage)?;
    let inputs = [Path::new(&opened.name), before, after].into_iter();
    spare_inputs(args.output.as_deref(), inputs, console.lang)?;
    let (before, after) = both(before, after, rules, console.lang)?;
    let is_new = |question| before.existed(rules, question) == Some(false);
    let comparison = compare(rules, &before.answers, &after.answers, stage, is_new);
    let then = present(asked.clone(), &before.answers, rules);
    let now = present(asked, &after.answers, rules);
    let report = build(
        &Context {
            questionnaire: rules,
            before: (&before, &then),
            after: (&after, &now),
            lang: console.lang,
            assessed_at: super::moment(console)?.to_string(),
        },
        &comparison,
    );
    let text = render(&report, args, console)?;
    console.result(&text, args.output.as_deref())?;
    Ok(required(
        args.require,
        &comparison.after.assessment,
        console,
    ))
}

/// The name of the questionnaire, if it is given, and both files.
fn words(args: &CompareArgs) -> (Option<String>, [&Path; 2]) {
    match args.words.as_slice() {
        [name, before, after] => {
            let name = name.to_string_lossy().into_owned();
            (Some(name), [before, after])
        }
        [before, after] => (None, [before, after]),
        // Refused with the command line.
        _ => (None, [Path::new(""); 2]),
    }
}

/// Both files, with the faults of both.
fn both(
    before: &Path,
    after: &Path,
    rules: &Questionnaire,
    lang: Lang,
) -> Result<(Input, Input), Faults> {
    match (read(before, rules, lang), read(after, rules, lang)) {
        (Ok(before), Ok(after)) => Ok((before, after)),
        (Err(mut faults), Err(more)) => {
            faults.append(more);
            Err(faults)
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
    }
}

/// An answers file, or a saved result: the text tells which.
fn read(path: &Path, rules: &Questionnaire, lang: Lang) -> Result<Input, Faults> {
    let Some(source) = library::read_answers(path, lang)? else {
        let message = lang.fault_file_missing(&path.display().to_string());
        let fault = Fault::nowhere("missing-file", message);
        return Err(Faults::single(fault.help(lang.fault_file_missing_help())));
    };
    let is_named_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    // A result of which nothing is left is no empty answers file.
    if answers::is_json(&source.text) || (is_named_json && source.text.trim().is_empty()) {
        return saved::read(&source, rules, lang);
    }
    let loaded = answers::read(&source, rules, lang).map_err(|mut faults| {
        for fault in &mut faults.list {
            if fault.code == "other-questionnaire" {
                fault.help = Some(lang.fault_compare_other_questionnaire_help());
            }
        }
        faults
    })?;
    Ok(Input::of_answers(&source.name, loaded))
}

fn render(
    report: &ComparisonReport,
    args: &CompareArgs,
    console: &Console<'_, '_>,
) -> anyhow::Result<String> {
    let (lang, output) = (console.lang, args.output.as_deref());
    Ok(match args.format.unwrap_or(DocumentFormat::Table) {
        DocumentFormat::Json => json::render(report)?,
        DocumentFormat::Markdown => markdown::compare(report, lang),
        DocumentFormat::Table => table::compare::render(report, lang, console.layout(output)),
    })
}
