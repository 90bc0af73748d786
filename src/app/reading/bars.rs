//! Stripes in the margin: one beside the lines of each mark, the concern's letter at its top.

use std::sync::Arc;

use eframe::egui::{Pos2, Rangef, Rect, pos2, vec2};

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

impl Bar<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        self.top < other.bottom && other.top < self.bottom
    }
}

/// A stripe as drawn last, or one that the count of those without room stands for.
pub(super) struct Stripe {
    /// Where it can be clicked: on the stripe, or on the count.
    pub(super) reach: Rect,
    /// The lines it stands for.
    pub(super) lines: Rangef,
    pub(super) key: u64,
}

/// The keys of all stripes under a point, and of those beside the same lines, with where they stand.
pub(super) fn beside(stripes: &[Stripe], at: Pos2) -> Option<(Vec<u64>, Rect)> {
    let under = stripes.iter().filter(|stripe| stripe.reach.contains(at));
    let others = stripes.iter().filter(|stripe| stripe.lines.contains(at.y));
    let mut keys = Vec::new();
    let mut place = Rect::NOTHING;
    under.clone().next()?;
    for stripe in under.chain(others) {
        place = place.union(Rect::from_x_y_ranges(stripe.reach.x_range(), at.y - 6.0..=at.y + 6.0));
        if !keys.contains(&stripe.key) {
            keys.push(stripe.key);
        }
    }
    Some((keys, place))
}

/// Draws a block's stripes side by side; answers with where each can be clicked.
pub(super) fn draw(canvas: &Canvas<'_>, bars: &[Bar<'_>], zoom: f32, words: &mut Batch) -> Vec<Stripe> {
    let room = canvas.column.stripes(canvas.rect);
    let spans: Vec<_> = bars.iter().map(|bar| bar.top..bar.bottom.max(bar.top + 1.0)).collect();
    let lanes = lanes(&spans);
    let mut stripes = Vec::with_capacity(bars.len());
    let mut left_out: Vec<Vec<&Bar<'_>>> = Vec::new();
    for (bar, &lane) in bars.iter().zip(&lanes) {
        // The last lane is given up beside lines where one more is needed: the count stands there.
        let crowded = || bars.iter().zip(&lanes).any(|(other, &lane)| lane >= room && bar.overlaps(other));
        if lane >= room || (lane + 1 == room && crowded()) {
            let near = |group: &&mut Vec<&Bar<'_>>| {
                group.first().is_some_and(|first| (first.top - bar.top).abs() < 14.0 * zoom)
            };
            match left_out.iter_mut().find(near) {
                Some(group) => group.push(bar),
                None => left_out.push(vec![bar]),
            }
            continue;
        }
        stripes.push(stripe(canvas, bar, lane, zoom, words));
    }
    for group in &left_out {
        let reach = count(canvas, group, room.saturating_sub(1), zoom, words);
        let kept = group.iter().map(|bar| Stripe {
            reach,
            lines: Rangef::new(bar.top, bar.bottom),
            key: bar.mark.key,
        });
        stripes.extend(kept);
    }
    stripes
}

fn stripe(canvas: &Canvas<'_>, bar: &Bar<'_>, lane: usize, zoom: f32, words: &mut Batch) -> Stripe {
    let x = canvas.column.stripe(lane);
    let width =
        (2.0 + 0.75 * f32::from(bar.mark.weight.min(4))) * zoom + if bar.mark.focused { 1.5 } else { 0.0 };
    // Marks on neighbouring lines must not run into one stripe.
    let (mut top, bottom) = (bar.top + 3.0 * zoom, bar.bottom - 2.0 * zoom);
    if bar.begins && !bar.mark.letter.is_empty() {
        top = letter(canvas, &bar.mark.letter, pos2(x, bar.top + zoom), zoom, words) + zoom;
    }
    let drawn = Rect::from_x_y_ranges(x - width / 2.0..=x + width / 2.0, top..=bottom.max(top + 4.0 * zoom));
    canvas.painter.rect_filled(drawn, width / 2.0, canvas.colours.line(bar.mark.colour));
    let half = canvas.column.lane() / 2.0;
    let reach = Rect::from_x_y_ranges(x - half..=x + half, bar.top..=bar.bottom);
    Stripe { reach, lines: reach.y_range(), key: bar.mark.key }
}

/// Draws a mark's letter centred under `top`; answers with its bottom.
fn letter(canvas: &Canvas<'_>, letter: &Arc<str>, top: Pos2, zoom: f32, words: &mut Batch) -> f32 {
    let mut style = Style::sans(10.5 * zoom).bold().line_height(1.15);
    let mut laid = canvas.glyphs.layout(letter, style, f32::INFINITY);
    let room = canvas.column.letters();
    if laid.size().x > room {
        style.size *= (room / laid.size().x).max(0.6);
        laid = canvas.glyphs.layout(letter, style, f32::INFINITY);
    }
    let at = pos2(top.x - laid.size().x / 2.0, top.y);
    canvas.glyphs.draw(words, &laid, at, [canvas.colours.text; 2], canvas.rect);
    top.y + 12.0 * zoom
}

/// Draws how many marks have no room; answers with where that can be hit.
fn count(canvas: &Canvas<'_>, group: &[&Bar<'_>], lane: usize, zoom: f32, words: &mut Batch) -> Rect {
    let top = group.first().map_or(0.0, |bar| bar.top) + zoom;
    let style = Style::sans(10.0 * zoom).bold().line_height(1.2);
    let more = canvas.glyphs.layout(&format!("+{}", group.len()), style, f32::INFINITY);
    let at = pos2(canvas.column.stripe(lane) - more.size().x / 2.0, top);
    canvas.glyphs.draw(words, &more, at, [canvas.colours.faint; 2], canvas.rect);
    let drawn = Rect::from_min_size(at, more.size());
    Rect::from_center_size(drawn.center(), drawn.size().max(vec2(16.0, 18.0) * zoom))
}
