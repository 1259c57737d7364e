//! The `palier` command.

fn main() -> std::process::ExitCode {
    palier::start().into()
}
