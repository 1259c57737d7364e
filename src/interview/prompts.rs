//! Questions as menus in a terminal: the only user of `dialoguer`.
//!
//! What its menus cannot do is designed around here: they count bytes, not columns, when they
//! redraw, so that items are wrapped before; and they leave the cursor hidden when interrupted.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Input, MultiSelect, Select};

use super::keyboard::QuietKeyboard;
use super::wrap;
use super::{Prompt, Reply, Respondent, Stop};
use crate::messages::Lang;
use crate::questionnaire::{Answer, Choice, Kind, Profile, Questionnaire, Ref};

/// Columns that a checkbox and the marker in front of it take.
const CHECKBOX: usize = 6;
/// Columns that the marker of a menu takes.
const MARKER: usize = 2;
/// Whether the terminal is known to remember a place: old Windows consoles are not.
const MARKS: bool = cfg!(unix);
const SAVE_CURSOR: &str = "\u{1b}7";
const RESTORE_CURSOR: &str = "\u{1b}8";
/// Rows kept free around a menu, so that it is always shorter than the screen.
const MARGIN: usize = 3;

/// The prompt library's plain markers (`>`, `[x]`): nothing is told by colour alone. What stands in
/// front of a typed answer has its own punctuation.
struct Markers;

impl Theme for Markers {
    fn format_input_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        _default: Option<&str>,
    ) -> fmt::Result {
        f.write_str(prompt)
    }
}

/// A person at a terminal.
pub struct Prompts {
    term: Term,
    lang: Lang,
    interrupted: Arc<AtomicBool>,
    _keyboard: QuietKeyboard,
}

/// What was chosen in a menu: an entry, or leaving it with Esc.
type Chosen = Option<usize>;

/// What Esc does in a list of boxes.
#[derive(Clone, Copy)]
enum Esc {
    Leaves,
    /// There is nothing before the list.
    Ignored,
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
            term: Term::stderr(),
            lang,
            interrupted,
            _keyboard: QuietKeyboard::new(),
        }
    }

    /// A choice among a few entries; `None` when it is left with Esc.
    ///
    /// # Errors
    /// [`Stop`] when the person is cut off.
    pub fn choose(&mut self, title: &str, entries: &[String]) -> Result<Chosen, Stop> {
        self.line("")?;
        self.paragraph(title)?;
        let chosen = self.menu(entries, 0)?;
        if let Some(entry) = chosen {
            self.answered(&entries[entry])?;
        }
        Ok(chosen)
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1)
    }

    fn line(&self, text: &str) -> Result<(), Stop> {
        self.term.write_line(text).map_err(Stop::Terminal)
    }

    fn paragraph(&self, text: &str) -> Result<(), Stop> {
        self.line(&wrap::item(text, self.columns(), 0))
    }

    /// A paragraph to erase once it has served; the lines it takes.
    fn hint(&self, text: &str) -> Result<usize, Stop> {
        let hint = wrap::item(text, self.columns(), 0);
        self.line(&hint)?;
        Ok(wrap::height(&hint))
    }

    fn erase(&self, lines: usize) -> Result<(), Stop> {
        self.term.clear_last_lines(lines).map_err(Stop::Terminal)
    }

    fn check_interrupted(&self) -> Result<(), Stop> {
        if self.interrupted.load(Ordering::Relaxed) {
            return Err(Stop::Interrupted);
        }
        Ok(())
    }

    /// Gives the terminal back as it was and says why the prompt ended.
    fn cut_off(&self, error: dialoguer::Error) -> Stop {
        // Nothing more can be done if even this fails.
        let _ = self.term.show_cursor();
        let dialoguer::Error::IO(error) = error;
        match error.kind() {
            io::ErrorKind::Interrupted => Stop::Interrupted,
            _ if self.interrupted.load(Ordering::Relaxed) => Stop::Interrupted,
            _ => Stop::Terminal(error),
        }
    }

    fn menu(&self, entries: &[String], preselected: usize) -> Result<Chosen, Stop> {
        self.check_interrupted()?;
        let items: Vec<String> = self.wrapped(entries, MARKER);
        let mut select = Select::with_theme(&Markers)
            .items(&items)
            .default(preselected.min(items.len().saturating_sub(1)))
            .report(false);
        let mut hint = 0;
        if let Some(length) = self.page_length(&items) {
            hint = self.hint(&self.lang.hint_pages())?;
            select = select.max_length(length);
        }
        let chosen = select.interact_on_opt(&self.term);
        let chosen = chosen.map_err(|error| self.cut_off(error))?;
        self.erase(hint)?;
        Ok(chosen)
    }

    fn checkboxes(
        &self,
        entries: &[String],
        checked: &[bool],
        esc: Esc,
    ) -> Result<Option<Vec<usize>>, Stop> {
        self.check_interrupted()?;
        let items: Vec<String> = self.wrapped(entries, CHECKBOX);
        let mut select = MultiSelect::with_theme(&Markers)
            .items(&items)
            .defaults(checked)
            .report(false);
        let mut hint = 0;
        if let Some(length) = self.page_length(&items) {
            hint = self.hint(&self.lang.hint_pages())?;
            select = select.max_length(length);
        }
        let chosen = match esc {
            Esc::Leaves => select.interact_on_opt(&self.term),
            Esc::Ignored => select.interact_on(&self.term).map(Some),
        };
        let chosen = chosen.map_err(|error| self.cut_off(error))?;
        self.erase(hint)?;
        Ok(chosen)
    }

    fn wrapped(&self, entries: &[String], indent: usize) -> Vec<String> {
        let columns = self.columns().saturating_sub(indent);
        let wrapped = entries
            .iter()
            .map(|entry| wrap::item(entry, columns, indent));
        wrapped.collect()
    }

    /// How many rows the prompt library may use, when the menu is taller than the screen.
    fn page_length(&self, items: &[String]) -> Option<usize> {
        // What the library keeps for a heading, whether there is one or not.
        const HEADING: usize = 2;
        let room = usize::from(self.term.size().0).saturating_sub(MARGIN);
        let heights = items.iter().map(|item| wrap::height(item));
        if heights.clone().sum::<usize>() <= room {
            return None;
        }
        let tallest = heights.max().unwrap_or(1);
        Some((room / tallest).max(1) + HEADING)
    }

    /// Where one is, the question, and what there is to know before the menu.
    fn introduce(&self, prompt: &Prompt<'_>) -> Result<(), Stop> {
        self.line("")?;
        let position = format!("{} · {}/{}", prompt.section, prompt.position, prompt.total);
        self.paragraph(&position)?;
        self.paragraph(&prompt.question.text)?;
        match &prompt.question.kind {
            Kind::Single(_) => Ok(()),
            Kind::Many(options) => self.list(options.iter().map(entry)),
            Kind::Number { .. } | Kind::Text => self.paragraph(&self.lang.hint_empty_line()),
        }
    }

    fn list(&self, texts: impl Iterator<Item = String>) -> Result<(), Stop> {
        for text in texts {
            let item = wrap::item(&text, self.columns(), CHECKBOX - MARKER);
            self.line(&format!("  - {item}"))?;
        }
        Ok(())
    }

    fn answered(&self, words: &str) -> Result<(), Stop> {
        self.line(&format!("→ {}", wrap::item(words, self.columns(), MARKER)))
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
        match self.menu(&entries, preselected)? {
            Some(option) if option < options.len() => {
                self.answered(&options[option].text)?;
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
        match self.menu(&entries, preselected)? {
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
        let hint = self.hint(&self.lang.hint_tick())?;
        let chosen = self.checkboxes(texts, &checked, Esc::Leaves)?;
        self.erase(hint)?;
        match chosen {
            Some(chosen) => self.chose_many(texts, chosen),
            // Esc leaves the list, not the question: nothing is lost.
            None => Ok(Turn::Again),
        }
    }

    fn chose_many(&self, texts: &[String], chosen: Vec<usize>) -> Result<Turn, Stop> {
        if chosen.is_empty() {
            self.answered(&self.lang.answer_none())?;
        }
        for &option in &chosen {
            self.answered(&texts[option])?;
        }
        Ok(Turn::Reply(Reply::Answer(Answer::Many(chosen))))
    }

    /// A number or a text is typed; an empty line opens the other entries.
    fn ask_typed(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        let mut initial = match &prompt.preselected {
            Some(Answer::Number(number)) => self.lang.typed_number(*number),
            Some(Answer::Text(text)) => text.clone(),
            _ => String::new(),
        };
        loop {
            let typed = self.typed(&prompt.question.kind, initial)?;
            if typed.trim().is_empty() {
                let chosen = self.menu(&self.extra_entries(prompt), 0)?;
                return self.extra(prompt, chosen);
            }
            match self.understood(&prompt.question.kind, typed.trim()) {
                Ok(answer) => {
                    self.answered(typed.trim())?;
                    return Ok(Turn::Reply(Reply::Answer(answer)));
                }
                Err(complaint) => {
                    self.paragraph(&complaint)?;
                    initial = typed;
                }
            }
        }
    }

    fn typed(&self, kind: &Kind, initial: String) -> Result<String, Stop> {
        self.check_interrupted()?;
        self.mark_typed().map_err(Stop::Terminal)?;
        let unit = match kind {
            Kind::Number {
                unit: Some(unit), ..
            } => unit.as_str(),
            _ => "",
        };
        let typed = Input::<String>::with_theme(&Markers)
            .with_prompt(self.lang.prompt_typed(unit))
            .with_initial_text(initial)
            .allow_empty(true)
            .report(false)
            .interact_text_on(&self.term);
        match typed {
            Ok(typed) => {
                self.erase_typed().map_err(Stop::Terminal)?;
                Ok(typed)
            }
            Err(error) => {
                // What follows starts on a line of its own.
                let _ = self.term.write_line("");
                Err(self.cut_off(error))
            }
        }
    }

    /// Remembers where typing starts, with room below: the screen does not move under a text of
    /// several rows.
    fn mark_typed(&self) -> io::Result<()> {
        if !MARKS {
            return Ok(());
        }
        let room = usize::from(self.term.size().0) / 3;
        self.term.write_str(&"\n".repeat(room))?;
        self.term.move_cursor_up(room)?;
        self.term.write_str(SAVE_CURSOR)
    }

    /// Erases what was typed: the prompt library only erases the row that the cursor is on.
    fn erase_typed(&self) -> io::Result<()> {
        if !MARKS {
            return Ok(());
        }
        self.term.write_str(RESTORE_CURSOR)?;
        self.term.clear_to_end_of_screen()
    }

    /// The answer that a typed text stands for, or what is wrong with it.
    fn understood(&self, kind: &Kind, typed: &str) -> Result<Answer, String> {
        let Kind::Number { min, max, .. } = kind else {
            return Ok(Answer::Text(typed.to_owned()));
        };
        // A decimal comma and spaces between thousands are how people write.
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let number = plain.replace(',', ".").parse::<f64>().ok();
        let number = number.filter(|number| number.is_finite());
        let number = number.ok_or_else(|| self.lang.not_a_number(typed))?;
        let too_low = min.is_some_and(|min| number < min);
        let too_high = max.is_some_and(|max| number > max);
        if too_low || too_high {
            return Err(self.lang.out_of_range(&self.lang.range(*min, *max)));
        }
        Ok(Answer::Number(number))
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
                self.answered(&self.lang.answer_unknown())?;
                Ok(Turn::Reply(Reply::Answer(Answer::Unknown)))
            }
            Some(1) if has_na => {
                self.answered(&self.lang.answer_na())?;
                Ok(Turn::Reply(Reply::Answer(Answer::Na)))
            }
            Some(_) => self.more(prompt),
        }
    }

    fn back(&self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        if prompt.position == 1 {
            self.paragraph(&self.lang.first_question())?;
            return Ok(Turn::Again);
        }
        self.line(&format!("← {}", self.lang.entry_back()))?;
        Ok(Turn::Reply(Reply::Back))
    }

    fn more(&mut self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        let entries = [
            self.lang.entry_help(),
            self.lang.entry_back(),
            self.lang.entry_quit(),
            self.lang.entry_return(),
        ];
        match self.menu(&entries, 0)? {
            Some(0) => {
                let help = prompt.question.help.clone();
                let help = help.unwrap_or_else(|| self.lang.no_help());
                self.line("")?;
                self.paragraph(&help)?;
                Ok(Turn::Anew)
            }
            Some(1) => self.back(prompt),
            Some(2) => Ok(Turn::Reply(Reply::Quit)),
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
    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        self.line("")?;
        self.paragraph(&questionnaire.title)?;
        self.line("")?;
        self.paragraph(&self.lang.who_answers())?;
        let lang = self.lang;
        let described = questionnaire.profiles.iter();
        self.list(described.map(|(_, profile)| match profile.text.as_deref() {
            None | Some("") => profile.label.clone(),
            Some(text) => lang.described(&profile.label, text),
        }))?;
        self.paragraph(&self.lang.hint_tick_profiles())?;
        let labels = questionnaire.profiles.iter();
        let labels: Vec<String> = labels.map(|(_, profile)| profile.label.clone()).collect();
        let checked = vec![false; labels.len()];
        let chosen = self.checkboxes(&labels, &checked, Esc::Ignored)?;
        let chosen = chosen.unwrap_or_default();
        for &index in &chosen {
            self.answered(&labels[index])?;
        }
        if chosen.is_empty() {
            self.answered(&self.lang.everyone())?;
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
                Turn::Reply(reply) => {
                    self.term.flush().map_err(Stop::Terminal)?;
                    return Ok(reply);
                }
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
