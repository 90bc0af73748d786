//! Moving the window over the text: to a place asked for, and by the wheel.

use eframe::egui::{Event, InputState, MouseWheelUnit, Rect, Ui};

use super::pane::ReadingPane;
use super::selection::Place;
use crate::app::glyphs::{Glyphs, Spot};

/// Where to scroll when the next frame knows the window's size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    provision: usize,
    char: usize,
    /// A third down the window rather than just in sight.
    third: bool,
}

impl ReadingPane {
    /// Brings a `char` of a provision's words into the window.
    pub fn scroll_to(&mut self, provision: usize, char: usize) {
        self.target = Some(Target { provision, char, third: false });
    }

    /// Brings a `char` of a provision's words a third down the window, with what leads up to it above.
    pub fn show_place(&mut self, provision: usize, char: usize) {
        self.target = Some(Target { provision, char, third: true });
    }

    pub(super) fn go_to_target(&mut self, glyphs: &Glyphs, view: f32) {
        let Some(Target { provision, char, third }) = self.target.take() else { return };
        if char == 0 && !third {
            // With its label and heading, should the words themselves begin further down.
            self.view.scroll_to_block(self.view.document.first_block(provision));
            return;
        }
        let index = self.view.document.block_at(provision, char);
        let (Some(set), Some(block)) = (self.view.set(glyphs, index), self.view.document.block(index)) else {
            return;
        };
        let byte = set.laid.byte_of_char(char.saturating_sub(block.start));
        if !third {
            self.reveal(glyphs, Place::new(index, byte), view);
            return;
        }
        let line = self.view.inset(index) + set.laid.caret(Spot { byte, upstream: false }).top();
        let depth = self.view.depth_of(index) + f64::from(line - view / 3.0);
        self.view.scroll_to_depth(depth.max(0.0));
    }

    /// Scrolls just enough to show a place.
    pub(super) fn reveal(&mut self, glyphs: &Glyphs, place: Place, view: f32) {
        let Some(set) = self.view.set(glyphs, place.block) else { return };
        let caret = set.laid.caret(place.spot);
        let inset = self.view.inset(place.block);
        self.view.reveal(glyphs, place.block, (inset + caret.top(), inset + caret.bottom()), view);
    }

    pub(super) fn wheel(&mut self, ui: &Ui, glyphs: &Glyphs, rect: Rect) {
        if !ui.rect_contains_pointer(rect) || !ui.is_enabled() {
            return;
        }
        let line = ui.options(|options| options.input_options.line_scroll_speed);
        let calm = self.comfort.calm;
        let delta = ui.input_mut(|input| {
            let gliding = std::mem::take(&mut input.smooth_scroll_delta.y);
            if calm { turned(input, line, rect.height()) } else { gliding }
        });
        self.view.scroll_by(glyphs, -delta, rect.height());
    }
}

/// Points that the wheel was turned in this frame, all at once. Turns with a modifier mean something else.
fn turned(input: &InputState, line: f32, page: f32) -> f32 {
    let turns = input.events.iter().filter_map(|event| match event {
        Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.is_none() => Some(match unit {
            MouseWheelUnit::Point => delta.y,
            MouseWheelUnit::Line => delta.y * line,
            MouseWheelUnit::Page => delta.y * page,
        }),
        _ => None,
    });
    turns.sum()
}
