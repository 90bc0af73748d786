//! Glyph pictures in `egui` textures.
//!
//! A glyph is drawn once per size and quarter-pixel position as white with its coverage as alpha;
//! the vertex colour paints it, so a change of theme draws nothing anew.
//!
//! When a page is full a further page is opened, always, so that what is on the screen is never
//! garbage. Between two passes, when no mesh that refers to the pages is alive any more, an atlas that
//! has grown beyond its budget is emptied and fills again with what is really shown.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use eframe::egui::{self, Color32, ColorImage, Rect, TextureHandle, TextureOptions, Vec2, pos2, vec2};

/// Side of a page in pixels; a page costs 4 MiB of video memory.
const SIDE: usize = 1024;
/// Pages kept over the end of a pass.
const BUDGET: usize = 6;

/// Which picture of which glyph: face, glyph, size in sixteenths of a pixel, quarter-pixel shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

impl Key {
    pub(super) fn new(face: u16, glyph: u16, size: f32, quarter: u8) -> Self {
        let size = (size * 16.0).round().clamp(0.0, 16_383.0) as u64;
        Self(u64::from(face) << 48 | u64::from(glyph) << 32 | size << 8 | u64::from(quarter & 3))
    }
}

/// Mixes one 64-bit key; the standard hash costs more than the rest of drawing a glyph.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        // Fibonacci hashing, then the high bits down to where the table looks.
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// A glyph's picture: where it is, and where it goes relative to the pen (pixels).
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) page: u16,
    pub(super) uv: Rect,
    pub(super) offset: Vec2,
    pub(super) size: Vec2,
}

/// A drawn glyph before it has a place: coverage bytes, row by row.
pub(super) struct Picture {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) coverage: Vec<u8>,
}

struct Page {
    texture: TextureHandle,
    side: usize,
    x: usize,
    y: usize,
    row: usize,
}

/// The pages and what is on them.
#[derive(Default)]
pub(super) struct Atlas {
    pages: Vec<Page>,
    slots: HashMap<Key, Option<Slot>, BuildHasherDefault<KeyHasher>>,
    emptied: usize,
}

impl Atlas {
    /// The slot of a glyph, drawing it first if need be. `None` for blanks.
    pub(super) fn slot(
        &mut self,
        ctx: &egui::Context,
        key: Key,
        draw: impl FnOnce() -> Option<Picture>,
    ) -> Option<Slot> {
        if let Some(slot) = self.slots.get(&key) {
            return *slot;
        }
        let slot = draw().and_then(|picture| self.place(ctx, &picture));
        self.slots.insert(key, slot);
        slot
    }

    pub(super) fn texture(&self, page: u16) -> Option<egui::TextureId> {
        self.pages.get(usize::from(page)).map(|page| page.texture.id())
    }

    /// To be called between passes: empties an atlas that has outgrown its budget.
    pub(super) fn tidy(&mut self) {
        if self.pages.len() <= BUDGET {
            return;
        }
        self.emptied += 1;
        self.slots.clear();
        self.pages.truncate(1);
        for page in &mut self.pages {
            (page.x, page.y, page.row) = (0, 0, 0);
        }
    }

    /// Pages in use, glyphs on them, and how often it was emptied.
    pub(super) fn figures(&self) -> (usize, usize, usize) {
        (self.pages.len(), self.slots.len(), self.emptied)
    }

    fn place(&mut self, ctx: &egui::Context, picture: &Picture) -> Option<Slot> {
        // A rim of one clear pixel keeps neighbours, and what stood here before, from shining in.
        let (width, height) = (picture.width + 2, picture.height + 2);
        if picture.width == 0
            || picture.height == 0
            || picture.coverage.len() < picture.width * picture.height
        {
            return None;
        }
        let fits = |page: &mut Page| page.reserve(width, height);
        let (x, y) = match self.pages.last_mut().and_then(fits) {
            Some(at) => at,
            None => self.open(ctx).and_then(fits)?,
        };
        let index = self.pages.len().checked_sub(1)?;
        let page = self.pages.get_mut(index)?;
        let mut pixels = vec![Color32::TRANSPARENT; width * height];
        let rows = pixels.chunks_exact_mut(width).skip(1);
        for (row, coverage) in rows.zip(picture.coverage.chunks_exact(picture.width)) {
            for (pixel, &alpha) in row.iter_mut().skip(1).zip(coverage) {
                *pixel = Color32::from_white_alpha(alpha);
            }
        }
        page.texture.set_partial([x, y], ColorImage::new([width, height], pixels), TextureOptions::LINEAR);
        let scale = 1.0 / page.side as f32;
        let (left, top) = ((x + 1) as f32, (y + 1) as f32);
        let size = vec2(picture.width as f32, picture.height as f32);
        Some(Slot {
            page: u16::try_from(index).ok()?,
            uv: Rect::from_min_max(
                pos2(left * scale, top * scale),
                pos2((left + size.x) * scale, (top + size.y) * scale),
            ),
            offset: vec2(picture.left as f32, -(picture.top as f32)),
            size,
        })
    }

    fn open(&mut self, ctx: &egui::Context) -> Option<&mut Page> {
        let side = SIDE.min(ctx.input(|input| input.max_texture_side));
        let blank = ColorImage::filled([side, side], Color32::TRANSPARENT);
        let texture = ctx.load_texture("glyphs", blank, TextureOptions::LINEAR);
        self.pages.push(Page { texture, side, x: 0, y: 0, row: 0 });
        self.pages.last_mut()
    }
}

impl Page {
    /// The corner of a free rectangle, on the current shelf or a new one.
    fn reserve(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        if width > self.side {
            return None;
        }
        if self.x + width > self.side {
            (self.x, self.y, self.row) = (0, self.y + self.row, 0);
        }
        if self.y + height > self.side {
            return None;
        }
        let at = (self.x, self.y);
        self.x += width;
        self.row = self.row.max(height);
        Some(at)
    }
}
