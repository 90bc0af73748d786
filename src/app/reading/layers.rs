//! What the program lends the pane to draw with the words. Everything is fetched for what the window shows,
//! never for the whole text.

use std::collections::HashMap;
use std::ops::Range;

use eframe::egui::Rect;

use super::edges::Extent;
use super::marks::Marks;
use super::strip::StripMarks;

/// All that is lent for one frame; what is left at its default is empty.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    pub marks: &'a dyn Marks,
    pub hits: &'a dyn Hits,
    pub links: &'a dyn Links,
    pub strip: StripMarks<'a>,
    /// The mark in focus, where its edges may be moved.
    pub extent: Option<Extent>,
}

impl Default for Layers<'_> {
    fn default() -> Self {
        Self { marks: &(), hits: &(), links: &(), strip: StripMarks::default(), extent: None }
    }
}

/// Lends what a search found.
pub trait Hits {
    /// `char` ranges in a provision's words, in text order, none over another.
    fn of(&self, provision: usize) -> &[Range<usize>];

    /// The one of them that the search stands at, with its provision.
    fn current(&self) -> Option<(usize, Range<usize>)>;

    /// `char` ranges in a provision's label, which is no part of its words.
    fn in_label(&self, _provision: usize) -> &[Range<usize>] {
        &[]
    }

    /// The one of those that the search stands at, with its provision.
    fn current_label(&self) -> Option<(usize, Range<usize>)> {
        None
    }
}

/// Nothing found.
impl Hits for () {
    fn of(&self, _provision: usize) -> &[Range<usize>] {
        &[]
    }

    fn current(&self) -> Option<(usize, Range<usize>)> {
        None
    }
}

/// Hits by provision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaneHits {
    by_provision: HashMap<usize, Vec<Range<usize>>>,
    labels: HashMap<usize, Vec<Range<usize>>>,
    /// The hit that the search stands at, in words …
    pub current: Option<(usize, Range<usize>)>,
    /// … or in a label.
    pub current_label: Option<(usize, Range<usize>)>,
}

impl PaneHits {
    /// Provisions and `char` ranges in their words, in text order.
    pub fn new(hits: impl IntoIterator<Item = (usize, Range<usize>)>) -> Self {
        Self { by_provision: gathered(hits), ..Self::default() }
    }

    /// Adds provisions and `char` ranges in their labels.
    #[must_use]
    pub fn with_labels(mut self, hits: impl IntoIterator<Item = (usize, Range<usize>)>) -> Self {
        self.labels = gathered(hits);
        self
    }
}

fn gathered(hits: impl IntoIterator<Item = (usize, Range<usize>)>) -> HashMap<usize, Vec<Range<usize>>> {
    let mut gathered: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
    for (provision, range) in hits {
        gathered.entry(provision).or_default().push(range);
    }
    gathered
}

impl Hits for PaneHits {
    fn of(&self, provision: usize) -> &[Range<usize>] {
        self.by_provision.get(&provision).map(Vec::as_slice).unwrap_or_default()
    }

    fn current(&self) -> Option<(usize, Range<usize>)> {
        self.current.clone()
    }

    fn in_label(&self, provision: usize) -> &[Range<usize>] {
        self.labels.get(&provision).map(Vec::as_slice).unwrap_or_default()
    }

    fn current_label(&self) -> Option<(usize, Range<usize>)> {
        self.current_label.clone()
    }
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Another provision: "article 35, paragraph 1".
    Reference,
    /// The place that says what the words mean.
    Term,
}

/// Words that lead elsewhere in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneLink {
    /// `char` range in the provision's words.
    pub range: Range<usize>,
    /// Index of the provision it leads to.
    pub target: usize,
    pub kind: LinkKind,
}

/// A link under the pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct HoveredLink {
    /// The provision that the link stands in.
    pub provision: usize,
    pub link: PaneLink,
    /// The part of it under the pointer, on the screen, for placing a preview beside it.
    pub rect: Rect,
}

/// Lends cross-references and defined terms.
pub trait Links {
    /// The links in a provision, in any order.
    fn of(&self, provision: usize) -> &[PaneLink];
}

/// No links at all.
impl Links for () {
    fn of(&self, _provision: usize) -> &[PaneLink] {
        &[]
    }
}

/// Links by provision.
impl Links for Vec<Vec<PaneLink>> {
    fn of(&self, provision: usize) -> &[PaneLink] {
        self.get(provision).map_or(&[], Vec::as_slice)
    }
}

/// The link on a `char` of a provision's words; the shortest of several.
pub(super) fn link_at(links: &dyn Links, provision: usize, char: usize) -> Option<&PaneLink> {
    let here = links.of(provision).iter().filter(|link| link.range.contains(&char));
    here.min_by_key(|link| link.range.len())
}
