//! Reading within bounds, and writing so that a crash leaves either the old file or the new one.

mod files;
#[cfg(test)]
pub(super) mod simulated;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use files::{About, Disk, Files, Kind, Output};

use crate::review::ProjectId;

/// How the names of temporary files begin and end; between stand 32 random hexadecimal digits.
const PART_BEGINS: &str = ".rapporteur-";
const PART_ENDS: &str = ".part";
const A_DAY: Duration = Duration::from_hours(24);

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
    let target = write_on(&Disk, path, bytes, |_| {})?;
    Ok(Stamp::of(&target).unwrap_or(Stamp { length: bytes.len() as u64, modified: None }))
}

/// [`write_atomically`] on any file system. `before_replacing` is told the file that a new one is about to take
/// the place of, if there is one. Returns the path of the file itself, behind all links.
pub(super) fn write_on(
    files: &dyn Files,
    path: &Path,
    bytes: &[u8],
    before_replacing: impl FnOnce(&Path),
) -> Result<PathBuf, WriteError> {
    let failed = |why: io::Error| WriteError::Failed { path: name(path), remedy: remedy(&why), why };
    // Through a link, the file it leads to is replaced and not the link.
    let target = if_there(files.canonical(path)).map_err(failed)?.unwrap_or_else(|| path.to_path_buf());
    let old = if_there(files.about(&target)).map_err(failed)?;
    if old.is_some_and(|old| old.kind == Kind::Folder) {
        return Err(WriteError::Folder { path: name(path) });
    }
    let folder = folder_of(&target);
    let place = if_there(files.about(folder)).map_err(failed)?;
    if !place.is_some_and(|place| place.kind == Kind::Folder) {
        return Err(WriteError::NoFolder { path: name(path), folder: name(folder) });
    }
    if old.is_some_and(|old| old.read_only) {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, MARKED_READ_ONLY)));
    }
    let like = old.is_some().then_some(target.as_path());
    let (temporary, output) = write_aside(files, folder, bytes, like).map_err(failed)?;
    // Not every system renames a file over another while it is open.
    drop(output);
    if old.is_some() {
        before_replacing(&target);
    }
    if let Err(why) = files.rename(&temporary, &target) {
        let _swept_later = files.remove(&temporary);
        return Err(failed(why));
    }
    files.sync_folder(folder).map_err(|why| WriteError::NotFlushed { path: name(path), why })?;
    Ok(target)
}

/// That nothing is there is an answer and no fault.
fn if_there<T>(answer: io::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(there) => Ok(Some(there)),
        Err(why) if matches!(why.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(why) => Err(why),
    }
}

/// The folder a path names something in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a temporary file into a folder and proves that the disk holds it; leaves nothing if it does not. What is
/// added to the file later is not proved.
/// A new file is its writer's alone; one that is to replace `like` keeps what its owner allowed.
pub(super) fn write_aside(
    files: &dyn Files,
    folder: &Path,
    bytes: &[u8],
    like: Option<&Path>,
) -> io::Result<(PathBuf, Box<dyn Output>)> {
    let temporary = folder.join(format!("{PART_BEGINS}{}{PART_ENDS}", ProjectId::random()));
    let written = (|| {
        let mut output = files.create_new(&temporary)?;
        output.write(bytes)?;
        like.map_or(Ok(()), |like| files.allow_as(&temporary, like))?;
        output.sync()?;
        let back = files.read(&temporary, bytes.len() as u64 + 1)?;
        if back == bytes { Ok(output) } else { Err(io::Error::other(OTHER_BYTES)) }
    })();
    match written {
        Ok(output) => Ok((temporary, output)),
        Err(why) => {
            let _swept_later = files.remove(&temporary);
            Err(why)
        }
    }
}

/// Removes temporary files that a crash left in a folder more than a day ago: only ours by name, only plain
/// files. Returns how many went.
pub fn sweep(files: &dyn Files, folder: &Path, now: SystemTime) -> usize {
    let ours = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str());
        let middle = name.and_then(|name| name.strip_prefix(PART_BEGINS)?.strip_suffix(PART_ENDS));
        middle.is_some_and(|middle| ProjectId::parse(middle).is_some())
    };
    let old = |about: &About| {
        let age = about.modified.and_then(|then| now.duration_since(then).ok());
        about.kind == Kind::File && age.is_some_and(|age| age > A_DAY)
    };
    let found = files.list(folder).unwrap_or_default();
    let stale = found.iter().filter(|(path, about)| ours(path) && old(about));
    stale.filter(|(path, _)| files.remove(path).is_ok()).count()
}

/// [`sweep`]s the folder of a project.
pub fn sweep_beside(project: &Path) {
    if let Some(folder) = project.canonicalize().ok().as_deref().and_then(Path::parent) {
        sweep(&Disk, folder, SystemTime::now());
    }
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
mod reading_tests {
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
}
