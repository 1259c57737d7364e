//! Why the command line did not lead to a command, in the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::clean;
use crate::messages::Lang;

/// Help, version, or a wrong command line: what to print, where, and the exit code.
#[derive(Debug, PartialEq, Eq)]
pub struct Stopped {
    /// What to print.
    pub text: String,
    /// 0 for help and version, 2 for a wrong command line.
    pub code: u8,
}

impl Stopped {
    pub(super) fn because(error: &clap::Error, lang: Lang) -> Stopped {
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stopped {
                text: format!("{}\n", error.render().to_string().trim_end()),
                code: 0,
            },
            _ => Stopped::wrong(&explained(error, lang), &lang.usage_see_help(), lang),
        }
    }

    /// An option that stands before the name of a command it does not belong to.
    pub(super) fn misplaced(option: &str, lang: Lang) -> Stopped {
        Stopped::wrong(&lang.usage_misplaced(option), &lang.usage_see_help(), lang)
    }

    /// Not two files, nor a questionnaire and two files.
    pub(super) fn compare_words(count: usize, lang: Lang) -> Stopped {
        let message = lang.fault_compare_words(count);
        Stopped::wrong(&message, &lang.usage_see_help_of("compare"), lang)
    }

    fn wrong(message: &str, help: &str, lang: Lang) -> Stopped {
        let error = lang.usage_error(message);
        Stopped {
            // What was typed is quoted: it may hold escape sequences.
            text: clean(&format!("{error}\n{help}\n")),
            code: 2,
        }
    }
}

fn explained(error: &clap::Error, lang: Lang) -> String {
    let message = message(error, lang);
    let values = list(error, ContextKind::ValidValue);
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let suggestion = suggestion
        .into_iter()
        .map(|kind| list(error, kind))
        .find(|suggested| !suggested.is_empty());
    let suggestion = suggestion.map(|suggested| lang.fault_did_you_mean(&suggested));
    // What is suggested may be far from what was meant.
    let values = Some(values).filter(|values| !values.is_empty());
    let values = values.map(|values| lang.usage_values(&values));
    let lines = [Some(message), suggestion, values].into_iter().flatten();
    lines.collect::<Vec<_>>().join("\n  ")
}

fn message(error: &clap::Error, lang: Lang) -> String {
    let argument = list(error, ContextKind::InvalidArg);
    let value = list(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => lang.usage_unknown_argument(&argument),
        ErrorKind::InvalidSubcommand => {
            lang.usage_unknown_command(&list(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => lang.usage_missing_value(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            lang.usage_invalid_value(&value, &argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = list(error, ContextKind::PriorArg);
            if other == argument {
                lang.usage_twice(&argument)
            } else {
                lang.usage_conflict(&argument, &other)
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            lang.usage_missing_command()
        }
        ErrorKind::MissingRequiredArgument => lang.usage_missing_argument(&argument),
        ErrorKind::InvalidUtf8 => lang.usage_not_utf8(),
        // Rare kinds keep the library's own words rather than lose what went wrong.
        _ => first_line(&error.render().to_string()),
    }
}

fn list(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(values)) => values.join(", "),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
