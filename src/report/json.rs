//! JSON, with the schemas written in it, and results read back: the only user of `serde_json`.

mod layout;
pub mod saved;
pub mod schema;

use std::io::{self, BufWriter, Write};

use layout::Layout;
use serde::Serialize;
use serde_json::Serializer;

/// Bytes of JSON that are gathered before they are written: few pages of memory, few writes.
const PIECE: usize = 16 * 1024;

/// Pretty-printed JSON with a final new line.
///
/// # Errors
/// When a value cannot be written as JSON; the result's own types always can.
pub fn render(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(value, &mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Writes what [`render`] gives, piece by piece: a long result is never held whole.
///
/// # Errors
/// When `out` cannot be written to, or when a value cannot be written as JSON; the result's own types
/// always can.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(PIECE, out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Layout::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}
