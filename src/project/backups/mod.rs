//! Older versions of projects: what a save is about to replace gets a second name in the program's own folder
//! first, `backups/<project id>/<UTC time>-<first 8 digits of its SHA-256>.ron`.
//!
//! A second name (a hard link) takes no room and no time and leaves the file where it is, so that there is no moment
//! without it; where the file system has none, the file is copied. Versions whose names end in `-keep.ron` are never
//! thinned.

#[cfg(test)]
mod tests;
pub mod thinning;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Files, Kind, Stamp, WriteError, write_aside, write_on};
use super::{MOST_BYTES, Project, SaveError, sha256_of};
use crate::review::{Moment, ProjectId};
use thinning::{Aged, thin};

const ENDS: &str = ".ron";
const KEEP: &str = "-keep";

/// The older versions of all projects.
#[derive(Clone)]
pub struct Backups {
    files: Arc<dyn Files>,
    folder: PathBuf,
}

/// An older version of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub path: PathBuf,
    /// When it was replaced.
    pub at: Moment,
    /// In bytes.
    pub size: u64,
    /// Never thinned.
    pub kept: bool,
    /// The first 8 hexadecimal digits of its SHA-256.
    pub digits: String,
}

/// A project that was saved.
#[derive(Debug)]
pub struct Saved {
    /// `None` if the file could not be looked at after it was written.
    pub stamp: Option<Stamp>,
    /// Of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Where the version that was replaced is now, `None` if there was none; or why it could not be kept, which is
    /// no reason not to save.
    pub older: io::Result<Option<PathBuf>>,
}

impl Project {
    /// [`Project::save`], keeping what it replaces among the older versions. `keep` says that this one is never
    /// thinned, as before a merge.
    pub fn save_keeping(&self, path: &Path, backups: &Backups, keep: bool) -> Result<Saved, SaveError> {
        let words = self.words_to_save()?;
        let mut older = Ok(None);
        let written = write_on(&*backups.files, path, words.as_bytes(), |old| {
            older = backups.take(self.id, old, Moment::now(), keep);
        });
        if let (Err(WriteError::Failed { .. }), Ok(Some(Taken { path, new: true }))) = (&written, &older) {
            // It would be another name of the file that is still in use.
            let _thinned_later = backups.files.remove(path);
        }
        let target = written?;
        backups.thin(self.id, Moment::now());
        let older = older.map(|taken| taken.map(|taken| taken.path));
        Ok(Saved { stamp: Stamp::of(&target), sha256: sha256_of(words.as_bytes()), older })
    }
}

/// A version that was kept just now.
struct Taken {
    path: PathBuf,
    /// Whether it was not there before.
    new: bool,
}

impl Backups {
    /// Those in the program's data folder.
    pub fn new(files: Arc<dyn Files>, data: &Path) -> Self {
        Self { files, folder: data.join("backups") }
    }

    fn folder(&self, project: ProjectId) -> PathBuf {
        self.folder.join(project.to_string())
    }

    /// The older versions of a project, the newest first.
    pub fn list(&self, project: ProjectId) -> Vec<Version> {
        let there = self.files.list(&self.folder(project)).unwrap_or_default();
        let files = there.into_iter().filter(|(_, about)| about.kind == Kind::File);
        let mut versions: Vec<Version> =
            files.filter_map(|(path, about)| Version::named(path, about.length)).collect();
        versions.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
        versions
    }

    /// The bytes of a version.
    pub fn read(&self, version: &Version) -> io::Result<Vec<u8>> {
        self.files.read(&version.path, MOST_BYTES)
    }

    /// The version whose bytes have this SHA-256.
    pub fn find(&self, project: ProjectId, sha256: &str) -> Option<(Version, Vec<u8>)> {
        let likely = self.list(project).into_iter().filter(|version| sha256.starts_with(&version.digits));
        let mut read = likely.filter_map(|version| self.read(&version).ok().map(|bytes| (version, bytes)));
        read.find(|(_, bytes)| sha256_of(bytes) == sha256)
    }

    /// Marks a version as never to be thinned.
    pub fn keep(&self, version: &Version) -> io::Result<()> {
        if version.kept {
            return Ok(());
        }
        let kept = version.path.with_file_name(file_name(version.at, &version.digits, true));
        self.files.rename(&version.path, &kept)?;
        self.files.sync_folder(super::disk::folder_of(&kept))
    }

    /// Keeps a file that must not be replaced unless it is kept; `keep` says that it is never thinned.
    ///
    /// # Errors
    /// It is not kept.
    pub fn keep_file(&self, project: ProjectId, file: &Path, keep: bool) -> io::Result<()> {
        let file = self.files.canonical(file)?;
        self.take(project, &file, Moment::now(), keep).map(|_taken| ())
    }

    /// Keeps a file that is about to be replaced. It is filed under the project that it holds, which may be
    /// another than `project`.
    fn take(&self, project: ProjectId, file: &Path, now: Moment, keep: bool) -> io::Result<Option<Taken>> {
        let bytes = self.files.read(file, MOST_BYTES)?;
        let sha256 = sha256_of(&bytes);
        let digits = sha256.get(..8).unwrap_or_default();
        let project = owner(&bytes).unwrap_or(project);
        let folder = self.folder(project);
        self.files.make_folder(&folder)?;
        if let Some(newest) = self.list(project).into_iter().next().filter(|newest| newest.digits == digits) {
            if keep {
                self.keep(&newest)?;
            }
            return Ok(Some(Taken { path: newest.path, new: false }));
        }
        let name = folder.join(file_name(now, digits, keep));
        match self.files.link(file, &name) {
            Ok(()) => {}
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {
                return Ok(Some(Taken { path: name, new: false }));
            }
            Err(_) => {
                let (temporary, output) = write_aside(&*self.files, &folder, &bytes, None)?;
                drop(output);
                if let Err(why) = self.files.rename(&temporary, &name) {
                    let _swept_later = self.files.remove(&temporary);
                    return Err(why);
                }
            }
        }
        self.files.sync_folder(&folder)?;
        Ok(Some(Taken { path: name, new: true }))
    }

    /// Removes what is too old or too much; returns how many went.
    pub fn thin(&self, project: ProjectId, now: Moment) -> usize {
        let versions = self.list(project);
        let aged: Vec<Aged> =
            versions.iter().map(|it| Aged { at: it.at, size: it.size, kept: it.kept }).collect();
        let gone = thin(&aged, now);
        let gone = gone.into_iter().filter_map(|at| versions.get(at));
        gone.filter(|version| self.files.remove(&version.path).is_ok()).count()
    }
}

/// The project that a file's first lines name.
pub(super) fn owner(bytes: &[u8]) -> Option<ProjectId> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1_000))?).into_owned();
    let line = head.lines().find_map(|line| line.trim_start().strip_prefix("id: \""))?;
    ProjectId::parse(line.get(..32)?)
}

fn file_name(at: Moment, digits: &str, keep: bool) -> String {
    let at = at.to_string().replace(['-', ':'], "");
    format!("{at}-{digits}{}{ENDS}", if keep { KEEP } else { "" })
}

impl Version {
    /// The version that a file's name tells.
    fn named(path: PathBuf, size: u64) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(ENDS)?;
        let (name, kept) = name.strip_suffix(KEEP).map_or((name, false), |name| (name, true));
        let (at, digits) = name.split_once('-')?;
        let part = |range| at.get(range);
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let (hour, minute, second) = (part(9..11)?, part(11..13)?, part(13..15)?);
        let at = Moment::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))?;
        let digits = digits.to_owned();
        (digits.len() == 8).then_some(Self { path, at, size, kept, digits })
    }
}
