//! Questionnaires, answers and results on disk: the only place that touches files.

mod built_in;
mod files;
mod lock;

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::diagnostic::{Fault, Faults, Source};
use crate::messages::Lang;
use crate::questionnaire::{self, Questionnaire};

pub use files::{make_folder_of, reason, set_aside, write, write_in_new_folder, write_new};
pub use lock::{Holder, Lock, lock};

/// The questionnaire that is used when none is named.
pub const DEFAULT: &str = "cloud-pi-native";

/// The folder of translations, in that of the rules.
const TRANSLATIONS: &str = "translations";

/// Code of the fault of a name that is neither built in nor a path.
pub const NO_SUCH_QUESTIONNAIRE: &str = "no-such-questionnaire";

/// A questionnaire that was read, and where from.
pub struct Opened {
    /// The valid model.
    pub questionnaire: Questionnaire,
    /// Its name among the built-in ones, or its path.
    pub name: String,
}

/// The names of the built-in questionnaires, in alphabetical order.
pub fn built_in() -> Vec<&'static str> {
    let names = built_in::BUILT_IN.iter();
    names.map(|built_in| built_in.name).collect()
}

/// Reads a built-in questionnaire by name, or a file or folder by path.
///
/// `content` is the language to show its texts in, if it has a translation for it; `None`: its
/// own. `lang` is the language of the faults.
///
/// # Errors
/// Every fault of its files, or the one reason why they could not be read.
pub fn open(name: &str, content: Option<Lang>, lang: Lang) -> Result<Opened, Faults> {
    let questionnaire = match built_in::find(name) {
        Some(built_in) => built_in.open(content, lang)?,
        None => read_from_disk(name, content, lang)?,
    };
    Ok(Opened {
        questionnaire,
        name: name.to_owned(),
    })
}

fn read_from_disk(name: &str, content: Option<Lang>, lang: Lang) -> Result<Questionnaire, Faults> {
    let files = from_disk(name, content, lang)?;
    let translation = files.translation.as_ref();
    let translation = translation.map(|(code, source)| (*code, source));
    questionnaire::load(&files.rules, translation, lang)
}

/// Everything that a questionnaire is made of.
pub struct Texts {
    /// The rule files, sorted by name.
    pub rules: Vec<Source>,
    /// Every translation, sorted by name, with the code of its language: the name of its file.
    pub translations: Vec<(String, Source)>,
}

/// Reads all the texts of a built-in questionnaire, or of a file or folder, as [`open`] does.
///
/// # Errors
/// Every file that could not be read.
pub fn texts(name: &str, lang: Lang) -> Result<Texts, Faults> {
    if let Some(built_in) = built_in::find(name) {
        return Ok(built_in.texts());
    }
    let rules = from_disk(name, None, lang)?.rules;
    let folder = Path::new(name).join(TRANSLATIONS);
    let translations = if folder.is_dir() {
        files::read_translations(&folder, lang)?
    } else {
        Vec::new()
    };
    Ok(Texts {
        rules,
        translations: by_language(translations),
    })
}

fn by_language(files: Vec<Source>) -> Vec<(String, Source)> {
    let code = |file: &Source| {
        let stem = Path::new(&file.name).file_stem();
        stem.map(|stem| stem.to_string_lossy().into_owned())
    };
    let files = files.into_iter();
    files
        .map(|file| (code(&file).unwrap_or_default(), file))
        .collect()
}

/// The texts that a questionnaire is read from.
struct RuleFiles {
    /// Sorted by name: the order of asking depends on it.
    rules: Vec<Source>,
    translation: Option<(&'static str, Source)>,
}

fn from_disk(name: &str, content: Option<Lang>, lang: Lang) -> Result<RuleFiles, Faults> {
    let path = Path::new(name);
    if !path.exists() {
        return Err(Faults::single(no_such_questionnaire(name, lang)));
    }
    if !path.is_dir() {
        let rules = vec![files::read(path, lang)?];
        return Ok(RuleFiles {
            rules,
            translation: None,
        });
    }
    let rules = files::read_folder(path, lang)?;
    let translation = content
        .map(|language| (language.code(), path.join(translation_path(language))))
        .filter(|(_, path)| path.exists())
        .map(|(code, path)| Ok((code, files::read(&path, lang)?)))
        .transpose()?;
    Ok(RuleFiles { rules, translation })
}

fn translation_path(lang: Lang) -> PathBuf {
    Path::new(TRANSLATIONS).join(format!("{}.toml", lang.code()))
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

fn no_such_questionnaire(name: &str, lang: Lang) -> Fault {
    let message = lang.fault_no_such_questionnaire(name);
    let names = built_in().join(", ");
    Fault::nowhere(NO_SUCH_QUESTIONNAIRE, message)
        .help(lang.fault_no_such_questionnaire_help(&names))
}

/// Writes the files of a new questionnaire in a folder that is not there yet, or empty; their names.
///
/// # Errors
/// One fault: there is something in the folder, or a file cannot be written.
pub fn start_questionnaire(folder: &Path, lang: Lang) -> Result<Vec<PathBuf>, Faults> {
    if folder.is_file() {
        let message = lang.fault_file_exists(&folder.display().to_string());
        let fault = Fault::nowhere("file-exists", message);
        return Err(Faults::single(
            fault.help(lang.fault_folder_not_empty_help()),
        ));
    }
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let message = lang.fault_folder_not_empty(&folder.display().to_string());
        let fault = Fault::nowhere("file-exists", message);
        return Err(Faults::single(
            fault.help(lang.fault_folder_not_empty_help()),
        ));
    }
    let mut written = Vec::new();
    for file in built_in::template(lang) {
        let path = folder.join(&file.name);
        write_in_new_folder(&path, &file.text, lang)?;
        written.push(path);
    }
    Ok(written)
}

/// Reads an answers file; `None` if there is none at that path.
///
/// # Errors
/// A file that is there but cannot be read, is too large, or is not UTF-8.
pub fn read_answers(path: &Path, lang: Lang) -> Result<Option<Source>, Faults> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        _ => files::read(path, lang).map(Some),
    }
}

/// Where the draft of an interview without an answers file is kept; `None` when the system names
/// no folder for it (no home folder, for instance).
///
/// Two questionnaires may have the same id, one of them a copy under work: each path has its own.
pub fn draft_path(opened: &Opened) -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    let id = &opened.questionnaire.id;
    let file = match Path::new(&opened.name).canonicalize() {
        Ok(path) if built_in::find(&opened.name).is_none() => {
            let path = path.to_string_lossy();
            let digest = questionnaire::fingerprint(path.as_bytes());
            format!("{id}-{}.toml", &digest[..8])
        }
        _ => format!("{id}.toml"),
    };
    Some(state.join("palier").join("drafts").join(file))
}

/// Whether two paths lead to the same file, there or not yet, or the first to rules in the folder
/// of the second, translations included.
pub fn overlaps(path: &Path, other: &Path) -> bool {
    match (identity(path), identity(other)) {
        (Some(path), Some(other)) if other.is_dir() => {
            (path.starts_with(&other) && is_toml(&path)) || is_linked(&path, &other)
        }
        (Some(path), Some(other)) => path == other,
        _ => false,
    }
}

/// Whether a link in the folder of some rules, or among their translations, leads to that file.
fn is_linked(path: &Path, folder: &Path) -> bool {
    let folders = [folder.to_owned(), folder.join("translations")];
    let entries = folders.iter().filter_map(|folder| folder.read_dir().ok());
    let mut entries = entries.flatten().flatten();
    entries.any(|entry| is_toml(&entry.path()) && identity(&entry.path()).as_deref() == Some(path))
}

/// The one path of a file, even of one that is not there yet.
fn identity(path: &Path) -> Option<PathBuf> {
    if let Ok(path) = path.canonicalize() {
        return Some(path);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
    Some(folder.join(path.file_name()?))
}
