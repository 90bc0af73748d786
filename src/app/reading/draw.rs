//! Painting what the window shows: grounds, marks, hits, selection, words, caret.

use std::ops::Range;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::bars::{self, Bar, Stripe};
use super::colours::{ReadingColours, TINT};
use super::document::{Block, BlockKind};
use super::layers::{HoveredLink, Layers};
use super::look::Column;
use super::marks::{PaneMark, lanes};
use super::pane::ReadingPane;
use super::view::{Shown, banner};
use super::{edges, over};
use crate::app::glyphs::{Batch, Glyphs, Laid, Strip};

/// Underlines that have room under a line; deeper lanes share the last.
const UNDERLINES: usize = 4;
/// Marks over each other that tint their ground; more would swallow the words.
const TINTS: usize = 3;

/// Where and with what to paint.
pub(super) struct Canvas<'a> {
    pub(super) glyphs: &'a Glyphs,
    pub(super) painter: Painter,
    pub(super) column: Column,
    pub(super) colours: &'a ReadingColours,
    pub(super) rect: Rect,
    pub(super) layers: &'a Layers<'a>,
    /// The link under the pointer.
    pub(super) link: Option<&'a HoveredLink>,
    /// Blocks that are not dimmed; `None` dims nothing.
    pub(super) lit: Option<Range<usize>>,
    /// The pane has the keyboard.
    pub(super) focused: bool,
}

/// A mark with the stretches it covers in a block, on the screen.
struct Covered<'a> {
    mark: &'a PaneMark,
    strips: Vec<Strip>,
    lane: usize,
}

/// Paints all blocks; answers with the stripes in the margin, for clicking them.
pub(super) fn draw(pane: &ReadingPane, canvas: &Canvas<'_>, shown: &[Shown]) -> Vec<Stripe> {
    let zoom = pane.zoom();
    let mut words = Batch::default();
    let mut stripes = Vec::new();
    for block in shown {
        let Some(content) = pane.view.document.block(block.index) else { continue };
        if content.kind == BlockKind::Notice {
            canvas.painter.rect_filled(banner(block, &canvas.column), 6.0, canvas.colours.notice);
        }
        let dim = is_dim(pane, canvas, content, block.index);
        let here = content.provision.map_or(&[][..], |provision| canvas.layers.marks.of(provision));
        let covered = cover(content, block, here);
        tint(canvas, block, here, &covered, zoom, dim);
        edges::preview(pane, canvas, block, content.text.len());
        over::hits(canvas, content, block);
        for passage in pane.selections() {
            for rect in block.set.laid.rects(passage.in_block(block.index, content.text.len())) {
                canvas.painter.rect_filled(
                    rect.translate(block.corner.to_vec2()),
                    0.0,
                    canvas.colours.selection,
                );
            }
        }
        over::current_hit(canvas, content, block);
        letters(canvas, content, block, &mut words, dim);
        alike(canvas, block);
        over::links(canvas, content, block, pane.comfort.show_terms, zoom);
        underline(canvas, &covered, zoom, dim);
        let bars = collect(pane, content, block, &canvas.column, here, &covered);
        stripes.extend(bars::draw(canvas, &bars, zoom, &mut words));
    }
    words.paint(&canvas.painter);
    edges::draw(pane, canvas, shown, canvas.layers.extent);
    caret(pane, canvas, shown);
    if canvas.focused {
        let ring = Stroke::new(1.5, canvas.colours.focus_ring);
        canvas.painter.rect_stroke(canvas.rect, 2.0, ring, StrokeKind::Inside);
    }
    stripes
}

/// Dimmed is what is not at hand, unless it is selected or holds the current hit.
fn is_dim(pane: &ReadingPane, canvas: &Canvas<'_>, content: &Block, index: usize) -> bool {
    let selected =
        || pane.selections().any(|passage| !passage.in_block(index, content.text.len()).is_empty());
    let current = || {
        let hits = canvas.layers.hits;
        let here = |provision: usize| content.provision == Some(provision);
        hits.current().is_some_and(|(provision, range)| here(provision) && content.holds(&range))
            || hits.current_label().is_some_and(|(provision, _)| here(provision) && content.is_labelled())
    };
    canvas.lit.as_ref().is_some_and(|lit| !lit.contains(&index)) && !selected() && !current()
}

/// The stretches of a `char` range of a provision's words in a block, on the screen.
pub(super) fn strips(content: &Block, block: &Shown, range: &Range<usize>) -> Vec<Strip> {
    let shift = block.corner.to_vec2();
    let laid: &Laid = &block.set.laid;
    let mut strips = laid.strips(content.bytes(laid, range));
    for strip in &mut strips {
        strip.rect = strip.rect.translate(shift);
        strip.baseline += shift.y;
    }
    strips
}

/// The marks on some of a block's words, with their stretches on the screen.
fn cover<'a>(content: &Block, block: &Shown, marks: &'a [PaneMark]) -> Vec<Covered<'a>> {
    let touches = |mark: &&PaneMark| !mark.whole && content.holds(&mark.range);
    let here: Vec<&PaneMark> = marks.iter().filter(touches).collect();
    let spans: Vec<_> = here.iter().map(|mark| mark.range.start as f32..mark.range.end as f32).collect();
    let lanes = lanes(&spans);
    let covered = here.into_iter().zip(lanes);
    covered.map(|(mark, lane)| Covered { mark, strips: strips(content, block, &mark.range), lane }).collect()
}

fn tint(
    canvas: &Canvas<'_>,
    block: &Shown,
    marks: &[PaneMark],
    covered: &[Covered<'_>],
    zoom: f32,
    dim: bool,
) {
    let share = if dim { 0.4 } else { 1.0 };
    if let Some(mark) = marks.iter().find(|mark| mark.whole) {
        let whole = block.words(&canvas.column).expand2(vec2(6.0, 2.0) * zoom);
        let strength = if mark.focused { 0.14 } else { 0.07 };
        canvas.painter.rect_filled(whole, 3.0, mark.colour.gamma_multiply(strength * share));
    }
    let size = block.look.style.size;
    for Covered { mark, strips, .. } in covered.iter().filter(|one| one.lane < TINTS || one.mark.focused) {
        let strength = if mark.focused { 0.42 } else { TINT };
        for strip in strips {
            let rect = ground(strip, size);
            canvas.painter.rect_filled(rect, 1.5, mark.colour.gamma_multiply(strength * share));
            if mark.focused {
                canvas.painter.rect_stroke(
                    rect.expand(1.0),
                    2.5,
                    Stroke::new(1.0, canvas.colours.line(mark.colour)),
                    StrokeKind::Outside,
                );
            }
        }
    }
}

/// The part of a line that its letters fill.
pub(super) fn ground(strip: &Strip, size: f32) -> Rect {
    Rect::from_x_y_ranges(strip.rect.x_range(), strip.baseline - 0.92 * size..=strip.baseline + 0.3 * size)
}

fn underline(canvas: &Canvas<'_>, covered: &[Covered<'_>], zoom: f32, dim: bool) {
    for Covered { mark, strips, lane } in covered {
        let colour = canvas.colours.line(mark.colour);
        let below = (3.0 + 3.0 * (*lane).min(UNDERLINES - 1) as f32) * zoom;
        for strip in strips {
            let top = strip.baseline + below;
            let line = Rect::from_x_y_ranges(strip.rect.x_range(), top..=top + 2.0 * zoom);
            canvas.painter.rect_filled(
                line.round_to_pixels(canvas.painter.pixels_per_point()),
                0.0,
                colour.gamma_multiply(if dim { 0.6 } else { 1.0 }),
            );
        }
    }
}

fn letters(canvas: &Canvas<'_>, content: &Block, block: &Shown, words: &mut Batch, dim: bool) {
    let colours = canvas.colours;
    let colour = match content.kind {
        BlockKind::Version | BlockKind::Footnote => colours.faint,
        BlockKind::Body | BlockKind::Notice => colours.text,
        _ => colours.heading,
    };
    let lead = if content.text.is_empty() { colours.heading } else { colours.label };
    let shade = |colour: Color32| if dim { colours.dimmed(colour) } else { colour };
    canvas.glyphs.draw(words, &block.set.laid, block.corner, [shade(colour), shade(lead)], canvas.rect);
    if let Some(label) = &block.set.label {
        let at = label_corner(canvas, content, block, label);
        canvas.glyphs.draw(words, label, at, [shade(colours.label); 2], canvas.rect);
    }
}

/// A frame around letters that are others than they look.
fn alike(canvas: &Canvas<'_>, block: &Shown) {
    let stroke = Stroke::new(1.0, canvas.colours.warning);
    for range in &*block.set.alike {
        for strip in block.set.laid.strips(range.clone()) {
            let rect = ground(&strip, block.look.style.size).translate(block.corner.to_vec2());
            canvas.painter.rect_stroke(rect.expand2(vec2(1.0, 0.0)), 2.0, stroke, StrokeKind::Outside);
        }
    }
}

/// A label hangs before its text, on the baseline of the first line.
pub(super) fn label_corner(canvas: &Canvas<'_>, content: &Block, block: &Shown, label: &Laid) -> Pos2 {
    let x = canvas.column.label_left(content, label.size().x);
    pos2(x, block.corner.y + block.set.laid.baseline() - label.baseline())
}

fn collect<'a>(
    pane: &ReadingPane,
    content: &Block,
    block: &Shown,
    column: &Column,
    marks: &'a [PaneMark],
    covered: &[Covered<'a>],
) -> Vec<Bar<'a>> {
    let document = &pane.view.document;
    let begins = |mark: &PaneMark| super::marks::begins_in(mark, document, block.index);
    let words = block.words(column);
    let whole = marks.iter().filter(|mark| mark.whole).map(|mark| {
        let last =
            content.provision.is_none_or(|provision| document.blocks_of(provision).end == block.index + 1);
        let bottom = if last { words.bottom() } else { block.rect.bottom() };
        Bar { mark, top: words.top(), bottom, begins: begins(mark) }
    });
    let parts = covered.iter().filter_map(|Covered { mark, strips, .. }| {
        let top = strips.first()?.rect.top();
        let bottom = strips.last()?.rect.bottom();
        // A mark that goes on in the next block has one stripe down to it.
        let bottom = if mark.range.end > content.end() + 1 { block.rect.bottom() } else { bottom };
        Some(Bar { mark, top, bottom, begins: begins(mark) })
    });
    whole.chain(parts).collect()
}

fn caret(pane: &ReadingPane, canvas: &Canvas<'_>, shown: &[Shown]) {
    let Some(selected) = pane.selected else { return };
    let Some(block) = shown.iter().find(|block| block.index == selected.focus.block) else { return };
    if !canvas.focused && !selected.is_empty() {
        return;
    }
    let colour: Color32 = if canvas.focused { canvas.colours.caret } else { canvas.colours.faint };
    let line = block.set.laid.caret(selected.focus.spot).translate(block.corner.to_vec2());
    let line = line.expand2(vec2(0.75, -2.0));
    canvas.painter.rect_filled(line.round_to_pixels(canvas.painter.pixels_per_point()), 0.0, colour);
}
