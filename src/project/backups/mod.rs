//! Older versions of projects: what a save is about to replace gets a second name in the program's own folder
//! first, `backups/<project id>/<UTC time>-<first 8 digits of its SHA-256>.ron`.
//!
//! A second name (a hard link) takes no room and no time and leaves the file where it is, so that there is no moment
//! without it; where the file system has none, the file is copied. Versions whose names end in `-keep.ron` are never
//! thinned. Those of locked files end in `.ron.age`; what was in clear and is replaced by a locked file is copied
//! locked, with the digits of what is in it.

#[cfg(test)]
mod tests;
pub mod thinning;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::disk::{Disk, Files, Kind, Stamp, WriteError, write_aside, write_on};
use super::journal::stands_on;
use super::protect::{
    MOST_SEALED_BYTES, Opener, PAGE, Recipients, Seal, SealError, SecretKey, is_sealed, pad,
};
use super::{OpenError, Project, ReadError, SaveError, sha256_of};
use crate::review::{Moment, ProjectId};
use thinning::{Aged, thin};

const ENDS: &str = ".ron";
const KEEP: &str = "-keep";
const SEALED: &str = ".age";

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
    /// The first 8 hexadecimal digits of its SHA-256, or of what it was before it was locked as an older version.
    pub digits: String,
    /// Locked.
    pub sealed: bool,
}

/// What becomes of the version that a save replaces.
#[derive(Clone, Copy)]
pub struct Older<'a> {
    pub backups: &'a Backups,
    /// Never thinned.
    pub keep: bool,
    /// For whom it is locked as an older version where it was in clear.
    pub seal: Option<&'a Recipients>,
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
        self.save_over(path, None, Some(Older { backups, keep, seal: None }))
    }

    /// Saves it, locked if `seal` says how. Without `older` nothing of what it replaces is kept.
    ///
    /// # Errors
    /// The file is as it was, but for [`WriteError::NotFlushed`].
    pub fn save_over(
        &self,
        path: &Path,
        seal: Option<&Seal>,
        older: Option<Older<'_>>,
    ) -> Result<Saved, SaveError> {
        let bytes = self.bytes_to_save(seal)?;
        let Some(Older { backups, keep, seal }) = older else {
            let target = write_on(&Disk, path, &bytes, |_replaced| {})?;
            return Ok(Saved { stamp: Stamp::of(&target), sha256: sha256_of(&bytes), older: Ok(None) });
        };
        let mut older = Ok(None);
        let written = write_on(&*backups.files, path, &bytes, |old| {
            older = backups.take(self.id, old, Moment::now(), keep, seal);
        });
        if let (Err(WriteError::Failed { .. }), Ok(Some(Taken { path, new: true }))) = (&written, &older) {
            // It would be another name of the file that is still in use.
            let _thinned_later = backups.files.remove(path);
        }
        let target = written?;
        backups.thin(self.id, Moment::now());
        let older = older.map(|taken| taken.map(|taken| taken.path));
        Ok(Saved { stamp: Stamp::of(&target), sha256: sha256_of(&bytes), older })
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
        self.list_in(&self.folder(project))
    }

    fn list_in(&self, folder: &Path) -> Vec<Version> {
        let there = self.files.list(folder).unwrap_or_default();
        let files = there.into_iter().filter(|(_, about)| about.kind == Kind::File);
        let mut versions: Vec<Version> =
            files.filter_map(|(path, about)| Version::named(path, about.length)).collect();
        versions.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
        versions
    }

    /// The bytes of a version.
    pub fn read(&self, version: &Version) -> io::Result<Vec<u8>> {
        self.files.read(&version.path, MOST_SEALED_BYTES)
    }

    /// The project in a version, which may be locked.
    pub fn open(&self, version: &Version, opener: Opener<'_>) -> Result<Project, OpenError> {
        let path = super::disk::name(&version.path);
        let bytes = self.read(version).map_err(|why| ReadError::Unreadable { path, why })?;
        Project::from_file(bytes, &version.path, opener)
    }

    /// The version whose bytes have this SHA-256.
    pub fn find(&self, project: ProjectId, sha256: &str) -> Option<(Version, Vec<u8>)> {
        self.find_with(project, sha256, None)
    }

    /// [`Self::find`], among those as well that were locked after they were saved. Where a locked file was replaced by
    /// another project, nobody could tell whose it was: so those of other projects are looked through at last.
    pub fn find_with(
        &self,
        project: ProjectId,
        sha256: &str,
        key: Option<&SecretKey>,
    ) -> Option<(Version, Vec<u8>)> {
        let own = self.folder(project);
        let others = self.files.list(&self.folder).unwrap_or_default().into_iter();
        let others = others.filter(|(path, about)| about.kind == Kind::Folder && *path != own);
        let folders = std::iter::once(own.clone()).chain(others.map(|(path, _)| path));
        let versions = folders.flat_map(|folder| self.list_in(&folder));
        let likely = versions.filter(|version| sha256.starts_with(&version.digits));
        let mut read = likely.filter_map(|version| self.read(&version).ok().map(|bytes| (version, bytes)));
        let opened = |bytes: &[u8]| Opener::Key(key?).open(bytes).ok();
        read.find(|(_, bytes)| stands_on(sha256, bytes, opened(bytes).as_deref().map(Vec::as_slice)))
    }

    /// Says whether a version that is locked may be the one whose bytes in clear had this SHA-256.
    pub fn may_be_locked(&self, project: ProjectId, sha256: &str) -> bool {
        self.list(project).iter().any(|version| version.sealed && sha256.starts_with(&version.digits))
    }

    /// Locks all older versions of all projects that are in clear; returns how many were. What stood there before is
    /// removed, not overwritten: it may stay in free blocks of the disk.
    ///
    /// # Errors
    /// Those that could not be locked are as they were.
    pub fn seal_all(&self, seal: &Recipients) -> io::Result<usize> {
        let (mut count, mut fault) = (0, None);
        let folders = match self.files.list(&self.folder) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(0),
            folders => folders?,
        };
        for (folder, _) in folders.iter().filter(|(_, about)| about.kind == Kind::Folder) {
            let there = self.files.list(folder).map_err(|why| fault = Some(why)).unwrap_or_default();
            for (path, about) in there {
                let version = Version::named(path, about.length);
                let Some(version) = version.filter(|it| !it.sealed && about.kind == Kind::File) else {
                    continue;
                };
                match self.lock(&version, seal) {
                    Ok(()) => count += 1,
                    Err(why) => fault = Some(why),
                }
            }
        }
        // One that cannot be locked keeps none of the others from being so.
        fault.map_or(Ok(count), Err)
    }

    /// Puts a locked copy in the place of a version in clear.
    fn lock(&self, version: &Version, seal: &Recipients) -> io::Result<()> {
        let folder = super::disk::folder_of(&version.path);
        let bytes = locked(self.read(version)?, seal).map_err(io::Error::other)?;
        let name = folder.join(file_name(version.at, &version.digits, version.kept, true));
        self.copy(folder, &bytes, &name)?;
        self.files.sync_folder(folder)?;
        self.files.remove(&version.path)?;
        self.files.sync_folder(folder)
    }

    fn copy(&self, folder: &Path, bytes: &[u8], name: &Path) -> io::Result<()> {
        let (temporary, output) = write_aside(&*self.files, folder, bytes, None)?;
        drop(output);
        self.files.rename(&temporary, name).inspect_err(|_| {
            let _swept_later = self.files.remove(&temporary);
        })
    }

    /// Marks a version as never to be thinned.
    pub fn keep(&self, version: &Version) -> io::Result<()> {
        if version.kept {
            return Ok(());
        }
        let kept = version.path.with_file_name(file_name(version.at, &version.digits, true, version.sealed));
        self.files.rename(&version.path, &kept)?;
        self.files.sync_folder(super::disk::folder_of(&kept))
    }

    /// Keeps a file that must not be replaced unless it is kept, and never thins it; locked for `seal` where it is in
    /// clear.
    ///
    /// # Errors
    /// It is not kept.
    pub fn keep_file(&self, project: ProjectId, file: &Path, seal: Option<&Recipients>) -> io::Result<()> {
        let file = self.files.canonical(file)?;
        self.take(project, &file, Moment::now(), true, seal).map(|_taken| ())
    }

    /// Keeps a file that is about to be replaced. It is filed under the project that it holds, which may be
    /// another than `project`.
    fn take(
        &self,
        project: ProjectId,
        file: &Path,
        now: Moment,
        keep: bool,
        seal: Option<&Recipients>,
    ) -> io::Result<Option<Taken>> {
        let bytes = self.files.read(file, MOST_SEALED_BYTES)?;
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
        let in_clear = !is_sealed(&bytes);
        let name = folder.join(file_name(now, digits, keep, !in_clear || seal.is_some()));
        match seal {
            Some(keys) if in_clear => {
                self.copy(&folder, &locked(bytes, keys).map_err(io::Error::other)?, &name)?;
            }
            _ => match self.files.link(file, &name) {
                Ok(()) => {}
                Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {
                    return Ok(Some(Taken { path: name, new: false }));
                }
                Err(_) => self.copy(&folder, &bytes, &name)?,
            },
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

fn locked(bytes: Vec<u8>, keys: &Recipients) -> Result<Vec<u8>, SealError> {
    let mut words = Zeroizing::new(bytes);
    pad(&mut words, PAGE);
    keys.close(&words)
}

fn file_name(at: Moment, digits: &str, keep: bool, sealed: bool) -> String {
    let at = at.to_string().replace(['-', ':'], "");
    format!("{at}-{digits}{}{ENDS}{}", if keep { KEEP } else { "" }, if sealed { SEALED } else { "" })
}

impl Version {
    /// The version that a file's name tells.
    fn named(path: PathBuf, size: u64) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (name, sealed) = name.strip_suffix(SEALED).map_or((name, false), |name| (name, true));
        let name = name.strip_suffix(ENDS)?;
        let (name, kept) = name.strip_suffix(KEEP).map_or((name, false), |name| (name, true));
        let (at, digits) = name.split_once('-')?;
        let part = |range| at.get(range);
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let (hour, minute, second) = (part(9..11)?, part(11..13)?, part(13..15)?);
        let at = Moment::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))?;
        let digits = digits.to_owned();
        (digits.len() == 8).then_some(Self { path, at, size, kept, digits, sealed })
    }
}
