//! The file that the answers of a run are kept in.

use std::path::{Path, PathBuf};

use crate::answers::AnswersDocument;
use crate::diagnostic::{Faults, Source};
use crate::library;
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;

/// The file that the answers of a run are kept in, and its text as last read or written.
pub struct Store {
    /// `None`: answers are kept nowhere.
    path: Option<PathBuf>,
    /// The file was named on the command line; otherwise it is a draft of ours.
    pub named: bool,
    /// What is kept, to be changed: `None` until a first change, which many runs never make.
    document: Option<AnswersDocument>,
    last: Option<String>,
    /// What somebody else wrote meanwhile.
    changed: Option<Source>,
    set_aside: Vec<PathBuf>,
    /// When the run began, seconds since 1970: what is set aside is named after it.
    now: i64,
}

impl Store {
    /// A store in which nothing was written yet.
    pub fn new(path: Option<PathBuf>, named: bool, now: i64) -> Store {
        Store {
            path,
            named,
            document: None,
            last: None,
            changed: None,
            set_aside: Vec::new(),
            now,
        }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Takes over a file that was read.
    pub fn take_over(&mut self, source: &Source) {
        self.document = None;
        self.last = Some(source.text.clone());
    }

    /// What is kept: the file as it was last read, else an empty one.
    fn take_document(&mut self, rules: &Questionnaire) -> AnswersDocument {
        self.document.take().unwrap_or_else(|| {
            // The file was read as TOML before: the other parser of the same grammar agrees.
            let last = self.last.as_ref();
            last.and_then(|text| AnswersDocument::parse(rules, text))
                .unwrap_or_else(|| AnswersDocument::new(rules))
        })
    }

    /// Sets the file aside under a name of its own, and starts an empty one.
    ///
    /// # Errors
    /// When it cannot be renamed; the file then stays as it is.
    pub fn start_anew(&mut self, now: i64, lang: Lang) -> Result<Option<PathBuf>, Faults> {
        let aside = match &self.path {
            Some(path) => library::set_aside(path, now, lang)?,
            None => None,
        };
        self.document = None;
        self.last = None;
        Ok(aside)
    }

    /// Changes what is kept, and writes it. A draft is a convenience of ours: one that cannot be
    /// written is given up, and the interview goes on.
    ///
    /// # Errors
    /// When a file that was named on the command line cannot be written.
    pub fn keep(
        &mut self,
        rules: &Questionnaire,
        lang: Lang,
        change: impl FnOnce(&mut AnswersDocument),
    ) -> Result<(), Faults> {
        let Some(path) = self.path.clone() else {
            return Ok(());
        };
        match self.write(rules, &path, lang, change) {
            Err(_) if !self.named => self.path = None,
            written => written?,
        }
        Ok(())
    }

    fn write(
        &mut self,
        rules: &Questionnaire,
        path: &Path,
        lang: Lang,
        change: impl FnOnce(&mut AnswersDocument),
    ) -> Result<(), Faults> {
        let mut document = self.take_document(rules);
        let seen = self.see_changes(&mut document, rules, path, lang);
        let document = self.document.insert(document);
        seen?;
        change(document);
        let text = document.text();
        if self.named {
            library::write(path, &text, lang)?;
        } else {
            library::write_in_new_folder(path, &text, lang)?;
        }
        self.last = Some(text);
        Ok(())
    }

    /// What was changed in the file meanwhile, in an editor, is not written over: it is taken over,
    /// or set aside when it cannot be read.
    fn see_changes(
        &mut self,
        document: &mut AnswersDocument,
        rules: &Questionnaire,
        path: &Path,
        lang: Lang,
    ) -> Result<(), Faults> {
        let found = match library::read_answers(path, lang) {
            Ok(None) => return Ok(()),
            Ok(Some(source)) if self.last.as_ref() == Some(&source.text) => return Ok(()),
            Ok(Some(source)) => Some(source),
            Err(_) => None,
        };
        let theirs = found.as_ref();
        match theirs.and_then(|source| AnswersDocument::parse(rules, &source.text)) {
            Some(theirs) => {
                let mine = std::mem::replace(document, theirs);
                // An editor that was opened before knows nothing of what was answered since.
                document.complete_from(&mine);
                self.changed = found;
            }
            None => {
                let aside = library::set_aside(path, self.now, lang)?;
                self.set_aside.extend(aside);
            }
        }
        Ok(())
    }

    /// The text that somebody else wrote in the file since this was last asked, if any did.
    pub fn take_changed(&mut self) -> Option<Source> {
        self.changed.take()
    }

    /// What could not be read and was set aside.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.set_aside
    }
}
