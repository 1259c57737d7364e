//! The answers files named on the command line, read together.

use std::path::{Path, PathBuf};

use super::console::Console;
use crate::answers::{self, Loaded, Notice, Voice};
use crate::diagnostic::{Fault, Faults, Source};
use crate::library;
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;

/// An answers file that was read.
pub struct Read {
    /// Its text.
    pub source: Source,
    /// What it says.
    pub loaded: Loaded,
}

/// Reads an answers file that must be there.
///
/// # Errors
/// Every fault of the file; when it is missing, one with that help.
pub fn read(
    path: &Path,
    rules: &Questionnaire,
    missing_help: &str,
    lang: Lang,
) -> Result<Read, Faults> {
    read_if_any(path, rules, lang)?.ok_or_else(|| {
        let message = lang.fault_file_missing(&path.display().to_string());
        Faults::single(Fault::nowhere("missing-file", message).help(missing_help))
    })
}

/// Reads an answers file, if there is one.
///
/// # Errors
/// Every fault of the file.
pub fn read_if_any(path: &Path, rules: &Questionnaire, lang: Lang) -> Result<Option<Read>, Faults> {
    let Some(source) = library::read_answers(path, lang)? else {
        return Ok(None);
    };
    let loaded = answers::read(&source, rules, lang)?;
    Ok(Some(Read { source, loaded }))
}

/// Reads the answers files of several respondents.
///
/// # Errors
/// Every fault of every file.
pub fn read_all(
    paths: &[PathBuf],
    rules: &Questionnaire,
    console: &mut Console<'_, '_>,
) -> Result<Vec<Voice>, Faults> {
    let lang = console.lang;
    let mut voices = Vec::new();
    let mut faults = Faults::default();
    for path in paths {
        match read(path, rules, &lang.fault_file_missing_help(), lang) {
            Ok(read) => {
                let file = path.display().to_string();
                tell(&read.loaded.notices, Some(&file), rules, console);
                let answers = read.loaded.answers;
                voices.push(Voice { file, answers });
            }
            Err(others) => faults.append(others),
        }
    }
    if faults.list.is_empty() {
        Ok(voices)
    } else {
        Err(faults)
    }
}

/// Each file once, however it is named.
pub fn distinct(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut distinct: Vec<PathBuf> = Vec::new();
    for path in paths {
        let same = |other: &PathBuf| other == path || library::overlaps(path, other);
        if !distinct.iter().any(same) {
            distinct.push(path.clone());
        }
    }
    distinct
}

/// Tells what is no fault; of which file, when there are several.
pub fn tell(
    notices: &[Notice],
    file: Option<&str>,
    rules: &Questionnaire,
    console: &mut Console<'_, '_>,
) {
    let lang = console.lang;
    for notice in notices {
        let note = match notice {
            Notice::Renamed { old, new } => lang.note_renamed(old, new),
            Notice::Removed { id } => lang.note_removed(id),
            Notice::OtherVersion { found } => lang.note_other_version(found, &rules.version),
        };
        console.note(&match file {
            Some(file) => lang.note_of_file(file, &note),
            None => note,
        });
    }
}
