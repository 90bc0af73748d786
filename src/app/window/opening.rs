//! A file on its way in, while that takes longer than a moment: how far it is, and a way to stop.

use std::time::Duration;

use eframe::egui::{Align2, Area, Context, Frame, Id, Order, ProgressBar, RichText, vec2};

use super::App;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
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
}
