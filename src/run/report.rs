//! `palier report`: a saved result in another format. Also a result in a format, whoever made it.

use std::path::Path;

use super::console::Console;
use super::{WrongUsage, spare_inputs};
use crate::cli::{ReportArgs, ResultFormat, Template};
use crate::diagnostic::{Fault, Faults, Source};
use crate::library;
use crate::messages::Lang;
use crate::report::Report;
use crate::report::json::{self, saved};
use crate::report::table::{self, Layout};
use crate::report::{csv, html, markdown};

/// `asked` is the language of `--lang`.
pub fn run(
    args: &ReportArgs,
    asked: Option<Lang>,
    console: &mut Console<'_, '_>,
) -> anyhow::Result<u8> {
    let output = args.output.as_deref();
    let shape = shape(args.format, args.template, console.lang).map_err(WrongUsage)?;
    spare_inputs(output, [args.result.as_path()].into_iter(), console.lang)?;
    let report = saved::report(&read(&args.result, console.lang)?, console.lang)?;
    if console.requested.is_none() {
        console.lang = report.language;
    }
    if asked.is_some_and(|lang| lang != report.language) {
        console.note(&console.lang.note_saved_language());
    }
    hand_over(&report, shape, output, console)?;
    Ok(super::exit::DONE)
}

fn read(path: &Path, lang: Lang) -> Result<Source, Faults> {
    library::read_answers(path, lang)?.ok_or_else(|| {
        let message = lang.fault_file_missing(&path.display().to_string());
        let fault = Fault::nowhere("missing-file", message);
        Faults::single(fault.help(lang.fault_file_missing_help()))
    })
}

/// What a result is written as.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// The whole result, in a format.
    Whole(ResultFormat),
    /// The request for support, in Markdown.
    Request,
}

/// What `--format` and `--template` ask for together.
///
/// # Errors
/// The request in another format than Markdown.
pub(super) fn shape(
    format: Option<ResultFormat>,
    template: Option<Template>,
    lang: Lang,
) -> Result<Shape, Faults> {
    match (template.unwrap_or_default(), format) {
        (Template::Full, format) => Ok(Shape::Whole(format.unwrap_or_default())),
        (Template::Request, None | Some(ResultFormat::Markdown)) => Ok(Shape::Request),
        (Template::Request, Some(_)) => {
            let fault = Fault::nowhere("template", lang.fault_template());
            Err(Faults::single(fault.help(lang.fault_template_help())))
        }
    }
}

/// Writes a result, in its own language, to a file or to standard output.
///
/// # Errors
/// It cannot be written in that format, or there.
pub(super) fn hand_over(
    report: &Report,
    shape: Shape,
    output: Option<&Path>,
    console: &mut Console<'_, '_>,
) -> anyhow::Result<()> {
    if let (Shape::Whole(ResultFormat::Json), None) = (shape, output) {
        return Ok(console.result_with(|stdout| json::write(report, stdout))?);
    }
    let text = render(report, shape, console.layout(output))?;
    console.result(&text, output)
}

fn render(report: &Report, shape: Shape, layout: Layout) -> anyhow::Result<String> {
    let lang = report.language;
    Ok(match shape {
        Shape::Whole(ResultFormat::Table) => table::render(report, lang, layout),
        Shape::Whole(ResultFormat::Json) => json::render(report)?,
        Shape::Whole(ResultFormat::Markdown) => markdown::result(report, lang),
        Shape::Whole(ResultFormat::Html) => html::render(report, lang)?,
        Shape::Whole(ResultFormat::Csv) => csv::render(report, lang)?,
        Shape::Request => markdown::request_file(report, lang),
    })
}
