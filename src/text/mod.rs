//! What is read: one [`Text`] (a draft or a language of an instrument) as a tree of [`Provision`]s,
//! each with a legal address, its [`Locator`].
//!
//! A text never changes. It is named by the SHA-256 of its canonical form ([`TextId`]), so a mark
//! made on it can always be proved right or wrong. [`recognise`] finds the provisions in plain
//! paragraphs.

mod canonical;
mod links;
mod locator;
mod locator_parse;
mod numeral;
mod place;
mod provision;
mod recognise;
mod words;

pub use links::{CrossReference, DefinedTerm, Definitions, TermUse, cross_references};
pub use locator::{Locator, LocatorError, Segment};
pub use place::{PlaceError, There};
pub use provision::{
    Entry, Instrument, MOST_DEPTH, Provision, ProvisionKind, Status, Text, TextError, TextHeader, TextId,
    hexadecimal,
};
#[cfg(test)]
pub(crate) use recognise::arbitrary;
pub use recognise::{Doubt, Hint, Line, Reason, Recognition, Report, readdress, recognise};
pub(crate) use recognise::{
    begins_provision, ends_like_sentence, is_unit_label, leading_label, may_end_item,
};
