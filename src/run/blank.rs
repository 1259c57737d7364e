//! `palier blank`: an answers file to fill in or hand out.

use super::console::Console;
use super::{WrongUsage, exit, open, profiles, team};
use crate::answers::{self, Answers, merge};
use crate::assessment::assess;
use crate::cli::BlankArgs;
use crate::library;
use crate::questionnaire::{Answer, Question, Questionnaire, Ref};
use crate::truth::Truth;

pub fn run(args: &BlankArgs, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    let opened = open(args.questionnaire.as_deref(), console)?;
    let rules = &opened.questionnaire;
    let lang = console.lang;
    let named = profiles(&args.profiles, rules, lang).map_err(WrongUsage)?;
    let voices = team::read_all(&team::distinct(&args.answers), rules, console)?;
    let known = merge(rules, &voices).answers;
    let present = named
        .or_else(|| known.profiles.clone())
        .unwrap_or_else(|| rules.profiles.refs().collect());
    let open: Vec<Ref<Question>> = unanswered(rules, &known)
        .into_iter()
        .filter(|&question| rules.is_asked_to(question, &present))
        .collect();
    let text = answers::blank(rules, &present, &open, lang);
    match args.output.as_deref() {
        Some(path) => {
            library::write_new(path, &text, lang)?;
            console.note(&lang.note_blank_written(&path.display().to_string()));
        }
        None => console.result(&text, None)?,
    }
    Ok(exit::DONE)
}

/// Questions that apply, or may, and that nobody has answered, in order of asking.
pub(super) fn unanswered(rules: &Questionnaire, known: &Answers) -> Vec<Ref<Question>> {
    let assessment = assess(rules, known, None);
    let questions = rules.questions.iter();
    questions
        .filter(|(_, question)| assessment.applicability(question) != Truth::Unmet)
        .map(|(reference, _)| reference)
        .filter(|&question| *known.get(question) == Answer::Unknown)
        .collect()
}
