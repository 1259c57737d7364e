//! The streams of a run: the result to standard output or a file, all else to standard error.

use std::io::{self, Write};
use std::path::Path;

use super::World;
use crate::charset::Charset;
use crate::cli::{Color, GlobalArgs};
use crate::diagnostic::{Faults, clean};
use crate::library;
use crate::messages::Lang;
use crate::report::table::Layout;

/// The streams of a run, and how to write to them.
pub struct Console<'w, 'a> {
    pub world: &'w mut World<'a>,
    /// Language of the program's words.
    pub lang: Lang,
    /// The language that was asked for, if any.
    pub requested: Option<Lang>,
    /// The characters that people are told things with.
    pub charset: Charset,
    color: Option<Color>,
    plain: bool,
    quiet: bool,
}

impl<'w, 'a> Console<'w, 'a> {
    pub fn new(
        world: &'w mut World<'a>,
        args: &GlobalArgs,
        requested: Option<Lang>,
        charset: Charset,
    ) -> Self {
        let requested = args.lang.or(requested);
        Console {
            world,
            lang: requested.unwrap_or(Lang::Fr),
            requested,
            charset,
            color: args.color,
            plain: args.plain,
            quiet: args.quiet,
        }
    }

    /// Whether a person can be asked.
    pub fn can_ask(&self) -> bool {
        self.world.terminal.stdin && self.world.terminal.stderr
    }

    /// Whether a person is asked in numbered lines, without cursor movement.
    pub fn is_plain(&self) -> bool {
        let set = |name, value| (self.world.env)(name).as_deref() == Some(value);
        self.plain || set("PALIER_PLAIN", "1") || set("TERM", "dumb")
    }

    /// How a result is laid out where it goes.
    pub fn layout(&self, output: Option<&Path>) -> Layout {
        let terminal = self.world.terminal;
        let on_screen = output.is_none() && terminal.stdout;
        let columns = terminal.columns.filter(|_| on_screen);
        Layout {
            width: columns.map_or(Layout::DEFAULT_WIDTH, usize::from),
            color: self.styled(on_screen),
            charset: self.charset,
        }
    }

    fn styled(&self, is_terminal: bool) -> bool {
        let set = |name| (self.world.env)(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Some(Color::Always) => true,
            Some(Color::Never) => false,
            _ => is_terminal && !set("NO_COLOR") && !self.is_plain(),
        }
    }

    /// Writes the result as it is: to a file, all or nothing, or to standard output.
    pub fn result(&mut self, text: &str, output: Option<&Path>) -> anyhow::Result<()> {
        match output {
            Some(path) => {
                library::write(path, text, self.lang)?;
                self.note(&self.lang.note_written(&path.display().to_string()));
            }
            None => self.result_with(|stdout| stdout.write_all(text.as_bytes()))?,
        }
        Ok(())
    }

    /// Has the result written to standard output.
    pub fn result_with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let stdout = &mut *self.world.stdout;
        match write(stdout).and_then(|()| stdout.flush()) {
            // The reader had enough: not an error.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written,
        }
    }

    /// Tells something beside the result, unless quiet was asked for.
    pub fn note(&mut self, text: &str) {
        if !self.quiet {
            self.tell(text);
        }
    }

    /// Draws faults; how many there are, when there are several.
    pub fn faults(&mut self, faults: &Faults) {
        let color = self.styled(self.world.terminal.stderr);
        let columns = self.world.terminal.stderr_columns;
        let width = columns.map_or(usize::MAX, usize::from);
        let mut text = faults.render_within(width, self.charset, self.lang, color);
        if faults.list.len() > 1 {
            text.push_str("\n\n");
            text.push_str(&self.lang.faults_counted(faults.list.len()));
        }
        // Drawn faults hold styles of ours: their words were cleaned one by one.
        self.write_line(&text);
    }

    /// Tells something that quiet does not silence.
    pub fn tell(&mut self, text: &str) {
        let text = clean(text);
        let text = self.charset.spell(&text).into_owned();
        let Some(columns) = self.world.terminal.stderr_columns else {
            return self.write_line(&text);
        };
        // Neither a path nor an address is cut.
        let options = textwrap::Options::new(usize::from(columns)).break_words(false);
        // An indented line is a command: it is copied whole.
        let lines = text.split('\n').map(|line| match line.starts_with(' ') {
            true => line.to_owned(),
            false => textwrap::fill(line, options.clone()),
        });
        self.write_line(&lines.collect::<Vec<_>>().join("\n"));
    }

    fn write_line(&mut self, text: &str) {
        let text = self.charset.print(text);
        // If standard error is gone, there is no place left to complain.
        let _ = writeln!(self.world.stderr, "{text}");
    }
}
