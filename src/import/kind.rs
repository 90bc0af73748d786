//! What kind of file it is: by its content where that is unmistakable, and else by its extension.

use serde::{Deserialize, Serialize};

use super::package::{OfficeFault, Package};
use super::remark::{Did, Remark};
use super::{ImportError, docx, html, odt};

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter)]
pub enum Kind {
    Plain,
    Markdown,
    Docx,
    Html,
    Odt,
    Pdf,
}

impl Kind {
    fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "txt" | "text" => Self::Plain,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Self::Html,
            "odt" | "ott" => Self::Odt,
            "docx" | "docm" | "dotx" | "dotm" => Self::Docx,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }

    /// For people: "a Word document".
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "a Markdown file",
            Self::Docx => "a Word document",
            Self::Html => "a web page",
            Self::Odt => "an OpenDocument text",
            Self::Pdf => "a PDF",
        }
    }
}

/// The compound files of old Office programs, and the name under which they hold a locked document.
/// Source: MS-CFB section 2.2, MS-OFFCRYPTO section 2.3.4.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
const LOCKED_STREAM: &str = "EncryptedPackage";
const PACKED: &[u8] = b"PK\x03\x04";
const PDF: &[u8] = b"%PDF-";

/// Refuses a file by its extension alone, where its content would tell nothing better.
pub(super) fn refuse(extension: &str, name: &str) -> Result<(), ImportError> {
    let known = extension.is_empty() || Kind::of_extension(extension).is_some();
    // An old extension on a new document is common.
    if known || matches!(extension, "doc" | "rtf" | "zip") {
        return Ok(());
    }
    Err(ImportError::Unsupported { format: format_of(extension), name: name.to_owned() })
}

/// The kind of a file, with a remark if its extension speaks of another.
///
/// # Errors
/// Refuses what no reader reads.
pub(super) fn of(bytes: &[u8], extension: &str, name: &str) -> Result<(Kind, Option<Remark>), ImportError> {
    let unsupported =
        |format: &str| ImportError::Unsupported { name: name.to_owned(), format: format.to_owned() };
    let office = |fault| ImportError::Office { name: name.to_owned(), fault };
    let said = Kind::of_extension(extension);
    if bytes.starts_with(COMPOUND) {
        let locked: Vec<u8> = LOCKED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(bytes, &locked).is_some() {
            return Err(office(OfficeFault::Locked));
        }
        return Err(unsupported("an old Word document (.doc) or another file of old Office programs"));
    }
    let found = match bytes {
        _ if bytes.starts_with(PACKED) => packed(bytes),
        _ if bytes.starts_with(PDF) => Some(Kind::Pdf),
        _ => html::is_page(bytes).then_some(Kind::Html),
    };
    let kind = match (found, said) {
        (Some(found), _) => found,
        (None, Some(said)) => said,
        (None, None) if extension.is_empty() => guess(bytes),
        (None, None) => return Err(unsupported(&format_of(extension))),
    };
    let remark = (said != Some(kind) && !extension.is_empty())
        .then(|| Remark::from(Did::ReadAs { extension: extension.to_owned(), kind }));
    Ok((kind, remark))
}

/// The kind of a packed document.
fn packed(bytes: &[u8]) -> Option<Kind> {
    let mut package = Package::open(bytes).ok()?;
    if odt::is_odt(&mut package) {
        return Some(Kind::Odt);
    }
    docx::is_docx(&package).then_some(Kind::Docx)
}

/// Markdown shows itself by headings.
fn guess(bytes: &[u8]) -> Kind {
    let heading = |line: &[u8]| {
        let level = line.iter().take_while(|&&byte| byte == b'#').count();
        (1..=6).contains(&level) && line.get(level) == Some(&b' ')
    };
    let headings = bytes.split(|&byte| byte == b'\n').filter(|line| heading(line)).take(2).count();
    if headings == 2 { Kind::Markdown } else { Kind::Plain }
}

/// What people call a file of this extension.
fn format_of(extension: &str) -> String {
    match extension {
        "doc" => "an old Word document (.doc)".to_owned(),
        "rtf" => "a rich text document (.rtf)".to_owned(),
        "pages" => "a Pages document".to_owned(),
        "xls" | "xlsx" | "ods" | "csv" => "a table of numbers".to_owned(),
        "ppt" | "pptx" | "odp" => "a presentation".to_owned(),
        "epub" => "an e-book (.epub)".to_owned(),
        other => format!("a .{other} file"),
    }
}
