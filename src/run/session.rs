//! The answers of a run: loaded, completed by the interview, saved after every answer.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::blank::unanswered;
use super::console::Console;
use super::store::Store;
use super::{quoted, team};
use crate::answers::{self, Answers, Disagreement, Entry, Merged, Said, Voice, merge};
use crate::assessment::assess;
use crate::charset::Charset;
use crate::cli::AssessArgs;
use crate::diagnostic::Faults;
use crate::interview::{
    self, End, Interview, Kept, Plain, Prompts, Respondent, Review, Scope, Signals, Stop,
    relevant_questions,
};
use crate::library::{self, Holder, Lock, Opened};
use crate::messages::Lang;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};

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
            None if interactive => {
                console.note(&console.lang.note_no_draft());
                None
            }
            _ => None,
        };
        let mut session = Session {
            rules,
            own: Answers::none(rules),
            others: Vec::new(),
            store: Store::new(path, is_named, console.world.now),
            _lock: lock,
            again: Again::new(args.questionnaire.as_deref(), &named, console.charset),
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
                self.store.take_over(&read.source);
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
        let aside = self.store.start_anew(now, lang)?;
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
        let over = Arc::clone(&signals.over);
        let ended = self.interview_with(signals, profiles, scope, console);
        over.store(true, Ordering::Relaxed);
        ended
    }

    fn interview_with(
        &mut self,
        signals: Signals,
        profiles: Option<&[Ref<Profile>]>,
        scope: Scope,
        console: &mut Console<'_, '_>,
    ) -> Result<End, Stop> {
        let lang = console.lang;
        let mut person: Box<dyn Respondent> = if console.is_plain() {
            Box::new(Plain::new(lang, console.charset, signals))
        } else {
            Box::new(Prompts::new(lang, console.charset, signals))
        };
        let person = person.as_mut();
        if !self.store.named && !self.own.is_empty() {
            self.take_up_draft(person, console)?;
        }
        loop {
            let asked_who = self.merged().answers.profiles.is_none() && profiles.is_none();
            let present = self.who_takes_part(profiles, person, console)?;
            let scope = Scope {
                profiles: present,
                can_leave: asked_who && self.rules.profiles.len() > 1,
                ..scope.clone()
            };
            match self.ask(scope, asked_who, person, lang)? {
                // Who takes part is asked again.
                End::Left => self.own.profiles = None,
                end => return Ok(end),
            }
        }
    }

    fn ask(
        &mut self,
        scope: Scope,
        asked_who: bool,
        person: &mut dyn Respondent,
        lang: Lang,
    ) -> Result<End, Stop> {
        let rules = self.rules;
        let Merged {
            mut answers,
            disagreements,
        } = self.merged();
        let scope = Scope {
            disputed: disputed(&disagreements, rules, lang),
            ..scope
        };
        let mut lines = Vec::new();
        if !asked_who {
            lines.push(rules.title.to_string());
            let labels = scope
                .profiles
                .iter()
                .map(|&p| rules.profiles[p].label.as_ref());
            let labels: Vec<&str> = labels.collect();
            if rules.profiles.len() > 1 {
                lines.push(lang.welcome_profiles(&labels.join(", ")));
            }
        }
        lines.extend(self.asked_again(&answers, &scope, lang));
        if !lines.is_empty() {
            person.welcome(&lines)?;
        }
        // What stands beside the answers of the others stays in their files.
        for (question, _) in rules.questions.iter() {
            if answers.entry(question).is_some() {
                answers.set_remarks(question, &self.own.remarks(question));
            }
        }
        let mut keep = |question, kept: Kept<'_>| self.keep(question, kept, lang);
        Interview::new(rules, scope).run(&mut answers, person, &mut keep)
    }

    /// What is asked although there is an answer.
    fn asked_again(&self, answers: &Answers, scope: &Scope, lang: Lang) -> Vec<String> {
        let assessment = assess(self.rules, answers, scope.stage);
        let relevant = relevant_questions(self.rules, &assessment, &scope.profiles);
        let unknown = relevant.iter().filter(|&&question| {
            answers.entry(question).is_some() && !scope.disputed.contains_key(&question)
        });
        let counts = [
            (
                scope.disputed.len(),
                Lang::disputes_first as fn(Lang, usize) -> String,
            ),
            (unknown.count(), Lang::unknown_again),
        ];
        let told = counts.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, words)| words(lang, count)).collect()
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
                store.keep(rules, lang, |file| {
                    file.set_remarks(rules, question, remarks)
                })
            }
            Kept::Answer(answer) => {
                let others = self.others.iter();
                let mut said = others.filter_map(|other| other.answers.entry(question));
                let contradicts = |said: &Entry| {
                    let counts = said.settled || said.answer != Answer::Unknown;
                    counts && said.answer != *answer
                };
                if said.any(contradicts) {
                    own.settle(question, answer.clone());
                    store.keep(rules, lang, |file| file.settle(rules, question, answer))?;
                } else {
                    own.set(question, answer.clone());
                    store.keep(rules, lang, |file| file.set_answer(rules, question, answer))?;
                }
                self.see_changes(lang);
                Ok(())
            }
        }
    }

    /// Takes over what somebody else changed in the file meanwhile; what is wrong there is told the
    /// next time it is read.
    fn see_changes(&mut self, lang: Lang) {
        let Some(changed) = self.store.take_changed() else {
            return;
        };
        if let Ok(loaded) = answers::read(&changed, self.rules, lang) {
            for (question, _) in self.rules.questions.iter() {
                if let Some(entry) = loaded.answers.entry(question) {
                    self.own.replace(question, entry.clone());
                }
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
        named: Option<&[Ref<Profile>]>,
        person: &mut dyn Respondent,
        console: &Console<'_, '_>,
    ) -> Result<Vec<Ref<Profile>>, Stop> {
        if let Some(saved) = self.merged().answers.profiles {
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
        let rules = self.rules;
        let kept = self.store.keep(rules, console.lang, |file| {
            file.set_profiles(rules, &present);
        });
        kept.map_err(Stop::NotSaved)?;
        self.own.profiles = Some(present.clone());
        Ok(present)
    }

    /// Tells where the answers are and what to do next: take them up or change one, read the result
    /// again, have others answer what is still unknown.
    pub fn tell_kept(
        &self,
        end: Option<End>,
        present: &[Ref<Profile>],
        console: &mut Console<'_, '_>,
    ) {
        let lang = console.lang;
        let Some(path) = self.store.path().filter(|path| path.exists()) else {
            if !self.own.is_empty() {
                console.note(&lang.note_answers_lost());
            }
            return;
        };
        for aside in self.store.set_aside() {
            console.note(&lang.note_set_aside(&aside.display().to_string()));
        }
        let shown = path.display().to_string();
        console.note(&lang.note_answers_kept(&shown));
        let Again {
            questionnaire,
            answers,
        } = &self.again;
        let again = format!("palier{questionnaire}{answers}");
        console.note(&match end {
            Some(End::Finished) => lang.note_change(&again),
            _ => lang.note_resume(&again),
        });
        let answers = match self.store.named {
            true => answers.clone(),
            false => format!(" --answers {}", quoted(&shown, console.charset)),
        };
        let read = format!("palier{questionnaire}{answers} --no-input");
        console.note(&lang.note_read_again(&read));
        if let Some(others) = self.hand_out(present).filter(|_| end.is_some()) {
            let file = lang.file_to_fill_in();
            let blank = format!("palier blank{questionnaire}{answers}{others} --output {file}");
            console.note(&lang.note_hand_out(&blank));
            let merge = format!("palier{questionnaire}{answers} --answers {file}");
            console.note(&lang.note_merge(&merge));
        }
    }

    /// For whom the questions are that are still unknown, as arguments; `None`: nothing is.
    fn hand_out(&self, present: &[Ref<Profile>]) -> Option<String> {
        let rules = self.rules;
        let unknown = unanswered(rules, &self.merged().answers);
        let absent = rules.profiles.iter().filter(|(profile, _)| {
            let asked = |who: &[Ref<Profile>]| {
                let mut unknown = unknown.iter();
                unknown.any(|&q| rules.is_asked_to(q, who) && !rules.is_asked_to(q, present))
            };
            asked(&[*profile])
        });
        let absent = absent.map(|(_, profile)| format!(" --profile {}", profile.id));
        let absent: String = absent.collect();
        let left = unknown
            .iter()
            .any(|&question| rules.is_asked_to(question, present));
        (left || !absent.is_empty()).then_some(absent)
    }
}

/// The arguments of the command that takes an interview up again, each behind a space.
struct Again {
    questionnaire: String,
    answers: String,
}

impl Again {
    fn new(questionnaire: Option<&str>, answers: &[PathBuf], charset: Charset) -> Again {
        let questionnaire = questionnaire.map(|name| format!(" {}", quoted(name, charset)));
        let answers = answers.iter().map(|path| {
            let path = path.display().to_string();
            format!(" --answers {}", quoted(&path, charset))
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
) -> HashMap<Ref<Question>, Vec<interview::Voice>> {
    let said = |said: &Said| {
        let labels = said
            .profiles
            .iter()
            .map(|&p| rules.profiles[p].label.as_ref());
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
fn lock(path: &Path, named: bool, console: &mut Console<'_, '_>) -> Result<Option<Lock>, Faults> {
    let holder = Holder {
        user: (console.world.user)(),
        process: std::process::id(),
        since: console.world.now,
    };
    if !named {
        library::make_folder_of(path);
    }
    match library::lock(path, &holder, console.lang) {
        Err(faults) if !named && faults.list.iter().any(|fault| fault.code == "write") => {
            console.note(&console.lang.note_no_draft());
            Ok(None)
        }
        locked => locked,
    }
}
