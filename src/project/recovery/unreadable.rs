//! Journals that nothing can be recovered from.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::disk::{About, Files};
use super::super::lock::Claim;
use super::super::protect::SecretKey;
use super::runs::{Run, Told, claim_run, runs, told};

/// A journal of which not even the beginning can be read: it was damaged, a newer version wrote it, or it is locked for
/// a key that is not the person's. Nothing can be recovered from it here; it stays until somebody says that it may go.
pub struct Unreadable {
    /// All that one program wrote, the latest last.
    journals: Vec<PathBuf>,
    about: About,
    files: Arc<dyn Files>,
    /// Held so that nobody else removes it as well.
    _claim: Claim,
}

/// Journals of dead programs that nothing can be recovered from, the latest first. Without the key, what is locked is
/// not among them: it waits.
pub fn unreadable(files: &Arc<dyn Files>, data: &Path, key: Option<&SecretKey>) -> Vec<Unreadable> {
    let runs = runs(&**files, data).into_iter();
    let mut found: Vec<Unreadable> = runs.filter_map(|run| Unreadable::of(files, run, key)).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.about.modified));
    found
}

impl Unreadable {
    /// `None` if one of the journals can be read or waits for its key, or the program that writes them lives.
    fn of(files: &Arc<dyn Files>, run: Run, key: Option<&SecretKey>) -> Option<Self> {
        let claim = claim_run(&run)?;
        if !matches!(told(&**files, &run, key), Told::Nothing) {
            return None;
        }
        let about = run.last()?.1;
        let journals = run.into_iter().map(|(path, _)| path).collect();
        Some(Self { journals, about, files: Arc::clone(files), _claim: claim })
    }

    /// Where it lies.
    pub fn path(&self) -> Option<&Path> {
        self.journals.last().map(PathBuf::as_path)
    }

    /// How large it is and when it was last written.
    pub fn about(&self) -> About {
        self.about
    }

    /// Removes it for good. Nobody is asked.
    ///
    /// # Errors
    /// What could not be removed is found again.
    pub fn discard(self) -> io::Result<()> {
        self.journals.iter().try_for_each(|path| self.files.remove(path))
    }
}
