//! What can be done with the words selected just now.

use eframe::egui::Ui;

use super::{PanelState, Tab};
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::buttons;
use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::look::widgets::{self, card, concern_picker, faint, section};
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
        let codebook = workspace.review().codebook();
        if codebook.is_empty() {
            faint(ui, tr!("selection-no-concerns"));
            if ui.button(tr!("selection-to-concerns")).clicked() {
                state.tab = Tab::Concerns;
            }
        } else {
            wanted = concern_picker(ui, codebook, &[], &mut state.all_concerns);
        }
        ui.add_space(theme::NEAR);
        offers(ui, extendable, out);
    });
    ui.add_space(theme::NEAR);
    faint(ui, tr!("selection-hint"));
    if let Some(concern) = wanted {
        out.mark_with(concern);
    }
}

/// What can be done with the words, the first being what most people want.
fn offers(ui: &mut Ui, extendable: bool, out: &mut Outbox) {
    let mut offers = vec![
        (Command::Comment, tr!("selection-mark-and-comment")),
        (Command::MarkPassage, tr!("selection-mark")),
        (Command::MarkProvision, tr!("selection-whole-provision")),
        (Command::MarkEvery, tr!("selection-every")),
    ];
    if extendable {
        offers.insert(3, (Command::AddPassage, tr!("selection-add-passage")));
    }
    let names: Vec<&str> = offers.iter().map(|(_, words)| words.as_str()).collect();
    let tips = |at: usize| offers.get(at).map(|(command, _)| command.tip(ui.ctx())).unwrap_or_default();
    let tips: Vec<String> = (0..offers.len()).map(tips).collect();
    if let Some((command, _)) = buttons::lines(ui, &names, &tips).and_then(|at| offers.get(at)) {
        out.perform(*command);
    }
}
