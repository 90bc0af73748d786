//! What opening a file brings to light without keeping anybody from opening it.

use std::fmt;

use crate::review::Problem;

/// Something about a file that its reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The checksum is not that of the words.
    Changed,
    /// So many marks were deleted later and are left out.
    DeletedLater(usize),
    /// So many replies were deleted later and are left out.
    RepliesDeletedLater(usize),
    /// So many of the PDF files in it are not what they are named after, and are left out.
    OriginalsDamaged(usize),
    /// So many things do not hold together; what the first of them is.
    Loose { count: usize, first: Problem },
}

/// The file was written by a newer version of the program, in this layout, and can be read only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newer {
    pub layout: u32,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str(
                "The file's checksum does not match: it was changed by something other than this program. Look it through before you rely on it.",
            ),
            Self::DeletedLater(count) => {
                write!(f, "{count} of the marks in the file were deleted later and are left out.")
            }
            Self::RepliesDeletedLater(count) => {
                write!(f, "{count} of the replies in the file were deleted later and are left out.")
            }
            Self::OriginalsDamaged(1) => f.write_str(
                "The PDF that was kept in the project is damaged and left out; the review is whole.",
            ),
            Self::OriginalsDamaged(count) => write!(
                f,
                "{count} of the PDF files that were kept in the project are damaged and left out; the review is whole."
            ),
            Self::Loose { count: 1, first } => {
                write!(f, "One thing in the file does not hold together: {first}.")
            }
            Self::Loose { count, first } => {
                write!(f, "{count} things in the file do not hold together; the first is {first}.")
            }
        }
    }
}

impl fmt::Display for Newer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "it was written by a newer version of the program (layout {}); saving here would lose what only that version knows",
            self.layout
        )
    }
}
