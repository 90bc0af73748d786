//! Files in, [`Text`] out, with a report of what was recognised and what was left out.
//!
//! This version reads plain text and Markdown. Files from others are hostile until parsed: their
//! size and the number of their paragraphs are limited, and every refusal says which file, where,
//! why, and what to do.

pub mod codebook;
mod decode;
mod draft;
mod markdown;
mod plain;
mod source;
mod trace;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::text::{Recognition, Report, Text, TextError, TextHeader, recognise};

pub use draft::{Change, ChangeFault, Doing, Draft, Row};
pub use source::{
    LeftOut, LeftOutKind, Paragraph, Remark, RemarkKind, Source, SourceMark, SourceMarkKind, SourceReply,
    SourceSpan,
};
pub use trace::Trace;

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
    #[error("“{name}” is not a file. Choose a text file (.txt) or a Markdown file (.md).")]
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
        "“{name}” is {format}, and this version reads plain text (.txt) and Markdown (.md). Open it in the program it was made with, save it as plain text (UTF-8), and import that file."
    )]
    Unsupported { name: String, format: String },
    #[error("“{name}” could not be made into a text: {source}. Please report this with the file.")]
    Text { name: String, source: TextError },
}

/// Reads a file, choosing the reader by its extension and, where there is none, by its content.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn file(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    let mut options = options.clone();
    if options.name.is_empty() {
        options.name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    }
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let kind = match extension.as_str() {
        "txt" | "text" => Some(Kind::Plain),
        "md" | "markdown" => Some(Kind::Markdown),
        "" => None,
        other => return Err(ImportError::Unsupported { format: format_of(other), name: options.name }),
    };
    let bytes = read(path, &options.name)?;
    match kind.unwrap_or_else(|| guess(&bytes)) {
        Kind::Plain => plain_text(&bytes, &options),
        Kind::Markdown => markdown(&bytes, &options),
    }
}

/// Reads plain text: UTF-8, with or without a byte order mark, or UTF-16 with one.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn plain_text(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let words = words(bytes, options)?;
    finish(plain::read(&words), options)
}

/// Reads Markdown (`CommonMark` with tables and footnotes). Labels stay as the source printed them;
/// emphasis, links and HTML tags are dropped.
///
/// # Errors
/// Refuses what is empty, too large or no text; see [`ImportError`].
pub fn markdown(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let words = words(bytes, options)?;
    finish(markdown::read(&words), options)
}

fn words<'a>(bytes: &'a [u8], options: &ImportOptions) -> Result<Cow<'a, str>, ImportError> {
    let words = decode::text(bytes, &options.name)?;
    let ends = words.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    if ends > MOST_LINES {
        return Err(ImportError::TooManyParagraphs { name: options.name.clone() });
    }
    Ok(words)
}

/// Finds the provisions in what a reader found.
fn finish(source: Source, options: &ImportOptions) -> Result<Imported, ImportError> {
    let name = || options.name.clone();
    if source.paragraphs.len() > MOST_PARAGRAPHS {
        return Err(ImportError::TooManyParagraphs { name: name() });
    }
    let lines = source.paragraphs.iter().map(Paragraph::line);
    let Recognition { text, report } =
        recognise(options.header.clone(), lines).map_err(|source| match source {
            TextError::Empty => ImportError::NoWords { name: name() },
            source => ImportError::Text { name: name(), source },
        })?;
    Ok(Imported { text, report, source })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Markdown,
}

/// Markdown shows itself by headings.
fn guess(bytes: &[u8]) -> Kind {
    let heading = |line: &[u8]| {
        let level = line.iter().take_while(|&&byte| byte == b'#').count();
        (1..=6).contains(&level) && line.get(level) == Some(&b' ')
    };
    let headings = bytes.split(|&byte| byte == b'\n').filter(|line| heading(line)).take(2).count();
    if headings == 2 { Kind::Markdown } else { Kind::Plain }
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

/// What people call a file of this extension.
fn format_of(extension: &str) -> String {
    match extension {
        "pdf" => "a PDF".to_owned(),
        "doc" | "docx" => "a Word document".to_owned(),
        "odt" => "an OpenDocument text".to_owned(),
        "rtf" => "a rich text document".to_owned(),
        "htm" | "html" | "xhtml" => "a web page".to_owned(),
        other => format!("a .{other} file"),
    }
}

#[cfg(test)]
mod tests;
