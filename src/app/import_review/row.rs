//! One row: how its parts are laid out, and drawn.

use std::sync::Arc;

use eframe::egui::{CornerRadius, Pos2, Rect, Stroke, Ui, pos2, vec2};

use crate::app::glyphs::{Batch, Direction, Glyphs, Laid, Request, Spot, Style, has_rtl};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::words;
use crate::import::{Row, Source};
use crate::text::ProvisionKind as Kind;
use crate::tr;

/// Width of the margin with kind and page, in a wide list and in a narrow one, in points.
const MARGIN: f32 = 112.0;
const NARROW_MARGIN: f32 = 84.0;
/// Narrower lists have the narrow margin.
const WIDE: f32 = 520.0;
/// A level further in, in points.
const STEP: f32 = 20.0;
/// Room for hanging labels goes by these steps, in points.
const HANG: f32 = 28.0;
/// Labels wider than this stand over the words.
const HANGING: f32 = 120.0;
/// Space above and below a row's words, and between its parts.
const PADDING: f32 = 7.0;
const BETWEEN: f32 = 3.0;

/// Whether all words of a row are its heading.
pub(super) fn is_heading(row: &Row) -> bool {
    row.text.is_empty() && !row.heading.is_empty()
}

/// A remark under a row.
pub(super) struct Note {
    pub(super) icon: &'static str,
    pub(super) words: String,
    /// A person should read it.
    pub(super) urgent: bool,
}

/// What is said about a row beside its words.
pub(super) fn notes(row: &Row, source: &Source) -> Vec<Note> {
    if let Some(kind) = row.left_out {
        let words = tr!("import-left-out-as", what = words::left_out(kind, 1));
        return vec![Note { icon: icons::STOP, words, urgent: false }];
    }
    let urgent = !row.seen;
    let mut notes: Vec<Note> = row
        .doubts
        .iter()
        .map(|doubt| Note { icon: icons::WARNING, words: words::reason(*doubt), urgent })
        .collect();
    for remark in row.remarks.iter().filter_map(|at| source.remarks.get(*at)) {
        let joined = remark.kind().is_joint();
        let words = words::remark(remark);
        let icon = if joined { icons::INFO } else { icons::WARNING };
        notes.push(Note { icon, words, urgent: urgent && !joined });
    }
    if !row.marks.is_empty() {
        let words = tr!("import-marks-here", count = row.marks.len());
        notes.push(Note { icon: icons::COMMENT, words, urgent: false });
    }
    notes
}

/// A row as screen readers say it.
pub(super) fn spoken(row: &Row, notes: &[Note]) -> String {
    let mut spoken = tr!("import-row", kind = words::kind(row.kind), words = &*row.words());
    if row.left_out.is_some() {
        spoken = row.words().to_string();
    }
    for note in notes {
        spoken = tr!("import-row-note", row = spoken, note = note.words.as_str());
    }
    spoken
}

/// A part of a row with its corner, from the row's upper left corner.
pub(super) struct Part {
    pub(super) laid: Arc<Laid>,
    pub(super) corner: Pos2,
}

/// A row laid out in a width.
pub(super) struct Set {
    kind: Part,
    page: Option<Part>,
    label: Option<Part>,
    heading: Option<Part>,
    pub(super) text: Option<Part>,
    notes: Vec<(Part, &'static str, bool)>,
    /// Where the button that brings it back stands; only for what is left out.
    pub(super) button: Option<Pos2>,
    pub(super) height: f32,
}

/// Roughly how tall a row will be.
pub(super) fn guess(row: &Row, width: f32) -> f32 {
    let room = (width - MARGIN - 40.0).max(120.0);
    // Letters outside of ASCII take two bytes or more.
    let lines = |words: &str| {
        let letter = if words.is_ascii() { 7.2 } else { 4.2 };
        (words.len() as f32 * letter / room).ceil()
    };
    let notes = (row.doubts.len() + row.remarks.len() + usize::from(row.left_out.is_some())) as f32;
    let words = lines(&row.heading) + lines(&row.text);
    2.0 * PADDING + words.max(1.0) * 22.0 + notes * 20.0
}

/// Lays out a row in a width.
pub(super) fn set(glyphs: &Glyphs, row: &Row, notes: &[Note], width: f32) -> Set {
    let margin = if width < WIDE { NARROW_MARGIN } else { MARGIN };
    let bold = row.kind <= Kind::Article;
    let reading = Style::serif(BODY + 1.5).line_height(1.45);
    let label_style = if bold { Style::sans(BODY).bold() } else { Style::sans(BODY) };
    let indent = STEP * row.depth.min(8) as f32;
    let (left, right) = (margin, (width - 12.0).max(margin + 60.0));
    let indent = indent.min((right - left - 160.0).max(0.0));

    // The first letter says which way a row runs.
    let letter = |words: &Arc<str>| words.chars().find(|c| c.is_alphabetic());
    let first = [&row.text, &row.heading, &row.label].into_iter().find_map(letter);
    let rtl = first.is_some_and(|letter| has_rtl(letter.encode_utf8(&mut [0; 4])));
    let label = (!row.label.is_empty()).then(|| {
        let width = (right - left - indent).max(40.0);
        if !rtl {
            return glyphs.layout(&row.label, label_style, width);
        }
        // A number alone does not say that it runs from the right.
        let direction = Direction::RightToLeft;
        let lay_out = |width: f32| {
            glyphs.lay_out(&Request { lead: "", text: &row.label, style: label_style, width, direction })
        };
        // Words from the right stand at the right of the width they are laid out in.
        let needed = lay_out(f32::INFINITY).size().x.ceil() + 1.0;
        Arc::new(lay_out(needed.min(width)))
    });
    // In steps, so that the words of rows beside each other begin in one line.
    let hangs = label.as_ref().map_or(0.0, |label| ((label.size().x + 8.0) / HANG).ceil() * HANG);
    let over = hangs > HANGING || right - left - indent - hangs < 120.0;
    let hangs = if over { 0.0 } else { hangs };
    let room = (right - left - indent - hangs).max(60.0);
    let words_left = if rtl { left } else { left + indent + hangs };

    // A label beside the words stands on their line.
    let words = [&row.heading, &row.text].into_iter().find(|words| !words.is_empty());
    let first_baseline = words.map_or(0.0, |words| glyphs.layout(words, reading, room).baseline());
    let mut top = PADDING;
    let label = label.map(|laid| {
        let x = if rtl { right - indent - laid.size().x } else { left + indent };
        let down = if over { 0.0 } else { (first_baseline - laid.baseline()).max(0.0) };
        let part = Part { corner: pos2(x, top + down), laid };
        if over && !(row.heading.is_empty() && row.text.is_empty()) {
            top += part.laid.size().y + BETWEEN;
        }
        part
    });
    let mut part = |words: &Arc<str>, style: Style| {
        let laid = glyphs.layout(words, style, room);
        let corner = pos2(words_left, top);
        top += laid.size().y + BETWEEN;
        Part { laid, corner }
    };
    let heading = (!row.heading.is_empty()).then(|| part(&row.heading, reading.bold()));
    let text = (!row.text.is_empty()).then(|| part(&row.text, reading));
    if heading.is_none() && text.is_none() {
        top += label.as_ref().map_or(22.0, |label| label.laid.size().y) + BETWEEN;
    }
    let small = Style::sans(SMALL).line_height(1.3);
    let notes = notes
        .iter()
        .map(|note| {
            let laid = glyphs.layout(&note.words, small, (right - left - indent - 22.0).max(60.0));
            let start = left + if rtl { 0.0 } else { indent };
            let part = Part { corner: pos2(start + 20.0, top), laid };
            top += part.laid.size().y + BETWEEN;
            (part, note.icon, note.urgent)
        })
        .collect();
    let button = row.left_out.map(|_| pos2(left + if rtl { 0.0 } else { indent }, top));
    if button.is_some() {
        top += 28.0;
    }
    let aside = |words: &str, top: f32| {
        let (laid, _) = glyphs.layout_lines(words, small, margin - 18.0, 2);
        Part { laid, corner: pos2(10.0, top) }
    };
    let name = if row.left_out.is_some() { tr!("import-left-out") } else { words::kind(row.kind) };
    let kind = aside(&name, PADDING + 2.0);
    let below = kind.corner.y + kind.laid.size().y;
    let page = row.page.map(|page| aside(&tr!("import-page", page = page), below));
    let beside = page.as_ref().map_or(below, |page| page.corner.y + page.laid.size().y);
    Set { kind, page, label, heading, text, notes, button, height: top.max(beside) + PADDING }
}

/// How a row is drawn.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    pub(super) in_hand: bool,
    /// The list has the keyboard.
    pub(super) focused: bool,
    pub(super) hovered: bool,
    pub(super) caret: Option<usize>,
}

/// Draws a row whose upper left corner is that of `rect`.
pub(super) fn draw(ui: &Ui, glyphs: &Glyphs, set: &Set, rect: Rect, looks: Looks) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let round = CornerRadius::same(theme::ROUND);
    let inner = rect.shrink2(vec2(3.0, 1.0));
    if looks.in_hand {
        painter.rect_filled(inner, round, tokens.button[0]);
        let bar = Rect::from_min_size(inner.min, vec2(3.0, inner.height()));
        painter.rect_filled(bar, round, tokens.accent);
        if looks.focused {
            let line = Stroke::new(1.5, tokens.accent);
            painter.rect_stroke(inner, round, line, eframe::egui::StrokeKind::Inside);
        }
    } else if looks.hovered {
        painter.rect_filled(inner, round, theme::mix(tokens.page, tokens.button[0], 0.5));
    }
    let corner = rect.min.to_vec2();
    let left_out = set.button.is_some();
    let ink = if left_out { tokens.faint } else { tokens.text };
    let mut batch = Batch::default();
    let mut place = |part: &Part, colour| {
        glyphs.draw(&mut batch, &part.laid, part.corner + corner, [colour, colour], painter.clip_rect());
    };
    for part in [Some(&set.kind), set.page.as_ref()].into_iter().flatten() {
        place(part, tokens.faint);
    }
    for part in [&set.label, &set.heading, &set.text].into_iter().flatten() {
        place(part, ink);
    }
    for (part, icon, urgent) in &set.notes {
        let colour = if *urgent { tokens.danger } else { tokens.faint };
        place(part, colour);
        let at = part.corner + corner - vec2(19.0, -8.0);
        let font = eframe::egui::FontId::proportional(14.0);
        painter.text(at, eframe::egui::Align2::LEFT_CENTER, *icon, font, colour);
    }
    batch.paint(painter);
    if left_out {
        strike(ui, set, corner);
    }
    if let (Some(caret), Some(text)) = (looks.caret, &set.text) {
        let spot = Spot { byte: text.laid.byte_of_char(caret), upstream: false };
        let line = text.laid.caret(spot).translate(text.corner.to_vec2() + corner);
        painter.rect_filled(line.expand2(vec2(1.0, -1.0)), 0.0, tokens.accent);
    }
    let foot = rect.bottom() - 0.5;
    painter.hline(
        rect.x_range().shrink(10.0),
        foot,
        Stroke::new(1.0, theme::mix(tokens.page, tokens.line, 0.6)),
    );
}

/// A line through words that are left out.
fn strike(ui: &Ui, set: &Set, corner: eframe::egui::Vec2) {
    let line = Stroke::new(1.0, Tokens::of(ui).faint);
    for part in [&set.label, &set.heading, &set.text].into_iter().flatten() {
        for strip in part.laid.strips(0..part.laid.text().len()) {
            let words = strip.rect.translate(part.corner.to_vec2() + corner);
            let y = part.corner.y + corner.y + strip.baseline - 4.5;
            ui.painter().hline(words.x_range(), y, line);
        }
    }
}
