//! Every colour and measure of the interface, for light and dark, in one place.

use std::cell::RefCell;
use std::collections::HashMap;

use eframe::egui::{self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme, vec2};

use crate::review::{Colour, Rating};

/// The colours of one theme, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tokens {
    /// Behind the text that is read.
    pub page: Color32,
    /// Behind everything beside it.
    pub panel: Color32,
    /// Cards and fields on a panel.
    pub raised: Color32,
    pub line: Color32,
    pub text: Color32,
    /// Second-rank words; still readable.
    pub faint: Color32,
    /// Actions, focus and links.
    pub accent: Color32,
    /// Words on the accent colour.
    pub on_accent: Color32,
    /// A button at rest, under the pointer, and pressed.
    pub button: [Color32; 3],
    pub selection: Color32,
    pub danger: Color32,
    pub good: Color32,
    /// Behind a notice that should be read.
    pub notice: Color32,
}

pub const LIGHT: Tokens = Tokens {
    page: Color32::from_rgb(0xFD, 0xFC, 0xFA),
    panel: Color32::from_rgb(0xF4, 0xF2, 0xEE),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    line: Color32::from_rgb(0xDB, 0xD7, 0xCF),
    text: Color32::from_rgb(0x20, 0x24, 0x2A),
    faint: Color32::from_rgb(0x5B, 0x60, 0x68),
    accent: Color32::from_rgb(0x1E, 0x4F, 0x86),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    button: [
        Color32::from_rgb(0xE9, 0xE6, 0xE0),
        Color32::from_rgb(0xDF, 0xDB, 0xD3),
        Color32::from_rgb(0xD2, 0xCD, 0xC3),
    ],
    selection: Color32::from_rgb(0xBC, 0xD8, 0xF6),
    danger: Color32::from_rgb(0xA8, 0x25, 0x1D),
    good: Color32::from_rgb(0x25, 0x66, 0x3A),
    notice: Color32::from_rgb(0xFB, 0xF1, 0xD9),
};

pub const DARK: Tokens = Tokens {
    page: Color32::from_rgb(0x1A, 0x1C, 0x1F),
    panel: Color32::from_rgb(0x22, 0x25, 0x29),
    raised: Color32::from_rgb(0x2B, 0x2F, 0x34),
    line: Color32::from_rgb(0x3D, 0x42, 0x49),
    text: Color32::from_rgb(0xE8, 0xE6, 0xE1),
    faint: Color32::from_rgb(0xAA, 0xAF, 0xB6),
    accent: Color32::from_rgb(0x93, 0xBD, 0xF2),
    on_accent: Color32::from_rgb(0x10, 0x1D, 0x2B),
    button: [
        Color32::from_rgb(0x33, 0x38, 0x3E),
        Color32::from_rgb(0x3E, 0x44, 0x4B),
        Color32::from_rgb(0x49, 0x50, 0x58),
    ],
    selection: Color32::from_rgb(0x2C, 0x4C, 0x72),
    danger: Color32::from_rgb(0xF3, 0xA8, 0xA2),
    good: Color32::from_rgb(0x8F, 0xD3, 0xA1),
    notice: Color32::from_rgb(0x3A, 0x33, 0x22),
};

/// Light with the clearest lines and words: high contrast.
pub const CLEAR_LIGHT: Tokens = Tokens {
    page: Color32::WHITE,
    panel: Color32::WHITE,
    raised: Color32::WHITE,
    line: Color32::from_rgb(0x30, 0x30, 0x30),
    text: Color32::BLACK,
    faint: Color32::from_rgb(0x2B, 0x2B, 0x2B),
    accent: Color32::from_rgb(0x00, 0x2F, 0x8C),
    on_accent: Color32::WHITE,
    button: [
        Color32::from_rgb(0xF0, 0xF0, 0xF0),
        Color32::from_rgb(0xDC, 0xE6, 0xFF),
        Color32::from_rgb(0xC4, 0xD5, 0xFF),
    ],
    selection: Color32::from_rgb(0xFF, 0xE0, 0x66),
    danger: Color32::from_rgb(0x8C, 0x00, 0x00),
    good: Color32::from_rgb(0x00, 0x4D, 0x1A),
    notice: Color32::from_rgb(0xFF, 0xF4, 0xC2),
};

/// Dark with the clearest lines and words: high contrast.
pub const CLEAR_DARK: Tokens = Tokens {
    page: Color32::BLACK,
    panel: Color32::BLACK,
    raised: Color32::from_rgb(0x0C, 0x0C, 0x0C),
    line: Color32::from_rgb(0xC8, 0xC8, 0xC8),
    text: Color32::WHITE,
    faint: Color32::from_rgb(0xE0, 0xE0, 0xE0),
    accent: Color32::from_rgb(0x8F, 0xD0, 0xFF),
    on_accent: Color32::BLACK,
    button: [
        Color32::from_rgb(0x1E, 0x1E, 0x1E),
        Color32::from_rgb(0x16, 0x35, 0x52),
        Color32::from_rgb(0x1F, 0x4B, 0x73),
    ],
    selection: Color32::from_rgb(0x10, 0x50, 0x8C),
    danger: Color32::from_rgb(0xFF, 0xA0, 0x98),
    good: Color32::from_rgb(0x86, 0xF0, 0xA0),
    notice: Color32::from_rgb(0x33, 0x2B, 0x00),
};

/// Space between things that belong together, and between things that do not, in points.
pub const NEAR: f32 = 4.0;
pub const GAP: f32 = 8.0;
pub const APART: f32 = 16.0;
/// Round corners of cards, chips and buttons, in points.
pub const ROUND: u8 = 6;

/// Sizes of words, in points.
pub const SMALL: f32 = 12.5;
pub const BODY: f32 = 14.0;
pub const HEADING: f32 = 17.0;
pub const TITLE: f32 = 30.0;

impl Tokens {
    /// Those of the theme in force.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        let clear = ui.ctx().data(|data| data.get_temp(clear_place())).unwrap_or(false);
        Self::for_theme(ui.visuals().dark_mode, clear)
    }

    fn for_theme(dark: bool, clear: bool) -> &'static Self {
        match (dark, clear) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &CLEAR_LIGHT,
            (true, true) => &CLEAR_DARK,
        }
    }

    /// A concern's own colour, moved so that words and lines in it can be read on this theme's panels.
    pub fn ink(&self, colour: Colour) -> Color32 {
        lifted(raw(colour), self.text, &[self.panel, self.raised], WORDS)
    }

    /// A concern's own colour, moved so that stripes and swatches in it can be told from everything they stand on:
    /// pages, panels, and rows that are chosen or under the pointer.
    pub fn sign(&self, colour: Colour) -> Color32 {
        let grounds = [self.page, self.panel, self.raised, self.button[0], self.button[1]];
        lifted(raw(colour), self.text, &grounds, self.least())
    }

    /// Least contrast of signs and lines that say something: as for words in high contrast.
    pub fn least(&self) -> f32 {
        if contrast(self.line, self.page) >= WORDS { WORDS } else { SIGNS }
    }

    /// A wash of a concern's colour to lay behind words.
    pub fn wash(&self, colour: Colour) -> Color32 {
        mix(self.raised, raw(colour), if self.is_dark() { 0.32 } else { 0.16 })
    }

    /// The colour of a rating; its name and sign always stand with it.
    pub fn rating(&self, rating: Rating) -> Color32 {
        match rating {
            Rating::Welcome => self.good,
            Rating::Note => self.faint,
            Rating::Concern => self.text,
            Rating::Serious | Rating::RedLine => self.danger,
        }
    }

    fn is_dark(&self) -> bool {
        luminance(self.page) < 0.5
    }
}

/// Least contrast of words, and of signs and lines, after WCAG 2.2 (1.4.3 and 1.4.11).
pub const WORDS: f32 = 4.5;
pub const SIGNS: f32 = 3.0;

/// How strongly what cannot be used now is drawn: quieter, and its words can still be read.
const DISABLED: f32 = 0.7;

/// A concern's colour as it was chosen.
pub fn raw(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.0;
    Color32::from_rgb(red, green, blue)
}

thread_local! {
    /// Colours that were lifted before: a strip alone asks for two thousand in a frame.
    static LIFTED: RefCell<HashMap<Lifting, Color32>> = RefCell::default();
}

/// Colour, ink, grounds (the first again where there are fewer) and the bits of the contrast.
type Lifting = (Color32, Color32, [Color32; 3], u32);

/// Most colours that are remembered; a codebook has some dozens, on a few grounds.
const MOST_LIFTED: usize = 4_096;

/// A colour moved towards `ink`, which can be read on all `grounds`, until its contrast with each of them is at
/// least `least`.
pub fn lifted(colour: Color32, ink: Color32, grounds: &[Color32], least: f32) -> Color32 {
    let ground = |at: usize| grounds.get(at).or(grounds.first()).copied().unwrap_or(ink);
    if grounds.len() > 3 {
        return lift(colour, ink, grounds, least);
    }
    let key = (colour, ink, [ground(0), ground(1), ground(2)], least.to_bits());
    LIFTED.with_borrow_mut(|known| {
        if known.len() > MOST_LIFTED {
            known.clear();
        }
        *known.entry(key).or_insert_with(|| lift(colour, ink, grounds, least))
    })
}

fn lift(colour: Color32, ink: Color32, grounds: &[Color32], least: f32) -> Color32 {
    const STEPS: u8 = 25;
    (0..STEPS)
        .map(|step| mix(colour, ink, f32::from(step) / f32::from(STEPS)))
        .find(|moved| grounds.iter().all(|ground| contrast(*moved, *ground) >= least))
        .unwrap_or(ink)
}

/// A colour between two, `share` of the way to the second.
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    let part = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    Color32::from_rgb(part(from.r(), to.r()), part(from.g(), to.g()), part(from.b(), to.b()))
}

/// Contrast of two colours, 1 to 21, after WCAG 2.2.
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let linear = |value: u8| {
        let share = f32::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// Where a window keeps whether it is drawn in high contrast.
fn clear_place() -> egui::Id {
    egui::Id::unique("high contrast")
}

/// Dresses a context in both themes, in high contrast if wanted; nothing moves by itself if `calm`.
pub fn install(ctx: &egui::Context, clear: bool, calm: bool) {
    ctx.data_mut(|data| data.insert_temp(clear_place(), clear));
    for theme in [Theme::Light, Theme::Dark] {
        let tokens = Tokens::for_theme(theme == Theme::Dark, clear);
        ctx.style_mut_of(theme, |style| {
            dress(style, tokens);
            style.animation_time = if calm { 0.0 } else { 0.1 };
            style.scroll_animation = if calm {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::default()
            };
            style.visuals.text_cursor.blink = !calm;
        });
    }
}

fn dress(style: &mut egui::Style, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Small, SMALL),
        (TextStyle::Body, BODY),
        (TextStyle::Button, BODY),
        (TextStyle::Monospace, BODY),
        (TextStyle::Heading, HEADING),
    ]
    .into_iter()
    .map(|(text_style, size)| (text_style, FontId::new(size, FontFamily::Proportional)))
    .collect();

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, 6.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(32.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.menu_width = 280.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 10.0;
    // Pages of paper and first lines are read to the edge: nothing is laid over them there.
    spacing.scroll.fade.strength = 0.0;

    let visuals = &mut style.visuals;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.raised;
    visuals.extreme_bg_color = tokens.raised;
    visuals.text_edit_bg_color = Some(tokens.raised);
    visuals.faint_bg_color = mix(tokens.panel, tokens.text, 0.03);
    visuals.code_bg_color = tokens.button[0];
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.selection.bg_fill = tokens.selection;
    visuals.selection.stroke = Stroke::new(1.5, tokens.accent);
    visuals.hyperlink_color = tokens.accent;
    visuals.error_fg_color = tokens.danger;
    visuals.warn_fg_color = tokens.danger;
    visuals.weak_text_color = Some(tokens.faint);
    visuals.indent_has_left_vline = false;
    visuals.slider_trailing_fill = true;
    visuals.disabled_alpha = DISABLED;

    let widgets = &mut visuals.widgets;
    let [rest, hover, press] = tokens.button;
    let states = [
        (&mut widgets.noninteractive, tokens.panel, tokens.line),
        (&mut widgets.inactive, rest, mix(tokens.line, tokens.faint, 0.6)),
        (&mut widgets.hovered, hover, tokens.faint),
        (&mut widgets.active, press, tokens.accent),
        (&mut widgets.open, hover, tokens.line),
    ];
    for (state, fill, stroke) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, stroke);
        state.fg_stroke = Stroke::new(1.0, tokens.text);
        state.corner_radius = CornerRadius::same(ROUND);
        state.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Codebook;

    #[test]
    fn all_words_can_be_read() {
        for tokens in [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK] {
            for behind in [tokens.page, tokens.panel, tokens.raised, tokens.notice] {
                for words in [tokens.text, tokens.faint, tokens.accent, tokens.danger, tokens.good] {
                    let measured = contrast(words, behind);
                    assert!(measured >= 4.5, "{words:?} on {behind:?}: {measured:.2}");
                }
            }
            for behind in tokens.button {
                assert!(contrast(tokens.text, behind) >= 4.5, "{behind:?}");
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5);
            assert!(contrast(tokens.text, tokens.selection) >= 4.5);
        }
        for tokens in [CLEAR_LIGHT, CLEAR_DARK] {
            for words in [tokens.text, tokens.faint, tokens.accent, tokens.danger, tokens.good] {
                assert!(contrast(words, tokens.panel) >= 7.0, "{words:?}");
            }
            assert!(contrast(tokens.line, tokens.panel) >= 4.5);
        }
    }

    #[test]
    fn all_concerns_can_be_read() {
        for tokens in [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK] {
            for (_, id, concern) in Codebook::shipped().tree() {
                let ink = tokens.ink(concern.colour);
                assert!(contrast(ink, tokens.panel) >= 4.5 && contrast(ink, tokens.raised) >= 4.5, "{id}");
                assert!(contrast(tokens.text, tokens.wash(concern.colour)) >= 4.5, "{id}");
            }
        }
    }

    #[test]
    fn all_signs_can_be_told_from_what_they_stand_on() {
        for (tokens, least) in [(LIGHT, 3.0), (DARK, 3.0), (CLEAR_LIGHT, 4.5), (CLEAR_DARK, 4.5)] {
            for (_, id, concern) in Codebook::shipped().tree() {
                let sign = tokens.sign(concern.colour);
                // The last is the row of the outline that is chosen.
                for ground in [tokens.page, tokens.panel, tokens.raised, tokens.button[0], tokens.button[1]] {
                    let measured = contrast(sign, ground);
                    assert!(measured >= least, "{id} on {ground:?}: {measured:.2}");
                }
            }
        }
        // What can be told already stays as it was chosen.
        let dark = Color32::from_rgb(0x20, 0x30, 0x80);
        assert_eq!(lifted(dark, Color32::BLACK, &[Color32::WHITE], WORDS), dark);
    }

    #[test]
    fn words_on_what_cannot_be_used_can_be_read() {
        for tokens in [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK] {
            for ground in [tokens.panel, tokens.raised] {
                let faded = |colour| mix(ground, colour, DISABLED);
                for behind in [ground, faded(tokens.button[0])] {
                    let words = mix(behind, tokens.text, DISABLED);
                    let measured = contrast(words, behind);
                    assert!(measured >= 4.5, "{words:?} on {behind:?}: {measured:.2}");
                }
            }
        }
    }
}
