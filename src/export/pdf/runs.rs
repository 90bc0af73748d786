//! Cuts a provision's words into runs that are covered by the same marks.

use serde::Serialize;

use super::characters::Printable;
use crate::export::selection::{Extent, Mark, Provision, Selection};

/// Words with one highlight, or none.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Run {
    pub t: String,
    /// Numbers of the marks that cover it, `3,7`; empty for none.
    pub marks: String,
    /// Colour behind the words, `#RRGGBB`; empty for none.
    pub fill: String,
    /// Marks whose passage ends here.
    pub ends: Vec<End>,
    /// A line ends here.
    pub line_end: bool,
}

/// The number of a mark after its passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct End {
    pub n: usize,
    pub colour: String,
    /// The first passage of the mark, to which its comment points back.
    pub first: bool,
}

/// A provision's words, cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub label: Vec<Run>,
    pub heading: Vec<Run>,
    pub text: Vec<Run>,
}

/// What a mark covers in one provision, `char` range in its words.
struct Cover<'a> {
    from: usize,
    to: usize,
    mark: &'a Mark,
    first: bool,
}

/// How many words stand for a provision that has neither label nor heading.
const OPENING_WORDS: usize = 5;

/// Marks by the provision in which they are shown.
pub(super) struct Places<'a> {
    passages: Vec<Vec<(usize, usize, bool, &'a Mark)>>,
    whole: Vec<Vec<&'a Mark>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(selection: &'a Selection) -> Self {
        let count = selection.provisions.len();
        let mut places = Self { passages: vec![Vec::new(); count], whole: vec![Vec::new(); count] };
        for mark in &selection.marks {
            match &mark.extent {
                Extent::Passages(passages) => {
                    for (at, passage) in passages.iter().enumerate() {
                        if let Some(list) = places.passages.get_mut(passage.provision) {
                            list.push((passage.from, passage.to, at == 0, mark));
                        }
                    }
                }
                Extent::Provision(index) => {
                    if let Some(list) = places.whole.get_mut(*index) {
                        list.push(mark);
                    }
                }
                Extent::Text | Extent::Lost => {}
            }
        }
        places
    }

    /// Marks whose comment stands beside this provision, in order.
    pub(super) fn comments(&self, index: usize) -> Vec<&'a Mark> {
        let whole = self.whole.get(index).into_iter().flatten().copied();
        let passages = self.passages.get(index).into_iter().flatten();
        let mut marks: Vec<&Mark> =
            whole.chain(passages.filter(|place| place.2).map(|place| place.3)).collect();
        marks.sort_by_key(|mark| mark.number);
        marks.dedup_by_key(|mark| mark.number);
        marks
    }

    /// Cuts the provision's words where marks begin and end.
    pub(super) fn cut(
        &self,
        index: usize,
        provision: &Provision,
        selection: &Selection,
        printable: &Printable,
    ) -> Cut {
        let words: Vec<char> = provision.words().chars().collect();
        let heading = provision.heading.chars().count();
        let text_from =
            if heading == 0 || provision.text.is_empty() { heading.min(words.len()) } else { heading + 1 };
        let text_from = if heading == 0 { 0 } else { text_from };
        let mut covers: Vec<Cover> = Vec::new();
        for (from, to, first, mark) in self.passages.get(index).into_iter().flatten() {
            let to = (*to).min(words.len());
            if *from < to {
                covers.push(Cover { from: *from, to, mark, first: *first });
            }
        }
        let whole = self.whole.get(index).map(Vec::as_slice).unwrap_or_default();
        let label = label(&provision.label, whole, selection, printable);
        if label.is_empty() {
            let end = if heading > 0 { heading } else { opening(&words) };
            covers.extend(whole.iter().map(|mark| Cover { from: 0, to: end, mark, first: true }));
        }
        covers.sort_by_key(|cover| cover.mark.number);
        let cut = |range: std::ops::Range<usize>| runs(&words, range, &covers, selection, printable);
        Cut { label, heading: cut(0..heading), text: cut(text_from..words.len()) }
    }
}

/// Words that stand for the whole text, under the marks on it; empty if there are none.
pub(super) fn whole_text(selection: &Selection, printable: &Printable) -> Vec<Run> {
    let marks: Vec<&Mark> = selection.marks.iter().filter(|mark| mark.extent == Extent::Text).collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let ends: Vec<(&Mark, bool)> = marks.iter().map(|mark| (*mark, true)).collect();
    vec![run(printable.text("The text as a whole"), &marks, &ends, selection)]
}

fn label(label: &str, whole: &[&Mark], selection: &Selection, printable: &Printable) -> Vec<Run> {
    let t = printable.text(label).split_whitespace().collect::<Vec<_>>().join(" ");
    if t.is_empty() {
        return Vec::new();
    }
    let marks: Vec<(&Mark, bool)> = whole.iter().map(|mark| (*mark, true)).collect();
    vec![run(t, &marks.iter().map(|(mark, _)| *mark).collect::<Vec<_>>(), &marks, selection)]
}

/// `char` offset after the first few words.
fn opening(words: &[char]) -> usize {
    let mut spaces = words.iter().enumerate().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    spaces.nth(OPENING_WORDS - 1).unwrap_or(words.len()).min(words.len())
}

fn runs(
    words: &[char],
    range: std::ops::Range<usize>,
    covers: &[Cover],
    selection: &Selection,
    printable: &Printable,
) -> Vec<Run> {
    let mut borders: Vec<usize> = vec![range.start, range.end];
    borders.extend(covers.iter().flat_map(|cover| [cover.from, cover.to]));
    // A line end is a run of its own.
    let lines = words.iter().enumerate().filter(|(_, c)| **c == '\n').flat_map(|(at, _)| [at, at + 1]);
    borders.extend(lines);
    borders.retain(|at| range.contains(at) || *at == range.end);
    borders.sort_unstable();
    borders.dedup();
    let mut runs = Vec::new();
    for (from, to) in borders.iter().zip(borders.iter().skip(1)) {
        let piece: String = words.get(*from..*to).unwrap_or_default().iter().collect();
        if piece == "\n" {
            runs.push(Run { line_end: true, ..Run::default() });
            continue;
        }
        let over: Vec<&Mark> = covers
            .iter()
            .filter(|cover| cover.from <= *from && *to <= cover.to)
            .map(|cover| cover.mark)
            .collect();
        let ends: Vec<(&Mark, bool)> =
            covers.iter().filter(|cover| cover.to == *to).map(|cover| (cover.mark, cover.first)).collect();
        runs.push(run(printable.text(&piece), &over, &ends, selection));
    }
    runs
}

fn run(t: String, over: &[&Mark], ends: &[(&Mark, bool)], selection: &Selection) -> Run {
    let mut numbers: Vec<usize> = over.iter().map(|mark| mark.number).collect();
    numbers.dedup();
    let colour = |mark: &Mark| colour_of(mark, selection);
    Run {
        t,
        marks: numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        // Of marks on the same words the later one is the narrower; its colour would else be lost.
        fill: over.last().map(|mark| hex(tint(colour(mark)))).unwrap_or_default(),
        ends: ends
            .iter()
            .map(|(mark, first)| End { n: mark.number, colour: hex(dark(colour(mark))), first: *first })
            .collect(),
        line_end: false,
    }
}

/// For marks without a concern.
const NEUTRAL: [u8; 3] = [0x6b, 0x72, 0x80];

/// The colour of the mark's first concern.
pub(super) fn colour_of(mark: &Mark, selection: &Selection) -> [u8; 3] {
    selection.concerns_of(mark).next().map_or(NEUTRAL, |concern| concern.colour)
}

pub(super) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Mixes `share` percent of a colour with white.
fn mix(colour: [u8; 3], share: u32, other: u32) -> [u8; 3] {
    colour.map(|part| ((u32::from(part) * share + other * (100 - share)) / 100) as u8)
}

/// Light enough to read black words on, whatever the colour.
pub(super) fn tint(colour: [u8; 3]) -> [u8; 3] {
    mix(colour, strength(colour), 255)
}

/// How much of a colour, in percent, tints words and leaves them legible.
pub(in crate::export) fn strength(colour: [u8; 3]) -> u32 {
    17 + 33 * luminance(colour) / 255_000
}

/// Dark enough to be read on white.
pub(super) fn dark(colour: [u8; 3]) -> [u8; 3] {
    let mut colour = colour;
    for _ in 0..12 {
        if luminance(colour) <= 100_000 {
            break;
        }
        colour = mix(colour, 85, 0);
    }
    colour
}

/// Relative lightness, 0 to 255,000, weighted as the eye does.
fn luminance([red, green, blue]: [u8; 3]) -> u32 {
    u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114
}
