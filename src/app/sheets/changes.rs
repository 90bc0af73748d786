//! The list of changes: what was done since the project was opened, to go back several steps at once.

use eframe::egui::{Button, RichText, ScrollArea, Ui, vec2};

use super::{Answer, close, title};
use crate::app::look::icons;
use crate::app::look::theme;
use crate::app::look::widgets::faint;
use crate::app::workspace::Workspace;
use crate::tr;

/// Changes shown in each direction.
const MOST: usize = 200;

pub(super) fn changes(ui: &mut Ui, workspace: &Workspace) -> Option<Answer> {
    title(ui, &tr!("changes-title"));
    let history = workspace.history();
    if history.undo_name().is_none() && history.redo_name().is_none() {
        faint(ui, tr!("changes-none"));
        return close(ui);
    }
    faint(ui, tr!("changes-note"));
    ui.add_space(theme::NEAR);
    let mut answer = None;
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(100.0, 420.0);
    ScrollArea::vertical().id_salt("changes").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        let undone: Vec<&str> = history.undone().take(MOST).collect();
        for (at, step) in undone.into_iter().enumerate().rev() {
            let tip = tr!("changes-redo-to", step = step);
            if line(ui, icons::REDO, step, &tip, true) {
                answer = Some(Answer::Redo(at + 1));
            }
        }
        ui.add_space(theme::NEAR);
        ui.horizontal(|ui| ui.label(RichText::new(tr!("changes-now")).strong()));
        ui.separator();
        for (at, step) in history.done().take(MOST).enumerate() {
            let tip = tr!("changes-undo-to", count = at + 1, step = step);
            if line(ui, icons::UNDO, step, &tip, false) {
                answer = Some(Answer::Undo(at + 1));
            }
        }
    });
    answer.or_else(|| close(ui))
}

fn line(ui: &mut Ui, icon: &str, step: &str, tip: &str, taken_back: bool) -> bool {
    let words = RichText::new(format!("{icon}  {step}"));
    let words = if taken_back { words.weak() } else { words };
    let button = Button::new(words).frame(false).min_size(vec2(ui.available_width(), 26.0)).truncate();
    let response = ui.add(button);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, tip));
    response.on_hover_text(tip).clicked()
}
