//! A codebook as a table, a concern a line, for spreadsheets and for Taguette.
//!
//! Taguette's importer asks for exactly one of the columns `tag`, `name` and `path`, and reads `description`
//! beside it; the other columns are for spreadsheets and for our own.

use crate::import::codebook::guid::guids;
use crate::import::codebook::words::{clean, guarded, is_key, letter, name, write_list, write_path};
use crate::review::Codebook;

const HEADINGS: [&str; 7] = ["path", "description", "letter", "colour", "key", "examples", "guid"];

/// A table with commas, UTF-8, lines ending in LF. Paths read `Surveillance/Covert techniques`; a slash or
/// backslash in a name has a backslash before it. No cell begins like a formula: such get an apostrophe.
pub fn to_csv(codebook: &Codebook) -> String {
    let guids = guids(codebook);
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory takes everything that is written to it.
    let _infallible = writer.write_record(HEADINGS);
    let mut names: Vec<String> = Vec::new();
    for (depth, id, concern) in codebook.tree() {
        names.truncate(depth);
        names.push(name(&concern.name));
        let cells = [
            write_path(names.iter().map(String::as_str)),
            clean(&concern.definition),
            letter(&concern.letter),
            concern.colour.to_string(),
            concern.key.filter(is_key).map(|key| key.to_string()).unwrap_or_default(),
            write_list(concern),
            guids.get(id).map(ToString::to_string).unwrap_or_default(),
        ];
        let _infallible = writer.write_record(cells.map(|cell| guarded(&cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
