//! Files in, [`Text`] out, with a report of what was recognised and what was left out.
//!
//! It reads Word and `OpenDocument` texts, web pages, Markdown and plain text. Files from others are
//! hostile until parsed: their size, depth and the number of their paragraphs are limited, and every
//! refusal says which file, where, why, and what to do.

mod changes;
pub mod codebook;
mod counting;
mod decode;
mod docx;
mod draft;
#[cfg(test)]
mod evil_tests;
mod html;
mod kind;
mod markdown;
mod odt;
mod package;
#[cfg(test)]
mod packing;
mod plain;
mod source;
mod times;
mod tokens;
mod xml;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::text::{Recognition, Report, Text, TextError, TextHeader, recognise};

use kind::Kind;
use package::Package;

pub use package::OfficeFault;
pub use source::{
    LeftOut, LeftOutKind, Paragraph, Remark, RemarkKind, Source, SourceMark, SourceMarkKind, SourceReply,
    SourceSpan,
};

/// Largest file read, in bytes: 64 MiB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Most paragraphs read. The longest treaties have some ten thousand.
pub const MOST_PARAGRAPHS: usize = 400_000;

/// Most lines of a file; lines broken at a margin make several to a paragraph.
const MOST_LINES: usize = 10 * MOST_PARAGRAPHS;

/// What the reader knows about a source before it is read.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What is known already; empty fields are filled in where the source tells.
    pub header: TextHeader,
    /// What to call the source in messages; [`file()`] takes the file's name where this is empty.
    pub name: String,
    /// What becomes of changes that are tracked in the source.
    pub changes: Changes,
}

/// What becomes of tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text is the one before them; each becomes a mark.
    #[default]
    AsAmendments,
    /// The text is the one with all of them made.
    Accept,
    /// The text is the one before them, and they are left out.
    Reject,
}

/// A text read from a source.
#[derive(Debug, Clone)]
pub struct Imported {
    pub text: Text,
    pub report: Report,
    /// What the reader found, with what it left out.
    pub source: Source,
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

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("“{name}” cannot be opened: {source}. Check that the file is there and that you may read it.")]
    Unreadable { name: String, source: std::io::Error },
    #[error(
        "“{name}” is not a file. Choose a document (.docx, .odt), a web page (.html), or a text file (.txt, .md)."
    )]
    NotAFile { name: String },
    #[error("“{name}” is larger than {LARGEST} bytes (64 MiB), which no treaty is. Choose the text alone.")]
    TooLarge { name: String },
    #[error(
        "“{name}” has more than {MOST_PARAGRAPHS} paragraphs, which no treaty has. Choose the text alone."
    )]
    TooManyParagraphs { name: String },
    #[error("“{name}” is empty. Choose a file that holds the text.")]
    Empty { name: String },
    #[error("“{name}” holds no words beside numbers and labels. Choose a file that holds the text.")]
    NoWords { name: String },
    #[error(
        "“{name}” is not a text file: {what} at byte {byte} (line {line}). Open it in the program it was made with and save it as plain text (UTF-8)."
    )]
    NotText {
        name: String,
        what: &'static str,
        /// Offset from the beginning of the file, from 0.
        byte: usize,
        /// Line of the file, from 1.
        line: usize,
    },
    #[error(
        "“{name}” is {format}, which this version does not read. Open it in the program it was made with, save it as a Word document (.docx) or as plain text (.txt, UTF-8), and import that file."
    )]
    Unsupported { name: String, format: String },
    #[error(
        "“{name}” cannot be read as a web page: {why}. Open it in a browser, copy the text alone into a document, and import that."
    )]
    Page { name: String, why: &'static str },
    #[error("“{name}” cannot be read: {fault}.")]
    Office { name: String, fault: OfficeFault },
    #[error("“{name}” could not be made into a text: {source}. Please report this with the file.")]
    Text { name: String, source: TextError },
}

/// Reads a file, choosing the reader by its content where that is unmistakable, and else by its extension.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn file(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    let mut options = options.clone();
    if options.name.is_empty() {
        options.name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    }
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    // A large file of a kind that is not read need not be read.
    kind::refuse(&extension, &options.name)?;
    let bytes = read(path, &options.name)?;
    let (kind, remark) = kind::of(&bytes, &extension, &options.name)?;
    let mut imported = match kind {
        Kind::Plain => plain_text(&bytes, &options),
        Kind::Markdown => markdown(&bytes, &options),
        Kind::Docx => docx(&bytes, &options),
        Kind::Html => html(&bytes, &options),
        Kind::Odt => odt(&bytes, &options),
    }?;
    imported.source.remarks.splice(0..0, remark);
    Ok(imported)
}

/// Reads a Word document (DOCX) with the numbers that Word prints; its tracked changes become what
/// [`ImportOptions::changes`] says, its comments become marks.
///
/// # Errors
/// Refuses what is locked, damaged, no document, or larger than one; see [`OfficeFault`].
pub fn docx(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let source = office(bytes, options, |package| docx::read(package, options.changes))?;
    finish(source, options)
}

/// Reads an `OpenDocument` text (ODT) with the numbers of its lists; its tracked changes become what
/// [`ImportOptions::changes`] says, its comments become marks.
///
/// # Errors
/// As [`docx()`].
pub fn odt(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let source = office(bytes, options, |package| odt::read(package, options.changes))?;
    finish(source, options)
}

/// Reads a web page without what stands around its text.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn html(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    finish(html::read(bytes, &options.name)?, options)
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
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { name: name() });
    }
    let source = Package::open(bytes).and_then(|mut package| read(&mut package));
    source.map_err(|fault| ImportError::Office { name: name(), fault })
}

/// Reads plain text: Unicode, or an older encoding that is told by its letters and named in a remark.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn plain_text(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    lines(bytes, options, plain::read)
}

/// Reads Markdown (`CommonMark` with tables and footnotes). Labels stay as the source printed them;
/// emphasis, links and HTML tags are dropped.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn markdown(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    lines(bytes, options, markdown::read)
}

fn lines(bytes: &[u8], options: &ImportOptions, read: fn(&str) -> Source) -> Result<Imported, ImportError> {
    let (words, remark) = decode::text(bytes, &options.name)?;
    let ends = words.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    if ends > MOST_LINES {
        return Err(ImportError::TooManyParagraphs { name: options.name.clone() });
    }
    let mut source = read(&words);
    source.remarks.splice(0..0, remark);
    finish(source, options)
}

/// Finds the provisions in what a reader found.
fn finish(source: Source, options: &ImportOptions) -> Result<Imported, ImportError> {
    let name = || options.name.clone();
    if source.paragraphs.len() > MOST_PARAGRAPHS {
        return Err(ImportError::TooManyParagraphs { name: name() });
    }
    let mut header = options.header.clone();
    for (known, said) in [
        (&mut header.instrument.title, &source.header.instrument.title),
        (&mut header.language, &source.header.language),
    ] {
        if known.is_empty() {
            known.clone_from(said);
        }
    }
    let lines = source.paragraphs.iter().map(Paragraph::line);
    let Recognition { text, report } = recognise(header, lines).map_err(|source| match source {
        TextError::Empty => ImportError::NoWords { name: name() },
        source => ImportError::Text { name: name(), source },
    })?;
    Ok(Imported { text, report, source })
}

/// Reads at most [`LARGEST`] bytes, whatever the file says of its own size.
fn read(path: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let unreadable = |source| ImportError::Unreadable { name: name.to_owned(), source };
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
