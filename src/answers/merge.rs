//! The answers files of several respondents, merged into the answers of their team
//! (format.md, section 8).
//!
//! All files are looked at together, never two by two. Which come first changes nothing but the
//! order in which remarks and names are listed, and which answer counts to a question that several
//! files settled differently: the first file's.

use indexmap::IndexSet;

use super::{Answers, Entry};
use crate::diagnostic::clean;
use crate::questionnaire::{Answer, Kind, Profile, Question, Questionnaire, Ref};

/// The answers file of one respondent.
#[derive(Debug, Clone)]
pub struct Voice {
    /// Name of the file, as it is shown.
    pub file: String,
    /// What it answers.
    pub answers: Answers,
}

/// What several answers files say together.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The answers that count.
    pub answers: Answers,
    /// The questions that the files answer differently, in order of asking.
    pub disagreements: Vec<Disagreement>,
}

/// A question that at least two files answer differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// The question.
    pub question: Ref<Question>,
    /// The answers that take part, in order of the files: neither the missing nor the unknown ones,
    /// and only the settled ones where there are any.
    pub said: Vec<Said>,
    /// What counts: the lower of graded answers, else `Unknown`.
    pub kept: Answer,
}

/// What one file answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Name of the file, made safe to print.
    pub file: String,
    /// The profiles that the file states; empty when it states none.
    pub profiles: Vec<Ref<Profile>>,
    /// Who answered, if the answer says so.
    pub by: Option<String>,
    /// The answer.
    pub answer: Answer,
}

/// Merges answers files (format.md, section 8).
///
/// - A file without an answer to a question, or that does not know, has no part in it. Where an
///   answer was settled by the team, only settled answers have, "I don't know" included; of those
///   that differ, the first file's, which is the one that the interview writes.
/// - The same answer from all counts. Of different graded answers, the lower one does: the worse
///   option; among several to tick, those that all tick. Different facts, numbers, texts, and "not
///   applicable" against anything else count as `Unknown`.
/// - Notes and evidence of all are kept, each once, one per line. `by` and `on` tell who gave the
///   answer that counts, and when last: nobody when no file has that very answer.
/// - Profiles are those that any file states, in the questionnaire's order.
///
/// One file alone, repeated, or with files that answer nothing, comes back as it is; and so do merged
/// answers beside all the files that they come from. Beside some of these only, what they leave
/// unknown counts as not known, so that the others decide: merge all files anew instead.
pub fn merge(questionnaire: &Questionnaire, voices: &[Voice]) -> Merged {
    let mut answers = Answers::none(questionnaire);
    answers.profiles = profiles(questionnaire, voices);
    let mut disagreements = Vec::new();
    for (reference, question) in questionnaire.questions.iter() {
        let given = given(reference, voices);
        let counted = taking_part(&given);
        let distinct = distinct(&counted);
        let kept = kept(question, &distinct);
        answers.entries[reference.index()] = entry(&kept, &given, &counted);
        if distinct.len() > 1 {
            disagreements.push(Disagreement {
                question: reference,
                said: counted.iter().map(Given::said).collect(),
                kept,
            });
        }
    }
    Merged {
        answers,
        disagreements,
    }
}

/// The profiles of all files; `None` if no file states any.
fn profiles(questionnaire: &Questionnaire, voices: &[Voice]) -> Option<Vec<Ref<Profile>>> {
    let stated = voices.iter().filter_map(|v| v.answers.profiles.as_ref());
    let stated: Vec<_> = stated.collect();
    let (first, others) = stated.split_first()?;
    if others.iter().all(|other| other == first) {
        // In the order that the files themselves give.
        return Some((*first).clone());
    }
    let all = questionnaire.profiles.refs();
    let present = all.filter(|profile| stated.iter().any(|list| list.contains(profile)));
    Some(present.collect())
}

/// An entry with the file that it comes from.
#[derive(Clone, Copy)]
struct Given<'v> {
    voice: &'v Voice,
    entry: &'v Entry,
}

impl Given<'_> {
    fn said(&self) -> Said {
        Said {
            // What is read from files is safe to print already; their names are not.
            file: clean(&self.voice.file),
            profiles: self.voice.answers.profiles.clone().unwrap_or_default(),
            by: self.entry.by.clone(),
            answer: self.entry.answer.clone(),
        }
    }
}

/// What the files have for a question, in their order.
fn given(question: Ref<Question>, voices: &[Voice]) -> Vec<Given<'_>> {
    let given = voices.iter().filter_map(|voice| {
        let entry = voice.answers.entry(question)?;
        Some(Given { voice, entry })
    });
    given.collect()
}

/// The entries that decide: those that say what was settled if anything was, else those that know
/// something. Of two that settle differently, the interview has written the first file last.
fn taking_part<'v>(given: &[Given<'v>]) -> Vec<Given<'v>> {
    let all = || given.iter().copied();
    let Some(first) = all().find(|given| given.entry.settled) else {
        return all()
            .filter(|given| given.entry.answer != Answer::Unknown)
            .collect();
    };
    let says_so =
        |given: &Given<'_>| given.entry.settled && given.entry.answer == first.entry.answer;
    all().filter(says_so).collect()
}

fn distinct<'v>(given: &[Given<'v>]) -> Vec<&'v Answer> {
    let mut distinct = Vec::new();
    for Given { entry, .. } in given {
        if !distinct.contains(&&entry.answer) {
            distinct.push(&entry.answer);
        }
    }
    distinct
}

/// What counts of these distinct answers.
fn kept(question: &Question, distinct: &[&Answer]) -> Answer {
    match distinct {
        [] => Answer::Unknown,
        [only] => (*only).clone(),
        several => lower(question, several).unwrap_or(Answer::Unknown),
    }
}

/// The best answer that none of these is worse than; `None` unless all are graded.
fn lower(question: &Question, answers: &[&Answer]) -> Option<Answer> {
    let chosen = answers.iter().map(|answer| match answer {
        Answer::One(option) => Some(std::slice::from_ref(option)),
        Answer::Many(options) => Some(options.as_slice()),
        _ => None,
    });
    let chosen: Vec<&[usize]> = chosen.collect::<Option<_>>()?;
    let is_fact = |option: &usize| question.options()[*option].fact;
    if question.fact || chosen.iter().copied().flatten().any(is_fact) {
        return None;
    }
    match &question.kind {
        // Options are listed worst first.
        Kind::Single(_) => chosen.into_iter().flatten().min().copied().map(Answer::One),
        Kind::Many(_) => {
            let (first, others) = chosen.split_first()?;
            let by_all = |option: &&usize| others.iter().all(|other| other.contains(option));
            Some(Answer::Many(first.iter().filter(by_all).copied().collect()))
        }
        Kind::Number { .. } | Kind::Text => None,
    }
}

/// The merged entry; `None` if no file has one. Remarks of all are kept, whatever counts.
fn entry(kept: &Answer, given: &[Given<'_>], counted: &[Given<'_>]) -> Option<Entry> {
    // Where nobody knows, those who said so are the ones who answered.
    let deciding = if counted.is_empty() { given } else { counted };
    let givers = deciding.iter().filter(|giver| giver.entry.answer == *kept);
    let entries = || given.iter().map(|given| given.entry);
    (!given.is_empty()).then(|| Entry {
        note: joined(entries().map(|entry| &entry.note), "\n"),
        evidence: joined(entries().map(|entry| &entry.evidence), "\n"),
        by: joined(givers.clone().map(|giver| &giver.entry.by), ", "),
        // Dates are written from the year to the day: the latest is the greatest text.
        on: givers.filter_map(|giver| giver.entry.on.clone()).max(),
        settled: entries().any(|entry| entry.settled),
        answer: kept.clone(),
    })
}

/// The texts, each once, in order of the files; of a text of several lines, what is new.
fn joined<'t>(texts: impl Iterator<Item = &'t Option<String>>, separator: &str) -> Option<String> {
    let texts: Vec<&str> = texts.flatten().map(String::as_str).collect();
    let mut distinct: IndexSet<&str> = IndexSet::new();
    if let [first, others @ ..] = texts.as_slice()
        && others.iter().all(|other| other == first)
    {
        // As it is written.
        return Some((*first).to_owned());
    }
    for text in &texts {
        distinct.extend(text.split(separator).filter(|part| !part.is_empty()));
    }
    let distinct: Vec<&str> = distinct.into_iter().collect();
    (!texts.is_empty()).then(|| distinct.join(separator))
}
