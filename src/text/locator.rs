//! Legal addresses: where a provision stands, as lawyers write it and as an Akoma Ntoso eId.
//!
//! The eId follows the Akoma Ntoso naming convention 1.0: the parent's eId, `__`, the short name of
//! the unit, `_`, its number. Articles leave out the chapters above them, since their numbers run
//! through; articles of an annex keep the annex and its parts. A second provision of the same address carries a
//! counter, `art_17_2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::IntoEnumIterator as _;

use super::ProvisionKind as Kind;
use super::locator_parse::parse;
use super::numeral;

/// The number of a unit that has none where one is expected, as the naming convention says.
pub(crate) const UNNUMBERED: &str = "nn";

/// One step of an address: a unit and its number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segment {
    pub kind: Kind,
    /// Without punctuation or spaces: `17`, `48bis`, `IV`, `b`; empty for units that are not
    /// numbered (a preamble), `nn` for an unnumbered one of a kind that is (an only annex).
    pub number: String,
    /// 1, or the counter that tells a second, third, … provision of the same number apart.
    pub copy: u32,
}

impl Segment {
    /// A first (usually only) provision of this kind and number.
    pub fn new(kind: Kind, number: impl Into<String>) -> Self {
        Self { kind, number: number.into(), copy: 1 }
    }

    fn eid(&self) -> String {
        let mut eid = abbreviation(self.kind).to_owned();
        if !self.number.is_empty() {
            eid.push('_');
            eid.push_str(&self.number);
        }
        if self.copy > 1 {
            eid.push('_');
            eid.push_str(&self.copy.to_string());
        }
        eid
    }

    pub(super) fn from_eid(part: &str) -> Option<Self> {
        let mut pieces = part.split('_');
        let kind = kind_of_abbreviation(pieces.next()?)?;
        let number = if is_numbered(kind) { clean_number(pieces.next()?)? } else { String::new() };
        let copy = pieces.next().map_or(Some(1), |copy| copy.parse().ok().filter(|&copy| copy > 1))?;
        pieces.next().is_none().then_some(Self { kind, number, copy })
    }
}

fn clean_number(number: &str) -> Option<String> {
    let fits = !number.is_empty() && number.chars().all(|c| c.is_alphanumeric() || c == '-');
    fits.then(|| number.to_owned())
}

/// The address of a provision: segments from the outermost in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Locator {
    segments: Vec<Segment>,
    chapeau: bool,
}

/// Why an address was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LocatorError {
    #[error("there is no address here; write for example “17(2)(b)”, “48 bis”, “annex II” or “preamble 3”")]
    Empty,
    #[error(
        "“{word}” in “{input}” is not part of an address; write for example “17(2)(b)”, “48 bis”, “annex II” or “preamble 3”"
    )]
    NotUnderstood { input: String, word: String },
    #[error("a number is missing after “{word}” in “{input}”; write for example “{word} 2”")]
    NumberMissing { input: String, word: String },
    #[error("the address is longer than any provision needs: {0} characters")]
    TooLong(usize),
}

impl Locator {
    /// Reads an address as people write it, in any of the six UN languages, or an eId.
    ///
    /// # Errors
    /// Names the word that was not understood and gives an example of what is.
    pub fn parse(input: &str) -> Result<Self, LocatorError> {
        if let Some(locator) = input.contains('_').then(|| Self::from_eid(input.trim())).flatten() {
            return Ok(locator);
        }
        parse(input)
    }

    /// An address of these segments, outermost first; none if there are none.
    pub fn new(segments: Vec<Segment>) -> Option<Self> {
        (!segments.is_empty()).then_some(Self { segments, chapeau: false })
    }

    /// The same address, meaning the provision's own words before its points.
    #[must_use]
    pub fn chapeau(mut self) -> Self {
        self.chapeau = true;
        self
    }

    /// Outermost first, never empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the provision's own words before its points are meant.
    pub fn is_chapeau(&self) -> bool {
        self.chapeau
    }

    /// The address one level up; none for an outermost one.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.segments.split_last()?;
        Self::new(above.to_vec())
    }

    /// The Akoma Ntoso eId, such as `art_17__para_2__point_b`.
    pub fn eid(&self) -> String {
        let mut parts: Vec<String> = self.segments.iter().map(Segment::eid).collect();
        if self.chapeau {
            parts.push("intro".to_owned());
        }
        parts.join("__")
    }

    /// Reads an eId; none if it is not one of ours.
    pub fn from_eid(eid: &str) -> Option<Self> {
        let (eid, chapeau) = eid.strip_suffix("__intro").map_or((eid, false), |eid| (eid, true));
        let segments: Option<Vec<Segment>> = eid.split("__").map(Segment::from_eid).collect();
        Some(Self { segments: segments?, chapeau })
    }

    /// As [`Display`](fmt::Display) but abbreviated: `Art. 17(2)(b)`.
    pub fn short(&self) -> String {
        self.print(true)
    }

    fn print(&self, short: bool) -> String {
        self.print_in(|segment, number| in_words(segment, number, short), "chapeau")
    }

    /// As [`Display`](fmt::Display) in another language: `unit` names a segment that does not stand in brackets, with its
    /// number, `48 bis`, which it is given; `chapeau` is the word for a provision's own words before its points.
    pub fn print_in(&self, unit: impl Fn(&Segment, &str) -> String, chapeau: &str) -> String {
        let mut printed = String::new();
        let mut before: Option<&Segment> = None;
        for segment in &self.segments {
            let number = spaced(&segment.number);
            if before.is_some_and(|before| takes_brackets(before, segment)) {
                printed.extend(["(", &number, ")"]);
            } else {
                let words = unit(segment, &number);
                if before.is_some() {
                    printed.push_str(", ");
                    printed.push_str(&words);
                } else {
                    printed.push_str(&capitalised(&words));
                }
            }
            if segment.copy > 1 {
                printed.extend([" [", &numeral::short_ordinal(segment.copy), "]"]);
            }
            before = Some(segment);
        }
        if self.chapeau {
            printed.extend([", ", chapeau]);
        }
        printed
    }
}

/// Whether lawyers write the segment in brackets behind the one before it, so that its kind can be
/// told from its place and form alone: digits right after an article are a paragraph.
fn takes_brackets(before: &Segment, segment: &Segment) -> bool {
    guessed_kind(before.kind, &segment.number) == Some(segment.kind)
        && matches!(before.kind, Kind::Article | Kind::Paragraph | Kind::Point | Kind::Recital)
}

/// The kind of a bare number behind a provision of the kind `before`.
pub(crate) fn guessed_kind(before: Kind, number: &str) -> Option<Kind> {
    let counted = number.starts_with(|c: char| c.is_ascii_digit());
    match before {
        Kind::Paragraph | Kind::Point | Kind::Recital | Kind::Subparagraph => Some(Kind::Point),
        Kind::Preamble if counted => Some(Kind::Recital),
        Kind::Footnote | Kind::ClosingWords => None,
        _ if counted => Some(Kind::Paragraph),
        _ => Some(Kind::Point),
    }
}

fn spaced(number: &str) -> String {
    let (stem, suffix) = numeral::split_suffix(number);
    if suffix.is_empty() { stem.to_owned() } else { format!("{stem} {suffix}") }
}

fn in_words(segment: &Segment, number: &str, short: bool) -> String {
    let name = if short { short_name(segment.kind) } else { long_name(segment.kind) };
    match segment.kind {
        Kind::Subparagraph if !short => {
            let count = segment.number.parse().ok().filter(|count| segment.number == format!("{count}"));
            count.map_or_else(
                || format!("{name} {number}"),
                |count: u32| format!("{} {name}", numeral::english_ordinal(count)),
            )
        }
        Kind::Annex if segment.number == UNNUMBERED => name.to_owned(),
        Kind::Point => format!("{name} ({number})"),
        _ if segment.number == UNNUMBERED => format!("unnumbered {name}"),
        _ if segment.number.is_empty() => name.to_owned(),
        _ => format!("{name} {number}"),
    }
}

fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Whether provisions of this kind are told apart by a number.
pub(crate) fn is_numbered(kind: Kind) -> bool {
    !matches!(kind, Kind::Front | Kind::Preamble | Kind::ClosingWords | Kind::Conclusion)
}

/// The short name of a unit in an eId.
pub(crate) fn abbreviation(kind: Kind) -> &'static str {
    match kind {
        Kind::Front => "front",
        Kind::Preamble => "preamble",
        Kind::Recital => "rec",
        Kind::Part => "part",
        Kind::Title => "title",
        Kind::Chapter => "chp",
        Kind::Section => "sec",
        Kind::Subsection => "subsec",
        Kind::Article => "art",
        Kind::Paragraph => "para",
        Kind::Subparagraph => "subpara",
        Kind::Point => "point",
        Kind::ClosingWords => "wrapup",
        Kind::Annex => "annex",
        Kind::Footnote => "fn",
        Kind::Conclusion => "conclusion",
    }
}

fn kind_of_abbreviation(short: &str) -> Option<Kind> {
    Kind::iter().find(|&kind| abbreviation(kind) == short)
}

/// What lawyers call it, in English and lower case.
fn long_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Front => "front matter",
        Kind::Recital | Kind::Paragraph => "paragraph",
        Kind::Chapter => "chapter",
        Kind::Section => "section",
        Kind::Subsection => "subsection",
        Kind::Article => "article",
        Kind::Subparagraph => "subparagraph",
        Kind::ClosingWords => "closing words",
        Kind::Footnote => "footnote",
        Kind::Preamble | Kind::Part | Kind::Title | Kind::Point | Kind::Annex | Kind::Conclusion => {
            abbreviation(kind)
        }
    }
}

fn short_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Recital | Kind::Paragraph => "para.",
        Kind::Chapter => "ch.",
        Kind::Section => "sec.",
        Kind::Subsection => "subsec.",
        Kind::Article => "art.",
        Kind::Subparagraph => "subpara.",
        Kind::Footnote => "fn.",
        _ => long_name(kind),
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(false))
    }
}

impl FromStr for Locator {
    type Err = LocatorError;

    fn from_str(input: &str) -> Result<Self, LocatorError> {
        Self::parse(input)
    }
}

impl From<Locator> for String {
    fn from(locator: Locator) -> Self {
        locator.eid()
    }
}

impl TryFrom<String> for Locator {
    type Error = LocatorError;

    fn try_from(eid: String) -> Result<Self, LocatorError> {
        Self::from_eid(&eid).ok_or_else(|| LocatorError::NotUnderstood { input: eid.clone(), word: eid })
    }
}

/// Builds a locator from parsed parts.
pub(crate) fn assemble(segments: Vec<Segment>, chapeau: bool) -> Option<Locator> {
    (!segments.is_empty()).then_some(Locator { segments, chapeau })
}

#[cfg(test)]
#[path = "locator_tests.rs"]
mod tests;
