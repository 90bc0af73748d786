//! Packed documents: the parts of a DOCX or ODT file, read within bounds.
//!
//! A package may come from anybody. Names of parts are compared and never followed, nothing is written, and
//! what a part holds is counted while it is unpacked, whatever its header says.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most parts of a package.
pub const MOST_PARTS: usize = 2_000;
/// Largest part, in bytes once unpacked: 64 MiB.
const LARGEST_PART: u64 = 64 * 1024 * 1024;
/// Most bytes of all parts that are read: 256 MiB.
const LARGEST_WHOLE: u64 = 256 * 1024 * 1024;
/// How many bytes may come of one.
const HIGHEST_RATIO: u64 = 200;
/// Parts up to this size, in bytes, may be packed as well as they like.
const SMALL: u64 = 1024 * 1024;

/// What ends the directory of a zip file, and how far from the end it may stand.
/// Source: PKWARE APPNOTE 6.3, section 4.3.16.
const DIRECTORY_END: &[u8; 4] = b"PK\x05\x06";
const DIRECTORY_END_WITHIN: usize = 22 + 65_535;

/// Why a packed document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum OfficeFault {
    #[error(
        "it is damaged or was cut short ({why}). Get the file again, or open it in the program it was made with and save it anew"
    )]
    Damaged { why: String },
    #[error(
        "it has more than {MOST_PARTS} parts, which no document has. Open it in the program it was made with and save the text alone"
    )]
    TooManyParts,
    #[error(
        "its part “{part}” unpacks to far more than a document holds, as a file does that is made to exhaust a computer. If you trust it, open it in the program it was made with and save the text alone"
    )]
    Bomb { part: String },
    #[error(
        "it is locked with a password. Open it in the program it was made with, save it without a password, and import that file"
    )]
    Locked,
    #[error(
        "two of its parts have the same name, so that programs would read different texts in it. Open it in the program it was made with and save it anew"
    )]
    DoubleNames,
    #[error("it is no text document: {what}. Choose the document itself")]
    NoDocument { what: NoDocument },
    #[error("its part “{part}” is damaged: {why}. Open it in the program it was made with and save it anew")]
    Part { part: String, why: String },
    #[error(
        "its part “{part}” holds elements more than {most} deep, as no document does. Open it in the program it was made with and save it anew"
    )]
    TooDeep { part: String, most: usize },
    #[error(
        "its part “{part}” holds more than {most} elements and passages, which no treaty does. Choose the text alone"
    )]
    TooMuch { part: String, most: usize },
}

/// What a packed file is or lacks that is no text document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NoDocument {
    #[error("it has no text, as tables and presentations have none")]
    NoText,
    #[error("its main part is of another kind")]
    OtherPart,
    #[error("it has no content")]
    NoContent,
    #[error("it is a table, a drawing or a presentation")]
    OtherKind,
}

/// A packed document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name.
    parts: HashMap<String, usize>,
    /// Bytes unpacked so far.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory of the package, and none of its parts.
    ///
    /// # Errors
    /// Refuses what is no zip file, has too many parts, or two of one name.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OfficeFault> {
        if claimed_parts(bytes).is_some_and(|claimed| claimed > MOST_PARTS) {
            return Err(OfficeFault::TooManyParts);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        if archive.has_duplicate_names() {
            return Err(OfficeFault::DoubleNames);
        }
        if archive.len() > MOST_PARTS {
            return Err(OfficeFault::TooManyParts);
        }
        let mut parts = HashMap::new();
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            if parts.insert(name.into_owned(), index).is_some() {
                return Err(OfficeFault::DoubleNames);
            }
        }
        Ok(Self { archive, parts, unpacked: 0 })
    }

    /// Whether there is a part of exactly this name.
    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(part)
    }

    /// What a part holds; none if there is no such part.
    ///
    /// # Errors
    /// Refuses what is damaged, locked, or unpacks to more than a document holds.
    pub(super) fn read(&mut self, part: &str) -> Result<Option<Vec<u8>>, OfficeFault> {
        let Some(&index) = self.parts.get(part) else { return Ok(None) };
        let bomb = || OfficeFault::Bomb { part: part.to_owned() };
        let file = self.archive.by_index(index).map_err(|error| fault(&error))?;
        let packed = file.compressed_size().max(1);
        let allowed = packed.saturating_mul(HIGHEST_RATIO).max(SMALL);
        let most = allowed.min(LARGEST_PART).min(LARGEST_WHOLE.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(bomb());
        }
        read.map_err(|error| OfficeFault::Part { part: part.to_owned(), why: error.to_string() })?;
        self.unpacked += bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// How many parts the end of the directory speaks of.
fn claimed_parts(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(DIRECTORY_END_WITHIN)..)?;
    let at = tail.windows(DIRECTORY_END.len()).rposition(|window| window == DIRECTORY_END)?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

fn fault(error: &ZipError) -> OfficeFault {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => OfficeFault::Locked,
        ZipError::InvalidPassword => OfficeFault::Locked,
        error => OfficeFault::Damaged { why: error.to_string() },
    }
}
