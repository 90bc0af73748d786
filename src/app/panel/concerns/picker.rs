//! A list to choose a concern from, in place, in any script.

use eframe::egui::{
    CornerRadius, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::row::key_cap;
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, NEAR, Tokens};
use crate::app::look::widgets::badge;
use crate::review::Concern;

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
    ScrollArea::vertical()
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
    paint_beside(ui, offer.words, Style::sans(BODY), pos2(left, middle), right - left);
    response
}

/// One line of anybody's words from a place on, right-to-left ones too, cut to `room`.
pub(super) fn paint_beside(ui: &Ui, words: &str, style: Style, at: eframe::egui::Pos2, room: f32) {
    let glyphs = Glyphs::of(ui.ctx());
    let (mut laid, _) = glyphs.layout_lines(words, style, room.max(20.0), 1);
    if laid.is_rtl() {
        laid = glyphs.layout_lines(words, style, laid.size().x.ceil() + 1.0, 1).0;
    }
    glyphs.paint(ui.painter(), &laid, pos2(at.x, at.y - laid.size().y / 2.0), Tokens::of(ui).text);
}

/// A button that shows what is chosen and folds the list of choices out under it.
pub(super) fn button(
    ui: &mut Ui,
    label: &str,
    words: &str,
    concern: Option<&Concern>,
    width: f32,
    open: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, label);
        info.current_text_value = Some(words.to_owned());
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if ui.is_rect_visible(rect) {
        frame(ui, &response);
        let middle = rect.center().y;
        let mut left = rect.left() + 8.0;
        if let Some(concern) = concern {
            badge(ui, Rect::from_min_size(pos2(left, middle - 9.0), vec2(18.0, 18.0)), concern);
            left += 24.0;
        }
        unfold_sign(ui, rect, open);
        paint_beside(ui, words, Style::sans(BODY), pos2(left, middle), rect.right() - 24.0 - left);
    }
    response
}

/// The ground of a button drawn by hand.
pub(super) fn frame(ui: &Ui, response: &Response) {
    let look = ui.style().interact(response);
    let tokens = Tokens::of(ui);
    let line = if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { look.bg_stroke };
    let round = CornerRadius::same(theme::ROUND);
    ui.painter().rect(response.rect, round, look.weak_bg_fill, line, StrokeKind::Inside);
}

/// The sign at a button's right end that says there is more under it.
pub(super) fn unfold_sign(ui: &Ui, rect: Rect, open: bool) {
    let icon = if open { icons::PREVIOUS } else { icons::NEXT };
    let font = eframe::egui::FontId::proportional(12.0);
    let at = pos2(rect.right() - 8.0, rect.center().y);
    ui.painter().text(at, eframe::egui::Align2::RIGHT_CENTER, icon, font, Tokens::of(ui).faint);
}
