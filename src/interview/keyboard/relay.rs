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
    /// The keys of the line that is being typed, if one is.
    typing: Mutex<Option<Vec<u8>>>,
    /// Why reading was broken off. Whoever breaks it off holds the lock until the key that does
    /// it is sent, so that the key and its reason are taken together.
    broken_off: Mutex<Option<Break>>,
}

impl Shared {
    fn reason(&self) -> MutexGuard<'_, Option<Break>> {
        let locked = self.broken_off.lock();
        locked.unwrap_or_else(PoisonError::into_inner)
    }

    fn typing(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        let locked = self.typing.lock();
        locked.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Relay {
    pub fn start(signals: &Signals) -> io::Result<Relay> {
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

    pub fn start_typing(&self, before: &[u8]) {
        *self.shared.typing() = Some(before.to_vec());
        let _ = write(&self.keys, before);
    }

    pub fn stop_typing(&self) -> Vec<u8> {
        self.shared.typing().take().unwrap_or_default()
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
        while matches!(pressed[..], [.., ESC] | [.., ESC, b'['])
            && self.waits_for(&self.terminal, PollFlags::IN, &LAG)?
        {
            pressed.extend(self.read()?);
        }
        Ok(pressed)
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
        let mut start = 0;
        for (at, &key) in pressed.iter().enumerate() {
            let is_esc = key == ESC && matches!(pressed[at + 1..], [] | [ESC, ..]);
            if !matches!(key, CTRL_C | CTRL_Z) && !is_esc {
                continue;
            }
            self.send(&pressed[start..at])?;
            start = at + 1;
            match key {
                CTRL_C => return Err(self.end()),
                CTRL_Z => self.break_off(Some(Break::Suspend)),
                _ if self.shared.typing().is_some() => self.break_off(Some(Break::Left)),
                _ => self.send_apart(ESC)?,
            }
        }
        self.send(&pressed[start..])
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
        if let Some(typed) = self.shared.typing().as_mut() {
            typed.extend(keys);
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
