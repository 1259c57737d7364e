//! The manual pages, generated from the definitions of the command line.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{exit, help};
use crate::charset::Charset;
use crate::messages::Lang;

/// The page of a command.
pub(crate) struct Page {
    /// The words behind `palier`.
    pub path: Vec<String>,
    /// Name of its file: `palier-plan.1`.
    pub file: String,
    /// Its text, for man(1): roff in UTF-8.
    pub text: String,
}

/// The pages of all commands, that of `palier` first; `date` is year, month and day.
pub(crate) fn pages(lang: Lang, date: &str) -> Vec<Page> {
    let mut root = arranged(help::command(lang, Charset::Utf8), lang);
    root.build();
    let mut commands = Vec::new();
    collect(&root, &mut commands);
    let names: Vec<String> = commands.iter().map(|command| page_name(command)).collect();
    let page = |command: &&Command| Page {
        path: path(command),
        file: format!("{}.1", page_name(command)),
        text: text(command, &names, lang, date),
    };
    commands.iter().map(page).collect()
}

fn collect<'c>(command: &'c Command, found: &mut Vec<&'c Command>) {
    found.push(command);
    for below in command.get_subcommands() {
        collect(below, found);
    }
}

fn path(command: &Command) -> Vec<String> {
    let words = command.get_bin_name().unwrap_or_default();
    words.split(' ').skip(1).map(str::to_owned).collect()
}

fn page_name(command: &Command) -> String {
    let name = command.get_display_name();
    name.unwrap_or_else(|| command.get_name()).to_owned()
}

/// Sorts options under headings.
fn arranged(command: Command, lang: Lang) -> Command {
    command
        .subcommand_help_heading(lang.manual_commands())
        .mut_args(|argument| {
            let heading = if argument.is_positional() {
                lang.manual_arguments()
            } else if is_general(argument.get_id().as_str()) || argument.is_global_set() {
                lang.manual_general_options()
            } else {
                lang.manual_options()
            };
            argument.help_heading(heading)
        })
        .mut_subcommands(|below| arranged(below, lang))
}

fn is_general(id: &str) -> bool {
    id == "version"
}

/// One page: the sections that other manuals have, in their order.
fn text(command: &Command, pages: &[String], lang: Lang, date: &str) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let man = Man::new(command.clone().override_usage(usage))
        .title(page_name(command).to_uppercase())
        .date(date)
        .source(format!("palier {}", env!("CARGO_PKG_VERSION")))
        .manual(lang.manual_title());
    let mut page = generated(|page| man.render_title(page));
    // Words are not cut, as English ones would be, nor lines spread: options are searched for.
    page.push_str(".nh\n.ad l\n");
    let mut add = |part: String| page.push_str(part.trim_start_matches(&Roff::new().render()));
    add(name(command, lang).render());
    add(generated(|page| man.render_synopsis_section(page)));
    add(description(command, lang).render());
    if command.has_subcommands() {
        add(generated(|page| man.render_subcommands_section(page)));
    }
    add(generated(|page| man.render_options_section(page)));
    add(exit_status(command, lang).render());
    if asks(command) {
        add(environment(lang).render());
        add(files(lang).render());
    }
    add(examples(command, lang).render());
    add(see_also(command, pages, lang).render());
    // As roff writes spaces that do not break: not every formatter has the characters.
    page.replace(['\u{a0}', '\u{202f}'], "\\ ")
        .replace('…', "...")
}

/// What the library writes; writing to memory does not fail.
fn generated(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut part = Vec::new();
    let _ = render(&mut part);
    String::from_utf8_lossy(&part).into_owned()
}

/// Whether the command holds interviews: it reads the environment and keeps files.
fn asks(command: &Command) -> bool {
    has(command, "no_input")
}

fn has(command: &Command, id: &str) -> bool {
    command
        .get_arguments()
        .any(|argument| argument.get_id() == id)
}

fn section(heading: &str) -> Roff {
    let mut part = Roff::new();
    part.control("SH", [heading]);
    part
}

fn name(command: &Command, lang: Lang) -> Roff {
    let mut part = section(&lang.manual_name());
    let about = command.get_about().map(ToString::to_string);
    let about = about.unwrap_or_default();
    let about = about.trim_end_matches('.');
    part.text([roman(format!("{} - {about}", page_name(command)))]);
    part
}

fn description(command: &Command, lang: Lang) -> Roff {
    let mut part = section(&lang.manual_description());
    let text = described(command.get_name(), lang);
    for (number, paragraph) in text.split("\n\n").enumerate() {
        if number > 0 {
            part.control("PP", []);
        }
        part.text([roman(paragraph)]);
    }
    part
}

fn described(command: &str, lang: Lang) -> String {
    match command {
        "assess" => lang.manual_assess(),
        "blank" => lang.manual_blank(),
        "explain" => lang.manual_explain(),
        "plan" => lang.manual_plan(),
        "compare" => lang.manual_compare(),
        "report" => lang.manual_report(),
        "catalogue" => lang.manual_catalogue(),
        "questionnaire" => lang.manual_questionnaire(),
        "list" => lang.manual_list(),
        "show" => lang.manual_show(),
        "new" => lang.manual_new(),
        "schema" => lang.manual_schema(),
        "check" => lang.manual_check(),
        "completions" => lang.manual_completions(),
        "man" => lang.manual_man(),
        _ => lang.manual_palier(),
    }
}

/// The codes that the command may end with.
fn exit_status(command: &Command, lang: Lang) -> Roff {
    let required = ["require", "require_today", "compared_require"];
    let codes = [
        (exit::DONE, lang.exit_done(), true),
        (exit::FAILURE, lang.exit_failure(), true),
        (exit::USAGE, lang.exit_usage(), true),
        (
            exit::REQUIRED,
            lang.exit_required(),
            required.iter().any(|id| has(command, id)),
        ),
        (
            exit::INVALID,
            lang.exit_invalid(),
            has(command, "previous") || page_name(command) == "palier",
        ),
        (exit::INTERRUPTED, lang.exit_interrupted(), asks(command)),
    ];
    let mut part = section(&lang.manual_exit_status());
    for (code, meaning, _) in codes.into_iter().filter(|(_, _, possible)| *possible) {
        entry(&mut part, &code.to_string(), meaning);
    }
    part
}

fn environment(lang: Lang) -> Roff {
    let mut part = section(&lang.manual_environment());
    for (name, meaning) in [
        ("PALIER_LANG", lang.environment_palier_lang()),
        ("LC_ALL, LC_MESSAGES, LANG", lang.environment_locale()),
        ("PALIER_PLAIN", lang.environment_palier_plain()),
        ("TERM", lang.environment_term()),
        ("NO_COLOR", lang.environment_no_color()),
        ("SOURCE_DATE_EPOCH", lang.environment_epoch()),
        ("XDG_STATE_HOME, HOME", lang.environment_state()),
    ] {
        entry(&mut part, name, meaning);
    }
    part
}

fn files(lang: Lang) -> Roff {
    let mut part = section(&lang.manual_files());
    let lock = format!(".{}.lock", lang.value_file());
    for (name, meaning) in [
        ("~/.local/state/palier/drafts/", lang.files_drafts()),
        (lock.as_str(), lang.files_lock()),
    ] {
        entry(&mut part, name, meaning);
    }
    part
}

/// A term, and what it means below it.
fn entry(part: &mut Roff, term: &str, meaning: String) {
    part.control("TP", [])
        .text([bold(term)])
        .text([roman(meaning)]);
}

/// The examples of the help, as they are typed.
fn examples(command: &Command, lang: Lang) -> Roff {
    let mut part = section(&lang.manual_examples());
    let help = command.get_before_help().map(ToString::to_string);
    part.control("nf", []);
    // Below their heading, they are indented.
    for line in help.unwrap_or_default().lines().skip(1) {
        part.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
    }
    part.control("fi", []);
    part
}

/// The pages above and below; without any, all others.
fn see_also(command: &Command, pages: &[String], lang: Lang) -> Roff {
    let own = page_name(command);
    let above = own.rsplit_once('-').map_or("palier", |(above, _)| above);
    let near = |page: &&String| {
        let parent = page.rsplit_once('-').map(|(parent, _)| parent);
        **page == above || parent == Some(own.as_str()) || parent == Some(above)
    };
    let near = pages.iter().filter(near).filter(|page| **page != own);
    let near: Vec<String> = near.map(|page| format!("{page}(1)")).collect();
    let mut part = section(&lang.manual_see_also());
    part.text([roman(near.join(", "))]);
    part
}
