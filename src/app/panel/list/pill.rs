//! A small round button: a choice in the filter editor, or something the filter asks that a click takes away.

use eframe::egui::{
    Align2, CornerRadius, FontId, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{badge, rating_icon, tip};
use crate::review::{Concern, Rating};

/// Height in points.
pub(super) const HEIGHT: f32 = 24.0;
/// Space at either end.
const END: f32 = 8.0;

enum Kind {
    /// On or off.
    Choice(bool),
    /// Does something.
    Button,
    /// Goes away when clicked.
    Removal,
}

/// See the module.
pub(super) struct Pill<'a> {
    id: Id,
    words: &'a str,
    /// For screen readers and tooltips.
    name: &'a str,
    kind: Kind,
    badge: Option<&'a Concern>,
    rating: Option<Rating>,
    width: Option<f32>,
    centred: bool,
}

impl<'a> Pill<'a> {
    pub(super) fn choice(id: Id, words: &'a str, name: &'a str, on: bool) -> Self {
        Self {
            id,
            words,
            name,
            kind: Kind::Choice(on),
            badge: None,
            rating: None,
            width: None,
            centred: false,
        }
    }

    pub(super) fn removal(id: Id, words: &'a str, name: &'a str) -> Self {
        Self { kind: Kind::Removal, ..Self::choice(id, words, name, false) }
    }

    pub(super) fn button(id: Id, words: &'a str, name: &'a str) -> Self {
        Self { kind: Kind::Button, ..Self::choice(id, words, name, false) }
    }

    /// With the sign of a concern before the words.
    pub(super) fn badge(self, badge: Option<&'a Concern>) -> Self {
        Self { badge, ..self }
    }

    /// With the sign of a rating before the words.
    pub(super) fn rating(self, rating: Option<Rating>) -> Self {
        Self { rating, ..self }
    }

    /// As wide as its likes above and below it, in points.
    pub(super) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// With a word or two in its middle, so wide in points.
    pub(super) fn small(self, width: f32) -> Self {
        Self { centred: true, ..self.width(width) }
    }

    pub(super) fn show(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let glyphs = Glyphs::of(ui.ctx());
        let style = Style::sans(SMALL);
        let end = if self.centred { 2.0 } else { END };
        let lead = if self.badge.is_some() || self.rating.is_some() { 20.0 } else { 0.0 };
        let tail = if matches!(self.kind, Kind::Removal) { 16.0 } else { 0.0 };
        let most = self.width.unwrap_or_else(|| ui.max_rect().width());
        let room = (most - lead - tail - 2.0 * end).max(16.0);
        let (mut laid, _) = glyphs.layout_lines(self.words, style, room, 1);
        if laid.is_rtl() {
            // Such words stand at the far end of the room they are laid out in.
            laid = glyphs.layout_lines(self.words, style, laid.size().x.ceil() + 1.0, 1).0;
        }
        let width = self.width.unwrap_or_else(|| (lead + laid.size().x + tail + 2.0 * end).ceil());
        let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
        let response = ui.interact(rect, self.id, Sense::click());
        let on = matches!(self.kind, Kind::Choice(true));
        response.widget_info(|| match self.kind {
            Kind::Choice(on) => WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, self.name),
            Kind::Button | Kind::Removal => WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name),
        });
        if ui.is_rect_visible(rect) {
            let fill = match (on, response.hovered()) {
                (true, _) => tokens.selection,
                (false, true) => tokens.button[1],
                (false, false) => tokens.raised,
            };
            let line = if response.has_focus() {
                Stroke::new(2.0, tokens.accent)
            } else if on {
                Stroke::new(1.5, tokens.accent)
            } else {
                Stroke::new(1.0, tokens.line)
            };
            ui.painter().rect(rect, CornerRadius::same(theme::ROUND), fill, line, StrokeKind::Inside);
            let mut left = rect.left() + end;
            if self.centred {
                left = rect.center().x - f32::midpoint(laid.size().x, lead);
            }
            if let Some(concern) = self.badge {
                let at = pos2(left - 3.0, rect.center().y - 8.0);
                badge(ui, Rect::from_min_size(at, vec2(16.0, 16.0)), concern);
            } else if let Some(rating) = self.rating {
                let at = pos2(left + 6.0, rect.center().y);
                let (sign, font) = (rating_icon(rating), FontId::proportional(14.0));
                ui.painter().text(at, Align2::CENTER_CENTER, sign, font, tokens.rating(rating));
            }
            let at = pos2(left + lead, rect.center().y - laid.size().y / 2.0);
            glyphs.paint(ui.painter(), &laid, at, tokens.text);
            if tail > 0.0 {
                let at = pos2(rect.right() - end - 3.0, rect.center().y);
                let colour = if response.hovered() { tokens.text } else { tokens.faint };
                ui.painter().text(
                    at,
                    Align2::CENTER_CENTER,
                    icons::CLOSE,
                    FontId::proportional(11.0),
                    colour,
                );
            }
        }
        if self.name == self.words { response } else { tip(response, self.name) }
    }
}
