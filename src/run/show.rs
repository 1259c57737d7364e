//! `palier questionnaire list` and `show`.

use serde::Serialize;

use std::path::Path;

use super::console::Console;
use super::{exit, open, spare_inputs};
use crate::cli::{DocumentFormat, Format, ListArgs, ShowArgs};
use crate::library;
use crate::report::{self, rules, table};

/// A built-in questionnaire, in the list.
#[derive(Serialize)]
struct Listed {
    name: String,
    id: String,
    title: String,
    version: String,
    language: String,
    questions: usize,
    criteria: usize,
}

#[derive(Serialize)]
struct List {
    questionnaires: Vec<Listed>,
}

pub fn list(args: &ListArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let mut questionnaires = Vec::new();
    for name in library::built_in() {
        let opened = library::open(name, console.requested, console.lang)?;
        let rules = opened.questionnaire;
        questionnaires.push(Listed {
            name: opened.name,
            questions: rules.questions.len(),
            criteria: rules.criteria.len(),
            id: rules.id.into_owned(),
            title: rules.title.into_owned(),
            version: rules.version.into_owned(),
            language: rules.language.into_owned(),
        });
    }
    let text = match args.format.unwrap_or(Format::Table) {
        Format::Json => report::json::render(&List { questionnaires })?,
        Format::Table => listing(&questionnaires, console),
    };
    console.result(&text, None)?;
    Ok(exit::DONE)
}

fn listing(questionnaires: &[Listed], console: &Console<'_, '_>) -> String {
    let lang = console.lang;
    let mut text = format!("{}\n", lang.list_heading());
    for listed in questionnaires {
        let counts = lang.list_counts(listed.questions, listed.criteria);
        text.push_str(&format!(
            "\n{} ({})\n  {}\n  {counts}\n",
            listed.name, listed.version, listed.title
        ));
    }
    console.charset.print(&text).into_owned()
}

pub fn show(args: &ShowArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = [Path::new(&opened.name)].into_iter();
    spare_inputs(args.output.as_deref(), rules, console.lang)?;
    let rules = rules::rules(&opened.questionnaire);
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(DocumentFormat::Table) {
        DocumentFormat::Json => report::json::render(&rules)?,
        DocumentFormat::Markdown => report::markdown::rules(&rules, console.lang),
        DocumentFormat::Table => table::rules::render(&rules, console.lang, console.layout(output)),
    };
    console.result(&text, output)?;
    Ok(exit::DONE)
}
