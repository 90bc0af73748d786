//! The line at the foot of the window: where one is, what is selected, what is shown, whether it is saved,
//! under which name one writes, and how large the text is.

use eframe::egui::{Align, Button, Layout, RichText, Ui};

use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{marks, marks_shown};
use crate::app::outbox::Outbox;
use crate::app::settings::Settings;
use crate::app::workspace::Workspace;
use crate::tr;

pub fn show(ui: &mut Ui, workspace: &Workspace, settings: &Settings, saving: bool, out: &mut Outbox) {
    ui.horizontal(|ui| {
        let tokens = Tokens::of(ui);
        let plain = |ui: &mut Ui, words: String| {
            ui.label(RichText::new(words).size(SMALL).color(tokens.faint));
        };
        plain(ui, workspace.text().citation(workspace.place()));
        // The rest of the line comes first where there is little room.
        if let Some(target) = workspace.link.filter(|_| ui.available_width() > 520.0) {
            plain(ui, tr!("status-link", place = workspace.text().citation(target)));
        }
        if let Some(selection) = &workspace.selection {
            let words = selection.text.split_whitespace().count();
            plain(ui, tr!("status-words-selected", count = words));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let percent = format!("{:.0}", settings.zoom * 100.0);
            if small_button(ui, tr!("status-zoom", percent = percent), tr!("status-zoom-tip")) {
                out.perform(Command::ZoomReset);
            }
            let mine = workspace.me().map_or(settings.name.as_str(), |me| me.name.as_str());
            let name = if mine.trim().is_empty() { tr!("status-no-name") } else { mine.to_owned() };
            let label = format!("{} {name}", icons::USER);
            let response = ui.add(
                UserText::new(&label)
                    .style(Style::sans(SMALL))
                    .colour(tokens.faint)
                    .max_lines(1)
                    .shrink()
                    .sense(eframe::egui::Sense::click()),
            );
            if response.on_hover_text(tr!("status-name-tip")).clicked() {
                out.perform(Command::YourName);
            }
            let (shown, total) = (workspace.marks.shown().len(), workspace.marks.order().len());
            plain(ui, if shown == total { marks(total) } else { marks_shown(shown, total) });
            let (icon, words) = match (saving, workspace.is_unsaved(), workspace.path.is_some()) {
                (true, ..) => ("", tr!("status-saving")),
                (false, true, _) => ("● ", tr!("status-not-saved")),
                (false, false, true) => ("", tr!("status-saved")),
                (false, false, false) => ("", tr!("status-no-file")),
            };
            let read_only = workspace.project().read_only().is_some();
            let read_only = read_only.then(|| format!("{} {}", icons::LOCK, tr!("status-read-only")));
            plain(ui, read_only.unwrap_or_else(|| format!("{icon}{words}")));
        });
    });
}

fn small_button(ui: &mut Ui, words: String, tip: String) -> bool {
    ui.add(Button::new(RichText::new(words).size(SMALL)).frame(false)).on_hover_text(tip).clicked()
}
