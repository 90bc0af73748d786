//! The recogniser: plain paragraphs in, a [`Text`] with its preamble, parts, chapters, articles,
//! paragraphs and points out, with a report of what was found and what is doubtful.
//!
//! It drops and reorders no word: label, heading and text of all provisions, one after the other,
//! are the lines that came in, white space aside. It takes time linear in the length of its input.

mod address;
#[cfg(test)]
pub(crate) mod arbitrary;
mod body;
mod heading;
mod language;
mod lead;
mod lists;
mod marker;
mod report;
mod tree;
mod units;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use address::readdress;
pub use report::{Doubt, Reason, Report};

use super::provision::{Text, TextError, TextHeader};
use super::words::head;
use tree::Builder;

/// What an importer knows about a line beside its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// Nothing.
    #[default]
    None,
    /// The source marks it as a heading of this level, 1 the highest.
    Heading(u8),
    /// The source marks it as ordinary text; it may carry a label but is no heading.
    Body,
    /// A footnote; its label stands at its head.
    Footnote,
    /// To be kept as it stands: a row of a table, a line of code. It carries no label.
    Verbatim,
}

/// One paragraph of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line<'a> {
    pub text: Cow<'a, str>,
    pub hint: Hint,
}

impl<'a> Line<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>, hint: Hint) -> Self {
        Self { text: text.into(), hint }
    }
}

impl<'a> From<&'a str> for Line<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text, Hint::None)
    }
}

impl From<String> for Line<'_> {
    fn from(text: String) -> Self {
        Self::new(text, Hint::None)
    }
}

/// A text and how sure the recogniser is of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    pub text: Text,
    pub report: Report,
}

/// Finds the provisions in plain paragraphs. Where the header has no title or language, the first
/// words of the front matter and a guess are put in.
///
/// # Errors
/// [`TextError::Empty`] if the paragraphs hold no words beside labels.
pub fn recognise<'a, L: Into<Line<'a>>>(
    mut header: TextHeader,
    lines: impl IntoIterator<Item = L>,
) -> Result<Recognition, TextError> {
    let lines: Vec<Line<'a>> = lines
        .into_iter()
        .map(Into::into)
        .map(|line| Line { text: tidy(line.text), hint: line.hint })
        .filter(|line| !line.text.is_empty())
        .collect();
    if header.language.is_empty() {
        language::guess(lines.iter().map(|line| line.text.as_ref())).clone_into(&mut header.language);
    }
    let (entries, doubts) = Builder::default().build(&lines);
    if header.instrument.title.is_empty() {
        let front = entries.first().filter(|entry| entry.eid == "front");
        let title = front.map(|front| if front.heading.is_empty() { &front.text } else { &front.heading });
        header.instrument.title = title.map(|title| head(title, 300).to_owned()).unwrap_or_default();
    }
    let text = Text::assemble(header, entries)?;
    let report = Report::of(&text, doubts);
    Ok(Recognition { text, report })
}

/// Whether a line of hard-wrapped text begins a provision of its own rather than going on with the
/// line before it.
pub(crate) fn begins_provision(line: &str) -> bool {
    !matches!(lead::lead(line.trim()), lead::Lead::Words)
}

/// Whether the line is nothing but the label of a unit: “Article 5”, “CHAPTER II”.
pub(crate) fn is_unit_label(line: &str) -> bool {
    matches!(lead::lead(line.trim()), lead::Lead::Unit(unit) if unit.gap == lead::Gap::Alone)
}

/// The number in the label of a paragraph or point, as printed, save that digits are in ASCII.
pub(crate) fn printed_number(label: &str) -> Option<String> {
    match lead::lead(label) {
        lead::Lead::Marker(marker) => Some(marker.number),
        _ => None,
    }
}

/// How many bytes at the head of a trimmed line are a label, the sign behind it included: 3 of `(a) words`,
/// none of plain words.
pub(crate) fn leading_label(line: &str) -> usize {
    match lead::lead(line) {
        lead::Lead::Unit(unit) => unit.length,
        lead::Lead::Marker(marker) => marker.length,
        lead::Lead::Words => 0,
    }
}

pub(crate) use heading::ends_like_sentence;

/// Whether a label may follow this line: it ends a sentence, or an item with “and” or “or”.
pub(crate) fn may_end_item(line: &str) -> bool {
    ends_like_sentence(line) || heading::leaves_open(line)
}

/// Trims the line and makes every run of ordinary white space in it one space; spaces that must
/// not break stay.
fn tidy(text: Cow<'_, str>) -> Cow<'_, str> {
    let ordinary =
        |c: char| c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut before = ' ';
    let tidy_already = text.chars().all(|c| {
        let fits = !ordinary(c) || (c == ' ' && before != ' ');
        before = c;
        fits
    });
    if tidy_already && text.trim().len() == text.len() {
        return text;
    }
    let words: Vec<&str> = text.trim().split(ordinary).filter(|word| !word.is_empty()).collect();
    words.join(" ").into()
}

#[cfg(test)]
mod same_eids_tests;
#[cfg(test)]
mod tests;
