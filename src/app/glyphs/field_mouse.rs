//! The pointer in a field.

use eframe::egui::{PointerButton, Pos2, Response, Ui};

use super::field::Memory;
use super::laid::Laid;

/// Clicks and drags: caret, words, paragraphs.
pub(super) fn point(ui: &Ui, response: &Response, laid: &Laid, corner: Pos2, memory: &mut Memory) {
    let Some(at) = response.interact_pointer_pos().map(|at| at - corner) else { return };
    let Memory { editor, by_word, .. } = memory;
    let spot = laid.hit(at);
    let pressed = ui.input(|input| input.pointer.primary_pressed());
    if pressed || response.drag_started() || response.clicked_by(PointerButton::Primary) {
        response.request_focus();
    }
    if !editor.preedit.is_empty() {
        return;
    }
    let text = laid.text();
    if response.triple_clicked() {
        let start = text.get(..spot.byte).and_then(|head| head.rfind('\n')).map_or(0, |feed| feed + 1);
        let end = text
            .get(spot.byte..)
            .and_then(|tail| tail.find('\n'))
            .map_or(text.len(), |feed| spot.byte + feed);
        editor.select(start..end);
    } else if response.double_clicked() {
        let word = laid.word_at(at);
        *by_word = Some(word.clone());
        editor.select(word);
    } else if pressed {
        *by_word = None;
        editor.place(spot, ui.input(super::pressed_with_shift));
    } else if response.dragged() {
        match by_word {
            Some(first) => {
                let word = laid.word_at(at);
                if word.start < first.start {
                    editor.select(first.end..word.start);
                } else {
                    editor.select(first.start..word.end.max(first.end));
                }
            }
            None => editor.place(spot, true),
        }
    }
}
