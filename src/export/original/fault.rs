//! Why marks cannot be written into a PDF, in words for people.

use serde::{Deserialize, Serialize};

use crate::import::ImportError;
use crate::import::pdf::PdfFault;

/// Why there is no PDF with marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum OriginalError {
    #[error("the export was stopped; nothing was written")]
    Cancelled,
    /// The file itself cannot be opened.
    #[error(transparent)]
    File(#[from] ImportError),
    #[error(transparent)]
    Pdf(#[from] PdfFault),
    #[error(
        "“{name}” is not the file that this text was read from: of 100 signs of the marked words only {found} are found in it. Choose the PDF that was imported, in the same language and version."
    )]
    OtherText {
        name: String,
        /// Of a hundred signs, how many were found.
        found: usize,
    },
    #[error(
        "“{name}” can be read, but nothing can be added to it: {why}. Open it in a PDF program, save it as a new PDF, and choose that file; or export a report (`--to pdf`)."
    )]
    Unwritable {
        name: String,
        /// In the words of the library that opens it.
        why: String,
    },
    #[error(
        "the marks could not be added to “{name}” without harm, so nothing was written. Please report this with the file; until it is mended, export a report (`--to pdf`)."
    )]
    Spoiled { name: String },
    #[error(
        "“{name}” takes too long; it may be damaged, or made to. Save it anew in a PDF program, and choose that file."
    )]
    TooSlow { name: String },
    #[error(
        "“{name}” takes more memory than a treaty needs; it may be damaged, or made to. Save it anew in a PDF program, and choose that file."
    )]
    TooDemanding { name: String },
    #[error(
        "the part of the program that writes into PDFs stopped at “{name}”. Nothing was written. Save the file anew in a PDF program, and choose that file."
    )]
    Crashed { name: String },
    #[error(
        "the part of the program that writes into PDFs does not work: {why}. Start the program again; if that does not help, install it anew"
    )]
    Worker {
        /// In the system's words.
        why: String,
    },
}
