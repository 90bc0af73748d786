//! Colours for concerns: sixteen that eyes tell apart, each with a name, and a field for any other.

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::{Tone, say};
use crate::app::glyphs::UserField;
use crate::app::look::icons;
use crate::app::look::theme::{self, NEAR, Tokens};
use crate::app::words;
use crate::review::Colour;
use crate::tr;

const fn colour(red: u8, green: u8, blue: u8) -> Colour {
    Colour([red, green, blue])
}

/// The colours offered, with the ends of their names in the catalogue.
pub(super) const PALETTE: [(&str, Colour); 16] = [
    ("crimson", colour(0xBE, 0x12, 0x3C)),
    ("brick", colour(0x9A, 0x34, 0x12)),
    ("orange", colour(0xEA, 0x58, 0x0C)),
    ("ochre", colour(0xB7, 0x82, 0x0B)),
    ("olive", colour(0x6E, 0x76, 0x13)),
    ("green", colour(0x15, 0x80, 0x3D)),
    ("teal", colour(0x0B, 0x7A, 0x85)),
    ("cyan", colour(0x22, 0xA6, 0xC7)),
    ("blue", colour(0x25, 0x63, 0xEB)),
    ("navy", colour(0x1E, 0x3A, 0x8A)),
    ("violet", colour(0x7C, 0x3A, 0xED)),
    ("plum", colour(0x86, 0x19, 0x8F)),
    ("pink", colour(0xE0, 0x33, 0x8A)),
    ("brown", colour(0x5B, 0x2E, 0x0A)),
    ("slate", colour(0x64, 0x74, 0x8B)),
    ("graphite", colour(0x1F, 0x29, 0x37)),
];

/// Side of a swatch in points.
const SWATCH: f32 = 22.0;

/// The colour's name, or its digits.
pub(super) fn name(colour: Colour) -> String {
    let known = PALETTE.iter().find(|(_, own)| *own == colour);
    known.map_or_else(|| colour.to_string(), |(name, _)| words::say_named(&format!("colour-{name}")))
}

pub(super) fn of(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.0;
    Color32::from_rgb(red, green, blue)
}

/// A filled square that can be seen on any ground.
pub(super) fn swatch(ui: &Ui, rect: Rect, colour: Colour) {
    let tokens = Tokens::of(ui);
    let line = Stroke::new(1.0, theme::mix(tokens.line, tokens.faint, 0.6));
    ui.painter().rect(rect, CornerRadius::same(4), of(colour), line, StrokeKind::Inside);
}

/// The palette and the field for digits. Gives the colour chosen; `digits` is what is being typed.
pub(super) fn pick(ui: &mut Ui, chosen: Colour, digits: &mut Option<String>) -> Option<Colour> {
    let mut picked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(NEAR, NEAR);
        ui.horizontal_wrapped(|ui| {
            for (at, (_, colour)) in PALETTE.iter().enumerate() {
                if at == PALETTE.len() / 2 {
                    ui.end_row();
                }
                if one(ui, *colour, *colour == chosen).clicked() {
                    picked = Some(*colour);
                }
            }
        });
    });
    let mut words = digits.take().unwrap_or_else(|| chosen.to_string());
    let field =
        UserField::singleline(&mut words).label(tr!("codebook-colour-digits")).max_chars(7).width(96.0);
    let field = ui.add(field).on_hover_text(tr!("codebook-colour-digits-tip"));
    let read = Colour::parse(&format!("#{}", words.trim().trim_start_matches('#')));
    if field.changed() && read.is_some() {
        picked = read;
    }
    // What is no colour is forgotten once one leaves it; the colour stays.
    if field.has_focus() {
        *digits = Some(words);
        if read.is_none() {
            say(ui, Tone::Refused, &tr!("codebook-colour-no", colour = chosen.to_string()));
        }
    }
    picked
}

/// Says what becomes of a colour that the panel would swallow.
pub(super) fn warn(ui: &mut Ui, colour: Colour) {
    let tokens = Tokens::of(ui);
    if theme::contrast(of(colour), tokens.raised) < 1.6 {
        say(ui, Tone::Told, &tr!("codebook-colour-pale"));
    }
}

fn one(ui: &mut Ui, colour: Colour, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH, SWATCH), Sense::click());
    let words = name(colour);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &words));
    if ui.is_rect_visible(rect) {
        swatch(ui, rect.shrink(1.0), colour);
        if on {
            let fill = of(colour);
            let white = theme::contrast(fill, Color32::WHITE) >= theme::contrast(fill, Color32::BLACK);
            let ink = if white { Color32::WHITE } else { Color32::BLACK };
            let font = FontId::proportional(14.0);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CHECK, font, ink);
        }
        if response.has_focus() || response.hovered() {
            let tokens = Tokens::of(ui);
            let line = Stroke::new(2.0, if response.has_focus() { tokens.accent } else { tokens.faint });
            ui.painter().rect_stroke(rect, CornerRadius::same(5), line, StrokeKind::Outside);
        }
    }
    response.on_hover_text(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::theme::{CLEAR_DARK, CLEAR_LIGHT, DARK, LIGHT, contrast};

    #[test]
    fn every_colour_can_be_read_with_in_every_theme() {
        for (name, colour) in PALETTE {
            for tokens in [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK] {
                let ink = tokens.ink(colour);
                assert!(contrast(ink, tokens.panel) >= 4.5 && contrast(ink, tokens.raised) >= 4.5, "{name}");
                assert!(contrast(tokens.text, tokens.wash(colour)) >= 4.5, "{name}");
            }
            let letter = contrast(of(colour), Color32::WHITE).max(contrast(of(colour), Color32::BLACK));
            assert!(letter >= 4.5, "{name}: {letter}");
        }
    }

    /// Where a colour lies in Oklab, in which distances are what eyes see (Björn Ottosson, 2020).
    fn oklab(colour: Colour) -> [f64; 3] {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = colour.0.map(linear);
        let long = (0.412_221_47 * red + 0.536_332_54 * green + 0.051_445_99 * blue).cbrt();
        let middle = (0.211_903_5 * red + 0.680_699_55 * green + 0.107_396_96 * blue).cbrt();
        let short = (0.088_302_46 * red + 0.281_718_84 * green + 0.629_978_7 * blue).cbrt();
        [
            0.210_454_26 * long + 0.793_617_79 * middle - 0.004_072_05 * short,
            1.977_998_5 * long - 2.428_592_2 * middle + 0.450_593_71 * short,
            0.025_904_04 * long + 0.782_771_77 * middle - 0.808_675_77 * short,
        ]
    }

    #[test]
    fn eyes_tell_the_colours_apart() {
        for (at, (one, colour)) in PALETTE.iter().enumerate() {
            for (other, second) in &PALETTE[at + 1..] {
                let apart: f64 =
                    oklab(*colour).iter().zip(oklab(*second)).map(|(a, b)| (a - b).powi(2)).sum();
                assert!(apart.sqrt() > 0.07, "{one} and {other}: {:.3}", apart.sqrt());
            }
        }
    }

    #[test]
    fn colours_have_names() {
        for (_, colour) in PALETTE {
            let name = name(colour);
            assert!(!name.starts_with('#') && !name.starts_with("colour-"), "{name}");
        }
        assert_eq!(name(Colour([1, 2, 3])), "#010203");
    }
}
