//! What a crash left: journals whose program is dead, and what can be made of them.
//!
//! Nothing here writes over anything: what is recovered is a project in memory, without a file.

mod runs;
#[cfg(test)]
mod tests;
mod unreadable;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Files;
use super::lock::Claim;
use super::protect::{MOST_SEALED_BYTES, Opener, SecretKey};
use super::{Backups, Project, RecoverError, Recovered, SavedAs, own, sha256_of};
use crate::review::{Moment, ProjectId};
use runs::{Run, Told, claim_run, name_of, runs, told};

pub use runs::is_stood_on;
pub use unreadable::{Unreadable, unreadable};

/// Where the journals are in the program's data folder.
pub fn journals(data: &Path) -> PathBuf {
    data.join("journals")
}

/// Where the project that a journal's steps belong on was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// In the journal itself: no file held the project.
    Within,
    /// In the project's file, which is as it was.
    File,
    /// Among the older versions; the project's file is gone, or was changed since.
    Older(PathBuf),
    /// Perhaps in an older version that is locked: it is looked for with the key.
    Locked,
    /// Nowhere.
    Missing,
}

/// What a crash left of one open project.
pub struct Left {
    journal: PathBuf,
    /// Journals that the same program had begun before and not removed yet.
    before: Vec<PathBuf>,
    recovered: Recovered,
    /// Whether a journal that followed this one is damaged; it stays, and is told of when this is gone.
    damaged: bool,
    base: Option<Vec<u8>>,
    found: Found,
    files: Arc<dyn Files>,
    /// Held so that no other window recovers it as well.
    claim: Claim,
    /// Opens what is locked; goes with this when it is dropped.
    key: Option<SecretKey>,
}

/// What dead programs left in the data folder, the latest work first. What a living one writes is left alone, and so
/// is what cannot be read as a journal ([`unreadable`]) or waits for its key ([`locked_behind`]). What kills left half
/// made is taken away.
pub fn left_behind(files: &Arc<dyn Files>, data: &Path) -> Vec<Left> {
    left_behind_with(files, data, None)
}

/// [`left_behind`] with the key to what is locked.
pub fn left_behind_with(files: &Arc<dyn Files>, data: &Path, key: Option<&SecretKey>) -> Vec<Left> {
    own::clean(&**files, data);
    let backups = Backups::new(Arc::clone(files), data);
    let runs = runs(&**files, data).into_iter();
    let mut left: Vec<Left> = runs.filter_map(|run| Left::of(files, &backups, run, key)).collect();
    left.sort_by_key(|left| std::cmp::Reverse(left.last()));
    left
}

/// How many dead programs left journals that are locked, so that a person may be asked for the passphrase.
pub fn locked_behind(files: &Arc<dyn Files>, data: &Path) -> usize {
    let waits = |run: &Run| claim_run(run).is_some() && matches!(told(&**files, run, None), Told::Locked);
    runs(&**files, data).iter().filter(|run| waits(run)).count()
}

impl Left {
    /// Of the journals of one program the last that can be read. One without a step in it, on a saved file, has
    /// nothing to tell and is removed.
    fn of(files: &Arc<dyn Files>, backups: &Backups, run: Run, key: Option<&SecretKey>) -> Option<Self> {
        let claim = claim_run(&run)?;
        let Told::Work { at, recovered, damaged } = told(&**files, &run, key) else { return None };
        let mut before: Vec<PathBuf> = run.into_iter().take(at + 1).map(|(path, _)| path).collect();
        let journal = before.pop()?;
        let (base, found) = base_of(&**files, backups, &recovered, key);
        let (files, key) = (Arc::clone(files), key.cloned());
        let left = Self { journal, before, recovered: *recovered, damaged, base, found, files, claim, key };
        let nothing = left.changes() == 0 && left.recovered.base().is_some() && !left.is_torn();
        if nothing && left.is_dead() {
            let _looked_at_again = left.discard();
            return None;
        }
        Some(left)
    }

    /// What it is called as long as it is there: 32 hexadecimal digits.
    pub fn name(&self) -> String {
        name_of(&self.journal)
    }

    /// The project's title when it was last saved or opened.
    pub fn title(&self) -> &str {
        &self.recovered.header().title
    }

    pub fn project(&self) -> ProjectId {
        self.recovered.header().project
    }

    /// The project's file, if it had one.
    pub fn path(&self) -> Option<&Path> {
        self.recovered.header().path.as_deref().map(Path::new)
    }

    /// The file that the changes belong on, where it is as it was.
    pub fn saved_as(&self) -> Option<SavedAs> {
        let path = self.path().filter(|_| self.found == Found::File)?.to_path_buf();
        Some(SavedAs { path, sha256: self.recovered.base()?.to_owned() })
    }

    /// How many changes were made since the project was last saved.
    pub fn changes(&self) -> usize {
        self.recovered.changes()
    }

    /// When the first and the last change were made; `None` where the project was new and nothing was changed.
    pub fn times(&self) -> Option<(Moment, Moment)> {
        self.recovered.times()
    }

    fn last(&self) -> Moment {
        self.times().map_or(self.recovered.header().began, |(_, last)| last)
    }

    /// Says whether something came after the last change that can no longer be read.
    pub fn is_torn(&self) -> bool {
        self.damaged || self.recovered.is_torn()
    }

    /// Says whether the project that the changes belong on is there.
    pub fn is_recoverable(&self) -> bool {
        !matches!(self.found, Found::Missing | Found::Locked)
    }

    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Says whether it is certain that no program is writing it. Where the data folder takes no locks it is not.
    pub fn is_dead(&self) -> bool {
        matches!(self.claim, Claim::Ours(_))
    }

    /// The project as it was after the last change, with its own id, to be saved where its owner says. What was
    /// left stays until it is discarded: do that when the project is safe elsewhere, in a file or a journal.
    pub fn recover(&self) -> Result<Project, RecoverError> {
        let project = self.recovered.clone().onto_with(self.base.as_deref(), self.key.as_ref())?;
        Ok(Project { read_only: None, remarks: Vec::new(), ..project })
    }

    /// The project before the first change, as it was last saved or, where it never was, begun.
    pub fn before(&self) -> Result<Project, RecoverError> {
        self.recovered.clone().before().onto_with(self.base.as_deref(), self.key.as_ref())
    }

    /// Says whether the project's file holds all of it already, as when the crash came just after a save.
    pub fn is_saved(&self) -> bool {
        let there = || {
            let bytes = self.files.read(self.path()?, MOST_SEALED_BYTES).ok()?;
            let bytes = self.key.as_ref().map_or(Opener::Nothing, Opener::Key).clear(bytes).ok()?;
            Project::from_ron(std::str::from_utf8(&bytes).ok()?).ok()
        };
        let same = |there: Project| {
            self.recover().is_ok_and(|ours| ours.id == there.id && ours.review == there.review)
        };
        there().is_some_and(same)
    }

    /// Removes what was left, for good. Nobody is asked.
    ///
    /// # Errors
    /// What could not be removed is found again.
    pub fn discard(self) -> io::Result<()> {
        self.before.iter().chain([&self.journal]).try_for_each(|path| self.files.remove(path))
    }
}

/// The bytes that a journal's steps belong on, and where they are.
fn base_of(
    files: &dyn Files,
    backups: &Backups,
    recovered: &Recovered,
    key: Option<&SecretKey>,
) -> (Option<Vec<u8>>, Found) {
    let header = recovered.header();
    let Some(sha256) = recovered.base() else { return (None, Found::Within) };
    let there = header.path.as_ref().and_then(|path| files.read(Path::new(path), MOST_SEALED_BYTES).ok());
    if let Some(bytes) = there.filter(|bytes| sha256_of(bytes) == sha256) {
        return (Some(bytes), Found::File);
    }
    match backups.find_with(header.project, sha256, key) {
        Some((version, bytes)) => (Some(bytes), Found::Older(version.path)),
        None if key.is_none() && backups.may_be_locked(header.project, sha256) => (None, Found::Locked),
        None => (None, Found::Missing),
    }
}
