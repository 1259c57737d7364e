//! `palier assess`: load, interview, assess, report.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::report::{hand_over, shape};
use super::scored::{present, requirable, required, stage_named};
use super::session::Session;
use super::{WrongUsage, exit, open, profiles, spare_inputs};
use crate::answers::Merged;
use crate::assessment::assess;
use crate::cli::AssessArgs;
use crate::diagnostic::{Fault, Faults};
use crate::interview::{End, Scope, Stop};
use crate::report::{self, Context, Report};

pub fn run(args: &AssessArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let shape = shape(args.format, args.template, console.lang).map_err(WrongUsage)?;
    // The rules and the result are not freed piece by piece: the process ends with the run.
    let opened = ManuallyDrop::new(open(args.questionnaire.as_deref(), console)?);
    let rules = &opened.questionnaire;
    let asked_profiles = profiles(&args.profiles, rules, console.lang).map_err(WrongUsage)?;
    requirable(args.require, rules, console).map_err(WrongUsage)?;
    let stage = stage_named(args.stage.as_deref(), rules, console).map_err(WrongUsage)?;
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
    let report = ManuallyDrop::new(report::build(
        &Context {
            questionnaire: rules,
            answers: &answers,
            disagreements: &disagreements,
            profiles: &profiles,
            lang: console.lang,
            assessed_at: moment,
        },
        &assessment,
    ));
    tell_before(&report, end, console);
    hand_over(&report, shape, args.output.as_deref(), console)?;
    if end.is_some() {
        // The letter is long: what it comes to is still seen when it has scrolled away.
        if let Some(recap) = report::table::recap(&report, console.lang) {
            console.note(&format!("\n{recap}"));
        }
        console.note("");
        session.tell_kept(end, &profiles, console);
    }
    Ok(required(args.require, &assessment, console))
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
