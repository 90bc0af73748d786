//! Mouse and touch: placing the caret, selecting, opening marks.

use eframe::egui::{PointerButton, Pos2, Rect, Response, Ui};

use super::marks::Marks;
use super::pane::ReadingPane;
use super::selection::{Place, Selected};
use super::view::Shown;
use crate::app::glyphs::{Glyphs, Spot, pressed_with_shift};

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
#[derive(Debug, Default)]
pub(super) struct Pointing {
    /// Stripes in the margin as drawn last, and their marks.
    pub(super) bars: Vec<(Rect, u64)>,
    /// Where on the thumb of the scroll bar the pointer holds it.
    pub(super) grip: f32,
    unit: Unit,
    /// The word or block that a drag began with.
    origin: Option<Selected>,
    /// Time, place and count of the presses so far.
    last_press: Option<(f64, Pos2, u32)>,
    /// Marks under the last click and which of them was answered.
    cycle: Option<(Vec<u64>, usize)>,
    /// The press was on a stripe and selects nothing.
    on_bar: bool,
}

/// What the pointer does in this frame.
#[derive(Debug, Default)]
pub(super) struct Pointed {
    pub(super) clicked: Option<u64>,
    pub(super) hovered: Vec<u64>,
    pub(super) on_bar: bool,
}

/// Follows the pointer for a frame.
pub(super) fn handle(
    pane: &mut ReadingPane,
    ui: &Ui,
    response: &Response,
    glyphs: &Glyphs,
    shown: &[Shown],
    marks: &dyn Marks,
) -> Pointed {
    let mut pointed = Pointed::default();
    if let Some(at) = response.hover_pos() {
        let bars = on_bars(pane, at);
        pointed.on_bar = !bars.is_empty();
        pointed.hovered = if bars.is_empty() { marks_at(pane, shown, marks, at) } else { bars };
    }
    let Some(at) = response.interact_pointer_pos() else { return pointed };
    let (pressed, down, shift, now) = ui.input(|input| {
        (input.pointer.primary_pressed(), input.pointer.primary_down(), pressed_with_shift(input), input.time)
    });
    // On a slow screen a click is over before the frame begins: pressed and let go at once.
    let clicked = response.clicked_by(PointerButton::Primary);
    if pressed && (clicked || response.is_pointer_button_down_on()) {
        response.request_focus();
        press(pane, shown, at, now, shift);
    } else if down && response.is_pointer_button_down_on() && !pane.pointing.on_bar {
        drag(pane, shown, at);
        autoscroll(pane, ui, glyphs, response.rect, at);
    }
    if clicked {
        pointed.clicked = click(pane, shown, marks, at);
    }
    pointed
}

fn press(pane: &mut ReadingPane, shown: &[Shown], at: Pos2, now: f64, shift: bool) {
    pane.goal = None;
    let count = match pane.pointing.last_press {
        Some((time, place, count)) if now - time < AGAIN.0 && place.distance(at) < AGAIN.1 => count + 1,
        _ => 1,
    };
    pane.pointing.last_press = Some((now, at, count));
    pane.pointing.on_bar = !on_bars(pane, at).is_empty();
    if pane.pointing.on_bar {
        return;
    }
    pane.pointing.unit = match count {
        1 => Unit::Character,
        2 => Unit::Word,
        _ => Unit::Block,
    };
    let Some(span) = span_at(pane, shown, at) else { return };
    pane.selected = match pane.selected {
        Some(selected) if shift && count == 1 => {
            Some(Selected { anchor: selected.anchor, focus: span.focus })
        }
        _ => Some(span),
    };
    pane.pointing.origin = pane.selected.filter(|_| count > 1 || !shift);
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
    let bars = on_bars(pane, at);
    let by_bar = !bars.is_empty();
    let hit = if by_bar { bars } else { marks_at(pane, shown, marks, at) };
    let selects = pane.selected.is_some_and(|selected| !selected.is_empty()) && !by_bar;
    if hit.is_empty() || selects || (!once && !by_bar) {
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

fn on_bars(pane: &ReadingPane, at: Pos2) -> Vec<u64> {
    let mut keys: Vec<u64> =
        pane.pointing.bars.iter().filter(|(rect, _)| rect.contains(at)).map(|&(_, key)| key).collect();
    keys.dedup();
    keys
}

/// Marks on the character under a point; the shortest first, for it is the hardest to hit elsewhere.
fn marks_at(pane: &ReadingPane, shown: &[Shown], marks: &dyn Marks, at: Pos2) -> Vec<u64> {
    let under = || {
        let block = shown.iter().find(|block| block.rect.contains(at))?;
        let byte = block.set.laid.char_at(at - block.corner)?;
        let content = pane.view.document.block(block.index)?;
        let char = content.start + block.set.laid.char_of_byte(byte);
        Some((content.provision?, char))
    };
    let Some((provision, char)) = under() else { return Vec::new() };
    let mut here: Vec<(usize, u64)> = marks
        .of(provision)
        .iter()
        .filter(|mark| !mark.whole && mark.range.contains(&char))
        .map(|mark| (mark.range.len(), mark.key))
        .collect();
    here.sort_unstable();
    here.into_iter().map(|(_, key)| key).collect()
}
