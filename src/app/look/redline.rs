//! Old words and new in one paragraph: what goes is struck through, what comes is underlined, each on a ground of
//! its own, so that nobody needs to tell colours apart.

use std::ops::Range;

use eframe::egui::{CornerRadius, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::theme::{self, BODY, Tokens};
use crate::review::{Amendment, Change, Run, redline};
use crate::tr;

/// `char`s shown at most: a whole chapter that is to go need not be drawn to its end.
const SHOWN: usize = 4_000;

/// The redline made last, so that a frame does not compare the same wordings again.
#[derive(Default)]
pub struct Redline {
    amendment: Amendment,
    marked: String,
    runs: Vec<Run>,
}

impl Redline {
    /// What the amendment makes of the words `marked`.
    pub fn of(&mut self, amendment: &Amendment, marked: &str) -> &[Run] {
        if self.amendment != *amendment || self.marked != marked {
            self.runs = redline(amendment, marked);
            self.amendment = amendment.clone();
            marked.clone_into(&mut self.marked);
        }
        &self.runs
    }
}

/// A thin space.
const THIN: &str = "\u{2009}";

/// Whether there is space between two wordings as they are.
fn is_apart(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace)
}

/// Draws runs of words; a screen reader hears which go and which come.
pub fn show(ui: &mut Ui, runs: &[Run]) -> Response {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let (words, ranges) = in_one(runs);
    let laid = glyphs.layout(&words, Style::serif(BODY).line_height(1.5), ui.available_width().max(40.0));
    let width = if laid.is_rtl() { ui.available_width() } else { laid.size().x.ceil() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), spoken(runs)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colour = |change| if change == Change::Deleted { tokens.danger } else { tokens.good };
    let strips: Vec<_> = ranges
        .into_iter()
        .filter(|(change, _)| *change != Change::Kept)
        .flat_map(|(change, range)| laid.rects(range).into_iter().map(move |strip| (change, strip)))
        .map(|(change, strip)| (change, strip.translate(rect.min.to_vec2())))
        .collect();
    for (change, strip) in &strips {
        let ground = theme::mix(tokens.raised, colour(*change), 0.1);
        ui.painter().rect_filled(*strip, CornerRadius::same(2), ground);
    }
    glyphs.paint(ui.painter(), &laid, rect.min, tokens.text);
    for (change, strip) in &strips {
        // Through the small letters, or below the baseline.
        let share = if *change == Change::Deleted { 0.54 } else { 0.84 };
        let y = strip.top() + strip.height() * share;
        let line = Stroke::new(1.5, colour(*change));
        ui.painter().line_segment([pos2(strip.left(), y), pos2(strip.right(), y)], line);
    }
    response
}

/// All words in one string, as far as they are shown, and the bytes of each run in it.
fn in_one(runs: &[Run]) -> (String, Vec<(Change, Range<usize>)>) {
    let mut words = String::new();
    let mut ranges = Vec::with_capacity(runs.len());
    let mut room = SHOWN;
    let mut before = Change::Kept;
    for run in runs {
        // Words that go and words that come would read as one.
        if run.change != before && before != Change::Kept && run.change != Change::Kept {
            words.push_str(if is_apart(&words, &run.words) { "" } else { THIN });
        }
        before = run.change;
        let from = words.len();
        words.extend(run.words.chars().take(room));
        room = room.saturating_sub(run.words.chars().count());
        if room == 0 {
            words.push('…');
        }
        ranges.push((run.change, from..words.len()));
        if room == 0 {
            break;
        }
    }
    (words, ranges)
}

/// "Each State Party deleted: may; inserted: shall;" for those who hear it.
fn spoken(runs: &[Run]) -> String {
    let say = |run: &Run| match run.change {
        Change::Kept => run.words.trim().to_owned(),
        Change::Deleted => tr!("redline-deleted", words = run.words.trim()),
        Change::Inserted => tr!("redline-inserted", words = run.words.trim()),
    };
    let said: Vec<String> = runs.iter().filter(|run| !run.words.trim().is_empty()).map(say).collect();
    tr!("redline-spoken", words = said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_and_what_comes_do_not_read_as_one_word() {
        let run = |change, words: &str| Run { change, words: words.to_owned() };
        let (words, ranges) = in_one(&[
            run(Change::Deleted, "domestic"),
            run(Change::Inserted, "international"),
            run(Change::Kept, " law"),
        ]);
        assert_eq!(words, "domestic\u{2009}international law");
        let parts: Vec<&str> = ranges.iter().map(|(_, range)| &words[range.clone()]).collect();
        assert_eq!(parts, ["domestic", "international", " law"]);
        let (words, _) = in_one(&[run(Change::Deleted, "may "), run(Change::Inserted, "shall ")]);
        assert_eq!(words, "may shall ");
    }
}
