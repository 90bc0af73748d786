//! Why a command was not carried out, and the code the program ends with.

use std::io;

use crate::export::{Missing, OriginalError, PdfError};
use crate::import::codebook::CodebookFault;
use crate::import::{ImportError, NotKept};
use crate::project::protect::{KeyError, VaultError};
use crate::project::{FormatError, OpenError, RecoverError, SaveError, WriteError};
use crate::review::EditError;

/// The input is at fault.
pub(super) const INPUT: u8 = 1;
/// The call is at fault.
pub(super) const CALL: u8 = 2;

/// Why a command was not carried out. Nothing was changed.
#[derive(Debug)]
pub(super) enum Fault {
    /// A file, or what was asked of it, is at fault.
    Input(String),
    /// The command line is at fault.
    Call(String),
    /// The results could not be printed.
    Output(io::Error),
}

impl Fault {
    /// Names the file that something is wrong with.
    pub(super) fn within(path: &std::path::Path, why: impl std::fmt::Display) -> Self {
        Self::Input(format!("{}: {why}", path.display()))
    }

    /// The code the program ends with.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Call(_) => CALL,
            // Whoever closes a pipe has read enough; `head` is no fault.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Input(_) | Self::Output(_) => INPUT,
        }
    }

    /// What people are told; nothing if a reader merely stopped reading.
    pub(super) fn message(&self) -> Option<String> {
        match self {
            Self::Input(why) | Self::Call(why) => Some(sentence(why)),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Self::Output(error) => Some(format!("the results could not be printed: {error}.")),
        }
    }
}

/// With a full stop, unless it ends otherwise.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim_end();
    let ends = words.ends_with(['.', '?', '!', ':']);
    if ends { words.to_owned() } else { format!("{words}.") }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

macro_rules! at_fault {
    ($($error:ty),*) => {
        $(impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                Self::Input(error.to_string())
            }
        })*
    };
}
at_fault!(
    CodebookFault,
    EditError,
    FormatError,
    ImportError,
    KeyError,
    Missing,
    NotKept,
    OpenError,
    OriginalError,
    PdfError,
    RecoverError,
    SaveError,
    VaultError,
    WriteError
);
