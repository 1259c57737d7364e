//! A keyboard that can be listened to while the prompt library reads it.
//!
//! The library reads one key at a time and gives the terminal back after each: keys that come
//! faster than they are read would be echoed in the middle of a menu, and an arrow could be cut
//! in two, its first half taken for Esc. It does not know Ctrl-Z either, nor Esc while a line is
//! typed. So the library is given a keyboard of ours, and keys pass through here on their way.

#[cfg(unix)]
mod relay;

use super::Signals;
use crate::charset::Charset;

/// While it lives, the terminal neither echoes keys nor waits for whole lines, and Ctrl-C and
/// Ctrl-Z are keys like others, in their turn; then the terminal is as it was.
///
/// Where there is no terminal to relay (or none of Unix), it does nothing, and prompts read the
/// keyboard themselves.
pub struct Keyboard {
    #[cfg(unix)]
    relay: Option<relay::Relay>,
}

/// Why the reading of a key was broken off, when the interview goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// Esc while a line was typed.
    Left,
    /// Ctrl-Z: the program is to be suspended.
    Suspend,
    /// The screen is no longer as it was drawn.
    Redraw,
}

#[cfg(unix)]
impl Keyboard {
    /// Takes the terminal that standard input is. Where its character set is not UTF-8, what is typed
    /// in another reaches the prompts in UTF-8.
    pub fn take(signals: &Signals, charset: Charset) -> Keyboard {
        Keyboard {
            relay: relay::Relay::start(signals, charset).ok(),
        }
    }

    /// A line is going to be typed, or boxes ticked. The keys that were pressed `before` an earlier
    /// break are pressed again. `esc_leaves`: Esc breaks off.
    pub fn start_typing(&self, before: &[u8], esc_leaves: bool) {
        if let Some(relay) = &self.relay {
            relay.start_typing(before, esc_leaves);
        }
    }

    /// It is done, or broken off; the keys that were pressed.
    pub fn stop_typing(&self) -> Vec<u8> {
        let relay = self.relay.as_ref();
        relay.map_or_else(Vec::new, relay::Relay::stop_typing)
    }

    /// Why reading was broken off, if it was from here; keys typed ahead are forgotten.
    pub fn broken_off(&self) -> Option<Break> {
        self.relay.as_ref().and_then(relay::Relay::broken_off)
    }

    /// Gives the terminal back, stops the program as Ctrl-Z does elsewhere, and takes the
    /// terminal again once the program goes on.
    pub fn suspend(&self) {
        if let Some(relay) = &self.relay {
            relay.suspend();
        }
    }

    /// Takes the terminal again, after somebody else stopped the program.
    pub fn take_again(&self) {
        if let Some(relay) = &self.relay {
            relay.quiet();
        }
    }
}

#[cfg(not(unix))]
impl Keyboard {
    /// Does nothing: here, keys are never echoed by the terminal itself.
    pub fn take(_: &Signals, _: Charset) -> Keyboard {
        Keyboard {}
    }

    /// Does nothing.
    pub fn start_typing(&self, _: &[u8], _: bool) {}

    /// No key passes here.
    pub fn stop_typing(&self) -> Vec<u8> {
        Vec::new()
    }

    /// Reading is never broken off from here.
    pub fn broken_off(&self) -> Option<Break> {
        None
    }

    /// Does nothing: programs are not suspended.
    pub fn suspend(&self) {}

    /// Does nothing.
    pub fn take_again(&self) {}
}
