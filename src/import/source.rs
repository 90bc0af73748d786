//! What a reader makes of a file, before the recogniser finds provisions in it: paragraphs, what was left out
//! of them and why, what was guessed, and the marks that the file brings along.
//!
//! All of it can be written down as it is, since files are read by a process of their own.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::remark::Remark;
use crate::text::{Hint, Line, TextHeader};

/// What a reader found in a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// In reading order; a footnote stands after the paragraph that calls it.
    pub paragraphs: Vec<Paragraph>,
    /// Words that do not belong to the text, in reading order.
    pub left_out: Vec<LeftOut>,
    /// What was joined, guessed or rescued, in reading order.
    pub remarks: Vec<Remark>,
    /// Highlights, comments and tracked changes of the file.
    pub marks: Vec<SourceMark>,
    /// What the file says of itself; empty where it says nothing.
    pub header: TextHeader,
}

/// One paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    pub text: String,
    pub hint: Hint,
    /// The page on which it begins, from 1, where the file has pages.
    pub page: Option<u32>,
}

impl Paragraph {
    pub fn new(text: impl Into<String>, hint: Hint) -> Self {
        Self { text: text.into(), hint, page: None }
    }

    /// The same paragraph, beginning on this page, counted from 1.
    #[must_use]
    pub fn on_page(self, page: u32) -> Self {
        Self { page: Some(page), ..self }
    }

    /// As the recogniser takes it.
    pub fn line(&self) -> Line<'_> {
        Line::new(self.text.as_str(), self.hint)
    }
}

/// Why something is not part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LeftOutKind {
    RunningHeader,
    RunningFooter,
    PageNumber,
    /// The name, symbol and emblem that an organisation sets over its documents.
    Masthead,
    /// A code for machines: bars, or the letters and digits under them.
    Barcode,
    PageBreak,
    RuledLine,
    /// Formatting of HTML within another format.
    Tag,
    /// Words that the file hides from readers.
    HiddenText,
    /// Words that a tracked change takes out.
    Deleted,
    /// Words of a tracked change that was not accepted.
    Inserted,
    /// What is no text: pictures, drawings, embedded files.
    Picture,
    /// Menus, scripts and whatever else of a web page is not its text.
    PageFurniture,
    /// A table of contents, which says what the headings say.
    Contents,
    /// A person took it out.
    ByHand,
}

impl LeftOutKind {
    /// For people, in the plural: “page breaks”.
    pub fn name(self) -> &'static str {
        match self {
            Self::RunningHeader => "running headers",
            Self::RunningFooter => "running footers",
            Self::PageNumber => "page numbers",
            Self::Masthead => "mastheads",
            Self::Barcode => "barcodes",
            Self::PageBreak => "page breaks",
            Self::RuledLine => "ruled lines",
            Self::Tag => "HTML tags",
            Self::HiddenText => "hidden passages",
            Self::Deleted => "deleted passages of tracked changes",
            Self::Inserted => "inserted passages of tracked changes",
            Self::Picture => "pictures",
            Self::PageFurniture => "parts of the page around the text",
            Self::Contents => "lines of a table of contents",
            Self::ByHand => "passages taken out by hand",
        }
    }
}

impl fmt::Display for LeftOutKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something that the file holds and the text does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub kind: LeftOutKind,
    /// What it reads; empty where it has no words.
    pub words: String,
    /// From 1, where the file has pages.
    pub page: Option<u32>,
    /// Index of the paragraph before which it stood; the number of paragraphs at the end.
    pub before: usize,
}

/// A passage of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceSpan {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// First `char` of the paragraph's text.
    pub from: usize,
    /// One past the last `char`.
    pub to: usize,
}

/// A mark that somebody made in the file with another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMark {
    pub kind: SourceMarkKind,
    /// In reading order. A note without words under it has one of length 0 where it stands.
    pub spans: Vec<SourceSpan>,
    /// The comment; for an insertion that was not accepted, the words to insert.
    pub words: String,
    /// As the file names them; may be empty.
    pub author: String,
    /// RFC 3339, to the second, in UTC; empty if the file does not say.
    pub date: String,
    pub colour: Option<[u8; 3]>,
    /// Answers of colleagues, oldest first.
    pub replies: Vec<SourceReply>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceMarkKind {
    Highlight,
    Underline,
    StrikeOut,
    /// A comment without a highlight.
    Note,
    /// A tracked insertion.
    Insertion,
    /// A tracked deletion; with `words`, these are to stand in its place.
    Deletion,
}

/// An answer to a mark of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceReply {
    pub words: String,
    pub author: String,
    /// As [`SourceMark::date`].
    pub date: String,
}

impl Source {
    /// Notes something without words that was left out, `count` times.
    pub(super) fn leave_out(&mut self, kind: LeftOutKind, count: usize) {
        let before = self.paragraphs.len();
        self.left_out.extend((0..count).map(|_| LeftOut { kind, words: String::new(), page: None, before }));
    }

    /// How often something of this kind was left out.
    pub fn count(&self, kind: LeftOutKind) -> usize {
        self.left_out.iter().filter(|left| left.kind == kind).count()
    }
}
