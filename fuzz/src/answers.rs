//! Answers files: read, written back, merged, compared, and all that follows from them.

use palier::answers::{self, Answers, AnswersDocument, Loaded, Voice, merge};
use palier::compare::compare;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Question, Questionnaire, Ref};
use palier::report::compare::{Context, Input, build};
use palier::report::{json, markdown, table};

use super::laws::Ways;
use super::texts::{files, named_in, source};
use super::{Outcome, laws};

/// An input is one or two answers files, parted by a line `#=====`, to the questionnaire that it
/// names first; else to the smallest.
pub fn answers(data: &[u8]) -> Outcome {
    let Some(files) = files(data) else {
        return Outcome::Refused;
    };
    let text = std::str::from_utf8(data).unwrap_or_default();
    let carried = named_in(text);
    let mut ways = Ways::of(data);
    let lang = ways.lang();
    let rules = carried.rules(lang);
    let loaded: Vec<Loaded> = files
        .iter()
        .take(2)
        .filter_map(|file| read(file.text, rules, lang))
        .collect();
    let Some(first) = loaded.first() else {
        return Outcome::Refused;
    };
    let other = loaded.get(1);
    let answers = match other {
        Some(other) => merged(rules, &first.answers, &other.answers),
        None => merged(rules, &first.answers, &Answers::none(rules)),
    };
    match ways.one_of(3) {
        0 => compared(rules, [first, other.unwrap_or(first)], lang),
        _ => laws::everything(rules, &answers, lang, &mut ways),
    }
    Outcome::Accepted
}

/// Reads a file; what is read can be written back.
fn read(text: &str, rules: &Questionnaire, lang: Lang) -> Option<Loaded> {
    match answers::read(&source("answers.toml", text), rules, lang) {
        Err(faults) => {
            laws::told(&faults);
            None
        }
        Ok(loaded) => {
            kept(text, rules, &loaded.answers);
            Some(loaded)
        }
    }
}

/// Opened to be written, a file keeps its text; an answer that is put in is read back, and the
/// others stay as they are.
fn kept(text: &str, rules: &Questionnaire, read: &Answers) {
    let document = AnswersDocument::parse(rules, text);
    let mut document = document.unwrap_or_else(|| panic!("read, but not to be written: {text:?}"));
    let again = again(&document.text(), rules);
    same(rules, read, &again, None);
    let mut expected = read.clone();
    for (index, (reference, question)) in rules.questions.iter().enumerate() {
        if index % 7 == text.len() % 7 {
            let answer = other(question, read.get(reference));
            expected.set(reference, answer.clone());
            document.set_answer(rules, reference, &answer);
        } else if index % 7 == (text.len() + 1) % 7 {
            let answer = read.get(reference).clone();
            expected.settle(reference, answer.clone());
            document.settle(rules, reference, &answer);
        } else if index % 7 == (text.len() + 2) % 7 && read.entry(reference).is_some() {
            let mut remarks = read.remarks(reference);
            std::mem::swap(&mut remarks.note, &mut remarks.evidence);
            remarks.by = Some("é \" '''\n".to_owned());
            expected.set_remarks(reference, &remarks);
            document.set_remarks(rules, reference, &remarks);
        }
    }
    same(
        rules,
        &expected,
        &self::again(&document.text(), rules),
        Some(text),
    );
}

/// Another answer to the question, if it has several.
fn other(question: &Question, answer: &Answer) -> Answer {
    let last = question.options().len().saturating_sub(1);
    match (&question.kind, answer) {
        (palier::questionnaire::Kind::Many(_), Answer::Many(_)) => Answer::Many(Vec::new()),
        (palier::questionnaire::Kind::Many(_), _) => Answer::Many(vec![last]),
        (palier::questionnaire::Kind::Single(_), Answer::One(0)) => Answer::One(last),
        (palier::questionnaire::Kind::Single(_), _) => Answer::One(0),
        (palier::questionnaire::Kind::Text, Answer::Unknown) => {
            Answer::Text("'\"\\\n[a]".to_owned())
        }
        _ => Answer::Unknown,
    }
}

fn again(text: &str, rules: &Questionnaire) -> Answers {
    let read = answers::read(&source("written.toml", text), rules, Lang::En);
    let read = read.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    read.answers
}

fn same(rules: &Questionnaire, one: &Answers, other: &Answers, of: Option<&str>) {
    assert_eq!(one.profiles, other.profiles);
    for question in rules.questions.refs() {
        let id = &rules.questions[question].id;
        assert_eq!(one.entry(question), other.entry(question), "{id} of {of:?}");
    }
}

/// Merging counts the same whichever file comes first, and a file with itself changes nothing.
fn merged(rules: &Questionnaire, one: &Answers, other: &Answers) -> Answers {
    let voice = |file: &str, answers: &Answers| Voice {
        file: file.to_owned(),
        answers: answers.clone(),
    };
    let (a, b) = (voice("a.toml", one), voice("b.toml", other));
    let ab = merge(rules, &[a.clone(), b.clone()]);
    let ba = merge(rules, &[b, a.clone()]);
    let kept = |answers: &Answers, question: Ref<Question>| answers.get(question).clone();
    for question in rules.questions.refs() {
        let settled = |answers: &Answers| answers.entry(question).is_some_and(|e| e.settled);
        // Of two that are settled, the first file counts.
        if !(settled(one) && settled(other)) {
            assert_eq!(kept(&ab.answers, question), kept(&ba.answers, question));
        }
    }
    let twice = merge(rules, &[a.clone(), a]);
    assert!(twice.disagreements.is_empty());
    for question in rules.questions.refs() {
        assert_eq!(one.get(question), twice.answers.get(question));
    }
    ab.answers
}

fn compared(rules: &Questionnaire, [before, after]: [&Loaded; 2], lang: Lang) {
    let [then, now] = [before, after].map(|l| laws::present(rules, &l.answers));
    let before = Input::of_answers("before.toml", before.clone());
    let after = Input::of_answers("after.toml", after.clone());
    told(rules, (&before, &then), (&after, &now), lang);
}

/// A comparison, in every format.
pub fn told(
    rules: &Questionnaire,
    before: (&Input, &[Ref<palier::questionnaire::Profile>]),
    after: (&Input, &[Ref<palier::questionnaire::Profile>]),
    lang: Lang,
) {
    let is_new = |question| before.0.existed(rules, question) == Some(false);
    let comparison = compare(rules, &before.0.answers, &after.0.answers, None, is_new);
    let report = build(
        &Context {
            questionnaire: rules,
            before,
            after,
            lang,
            assessed_at: laws::MOMENT.to_owned(),
        },
        &comparison,
    );
    let text = json::render(&report).unwrap_or_default();
    let drawn = |layout| table::compare::render(&report, lang, layout);
    laws::document(&text, drawn, &markdown::compare(&report, lang));
}
