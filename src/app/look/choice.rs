//! Choosing one of several in place, and what its parts are drawn with, in any script: `egui`'s own lists set
//! right-to-left words in the wrong order.

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Popup, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::look::widgets::badge;
use crate::review::Concern;

/// Height of an offer, in points.
const OFFER: f32 = 28.0;

/// A button that shows the offer in force and unfolds a menu of all of them. Gives the number of the one
/// chosen. `label` is for screen readers.
pub fn choice(ui: &mut Ui, label: &str, offers: &[String], shown: usize) -> Option<usize> {
    let words = offers.get(shown).map_or("", String::as_str);
    let width = ui.available_width();
    let id = ui.make_persistent_id(("choice", label));
    let open = Popup::is_id_open(ui.ctx(), id);
    let button = button(ui, label, words, None, width, open);
    let most = (ui.ctx().content_rect().bottom() - button.rect.bottom() - 24.0).max(3.0 * OFFER);
    let mut chosen = None;
    Popup::menu(&button).id(id).width(width).show(|ui| {
        ui.set_width(width.max(120.0));
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            for (at, words) in offers.iter().enumerate() {
                if offer(ui, words, at == shown).clicked() {
                    chosen = Some(at);
                    ui.close();
                }
            }
        });
    });
    chosen
}

fn offer(ui: &mut Ui, words: &str, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), OFFER), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
    if ui.is_rect_visible(rect) {
        let tokens = Tokens::of(ui);
        if chosen || response.hovered() || response.has_focus() {
            let fill = if chosen { tokens.button[1] } else { tokens.button[0] };
            ui.painter().rect_filled(rect, CornerRadius::same(theme::ROUND), fill);
        }
        if response.has_focus() {
            let round = CornerRadius::same(theme::ROUND);
            ui.painter().rect_stroke(rect, round, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let at = pos2(rect.left() + 8.0, rect.center().y);
        paint_beside(ui, words, Style::sans(BODY), at, rect.width() - 16.0, tokens.text);
    }
    response
}

/// One line of anybody's words from a place on, right-to-left ones too, cut to `room`.
pub fn paint_beside(ui: &Ui, words: &str, style: Style, at: Pos2, room: f32, colour: Color32) {
    let glyphs = Glyphs::of(ui.ctx());
    let (mut laid, _) = glyphs.layout_lines(words, style, room.max(20.0), 1);
    if laid.is_rtl() {
        laid = glyphs.layout_lines(words, style, laid.size().x.ceil() + 1.0, 1).0;
    }
    glyphs.paint(ui.painter(), &laid, pos2(at.x, at.y - laid.size().y / 2.0), colour);
}

/// A button that shows what is chosen and folds the list of choices out under it.
pub fn button(
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
        let at = pos2(left, middle);
        paint_beside(ui, words, Style::sans(BODY), at, rect.right() - 24.0 - left, Tokens::of(ui).text);
    }
    response
}

/// The ground of a button drawn by hand.
pub fn frame(ui: &Ui, response: &Response) {
    let look = ui.style().interact(response);
    let tokens = Tokens::of(ui);
    let line = if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { look.bg_stroke };
    let round = CornerRadius::same(theme::ROUND);
    ui.painter().rect(response.rect, round, look.weak_bg_fill, line, StrokeKind::Inside);
}

/// The sign at a button's right end that says there is more under it.
pub fn unfold_sign(ui: &Ui, rect: Rect, open: bool) {
    let icon = if open { icons::PREVIOUS } else { icons::NEXT };
    let font = FontId::proportional(12.0);
    let at = pos2(rect.right() - 8.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, icon, font, Tokens::of(ui).faint);
}
