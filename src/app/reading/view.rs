//! Which part of the document the window shows: scrolling and laying out what is near.
//!
//! The position is a block and an offset into it, not a depth in the whole document: heights that were
//! guessed may turn out different without anything on the screen moving.

use std::sync::Arc;

use eframe::egui::{Pos2, Rect, pos2};

use super::comfort::{Comfort, Face};
use super::document::{Block, ReadingDocument};
use super::heights::Heights;
use super::layouts::{Layouts, Set};
use super::look::{Column, Look, NOTICE_PADDING};
use super::outline::Outline;
use crate::app::glyphs::Glyphs;

/// Blocks laid out ahead in a frame, so that the next step of the wheel finds them ready.
const AHEAD: usize = 3;
/// Space above the first block and below the last.
const HEAD: f32 = 8.0;
const FOOT: f32 = 120.0;

/// What layouts depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Setting {
    column: Column,
    ppp: f32,
    zoom: f32,
    face: Face,
}

/// A block on the screen, in screen points.
pub(super) struct Shown {
    pub(super) index: usize,
    /// With the space around it.
    pub(super) rect: Rect,
    /// Where its layout's corner is; on a whole pixel.
    pub(super) corner: Pos2,
    pub(super) look: Look,
    pub(super) set: Set,
}

impl Shown {
    /// The words' box over the whole column.
    pub(super) fn words(&self, column: &Column) -> Rect {
        let top = self.corner.y;
        Rect::from_x_y_ranges(column.left..=column.right(), top..=top + self.set.laid.size().y)
    }
}

/// Document, position and layouts.
pub(super) struct View {
    pub(super) document: Arc<ReadingDocument>,
    pub(super) zoom: f32,
    face: Face,
    pub(super) layouts: Layouts,
    pub(super) outline: Outline,
    setting: Option<Setting>,
    heights: Heights,
    /// Block at the top of the window, and how much of it is above (points, may be over its height
    /// between frames).
    block: usize,
    offset: f32,
}

impl View {
    pub(super) fn new(document: Arc<ReadingDocument>) -> Self {
        let heights = Heights::default();
        Self {
            document,
            zoom: 1.0,
            face: Face::default(),
            layouts: Layouts::default(),
            outline: Outline::default(),
            setting: None,
            heights,
            block: 0,
            offset: 0.0,
        }
    }

    pub(super) fn column(&self) -> Option<Column> {
        self.setting.map(|setting| setting.column)
    }

    /// Forgets layouts that no longer fit the window, keeping the same words at its top.
    pub(super) fn fit(&mut self, glyphs: &Glyphs, rect: Rect, ppp: f32, comfort: Comfort) -> Column {
        let Comfort { face, measure, .. } = comfort;
        self.face = face;
        let column = Column::within(rect, self.zoom, self.document.is_rtl(), face, measure);
        let setting = Setting { column, ppp, zoom: self.zoom, face };
        self.layouts.tick();
        let same = |old: &Setting| {
            // A window that moved without changing size needs nothing new.
            (old.ppp, old.zoom, old.face) == (ppp, setting.zoom, face) && old.column.same_width(&column)
        };
        let fits = self.setting.as_ref().is_some_and(same);
        self.setting = Some(setting);
        if !fits {
            let share = self.offset / self.heights.get(self.block).max(1.0);
            let zoom = self.zoom;
            let guess = |block: &Block| Look::of_block(block, zoom, face).guess(block, &column);
            let mut heights: Vec<f32> = self.document.blocks().iter().map(guess).collect();
            if let Some(first) = heights.first_mut() {
                *first += HEAD;
            }
            if let Some(last) = heights.last_mut() {
                *last += FOOT;
            }
            self.outline.remake(&heights);
            self.heights = Heights::new(heights);
            self.layouts.clear();
            self.set(glyphs, self.block);
            self.offset = share * self.heights.get(self.block);
        }
        column
    }

    fn look(&self, block: &Block) -> Look {
        Look::of_block(block, self.zoom, self.face)
    }

    /// A block laid out, its height known from now on.
    pub(super) fn set(&mut self, glyphs: &Glyphs, index: usize) -> Option<Set> {
        if let Some(set) = self.layouts.get(index) {
            return Some(set);
        }
        let column = self.column()?;
        let block = self.document.block(index)?;
        let look = self.look(block);
        let set = self.layouts.make(glyphs, index, block, &look, &column, self.document.is_rtl());
        let mut height = look.before + set.laid.size().y + look.after;
        if index == 0 {
            height += HEAD;
        }
        if index + 1 == self.document.blocks().len() {
            height += FOOT;
        }
        self.heights.set(index, height);
        Some(set)
    }

    /// Moves the window down (or up, if negative) by points.
    pub(super) fn scroll_by(&mut self, glyphs: &Glyphs, points: f32, view: f32) {
        if !points.is_finite() || points == 0.0 {
            return;
        }
        if points.abs() > 3.0 * view {
            self.scroll_to_depth(self.depth() + f64::from(points));
            return;
        }
        self.offset += points;
        self.normalise(glyphs);
    }

    /// Depth of the window's top in the document, in points; guessed where nothing was laid out.
    pub(super) fn depth(&self) -> f64 {
        self.heights.top(self.block) + f64::from(self.offset)
    }

    /// Depth of a block's top.
    pub(super) fn depth_of(&self, block: usize) -> f64 {
        self.heights.top(block)
    }

    pub(super) fn block_at_depth(&self, depth: f64) -> usize {
        self.heights.find(depth).0
    }

    /// Puts the words at a share of the outline's height at the top of the window.
    pub(super) fn scroll_to_share(&mut self, share: f32) {
        let (block, within) = self.outline.find(share);
        (self.block, self.offset) = (block, within * self.heights.get(block));
    }

    /// Start and end of what the window shows, as shares of the outline's height.
    pub(super) fn seen(&self, shown: &[Shown], rect: Rect) -> (f32, f32) {
        let share = |block: &Shown, y: f32| {
            let within = (y - block.rect.top()) / block.rect.height().max(1.0);
            self.outline.share(block.index..block.index + 1, within)
        };
        match (shown.first(), shown.last()) {
            (Some(first), Some(last)) => (share(first, rect.top()), share(last, rect.bottom())),
            _ => (0.0, 1.0),
        }
    }

    pub(super) fn scroll_to_depth(&mut self, depth: f64) {
        let (block, rest) = self.heights.find(depth);
        (self.block, self.offset) = (block, rest as f32);
    }

    /// Puts the start of a block at the top of the window.
    pub(super) fn scroll_to_block(&mut self, block: usize) {
        (self.block, self.offset) = (block, 0.0);
    }

    /// Makes a stretch of a block visible, if it is not, a third down the window.
    pub(super) fn reveal(&mut self, glyphs: &Glyphs, block: usize, stretch: (f32, f32), view: f32) {
        if self.set(glyphs, block).is_none() {
            return;
        }
        let margin = 24.0_f32.min(view / 4.0);
        let top = (self.depth_of(block) - self.depth()) as f32 + stretch.0;
        let bottom = top + stretch.1 - stretch.0;
        // Depths in between may be guesses; beyond a screen they only say "far".
        if top >= margin && bottom <= view - margin {
            return;
        }
        let near = top > -view && bottom < 2.0 * view;
        if near {
            let by = if top < margin { top - margin } else { bottom - (view - margin) };
            self.scroll_by(glyphs, by, view);
        } else {
            self.scroll_to_block(block);
            self.offset = stretch.0 - view / 3.0;
            self.normalise(glyphs);
        }
    }

    /// Where a block's layout begins below its top.
    pub(super) fn inset(&self, block: usize) -> f32 {
        let before = self.document.block(block).map_or(0.0, |block| self.look(block).before);
        before + if block == 0 { HEAD } else { 0.0 }
    }

    /// The blocks in the window from top to bottom, laid out.
    pub(super) fn show(&mut self, glyphs: &Glyphs, rect: Rect) -> Vec<Shown> {
        self.normalise(glyphs);
        self.stay_inside(glyphs, rect.height());
        let Some(setting) = self.setting else { return Vec::new() };
        let snap = |value: f32| (value * setting.ppp).round() / setting.ppp;
        let mut shown = Vec::new();
        let mut top = rect.top() - self.offset;
        let mut index = self.block;
        while top < rect.bottom() {
            let (Some(set), Some(block)) = (self.set(glyphs, index), self.document.block(index)) else {
                break;
            };
            let look = self.look(block);
            let height = self.heights.get(index);
            let left = setting.column.text_left(block);
            let corner = pos2(snap(left), snap(top + self.inset(index)));
            let area = Rect::from_x_y_ranges(rect.x_range(), top..=top + height);
            shown.push(Shown { index, rect: area, corner, look, set });
            top += height;
            index += 1;
        }
        for ahead in index..index + AHEAD {
            self.set(glyphs, ahead);
        }
        if let Some(above) = self.block.checked_sub(1) {
            self.set(glyphs, above);
        }
        shown
    }

    /// Turns offsets outside the top block into another block.
    fn normalise(&mut self, glyphs: &Glyphs) {
        let count = self.document.blocks().len();
        self.block = self.block.min(count.saturating_sub(1));
        while self.offset < 0.0 && self.block > 0 {
            self.block -= 1;
            self.set(glyphs, self.block);
            self.offset += self.heights.get(self.block);
        }
        self.offset = self.offset.max(0.0);
        while self.block + 1 < count {
            self.set(glyphs, self.block);
            let height = self.heights.get(self.block);
            if self.offset < height {
                break;
            }
            self.offset -= height;
            self.block += 1;
        }
    }

    /// Never scrolls past the end.
    fn stay_inside(&mut self, glyphs: &Glyphs, view: f32) {
        let count = self.document.blocks().len();
        let mut below = -self.offset;
        for index in self.block..count {
            self.set(glyphs, index);
            below += self.heights.get(index);
            if below >= view {
                return;
            }
        }
        self.offset -= view - below;
        self.normalise(glyphs);
    }
}

/// The box of a notice's banner.
pub(super) fn banner(shown: &Shown, column: &Column) -> Rect {
    let words = shown.words(column);
    Rect::from_x_y_ranges(
        column.left..=column.right(),
        words.top() - NOTICE_PADDING..=words.bottom() + NOTICE_PADDING,
    )
}
