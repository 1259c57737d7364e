//! The command line: what can be asked for, its help, and its errors in the user's language.

mod completions;
pub mod exit;
mod help;
mod manual;
mod on_demand;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::charset::Charset;
use crate::diagnostic::closest;
use crate::messages::Lang;
use crate::questionnaire::Verdict;
use crate::report::json::schema::Document;

pub(crate) use completions::script;
pub(crate) use manual::{Page, pages};
pub use usage::Stopped;

/// What somebody may have typed, and the command that they meant.
const MEANT: [(&str, &str); 16] = [
    ("assess", "palier assess"),
    ("blank", "palier blank"),
    ("plan", "palier plan"),
    ("catalogue", "palier catalogue"),
    ("explain", "palier explain"),
    ("compare", "palier compare"),
    ("report", "palier report"),
    ("questionnaire", "palier questionnaire"),
    ("list", "palier questionnaire list"),
    ("show", "palier questionnaire show"),
    ("new", "palier questionnaire new"),
    ("schema", "palier questionnaire schema"),
    ("check", "palier questionnaire check"),
    ("completions", "palier completions"),
    ("man", "palier man"),
    ("help", "palier --help"),
];

/// The command that a word, which is none, may have meant.
pub fn meant_command(word: &str) -> Option<&'static str> {
    let close = closest(word, MEANT.map(|(name, _)| name))?;
    let meant = MEANT.iter().find(|(name, _)| *name == close);
    meant.map(|(_, command)| *command)
}

// The texts of the help are not here: `help.rs` sets them, in the user's language.

#[derive(Debug, Parser)]
#[command(
    name = "palier",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What `palier` alone does.
    #[command(flatten)]
    pub assess: AssessArgs,
    #[command(flatten)]
    pub global: GlobalArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Assess(AssessArgs),
    Blank(BlankArgs),
    Explain(ExplainArgs),
    Plan(PlanArgs),
    Compare(CompareArgs),
    Report(ReportArgs),
    Catalogue(CatalogueArgs),
    Questionnaire {
        #[command(subcommand)]
        action: QuestionnaireCommand,
    },
    Completions(CompletionsArgs),
    Man(ManArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum QuestionnaireCommand {
    List(ListArgs),
    Show(ShowArgs),
    New(NewArgs),
    Schema(SchemaArgs),
    Check(CheckArgs),
}

#[derive(Debug, Args)]
pub(crate) struct AssessArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub answers: Vec<PathBuf>,
    #[arg(short, long = "profile", value_name = "PROFILE", value_delimiter = ',')]
    pub profiles: Vec<String>,
    #[arg(short, long, value_name = "STAGE")]
    pub stage: Option<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    pub format: Option<ResultFormat>,
    #[arg(long, value_name = "TEMPLATE", value_enum)]
    pub template: Option<Template>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub no_input: bool,
    #[arg(long, value_name = "VERDICT", value_enum)]
    pub require: Option<Verdict>,
}

#[derive(Debug, Args)]
pub(crate) struct BlankArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(short, long = "profile", value_name = "PROFILE", value_delimiter = ',')]
    pub profiles: Vec<String>,
    #[arg(short, long, value_name = "FILE", id = "known_answers")]
    pub answers: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(short, long, value_name = "FILE", id = "given_answers")]
    pub answers: Vec<PathBuf>,
    #[arg(short, long, value_name = "TARGET")]
    pub to: Option<String>,
    #[arg(short, long, value_name = "STAGE")]
    pub stage: Option<String>,
    #[arg(short, long = "profile", value_name = "PROFILE", value_delimiter = ',')]
    pub profiles: Vec<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "document_format")]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "VERDICT", value_enum, id = "require_today")]
    pub require: Option<Verdict>,
}

#[derive(Debug, Args)]
pub(crate) struct CatalogueArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(short, long, value_name = "TRACK")]
    pub track: Option<String>,
    #[arg(short, long, value_name = "LEVEL")]
    pub level: Option<String>,
    #[arg(short, long = "profile", value_name = "PROFILE", id = "one_profile")]
    pub profile: Option<String>,
    #[arg(long, value_name = "LANGUAGE")]
    pub resource_language: Option<String>,
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        value_enum,
        id = "catalogue_format"
    )]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// One word alone may be what to explain: `run::explain` tells which.
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(value_name = "NAME")]
    pub subject: Option<String>,
    #[arg(short, long, value_name = "FILE", id = "given_answers")]
    pub answers: Vec<PathBuf>,
    #[arg(short, long = "profile", value_name = "PROFILE", value_delimiter = ',')]
    pub profiles: Vec<String>,
    #[arg(short, long, value_name = "STAGE")]
    pub stage: Option<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "document_format")]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The questionnaire if it is not the default one, then both files: [`parse`] sees to their
    /// number.
    #[arg(value_name = "FILE", id = "compared")]
    pub words: Vec<PathBuf>,
    #[arg(short, long = "profile", value_name = "PROFILE", value_delimiter = ',')]
    pub profiles: Vec<String>,
    #[arg(short, long, value_name = "STAGE", id = "compared_stage")]
    pub stage: Option<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "show_format")]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "VERDICT", value_enum, id = "compared_require")]
    pub require: Option<Verdict>,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[arg(value_name = "RESULT")]
    pub result: PathBuf,
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    pub format: Option<ResultFormat>,
    #[arg(long, value_name = "TEMPLATE", value_enum)]
    pub template: Option<Template>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "list_format")]
    pub format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "show_format")]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    #[arg(value_name = "QUESTIONNAIRE", id = "schema_of")]
    pub questionnaire: Option<String>,
    #[arg(long, value_name = "COMMAND", value_enum, conflicts_with = "schema_of")]
    pub of: Option<Document>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<String>,
    #[arg(long, value_name = "PATH")]
    pub previous: Option<String>,
    #[arg(short, long, value_name = "FORMAT", value_enum, id = "check_format")]
    pub format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
    #[arg(short, long, value_name = "FILE", id = "script_output")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    #[arg(value_name = "COMMAND", id = "page", conflicts_with = "pages")]
    pub command: Vec<String>,
    #[arg(short, long, value_name = "FOLDER", id = "pages")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct GlobalArgs {
    #[arg(long, global = true, value_name = "LANGUAGE", value_enum)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub color: Option<Color>,
    #[arg(long, global = true)]
    pub plain: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A format of a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultFormat {
    #[default]
    Table,
    Json,
    Markdown,
    Html,
    Csv,
}

/// What a document in Markdown holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// The whole result.
    #[default]
    Full,
    /// What the programme asks before support.
    Request,
}

/// A shell that can complete commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// A format of a list or of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
}

/// A format of what is there to read: the training on offer, a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentFormat {
    Table,
    Json,
    Markdown,
}

/// When terminal styles are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &Lang::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.code().into())
    }
}

impl ValueEnum for Verdict {
    fn value_variants<'a>() -> &'a [Self] {
        &Verdict::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl ValueEnum for Document {
    fn value_variants<'a>() -> &'a [Self] {
        &Document::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

/// Reads the command line; `lang` is the language of its help and errors, `charset` what they are
/// written with.
///
/// # Errors
/// [`Stopped`]: help or version was asked for, or the command line is wrong.
pub(crate) fn parse(args: &[OsString], lang: Lang, charset: Charset) -> Result<Cli, Stopped> {
    understood(args, lang, charset).map_err(|stopped| Stopped {
        text: charset.print(&stopped.text).into_owned(),
        ..stopped
    })
}

fn understood(args: &[OsString], lang: Lang, charset: Charset) -> Result<Cli, Stopped> {
    // The words of the help are set only for who will read them.
    let cli = read(on_demand::command(), args)
        .or_else(|_| read(help::command(lang, charset), args))
        .map_err(|error| Stopped::because(&error, lang))?;
    if let Some(option) = cli.misplaced() {
        return Err(Stopped::misplaced(option, lang));
    }
    match &cli.command {
        Some(Command::Compare(args)) if !(2..=3).contains(&args.words.len()) => {
            Err(Stopped::compare_words(args.words.len(), lang))
        }
        _ => Ok(cli),
    }
}

fn read(mut command: clap::Command, args: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(args)?;
    Cli::from_arg_matches(&matches)
}

impl Cli {
    /// An option of the bare command written before the name of a command, where it would be
    /// lost. (The library's own check would refuse the global options there too.)
    fn misplaced(&self) -> Option<&'static str> {
        self.command.as_ref()?;
        let assess = &self.assess;
        let given = [
            (assess.questionnaire.is_some(), "QUESTIONNAIRE"),
            (!assess.answers.is_empty(), "--answers"),
            (!assess.profiles.is_empty(), "--profile"),
            (assess.stage.is_some(), "--stage"),
            (assess.format.is_some(), "--format"),
            (assess.template.is_some(), "--template"),
            (assess.output.is_some(), "--output"),
            (assess.all, "--all"),
            (assess.no_input, "--no-input"),
            (assess.require.is_some(), "--require"),
        ];
        let found = given.into_iter().find(|(given, _)| *given);
        found.map(|(_, option)| option)
    }
}

/// The language named by `--lang` before anything else is known: help and errors need it.
pub fn requested_lang(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    let mut found = None;
    while let Some(arg) = args.next() {
        let code = match arg.strip_prefix("--lang") {
            Some("") => args.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        found = code.and_then(Lang::from_locale).or(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn parsed(line: &str, lang: Lang) -> Result<Cli, Stopped> {
        parse(&args(line), lang, Charset::Utf8)
    }

    #[test]
    fn the_language_is_found_anywhere_on_the_line() {
        assert_eq!(
            requested_lang(&args("palier assess --lang en")),
            Some(Lang::En)
        );
        assert_eq!(
            requested_lang(&args("palier --lang=fr assess")),
            Some(Lang::Fr)
        );
        assert_eq!(requested_lang(&args("palier --language fr")), None);
        assert_eq!(requested_lang(&args("palier --lang")), None);
    }

    #[test]
    fn the_bare_command_takes_the_options_of_assess() {
        let cli = parsed("palier --answers a.toml --no-input", Lang::En);
        assert!(matches!(cli, Ok(Cli { command: None, assess, .. })
            if assess.no_input && assess.answers == [PathBuf::from("a.toml")]));
    }

    #[test]
    fn a_wrong_command_line_stops_with_code_2_and_help_with_0() {
        let code = |line| parsed(line, Lang::Fr).err().map(|stopped| stopped.code);
        assert_eq!(code("palier --formt json"), Some(2));
        assert_eq!(code("palier assess --format xml"), Some(2));
        assert_eq!(code("palier --help"), Some(0));
        assert_eq!(code("palier --answers a.toml questionnaire list"), Some(2));
    }

    #[test]
    fn global_options_stand_before_or_after_the_command() {
        for line in [
            "palier --lang fr questionnaire list",
            "palier questionnaire list --lang fr",
        ] {
            let cli = parsed(line, Lang::En);
            assert!(
                cli.is_ok_and(|cli| cli.global.lang == Some(Lang::Fr)),
                "{line}"
            );
        }
    }
}
