//! Journals that nothing can be recovered from.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::disk::{About, Files};
use super::super::lock::Claim;
use super::super::protect::SecretKey;
use super::runs::{Run, Told, claim_run, name_of, runs, told};

/// A journal of which not even the beginning can be read: it was damaged, a newer version wrote it, it is locked for a
/// key that is not the person's, or the system does not give it. Nothing can be recovered from it here; it stays until somebody says that it may go.
pub struct Unreadable {
    /// All that one program wrote, the latest last.
    journals: Vec<PathBuf>,
    about: About,
    other_key: bool,
    /// Why the system does not give it.
    withheld: Option<io::Error>,
    files: Arc<dyn Files>,
    /// Held so that nobody else removes it as well.
    claim: Claim,
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
    /// `None` if one of the journals can be read or waits for its key, none is there any more, or the program that writes them lives.
    fn of(files: &Arc<dyn Files>, run: Run, key: Option<&SecretKey>) -> Option<Self> {
        let claim = claim_run(&run)?;
        let told = told(&**files, &run, key);
        let other_key = matches!(told, Told::OtherKey);
        let withheld = match told {
            Told::Work { .. } | Told::Locked | Told::Gone => return None,
            Told::OtherKey | Told::Nothing => None,
            Told::Withheld(why) => Some(why),
        };
        let about = run.last()?.1;
        let journals = run.into_iter().map(|(path, _)| path).collect();
        Some(Self { journals, about, other_key, withheld, files: Arc::clone(files), claim })
    }

    /// What it is called as long as it is there: 32 hexadecimal digits.
    pub fn name(&self) -> String {
        self.path().map(name_of).unwrap_or_default()
    }

    /// Where it lies.
    pub fn path(&self) -> Option<&Path> {
        self.journals.last().map(PathBuf::as_path)
    }

    /// How large it is and when it was last written.
    pub fn about(&self) -> About {
        self.about
    }

    /// Says whether it is locked for a key that is not the person's.
    pub fn is_of_other_key(&self) -> bool {
        self.other_key
    }

    /// Why the system does not give it; `None` if it was read, and is damaged, of a newer version or of another key.
    pub fn withheld(&self) -> Option<&io::Error> {
        self.withheld.as_ref()
    }

    /// Says whether it is certain that no program is writing it. Where the data folder takes no locks it is not.
    pub fn is_dead(&self) -> bool {
        matches!(self.claim, Claim::Ours(_))
    }

    /// Removes it for good. Nobody is asked.
    ///
    /// # Errors
    /// One that the system does not give may be whole, and stays. What could not be removed is found again.
    pub fn discard(self) -> io::Result<()> {
        match self.withheld {
            Some(why) => Err(why),
            None => self.journals.iter().try_for_each(|path| self.files.remove(path)),
        }
    }
}
