//! A label for words that people wrote.

use std::borrow::Cow;

use eframe::egui::{
    Color32, Rect, Response, Sense, TextWrapMode, Ui, Widget, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::chips::{CLOSE, OPEN};
use super::engine::Glyphs;
use super::style::Style;
use crate::text::hidden::written_out;

/// Words as screen readers are told them: with what is hidden or looks like others written out, and in words that
/// were `set_apart` without the signs that only order what is drawn.
pub(crate) fn said(text: &str, set_apart: bool) -> Cow<'_, str> {
    if set_apart && text.contains([OPEN, CLOSE]) {
        written_out(&text.replace([OPEN, CLOSE], "")).into_owned().into()
    } else {
        written_out(text)
    }
}

/// Words of a name, a date or an address in a sentence of any direction: they keep their own, and the signs
/// around them order what is drawn where [`UserText::set_apart`] asks for it. Such signs within the words are
/// replaced, or they would end what they stand in.
pub fn apart(words: &str) -> String {
    format!("{OPEN}{}{CLOSE}", words.replace([OPEN, CLOSE], "\u{FFFD}"))
}

/// Shows a string in any script and direction. Every string that users write goes through it.
#[must_use = "a label is shown by `ui.add` or `.ui(ui)`"]
#[derive(Debug, Clone)]
pub struct UserText<'a> {
    text: &'a str,
    style: Style,
    colour: Option<Color32>,
    max_lines: Option<usize>,
    sense: Sense,
    full_width: bool,
    set_apart: bool,
}

impl<'a> UserText<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            style: Style::default(),
            colour: None,
            max_lines: None,
            sense: Sense::hover(),
            full_width: true,
            set_apart: false,
        }
    }

    /// The words hold parts that [`apart`] set apart; whatever else a person wrote in them went through it too.
    pub fn set_apart(mut self) -> Self {
        self.set_apart = true;
        self
    }

    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Takes the place of the interface's text colour.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// At most this many lines; more end in "…" and show in full when the pointer rests on them.
    pub fn max_lines(mut self, lines: usize) -> Self {
        self.max_lines = Some(lines);
        self
    }

    /// What the label reacts to; nothing but hovering unless asked. One that can be clicked is a button to
    /// screen readers.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Takes only the room its words need, so that a right-to-left label stays beside its neighbours
    /// instead of at the far edge.
    pub fn shrink(mut self) -> Self {
        self.full_width = false;
        self
    }
}

impl Widget for UserText<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self { text, style, colour, max_lines, sense, full_width, set_apart } = self;
        let style = Style { set_apart, ..style };
        let glyphs = Glyphs::of(ui.ctx());
        let wraps = ui.wrap_mode() != TextWrapMode::Extend;
        let room = if wraps { ui.available_width().max(1.0) } else { f32::INFINITY };
        let (mut laid, cut) = match max_lines {
            Some(lines) if room.is_finite() => glyphs.layout_lines(text, style, room, lines),
            _ => (glyphs.layout(text, style, room), false),
        };
        let words = laid.size();
        // Right-to-left words stand at the right of the width they were laid out in.
        let fill = laid.is_rtl() && full_width && room.is_finite();
        if laid.is_rtl() && !fill && room.is_finite() {
            laid = glyphs.layout_lines(text, style, words.x.ceil() + 1.0, max_lines.unwrap_or(usize::MAX)).0;
        }
        let size = vec2(if fill { room } else { words.x.ceil() }, laid.size().y);
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let role = if sense.senses_click() { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), said(text, set_apart)));
        if ui.is_rect_visible(rect) {
            let colour = colour.unwrap_or_else(|| ui.style().interact(&response).text_color());
            let colour = if ui.is_enabled() { colour } else { ui.visuals().disable(colour) };
            glyphs.paint(ui.painter(), &laid, rect.min, colour);
        }
        if cut {
            return response.on_hover_ui(|ui| {
                ui.set_max_width(420.0);
                let whole = glyphs.layout(text, style, 420.0);
                let size = whole.size();
                let width = if whole.is_rtl() { 420.0 } else { size.x };
                let (rect, _) = ui.allocate_exact_size(vec2(width, size.y), Sense::hover());
                let area = Rect::from_min_size(pos2(rect.left(), rect.top()), rect.size());
                glyphs.paint(ui.painter(), &whole, area.min, ui.visuals().text_color());
            });
        }
        response
    }
}
