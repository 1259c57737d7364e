//! Answers that are read and scored, with nothing asked and nothing written: what `explain`, `plan`
//! and `compare` start from.

use std::path::PathBuf;

use super::console::Console;
use super::{WrongUsage, exit, profiles, team, unknown_name};
use crate::answers::{Answers, Merged, merge};
use crate::assessment::{Assessment, assess};
use crate::diagnostic::{Fault, Faults};
use crate::messages::Lang;
use crate::questionnaire::{Dimension, Profile, Questionnaire, Ref, Verdict};

/// Answers with what they come to.
pub struct Scored {
    /// The answers of all files together.
    pub merged: Merged,
    /// Profiles present.
    pub profiles: Vec<Ref<Profile>>,
    /// What they come to, for the stage asked for.
    pub assessment: Assessment,
}

/// Reads answers files, merges them and scores them.
///
/// # Errors
/// Every fault of every file; names of profiles and stages that the rules do not know.
pub fn scored(
    rules: &Questionnaire,
    answers: &[PathBuf],
    named: &[String],
    stage: Option<&str>,
    console: &mut Console<'_, '_>,
) -> anyhow::Result<Scored> {
    let asked = profiles(named, rules, console.lang).map_err(WrongUsage)?;
    let stage = stage_named(stage, rules, console).map_err(WrongUsage)?;
    let paths = team::distinct(answers);
    let voices = team::read_all(&paths, rules, console)?;
    let merged = merge(rules, &voices);
    Ok(Scored {
        profiles: present(asked, &merged.answers, rules),
        assessment: assess(rules, &merged.answers, stage),
        merged,
    })
}

/// What to tell when no answers were named.
pub fn no_answers(lang: Lang) -> Fault {
    let fault = Fault::nowhere("no-answers", lang.fault_no_answers());
    fault.help(lang.fault_no_answers_help())
}

/// Profiles present: those of the command line, else of the answers, else all.
pub fn present(
    asked: Option<Vec<Ref<Profile>>>,
    answers: &Answers,
    rules: &Questionnaire,
) -> Vec<Ref<Profile>> {
    asked
        .or_else(|| answers.profiles.clone())
        .unwrap_or_else(|| rules.profiles.refs().collect())
}

/// The rank of the stage named on the command line, by id or by rank; `None` when none is.
///
/// # Errors
/// A stage that the rules do not know, or any when they have none.
pub fn stage_named(
    name: Option<&str>,
    rules: &Questionnaire,
    console: &Console<'_, '_>,
) -> Result<Option<usize>, Faults> {
    let Some(name) = name else {
        return Ok(None);
    };
    let dimension = &rules.dimensions[stages(rules, console)?];
    let by_rank = name.parse::<usize>().ok();
    let by_rank = by_rank.filter(|&rank| dimension.level(rank).is_some());
    let rank = dimension.rank_of(name).or(by_rank);
    if rank.is_none() {
        let lang = console.lang;
        let known = dimension.levels.iter().map(|level| level.id.as_ref());
        let message = lang.fault_no_such_stage(name);
        return Err(Faults::single(unknown_name(message, name, known, lang)));
    }
    Ok(rank)
}

/// The verdict that `--require` asks for: refused when the rules have no stages.
///
/// # Errors
/// A verdict is required and the rules have none to give.
pub fn requirable(
    required: Option<Verdict>,
    rules: &Questionnaire,
    console: &Console<'_, '_>,
) -> Result<(), Faults> {
    match required {
        Some(_) => stages(rules, console).map(|_| ()),
        None => Ok(()),
    }
}

/// The exit code: [`exit::REQUIRED`], and said so, when the verdict is worse than required.
pub fn required(
    wanted: Option<Verdict>,
    assessment: &Assessment,
    console: &mut Console<'_, '_>,
) -> u8 {
    let (Some(wanted), Some(readiness)) = (wanted, &assessment.readiness) else {
        return exit::DONE;
    };
    if readiness.verdict >= wanted {
        return exit::DONE;
    }
    let (wanted, found) = (wanted.name(), readiness.verdict.name());
    console.tell(&console.lang.note_required(wanted, found));
    exit::REQUIRED
}

fn stages(rules: &Questionnaire, console: &Console<'_, '_>) -> Result<Ref<Dimension>, Faults> {
    let lang = console.lang;
    rules.stage_dimension().ok_or_else(|| {
        let fault = Fault::nowhere("no-stages", lang.fault_no_stages());
        Faults::single(fault.help(lang.fault_no_stages_help()))
    })
}
