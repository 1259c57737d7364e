//! One interview at a time on a file of answers.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::files::target;
use super::reason;
use crate::diagnostic::{Fault, Faults};
use crate::messages::Lang;

/// Longest description of a holder that is read: anything longer is not ours.
const HOLDER_LIMIT: u64 = 1024;
/// How often the file of a lock may vanish, its holder gone, before giving up.
const ATTEMPTS: usize = 8;

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Name and machine.
    pub user: String,
    /// Id of the process.
    pub process: u32,
    /// Since when: seconds since 1970.
    pub since: i64,
}

impl Holder {
    fn written(&self) -> String {
        format!("{}\n{}\n{}\n", self.user, self.process, self.since)
    }

    fn read(text: &str) -> Option<Holder> {
        let mut lines = text.lines();
        Some(Holder {
            user: lines.next()?.to_owned(),
            process: lines.next()?.parse().ok()?,
            since: lines.next()?.parse().ok()?,
        })
    }
}

/// The right to write a file, as long as it lives: a small file beside it, locked, that names the
/// holder. The system unlocks it when its process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked: nobody else can have taken it meanwhile.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Locks a file of answers for this holder; `None` where the system knows no locks, or where the
/// file is not one that is replaced (a device, a pipe).
///
/// # Errors
/// One fault: somebody else holds it, or it could not be written anyway.
pub fn lock(path: &Path, holder: &Holder, lang: Lang) -> Result<Option<Lock>, Faults> {
    match try_lock(path, holder) {
        Ok(lock) => Ok(lock),
        Err(Refused::Held(other)) => Err(held(path, other.as_ref(), holder.since, lang)),
        Err(Refused::Failed(error)) => {
            let name = path.display().to_string();
            let fault = Fault::nowhere("write", lang.fault_write(&name, &reason(&error, lang)));
            Err(Faults::single(fault.help(lang.fault_not_writable_help())))
        }
    }
}

enum Refused {
    Held(Option<Holder>),
    Failed(io::Error),
}

fn held(path: &Path, other: Option<&Holder>, now: i64, lang: Lang) -> Faults {
    let name = path.display().to_string();
    let message = match other {
        Some(other) => {
            let since = lang.since(now.saturating_sub(other.since));
            lang.fault_answers_held(&name, &other.user, other.process, &since)
        }
        None => lang.fault_answers_held_by_somebody(&name),
    };
    let fault = Fault::nowhere("answers-held", message);
    Faults::single(fault.help(lang.fault_answers_held_help()))
}

fn try_lock(path: &Path, holder: &Holder) -> Result<Option<Lock>, Refused> {
    let target = target(path).map_err(Refused::Failed)?;
    if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
        return Ok(None);
    }
    let Some(name) = target.file_name() else {
        return Ok(None);
    };
    let name = format!(".{}.lock", name.to_string_lossy());
    let path = target.with_file_name(name);
    for _ in 0..ATTEMPTS {
        let mut file = open(&path).map_err(Refused::Failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refused::Held(read_holder(&mut file))),
            // A file system without locks.
            Err(TryLockError::Error(_)) => return Ok(None),
        }
        if is_at(&file, &path) {
            // A file that may only be read was left by somebody who was killed: it names them, but
            // locks all the same.
            let _ = write_holder(&mut file, holder);
            return Ok(Some(Lock { path, file }));
        }
    }
    Err(Refused::Held(None))
}

/// Opens the file of a lock; one that somebody else made may only be there to be read.
fn open(path: &Path) -> io::Result<File> {
    match open_to(path, true) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
            open_to(path, false)
        }
        opened => opened,
    }
}

fn open_to(path: &Path, write: bool) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(write).create(write);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // In a folder that others write too, a link of theirs must not lead us to another file.
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

/// Whether the file is still the one of that name: its holder removes it when it leaves.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(HOLDER_LIMIT).read_to_string(&mut text).ok()?;
    Holder::read(&text)
}

fn write_holder(file: &mut File, holder: &Holder) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(holder.written().as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn holder(user: &str) -> Holder {
        Holder {
            user: user.into(),
            process: 7,
            since: 1_000,
        }
    }

    fn rendered(refused: Result<Option<Lock>, Faults>) -> String {
        refused.expect_err("held").render(Lang::En, false)
    }

    #[test]
    fn a_second_interview_is_told_who_holds_the_file_and_a_third_may_follow_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.toml");
        let first = lock(&path, &holder("ann@home"), Lang::En).unwrap();
        assert!(first.is_some());
        let late = Holder {
            since: 1_000 + 300,
            ..holder("bob@work")
        };
        let told = rendered(lock(&path, &late, Lang::En));
        assert!(told.contains("ann@home"), "{told}");
        assert!(told.contains("process 7"), "{told}");
        assert!(told.contains("5 minutes"), "{told}");
        drop(first);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "a lock leaves nothing behind");
        assert!(lock(&path, &late, Lang::En).unwrap().is_some());
    }

    #[test]
    fn what_a_killed_process_left_behind_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".team.toml.lock"), "ann@home\n7\n1\n").unwrap();
        let path = folder.path().join("team.toml");
        assert!(lock(&path, &holder("bob"), Lang::En).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_the_file_that_it_names_are_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("team.toml");
        let link = folder.path().join("link.toml");
        fs::write(&file, "").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let first = lock(&file, &holder("ann@home"), Lang::En).unwrap();
        let told = rendered(lock(&link, &holder("bob"), Lang::En));
        assert!(told.contains("ann@home"), "{told}");
        drop(first);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_lock_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other.txt");
        fs::write(&other, "kept").unwrap();
        std::os::unix::fs::symlink(&other, folder.path().join(".team.toml.lock")).unwrap();
        let refused = lock(&folder.path().join("team.toml"), &holder("ann"), Lang::En);
        assert!(refused.is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), "kept");
    }

    #[test]
    fn a_folder_that_does_not_exist_is_told_before_anything_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nowhere/team.toml");
        let told = rendered(lock(&path, &holder("ann"), Lang::En));
        assert!(told.contains("nowhere"), "{told}");
    }
}
