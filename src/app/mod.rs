//! The window: one file a pane, one file a dialog. State in, edits and commands out.
//!
//! - [`fonts`]: the bundled fonts, once, for `egui` and for our own text.
//! - [`glyphs`]: text that is right in every script: layout, glyph atlas, labels and fields.
//! - [`reading`]: the reading pane, which knows texts and highlights but nothing of projects.
//! - `workspace`, `marks`: an open project and how it is looked at.
//! - `command`, `menu`: everything the program can be told, in one table, and the bar drawn from it.
//! - `contents`, `panel`, `status`, `welcome`, `sheets`, `notices`: what is drawn, a file each.
//! - `files`: opening, saving and exporting, off the window's thread.
//! - `perform`, `follow`: what commands do, and what follows answers and jobs.
//! - `window`: the `eframe` program that holds all this together.

pub mod fonts;
pub mod glyphs;
pub mod reading;

mod command;
mod contents;
mod dialogs;
mod files;
mod folder;
mod follow;
mod icons;
mod jobs;
mod marks;
mod menu;
mod notices;
mod outbox;
mod panel;
mod paths;
mod perform;
mod settings;
mod sheets;
mod status;
mod theme;
mod welcome;
mod widgets;
mod window;
mod workspace;

pub use dialogs::{FileDialogs, NoDialogs, SystemDialogs, Wanted};
pub use settings::Store;
pub use window::{App, Setup, StartError, run};
