//! A file on its way in: dropped on the window, and, while reading it takes longer than a moment, how far it is and
//! a way to stop.

use std::time::Duration;

use eframe::egui::{
    Align2, Area, Color32, Context, FontId, Frame, Id, LayerId, Order, ProgressBar, RichText, vec2,
};

use super::App;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::sheets::Then;
use crate::tr;

/// What takes no longer is not worth a word.
const MOMENT: Duration = Duration::from_millis(400);

impl App {
    /// Draws how far the file is that is being opened, over the foot of the window.
    pub(super) fn show_opening(&mut self, ctx: &Context) {
        let Some(opening) = &self.opening else { return };
        let age = opening.job.age();
        if age < MOMENT {
            ctx.request_repaint_after(MOMENT.saturating_sub(age));
            return;
        }
        let parts = opening.job.parts();
        let area = Area::new(Id::unique("opening"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0));
        let stop = area.show(ctx, |ui| {
            let tokens = *Tokens::of(ui);
            let frame = Frame::popup(ui.style()).fill(tokens.panel);
            let inner = frame.show(ui, |ui| {
                ui.set_width(320.0);
                let words = tr!("opening-file", name = opening.name.as_str());
                ui.add(UserText::new(&words).style(Style::sans(BODY)).max_lines(1));
                if let Some((done, of)) = parts {
                    ui.add(ProgressBar::new(done as f32 / of.max(1) as f32).desired_height(6.0));
                }
                ui.horizontal(|ui| {
                    let told = match parts {
                        Some((done, of)) => tr!("opening-pages", done = done, of = of),
                        None => tr!("opening"),
                    };
                    ui.label(RichText::new(told).size(SMALL).color(tokens.faint));
                    ui.add_space(theme::NEAR);
                    ui.button(tr!("opening-stop")).clicked()
                })
                .inner
            });
            inner.inner
        });
        if stop.inner {
            opening.job.cancel();
        }
    }

    /// Opens a file that was dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped =
            ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
        if let Some(path) = dropped.filter(|_| self.sheet.is_none()) {
            self.leave(ctx, Then::Open(path));
        }
    }

    /// Says that a file may be dropped, while one hovers over the window.
    pub(super) fn show_drop(ctx: &Context) {
        if ctx.input(|input| input.raw.hovered_files.is_empty()) {
            return;
        }
        let rect = ctx.content_rect();
        let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
        let painter = ctx.layer_painter(layer);
        painter.rect_filled(rect, 0.0, Color32::from_black_alpha(150));
        let font = FontId::proportional(theme::HEADING);
        let words = tr!("drop-here");
        painter.text(rect.center(), Align2::CENTER_CENTER, words, font, Color32::WHITE);
    }
}
