//! Rapporteur: read a treaty, mark what worries you, say why, hand the review to delegates. Offline.
//!
//! The rooms of the house, from the ground up; a room uses only those above it in this list:
//!
//! - [`text`]: what is read. Texts, provisions, legal addresses, and the recogniser that finds them.
//! - [`review`]: what is said about it. Marks, concerns, ratings, and every change as an edit with its inverse.
//! - [`find`]: the numbers behind every list, table and chart.
//! - [`export`]: what leaves the program. What the user chose to reveal, as PDF or Markdown.

#![forbid(unsafe_code)]

pub mod export;
pub mod find;
pub mod review;
pub mod text;
