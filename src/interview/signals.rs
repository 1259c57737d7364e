//! Signals that reach the program while a person is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What signals have told since the interview began; their handlers set the flags.
#[derive(Debug, Clone, Default)]
pub struct Signals {
    /// The program is to end: it was terminated, or its terminal was closed.
    pub ending: Arc<AtomicBool>,
    /// Interrupted: the prompt library also raises it to say that reading was broken off.
    pub interrupted: Arc<AtomicBool>,
    /// The terminal has another size.
    pub resized: Arc<AtomicBool>,
    /// The program was stopped, and goes on.
    pub resumed: Arc<AtomicBool>,
    /// Nobody is asked any more: signals do again what they do elsewhere.
    pub over: Arc<AtomicBool>,
}

impl Signals {
    /// Whether the interview is to end.
    pub(super) fn end(&self) -> bool {
        self.ending.load(Ordering::Relaxed) || self.interrupted.load(Ordering::Relaxed)
    }

    /// Whether what is on the screen is to be drawn anew.
    pub(super) fn redraw(&self) -> bool {
        self.resized.load(Ordering::Relaxed) || self.resumed.load(Ordering::Relaxed)
    }
}
