//! What leaves the program: a [`Selection`] of a review, turned into a PDF or a Markdown file, or written into
//! the PDF that its text was read from.
//!
//! Every exporter is a function of the selection alone. It never sees the review, so it cannot give
//! away what was not chosen, and the same selection gives the same bytes on every machine.

pub mod codebook;
mod discussion;
mod escape;
mod markdown;
pub mod original;
mod pdf;
mod selection;
pub mod worker;

pub use discussion::{Amendment, Reply};
pub use markdown::markdown;
pub use original::{Caution, Marked, Original, OriginalError, Placed, original};
pub use pdf::{PdfError, Stage, pdf};
pub use selection::{
    Choices, Extent, HeatRow, HeatTable, Mark, Missing, Passage, Provision, Reference, Scope, Selection,
    UsedConcern,
};

/// A kind of file that a selection can be turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Format {
    /// A report to hand to delegates: the text with its marks, typeset, and real PDF comments.
    Pdf,
    /// The same as plain text for wikis, mail and further editing.
    Markdown,
    /// The PDF that the text was read from, with the marks as comments.
    Original,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        <Self as strum::IntoEnumIterator>::iter()
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF report",
            Self::Markdown => "Markdown",
            Self::Original => "Original PDF with marks",
        }
    }

    /// As it is typed on a command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "markdown",
            Self::Original => "original-pdf",
        }
    }

    /// File name extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf | Self::Original => "pdf",
            Self::Markdown => "md",
        }
    }
}
