//! A saved result, read back: for a comparison, only what it needs, in the words of an earlier
//! version of the rules or of the program; else whole, to be printed again.

mod answers;
mod faults;
mod report;

use serde::{Deserialize, Deserializer};

use self::answers::Reading;
pub use self::report::report;
use crate::diagnostic::{Faults, Source, clean};
use crate::messages::Lang;
use crate::questionnaire::{Questionnaire, Verdict};
use crate::report::AnswerValue;
use crate::report::compare::{
    Input, Kind, Recorded, RecordedDimension, RecordedLevel, RecordedReadiness,
};

/// A result, as `palier --format json` writes it. Keys that are not here are not looked at.
#[derive(Debug, Deserialize)]
struct Document {
    assessed_at: Text,
    questionnaire: Header,
    profiles: Vec<Id>,
    dimensions: Vec<Dimension>,
    readiness: Option<Readiness>,
    answers: Vec<Answered>,
    /// Every question of then; earlier versions of the program did not write it.
    questions: Option<Vec<Text>>,
}

/// The rules that gave it.
#[derive(Debug, Deserialize)]
struct Header {
    version: Text,
    digest: Text,
}

#[derive(Debug, Deserialize)]
struct Id {
    id: Text,
}

#[derive(Debug, Deserialize)]
struct Dimension {
    id: Text,
    label: Text,
    level: Option<Level>,
    score: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct Level {
    rank: usize,
    id: Option<Text>,
    label: Text,
}

#[derive(Debug, Deserialize)]
struct Readiness {
    dimension: Text,
    asked: Level,
    verdict: Verdict,
}

/// An answer of then.
#[derive(Debug, Deserialize)]
struct Answered {
    question: Text,
    text: Option<Text>,
    answer: AnswerValue,
    answer_text: Option<Text>,
    note: Option<Text>,
    evidence: Option<Text>,
    by: Option<Text>,
    on: Option<Text>,
}

/// A text of the file, made safe to print.
#[derive(Debug)]
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Text(clean(&text)))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> String {
        text.0
    }
}

/// The text without the byte order mark that some editors put in front.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a saved result of this questionnaire.
///
/// Answers are read under the names of today; those that no longer have a question, or that their
/// question no longer accepts, are told apart.
///
/// # Errors
/// One fault, located: no JSON, no result, another version of the contract, or a result of another
/// questionnaire.
pub fn read(file: &Source, rules: &Questionnaire, lang: Lang) -> Result<Input, Faults> {
    let document = faults::compared(file, without_mark(&file.text), rules, lang)?;
    let mut reading = Reading::of(rules);
    for answered in document.answers {
        reading.answer(answered);
    }
    reading.profiles(
        document
            .profiles
            .iter()
            .map(|profile| profile.id.0.as_str()),
    );
    let questions = document.questions.map(|ids| {
        let found = ids.iter().filter_map(|id| answers::question(rules, &id.0));
        found.map(|(question, _)| question).collect()
    });
    Ok(Input {
        file: clean(&file.name),
        kind: Kind::Result,
        version: Some(document.questionnaire.version.into()),
        digest: Some(document.questionnaire.digest.into()),
        assessed_at: Some(document.assessed_at.into()),
        answers: reading.answers,
        renamed: reading.renamed,
        gone: reading.gone,
        refused: reading.refused,
        questions,
        recorded: Some(Recorded {
            dimensions: document.dimensions.into_iter().map(dimension).collect(),
            readiness: document.readiness.map(|readiness| RecordedReadiness {
                dimension: readiness.dimension.into(),
                asked: level(readiness.asked),
                verdict: readiness.verdict,
            }),
        }),
    })
}

fn dimension(found: Dimension) -> RecordedDimension {
    RecordedDimension {
        id: found.id.into(),
        label: found.label.into(),
        level: found.level.map(level),
        score: found.score,
    }
}

fn level(found: Level) -> RecordedLevel {
    RecordedLevel {
        rank: found.rank,
        id: found.id.map(String::from),
        label: found.label.into(),
    }
}
