//! The first page: open something, or learn from a sample.

use eframe::egui::{
    self, CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
};

use crate::app::commands::Command;
use crate::app::glyphs::{Glyphs, Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, TITLE, Tokens};
use crate::app::look::widgets::{faint, name_bars, primary, tip};
use crate::app::outbox::Outbox;
use crate::app::settings::Place;
use crate::app::words;
use crate::samples::{SAMPLES, Sample};
use crate::tr;

/// What was chosen on it.
pub enum Start {
    /// Open a sample, as a copy of one's own.
    Sample(&'static Sample),
    /// Begin a review of a sample's text, without its marks.
    Fresh(&'static Sample),
    /// Go on where one was.
    Place(Place),
    /// Whether to remember places from now on; what was remembered is forgotten.
    Remember(bool),
}

pub fn show(ui: &mut Ui, place: Option<&Place>, remembers: bool, out: &mut Outbox) -> Option<Start> {
    let mut start = None;
    let scrolled = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = 720.0_f32.min(ui.available_width() - 48.0).max(100.0);
        let side = ((ui.available_width() - width) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space((ui.available_height() * 0.08).clamp(20.0, 80.0));
                head(ui, out);
                if let Some(place) = place {
                    ui.add_space(theme::APART);
                    last_place(ui, place, &mut start);
                }
                ui.add_space(theme::APART * 1.5);
                ui.label(RichText::new(tr!("start-samples")).size(theme::HEADING));
                faint(ui, tr!("start-samples-hint"));
                ui.add_space(theme::NEAR);
                for sample in SAMPLES {
                    card(ui, sample, &mut start);
                    ui.add_space(theme::GAP);
                }
                ui.add_space(theme::APART);
                faint(ui, tr!("start-offline"));
                if !remembers && ui.link(RichText::new(tr!("start-remember")).size(SMALL)).clicked() {
                    start = Some(Start::Remember(true));
                }
                ui.add_space(theme::APART);
            });
        });
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    start
}

fn head(ui: &mut Ui, out: &mut Outbox) {
    let glyphs = Glyphs::of(ui.ctx());
    let name = tr!("start-program");
    let title = glyphs.layout(&name, Style::serif(TITLE).bold().line_height(1.2), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(title.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    glyphs.paint(ui.painter(), &title, rect.min, Tokens::of(ui).text);
    ui.add(
        egui::Label::new(RichText::new(tr!("start-promise")).size(BODY + 1.0).color(Tokens::of(ui).faint))
            .wrap(),
    );
    ui.add_space(theme::APART);
    let ctx = ui.ctx().clone();
    ui.horizontal_wrapped(|ui| {
        let key = |command: Command| command.key_name(&ctx);
        let text = format!("{} {}", icons::NEW, tr!("start-new"));
        let tip = tr!("start-new-tip", key = key(Command::OpenText));
        if primary(ui, &text).on_hover_text(tip).clicked() {
            out.perform(Command::OpenText);
        }
        let open = format!("{} {}", icons::OPEN, tr!("start-open"));
        let tip = tr!("start-open-tip", key = key(Command::OpenProject));
        if ui.button(open).on_hover_text(tip).clicked() {
            out.perform(Command::OpenProject);
        }
    });
    ui.add_space(theme::NEAR);
    faint(ui, tr!("start-drop"));
}

fn last_place(ui: &mut Ui, place: &Place, start: &mut Option<Start>) {
    let name = place.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add(UserText::new(&name).style(Style::sans(BODY).bold()).shrink());
        let button = ui.button(tr!("start-go-on"));
        if tip(button, &place.file.display().to_string()).clicked() {
            *start = Some(Start::Place(place.clone()));
        }
        let forget = ui.link(RichText::new(tr!("start-forget")).size(SMALL));
        if forget.on_hover_text(tr!("start-forget-tip")).clicked() {
            *start = Some(Start::Remember(false));
        }
    });
}

fn card(ui: &mut Ui, sample: &'static Sample, start: &mut Option<Start>) {
    let tokens = Tokens::of(ui);
    let [title, blurb] =
        ["title", "blurb"].map(|what| words::say_named(&format!("sample-{what}-{}", sample.name)));
    let frame = egui::Frame::new().inner_margin(egui::Margin::same(14));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(&title).size(BODY + 1.0).strong());
        faint(ui, blurb);
        ui.add_space(theme::NEAR);
        ui.horizontal_wrapped(|ui| {
            let open = ui.button(format!("{} {}", icons::SAMPLE, tr!("start-open-sample")));
            open.widget_info(|| {
                let name = tr!("start-open-sample-named", title = title.as_str());
                WidgetInfo::labeled(Role::Button, true, name)
            });
            if open.clicked() {
                *start = Some(Start::Sample(sample));
            }
            if !sample.fresh {
                return;
            }
            let fresh = ui.button(tr!("start-fresh"));
            fresh.widget_info(|| {
                let name = tr!("start-fresh-named", title = title.as_str());
                WidgetInfo::labeled(Role::Button, true, name)
            });
            if fresh.on_hover_text(tr!("start-fresh-tip")).clicked() {
                *start = Some(Start::Fresh(sample));
            }
        });
    });
    let rect: Rect = inner.response.rect;
    let (round, line) = (CornerRadius::same(8), Stroke::new(1.0, tokens.line));
    ui.painter().rect(rect, round, egui::Color32::TRANSPARENT, line, StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_called_in_the_catalogue_what_they_are_called_elsewhere() {
        for sample in SAMPLES {
            let said = |what| words::say_named(&format!("sample-{what}-{}", sample.name));
            assert_eq!([said("title"), said("blurb")], [sample.title, sample.blurb]);
        }
    }
}
