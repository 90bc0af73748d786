//! Why something could not be done, as the rooms below tell it, in the language of the interface.
//!
//! Each function makes a clause, as the errors' own English is: without a capital and a full stop where the
//! error has none. What others say, such as a parser of a library, stays in English and is said to be so.

mod importing;
mod marking;

use std::io::{Error as IoError, ErrorKind};

use super::records::limited;
use crate::export::{Missing, PdfError};
use crate::project::{
    FormatError, JournalError, MARKED_READ_ONLY, MOST_BYTES, Newer, OTHER_BYTES, OpenError, ReadError,
    RecoverError, Remark, SCHEMA, SaveError, WriteError,
};
use crate::review::AnchorFault;
use crate::review::limits::MOST_LEVELS;
use crate::text::{LocatorError, PlaceError, There};
use crate::tr;

pub use importing::importing;
pub use marking::marking;

/// Why a project could not be opened.
pub fn opening(error: &OpenError) -> String {
    match error {
        OpenError::Read(error) => reading(error),
        OpenError::Format { path, why } => tr!("fault-open", path = path.as_str(), why = format(why)),
    }
}

/// Why a file could not be read.
pub fn reading(error: &ReadError) -> String {
    match error {
        ReadError::Missing { path } => tr!("fault-read-missing", path = path.as_str()),
        ReadError::Folder { path } => tr!("fault-read-folder", path = path.as_str()),
        ReadError::NotAFile { path } => tr!("fault-read-no-file", path = path.as_str()),
        ReadError::TooLarge { path, size, most } => {
            tr!("fault-read-large", path = path.as_str(), size = *size, most = *most)
        }
        ReadError::Unreadable { path, why } => tr!("fault-read", path = path.as_str(), why = system(why)),
    }
}

/// What is wrong with the words of a project's file.
pub fn format(error: &FormatError) -> String {
    match error {
        FormatError::NotText { offset } => tr!("fault-format-bytes", offset = *offset),
        FormatError::Empty => tr!("fault-format-empty"),
        FormatError::Syntax { line, column, why } => {
            tr!("fault-format-syntax", line = *line, column = *column, why = why.as_str())
        }
        FormatError::Foreign => tr!("fault-format-foreign"),
        FormatError::TooNew { needs } => tr!("fault-format-new", needs = *needs, most = SCHEMA),
        FormatError::Text { name, why } => tr!("fault-format-text", name = name.as_str(), why = why.as_str()),
        FormatError::ConcernTooDeep(id) => tr!("fault-format-deep", id = id.as_str(), most = MOST_LEVELS),
        FormatError::TooMany { what, most } => tr!("fault-format-many", most = *most, what = limited(what)),
        FormatError::TooLarge => tr!("fault-format-large", most = MOST_BYTES >> 20),
        FormatError::NotFaithful => tr!("fault-format-unfaithful"),
        FormatError::Internal(why) => tr!("fault-internal", why = why.as_str()),
    }
}

/// Why a project could not be saved.
pub fn saving(error: &SaveError) -> String {
    match error {
        SaveError::ReadOnly(why) => tr!("fault-save-read-only", why = newer(*why)),
        SaveError::Format(error) => tr!("fault-save", why = without_advice(error)),
        SaveError::Write(error) => writing(error),
    }
}

/// Why the last changes are not kept against a crash.
pub fn journal(error: &JournalError) -> String {
    match error {
        JournalError::Write(why) => tr!("fault-journal", why = system(why)),
        JournalError::Format(why) => tr!("fault-journal", why = without_advice(why)),
        JournalError::Full => tr!("fault-journal-full"),
    }
}

/// Why what a crash left cannot be opened.
pub fn recovering(error: &RecoverError) -> String {
    match error {
        RecoverError::OtherBase => tr!("fault-recover-base"),
        RecoverError::Format(why) => tr!("fault-recover", why = format(why)),
    }
}

/// What would be wrong with a file that was not written: nobody sent it, so nobody is to be asked for it.
fn without_advice(error: &FormatError) -> String {
    match error {
        FormatError::Syntax { line, column, why } => {
            tr!("fault-save-syntax", line = *line, column = *column, why = why.as_str())
        }
        FormatError::TooLarge => tr!("fault-save-large", most = MOST_BYTES >> 20),
        other => format(other).trim_end_matches('.').to_owned(),
    }
}

/// Why a file could not be written, or is not sure to stay.
pub fn writing(error: &WriteError) -> String {
    match error {
        WriteError::NoFolder { path, folder } => {
            tr!("fault-write-no-folder", path = path.as_str(), folder = folder.as_str())
        }
        WriteError::Folder { path } => tr!("fault-write-folder", path = path.as_str()),
        WriteError::Failed { path, why, .. } => {
            tr!("fault-write", path = path.as_str(), why = system(why), remedy = remedy(why.kind()))
        }
        WriteError::NotFlushed { path, why } => {
            tr!("fault-write-flush", path = path.as_str(), why = system(why))
        }
    }
}

fn remedy(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr!("fault-remedy-space"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => tr!("fault-remedy-rights"),
        _ => tr!("fault-remedy-place"),
    }
}

/// What the system refuses, where it is one of the common things; otherwise in its own words.
pub fn system(error: &IoError) -> String {
    let own = error.get_ref().map(ToString::to_string).unwrap_or_default();
    match error.kind() {
        _ if own == MARKED_READ_ONLY => tr!("fault-system-marked"),
        _ if own == OTHER_BYTES => tr!("fault-system-bytes"),
        ErrorKind::NotFound => tr!("fault-system-missing"),
        ErrorKind::PermissionDenied => tr!("fault-system-rights"),
        ErrorKind::StorageFull => tr!("fault-system-full"),
        ErrorKind::QuotaExceeded => tr!("fault-system-quota"),
        ErrorKind::ReadOnlyFilesystem => tr!("fault-system-read-only"),
        ErrorKind::ResourceBusy => tr!("fault-system-busy"),
        ErrorKind::IsADirectory => tr!("fault-system-folder"),
        _ => tr!("fault-system", why = error.to_string()),
    }
}

/// Why there is no PDF.
pub fn typesetting(error: &PdfError) -> String {
    match error {
        PdfError::Cancelled => tr!("fault-pdf-stopped"),
        PdfError::Typesetting(why) => tr!("fault-pdf-typesetting", why = why.as_str()),
        PdfError::Marking(why) => tr!("fault-pdf-marking", why = why.as_str()),
        PdfError::Start(why) => tr!("fault-pdf-start", why = why.as_str()),
        PdfError::Died => tr!("fault-pdf-died"),
    }
}

/// Why nothing could be chosen for export.
pub fn choosing(Missing(text): &Missing) -> String {
    tr!("fault-no-text", id = text.as_str().get(..12).unwrap_or_default())
}

/// Why an anchor does not fit the text.
pub fn anchor(fault: &AnchorFault) -> String {
    match fault {
        AnchorFault::NoProvision(eid) => tr!("fault-anchor-provision", eid = eid.as_str()),
        AnchorFault::OtherWords { at, quote } => {
            tr!("fault-anchor-words", at = at.as_str(), quote = quote.as_str())
        }
        AnchorFault::Empty => tr!("fault-anchor-empty"),
    }
}

/// Why no provision was found for an address.
pub fn place(error: &PlaceError) -> String {
    let (asked, there) = match error {
        PlaceError::NotUnderstood(error) => return address(error),
        PlaceError::NotFound { asked, hint, .. } => (asked.as_str(), hint),
    };
    match there {
        There::Articles(first, last) => {
            tr!("fault-place-articles", asked = asked, first = first.as_str(), last = last.as_str())
        }
        There::OneArticle(only) => tr!("fault-place-one-article", asked = asked, only = only.as_str()),
        There::NoArticles => tr!("fault-place-no-articles", asked = asked),
        There::Divided { here, first, last } => {
            let (here, first, last) = (here.as_str(), first.as_str(), last.as_str());
            tr!("fault-place-divided", asked = asked, here = here, first = first, last = last)
        }
        There::Only { here, number } => {
            tr!("fault-place-only", asked = asked, here = here.as_str(), number = number.as_str())
        }
        There::Whole { here } => tr!("fault-place-whole", asked = asked, here = here.as_str()),
    }
}

/// Why words are no address.
fn address(error: &LocatorError) -> String {
    match error {
        LocatorError::Empty => tr!("fault-address-empty"),
        LocatorError::NotUnderstood { input, word } => {
            tr!("fault-address-word", word = word.as_str(), input = input.as_str())
        }
        LocatorError::NumberMissing { input, word } => {
            tr!("fault-address-number", word = word.as_str(), input = input.as_str())
        }
        LocatorError::TooLong(length) => tr!("fault-address-long", length = *length),
    }
}

/// What opening a file brought to light, in a sentence.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Changed => tr!("remark-changed"),
        Remark::DeletedLater(count) => tr!("remark-deleted-later", count = *count),
        Remark::RepliesDeletedLater(count) => tr!("remark-replies-deleted-later", count = *count),
        Remark::Loose { count, first } => tr!("remark-loose", count = *count, first = first.as_str()),
    }
}

/// Why a file is open for reading only.
pub fn newer(newer: Newer) -> String {
    tr!("fault-newer", layout = newer.layout)
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
