//! `palier plan`: the cheapest set of changes that reaches a target.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::scored::{Scored, no_answers, requirable, required, scored};
use super::{WrongUsage, open, spare_inputs, unknown_name};
use crate::cli::{DocumentFormat, PlanArgs};
use crate::diagnostic::{Fault, Faults};
use crate::messages::Lang;
use crate::plan::{Target, default_target};
use crate::questionnaire::{Dimension, Questionnaire, Ref, Verdict};
use crate::report::plan::{PlanContext, build};
use crate::report::{json, markdown, table};

pub fn run(args: &PlanArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let inputs = args.answers.iter().map(PathBuf::as_path);
    let inputs = inputs.chain([Path::new(&opened.name)]);
    spare_inputs(args.output.as_deref(), inputs, console.lang)?;
    requirable(args.require, rules, console).map_err(WrongUsage)?;
    let wanted = wanted(args, rules, console.lang).map_err(WrongUsage)?;
    let moment = super::moment(console)?.to_string();
    let stage = args.stage.as_deref();
    let Scored {
        merged,
        profiles,
        assessment,
    } = scored(rules, &args.answers, &args.profiles, stage, console)?;
    let document = build(&PlanContext {
        questionnaire: rules,
        answers: &merged.answers,
        assessment: &assessment,
        profiles: &profiles,
        target: wanted.or_else(|| default_target(rules, &assessment)),
        lang: console.lang,
        assessed_at: moment,
    });
    let output = args.output.as_deref();
    let text = match args.format.unwrap_or(DocumentFormat::Table) {
        DocumentFormat::Json => json::render(&document)?,
        DocumentFormat::Markdown => markdown::plan(&document, console.lang),
        DocumentFormat::Table => {
            table::plan::render(&document, console.lang, console.layout(output))
        }
    };
    console.result(&text, output)?;
    Ok(required(args.require, &assessment, console))
}

/// The target, if one is named; every fault of the command line that only the rules can tell.
fn wanted(args: &PlanArgs, rules: &Questionnaire, lang: Lang) -> Result<Option<Target>, Faults> {
    let mut faults = Faults::default();
    if args.answers.is_empty() {
        faults.list.push(no_answers(lang));
    }
    let found = args.to.as_ref().map(|name| target(name, rules, lang));
    let found = found.transpose().unwrap_or_else(|wrong| {
        faults.append(wrong);
        None
    });
    match faults.list.is_empty() {
        true => Ok(found),
        false => Err(faults),
    }
}

/// The target of that name: a verdict, or a level by its id, or by its rank after its dimension.
fn target(name: &str, rules: &Questionnaire, lang: Lang) -> Result<Target, Faults> {
    let levels = match rules.levels_named(name) {
        levels if levels.is_empty() => by_rank(name, rules).into_iter().collect(),
        levels => levels,
    };
    match (Verdict::from_name(name), levels.as_slice()) {
        (Some(_), []) if rules.stage_dimension().is_none() => {
            let fault = Fault::nowhere("no-stages", lang.fault_target_no_stages(name));
            let known = lang.fault_known_names(&known_targets(rules).join(", "));
            Err(Faults::single(fault.help(known)))
        }
        (Some(verdict), []) => Ok(Target::Verdict(verdict)),
        (None, [(dimension, rank)]) => Ok(Target::Level(*dimension, *rank)),
        (None, []) => {
            let known = match name.contains('.') {
                true => qualified(rules).collect(),
                false => known_targets(rules),
            };
            let known = known.iter().map(String::as_str);
            let message = lang.fault_target_unknown(name);
            Err(Faults::single(unknown_name(message, name, known, lang)))
        }
        (verdict, levels) => {
            let named = levels.iter().map(|&(dimension, _)| {
                let dimension = &rules.dimensions[dimension];
                format!("{}.{name}", dimension.id)
            });
            let named: Vec<String> = named.collect();
            let message = match verdict {
                // A level that is called like a verdict is named with its dimension.
                Some(_) => lang.fault_target_is_both(name),
                None => lang.fault_target_ambiguous(name),
            };
            let fault = Fault::nowhere("ambiguous", message);
            let help = lang.fault_target_ambiguous_help(&named.join(", "));
            Err(Faults::single(fault.help(help)))
        }
    }
}

fn by_rank(name: &str, rules: &Questionnaire) -> Option<(Ref<Dimension>, usize)> {
    let (dimension, rank) = name.split_once('.')?;
    let dimension = rules.dimensions.find(dimension)?;
    let rank: usize = rank.parse().ok()?;
    rules.dimensions[dimension].level(rank)?;
    Some((dimension, rank))
}

/// Every level with its dimension.
fn qualified(rules: &Questionnaire) -> impl Iterator<Item = String> {
    let dimensions = rules.dimensions.iter();
    dimensions.flat_map(|(_, dimension)| {
        let levels = dimension.levels.iter();
        levels.map(|level| format!("{}.{}", dimension.id, level.id))
    })
}

/// Every name of a target: a level by its id alone where that is enough.
fn known_targets(rules: &Questionnaire) -> Vec<String> {
    let stages = rules.stage_dimension();
    let verdicts = Verdict::ALL.into_iter().filter(|_| stages.is_some());
    let verdicts = verdicts.map(|verdict| verdict.name().to_owned());
    let levels = rules.dimensions.iter().flat_map(|(_, dimension)| {
        dimension
            .levels
            .iter()
            .map(|level| match rules.levels_named(&level.id).len() {
                1 => level.id.to_string(),
                _ => format!("{}.{}", dimension.id, level.id),
            })
    });
    levels.chain(verdicts).collect()
}
