//! The foot: what is left to look at, and the end of the review either way.

use eframe::egui::{Align, Layout, RichText, Role, Ui, WidgetInfo};

use super::{Goal, ImportReview};
use crate::app::commands::Command;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{command_button, primary};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::tr;

pub(super) fn show(ui: &mut Ui, review: &mut ImportReview, out: &mut Outbox) {
    let room = ui.available_width();
    ui.horizontal(|ui| {
        let tokens = Tokens::of(ui);
        let count = review.facts.to_look.len();
        for command in [Command::DraftPrevious, Command::DraftNext] {
            if command_button(ui, command, review.is_possible(command)) {
                out.perform(command);
            }
        }
        if room > 420.0 {
            let words = match count {
                0 => tr!("import-nothing-to-look-at"),
                _ => tr!("import-to-look-at", count = count),
            };
            ui.label(RichText::new(words).size(SMALL).color(tokens.faint));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = match review.goal {
                Goal::NewProject => tr!("import-create"),
                Goal::Add => tr!("import-add"),
            };
            let create = primary(ui, &words);
            create.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            if create.on_hover_text(Command::DraftCreate.tip(ui.ctx())).clicked() {
                out.perform(Command::DraftCreate);
            }
            let cancel = ui.button(tr!("sheet-cancel"));
            if cancel.on_hover_text(Command::DraftCancel.tip(ui.ctx())).clicked() {
                out.perform(Command::DraftCancel);
            }
            if let Some((bytes, keeps)) = &mut review.pdf {
                let words = if room > 560.0 {
                    tr!("original-keep", size = words::size(*bytes as usize))
                } else {
                    tr!("original-keep-short")
                };
                ui.checkbox(keeps, RichText::new(words).size(SMALL)).on_hover_text(tr!("original-keep-tip"));
            } else if room > 640.0 {
                ui.label(RichText::new(tr!("import-nothing-created")).size(SMALL).color(tokens.faint));
            }
        });
    });
}
