//! The answers of a run: loaded, completed by the interview, saved after every answer.

use std::path::Path;

use super::console::Console;
use super::store::Store;
use crate::answers::{self, Answers, Loaded, Notice};
use crate::assessment::assess;
use crate::cli::AssessArgs;
use crate::diagnostic::{Fault, Faults};
use crate::interview::{End, Interview, Kept, Plain, Prompts, Respondent, Review, Scope, Stop};
use crate::library::{self, Holder, Lock, Opened};
use crate::questionnaire::{Profile, Questionnaire, Ref};

/// The answers of a run, and where they are kept.
pub struct Session<'q> {
    rules: &'q Questionnaire,
    /// What is known so far.
    pub answers: Answers,
    store: Store,
    /// Nobody else writes the answers meanwhile.
    _lock: Option<Lock>,
    /// The questionnaire as it was named on the command line.
    questionnaire: Option<String>,
}

impl<'q> Session<'q> {
    /// Loads the answers named on the command line, or the draft of an earlier interview.
    pub fn open(
        args: &AssessArgs,
        opened: &'q Opened,
        interactive: bool,
        console: &mut Console<'_, '_>,
    ) -> Result<Session<'q>, Faults> {
        let rules = &opened.questionnaire;
        let path = match &args.answers {
            Some(path) => Some(path.clone()),
            None if interactive => library::draft_path(opened),
            None => None,
        };
        let lock = match &path {
            Some(path) if interactive => lock(path, args.answers.is_some(), console)?,
            _ => None,
        };
        let mut session = Session {
            rules,
            _lock: lock,
            answers: Answers::none(rules),
            store: Store::new(rules, path, args.answers.is_some()),
            questionnaire: args.questionnaire.clone(),
        };
        session.load(interactive, console)?;
        Ok(session)
    }

    fn load(&mut self, interactive: bool, console: &mut Console<'_, '_>) -> Result<(), Faults> {
        let lang = console.lang;
        let Some(path) = self.store.path() else {
            return Ok(());
        };
        let shown = path.display().to_string();
        let Some(source) = library::read_answers(path, lang)? else {
            if interactive {
                return Ok(());
            }
            let fault = Fault::nowhere("missing-file", lang.fault_file_missing(&shown));
            return Err(Faults::single(
                fault.help(lang.fault_answers_missing_help()),
            ));
        };
        self.store.take_over(self.rules, &source);
        match answers::read(&source, self.rules, lang) {
            Ok(loaded) => {
                self.take_over(loaded, console);
                Ok(())
            }
            Err(faults) if self.store.named => Err(faults),
            // A draft that no longer fits must not bar the way.
            Err(_) => self.set_aside(console),
        }
    }

    fn take_over(&mut self, loaded: Loaded, console: &mut Console<'_, '_>) {
        let lang = console.lang;
        for notice in &loaded.notices {
            let note = match notice {
                Notice::Renamed { old, new } => lang.note_renamed(old, new),
                Notice::Removed { id } => lang.note_removed(id),
                Notice::OtherVersion { found } => {
                    lang.note_other_version(found, &self.rules.version)
                }
            };
            console.note(&note);
        }
        self.answers = loaded.answers;
    }

    /// Starts with no answers; the former ones are kept beside, and it is said where.
    fn set_aside(&mut self, console: &mut Console<'_, '_>) -> Result<(), Faults> {
        let (now, lang) = (console.world.now, console.lang);
        let aside = self.store.start_anew(self.rules, now, lang)?;
        self.answers = Answers::none(self.rules);
        if let Some(aside) = aside {
            console.note(&lang.note_set_aside(&aside.display().to_string()));
        }
        Ok(())
    }

    /// Asks what is missing; every answer is saved at once.
    pub fn interview(
        &mut self,
        profiles: Option<&[Ref<Profile>]>,
        scope: Scope,
        console: &mut Console<'_, '_>,
    ) -> Result<End, Stop> {
        let signals = (console.world.catch_signals)();
        let lang = console.lang;
        let mut person: Box<dyn Respondent> = if console.is_plain() {
            Box::new(Plain::new(lang, signals))
        } else {
            Box::new(Prompts::new(lang, signals))
        };
        let person = person.as_mut();
        if !self.store.named && !self.answers.is_empty() {
            self.take_up_draft(person, console)?;
        }
        let present = self.who_takes_part(profiles, person, console)?;
        let scope = Scope {
            profiles: present,
            ..scope
        };
        let Session {
            rules,
            answers,
            store,
            ..
        } = self;
        let mut keep = |question, kept: Kept<'_>| match kept {
            Kept::Answer(answer) => store.keep_answer(rules, question, answer, lang),
            Kept::Remarks(remarks) => store.keep_remarks(rules, question, remarks, lang),
        };
        Interview::new(rules, scope).run(answers, person, &mut keep)
    }

    /// What to do with the answers of an earlier interview.
    fn take_up_draft(
        &mut self,
        person: &mut dyn Respondent,
        console: &mut Console<'_, '_>,
    ) -> Result<(), Stop> {
        let lang = console.lang;
        let entries = [lang.draft_resume(), lang.draft_restart(), lang.draft_show()];
        let title = lang.draft_found(self.answers.count());
        loop {
            match person.choose(&title, &entries)? {
                Some(1) => return self.set_aside(console).map_err(Stop::NotSaved),
                Some(2) => {
                    let assessment = assess(self.rules, &self.answers, None);
                    let review = Review::new(self.rules, &assessment, &self.answers, 0);
                    person.show(&review)?;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Who takes part: the profiles of the command line, else those of the answers, else asked.
    /// What the answers did not say yet is kept with them.
    fn who_takes_part(
        &mut self,
        named: Option<&[Ref<Profile>]>,
        person: &mut dyn Respondent,
        console: &Console<'_, '_>,
    ) -> Result<Vec<Ref<Profile>>, Stop> {
        if let Some(saved) = &self.answers.profiles {
            return Ok(named.unwrap_or(saved).to_vec());
        }
        let all = || self.rules.profiles.refs().collect();
        let present = match named {
            Some(named) => named.to_vec(),
            None if self.rules.profiles.len() < 2 => return Ok(all()),
            None => Some(person.profiles(self.rules)?)
                .filter(|chosen| !chosen.is_empty())
                .unwrap_or_else(all),
        };
        let kept = self.store.keep_profiles(self.rules, &present, console.lang);
        kept.map_err(Stop::NotSaved)?;
        self.answers.profiles = Some(present.clone());
        Ok(present)
    }

    /// Tells where the answers are, how to take them up and how to read the result again.
    pub fn tell_kept(&self, console: &mut Console<'_, '_>) {
        let lang = console.lang;
        console.note("");
        let Some(path) = self.store.path().filter(|path| path.exists()) else {
            if !self.answers.is_empty() {
                console.note(&lang.note_answers_lost());
            }
            return;
        };
        console.note(&lang.note_answers_kept(&path.display().to_string()));
        let mut resume = "palier".to_owned();
        if let Some(questionnaire) = &self.questionnaire {
            resume.push_str(&format!(" {}", quoted(questionnaire)));
        }
        let answers = format!(" --answers {}", quoted(&path.display().to_string()));
        if self.store.named {
            resume.push_str(&answers);
            console.note(&lang.note_resume(&resume));
            console.note(&lang.note_read_again_same());
        } else {
            console.note(&lang.note_resume(&resume));
            console.note(&lang.note_read_again(&format!("{resume}{answers} --no-input")));
        }
    }
}

/// Locks the file that answers are to be saved in. A draft that cannot be written is none: the
/// interview goes on without.
fn lock(path: &Path, named: bool, console: &Console<'_, '_>) -> Result<Option<Lock>, Faults> {
    let holder = Holder {
        user: (console.world.user)(),
        process: std::process::id(),
        since: console.world.now,
    };
    if !named {
        library::make_folder_of(path);
    }
    match library::lock(path, &holder, console.lang) {
        Err(faults) if !named && faults.list.iter().any(|fault| fault.code == "write") => Ok(None),
        locked => locked,
    }
}

/// An argument as it can be typed again in a shell.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-:\\~".contains(c);
    if argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("\"{argument}\"")
    }
}
