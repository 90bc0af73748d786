//! What the charts are drawn with: words and numbers in cells, shades, and bars of five ratings that can be
//! told apart without their colours.

use std::fmt::Write as _;

use eframe::egui::{
    Align, Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::words;
use crate::review::Rating;
use crate::tr;

/// Words that are cut to their place.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub text: &'a str,
    pub style: Style,
    pub colour: Color32,
    pub align: Align,
    pub lines: usize,
}

impl<'a> Words<'a> {
    /// A line of small words at the left.
    pub fn small(text: &'a str, colour: Color32) -> Self {
        Self { text, style: Style::sans(SMALL + 0.5), colour, align: Align::Min, lines: 1 }
    }

    /// A number or a sign in the middle.
    pub fn middle(text: &'a str, size: f32, colour: Color32) -> Self {
        Self { text, style: Style::sans(size), colour, align: Align::Center, lines: 1 }
    }

    /// The name over a narrow column, in two lines.
    pub fn head(text: &'a str, colour: Color32) -> Self {
        let style = Style::sans(10.5).line_height(1.25);
        Self { style, lines: 2, ..Self::middle(text, 10.5, colour) }
    }

    pub fn bold(mut self) -> Self {
        self.style = self.style.bold();
        self
    }

    /// Draws them in the middle of the height of `rect`; gives how wide they are.
    pub fn paint(self, ui: &Ui, painter: &Painter, rect: Rect) -> f32 {
        let Self { text, style, colour, align, lines } = self;
        if text.is_empty() || rect.width() < 4.0 {
            return 0.0;
        }
        let glyphs = Glyphs::of(ui.ctx());
        // A word that is cut at the end of a line reads worse than one that ends in "…".
        let fits = |word: &str| glyphs.layout(word, style, f32::INFINITY).size().x <= rect.width();
        let lines = if lines > 1 && !text.split_whitespace().all(fits) { 1 } else { lines };
        let (mut laid, _) = glyphs.layout_lines(text, style, rect.width(), lines);
        let width = laid.size().x.ceil() + 1.0;
        if laid.is_rtl() {
            // Laid out anew in the room it needs, else it would stand at the right of the whole cell.
            laid = glyphs.layout_lines(text, style, width.min(rect.width()), lines).0;
        }
        let left = match align {
            Align::Min => rect.left(),
            Align::Center => rect.center().x - laid.size().x / 2.0,
            Align::Max => rect.right() - laid.size().x,
        };
        let top = rect.center().y - laid.size().y / 2.0;
        glyphs.paint(painter, &laid, pos2(left, top), colour);
        width
    }
}

/// Black or white, whichever is easier to read on a colour.
pub fn ink_on(fill: Color32) -> Color32 {
    let on_white = theme::contrast(fill, Color32::WHITE) >= theme::contrast(fill, Color32::BLACK);
    if on_white { Color32::WHITE } else { Color32::BLACK }
}

/// A cell whose shade grows with its number, which stands in it.
pub fn shaded(ui: &Ui, cell: &super::grid::Drawn<'_>, colour: Color32, count: usize, most: usize) {
    let tokens = Tokens::of(ui);
    let rect = cell.rect.shrink(1.5);
    let round = CornerRadius::same(4);
    let share = (count as f32 / most.max(1) as f32).sqrt();
    let fill = match count {
        0 => theme::mix(tokens.page, tokens.text, 0.035),
        _ => theme::mix(tokens.page, colour, 0.16 + 0.74 * share),
    };
    cell.painter.rect_filled(rect, round, fill);
    if is_clear(tokens) || cell.hovered {
        let line = if cell.hovered { tokens.accent } else { theme::mix(tokens.page, tokens.line, 0.55) };
        cell.painter.rect_stroke(rect, round, Stroke::new(1.0, line), StrokeKind::Inside);
    }
    if count > 0 {
        Words::middle(&count.to_string(), 13.0, ink_on(fill)).bold().paint(ui, cell.painter, rect);
    }
}

/// High contrast: shades alone say less there, and lines part things.
pub fn is_clear(tokens: &Tokens) -> bool {
    theme::contrast(tokens.line, tokens.page) >= 4.5
}

/// Behind a row under the pointer, and a line under each.
pub fn row_ground(ui: &Ui, cell: &super::grid::Drawn<'_>) {
    let tokens = Tokens::of(ui);
    if cell.hovered {
        cell.painter.rect_filled(cell.rect, CornerRadius::same(4), tokens.button[0]);
    }
    let line =
        Stroke::new(1.0, theme::mix(tokens.page, tokens.line, if is_clear(tokens) { 0.8 } else { 0.5 }));
    cell.painter.hline(cell.rect.x_range(), cell.rect.bottom() - 0.5, line);
}

/// The fill of a rating in a bar.
fn fill(tokens: &Tokens, rating: Rating) -> Color32 {
    match rating {
        Rating::Welcome => theme::mix(tokens.page, tokens.good, 0.22),
        Rating::Note => theme::mix(tokens.page, tokens.faint, 0.12),
        Rating::Concern => theme::mix(tokens.page, tokens.faint, 0.45),
        Rating::Serious => theme::mix(tokens.page, tokens.danger, 0.38),
        Rating::RedLine => tokens.danger,
    }
}

/// A stretch of a bar: plain for a note, dotted for what is welcome, hatched for what is serious, solid and
/// dark for a red line.
pub fn segment(ui: &Ui, painter: &Painter, rect: Rect, rating: Rating) {
    let tokens = Tokens::of(ui);
    let colour = fill(tokens, rating);
    let round = CornerRadius::same(2);
    painter.rect_filled(rect, round, colour);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let ink = theme::mix(colour, tokens.text, 0.28);
    match rating {
        Rating::Serious => {
            let mut at = rect.left() - rect.height();
            while at < rect.right() {
                let line = [pos2(at, rect.bottom()), pos2(at + rect.height(), rect.top())];
                inside.line_segment(line, Stroke::new(1.0, ink));
                at += 6.0;
            }
        }
        Rating::Welcome => {
            let mut at = rect.left() + 3.0;
            while at < rect.right() {
                inside.circle_filled(pos2(at, rect.top() + 3.0), 0.9, ink);
                inside.circle_filled(pos2(at + 3.0, rect.bottom() - 3.0), 0.9, ink);
                at += 6.0;
            }
        }
        _ => {}
    }
    let line = theme::mix(colour, tokens.text, if is_clear(tokens) { 1.0 } else { 0.35 });
    painter.rect_stroke(rect, round, Stroke::new(1.0, line), StrokeKind::Inside);
}

/// A bar of ratings, mildest first, `unit` points a mark, with its counts and the sum at its end.
pub fn bar(ui: &Ui, painter: &Painter, rect: Rect, counts: &[usize], unit: f32) {
    let tokens = Tokens::of(ui);
    let mut left = rect.left();
    for (rating, &count) in Rating::all().zip(counts) {
        if count == 0 {
            continue;
        }
        let number = count.to_string();
        // Every stretch has room for its number, however short it would be.
        let width = (count as f32 * unit).max(9.0 + 7.0 * number.len() as f32);
        let stretch = Rect::from_min_size(pos2(left, rect.top()), vec2(width - 1.0, rect.height()));
        segment(ui, painter, stretch, rating);
        if rating == Rating::Serious {
            // A plate keeps the hatching off the number.
            let size = vec2(4.0 + 7.0 * number.len() as f32, 14.0);
            let plate = Rect::from_center_size(stretch.center(), size);
            painter.rect_filled(plate, CornerRadius::same(3), fill(tokens, rating));
        }
        let on = ink_on(fill(tokens, rating));
        Words::middle(&number, 11.5, on).bold().paint(ui, painter, stretch);
        left += width;
    }
    let total: usize = counts.iter().sum();
    let end = Rect::from_min_max(pos2(left + 6.0, rect.top()), pos2(left + 60.0, rect.bottom()));
    let number = if total == 0 { "–".to_owned() } else { total.to_string() };
    Words { style: Style::sans(SMALL), ..Words::small(&number, tokens.faint) }.paint(ui, painter, end);
}

/// Points a mark takes in a bar so that the longest bar fits.
pub fn unit(room: f32, most: usize) -> f32 {
    ((room - 90.0).max(20.0) / most.max(1) as f32).min(26.0)
}

/// "5 marks: 1 Note, 3 Concern, 1 Red line", for screen readers and tooltips.
pub fn told(counts: &[usize]) -> String {
    let mut list = String::new();
    for (rating, &count) in Rating::all().zip(counts).filter(|(_, count)| **count > 0) {
        let one = tr!("overview-rated", count = count, rating = words::rating(rating));
        // Writing to a string cannot fail.
        let _infallible = write!(list, "{}{one}", if list.is_empty() { "" } else { ", " });
    }
    let total: usize = counts.iter().sum();
    if list.is_empty() {
        tr!("marks", count = total)
    } else {
        tr!("overview-told", count = total, list = list)
    }
}

/// A share of a whole as a bar with words over it: "41 of 71 articles read by you".
pub fn progress(ui: &mut Ui, part: usize, whole: usize, words: &str, width: f32) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 38.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(part as f64);
        node.set_max_numeric_value(whole as f64);
    });
    let top = Rect::from_min_size(rect.min, vec2(width, 20.0));
    Words::small(words, tokens.text).paint(ui, ui.painter(), top);
    let track = Rect::from_min_size(rect.min + vec2(0.0, 23.0), vec2(width, 9.0));
    share(ui, ui.painter(), track, part, whole);
    response
}

/// The filled and the empty part of a whole.
pub fn share(ui: &Ui, painter: &Painter, track: Rect, part: usize, whole: usize) {
    let tokens = Tokens::of(ui);
    let round = CornerRadius::same(4);
    painter.rect_filled(track, round, theme::mix(tokens.page, tokens.text, 0.08));
    let filled = track.width() * (part as f32 / whole.max(1) as f32).clamp(0.0, 1.0);
    if part > 0 {
        let done = Rect::from_min_size(track.min, vec2(filled.max(4.0), track.height()));
        painter.rect_filled(done, round, tokens.accent);
    }
    painter.rect_stroke(track, round, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
}
