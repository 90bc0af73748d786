//! The marks as real PDF comments in the very file that the text was read from.
//!
//! The file is read anew by the reader that imported it, and its words are tied to the text's, so that every mark
//! finds the places of its words on the pages (`locate`). What is written ([`write`]) is appended: the
//! file's own bytes stay as they are, and every PDF program can show them without the marks again.

mod fault;
mod locate;
mod look;
mod write;

pub mod worker;

use lopdf::Document;
use serde::{Deserialize, Serialize};

pub use fault::OriginalError;

use self::locate::Located;
use super::selection::Selection;
use crate::import::pdf::{self, PdfFault};
use crate::import::{Progress, file_sha256};

/// Of a hundred signs of marked words, so many must be found in the file; else it is another text's.
const FEWEST_FOUND: usize = 95;

/// The PDF that marks are written into.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// What messages call it.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// A PDF with marks written into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The original bytes and what was appended to them.
    pub pdf: Vec<u8>,
    pub placed: Placed,
}

/// What became of the marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Marks that stand in the file now.
    pub marks: usize,
    /// Comments that they became: one for each mark and page.
    pub comments: usize,
    /// Numbers of the marks whose words are not in the file, as in the selection.
    pub unplaced: Vec<usize>,
    /// What a person should know of the file.
    pub cautions: Vec<Caution>,
}

/// What a person should know before handing the file on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter)]
pub enum Caution {
    /// The text was read from a file with other bytes.
    OtherFile,
    /// The file bears a digital signature.
    Signed,
    /// Its author asked programs not to add comments.
    CommentsForbidden,
}

impl Caution {
    /// As a sentence for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::OtherFile => {
                "This is another file than the one that was imported. Marks whose words it lacks are left out."
            }
            Self::Signed => {
                "The original is signed. The signed version is kept whole inside the new file, but PDF programs will say that it was changed after signing."
            }
            Self::CommentsForbidden => {
                "The original asks PDF programs not to add comments. The marks are in the new file all the same; some programs may not let readers answer them."
            }
        }
    }
}

/// Writes the marks of a selection into the PDF that its text was read from, as an incremental update (ISO
/// 32000-1, 7.5.6): the result begins with the file's bytes.
///
/// A mark on words becomes a highlight on each page that they stand on. A mark on a whole provision highlights its
/// label and heading, or all its words where it has no heading. A mark on the whole text becomes a note on the
/// first page. The same selection and file give the same bytes, unless the file is encrypted with AES, which
/// wants chance.
///
/// `go_on` is told how many pages are read and stops the export by answering `false`.
///
/// # Errors
/// When the file cannot be read or written into, or holds another text; see [`OriginalError`].
pub fn original(
    selection: &Selection,
    original: Original,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Marked, OriginalError> {
    let Original { name, bytes } = original;
    let progress = |pdf::Progress { page, pages }| go_on(Progress { done: page, of: pages });
    let reading = pdf::read(bytes, name, &progress).map_err(|fault| match fault {
        PdfFault::Stopped { .. } => OriginalError::Cancelled,
        fault => OriginalError::Pdf(fault),
    })?;
    let located = Located::of(selection, &reading);
    let found = located.found_of_100();
    if found < FEWEST_FOUND {
        return Err(OriginalError::OtherText { name: name.to_owned(), found });
    }
    let pages = reading.places.pages();
    if !go_on(Progress { done: pages.len(), of: pages.len() }) {
        return Err(OriginalError::Cancelled);
    }
    let document = open(original, pages.len())?;
    let mut cautions = write::cautions(&document);
    let known = &selection.header.file_sha256;
    if !known.is_empty() && *known != file_sha256(bytes) {
        cautions.insert(0, Caution::OtherFile);
    }
    let comments = look::comments(selection, &located, pages);
    let placed = Placed {
        marks: selection.marks.len() - located.unplaced.len(),
        comments: comments.len(),
        unplaced: located.unplaced,
        cautions,
    };
    if comments.is_empty() {
        return Ok(Marked { pdf: bytes.to_vec(), placed });
    }
    let pdf = write::append(bytes, document, &comments)
        .map_err(|error| OriginalError::Unwritable { name: name.to_owned(), why: error.to_string() })?;
    prove(original, &pdf, pages.len(), comments.len())?;
    Ok(Marked { pdf, placed })
}

/// Opens the file to write into it. What the reader can make out in a damaged file may have no place to write to.
fn open(original: Original, pages: usize) -> Result<Document, OriginalError> {
    let unwritable = |why: String| OriginalError::Unwritable { name: original.name.to_owned(), why };
    let document = Document::load_mem(original.bytes).map_err(|error| unwritable(error.to_string()))?;
    if document.is_encrypted() {
        return Err(OriginalError::Pdf(PdfFault::UnknownLock { name: original.name.to_owned() }));
    }
    // Whatever is appended to a broken list of objects would be lost, or hide the rest.
    if document.xref_start == 0 || document.xref_recovery.is_some() {
        return Err(unwritable("its list of objects is damaged".to_owned()));
    }
    let found = document.page_iter().count();
    if found != pages {
        return Err(unwritable(format!("it shows {pages} pages but lists {found}")));
    }
    Ok(document)
}

/// Reads the result anew: a file that is handed to delegates must not be a broken one.
fn prove(original: Original, pdf: &[u8], pages: usize, comments: usize) -> Result<(), OriginalError> {
    let spoiled = || OriginalError::Spoiled { name: original.name.to_owned() };
    if !pdf.starts_with(original.bytes) {
        return Err(spoiled());
    }
    let document = Document::load_mem(pdf).map_err(|_| spoiled())?;
    let sound = document.xref_recovery.is_none()
        && document.page_iter().count() == pages
        && write::count(&document) >= comments;
    if sound { Ok(()) } else { Err(spoiled()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cautions_are_sentences() {
        use strum::IntoEnumIterator as _;
        assert!(Caution::iter().all(|caution| caution.words().ends_with('.')));
    }
}
