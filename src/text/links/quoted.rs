//! Words in quotation marks of all kinds.

use std::ops::Range;

/// Longest term that a text defines, in `char`s.
const LONGEST: usize = 120;

/// Marks that open, and what closes them. Typists of the web open with two grave accents.
const PAIRS: &[(&str, &[&str])] = &[
    ("``", &["''", "\"", "”"]),
    ("“", &["”", "“", "\""]),
    ("„", &["“", "”"]),
    ("«", &["»"]),
    ("「", &["」"]),
    ("『", &["』"]),
    ("\"", &["\""]),
    ("‘", &["’"]),
];

/// A passage in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Bytes of the words inside the marks, without white space at their ends.
    pub(super) inside: Range<usize>,
    /// Bytes with the marks.
    pub(super) whole: Range<usize>,
}

/// Short quoted passages, in order. Longer ones, and marks that never close, are passed over.
pub(super) fn quoted(words: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let opened = PAIRS.iter().find(|(open, _)| rest.starts_with(open));
        let closed = opened.and_then(|(open, closing)| {
            let inside = rest.get(open.len()..)?;
            closed(inside, closing).map(|(length, mark)| (at + open.len(), length, mark))
        });
        if let Some((start, length, mark)) = closed {
            let inside = words.get(start..start + length).unwrap_or_default();
            let lead = inside.len() - inside.trim_start().len();
            let trimmed = inside.trim();
            found.push(Quoted {
                inside: start + lead..start + lead + trimmed.len(),
                whole: at..start + length + mark,
            });
            at = start + length + mark;
        } else {
            at +=
                opened.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(open, _)| open.len());
        }
    }
    found
}

/// Where the first of the closing marks stands, in bytes, and how long it is.
fn closed(inside: &str, closing: &[&str]) -> Option<(usize, usize)> {
    let mut count = 0;
    for (at, c) in inside.char_indices() {
        count += 1;
        if c == '\n' || count > LONGEST {
            return None;
        }
        let rest = inside.get(at..).unwrap_or_default();
        let Some(mark) = closing.iter().find(|mark| rest.starts_with(**mark)) else { continue };
        // ’ inside a word is an apostrophe.
        let after = rest.get(mark.len()..).unwrap_or_default();
        if *mark != "’" || !after.starts_with(char::is_alphanumeric) {
            return Some((at, mark.len()));
        }
    }
    None
}
