//! One of the two files, as it was read.

use std::collections::HashSet;

use super::GoneReport;
use crate::answers::{Answers, Loaded, Notice};
use crate::diagnostic::clean;
use crate::questionnaire::{Question, Questionnaire, Ref, Verdict};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An answers file.
    Answers,
    /// A saved result.
    Result,
}

impl Kind {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Answers => "answers",
            Kind::Result => "result",
        }
    }
}

/// One of the two files, as it was read: its answers under the names of today, and what it says of
/// the rules of then.
#[derive(Debug, Clone)]
pub struct Input {
    /// Name of the file, as it is shown.
    pub file: String,
    /// What it holds.
    pub kind: Kind,
    /// The version of the questionnaire that it names.
    pub version: Option<String>,
    /// Digest of the rules that gave a result.
    pub digest: Option<String>,
    /// When a result was made.
    pub assessed_at: Option<String>,
    /// Its answers.
    pub answers: Answers,
    /// Ids of then, with those of today.
    pub renamed: Vec<(String, String)>,
    /// Answers to questions that no longer exist.
    pub gone: Vec<Gone>,
    /// Answers of a result that their question no longer accepts.
    pub refused: Vec<Gone>,
    /// The questions of today that existed then; `None` when the file does not say.
    pub questions: Option<HashSet<Ref<Question>>>,
    /// What a result told.
    pub recorded: Option<Recorded>,
}

/// An answer that counts no more.
pub type Gone = GoneReport;

/// What a result told when it was made.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its dimensions.
    pub dimensions: Vec<RecordedDimension>,
    /// Its verdict, if it had one.
    pub readiness: Option<RecordedReadiness>,
}

/// A dimension of a result.
#[derive(Debug, Clone)]
pub struct RecordedDimension {
    /// Its id then.
    pub id: String,
    /// Its label, in the language of the result.
    pub label: String,
    /// The level proven, if it had levels.
    pub level: Option<RecordedLevel>,
    /// The score, rounded to 6 decimals.
    pub score: Option<f64>,
}

/// A level of a result.
#[derive(Debug, Clone)]
pub struct RecordedLevel {
    /// Its rank then.
    pub rank: usize,
    /// Its id; `None` for rank 0.
    pub id: Option<String>,
    /// Its label, in the language of the result.
    pub label: String,
}

/// A verdict of a result.
#[derive(Debug, Clone)]
pub struct RecordedReadiness {
    /// Id of the dimension of stages then.
    pub dimension: String,
    /// The stage that it was for.
    pub asked: RecordedLevel,
    /// The verdict.
    pub verdict: Verdict,
}

impl Input {
    /// An answers file.
    pub fn of_answers(file: &str, loaded: Loaded) -> Input {
        let (mut renamed, mut gone) = (Vec::new(), Vec::new());
        for notice in loaded.notices {
            match notice {
                Notice::Renamed { old, new } => renamed.push((old, new)),
                Notice::Removed { id } => gone.push(Gone {
                    id: id.into(),
                    text: None,
                    answer_text: None,
                }),
                // Told from `version`, as that of a result is.
                Notice::OtherVersion { .. } => {}
            }
        }
        Input {
            file: clean(file),
            kind: Kind::Answers,
            version: loaded.version,
            digest: None,
            assessed_at: None,
            answers: loaded.answers,
            renamed,
            gone,
            refused: Vec::new(),
            questions: None,
            recorded: None,
        }
    }

    /// Whether a question existed when these answers were given; `None` when that is not known.
    pub fn existed(&self, rules: &Questionnaire, question: Ref<Question>) -> Option<bool> {
        if let Some(questions) = &self.questions {
            return Some(questions.contains(&question));
        }
        let same_version = self.version.as_deref() == Some(&*rules.version);
        let mentioned = self.answers.entry(question).is_some();
        (same_version || mentioned).then_some(true)
    }

    /// The rules of the file against those of today, by the name in the JSON.
    pub fn rules(&self, rules: &Questionnaire, digest: &str) -> &'static str {
        match (&self.version, &self.digest) {
            (_, Some(found)) if found == digest => "same",
            (Some(version), _) if *version != rules.version => "other-version",
            (_, Some(_)) => "changed",
            (Some(_), None) => "same-version",
            (None, None) => "unknown",
        }
    }
}
