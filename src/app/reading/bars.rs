//! Stripes in the margin: one beside the lines of each mark, the concern's letter beside its top.

use std::sync::Arc;

use eframe::egui::{Rect, pos2};

use super::draw::Canvas;
use super::marks::{PaneMark, lanes};
use crate::app::glyphs::{Batch, Style};

/// One stripe, in screen points.
pub(super) struct Bar<'a> {
    pub(super) mark: &'a PaneMark,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The mark begins here: its letter stands at the top.
    pub(super) begins: bool,
}

/// Draws a block's stripes side by side; answers with where each can be clicked.
pub(super) fn draw(canvas: &Canvas<'_>, bars: &[Bar<'_>], zoom: f32, words: &mut Batch) -> Vec<(Rect, u64)> {
    let room = canvas.column.stripes(canvas.rect);
    let spans: Vec<_> = bars.iter().map(|bar| bar.top..bar.bottom.max(bar.top + 1.0)).collect();
    let mut places = Vec::with_capacity(bars.len());
    let mut left_out: Vec<(f32, usize)> = Vec::new();
    for (bar, lane) in bars.iter().zip(lanes(&spans)) {
        if lane >= room {
            match left_out.iter_mut().find(|(top, _)| (*top - bar.top).abs() < 12.0) {
                Some((_, count)) => *count += 1,
                None => left_out.push((bar.top, 1)),
            }
            continue;
        }
        let x = canvas.column.stripe(lane);
        let width = (2.0 + 0.75 * f32::from(bar.mark.weight.min(4))) * zoom
            + if bar.mark.focused { 1.5 } else { 0.0 };
        // Marks on neighbouring lines must not run into one stripe.
        let (top, bottom) = (bar.top + 3.0 * zoom, bar.bottom - 2.0 * zoom);
        let stripe = Rect::from_x_y_ranges(x - width / 2.0..=x + width / 2.0, top..=bottom.max(top + 4.0));
        canvas.painter.rect_filled(stripe, width / 2.0, bar.mark.colour);
        if bar.begins && !bar.mark.letter.is_empty() {
            let style = Style::sans(10.0 * zoom).bold().line_height(1.2);
            let letter = canvas.glyphs.layout(&bar.mark.letter, style, f32::INFINITY);
            let at = pos2(stripe.right() + 2.5 * zoom, top + zoom);
            canvas.glyphs.draw(words, &letter, at, [canvas.colours.text; 2], canvas.rect);
        }
        let reach = Rect::from_x_y_ranges(x - 5.0 * zoom..=x + 12.0 * zoom, bar.top..=bar.bottom);
        places.push((reach, bar.mark.key));
    }
    for (top, count) in left_out {
        let style = Style::sans(9.5 * zoom).line_height(1.2);
        let more = canvas.glyphs.layout(&Arc::<str>::from(format!("+{count}")), style, f32::INFINITY);
        let at = pos2(canvas.column.stripe(room) - 1.0, top + 3.0 * zoom);
        canvas.glyphs.draw(words, &more, at, [canvas.colours.faint; 2], canvas.rect);
    }
    places
}
