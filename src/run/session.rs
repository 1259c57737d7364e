//! The answers of a run: loaded, completed by the interview, saved after every answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::store::Store;
use super::team;
use crate::answers::{Answers, Disagreement, Entry, Merged, Said, Voice, merge};
use crate::assessment::assess;
use crate::cli::AssessArgs;
use crate::diagnostic::Faults;
use crate::interview::{
    self, End, Interview, Kept, Plain, Prompts, Respondent, Review, Scope, Stop,
};
use crate::library::{self, Holder, Lock, Opened};
use crate::messages::Lang;
use crate::questionnaire::{Profile, Question, Questionnaire, Ref};

/// The answers of a run, and where they are kept.
pub struct Session<'q> {
    rules: &'q Questionnaire,
    /// What the file that is written says: the first that was named, or the draft.
    own: Answers,
    /// What the other files say; they are only read.
    others: Vec<Voice>,
    store: Store,
    /// Nobody else writes the answers meanwhile.
    _lock: Option<Lock>,
    /// How to run the program again.
    again: Again,
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
        let named = team::distinct(&args.answers);
        let path = match named.first() {
            Some(path) => Some(path.clone()),
            None if interactive => library::draft_path(opened),
            None => None,
        };
        let is_named = !named.is_empty();
        let lock = match &path {
            Some(path) if interactive => lock(path, is_named, console)?,
            _ => None,
        };
        let mut session = Session {
            rules,
            own: Answers::none(rules),
            others: Vec::new(),
            store: Store::new(rules, path, is_named),
            _lock: lock,
            again: Again::new(args.questionnaire.as_deref(), &named),
        };
        session.load(&named, interactive, console)?;
        Ok(session)
    }

    fn load(
        &mut self,
        named: &[PathBuf],
        interactive: bool,
        console: &mut Console<'_, '_>,
    ) -> Result<(), Faults> {
        let own = self.load_own(named.len() > 1, interactive, console);
        let others = named.get(1..).unwrap_or_default();
        let others = team::read_all(others, self.rules, console);
        let mut faults = Faults::default();
        match others {
            Ok(others) => self.others = others,
            Err(wrong) => faults.append(wrong),
        }
        if let Err(mut wrong) = own {
            wrong.append(faults);
            faults = wrong;
        }
        match faults.list.is_empty() {
            true => Ok(()),
            false => Err(faults),
        }
    }

    fn load_own(
        &mut self,
        of_several: bool,
        interactive: bool,
        console: &mut Console<'_, '_>,
    ) -> Result<(), Faults> {
        let lang = console.lang;
        let Some(path) = self.store.path().map(Path::to_owned) else {
            return Ok(());
        };
        let read = if interactive {
            team::read_if_any(&path, self.rules, lang)
        } else {
            let help = lang.fault_answers_missing_help();
            team::read(&path, self.rules, &help, lang).map(Some)
        };
        match read {
            Ok(None) => Ok(()),
            Ok(Some(read)) => {
                self.store.take_over(self.rules, &read.source);
                let file = of_several.then(|| path.display().to_string());
                team::tell(&read.loaded.notices, file.as_deref(), self.rules, console);
                self.own = read.loaded.answers;
                Ok(())
            }
            Err(faults) if self.store.named => Err(faults),
            // A draft that no longer fits must not bar the way.
            Err(_) => self.set_aside(console),
        }
    }

    /// What all files say together.
    pub fn merged(&self) -> Merged {
        let file = self.store.path().map(|path| path.display().to_string());
        let own = Voice {
            file: file.unwrap_or_default(),
            answers: self.own.clone(),
        };
        let voices: Vec<Voice> = [own].into_iter().chain(self.others.clone()).collect();
        merge(self.rules, &voices)
    }

    /// Starts with no answers; the former ones are kept beside, and it is said where.
    fn set_aside(&mut self, console: &mut Console<'_, '_>) -> Result<(), Faults> {
        let (now, lang) = (console.world.now, console.lang);
        let aside = self.store.start_anew(self.rules, now, lang)?;
        self.own = Answers::none(self.rules);
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
        if !self.store.named && !self.own.is_empty() {
            self.take_up_draft(person, console)?;
        }
        let Merged {
            mut answers,
            disagreements,
        } = self.merged();
        let present = self.who_takes_part(answers.profiles.take(), profiles, person, console)?;
        let scope = Scope {
            profiles: present,
            disputed: disputed(&disagreements, self.rules, lang),
            ..scope
        };
        // What stands beside the answers of the others stays in their files.
        for (question, _) in self.rules.questions.iter() {
            if answers.entry(question).is_some() {
                answers.set_remarks(question, &self.own.remarks(question));
            }
        }
        let rules = self.rules;
        let mut keep = |question, kept: Kept<'_>| self.keep(question, kept, lang);
        Interview::new(rules, scope).run(&mut answers, person, &mut keep)
    }

    /// Keeps an answer, or what stands beside it, in the file that is written. An answer that
    /// another file contradicts is the team's: it has seen the others'.
    fn keep(&mut self, question: Ref<Question>, kept: Kept<'_>, lang: Lang) -> Result<(), Faults> {
        let Session {
            rules, own, store, ..
        } = self;
        match kept {
            Kept::Remarks(remarks) => {
                own.set_remarks(question, remarks);
                store.keep_remarks(rules, question, remarks, lang)
            }
            Kept::Answer(answer) => {
                let others = self.others.iter();
                let mut said = others.filter_map(|other| other.answers.entry(question));
                let contradicts = |said: &Entry| said.answer.is_said() && said.answer != *answer;
                if said.any(contradicts) {
                    own.settle(question, answer.clone());
                    return store.settle(rules, question, answer, lang);
                }
                own.set(question, answer.clone());
                store.keep_answer(rules, question, answer, lang)
            }
        }
    }

    /// What to do with the answers of an earlier interview.
    fn take_up_draft(
        &mut self,
        person: &mut dyn Respondent,
        console: &mut Console<'_, '_>,
    ) -> Result<(), Stop> {
        let lang = console.lang;
        let entries = [lang.draft_resume(), lang.draft_restart(), lang.draft_show()];
        let title = lang.draft_found(self.own.count());
        loop {
            match person.choose(&title, &entries)? {
                Some(1) => return self.set_aside(console).map_err(Stop::NotSaved),
                Some(2) => {
                    let assessment = assess(self.rules, &self.own, None);
                    let review = Review::new(self.rules, &assessment, &self.own, 0);
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
        saved: Option<Vec<Ref<Profile>>>,
        named: Option<&[Ref<Profile>]>,
        person: &mut dyn Respondent,
        console: &Console<'_, '_>,
    ) -> Result<Vec<Ref<Profile>>, Stop> {
        if let Some(saved) = saved {
            return Ok(named.map_or(saved, <[_]>::to_vec));
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
        self.own.profiles = Some(present.clone());
        Ok(present)
    }

    /// Tells where the answers are and what to do next: take them up, read the result again, have
    /// others answer what is still unknown.
    pub fn tell_kept(&self, left_unknown: bool, console: &mut Console<'_, '_>) {
        let lang = console.lang;
        console.note("");
        let Some(path) = self.store.path().filter(|path| path.exists()) else {
            if !self.own.is_empty() {
                console.note(&lang.note_answers_lost());
            }
            return;
        };
        let shown = path.display().to_string();
        console.note(&lang.note_answers_kept(&shown));
        let Again {
            questionnaire,
            answers,
        } = &self.again;
        console.note(&lang.note_resume(&format!("palier{questionnaire}{answers}")));
        let answers = match self.store.named {
            true => answers.clone(),
            false => format!(" --answers {}", quoted(&shown)),
        };
        let read = format!("palier{questionnaire}{answers} --no-input");
        console.note(&lang.note_read_again(&read));
        if left_unknown {
            let file = lang.file_to_fill_in();
            let blank = format!("palier blank{questionnaire}{answers} --output {file}");
            console.note(&lang.note_hand_out(&blank));
        }
    }
}

/// The arguments of the command that takes an interview up again, each behind a space.
struct Again {
    questionnaire: String,
    answers: String,
}

impl Again {
    fn new(questionnaire: Option<&str>, answers: &[PathBuf]) -> Again {
        let questionnaire = questionnaire.map(|name| format!(" {}", quoted(name)));
        let answers = answers.iter().map(|path| {
            let path = path.display().to_string();
            format!(" --answers {}", quoted(&path))
        });
        Again {
            questionnaire: questionnaire.unwrap_or_default(),
            answers: answers.collect(),
        }
    }
}

/// What each respondent said, where they differ.
fn disputed(
    disagreements: &[Disagreement],
    rules: &Questionnaire,
    lang: Lang,
) -> BTreeMap<Ref<Question>, Vec<interview::Voice>> {
    let said = |said: &Said| {
        let labels = said
            .profiles
            .iter()
            .map(|&p| rules.profiles[p].label.as_str());
        let labels: Vec<&str> = labels.collect();
        interview::Voice {
            who: lang.respondent_named(said.by.as_deref(), &labels, &said.file),
            answer: said.answer.clone(),
        }
    };
    let voices = disagreements.iter();
    voices
        .map(|d| (d.question, d.said.iter().map(said).collect()))
        .collect()
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
