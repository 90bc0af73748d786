//! The reading pane: one long text in a calm column, its marks, a selection.
//!
//! [`ReadingDocument`] is what is shown, made from a [`crate::text::Text`]; [`ReadingPane`] is the state of
//! one view of it, owned by the program; [`Marks`] lends it the highlights; each frame answers with a
//! [`PaneResponse`]. The pane knows nothing of reviews, and what it costs depends on the size of the
//! window, not of the text.
//!
//! Positions are `char` offsets into [`crate::text::Provision::words`], as in anchors.

mod access;
mod bars;
mod blocks;
mod colours;
mod document;
mod draw;
mod heights;
mod keys;
mod layouts;
mod look;
mod marks;
mod pane;
mod pointer;
mod selection;
mod view;

pub use colours::ReadingColours;
pub use document::{Block, BlockKind, ReadingDocument};
pub use marks::{Marks, PaneMark};
pub use pane::{PaneResponse, ReadingPane};
pub use selection::PaneSelection;
