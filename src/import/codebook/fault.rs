//! Why a codebook could not be read, and what was left out or changed when it could.

use std::fmt;

use super::MOST_BYTES;
use super::words::{MOST_NAME, in_short};
use crate::review::limits::{MOST_CONCERNS, MOST_EXAMPLES, MOST_LEVELS};

/// Why a file could not be read as a codebook. Nothing of it was taken.
#[derive(Debug, thiserror::Error)]
#[error("“{name}” could not be read as a codebook: {why}")]
pub struct CodebookFault {
    /// The file's name.
    pub name: String,
    pub why: Why,
}

/// The cause, and what to do about it. Lines and columns count from 1, columns in characters.
#[derive(Debug, thiserror::Error)]
pub enum Why {
    #[error("it cannot be opened: {0}. Check that the file is there and that you may read it.")]
    Unreadable(std::io::Error),
    #[error("it is no plain file. Choose a codebook (.qdc) or a table (.csv).")]
    NotAFile,
    #[error(
        "it is larger than {} MiB, which no codebook is. Export the codebook alone, without documents.",
        MOST_BYTES >> 20
    )]
    TooLarge,
    #[error("it is empty. Export the codebook again, or ask the sender for it.")]
    Empty,
    #[error("it is {0}. Choose a codebook (.qdc) or a table (.csv).")]
    Other(&'static str),
    #[error(
        "it is a whole project of another program, or a packed file. Export the codebook alone there (.qdc, REFI-QDA codebook), and import that."
    )]
    WholeProject,
    #[error(
        "line {line}, column {column}: there is {what}, so it is no text file, or was damaged on the way. Export the codebook again as .qdc or as .csv in UTF-8."
    )]
    NotText { line: usize, column: usize, what: &'static str },
    #[error(
        "line {line}, column {column}: {why}. Export it again, or ask the sender for it; if it was edited by hand, mend that line."
    )]
    Xml { line: usize, column: usize, why: String },
    #[error(
        "line {line}, column {column}: it declares a document type or entities, which no codebook needs and which can do harm. Ask the sender for a plain REFI-QDA codebook."
    )]
    Doctype { line: usize, column: usize },
    #[error(
        "line {line}: a quotation mark opens here and is never closed. Close it, or export the table again."
    )]
    OpenQuote { line: usize },
    #[error(
        "the first line must name the columns, one of them path, tag or name; it has: {found}. Add such a line, or rename a column."
    )]
    NoNameColumn { found: String },
}

/// Something that was left out, changed or made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The file was read as Windows-1252.
    OldEncoding,
    NoConcerns,
    Nameless {
        line: usize,
    },
    NameCut {
        name: String,
    },
    BadColour {
        name: String,
        colour: String,
    },
    BadGuid {
        name: String,
        guid: String,
    },
    SharedGuid {
        name: String,
    },
    Double {
        name: String,
        line: usize,
    },
    BadKey {
        name: String,
        key: String,
    },
    KeyTaken {
        name: String,
        key: u8,
        by: String,
    },
    TooDeep {
        name: String,
    },
    /// Codes that found no room.
    TooMany {
        left_out: usize,
    },
    ExamplesCut {
        name: String,
    },
    /// A wider concern that only the paths of others name.
    WiderMadeUp {
        name: String,
    },
    Set {
        name: String,
    },
    Uncodable {
        count: usize,
    },
    /// Elements of a `.qdc` that have no place in a codebook of ours.
    Element {
        name: String,
        count: usize,
    },
    Column {
        name: String,
    },
    Uneven {
        line: usize,
        cells: usize,
        columns: usize,
    },
    Elsewhere {
        name: String,
    },
    Refused {
        name: String,
        why: String,
    },
    /// Remarks beyond those that are told one by one.
    More(usize),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldEncoding => {
                f.write_str("the file is not in UTF-8 and was read as Windows-1252; look at accented letters")
            }
            Self::NoConcerns => f.write_str("the file names no concern"),
            Self::Nameless { line } => write!(f, "line {line}: a code has no name"),
            Self::NameCut { name } => {
                write!(f, "“{}”: the name was cut to {MOST_NAME} characters", in_short(name))
            }
            Self::BadColour { name, colour } => {
                let (name, colour) = (in_short(name), in_short(colour));
                write!(f, "“{name}”: `{colour}` is no colour (#RRGGBB); another was given")
            }
            Self::BadGuid { name, guid } => {
                let (name, guid) = (in_short(name), in_short(guid));
                write!(f, "“{name}”: `{guid}` is no GUID, so the code is known by its name")
            }
            Self::SharedGuid { name } => {
                write!(
                    f,
                    "“{}”: another code has the same GUID, so this one is known by its name",
                    in_short(name)
                )
            }
            Self::Double { name, line } => {
                write!(f, "line {line}: “{}” was there already; this line was left out", in_short(name))
            }
            Self::BadKey { name, key } => {
                let (name, key) = (in_short(name), in_short(key));
                write!(f, "“{name}”: `{key}` is no key (1 to 9) and was left out")
            }
            Self::KeyTaken { name, key, by } => {
                let (name, by) = (in_short(name), in_short(by));
                write!(f, "“{name}”: the key {key} was left out, since it marks with “{by}”")
            }
            Self::TooDeep { name } => {
                let name = in_short(name);
                write!(f, "“{name}” stands more than {MOST_LEVELS} deep and was put under a wider concern")
            }
            Self::TooMany { left_out } => {
                write!(f, "{left_out} codes were left out: a codebook holds at most {MOST_CONCERNS} concerns")
            }
            Self::ExamplesCut { name } => {
                write!(f, "“{}”: only the first {MOST_EXAMPLES} examples were taken", in_short(name))
            }
            Self::WiderMadeUp { name } => {
                write!(f, "“{}” has no line of its own and was added for those under it", in_short(name))
            }
            Self::Set { name } => {
                write!(f, "the set “{}” was left out: concerns form a tree only", in_short(name))
            }
            Self::Uncodable { count } => {
                write!(f, "{count} codes that only group others became concerns like any other")
            }
            Self::Element { name, count } => {
                write!(f, "{count} × <{}> was left out: it has no place here", in_short(name))
            }
            Self::Column { name } => write!(f, "the column “{}” was not read", in_short(name)),
            Self::Uneven { line, cells, columns } => {
                write!(f, "line {line} has {cells} cells under {columns} columns; look at what it gave")
            }
            Self::Elsewhere { name } => {
                write!(f, "“{}” stands elsewhere in the file; it stays where it is", in_short(name))
            }
            Self::Refused { name, why } => write!(f, "“{}” was left as it was: {why}", in_short(name)),
            Self::More(count) => write!(f, "and {count} remarks more"),
        }
    }
}
