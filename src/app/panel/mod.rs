//! The tagging panel beside the text: what can be done with the selection, the mark in focus, or the list
//! of marks; and the codebook.

mod amendment;
mod card;
mod concerns;
mod list;
mod references;
mod replies;
mod selection;

use eframe::egui::{RichText, ScrollArea, Ui};

use super::outbox::Outbox;
use super::workspace::Workspace;
use crate::app::look::theme::{self, BODY};
use crate::app::look::widgets::name_bars;
use crate::review::AnnotationId;
use crate::tr;
pub use concerns::{ConcernsState, Report};
pub use list::ListState;

/// Which side of the panel is up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Marks,
    Concerns,
}

/// What the panel remembers between frames.
#[expect(clippy::struct_excessive_bools, reason = "each asks for another thing in the next frame")]
#[derive(Default)]
pub struct PanelState {
    pub tab: Tab,
    /// Whether chips for all concerns are shown, not only for those with a key.
    all_concerns: bool,
    pub list: ListState,
    pub concerns: ConcernsState,
    references: references::ReferencesState,
    amendment: amendment::AmendmentState,
    replies: replies::RepliesState,
    /// The comment field takes the keyboard in the next frame.
    pub write_comment: bool,
    /// The amendment of the mark in focus opens in the next frame and takes the keyboard.
    pub write_amendment: bool,
    /// The field to reply in takes the keyboard in the next frame.
    pub write_reply: bool,
    /// A field of the panel was being typed in during the last frame.
    typed_in: Option<&'static str>,
}

impl PanelState {
    /// Says whether the list of marks is up, rather than a selection, a mark or the concerns.
    pub fn shows_list(&self, workspace: &Workspace) -> bool {
        self.tab == Tab::Marks && workspace.selection.is_none() && workspace.focus().is_none()
    }

    /// A reply to this mark was taken in.
    pub fn reply_sent(&mut self, mark: AnnotationId) {
        self.replies.sent(mark);
    }

    /// Takes a concern's digit where it means something else than marking.
    pub fn take_digit(&mut self, digit: u8) -> bool {
        self.tab == Tab::Concerns && self.concerns.take_digit(digit)
    }

    /// Begins a new step of undo when another field is typed in.
    fn typing(&mut self, workspace: &mut Workspace, field: &'static str, has_focus: bool) {
        if has_focus && self.typed_in != Some(field) {
            self.typed_in = Some(field);
            workspace.end_run();
        } else if !has_focus && self.typed_in == Some(field) {
            self.typed_in = None;
        }
    }
}

/// Draws the panel.
pub fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState, out: &mut Outbox) {
    ui.add_space(theme::NEAR);
    ui.horizontal(|ui| {
        for (tab, name) in [(Tab::Marks, tr!("panel-marks")), (Tab::Concerns, tr!("panel-concerns"))] {
            if ui.selectable_label(state.tab == tab, RichText::new(name).size(BODY)).clicked() {
                state.tab = tab;
                if tab == Tab::Concerns {
                    // Keys must not change a mark that is out of sight.
                    workspace.set_focus(None, false);
                }
            }
        }
    });
    ui.add_space(theme::NEAR);
    match state.tab {
        Tab::Concerns => concerns::show(ui, workspace, state, out),
        Tab::Marks if workspace.selection.is_some() => {
            list::strip(ui, workspace, &mut state.list);
            scrolled(ui, "selection", |ui| selection::show(ui, workspace, state, out));
        }
        Tab::Marks if workspace.focus().is_some() => {
            list::strip(ui, workspace, &mut state.list);
            let mark = workspace.focus().map(|mark| mark.id);
            scrolled(ui, ("card", mark), |ui| card::show(ui, workspace, state, out));
        }
        Tab::Marks => list::show(ui, workspace, &mut state.list, out),
    }
}

fn scrolled(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, contents: impl FnOnce(&mut Ui)) {
    let scrolled = ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
        // Room for the scroll bar, so that it never lies over a field.
        ui.set_width((ui.available_width() - 4.0).max(0.0));
        contents(ui);
        ui.add_space(theme::APART);
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
}
