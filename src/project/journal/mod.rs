//! What was done since the last save, kept so that a crash takes at most the last moment of it.
//!
//! A journal is a file beside which the program's own data lie, never beside the project. Whoever shows a project
//! begins one, hands it every step ([`Record::of`]), has it written every now and then on another thread
//! ([`Journal::append`]), lets it begin anew on what was saved ([`Journal::rebase`]), and closes it when the
//! project is closed in order. What is left of it after a crash is read by [`Recovered`].
//!
//! While protection is on, each payload is locked for the user's public key ([`Journal::begin_sealed`]): writing needs
//! no passphrase, reading the secret key. Frames and their checksums stay as they are.

#[cfg(test)]
mod bounds_tests;
mod frames;
mod keeper;
mod recovered;
#[cfg(test)]
mod tests;
mod words;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

use super::disk::{Files, OTHER_BYTES, Output, write_aside};
use super::lock::{Claim, claim_side};
use super::protect::{PAGE, Recipients, SealError, is_sealed, pad};
use super::{FormatError, Project};
use crate::review::{Moment, ProjectId};

pub use keeper::{Keeper, SavedAs};
pub(super) use recovered::stands_on;
pub use recovered::{RecoverError, Recovered, sha256_of};
pub use words::{Header, Record};

/// Largest journal, in bytes.
pub const MOST_JOURNAL_BYTES: u64 = 256 << 20;
/// How often a new journal is claimed, two milliseconds apart, before that counts as failed.
const TRIES: usize = 500;
/// How the names of journals end.
pub(super) const ENDS: &str = ".journal";

/// Why a step is not in the journal. Those before it are, and what was said to be there stays.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("the last changes could not be kept against a crash: {0}. Save the project")]
    Write(#[from] io::Error),
    #[error("the last changes could not be kept against a crash: {}. Save the project", .0.plain())]
    Format(#[from] FormatError),
    #[error("the last changes could not be kept against a crash: {0}")]
    Seal(#[from] SealError),
    #[error(
        "the last changes are not kept against a crash, because this project was locked and protection is off; turn it on, or save"
    )]
    InClear,
    /// To begin anew, on the saved file or with the whole project, makes room.
    #[error("the journal is full; save the project")]
    Full,
}

/// What a journal's steps stand on.
#[derive(Debug, Clone, Copy)]
pub enum Base<'a> {
    /// The file at `path`, whose bytes have this SHA-256 ([`sha256_of`]), is the project before the first step.
    File { path: &'a Path, sha256: &'a str },
    /// No file is: the journal begins with the whole project.
    Whole,
}

/// A journal that is being written.
pub struct Journal {
    files: Arc<dyn Files>,
    folder: PathBuf,
    /// Names all journals that follow each other in this one's place.
    run: ProjectId,
    turn: u32,
    /// Where in the file the beginning and each step ends, in bytes.
    ends: Vec<u64>,
    /// Whether something may stand after the last end that is no step.
    torn: bool,
    path: PathBuf,
    output: Box<dyn Output>,
    /// The journals before this one that are still there, because the folder was not flushed since it got its name.
    before: Vec<(PathBuf, Claim)>,
    /// Held so that another window does not take this journal for one that a crash left.
    claim: Claim,
    /// What its payloads are locked for.
    seal: Option<Recipients>,
}

impl Journal {
    /// Begins a journal in `folder`, which is made where it is not there. `project` is as the base has it.
    pub fn begin(
        files: Arc<dyn Files>,
        folder: &Path,
        project: &Project,
        base: Base<'_>,
    ) -> Result<Self, JournalError> {
        Self::begin_sealed(files, folder, project, base, None)
    }

    /// [`Self::begin`], locked if `seal` says for whom.
    pub fn begin_sealed(
        files: Arc<dyn Files>,
        folder: &Path,
        project: &Project,
        base: Base<'_>,
        seal: Option<Recipients>,
    ) -> Result<Self, JournalError> {
        files.make_folder(folder)?;
        let run = ProjectId::random();
        let beginning = beginning(project, base, seal.as_ref())?;
        let length = beginning.len() as u64;
        let Begun { path, output, claim } = make(&*files, folder, project.id(), run, 0, &beginning)?;
        if let Err(why) = files.sync_folder(folder) {
            let _not_in_use = files.remove(&path);
            return Err(why.into());
        }
        let (folder, ends) = (folder.to_path_buf(), vec![length]);
        let before = Vec::new();
        Ok(Self { files, folder, run, turn: 0, ends, torn: false, path, output, before, claim, seal })
    }

    /// Locks what is written from now on, or no longer. What is there already is locked when the journal begins anew:
    /// do that at once.
    pub fn seal(&mut self, seal: Option<Recipients>) {
        self.seal = seal;
    }

    /// How many steps it holds.
    pub fn count(&self) -> usize {
        self.ends.len() - 1
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where in the file the beginning and the first `count` steps end, in bytes.
    #[cfg(test)]
    pub(super) fn end_of(&self, count: usize) -> u64 {
        self.ends[count]
    }

    /// Writes steps, in the order in which they were made, and returns when they would last through a power cut.
    ///
    /// # Errors
    /// None of the steps counts as written; they can be handed over again.
    pub fn append(&mut self, steps: &[Record]) -> Result<(), JournalError> {
        let end = self.ends.last().copied().unwrap_or_default();
        let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(steps.len()));
        for step in steps {
            push(&mut bytes, words::write_step(step)?, self.seal.as_ref(), STEP)?;
            ends.push(end + bytes.len() as u64);
        }
        if end + bytes.len() as u64 > MOST_JOURNAL_BYTES {
            return Err(JournalError::Full);
        }
        if bytes.is_empty() {
            return Ok(());
        }
        self.settle()?;
        // What stands after the last end would hide what is written after it. Nor does a flush that failed once
        // tell the truth when it is asked again: the bytes are written anew.
        if self.torn {
            self.output.cut(end)?;
        }
        self.torn = true;
        self.output.write(&bytes)?;
        self.output.sync()?;
        self.torn = false;
        self.ends.extend(ends);
        Ok(())
    }

    /// Begins anew after a save, or with the whole project when it is full: what `base` holds is the project after
    /// the first `count` steps of this journal; those after them go along. `project` names and describes it.
    ///
    /// # Errors
    /// The journal is as it was, and goes on.
    pub fn rebase(&mut self, project: &Project, base: Base<'_>, count: usize) -> Result<(), JournalError> {
        let mut bytes = beginning(project, base, self.seal.as_ref())?;
        let count = count.min(self.count());
        let kept = self.ends.get(count..).unwrap_or_default();
        let [from, to] = [kept.first(), kept.last()].map(|end| end.copied().unwrap_or_default());
        let mut ends = vec![bytes.len() as u64];
        if to > from {
            let old = self.files.read(&self.path, MOST_JOURNAL_BYTES * 2)?;
            let steps = old.get(from as usize..to as usize);
            for step in frames::each(steps.ok_or(io::Error::from(io::ErrorKind::UnexpectedEof))?) {
                // What was written before protection was turned on is not taken along in clear.
                push(&mut bytes, step.to_vec(), self.seal.as_ref(), STEP)?;
                ends.push(bytes.len() as u64);
            }
        }
        if ends.len() != kept.len().max(1) {
            return Err(io::Error::other(OTHER_BYTES).into());
        }
        let begun = make(&*self.files, &self.folder, project.id(), self.run, self.turn + 1, &bytes)?;
        let Begun { path, output, claim } = begun;
        self.turn += 1;
        let old = std::mem::replace(&mut self.path, path);
        self.before.push((old, std::mem::replace(&mut self.claim, claim)));
        (self.output, self.ends, self.torn) = (output, ends, false);
        // Both hold what was promised; before the next step is promised it is tried again.
        let _tried_again = self.settle();
        Ok(())
    }

    /// Removes the journals before this one, once it is sure that its own name would last.
    fn settle(&mut self) -> io::Result<()> {
        if !self.before.is_empty() {
            self.files.sync_folder(&self.folder)?;
            // One that stays does no harm: the one with the highest turn counts.
            let stays =
                |old: &Path| self.files.remove(old).is_err_and(|why| why.kind() != io::ErrorKind::NotFound);
            self.before.retain(|(old, _)| stays(old));
        }
        Ok(())
    }

    /// Ends it: the project was closed in order, and nothing is to be recovered.
    pub fn close(self) -> io::Result<()> {
        // The oldest first: what a crash leaves of them is recovered as it was last.
        self.before
            .iter()
            .map(|(old, _)| old)
            .chain([&self.path])
            .try_for_each(|path| self.files.remove(path))?;
        self.files.sync_folder(&self.folder)
    }
}

struct Begun {
    path: PathBuf,
    output: Box<dyn Output>,
    claim: Claim,
}

/// Steps are made longer, up to a whole number of these, before they are locked.
const STEP: usize = 256;

/// Adds a payload, locked if it is to be and is not yet.
fn push(
    to: &mut Vec<u8>,
    words: Vec<u8>,
    seal: Option<&Recipients>,
    step: usize,
) -> Result<(), JournalError> {
    let payload = match seal {
        Some(keys) if !is_sealed(&words) => {
            let mut words = Zeroizing::new(words);
            pad(&mut words, step);
            keys.close(&words)?
        }
        _ => words,
    };
    frames::push(to, &payload).ok_or(JournalError::Full)
}

/// What stands before a journal's first step.
fn beginning(project: &Project, base: Base<'_>, seal: Option<&Recipients>) -> Result<Vec<u8>, JournalError> {
    if seal.is_none() && project.is_sealed() {
        return Err(JournalError::InClear);
    }
    let (path, sha256) = match base {
        Base::File { path, sha256 } => (Some(path.to_string_lossy().into_owned()), Some(sha256.to_owned())),
        Base::Whole => (None, None),
    };
    let title = project.review().title().to_owned();
    let header = Header { project: project.id(), title, path, base: sha256, began: Moment::now() };
    let mut bytes = if seal.is_some() { frames::MAGIC_SEALED } else { frames::MAGIC }.to_vec();
    push(&mut bytes, words::write(&header)?, seal, STEP)?;
    if matches!(base, Base::Whole) {
        push(&mut bytes, project.to_ron()?.into_bytes(), seal, PAGE)?;
    }
    Ok(bytes)
}

/// Makes the file of a journal. It gets its name when all of it is on the disk: a crash leaves the old one, or both.
/// The folder is not flushed.
fn make(
    files: &dyn Files,
    folder: &Path,
    project: ProjectId,
    run: ProjectId,
    turn: u32,
    bytes: &[u8],
) -> io::Result<Begun> {
    let path = folder.join(format!("{project}-{run}-{turn:06}{ENDS}"));
    let claim = claim_new(&path)?;
    let (temporary, output) = write_aside(files, folder, bytes, None)?;
    if let Err(why) = files.rename(&temporary, &path) {
        let _swept_later = files.remove(&temporary);
        return Err(why);
    }
    Ok(Begun { path, output, claim })
}

/// Claims a journal that is about to be made. Nobody else knows its name but whoever cleans the folder, who may hold it
/// for the moment that it takes to look at it: a journal that is not claimed would be taken for what a crash left.
fn claim_new(journal: &Path) -> io::Result<Claim> {
    for _ in 0..TRIES {
        match claim_side(side_of(journal)) {
            Claim::Elsewhere => std::thread::sleep(Duration::from_millis(2)),
            // Where the folder takes no locks there is nothing to wait for.
            claim => return Ok(claim),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// The file whose lock says that a journal is in use.
pub(super) fn side_of(journal: &Path) -> PathBuf {
    journal.with_extension("journal.lock")
}

/// The journal that such a file belongs to; `None` if it is no such file by name.
pub(super) fn journal_of(side: &Path) -> Option<PathBuf> {
    let journal = side.with_extension("");
    (side.extension()? == "lock" && named(&journal).is_some()).then_some(journal)
}

/// The project, run and turn that a journal's name tells.
pub(super) fn named(path: &Path) -> Option<(ProjectId, ProjectId, u32)> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDS)?;
    let mut parts = name.split('-');
    let told =
        (ProjectId::parse(parts.next()?)?, ProjectId::parse(parts.next()?)?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(told)
}
