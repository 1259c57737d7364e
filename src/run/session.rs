//! The answers of a run: loaded, completed by the interview, saved after every answer.

use std::path::{Path, PathBuf};

use super::console::Console;
use crate::answers::{self, Answers, AnswersDocument, Notice};
use crate::cli::AssessArgs;
use crate::diagnostic::{Fault, Faults, Source};
use crate::interview::{End, Interview, Prompts, Respondent, Stop};
use crate::library;
use crate::questionnaire::{Profile, Questionnaire, Ref};

/// The answers of a run, and the file that they are kept in.
pub struct Session<'q> {
    rules: &'q Questionnaire,
    /// What is known so far.
    pub answers: Answers,
    document: AnswersDocument,
    file: Option<PathBuf>,
    /// The file was named on the command line; otherwise it is a draft of ours.
    named: bool,
}

impl<'q> Session<'q> {
    /// Loads the answers named on the command line, or the draft of an earlier interview.
    pub fn open(
        args: &AssessArgs,
        rules: &'q Questionnaire,
        interactive: bool,
        console: &mut Console<'_, '_>,
    ) -> Result<Session<'q>, Faults> {
        let file = match &args.answers {
            Some(path) => Some(path.clone()),
            None if interactive => library::draft_path(rules),
            None => None,
        };
        let mut session = Session {
            rules,
            answers: Answers::none(rules),
            document: AnswersDocument::new(rules),
            file,
            named: args.answers.is_some(),
        };
        session.load(interactive, console)?;
        Ok(session)
    }

    fn load(&mut self, interactive: bool, console: &mut Console<'_, '_>) -> Result<(), Faults> {
        let lang = console.lang;
        let Some(path) = self.file.clone() else {
            if interactive {
                console.note(&lang.note_answers_lost());
            }
            return Ok(());
        };
        match library::read_answers(&path, lang)? {
            Some(source) => self.read(&source, console),
            None if interactive => Ok(()),
            None => {
                let message = lang.fault_file_missing(&path.display().to_string());
                let fault = Fault::nowhere("missing-file", message);
                Err(Faults::single(
                    fault.help(lang.fault_answers_missing_help()),
                ))
            }
        }
    }

    fn read(&mut self, source: &Source, console: &mut Console<'_, '_>) -> Result<(), Faults> {
        let loaded = answers::read(source, self.rules, console.lang)?;
        for notice in &loaded.notices {
            let note = match notice {
                Notice::Renamed { old, new } => console.lang.note_renamed(old, new),
                Notice::Removed { id } => console.lang.note_removed(id),
                Notice::OtherVersion { found } => {
                    console.lang.note_other_version(found, &self.rules.version)
                }
            };
            console.note(&note);
        }
        self.answers = loaded.answers;
        // The file was just read as TOML: the other parser of the same grammar agrees.
        if let Some(document) = AnswersDocument::parse(&source.text) {
            self.document = document;
        }
        Ok(())
    }

    /// Asks what is missing; every answer is saved at once.
    pub fn interview(
        &mut self,
        profiles: Option<&[Ref<Profile>]>,
        stage: Option<usize>,
        console: &mut Console<'_, '_>,
    ) -> Result<End, Stop> {
        let interrupted = (console.world.catch_interruptions)();
        let mut person = Prompts::new(console.lang, interrupted);
        if !self.named && !self.answers.is_empty() {
            self.resume_or_restart(&mut person, console)?;
        }
        let present = match profiles {
            Some(profiles) => profiles.to_vec(),
            None => self.ask_profiles(&mut person, console)?,
        };
        let Session {
            rules,
            answers,
            document,
            file,
            ..
        } = self;
        let mut keep = |question, answer: &_| {
            document.set_answer(rules, question, answer);
            save(file.as_deref(), document, console)
        };
        Interview::new(rules, &present, stage).run(answers, &mut person, &mut keep)
    }

    fn resume_or_restart(
        &mut self,
        person: &mut Prompts,
        console: &Console<'_, '_>,
    ) -> Result<(), Stop> {
        let lang = console.lang;
        let entries = [lang.draft_resume(), lang.draft_restart()];
        if person.choose(&lang.draft_found(), &entries)? != Some(1) {
            return Ok(());
        }
        if let Some(file) = &self.file {
            let former = self.document.text();
            let aside = file.with_extension("old.toml");
            library::write(&aside, &former, lang).map_err(Stop::NotSaved)?;
        }
        self.answers = Answers::none(self.rules);
        self.document = AnswersDocument::new(self.rules);
        Ok(())
    }

    /// Asks who takes part, unless the answers say; the reply is kept with the answers.
    fn ask_profiles(
        &mut self,
        person: &mut dyn Respondent,
        console: &Console<'_, '_>,
    ) -> Result<Vec<Ref<Profile>>, Stop> {
        if let Some(profiles) = &self.answers.profiles {
            return Ok(profiles.clone());
        }
        let all = || self.rules.profiles.refs().collect();
        if self.rules.profiles.len() < 2 {
            return Ok(all());
        }
        let chosen = person.profiles(self.rules)?;
        let chosen = if chosen.is_empty() { all() } else { chosen };
        self.document.set_profiles(self.rules, &chosen);
        save(self.file.as_deref(), &self.document, console).map_err(Stop::NotSaved)?;
        self.answers.profiles = Some(chosen.clone());
        Ok(chosen)
    }

    /// Tells where the answers are and how to take them up again.
    pub fn tell_kept(&self, console: &mut Console<'_, '_>) {
        let Some(path) = self.file.as_deref().filter(|path| path.exists()) else {
            return;
        };
        let shown = path.display().to_string();
        console.note("");
        console.note(&console.lang.note_answers_kept(&shown));
        let command = if self.named {
            format!("palier --answers {shown}")
        } else {
            "palier".to_owned()
        };
        console.note(&console.lang.note_resume(&command));
    }
}

fn save(
    file: Option<&Path>,
    document: &AnswersDocument,
    console: &Console<'_, '_>,
) -> Result<(), Faults> {
    match file {
        Some(path) => library::write(path, &document.text(), console.lang),
        None => Ok(()),
    }
}
