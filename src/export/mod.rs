//! What leaves the program: a [`Selection`] of a review, turned into a PDF or a Markdown file.
//!
//! Every exporter is a function of the selection alone. It never sees the review, so it cannot give
//! away what was not chosen, and the same selection gives the same bytes on every machine.

pub mod codebook;
mod discussion;
mod escape;
mod markdown;
mod pdf;
mod selection;
pub mod worker;

pub use discussion::{Amendment, Reply};
pub use markdown::markdown;
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
        }
    }

    /// As it is typed on a command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "markdown",
        }
    }

    /// File name extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
        }
    }
}
