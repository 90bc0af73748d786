//! The numbers behind every list, table and chart: marks in text order, filters, counts, matrices.

mod count;
mod filter;

pub use count::{ArticleRow, Counts, HeatMap};
pub use filter::{Sieve, in_text_order};

pub use crate::review::{Filter, Has};
