//! A person at a terminal: the program runs in a pseudo-terminal, its output is drawn on a screen
//! kept in memory, and keys are pressed when the screen shows what the person waits for.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

pub const UP: &str = "\u{1b}[A";
pub const DOWN: &str = "\u{1b}[B";
pub const ENTER: &str = "\r";
pub const SPACE: &str = " ";
pub const ESCAPE: &str = "\u{1b}";
pub const BACKSPACE: &str = "\u{7f}";
pub const CTRL_C: &str = "\u{3}";
pub const CTRL_Z: &str = "\u{1a}";

/// How long a person waits for the screen before giving up: far more than it takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// One program starts at a time: what is open for an instant while another starts would stay open
/// in it, and a terminal is only closed once nobody has it open.
static STARTING: Mutex<()> = Mutex::new(());
/// Lines that can be scrolled back to.
const MEMORY: usize = 10_000;

pub struct Person {
    child: Child,
    /// `None` once the terminal is closed.
    keyboard: Option<Arc<Pty>>,
    output: Receiver<Vec<u8>>,
    /// Listens to the program until the other end of the pipe is dropped.
    listener: Option<(JoinHandle<()>, OwnedFd)>,
    bytes: Vec<u8>,
    terminal: vt100::Parser,
    /// What the person looks at is below the last line that reads so; empty: the whole screen.
    below: String,
}

/// The terminal that a person sits at.
#[derive(Clone, Copy)]
pub struct Seat {
    pub rows: u16,
    pub columns: u16,
    /// Whether styles are wished for: `NO_COLOR` is not set.
    pub color: bool,
    pub lang: &'static str,
}

impl Seat {
    pub const SMALL: Seat = Seat {
        rows: 24,
        columns: 60,
        color: false,
        lang: "fr_FR.UTF-8",
    };
}

impl Person {
    /// Starts the program in French, on a terminal of 24 rows and 60 columns, with nothing of the
    /// surrounding environment. Drafts go to `folder`.
    pub fn runs(folder: &Path, args: &[&str]) -> Person {
        Person::sits_at(Seat::SMALL, folder, args)
    }

    /// Starts the program on that terminal.
    pub fn sits_at(seat: Seat, folder: &Path, args: &[&str]) -> Person {
        let command = Command::new(env!("CARGO_BIN_EXE_palier")).args(args);
        Person::starts(seat, folder, command)
    }

    /// Starts a shell of which the program is a job.
    pub fn opens_a_shell(folder: &Path) -> Person {
        let command = Command::new("bash").args(["--norc", "--noprofile", "-i"]);
        Person::starts(Seat::SMALL, folder, command.env("PS1", "shell> "))
    }

    /// Starts a command on that terminal.
    pub fn starts(seat: Seat, folder: &Path, command: Command) -> Person {
        let alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let (pty, pts) = open().expect("a pseudo-terminal");
        fcntl_setfd(&pty, FdFlags::CLOEXEC).expect("the programs of others do not have it");
        let (rows, columns) = (seat.rows, seat.columns);
        pty.resize(Size::new(rows, columns)).expect("its size");
        let mut command = command
            .current_dir(folder)
            .env("TERM", "xterm")
            .env("LANG", seat.lang)
            .env("HOME", folder)
            .env("USER", "camille")
            .env("XDG_STATE_HOME", folder.join("state"))
            .env("SOURCE_DATE_EPOCH", "1795392000");
        for inherited in [
            "LC_ALL",
            "LC_CTYPE",
            "LC_MESSAGES",
            "PALIER_LANG",
            "PALIER_PLAIN",
            "NO_COLOR",
        ] {
            command = command.env_remove(inherited);
        }
        if !seat.color {
            command = command.env("NO_COLOR", "1");
        }
        let child = command.spawn(pts).expect("the program starts");
        drop(alone);
        let keyboard = Arc::new(pty);
        let (output, listener) = listen(Arc::clone(&keyboard));
        let size = |number| NonZeroU16::new(number).expect("a size");
        Person {
            child,
            keyboard: Some(keyboard),
            output,
            listener: Some(listener),
            bytes: Vec::new(),
            terminal: vt100::Parser::new(size(rows), size(columns), MEMORY),
            below: String::new(),
        }
    }

    fn keyboard(&self) -> &Pty {
        self.keyboard.as_ref().expect("the terminal is open")
    }

    /// Gives the terminal another size.
    pub fn resizes(&mut self, rows: u16, columns: u16) {
        let size = |number| NonZeroU16::new(number).expect("a size");
        let screen = self.terminal.screen_mut();
        screen.set_size(size(rows), size(columns));
        self.keyboard()
            .resize(Size::new(rows, columns))
            .expect("its size");
    }

    /// Closes the terminal, as one closes a window or loses a connection.
    pub fn closes_the_terminal(&mut self) {
        let (listener, end) = self.listener.take().expect("the terminal is open");
        drop(end);
        listener.join().expect("the listener ends");
        self.keyboard = None;
    }

    /// Waits until the program, whose terminal is closed, ends; its exit code.
    pub fn sees_the_program_gone(&mut self) -> i32 {
        let status = self.child.wait().expect("its status");
        status.code().expect("an exit code, not a signal")
    }

    /// Kills the program, which cannot do anything about it.
    pub fn kills_it(&mut self) {
        self.child.kill().expect("the program runs");
        self.child.wait().expect("its status");
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.draws(&bytes);
        }
    }

    /// Waits until the program has written so many bytes, or ended.
    pub fn receives(&mut self, bytes: usize) {
        let deadline = Instant::now() + PATIENCE;
        while self.bytes.len() < bytes && self.reads(deadline, "more output") {}
    }

    /// Presses keys, without waiting for anything.
    pub fn types(&mut self, keys: &str) {
        let mut keyboard = self.keyboard();
        keyboard.write_all(keys.as_bytes()).expect("keys are read");
    }

    /// Presses keys of a keyboard that is not UTF-8.
    pub fn types_bytes(&mut self, keys: &[u8]) {
        self.keyboard().write_all(keys).expect("keys are read");
    }

    /// Presses a key and waits for what comes of it: Esc, alone, is not the start of an arrow.
    pub fn types_and_waits(&mut self, key: &str) {
        let before = self.bytes.len();
        self.types(key);
        let deadline = Instant::now() + PATIENCE;
        while self.bytes.len() == before && self.reads(deadline, "something new") {}
    }

    /// Waits until the screen reads so, from the first line to the last that is not empty.
    pub fn shows(&mut self, screen: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.screen() != screen {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.draws(&bytes),
                Err(_) => break,
            }
        }
        let shown = self.screen();
        assert!(
            shown == screen,
            "--- expected\n{screen}\n--- shown\n{shown}"
        );
    }

    /// Waits until nothing more is written: only to keep a new screen, never to compare one.
    pub fn rests(&mut self) -> String {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.draws(&bytes);
        }
        self.screen()
    }

    /// Waits until a text is on the screen.
    pub fn sees(&mut self, text: &str) {
        self.waits(text, |rows| rows.join("\n").contains(text));
    }

    /// Waits until a line reads so, from end to end.
    pub fn sees_line(&mut self, line: &str) {
        self.waits(line, |rows| rows.iter().any(|row| row == line));
    }

    /// Looks only below the last line that reads so, from now on: a menu that was broken off may
    /// still be above. Waits until there is a menu below it.
    pub fn looks_below(&mut self, line: &str) {
        self.below = line.to_owned();
        self.waits("a menu", |rows| active(rows).is_some());
    }

    /// Waits until a line, from end to end, was there so many times, scrolled away or not.
    pub fn sees_lines(&mut self, times: usize, line: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.transcript().iter().filter(|row| *row == line).count() < times {
            assert!(self.reads(deadline, line), "{}", self.screen());
        }
    }

    /// Waits until so many plain prompts of questions were printed.
    pub fn was_asked(&mut self, times: usize) {
        self.was_prompted("l’aide\u{a0}: ", times);
    }

    /// Waits until a plain prompt, or its end, was printed so many times: what is typed before it
    /// would be echoed in the middle of what the program prints.
    pub fn was_prompted(&mut self, prompt: &str, times: usize) {
        let deadline = Instant::now() + PATIENCE;
        while String::from_utf8_lossy(&self.bytes).matches(prompt).count() < times {
            assert!(self.reads(deadline, prompt), "{}", self.screen());
        }
    }

    /// Moves down the menu to the entry that starts so, and presses Enter.
    pub fn chooses(&mut self, entry: &str) {
        self.moves_to(entry);
        self.types(ENTER);
    }

    /// Presses an arrow and waits until another entry is active.
    pub fn moves(&mut self, arrow: &str) {
        let before = active(self.looked_at(&self.rows()));
        self.types(arrow);
        self.waits("another active entry", |rows| {
            let now = active(rows);
            now.is_some() && now != before
        });
    }

    /// Moves down the menu to the entry that starts so.
    pub fn moves_to(&mut self, entry: &str) {
        self.waits(entry, |rows| rows.iter().any(|row| offers(row, entry)));
        let mut before = String::new();
        loop {
            self.waits("an active entry", |rows| {
                active(rows).is_some_and(|row| row != before)
            });
            before = active(self.looked_at(&self.rows())).unwrap_or_default();
            if before.starts_with(entry) {
                return;
            }
            self.types(DOWN);
        }
    }

    /// Sends a termination signal to the program.
    pub fn terminates_it(&mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("the program runs");
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

    /// Everything that the program wrote.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether the last thing said about the cursor is to show it.
    pub fn has_a_cursor(&self) -> bool {
        let output = String::from_utf8_lossy(&self.bytes);
        output.rfind("\u{1b}[?25h") >= output.rfind("\u{1b}[?25l")
    }

    /// Whether the terminal is as a shell leaves it: keys are echoed, lines are edited, Ctrl-C
    /// interrupts.
    pub fn has_a_sane_terminal(&self) -> bool {
        let modes = tcgetattr(self.keyboard()).expect("terminal modes");
        let wanted = LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG;
        modes.local_modes.contains(wanted)
    }

    /// The kinds of escape sequences and control characters that were written, new lines aside.
    pub fn controls(&self) -> BTreeSet<String> {
        controls(&String::from_utf8_lossy(&self.bytes))
    }

    fn waits(&mut self, what: &str, until: impl Fn(&[String]) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !until(self.looked_at(&self.rows())) {
            assert!(
                self.reads(deadline, what),
                "the program ended before {what:?} was seen\n{}",
                self.screen()
            );
        }
    }

    fn looked_at<'r>(&self, rows: &'r [String]) -> &'r [String] {
        let from = rows.iter().rposition(|row| *row == self.below);
        &rows[from.filter(|_| !self.below.is_empty()).unwrap_or(0)..]
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

fn listen(pty: Arc<Pty>) -> (Receiver<Vec<u8>>, (JoinHandle<()>, OwnedFd)) {
    let (sender, receiver) = channel();
    let (ended, end) = pipe_with(PipeFlags::CLOEXEC).expect("a pipe");
    let listener = thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            let mut watched = [
                PollFd::new(&*pty, PollFlags::IN),
                PollFd::new(&ended, PollFlags::IN),
            ];
            poll(&mut watched, None).expect("something to read");
            if !watched[1].revents().is_empty() {
                return;
            }
            // Reading fails once the program and all that it started are gone.
            let Ok(read @ 1..) = (&*pty).read(&mut buffer) else {
                return;
            };
            if sender.send(buffer[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    (receiver, (listener, end))
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
