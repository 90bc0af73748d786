//! What is kept: a [`Project`] as a RON file, read within bounds and written so that neither a crash
//! nor a full disk can damage what was there; what was done since in a [`Journal`]; and what was there before
//! among the [`Backups`]. All of it can be locked ([`protect`]).

mod backups;
mod desks;
#[cfg(test)]
mod desks_tests;
mod disk;
mod file;
mod head;
mod journal;
mod lock;
mod originals;
mod own;
pub mod protect;
mod recovery;
mod remark;
mod replies;
#[cfg(test)]
mod replies_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use crate::review::{Codebook, Edit, EditError, Extras, ProjectId, Review};
use crate::text::TextId;
use head::TextExtras;
use protect::{Opener, SealError};

pub use backups::{Backups, Older, Saved, Version, thinning};
pub use disk::{
    About, Disk, Files, Kind, MARKED_READ_ONLY, OTHER_BYTES, Output, ReadError, Stamp, WriteError,
    read_bounded, sweep, sweep_beside, write_atomically,
};
pub use file::{FormatError, SCHEMA};
pub use journal::{
    Base, Header, Journal, JournalError, Keeper, MOST_JOURNAL_BYTES, Record, RecoverError, Recovered,
    SavedAs, sha256_of,
};
pub use lock::{Claim, Lock, claim};
pub use own::{CARRIED, NotCarried, data_folder, left_on_computer, not_carried, settings_folder};
pub use recovery::{
    Found, Left, Unreadable, is_stood_on, journals, left_behind, left_behind_with, locked_behind, unreadable,
};
pub use remark::{Newer, Remark};

/// Largest file that is read or written, in bytes.
pub const MOST_BYTES: u64 = 64 << 20;

/// A review with what its file says beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    id: ProjectId,
    review: Review,
    ext: Extras,
    /// Of texts that were removed since, too: undo may bring them back.
    text_ext: BTreeMap<TextId, TextExtras>,
    read_only: Option<Newer>,
    remarks: Vec<Remark>,
    /// It came out of a locked file or journal.
    sealed: bool,
}

/// Why a project could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{path} is no project that can be opened. {why}")]
    Format { path: String, why: FormatError },
    /// It is locked; [`Self::needs`] tells with what.
    #[error("{path} cannot be opened: {why}")]
    Sealed { path: String, why: SealError },
}

/// Why a project could not be saved. What was on disk is as it was, but for [`WriteError::NotFlushed`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("this project is open for reading only: {0}")]
    ReadOnly(Newer),
    #[error(
        "the project could not be saved, because it would not open again: {}; nothing was written. Undo the last change and save again",
        .0.plain()
    )]
    Format(FormatError),
    #[error(
        "this project was locked, and is not written in clear; turn protection on, or say that it may be"
    )]
    InClear,
    #[error("the project could not be saved: {0}")]
    Seal(#[from] SealError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Project {
    /// A new, empty project with the concerns that the program ships with.
    pub fn new(title: &str) -> Self {
        Self::from_review(Review::new(title, Codebook::shipped()))
    }

    /// Wraps a review under a fresh id.
    pub fn from_review(review: Review) -> Self {
        Self {
            id: ProjectId::random(),
            review,
            ext: Extras::new(),
            text_ext: BTreeMap::new(),
            read_only: None,
            remarks: Vec::new(),
            sealed: false,
        }
    }

    pub fn id(&self) -> ProjectId {
        self.id
    }

    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The review, for [`crate::review::History`] to change by edits.
    pub fn review_mut(&mut self) -> &mut Review {
        &mut self.review
    }

    /// Changes the review; returns the edit that takes the change back.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        self.review.apply(edit)
    }

    /// Why this project must not be saved over, if so.
    pub fn read_only(&self) -> Option<Newer> {
        self.read_only
    }

    /// What opening the file brought to light.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The same review as a project of its own: fresh id, free to be saved. A sample or a newer
    /// version's file becomes the user's own this way.
    #[must_use]
    pub fn into_own(self) -> Self {
        Self { id: ProjectId::random(), read_only: None, remarks: Vec::new(), ..self }
    }

    /// Reads a project from the words of its file.
    pub fn from_ron(words: &str) -> Result<Self, FormatError> {
        file::read(words)
    }

    /// The words of the project's file. The same project gives the same bytes.
    pub fn to_ron(&self) -> Result<String, FormatError> {
        file::write(self)
    }

    /// Opens a project file; what is locked is opened by [`Self::open_with`].
    pub fn open(path: &Path) -> Result<(Self, Stamp), OpenError> {
        Self::open_to_keep(path).map(|(project, stamp, _)| (project, stamp))
    }

    /// Opens a project file to work on it; tells the SHA-256 of the file's bytes as well, on which a journal stands.
    pub fn open_to_keep(path: &Path) -> Result<(Self, Stamp, String), OpenError> {
        let opened = Self::open_with(path, Opener::Nothing)?;
        Ok((opened.project, opened.stamp, opened.sha256))
    }

    /// The project in the bytes of the file at `path`.
    fn from_bytes(bytes: &[u8], path: &Path) -> Result<Self, OpenError> {
        let refuse = |why| OpenError::Format { path: disk::name(path), why };
        let words = std::str::from_utf8(bytes)
            .map_err(|error| refuse(FormatError::NotText { offset: error.valid_up_to() }))?;
        Self::from_ron(words).map_err(refuse)
    }

    /// Saves atomically: after a crash at any moment the file is either as it was or as it is now.
    pub fn save(&self, path: &Path) -> Result<Stamp, SaveError> {
        Ok(write_atomically(path, &self.bytes_to_save(None)?)?)
    }

    /// The words of the project's file, proved to say what is meant.
    fn words_to_save(&self) -> Result<String, SaveError> {
        if let Some(why) = self.read_only {
            return Err(SaveError::ReadOnly(why));
        }
        let words = self.to_ron().map_err(SaveError::Format)?;
        // A file that does not read back as what was meant must never take the place of one that does.
        let again = Self::from_ron(&words).map_err(SaveError::Format)?;
        if again.review != self.review || again.id != self.id || again.ext != self.ext {
            return Err(SaveError::Format(FormatError::NotFaithful));
        }
        Ok(words)
    }
}
