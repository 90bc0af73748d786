//! What a codebook file brought, or why it brought nothing: a card over the tree.

use eframe::egui::{Align, Layout, RichText, TextWrapMode, Ui};

use super::remarks;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{card, faint, icon_button};
use crate::import::codebook::{CodebookFault, Joined, Remark};
use crate::tr;

/// What came of a codebook file.
pub enum Report {
    /// It was taken in.
    Taken { head: String, words: String, remarks: Vec<String>, unfolded: bool },
    /// It was not.
    Failed(String),
}

impl Report {
    /// Of a file that was read; `remarks` are those of its reading.
    pub fn taken(file: &str, remarks: &[Remark], joined: &Joined) -> Self {
        let counts = (joined.added, joined.changed, joined.same);
        let words = match counts {
            (0, 0, 0) => tr!("codebook-import-nothing"),
            (0, 0, same) => tr!("codebook-import-same", same = same),
            (added, changed, same) => {
                tr!("codebook-import-counts", added = added, changed = changed, same = same)
            }
        };
        let remarks: Vec<String> = remarks.iter().chain(&joined.remarks).map(remarks::of).collect();
        // A few are read at a glance.
        let unfolded = remarks.len() <= 3;
        Self::Taken { head: tr!("codebook-import-done", file = file), words, remarks, unfolded }
    }

    /// Of a file that could not be read.
    pub fn failed(fault: &CodebookFault) -> Self {
        Self::Failed(remarks::of_fault(fault))
    }

    /// Of a file that could be read and not taken in.
    pub fn refused(why: &str) -> Self {
        Self::Failed(why.to_owned())
    }

    /// Draws it; says whether it was closed.
    pub(super) fn show(&mut self, ui: &mut Ui) -> bool {
        let tokens = Tokens::of(ui);
        let closed = card(ui, |ui| match self {
            Self::Taken { head, words, remarks, unfolded } => {
                let closed = top(ui, icons::CHECK, tokens.good, head);
                ui.add(UserText::new(words).style(Style::sans(BODY)).colour(tokens.text));
                list(ui, remarks, unfolded);
                closed
            }
            Self::Failed(why) => {
                let closed = top(ui, icons::WARNING, tokens.danger, &tr!("codebook-import-failed"));
                ui.add(UserText::new(why).style(Style::sans(SMALL + 0.5)).colour(tokens.text));
                faint(ui, tr!("codebook-import-unchanged"));
                closed
            }
        });
        ui.add_space(theme::GAP);
        closed
    }
}

/// A sign, a line, and the button that puts the card away.
fn top(ui: &mut Ui, icon: &str, colour: eframe::egui::Color32, words: &str) -> bool {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let closed = icon_button(ui, icons::CLOSE, &tr!("codebook-report-close")).clicked();
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
            ui.spacing_mut().item_spacing.x = theme::NEAR + 2.0;
            ui.label(RichText::new(icon).size(17.0).color(colour));
            let said = ui.add(UserText::new(words).style(Style::sans(BODY).bold()));
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_live(eframe::egui::accesskit::Live::Polite);
            });
        });
        closed
    })
    .inner
}

fn list(ui: &mut Ui, remarks: &[String], unfolded: &mut bool) {
    if remarks.is_empty() {
        return;
    }
    let icon = if *unfolded { icons::DOWN } else { icons::RIGHT };
    let words = tr!("codebook-import-remarks", count = remarks.len());
    let fold =
        ui.add(eframe::egui::Button::new(RichText::new(format!("{icon} {words}")).size(SMALL)).frame(false));
    fold.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &words));
    let open = *unfolded;
    ui.ctx().accesskit_node_builder(fold.id, |node| node.set_expanded(open));
    if fold.clicked() {
        *unfolded = !*unfolded;
    }
    if !*unfolded {
        return;
    }
    let colour = Tokens::of(ui).faint;
    for remark in remarks {
        ui.add(UserText::new(remark).style(Style::sans(SMALL)).colour(colour));
    }
}
