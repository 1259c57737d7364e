//! `palier assess`: load, interview, assess, report.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::session::Session;
use super::{WrongUsage, exit, open, profiles, spare_inputs, unknown_name};
use crate::answers::{Answers, Merged};
use crate::assessment::{Assessment, assess};
use crate::cli::{AssessArgs, Format};
use crate::diagnostic::{Fault, Faults};
use crate::interview::{End, Scope, Stop};
use crate::questionnaire::{Profile, Questionnaire, Ref};
use crate::report::{self, Context, Report};

pub fn run(args: &AssessArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let asked_profiles = profiles(&args.profiles, rules, console.lang).map_err(WrongUsage)?;
    let stage = stage(args, rules, console).map_err(WrongUsage)?;
    let inputs = args.answers.iter().map(PathBuf::as_path);
    let inputs = inputs.chain([Path::new(&opened.name)]);
    spare_inputs(args.output.as_deref(), inputs, console.lang)?;
    let moment = super::moment(console)?.to_string();
    let interactive = console.can_ask() && !args.no_input;
    let mut session = Session::open(args, &opened, interactive, console)?;
    let mut end = None;
    if interactive {
        let scope = Scope {
            stage,
            all: args.all,
            ..Scope::default()
        };
        match session.interview(asked_profiles.as_deref(), scope, console) {
            Ok(ended) => end = Some(ended),
            Err(Stop::Interrupted) => {
                console.note("");
                session.tell_kept(None, &[], console);
                return Ok(exit::INTERRUPTED);
            }
            Err(Stop::NotSaved(faults)) => return Err(faults.into()),
            Err(Stop::Terminal(error)) => {
                session.tell_kept(None, &[], console);
                let message = console.lang.fault_terminal(&error.to_string());
                return Err(Faults::single(Fault::nowhere("terminal", message)).into());
            }
        }
    }
    let Merged {
        answers,
        disagreements,
    } = session.merged();
    let profiles = present(asked_profiles, &answers, rules);
    let assessment = assess(rules, &answers, stage);
    let report = report::build(
        &Context {
            questionnaire: rules,
            answers: &answers,
            disagreements: &disagreements,
            profiles: &profiles,
            lang: console.lang,
            assessed_at: moment,
        },
        &assessment,
    );
    tell_before(&report, end, console);
    let text = render(&report, args, console)?;
    console.result(&text, args.output.as_deref())?;
    if end.is_some() {
        // The letter is long: what it comes to is still seen when it has scrolled away.
        if let Some(recap) = report::table::recap(&report, console.lang) {
            console.note(&format!("\n{recap}"));
        }
        console.note("");
        session.tell_kept(end, &profiles, console);
    }
    Ok(required(args, &assessment, console))
}

fn tell_before(report: &Report, end: Option<End>, console: &mut Console<'_, '_>) {
    match end {
        Some(End::Quit) => console.note(&console.lang.interview_quit()),
        Some(End::Finished | End::Left) => {}
        None => {
            let pending = report.progress.pending;
            if pending > 0 {
                console.note(&console.lang.note_unanswered(pending));
            }
        }
    }
    if end.is_some() {
        console.note("");
    }
}

fn render(report: &Report, args: &AssessArgs, console: &Console<'_, '_>) -> anyhow::Result<String> {
    Ok(match args.format.unwrap_or(Format::Table) {
        Format::Json => report::json::render(report)?,
        Format::Table => {
            report::table::render(report, console.lang, console.layout(args.output.as_deref()))
        }
    })
}

fn required(args: &AssessArgs, assessment: &Assessment, console: &mut Console<'_, '_>) -> u8 {
    let (Some(wanted), Some(readiness)) = (args.require, &assessment.readiness) else {
        return exit::DONE;
    };
    if readiness.verdict >= wanted {
        return exit::DONE;
    }
    console.tell(
        &console
            .lang
            .note_required(wanted.name(), readiness.verdict.name()),
    );
    exit::REQUIRED
}

/// Profiles present: those of the command line, else of the answers, else all.
fn present(
    asked: Option<Vec<Ref<Profile>>>,
    answers: &Answers,
    rules: &Questionnaire,
) -> Vec<Ref<Profile>> {
    asked
        .or_else(|| answers.profiles.clone())
        .unwrap_or_else(|| rules.profiles.refs().collect())
}

/// The rank of the stage named on the command line, by id or by rank.
fn stage(
    args: &AssessArgs,
    rules: &Questionnaire,
    console: &Console<'_, '_>,
) -> Result<Option<usize>, Faults> {
    let lang = console.lang;
    let Some(dimension) = rules.stage_dimension() else {
        if args.stage.is_some() || args.require.is_some() {
            let fault = Fault::nowhere("no-stages", lang.fault_no_stages());
            return Err(Faults::single(fault.help(lang.fault_no_stages_help())));
        }
        return Ok(None);
    };
    let Some(name) = &args.stage else {
        return Ok(None);
    };
    let dimension = &rules.dimensions[dimension];
    let by_rank = name.parse::<usize>().ok();
    let by_rank = by_rank.filter(|&rank| dimension.level(rank).is_some());
    let rank = dimension.rank_of(name).or(by_rank);
    if rank.is_none() {
        let known = dimension.levels.iter().map(|level| level.id.as_str());
        let message = lang.fault_no_such_stage(name);
        return Err(Faults::single(unknown_name(message, name, known, lang)));
    }
    Ok(rank)
}
