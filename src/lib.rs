//! Rapporteur: read a treaty, mark what worries you, say why, hand the review to delegates. Offline.
//!
//! The rooms of the house, from the ground up; a room uses only those above it in this list:
//!
//! - [`guard`]: what a process keeps to itself when it fails.
//! - [`worker`]: work in a process of its own, which can fail without harm.
//! - [`text`]: what is read. Texts, provisions, legal addresses, and the recogniser that finds them.
//! - [`import`]: files in, texts out, with a report of what was recognised and dropped.
//! - [`review`]: what is said about it. Marks, concerns, ratings, and every change as an edit with its inverse.
//! - [`compare`]: two texts side by side; carrying marks over.
//! - [`project`]: what is kept. The RON file, read within bounds and saved atomically.
//! - [`samples`]: the projects that come with the program.
//! - [`find`]: the numbers behind every list, table and chart.
//! - [`export`]: what leaves the program. What the user chose to reveal, as PDF or Markdown.
//! - [`cli`]: the same engine as commands, for scripts and machines without a screen.
//! - [`app`]: the window. Only this room knows of `egui`.

#![forbid(unsafe_code)]

pub mod app;
pub mod cli;
pub mod compare;
pub mod export;
pub mod find;
pub mod guard;
pub mod import;
pub mod project;
pub mod review;
pub mod samples;
pub mod text;
pub mod worker;
