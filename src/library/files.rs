//! Reading with limits, and writing all or nothing.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Fault, Faults, Place, Source, Sources};
use crate::messages::Lang;
use crate::order::Arrange;

/// Largest file that is read, in MiB. The largest of the built-in questionnaire is under 0.1.
const FILE_LIMIT: u64 = 4;
/// Largest folder of rule files that is read, in MiB.
const FOLDER_LIMIT: u64 = 16;
const MIB: u64 = 1024 * 1024;

/// Reads a text file.
///
/// # Errors
/// One fault: missing, a folder, not readable, too large, or not UTF-8 (located).
pub fn read(path: &Path, lang: Lang) -> Result<Source, Faults> {
    let name = path.display().to_string();
    let bytes = read_bytes(path, &name, lang)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { name, text }),
        Err(error) => Err(not_utf8(&name, &error, lang)),
    }
}

fn read_bytes(path: &Path, name: &str, lang: Lang) -> Result<Vec<u8>, Faults> {
    let fault = |code, message, help| Faults::single(Fault::nowhere(code, message).help(help));
    let unreadable = |error: io::Error| {
        let message = lang.fault_file_unreadable(name, &reason(&error, lang));
        fault("unreadable", message, lang.fault_file_unreadable_help())
    };
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let message = lang.fault_file_missing(name);
            fault("missing-file", message, lang.fault_file_missing_help())
        }
        _ => unreadable(error),
    })?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        let message = lang.fault_file_is_folder(name);
        return Err(fault(
            "not-a-file",
            message,
            lang.fault_file_is_folder_help(),
        ));
    }
    let limit = FILE_LIMIT * MIB;
    // One byte more than there is: the end is seen without a larger buffer.
    let mut bytes = Vec::with_capacity(metadata.len().min(limit) as usize + 1);
    if metadata.len() <= limit {
        // A device or a pipe tells no length: the limit is on what is read.
        let mut limited = file.take(limit + 1);
        limited.read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if metadata.len() > limit || bytes.len() as u64 > limit {
        let message = lang.fault_file_too_large(name, FILE_LIMIT);
        return Err(fault(
            "too-large",
            message,
            lang.fault_file_too_large_help(),
        ));
    }
    Ok(bytes)
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error, lang: Lang) -> Faults {
    let at = error.utf8_error().valid_up_to();
    let mut sources = Sources::default();
    // Up to the fault, the text is the same as the file's.
    let source = sources.add(name, String::from_utf8_lossy(error.as_bytes()));
    let place = Place {
        source,
        span: at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
    };
    let fault = Fault::at("not-utf8", place, lang.fault_not_utf8(name));
    Faults {
        sources,
        list: vec![fault.help(lang.fault_not_utf8_help())],
    }
}

/// Reads the rule files of a folder, sorted by name.
///
/// # Errors
/// Every file that cannot be read, or the folder when it is empty or too large.
pub fn read_folder(folder: &Path, lang: Lang) -> Result<Vec<Source>, Faults> {
    let sources = read_translations(folder, lang)?;
    if sources.is_empty() {
        let name = folder.display().to_string();
        let fault = Fault::nowhere("empty-folder", lang.fault_empty_folder(&name));
        return Err(Faults::single(fault.help(lang.fault_empty_folder_help())));
    }
    Ok(sources)
}

/// Reads the translations of a folder, sorted by name; there may be none.
///
/// # Errors
/// Every file that cannot be read, or the folder when it is too large.
pub fn read_translations(folder: &Path, lang: Lang) -> Result<Vec<Source>, Faults> {
    let name = folder.display().to_string();
    let paths = rule_files(folder).map_err(|error| {
        let fault = Fault::nowhere(
            "unreadable",
            lang.fault_file_unreadable(&name, &reason(&error, lang)),
        );
        Faults::single(fault.help(lang.fault_file_unreadable_help()))
    })?;
    let mut sources = Vec::new();
    let mut faults = Faults::default();
    let mut total = 0;
    for path in paths {
        match read(&path, lang) {
            Ok(source) => {
                total += source.text.len() as u64;
                sources.push(source);
            }
            Err(more) => faults.append(more),
        }
        if total > FOLDER_LIMIT * MIB {
            let message = lang.fault_folder_too_large(&name, FOLDER_LIMIT);
            let fault = Fault::nowhere("too-large", message);
            return Err(Faults::single(fault.help(lang.fault_file_too_large_help())));
        }
    }
    if faults.list.is_empty() {
        Ok(sources)
    } else {
        Err(faults)
    }
}

fn rule_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Not a pipe, which could be waited for without end; a link to a file is one.
        if super::is_toml(&path) && path.is_file() {
            paths.push(path);
        }
    }
    paths.arrange();
    Ok(paths)
}

/// Writes a file all or nothing: a temporary file beside it, flushed to disk, then renamed. The
/// permissions of a former file are kept; a pipe or a device is written to as it is.
///
/// # Errors
/// One fault that names the file and the reason; the former file is then untouched.
pub fn write(path: &Path, text: &str, lang: Lang) -> Result<(), Faults> {
    replace(path, text).map_err(|error| not_written(path, &error, lang))
}

fn not_written(path: &Path, error: &io::Error, lang: Lang) -> Faults {
    let name = path.display().to_string();
    let fault = Fault::nowhere("write", lang.fault_write(&name, &reason(error, lang)));
    Faults::single(fault.help(lang.fault_write_help()))
}

/// Writes a file as [`write()`] does, unless there is one: what somebody wrote would be lost.
///
/// # Errors
/// As [`write()`]; also when there is a file already.
pub fn write_new(path: &Path, text: &str, lang: Lang) -> Result<(), Faults> {
    if fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0) {
        let message = lang.fault_file_exists(&path.display().to_string());
        let fault = Fault::nowhere("file-exists", message);
        return Err(Faults::single(fault.help(lang.fault_file_exists_help())));
    }
    write(path, text, lang)
}

/// Writes a file as [`write()`] does, in a folder that is made if it is not there.
///
/// # Errors
/// As [`write()`].
pub fn write_in_new_folder(path: &Path, text: &str, lang: Lang) -> Result<(), Faults> {
    // What stood in the way of the folder says more than that it is not there.
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.map_err(|error| not_written(path, &error, lang))?;
    write(path, text, lang)
}

/// Gives a file another name, that of the moment, and leaves none under its own; `None` if there was
/// no file.
///
/// # Errors
/// As [`write()`]; the file then keeps its name.
pub fn set_aside(path: &Path, now: i64, lang: Lang) -> Result<Option<PathBuf>, Faults> {
    if !path.exists() {
        return Ok(None);
    }
    let aside = path.with_extension(format!("{now}.toml"));
    match fs::rename(path, &aside) {
        Ok(()) => Ok(Some(aside)),
        Err(error) => Err(not_written(&aside, &error, lang)),
    }
}

/// Makes the folder of a file; if it cannot be made, the file cannot be written and says so.
pub fn make_folder_of(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
}

/// The file to write for a path, if it may be written: a link is followed, and the file that it
/// names is replaced, not the link.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if path.is_symlink() => return Err(error),
        Err(_) => path.to_path_buf(),
    };
    match fs::metadata(&target) {
        Ok(former) if former.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        // Renaming would get around it.
        Ok(former) if former.permissions().readonly() => {
            Err(io::ErrorKind::PermissionDenied.into())
        }
        _ => Ok(target),
    }
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = target(path)?;
    let former = fs::metadata(&target).ok();
    if former.as_ref().is_some_and(|former| !former.is_file()) {
        return File::options()
            .write(true)
            .open(&target)?
            .write_all(text.as_bytes());
    }
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".palier-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Readable as the user's mask allows, like any file they would create.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    if let Some(former) = former {
        temporary.as_file().set_permissions(former.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Why the system refused, in the user's language; rare reasons keep the system's own words.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang.reason_not_found(),
        io::ErrorKind::PermissionDenied => lang.reason_permission(),
        io::ErrorKind::IsADirectory => lang.reason_is_folder(),
        io::ErrorKind::NotADirectory => lang.reason_not_a_folder(),
        io::ErrorKind::ReadOnlyFilesystem => lang.reason_read_only(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => lang.reason_full(),
        io::ErrorKind::FileTooLarge => lang.reason_too_large(),
        _ => {
            let text = error.to_string();
            // Rust adds the number of the error, which helps nobody here.
            let words = text.split_once(" (os error");
            words.map_or(text.clone(), |(words, _)| words.to_owned())
        }
    }
}
