//! Mouse and touch: placing the caret, selecting, opening marks, following links.

use eframe::egui::{CursorIcon, Event, InputState, Modifiers, PointerButton, Pos2, Rect, Response, Ui};

use super::bars::{Stripe, beside};
use super::edges::{self, EdgeDrag, EdgeMove};
use super::layers::{HoveredLink, Layers, PaneLink, link_at};
use super::marks::{Marks, marks_on};
use super::pane::ReadingPane;
use super::selection::{Place, Selected};
use super::view::Shown;
use crate::app::glyphs::{Glyphs, Spot};

/// Presses closer together than this, in seconds and points, count as one gesture.
const AGAIN: (f64, f32) = (0.4, 6.0);

/// What one press selects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Unit {
    #[default]
    Character,
    Word,
    Block,
}

/// What the pointer was doing in the frames before.
#[derive(Default)]
pub(super) struct Pointing {
    /// Stripes in the margin as drawn last.
    pub(super) stripes: Vec<Stripe>,
    /// Where on the thumb of the strip the pointer holds it.
    pub(super) grip: Option<f32>,
    /// The edge of a mark being dragged.
    pub(super) edge: Option<EdgeDrag>,
    unit: Unit,
    /// The word or block that a drag began with.
    origin: Option<Selected>,
    /// Time, place and count of the presses so far.
    last_press: Option<(f64, Pos2, u32)>,
    /// Marks under the last click and which of them was answered.
    cycle: Option<(Vec<u64>, usize)>,
    /// The press was on a stripe, a handle or a link to follow, and selects nothing.
    idle: bool,
    /// It was on a link to follow.
    follows: bool,
}

/// What the pointer does in this frame.
#[derive(Default)]
pub(super) struct Pointed {
    pub(super) clicked: Option<u64>,
    pub(super) marks: Vec<u64>,
    pub(super) rect: Option<Rect>,
    pub(super) in_margin: bool,
    pub(super) link: Option<HoveredLink>,
    pub(super) followed: Option<(usize, PaneLink)>,
    pub(super) edge: Option<EdgeMove>,
    pub(super) cursor: CursorIcon,
}

/// The character under a point.
struct Under {
    provision: usize,
    /// In the provision's words.
    char: usize,
    rect: Rect,
}

/// Follows the pointer for a frame.
pub(super) fn handle(
    pane: &mut ReadingPane,
    ui: &Ui,
    response: &Response,
    glyphs: &Glyphs,
    shown: &[Shown],
    layers: &Layers<'_>,
) -> Pointed {
    if pane.pointing.edge.is_some() {
        let edge = edges::follow(pane, ui, response, shown, layers.extent);
        if let Some(at) = response.interact_pointer_pos() {
            autoscroll(pane, ui, glyphs, response.rect, at);
        }
        return Pointed { edge, cursor: CursorIcon::ResizeHorizontal, ..Pointed::default() };
    }
    let mut pointed = match response.hover_pos() {
        Some(at) => hover(pane, ui, shown, layers, at),
        None => Pointed::default(),
    };
    let Some(at) = response.interact_pointer_pos() else { return pointed };
    let (pressed, down, held, now) = ui.input(|input| {
        (input.pointer.primary_pressed(), input.pointer.primary_down(), held_at_press(input), input.time)
    });
    // On a slow screen a click is over before the frame begins: pressed and let go at once.
    let clicked = response.clicked_by(PointerButton::Primary);
    if pressed && (clicked || response.is_pointer_button_down_on()) {
        response.request_focus();
        press(pane, shown, layers, at, now, held);
    } else if down && response.is_pointer_button_down_on() && !pane.pointing.idle {
        drag(pane, shown, at);
        autoscroll(pane, ui, glyphs, response.rect, at);
    }
    if clicked && pane.pointing.edge.take().is_none() {
        if pane.pointing.follows {
            pointed.followed = pointed.link.as_ref().map(|link| (link.provision, link.link.clone()));
        } else {
            pointed.clicked = click(pane, shown, layers.marks, at);
        }
    }
    pointed
}

/// Modifiers at the moment the pointer was pressed, not just when the frame began.
fn held_at_press(input: &InputState) -> Modifiers {
    let pressed = input.events.iter().filter_map(|event| match event {
        Event::PointerButton { pressed: true, modifiers, .. } => Some(*modifiers),
        _ => None,
    });
    pressed.fold(input.modifiers, |all, held| all | held)
}

fn hover(pane: &ReadingPane, ui: &Ui, shown: &[Shown], layers: &Layers<'_>, at: Pos2) -> Pointed {
    let mut pointed = Pointed { cursor: CursorIcon::Text, ..Pointed::default() };
    if edges::under(pane, shown, layers.extent, at).is_some() {
        pointed.cursor = CursorIcon::ResizeHorizontal;
        return pointed;
    }
    if let Some((marks, place)) = beside(&pane.pointing.stripes, at) {
        let (rect, cursor) = (Some(place), CursorIcon::PointingHand);
        return Pointed { marks, rect, cursor, in_margin: true, ..Pointed::default() };
    }
    let Some(Under { provision, char, rect }) = under(pane, shown, at) else { return pointed };
    pointed.marks = marks_on(layers.marks, provision, char);
    pointed.rect = (!pointed.marks.is_empty()).then_some(rect);
    if let Some(link) = link_at(layers.links, provision, char).cloned() {
        if ui.input(|input| input.modifiers.command) {
            pointed.cursor = CursorIcon::PointingHand;
        }
        let rect = line_of(pane, shown, &link, at).unwrap_or(rect);
        pointed.link = Some(HoveredLink { provision, link, rect });
    }
    pointed
}

/// The part of a link on the line under a point.
fn line_of(pane: &ReadingPane, shown: &[Shown], link: &PaneLink, at: Pos2) -> Option<Rect> {
    let block = shown.iter().find(|block| block.rect.contains(at))?;
    let bytes = pane.view.document.block(block.index)?.bytes(&block.set.laid, &link.range);
    let lines = block.set.laid.rects(bytes).into_iter().map(|rect| rect.translate(block.corner.to_vec2()));
    lines.into_iter().find(|rect| rect.contains(at))
}

fn press(pane: &mut ReadingPane, shown: &[Shown], layers: &Layers<'_>, at: Pos2, now: f64, held: Modifiers) {
    pane.goal = None;
    let count = match pane.pointing.last_press {
        Some((time, place, count)) if now - time < AGAIN.0 && place.distance(at) < AGAIN.1 => count + 1,
        _ => 1,
    };
    pane.pointing.last_press = Some((now, at, count));
    pane.pointing.edge = edges::under(pane, shown, layers.extent, at);
    let on_stripe = || pane.pointing.stripes.iter().any(|stripe| stripe.reach.contains(at));
    let link = || {
        let here = under(pane, shown, at)?;
        link_at(layers.links, here.provision, here.char)
    };
    let handled = pane.pointing.edge.is_some() || on_stripe();
    pane.pointing.follows = !handled && held.command && link().is_some();
    pane.pointing.idle = handled || pane.pointing.follows;
    if pane.pointing.idle {
        return;
    }
    pane.pointing.unit = match count {
        1 => Unit::Character,
        2 => Unit::Word,
        _ => Unit::Block,
    };
    let Some(span) = span_at(pane, shown, at) else { return };
    if held.command {
        // What was selected stays, and another passage begins.
        let kept = pane.selected.filter(|selected| count == 1 && !selected.is_empty());
        pane.passages.extend(kept);
    } else if !held.shift {
        pane.passages.clear();
    }
    pane.selected = match pane.selected {
        Some(selected) if held.shift && count == 1 && !held.command => {
            Some(Selected { anchor: selected.anchor, focus: span.focus })
        }
        _ => Some(span),
    };
    pane.pointing.origin = pane.selected.filter(|_| count > 1 || !held.shift);
}

fn drag(pane: &mut ReadingPane, shown: &[Shown], at: Pos2) {
    let Some(span) = span_at(pane, shown, at) else { return };
    let anchor = match pane.pointing.origin {
        // A selection grows by the unit it began with, and never loses its first word.
        Some(origin) if span.anchor.order() < origin.anchor.order() => {
            pane.selected = Some(Selected { anchor: origin.focus, focus: span.anchor });
            return;
        }
        Some(origin) => origin.anchor,
        None => pane.selected.map_or(span.anchor, |selected| selected.anchor),
    };
    pane.selected = Some(Selected { anchor, focus: span.focus });
}

/// Scrolls on while a drag is held above or below the pane, the faster the farther.
fn autoscroll(pane: &mut ReadingPane, ui: &Ui, glyphs: &Glyphs, rect: Rect, at: Pos2) {
    let beyond = (at.y - rect.bottom()).max(0.0) + (at.y - rect.top()).min(0.0);
    if beyond == 0.0 {
        return;
    }
    let seconds = ui.input(|input| input.stable_dt).min(0.1);
    pane.view.scroll_by(glyphs, (beyond * 12.0).clamp(-2400.0, 2400.0) * seconds, rect.height());
    ui.request_repaint();
}

fn click(pane: &mut ReadingPane, shown: &[Shown], marks: &dyn Marks, at: Pos2) -> Option<u64> {
    let once = pane.pointing.last_press.is_some_and(|(_, _, count)| count == 1);
    let stripes = on_stripes(pane, at);
    let by_stripe = !stripes.is_empty();
    let on_words =
        || under(pane, shown, at).map_or_else(Vec::new, |here| marks_on(marks, here.provision, here.char));
    let hit = if by_stripe { stripes } else { on_words() };
    let selects = pane.selected.is_some_and(|selected| !selected.is_empty()) && !by_stripe;
    if hit.is_empty() || selects || (!once && !by_stripe) {
        pane.pointing.cycle = None;
        return None;
    }
    let next = match &pane.pointing.cycle {
        Some((known, index)) if *known == hit => (index + 1) % hit.len(),
        _ => 0,
    };
    let key = hit.get(next).copied();
    pane.pointing.cycle = Some((hit, next));
    key
}

/// The character, word or block under a point.
fn span_at(pane: &ReadingPane, shown: &[Shown], at: Pos2) -> Option<Selected> {
    let block = shown.iter().find(|block| at.y < block.rect.bottom()).or(shown.last())?;
    let laid = &block.set.laid;
    let place = |byte, upstream| Place { block: block.index, spot: Spot { byte, upstream } };
    let local = at - block.corner;
    let (start, end) = match pane.pointing.unit {
        Unit::Character => {
            let spot = laid.hit(local);
            return Some(Selected::caret(place(spot.byte, spot.upstream)));
        }
        Unit::Word => {
            let word = laid.word_at(local);
            (word.start, word.end)
        }
        Unit::Block => (0, laid.text().len()),
    };
    Some(Selected { anchor: place(start, false), focus: place(end, true) })
}

fn on_stripes(pane: &ReadingPane, at: Pos2) -> Vec<u64> {
    let under = pane.pointing.stripes.iter().filter(|stripe| stripe.reach.contains(at));
    let mut keys: Vec<u64> = under.map(|stripe| stripe.key).collect();
    keys.dedup();
    keys
}

fn under(pane: &ReadingPane, shown: &[Shown], at: Pos2) -> Option<Under> {
    let block = shown.iter().find(|block| block.rect.contains(at))?;
    let laid = &block.set.laid;
    let byte = laid.char_at(at - block.corner)?;
    let content = pane.view.document.block(block.index)?;
    let char = laid.char_of_byte(byte);
    let rect = laid.rects(byte..laid.byte_of_char(char + 1)).into_iter().next()?;
    let rect = rect.translate(block.corner.to_vec2());
    Some(Under { provision: content.provision?, char: content.start + char, rect })
}
