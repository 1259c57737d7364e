//! Questions as menus in a terminal: with its screen, the only user of `dialoguer`.

mod net;
mod review;
mod screen;

use std::collections::HashMap;

use self::screen::{Chosen, Cut, Esc, Line, Screen, Unsent};
use super::typed::understood;
use super::{Next, Prompt, Reply, Respondent, Review, Signals, Stop, help, words};
use crate::answers::Remarks;
use crate::charset::Charset;
use crate::diagnostic::clean;
use crate::messages::Lang;
use crate::questionnaire::{Answer, Choice, Kind, Profile, Question, Questionnaire, Ref};

/// A person at a terminal.
pub struct Prompts {
    screen: Screen,
    lang: Lang,
    /// Lines that were left before they were sent, by question.
    unsent: HashMap<Ref<Question>, Unsent>,
    /// The section that an answer was last changed in from the review, and which of its answers.
    reviewing: Option<(String, usize)>,
}

/// What comes after a menu.
enum Turn {
    Reply(Reply),
    /// The same menu once more.
    Again,
    /// The question once more: something was printed below it.
    Anew,
}

/// Puts something again as long as it is cut off by the terminal and not by the person.
fn anew<T>(mut put: impl FnMut() -> Result<T, Cut>) -> Result<T, Stop> {
    loop {
        match put() {
            Ok(done) => return Ok(done),
            Err(Cut::Anew) => {}
            Err(Cut::Stop(stop)) => return Err(stop),
        }
    }
}

impl Prompts {
    /// Prompts on standard error. The keyboard is theirs until they are dropped.
    pub fn new(lang: Lang, charset: Charset, signals: Signals) -> Prompts {
        Prompts {
            screen: Screen::new(lang, charset, signals),
            lang,
            unsent: HashMap::new(),
            reviewing: None,
        }
    }

    /// Where one is, the question, and what there is to know before the menu.
    fn introduce(&self, prompt: &Prompt<'_>) -> Result<(), Stop> {
        self.screen.begin()?;
        let mut header = prompt.section.to_owned();
        if let Some((position, total)) = prompt.position {
            header.push_str(&format!(" · {position}/{total}"));
        }
        if prompt.optional {
            header.push_str(&format!(" · {}", self.lang.optional_mark()));
        }
        self.screen.paragraph(&header)?;
        self.screen.paragraph(&prompt.question.text)?;
        for remark in words::beside(prompt, self.lang) {
            self.screen.paragraph(&remark)?;
        }
        if let Some(suggested) = self.suggestion_apart(prompt) {
            self.screen.paragraph(&self.lang.suggestion(&suggested))?;
        }
        match &prompt.question.kind {
            Kind::Single(_) | Kind::Many(_) => Ok(()),
            _ if earlier_text(prompt, self.lang).is_empty() => {
                self.screen.paragraph(&self.lang.hint_empty_line())
            }
            _ => self.screen.paragraph(&self.lang.hint_typed_again()),
        }
    }

    /// A suggestion that no entry of the menu can carry, in words.
    fn suggestion_apart(&self, prompt: &Prompt<'_>) -> Option<String> {
        let answer = prompt.preselected.as_ref().filter(|_| prompt.suggested)?;
        let is_entry = matches!(prompt.question.kind, Kind::Single(_));
        (!is_entry).then(|| prompt.question.in_words(answer, self.lang))
    }

    fn put(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Cut> {
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

    fn ask_one(&mut self, prompt: &Prompt<'_>, options: &[Choice]) -> Result<Turn, Cut> {
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
            Some(option) if option < options.len() => Ok(answered(Answer::One(option))),
            other => self.extra(prompt, other.map(|index| index - options.len())),
        }
    }

    /// Boxes to tick; with none ticked, Enter opens the other entries.
    fn ask_many(&mut self, prompt: &Prompt<'_>, options: &[Choice]) -> Result<Turn, Cut> {
        let earlier = match &prompt.preselected {
            Some(Answer::Many(chosen)) => chosen.as_slice(),
            _ => &[],
        };
        let texts: Vec<String> = options.iter().map(entry).collect();
        let checked: Vec<bool> = (0..texts.len()).map(|o| earlier.contains(&o)).collect();
        let hint = self.screen.hint(&self.lang.hint_tick())?;
        let pressed = &mut self.unsent.entry(prompt.reference).or_default().keys;
        let chosen = self
            .screen
            .checkboxes(&texts, &checked, Esc::Leaves, pressed)?;
        self.unsent.remove(&prompt.reference);
        self.screen.erase(hint)?;
        match chosen {
            None => self.back(prompt),
            Some(chosen) if chosen.is_empty() => self.ask_none(prompt),
            Some(chosen) => Ok(answered(Answer::Many(chosen))),
        }
    }

    /// Nothing was ticked: none applies, or there is something else to say.
    fn ask_none(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        let preselected = match &prompt.preselected {
            Some(Answer::Unknown) => 1,
            Some(Answer::Na) => 2,
            _ => 0,
        };
        let mut entries = vec![self.lang.answer_none()];
        entries.extend(self.extra_entries(prompt));
        match self.screen.menu(&entries, preselected)? {
            Some(0) => Ok(answered(Answer::Many(Vec::new()))),
            // Esc leaves these entries, and one ticks again.
            None => Ok(Turn::Again),
            Some(other) => self.extra(prompt, Some(other - 1)),
        }
    }

    /// A number or a text is typed; an empty line opens the other entries.
    fn ask_typed(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        let unit = match &prompt.question.kind {
            Kind::Number { unit, .. } => unit.as_deref().unwrap_or_default(),
            _ => "",
        };
        let words = self.lang.prompt_typed(unit);
        let unsent = self.unsent.entry(prompt.reference);
        let unsent = unsent.or_insert_with(|| Unsent {
            initial: earlier_text(prompt, self.lang),
            ..Unsent::default()
        });
        // What was wrong with the line before, erased once it has served.
        let mut complaint = 0;
        let typed = loop {
            let typed = match self.screen.typed(&words, unsent)? {
                Line::Typed(typed) => typed,
                Line::Left => return self.back(prompt),
            };
            self.screen.erase(std::mem::take(&mut complaint))?;
            if typed.trim().is_empty() {
                break None;
            }
            match understood(&prompt.question.kind, typed.trim(), self.lang) {
                Ok(answer) => break Some(answer),
                Err(wrong) => {
                    complaint = self.screen.hint(&wrong)?;
                    unsent.initial = typed;
                }
            }
        };
        self.unsent.remove(&prompt.reference);
        match typed {
            Some(answer) => Ok(answered(answer)),
            None => self.ask_untyped(prompt),
        }
    }

    /// Nothing was typed: the suggestion is accepted, or there is something else to say.
    fn ask_untyped(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        let suggested = self.suggestion_apart(prompt);
        let mut entries: Vec<String> = suggested.iter().map(|s| self.lang.suggested(s)).collect();
        let own = entries.len();
        entries.extend(self.extra_entries(prompt));
        match (self.screen.menu(&entries, 0)?, &prompt.preselected) {
            // Esc leaves these entries, and one types again.
            (None, _) => Ok(Turn::Again),
            (Some(entry), Some(answer)) if entry < own => Ok(answered(answer.clone())),
            (Some(entry), _) => self.extra(prompt, Some(entry - own)),
        }
    }

    /// "I don't know", "not applicable" where it is allowed, and "More…".
    fn extra_entries(&self, prompt: &Prompt<'_>) -> Vec<String> {
        let na = prompt.question.na.as_ref();
        let unknown = match prompt.voices.is_empty() {
            true => self.lang.answer_unknown(),
            false => self.lang.unsettled(),
        };
        let mut entries = vec![unknown];
        entries.extend(na.map(|reason| self.lang.not_applicable_because(reason)));
        entries.push(self.lang.entry_more());
        entries
    }

    /// The reply to one of the extra entries, counted from 0; `None`: Esc.
    fn extra(&mut self, prompt: &Prompt<'_>, chosen: Chosen) -> Result<Turn, Cut> {
        let has_na = prompt.question.na.is_some();
        match chosen {
            None => self.back(prompt),
            Some(0) if !prompt.voices.is_empty() => {
                self.screen.answered(&self.lang.unsettled())?;
                Ok(Turn::Reply(Reply::Unsettled))
            }
            Some(0) => Ok(answered(Answer::Unknown)),
            Some(1) if has_na => Ok(answered(Answer::Na)),
            Some(_) => self.more(prompt),
        }
    }

    /// What stands beside the answer, one line after the other; an empty line leaves nothing.
    fn note(&self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        let lang = self.lang;
        let before = &prompt.remarks;
        let Some(note) = self.beside(&lang.prompt_note(), before.note.as_deref())? else {
            return Ok(Turn::Anew);
        };
        let evidence = self.beside(&lang.prompt_evidence(), before.evidence.as_deref())?;
        let by = match evidence {
            Some(_) => self.beside(&lang.prompt_by(), before.by.as_deref())?,
            None => None,
        };
        // Esc in the middle keeps what was written before it.
        let remarks = Remarks {
            note: filled(note),
            evidence: evidence.map_or(before.evidence.clone(), filled),
            by: by.map_or(before.by.clone(), filled),
        };
        if remarks == *before {
            return Ok(Turn::Anew);
        }
        Ok(Turn::Reply(Reply::Remarks(remarks)))
    }

    /// A line beside the answer, as it is to be now; `None`: Esc.
    fn beside(&self, words: &str, before: Option<&str>) -> Result<Option<String>, Cut> {
        let mut unsent = Unsent {
            initial: before.unwrap_or_default().to_owned(),
            ..Unsent::default()
        };
        let line = loop {
            match self.screen.typed(words, &mut unsent) {
                Ok(line) => break line,
                Err(Cut::Anew) => {}
                Err(stop) => return Err(stop),
            }
        };
        Ok(match line {
            Line::Left => None,
            Line::Typed(text) => {
                let text = text.trim().to_owned();
                if !text.is_empty() {
                    self.screen.answered(&format!("{words}{text}"))?;
                }
                Some(text)
            }
        })
    }

    fn back(&self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        if !prompt.has_before {
            self.screen.paragraph(&self.lang.first_question())?;
            return Ok(Turn::Again);
        }
        self.screen.line(&format!("← {}", self.lang.entry_back()))?;
        Ok(Turn::Reply(Reply::Back))
    }

    fn more(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Cut> {
        let entries = [
            self.lang.entry_help(),
            self.lang.entry_note(),
            self.lang.entry_back(),
            self.lang.entry_quit(),
            self.lang.entry_return(),
        ];
        match self.screen.menu(&entries, 0)? {
            Some(0) => {
                self.screen.line("")?;
                let help = help::paragraphs(prompt.questionnaire, prompt.reference, self.lang);
                for paragraph in help {
                    self.screen.paragraph(&paragraph)?;
                }
                Ok(Turn::Anew)
            }
            Some(1) => self.note(prompt),
            Some(2) => self.back(prompt),
            Some(3) => Ok(Turn::Reply(Reply::Quit)),
            _ => Ok(Turn::Again),
        }
    }

    fn pick(&self, title: &str, entries: &[String]) -> Result<Chosen, Cut> {
        self.screen.begin()?;
        self.screen.paragraph(title)?;
        self.screen.menu(entries, 0)
    }

    fn pick_profiles(
        &self,
        questionnaire: &Questionnaire,
        pressed: &mut Vec<u8>,
    ) -> Result<Vec<usize>, Cut> {
        self.screen.begin()?;
        self.screen.paragraph(&questionnaire.title)?;
        self.screen.begin()?;
        self.screen.paragraph(&self.lang.who_answers())?;
        self.screen.paragraph(&self.lang.hint_tick_profiles())?;
        let profiles = questionnaire.profiles.iter();
        let described = profiles.map(|(_, profile)| words::described(profile, self.lang));
        let described: Vec<String> = described.collect();
        let checked = vec![false; described.len()];
        let chosen = self
            .screen
            .checkboxes(&described, &checked, Esc::Ignored, pressed)?;
        Ok(chosen.unwrap_or_default())
    }
}

fn answered(answer: Answer) -> Turn {
    Turn::Reply(Reply::Answer(answer))
}

fn filled(text: String) -> Option<String> {
    Some(clean(&text)).filter(|text| !text.is_empty())
}

/// The earlier number or text, as one would type it.
fn earlier_text(prompt: &Prompt<'_>, lang: Lang) -> String {
    // A suggestion is not there to be typed on to.
    match prompt.preselected.as_ref().filter(|_| !prompt.suggested) {
        Some(Answer::Number(number)) => lang.typed_number(*number),
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// The text of an option, with the rules' remark on it.
fn entry(option: &Choice) -> String {
    match &option.note {
        Some(note) => format!("{} ({note})", option.text),
        None => option.text.to_string(),
    }
}

impl Respondent for Prompts {
    fn choose(&mut self, title: &str, entries: &[String]) -> Result<Chosen, Stop> {
        let chosen = anew(|| self.pick(title, entries))?;
        if let Some(entry) = chosen {
            self.screen.answered(&entries[entry])?;
        }
        Ok(chosen)
    }

    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        let chosen = {
            let mut pressed = Vec::new();
            anew(|| self.pick_profiles(questionnaire, &mut pressed))?
        };
        let profiles = questionnaire.profiles.iter().enumerate();
        let mut refs = Vec::new();
        for (index, (reference, profile)) in profiles {
            if chosen.contains(&index) {
                self.screen.answered(&profile.label)?;
                refs.push(reference);
            }
        }
        if refs.is_empty() {
            self.screen.answered(&self.lang.everyone())?;
        }
        Ok(refs)
    }

    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
        anew(|| self.put(prompt))
    }

    fn welcome(&mut self, lines: &[String]) -> Result<(), Stop> {
        self.screen.begin()?;
        lines
            .iter()
            .try_for_each(|line| self.screen.paragraph(line))
    }

    fn confirm(&mut self, question: &Question, answer: &Answer) -> Result<(), Stop> {
        match answer {
            Answer::Many(chosen) if !chosen.is_empty() => {
                let texts = chosen
                    .iter()
                    .map(|&option| &question.options()[option].text);
                texts
                    .into_iter()
                    .try_for_each(|text| self.screen.answered(text))
            }
            _ => self.screen.answered(&question.in_words(answer, self.lang)),
        }
    }

    fn tell_moved(&mut self, dropped: &[&Question], back: &[&Question]) -> Result<(), Stop> {
        for moved in words::moved(dropped, back, self.lang) {
            self.screen.paragraph(&moved.title)?;
            self.screen.list(moved.named.into_iter())?;
            if let Some(others) = moved.others {
                self.screen.paragraph(&others)?;
            }
        }
        Ok(())
    }

    fn show(&mut self, review: &Review<'_>) -> Result<(), Stop> {
        self.show_all(review)
    }

    fn review(&mut self, review: &Review<'_>) -> Result<Next, Stop> {
        anew(|| self.put_review(review))
    }
}
