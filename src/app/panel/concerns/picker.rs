//! A list to choose a concern from, in place, in any script.

use eframe::egui::{
    CornerRadius, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::row::key_cap;
use crate::app::glyphs::Style;
use crate::app::look::choice::paint_beside;
pub(super) use crate::app::look::choice::{button, frame, unfold_sign};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, NEAR, Tokens};
use crate::app::look::widgets::{badge, name_bars};
use crate::review::Concern;
use crate::tr;

/// Height of an offer, and of the longest list before it scrolls, in points.
const OFFER: f32 = 26.0;
const TALLEST: f32 = 10.0 * OFFER;

/// Something to choose.
pub(super) struct Offer<'a, T> {
    pub value: T,
    /// What screen readers call it: with what choosing it does.
    pub label: String,
    pub words: &'a str,
    pub depth: usize,
    pub concern: Option<&'a Concern>,
    /// A digit to draw as a key before the words.
    pub key: Option<u8>,
    pub chosen: bool,
}

/// Draws the offers; gives what was chosen.
pub(super) fn list<T>(ui: &mut Ui, salt: &str, offers: Vec<Offer<'_, T>>) -> Option<T> {
    let mut picked = None;
    let deepest = offers.iter().map(|offer| offer.depth).max().unwrap_or_default();
    let step = (ui.available_width() * 0.3 / deepest.max(1) as f32).min(14.0);
    let scrolled = ScrollArea::vertical()
        .id_salt(salt)
        .max_height(TALLEST)
        .min_scrolled_height(TALLEST)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width((ui.available_width() - 4.0).max(0.0));
            for offer in offers {
                if one(ui, &offer, step).clicked() {
                    picked = Some(offer.value);
                }
            }
        });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    picked
}

fn one<T>(ui: &mut Ui, offer: &Offer<'_, T>, step: f32) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), OFFER), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, offer.chosen, &offer.label));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let round = CornerRadius::same(theme::ROUND);
    if offer.chosen || response.hovered() || response.has_focus() {
        let fill = if offer.chosen { tokens.button[1] } else { tokens.button[0] };
        ui.painter().rect_filled(rect, round, fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, round, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + 6.0;
    let square = |left: f32| Rect::from_min_size(pos2(left, middle - 9.0), vec2(18.0, 18.0));
    if let Some(key) = offer.key {
        key_cap(ui, square(left), key);
        left += 18.0 + NEAR + 2.0;
    }
    left += step * offer.depth as f32;
    if let Some(concern) = offer.concern {
        badge(ui, square(left), concern);
        left += 18.0 + NEAR + 2.0;
    }
    let mut right = rect.right() - 6.0;
    if offer.chosen {
        let font = eframe::egui::FontId::proportional(BODY);
        let at = pos2(right, middle);
        ui.painter().text(at, eframe::egui::Align2::RIGHT_CENTER, icons::CHECK, font, tokens.accent);
        right -= 20.0;
    }
    paint_beside(ui, offer.words, Style::sans(BODY), pos2(left, middle), right - left, tokens.text);
    response
}
