//! The window: one file a pane, one file a dialog. State in, edits and commands out.
//!
//! - [`fonts`]: the bundled fonts, once, for `egui` and for our own text.
//! - [`glyphs`]: text that is right in every script: layout, glyph atlas, labels and fields.
//! - [`reading`]: the reading pane.

mod command;
mod dialogs;
mod folder;
pub mod fonts;
pub mod glyphs;
mod icons;
mod jobs;
mod marks;
mod notices;
mod outbox;
pub mod reading;
mod settings;
mod theme;
mod widgets;
mod workspace;
