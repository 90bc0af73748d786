//! What can be done with the words selected just now.

use eframe::egui::Ui;

use super::PanelState;
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::look::widgets::{self, card, concern_picker, faint, primary, section};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::tr;

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState, out: &mut Outbox) {
    let anchor = workspace.anchor(false);
    let cite = |anchor| words::citation(anchor, workspace.text());
    let place = anchor.as_ref().map(cite).unwrap_or_default();
    let quoted = anchor.map(|anchor| anchor.quote()).unwrap_or_default();
    let read_only = workspace.project().read_only().is_some();
    let extendable = workspace.extendable().is_some();
    let mut wanted = None;
    card(ui, |ui| {
        let tokens = Tokens::of(ui);
        ui.add(UserText::new(&place).style(Style::sans(BODY).bold()));
        widgets::quote(ui, &quoted, tokens.line, 6);
        if read_only {
            faint(ui, tr!("selection-read-only"));
            return;
        }
        section(ui, &tr!("selection-what-worries"));
        wanted = concern_picker(ui, workspace.review().codebook(), &[], &mut state.all_concerns);
        ui.add_space(theme::NEAR);
        ui.horizontal_wrapped(|ui| {
            let mut offer = |ui: &mut Ui, command: Command, words: String, first: bool| {
                let response = if first { primary(ui, &words) } else { ui.button(words) };
                if response.on_hover_text(command.tip(ui.ctx())).clicked() {
                    out.perform(command);
                }
            };
            offer(ui, Command::Comment, tr!("selection-mark-and-comment"), true);
            offer(ui, Command::MarkPassage, tr!("selection-mark"), false);
            offer(ui, Command::MarkProvision, tr!("selection-whole-provision"), false);
            if extendable {
                offer(ui, Command::AddPassage, tr!("selection-add-passage"), false);
            }
            offer(ui, Command::MarkEvery, tr!("selection-every"), false);
        });
    });
    ui.add_space(theme::NEAR);
    faint(ui, tr!("selection-hint"));
    if let Some(concern) = wanted {
        out.mark_with(concern);
    }
}
