//! The list of changes: what was done since the project was opened, to go back several steps at once.

use eframe::egui::{Align2, CornerRadius, FontId, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::body::body;
use super::{Answer, close, title};
use crate::app::glyphs::Style;
use crate::app::look::choice::paint_beside;
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::look::widgets::{faint, tip};
use crate::app::workspace::Workspace;
use crate::tr;

/// Changes shown in each direction.
const MOST: usize = 200;

pub(super) fn changes(ui: &mut Ui, workspace: &Workspace) -> Option<Answer> {
    title(ui, &tr!("changes-title"));
    let history = workspace.history();
    if history.undo_name().is_none() && history.redo_name().is_none() {
        body(ui, |ui| faint(ui, tr!("changes-none")));
        return close(ui);
    }
    faint(ui, tr!("changes-note"));
    ui.add_space(theme::NEAR);
    let mut answer = None;
    body(ui, |ui| {
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

fn line(ui: &mut Ui, icon: &str, step: &str, said: &str, taken_back: bool) -> bool {
    // Steps may name concerns, in any script.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, said));
    if ui.is_rect_visible(rect) {
        let tokens = Tokens::of(ui);
        let round = CornerRadius::same(theme::ROUND);
        if response.hovered() {
            ui.painter().rect_filled(rect, round, tokens.button[0]);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, round, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let colour = if taken_back { tokens.faint } else { tokens.text };
        let (at, font) = (pos2(rect.left() + 6.0, rect.center().y), FontId::proportional(BODY));
        let sign = ui.painter().text(at, Align2::LEFT_CENTER, icon, font, colour);
        let at = pos2(sign.right() + 8.0, at.y);
        paint_beside(ui, step, Style::sans(BODY), at, rect.right() - at.x - 6.0, colour);
    }
    tip(response, said).clicked()
}
