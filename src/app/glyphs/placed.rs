//! From a `parley` layout to flat lists: glyphs with whole-pixel pens, and lines.

use parley::{Layout, PositionedLayoutItem};

use super::engine::Faces;

/// Which of the two colours of a piece of text a glyph takes: 0 the text, 1 the lead. From 2 on it is no glyph but
/// the box of a hidden character, by its index.
pub(super) type Tint = u16;

/// A glyph and where its pen stands, in whole pixels from the layout's corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) face: u16,
    pub(super) glyph: u16,
    /// Pixels.
    pub(super) size: f32,
    /// Quarters of a pixel that the pen stands right of `x`.
    pub(super) quarter: u8,
    pub(super) tint: Tint,
}

/// One line in pixels from the layout's corner; bytes count from the start of lead and text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: std::ops::Range<usize>,
    pub(super) glyphs: std::ops::Range<usize>,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) baseline: f32,
    /// Left end of the words.
    pub(super) left: f32,
    /// Left and right limit of the line's box.
    pub(super) room: (f32, f32),
    /// Where white space begins that was swallowed by the line's end; equals `text.end` if none.
    pub(super) ink_end: usize,
    /// A soft break: the next line goes on with the same paragraph.
    pub(super) soft: bool,
}

/// Flattens `layout`, naming each run's face with `faces`.
pub(super) fn place(layout: &Layout<Tint>, text: &str, faces: &mut Faces) -> (Vec<Line>, Vec<Placed>) {
    let mut lines = Vec::with_capacity(layout.len());
    let mut glyphs = Vec::with_capacity(text.len());
    for line in layout.lines() {
        let first = glyphs.len();
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let face = faces.of(run.run());
            let (size, tint) = (run.run().font_size(), run.style().brush);
            for glyph in run.positioned_glyphs() {
                // The nearest quarter, so that no glyph is more than an eighth of a pixel off.
                let quarters = (glyph.x * 4.0).round();
                let x = (quarters / 4.0).floor();
                glyphs.push(Placed {
                    x: x as i32,
                    y: glyph.y.round() as i32,
                    face,
                    glyph: glyph.id as u16,
                    size,
                    quarter: (quarters - x * 4.0) as u8,
                    tint,
                });
            }
        }
        let metrics = line.metrics();
        let range = line.text_range();
        let soft =
            matches!(line.break_reason(), parley::BreakReason::Regular | parley::BreakReason::Emergency);
        let words = text.get(range.clone()).unwrap_or_default();
        lines.push(Line {
            ink_end: range.start + words.trim_end().len(),
            text: range,
            glyphs: first..glyphs.len(),
            top: metrics.block_min_coord,
            bottom: metrics.block_max_coord,
            baseline: metrics.baseline,
            left: metrics.offset + metrics.inline_min_coord,
            room: (metrics.inline_min_coord, metrics.inline_max_coord),
            soft,
        });
    }
    (lines, glyphs)
}
