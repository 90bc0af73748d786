//! Reading the PDF that a text was read from once more, to keep it in the project.

use std::path::Path;

use super::{ImportError, read_bytes};
use crate::review::Original;
use crate::text::Text;

/// A PDF says what it is within so many bytes of its beginning (ISO 32000-1, Annex H).
const HEADER_WITHIN: usize = 1024;

/// Why a file is not kept beside a text.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    #[error(transparent)]
    Unread(#[from] ImportError),
    #[error("“{name}” is no PDF; only the PDF that a text was read from is kept in a project")]
    NotPdf { name: String },
    #[error("“{name}” is not the PDF that this text was read from; choose that one")]
    OtherFile { name: String },
}

/// Reads the PDF at `path`, if it is the one that `text` was read from.
pub fn read_original(path: &Path, text: &Text) -> Result<Original, NotKept> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = read_bytes(path, &name)?;
    if !is_pdf(&bytes) {
        return Err(NotKept::NotPdf { name });
    }
    let original = Original::new(bytes);
    if original.is_of(text) { Ok(original) } else { Err(NotKept::OtherFile { name }) }
}

/// Says whether a file's bytes call it a PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    memchr::memmem::find(head, b"%PDF-").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextHeader;

    fn text_of(bytes: &[u8]) -> Text {
        let file_sha256 = Original::new(bytes.to_vec()).id().to_string();
        Text::empty(TextHeader { file_sha256, ..TextHeader::default() })
    }

    #[test]
    fn only_the_very_pdf_that_the_text_was_read_from_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("treaty.pdf");
        let bytes = b"%PDF-1.7\nand so on";
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(read_original(&path, &text_of(bytes)).unwrap().bytes(), bytes);
        assert!(matches!(read_original(&path, &text_of(b"%PDF-1.7\n")), Err(NotKept::OtherFile { .. })));
        let unknown = Text::empty(TextHeader::default());
        assert!(matches!(read_original(&path, &unknown), Err(NotKept::OtherFile { .. })));
        let words = b"Article 1. Words.";
        std::fs::write(&path, words).unwrap();
        assert!(matches!(read_original(&path, &text_of(words)), Err(NotKept::NotPdf { .. })));
        let missing = folder.path().join("missing.pdf");
        assert!(matches!(read_original(&missing, &unknown), Err(NotKept::Unread(_))));
    }
}
