//! Rapporteur: read a treaty, mark what worries you, say why, hand the review to delegates. Offline.
//!
//! The rooms of the house, from the ground up; a room uses only those above it in this list:
//!
//! - [`text`]: what is read. Texts, provisions, legal addresses, and the recogniser that finds them.
//! - [`import`]: files in, texts out, with a report of what was recognised and dropped.

#![forbid(unsafe_code)]

pub mod import;
pub mod text;
