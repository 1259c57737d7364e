//! The plain interview: what a person types, until the input or the patience ends.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Cursor, Write};
use std::rc::Rc;

use palier::answers::{self, Answers, AnswersDocument};
use palier::diagnostic::clean;
use palier::interview::{End, Interview, Kept, Plain, Respondent, Scope, Signals, Stop};
use palier::messages::Lang;
use palier::questionnaire::{Profile, Questionnaire, Ref};

use super::laws::Ways;
use super::texts::{carried, source};
use super::{Outcome, laws};

/// Lines that are typed at most: each one costs an assessment, and a person has an end.
const LINES: usize = 200;

/// The first line of an input says which questionnaire, by its place, which language, and whether
/// all is asked: `0fr`, `1en all`. Behind it stands what is typed.
pub fn interview(data: &[u8]) -> Outcome {
    let end = data.iter().position(|&byte| byte == b'\n');
    let (first, typed) = data.split_at(end.map_or(data.len(), |end| end + 1));
    let first = String::from_utf8_lossy(first);
    let place = first
        .chars()
        .next()
        .and_then(|c| c.to_digit(10))
        .unwrap_or(0);
    let lang = match first.contains("fr") {
        true => Lang::Fr,
        false => Lang::En,
    };
    let carried = carried();
    let rules = carried[place as usize % carried.len()].rules(lang);
    let lines = typed.split_inclusive(|&byte| byte == b'\n').take(LINES);
    let typed: Vec<u8> = lines.flatten().copied().collect();
    let all = first.contains("all");
    asked(rules, &typed, all, lang, &mut Ways::of(data))
}

/// What a person is told, checked as it is written.
#[derive(Clone, Default)]
struct Told(Rc<RefCell<Vec<u8>>>);

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn asked(rules: &Questionnaire, typed: &[u8], all: bool, lang: Lang, ways: &mut Ways) -> Outcome {
    let told = Told::default();
    let typed = Cursor::new(typed.to_vec());
    let mut person = Plain::over(lang, Signals::default(), typed, told.clone());
    let mut answers = Answers::none(rules);
    let mut file = AnswersDocument::new(rules);
    let mut kept = answers.clone();
    let ended = course(
        rules,
        &mut person,
        (&mut answers, &mut kept),
        &mut file,
        all,
    );
    drop(person);
    let text = String::from_utf8(told.0.borrow().clone());
    let text = text.unwrap_or_else(|error| panic!("{error}"));
    assert!(clean(&text) == text, "unsafe to print: {text:?}");
    written(rules, &answers, &kept, &file);
    laws::everything(rules, &answers, lang, ways);
    match ended {
        Ok(End::Finished) => Outcome::Accepted,
        Ok(End::Quit | End::Left) | Err(Stop::Interrupted) => Outcome::Refused,
        Err(stop) => panic!("{stop:?}"),
    }
}

/// Who takes part, then the questions; going back from the first leads to who takes part again.
fn course(
    rules: &Questionnaire,
    person: &mut Plain<'_>,
    (answers, kept): (&mut Answers, &mut Answers),
    file: &mut AnswersDocument,
    all: bool,
) -> Result<End, Stop> {
    let several = rules.profiles.len() > 1;
    loop {
        let mut present = match several {
            true => person.profiles(rules)?,
            false => Vec::new(),
        };
        if present.is_empty() {
            present = rules.profiles.refs().collect();
        }
        if several {
            file.set_profiles(rules, &present);
            answers.profiles = Some(present.clone());
        }
        let scope = Scope {
            profiles: present,
            all,
            can_leave: several,
            ..Scope::default()
        };
        let mut keep = |question, what: Kept<'_>| {
            match what {
                Kept::Answer(answer) => {
                    kept.set(question, answer.clone());
                    file.set_answer(rules, question, answer);
                }
                Kept::Remarks(remarks) => {
                    kept.set_remarks(question, remarks);
                    file.set_remarks(rules, question, remarks);
                }
            }
            Ok(())
        };
        match Interview::new(rules, scope).run(answers, person, &mut keep)? {
            End::Left => {}
            end => return Ok(end),
        }
    }
}

/// The profiles present, whatever their order.
fn set(answers: &Answers) -> BTreeSet<Ref<Profile>> {
    answers.profiles.iter().flatten().copied().collect()
}

/// What was kept, and what the file says, is what was answered.
fn written(rules: &Questionnaire, answers: &Answers, kept: &Answers, file: &AnswersDocument) {
    let text = file.text();
    let read = answers::read(&source("draft.toml", &text), rules, Lang::En);
    let read = read.unwrap_or_else(|faults| panic!("{}\n{text}", faults.render(Lang::En, false)));
    // Said once more in another order, they stay in the file in the order in which they stand.
    assert_eq!(set(&read.answers), set(answers));
    for question in rules.questions.refs() {
        let id = &rules.questions[question].id;
        assert_eq!(kept.entry(question), answers.entry(question), "{id}");
        assert_eq!(
            read.answers.entry(question),
            answers.entry(question),
            "{id}: {text}"
        );
    }
}
