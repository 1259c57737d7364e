//! A keyboard that stays quiet between two keys.
//!
//! The prompt library reads one key at a time and gives the terminal back after each: keys that
//! come faster than they are read would be echoed in the middle of a menu (`^[[B`), and an arrow
//! could be cut in two while the terminal changes its ways, its first half taken for Esc.

/// While it lives, the terminal neither echoes keys nor waits for whole lines, and Ctrl-C is a
/// key like another, in its turn; then the terminal is as it was.
pub struct QuietKeyboard {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl QuietKeyboard {
    /// Quiets the terminal that standard input is; does nothing when it is none.
    pub fn new() -> QuietKeyboard {
        QuietKeyboard { before: quieted() }
    }
}

#[cfg(not(unix))]
impl QuietKeyboard {
    /// Does nothing: here, keys are never echoed by the terminal itself.
    pub fn new() -> QuietKeyboard {
        QuietKeyboard {}
    }
}

/// The modes of the terminal before it was quieted.
#[cfg(unix)]
fn quieted() -> Option<rustix::termios::Termios> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let stdin = std::io::stdin();
    let before = tcgetattr(&stdin).ok()?;
    let mut quiet = before.clone();
    quiet
        .local_modes
        .remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
    tcsetattr(&stdin, OptionalActions::Drain, &quiet).ok()?;
    Some(before)
}

#[cfg(unix)]
impl Drop for QuietKeyboard {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            // Nothing more can be done if the terminal is gone.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, before);
        }
    }
}
