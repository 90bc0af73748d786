//! Text that is right in every script: layout by `parley`, glyphs by `swash`, drawn by `egui`.
//!
//! `egui` sets right-to-left words in the wrong order, so every string that a person or a treaty
//! wrote is drawn by this module. [`Glyphs::of`] gives the engine of a window; [`UserText`] is a
//! label and [`UserField`] an editing field; [`Laid`] is a laid out piece of text that knows where
//! its characters stand.
//!
//! Layouts are made in physical pixels and baselines fall on whole pixels, so text is as sharp as
//! the screen allows. Sizes, widths and positions in this module are in `egui` points unless said
//! otherwise, offsets are in bytes.

mod access;
mod atlas;
mod chips;
mod engine;
mod field;
mod field_input;
mod field_mouse;
mod label;
mod laid;
mod navigate;
mod placed;
mod script;
mod stretches;
mod style;
#[cfg(test)]
mod tests;

pub(crate) use access::text_runs;
pub use engine::{Batch, Glyphs, Request};
pub use field::UserField;
pub(crate) use label::said;
pub use label::{UserText, apart};
pub use laid::{Laid, Spot, Strip};
pub(crate) use laid::{byte_of_char, char_of_byte};
pub use navigate::Step;
pub(crate) use script::has_rtl;
pub use style::{Direction, Family, Style, Weight};

/// Whether Shift was held at the moment the pointer was pressed, not just when the frame began.
pub(crate) fn pressed_with_shift(input: &eframe::egui::InputState) -> bool {
    use eframe::egui::Event;
    let held = |event: &Event| matches!(event, Event::PointerButton { pressed: true, modifiers, .. } if modifiers.shift);
    input.modifiers.shift || input.events.iter().any(held)
}
