//! The file that the answers of a run are kept in.

use std::path::{Path, PathBuf};

use crate::answers::{AnswersDocument, Remarks};
use crate::diagnostic::{Faults, Source};
use crate::library;
use crate::messages::Lang;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};

/// The file that the answers of a run are kept in, and its text as last read or written.
pub struct Store {
    /// `None`: answers are kept nowhere.
    path: Option<PathBuf>,
    /// The file was named on the command line; otherwise it is a draft of ours.
    pub named: bool,
    document: AnswersDocument,
    last: Option<String>,
}

impl Store {
    /// A store in which nothing was written yet.
    pub fn new(rules: &Questionnaire, path: Option<PathBuf>, named: bool) -> Store {
        Store {
            path,
            named,
            document: AnswersDocument::new(rules),
            last: None,
        }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Takes over a file that was read.
    pub fn take_over(&mut self, rules: &Questionnaire, source: &Source) {
        // The file was just read as TOML: the other parser of the same grammar agrees.
        if let Some(document) = AnswersDocument::parse(rules, &source.text) {
            self.document = document;
        }
        self.last = Some(source.text.clone());
    }

    /// Sets the file aside under a name of its own, and starts an empty one.
    ///
    /// # Errors
    /// When it cannot be written; the file then stays as it is.
    pub fn start_anew(
        &mut self,
        rules: &Questionnaire,
        now: i64,
        lang: Lang,
    ) -> Result<Option<PathBuf>, Faults> {
        let aside = match (&self.path, &self.last) {
            (Some(path), Some(former)) => {
                let aside = path.with_extension(format!("{now}.toml"));
                library::write(&aside, former, lang)?;
                Some(aside)
            }
            _ => None,
        };
        self.document = AnswersDocument::new(rules);
        Ok(aside)
    }

    /// Keeps who takes part.
    ///
    /// # Errors
    /// When a file that was named on the command line cannot be written.
    pub fn keep_profiles(
        &mut self,
        rules: &Questionnaire,
        profiles: &[Ref<Profile>],
        lang: Lang,
    ) -> Result<(), Faults> {
        self.change(rules, lang, |document| {
            document.set_profiles(rules, profiles)
        })
    }

    /// Keeps an answer.
    ///
    /// # Errors
    /// When a file that was named on the command line cannot be written.
    pub fn keep_answer(
        &mut self,
        rules: &Questionnaire,
        question: Ref<Question>,
        answer: &Answer,
        lang: Lang,
    ) -> Result<(), Faults> {
        self.change(rules, lang, |document| {
            document.set_answer(rules, question, answer);
        })
    }

    /// Keeps an answer that the team settled.
    ///
    /// # Errors
    /// When a file that was named on the command line cannot be written.
    pub fn settle(
        &mut self,
        rules: &Questionnaire,
        question: Ref<Question>,
        answer: &Answer,
        lang: Lang,
    ) -> Result<(), Faults> {
        self.change(rules, lang, |document| {
            document.settle(rules, question, answer);
        })
    }

    /// Keeps what stands beside an answer.
    ///
    /// # Errors
    /// When a file that was named on the command line cannot be written.
    pub fn keep_remarks(
        &mut self,
        rules: &Questionnaire,
        question: Ref<Question>,
        remarks: &Remarks,
        lang: Lang,
    ) -> Result<(), Faults> {
        self.change(rules, lang, |document| {
            document.set_remarks(rules, question, remarks)
        })
    }

    fn change(
        &mut self,
        rules: &Questionnaire,
        lang: Lang,
        change: impl FnOnce(&mut AnswersDocument),
    ) -> Result<(), Faults> {
        let Some(path) = self.path.clone() else {
            return Ok(());
        };
        self.see_changes(rules, &path, lang);
        change(&mut self.document);
        let text = self.document.text();
        let written = if self.named {
            library::write(&path, &text, lang)
        } else {
            library::write_in_new_folder(&path, &text, lang)
        };
        match written {
            Ok(()) => self.last = Some(text),
            Err(faults) if self.named => return Err(faults),
            // A draft is a convenience of ours: without it, the interview goes on.
            Err(_) => self.path = None,
        }
        Ok(())
    }

    /// What was changed in the file meanwhile, in an editor, is not written over.
    fn see_changes(&mut self, rules: &Questionnaire, path: &Path, lang: Lang) {
        let Ok(Some(source)) = library::read_answers(path, lang) else {
            return;
        };
        if self.last.as_ref().is_some_and(|last| *last != source.text)
            && let Some(document) = AnswersDocument::parse(rules, &source.text)
        {
            self.document = document;
        }
    }
}
