//! Codebooks in: REFI-QDA codebooks (`.qdc`) and tables (`.csv`), to be taken into a project's own.
//!
//! - `decode`: bytes into characters; `qdc`, `table`: characters into codes, as the file has them;
//!   `rows`: codes into concerns, each with an id; `join`: concerns into an [`crate::review::Edit`].
//! - `guid`, `words`: how a concern is written in such files. [`crate::export`] writes by the same rules.
//!
//! A whole REFI-QDA project (`.qde`, `.qdpx`) is refused with advice. Nothing a file holds can make the
//! readers recurse, expand entities or grow without bound.

mod decode;
mod fault;
pub(crate) mod guid;
mod join;
mod qdc;
mod rows;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::review::{Concern, ConcernId};

pub use fault::{CodebookFault, Remark, Why};
pub use join::{Joined, into_edit};

/// Largest codebook file that is read, in bytes: 4 MiB.
pub const MOST_BYTES: usize = 4 << 20;

/// Most remarks that are kept one by one; what is beyond is counted.
const MOST_REMARKS: usize = 300;

/// A codebook as a file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct CodebookFile {
    /// Parents before their children, siblings in the file's order; no id comes twice.
    pub rows: Vec<ConcernRow>,
    /// What was left out or changed while reading, for people.
    pub remarks: Vec<Remark>,
}

/// A code of the file, as a concern.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcernRow {
    /// Follows from the GUID or, where the file gives none, from the names from the outermost code inward:
    /// the same file gives the same ids on every machine. A concern that ships with the program keeps its id.
    pub id: ConcernId,
    /// Its `parent` is the id of another row. Its definition or examples are empty where the file has none.
    pub concern: Concern,
    pub made_up: MadeUp,
}

impl ConcernRow {
    /// The row that this one stands under.
    pub fn parent(&self) -> Option<&ConcernId> {
        self.concern.parent.as_ref()
    }
}

/// What the file does not say, and the reader chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MadeUp {
    pub name: bool,
    pub colour: bool,
    pub letter: bool,
}

/// A code as a reader found it, its words not looked at yet.
#[derive(Debug, Default)]
struct Raw {
    /// Line of the file, from 1.
    line: usize,
    /// Index of the code it stands under, which comes before.
    parent: Option<usize>,
    guid: Option<String>,
    name: String,
    colour: Option<String>,
    letter: Option<String>,
    key: Option<String>,
    definition: String,
    examples: Vec<String>,
}

/// Remarks up to a bound.
#[derive(Debug, Default)]
struct Remarks {
    kept: Vec<Remark>,
    more: usize,
}

impl Remarks {
    fn add(&mut self, remark: Remark) {
        if self.kept.len() < MOST_REMARKS { self.kept.push(remark) } else { self.more += 1 }
    }

    fn done(mut self) -> Vec<Remark> {
        if self.more > 0 {
            self.kept.push(Remark::More(self.more));
        }
        self.kept
    }
}

/// How the inside of a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Xml,
    Table,
}

/// Reads a codebook file.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn read_file(path: &Path) -> Result<CodebookFile, CodebookFault> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let refuse = |why| CodebookFault { name: name.clone(), why };
    let unreadable = |source| refuse(Why::Unreadable(source));
    let data = std::fs::metadata(path).map_err(unreadable)?;
    if !data.is_file() {
        return Err(refuse(Why::NotAFile));
    }
    if data.len() > MOST_BYTES as u64 {
        return Err(refuse(Why::TooLarge));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let most = MOST_BYTES as u64 + 1;
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    read(&bytes, &name)
}

/// Reads a codebook from a file's bytes. `name` is the file's name, for messages; its extension tells the
/// layout where the content does not.
///
/// # Errors
/// Names the file, the place, the cause and the remedy.
pub fn read(bytes: &[u8], name: &str) -> Result<CodebookFile, CodebookFault> {
    let parse = || {
        if bytes.len() > MOST_BYTES {
            return Err(Why::TooLarge);
        }
        let mut remarks = Remarks::default();
        let (text, is_old) = decode::text(bytes)?;
        if is_old {
            remarks.add(Remark::OldEncoding);
        }
        let codes = match layout(&text, name)? {
            Layout::Xml => qdc::codes(&text, &mut remarks)?,
            Layout::Table => table::codes(&text, &mut remarks)?,
        };
        let rows = rows::concerns(codes, &mut remarks);
        if rows.is_empty() {
            remarks.add(Remark::NoConcerns);
        }
        Ok(CodebookFile { rows, remarks: remarks.done() })
    };
    parse().map_err(|why| CodebookFault { name: name.to_owned(), why })
}

/// The layout that the content shows or, where it shows none, that the extension promises.
fn layout(text: &str, name: &str) -> Result<Layout, Why> {
    let start = text.trim_start();
    let begins = |word: &str| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins("<?xml") || begins("<codebook") {
        return Ok(Layout::Xml);
    }
    let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "qdc" | "xml" => Ok(Layout::Xml),
        "csv" | "tsv" | "tab" => Ok(Layout::Table),
        "qde" | "qdpx" => Err(Why::WholeProject),
        _ if begins("<") => Ok(Layout::Xml),
        _ => Ok(Layout::Table),
    }
}
