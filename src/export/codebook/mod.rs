//! Codebooks out, for colleagues and for other programs: REFI-QDA (`.qdc`) and a table (`.csv`).
//!
//! Names, definitions, examples, colours, letters and keys go out, and a GUID that follows from the concern's
//! id without giving it away: ids begin with the name that a concern had when it was made. The same codebook
//! gives the same bytes. [`crate::import::codebook`] reads both back.

mod qdc;
mod table;
#[cfg(test)]
mod tests;

pub use qdc::to_qdc;
pub use table::to_csv;
