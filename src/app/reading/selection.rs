//! What is selected: from one place in one block to another in another.

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

/// Words a person has selected.
#[derive(Debug, Clone, PartialEq)]
pub struct PaneSelection {
    /// Provision and `char` range in its words, in text order, one for each provision.
    pub spans: Arc<[(usize, Range<usize>)]>,
    /// The words, a line feed between blocks.
    pub text: Arc<str>,
    /// The end of the selection on the screen, for placing something beside it.
    pub rect: Rect,
}

/// The words of a selection: one span a provision, and the text.
pub(super) fn words(document: &ReadingDocument, selected: &Selected) -> (Vec<(usize, Range<usize>)>, String) {
    let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
    let mut text = String::new();
    let (from, to) = selected.ordered();
    for index in from.block..=to.block {
        let Some(block) = document.block(index) else { break };
        let bytes = selected.in_block(index, block.text.len());
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

/// The places that a span of a provision's words covers, or `None` where it covers nothing.
pub(super) fn select(document: &ReadingDocument, spans: &[(usize, Range<usize>)]) -> Option<Selected> {
    let place = |provision: usize, char: usize, end: bool| {
        let index = document.block_at(provision, if end { char.saturating_sub(1) } else { char });
        let block = document.block(index)?;
        let byte = byte_of_char(&block.text, char.saturating_sub(block.start));
        Some(Place { block: index, spot: Spot { byte, upstream: end } })
    };
    let (provision, first) = spans.first()?;
    let anchor = place(*provision, first.start, false)?;
    let (provision, last) = spans.last()?;
    Some(Selected { anchor, focus: place(*provision, last.end, true)? })
}
