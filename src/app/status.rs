//! The line at the foot of the window: where one is, what is selected, what is shown, whether it is saved,
//! under which name one writes, and how large the text is.

use eframe::egui::{Align, Button, Layout, RichText, Ui};

use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::marks;
use crate::app::outbox::Outbox;
use crate::app::settings::Settings;
use crate::app::workspace::Workspace;

pub fn show(ui: &mut Ui, workspace: &Workspace, settings: &Settings, saving: bool, out: &mut Outbox) {
    ui.horizontal(|ui| {
        let tokens = Tokens::of(ui);
        let plain = |ui: &mut Ui, words: String| {
            ui.label(RichText::new(words).size(SMALL).color(tokens.faint));
        };
        let at = workspace.caret.unwrap_or(workspace.top);
        plain(ui, workspace.text().citation(at));
        if let Some(selection) = &workspace.selection {
            let words = selection.text.split_whitespace().count();
            plain(ui, format!("{words} word{} selected", if words == 1 { "" } else { "s" }));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let zoom = format!("{:.0} %", settings.zoom * 100.0);
            if small_button(ui, zoom, "Usual text size") {
                out.perform(Command::ZoomReset);
            }
            let mine = workspace.me().map_or(settings.name.as_str(), |me| me.name.as_str());
            let name = if mine.trim().is_empty() { "Your name…" } else { mine };
            let label = format!("{} {name}", icons::USER);
            let response = ui.add(
                UserText::new(&label)
                    .style(Style::sans(SMALL))
                    .colour(tokens.faint)
                    .max_lines(1)
                    .shrink()
                    .sense(eframe::egui::Sense::click()),
            );
            if response.on_hover_text("The name that your marks carry").clicked() {
                out.perform(Command::YourName);
            }
            let (shown, total) = (workspace.marks.shown().len(), workspace.marks.order().len());
            let count = if shown == total { marks(total) } else { format!("{shown} of {}", marks(total)) };
            plain(ui, count);
            let (icon, words) = match (saving, workspace.is_unsaved(), workspace.path.is_some()) {
                (true, ..) => ("", "Saving…"),
                (false, true, _) => ("● ", "Not saved"),
                (false, false, true) => ("", "Saved"),
                (false, false, false) => ("", "No file yet"),
            };
            let read_only = workspace.project().read_only().is_some();
            plain(
                ui,
                if read_only { format!("{} Read only", icons::LOCK) } else { format!("{icon}{words}") },
            );
        });
    });
}

fn small_button(ui: &mut Ui, words: String, tip: &str) -> bool {
    ui.add(Button::new(RichText::new(words).size(SMALL)).frame(false)).on_hover_text(tip).clicked()
}
