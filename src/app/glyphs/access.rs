//! Text as screen readers read it: letter by letter, word by word, line by line.
//!
//! AccessKit wants runs of one direction in reading order, with the place of every character from the
//! side where the run begins, at most 255 characters each.

use std::ops::Range;

use eframe::egui::{Id, Pos2, Rect, Sense, Ui, UiBuilder, accesskit, pos2};

use super::chips::{CLOSE, OPEN};
use super::laid::Laid;

/// Most characters in a run: word starts are counted in a byte.
const LONGEST: usize = 255;

/// A stretch of one line in one direction, in reading order; bytes of the text, points from its corner.
struct Run {
    line: usize,
    bytes: Range<usize>,
    rtl: bool,
    /// End in bytes, left and right of each character.
    letters: Vec<(usize, f32, f32)>,
}

/// Hangs a text's runs under the node of the widget that shows it. `selection` is anchor and focus in bytes.
pub(crate) fn text_runs(
    ui: &mut Ui,
    owner: Id,
    laid: &Laid,
    corner: Pos2,
    selection: Option<(usize, usize)>,
) {
    if ui.accesskit_node_builder(owner, |_| ()).is_none() {
        return;
    }
    let runs = runs(laid);
    let area = Rect::from_min_size(corner, laid.size());
    let salt = owner.with("runs");
    let inside = ui.new_child(UiBuilder::new().max_rect(area).id_salt(salt).accessibility_parent(owner));
    for (index, run) in runs.iter().enumerate() {
        let id = salt.with(index);
        let rect = bounds(laid, run).translate(corner.to_vec2());
        inside.interact(rect, id, Sense::hover());
        inside.accesskit_node_builder(id, |node| describe(node, laid, run, rect));
    }
    if let Some((anchor, focus)) = selection {
        let place = |byte| position(&runs, salt, byte);
        if let (Some(anchor), Some(focus)) = (place(anchor), place(focus)) {
            ui.accesskit_node_builder(owner, |node| {
                node.set_text_selection(accesskit::TextSelection { anchor, focus });
            });
        }
    }
}

fn runs(laid: &Laid) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for line in 0..laid.line_count() {
        let bytes = laid.line_text(line);
        let mut at = bytes.start;
        let mut fresh = true;
        for (letter, left, right, rtl) in laid.letters(line) {
            let full = runs.last().is_none_or(|run| run.rtl != rtl || run.letters.len() >= LONGEST - 1);
            if fresh || full {
                runs.push(Run { line, bytes: at..at, rtl, letters: Vec::new() });
                fresh = false;
            }
            if let Some(run) = runs.last_mut() {
                run.letters.push((letter.end, left, right));
                run.bytes.end = letter.end;
            }
            at = letter.end;
        }
        // The line feed, or a line with nothing on it.
        let edge = laid.caret(super::Spot { byte: at, upstream: !fresh }).left();
        if fresh {
            runs.push(Run { line, bytes: at..at, rtl: laid.is_rtl(), letters: Vec::new() });
        }
        if let Some(run) = runs.last_mut().filter(|_| at < bytes.end) {
            run.letters.push((bytes.end, edge, edge));
            run.bytes.end = bytes.end;
        }
    }
    runs
}

fn bounds(laid: &Laid, run: &Run) -> Rect {
    let left = run.letters.iter().map(|&(_, left, _)| left).fold(f32::INFINITY, f32::min);
    let right = run.letters.iter().map(|&(_, _, right)| right).fold(f32::NEG_INFINITY, f32::max);
    let line = laid.caret(super::Spot { byte: run.bytes.start, upstream: false });
    let (left, right) = if left <= right { (left, right) } else { (line.left(), line.left()) };
    let (top, bottom) = laid.line_span(run.line);
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn describe(node: &mut accesskit::Node, laid: &Laid, run: &Run, rect: Rect) {
    let text = laid.text().get(run.bytes.clone()).unwrap_or_default();
    let own = bounds(laid, run);
    let mut start = run.bytes.start;
    let (mut lengths, mut places, mut widths, mut words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut in_word = false;
    for (index, &(end, left, right)) in run.letters.iter().enumerate() {
        let letter = laid.text().get(start..end).unwrap_or_default();
        let word = letter.chars().any(char::is_alphanumeric);
        if word && !in_word {
            words.push(index as u8);
        }
        in_word = word;
        lengths.push(u8::try_from(end - start).unwrap_or(u8::MAX));
        places.push(if run.rtl { own.right() - right } else { left - own.left() });
        widths.push(right - left);
        start = end;
    }
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    node.set_role(accesskit::Role::TextRun);
    node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
    // What sets words apart is told as what it does; it has as many bytes.
    node.set_value(text.replace(OPEN, "\u{2068}").replace(CLOSE, "\u{2069}"));
    node.set_text_direction(if run.rtl {
        accesskit::TextDirection::RightToLeft
    } else {
        accesskit::TextDirection::LeftToRight
    });
    node.set_character_lengths(lengths);
    node.set_character_positions(places);
    node.set_character_widths(widths);
    node.set_word_starts(words);
}

fn position(runs: &[Run], salt: Id, byte: usize) -> Option<accesskit::TextPosition> {
    let index = runs.iter().rposition(|run| run.bytes.start <= byte)?;
    let run = runs.get(index)?;
    let before = run.letters.iter().filter(|&&(end, _, _)| end <= byte).count();
    Some(accesskit::TextPosition { node: salt.with(index).accesskit_id(), character_index: before })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::glyphs::{Glyphs, Style};

    #[test]
    fn runs_hold_every_byte_once_in_reading_order() {
        let ctx = eframe::egui::Context::default();
        crate::app::look::fonts::install(&ctx);
        for text in
            ["", "one\n\ntwo", "المادة 17 من الاتفاقية ABC (1948) بشأن", "第五条\n各缔约国 e\u{301}nd\n"]
        {
            let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
                let laid = Glyphs::of(ui.ctx()).layout(text, Style::sans(14.0), 90.0);
                let runs = runs(&laid);
                let mut at = 0;
                for run in &runs {
                    assert_eq!(run.bytes.start, at, "{text:?}");
                    assert_eq!(run.letters.last().map_or(at, |&(end, _, _)| end), run.bytes.end);
                    at = run.bytes.end;
                }
                assert_eq!(at, text.len(), "{text:?}");
                assert!(!runs.is_empty());
                let end = position(&runs, Id::unique("test"), text.len()).unwrap();
                assert_eq!(end.character_index, runs.last().unwrap().letters.len());
            });
            output.textures_delta.clear();
        }
    }
}
