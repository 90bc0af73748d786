//! What a journal still tells after a crash.

use sha2::{Digest as _, Sha256};

use super::super::file::on_deep_stack;
use super::super::protect::{Opener, PAGE, SealError, SecretKey, is_sealed};
use super::super::{FormatError, Project};
use super::frames::{Frames, split};
use super::words::{Header, Record, read_header, read_step};
use crate::review::Moment;
use crate::text::hexadecimal;

/// A journal that was read: its longest beginning that is whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovered {
    header: Header,
    /// The words of the project's file, where no file held it.
    whole: Option<String>,
    steps: Vec<Record>,
    torn: bool,
    sealed: bool,
}

/// Why a journal could not be put on top of a project.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    #[error(
        "these changes belong on top of another state of the file; look for that among the older versions"
    )]
    OtherBase,
    #[error("the project that the changes belong to cannot be read. {0}")]
    Format(#[from] FormatError),
    #[error("the project that the changes belong to cannot be opened: {0}")]
    Seal(#[from] SealError),
}

impl Recovered {
    /// Reads a journal's bytes; `None` if not even what it belongs to can be read, so that there is nothing to
    /// recover.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Self::read_with(bytes, None).ok().flatten()
    }

    /// [`Self::read`] of a journal that may be locked.
    ///
    /// # Errors
    /// If it is locked, and `key` is not the key or not there.
    pub fn read_with(bytes: &[u8], key: Option<&SecretKey>) -> Result<Option<Self>, SealError> {
        let read = on_deep_stack(|| Ok(read(bytes, key)));
        read.unwrap_or(Ok(None))
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// How many steps it holds.
    pub fn changes(&self) -> usize {
        self.steps.len()
    }

    /// When the first and the last of its steps were made; `None` without steps.
    pub fn times(&self) -> Option<(Moment, Moment)> {
        Some((self.steps.first()?.at, self.steps.last()?.at))
    }

    /// The same without its steps: what they were made on.
    #[must_use]
    pub fn before(self) -> Self {
        Self { steps: Vec::new(), ..self }
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> &[Record] {
        &self.steps
    }

    /// Says whether it ends in bytes that are no whole step, as it does after a power cut.
    pub fn is_torn(&self) -> bool {
        self.torn
    }

    /// Says whether it needs the project's file or an older version of it: the one with this SHA-256.
    pub fn base(&self) -> Option<&str> {
        self.header.base.as_deref()
    }

    /// The project as it was after the last step that is whole. `base` are the bytes of the file whose SHA-256 is
    /// [`Self::base`]; not needed where that is `None`.
    pub fn onto(self, base: Option<&[u8]>) -> Result<Project, RecoverError> {
        self.onto_with(base, None)
    }

    /// [`Self::onto`] a base that may be locked.
    pub fn onto_with(self, base: Option<&[u8]>, key: Option<&SecretKey>) -> Result<Project, RecoverError> {
        let locked = base.is_some_and(is_sealed);
        let opened = base.map(|base| opener(key).clear(base.to_vec())).transpose()?;
        let mut project = match (&self.header.base, self.whole, base) {
            (None, Some(words), _) => Project::from_ron(&words)?,
            (Some(sha256), _, Some(bytes))
                if stands_on(sha256, bytes, opened.as_deref().map(Vec::as_slice)) =>
            {
                let words = std::str::from_utf8(opened.as_deref().map_or(bytes, Vec::as_slice))
                    .map_err(|error| FormatError::NotText { offset: error.valid_up_to() })?;
                Project::from_ron(words)?
            }
            _ => return Err(RecoverError::OtherBase),
        };
        if project.id != self.header.project {
            return Err(RecoverError::OtherBase);
        }
        project.sealed = self.sealed || locked;
        self.steps.into_iter().for_each(|step| step.put_into(&mut project));
        Ok(project)
    }
}

fn opener(key: Option<&SecretKey>) -> Opener<'_> {
    key.map_or(Opener::Nothing, Opener::Key)
}

/// Says whether a base is the one with this SHA-256: its bytes as they are, or, where an older version was locked after
/// the journal began, the words in it.
pub(in crate::project) fn stands_on(sha256: &str, bytes: &[u8], opened: Option<&[u8]>) -> bool {
    sha256_of(bytes) == sha256 || opened.is_some_and(|words| is_padded_from(sha256, words))
}

/// Says whether words are those with this SHA-256 and what locking added to them, which is line feeds. How many of those
/// at the end were there before nobody knows.
fn is_padded_from(sha256: &str, words: &[u8]) -> bool {
    let end = words.iter().rposition(|byte| *byte != b'\n').map_or(0, |last| last + 1);
    let (text, feeds) = words.split_at_checked(end).unwrap_or((words, &[]));
    let mut digest = Sha256::new_with_prefix(text);
    let is_it = |digest: &Sha256| hexadecimal(&digest.clone().finalize()) == sha256;
    is_it(&digest)
        || feeds.iter().take(MOST_FEEDS).any(|feed| {
            digest.update([*feed]);
            is_it(&digest)
        })
}

/// So many line feeds at the end of a file are looked through: two pages, its own and what was added.
const MOST_FEEDS: usize = 2 * PAGE;

/// [`Recovered::read`] on the stack that there is.
pub(super) fn read(bytes: &[u8], key: Option<&SecretKey>) -> Result<Option<Recovered>, SealError> {
    let Some(mut frames) = split(bytes) else { return Ok(None) };
    let Some(first) = frames.next() else { return Ok(None) };
    let sealed = is_sealed(first);
    let first = opener(key).clear(first.to_vec())?;
    match read_header(&first) {
        Some(header) => read_after(header, sealed, frames, key),
        None => Ok(None),
    }
}

fn read_after(
    header: Header,
    sealed: bool,
    mut frames: Frames<'_>,
    key: Option<&SecretKey>,
) -> Result<Option<Recovered>, SealError> {
    // Protection may have been turned on in the middle of it.
    let clear = |payload: &[u8]| match opener(key).clear(payload.to_vec()) {
        Err(why @ SealError::NeedsKey) => Err(why),
        cleared => Ok(cleared.ok()),
    };
    let mut whole = None;
    if header.base.is_none() {
        let Some(payload) = frames.next() else { return Ok(None) };
        let Some(words) = clear(payload)? else { return Ok(None) };
        let Ok(words) = std::str::from_utf8(&words) else { return Ok(None) };
        whole = Some(words.to_owned());
    }
    let mut steps = Vec::new();
    let mut torn = false;
    for payload in frames.by_ref() {
        // A step that a later version wrote ends what can be trusted: those after it may lean on it.
        let Some(step) = clear(payload)?.and_then(|words| read_step(&words)) else {
            torn = true;
            break;
        };
        steps.push(step);
    }
    torn |= frames.is_torn();
    Ok(Some(Recovered { header, whole, steps, torn, sealed }))
}

/// SHA-256 in 64 hexadecimal digits.
pub fn sha256_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
