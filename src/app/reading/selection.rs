//! What is selected: passages, each from one place in one block to another in another.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::Rect;

use super::document::ReadingDocument;
use crate::app::glyphs::{Spot, byte_of_char, char_of_byte};

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) spot: Spot,
}

impl Place {
    pub(super) fn new(block: usize, byte: usize) -> Self {
        Self { block, spot: Spot { byte, upstream: false } }
    }

    /// Before or after, whatever side the caret is drawn on.
    pub(super) fn order(&self) -> (usize, usize) {
        (self.block, self.spot.byte)
    }
}

/// Anchor and focus; the same place when it is only a caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selected {
    pub(super) anchor: Place,
    pub(super) focus: Place,
}

impl Selected {
    pub(super) fn caret(place: Place) -> Self {
        Self { anchor: place, focus: place }
    }

    pub(super) fn ordered(&self) -> (Place, Place) {
        if self.anchor.order() <= self.focus.order() {
            (self.anchor, self.focus)
        } else {
            (self.focus, self.anchor)
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.anchor.order() == self.focus.order()
    }

    /// Bytes of a block that are selected.
    pub(super) fn in_block(&self, block: usize, length: usize) -> Range<usize> {
        let (from, to) = self.ordered();
        if block < from.block || block > to.block {
            return 0..0;
        }
        let start = if block == from.block { from.spot.byte } else { 0 };
        let end = if block == to.block { to.spot.byte } else { length };
        start..end
    }
}

/// Between the words of separate passages.
const BETWEEN: &str = " […] ";

/// Words a person has selected.
#[derive(Debug, Clone, PartialEq)]
pub struct PaneSelection {
    /// Provision and `char` range in its words, in text order. A passage has one span for each provision;
    /// separate passages have spans of their own, even in one provision.
    pub spans: Arc<[(usize, Range<usize>)]>,
    /// The words: a line feed between the blocks of a passage, " […] " between passages.
    pub text: Arc<str>,
    /// The end of the last passage made, on the screen, for placing something beside it.
    pub rect: Rect,
}

/// The passages in text order; those that touch are one, empty ones are left out.
pub(super) fn merged(passages: &[Selected]) -> Vec<Selected> {
    let mut ordered: Vec<(Place, Place)> =
        passages.iter().filter(|passage| !passage.is_empty()).map(Selected::ordered).collect();
    ordered.sort_by_key(|(start, _)| start.order());
    let mut merged: Vec<Selected> = Vec::new();
    for (start, end) in ordered {
        match merged.last_mut() {
            Some(last) if start.order() <= last.focus.order() => {
                if end.order() > last.focus.order() {
                    last.focus = end;
                }
            }
            _ => merged.push(Selected { anchor: start, focus: end }),
        }
    }
    merged
}

/// The spans and the text of passages in text order.
pub(super) fn words(
    document: &ReadingDocument,
    passages: &[Selected],
) -> (Vec<(usize, Range<usize>)>, String) {
    let mut spans = Vec::new();
    let mut text = String::new();
    for passage in passages {
        let (own, words) = words_of(document, passage);
        if !text.is_empty() && !words.is_empty() {
            text.push_str(BETWEEN);
        }
        spans.extend(own);
        text.push_str(&words);
    }
    (spans, text)
}

/// The words of one passage: one span a provision, and the text.
fn words_of(document: &ReadingDocument, passage: &Selected) -> (Vec<(usize, Range<usize>)>, String) {
    let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
    let mut text = String::new();
    let (from, to) = passage.ordered();
    for index in from.block..=to.block {
        let Some(block) = document.block(index) else { break };
        let bytes = passage.in_block(index, block.text.len());
        let Some(part) = block.text.get(bytes.clone()).filter(|part| !part.is_empty()) else { continue };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(part);
        let Some(provision) = block.provision else { continue };
        let start = block.start + char_of_byte(&block.text, bytes.start);
        let end = start + part.chars().count();
        match spans.last_mut() {
            Some((last, range)) if *last == provision => range.end = end,
            _ => spans.push((provision, start..end)),
        }
    }
    (spans, text)
}

/// The place before a `char` of a provision's words; with `end`, the place after the one before it.
pub(super) fn place(document: &ReadingDocument, provision: usize, char: usize, end: bool) -> Option<Place> {
    let index = document.block_at(provision, if end { char.saturating_sub(1) } else { char });
    let block = document.block(index)?;
    let byte = byte_of_char(&block.text, char.saturating_sub(block.start));
    Some(Place { block: index, spot: Spot { byte, upstream: end } })
}

/// The provision of a place and the `char` in its words that stands after it.
pub(super) fn char_of(document: &ReadingDocument, place: Place) -> Option<(usize, usize)> {
    let block = document.block(place.block)?;
    Some((block.provision?, block.start + char_of_byte(&block.text, place.spot.byte)))
}

/// The passages that spans of provisions' words cover; spans with nothing between them are one.
pub(super) fn select(document: &ReadingDocument, spans: &[(usize, Range<usize>)]) -> Vec<Selected> {
    let mut found: Vec<Selected> = Vec::new();
    for (provision, range) in spans {
        let (anchor, focus) =
            (place(document, *provision, range.start, false), place(document, *provision, range.end, true));
        let (Some(anchor), Some(focus)) = (anchor, focus) else { continue };
        match found.last_mut() {
            Some(last) if adjoin(document, last.focus, anchor) => last.focus = focus,
            _ => found.push(Selected { anchor, focus }),
        }
    }
    found
}

/// Whether no words stand between two places, the first of which is not after the other.
fn adjoin(document: &ReadingDocument, from: Place, to: Place) -> bool {
    let between = Selected { anchor: from, focus: to };
    let words = |index: usize| {
        let length = document.block(index).map_or(0, |block| block.text.len());
        !between.in_block(index, length).is_empty()
    };
    from.order() <= to.order() && !(from.block..=to.block).any(words)
}
