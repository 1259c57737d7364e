//! The definitions of the command that is typed, and of no other.

use clap::{Args, Command, Subcommand};

use super::{
    AssessArgs, BlankArgs, CatalogueArgs, CompareArgs, CompletionsArgs, ExplainArgs, GlobalArgs,
    ManArgs, PlanArgs, QuestionnaireCommand, ReportArgs,
};

/// What defines the words and options of one command.
type Definitions = fn(Command) -> Command;

/// The commands of [`super::Command`].
const COMMANDS: [(&str, Definitions); 10] = [
    ("assess", AssessArgs::augment_args),
    ("blank", BlankArgs::augment_args),
    ("explain", ExplainArgs::augment_args),
    ("plan", PlanArgs::augment_args),
    ("compare", CompareArgs::augment_args),
    ("report", ReportArgs::augment_args),
    ("catalogue", CatalogueArgs::augment_args),
    ("questionnaire", QuestionnaireCommand::augment_subcommands),
    ("completions", CompletionsArgs::augment_args),
    ("man", ManArgs::augment_args),
];

/// The definitions of [`super::Cli`] as a run needs them: of all commands but the one that is typed, only
/// the names. All of them would be a tenth of a whole run.
pub(super) fn command() -> Command {
    let bare = Command::new("palier")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    let commands = COMMANDS.map(|(name, define)| Command::new(name).defer(define));
    GlobalArgs::augment_args(AssessArgs::augment_args(bare)).subcommands(commands)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Cli, read};

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn a_command_line_reads_the_same_with_the_definitions_that_a_run_needs() {
        let names = |command: Command| -> Vec<String> {
            let below = command.get_subcommands();
            below.map(|command| command.get_name().to_owned()).collect()
        };
        assert_eq!(names(command()), names(Cli::command()));
        for line in [
            "palier",
            "palier rules.toml --all --lang en",
            "palier assess -a one.toml -a two.toml -p dev,ops --format json --no-input -q",
            "palier blank --profile dev -o answers.toml",
            "palier explain rules.toml kubernetes --plain",
            "palier plan --to go --require to-verify -f markdown",
            "palier compare rules one.toml two.toml --color never",
            "palier --lang fr report result.json --template request",
            "palier catalogue --track dev --level 2",
            "palier questionnaire list",
            "palier questionnaire check rules --previous old",
            "palier questionnaire schema --of plan",
            "palier completions zsh",
            "palier man questionnaire check",
        ] {
            let (needed, whole) = [command(), Cli::command()]
                .map(|command| read(command, &args(line)))
                .into();
            assert!(needed.is_ok(), "{line}");
            assert_eq!(format!("{needed:?}"), format!("{whole:?}"), "{line}");
        }
        for line in [
            "palier questionnaire",
            "palier questionnaire schema rules --of plan",
            "palier --help",
            "palier plan -V",
            "palier assess --format xml",
            "palier report",
            "palier man list --output pages",
        ] {
            assert!(read(command(), &args(line)).is_err(), "{line}");
            assert!(read(Cli::command(), &args(line)).is_err(), "{line}");
        }
    }
}
