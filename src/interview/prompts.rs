//! Questions as menus in a terminal: with its screen, the only user of `dialoguer`.

mod screen;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use self::screen::{Chosen, Esc, Screen};
use super::typed::understood;
use super::{Prompt, Reply, Respondent, Stop};
use crate::messages::Lang;
use crate::questionnaire::{Answer, Choice, Kind, Profile, Questionnaire, Ref};

/// A person at a terminal.
pub struct Prompts {
    screen: Screen,
    lang: Lang,
}

/// What comes after a menu.
enum Turn {
    Reply(Reply),
    /// The same menu once more.
    Again,
    /// The question once more: something was printed below it.
    Anew,
}

impl Prompts {
    /// Prompts on standard error. `interrupted` is set by the signal handler. The keyboard is
    /// theirs until they are dropped.
    pub fn new(lang: Lang, interrupted: Arc<AtomicBool>) -> Prompts {
        Prompts {
            screen: Screen::new(lang, interrupted),
            lang,
        }
    }

    /// Where one is, the question, and what there is to know before the menu.
    fn introduce(&self, prompt: &Prompt<'_>) -> Result<(), Stop> {
        self.screen.line("")?;
        let position = format!("{} · {}/{}", prompt.section, prompt.position, prompt.total);
        self.screen.paragraph(&position)?;
        self.screen.paragraph(&prompt.question.text)?;
        match &prompt.question.kind {
            Kind::Single(_) => Ok(()),
            Kind::Many(options) => self.screen.list(options.iter().map(entry)),
            Kind::Number { .. } | Kind::Text => self.screen.paragraph(&self.lang.hint_empty_line()),
        }
    }

    fn ask_one(&mut self, prompt: &Prompt<'_>, options: &[Choice]) -> Result<Turn, Stop> {
        let mut entries: Vec<String> = options.iter().map(entry).collect();
        let preselected = match prompt.preselected {
            Some(Answer::One(option)) => option,
            Some(Answer::Unknown) => entries.len(),
            Some(Answer::Na) => entries.len() + 1,
            _ => 0,
        };
        if prompt.suggested
            && let Some(entry) = entries.get_mut(preselected)
        {
            *entry = self.lang.suggested(entry);
        }
        entries.extend(self.extra_entries(prompt));
        match self.screen.menu(&entries, preselected)? {
            Some(option) if option < options.len() => {
                self.screen.answered(&options[option].text)?;
                Ok(Turn::Reply(Reply::Answer(Answer::One(option))))
            }
            other => self.extra(prompt, other.map(|index| index - options.len())),
        }
    }

    fn ask_many(&mut self, prompt: &Prompt<'_>, options: &[Choice]) -> Result<Turn, Stop> {
        let texts: Vec<String> = options.iter().map(entry).collect();
        let own = [self.lang.tick_in_list(), self.lang.answer_none()];
        let preselected = match &prompt.preselected {
            Some(Answer::Many(chosen)) if chosen.is_empty() => 1,
            Some(Answer::Unknown) => own.len(),
            Some(Answer::Na) => own.len() + 1,
            _ => 0,
        };
        let mut entries = own.to_vec();
        entries.extend(self.extra_entries(prompt));
        match self.screen.menu(&entries, preselected)? {
            Some(0) => self.tick(prompt, &texts),
            Some(1) => self.chose_many(&texts, Vec::new()),
            other => self.extra(prompt, other.map(|index| index - own.len())),
        }
    }

    fn tick(&mut self, prompt: &Prompt<'_>, texts: &[String]) -> Result<Turn, Stop> {
        let earlier = match &prompt.preselected {
            Some(Answer::Many(chosen)) => chosen.as_slice(),
            _ => &[],
        };
        let checked: Vec<bool> = (0..texts.len()).map(|o| earlier.contains(&o)).collect();
        let hint = self.screen.hint(&self.lang.hint_tick())?;
        let chosen = self.screen.checkboxes(texts, &checked, Esc::Leaves)?;
        self.screen.erase(hint)?;
        match chosen {
            Some(chosen) => self.chose_many(texts, chosen),
            // Esc leaves the list, not the question: nothing is lost.
            None => Ok(Turn::Again),
        }
    }

    fn chose_many(&self, texts: &[String], chosen: Vec<usize>) -> Result<Turn, Stop> {
        if chosen.is_empty() {
            self.screen.answered(&self.lang.answer_none())?;
        }
        for &option in &chosen {
            self.screen.answered(&texts[option])?;
        }
        Ok(Turn::Reply(Reply::Answer(Answer::Many(chosen))))
    }

    /// A number or a text is typed; an empty line opens the other entries.
    fn ask_typed(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        let unit = match &prompt.question.kind {
            Kind::Number { unit, .. } => unit.as_deref().unwrap_or_default(),
            _ => "",
        };
        let mut initial = match &prompt.preselected {
            Some(Answer::Number(number)) => self.lang.typed_number(*number),
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        loop {
            let typed = self.screen.typed(unit, initial)?;
            if typed.trim().is_empty() {
                let chosen = self.screen.menu(&self.extra_entries(prompt), 0)?;
                return self.extra(prompt, chosen);
            }
            match understood(&prompt.question.kind, typed.trim(), self.lang) {
                Ok(answer) => {
                    self.screen.answered(typed.trim())?;
                    return Ok(Turn::Reply(Reply::Answer(answer)));
                }
                Err(complaint) => {
                    self.screen.paragraph(&complaint)?;
                    initial = typed;
                }
            }
        }
    }

    /// "I don't know", "not applicable" where it is allowed, and "More…".
    fn extra_entries(&self, prompt: &Prompt<'_>) -> Vec<String> {
        let na = prompt.question.na.as_ref();
        let mut entries = vec![self.lang.answer_unknown()];
        entries.extend(na.map(|reason| self.lang.not_applicable_because(reason)));
        entries.push(self.lang.entry_more());
        entries
    }

    /// The reply to one of the extra entries, counted from 0; `None`: Esc.
    fn extra(&mut self, prompt: &Prompt<'_>, chosen: Chosen) -> Result<Turn, Stop> {
        let has_na = prompt.question.na.is_some();
        match chosen {
            None => self.back(prompt),
            Some(0) => {
                self.screen.answered(&self.lang.answer_unknown())?;
                Ok(Turn::Reply(Reply::Answer(Answer::Unknown)))
            }
            Some(1) if has_na => {
                self.screen.answered(&self.lang.answer_na())?;
                Ok(Turn::Reply(Reply::Answer(Answer::Na)))
            }
            Some(_) => self.more(prompt),
        }
    }

    /// A remark on the answer; an empty line leaves none.
    fn note(&self) -> Result<Turn, Stop> {
        let note = self
            .screen
            .typed_after(&self.lang.prompt_note(), String::new())?;
        Ok(match note.trim() {
            "" => Turn::Again,
            note => {
                self.screen.answered(note)?;
                Turn::Reply(Reply::Note(note.to_owned()))
            }
        })
    }

    /// A profile with who belongs to it.
    fn described(&self, profile: &Profile) -> String {
        match profile.text.as_deref() {
            None | Some("") => profile.label.clone(),
            Some(text) => self.lang.described(&profile.label, text),
        }
    }

    fn back(&self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        if prompt.position == 1 {
            self.screen.paragraph(&self.lang.first_question())?;
            return Ok(Turn::Again);
        }
        self.screen.line(&format!("← {}", self.lang.entry_back()))?;
        Ok(Turn::Reply(Reply::Back))
    }

    fn more(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        let entries = [
            self.lang.entry_help(),
            self.lang.entry_note(),
            self.lang.entry_back(),
            self.lang.entry_quit(),
            self.lang.entry_return(),
        ];
        match self.screen.menu(&entries, 0)? {
            Some(0) => {
                let help = prompt.question.help.clone();
                let help = help.unwrap_or_else(|| self.lang.no_help());
                self.screen.line("")?;
                self.screen.paragraph(&help)?;
                Ok(Turn::Anew)
            }
            Some(1) => self.note(),
            Some(2) => self.back(prompt),
            Some(3) => Ok(Turn::Reply(Reply::Quit)),
            _ => Ok(Turn::Again),
        }
    }
}

/// The text of an option, with the rules' remark on it.
fn entry(option: &Choice) -> String {
    match &option.note {
        Some(note) => format!("{} ({note})", option.text),
        None => option.text.clone(),
    }
}

impl Respondent for Prompts {
    fn choose(&mut self, title: &str, entries: &[String]) -> Result<Chosen, Stop> {
        self.screen.line("")?;
        self.screen.paragraph(title)?;
        let chosen = self.screen.menu(entries, 0)?;
        if let Some(entry) = chosen {
            self.screen.answered(&entries[entry])?;
        }
        Ok(chosen)
    }

    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        self.screen.line("")?;
        self.screen.paragraph(&questionnaire.title)?;
        self.screen.line("")?;
        self.screen.paragraph(&self.lang.who_answers())?;
        self.screen.paragraph(&self.lang.hint_tick_profiles())?;
        let profiles = || questionnaire.profiles.iter().map(|(_, profile)| profile);
        let described = profiles().map(|profile| self.described(profile));
        let described: Vec<String> = described.collect();
        let labels: Vec<&str> = profiles().map(|profile| profile.label.as_str()).collect();
        let checked = vec![false; labels.len()];
        let chosen = self.screen.checkboxes(&described, &checked, Esc::Ignored)?;
        let chosen = chosen.unwrap_or_default();
        for &index in &chosen {
            self.screen.answered(labels[index])?;
        }
        if chosen.is_empty() {
            self.screen.answered(&self.lang.everyone())?;
        }
        let refs = questionnaire.profiles.refs().enumerate();
        let refs = refs.filter(|(index, _)| chosen.contains(index));
        Ok(refs.map(|(_, profile)| profile).collect())
    }

    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
        self.introduce(prompt)?;
        loop {
            let turn = match &prompt.question.kind {
                Kind::Single(options) => self.ask_one(prompt, options)?,
                Kind::Many(options) => self.ask_many(prompt, options)?,
                Kind::Number { .. } | Kind::Text => self.ask_typed(prompt)?,
            };
            match turn {
                Turn::Reply(reply) => return Ok(reply),
                Turn::Again => {}
                Turn::Anew => self.introduce(prompt)?,
            }
        }
    }

    fn offer_optional(&mut self, count: usize) -> Result<Option<bool>, Stop> {
        let title = self.lang.offer_optional(count);
        let entries = [self.lang.no_show_result(), self.lang.yes_go_on()];
        let chosen = self.choose(&title, &entries)?;
        Ok(chosen.map(|entry| entry == 1))
    }
}
