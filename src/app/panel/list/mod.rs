//! The marks as a list, with the filter that is always in sight: what it asks as chips, an editor for it, filters
//! kept under a name, and the rows.

mod by_concern;
mod chips;
mod editor;
mod empty;
mod entries;
mod head;
mod hits;
mod pending;
mod pill;
mod place;
mod row;
mod rows;
mod views;

use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::app::look::theme;
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::find::Filter;
use crate::review::ConcernId;
use entries::{Entries, Sort};
use pending::Pending;

/// What is unfolded above the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Fold {
    #[default]
    Nothing,
    Filter,
    Views,
}

/// Height of the pane, in points, below which the filter does not share it with the list.
const LOW: f32 = 420.0;

/// How much of the pane something unfolded takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// A part above the rows.
    Above,
    /// All of it; what is not needed to work there is left out.
    Whole,
}

/// What the list remembers between frames.
#[derive(Default)]
pub struct ListState {
    fold: Fold,
    /// The words field takes the keyboard in the next frame.
    find: bool,
    /// The first control of what is unfolded takes the keyboard in the next frame.
    focus_first: bool,
    pending: Pending,
    sort: Sort,
    entries: Entries,
    rows: rows::RowsState,
    place: place::PlaceState,
    views: views::ViewsState,
    ways: empty::Ways,
    /// Concerns whose inner concerns the editor shows.
    unfolded: BTreeSet<ConcernId>,
    /// Whether the editor names all reviewers, not only those with the most marks.
    all_reviewers: bool,
}

impl ListState {
    /// The words field takes the keyboard.
    pub fn find(&mut self) {
        self.find = true;
    }

    /// Unfolds the filter editor, and its first control takes the keyboard.
    pub fn open_filter(&mut self) {
        self.fold = Fold::Filter;
        self.focus_first = true;
    }

    /// Says whether anything is unfolded above the rows.
    pub fn is_unfolded(&self) -> bool {
        self.fold != Fold::Nothing
    }

    /// Folds up what is unfolded above the rows; says whether anything was.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.fold) != Fold::Nothing
    }
}

/// The filter as the controls of one frame change it.
struct Draft {
    filter: Filter,
    /// Changed by typing: more letters may follow.
    typed: bool,
}

/// Draws the list.
pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut ListState, out: &mut Outbox) {
    if workspace.marks.order().is_empty() {
        return empty::no_marks(ui, workspace);
    }
    state.entries.keep(workspace, state.sort, row::room(ui));
    let before = state.pending.filter(workspace.filter()).clone();
    let mut draft = Draft { filter: before.clone(), typed: false };
    if state.fold == Fold::Filter && ui.available_height() < LOW {
        // The filter needs the whole pane; list and head come back once it is closed.
        editor::show(ui, workspace, state, &mut draft, Room::Whole);
        state.focus_first = false;
        state.pending.settle(ui.ctx(), workspace, &before, draft);
        return;
    }
    head::show(ui, workspace, state, &mut draft);
    match state.fold {
        Fold::Nothing => {}
        Fold::Filter => editor::show(ui, workspace, state, &mut draft, Room::Above),
        Fold::Views => views::show(ui, workspace, state, &mut draft, out),
    }
    state.focus_first = false;
    ui.add_space(theme::NEAR);
    if workspace.marks.shown().is_empty() {
        empty::no_match(ui, workspace, &mut state.ways, &mut draft);
    } else {
        let chosen = rows::show(ui, workspace, &mut state.rows, &state.entries);
        if let Some(id) = chosen {
            workspace.let_go();
            workspace.set_focus(Some(id), true);
        }
    }
    state.pending.settle(ui.ctx(), workspace, &before, draft);
}

/// What the filter asks, on a few lines above something else than the list. Nothing while all marks are shown.
pub(super) fn strip(ui: &mut Ui, workspace: &mut Workspace, state: &mut ListState) {
    let before = state.pending.filter(workspace.filter()).clone();
    let mut draft = Draft { filter: before.clone(), typed: false };
    if !before.is_open() {
        head::strip(ui, workspace, &mut draft);
        ui.add_space(theme::NEAR);
    }
    state.pending.settle(ui.ctx(), workspace, &before, draft);
}
