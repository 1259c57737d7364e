//! Keys on their way from the terminal to the prompt library, through a pseudo-terminal that
//! stands in for standard input.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, fcntl_getfl, fcntl_setfl, open};
use rustix::io::{Errno, dup, ioctl_fionread, read, write};
use rustix::process::{Signal, getpgrp, kill_process_group};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::stdio::dup2_stdin;
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr,
};

use super::super::Signals;
use super::Break;
use crate::charset::{Charset, cut_character, heard};

const CTRL_C: u8 = 3;
const CTRL_Z: u8 = 26;
const ESC: u8 = 27;

/// How long the rest of an arrow may lag behind its first byte.
const LAG: Timespec = milliseconds(50);
/// How often it looks whether a key was read.
const TICK: Timespec = milliseconds(5);
/// How often the relay looks whether a signal came while nobody was reading.
const HEARTBEAT: Timespec = milliseconds(200);

const fn milliseconds(count: i64) -> Timespec {
    Timespec {
        tv_sec: 0,
        tv_nsec: count * 1_000_000,
    }
}

/// The relay, its thread, and the terminal to give back.
pub struct Relay {
    terminal: OwnedFd,
    before: Termios,
    /// The end that keys are written to.
    keys: OwnedFd,
    /// The end that the prompt library reads.
    prompts: OwnedFd,
    shared: Arc<Shared>,
    /// Dropped to end the thread.
    alive: Option<OwnedFd>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread and the prompts tell each other.
#[derive(Default)]
struct Shared {
    /// The keys of the line that is being typed, or of the boxes being ticked.
    typing: Mutex<Option<Typing>>,
    /// Why reading was broken off. Whoever breaks it off holds the lock until the key that does
    /// it is sent, so that the key and its reason are taken together.
    broken_off: Mutex<Option<Break>>,
}

/// Keys that are kept in case reading them is broken off.
struct Typing {
    keys: Vec<u8>,
    /// Whether Esc breaks off, for want of a meaning to the prompt library.
    esc_leaves: bool,
}

impl Shared {
    fn reason(&self) -> MutexGuard<'_, Option<Break>> {
        let locked = self.broken_off.lock();
        locked.unwrap_or_else(PoisonError::into_inner)
    }

    fn typing(&self) -> MutexGuard<'_, Option<Typing>> {
        let locked = self.typing.lock();
        locked.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Relay {
    pub fn start(signals: &Signals, charset: Charset) -> io::Result<Relay> {
        let terminal = dup(io::stdin())?;
        let before = tcgetattr(&terminal)?;
        let (keys, prompts) = pseudo_terminal()?;
        let (ended, alive) = rustix::pipe::pipe()?;
        let shared = Arc::new(Shared::default());
        let passing = Keys {
            terminal: dup(&terminal)?,
            prompts: dup(&keys)?,
            reader: dup(&prompts)?,
            ended,
            charset,
            shared: Arc::clone(&shared),
            signals: signals.clone(),
        };
        dup2_stdin(&prompts)?;
        let thread = thread::spawn(move || passing.relay());
        let relay = Relay {
            terminal,
            before,
            keys,
            prompts,
            shared,
            alive: Some(alive),
            thread: Some(thread),
        };
        relay.quiet();
        Ok(relay)
    }

    pub fn start_typing(&self, before: &[u8], esc_leaves: bool) {
        *self.shared.typing() = Some(Typing {
            keys: before.to_vec(),
            esc_leaves,
        });
        let _ = write(&self.keys, before);
    }

    pub fn stop_typing(&self) -> Vec<u8> {
        let typing = self.shared.typing().take();
        typing.map_or_else(Vec::new, |typing| typing.keys)
    }

    pub fn broken_off(&self) -> Option<Break> {
        let mut reason = self.shared.reason();
        // Without the key that broke off: the next prompt would take it for Ctrl-C.
        let _ = tcflush(&self.prompts, QueueSelector::IFlush);
        reason.take()
    }

    pub fn quiet(&self) {
        let mut quiet = self.before.clone();
        quiet
            .local_modes
            .remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        self.set(&quiet);
    }

    pub fn suspend(&self) {
        self.set(&self.before);
        // The whole group, as the terminal would: a shell waits for all of it.
        let _ = kill_process_group(getpgrp(), Signal::TSTP);
        self.quiet();
    }

    fn set(&self, modes: &Termios) {
        // Nothing more can be done if the terminal is gone.
        let _ = tcsetattr(&self.terminal, OptionalActions::Drain, modes);
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.alive = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = dup2_stdin(&self.terminal);
        self.set(&self.before);
    }
}

/// Both ends of a terminal that neither echoes nor edits what passes.
fn pseudo_terminal() -> io::Result<(OwnedFd, OwnedFd)> {
    let keys = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
    grantpt(&keys)?;
    unlockpt(&keys)?;
    let name = ptsname(&keys, Vec::new())?;
    let flags = OFlags::RDWR | OFlags::NOCTTY;
    let prompts = open(name, flags, Mode::empty())?;
    let mut raw = tcgetattr(&prompts)?;
    raw.make_raw();
    tcsetattr(&prompts, OptionalActions::Now, &raw)?;
    // A person may type far ahead: writing must not wait for ever.
    fcntl_setfl(&keys, fcntl_getfl(&keys)? | OFlags::NONBLOCK)?;
    Ok((keys, prompts))
}

/// The thread's side.
struct Keys {
    terminal: OwnedFd,
    prompts: OwnedFd,
    /// The end that the prompt library reads, to see what it has not read yet.
    reader: OwnedFd,
    ended: OwnedFd,
    charset: Charset,
    shared: Arc<Shared>,
    signals: Signals,
}

/// The interview is over, or about to be.
struct Over;

impl Keys {
    fn relay(&self) {
        while let Ok(pressed) = self.pressed() {
            if self.pass(&pressed).is_err() {
                return;
            }
        }
    }

    /// The keys that were pressed, whole: an arrow is several bytes.
    fn pressed(&self) -> Result<Vec<u8>, Over> {
        let mut missed = false;
        while !self.waits_for(&self.terminal, PollFlags::IN, &HEARTBEAT)? {
            if self.signals.ending.load(Ordering::Relaxed) {
                self.break_off(None);
                return Err(Over);
            }
            // A signal in the instant before a read does not break it off: nobody saw it.
            if missed && self.signals.redraw() {
                self.break_off(Some(Break::Redraw));
            }
            missed = self.signals.redraw();
        }
        let mut pressed = self.read()?;
        while self.is_cut(&pressed) && self.waits_for(&self.terminal, PollFlags::IN, &LAG)? {
            pressed.extend(self.read()?);
        }
        if self.charset == Charset::Ascii {
            // The prompt library would wait for the rest of a character that is whole.
            return Ok(heard(&pressed).into_bytes());
        }
        Ok(pressed)
    }

    /// Whether the last key may still lack its end. A character can only be told from one that is not
    /// UTF-8 when it is whole.
    fn is_cut(&self, pressed: &[u8]) -> bool {
        is_cut(pressed) || (self.charset == Charset::Ascii && cut_character(pressed) > 0)
    }

    fn read(&self) -> Result<Vec<u8>, Over> {
        let mut buffer = [0; 1024];
        loop {
            match read(&self.terminal, &mut buffer) {
                Ok(0) | Err(Errno::IO) => return Err(self.end()),
                Ok(read) => return Ok(buffer[..read].to_vec()),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return Err(self.end()),
            }
        }
    }

    /// Ctrl-C, or the terminal is gone.
    fn end(&self) -> Over {
        self.signals.ending.store(true, Ordering::Relaxed);
        self.break_off(None);
        Over
    }

    fn pass(&self, pressed: &[u8]) -> Result<(), Over> {
        for key in keys(pressed) {
            match key {
                [CTRL_C] => return Err(self.end()),
                [CTRL_Z] => self.break_off(Some(Break::Suspend)),
                [ESC] if self.esc_leaves() => self.break_off(Some(Break::Left)),
                [ESC] => self.send_apart(ESC)?,
                // Function keys and the like: their ends would be taken for letters.
                [ESC, ..] if !is_known(key) => {}
                key => self.send(key)?,
            }
        }
        Ok(())
    }

    fn esc_leaves(&self) -> bool {
        let typing = self.shared.typing();
        typing.as_ref().is_some_and(|typing| typing.esc_leaves)
    }

    /// Sends a key that must not be taken for the start of the next one.
    fn send_apart(&self, key: u8) -> Result<(), Over> {
        self.send(&[key])?;
        // The prompt library has read it, and found nothing behind it, when this has passed.
        while ioctl_fionread(&self.reader).is_ok_and(|unread| unread > 0) {
            self.pause(&TICK)?;
            if self.signals.ending.load(Ordering::Relaxed) {
                return Ok(());
            }
        }
        self.pause(&LAG)
    }

    /// Lets time pass, unless the interview is over.
    fn pause(&self, time: &Timespec) -> Result<(), Over> {
        let mut watched = [PollFd::new(&self.ended, PollFlags::IN)];
        match poll(&mut watched, Some(time)) {
            Ok(0) | Err(Errno::INTR) => Ok(()),
            _ => Err(Over),
        }
    }

    fn break_off(&self, reason: Option<Break>) {
        let mut shared = self.shared.reason();
        if reason.is_some() {
            *shared = reason;
        }
        // With thousands of keys still unread, this one is lost, like any typed too far ahead.
        let _ = write(&self.prompts, &[CTRL_C]);
    }

    fn send(&self, mut keys: &[u8]) -> Result<(), Over> {
        if let Some(typing) = self.shared.typing().as_mut() {
            typing.keys.extend(keys);
        }
        while !keys.is_empty() {
            match write(&self.prompts, keys) {
                Ok(written) => keys = &keys[written..],
                Err(Errno::AGAIN) => {
                    self.waits_for(&self.prompts, PollFlags::OUT, &HEARTBEAT)?;
                }
                Err(Errno::INTR) => {}
                Err(_) => return Err(Over),
            }
        }
        Ok(())
    }

    /// Whether it is ready within that time.
    fn waits_for(&self, what: &OwnedFd, ready: PollFlags, time: &Timespec) -> Result<bool, Over> {
        let mut watched = [
            PollFd::from_borrowed_fd(what.as_fd(), ready),
            // Hung up when the other end is dropped.
            PollFd::new(&self.ended, PollFlags::IN),
        ];
        match poll(&mut watched, Some(time)) {
            Ok(_) if !watched[1].revents().is_empty() => Err(Over),
            Ok(_) => Ok(!watched[0].revents().is_empty()),
            Err(Errno::INTR) => Ok(false),
            Err(_) => Err(Over),
        }
    }
}

/// Whether the last key may still lack its end.
fn is_cut(pressed: &[u8]) -> bool {
    let last = keys(pressed).last();
    last.is_some_and(|key| match key {
        [ESC] => true,
        [ESC, b'[', parameters @ ..] => {
            !parameters.iter().any(u8::is_ascii_alphabetic) && !parameters.contains(&b'~')
        }
        [ESC, b'O'] => true,
        _ => false,
    })
}

/// The keys that were pressed, one by one: an arrow is several bytes. Esc pressed several times at
/// once is one Esc: nobody sees what the others would do.
fn keys(mut pressed: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        while let [ESC, ESC, ..] = pressed {
            pressed = &pressed[1..];
        }
        let length = match pressed {
            [] => return None,
            [ESC, b'[', rest @ ..] => {
                let end = rest.iter().position(|byte| (b'@'..=b'~').contains(byte));
                2 + end.map_or(rest.len(), |end| end + 1)
            }
            [ESC, b'O', _, ..] => 3,
            [ESC, b'O'] => 2,
            [ESC | CTRL_C | CTRL_Z, ..] => 1,
            plain => {
                let special = |byte: &u8| matches!(*byte, ESC | CTRL_C | CTRL_Z);
                plain.iter().position(special).unwrap_or(plain.len())
            }
        };
        let (key, rest) = pressed.split_at(length);
        pressed = rest;
        Some(key)
    })
}

/// Whether the prompt library knows a key that starts with Esc: arrows, Home, End and the like.
fn is_known(key: &[u8]) -> bool {
    matches!(
        key,
        [ESC, b'[', b'A'..=b'D' | b'H' | b'F' | b'Z'] | [ESC, b'[', b'1'..=b'8', b'~']
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(pressed: &str) -> Vec<&str> {
        let keys = keys(pressed.as_bytes());
        keys.map(|key| std::str::from_utf8(key).unwrap_or("?"))
            .collect()
    }

    #[test]
    fn keys_are_told_apart() {
        assert_eq!(split("été"), ["été"]);
        assert_eq!(split("a\u{1b}[Bb"), ["a", "\u{1b}[B", "b"]);
        assert_eq!(split("\u{1b}\u{1b}[A"), ["\u{1b}[A"]);
        assert_eq!(split("\u{1b}\u{1b}\u{1b}x"), ["\u{1b}", "x"]);
        assert_eq!(split("1\u{3}2"), ["1", "\u{3}", "2"]);
        assert_eq!(split("\u{1b}[1;5D!"), ["\u{1b}[1;5D", "!"]);
        assert_eq!(split("\u{1b}OPx"), ["\u{1b}OP", "x"]);
    }

    #[test]
    fn an_arrow_that_lacks_its_end_is_waited_for() {
        for cut in ["\u{1b}", "a\u{1b}[", "\u{1b}[1;", "\u{1b}O"] {
            assert!(is_cut(cut.as_bytes()), "{cut:?}");
        }
        for whole in ["", "a", "\u{1b}[A", "\u{1b}[3~", "\u{1b}OP", "\u{1b}x"] {
            assert!(!is_cut(whole.as_bytes()), "{whole:?}");
        }
    }

    #[test]
    fn only_keys_that_mean_something_to_a_prompt_are_known() {
        for known in ["\u{1b}[A", "\u{1b}[H", "\u{1b}[3~"] {
            assert!(is_known(known.as_bytes()), "{known:?}");
        }
        for unknown in ["\u{1b}[1;5D", "\u{1b}[15~", "\u{1b}OP", "\u{1b}[200~"] {
            assert!(!is_known(unknown.as_bytes()), "{unknown:?}");
        }
    }
}
