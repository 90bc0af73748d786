//! What the program lends beside marks, drawn on the words: hits of a search, cross-references, terms.

use std::ops::Range;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::{Color32, Rect, Stroke, StrokeKind, vec2};

use super::blocks::BETWEEN;
use super::document::Block;
use super::draw::{Canvas, ground, label_corner, strips};
use super::layers::{LinkKind, PaneLink};
use super::view::Shown;
use crate::app::glyphs::{Strip, byte_of_char};

/// Distance of the dots under a term, in points at zoom 1.
const DOTS: f32 = 4.0;

/// The ground of all hits in a block.
pub(super) fn hits(canvas: &Canvas<'_>, content: &Block, block: &Shown) {
    let Some(provision) = content.provision else { return };
    let all = canvas.layers.hits.of(provision);
    let first = all.partition_point(|range| range.end <= content.start);
    let here = all.iter().skip(first).take_while(|range| range.start < content.end());
    for range in here.filter(|range| content.holds(range)) {
        for strip in strips(content, block, range) {
            let rect = ground(&strip, block.look.style.size);
            canvas.painter.rect_filled(rect, 2.0, canvas.colours.hit);
        }
    }
    for range in canvas.layers.hits.in_label(provision) {
        for strip in label_strips(canvas, content, block, range) {
            let rect = ground(&strip, block.look.style.size);
            canvas.painter.rect_filled(rect, 2.0, canvas.colours.hit);
        }
    }
}

/// The stretches of a `char` range of the provision's label, on the screen, where the block shows it.
fn label_strips(canvas: &Canvas<'_>, content: &Block, block: &Shown, range: &Range<usize>) -> Vec<Strip> {
    let (mut strips, corner) = if let Some(label) = &block.set.label {
        let bytes = label.byte_of_char(range.start)..label.byte_of_char(range.end);
        (label.strips(bytes), label_corner(canvas, content, block, label))
    } else {
        // What leads a heading is its label, and a sign between the two.
        let label = content.lead.strip_suffix(BETWEEN).unwrap_or(&content.lead);
        let bytes = byte_of_char(label, range.start)..byte_of_char(label, range.end);
        (block.set.laid.lead_strips(bytes), block.corner)
    };
    for strip in &mut strips {
        strip.rect = strip.rect.translate(corner.to_vec2());
        strip.baseline += corner.y;
    }
    strips
}

/// The hit that the search stands at: stronger, and with a line around it, over the selection.
pub(super) fn current_hit(canvas: &Canvas<'_>, content: &Block, block: &Shown) {
    let hits = canvas.layers.hits;
    let here = |provision: usize| content.provision == Some(provision);
    let words = hits.current().filter(|(provision, range)| here(*provision) && content.holds(range));
    let label = hits.current_label().filter(|(provision, _)| here(*provision));
    let words = words.map(|(_, range)| strips(content, block, &range));
    let label = label.map(|(_, range)| label_strips(canvas, content, block, &range));
    for strip in words.into_iter().chain(label).flatten() {
        let rect = ground(&strip, block.look.style.size).expand2(vec2(1.5, 0.5));
        canvas.painter.rect_filled(rect, 3.0, canvas.colours.current_hit);
        let line = Stroke::new(2.0, canvas.colours.current_hit_line);
        canvas.painter.rect_stroke(rect, 3.0, line, StrokeKind::Outside);
    }
}

/// A fine line under cross-references, a full one under the pointer; dots under terms that are pointed at.
pub(super) fn links(canvas: &Canvas<'_>, content: &Block, block: &Shown, show_terms: bool, zoom: f32) {
    let Some(provision) = content.provision else { return };
    let here = canvas.layers.links.of(provision).iter().filter(|link| content.holds(&link.range));
    for link in here {
        let hovered =
            canvas.link.is_some_and(|hovered| hovered.provision == provision && hovered.link == *link);
        if link.kind == LinkKind::Term && !hovered && !show_terms {
            continue;
        }
        for strip in strips(content, block, &link.range) {
            under(canvas, link, &strip, hovered, zoom);
        }
    }
}

fn under(canvas: &Canvas<'_>, link: &PaneLink, strip: &Strip, hovered: bool, zoom: f32) {
    let ppp = canvas.painter.pixels_per_point();
    let top = strip.baseline + 2.0 * zoom;
    let colour = canvas.colours.link;
    let bar = |left: f32, right: f32, height: f32, colour: Color32| {
        let drawn = Rect::from_x_y_ranges(left..=right, top..=top + height);
        canvas.painter.rect_filled(drawn.round_to_pixels(ppp), 0.0, colour);
    };
    let (left, right) = (strip.rect.left(), strip.rect.right());
    match link.kind {
        LinkKind::Reference if hovered => bar(left, right, 2.0 * zoom, colour),
        LinkKind::Reference => bar(left, right, 1.0, colour.gamma_multiply(0.55)),
        LinkKind::Term => {
            let (step, dot) = (DOTS * zoom, if hovered { 2.0 } else { 1.2 } * zoom.max(1.0));
            for nth in 0..=((right - left) / step).max(0.0) as usize {
                let at = left + step * nth as f32;
                bar(at, (at + dot).min(right), dot, colour);
            }
        }
    }
}
