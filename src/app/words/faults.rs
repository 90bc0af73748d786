//! Why something could not be done, as the rooms below tell it, in the language of the interface.
//!
//! Each function makes a clause, as the errors' own English is: without a capital and a full stop where the
//! error has none. What others say, such as a parser of a library, stays in English and is said to be so.

mod importing;
mod locking;
mod marking;

use std::io::{Error as IoError, ErrorKind};

use super::records::{address as written, limited, refusal};
use super::{Language, spoken};
use crate::export::{Missing, PdfError};
use crate::project::{
    FormatError, JournalError, MARKED_READ_ONLY, MOST_BYTES, Newer, OTHER_BYTES, OpenError, ReadError,
    RecoverError, Remark, SCHEMA, SaveError, WriteError,
};
use crate::review::limits::MOST_LEVELS;
use crate::review::{AnchorFault, ConcernFault, EditError, MarkFault, Problem};
use crate::text::{Locator, LocatorError, MOST_DEPTH, PlaceError, TextError, There};
use crate::tr;

pub use importing::importing;
pub use locking::{contacts, key, sealing, vault};
pub use marking::{keeping_original, marking};

/// Why a project could not be opened.
pub fn opening(error: &OpenError) -> String {
    match error {
        OpenError::Read(error) => reading(error),
        OpenError::Format { path, why } => tr!("fault-open", path = path.as_str(), why = format(why)),
        OpenError::Sealed { path, why } => tr!("fault-open-sealed", path = path.as_str(), why = sealing(why)),
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
        SaveError::InClear => tr!("fault-save-in-clear"),
        SaveError::Seal(error) => tr!("fault-save-seal", why = sealing(error)),
        SaveError::Write(error) => writing(error),
    }
}

/// Why the last changes are not kept against a crash.
pub fn journal(error: &JournalError) -> String {
    match error {
        JournalError::Write(why) => tr!("fault-journal", why = system(why)),
        JournalError::Format(why) => tr!("fault-journal", why = without_advice(why)),
        JournalError::Seal(why) => tr!("fault-journal-seal", why = sealing(why)),
        JournalError::InClear => tr!("fault-journal-in-clear"),
        JournalError::Full => tr!("fault-journal-full"),
    }
}

/// Why what a crash left cannot be opened.
pub fn recovering(error: &RecoverError) -> String {
    match error {
        RecoverError::OtherBase => tr!("fault-recover-base"),
        RecoverError::Format(why) => tr!("fault-recover", why = format(why)),
        RecoverError::Seal(why) => tr!("fault-recover-seal", why = sealing(why)),
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

/// Why provisions make no text.
fn text(error: &TextError) -> String {
    match error {
        TextError::Empty => tr!("fault-text-empty"),
        TextError::DuplicateAddress(eid) => tr!("fault-text-double", eid = eid.as_str()),
        TextError::Depth { eid, depth } => tr!("fault-text-depth", eid = eid.as_str(), depth = *depth),
        TextError::TooDeep { eid, depth } => {
            tr!("fault-text-deep", eid = eid.as_str(), depth = *depth, most = MOST_DEPTH)
        }
    }
}

/// Why no provision was found for an address.
pub fn place(error: &PlaceError) -> String {
    let (asked, there) = match error {
        PlaceError::NotUnderstood(error) => return address(error),
        PlaceError::NotFound { asked, hint, .. } => (within(asked), hint),
    };
    // Some languages join "of" to what begins with a vowel.
    let asked = if begins_with_vowel(&asked) {
        tr!("fault-place-asked-vowel", place = asked)
    } else {
        tr!("fault-place-asked", place = asked)
    };
    match there {
        There::Articles(first, last) => {
            tr!("fault-place-articles", asked = asked, first = the(first), last = the(last))
        }
        There::OneArticle(only) => tr!("fault-place-one-article", asked = asked, only = the(only)),
        There::NoArticles => tr!("fault-place-no-articles", asked = asked),
        There::Divided { here, first, last } => {
            let (here, first, last) = (the(here), first.as_str(), last.as_str());
            tr!("fault-place-divided", asked = asked, here = here, first = first, last = last)
        }
        There::Only { here, number } => {
            tr!("fault-place-only", asked = asked, here = the(here), number = number.as_str())
        }
        There::Whole { here } => tr!("fault-place-whole", asked = asked, here = the(here)),
    }
}

/// An address, printed in English, as it stands within a sentence.
fn within(printed: &str) -> String {
    let known = Locator::parse(printed).ok().filter(|_| spoken() != Language::English);
    known.map_or_else(|| printed.to_owned(), |locator| cited(&locator))
}

/// The same with the article that some languages set before it: "l’article 5", "le préambule".
fn the(printed: &str) -> String {
    let known = Locator::parse(printed).ok().filter(|_| spoken() != Language::English);
    known.map_or_else(|| printed.to_owned(), |locator| the_cited(&locator))
}

/// An address with the article that its outermost unit takes.
fn the_cited(locator: &Locator) -> String {
    let place = cited(locator);
    let kind: &str = locator.segments().first().map_or("", |outermost| outermost.kind.into());
    tr!("place-the", kind = kind, place = place)
}

fn begins_with_vowel(words: &str) -> bool {
    words.starts_with(['a', 'e', 'i', 'o', 'u'])
}

/// The same: with a capital in English only.
fn cited(locator: &Locator) -> String {
    let words = written(locator);
    if spoken() == Language::English { words } else { clause(&words) }
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
        Remark::OriginalsDamaged(count) => tr!("remark-originals-damaged", count = *count),
        Remark::Loose { count, first } => tr!("remark-loose", count = *count, first = problem(first)),
    }
}

/// What does not hold together in a file, in a clause.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Concern { id, fault } => tr!("problem-concern", id = id.as_str(), why = concern(fault)),
        Problem::Mark { at, fault, .. } => mark(at, fault),
        Problem::Reply { fault, .. } => clause(&refusal(fault)),
        Problem::Desk(id) => {
            tr!("problem-desk", id = id.to_string(), why = clause(&refusal(&EditError::UnknownDesk)))
        }
    }
}

fn concern(fault: &ConcernFault) -> String {
    match fault {
        ConcernFault::Nameless => tr!("problem-concern-nameless"),
        ConcernFault::LostParent(parent) => tr!("problem-concern-parent", parent = parent.as_str()),
        ConcernFault::Circle => tr!("problem-concern-circle"),
        ConcernFault::KeyTaken { key, other } => {
            tr!("problem-concern-key", key = *key, other = other.as_str())
        }
    }
}

/// What is wrong with a mark on the provision with this eId.
fn mark(at: &str, fault: &MarkFault) -> String {
    let place = match Locator::from_eid(at) {
        Some(locator) => the_cited(&locator),
        None if at.is_empty() => clause(&tr!("whole-text")),
        None => at.to_owned(),
    };
    match fault {
        MarkFault::Anchor(AnchorFault::OtherWords { quote, .. }) => {
            tr!("problem-mark-words", place = place, quote = quote.as_str())
        }
        MarkFault::Anchor(AnchorFault::NoProvision(_)) => tr!("problem-mark-provision", place = place),
        MarkFault::Anchor(AnchorFault::Empty) => tr!("problem-mark-empty", place = place),
        MarkFault::Missing(error) => {
            tr!("problem-mark-missing", place = place, why = clause(&refusal(error)))
        }
    }
}

/// A sentence without its capital and its full stop.
fn clause(sentence: &str) -> String {
    let mut rest = sentence.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).collect::<String>().trim_end_matches('.').to_owned()
}

/// Why a file is open for reading only.
pub fn newer(newer: Newer) -> String {
    tr!("fault-newer", layout = newer.layout)
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
