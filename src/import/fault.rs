//! Why a file could not be read: which, where, why, and what to do.

use serde::{Deserialize, Serialize};

use super::package::OfficeFault;
use super::pdf::PdfFault;
use super::{LARGEST, MOST_PARAGRAPHS};
use crate::text::TextError;

/// Why a source could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ImportError {
    #[error("“{name}” cannot be opened: {why}. Check that the file is there and that you may read it.")]
    Unreadable { name: String, why: SystemFault },
    #[error(
        "“{name}” is not a file. Choose a PDF (.pdf), a document (.docx, .odt), a web page (.html), or a text file (.txt, .md)."
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
        what: NotText,
        /// Offset from the beginning of the file, from 0.
        byte: usize,
        /// Line of the file, from 1.
        line: usize,
    },
    #[error(
        "“{name}” is {format}, which this version does not read. Open it in the program it was made with, save it as a Word document (.docx) or as plain text (.txt, UTF-8), and import that file."
    )]
    Unsupported { name: String, format: String },
    #[error(transparent)]
    Pdf(#[from] PdfFault),
    #[error(
        "“{name}” cannot be read as a web page: {why}. Open it in a browser, copy the text alone into a document, and import that."
    )]
    Page { name: String, why: PageFault },
    #[error("“{name}” cannot be read: {fault}.")]
    Office { name: String, fault: OfficeFault },
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

/// What keeps a web page from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PageFault {
    #[error("it holds more elements and passages than any treaty")]
    TooMuch,
    #[error("one of its tags has thousands of attributes")]
    HugeTag,
}

/// What the system said, in a form that can be written down and put into other words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemFault {
    /// The system's number for it, if it has one.
    code: Option<i32>,
    words: String,
}

impl From<&std::io::Error> for SystemFault {
    fn from(error: &std::io::Error) -> Self {
        Self { code: error.raw_os_error(), words: error.to_string() }
    }
}

impl SystemFault {
    /// The fault as it came.
    pub fn error(&self) -> std::io::Error {
        let words = || std::io::Error::other(self.words.clone());
        self.code.map_or_else(words, std::io::Error::from_raw_os_error)
    }
}

impl std::fmt::Display for SystemFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

/// What shows that a file is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotText {
    ZeroByte,
    ZeroCharacter,
    InvalidUtf8,
    InvalidUtf16,
    CutOff,
    NoEncoding,
}

impl std::fmt::Display for NotText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ZeroByte => "there is a zero byte",
            Self::ZeroCharacter => "there is a zero character",
            Self::InvalidUtf8 => "there is no valid UTF-8",
            Self::InvalidUtf16 => "there is no valid UTF-16",
            Self::CutOff => "the last character is cut off",
            Self::NoEncoding => "there are bytes that fit no encoding",
        })
    }
}
