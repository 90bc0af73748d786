//! Why marks cannot be written into a PDF, or the PDF not be kept.

use super::importing::{importing, pdf};
use crate::export::OriginalError;
use crate::import::NotKept;
use crate::tr;

/// Why there is no PDF with marks.
pub fn marking(error: &OriginalError) -> String {
    match error {
        OriginalError::Cancelled => tr!("files-export-cancelled"),
        OriginalError::File(error) => importing(error),
        OriginalError::Pdf(fault) => pdf(fault),
        OriginalError::OtherText { name, found } => {
            tr!("fault-original-other", name = name.as_str(), found = *found)
        }
        OriginalError::Unwritable { name, why } => {
            tr!("fault-original-unwritable", name = name.as_str(), why = why.as_str())
        }
        OriginalError::Spoiled { name } => tr!("fault-original-spoiled", name = name.as_str()),
        OriginalError::TooSlow { name } => tr!("fault-original-slow", name = name.as_str()),
        OriginalError::TooDemanding { name } => tr!("fault-original-demanding", name = name.as_str()),
        OriginalError::Crashed { name } => tr!("fault-original-crashed", name = name.as_str()),
        OriginalError::Worker { why } => tr!("fault-import-worker", why = why.as_str()),
    }
}

/// Why the PDF that a text was read from is not kept in the project.
pub fn keeping_original(why: &NotKept) -> String {
    match why {
        NotKept::Unread(error) => importing(error),
        NotKept::NotPdf { name } => tr!("original-not-pdf", name = name.as_str()),
        NotKept::OtherFile { name } => tr!("original-other-file", name = name.as_str()),
    }
}
