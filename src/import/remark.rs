//! What a reader did to a file that a person may want to check, as facts; in English they say themselves.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kind::Kind;

/// What a reader did that a person may want to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub did: Did,
    /// From 1, where the file has pages.
    pub page: Option<u32>,
    /// Index of the paragraph it is about, if it is about one.
    pub paragraph: Option<usize>,
}

/// What was done. Printed it is a sentence in English, or two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// This word was broken at the end of a line and put together again.
    JoinedWord(String),
    /// A paragraph was put together again over the ends of pages: its first and last, from 1.
    JoinedPages { from: u32, to: u32 },
    /// The file was read as another kind than its name says.
    ReadAs {
        /// What the name ends in, without the dot.
        extension: String,
        kind: Kind,
    },
    /// The file does not say how its letters are stored; it was read in the encoding of this name.
    ChoseEncoding(String),
    /// So many characters of a file in UTF-8 are broken.
    ReplacedCharacters(usize),
    /// A mark of the file stands at no words of the text.
    LeftOutMark {
        /// As the file names them; may be empty.
        author: String,
        words: String,
    },
    /// The file does not say which letters the signs of a font stand for; they were found out.
    FoundLetters {
        /// As the file names it; may be empty.
        font: String,
        /// How many signs.
        count: usize,
        /// Whether the file says them elsewhere; else they follow from order and frequency.
        sure: bool,
    },
    /// The same, and nothing was found out.
    FoundNoLetters { font: String, count: usize },
}

/// What kind of remark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemarkKind {
    /// A word was put together again at the end of a line.
    Joined,
    /// A paragraph was put together again at the end of a page.
    Continued,
    /// The file does not say it; the reader concluded it.
    Guessed,
    /// The file does not say which letters its signs stand for; they were found out.
    Rescued,
    /// It may be wrong.
    Doubtful,
}

impl RemarkKind {
    /// Whether something was put together again, which happens often and is seldom wrong.
    pub fn is_joint(self) -> bool {
        matches!(self, Self::Joined | Self::Continued)
    }
}

impl Remark {
    pub fn kind(&self) -> RemarkKind {
        match self.did {
            Did::JoinedWord(_) => RemarkKind::Joined,
            Did::JoinedPages { .. } => RemarkKind::Continued,
            Did::ReadAs { .. } | Did::ChoseEncoding(_) => RemarkKind::Guessed,
            Did::FoundLetters { .. } => RemarkKind::Rescued,
            Did::ReplacedCharacters(_) | Did::LeftOutMark { .. } | Did::FoundNoLetters { .. } => {
                RemarkKind::Doubtful
            }
        }
    }
}

impl From<Did> for Remark {
    /// A remark on the file as a whole.
    fn from(did: Did) -> Self {
        Self { did, page: None, paragraph: None }
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JoinedWord(word) => write!(f, "“{word}” was broken at the end of a line."),
            Self::JoinedPages { from, to } => write!(f, "A paragraph goes on from page {from} to page {to}."),
            Self::ReadAs { extension, kind } => {
                let kind = kind.name();
                write!(f, "Its name ends in “.{extension}”, but it is {kind}; it was read as that.")
            }
            Self::ChoseEncoding(name) => write!(
                f,
                "It does not say how its letters are stored; it was read as {name}. If letters are wrong, save it as UTF-8 and import that file."
            ),
            Self::ReplacedCharacters(count) => write!(
                f,
                "It is written in UTF-8, but {count} of its characters are broken; “\u{fffd}” stands in their place."
            ),
            Self::LeftOutMark { author, words } if author.is_empty() => {
                write!(f, "A mark stands at no words of the text and was left out: “{words}”.")
            }
            Self::LeftOutMark { author, words } => {
                write!(f, "A mark by {author} stands at no words of the text and was left out: “{words}”.")
            }
            Self::FoundLetters { font, count, sure } => {
                let how = if *sure {
                    "it says so elsewhere, and this is as good as sure"
                } else {
                    "by the order of the font and by how often letters come; check a few sentences"
                };
                let font = named(font);
                write!(
                    f,
                    "The file does not say which letters {count} signs of {font} are. They were found out: {how}."
                )
            }
            Self::FoundNoLetters { font, count } => {
                let font = named(font);
                write!(
                    f,
                    "The letters of {count} signs of {font} could not be found out; they stand as “\u{fffd}”."
                )
            }
        }
    }
}

fn named(font: &str) -> String {
    if font.is_empty() { "a font without a name".to_owned() } else { format!("the font {font}") }
}
