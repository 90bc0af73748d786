//! Reading within bounds, and writing so that a crash leaves either the old file or the new one.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the error of a file says that its owner locked.
pub const MARKED_READ_ONLY: &str = "the file is marked read-only";
/// What the error of a disk says that does not keep what is written.
pub const OTHER_BYTES: &str = "the disk gave back other bytes than were written";

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("there is no file {path}; look for it where it was last, or check the spelling")]
    Missing { path: String },
    #[error("{path} is a folder; name a file in it")]
    Folder { path: String },
    #[error(
        "{path} is no plain file but a device, a pipe or a socket; save its contents as a file and name that"
    )]
    NotAFile { path: String },
    #[error("{path} is {size} MiB large; files above {most} MiB are not read")]
    TooLarge { path: String, size: u64, most: u64 },
    #[error("{path} could not be read: {why}")]
    Unreadable { path: String, why: io::Error },
}

/// Why a file could not be written. What was there before is as it was, unless the fault says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(
        "{path} could not be written: the folder {folder} does not exist; make it, or choose another place"
    )]
    NoFolder { path: String, folder: String },
    #[error("{path} could not be written: it is a folder; add a file name")]
    Folder { path: String },
    #[error("{path} could not be written: {}; what was there is unchanged. {remedy}", plain(why))]
    Failed { path: String, why: io::Error, remedy: &'static str },
    /// The file was replaced, but the system did not say that the folder knows it for good.
    #[error(
        "{path} was written, but the folder could not be flushed to the disk: {why}. The file may be lost in a power cut; save it once more, or to another disk"
    )]
    NotFlushed { path: String, why: io::Error },
}

/// What a file looked like when it was last read or written, to notice that something else changed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// The file's present stamp; `None` if it is not there.
    pub fn of(path: &Path) -> Option<Self> {
        let data = std::fs::metadata(path).ok()?;
        Some(Self { length: data.len(), modified: data.modified().ok() })
    }
}

/// A path as messages name it.
pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Reads a file of at most `most` bytes.
pub fn read_bounded(path: &Path, most: u64) -> Result<(Vec<u8>, Stamp), ReadError> {
    let unreadable = |why: io::Error| match why.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { path: name(path) },
        _ => ReadError::Unreadable { path: name(path), why },
    };
    // Asked before opening: to open a pipe waits for somebody to write into it.
    let data = std::fs::metadata(path).map_err(unreadable)?;
    if data.is_dir() {
        return Err(ReadError::Folder { path: name(path) });
    }
    if !data.is_file() {
        return Err(ReadError::NotAFile { path: name(path) });
    }
    let file = File::open(path).map_err(unreadable)?;
    let data = file.metadata().map_err(unreadable)?;
    let too_large = |size: u64| ReadError::TooLarge { path: name(path), size: size >> 20, most: most >> 20 };
    if data.len() > most {
        return Err(too_large(data.len()));
    }
    let mut bytes = Vec::with_capacity(data.len() as usize);
    // The file may grow while it is read.
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(too_large(bytes.len() as u64));
    }
    Ok((bytes, Stamp { length: data.len(), modified: data.modified().ok() }))
}

/// Writes a file so that whatever happens on the way, `path` holds either all of the old or all of the new:
/// a temporary file in the same folder, flushed to the disk, read back, renamed over the target, and the
/// folder flushed, because a rename that is only in memory is lost with the power.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<Stamp, WriteError> {
    // Through a link, the file it leads to is replaced and not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(WriteError::Folder { path: name(path) });
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder { path: name(path), folder: name(&folder) });
    }
    replace(&target, &folder, bytes).map_err(|why| WriteError::Failed {
        path: name(path),
        remedy: remedy(&why),
        why,
    })?;
    supported(sync_folder(&folder)).map_err(|why| WriteError::NotFlushed { path: name(path), why })?;
    Ok(Stamp::of(&target).unwrap_or(Stamp { length: bytes.len() as u64, modified: None }))
}

fn replace(target: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    if std::fs::metadata(target).is_ok_and(|data| data.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, MARKED_READ_ONLY));
    }
    let mut temporary =
        tempfile::Builder::new().prefix(".rapporteur-").suffix(".part").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    let mut back = Vec::with_capacity(bytes.len());
    File::open(temporary.path())?.read_to_end(&mut back)?;
    if back != bytes {
        return Err(io::Error::other(OTHER_BYTES));
    }
    // A new file is its writer's alone; one that is replaced keeps what its owner allowed.
    if let Ok(data) = std::fs::metadata(target) {
        temporary.as_file().set_permissions(data.permissions())?;
    }
    temporary.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Takes it for done where the file system has no flushing of folders, as some network ones: nothing more can
/// be had there.
fn supported(flushed: io::Result<()>) -> io::Result<()> {
    match flushed {
        Err(why) if matches!(why.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The cause without the name of the temporary file that libraries add to it.
fn plain(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::Other => why.to_string(),
        _ if why.get_ref().is_some_and(|inner| inner.to_string() == MARKED_READ_ONLY) => why.to_string(),
        kind => kind.to_string(),
    }
}

fn remedy(why: &io::Error) -> &'static str {
    match why.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or save to another disk."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Save to a folder that you may write to."
        }
        _ => "Save to another place.",
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_is_refused_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe.ron");
        if !std::process::Command::new("mkfifo").arg(&path).status().is_ok_and(|status| status.success()) {
            println!("SKIPPED: there is no mkfifo on this computer");
            return;
        }
        let error = read_bounded(&path, 10).unwrap_err();
        assert!(matches!(error, ReadError::NotAFile { .. }), "{error}");
        assert!(error.to_string().contains("pipe.ron is no plain file"), "{error}");
    }

    #[test]
    fn only_a_folder_that_could_be_flushed_must_be() {
        // EINVAL, ENOSYS, ENOTSUP: there is no such thing as flushing this folder. EIO: it failed.
        for unsupported in [22, 38, 95] {
            assert!(supported(Err(io::Error::from_raw_os_error(unsupported))).is_ok(), "{unsupported}");
        }
        assert!(supported(Err(io::Error::from_raw_os_error(5))).is_err());
    }
}
