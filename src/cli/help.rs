//! The help, in the user's language: examples first.

use clap::{Command, CommandFactory};

use super::Cli;
use crate::messages::Lang;

/// The command line with its help in that language.
pub fn command(lang: Lang) -> Command {
    localised(Cli::command(), lang)
}

fn localised(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let usage = usage(&name, lang);
    let template = template(&command, lang);
    let ids: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    let mut command = command
        .about(about(&name, lang))
        .before_help(examples(&name, lang))
        .help_template(template);
    if let Some(usage) = usage {
        command = command.override_usage(usage);
    }
    for id in ids {
        let help = argument(&id, lang);
        command = command.mut_arg(id, |argument| {
            // Possible values are told in the help text: the library's own words are English.
            let takes_value = argument.get_action().takes_values();
            let argument = argument.help(help).hide_possible_values(takes_value);
            let name = argument.get_value_names().and_then(|names| names.first());
            match name.map(|name| value_name(name, lang)) {
                Some(name) if takes_value => argument.value_name(name),
                _ => argument,
            }
        });
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|subcommand| subcommand.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |subcommand| localised(subcommand, lang));
    }
    command
}

/// About, examples, usage, then only the parts that the command has.
fn template(command: &Command, lang: Lang) -> String {
    let mut template = format!(
        "{{about-with-newline}}\n{{before-help}}{}\n  {{usage}}\n",
        lang.heading_usage()
    );
    if command.has_subcommands() {
        template.push_str(&format!("\n{}\n{{subcommands}}\n", lang.heading_commands()));
    }
    if command.get_positionals().next().is_some() {
        template.push_str(&format!(
            "\n{}\n{{positionals}}\n",
            lang.heading_arguments()
        ));
    }
    template.push_str(&format!("\n{}\n{{options}}\n", lang.heading_options()));
    template
}

/// How the command is written, where the library's own line would be hard to read.
fn usage(command: &str, lang: Lang) -> Option<String> {
    match command {
        "palier" => Some(lang.usage_palier()),
        "questionnaire" => Some(lang.usage_questionnaire()),
        _ => None,
    }
}

/// What stands for a value in the help: the names in the definitions are English.
fn value_name(name: &str, lang: Lang) -> String {
    match name {
        "FILE" => lang.value_file(),
        "PROFILE" => lang.value_profile(),
        "STAGE" => lang.value_stage(),
        "TRACK" => lang.value_track(),
        "LEVEL" => lang.value_level(),
        "LANGUAGE" => lang.value_language(),
        "WHEN" => lang.value_when(),
        other => other.to_owned(),
    }
}

fn about(command: &str, lang: Lang) -> String {
    match command {
        "assess" => lang.about_assess(),
        "blank" => lang.about_blank(),
        "catalogue" => lang.about_catalogue(),
        "questionnaire" => lang.about_questionnaire(),
        "list" => lang.about_list(),
        "show" => lang.about_show(),
        _ => lang.about_palier(),
    }
}

fn examples(command: &str, lang: Lang) -> String {
    match command {
        "assess" => lang.examples_assess(),
        "blank" => lang.examples_blank(),
        "catalogue" => lang.examples_catalogue(),
        "questionnaire" | "list" => lang.examples_questionnaire(),
        "show" => lang.examples_show(),
        _ => lang.examples_palier(),
    }
}

fn argument(id: &str, lang: Lang) -> String {
    match id {
        "questionnaire" => lang.help_argument_questionnaire(),
        "answers" => lang.help_answers(),
        "profiles" => lang.help_profile(),
        "stage" => lang.help_stage(),
        "format" => lang.help_format(),
        "known_answers" => lang.help_known_answers(),
        "catalogue_format" => lang.help_catalogue_format(),
        "track" => lang.help_track(),
        "level" => lang.help_level(),
        "one_profile" => lang.help_one_profile(),
        "resource_language" => lang.help_resource_language(),
        "output" => lang.help_output(),
        "all" => lang.help_all(),
        "no_input" => lang.help_no_input(),
        "require" => lang.help_require(),
        "lang" => lang.help_lang(),
        "color" => lang.help_color(),
        "plain" => lang.help_plain(),
        "quiet" => lang.help_quiet(),
        "help" => lang.help_help(),
        "version" => lang.help_version(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_every_argument_is_explained(command: &Command) {
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string);
            assert!(
                help.is_some_and(|help| !help.is_empty()),
                "{} {}",
                command.get_name(),
                argument.get_id()
            );
        }
        command
            .get_subcommands()
            .for_each(assert_every_argument_is_explained);
    }

    #[test]
    fn every_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            assert_every_argument_is_explained(&command(lang));
        }
    }

    #[test]
    fn the_definitions_are_consistent() {
        command(Lang::Fr).debug_assert();
    }
}
