//! What a search found, in text order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::folded::count_below;
use super::needle::Needle;
use super::text_index::TextIndex;

/// One place where the query's words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the provision.
    pub provision: usize,
    /// `char`s in [`Provision::words`](crate::text::Provision::words), or in the label.
    pub range: Range<usize>,
    /// It stands in the provision's label, which comes before the words and is no part of them.
    pub in_label: bool,
}

/// Hits in text order, those of a label before those of the words; none overlaps another or leaves its provision. While the search goes on, these are all
/// hits in the provisions searched so far. Where a hit begins or ends inside a ligature, it covers the whole of it.
#[derive(Debug)]
pub struct Hits {
    index: Arc<TextIndex>,
    /// `None` if nothing is looked for.
    needle: Option<Needle>,
    /// Bytes in the folded words; where a hit ends follows from the needle.
    starts: Vec<u32>,
    /// Labels and words that are searched.
    searched: usize,
}

impl Hits {
    pub(super) fn none(index: Arc<TextIndex>) -> Self {
        Self { index, needle: None, starts: Vec::new(), searched: 0 }
    }

    /// Forgets what was found and looks for something else.
    pub(super) fn begin(&mut self, needle: Option<Needle>) {
        self.needle = needle;
        self.starts.clear();
        self.searched = 0;
    }

    /// Searches about so many bytes more; whether there is more to search.
    pub(super) fn search_on(&mut self, bytes: u32) -> bool {
        let Some(needle) = self.needle.as_ref().filter(|_| !self.is_complete()) else { return false };
        let folded = self.index.folded();
        let until = folded.start_of(self.searched).saturating_add(bytes);
        let end = folded.pieces_before(until).max(self.searched + 1);
        needle.find(folded, self.searched..end, &mut self.starts);
        self.searched = end;
        !self.is_complete()
    }

    /// Says whether the whole text is searched. If not, there are at least as many hits as are known.
    pub fn is_complete(&self) -> bool {
        self.needle.is_none() || self.searched >= self.index.folded().piece_count()
    }

    /// The part of the text that is searched, from 0 to 1.
    pub(super) fn share(&self) -> f32 {
        let folded = self.index.folded();
        if self.is_complete() { 1.0 } else { folded.start_of(self.searched) as f32 / folded.len() as f32 }
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The hit number `at`, counted from 0.
    pub fn get(&self, at: usize) -> Option<Hit> {
        let start = *self.starts.get(at)?;
        let piece = self.index.folded().piece_at(start);
        let range = self.index.cursor(piece, start).range(start..self.end(start));
        Some(Hit { provision: piece / 2, range, in_label: piece.is_multiple_of(2) })
    }

    /// The hits in one provision's words, as `char`s in them.
    pub fn in_provision(&self, provision: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.in_piece(TextIndex::label_piece(provision) + 1)
    }

    /// The hits in one provision's label, as `char`s in it.
    pub fn in_label(&self, provision: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.in_piece(TextIndex::label_piece(provision))
    }

    fn in_piece(&self, piece: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = self.starts.get(self.numbers(piece..piece + 1)).unwrap_or_default();
        let first = starts.first().copied().unwrap_or_default();
        let mut cursor = self.index.cursor(piece, first);
        starts.iter().map(move |&start| cursor.range(start..self.end(start)))
    }

    /// The numbers of a provision's hits, in its label and its words.
    pub fn numbers_in(&self, provision: usize) -> Range<usize> {
        let label = TextIndex::label_piece(provision);
        self.numbers(label..label + 2)
    }

    fn numbers(&self, pieces: Range<usize>) -> Range<usize> {
        let folded = self.index.folded();
        let before = |at: u32| self.starts.partition_point(|&start| start < at);
        before(folded.start_of(pieces.start))..before(folded.start_of(pieces.end))
    }

    /// The number of the first hit that begins at this `char` of this provision's words or after it; from the
    /// first `char` on, its label counts too.
    pub fn next_from(&self, provision: usize, char: usize) -> Option<usize> {
        let at = self.first_from(provision, char);
        (at < self.len()).then_some(at)
    }

    /// The number of the last hit that begins before this `char` of this provision.
    pub fn before(&self, provision: usize, char: usize) -> Option<usize> {
        self.first_from(provision, char).checked_sub(1)
    }

    fn first_from(&self, provision: usize, char: usize) -> usize {
        let all = self.numbers_in(provision);
        if char == 0 {
            return all.start;
        }
        let label = self.in_label(provision).count();
        all.start + label + self.in_provision(provision).take_while(|range| range.start < char).count()
    }

    /// Provisions that have hits, with how many, in text order.
    pub fn by_provision(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let folded = self.index.folded();
        let (mut piece, mut rest) = (0, self.starts.as_slice());
        std::iter::from_fn(move || {
            piece = folded.piece_from(piece, *rest.first()?);
            let provision = piece / 2;
            let count = count_below(rest, folded.start_of(TextIndex::label_piece(provision + 1)));
            rest = rest.get(count..).unwrap_or_default();
            Some((provision, count))
        })
    }

    /// Articles (or annexes, preambles …) that have hits, as indices of their provisions, with how many.
    pub fn by_article(&self) -> Vec<(usize, usize)> {
        let mut counts = BTreeMap::new();
        for (provision, count) in self.by_provision() {
            *counts.entry(self.index.article_of(provision)).or_default() += count;
        }
        counts.into_iter().collect()
    }

    /// For an overview strip: whether each of so many equal stretches of provisions has a hit.
    pub fn marks_for_strip(&self, stretches: usize) -> Vec<bool> {
        let mut marks = vec![false; stretches];
        let count = self.index.provision_count().max(1);
        for (provision, _) in self.by_provision() {
            if let Some(mark) = marks.get_mut(provision * stretches / count) {
                *mark = true;
            }
        }
        marks
    }

    fn end(&self, start: u32) -> u32 {
        self.needle.as_ref().map_or(start, |needle| needle.end(self.index.folded(), start))
    }
}
