//! Buttons on as few lines as they need, each line filled: none stands alone at the beginning of a line.

use eframe::egui::{Button, Color32, RichText, TextStyle, Ui, vec2};

use crate::app::look::theme::{self, Tokens};

/// Draws buttons with these words and tooltips, the first as the one that most people want; gives the one clicked.
pub fn lines(ui: &mut Ui, words: &[&str], tips: &[String]) -> Option<usize> {
    let font = TextStyle::Button.resolve(ui.style());
    let padding = 2.0 * ui.spacing().button_padding.x;
    let measure = |words: &&str| {
        let laid = ui.painter().layout_no_wrap((*words).to_owned(), font.clone(), Color32::PLACEHOLDER);
        (laid.size().x + padding).ceil()
    };
    let widths: Vec<f32> = words.iter().map(measure).collect();
    let (room, between) = (ui.available_width(), theme::NEAR + 2.0);
    let lines = broken(&widths, room, between);
    let fill = lines.len() > 1;
    let mut at = 0;
    let mut clicked = None;
    for count in lines {
        let line: f32 = widths.iter().skip(at).take(count).sum();
        let spare = room - line - between * count.saturating_sub(1) as f32;
        let more = if fill { (spare / count.max(1) as f32).floor().max(0.0) } else { 0.0 };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = between;
            for _ in 0..count {
                let (Some(words), Some(width)) = (words.get(at), widths.get(at)) else { continue };
                let size = vec2(width + more, 0.0);
                let button = if at == 0 {
                    let tokens = Tokens::of(ui);
                    Button::new(RichText::new(*words).color(tokens.on_accent)).fill(tokens.accent)
                } else {
                    Button::new(*words)
                };
                let response = ui.add(button.min_size(size));
                let tip = tips.get(at).map(String::as_str).unwrap_or_default();
                if response.on_hover_text(tip).clicked() {
                    clicked = Some(at);
                }
                at += 1;
            }
        });
    }
    clicked
}

/// How many stand on each line, in order: as few lines as there can be, and the widest of them as narrow as can be.
fn broken(widths: &[f32], room: f32, between: f32) -> Vec<usize> {
    let greedy = within(widths, room, between);
    // The same number of lines in less room: their lengths come close to each other.
    let mut best = greedy.clone();
    let mut narrow = room;
    while narrow > 0.0 {
        narrow -= 4.0;
        let tried = within(widths, narrow, between);
        if tried.len() > greedy.len() {
            break;
        }
        best = tried;
    }
    best
}

/// Each line takes as many as have room, and one at least.
fn within(widths: &[f32], room: f32, between: f32) -> Vec<usize> {
    let mut lines: Vec<usize> = Vec::new();
    let mut used = f32::INFINITY;
    for width in widths {
        if let Some(line) = lines.last_mut().filter(|_| used + between + width <= room) {
            *line += 1;
            used += between + width;
        } else {
            lines.push(1);
            used = *width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_few_and_about_as_long() {
        assert_eq!(broken(&[170.0, 80.0, 140.0, 128.0], 600.0, 6.0), [4]);
        assert_eq!(broken(&[130.0, 60.0, 120.0, 90.0], 330.0, 6.0), [2, 2]);
        assert_eq!(broken(&[170.0, 80.0, 140.0, 128.0], 240.0, 6.0), [1, 2, 1]);
        assert_eq!(broken(&[170.0, 80.0], 20.0, 6.0), [1, 1]);
        assert_eq!(broken(&[], 20.0, 6.0), [0_usize; 0]);
    }
}
