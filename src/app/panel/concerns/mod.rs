//! The codebook: its tree, the concern being edited, and what is done with concerns as a whole.
//!
//! - `tree`, `row`, `drag`: the concerns as a tree, gone through by keyboard, moved by pointer.
//! - `place`: where a concern can be moved to, and kind words where it cannot.
//! - `editor`, `looks`, `colours`, `picker`: one concern in place, under its row.
//! - `merge`, `split`: larger changes, in place too.
//! - `changes`: what is done to the codebook, each a step to undo.
//! - `report`, `remarks`: what a codebook file brought, or why it brought nothing.

mod changes;
mod colours;
mod drag;
mod editor;
mod looks;
mod merge;
mod picker;
mod place;
mod remarks;
mod report;
mod row;
mod split;
mod tree;

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Layout, Rect, RichText, Role, ScrollArea, Ui, WidgetInfo, accesskit};

use super::PanelState;
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{command_button, faint, name_bars};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::{Codebook, ConcernId};
use crate::tr;
use editor::Editing;
pub use report::Report;

/// What the codebook's pane remembers between frames.
#[derive(Default)]
pub struct ConcernsState {
    /// The concern being edited.
    open: Option<ConcernId>,
    /// What its editor remembers.
    editing: Editing,
    /// Counts concerns opened, so that typing in another one is a step of its own.
    run: u64,
    /// Branches that are folded.
    folded: BTreeSet<ConcernId>,
    /// The row that takes the keyboard in the next frame.
    turn_to: Option<ConcernId>,
    /// The concern being dragged.
    dragged: Option<ConcernId>,
    /// Why a move was refused, under the row that should have moved.
    refused: Option<(ConcernId, String)>,
    /// What a codebook file brought.
    pub report: Option<Report>,
}

impl ConcernsState {
    /// Opens the editor of a concern.
    fn open(&mut self, id: ConcernId) {
        self.editing = Editing::default();
        self.refused = None;
        self.run += 1;
        self.open = Some(id);
    }

    /// Opens a concern that somebody is led to, unfolding what hides it.
    pub fn turn_to(&mut self, codebook: &Codebook, id: &ConcernId) {
        self.bring_out(codebook, id);
        self.open(id.clone());
    }

    /// Puts the editor away.
    fn close(&mut self) {
        self.open = None;
        self.editing = Editing::default();
        self.run += 1;
    }

    /// Unfolds what hides a concern.
    fn bring_out(&mut self, codebook: &Codebook, id: &ConcernId) {
        for above in codebook.lineage(id).skip(1) {
            self.folded.remove(above);
        }
    }

    /// Takes the digit of a concern where digits mean something else: marks are being dealt out.
    pub fn take_digit(&mut self, digit: u8) -> bool {
        self.editing.take_digit(digit)
    }
}

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState, out: &mut Outbox) {
    let state = &mut state.concerns;
    let can_edit = workspace.project().read_only().is_none();
    let empty = workspace.review().codebook().is_empty();
    if !empty {
        toolbar(ui, workspace, state, can_edit, out);
    }
    let scrolled = ScrollArea::vertical().id_salt("concerns").auto_shrink(false).show(ui, |ui| {
        // Room for the scroll bar, so that it never lies over a field.
        ui.set_width((ui.available_width() - 4.0).max(0.0));
        if state.report.as_mut().is_some_and(|report| report.show(ui)) {
            state.report = None;
        }
        if empty {
            nothing_yet(ui, workspace, state, can_edit, out);
        } else {
            tree::show(ui, workspace, state, out);
        }
        ui.add_space(theme::APART);
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
}

/// Adding, importing, exporting.
fn toolbar(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    can_edit: bool,
    out: &mut Outbox,
) {
    ui.horizontal(|ui| {
        if can_edit && add_button(ui).clicked() {
            changes::add(workspace, state, None, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if command_button(ui, Command::ExportCodebook, true) {
                out.perform(Command::ExportCodebook);
            }
            if can_edit && command_button(ui, Command::ImportCodebook, true) {
                out.perform(Command::ImportCodebook);
            }
        });
    });
    ui.add_space(theme::NEAR);
}

fn add_button(ui: &mut Ui) -> egui::Response {
    let button = ui.button(format!("{} {}", icons::ADD, tr!("codebook-add-short")));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("codebook-add")));
    button.on_hover_text(tr!("codebook-add-tip"))
}

/// A codebook without concerns: what to do.
fn nothing_yet(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    can_edit: bool,
    out: &mut Outbox,
) {
    ui.add_space(theme::APART);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icons::TAG).size(34.0).color(Tokens::of(ui).faint));
        ui.add_space(theme::GAP);
        ui.label(RichText::new(tr!("codebook-empty")).size(BODY).strong());
        ui.add_space(theme::NEAR);
        if !can_edit {
            faint(ui, tr!("codebook-empty-read-only"));
            return;
        }
        faint(ui, tr!("codebook-empty-what"));
        ui.add_space(theme::GAP);
        if add_button(ui).clicked() {
            changes::add(workspace, state, None, out);
        }
        if ui.button(format!("{} {}", icons::IMPORT, Command::ImportCodebook.name())).clicked() {
            out.perform(Command::ImportCodebook);
        }
        let shipped = ui.button(format!("{} {}", icons::TAG, tr!("codebook-take-shipped")));
        if shipped.on_hover_text(tr!("codebook-take-shipped-tip")).clicked() {
            changes::take_shipped(workspace, state, out);
        }
    });
}

/// Scrolls what has just come up into sight; of what is taller than that, the top.
fn bring_into_sight(ui: &Ui, rect: Rect) {
    let align = (rect.height() > ui.clip_rect().height()).then_some(Align::Min);
    ui.scroll_to_rect(rect, align);
}

/// How words to the person are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// Good to know.
    Told,
    /// Something was not done.
    Refused,
}

/// Words in place, read out by screen readers when they come up.
fn say(ui: &mut Ui, tone: Tone, words: &str) {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match tone {
        Tone::Told => (icons::INFO, tokens.faint),
        Tone::Refused => (icons::WARNING, tokens.danger),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR + 1.0;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add(egui::Label::new(RichText::new(icon).size(BODY).color(colour)).selectable(false));
        let said = ui.add(UserText::new(words).style(Style::sans(SMALL)).colour(colour));
        ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(accesskit::Live::Polite));
    });
}
