//! `palier blank`: an answers file to fill in or hand out.

use super::console::Console;
use super::{WrongUsage, exit, open, profiles};
use crate::answers::{self, Answers};
use crate::assessment::assess;
use crate::cli::BlankArgs;
use crate::diagnostic::{Fault, Faults};
use crate::library;
use crate::questionnaire::{Answer, Question, Questionnaire, Ref};
use crate::truth::Truth;

pub fn run(args: &BlankArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let lang = console.lang;
    let named = profiles(&args.profiles, rules, lang).map_err(WrongUsage)?;
    let known = known(args, rules, console)?;
    let present = named
        .or_else(|| known.profiles.clone())
        .unwrap_or_else(|| rules.profiles.refs().collect());
    let open: Vec<Ref<Question>> = unanswered(rules, &known)
        .into_iter()
        .filter(|&question| rules.is_asked_to(question, &present))
        .collect();
    let text = answers::blank(rules, &present, &open, lang);
    console.result(&text, args.output.as_deref())?;
    Ok(exit::DONE)
}

/// What is known already; nothing without a file.
fn known(
    args: &BlankArgs,
    rules: &Questionnaire,
    console: &Console<'_, '_>,
) -> Result<Answers, Faults> {
    let lang = console.lang;
    let Some(path) = &args.answers else {
        return Ok(Answers::none(rules));
    };
    let Some(source) = library::read_answers(path, lang)? else {
        let message = lang.fault_file_missing(&path.display().to_string());
        let fault = Fault::nowhere("missing-file", message);
        return Err(Faults::single(fault.help(lang.fault_file_missing_help())));
    };
    Ok(answers::read(&source, rules, lang)?.answers)
}

/// Questions that apply, or may, and that nobody has answered, in order of asking.
fn unanswered(rules: &Questionnaire, known: &Answers) -> Vec<Ref<Question>> {
    let assessment = assess(rules, known, None);
    let questions = rules.questions.iter();
    questions
        .filter(|(_, question)| assessment.applicability(question) != Truth::Unmet)
        .map(|(reference, _)| reference)
        .filter(|&question| *known.get(question) == Answer::Unknown)
        .collect()
}
