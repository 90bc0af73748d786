//! What reading a codebook file brought to light, in the language of the interface.

use crate::import::codebook::{CodebookFault, MOST_BYTES, Remark, Why};
use crate::review::limits::{MOST_CONCERNS, MOST_EXAMPLES, MOST_LEVELS};
use crate::tr;

/// A remark as a sentence.
pub(super) fn of(remark: &Remark) -> String {
    match remark {
        Remark::OldEncoding => tr!("codebook-remark-encoding"),
        Remark::NoConcerns => tr!("codebook-remark-none"),
        Remark::Nameless { line } => tr!("codebook-remark-nameless", line = *line),
        Remark::NameCut { name } => tr!("codebook-remark-name-cut", name = short(name)),
        Remark::BadColour { name, colour } => {
            tr!("codebook-remark-colour", name = short(name), colour = short(colour))
        }
        Remark::BadGuid { name, guid } => tr!("codebook-remark-guid", name = short(name), guid = short(guid)),
        Remark::SharedGuid { name } => tr!("codebook-remark-shared-guid", name = short(name)),
        Remark::Double { name, line } => tr!("codebook-remark-double", name = short(name), line = *line),
        Remark::BadKey { name, key } => tr!("codebook-remark-key", name = short(name), key = short(key)),
        Remark::KeyTaken { name, key, by } => {
            tr!("codebook-remark-key-taken", name = short(name), key = *key, by = short(by))
        }
        Remark::TooDeep { name } => tr!("codebook-remark-deep", name = short(name), most = MOST_LEVELS),
        Remark::TooMany { left_out } => {
            tr!("codebook-remark-many", count = *left_out, most = MOST_CONCERNS)
        }
        Remark::ExamplesCut { name } => {
            tr!("codebook-remark-examples", name = short(name), most = MOST_EXAMPLES)
        }
        Remark::WiderMadeUp { name } => tr!("codebook-remark-wider", name = short(name)),
        Remark::Set { name } => tr!("codebook-remark-set", name = short(name)),
        Remark::Uncodable { count } => tr!("codebook-remark-uncodable", count = *count),
        Remark::Element { name, count } => {
            tr!("codebook-remark-element", name = short(name), count = *count)
        }
        Remark::Column { name } => tr!("codebook-remark-column", name = short(name)),
        Remark::Uneven { line, cells, columns } => {
            tr!("codebook-remark-uneven", line = *line, cells = *cells, columns = *columns)
        }
        Remark::Elsewhere { name } => tr!("codebook-remark-elsewhere", name = short(name)),
        Remark::Refused { name, why } => tr!("codebook-remark-refused", name = short(name), why = short(why)),
        Remark::More(count) => tr!("codebook-remark-more", count = *count),
    }
}

/// Why a file could not be read: which file, where, why, and what to do.
pub(super) fn of_fault(fault: &CodebookFault) -> String {
    let why = match &fault.why {
        Why::Unreadable(error) => match error.kind() {
            std::io::ErrorKind::NotFound => tr!("codebook-fault-missing"),
            std::io::ErrorKind::PermissionDenied => tr!("codebook-fault-forbidden"),
            _ => tr!("codebook-fault-unreadable", why = error.to_string()),
        },
        Why::NotAFile => tr!("codebook-fault-no-file"),
        Why::TooLarge => tr!("codebook-fault-large", most = MOST_BYTES >> 20),
        Why::Empty => tr!("codebook-fault-empty"),
        Why::Other(what) => tr!("codebook-fault-other", what = *what),
        Why::WholeProject => tr!("codebook-fault-project"),
        Why::NotText { line, column, what } => {
            tr!("codebook-fault-text", line = *line, column = *column, what = *what)
        }
        Why::Xml { line, column, why } => {
            tr!("codebook-fault-xml", line = *line, column = *column, why = short(why))
        }
        Why::Doctype { line, column } => tr!("codebook-fault-doctype", line = *line, column = *column),
        Why::OpenQuote { line } => tr!("codebook-fault-quote", line = *line),
        Why::NoNameColumn { found } => tr!("codebook-fault-columns", found = short(found)),
    };
    tr!("codebook-fault", file = short(&fault.name), why = why)
}

/// The beginning of words from a file, on one line.
fn short(words: &str) -> String {
    const MOST: usize = 90;
    let line: String = words.chars().take(MOST + 1).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST).collect();
    format!("{start}…")
}
