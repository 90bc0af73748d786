//! What a frame of the pane answers.

use eframe::egui::{Rect, Response};

use super::edges::EdgeMove;
use super::layers::{HoveredLink, PaneLink};
use super::selection::PaneSelection;
use super::strip::StripHover;

/// What a frame of the pane led to. All places are on the screen, in points.
pub struct PaneResponse {
    pub response: Response,
    /// The words selected now, if any.
    pub selection: Option<PaneSelection>,
    /// A mark that was clicked; where several overlap, each further click names the next.
    pub clicked_mark: Option<u64>,
    /// Marks under the pointer. Over the margin: the one under it first, then all others beside that line,
    /// those without room for a stripe too.
    pub hovered_marks: Vec<u64>,
    /// The words or the stripes that the pointer rests on, for placing something beside them.
    pub hovered_rect: Option<Rect>,
    /// The pointer is over a stripe, or the count of those that have no room.
    pub hovered_margin: bool,
    pub hovered_link: Option<HoveredLink>,
    /// A link to follow, with the provision that it stands in: clicked with Ctrl (Cmd), or Enter was pressed
    /// with the caret in it.
    pub followed_link: Option<(usize, PaneLink)>,
    /// What the strip shows under the pointer.
    pub hovered_strip: Option<StripHover>,
    /// An edge of the mark in focus was moved, by pointer or keys.
    pub edge_moved: Option<EdgeMove>,
    /// The provision at the top of the window.
    pub top_provision: usize,
    /// The last provision that the window shows some of.
    pub bottom_provision: usize,
    /// The provision the caret is in.
    pub caret_provision: Option<usize>,
    pub selection_changed: bool,
}
