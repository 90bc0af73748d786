//! Finding words in a text as people read them: whatever the case, the accents, the kind of quotation mark or
//! dash, and wherever lines end.
//!
//! A [`TextIndex`] is made once for a text; a [`Finder`] answers a [`Query`] on it, at once or a slice a frame,
//! and [`Hits`] lead back to the provisions, in `char`s of [`Provision::words`](crate::text::Provision::words).

mod finder;
mod folded;
mod hits;
mod letters;
mod needle;
#[cfg(test)]
mod tests;
mod text_index;

pub use finder::{Finder, Progress, search};
pub(super) use folded::{Cursor, Folded, count_below};
pub use hits::{Hit, Hits};
pub(super) use needle::Needle;
pub use needle::Query;
pub use text_index::TextIndex;
