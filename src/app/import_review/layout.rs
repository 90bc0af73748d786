//! What stands where in the review, as far as there is room.

use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui, UiBuilder};

use super::{ImportReview, Side, bar, foot, head, outline, report, rows};
use crate::app::look::theme::{self, Tokens};
use crate::app::look::widgets::name_part;
use crate::app::outbox::Outbox;
use crate::tr;

/// Narrowest window, in points, with the outline beside the rows, and with the report too.
const ROOM_FOR_OUTLINE: f32 = 700.0;
const ROOM_FOR_REPORT: f32 = 1060.0;

impl ImportReview {
    /// Draws the review in the room there is.
    pub fn show(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let tokens = *Tokens::of(ui);
        let room = ui.available_width();
        let side = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 6));
        Panel::top("head of the import").frame(side).show(ui, |ui| {
            name_part(ui, &tr!("import-part-head"));
            head::show(ui, self, out);
        });
        Panel::bottom("foot of the import").frame(side).show(ui, |ui| {
            name_part(ui, &tr!("import-part-foot"));
            foot::show(ui, self, out);
        });
        let mut sides = Vec::new();
        if room >= ROOM_FOR_OUTLINE {
            Panel::left("outline of the import")
                .frame(side)
                .default_size((room * 0.2).clamp(180.0, 260.0))
                .size_range(150.0..=(room * 0.3).max(170.0))
                .show(ui, |ui| {
                    name_part(ui, &tr!("import-outline"));
                    within(ui, |ui| outline::show(ui, self));
                });
        } else {
            sides.push(Side::Outline);
        }
        if room >= ROOM_FOR_REPORT {
            Panel::right("report of the import")
                .frame(side)
                .default_size((room * 0.2).clamp(200.0, 280.0))
                .size_range(180.0..=(room * 0.3).max(190.0))
                .show(ui, |ui| {
                    name_part(ui, &tr!("import-report"));
                    within(ui, |ui| report::show(ui, self));
                });
        } else {
            sides.push(Side::Report);
        }
        self.side = self.side.filter(|side| sides.contains(side));
        Panel::top("row of the import").frame(side).show(ui, |ui| {
            name_part(ui, &tr!("import-part-row"));
            bar::lists(ui, self, &sides);
            if self.side.is_none() {
                ui.add_space(theme::NEAR);
                bar::controls(ui, self, out);
            }
        });
        let page = Frame::new().fill(tokens.page);
        match self.side {
            Some(Side::Outline) => {
                CentralPanel::default().frame(side).show(ui, |ui| within(ui, |ui| outline::show(ui, self)));
            }
            Some(Side::Report) => {
                CentralPanel::default().frame(side).show(ui, |ui| within(ui, |ui| report::show(ui, self)));
            }
            None => {
                CentralPanel::default().frame(page).show(ui, |ui| {
                    name_part(ui, &tr!("part-text"));
                    rows::show(ui, self);
                });
            }
        }
    }
}

/// Draws a side in just the room it has: what is wider must not make it grow frame by frame.
fn within(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut side = ui.new_child(UiBuilder::new().max_rect(rect));
    side.shrink_clip_rect(rect.expand(4.0));
    draw(&mut side);
    ui.advance_cursor_after_rect(rect);
}
