//! How JSON is set out: as the library's own pretty printing does, each break of line written in one
//! piece. The library writes indentation two spaces at a time, which is a third of the writes of a
//! whole result.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// The break between two values of a list or an object, and the indentation of 24 levels.
const BREAK: &[u8] = b",\n                                                ";

/// One value on a line, indented by two spaces for each level; nothing between empty brackets.
#[derive(Default)]
pub(super) struct Layout {
    /// Lists and objects that are open.
    depth: usize,
    /// Whether the one that is open last has a value.
    filled: bool,
}

impl Layout {
    /// Starts a line, after a comma unless it is the first one between brackets.
    fn line<W: ?Sized + Write>(&self, out: &mut W, first: bool) -> io::Result<()> {
        let from = usize::from(first);
        match BREAK.get(from..2 + 2 * self.depth) {
            Some(line) => out.write_all(line),
            None => {
                out.write_all(&BREAK[from..2])?;
                out.write_all(&b"  ".repeat(self.depth))
            }
        }
    }

    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(out, true)?;
        }
        out.write_all(bracket)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::json::render;

    /// A list in a list, so many times.
    fn nested(levels: usize) -> Value {
        (0..levels).fold(json!([]), |inner, _| json!([inner, { "a": {} }]))
    }

    #[test]
    fn json_is_set_out_as_the_library_does() {
        let values = [
            json!(null),
            json!([]),
            json!({}),
            json!({ "a": [], "b": {}, "c": [{}, []], "d": "à \"b\"\n", "e": [1, 2.5, true] }),
            json!([[[1], [2, 3]], { "x": { "y": { "z": [null] } } }]),
            nested(22),
            nested(30),
        ];
        for value in values {
            let expected = serde_json::to_string_pretty(&value).map(|json| json + "\n");
            assert_eq!(render(&value).ok(), expected.ok());
        }
    }
}
