//! What each mark looks like on the page: a tint over its words and a thin line under them, or a small sheet of
//! paper for a note on the whole text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::locate::Located;
use crate::export::pdf::highlight::{self, Highlight};
use crate::export::pdf::runs::strength;
use crate::export::selection::{Extent, Mark, Selection};
use crate::import::pdf::{PageBox, Quad};

/// Half the side of a note's sheet, in points.
const SHEET: f32 = 9.0;

/// From one sheet to the next, and from the first to the edges of the page, in points.
const SHEET_STEP: f32 = 24.0;

/// Sheets side by side; more stand below.
const SHEETS_A_ROW: usize = 12;

/// A comment as it is written into the file.
#[derive(Debug)]
pub(super) struct Comment {
    /// The page, from 0.
    pub page: usize,
    /// Unique in the file (`/NM`).
    pub name: String,
    pub contents: String,
    pub highlight: Highlight,
    /// What it covers: a quad for each line; none for a note.
    pub quads: Vec<Quad>,
    /// What it is drawn with: operators of a content stream.
    pub drawing: String,
    /// The box around the drawing: left, bottom, right, top.
    pub frame: [f32; 4],
    /// How strongly the drawing tints what is under it, 0 to 1.
    pub opacity: f32,
}

/// The comments in the order of the marks, each mark's by page.
pub(super) fn comments(selection: &Selection, located: &Located, pages: &[PageBox]) -> Vec<Comment> {
    let highlights = highlight::all(selection);
    let mut comments = Vec::new();
    let mut over: BTreeMap<usize, u8> = BTreeMap::new();
    for (mark, lines) in &located.on_words {
        let Some(highlight) = highlights.get(&mark.number) else { continue };
        let mut highlight = highlight.clone();
        let mut contents = highlight.contents.clone();
        if let Extent::Provision(index) = mark.extent {
            // Several marks on one provision highlight the same heading.
            let before = over.entry(index).or_default();
            highlight.lane = *before % 3;
            *before = before.wrapping_add(1);
            contents = on_the_whole(mark, &contents);
        }
        for (part, (page, quads)) in lines.iter().enumerate() {
            let name = if part == 0 { mark.key.clone() } else { format!("{}-{}", mark.key, part + 1) };
            comments.push(covering(*page, name, contents.clone(), highlight.clone(), quads));
        }
    }
    let first = pages.first().copied().unwrap_or_default();
    for (place, mark) in located.on_text.iter().enumerate() {
        let Some(highlight) = highlights.get(&mark.number) else { continue };
        let contents = format!("On the text as a whole\n\n{}", highlight.contents);
        let (drawing, frame) = sheet(first, place, highlight.colour);
        comments.push(Comment {
            page: 0,
            name: mark.key.clone(),
            contents,
            highlight: highlight.clone(),
            quads: Vec::new(),
            drawing,
            frame,
            opacity: 1.0,
        });
    }
    comments
}

/// A highlight that shows only a heading says that it means more.
fn on_the_whole(mark: &Mark, contents: &str) -> String {
    format!("On the whole of {}\n\n{contents}", mark.place)
}

fn covering(page: usize, name: String, contents: String, highlight: Highlight, quads: &[Quad]) -> Comment {
    let strength = strength(highlight.colour.map(|part| (part * 255.0).round() as u8));
    let opacity = strength as f32 / 100.0;
    let (drawing, frame) = tint(&highlight, quads);
    Comment { page, name, contents, quads: quads.to_vec(), drawing, frame, opacity, highlight }
}

/// Words tinted, so that they stay legible under several marks, and underlined, so that one can tell these apart.
fn tint(highlight: &Highlight, quads: &[Quad]) -> (String, [f32; 4]) {
    let [red, green, blue] = highlight.colour;
    let mut drawing = format!("q /Tint gs {red:.3} {green:.3} {blue:.3} rg\n");
    // Writing to a string cannot fail.
    for [[a, b], [c, d], [e, f], [g, h]] in quads {
        let _infallible =
            writeln!(drawing, "{a:.2} {b:.2} m {c:.2} {d:.2} l {g:.2} {h:.2} l {e:.2} {f:.2} l h");
    }
    let _infallible = writeln!(drawing, "f Q\nq /Line gs {red:.3} {green:.3} {blue:.3} RG 0.7 w");
    let drop = 0.2 + 1.2 * f32::from(highlight.lane);
    let mut frame = Frame::default();
    for quad in quads {
        let [_, _, from, to] = *quad;
        let [x, y] = downwards(quad);
        let (from, to) = ([from[0] + drop * x, from[1] + drop * y], [to[0] + drop * x, to[1] + drop * y]);
        let _infallible = writeln!(drawing, "{:.2} {:.2} m {:.2} {:.2} l S", from[0], from[1], to[0], to[1]);
        for point in quad {
            frame.hold(*point, 0.0);
        }
        for point in [from, to] {
            frame.hold(point, 0.4);
        }
    }
    drawing.push_str("Q\n");
    (drawing, frame.0)
}

/// From the upper to the lower edge of a line, one point long.
fn downwards(quad: &Quad) -> [f32; 2] {
    let [above, _, below, _] = quad;
    let [x, y] = [below[0] - above[0], below[1] - above[1]];
    let length = x.hypot(y);
    if length > 0.0 { [x / length, y / length] } else { [0.0, -1.0] }
}

/// A sheet of paper with three lines on it, in the upper right corner of the page as it is shown.
fn sheet(page: PageBox, place: usize, [red, green, blue]: [f32; 3]) -> (String, [f32; 4]) {
    let [left, bottom, right, top] = page.crop;
    // The corner, and what is right and what is down to a reader of a turned page.
    let (corner, along, down): ([f32; 2], [f32; 2], [f32; 2]) = match page.turn {
        90 => ([left, top], [0.0, 1.0], [1.0, 0.0]),
        180 => ([left, bottom], [-1.0, 0.0], [0.0, 1.0]),
        270 => ([right, bottom], [0.0, -1.0], [-1.0, 0.0]),
        _ => ([right, top], [1.0, 0.0], [0.0, -1.0]),
    };
    let back = -SHEET_STEP * ((place % SHEETS_A_ROW) as f32 + 1.0);
    let below = SHEET_STEP * ((place / SHEETS_A_ROW) as f32 + 1.0);
    let at = |x: f32, y: f32| {
        let (x, y) = (back + x, below + y);
        [corner[0] + x * along[0] + y * down[0], corner[1] + x * along[1] + y * down[1]]
    };
    let mut frame = Frame::default();
    let mut drawing = format!("q /Line gs {red:.3} {green:.3} {blue:.3} rg 0.25 G 0.6 w\n");
    let inner = SHEET - 1.0;
    let corners = [at(-inner, -inner), at(inner, -inner), at(inner, inner), at(-inner, inner)];
    for (index, [x, y]) in corners.iter().enumerate() {
        frame.hold([*x, *y], 1.0);
        // Writing to a string cannot fail.
        let _infallible = write!(drawing, "{x:.2} {y:.2} {} ", if index == 0 { "m" } else { "l" });
    }
    drawing.push_str("h B 1 G 1.4 w\n");
    for y in [-4.0, 0.0, 4.0] {
        let ([a, b], [c, d]) = (at(-5.0, y), at(5.0, y));
        let _infallible = writeln!(drawing, "{a:.2} {b:.2} m {c:.2} {d:.2} l S");
    }
    drawing.push_str("Q\n");
    (drawing, frame.0)
}

/// A box that grows: left, bottom, right, top.
struct Frame([f32; 4]);

impl Default for Frame {
    fn default() -> Self {
        Self([f32::MAX, f32::MAX, f32::MIN, f32::MIN])
    }
}

impl Frame {
    /// Takes in a point and what is within `reach` of it.
    fn hold(&mut self, [x, y]: [f32; 2], reach: f32) {
        let [left, bottom, right, top] = self.0;
        self.0 = [left.min(x - reach), bottom.min(y - reach), right.max(x + reach), top.max(y + reach)];
    }
}
