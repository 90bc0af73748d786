//! Projects in locked files.

use std::path::Path;

use zeroize::Zeroizing;

use super::super::disk::{name, read_bounded};
use super::super::{OpenError, Project, ReadError, SaveError, Stamp, sha256_of, write_atomically};
use super::{MOST_SEALED_BYTES, Needs, Opener, PAGE, Seal, SealError, is_sealed, needs, pad};
use crate::project::MOST_BYTES;

/// A project that was opened, and what its file was like.
#[derive(Debug)]
pub struct Opened {
    pub project: Project,
    pub stamp: Stamp,
    /// Of the file's bytes, locked or not: what a journal stands on.
    pub sha256: String,
    /// It was locked with a passphrase of its own, which no key stands for.
    pub own_passphrase: bool,
}

impl OpenError {
    /// What opens the file, where it is locked and nothing else is wrong with it.
    pub fn needs(&self) -> Option<Needs> {
        match self {
            Self::Sealed { why: SealError::NeedsKey, .. } => Some(Needs::Key),
            Self::Sealed { why: SealError::NeedsPassphrase | SealError::WrongPassphrase, .. } => {
                Some(Needs::Passphrase)
            }
            _ => None,
        }
    }
}

impl Project {
    /// Opens a project file, locked or not.
    pub fn open_with(path: &Path, opener: Opener<'_>) -> Result<Opened, OpenError> {
        // What is told as the most is what may be in a file; only a locked one has something around it.
        let too_large = |size| ReadError::TooLarge { path: name(path), size, most: MOST_BYTES >> 20 };
        let (bytes, stamp) = read_bounded(path, MOST_SEALED_BYTES).map_err(|why| match why {
            ReadError::TooLarge { size, .. } => too_large(size),
            other => other,
        })?;
        if !is_sealed(&bytes) && bytes.len() as u64 > MOST_BYTES {
            return Err(too_large(bytes.len() as u64 >> 20).into());
        }
        let sha256 = sha256_of(&bytes);
        let own_passphrase = is_sealed(&bytes) && matches!(opener, Opener::Passphrase(_));
        Ok(Opened { project: Self::from_file(bytes, path, opener)?, stamp, sha256, own_passphrase })
    }

    /// The project in the bytes of the file at `path`.
    pub(in super::super) fn from_file(
        bytes: Vec<u8>,
        path: &Path,
        opener: Opener<'_>,
    ) -> Result<Self, OpenError> {
        let sealed = is_sealed(&bytes);
        let refuse = |why| OpenError::Sealed { path: name(path), why };
        if sealed && matches!(opener, Opener::Nothing) {
            // What is damaged is told before anybody looks for a key.
            let why = match needs(&bytes) {
                Ok(Needs::Key) => SealError::NeedsKey,
                Ok(Needs::Passphrase) => SealError::NeedsPassphrase,
                Err(why) => why,
            };
            return Err(refuse(why));
        }
        let clear = opener.clear(bytes).map_err(refuse)?;
        Ok(Self { sealed, ..Self::from_bytes(&clear, path)? })
    }

    /// Says whether it came out of a locked file or journal. Then it is not written in clear, neither to a file nor to
    /// a journal.
    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Lets it be written in clear after all, or no longer: for a person to decide.
    pub fn set_sealed(&mut self, sealed: bool) {
        self.sealed = sealed;
    }

    /// [`Project::save`], locked.
    pub fn save_sealed(&self, path: &Path, seal: &Seal) -> Result<Stamp, SaveError> {
        Ok(write_atomically(path, &self.bytes_to_save(Some(seal))?)?)
    }

    /// The bytes to save: locked, or in clear where that is allowed.
    pub(in super::super) fn bytes_to_save(&self, seal: Option<&Seal>) -> Result<Vec<u8>, SaveError> {
        match seal {
            Some(seal) => {
                let mut words = Zeroizing::new(self.words_to_save()?.into_bytes());
                pad(&mut words, PAGE);
                Ok(seal.close(&words)?)
            }
            None if self.sealed => Err(SaveError::InClear),
            None => Ok(self.words_to_save()?.into_bytes()),
        }
    }
}
