//! What is drawn on the screen: paragraphs, menus, lists of boxes, a line to type.
//!
//! What the menus of `dialoguer` cannot do is designed around here: they count bytes, not columns, when they
//! redraw, so that items are wrapped before; and they leave the cursor hidden when interrupted.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Input, MultiSelect, Select};

use super::super::keyboard::{Break, Keyboard};
use super::super::{Signals, Stop, wrap};
use super::net;
use crate::charset::Charset;
use crate::messages::Lang;

/// Columns that a checkbox and the marker in front of it take.
const CHECKBOX: usize = 6;
/// Columns that the marker of a menu takes.
const MARKER: usize = 2;
/// Whether the terminal is known to remember a place: old Windows consoles are not.
const MARKS: bool = cfg!(unix);
const SAVE_CURSOR: &str = "\u{1b}7";
const RESTORE_CURSOR: &str = "\u{1b}8";
/// A window that is dragged has a new size many times: this long after the last, it is drawn anew.
const SETTLED: Duration = Duration::from_millis(150);
/// Rows of a page at least, even if the question then leaves the screen.
const FEWEST_ENTRIES: usize = 5;
/// Below, the prompt library panics.
const FEWEST_ROWS: u16 = 5;
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
    charset: Charset,
    signals: Signals,
    keyboard: Keyboard,
    /// Rows written since the question began.
    above: Cell<usize>,
}

/// What was chosen in a menu: an entry, or leaving it with Esc.
pub type Chosen = Option<usize>;

/// Why a prompt was broken off.
pub enum Cut {
    /// The question is to be put anew: the terminal has another size, or showed something else
    /// while the program was suspended.
    Anew,
    /// The interview is cut short.
    Stop(Stop),
}

impl From<Stop> for Cut {
    fn from(stop: Stop) -> Cut {
        Cut::Stop(stop)
    }
}

/// What became of a line that was typed.
pub enum Line {
    /// Enter.
    Typed(String),
    /// Esc.
    Left,
}

/// A line that was broken off: nothing typed is lost.
#[derive(Debug, Clone, Default)]
pub struct Unsent {
    /// The text that it started from.
    pub initial: String,
    /// The keys typed since.
    pub keys: Vec<u8>,
}

impl Screen {
    /// The terminal that standard error is.
    pub fn new(lang: Lang, charset: Charset, signals: Signals) -> Screen {
        Screen {
            term: net::terminal(charset),
            lang,
            charset,
            keyboard: Keyboard::take(&signals, charset),
            signals,
            above: Cell::new(0),
        }
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1)
    }

    /// An empty line, behind which something new begins.
    pub fn begin(&self) -> Result<(), Stop> {
        self.line("")?;
        self.above.set(0);
        Ok(())
    }

    /// A line as it is.
    pub fn line(&self, text: &str) -> Result<(), Stop> {
        self.above.set(self.above.get() + wrap::height(text));
        self.term
            .write_line(&self.charset.print(text))
            .map_err(|error| self.failed(error))
    }

    /// A text, wrapped.
    pub fn paragraph(&self, text: &str) -> Result<(), Stop> {
        self.line(&self.wrapped(text, 0))
    }

    /// A paragraph to erase once it has served; the lines it takes.
    pub fn hint(&self, text: &str) -> Result<usize, Stop> {
        let hint = self.wrapped(text, 0);
        self.line(&hint)?;
        Ok(wrap::height(&hint))
    }

    /// Erases the last lines.
    pub fn erase(&self, lines: usize) -> Result<(), Stop> {
        let erased = self.term.clear_last_lines(lines);
        erased.map_err(|error| self.failed(error))
    }

    /// A terminal that fails because it is gone is an end like another.
    fn failed(&self, error: io::Error) -> Stop {
        if self.signals.end() {
            return Stop::Interrupted;
        }
        Stop::Terminal(error)
    }

    /// To be called before each prompt.
    fn prepare(&self) -> Result<(), Stop> {
        if self.signals.end() {
            return Err(Stop::Interrupted);
        }
        if self.signals.resumed.swap(false, Ordering::Relaxed) {
            self.keyboard.take_again();
        }
        self.wait_for_room()?;
        // What is drawn from now on has the present size.
        self.signals.resized.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Why a prompt was broken off; `None`: Esc while typing. The cursor is shown again.
    fn cut_off(&self, error: dialoguer::Error) -> Option<Cut> {
        // Nothing more can be done if even this fails.
        let _ = self.term.show_cursor();
        let broken_off = self.keyboard.broken_off();
        if self.signals.ending.load(Ordering::Relaxed) {
            return Some(Cut::Stop(Stop::Interrupted));
        }
        let redraw = self.signals.redraw();
        if broken_off.is_some() || redraw {
            // The prompt library raised it to tell that it was broken off.
            self.signals.interrupted.store(false, Ordering::Relaxed);
        }
        match broken_off {
            Some(Break::Left) => return None,
            Some(Break::Suspend) => self.keyboard.suspend(),
            Some(Break::Redraw) => self.wait_for_the_size(),
            None if redraw => self.wait_for_the_size(),
            None => {
                let dialoguer::Error::IO(error) = error;
                return Some(Cut::Stop(match error.kind() {
                    io::ErrorKind::Interrupted => Stop::Interrupted,
                    _ => self.failed(error),
                }));
            }
        }
        Some(Cut::Anew)
    }

    /// The prompt library cannot draw on fewer rows.
    fn wait_for_room(&self) -> Result<(), Stop> {
        if self.term.size().0 >= FEWEST_ROWS {
            return Ok(());
        }
        self.line(&self.lang.too_small())?;
        while self.term.size().0 < FEWEST_ROWS {
            if self.signals.end() {
                return Err(Stop::Interrupted);
            }
            thread::sleep(SETTLED);
        }
        Ok(())
    }

    fn wait_for_the_size(&self) {
        while self.signals.resized.swap(false, Ordering::Relaxed) {
            thread::sleep(SETTLED);
        }
    }

    /// A choice of one entry; `None`: Esc.
    pub fn menu(&self, entries: &[String], preselected: usize) -> Result<Chosen, Cut> {
        self.prepare()?;
        let items: Vec<String> = self.all_wrapped(entries, MARKER);
        let mut select = Select::with_theme(&Markers)
            .items(&items)
            .default(preselected.min(items.len().saturating_sub(1)))
            .report(false);
        let mut hint = 0;
        if let Some(length) = self.page_length(&items) {
            hint = self.hint(&self.lang.hint_pages())?;
            select = select.max_length(length);
        }
        let chosen = self.left_or(select.interact_on_opt(&self.term))?;
        self.erase(hint)?;
        Ok(chosen)
    }

    /// What was chosen; `None`: Esc, even one meant for the line typed just before.
    fn left_or<T>(&self, chosen: dialoguer::Result<Option<T>>) -> Result<Option<T>, Cut> {
        chosen.or_else(|error| self.cut_off(error).map_or(Ok(None), Err))
    }

    /// A choice of any entries; `None`: Esc, where it leaves the list. `pressed` are the keys of a
    /// list that was broken off, pressed again, and of this one if it is.
    pub fn checkboxes(
        &self,
        entries: &[String],
        checked: &[bool],
        esc: Esc,
        pressed: &mut Vec<u8>,
    ) -> Result<Option<Vec<usize>>, Cut> {
        self.prepare()?;
        let items: Vec<String> = self.all_wrapped(entries, CHECKBOX);
        let mut select = MultiSelect::with_theme(&Markers)
            .items(&items)
            .defaults(checked)
            .report(false);
        let mut hint = 0;
        if let Some(length) = self.page_length(&items) {
            hint = self.hint(&self.lang.hint_pages())?;
            select = select.max_length(length);
        }
        if turns_pages(pressed) {
            // Pages may have another length now: the keys would tick other boxes.
            pressed.clear();
        }
        self.keyboard.start_typing(pressed, false);
        let chosen = match esc {
            Esc::Leaves => select.interact_on_opt(&self.term),
            Esc::Ignored => select.interact_on(&self.term).map(Some),
        };
        *pressed = self.keyboard.stop_typing();
        let chosen = self.left_or(chosen)?;
        self.erase(hint)?;
        Ok(chosen)
    }

    /// A text as it is printed: spelled first, so that lines are cut where they are full.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        let text = wrap::item(&self.charset.spell(text), self.columns(), indent);
        self.charset.print(&text).into_owned()
    }

    fn all_wrapped(&self, entries: &[String], indent: usize) -> Vec<String> {
        let wrapped = entries.iter().map(|entry| self.wrapped(entry, indent));
        wrapped.collect()
    }

    /// How many rows the prompt library may use, when the menu is taller than the screen.
    fn page_length(&self, items: &[String]) -> Option<usize> {
        let room = usize::from(self.term.size().0).saturating_sub(MARGIN);
        let heights: Vec<usize> = items.iter().map(|item| wrap::height(item)).collect();
        if heights.iter().sum::<usize>() <= room {
            return None;
        }
        // As many entries as fit on every page, below the question.
        let room = room.saturating_sub(self.above.get()).max(FEWEST_ENTRIES);
        let fits = |length: &usize| {
            let mut pages = heights.chunks(*length);
            pages.all(|page| page.iter().sum::<usize>() <= room)
        };
        let length = (1..heights.len()).rev().find(fits);
        Some(length.unwrap_or(1))
    }

    /// Points of a list, wrapped.
    pub fn list(&self, texts: impl Iterator<Item = String>) -> Result<(), Stop> {
        for text in texts {
            let item = self.wrapped(&text, CHECKBOX - MARKER);
            self.line(&format!("  - {item}"))?;
        }
        Ok(())
    }

    /// What was answered, below the question.
    pub fn answered(&self, words: &str) -> Result<(), Stop> {
        let arrow = self.charset.spell("→ ");
        let words = self.wrapped(words, arrow.chars().count());
        self.line(&format!("{arrow}{words}"))
    }

    /// A line that is typed behind these words, starting from what is unsent of it.
    pub fn typed(&self, words: &str, unsent: &mut Unsent) -> Result<Line, Cut> {
        self.prepare()?;
        self.mark_typed().map_err(|error| self.failed(error))?;
        self.keyboard.start_typing(&unsent.keys, true);
        let typed = Input::<String>::with_theme(&Markers)
            .with_prompt(self.charset.print(words))
            .with_initial_text(&unsent.initial)
            .allow_empty(true)
            .report(false)
            .interact_text_on(&self.term);
        unsent.keys = self.keyboard.stop_typing();
        let cut = match typed {
            Ok(typed) => {
                unsent.keys.clear();
                self.erase_typed().map_err(|error| self.failed(error))?;
                return Ok(Line::Typed(typed));
            }
            Err(error) => self.cut_off(error),
        };
        // What follows starts on a line of its own.
        let _ = self.term.write_line("");
        cut.map_or(Ok(Line::Left), Err)
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

/// Whether keys turn the pages of a list.
fn turns_pages(pressed: &[u8]) -> bool {
    let turns = |keys: &[u8]| matches!(keys, b"\x1b[C" | b"\x1b[D");
    pressed.windows(3).any(turns) || pressed.iter().any(|key| b"hl".contains(key))
}
