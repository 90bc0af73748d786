//! The window: one file a pane, one file a dialog. State in, edits and commands out.
//!
//! Ground:
//! - [`words`]: every sentence of the interface, in English and French, in one catalogue.
//! - `look`: fonts, colours, signs and the small controls that panes share.
//! - [`glyphs`]: text that is right in every script: layout, glyph atlas, labels and fields.
//! - [`reading`]: the reading pane, which knows texts and highlights but nothing of projects.
//!
//! State:
//! - `settings`: what is remembered on this computer.
//! - `workspace`: an open project and how it is looked at; the index of its marks.
//! - `protection`: the passphrase and what it unlocks.
//! - `files`: opening, saving and exporting, off the window's thread.
//! - `commands`: everything the program can be told, in one table, with its keys; the menus drawn from it.
//!
//! Panes, a file or folder each: `contents`, `panel`, `status`, `welcome`, `sheets`, `notices`,
//! `finding`, `overview`, `page_view`, `tour`, `import_review`.
//!
//! - `outbox`: what panes ask for.
//! - `window`: the `eframe` program that holds all this together, carries out commands and follows answers.

pub mod glyphs;
pub mod reading;
pub mod words;

mod commands;
mod contents;
mod files;
mod finding;
mod import_review;
mod look;
mod notices;
mod outbox;
mod overview;
mod page_view;
mod panel;
mod protection;
mod settings;
mod sheets;
mod status;
mod tour;
mod welcome;
mod window;
mod workspace;

pub use files::{FileDialogs, NoDialogs, SystemDialogs, Wanted};
pub use look::fonts;
pub use settings::Store;
pub use window::{App, Setup, StartError, run};
