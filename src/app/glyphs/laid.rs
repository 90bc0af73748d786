//! A laid out piece of text: where every character stands, in any mix of directions.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};
use parley::Layout;

use super::chips::Boxes;
use super::placed::{Line, Placed, Tint};

/// A place between two characters, and which of them it leans to where a line ends between them
/// or the direction changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// Byte offset into the text.
    pub byte: usize,
    /// Leans to the character before.
    pub upstream: bool,
}

/// A stretch of one line, relative to the layout's corner, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strip {
    /// As high as the line.
    pub rect: Rect,
    pub baseline: f32,
    pub line: usize,
}

/// One user-perceived character on a line, in pixels.
#[derive(Debug, Clone, Copy)]
struct Cell {
    start: usize,
    end: usize,
    left: f32,
    right: f32,
    rtl: bool,
}

/// Text with a place for every glyph. Made by [`super::Glyphs`]; immutable.
#[derive(Debug)]
pub struct Laid {
    pub(super) layout: Layout<Tint>,
    text: Arc<str>,
    /// Bytes of the lead, which stands before the text and cannot be hit or selected.
    lead: usize,
    pub(super) ppp: f32,
    pub(super) lines: Vec<Line>,
    pub(super) glyphs: Vec<Placed>,
    /// Where characters are hidden in the text: how they are shown.
    pub(super) boxes: Option<Box<Boxes>>,
    /// Cells of each line in visual order, found when first asked for.
    cells: OnceLock<Vec<Vec<Cell>>>,
}

impl Laid {
    pub(super) fn new(
        layout: Layout<Tint>,
        text: Arc<str>,
        lead: usize,
        ppp: f32,
        (lines, glyphs): (Vec<Line>, Vec<Placed>),
    ) -> Self {
        Self { layout, text, lead, ppp, lines, glyphs, boxes: None, cells: OnceLock::new() }
    }

    /// The same with boxes in place of hidden characters.
    pub(super) fn with(self, boxes: Option<Boxes>) -> Self {
        Self { boxes: boxes.map(Box::new), ..self }
    }

    /// The text without its lead.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Width of the longest line and height of all lines.
    pub fn size(&self) -> Vec2 {
        vec2(self.layout.width(), self.layout.height()) / self.ppp
    }

    /// Whether the paragraph runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.layout.is_rtl()
    }

    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Distance of the first baseline from the top.
    pub fn baseline(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.baseline / self.ppp)
    }

    /// Bytes of the text on a line.
    pub fn line_text(&self, line: usize) -> Range<usize> {
        self.lines.get(line).map_or(0..0, |line| self.out(line.text.start)..self.out(line.text.end))
    }

    /// Byte offset of the character with this index; the end of the text if there are fewer.
    pub fn byte_of_char(&self, index: usize) -> usize {
        byte_of_char(&self.text, index)
    }

    /// How many characters stand before this byte offset.
    pub fn char_of_byte(&self, byte: usize) -> usize {
        char_of_byte(&self.text, byte)
    }

    /// The stretches that a byte range covers, line by line from left to right.
    pub fn strips(&self, range: Range<usize>) -> Vec<Strip> {
        self.stretches(range.start + self.lead, range.end + self.lead)
    }

    /// The stretches that a byte range of the lead covers.
    pub fn lead_strips(&self, range: Range<usize>) -> Vec<Strip> {
        self.stretches(range.start, range.end.min(self.lead))
    }

    fn stretches(&self, start: usize, end: usize) -> Vec<Strip> {
        let mut strips = Vec::new();
        if start >= end {
            return strips;
        }
        let cells = self.cells();
        for (index, (line, cells)) in self.lines.iter().zip(cells).enumerate() {
            if line.text.end <= start || line.text.start >= end {
                continue;
            }
            let mut open: Option<(f32, f32)> = None;
            // Marks without width stand inside the character they belong to.
            for cell in cells.iter().filter(|cell| cell.right > cell.left) {
                if cell.start < end && cell.end > start {
                    open = Some(open.map_or((cell.left, cell.right), |(left, _)| (left, cell.right)));
                } else if let Some(span) = open.take() {
                    strips.push(self.strip(index, line, span));
                }
            }
            if let Some(span) = open {
                strips.push(self.strip(index, line, span));
            }
        }
        strips
    }

    /// The rectangles that a byte range covers.
    pub fn rects(&self, range: Range<usize>) -> Vec<Rect> {
        self.strips(range).into_iter().map(|strip| strip.rect).collect()
    }

    /// The place nearest to a point.
    pub fn hit(&self, point: Vec2) -> Spot {
        let point = point * self.ppp;
        let line = self.line_at(point.y);
        self.hit_line(line, point.x)
    }

    /// The place on a line nearest to `x` (points).
    pub fn hit_on_line(&self, line: usize, x: f32) -> Spot {
        self.hit_line(line, x * self.ppp)
    }

    /// The byte of the character drawn under a point, if one is.
    pub fn char_at(&self, point: Vec2) -> Option<usize> {
        let point = point * self.ppp;
        let line = self.lines.iter().position(|line| (line.top..line.bottom).contains(&point.y))?;
        let cell = self.cells().get(line)?.iter().find(|cell| (cell.left..cell.right).contains(&point.x))?;
        cell.start.checked_sub(self.lead)
    }

    /// Where a caret stands: a rectangle without width, as high as its line.
    pub fn caret(&self, spot: Spot) -> Rect {
        let at = spot.byte + self.lead;
        let line = self.line_of(spot);
        let Some(bounds) = self.lines.get(line) else { return Rect::from_min_size(Pos2::ZERO, Vec2::ZERO) };
        let cells = self.cells().get(line).map_or(&[][..], Vec::as_slice);
        let before = cells
            .iter()
            .find(|cell| cell.end == at)
            .map(|cell| if cell.rtl { cell.left } else { cell.right });
        let after = cells
            .iter()
            .find(|cell| cell.start <= at && at < cell.end)
            .map(|cell| if cell.rtl { cell.right } else { cell.left });
        let x = if spot.upstream { before.or(after) } else { after.or(before) };
        let x = x.unwrap_or(if self.is_rtl() { bounds.room.1 } else { bounds.left });
        let x = if x.is_finite() && x.abs() < 1.0e7 { x } else { 0.0 };
        Rect::from_min_max(pos2(x, bounds.top) / self.ppp, pos2(x, bounds.bottom) / self.ppp)
    }

    /// The line that a place is shown on.
    pub fn line_of(&self, spot: Spot) -> usize {
        let at = spot.byte + self.lead;
        let after = self.lines.partition_point(|line| line.text.end <= at);
        let line = if spot.upstream && self.lines.get(after).is_none_or(|line| line.text.start == at) {
            after.saturating_sub(1)
        } else {
            after
        };
        line.min(self.lines.len().saturating_sub(1))
    }

    /// The word, or the run of white space, under a point.
    pub fn word_at(&self, point: Vec2) -> Range<usize> {
        let point = point * self.ppp;
        let range = parley::Selection::word_from_point(&self.layout, point.x, point.y).text_range();
        self.out(range.start)..self.out(range.end)
    }

    /// Top and bottom of a line.
    pub(super) fn line_span(&self, line: usize) -> (f32, f32) {
        self.lines.get(line).map_or((0.0, 0.0), |line| (line.top / self.ppp, line.bottom / self.ppp))
    }

    /// The characters of a line in reading order: bytes, left, right, whether right to left. Line feeds and
    /// the lead are left out.
    pub(super) fn letters(&self, line: usize) -> Vec<(Range<usize>, f32, f32, bool)> {
        let cells = self.cells().get(line).map_or(&[][..], Vec::as_slice);
        let mut letters: Vec<_> = cells
            .iter()
            .filter(|cell| cell.start >= self.lead)
            .map(|cell| {
                let bytes = self.out(cell.start)..self.out(cell.end);
                (bytes, cell.left / self.ppp, cell.right / self.ppp, cell.rtl)
            })
            .collect();
        letters.sort_by_key(|(bytes, ..)| bytes.start);
        letters
    }

    pub(super) fn inner(&self, byte: usize) -> usize {
        byte + self.lead
    }

    pub(super) fn out(&self, byte: usize) -> usize {
        byte.saturating_sub(self.lead).min(self.text.len())
    }

    fn strip(&self, index: usize, line: &Line, (left, right): (f32, f32)) -> Strip {
        let rect = Rect::from_min_max(pos2(left, line.top) / self.ppp, pos2(right, line.bottom) / self.ppp);
        Strip { rect, baseline: line.baseline / self.ppp, line: index }
    }

    fn line_at(&self, y: f32) -> usize {
        self.lines.partition_point(|line| line.bottom <= y).min(self.lines.len().saturating_sub(1))
    }

    fn hit_line(&self, index: usize, x: f32) -> Spot {
        let Some(line) = self.lines.get(index) else { return Spot::default() };
        let cells = self.cells().get(index).map_or(&[][..], Vec::as_slice);
        let nearest = cells.iter().min_by(|a, b| distance(a, x).total_cmp(&distance(b, x)));
        let Some(cell) = nearest else { return Spot { byte: self.out(line.text.start), upstream: false } };
        let on_left = x <= f32::midpoint(cell.left, cell.right);
        let spot = if on_left == cell.rtl {
            Spot { byte: self.out(cell.end), upstream: true }
        } else {
            Spot { byte: self.out(cell.start), upstream: false }
        };
        if spot.byte == 0 { Spot::default() } else { spot }
    }

    fn cells(&self) -> &[Vec<Cell>] {
        self.cells.get_or_init(|| {
            self.layout.lines().zip(&self.lines).map(|(line, own)| cells(line, own)).collect()
        })
    }
}

fn distance(cell: &Cell, x: f32) -> f32 {
    (cell.left - x).max(x - cell.right).max(0.0)
}

/// The cells of a line from left to right. Line feeds have none; white space swallowed by the end of
/// the line has no width.
fn cells(line: parley::Line<'_, Tint>, own: &Line) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(own.text.len());
    let mut x = own.left;
    for run in line.runs() {
        let rtl = run.is_rtl();
        for cluster in run.visual_clusters() {
            let advance = cluster.advance();
            if !cluster.is_hard_line_break() {
                let range = cluster.text_range();
                let swallowed = own.soft && range.start >= own.ink_end;
                let (left, right) = match (swallowed, rtl) {
                    (false, _) => (x, x + advance),
                    (true, true) => (x + advance, x + advance),
                    (true, false) => (x, x),
                };
                cells.push(Cell { start: range.start, end: range.end, left, right, rtl });
            }
            x += advance;
        }
    }
    cells
}

/// Byte offset of the character with this index in `text`; its end if there are fewer.
pub(crate) fn byte_of_char(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// How many characters of `text` begin before this byte offset.
pub(crate) fn char_of_byte(text: &str, byte: usize) -> usize {
    if text.is_ascii() {
        return byte.min(text.len());
    }
    text.char_indices().take_while(|&(at, _)| at < byte).count()
}
