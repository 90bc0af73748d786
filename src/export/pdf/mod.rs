//! The report as a PDF: typeset by typst from a template of ours, every highlight a real PDF comment.
//!
//! The selection becomes plain data ([`report`]), the data a document ([`typeset`]), and the links that
//! the template lays under marked words become highlight annotations ([`annotate`]). Nothing that people
//! typed is ever parsed as markup, and nothing but the selection goes in: no file, clock or network.

pub(super) mod annotate;
mod characters;
mod comment;
mod discussion;
mod fonts;
pub(super) mod highlight;
mod report;
mod rows;
pub(super) mod runs;
mod structure;
mod typeset;

use self::characters::Printable;
use super::selection::Selection;

/// What an export is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Stage {
    /// Sorting out what goes where.
    Preparing,
    /// Breaking lines and pages; by far the longest.
    Typesetting,
    /// Turning highlights into PDF comments.
    Marking,
}

impl Stage {
    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preparing => "Preparing the report",
            Self::Typesetting => "Typesetting",
            Self::Marking => "Attaching the comments",
        }
    }
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum PdfError {
    #[error("the PDF export was stopped; nothing was written")]
    Cancelled,
    #[error("the report could not be typeset: {0}. Please report this; until it is mended, export Markdown")]
    Typesetting(String),
    #[error(
        "the comments could not be attached to the PDF: {0}. Please report this; until it is mended, export Markdown"
    )]
    Marking(String),
    #[error("the part of the program that makes PDFs could not be started: {0}")]
    Start(String),
    #[error(
        "the part of the program that makes PDFs stopped without an answer; \
         the computer may be short of memory. Try again with only the articles that carry marks"
    )]
    Died,
}

/// Typesets the selection: PDF 1.7, tagged, made to conform to PDF/UA-1 and PDF/A-2a.
///
/// `go_on` is told of each stage before it begins and stops the export by answering `false`.
/// Typesetting itself cannot be interrupted; a window runs this through [`super::worker`].
///
/// # Errors
/// When `go_on` says so, and when typesetting fails, which no selection should bring about.
pub fn pdf(selection: &Selection, go_on: &dyn Fn(Stage) -> bool) -> Result<Vec<u8>, PdfError> {
    let step = |stage| if go_on(stage) { Ok(()) } else { Err(PdfError::Cancelled) };
    step(Stage::Preparing)?;
    let language = &selection.header.language;
    let report = report::Report::of(selection, &Printable::new(language));
    step(Stage::Typesetting)?;
    let typeset = match typeset::typeset(&report) {
        // Scripts can be combined in ways that no list of characters foresees; a report with a few more
        // boxes is better than none.
        Err(PdfError::Typesetting(_)) => {
            step(Stage::Typesetting)?;
            typeset::typeset(&report::Report::of(selection, &Printable::plain(language)))?
        }
        other => other?,
    };
    step(Stage::Marking)?;
    let highlights = highlight::all(selection);
    annotate::annotate(&typeset, &highlights).map_err(|error| PdfError::Marking(error.to_string()))
}
