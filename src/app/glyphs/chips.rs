//! Characters that nobody sees, drawn as small boxes with their code.
//!
//! Layout gets a stand-in of as many bytes in the place of each, so that offsets stay what they are and an
//! override reorders nothing. The stand-in is not drawn: its room is as wide as the box.

use std::ops::Range;

use eframe::egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::style::Style;
use crate::text::hidden::{is_plain, signs};

/// Signs that set words apart ([`super::apart`]): code points that are no characters, of as many bytes as the
/// isolates that they become. A person's own isolates are shown, like all that steers, and so are these signs but
/// where [`Style::set_apart`] says that the program put them there.
pub(super) const OPEN: char = '\u{FDD0}';
pub(super) const CLOSE: char = '\u{FDD1}';

/// The first tint of a box; the next is that of the next character.
pub(super) const FIRST_TINT: u16 = 2;
/// Size of the letters in a box, in sizes of the text around it.
const LETTERS: f32 = 0.62;
/// Space beside the letters, in their sizes.
const PADDING: f32 = 0.35;
/// How high the middle of a box stands over the baseline, in sizes of the text.
const MIDDLE: f32 = 0.34;

/// What is laid out in place of words that hide something.
pub(super) struct Chips {
    /// As many bytes as the words.
    pub(super) shown: String,
    /// The hidden characters, each once.
    pub(super) signs: Vec<char>,
    /// Bytes of each, and which of `signs` it is.
    pub(super) places: Vec<(Range<usize>, usize)>,
}

impl Chips {
    /// `None` where nothing is hidden, as nearly always. `set_apart` as in [`Style`].
    pub(super) fn of(words: &str, set_apart: bool) -> Option<Self> {
        if is_plain(words) {
            return None;
        }
        let isolates = |sign: char| set_apart && matches!(sign, OPEN | CLOSE);
        let mut graves = Vec::new();
        signs(words, |finding| {
            if finding.grave && !isolates(finding.sign) {
                graves.push(finding.at);
            }
        });
        if graves.is_empty() && !words.contains(isolates) {
            return None;
        }
        let mut chips =
            Self { shown: String::with_capacity(words.len()), signs: Vec::new(), places: Vec::new() };
        let mut graves = graves.into_iter().peekable();
        for (at, (byte, letter)) in words.char_indices().enumerate() {
            if graves.next_if_eq(&at).is_some() {
                chips.put(byte, letter);
            } else {
                chips.shown.push(match letter {
                    OPEN => '\u{2068}',
                    CLOSE => '\u{2069}',
                    letter => letter,
                });
            }
        }
        Some(chips)
    }

    fn put(&mut self, byte: usize, sign: char) {
        let known = self.signs.iter().position(|known| *known == sign);
        let which = known.unwrap_or_else(|| {
            self.signs.push(sign);
            self.signs.len() - 1
        });
        self.places.push((byte..byte + sign.len_utf8(), which));
        // Of no direction of their own, and none after which a line must end.
        self.shown.push(match sign.len_utf8() {
            1 => '*',
            2 => '§',
            3 => '‡',
            _ => '\u{10101}',
        });
    }
}

/// How the boxes of a layout look.
#[derive(Debug, Clone)]
pub(super) struct Boxes {
    pub(super) signs: Vec<char>,
    /// Width of each, in points.
    pub(super) widths: Vec<f32>,
    /// Size of the text around them, in points.
    pub(super) size: f32,
}

impl Boxes {
    /// The sign and the width of the box that a tint means.
    pub(super) fn get(&self, tint: u16) -> Option<(char, f32)> {
        let which = usize::from(tint.checked_sub(FIRST_TINT)?);
        Some((*self.signs.get(which)?, *self.widths.get(which)?))
    }

    /// The letters in a box.
    pub(super) fn style(size: f32) -> Style {
        Style::sans(size * LETTERS)
    }

    /// Width of a box around letters of this width.
    pub(super) fn width(size: f32, letters: f32) -> f32 {
        // A hair of space outside, so that two boxes do not touch.
        letters + 2.0 * PADDING * LETTERS * size + 2.0
    }

    /// The ground and the edge of a box whose pen stands here on the baseline, and where the baseline of its
    /// letters begins.
    pub(super) fn place(&self, pen: Pos2, width: f32, colour: Color32) -> ([Shape; 2], Pos2) {
        let letters = LETTERS * self.size;
        let middle = pen.y - MIDDLE * self.size;
        let area =
            Rect::from_center_size(pos2(pen.x + width / 2.0, middle), vec2(width - 2.0, letters * 1.5));
        let round = letters * 0.3;
        let ground = Shape::rect_filled(area, round, colour.gamma_multiply(0.12));
        let edge = Shape::rect_stroke(area, round, Stroke::new(1.0, colour), StrokeKind::Inside);
        ([ground, edge], pos2(pen.x + 1.0 + PADDING * letters, middle + 0.36 * letters))
    }
}
