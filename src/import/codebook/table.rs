//! Tables of codes: CSV with commas, semicolons or tabs, a code a line, the columns named in the first.
//!
//! One of the columns `path`, `tag` and `name` names the code. In a `path` slashes part the names from the
//! outermost inward. In a `tag`, as Taguette exports it, a slash parts only where what stands before it is a
//! tag itself. A `name` is one name. The others (`description` or `memo`, `colour` or `color`, `letter`,
//! `key`, `examples`, `guid`) may be missing.

use std::collections::{BTreeMap, BTreeSet};

use super::guid::Guid;
use super::words::{self, in_short, read_list, read_path, unguarded};
use super::{Raw, Remark, Remarks, Why};
use crate::review::limits::{MOST_CONCERNS, MOST_LEVELS};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Path,
    Tag,
    Name,
    Definition,
    Colour,
    Letter,
    Key,
    Examples,
    Guid,
}

impl Column {
    fn called(heading: &str) -> Option<Self> {
        Some(match heading.trim().to_lowercase().as_str() {
            "path" => Self::Path,
            "tag" => Self::Tag,
            "name" | "code" => Self::Name,
            "description" | "memo" | "definition" => Self::Definition,
            "colour" | "color" => Self::Colour,
            "letter" => Self::Letter,
            "key" => Self::Key,
            "examples" => Self::Examples,
            "guid" => Self::Guid,
            _ => return None,
        })
    }
}

/// Reads the codes of a table, parents before their children.
pub(super) fn codes(text: &str, remarks: &mut Remarks) -> Result<Vec<Raw>, Why> {
    let (delimiter, headings) = guess(text)?;
    if let Some(line) = open_quote(text, delimiter) {
        return Err(Why::OpenQuote { line });
    }
    let columns = columns(&headings, remarks);
    let by = [Column::Path, Column::Tag, Column::Name].into_iter().find(|by| columns.contains_key(by));
    let Some(by) = by else {
        let found: Vec<String> = headings.iter().map(|heading| in_short(heading)).collect();
        return Err(Why::NoNameColumn { found: in_short(&found.join(", ")) });
    };
    let records = records(text, delimiter, headings.len(), remarks);
    let cell = |record: &csv::StringRecord, column: Column| {
        let cell =
            columns.get(&column).and_then(|at| record.get(*at)).map(|cell| unguarded(cell.trim()).to_owned());
        cell.filter(|cell| !cell.is_empty())
    };
    let named = records.iter().map(|(line, record)| (*line, cell(record, by).unwrap_or_default()));
    let paths = paths(named.clone().map(|(_, name)| name), by);
    let mut tree = Tree::default();
    for ((line, record), path) in records.iter().zip(paths) {
        if path.is_empty() {
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                remarks.add(Remark::Nameless { line: *line });
            }
            continue;
        }
        let raw = Raw {
            line: *line,
            guid: cell(record, Column::Guid),
            colour: cell(record, Column::Colour),
            letter: cell(record, Column::Letter),
            key: cell(record, Column::Key),
            definition: cell(record, Column::Definition).unwrap_or_default(),
            examples: cell(record, Column::Examples).map(|cell| read_list(&cell)).unwrap_or_default(),
            ..Raw::default()
        };
        tree.add(&path, raw, remarks);
    }
    Ok(tree.done(remarks))
}

/// The delimiter under which the first line names most columns that are known, and its cells.
fn guess(text: &str) -> Result<(u8, Vec<String>), Why> {
    let of = |delimiter: u8| {
        let mut record = csv::StringRecord::new();
        let read = reader(text, delimiter).read_record(&mut record);
        let cells: Vec<String> = record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect();
        let known = cells.iter().filter(|cell| Column::called(cell).is_some()).count();
        (if read.is_ok() { (known, cells.len()) } else { (0, 0) }, delimiter, cells)
    };
    // Of equals the last wins, and a comma is the likeliest.
    let best = [b'\t', b';', b','].map(of).into_iter().max_by_key(|(score, ..)| *score);
    best.map(|(_, delimiter, cells)| (delimiter, cells)).ok_or(Why::Empty)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// The line of a quotation mark that opens a cell and is never closed: all that follows would be one cell.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened) = (1, None);
    let mut at_start = true;
    for byte in text.bytes() {
        match byte {
            // Within a quoted cell two marks stand for one: closed and opened again.
            b'"' if opened.is_some() => opened = None,
            b'"' if at_start => opened = Some(line),
            _ => {}
        }
        at_start = opened.is_none() && (byte == delimiter || matches!(byte, b'\n' | b'\r') || byte == b'"');
        line += usize::from(byte == b'\n');
    }
    opened
}

/// Where each column stands; the first of two that hold the same counts.
fn columns(headings: &[String], remarks: &mut Remarks) -> BTreeMap<Column, usize> {
    let mut columns = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        match Column::called(heading).filter(|column| !columns.contains_key(column)) {
            Some(column) => _ = columns.insert(column, at),
            None if heading.is_empty() => {}
            None => remarks.add(Remark::Column { name: heading.clone() }),
        }
    }
    let names = [Column::Path, Column::Tag, Column::Name].into_iter().filter_map(|by| columns.get(&by));
    for unread in names.skip(1).filter_map(|at| headings.get(*at)) {
        remarks.add(Remark::Column { name: unread.clone() });
    }
    columns
}

/// The lines under the headings, as many as a codebook may hold, with their numbers.
fn records(
    text: &str,
    delimiter: u8,
    columns: usize,
    remarks: &mut Remarks,
) -> Vec<(usize, csv::StringRecord)> {
    let mut records = Vec::new();
    let mut left_out = 0;
    for record in reader(text, delimiter).into_records().skip(1).flatten() {
        let line = record.position().map_or(0, csv::Position::line) as usize;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if records.len() == MOST_CONCERNS {
            left_out += 1;
            continue;
        }
        // Spreadsheets like to add empty cells.
        let full =
            record.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).last().map_or(0, |(_, at)| at);
        if record.len() < columns || full > columns {
            remarks.add(Remark::Uneven { line, cells: record.len(), columns });
        }
        records.push((line, record));
    }
    if left_out > 0 {
        remarks.add(Remark::TooMany { left_out });
    }
    records
}

/// The names from the outermost inward that each cell stands for.
fn paths(cells: impl Iterator<Item = String>, by: Column) -> Vec<Vec<String>> {
    if by == Column::Name {
        let one =
            |cell: String| if words::clean(&cell).is_empty() { Vec::new() } else { vec![words::name(&cell)] };
        return cells.map(one).collect();
    }
    let split: Vec<Vec<String>> = cells.map(|cell| read_path(&cell)).collect();
    if by == Column::Path {
        return split;
    }
    let tags: BTreeSet<&[String]> = split.iter().map(Vec::as_slice).collect();
    let merged = split.iter().map(|tag| {
        let mut names: Vec<String> = Vec::new();
        let mut from = 0;
        for to in 1..=tag.len() {
            // Deeper than this nothing may stand, and what is not looked up costs no time.
            let parts =
                to == tag.len() || (to <= MOST_LEVELS && tags.contains(tag.get(..to).unwrap_or_default()));
            if parts {
                names.push(tag.get(from..to).unwrap_or_default().join("/"));
                from = to;
            }
        }
        names
    });
    merged.collect()
}

/// The codes by their paths.
#[derive(Debug, Default)]
struct Tree {
    codes: Vec<Raw>,
    /// The last code of each path: a line stands under the nearest one above it.
    places: BTreeMap<Vec<String>, usize>,
    /// The same in small letters: people who type a path seldom look at these.
    lower: BTreeMap<Vec<String>, usize>,
    /// Codes that only the paths of others name so far.
    made_up: BTreeSet<usize>,
    left_out: usize,
}

impl Tree {
    fn add(&mut self, path: &[String], raw: Raw, remarks: &mut Remarks) {
        let Some((name, above)) = path.split_last() else { return };
        let made_up = || self.lower.get(&lower(path)).filter(|at| self.made_up.contains(at));
        if let Some(at) = self.places.get(path).or_else(made_up).copied() {
            if self.made_up.remove(&at) {
                if let Some(code) = self.codes.get_mut(at) {
                    *code = Raw { parent: code.parent, name: name.clone(), ..raw };
                }
                return;
            }
            let guid = |raw: &Raw| raw.guid.as_deref().and_then(Guid::parse);
            let is_other = guid(&raw).is_some() && self.codes.get(at).and_then(guid) != guid(&raw);
            if !is_other {
                remarks.add(Remark::Double { name: name.clone(), line: raw.line });
                return;
            }
        }
        let above = above.get(..above.len().min(MOST_LEVELS - 1)).unwrap_or_default();
        if above.len() + 1 < path.len() {
            remarks.add(Remark::TooDeep { name: name.clone() });
        }
        let parent = self.parent(above);
        self.push(path, Raw { parent, name: name.clone(), ..raw });
    }

    /// The code of a path, with those above it made up where they are missing.
    fn parent(&mut self, path: &[String]) -> Option<usize> {
        let mut parent = None;
        for (at, name) in path.iter().enumerate() {
            let here = path.get(..=at).unwrap_or_default();
            if let Some(place) = self.places.get(here).or_else(|| self.lower.get(&lower(here))) {
                parent = Some(*place);
                continue;
            }
            let made = self.push(here, Raw { parent, name: name.clone(), ..Raw::default() });
            self.made_up.extend(made);
            parent = made.or(parent);
        }
        parent
    }

    fn push(&mut self, path: &[String], raw: Raw) -> Option<usize> {
        let at = self.codes.len();
        if at == MOST_CONCERNS {
            self.left_out += 1;
            return None;
        }
        self.codes.push(raw);
        self.lower.insert(lower(path), at);
        self.places.insert(path.to_vec(), at);
        Some(at)
    }

    fn done(self, remarks: &mut Remarks) -> Vec<Raw> {
        for name in self.made_up.iter().filter_map(|at| Some(self.codes.get(*at)?.name.clone())) {
            remarks.add(Remark::WiderMadeUp { name });
        }
        if self.left_out > 0 {
            remarks.add(Remark::TooMany { left_out: self.left_out });
        }
        self.codes
    }
}

fn lower(path: &[String]) -> Vec<String> {
    path.iter().map(|name| name.to_lowercase()).collect()
}
