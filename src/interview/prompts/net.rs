//! The terminal that is drawn on, and what keeps other characters than ASCII from it.
//!
//! What we draw is spelled before; but a line that is typed is echoed by the prompt library, one
//! character at a time.

use console::Term;

use crate::charset::Charset;

/// The terminal that standard error is. Windows takes every character, whatever the locale.
pub fn terminal(charset: Charset) -> Term {
    #[cfg(unix)]
    if charset == Charset::Ascii {
        return Term::read_write_pair(std::io::stdin(), ascii::Net);
    }
    #[cfg(not(unix))]
    let _ = charset;
    Term::stderr()
}

#[cfg(unix)]
mod ascii {
    use std::io::{self, Write};
    use std::os::fd::{AsRawFd, RawFd};

    use crate::charset::Charset;

    /// Standard error, in ASCII. One character is written for one: the prompt library counts them.
    #[derive(Debug)]
    pub struct Net;

    impl Write for Net {
        /// Takes whole texts, as the prompt library writes them.
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let text = String::from_utf8_lossy(bytes);
            let text = Charset::Ascii.print_in_place(&text);
            io::stderr().write_all(text.as_bytes())?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            io::stderr().flush()
        }
    }

    impl AsRawFd for Net {
        fn as_raw_fd(&self) -> RawFd {
            io::stderr().as_raw_fd()
        }
    }
}
