//! Texts and their provisions.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Deepest that a provision may stand, roots being at 0; treaties need a dozen.
pub const MOST_DEPTH: usize = 64;

/// The treaty a text is a draft or a language version of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Full title as adopted or tabled.
    pub title: String,
    /// Short title for headers and lists.
    pub short_title: String,
}

/// How far a text has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Nobody said.
    #[default]
    Unknown,
    /// Under negotiation.
    Draft,
    /// Adopted or in force.
    Adopted,
    /// A retelling in plain language; never the official text.
    Digest,
}

/// What is known about a text beside its words. Not part of its identity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextHeader {
    pub instrument: Instrument,
    /// Which version this is, for people: "Draft of June 2023".
    pub version: String,
    /// Document symbol such as `A/RES/79/243`; empty if none.
    pub symbol: String,
    /// ISO date `YYYY[-MM[-DD]]`; empty if unknown.
    pub date: String,
    /// BCP 47 language tag such as `en`; empty if unknown.
    pub language: String,
    pub status: Status,
    /// A sentence every reader must see, such as "A plain-language digest, not the official text."
    pub notice: String,
    /// SHA-256 of the file that the text was read from, 64 hexadecimal digits; empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file_sha256: String,
}

/// What a provision is in the order of a treaty.
///
/// Its `iter` gives every kind, from the widest unit down.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum ProvisionKind {
    /// Title page words and anything before the first recognised provision.
    Front,
    Preamble,
    /// One paragraph of the preamble.
    Recital,
    Part,
    Title,
    Chapter,
    Section,
    Subsection,
    Article,
    /// A numbered paragraph of an article.
    Paragraph,
    /// A further unnumbered paragraph of whatever holds it.
    Subparagraph,
    /// A lettered or numbered item; points nest.
    Point,
    /// Words after a list of points that finish the sentence of the chapeau.
    ClosingWords,
    Annex,
    Footnote,
    /// Words after the last provision: "Done at …", signatures.
    Conclusion,
}

impl ProvisionKind {
    /// The name that a text's id is made of, which therefore must never change.
    fn stable_name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Preamble => "preamble",
            Self::Recital => "recital",
            Self::Part => "part",
            Self::Title => "title",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Subsection => "subsection",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Subparagraph => "subparagraph",
            Self::Point => "point",
            Self::ClosingWords => "closing words",
            Self::Annex => "annex",
            Self::Footnote => "footnote",
            Self::Conclusion => "conclusion",
        }
    }
}

/// One provision: a label, perhaps a heading, and its own words.
///
/// A provision that has children holds in `text` only the words that stand before them, its
/// *chapeau*. All offsets into a provision are `char` offsets into [`Provision::words`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    pub kind: ProvisionKind,
    /// Akoma Ntoso eId, unique in the text: `art_17__para_2__point_b`.
    pub eid: String,
    /// The label as printed, without trailing white space: "Article 17", "2.", "(b)"; may be empty.
    pub label: String,
    /// Heading or title; may be empty.
    pub heading: String,
    /// The provision's own words; may be empty.
    pub text: String,
    /// Index of the parent in [`Text::provisions`].
    pub parent: Option<usize>,
    /// Depth in the tree, 0 for roots.
    pub depth: usize,
    /// Index one past the last provision under this one.
    pub end: usize,
}

impl Provision {
    /// Everything that can be marked in this provision: the heading, a line feed, the text
    /// (without the line feed where either is empty).
    pub fn words(&self) -> std::borrow::Cow<'_, str> {
        match (self.heading.is_empty(), self.text.is_empty()) {
            (true, _) => self.text.as_str().into(),
            (_, true) => self.heading.as_str().into(),
            _ => format!("{}\n{}", self.heading, self.text).into(),
        }
    }

    /// `char` offset in [`Provision::words`] at which `text` begins.
    pub fn text_start(&self) -> usize {
        if self.heading.is_empty() || self.text.is_empty() { 0 } else { self.heading.chars().count() + 1 }
    }
}

/// SHA-256 of a text's canonical form, 64 lower-case hexadecimal digits: for each provision the name of its
/// kind, eId, label, heading and text, each in UTF-8 after its length in bytes, then its depth; numbers in
/// 64 bits, the lowest byte first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextId(Arc<str>);

/// One draft or one language of an instrument: immutable, provisions in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    header: TextHeader,
    id: TextId,
    provisions: Vec<Provision>,
    by_eid: HashMap<String, usize>,
}

/// A provision as a recogniser or a file states it, before the tree is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: ProvisionKind,
    pub eid: String,
    pub label: String,
    pub heading: String,
    pub text: String,
    pub depth: usize,
}

/// Why a list of entries is no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextError {
    #[error("there are no words in this text")]
    Empty,
    #[error("two provisions have the same address {0}")]
    DuplicateAddress(String),
    #[error("the provision {eid} stands at depth {depth}, deeper than what is above it allows")]
    Depth { eid: String, depth: usize },
    #[error("the provision {eid} stands at depth {depth}; the deepest that is read is {MOST_DEPTH}")]
    TooDeep { eid: String, depth: usize },
}

impl Text {
    /// Links entries, given in reading order, into a text and names it.
    ///
    /// # Errors
    /// Refuses an empty list, an address that occurs twice, a depth that skips a level, and one above 64.
    pub fn assemble(header: TextHeader, entries: Vec<Entry>) -> Result<Self, TextError> {
        if entries.iter().all(|entry| entry.heading.is_empty() && entry.text.is_empty()) {
            return Err(TextError::Empty);
        }
        let mut addresses = HashSet::with_capacity(entries.len());
        let mut provisions: Vec<Provision> = Vec::with_capacity(entries.len());
        // The chain of provisions that are still open at the current entry, outermost first.
        let mut open: Vec<usize> = Vec::new();
        for (index, entry) in entries.into_iter().enumerate() {
            if entry.depth > MOST_DEPTH {
                return Err(TextError::TooDeep { eid: entry.eid, depth: entry.depth });
            }
            if entry.depth > open.len() {
                return Err(TextError::Depth { eid: entry.eid, depth: entry.depth });
            }
            if !addresses.insert(entry.eid.clone()) {
                return Err(TextError::DuplicateAddress(entry.eid));
            }
            close(&mut provisions, open.drain(entry.depth..), index);
            let parent = open.last().copied();
            open.push(index);
            let Entry { kind, eid, label, heading, text, depth } = entry;
            provisions.push(Provision { kind, eid, label, heading, text, parent, depth, end: index + 1 });
        }
        let count = provisions.len();
        close(&mut provisions, open.drain(..), count);
        let id = TextId::of(&provisions);
        let by_eid =
            provisions.iter().enumerate().map(|(index, provision)| (provision.eid.clone(), index)).collect();
        Ok(Self { header, id, provisions, by_eid })
    }

    /// A text without a word in it, for a project that holds none.
    pub fn empty(header: TextHeader) -> Self {
        Self { header, id: TextId::of(&[]), provisions: Vec::new(), by_eid: HashMap::new() }
    }

    pub fn header(&self) -> &TextHeader {
        &self.header
    }

    pub fn id(&self) -> &TextId {
        &self.id
    }

    /// All provisions in reading order.
    pub fn provisions(&self) -> &[Provision] {
        &self.provisions
    }

    /// Index of the provision with this eId.
    pub fn index_of(&self, eid: &str) -> Option<usize> {
        self.by_eid.get(eid).copied()
    }

    pub fn get(&self, eid: &str) -> Option<&Provision> {
        self.provisions.get(self.index_of(eid)?)
    }

    /// The provision at `index` and all under it, as indices.
    pub fn subtree(&self, index: usize) -> Range<usize> {
        self.provisions.get(index).map_or(0..0, |provision| index..provision.end)
    }

    /// The provision at `index`, then what holds it, up to the root.
    pub fn lineage(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&at| self.provisions.get(at)?.parent)
    }

    /// The article (or annex, preamble, … where there is none) that the provision stands in.
    pub fn article_of(&self, index: usize) -> usize {
        let is_article =
            |&at: &usize| self.provisions.get(at).is_some_and(|p| p.kind == ProvisionKind::Article);
        self.lineage(index)
            .find(is_article)
            .or_else(|| {
                let large = |&at: &usize| {
                    self.provisions.get(at).is_some_and(|p| {
                        matches!(
                            p.kind,
                            ProvisionKind::Annex
                                | ProvisionKind::Preamble
                                | ProvisionKind::Front
                                | ProvisionKind::Conclusion
                        )
                    })
                };
                self.lineage(index).find(large)
            })
            .unwrap_or(index)
    }
}

fn close(provisions: &mut [Provision], ended: impl Iterator<Item = usize>, end: usize) {
    for index in ended {
        if let Some(provision) = provisions.get_mut(index) {
            provision.end = end;
        }
    }
}

/// Two lower-case digits a byte.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _infallible = write!(digits, "{byte:02x}");
        digits
    })
}

impl TextId {
    fn of(provisions: &[Provision]) -> Self {
        let mut hash = Sha256::new();
        for provision in provisions {
            let Provision { kind, eid, label, heading, text, depth, .. } = provision;
            for field in [kind.stable_name(), eid, label, heading, text] {
                hash.update((field.len() as u64).to_le_bytes());
                hash.update(field.as_bytes());
            }
            hash.update((*depth as u64).to_le_bytes());
        }
        Self(hexadecimal(&hash.finalize()).into())
    }

    /// The name of no text, for a record whose text is not known yet.
    pub fn none() -> Self {
        Self(Arc::from(""))
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for TextId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Entry {
    /// An entry is a tuple in a file, to keep a provision on one line.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (kind, eid, label, heading, text, depth) = Deserialize::deserialize(deserializer)?;
        Ok(Self { kind, eid, label, heading, text, depth })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: usize, kind: ProvisionKind, depth: usize) -> Entry {
        let text = format!("Words {number}");
        Entry { kind, eid: format!("e_{number}"), label: String::new(), heading: String::new(), text, depth }
    }

    fn assemble(entries: Vec<Entry>) -> Result<Text, TextError> {
        Text::assemble(TextHeader::default(), entries)
    }

    #[test]
    fn a_texts_id_tells_kind_and_depth() {
        let id = |kind, depth| {
            let entries = vec![entry(0, ProvisionKind::Article, 0), entry(1, kind, depth)];
            assemble(entries).unwrap().id().clone()
        };
        let paragraph = id(ProvisionKind::Paragraph, 1);
        assert_ne!(paragraph, id(ProvisionKind::Point, 1));
        assert_ne!(paragraph, id(ProvisionKind::Paragraph, 0));
        // Projects name texts by this; it must never change.
        let known = "204dad211da5dd3bc49e8068ff12012de76a09132b99a52733c389bde9f7b5b5";
        assert_eq!(paragraph.as_str(), known);
    }

    #[test]
    fn a_text_may_be_so_deep_and_no_deeper() {
        let chain = |last: usize| (0..=last).map(|at| entry(at, ProvisionKind::Point, at)).collect();
        assert!(assemble(chain(64)).is_ok());
        assert_eq!(assemble(chain(65)), Err(TextError::TooDeep { eid: "e_65".into(), depth: 65 }));
    }
}
