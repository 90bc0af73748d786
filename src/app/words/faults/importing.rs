//! Why a file could not be made into a text.

use super::system;
use crate::import::pdf::{MOST_PAGES, PdfFault};
use crate::import::{
    ImportError, LARGEST, MOST_PARAGRAPHS, MOST_PARTS, NoDocument, NotText, OfficeFault, PageFault,
};
use crate::tr;

/// Why a source could not be made into a text.
pub fn importing(error: &ImportError) -> String {
    let large = LARGEST >> 20;
    match error {
        ImportError::Unreadable { name, why } => {
            tr!("fault-import-unreadable", name = name.as_str(), why = system(&why.error()))
        }
        ImportError::NotAFile { name } => tr!("fault-import-no-file", name = name.as_str()),
        ImportError::TooLarge { name } => tr!("fault-import-large", name = name.as_str(), most = large),
        ImportError::TooManyParagraphs { name } => {
            tr!("fault-import-long", name = name.as_str(), most = MOST_PARAGRAPHS)
        }
        ImportError::Empty { name } => tr!("fault-import-empty", name = name.as_str()),
        ImportError::NoWords { name } => tr!("fault-import-no-words", name = name.as_str()),
        ImportError::NotText { name, what, byte, line } => {
            let (name, what) = (name.as_str(), not_text(*what));
            tr!("fault-import-no-text", name = name, what = what, byte = *byte, line = *line)
        }
        ImportError::Unsupported { name, format } => {
            tr!("fault-import-kind", name = name.as_str(), kind = kind_of_file(format))
        }
        ImportError::Pdf(fault) => pdf(fault),
        ImportError::Page { name, why } => tr!("fault-import-page", name = name.as_str(), why = page(*why)),
        ImportError::Office { name, fault } => {
            tr!("fault-import-office", name = name.as_str(), why = office(fault))
        }
        ImportError::Text { name, source } => {
            tr!("fault-import-text", name = name.as_str(), why = super::text(source))
        }
        ImportError::Cancelled => tr!("fault-import-stopped"),
        ImportError::TooSlow { name } => tr!("fault-import-slow", name = name.as_str()),
        ImportError::TooDemanding { name } => tr!("fault-import-demanding", name = name.as_str()),
        ImportError::Crashed { name } => tr!("fault-import-crashed", name = name.as_str()),
        ImportError::Worker { why } => tr!("fault-import-worker", why = why.as_str()),
    }
}

/// Why a PDF cannot be read.
pub(super) fn pdf(fault: &PdfFault) -> String {
    let other = || tr!("fault-import-pdf-other");
    match fault {
        PdfFault::Locked { name } => tr!("fault-import-pdf-locked", name = name.as_str()),
        PdfFault::UnknownLock { name } => tr!("fault-import-pdf-lock", name = name.as_str()),
        PdfFault::Damaged { name } => tr!("fault-import-pdf-damaged", name = name.as_str()),
        PdfFault::NoPages { name } => tr!("fault-import-pdf-no-pages", name = name.as_str()),
        PdfFault::TooManyPages { name, pages } => {
            tr!("fault-import-pdf-pages", name = name.as_str(), pages = *pages, most = MOST_PAGES)
        }
        PdfFault::TooLong { name, page } => tr!("fault-import-pdf-long", name = name.as_str(), page = *page),
        PdfFault::NoText { name } => tr!("fault-import-pdf-scan", name = name.as_str(), other = other()),
        PdfFault::UnknownLetters { name, share, page, fonts } => {
            let named: Vec<&str> = fonts.iter().map(String::as_str).filter(|font| !font.is_empty()).collect();
            let fonts = if named.is_empty() {
                String::new()
            } else {
                format!(" ({})", tr!("fault-import-pdf-font", fonts = named.join(", ")))
            };
            let (name, other) = (name.as_str(), other());
            tr!(
                "fault-import-pdf-letters",
                name = name,
                share = *share,
                page = *page,
                fonts = fonts,
                other = other
            )
        }
        PdfFault::WrongLetters { name } => {
            tr!("fault-import-pdf-wrong", name = name.as_str(), other = other())
        }
        PdfFault::Stopped { name } => tr!("fault-import-pdf-stopped", name = name.as_str()),
    }
}

/// Why a packed document cannot be read.
fn office(fault: &OfficeFault) -> String {
    match fault {
        OfficeFault::Locked => tr!("fault-import-office-locked"),
        OfficeFault::Bomb { part } => tr!("fault-import-office-bomb", part = part.as_str()),
        OfficeFault::Damaged { why } => tr!("fault-import-office-damaged", why = why.as_str()),
        OfficeFault::TooManyParts => tr!("fault-import-office-parts", most = MOST_PARTS),
        OfficeFault::DoubleNames => tr!("fault-import-office-double"),
        OfficeFault::NoDocument { what } => tr!("fault-import-office-other", what = no_document(*what)),
        // What is wrong within a part is told in English, as the formats' own terms are.
        OfficeFault::Part { part, why } => {
            tr!("fault-import-office-part", part = part.as_str(), why = why.as_str())
        }
        OfficeFault::TooDeep { part, most } => {
            tr!("fault-import-office-deep", part = part.as_str(), most = *most)
        }
        OfficeFault::TooMuch { part, most } => {
            tr!("fault-import-office-much", part = part.as_str(), most = *most)
        }
    }
}

/// What a packed file is or lacks that is no text document.
fn no_document(what: NoDocument) -> String {
    match what {
        NoDocument::NoText => tr!("fault-office-no-text"),
        NoDocument::OtherPart => tr!("fault-office-other-part"),
        NoDocument::NoContent => tr!("fault-office-no-content"),
        NoDocument::OtherKind => tr!("fault-office-other-kind"),
    }
}

/// What keeps a web page from being read.
fn page(why: PageFault) -> String {
    match why {
        PageFault::TooMuch => tr!("fault-page-much"),
        PageFault::HugeTag => tr!("fault-page-tag"),
    }
}

/// What stands in a file that no text has.
fn not_text(what: NotText) -> String {
    match what {
        NotText::ZeroByte => tr!("fault-text-zero-byte"),
        NotText::ZeroCharacter => tr!("fault-text-zero"),
        NotText::InvalidUtf8 => tr!("fault-text-utf8"),
        NotText::InvalidUtf16 => tr!("fault-text-utf16"),
        NotText::CutOff => tr!("fault-text-cut"),
        NotText::NoEncoding => tr!("fault-text-encoding"),
    }
}

/// A kind of file by the import's English for it.
fn kind_of_file(kind: &str) -> String {
    match kind {
        "a packed file" => tr!("fault-kind-packed"),
        "an old Word document" => tr!("fault-kind-old-word"),
        "an old Word document (.doc)" => tr!("fault-kind-doc"),
        "an old Word document (.doc) or another file of old Office programs" => tr!("fault-kind-old-office"),
        "a rich text document" => tr!("fault-kind-rich"),
        "a rich text document (.rtf)" => tr!("fault-kind-rtf"),
        "a Pages document" => tr!("fault-kind-pages"),
        "a table of numbers" => tr!("fault-kind-table"),
        "a presentation" => tr!("fault-kind-slides"),
        "an e-book (.epub)" => tr!("fault-kind-epub"),
        "a web page" => tr!("fault-kind-page"),
        "a compressed file" => tr!("fault-kind-compressed"),
        "a program" => tr!("fault-kind-program"),
        other => match other.strip_prefix("a .").and_then(|rest| rest.strip_suffix(" file")) {
            Some(ending) => tr!("fault-kind-ending", ending = ending),
            None => other.to_owned(),
        },
    }
}
