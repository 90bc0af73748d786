//! The tree under construction: entries in reading order and the chain of provisions still open.

use super::address::Addresses;
use super::lead::{Lead, lead};
use super::marker::{Frame, Script};
use super::report::{Doubt, Reason};
use super::{Hint, Line};
use crate::text::{Entry, ProvisionKind as Kind};

/// How a provision's children are counted, and the last count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    pub(super) frame: Frame,
    pub(super) script: Script,
    pub(super) value: u32,
}

/// A provision that is still open; the first of the chain is the text itself.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Index of its entry; none for the text itself.
    pub(super) entry: Option<usize>,
    pub(super) kind: Option<Kind>,
    pub(super) list: Option<List>,
    /// Unnumbered children so far.
    pub(super) unnumbered: u32,
    pub(super) footnotes: u32,
    /// Level of the heading in the source, 0 if unknown.
    pub(super) level: u8,
}

/// A unit whose label stands alone, so that the next line may be its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pending {
    /// The heading has not come.
    Heading,
    /// The heading so far is in capitals, and more of it may follow.
    Capitals,
    /// The heading came as a heading of this level, and more of it may follow.
    Level(u8),
}

/// A provision about to be put in.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub(super) number: &'a str,
    pub(super) label: &'a str,
    pub(super) heading: &'a str,
    pub(super) text: &'a str,
    pub(super) level: u8,
}

pub(super) struct Builder {
    pub(super) entries: Vec<Entry>,
    pub(super) open: Vec<Node>,
    addresses: Addresses,
    doubts: Vec<Doubt>,
    pub(super) pending: Option<Pending>,
    /// The order of large units, outermost first, as this text nests them.
    pub(super) order: Vec<Kind>,
    /// Count of the last article; none at the beginning of the text or of an annex.
    pub(super) last_article: Option<u32>,
    pub(super) seen_body: bool,
    pub(super) seen_preamble: bool,
}

impl Default for Builder {
    fn default() -> Self {
        let root = Node { entry: None, kind: None, list: None, unnumbered: 0, footnotes: 0, level: 0 };
        Self {
            entries: Vec::new(),
            open: vec![root],
            addresses: Addresses::default(),
            doubts: Vec::new(),
            pending: None,
            order: vec![Kind::Part, Kind::Chapter, Kind::Section, Kind::Subsection],
            last_article: None,
            seen_body: false,
            seen_preamble: false,
        }
    }
}

impl Builder {
    pub(super) fn build(mut self, lines: &[Line<'_>]) -> (Vec<Entry>, Vec<Doubt>) {
        for (index, line) in lines.iter().enumerate() {
            let after = lines.get(index + 1..).unwrap_or_default();
            self.line(line, after);
        }
        (self.entries, self.doubts)
    }

    fn line(&mut self, line: &Line<'_>, after: &[Line<'_>]) {
        let text = line.text.as_ref();
        match line.hint {
            Hint::Footnote => return self.footnote(text),
            Hint::Verbatim => return self.plain(text),
            _ => {}
        }
        let placed = match lead(text) {
            Lead::Unit(unit) => self.unit(&unit, text, line.hint),
            Lead::Marker(marker) => self.marker(&marker, text, line.hint, after),
            Lead::Words => false,
        };
        if !placed {
            self.words(text, line.hint, after);
        }
    }

    pub(super) fn kind(&self, node: usize) -> Option<Kind> {
        self.open.get(node).and_then(|node| node.kind)
    }

    /// Position of the innermost open provision in the chain.
    pub(super) fn top(&self) -> usize {
        self.open.len().saturating_sub(1)
    }

    pub(super) fn top_kind(&self) -> Option<Kind> {
        self.kind(self.top())
    }

    /// Whether a provision of this kind is open.
    pub(super) fn inside(&self, kind: Kind) -> bool {
        self.open.iter().any(|node| node.kind == Some(kind))
    }

    /// The entry of the innermost open provision, if nothing stands under it yet.
    pub(super) fn last_if_open(&mut self) -> Option<&mut Entry> {
        let entry = self.open.last()?.entry?;
        if entry + 1 == self.entries.len() { self.entries.last_mut() } else { None }
    }

    /// The words put in last.
    pub(super) fn last_words(&self) -> &str {
        self.entries
            .last()
            .map_or("", |entry| if entry.text.is_empty() { &entry.heading } else { &entry.text })
    }

    pub(super) fn doubt(&mut self, reason: Reason) {
        if let Some(entry) = self.entries.last() {
            self.doubts.push(Doubt { eid: entry.eid.clone(), reason });
        }
    }

    /// Puts a provision under the open one at `parent` of the chain, closing what is deeper.
    pub(super) fn push(&mut self, parent: usize, kind: Kind, draft: &Draft<'_>) {
        self.open.truncate(parent + 1);
        let depth = self.open.len() - 1;
        let label = draft.label.trim_end();
        let (eid, duplicate) = self.addresses.next(depth, kind, label, draft.number);
        self.entries.push(Entry {
            kind,
            eid,
            label: label.to_owned(),
            heading: draft.heading.to_owned(),
            text: draft.text.to_owned(),
            depth,
        });
        self.open.push(Node {
            entry: Some(self.entries.len() - 1),
            kind: Some(kind),
            list: None,
            unnumbered: 0,
            footnotes: 0,
            level: draft.level,
        });
        self.pending = None;
        if duplicate {
            self.doubt(Reason::Duplicate);
        }
    }
}
