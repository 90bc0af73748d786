//! Stretches into lines of characters in reading order, each character with its place.

use unicode_normalization::UnicodeNormalization as _;

use super::bidi;
use super::columns::Stretch;
use super::glyphs::Letter;
use super::segments::{Segment, Sign};

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Char {
    pub c: char,
    /// From left to right in the line's frame, in points.
    pub from: f32,
    pub to: f32,
    /// Set higher and smaller.
    pub raised: bool,
    /// Whether it stands in the file.
    pub printed: bool,
}

/// A line of text in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Index of its frame.
    pub frame: usize,
    pub chars: Vec<Char>,
    /// Where it begins and ends in the direction of reading: from the left, or, turned round, from the right.
    pub start: f32,
    pub end: f32,
    /// Ends of the column or page in the same measure.
    pub margin: [f32; 2],
    /// Height of its baseline.
    pub base: f32,
    pub size: f32,
    pub bold: bool,
    /// Indices of characters before which there is a wide gap, as between the cells of a table.
    pub cells: Vec<usize>,
    /// Where the cells begin, in the direction of reading.
    pub stops: Vec<f32>,
    /// Number of its stretch, counted through the document.
    pub stretch: usize,
}

impl Line {
    pub fn text(&self) -> String {
        self.chars.iter().map(|char| char.c).collect()
    }
}

/// How the letters of a document are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Script {
    /// Most of it runs from right to left.
    pub right_to_left: bool,
    /// Brackets between right-to-left letters are written as they are drawn rather than as they are meant.
    pub drawn_brackets: bool,
}

impl Script {
    /// Found out from all the letters of a document.
    pub fn of<'a>(segments: impl Iterator<Item = &'a Segment>, strings: &[String]) -> Self {
        let (mut right, mut left, mut drawn, mut meant) = (0_usize, 0_usize, 0_usize, 0_usize);
        for segment in segments {
            // From right to left, as the letters are read.
            let mut opened = None;
            for sign in segment.signs.iter().rev() {
                let c = first(sign.letter, strings);
                right += usize::from(bidi::is_right_to_left(c));
                left += usize::from(c.is_alphabetic() && !bidi::is_right_to_left(c));
                if opened.is_none() && matches!(c, '(' | ')') {
                    opened = Some(c);
                    (drawn, meant) = if c == ')' { (drawn + 1, meant) } else { (drawn, meant + 1) };
                }
            }
        }
        Self { right_to_left: right > left, drawn_brackets: drawn >= meant }
    }
}

fn first(letter: Letter, strings: &[String]) -> char {
    match letter {
        Letter::Unknown => char::REPLACEMENT_CHARACTER,
        Letter::Char(c) => c,
        Letter::Several(index) => {
            strings.get(index as usize).and_then(|several| several.chars().next()).unwrap_or('\u{200b}')
        }
    }
}

/// The lines of a stretch from top to bottom.
pub(super) fn of_stretch(
    stretch: Stretch,
    margin: [f32; 2],
    script: Script,
    strings: &[String],
) -> Vec<Line> {
    let margin = stretch.column.unwrap_or(margin);
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in stretch.segments {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| (first.base - segment.base).abs() < 1e-3) => {
                line.push(segment);
            }
            _ => lines.push(vec![segment]),
        }
    }
    lines.into_iter().filter_map(|segments| line(segments, margin, script, strings)).collect()
}

/// The line that segments on one baseline make.
pub(super) fn line(
    mut segments: Vec<Segment>,
    margin: [f32; 2],
    script: Script,
    strings: &[String],
) -> Option<Line> {
    segments.sort_by(|a, b| a.from.total_cmp(&b.from));
    if script.right_to_left {
        segments.reverse();
    }
    let largest = segments.iter().max_by_key(|segment| segment.signs.len())?;
    let turn = |from: f32, to: f32| if script.right_to_left { [-to, -from] } else { [from, to] };
    let [from, to] = segments.iter().fold([f32::INFINITY, f32::NEG_INFINITY], |[from, to], segment| {
        [from.min(segment.from), to.max(segment.to)]
    });
    let [start, end] = turn(from, to);
    let mut line = Line {
        start,
        end,
        margin: turn(margin[0], margin[1]),
        base: largest.base,
        size: largest.size,
        bold: segments.iter().all(|segment| segment.bold || segment.signs.len() < 3) && largest.bold,
        ..Line::default()
    };
    for segment in &segments {
        let chars = chars(segment, script, strings);
        if chars.is_empty() {
            continue;
        }
        if let Some(last) = line.chars.last().copied() {
            if !last.c.is_whitespace() {
                let (a, b) = (last.to.min(segment.from), last.to.max(segment.from));
                line.chars.push(Char { c: ' ', from: a, to: b, raised: false, printed: false });
            }
            line.cells.push(line.chars.len());
        }
        line.stops.push(turn(segment.from, segment.to)[0]);
        line.chars.extend(chars);
    }
    (!line.chars.is_empty()).then_some(line)
}

impl Piece<'_> {
    fn is_letter(&self) -> bool {
        matches!(self.sign.letter, Letter::Char(c) if c.is_alphabetic() && c != '\u{640}')
    }
}

/// What a segment reads.
pub(super) fn words(segment: &Segment, script: Script, strings: &[String]) -> String {
    chars(segment, script, strings).iter().map(|char| char.c).collect::<String>().trim().to_owned()
}

/// A sign with the marks over and under it.
struct Piece<'a> {
    sign: &'a Sign,
    marks: Vec<&'a Sign>,
}

/// The characters of a segment in reading order.
fn chars(segment: &Segment, script: Script, strings: &[String]) -> Vec<Char> {
    let pieces = pieces(segment);
    let heads: Vec<char> = pieces.iter().map(|piece| first(piece.sign.letter, strings)).collect();
    let right = heads.iter().filter(|&&c| bidi::is_right_to_left(c)).count();
    let left = heads.iter().filter(|&&c| c.is_alphabetic() && !bidi::is_right_to_left(c)).count();
    let right_to_left = if script.right_to_left { right > 0 || left == 0 } else { right > left };
    let mut chars = Vec::with_capacity(segment.signs.len());
    for (index, turned) in bidi::reading_order(&heads, right_to_left) {
        let Some(piece) = pieces.get(index) else { continue };
        put(piece.sign, turned && script.drawn_brackets, turned, strings, &mut chars);
        for mark in &piece.marks {
            put(mark, false, turned, strings, &mut chars);
        }
    }
    chars
}

/// Sets marks that combine with the sign they stand over.
fn pieces(segment: &Segment) -> Vec<Piece<'_>> {
    let (marks, signs): (Vec<&Sign>, Vec<&Sign>) = segment.signs.iter().partition(|sign| sign.is_mark());
    let mut pieces: Vec<Piece<'_>> =
        signs.into_iter().map(|sign| Piece { sign, marks: Vec::new() }).collect();
    for mark in marks {
        let middle = f32::midpoint(mark.from, mark.to);
        let at = pieces.partition_point(|piece| piece.sign.from <= middle);
        // The letter that lies nearest: between words there is nothing to combine with.
        let near = pieces.iter_mut().skip(at.saturating_sub(3)).take(6).filter(|piece| piece.is_letter());
        let distance = |piece: &Piece<'_>| (piece.sign.from - middle).max(middle - piece.sign.to).max(0.0);
        match near.min_by(|a, b| distance(a).total_cmp(&distance(b))) {
            Some(piece) => piece.marks.push(mark),
            None => pieces.push(Piece { sign: mark, marks: Vec::new() }),
        }
    }
    pieces
}

/// Adds what a sign reads, ligatures and presentation forms as letters.
fn put(sign: &Sign, mirror: bool, right_to_left: bool, strings: &[String], chars: &mut Vec<Char>) {
    let mut letters: Vec<char> = Vec::new();
    match sign.letter {
        Letter::Unknown => letters.push(char::REPLACEMENT_CHARACTER),
        Letter::Char(c) => unfold(if mirror { bidi::mirrored(c) } else { c }, &mut letters),
        Letter::Several(index) => {
            for c in strings.get(index as usize).map(String::as_str).unwrap_or_default().chars() {
                unfold(c, &mut letters);
            }
        }
    }
    let count = letters.len() as f32;
    for (index, c) in letters.into_iter().enumerate() {
        let (near, far) = (index as f32 / count, (index as f32 + 1.0) / count);
        let width = sign.to - sign.from;
        let (from, to) = if right_to_left {
            (sign.to - far * width, sign.to - near * width)
        } else {
            (sign.from + near * width, sign.from + far * width)
        };
        let double = c == ' ' && chars.last().is_none_or(|last| last.c == ' ');
        if !double {
            chars.push(Char { c, from, to, raised: sign.raised, printed: sign.printed });
        }
    }
}

/// The letters that a presentation form stands for; white space as a space; what joins letters and is none, dropped.
fn unfold(c: char, letters: &mut Vec<char>) {
    match c {
        // Lengthens the line between Arabic letters.
        '\u{640}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => {}
        // The reader's fonts know these forms of yeh and kaf by their Persian letters.
        '\u{FBFC}'..='\u{FBFF}' => letters.push('ي'),
        '\u{FB50}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{FB00}'..='\u{FB4F}' => {
            letters.extend(std::iter::once(c).nfkc().filter(|c| !c.is_whitespace() && *c != '\u{640}'));
        }
        '\u{2011}' => letters.push('-'),
        _ if c.is_whitespace() => letters.push(' '),
        _ => letters.push(c),
    }
}
