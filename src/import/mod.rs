//! Files in, [`Text`] out, with a report of what was recognised and what was left out.
//!
//! It reads PDF, Word and `OpenDocument` texts, web pages, Markdown and plain text. Files from others are
//! hostile until parsed: their size, depth and the number of their paragraphs are limited, and every
//! refusal says which file, where, why, and what to do.

mod bring;
mod changes;
pub mod codebook;
mod counting;
mod decode;
mod docx;
mod draft;
#[cfg(test)]
mod evil_tests;
mod fault;
mod front;
mod html;
mod kind;
mod making;
mod markdown;
mod odt;
mod original;
mod package;
#[cfg(test)]
mod packing;
pub mod page;
pub mod pdf;
mod plain;
mod remark;
#[cfg(test)]
mod seeds;
mod source;
mod times;
mod tokens;
mod trace;
pub mod worker;
mod xml;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use self::pdf::{PdfFault, Places, Reading};
use crate::review::FileId;
use crate::text::{Recognition, Report, Text, TextError, TextHeader, recognise};
use kind::Kind;
use package::Package;

pub use bring::{Brought, bring_marks};
pub use draft::{Change, ChangeFault, Doing, Draft, Row, Tracked};
pub use fault::{ImportError, NotText, PageFault, SystemFault};
pub use kind::Kind as FileKind;
pub use original::{NotKept, read_original};
pub use package::{MOST_PARTS, NoDocument, OfficeFault};
pub use remark::{Did, Remark, RemarkKind};
pub use source::{
    LeftOut, LeftOutKind, Paragraph, Source, SourceMark, SourceMarkKind, SourceReply, SourceSpan,
};
pub use trace::{Origin, Trace};

/// Largest file read, in bytes: 64 MiB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Most paragraphs read. The longest treaties have some ten thousand.
pub const MOST_PARAGRAPHS: usize = 400_000;

/// Most lines of a file; lines broken at a margin make several to a paragraph.
const MOST_LINES: usize = 10 * MOST_PARAGRAPHS;

/// What the reader knows about a source before it is read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ImportOptions {
    /// What is known already; empty fields are filled in where the source tells.
    pub header: TextHeader,
    /// What to call the source in messages, and how its format is known where its content does not tell;
    /// [`file()`] takes the file's name where this is empty.
    pub name: String,
    /// What becomes of changes that are tracked in the source.
    pub changes: Changes,
}

/// What becomes of tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Changes {
    /// The text is the one before them; each becomes a mark.
    #[default]
    AsAmendments,
    /// The text is the one with all of them made.
    Accept,
    /// The text is the one before them, and they are left out.
    Reject,
}

impl ImportOptions {
    /// The same, called after a file unless it has a name.
    #[must_use]
    fn named_after(&self, path: &Path) -> Self {
        let mut options = self.clone();
        if options.name.is_empty() {
            options.name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        }
        options
    }

    /// What the name ends in, in small letters, without the dot.
    fn extension(&self) -> String {
        Path::new(&self.name).extension().unwrap_or_default().to_string_lossy().to_lowercase()
    }
}

/// How far a reader is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Pages or parts read.
    pub done: usize,
    /// All of them; nought while nobody knows.
    pub of: usize,
}

/// A text read from a source.
#[derive(Debug, Clone)]
pub struct Imported {
    pub text: Text,
    pub report: Report,
    /// What the reader found, with what it left out.
    pub source: Source,
    /// Where its characters stand on the pages, for a PDF that was read in this process.
    pub places: Option<Places>,
}

impl Imported {
    /// What was left out, none of it words of the text, and how often.
    pub fn left_out(&self) -> BTreeMap<LeftOutKind, usize> {
        let mut counts = BTreeMap::new();
        for left in &self.source.left_out {
            *counts.entry(left.kind).or_default() += 1;
        }
        counts
    }
}

/// Reads a file in this process, choosing the reader by its content where that is unmistakable, and else by its
/// extension.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn file(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    let options = options.named_after(path);
    let bytes = read_bytes(path, &options.name)?;
    let (source, places) = read_with_places(&bytes, &options, &|_| true)?;
    Ok(Imported { places, ..finish(source, &options)? })
}

/// What a reader finds in the bytes of a file. `go_on` is told how far it is and stops it by answering `false`.
///
/// # Errors
/// Refuses what is empty, too large or of a format that is not read; see [`ImportError`].
pub fn read(
    bytes: &[u8],
    options: &ImportOptions,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Source, ImportError> {
    read_with_places(bytes, options, go_on).map(|(source, _)| source)
}

fn read_with_places(
    bytes: &[u8],
    options: &ImportOptions,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<(Source, Option<Places>), ImportError> {
    if !go_on(Progress::default()) {
        return Err(ImportError::Cancelled);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { name: options.name.clone() });
    }
    let (kind, remark) = kind::of(bytes, &options.extension(), &options.name)?;
    let mut places = None;
    let mut source = match kind {
        Kind::Plain => lines(bytes, options, plain::read),
        Kind::Markdown => lines(bytes, options, markdown::read),
        Kind::Docx => office(bytes, options, |package| docx::read(package, options.changes)),
        Kind::Odt => office(bytes, options, |package| odt::read(package, options.changes)),
        Kind::Html => html::read(bytes, &options.name),
        Kind::Pdf => pdf_pages(bytes, options, go_on).map(|reading| {
            places = Some(reading.places);
            reading.source
        }),
    }?;
    source.remarks.splice(0..0, remark);
    source.header.file_sha256 = file_sha256(bytes);
    Ok((source, places))
}

/// What tells a file from every other: the SHA-256 of its bytes, 64 hexadecimal digits.
pub fn file_sha256(bytes: &[u8]) -> String {
    FileId::of(bytes).to_string()
}

/// Reads plain text: Unicode, or an older encoding that is told by its letters and named in a remark.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn plain_text(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(lines(bytes, options, plain::read)?, options)
}

/// Reads Markdown (`CommonMark` with tables and footnotes). Labels stay as the source printed them;
/// emphasis, links and HTML tags are dropped.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn markdown(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(lines(bytes, options, markdown::read)?, options)
}

/// Reads a Word document (DOCX) with the numbers that Word prints; its tracked changes become what
/// [`ImportOptions::changes`] says, its comments become marks.
///
/// # Errors
/// Refuses what is locked, damaged, no document, or larger than one; see [`OfficeFault`].
pub fn docx(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(office(bytes, options, |package| docx::read(package, options.changes))?, options)
}

/// Reads an `OpenDocument` text (ODT) with the numbers of its lists; its tracked changes become what
/// [`ImportOptions::changes`] says, its comments become marks.
///
/// # Errors
/// As [`docx()`].
pub fn odt(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(office(bytes, options, |package| odt::read(package, options.changes))?, options)
}

/// Reads a web page without what stands around its text.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn html(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(html::read(bytes, &options.name)?, options)
}

/// Reads a PDF: words in reading order, without headers, footers and page numbers.
///
/// # Errors
/// Refuses what is damaged, locked, a scan, or has letters that nothing tells; see [`PdfFault`].
pub fn pdf(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let Reading { mut source, places } = pdf_pages(bytes, options, &|_| true)?;
    source.header.file_sha256 = file_sha256(bytes);
    Ok(Imported { places: Some(places), ..finish(source, options)? })
}

fn pdf_pages(
    bytes: &[u8],
    options: &ImportOptions,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Reading, ImportError> {
    let progress = |pdf::Progress { page, pages }: pdf::Progress| go_on(Progress { done: page, of: pages });
    pdf::read(bytes, &options.name, &progress).map_err(|fault| match fault {
        PdfFault::Stopped { .. } => ImportError::Cancelled,
        fault => ImportError::Pdf(fault),
    })
}

fn office(
    bytes: &[u8],
    options: &ImportOptions,
    read: impl FnOnce(&mut Package<'_>) -> Result<Source, OfficeFault>,
) -> Result<Source, ImportError> {
    let name = || options.name.clone();
    if bytes.is_empty() {
        return Err(ImportError::Empty { name: name() });
    }
    let source = Package::open(bytes).and_then(|mut package| read(&mut package));
    source.map_err(|fault| ImportError::Office { name: name(), fault })
}

fn lines(bytes: &[u8], options: &ImportOptions, read: fn(&str) -> Source) -> Result<Source, ImportError> {
    let (words, remark) = decode::text(bytes, &options.name)?;
    let ends = words.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    if ends > MOST_LINES {
        return Err(ImportError::TooManyParagraphs { name: options.name.clone() });
    }
    let mut source = read(&words);
    source.remarks.splice(0..0, remark);
    Ok(source)
}

/// Finds the provisions in what a reader found.
fn finish(source: Source, options: &ImportOptions) -> Result<Imported, ImportError> {
    let name = || options.name.clone();
    if source.paragraphs.len() > MOST_PARAGRAPHS {
        return Err(ImportError::TooManyParagraphs { name: name() });
    }
    let lines = source.paragraphs.iter().map(Paragraph::line);
    let header = completed(&options.header, &source.header);
    let Recognition { text, report } = recognise(header, lines).map_err(|source| match source {
        TextError::Empty => ImportError::NoWords { name: name() },
        source => ImportError::Text { name: name(), source },
    })?;
    Ok(Imported { text, report, source, places: None })
}

/// What is known already, completed by what the file says of itself.
fn completed(known: &TextHeader, said: &TextHeader) -> TextHeader {
    let pick = |known: &String, said: &String| if known.is_empty() { said.clone() } else { known.clone() };
    let mut header = known.clone();
    header.instrument.title = pick(&known.instrument.title, &said.instrument.title);
    header.symbol = pick(&known.symbol, &said.symbol);
    header.date = pick(&known.date, &said.date);
    header.language = pick(&known.language, &said.language);
    header.file_sha256 = pick(&known.file_sha256, &said.file_sha256);
    header
}

/// Reads at most [`LARGEST`] bytes, whatever the file says of its own size.
///
/// # Errors
/// Names the file, the cause and the remedy.
pub fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    // A large file of a kind that is not read need not be read.
    kind::refuse(&extension, name)?;
    let unreadable =
        |error: std::io::Error| ImportError::Unreadable { name: name.to_owned(), why: (&error).into() };
    let too_large = || ImportError::TooLarge { name: name.to_owned() };
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(ImportError::NotAFile { name: name.to_owned() });
    }
    if metadata.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
