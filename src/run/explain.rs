//! `palier explain`: why the answers come to what they come to.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::console::Console;
use super::scored::{Scored, no_answers, scored};
use super::{WrongUsage, exit, open, spare_inputs, unknown_name};
use crate::cli::{DocumentFormat, ExplainArgs};
use crate::diagnostic::{Fault, Faults};
use crate::explain::{Subject, subjects};
use crate::interview::relevant_questions;
use crate::library;
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::explain::{Context, build};
use crate::report::{json, markdown, table};

pub fn run(args: &ExplainArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let (questionnaire, id) = words(args);
    let opened = open(questionnaire, console)?;
    let rules = &opened.questionnaire;
    let subject = subject(id, args, rules, console.lang).map_err(WrongUsage)?;
    let inputs = args.answers.iter().map(PathBuf::as_path);
    let inputs = inputs.chain([Path::new(&opened.name)]);
    spare_inputs(args.output.as_deref(), inputs, console.lang)?;
    let moment = super::moment(console)?.to_string();
    let stage = args.stage.as_deref();
    let scored = scored(rules, &args.answers, &args.profiles, stage, console)?;
    tell_unanswered(rules, &scored, console);
    let lang = console.lang;
    let report = build(
        &Context {
            questionnaire: rules,
            answers: &scored.merged.answers,
            assessment: &scored.assessment,
            profiles: &scored.profiles,
            lang,
            assessed_at: moment,
        },
        subject,
    );
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(DocumentFormat::Table) {
        DocumentFormat::Json => json::render(&report)?,
        DocumentFormat::Markdown => markdown::explanation(&report, lang),
        DocumentFormat::Table => table::explain::render(&report, lang, console.layout(output)),
    };
    console.result(&text, output)?;
    Ok(exit::DONE)
}

/// The questionnaire and the id. One word alone is the id, unless it can only be a questionnaire.
fn words(args: &ExplainArgs) -> (Option<&str>, Option<&str>) {
    match (args.questionnaire.as_deref(), args.subject.as_deref()) {
        (Some(word), None) if !names_questionnaire(word) => (None, Some(word)),
        words => words,
    }
}

/// Whether a word is a built-in questionnaire or looks like a path.
fn names_questionnaire(word: &str) -> bool {
    let is_path = word.contains(['/', MAIN_SEPARATOR]) || word.ends_with(".toml");
    library::built_in().contains(&word) || is_path || Path::new(word).exists()
}

/// What is asked about; every fault of the command line that only the rules can tell.
fn subject(
    id: Option<&str>,
    args: &ExplainArgs,
    rules: &Questionnaire,
    lang: Lang,
) -> Result<Option<Subject>, Faults> {
    let mut faults = Faults::default();
    if args.answers.is_empty() {
        faults.list.push(no_answers(lang));
    }
    let found = id.map_or_else(Vec::new, |id| subjects(rules, id));
    if let Some(id) = id {
        match found.as_slice() {
            [] => faults.list.push(no_subject(id, rules, lang)),
            [_] => {}
            several => faults.list.push(ambiguous(id, several, rules, lang)),
        }
    }
    match faults.list.is_empty() {
        true => Ok(found.first().copied()),
        false => Err(faults),
    }
}

fn no_subject(id: &str, rules: &Questionnaire, lang: Lang) -> Fault {
    let mut known: Vec<&str> = rules.criteria.ids().collect();
    known.extend(rules.questions.ids());
    known.extend(rules.dimensions.ids());
    let dimensions = rules.dimensions.iter();
    let levels = dimensions.flat_map(|(_, dimension)| &dimension.levels);
    known.extend(levels.map(|level| level.id.as_ref()));
    let questionnaires = library::built_in();
    known.extend(&questionnaires);
    let message = lang.fault_no_subject(id);
    match crate::diagnostic::closest(id, known.iter().copied()) {
        Some(_) => unknown_name(message, id, known.into_iter(), lang),
        // Hundreds of names would say nothing.
        None => {
            let fault = Fault::nowhere("unknown-id", message);
            fault.help(lang.fault_no_subject_help())
        }
    }
}

fn ambiguous(id: &str, found: &[Subject], rules: &Questionnaire, lang: Lang) -> Fault {
    let names = found.iter().filter_map(|subject| match subject {
        Subject::Level(dimension, _) => Some(format!("{}.{id}", rules.dimensions[*dimension].id)),
        _ => None,
    });
    let names = names.collect::<Vec<_>>().join(", ");
    let fault = Fault::nowhere("ambiguous-level", lang.fault_ambiguous_level(id));
    fault.help(lang.fault_which_level_help(&names))
}

/// Tells how many questions count as unknown because nobody has answered.
fn tell_unanswered(rules: &Questionnaire, scored: &Scored, console: &mut Console<'_, '_>) {
    let pending = relevant_questions(rules, &scored.assessment, &scored.profiles).len();
    if pending > 0 {
        console.note(&console.lang.note_unanswered(pending));
    }
}
