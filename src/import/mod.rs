//! Files in, [`Text`] out, with a report of what was recognised and what was left out.
//!
//! This version reads plain text, Markdown and PDF. Files from others are hostile until parsed: their
//! size and the number of their paragraphs are limited, and every refusal says which file, where,
//! why, and what to do.

pub mod codebook;
mod decode;
mod draft;
mod markdown;
pub mod page;
pub mod pdf;
mod plain;
mod source;
mod trace;
pub mod worker;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use self::pdf::{PdfFault, Places, Reading};
use crate::text::{Recognition, Report, Text, TextError, TextHeader, hexadecimal, recognise};

pub use draft::{Change, ChangeFault, Draft, Row};
pub use source::{
    LeftOut, LeftOutKind, Paragraph, Remark, RemarkKind, Source, SourceMark, SourceMarkKind, SourceReply,
    SourceSpan,
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

/// Why a source could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ImportError {
    #[error("“{name}” cannot be opened: {why}. Check that the file is there and that you may read it.")]
    Unreadable {
        name: String,
        /// In the system's words.
        why: String,
    },
    #[error("“{name}” is not a file. Choose a PDF (.pdf), a text file (.txt) or a Markdown file (.md).")]
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
        what: NotText,
        /// Offset from the beginning of the file, from 0.
        byte: usize,
        /// Line of the file, from 1.
        line: usize,
    },
    #[error(
        "“{name}” is {format}, and this version reads PDF (.pdf), plain text (.txt) and Markdown (.md). Open it in the program it was made with, save it as plain text (UTF-8), and import that file."
    )]
    Unsupported { name: String, format: String },
    #[error(transparent)]
    Pdf(#[from] PdfFault),
    #[error("“{name}” could not be made into a text: {source}. Please report this with the file.")]
    Text { name: String, source: TextError },
    #[error("Reading was stopped; nothing was changed.")]
    Cancelled,
    #[error(
        "“{name}” takes too long to read; it may be damaged, or made to. Save it anew in the program it was made with, or as plain text, and import that file."
    )]
    TooSlow { name: String },
    #[error(
        "“{name}” takes more memory to read than a treaty needs; it may be damaged, or made to. Save it anew in the program it was made with, or as plain text, and import that file."
    )]
    TooDemanding { name: String },
    #[error(
        "“{name}” could not be read: the part of the program that reads files stopped at it. Nothing was changed. Save the file anew in the program it was made with, or as plain text, and import that file."
    )]
    Crashed { name: String },
    #[error(
        "the part of the program that reads files does not work: {why}. Start the program again; if that does not help, install it anew"
    )]
    Worker { why: String },
}

/// What shows that a file is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotText {
    ZeroByte,
    ZeroCharacter,
    InvalidUtf8,
    InvalidUtf16,
    CutOff,
}

impl std::fmt::Display for NotText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ZeroByte => "there is a zero byte",
            Self::ZeroCharacter => "there is a zero character",
            Self::InvalidUtf8 => "there is no valid UTF-8",
            Self::InvalidUtf16 => "there is no valid UTF-16",
            Self::CutOff => "the last character is cut off",
        })
    }
}

/// Reads a file in this process, choosing the reader by its name and, where that does not tell, by its content.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn file(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    let options = options.named_after(path);
    format_named(&options.name)?;
    let bytes = read_bytes(path, &options.name)?;
    if is_pdf(&bytes) {
        return pdf(&bytes, &options);
    }
    finish(read(&bytes, &options, &|_| true)?, &options)
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
    if !go_on(Progress::default()) {
        return Err(ImportError::Cancelled);
    }
    // A file that begins as a PDF is one, whatever its name.
    let format = if is_pdf(bytes) { Some(Format::Pdf) } else { format_named(&options.name)? };
    let mut source = match format.unwrap_or_else(|| guess(bytes)) {
        Format::Plain => plain::read(&words(bytes, options)?),
        Format::Markdown => markdown::read(&words(bytes, options)?),
        Format::Pdf => pdf_pages(bytes, options, go_on)?.source,
    };
    source.header.file_sha256 = file_sha256(bytes);
    Ok(source)
}

/// What tells a file from every other: the SHA-256 of its bytes, 64 hexadecimal digits.
pub fn file_sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
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

/// Reads a PDF: words in reading order, without headers, footers and page numbers.
///
/// # Errors
/// Refuses what is damaged, locked, a scan, or has letters that nothing tells; see [`PdfFault`].
pub fn pdf(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let Reading { mut source, places } = pdf_pages(bytes, options, &|_| true)?;
    source.header.file_sha256 = file_sha256(bytes);
    let imported = finish(source, options)?;
    Ok(Imported { places: Some(places), ..imported })
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
        recognise(completed(&options.header, &source.header), lines).map_err(|source| match source {
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Pdf,
}

/// The format that a file's name tells; `None` if it tells none.
fn format_named(name: &str) -> Result<Option<Format>, ImportError> {
    let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "txt" | "text" => Ok(Some(Format::Plain)),
        "md" | "markdown" => Ok(Some(Format::Markdown)),
        "pdf" => Ok(Some(Format::Pdf)),
        "" => Ok(None),
        other => Err(ImportError::Unsupported { name: name.to_owned(), format: format_of(other) }),
    }
}

/// Markdown shows itself by headings.
fn guess(bytes: &[u8]) -> Format {
    let heading = |line: &[u8]| {
        let level = line.iter().take_while(|&&byte| byte == b'#').count();
        (1..=6).contains(&level) && line.get(level) == Some(&b' ')
    };
    let headings = bytes.split(|&byte| byte == b'\n').filter(|line| heading(line)).take(2).count();
    if headings == 2 { Format::Markdown } else { Format::Plain }
}

/// Reads at most [`LARGEST`] bytes, whatever the file says of its own size; `name` is what messages call it.
///
/// # Errors
/// Names the file, the cause and the remedy.
pub fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let unreadable =
        |error: std::io::Error| ImportError::Unreadable { name: name.to_owned(), why: error.to_string() };
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
        "doc" | "docx" => "a Word document".to_owned(),
        "odt" => "an OpenDocument text".to_owned(),
        "rtf" => "a rich text document".to_owned(),
        "htm" | "html" | "xhtml" => "a web page".to_owned(),
        other => format!("a .{other} file"),
    }
}

#[cfg(test)]
mod tests;
