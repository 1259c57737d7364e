//! A person at a terminal: the program runs in a pseudo-terminal, its output is drawn on a screen
//! kept in memory, and keys are pressed when the screen shows what the person waits for.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

pub const UP: &str = "\u{1b}[A";
pub const DOWN: &str = "\u{1b}[B";
pub const ENTER: &str = "\r";
pub const SPACE: &str = " ";
pub const ESCAPE: &str = "\u{1b}";
pub const BACKSPACE: &str = "\u{7f}";
pub const CTRL_C: &str = "\u{3}";

/// How long a person waits for the screen before giving up: far more than it takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// Lines that can be scrolled back to.
const MEMORY: usize = 10_000;

pub struct Person {
    child: Child,
    keyboard: Arc<Pty>,
    output: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    terminal: vt100::Parser,
}

impl Person {
    /// Starts the program in French, on a terminal of 24 rows and 60 columns, with nothing of the
    /// surrounding environment. Drafts go to `folder`.
    pub fn runs(folder: &Path, args: &[&str]) -> Person {
        let (rows, columns) = (24, 60);
        let (pty, pts) = open().expect("a pseudo-terminal");
        pty.resize(Size::new(rows, columns)).expect("its size");
        let command = Command::new(env!("CARGO_BIN_EXE_palier"))
            .args(args)
            .current_dir(folder)
            .env_clear()
            .env("TERM", "xterm")
            .env("LANG", "fr_FR.UTF-8")
            .env("NO_COLOR", "1")
            .env("HOME", folder)
            .env("XDG_STATE_HOME", folder.join("state"))
            .env("SOURCE_DATE_EPOCH", "1795392000");
        let child = command.spawn(pts).expect("the program starts");
        let keyboard = Arc::new(pty);
        let output = read_all(Arc::clone(&keyboard));
        let size = |number| NonZeroU16::new(number).expect("a size");
        Person {
            child,
            keyboard,
            output,
            bytes: Vec::new(),
            terminal: vt100::Parser::new(size(rows), size(columns), MEMORY),
        }
    }

    /// Presses keys, without waiting for anything.
    pub fn types(&mut self, keys: &str) {
        let mut keyboard: &Pty = &self.keyboard;
        keyboard.write_all(keys.as_bytes()).expect("keys are read");
    }

    /// Presses a key and waits for what comes of it: Esc, alone, is not the start of an arrow.
    pub fn types_and_waits(&mut self, key: &str) {
        let before = self.bytes.len();
        self.types(key);
        let deadline = Instant::now() + PATIENCE;
        while self.bytes.len() == before && self.reads(deadline, "something new") {}
    }

    /// Waits until a text is on the screen.
    pub fn sees(&mut self, text: &str) {
        self.waits(text, |rows| rows.join("\n").contains(text));
    }

    /// Waits until a line reads so, from end to end.
    pub fn sees_line(&mut self, line: &str) {
        self.waits(line, |rows| rows.iter().any(|row| row == line));
    }

    /// Waits until so many plain prompts were printed: what is typed before one would be echoed in
    /// the middle of what the program prints.
    pub fn was_asked(&mut self, times: usize) {
        const PROMPT: &str = "l’aide\u{a0}: ";
        let deadline = Instant::now() + PATIENCE;
        while String::from_utf8_lossy(&self.bytes).matches(PROMPT).count() < times {
            assert!(self.reads(deadline, PROMPT), "{}", self.screen());
        }
    }

    /// Moves down the menu to the entry that starts so, and presses Enter.
    pub fn chooses(&mut self, entry: &str) {
        self.moves_to(entry);
        self.types(ENTER);
    }

    /// Moves down the menu to the entry that starts so.
    pub fn moves_to(&mut self, entry: &str) {
        self.waits(entry, |rows| rows.iter().any(|row| offers(row, entry)));
        let mut before = String::new();
        loop {
            self.waits("an active entry", |rows| {
                active(rows).is_some_and(|row| row != before)
            });
            before = active(&self.rows()).unwrap_or_default();
            if before.starts_with(entry) {
                return;
            }
            self.types(DOWN);
        }
    }

    /// Sends a termination signal to the program, again if it fell between two keys: such a one
    /// is only noticed at the next key.
    pub fn terminates_it(&mut self) {
        let pid = Pid::from_child(&self.child);
        let deadline = Instant::now() + PATIENCE;
        while self.child.try_wait().expect("its status").is_none() {
            assert!(Instant::now() < deadline, "signals are not obeyed");
            kill_process(pid, Signal::TERM).expect("the program runs");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.draws(&bytes);
            }
        }
    }

    /// Waits until the program ends; its exit code.
    pub fn waits_for_the_end(&mut self) -> i32 {
        let deadline = Instant::now() + PATIENCE;
        while self.reads(deadline, "the end") {}
        let status = self.child.wait().expect("its status");
        status.code().expect("an exit code, not a signal")
    }

    /// What the screen shows now.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.terminal.screen();
        let (_, columns) = screen.size();
        let rows = screen.rows(0, columns.get());
        rows.map(|row| row.trim_end().to_owned()).collect()
    }

    /// What the screen shows now, without the empty lines at the bottom.
    pub fn screen(&self) -> String {
        format!("{}\n", self.rows().join("\n").trim_end())
    }

    /// Everything since the beginning, as it reads when one scrolls back.
    pub fn transcript(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        for above in (1..=self.terminal.screen().scrollback_len()).rev() {
            self.terminal.screen_mut().set_scrollback(above);
            lines.extend(self.rows().into_iter().next());
        }
        self.terminal.screen_mut().set_scrollback(0);
        lines.extend(self.rows());
        lines
    }

    /// Whether the last thing said about the cursor is to show it.
    pub fn has_a_cursor(&self) -> bool {
        let output = String::from_utf8_lossy(&self.bytes);
        output.rfind("\u{1b}[?25h") > output.rfind("\u{1b}[?25l")
    }

    /// Whether the terminal is as a shell leaves it: keys are echoed, lines are edited, Ctrl-C
    /// interrupts.
    pub fn has_a_sane_terminal(&self) -> bool {
        let modes = tcgetattr(&self.keyboard).expect("terminal modes");
        let wanted = LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG;
        modes.local_modes.contains(wanted)
    }

    /// The kinds of escape sequences and control characters that were written, new lines aside.
    pub fn controls(&self) -> BTreeSet<String> {
        controls(&String::from_utf8_lossy(&self.bytes))
    }

    fn waits(&mut self, what: &str, until: impl Fn(&[String]) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !until(&self.rows()) {
            assert!(
                self.reads(deadline, what),
                "the program ended before {what:?} was seen\n{}",
                self.screen()
            );
        }
    }

    fn draws(&mut self, bytes: &[u8]) {
        self.terminal.process(bytes);
        self.bytes.extend(bytes);
    }

    /// Draws what comes next; `false` when the program is gone.
    fn reads(&mut self, deadline: Instant, what: &str) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.output.recv_timeout(left) {
            Ok(bytes) => {
                self.draws(&bytes);
                true
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => {
                panic!("{what:?} was waited for in vain\n{}", self.screen())
            }
        }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // Only a test that failed leaves it running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_all(pty: Arc<Pty>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut pty: &Pty = &pty;
        let mut buffer = [0; 4096];
        // Reading fails once the program and all that it started are gone.
        while let Ok(read @ 1..) = pty.read(&mut buffer) {
            if sender.send(buffer[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The first line of the active entry of a menu, ticked or not.
fn active(rows: &[String]) -> Option<String> {
    let entry = rows.iter().rev().find_map(|row| row.strip_prefix("> "))?;
    Some(without_box(entry).to_owned())
}

/// Whether a line of a menu is the entry that starts so.
fn offers(row: &str, entry: &str) -> bool {
    let line = row.strip_prefix("> ").or_else(|| row.strip_prefix("  "));
    line.is_some_and(|line| without_box(line).starts_with(entry))
}

fn without_box(entry: &str) -> &str {
    let unticked = entry.strip_prefix("[ ] ");
    unticked
        .or_else(|| entry.strip_prefix("[x] "))
        .unwrap_or(entry)
}

fn controls(output: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut chars = output.chars().peekable();
    while let Some(char) = chars.next() {
        if char == '\u{1b}' {
            let mut kind = String::from("ESC");
            if chars.peek() == Some(&'[') {
                kind.extend(chars.next());
                // Numbers do not matter, but what tells private modes apart does.
                let private = chars.peek() == Some(&'?');
                while let Some(parameter) = chars.next_if(|c| !c.is_ascii_alphabetic()) {
                    if private {
                        kind.push(parameter);
                    }
                }
            }
            kind.extend(chars.next());
            found.insert(kind);
        } else if char.is_control() && char != '\n' && char != '\r' {
            found.insert(format!("{char:?}"));
        }
    }
    found
}
