//! Rapporteur: read a treaty, mark what worries you, say why, hand the review to delegates. Offline.
//!
//! The rooms of the house, from the ground up; a room uses only those above it in this list:
//!
//! - [`text`]: what is read. Texts, provisions, legal addresses, and the recogniser that finds them.
//! - [`app`]: the window. Only this room knows of `egui`.

#![forbid(unsafe_code)]

pub mod app;
pub mod text;
