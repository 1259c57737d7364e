//! What a shell completes, generated from the definitions of the command line.

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory, ValueHint};
use clap_complete::aot::{self, Generator};

use super::{Cli, Shell, help};
use crate::charset::Charset;
use crate::library;
use crate::messages::Lang;

/// The script to load in a shell, its descriptions in that language.
pub(crate) fn script(shell: Shell, lang: Lang) -> String {
    let command = help::localised(hinted(Cli::command()), lang, Charset::Utf8);
    match shell {
        Shell::Bash => generated(aot::Bash, command),
        Shell::Zsh => zsh(without_words(named(command, lang))),
        Shell::Fish => fish(named(command, lang)),
        Shell::Powershell => generated(aot::PowerShell, named(command, lang)).replace("'’", "''"),
    }
}

fn generated(shell: impl Generator, mut command: Command) -> String {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    aot::generate(shell, &mut command, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// What each value may be. Questionnaires and pages are not checked that way when the command line
/// is read: a questionnaire may be a path, and `run` knows better what to say of a page.
fn hinted(command: Command) -> Command {
    let pages: Vec<String> = names_of(&command);
    let command = command.mut_args(|argument| {
        let name = argument.get_value_names().and_then(|names| names.first());
        match name.map(|name| name.as_str()) {
            Some("QUESTIONNAIRE") => {
                argument.value_parser(PossibleValuesParser::new(library::built_in()))
            }
            Some("FILE" | "RESULT") => argument.value_hint(ValueHint::FilePath),
            Some("FOLDER") => argument.value_hint(ValueHint::DirPath),
            Some("PATH") => argument.value_hint(ValueHint::AnyPath),
            Some("PROFILE" | "STAGE" | "TARGET" | "TRACK" | "LEVEL" | "NAME") => {
                argument.value_hint(ValueHint::Other)
            }
            _ => argument,
        }
    });
    let mut command = command.mut_subcommands(hinted);
    if command.find_subcommand("man").is_some() {
        command = command.mut_subcommand("man", |man| {
            man.mut_arg("page", |page| {
                page.value_parser(PossibleValuesParser::new(pages))
            })
        });
    }
    command
}

/// The names of all commands below this one.
fn names_of(command: &Command) -> Vec<String> {
    let below = command.get_subcommands();
    below
        .flat_map(|command| [vec![command.get_name().to_owned()], names_of(command)].concat())
        .collect()
}

/// The built-in questionnaires as commands of their own: shells offer what follows a command, not
/// what follows a word that stands in its place.
fn named(command: Command, lang: Lang) -> Command {
    let Some(assess) = command.find_subcommand("assess").cloned() else {
        return command;
    };
    let assess = without_words(assess).about(lang.completion_built_in());
    let built_in = library::built_in().into_iter();
    command.subcommands(built_in.map(|name| assess.clone().name(name)))
}

/// The command with its options only.
fn without_words(command: Command) -> Command {
    let options = command.get_arguments().filter(|a| !a.is_positional());
    Command::new(command.get_name().to_owned())
        .version(command.get_version().unwrap_or_default().to_owned())
        .about(command.get_about().cloned().unwrap_or_default())
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args(options.cloned())
        .subcommands(command.get_subcommands().cloned())
}

/// What the generator lacks: a questionnaire may be a name or a file, and so may the first word;
/// behind the name of a command, only the options of that command are meant.
fn zsh(command: Command) -> String {
    let names = library::built_in().join(" ");
    let names_or_files = format!(
        r#": _alternative "questionnaires\:questionnaire\:({names})" "files\:file\:_files"'"#
    );
    let arguments = r#"_arguments "${_arguments_options[@]}" : \"#;
    let until_a_word = r#"_arguments "${_arguments_options[@]}" -A "-*" : \"#;
    // A file is followed by what follows a name, whichever.
    let last = names.rsplit(' ').next().unwrap_or_default();
    generated(aot::Zsh, command)
        .replacen(&format!("\n({last})\n"), "\n(*)\n", 1)
        .replace(&format!(":({names})'"), &names_or_files)
        .replace(":: :_palier_commands", ":: :{ _palier_commands || _files }")
        .replacen(arguments, until_a_word, 1)
}

/// The generator leaves out the words that are not options.
fn fish(command: Command) -> String {
    let mut lines = String::new();
    for first in command.get_subcommands() {
        let condition = format!("__fish_palier_using_subcommand {}", first.get_name());
        lines.push_str(&fish_words(first, &condition));
        for second in first.get_subcommands() {
            let name = second.get_name();
            let condition = format!("{condition}; and __fish_seen_subcommand_from {name}");
            lines.push_str(&fish_words(second, &condition));
        }
    }
    // An option that still lacks its value is no reason to offer nothing.
    let script = generated(aot::Fish, command).replace("    or return\n", "    or return 0\n");
    script + &lines
}

fn fish_words(command: &Command, condition: &str) -> String {
    let mut lines = String::new();
    for word in command.get_positionals() {
        let values = word.get_value_parser().possible_values();
        let values = values.into_iter().flatten();
        let values: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        if values.is_empty() {
            continue;
        }
        // A questionnaire may also be a path.
        let no_files = if values == library::built_in() {
            ""
        } else {
            " -f"
        };
        let values = values.join(" ");
        lines.push_str(&format!(
            "complete -c palier -n \"{condition}\"{no_files} -a \"{values}\"\n"
        ));
    }
    lines
}
