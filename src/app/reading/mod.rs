//! The reading pane: one long text in a calm column, its marks, a selection.
//!
//! [`ReadingDocument`] is what is shown, made from a [`crate::text::Text`]; [`ReadingPane`] is the state of
//! one view of it, owned by the program; [`Layers`] lends it marks, hits of a search, links and what stands in
//! the strip; each frame answers with a [`PaneResponse`]. The pane knows nothing of reviews, and nothing of
//! the language of the interface: the few words it says are [`PaneWords`]. What it costs depends on the size
//! of the window, not of the text.
//!
//! Positions are `char` offsets into [`crate::text::Provision::words`], as in anchors.

mod access;
mod answer;
mod bars;
mod blocks;
mod colours;
mod comfort;
mod document;
mod draw;
mod edges;
pub(in crate::app) mod heights;
mod keys;
mod layers;
mod layouts;
mod look;
mod marks;
mod outline;
mod over;
mod pane;
mod pointer;
mod scrolling;
mod selection;
mod strip;
mod strip_bar;
mod view;

pub use answer::PaneResponse;
pub use colours::ReadingColours;
pub use comfort::{Comfort, Dim, Face, Measure, PaneWords};
pub use document::{Block, BlockKind, ReadingDocument};
pub use edges::{Edge, EdgeMove, Extent};
pub use layers::{Hits, HoveredLink, Layers, LinkKind, Links, PaneHits, PaneLink};
pub use marks::{Marks, PaneMark};
pub use pane::ReadingPane;
pub use selection::PaneSelection;
pub use strip::{StripHover, StripMark, StripMarks, StripPlace};
