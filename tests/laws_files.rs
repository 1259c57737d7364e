//! The laws of answers files (format.md, section 8) on random ones, written in every way that TOML
//! allows: what is saved is what was there, but for the answer that changed. `PALIER_CASES` times
//! as many, `PALIER_SEED` others.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod laws {
    pub mod choices;
    pub mod files;
}

use std::cell::Cell;

use laws::choices::holds;
use laws::files::{File, Place, files};
use palier::answers::{self, Answers, AnswersDocument, Loaded, Remarks};
use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::questionnaire::{self, Answer, Question, Questionnaire, Ref};
use proptest::prelude::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

const RULES: &str = r#"
[questionnaire]
id = "small"
format = 1
version = "2"
language = "en"
title = "Small"
renamed = { boxed = "packed", gear = "tools" }
removed = ["gone"]
[profile.dev]
label = "Developers"
[profile.lead]
label = "Leads"
[section.all]
title = "All"
[scale.part]
none = { text = "None" }
some = { text = "Some" }
all = { text = "All" }
[question.packed]
section = "all"
text = "Packed?"
scale = "part"
na = "Nothing to pack"
[question.host]
section = "all"
text = "Where?"
scale = "part"
fact = true
[question.tools]
section = "all"
text = "Which tools?"
kind = "many"
scale = "part"
[question.users]
section = "all"
text = "How many users?"
kind = "number"
[question.name]
section = "all"
text = "Name?"
kind = "text"
"#;

fn rules() -> Questionnaire {
    let text = RULES.to_owned();
    let name = "rules.toml".to_owned();
    let read = questionnaire::load(&[Source { name, text }], None, Lang::En);
    read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
}

fn read(rules: &Questionnaire, text: &str) -> Loaded {
    let name = "answers.toml".to_owned();
    let text = text.to_owned();
    let read = answers::read(&Source { name, text }, rules, Lang::En);
    read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
}

fn check(files_tried: u32, property: impl Fn(&Questionnaire, &File) -> Result<(), TestCaseError>) {
    let rules = rules();
    holds(files_tried, &files(), |file| property(&rules, &file));
}

/// The file opened, changed and saved.
fn saved(rules: &Questionnaire, text: &str, change: impl FnOnce(&mut AnswersDocument)) -> String {
    let mut document = AnswersDocument::parse(rules, text).expect("it is TOML");
    change(&mut document);
    document.text()
}

fn question(rules: &Questionnaire, id: &str) -> Ref<Question> {
    rules.questions.find(id).expect("a question")
}

/// All that is said of the questions, but of one.
fn others(rules: &Questionnaire, answers: &Answers, but: Option<Ref<Question>>) -> String {
    let questions = rules.questions.refs().filter(|q| Some(*q) != but);
    let entries: Vec<_> = questions.map(|q| answers.entry(q)).collect();
    format!("{:#?}{entries:#?}", answers.profiles)
}

/// Comments, in alphabetical order: none is lost, whatever is written.
fn comments(text: &str) -> Vec<&str> {
    let found = text.split("#~").skip(1);
    let mut found: Vec<&str> = found.map(|rest| rest.split('~').next().unwrap()).collect();
    found.sort_unstable();
    found
}

/// The file without its answers, as data.
fn rest(text: &str) -> toml::Table {
    let mut table: toml::Table = text
        .trim_start_matches('\u{feff}')
        .parse()
        .expect("it is TOML");
    table.remove("answers");
    table
}

/// An empty file is like a new one: it is given its header.
fn is_empty(file: &File) -> bool {
    rest(&file.text).is_empty() && !file.text.contains("answers")
}

#[test]
fn a_file_that_is_loaded_and_saved_is_itself() {
    check(600, |rules, file| {
        if is_empty(file) {
            return Ok(());
        }
        let text = saved(rules, &file.text, |_| {});
        prop_assert_eq!(text, file.text.clone());
        Ok(())
    });
}

#[test]
fn writing_the_answers_that_are_there_changes_nothing() {
    check(600, |rules, file| {
        if is_empty(file) {
            return Ok(());
        }
        let loaded = read(rules, &file.text);
        let text = saved(rules, &file.text, |document| {
            for (reference, _) in rules.questions.iter() {
                if let Some(entry) = loaded.answers.entry(reference) {
                    document.set_answer(rules, reference, &entry.answer);
                }
            }
        });
        prop_assert_eq!(text, file.text.clone());
        Ok(())
    });
}

#[test]
fn another_answer_changes_nothing_else_in_the_text() {
    let tested = Cell::new(0);
    check(1000, |rules, file| {
        let change = &file.change;
        let Some(Place {
            value: Some(at), ..
        }) = &change.place
        else {
            return Ok(());
        };
        let reference = question(rules, change.question);
        if read(rules, &file.text).answers.get(reference) == &change.answer {
            return Ok(());
        }
        let text = saved(rules, &file.text, |document| {
            document.set_answer(rules, reference, &change.answer);
        });
        let (before, after) = (&file.text[..at.start], &file.text[at.end..]);
        prop_assert_eq!(text, format!("{before}{}{after}", change.written));
        tested.set(tested.get() + 1);
        Ok(())
    });
    assert!(tested.get() > 200, "only {} answers", tested.get());
}

/// Also where the text cannot be foreseen: a new answer, a list with comments in it, who answered.
#[test]
fn whatever_is_written_comments_unknown_keys_and_all_other_answers_stay() {
    check(1000, |rules, file| {
        let change = &file.change;
        let reference = question(rules, change.question);
        let before = read(rules, &file.text);
        let writings: [&dyn Fn(&mut AnswersDocument); 3] = [
            &|document| document.set_answer(rules, reference, &change.answer),
            &|document| document.settle(rules, reference, &change.answer),
            &|document| {
                let remarks = Remarks {
                    note: Some("new".to_owned()),
                    ..Remarks::default()
                };
                document.set_remarks(rules, reference, &remarks);
            },
        ];
        for (index, write) in writings.into_iter().enumerate() {
            let text = saved(rules, &file.text, write);
            let told = || format!("after writing {index}:\n{text}");
            let after = read(rules, &text);
            let all = |answers| others(rules, answers, Some(reference));
            prop_assert_eq!(all(&after.answers), all(&before.answers), "{}", told());
            prop_assert_eq!(&after.notices, &before.notices, "{}", told());
            prop_assert_eq!(comments(&text), comments(&file.text), "{}", told());
            prop_assert!(
                is_empty(file) || rest(&text) == rest(&file.text),
                "{}",
                told()
            );
            let entry = after.answers.entry(reference).expect("it is written");
            let note = before.answers.entry(reference).and_then(|e| e.note.clone());
            match index {
                2 => prop_assert_eq!(entry.note.as_deref(), Some("new")),
                _ => {
                    prop_assert_eq!(&entry.answer, &change.answer, "{}", told());
                    prop_assert_eq!(&entry.note, &note, "{}", told());
                    prop_assert!(index == 0 || entry.settled, "{}", told());
                }
            }
            // Line ends are those of the file.
            let bare = text.replace("\r\n", "").contains('\n');
            prop_assert!(!(file.windows && bare), "{}", told());
            prop_assert!(file.windows || !text.contains('\r'), "{}", told());
            // Where a line is taken out, what stands above it moves.
            if let (
                0 | 1,
                Some(Place {
                    entry,
                    value: Some(_),
                }),
            ) = (index, &change.place)
            {
                let (start, end) = (&file.text[..entry.start], &file.text[entry.end..]);
                prop_assert!(text.starts_with(start) && text.ends_with(end), "{}", told());
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_written_and_read_again_is_the_same_and_writing_it_again_changes_nothing() {
    check(600, |rules, file| {
        let change = &file.change;
        let reference = question(rules, change.question);
        let write = |document: &mut AnswersDocument| {
            document.settle(rules, reference, &change.answer);
        };
        let once = saved(rules, &file.text, write);
        let read = read(rules, &once);
        prop_assert_eq!(read.answers.get(reference), &change.answer);
        prop_assert_eq!(saved(rules, &once, write), once);
        Ok(())
    });
}

/// The laws would prove little of files that are all written alike.
#[test]
fn random_files_are_written_in_every_way() {
    let seen = std::cell::RefCell::new(std::collections::BTreeMap::new());
    check(600, |rules, file| {
        for way in &file.ways {
            *seen.borrow_mut().entry(*way).or_insert(0) += 1;
        }
        let kind = match read(rules, &file.text)
            .answers
            .get(question(rules, file.change.question))
        {
            Answer::Unknown => "unknown or missing",
            Answer::Na => "na",
            _ => "known",
        };
        *seen.borrow_mut().entry(kind).or_insert(0) += 1;
        Ok(())
    });
    let seen = seen.into_inner();
    assert_eq!(seen.len(), laws::files::WAYS + 3, "{seen:#?}");
    assert!(seen.values().all(|times| *times > 5), "{seen:#?}");
}
