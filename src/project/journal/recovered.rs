//! What a journal still tells after a crash.

use sha2::{Digest as _, Sha256};

use super::super::file::on_deep_stack;
use super::super::{FormatError, Project};
use super::frames::split;
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
}

impl Recovered {
    /// Reads a journal's bytes; `None` if not even what it belongs to can be read, so that there is nothing to
    /// recover.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        on_deep_stack(|| Ok(read(bytes))).ok().flatten()
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
        let mut project = match (&self.header.base, self.whole, base) {
            (None, Some(words), _) => Project::from_ron(&words)?,
            (Some(sha256), _, Some(bytes)) if *sha256 == sha256_of(bytes) => {
                let words = std::str::from_utf8(bytes)
                    .map_err(|error| FormatError::NotText { offset: error.valid_up_to() })?;
                Project::from_ron(words)?
            }
            _ => return Err(RecoverError::OtherBase),
        };
        if project.id != self.header.project {
            return Err(RecoverError::OtherBase);
        }
        self.steps.into_iter().for_each(|step| step.put_into(&mut project));
        Ok(project)
    }
}

/// [`Recovered::read`] on the stack that there is.
pub(super) fn read(bytes: &[u8]) -> Option<Recovered> {
    let mut frames = split(bytes)?;
    let header = read_header(frames.next()?)?;
    let whole = match header.base {
        Some(_) => None,
        None => Some(std::str::from_utf8(frames.next()?).ok()?.to_owned()),
    };
    let mut steps = Vec::new();
    let mut torn = false;
    for payload in frames.by_ref() {
        // A step that a later version wrote ends what can be trusted: those after it may lean on it.
        let Some(step) = read_step(payload) else {
            torn = true;
            break;
        };
        steps.push(step);
    }
    torn |= frames.is_torn();
    Some(Recovered { header, whole, steps, torn })
}

/// SHA-256 in 64 hexadecimal digits.
pub fn sha256_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
