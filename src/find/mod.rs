//! What finds and counts: search in texts and marks, marks in text order, filters, and the numbers behind every
//! list, table and chart.

mod by_rating;
mod count;
mod coverage;
mod filter;
mod in_marks;
mod names;
mod search;
mod table;
mod together;

pub use by_rating::{RatingsByArticle, RatingsHeads, RatingsRow};
pub use count::{ArticleRow, Counts, HeatHeads, HeatMap};
pub use coverage::{Articles, Coverage, CoverageHeads, CoverageRow, read_through, word_count};
pub(crate) use filter::fold;
pub use filter::{Sieve, in_text_order};
pub use in_marks::{Field, InField, MarkHits, MarkIndex};
pub use names::Names;
pub use search::{Finder, Hit, Hits, Progress, Query, TextIndex, search};
pub use table::{Cell, Table};
pub use together::{CoOccurrence, Level};

pub use crate::review::{Filter, Has};
