//! The real world around a run: this process, its streams, its signals and its clock.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::interview::Signals;
use crate::run::{Terminal, World, run};

/// Runs the program in this process; the exit code.
pub fn start() -> u8 {
    // Past a limit on the size of files, a write fails instead of killing the program, so that it
    // can say so and tidy up.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    let now = jiff::Timestamp::now().as_second();
    run(&mut World {
        args: std::env::args_os().collect(),
        env: &|name| std::env::var(name).ok(),
        stdout: &mut io::stdout().lock(),
        stderr: &mut io::stderr(),
        terminal: terminal(),
        now,
        user: &user,
        catch_signals: &catch_signals,
    })
}

fn catch_signals() -> Signals {
    let signals = Signals::default();
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGWINCH};
        catch(SIGHUP, &signals.ending, &signals.over);
        catch(SIGWINCH, &signals.resized, &signals.over);
        catch(SIGCONT, &signals.resumed, &signals.over);
    }
    catch(signal_hook::consts::SIGTERM, &signals.ending, &signals.over);
    catch(
        signal_hook::consts::SIGINT,
        &signals.interrupted,
        &signals.over,
    );
    signals
}

fn catch(signal: std::ffi::c_int, flag: &Arc<AtomicBool>, over: &Arc<AtomicBool>) {
    // Without a handler the signal ends the program at once: answers are saved all the same, only
    // the terminal is not tidied up.
    let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(over));
    let _ = signal_hook::flag::register(signal, Arc::clone(flag));
}

/// Who runs the program, as another person of the team would name them.
fn user() -> String {
    let names = ["USER", "LOGNAME", "USERNAME"].into_iter();
    let mut names = names.filter_map(|name| std::env::var(name).ok());
    let user = names.find(|name| !name.is_empty());
    let parts = [user, machine()].into_iter().flatten();
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return "?".to_owned();
    }
    parts.join("@")
}

#[cfg(unix)]
fn machine() -> Option<String> {
    let system = rustix::system::uname();
    let name = system.nodename().to_string_lossy().into_owned();
    Some(name).filter(|name| !name.is_empty())
}

#[cfg(not(unix))]
fn machine() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

fn terminal() -> Terminal {
    // On Windows, asking whether a terminal has colours makes it read styles, and not print them.
    #[cfg(windows)]
    for terminal in [console::Term::stdout(), console::Term::stderr()] {
        let _ = terminal.features().colors_supported();
    }
    let columns = |term: console::Term| term.size_checked().map(|(_, columns)| columns);
    Terminal {
        stdin: io::stdin().is_terminal(),
        stdout: io::stdout().is_terminal(),
        stderr: io::stderr().is_terminal(),
        columns: columns(console::Term::stdout()),
        stderr_columns: columns(console::Term::stderr()),
    }
}
