//! Why a PDF cannot be read, in words for people: what, where, why, and what to do.

use serde::{Deserialize, Serialize};

use super::MOST_PAGES;

/// What to do with a PDF that shows letters and does not say which.
macro_rules! other_file {
    () => {
        "Take the publisher's Word file instead (the UN offers one beside most documents), or have a program for text recognition (OCR) read the PDF first."
    };
}

/// Why a PDF cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PdfFault {
    #[error(
        "“{name}” is locked with a password. Open it in a PDF program with the password, save it without one, and import that file."
    )]
    Locked { name: String },
    #[error(
        "“{name}” is locked in a way that this program does not know. Open it in a PDF program, print or save it as a new PDF, and import that file."
    )]
    UnknownLock { name: String },
    #[error(
        "“{name}” is damaged or no PDF: no page can be found in it. Open it in a PDF program to check it, or download it again."
    )]
    Damaged { name: String },
    #[error("“{name}” has no pages. Choose a PDF that holds the text.")]
    NoPages { name: String },
    #[error(
        "“{name}” has {pages} pages, more than the {MOST_PAGES} that are read. Save the pages that hold the text as a PDF of their own."
    )]
    TooManyPages { name: String, pages: usize },
    #[error(
        "“{name}” holds more signs than any treaty does; page {page} goes past what is read. Save the pages that hold the text as a PDF of their own."
    )]
    TooLong {
        name: String,
        /// From 1.
        page: usize,
    },
    #[error(
        "“{name}” holds no text: its pages are pictures, as from a scanner. {}",
        other_file!()
    )]
    NoText { name: String },
    #[error(
        "“{name}” does not say which letters its signs stand for, and they could not be found out for {share} of 100 signs; the first are on page {page}{}. {}",
        fonts_of(.fonts),
        other_file!()
    )]
    UnknownLetters {
        name: String,
        /// Of a hundred signs, how many are not known.
        share: usize,
        /// The first page with such signs, from 1.
        page: usize,
        /// The fonts they are set in, as the file names them.
        fonts: Vec<String>,
    },
    #[error(
        "“{name}” says wrongly which letters its signs stand for: what it gives is no language. {}",
        other_file!()
    )]
    WrongLetters { name: String },
    #[error("Reading “{name}” was stopped.")]
    Stopped { name: String },
}

fn fonts_of(fonts: &[String]) -> String {
    let named: Vec<&str> = fonts.iter().map(String::as_str).filter(|font| !font.is_empty()).collect();
    if named.is_empty() { String::new() } else { format!(" (font {})", named.join(", ")) }
}
