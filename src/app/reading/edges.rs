//! The edges of the mark in focus: handles to drag, keys that move them by words.

use eframe::egui::{Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use unicode_normalization::char::is_combining_mark;

use super::document::ReadingDocument;
use super::draw::Canvas;
use super::keys::{end_of, neighbour};
use super::pane::ReadingPane;
use super::selection::{Place, Selected, char_of, place};
use super::view::Shown;
use crate::app::glyphs::{Glyphs, Spot};

/// An end of a mark, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    Start,
    End,
}

/// From where to where a mark reaches: provisions and `char`s in their words. A mark on several passages
/// reaches from the start of the first to the end of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The key of its [`super::PaneMark`]s.
    pub key: u64,
    pub start: (usize, usize),
    /// One past the last `char`.
    pub end: (usize, usize),
}

/// An edge was moved to a `char` of a provision's words; for an end, one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeMove {
    pub key: u64,
    pub edge: Edge,
    pub provision: usize,
    pub char: usize,
}

/// An edge on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EdgeDrag {
    edge: Edge,
    extent: Extent,
    to: Place,
}

/// Radius of a handle's knob, and how far from its middle it can still be gripped.
const KNOB: f32 = 4.5;
const REACH: f32 = 8.0;

impl Extent {
    fn place(&self, document: &ReadingDocument, edge: Edge) -> Option<Place> {
        match edge {
            Edge::Start => place(document, self.start.0, self.start.1, false),
            Edge::End => place(document, self.end.0, self.end.1, true),
        }
    }

    /// The same with an edge elsewhere, if something is left of the mark.
    fn allows(&self, document: &ReadingDocument, edge: Edge, to: Place) -> bool {
        match edge {
            Edge::Start => self.place(document, Edge::End).is_some_and(|end| to.order() < end.order()),
            Edge::End => self.place(document, Edge::Start).is_some_and(|start| to.order() > start.order()),
        }
    }
}

/// A handle on the screen: a line at the edge; its knob stands above at the start, below at the end.
struct Handle {
    line: Rect,
    knob: Pos2,
}

impl Handle {
    fn at(shown: &[Shown], at: Place, edge: Edge) -> Option<Self> {
        let block = shown.iter().find(|block| block.index == at.block)?;
        let caret = block.set.laid.caret(at.spot).translate(block.corner.to_vec2());
        let knob = match edge {
            Edge::Start => pos2(caret.left(), caret.top() - 1.0),
            Edge::End => pos2(caret.left(), caret.bottom() + 1.0),
        };
        Some(Self { line: caret.expand2(vec2(1.0, 0.0)), knob })
    }

    fn reach(&self) -> Rect {
        Rect::from_center_size(self.knob, Vec2::splat(2.0 * REACH))
    }
}

/// The edge whose handle is under a point; of two, the nearer.
pub(super) fn under(
    pane: &ReadingPane,
    shown: &[Shown],
    extent: Option<Extent>,
    at: Pos2,
) -> Option<EdgeDrag> {
    let extent = extent?;
    let found = [Edge::Start, Edge::End].into_iter().filter_map(|edge| {
        let to = extent.place(&pane.view.document, edge)?;
        let handle = Handle::at(shown, to, edge)?;
        let near = handle.reach().contains(at) || handle.line.expand2(vec2(2.0, 0.0)).contains(at);
        near.then(|| (handle.knob.distance(at), EdgeDrag { edge, extent, to }))
    });
    found.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, drag)| drag)
}

/// Follows the edge being dragged; answers when it is let go somewhere else.
pub(super) fn follow(
    pane: &mut ReadingPane,
    ui: &Ui,
    response: &Response,
    shown: &[Shown],
    extent: Option<Extent>,
) -> Option<EdgeMove> {
    let mut drag = pane.pointing.edge?;
    let (at, released, alt) =
        ui.input(|input| (input.pointer.latest_pos(), input.pointer.primary_released(), input.modifiers.alt));
    if let Some(at) = at {
        drag.to = target(pane, shown, &drag, at, alt).unwrap_or(drag.to);
    }
    pane.pointing.edge = Some(drag);
    if response.is_pointer_button_down_on() && extent == Some(drag.extent) {
        return None;
    }
    pane.pointing.edge = None;
    // Neither held nor let go: Escape, or the mark is another now.
    let moved =
        drag.extent.place(&pane.view.document, drag.edge).map(|from| from.order()) != Some(drag.to.order());
    let counts = released && moved && extent == Some(drag.extent);
    if counts { answer(&pane.view.document, &drag) } else { None }
}

/// Where an edge goes that is dragged to a point: to whole words, unless it is `free`.
fn target(pane: &ReadingPane, shown: &[Shown], drag: &EdgeDrag, at: Pos2, free: bool) -> Option<Place> {
    let document = &pane.view.document;
    let block = shown.iter().find(|block| at.y < block.rect.bottom()).or(shown.last())?;
    let text = &document.block(block.index).filter(|block| block.provision.is_some())?.text;
    let byte = block.set.laid.hit(at - block.corner).byte;
    let byte = if free { byte } else { tidy(text, word_edge(text, byte, drag.edge), drag.edge) };
    let to = Place { block: block.index, spot: Spot { byte, upstream: drag.edge == Edge::End } };
    drag.extent.allows(document, drag.edge, to).then_some(to)
}

fn answer(document: &ReadingDocument, drag: &EdgeDrag) -> Option<EdgeMove> {
    let (provision, char) = char_of(document, drag.to)?;
    Some(EdgeMove { key: drag.extent.key, edge: drag.edge, provision, char })
}

/// Moves an edge by a word to the right or left of its line.
pub(super) fn step(
    pane: &mut ReadingPane,
    glyphs: &Glyphs,
    extent: Extent,
    edge: Edge,
    right: bool,
    view: f32,
) -> Option<EdgeMove> {
    let from = extent.place(&pane.view.document, edge)?;
    let later = right != pane.view.set(glyphs, from.block)?.laid.is_rtl();
    let to = by_word(pane, glyphs, from, edge, later)?;
    if !extent.allows(&pane.view.document, edge, to) {
        return None;
    }
    pane.reveal(glyphs, to, view);
    answer(&pane.view.document, &EdgeDrag { edge, extent, to })
}

/// The next edge of a word, over the ends of blocks.
fn by_word(pane: &mut ReadingPane, glyphs: &Glyphs, from: Place, edge: Edge, later: bool) -> Option<Place> {
    let mut at = from;
    // Every step passes something; a row of blanks or numbers alone is longer than anybody means.
    for _ in 0..100 {
        let laid = pane.view.set(glyphs, at.block)?.laid;
        let next = laid.next_word(at.spot, later);
        let stuck = if later { next.byte <= at.spot.byte } else { next.byte >= at.spot.byte };
        if stuck {
            let block = neighbour(pane, at.block, later)?;
            at = if later { Place::new(block, 0) } else { end_of(pane, block) };
        } else {
            at.spot = next;
        }
        let block = pane.view.document.block(at.block)?;
        let byte = tidy(&block.text, at.spot.byte, edge);
        let to = Place { block: at.block, spot: Spot { byte, upstream: edge == Edge::End } };
        let holds = if edge == Edge::Start { byte < block.text.len() } else { byte > 0 };
        let passed = if later { to.order() > from.order() } else { to.order() < from.order() };
        if holds && passed && block.provision.is_some() {
            return Some(to);
        }
    }
    None
}

/// Moves a start over white space to the next word, an end back to the one before.
fn tidy(text: &str, byte: usize, edge: Edge) -> usize {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    match edge {
        Edge::Start => text.len() - after.trim_start().len(),
        Edge::End => before.trim_end().len(),
    }
}

/// Moves an edge that cuts a word out to its end, in scripts that part words by spaces.
fn word_edge(text: &str, byte: usize, edge: Edge) -> usize {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let head = before.len() - before.trim_end_matches(is_of_word).len();
    let tail = after.len() - after.trim_start_matches(is_of_word).len();
    match edge {
        _ if head == 0 || tail == 0 => byte,
        Edge::Start => byte - head,
        Edge::End => byte + tail,
    }
}

/// A letter, digit or mark on one, in a script that parts words by spaces: all but those of East and
/// South-East Asia.
fn is_of_word(letter: char) -> bool {
    let unparted = matches!(letter, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    !unparted && (letter.is_alphanumeric() || is_combining_mark(letter))
}

/// Behind the words: what the mark being dragged gains, and what it loses.
pub(super) fn preview(pane: &ReadingPane, canvas: &Canvas<'_>, block: &Shown, length: usize) {
    let Some(EdgeDrag { edge, extent, to }) = pane.pointing.edge else { return };
    let Some(from) = extent.place(&pane.view.document, edge) else { return };
    let gains = (edge == Edge::End) == (to.order() > from.order());
    let between = Selected { anchor: from, focus: to }.in_block(block.index, length);
    for rect in block.set.laid.rects(between) {
        let rect = rect.translate(block.corner.to_vec2()).shrink2(vec2(0.0, 2.0));
        if gains {
            canvas.painter.rect_filled(rect, 1.0, canvas.colours.handle.gamma_multiply(0.22));
            let line = Stroke::new(1.0, canvas.colours.handle);
            canvas.painter.rect_stroke(rect, 1.0, line, StrokeKind::Inside);
        } else {
            canvas.painter.rect_filled(rect, 0.0, canvas.colours.background.gamma_multiply(0.75));
        }
    }
}

/// The handles, over everything else.
pub(super) fn draw(pane: &ReadingPane, canvas: &Canvas<'_>, shown: &[Shown], extent: Option<Extent>) {
    let Some(extent) = extent else { return };
    for edge in [Edge::Start, Edge::End] {
        let drag = pane.pointing.edge.filter(|drag| drag.edge == edge && drag.extent == extent);
        let at = drag.map(|drag| drag.to).or_else(|| extent.place(&pane.view.document, edge));
        let Some(handle) = at.and_then(|at| Handle::at(shown, at, edge)) else { continue };
        canvas.painter.rect_filled(handle.line, 0.0, canvas.colours.handle);
        let rim = Stroke::new(1.5, canvas.colours.background);
        canvas.painter.circle(handle.knob, KNOB, canvas.colours.handle, rim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_keep_to_words_where_words_have_spaces() {
        let snap = |text: &str, byte, edge| tidy(text, word_edge(text, byte, edge), edge);
        assert_eq!(snap("as long as that", 5, Edge::Start), 3);
        assert_eq!(snap("as long as that", 5, Edge::End), 7);
        assert_eq!(snap("as long as that", 2, Edge::Start), 3);
        assert_eq!(snap("as long as that", 8, Edge::End), 7);
        assert_eq!(snap("حُقُوق", 4, Edge::Start), 0);
        assert_eq!(snap("حُقُوق", 4, Edge::End), "حُقُوق".len());
        assert_eq!(snap("各缔约国均应当", 6, Edge::Start), 6);
        assert_eq!(snap("สิทธิมนุษยชน", 6, Edge::End), 6);
        assert_eq!(snap("x", 7, Edge::End), 1);
    }
}
