//! The list of rows by keyboard: rows and caret, parting and joining.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::ImportReview;
use super::row;
use crate::app::commands::Command;
use crate::app::glyphs::{Glyphs, Spot, Step};

/// Share of the list that Page Down moves.
const PAGE: f32 = 0.85;

/// Handles what was pressed while the list has the keyboard.
pub(super) fn handle(
    ui: &Ui,
    review: &mut ImportReview,
    glyphs: &Glyphs,
    list: &Response,
    width: f32,
    view: f32,
) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
    for event in ui.input(|input| input.filtered_events(&filter)) {
        if let Event::Key { key, pressed: true, modifiers, .. } = event {
            press(review, glyphs, key, modifiers, width, view);
        }
    }
}

fn press(review: &mut ImportReview, glyphs: &Glyphs, key: Key, modifiers: Modifiers, width: f32, view: f32) {
    if modifiers.alt || modifiers.shift {
        return;
    }
    match key {
        Key::Home if modifiers.command => go(review, 0),
        Key::End if modifiers.command => go(review, usize::MAX),
        Key::PageDown | Key::PageUp => page(review, glyphs, key == Key::PageDown, width, view),
        Key::Enter if modifiers.is_none() => {
            let left_out = review.row().and_then(|row| row.left_out);
            review.perform(if left_out.is_some() { Command::DraftBringBack } else { Command::DraftSplit });
        }
        Key::Backspace if modifiers.is_none() => {
            review.perform(Command::DraftMerge);
        }
        Key::ArrowUp | Key::ArrowDown => {
            let down = key == Key::ArrowDown;
            if !climb(review, glyphs, down, width) {
                step(review, down);
            }
        }
        Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => {
            move_caret(review, glyphs, key, modifiers.command || modifiers.ctrl, width);
        }
        _ => {}
    }
}

/// Takes the row at this place of the list in hand.
fn go(review: &mut ImportReview, line: usize) {
    let line = line.min(review.listed.len().saturating_sub(1));
    if let Some(row) = review.listed.get(line).copied() {
        review.commit();
        review.take_up(row);
        review.caret = None;
    }
}

fn step(review: &mut ImportReview, down: bool) {
    let here = review.listed.binary_search(&review.at).unwrap_or_default();
    go(review, if down { here + 1 } else { here.saturating_sub(1) });
}

/// Down or up by nearly the height of the list.
fn page(review: &mut ImportReview, glyphs: &Glyphs, down: bool, width: f32, view: f32) {
    let mut line = review.listed.binary_search(&review.at).unwrap_or_default();
    let mut room = view * PAGE;
    loop {
        room -= review.height(glyphs, line, width);
        let next = if down { line + 1 } else { line.wrapping_sub(1) };
        if room < 0.0 || next >= review.listed.len() {
            break;
        }
        line = next;
    }
    if review.listed.get(line) == Some(&review.at) {
        return step(review, down);
    }
    go(review, line);
}

/// Moves the caret a line up or down; false if it stands at the edge of the row, or there is none.
fn climb(review: &mut ImportReview, glyphs: &Glyphs, down: bool, width: f32) -> bool {
    let Some((caret, set)) = review.caret.zip(set(review, glyphs, width)) else { return false };
    let Some(text) = set.text else { return false };
    let spot = Spot { byte: text.laid.byte_of_char(caret), upstream: false };
    let line = text.laid.line_of(spot);
    let next = if down { Some(line + 1) } else { line.checked_sub(1) };
    let Some(next) = next.filter(|next| *next < text.laid.line_count()) else { return false };
    let to = text.laid.hit_on_line(next, text.laid.caret(spot).left());
    review.caret = Some(text.laid.char_of_byte(to.byte));
    review.wants.sight = true;
    true
}

/// Sets the caret, or moves it, in the words of the row in hand.
fn move_caret(review: &mut ImportReview, glyphs: &Glyphs, key: Key, by_word: bool, width: f32) {
    if review.row().is_some_and(|row| row.left_out.is_some()) {
        return;
    }
    let Some(text) = set(review, glyphs, width).and_then(|set| set.text) else { return };
    review.wants.sight = true;
    let laid = &text.laid;
    let right = key == Key::ArrowRight;
    let forward = right != laid.is_rtl();
    let Some(caret) = review.caret else {
        let end = key == Key::End || key == Key::ArrowLeft && !laid.is_rtl() || right && laid.is_rtl();
        review.caret = Some(if end { laid.char_of_byte(laid.end().byte) } else { 0 });
        return;
    };
    let from = Spot { byte: laid.byte_of_char(caret), upstream: false };
    let to = match key {
        Key::Home | Key::End => Some(laid.line_edge(from, key == Key::End)),
        _ if by_word => Some(laid.next_word(from, forward)),
        _ => laid.step(from, if right { Step::Right } else { Step::Left }),
    };
    if let Some(to) = to {
        review.caret = Some(laid.char_of_byte(to.byte));
    }
}

/// The row in hand, laid out.
fn set(review: &ImportReview, glyphs: &Glyphs, width: f32) -> Option<row::Set> {
    let content = review.row()?;
    Some(row::set(glyphs, content, &row::notes(content, review.draft.source()), width))
}
