//! The laws of merging answers files (format.md, section 8), of any questionnaire and any files.

use std::collections::BTreeSet;

use palier::answers::{self, Answers, Merged, Voice, merge};
use palier::assessment::assess;
use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Question, Questionnaire, Ref, Verdict, Written};
use proptest::prelude::{TestCaseError, prop_assert, prop_assert_eq};

use super::choices::Choices;
use super::properties::{applicability, draw, draw_all, stages, verdict};

type Held = Result<(), TestCaseError>;

/// One to four files, with remarks and settled answers, as they are read.
pub fn draw_voices(choices: &mut Choices, questionnaire: &Questionnaire) -> Vec<Voice> {
    let files = 1 + choices.below(4);
    let (settler, all_settle) = (choices.below(files), choices.chance(50));
    (0..files)
        .map(|file| {
            let settles = all_settle || file == settler;
            draw_voice(choices, questionnaire, &file.to_string(), settles)
        })
        .collect()
}

fn draw_voice(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    file: &str,
    settles: bool,
) -> Voice {
    let answers = draw_all(choices, questionnaire);
    let ids: Vec<&str> = questionnaire.profiles.ids().collect();
    let present = choices.some_below(ids.len(), 50).into_iter();
    let present: Vec<&str> = present.map(|profile| ids[profile]).collect();
    let mut text = format!("[assessment]\nprofiles = {present:?}\n[answers]\n");
    for (reference, question) in questionnaire.questions.iter() {
        if let Some(entry) = answers.entry(reference) {
            let answer = toml(&question.written(&entry.answer));
            let beside = draw_remarks(choices, settles);
            let former = if choices.chance(20) { "former-" } else { "" };
            text += &format!(
                "{former}{} = {{ answer = {answer}{beside} }}\n",
                question.id
            );
        }
    }
    let source = Source {
        name: file.to_owned(),
        text,
    };
    let read = answers::read(&source, questionnaire, Lang::En);
    let loaded = read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    Voice {
        file: file.to_owned(),
        answers: loaded.answers,
    }
}

fn toml(written: &Written<'_>) -> String {
    match written {
        Written::Word(word) => format!("{word:?}"),
        Written::Words(words) => format!("{words:?}"),
        Written::Whole(number) => number.to_string(),
        Written::Number(number) => number.to_string(),
    }
}

/// What goes with an answer: each of few texts, so that some files have the same.
fn draw_remarks(choices: &mut Choices, settles: bool) -> String {
    let mut remarks = String::new();
    for (key, texts) in [
        ("note", ["soon", "to check", "to check\nsoon", ""]),
        (
            "evidence",
            [
                "https://a",
                "https://b",
                "https://b\n",
                "https://a\nhttps://a",
            ],
        ),
        ("by", ["Ada", "Bo", "Bo, Ada", ""]),
        (
            "on",
            ["2026-01-31", "2026-11-23", "2027-01-01", "2027-01-01"],
        ),
    ] {
        if choices.chance(40) {
            remarks += &format!(", {key} = {:?}", texts[choices.below(4)]);
        }
    }
    if settles && choices.chance(10) {
        remarks += ", settled = true";
    }
    remarks
}

/// What the order of the files must not change: remarks, names and who said what are listed in
/// that order, so that they are compared as sets.
fn outcome(questionnaire: &Questionnaire, merged: &Merged) -> Vec<(String, String)> {
    let of_question = |(reference, question): (Ref<Question>, &Question)| {
        let entry = merged.answers.entry(reference).map(|entry| {
            let remarks = (listed(&entry.note, "\n"), listed(&entry.evidence, "\n"));
            let by = listed(&entry.by, ", ");
            (&entry.answer, &entry.on, entry.settled, remarks, by)
        });
        let differ = merged
            .disagreements
            .iter()
            .find(|d| d.question == reference);
        let differ = differ.map(|d| {
            let said: BTreeSet<String> = d.said.iter().map(|s| format!("{s:?}")).collect();
            (&d.kept, said)
        });
        (question.id.to_string(), format!("{:#?}", (entry, differ)))
    };
    let profiles = format!("{:?}", &merged.answers.profiles);
    let questions = questionnaire.questions.iter().map(of_question);
    questions
        .chain([("profiles".to_owned(), profiles)])
        .collect()
}

fn listed<'t>(text: &'t Option<String>, separator: &str) -> Option<BTreeSet<&'t str>> {
    let parts = text.as_deref()?.split(separator);
    Some(parts.filter(|part| !part.is_empty()).collect())
}

/// The questions that several files settled, not all in the same way: there alone the first file
/// has the last word.
fn settled_differently(questionnaire: &Questionnaire, voices: &[Voice]) -> BTreeSet<String> {
    let differ = |(reference, _): &(Ref<Question>, &Question)| {
        let entries = voices.iter().filter_map(|v| v.answers.entry(*reference));
        let mut settled = entries.filter(|entry| entry.settled);
        let first = settled.next();
        settled.any(|entry| first.is_some_and(|first| first.answer != entry.answer))
    };
    let questions = questionnaire.questions.iter().filter(differ);
    questions
        .map(|(_, question)| question.id.to_string())
        .collect()
}

/// Merging is commutative: which file comes first is nothing, but to what several files settled
/// differently. Neither is a file that comes twice.
pub fn neither_order_nor_repetition_counts(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    voices: &[Voice],
) -> Held {
    let excepted = settled_differently(questionnaire, voices);
    let outcome = |voices: &[Voice]| {
        let mut outcome = outcome(questionnaire, &merge(questionnaire, voices));
        outcome.retain(|(question, _)| !excepted.contains(question));
        outcome
    };
    let expected = outcome(voices);
    let mut shuffled: Vec<Voice> = Vec::new();
    for voice in voices {
        let at = choices.below(shuffled.len() + 1);
        shuffled.insert(at, voice.clone());
    }
    prop_assert_eq!(&outcome(&shuffled), &expected, "in another order");
    let twice = voices[choices.below(voices.len())].clone();
    shuffled.insert(choices.below(shuffled.len() + 1), twice);
    prop_assert_eq!(&outcome(&shuffled), &expected, "with one file twice");
    Ok(())
}

/// Assessing what was merged is a function of the files as a set, too.
pub fn the_assessment_does_not_depend_on_the_order(
    questionnaire: &Questionnaire,
    voices: &[Voice],
) -> Held {
    if !settled_differently(questionnaire, voices).is_empty() {
        return Ok(());
    }
    let assessed = |voices: &[Voice]| {
        let merged = merge(questionnaire, voices);
        format!("{:?}", assess(questionnaire, &merged.answers, None))
    };
    let backwards: Vec<Voice> = voices.iter().rev().cloned().collect();
    prop_assert_eq!(assessed(&backwards), assessed(voices));
    Ok(())
}

/// Merging is idempotent: what was merged comes back as it is alone, with itself, and merged again
/// with all the files that it comes from, before or after them.
pub fn a_merge_merged_again_is_itself(questionnaire: &Questionnaire, voices: &[Voice]) -> Held {
    let merged = Voice {
        file: "merged".to_owned(),
        answers: merge(questionnaire, voices).answers,
    };
    let again = |files: &[Voice]| merge(questionnaire, files).answers;
    let one = std::slice::from_ref(&merged);
    for files in [
        one.to_vec(),
        [one, one].concat(),
        [one, voices].concat(),
        [voices, one].concat(),
    ] {
        same(questionnaire, &again(&files), &merged.answers)?;
    }
    Ok(())
}

/// A file alone, or repeated, or beside one that answers nothing, comes back as it is.
pub fn one_file_comes_back_as_it_is(questionnaire: &Questionnaire, voices: &[Voice]) -> Held {
    let silent = Voice {
        file: "silent".to_owned(),
        answers: Answers::none(questionnaire),
    };
    for voice in voices {
        let (one, none) = (voice.clone(), silent.clone());
        for files in [
            vec![one.clone()],
            vec![one.clone(), one.clone(), one.clone()],
            vec![none.clone(), one.clone()],
            vec![one.clone(), none],
        ] {
            let merged = merge(questionnaire, &files);
            prop_assert!(merged.disagreements.is_empty());
            same(questionnaire, &merged.answers, &one.answers)?;
        }
    }
    Ok(())
}

/// A file that answers nothing changes nothing, wherever it comes.
pub fn a_file_without_answers_changes_nothing(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    voices: &[Voice],
) -> Held {
    let mut more = voices.to_vec();
    let silent = Voice {
        file: "silent".to_owned(),
        answers: Answers::none(questionnaire),
    };
    more.insert(choices.below(more.len() + 1), silent);
    let (without, with) = (merge(questionnaire, voices), merge(questionnaire, &more));
    prop_assert_eq!(with.disagreements, without.disagreements);
    same(questionnaire, &with.answers, &without.answers)
}

/// The same entries and profiles.
fn same(questionnaire: &Questionnaire, got: &Answers, expected: &Answers) -> Held {
    prop_assert_eq!(&got.profiles, &expected.profiles);
    for (reference, question) in questionnaire.questions.iter() {
        let (got, expected) = (got.entry(reference), expected.entry(reference));
        prop_assert_eq!(got, expected, "{}", question.id);
    }
    Ok(())
}

/// "Same answer → kept; one unknown → the known one; different graded answers → the lower counts;
/// different facts → unknown; every disagreement is listed", word for word.
pub fn answers_merge_by_the_rules(questionnaire: &Questionnaire, voices: &[Voice]) -> Held {
    let merged = merge(questionnaire, voices);
    for (reference, question) in questionnaire.questions.iter() {
        let said = said(reference, voices);
        let kept = merged.answers.get(reference);
        let mut listed = merged.disagreements.iter();
        let listed = listed.find(|d| d.question == reference);
        let id = &question.id;
        match said.first() {
            None => prop_assert_eq!(kept, &Answer::Unknown, "{}", id),
            Some((_, first)) if said.iter().all(|(_, answer)| answer == first) => {
                prop_assert_eq!(kept, *first, "{}", id);
                prop_assert!(listed.is_none(), "{id}");
            }
            Some(_) => {
                prop_assert!(
                    is_lower(question, kept, &said),
                    "{id}: {kept:?} of {said:?}"
                );
                let listed = listed.expect("a disagreement is listed");
                let told = listed.said.iter().map(|s| (s.file.as_str(), &s.answer));
                prop_assert_eq!(told.collect::<Vec<_>>(), said, "{}", id);
            }
        }
    }
    Ok(())
}

/// Who said what: neither nothing nor "I don't know", and only what was settled first if anything
/// was.
fn said(question: Ref<Question>, voices: &[Voice]) -> Vec<(&str, &Answer)> {
    let entries = || {
        let entries = voices.iter().map(|v| (v, v.answers.entry(question)));
        entries.filter_map(|(voice, entry)| Some((voice.file.as_str(), entry?)))
    };
    if let Some((_, first)) = entries().find(|(_, entry)| entry.settled) {
        let settled = entries().filter(|(_, entry)| entry.settled);
        let alike = settled.filter(|(_, entry)| entry.answer == first.answer);
        return alike.map(|(file, entry)| (file, &entry.answer)).collect();
    }
    let known = entries().map(|(file, entry)| (file, &entry.answer));
    known.filter(|(_, a)| **a != Answer::Unknown).collect()
}

/// Whether this is the lower of graded answers, or unknown if one of them is not graded.
fn is_lower(question: &Question, kept: &Answer, said: &[(&str, &Answer)]) -> bool {
    let graded = |answer: &Answer| matches!(answer, Answer::One(_) | Answer::Many(_));
    if question.fact || !said.iter().all(|(_, answer)| graded(answer)) {
        return *kept == Answer::Unknown;
    }
    match kept {
        Answer::One(_) => {
            let no_worse = |answer: &Answer| match (answer, kept) {
                (Answer::One(option), Answer::One(kept)) => option >= kept,
                _ => false,
            };
            said.iter().all(|(_, answer)| no_worse(answer))
                && said.iter().any(|(_, answer)| *answer == kept)
        }
        Answer::Many(kept) => {
            let ticks = |answer: &Answer, option| match answer {
                Answer::Many(options) => options.contains(&option),
                _ => false,
            };
            let by_all = |option| said.iter().all(|(_, answer)| ticks(answer, option));
            let options = 0..question.options().len();
            options
                .filter(|&option| by_all(option))
                .eq(kept.iter().copied())
        }
        _ => false,
    }
}

/// Files that leave nothing open: where one does not know, another may prove more than it does.
pub fn draw_complete(choices: &mut Choices, questionnaire: &Questionnaire) -> Vec<Voice> {
    let best = [50, 90][choices.below(2)];
    let files = 2 + choices.below(2);
    let mut complete = |file: usize| {
        let mut answers = Answers::none(questionnaire);
        for (reference, question) in questionnaire.questions.iter() {
            answers.set(reference, draw(choices, question, best));
        }
        Voice {
            file: file.to_string(),
            answers,
        }
    };
    (0..files).map(&mut complete).collect()
}

/// Where every criterion accepts, with an answer, all better ones, and while what is asked stays the
/// same: files that leave nothing open prove together no more than each of them alone, and together
/// they are promised support only if each of them is. Says how often it was put to the test.
pub fn merging_proves_no_more_than_any_file(
    questionnaire: &Questionnaire,
    voices: &[Voice],
) -> Result<usize, TestCaseError> {
    let merged = merge(questionnaire, voices);
    let together = assess(questionnaire, &merged.answers, None);
    let mut tested = 0;
    for voice in voices {
        let alone = assess(questionnaire, &voice.answers, None);
        let settled = settled_as(voice, &merged);
        let settled = assess(questionnaire, &settled, None);
        if applicability(questionnaire, &alone) != applicability(questionnaire, &settled) {
            continue;
        }
        tested += usize::from(!merged.disagreements.is_empty());
        for (reference, dimension) in questionnaire.dimensions.iter() {
            let (together, alone) = (together.dimension(reference), alone.dimension(reference));
            let id = &dimension.id;
            prop_assert!(
                together.proven <= alone.proven,
                "{id}: {together:?}, {alone:?}"
            );
        }
        for stage in stages(questionnaire) {
            let together = verdict(questionnaire, &merged.answers, stage);
            let alone = verdict(questionnaire, &voice.answers, stage);
            // "To verify" promises nothing: one file may have been certain of a no.
            let promised = together >= Verdict::GoWithConditions;
            prop_assert!(
                !promised || together <= alone,
                "{stage}: {together:?}, {alone:?}"
            );
        }
    }
    Ok(tested)
}

/// The merged answers, what differs and counts as unknown being settled as this file says.
fn settled_as(voice: &Voice, merged: &Merged) -> Answers {
    let mut answers = merged.answers.clone();
    let open = merged.disagreements.iter();
    for disagreement in open.filter(|d| d.kept == Answer::Unknown) {
        let question = disagreement.question;
        answers.set(question, voice.answers.get(question).clone());
    }
    answers
}
