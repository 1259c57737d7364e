//! One run of the program: read the command line, do what it asks, tell how it went.
//!
//! The world around the run (arguments, environment, streams, clock) comes in from outside, so
//! that tests can run the whole program in their own process.

mod assess;
mod blank;
mod catalogue;
mod check;
mod compare;
mod completions;
mod console;
mod explain;
mod man;
mod new;
mod plan;
mod report;
mod schema;
mod scored;
mod session;
mod show;
mod store;
mod team;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use crate::charset::Charset;
use crate::cli::{self, Cli, Command, QuestionnaireCommand};
use crate::diagnostic::{Fault, Faults, closest};
use crate::interview::Signals;
use crate::library::{self, Opened};
use crate::messages::Lang;
use crate::order::Arrange;
use crate::questionnaire::{Profile, Questionnaire, Ref};

use self::console::Console;

pub use crate::cli::exit;

/// The world around a run.
pub struct World<'a> {
    /// The command line, program name included.
    pub args: Vec<OsString>,
    /// Looks up an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// Where the result goes, and only it.
    pub stdout: &'a mut dyn Write,
    /// Where everything else goes.
    pub stderr: &'a mut dyn Write,
    /// What the streams are.
    pub terminal: Terminal,
    /// Seconds since 1970, when `SOURCE_DATE_EPOCH` does not say.
    pub now: i64,
    /// Who runs the program: name and machine.
    pub user: &'a dyn Fn() -> String,
    /// Called when a person is about to be asked: from then on, signals set flags instead of ending
    /// the program.
    pub catch_signals: &'a dyn Fn() -> Signals,
}

/// What the streams are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminal {
    /// Standard input is a terminal.
    pub stdin: bool,
    /// Standard output is a terminal.
    pub stdout: bool,
    /// Standard error is a terminal.
    pub stderr: bool,
    /// Columns of the terminal that standard output is.
    pub columns: Option<u16>,
    /// Columns of the terminal that standard error is.
    pub stderr_columns: Option<u16>,
}

/// Runs the program; the exit code.
pub fn run(world: &mut World<'_>) -> u8 {
    let requested = cli::requested_lang(&world.args).or_else(|| lang_of_environment(world.env));
    let fallback = requested.unwrap_or(Lang::Fr);
    let charset = charset_of_environment(world.env);
    let cli = match cli::parse(&world.args, fallback, charset) {
        Ok(cli) => cli,
        Err(stopped) => {
            let to_stdout = stopped.code == exit::DONE;
            let stream = if to_stdout {
                &mut *world.stdout
            } else {
                &mut *world.stderr
            };
            return match stream.write_all(stopped.text.as_bytes()) {
                Err(error) if to_stdout && error.kind() != io::ErrorKind::BrokenPipe => {
                    exit::FAILURE
                }
                _ => stopped.code,
            };
        }
    };
    let mut console = Console::new(world, &cli.global, requested, charset);
    match dispatch(&cli, &mut console) {
        Ok(code) => code,
        Err(error) => failed(&mut console, error),
    }
}

fn dispatch(cli: &Cli, console: &mut Console<'_, '_>) -> anyhow::Result<u8> {
    match &cli.command {
        None => assess::run(&cli.assess, console),
        Some(Command::Assess(args)) => assess::run(args, console),
        Some(Command::Blank(args)) => blank::run(args, console),
        Some(Command::Plan(args)) => plan::run(args, console),
        Some(Command::Catalogue(args)) => catalogue::run(args, console),
        Some(Command::Explain(args)) => explain::run(args, console),
        Some(Command::Compare(args)) => compare::run(args, console),
        Some(Command::Completions(args)) => completions::run(args, console),
        Some(Command::Man(args)) => man::run(args, console),
        Some(Command::Report(args)) => report::run(args, cli.global.lang, console),
        Some(Command::Questionnaire { action }) => match action {
            QuestionnaireCommand::List(args) => show::list(args, console),
            QuestionnaireCommand::Show(args) => show::show(args, console),
            QuestionnaireCommand::New(args) => new::run(args, console),
            QuestionnaireCommand::Schema(args) => schema::run(args, console),
            QuestionnaireCommand::Check(args) => check::run(args, console),
        },
    }
}

/// The language that the environment asks for: `PALIER_LANG`, then the locale.
fn lang_of_environment(env: &dyn Fn(&str) -> Option<String>) -> Option<Lang> {
    if let Some(lang) = env("PALIER_LANG").and_then(|code| Lang::from_locale(&code)) {
        return Some(lang);
    }
    // The first locale variable that is set decides, even for a language that is not spoken.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = locale.filter_map(env).find(|value| !value.is_empty());
    locale.and_then(|locale| Lang::from_locale(&locale))
}

/// The characters that people can read, by the locale that the environment asks for.
fn charset_of_environment(env: &dyn Fn(&str) -> Option<String>) -> Charset {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter();
    let locale = locale.filter_map(env).find(|value| !value.is_empty());
    Charset::of_locale(locale.as_deref())
}

/// Opens the questionnaire named on the command line, and settles the language of the run.
fn open(name: Option<&str>, console: &mut Console<'_, '_>) -> Result<Opened, Faults> {
    let name = name.unwrap_or(library::DEFAULT);
    let opened = library::open(name, console.requested, console.lang)
        .map_err(|faults| meant(faults, name, console.lang))?;
    if console.requested.is_none() {
        // The questionnaire's own language; English when the program does not speak it.
        let own = Lang::from_locale(&opened.questionnaire.language);
        console.lang = own.unwrap_or(Lang::En);
    }
    Ok(opened)
}

/// Suggests a command, where the name of one was taken for a questionnaire.
fn meant(mut faults: Faults, name: &str, lang: Lang) -> Faults {
    for fault in &mut faults.list {
        if fault.code == library::NO_SUCH_QUESTIONNAIRE
            && let Some(command) = cli::meant_command(name)
        {
            fault.help = Some(lang.fault_meant_command(command));
        }
    }
    faults
}

/// The moment of the run: `SOURCE_DATE_EPOCH`, else now.
fn moment(console: &Console<'_, '_>) -> Result<jiff::Timestamp, Faults> {
    let lang = console.lang;
    let epoch = (console.world.env)("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty());
    let given = epoch.as_deref().unwrap_or_default();
    let wrong = || {
        let fault = Fault::nowhere("source-date-epoch", lang.fault_epoch(given));
        Faults::single(fault.help(lang.fault_epoch_help()))
    };
    let seconds = match &epoch {
        Some(value) => value.parse().map_err(|_| wrong())?,
        None => console.world.now,
    };
    jiff::Timestamp::from_second(seconds).map_err(|_| wrong())
}

/// The day of the run, in universal time.
fn today(console: &Console<'_, '_>) -> Result<jiff::civil::Date, Faults> {
    Ok(jiff::tz::Offset::UTC.to_datetime(moment(console)?).date())
}

/// The profiles named on the command line, in the order of the questionnaire.
fn profiles(
    names: &[String],
    rules: &Questionnaire,
    lang: Lang,
) -> Result<Option<Vec<Ref<Profile>>>, Faults> {
    let mut faults = Faults::default();
    let mut found = Vec::new();
    for name in names {
        match rules.profiles.find(name) {
            Some(profile) => found.push(profile),
            None => {
                let message = lang.fault_no_such_profile(name);
                let fault = unknown_name(message, name, rules.profiles.ids(), lang);
                faults.list.push(fault);
            }
        }
    }
    if !faults.list.is_empty() {
        return Err(faults);
    }
    found.arrange();
    found.dedup();
    Ok(Some(found).filter(|profiles| !profiles.is_empty()))
}

/// Refuses to write a result over the answers or the rules that it comes from.
fn spare_inputs<'p>(
    output: Option<&Path>,
    mut inputs: impl Iterator<Item = &'p Path>,
    lang: Lang,
) -> Result<(), Faults> {
    let Some(output) = output else {
        return Ok(());
    };
    if inputs.any(|input| library::overlaps(output, input)) {
        let message = lang.fault_output_overwrites(&output.display().to_string());
        let fault = Fault::nowhere("same-file", message);
        return Err(Faults::single(
            fault.help(lang.fault_output_overwrites_help()),
        ));
    }
    Ok(())
}

/// A name on the command line that the rules do not know: the closest one, or all of them.
fn unknown_name<'n>(
    message: String,
    written: &str,
    known: impl Iterator<Item = &'n str>,
    lang: Lang,
) -> Fault {
    let known: Vec<&str> = known.collect();
    let help = match closest(written, known.iter().copied()) {
        Some(close) => lang.fault_did_you_mean(close),
        None if known.is_empty() => lang.fault_nothing_defined(),
        None => lang.fault_known_names(&known.join(", ")),
    };
    Fault::nowhere("unknown-id", message).help(help)
}

/// Values of the command line that only the rules could tell were wrong.
#[derive(Debug)]
struct WrongUsage(Faults);

impl std::fmt::Display for WrongUsage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for WrongUsage {}

fn failed(console: &mut Console<'_, '_>, error: anyhow::Error) -> u8 {
    if let Some(WrongUsage(faults)) = error.downcast_ref() {
        console.faults(faults);
        return exit::USAGE;
    }
    if let Some(faults) = error.downcast_ref::<Faults>() {
        console.faults(faults);
        return exit::FAILURE;
    }
    let reason = match error.downcast_ref::<io::Error>() {
        Some(error) => library::reason(error, console.lang),
        None => format!("{error:#}"),
    };
    let message = console.lang.fault_write_stdout(&reason);
    console.faults(&Faults::single(Fault::nowhere("write", message)));
    exit::FAILURE
}

/// An argument as it can be typed again in a shell.
fn quoted(argument: &str, charset: Charset) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-:".contains(c);
    if cfg!(unix) && charset == Charset::Ascii && !argument.is_ascii() {
        escaped(argument)
    } else if argument.chars().all(plain) {
        argument.to_owned()
    } else if cfg!(windows) {
        format!("\"{argument}\"")
    } else {
        // Between single quotes, a shell reads nothing into it.
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

/// An argument of which the bytes that cannot be printed are numbers, for the shells that read them
/// so (POSIX 2024): spelled in ASCII, it would name another file.
fn escaped(argument: &str) -> String {
    let bytes = argument.bytes().map(|byte| match byte {
        b'\'' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\{byte:03o}"),
    });
    format!("$'{}'", bytes.collect::<String>())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_command_to_copy_runs_nothing_that_a_name_holds() {
        let quoted = |argument| quoted(argument, Charset::Utf8);
        assert_eq!(quoted("équipe/a-1.toml"), "équipe/a-1.toml");
        assert_eq!(quoted("mon équipe.toml"), "'mon équipe.toml'");
        assert_eq!(quoted("$(rm x).toml"), "'$(rm x).toml'");
        assert_eq!(quoted("l'équipe.toml"), r"'l'\''équipe.toml'");
        assert_eq!(quoted("~/a.toml"), "'~/a.toml'");
    }

    #[test]
    fn in_ascii_a_command_to_copy_still_names_the_same_file() {
        let quoted = |argument| quoted(argument, Charset::Ascii);
        assert_eq!(quoted("a-1.toml"), "a-1.toml");
        assert_eq!(quoted("l'équipe.toml"), r"$'l\'\303\251quipe.toml'");
        assert_eq!(quoted("$(é)\\n"), r"$'$(\303\251)\\n'");
    }

    #[test]
    fn the_first_variable_of_the_locale_that_is_not_empty_names_the_character_set() {
        let of = |variables: &[(&str, &str)]| {
            let found = |name: &str| variables.iter().find(|(set, _)| *set == name);
            charset_of_environment(&|name| found(name).map(|(_, value)| (*value).to_owned()))
        };
        let utf8 = ("LC_ALL", "fr_FR.UTF-8");
        assert_eq!(of(&[]), Charset::Utf8);
        assert_eq!(of(&[("LANG", "C")]), Charset::Ascii);
        assert_eq!(of(&[("LANG", "C"), utf8]), Charset::Utf8);
        assert_eq!(of(&[("LANG", "C"), ("LC_ALL", "")]), Charset::Ascii);
        assert_eq!(
            of(&[("LC_CTYPE", "POSIX"), ("LANG", "fr_FR.UTF-8")]),
            Charset::Ascii
        );
        assert_eq!(of(&[("LC_MESSAGES", "C")]), Charset::Utf8);
    }
}
