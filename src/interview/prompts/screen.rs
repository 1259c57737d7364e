//! What is drawn on the screen: paragraphs, menus, lists of boxes, a line to type.
//!
//! What the menus of `dialoguer` cannot do is designed around here: they count bytes, not columns, when they
//! redraw, so that items are wrapped before; and they leave the cursor hidden when interrupted.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Input, MultiSelect, Select};

use super::super::keyboard::QuietKeyboard;
use super::super::{Stop, wrap};
use crate::messages::Lang;

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

/// What Esc does in a list of boxes.
#[derive(Clone, Copy)]
pub enum Esc {
    Leaves,
    /// There is nothing before the list.
    Ignored,
}

/// The terminal that questions are put on. The keyboard is its own until it is dropped.
pub struct Screen {
    term: Term,
    lang: Lang,
    interrupted: Arc<AtomicBool>,
    _keyboard: QuietKeyboard,
}

/// What was chosen in a menu: an entry, or leaving it with Esc.
pub type Chosen = Option<usize>;

impl Screen {
    /// The terminal that standard error is.
    pub fn new(lang: Lang, interrupted: Arc<AtomicBool>) -> Screen {
        Screen {
            term: Term::stderr(),
            lang,
            interrupted,
            _keyboard: QuietKeyboard::new(),
        }
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1)
    }

    /// A line as it is.
    pub fn line(&self, text: &str) -> Result<(), Stop> {
        self.term.write_line(text).map_err(Stop::Terminal)
    }

    /// A text, wrapped.
    pub fn paragraph(&self, text: &str) -> Result<(), Stop> {
        self.line(&wrap::item(text, self.columns(), 0))
    }

    /// A paragraph to erase once it has served; the lines it takes.
    pub fn hint(&self, text: &str) -> Result<usize, Stop> {
        let hint = wrap::item(text, self.columns(), 0);
        self.line(&hint)?;
        Ok(wrap::height(&hint))
    }

    /// Erases the last lines.
    pub fn erase(&self, lines: usize) -> Result<(), Stop> {
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

    /// A choice of one entry; `None`: Esc.
    pub fn menu(&self, entries: &[String], preselected: usize) -> Result<Chosen, Stop> {
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

    /// A choice of any entries; `None`: Esc, where it leaves the list.
    pub fn checkboxes(
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
        let columns = self.columns();
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

    /// Points of a list, wrapped.
    pub fn list(&self, texts: impl Iterator<Item = String>) -> Result<(), Stop> {
        for text in texts {
            let item = wrap::item(&text, self.columns(), CHECKBOX - MARKER);
            self.line(&format!("  - {item}"))?;
        }
        Ok(())
    }

    /// What was answered, below the question.
    pub fn answered(&self, words: &str) -> Result<(), Stop> {
        self.line(&format!("→ {}", wrap::item(words, self.columns(), MARKER)))
    }

    /// A line that is typed, starting from `initial`; `unit` stands in front of it.
    pub fn typed(&self, unit: &str, initial: String) -> Result<String, Stop> {
        self.typed_after(&self.lang.prompt_typed(unit), initial)
    }

    /// A line that is typed behind these words, starting from `initial`.
    pub fn typed_after(&self, words: &str, initial: String) -> Result<String, Stop> {
        self.check_interrupted()?;
        self.mark_typed().map_err(Stop::Terminal)?;
        let typed = Input::<String>::with_theme(&Markers)
            .with_prompt(words)
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
}
