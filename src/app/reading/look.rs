//! How each kind of block is set, and where the column stands.

use eframe::egui::Rect;

use super::comfort::{Face, Measure};
use super::document::{Block, BlockKind};
use crate::app::glyphs::{Family, Style};

/// Size of the reading text at zoom 1, in points.
const SIZE: f32 = 17.0;
/// Width of a Latin character on average, in sizes of the text.
const CHARACTER: f32 = 34.0 / 70.0;
/// The sans face is set smaller, for its letters are larger, and is a little wider even so.
const SANS: (f32, f32) = (0.94, 1.06);
/// Room for hanging numbers, and for the stripes on the other side, in points at zoom 1.
const HANG: f32 = 60.0;
const STRIPES: f32 = 76.0;
/// Distance of stripes, at zoom 1: room for two letters above a stripe, apart from those of the next.
const LANE: f32 = 17.0;
/// Space between the letters of two stripes, at zoom 1.
const BETWEEN: f32 = 3.0;
/// Between the text and the first stripe, at zoom 1.
const GAP: f32 = 6.0;
/// One step in.
const STEP: f32 = 34.0;
/// Space inside a notice.
pub(super) const NOTICE_PADDING: f32 = 12.0;

/// Style of a block and the space around it, in points.
/// Titles longer than this, in `char`s, are set smaller.
const LONG_TITLE: usize = 90;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) style: Style,
    pub(super) before: f32,
    pub(super) after: f32,
}

impl Look {
    /// How a block looks. Full titles run to a paragraph, which large letters would break within words.
    pub(super) fn of_block(block: &Block, zoom: f32, face: Face) -> Self {
        let mut look = Self::of(block.kind, zoom, face);
        if block.kind == BlockKind::InstrumentTitle && block.chars > LONG_TITLE {
            look.style.size *= 0.75;
        }
        look
    }

    pub(super) fn of(kind: BlockKind, zoom: f32, face: Face) -> Self {
        let words = |size: f32| match face {
            Face::Serif => Style::serif(size * zoom),
            Face::Sans => Style { family: Family::Sans, ..Style::serif(size * SANS.0 * zoom) },
        };
        let heading = |size: f32| words(size).bold().line_height(1.3);
        let (style, before, after) = match kind {
            BlockKind::InstrumentTitle => (words(28.0).bold().line_height(1.25), 40.0, 10.0),
            BlockKind::Version => (Style::sans(13.0 * zoom), 0.0, 14.0),
            BlockKind::Notice => {
                (Style::sans(13.5 * zoom).line_height(1.45), 6.0 + NOTICE_PADDING, 14.0 + NOTICE_PADDING)
            }
            BlockKind::PartHeading => (heading(23.0), 52.0, 12.0),
            BlockKind::ChapterHeading => (heading(21.0), 44.0, 10.0),
            BlockKind::SectionHeading => (heading(18.5), 34.0, 8.0),
            BlockKind::ArticleHeading => (heading(18.5), 32.0, 8.0),
            BlockKind::ParagraphHeading => (words(SIZE).bold(), 10.0, 4.0),
            BlockKind::Body => (words(SIZE), 0.0, 10.0),
            BlockKind::Footnote => (words(14.0).line_height(1.45), 0.0, 6.0),
        };
        Self { style, before: (before * zoom).round(), after: (after * zoom).round() }
    }

    /// A guess at the height of a block that was never laid out.
    pub(super) fn guess(&self, block: &Block, column: &Column) -> f32 {
        let width = column.text_width(block);
        let letters = block.ems + block.lead.chars().count() as f32 * 0.5;
        let lines = (letters * self.style.size / width.max(1.0)).ceil().max(1.0);
        self.before + lines * self.style.size * self.style.line_height + self.after
    }
}

/// The reading column in the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) width: f32,
    step: f32,
    zoom: f32,
    rtl: bool,
}

impl Column {
    pub(super) fn within(rect: Rect, zoom: f32, rtl: bool, face: Face, measure: Measure) -> Self {
        let narrow = (rect.width() / 760.0).clamp(0.35, 1.0);
        // Room for "(b)" and for three stripes at least.
        let (hang, stripes) = ((HANG * narrow).max(37.0) * zoom, (STRIPES * narrow).max(59.0) * zoom);
        let (before, after) = if rtl { (stripes, hang) } else { (hang, stripes) };
        let room = (rect.width() - before - after).max(80.0);
        let character = CHARACTER * if face == Face::Sans { SANS.1 } else { 1.0 };
        let width = room.min(measure.characters() * character * SIZE * zoom).floor();
        let left = (rect.left() + before + (room - width) / 2.0).round();
        Self { left, width, step: (STEP * zoom * narrow).round(), zoom, rtl }
    }

    /// Whether layouts made for the one fit the other.
    pub(super) fn same_width(&self, other: &Self) -> bool {
        (self.width, self.step, self.rtl) == (other.width, other.step, other.rtl)
    }

    pub(super) fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Width of a block's text.
    pub(super) fn text_width(&self, block: &Block) -> f32 {
        let inside = if block.kind == BlockKind::Notice { NOTICE_PADDING * 2.0 } else { 0.0 };
        (self.width - f32::from(block.indent) * self.step - inside).max(60.0)
    }

    /// Left edge of a block's text. It steps in from the side that the document begins on, whatever the
    /// direction of the block's own words, so that numbers never stand among the stripes.
    pub(super) fn text_left(&self, block: &Block) -> f32 {
        let inside = if block.kind == BlockKind::Notice { NOTICE_PADDING } else { 0.0 };
        self.left + inside + if self.rtl { 0.0 } else { f32::from(block.indent) * self.step }
    }

    /// Left edge of a hanging label of this width.
    pub(super) fn label_left(&self, block: &Block, width: f32) -> f32 {
        let gap = 10.0 * self.zoom;
        let left = self.text_left(block);
        if self.rtl { left + self.text_width(block) + gap } else { left - gap - width }
    }

    /// The middle of the `lane`th stripe; further ones stand further from the text.
    pub(super) fn stripe(&self, lane: usize) -> f32 {
        let away = (GAP + LANE * (lane as f32 + 0.5)) * self.zoom;
        if self.rtl { self.left - away } else { self.right() + away }
    }

    /// Room of one stripe.
    pub(super) fn lane(&self) -> f32 {
        LANE * self.zoom
    }

    /// Room for the letters above one stripe.
    pub(super) fn letters(&self) -> f32 {
        (LANE - BETWEEN) * self.zoom
    }

    /// Most stripes that have room side by side.
    pub(super) fn stripes(&self, rect: Rect) -> usize {
        let room = if self.rtl { self.left - rect.left() } else { rect.right() - self.right() };
        ((room / self.zoom - GAP) / LANE).clamp(1.0, 12.0) as usize
    }
}
