//! The help, in the user's language: examples first.

use clap::{Command, CommandFactory};

use super::Cli;
use crate::charset::Charset;
use crate::messages::Lang;

/// The command line with its help in that language, to be printed in that character set.
pub fn command(lang: Lang, charset: Charset) -> Command {
    localised(Cli::command(), lang, charset)
}

/// Sets every text of these definitions in that language.
pub(super) fn localised(command: Command, lang: Lang, charset: Charset) -> Command {
    let spelled = |text: String| charset.spell(&text).into_owned();
    let name = command.get_name().to_owned();
    let usage = usage(&name, lang);
    let template = template(&command, lang);
    let ids: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    let mut command = command
        .about(spelled(about(&name, lang)))
        .before_help(spelled(examples(&name, lang)))
        .help_template(spelled(template));
    if let Some(usage) = usage {
        command = command.override_usage(spelled(usage));
    }
    for id in ids {
        let help = spelled(argument(&id, lang));
        command = command.mut_arg(id, |argument| {
            // Possible values are told in the help text: the library's own words are English.
            let takes_value = argument.get_action().takes_values();
            let argument = argument.help(help).hide_possible_values(takes_value);
            let name = argument.get_value_names().and_then(|names| names.first());
            match name.map(|name| spelled(value_name(name, lang))) {
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
        command = command.mut_subcommand(name, |subcommand| localised(subcommand, lang, charset));
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
        "compare" => Some(lang.usage_compare()),
        _ => None,
    }
}

/// What stands for a value in the help: the names in the definitions are English.
fn value_name(name: &str, lang: Lang) -> String {
    match name {
        "FILE" => lang.value_file(),
        "RESULT" => lang.value_result(),
        "FOLDER" => lang.value_folder(),
        "COMMAND" => lang.value_command(),
        "PROFILE" => lang.value_profile(),
        "STAGE" => lang.value_stage(),
        "TARGET" => lang.value_target(),
        "TRACK" => lang.value_track(),
        "LEVEL" => lang.value_level(),
        "NAME" => lang.value_name(),
        "LANGUAGE" => lang.value_language(),
        "PATH" => lang.value_path(),
        "WHEN" => lang.value_when(),
        "TEMPLATE" => lang.value_template(),
        other => other.to_owned(),
    }
}

fn about(command: &str, lang: Lang) -> String {
    match command {
        "assess" => lang.about_assess(),
        "blank" => lang.about_blank(),
        "plan" => lang.about_plan(),
        "catalogue" => lang.about_catalogue(),
        "explain" => lang.about_explain(),
        "compare" => lang.about_compare(),
        "report" => lang.about_report(),
        "questionnaire" => lang.about_questionnaire(),
        "list" => lang.about_list(),
        "show" => lang.about_show(),
        "new" => lang.about_new(),
        "schema" => lang.about_schema(),
        "check" => lang.about_check(),
        "completions" => lang.about_completions(),
        "man" => lang.about_man(),
        _ => lang.about_palier(),
    }
}

fn examples(command: &str, lang: Lang) -> String {
    match command {
        "assess" => lang.examples_assess(),
        "blank" => lang.examples_blank(),
        "plan" => lang.examples_plan(),
        "catalogue" => lang.examples_catalogue(),
        "explain" => lang.examples_explain(),
        "compare" => lang.examples_compare(),
        "report" => lang.examples_report(),
        "questionnaire" | "list" => lang.examples_questionnaire(),
        "show" => lang.examples_show(),
        "new" => lang.examples_new(),
        "schema" => lang.examples_schema(),
        "check" => lang.examples_check(),
        "completions" => lang.examples_completions(),
        "man" => lang.examples_man(),
        _ => lang.examples_palier(),
    }
}

fn argument(id: &str, lang: Lang) -> String {
    match id {
        "questionnaire" => lang.help_argument_questionnaire(),
        "folder" => lang.help_folder(),
        "result" => lang.help_result(),
        "schema_of" => lang.help_schema_of(),
        "of" => lang.help_of(),
        "answers" => lang.help_answers(),
        "profiles" => lang.help_profile(),
        "stage" => lang.help_stage(),
        "format" => lang.help_format(),
        "template" => lang.help_template(),
        "list_format" => lang.help_list_format(),
        "to" => lang.help_to(),
        "require_today" => lang.help_require_today(),
        "known_answers" => lang.help_known_answers(),
        "given_answers" => lang.help_given_answers(),
        "subject" => lang.help_subject(),
        "catalogue_format" | "show_format" | "document_format" => lang.help_catalogue_format(),
        "check_format" => lang.help_check_format(),
        "previous" => lang.help_previous(),
        "compared" => lang.help_compared(),
        "compared_stage" => lang.help_compared_stage(),
        "compared_require" => lang.help_compared_require(),
        "track" => lang.help_track(),
        "level" => lang.help_level(),
        "one_profile" => lang.help_one_profile(),
        "resource_language" => lang.help_resource_language(),
        "output" => lang.help_output(),
        "shell" => lang.help_shell(),
        "script_output" => lang.help_script_output(),
        "page" => lang.help_page(),
        "pages" => lang.help_pages(),
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

    /// Every command with what it prints of each text, from the top.
    fn texts(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        let path = format!("{path} {}", command.get_name());
        let text = |text: Option<&clap::builder::StyledStr>| {
            text.map(ToString::to_string).unwrap_or_default()
        };
        found.push((format!("{path}: about"), text(command.get_about())));
        found.push((format!("{path}: examples"), text(command.get_before_help())));
        for argument in command.get_arguments() {
            found.push((
                format!("{path}: {}", argument.get_id()),
                text(argument.get_help()),
            ));
        }
        for subcommand in command.get_subcommands() {
            texts(subcommand, &path, found);
        }
    }

    fn all_texts(lang: Lang) -> Vec<(String, String)> {
        let mut found = Vec::new();
        texts(&command(lang, Charset::Utf8), "", &mut found);
        found
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages_and_differently() {
        let (french, english) = (all_texts(Lang::Fr), all_texts(Lang::En));
        assert!(french.len() > 30, "{french:#?}");
        for ((what, french), (_, english)) in french.iter().zip(&english) {
            assert!(!french.is_empty() && !english.is_empty(), "{what}");
            assert_ne!(french, english, "{what}");
        }
    }

    #[test]
    fn every_command_has_a_text_of_its_own() {
        let abouts: Vec<_> = all_texts(Lang::Fr)
            .into_iter()
            .filter(|(what, _)| what.ends_with(": about"))
            .collect();
        for (index, (what, about)) in abouts.iter().enumerate() {
            for (other, same) in &abouts[index + 1..] {
                assert_ne!(about, same, "{what} and {other}");
            }
        }
    }

    #[test]
    fn no_word_of_the_library_is_left_in_the_french_help() {
        for words in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "Print ",
            "[default",
        ] {
            let mut french = command(Lang::Fr, Charset::Utf8);
            let mut pages = vec![french.render_long_help().to_string()];
            for subcommand in french.get_subcommands_mut() {
                pages.push(subcommand.render_long_help().to_string());
            }
            for page in pages {
                assert!(!page.contains(words), "{words}\n{page}");
            }
        }
    }

    #[test]
    fn the_definitions_are_consistent() {
        command(Lang::Fr, Charset::Ascii).debug_assert();
    }
}
