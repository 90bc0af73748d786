//! Glyphs into segments: signs that follow one another on a baseline without a wide gap.
//!
//! A page may be set sideways. Its segments lie in a frame in which its text runs level: x along the baseline,
//! y upward, both in points.

use unicode_normalization::char::is_combining_mark;

use super::glyphs::{Glyph, Glyphs, Letter, Page, Style};

/// A gap wider than this, in sizes of the text, parts segments: tabs, columns, the two ends of a footer.
const PART: f32 = 1.5;

/// How much smaller a raised sign is than its neighbours at least.
const RAISED: f32 = 0.83;

/// More directions than this on a page are an ornament.
const MOST_DIRECTIONS: usize = 16;

/// The level frame of a page or of the turned words on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Index of the page.
    pub page: u32,
    /// Unit vector along the baselines, in user space.
    pub along: [f32; 2],
    /// What is shown of the page: left, bottom, right, top, in this frame.
    pub area: [f32; 4],
}

impl Frame {
    fn new(page: u32, along: [f32; 2], crop: [f32; 4]) -> Self {
        let [left, bottom, right, top] = crop;
        let frame = Self { page, along, area: crop };
        let corners = [[left, bottom], [right, bottom], [left, top], [right, top]].map(|at| frame.level(at));
        let fold = |axis: fn(&[f32; 2]) -> f32, pick: fn(f32, f32) -> f32| {
            corners.iter().map(axis).reduce(pick).unwrap_or_default()
        };
        let (x, y) = (|at: &[f32; 2]| at[0], |at: &[f32; 2]| at[1]);
        Self { area: [fold(x, f32::min), fold(y, f32::min), fold(x, f32::max), fold(y, f32::max)], ..frame }
    }

    fn level(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [c, s] = self.along;
        [x * c + y * s, y * c - x * s]
    }

    /// Back from this frame to user space.
    pub fn user(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [c, s] = self.along;
        [x * c - y * s, y * c + x * s]
    }

    pub fn width(&self) -> f32 {
        self.area[2] - self.area[0]
    }

    pub fn height(&self) -> f32 {
        self.area[3] - self.area[1]
    }
}

/// One sign in a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sign {
    pub letter: Letter,
    /// From left to right, whatever the script.
    pub from: f32,
    pub to: f32,
    /// Set higher and smaller: the call of a footnote.
    pub raised: bool,
    /// Whether it stands in the file; the reader puts in spaces where there are gaps.
    pub printed: bool,
}

impl Sign {
    /// Whether it is set over or under another sign.
    pub fn is_mark(&self) -> bool {
        let is_mark =
            |c| is_combining_mark(c) || matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}');
        matches!(self.letter, Letter::Char(c) if is_mark(c))
    }

    pub fn is_space(&self) -> bool {
        matches!(self.letter, Letter::Char(c) if c.is_whitespace() || c == '\u{200b}')
    }
}

/// Signs that belong together, from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Segment {
    pub signs: Vec<Sign>,
    pub from: f32,
    pub to: f32,
    /// Height of the baseline.
    pub base: f32,
    /// Of most of its signs, in points.
    pub size: f32,
    /// Whether most of it is bold.
    pub bold: bool,
    /// Whether the file says that it is furniture.
    pub artifact: bool,
    /// Whether it is not painted.
    pub hidden: bool,
}

/// What stands on a page in one direction.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub frame: Frame,
    /// From top to bottom, then from left to right.
    pub segments: Vec<Segment>,
    /// Level lines: left, right, height.
    pub rules: Vec<[f32; 3]>,
}

/// The segments of a page, the direction in which most of it is set first.
pub(super) fn of_page(glyphs: &Glyphs, number: usize, page: &Page) -> Vec<Block> {
    let mut directions: Vec<([f32; 2], Vec<&Glyph>)> = Vec::new();
    for glyph in &page.glyphs {
        let Some(style) = glyphs.styles.get(glyph.style as usize) else { continue };
        let near = |along: &[f32; 2]| along[0] * style.along[0] + along[1] * style.along[1] > 0.999;
        if let Some((_, of)) = directions.iter_mut().find(|(along, _)| near(along)) {
            of.push(glyph);
        } else if directions.len() < MOST_DIRECTIONS {
            directions.push((straight(style.along), vec![glyph]));
        }
    }
    directions.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
    let block = |(along, of): ([f32; 2], Vec<&Glyph>)| {
        let frame = Frame::new(number as u32, along, page.crop);
        let segments = rows(chunks(glyphs, &frame, &of)).into_iter().flat_map(parts).collect();
        let level = along[0] > 0.99;
        Block { frame, segments, rules: if level { page.rules.clone() } else { Vec::new() } }
    };
    directions.into_iter().map(block).collect()
}

/// The direction, made exact where it is level or upright.
fn straight([x, y]: [f32; 2]) -> [f32; 2] {
    if x.abs() > 0.9999 {
        [x.signum(), 0.0]
    } else if y.abs() > 0.9999 {
        [0.0, y.signum()]
    } else {
        [x, y]
    }
}

/// Signs drawn one after the other on one baseline.
fn chunks(glyphs: &Glyphs, frame: &Frame, of: &[&Glyph]) -> Vec<Segment> {
    let mut chunks: Vec<Segment> = Vec::new();
    let mut before: Option<Style> = None;
    for glyph in of {
        let Some(&style) = glyphs.styles.get(glyph.style as usize) else { continue };
        let [x, y] = frame.level(glyph.at);
        let (from, to) = (x.min(x + glyph.advance), x.max(x + glyph.advance));
        let sign = Sign { letter: glyph.letter, from, to, raised: false, printed: true };
        let bold = glyphs.fonts.get(style.font as usize).is_some_and(|font| font.bold);
        let alike = before.is_some_and(|before| {
            (before.size - style.size).abs() < 0.05 * style.size
                && before.artifact == style.artifact
                && before.hidden == style.hidden
        });
        before = Some(style);
        let last = chunks.last_mut().filter(|chunk| {
            let near = from - chunk.to < style.size && chunk.from - to < style.size;
            let level = (chunk.base - y).abs() < 0.1 * style.size
                || (sign.is_mark() && (chunk.base - y).abs() < style.size);
            alike && chunk.bold == bold && level && near
        });
        if let Some(chunk) = last {
            chunk.from = chunk.from.min(from);
            chunk.to = chunk.to.max(to);
            chunk.signs.push(sign);
        } else {
            let (artifact, hidden) = (style.artifact, style.hidden);
            chunks.push(Segment {
                signs: vec![sign],
                from,
                to,
                base: y,
                size: style.size,
                bold,
                artifact,
                hidden,
            });
        }
    }
    chunks
}

/// Chunks on one baseline, with the raised signs that belong to them.
#[derive(Default)]
struct Row {
    base: f32,
    size: f32,
    chunks: Vec<Segment>,
}

fn rows(mut chunks: Vec<Segment>) -> Vec<Row> {
    chunks.retain(|chunk| !chunk.signs.iter().all(Sign::is_space) || chunk.signs.len() < 200);
    let loose = chunks.extract_if(.., |chunk| chunk.signs.iter().all(Sign::is_mark)).collect::<Vec<_>>();
    chunks.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Row> = Vec::new();
    for chunk in chunks {
        // Rows are few that lie so near; the newest are the lowest.
        let row = rows.iter_mut().rev().take(8).find(|row| {
            let (small, large) = (chunk.size.min(row.size), chunk.size.max(row.size));
            (row.base - chunk.base).abs() < 0.15 * small
                || ((row.base - chunk.base).abs() < 0.3 && small > 0.5 * large)
        });
        match row {
            Some(row) => {
                if chunk.size > row.size && !chunk.signs.iter().all(Sign::is_space) {
                    row.size = chunk.size;
                }
                row.chunks.push(chunk);
            }
            None => rows.push(Row { base: chunk.base, size: chunk.size, chunks: vec![chunk] }),
        }
    }
    let rows = raise(rows);
    if loose.is_empty() { rows } else { settle(rows, loose) }
}

/// Puts marks that were drawn on their own over the signs where they belong.
fn settle(mut rows: Vec<Row>, loose: Vec<Segment>) -> Vec<Row> {
    for mark in loose {
        let distance = |row: &Row| {
            let over =
                row.chunks.iter().any(|chunk| chunk.from < mark.to + 1.0 && chunk.to > mark.from - 1.0);
            let far = (row.base - mark.base).abs();
            (over && far < mark.size).then_some(far)
        };
        let near = rows.iter_mut().filter_map(|row| Some((distance(row)?, row)));
        if let Some((_, row)) = near.min_by(|a, b| a.0.total_cmp(&b.0)) {
            let home =
                row.chunks.iter_mut().find(|chunk| chunk.from < mark.to + 1.0 && chunk.to > mark.from - 1.0);
            match home {
                Some(home) => home.signs.extend(mark.signs),
                None => row.chunks.push(mark),
            }
        }
    }
    rows
}

/// Puts small raised signs into the rows whose words they follow or precede.
fn raise(mut rows: Vec<Row>) -> Vec<Row> {
    let mut index = 0;
    while index < rows.len() {
        let (above, below) = rows.split_at_mut(index + 1);
        let Some(row) = above.last_mut() else { break };
        let chunks = std::mem::take(&mut row.chunks);
        for mut chunk in chunks {
            let home = below.iter_mut().take(4).find(|home| {
                let lift = chunk.base - home.base;
                chunk.size < RAISED * home.size
                    && lift > 0.08 * home.size
                    && lift < 0.75 * home.size
                    && home.chunks.iter().any(|word| touches(&chunk, word))
            });
            match home {
                Some(home) => {
                    for sign in &mut chunk.signs {
                        sign.raised = true;
                    }
                    home.chunks.push(chunk);
                }
                None => row.chunks.push(chunk),
            }
        }
        index += 1;
    }
    // What hangs under its row: the index of a formula. It is read where it stands.
    rows.retain(|row| !row.chunks.is_empty());
    rows
}

/// Whether a raised sign follows a word, or stands before the note that it is the sign of.
fn touches(raised: &Segment, word: &Segment) -> bool {
    let after = raised.from - word.to;
    let before = word.from - raised.to;
    let size = word.size;
    (after > -0.5 * size && after < 0.4 * size)
        || (before > -0.5 * size && before < 1.5 * size)
        || (raised.from >= word.from && raised.to <= word.to)
}

/// A row's segments: gaps become spaces, wide gaps part.
fn parts(row: Row) -> Vec<Segment> {
    let Row { base, mut chunks, .. } = row;
    chunks.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut parts: Vec<Segment> = Vec::new();
    for chunk in chunks {
        if chunk.signs.iter().all(Sign::is_space) {
            if let Some(part) = parts.last_mut().filter(|part| chunk.from - part.to < chunk.size) {
                part.signs.extend(chunk.signs);
            }
            continue;
        }
        let last = parts.last_mut().filter(|part| {
            let size = part.size.max(chunk.size);
            chunk.from - part.to < PART * size
                && part.artifact == chunk.artifact
                && part.hidden == chunk.hidden
        });
        match last {
            Some(part) => {
                let grown = chunk.signs.len() > part.signs.len();
                if grown && !chunk.signs.iter().any(|sign| sign.raised) {
                    (part.size, part.bold) = (chunk.size, chunk.bold);
                }
                part.to = part.to.max(chunk.to);
                part.signs.extend(chunk.signs);
            }
            None => parts.push(Segment { base, ..chunk }),
        }
    }
    parts.into_iter().flat_map(spaced).collect()
}

/// Orders the signs, drops those printed twice for boldness, puts spaces into gaps, parts where spaces are many.
fn spaced(mut segment: Segment) -> Vec<Segment> {
    // By their middles: a tail may reach under the next sign.
    segment.signs.sort_by(|a, b| (a.from + a.to).total_cmp(&(b.from + b.to)));
    let size = segment.size;
    let after = segment.signs.iter().skip(1);
    let mut gaps: Vec<f32> = segment.signs.iter().zip(after).map(|(a, b)| b.from - a.to).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default().clamp(0.0, 0.5 * size);
    let explicit = segment.signs.iter().filter(|sign| sign.is_space()).count() * 12 > segment.signs.len();
    let gap = usual + if explicit { 0.3 } else { 0.17 } * size;
    let empty = Segment { signs: Vec::new(), ..segment.clone() };
    let mut parts = vec![empty.clone()];
    let mut space: Option<Sign> = None;
    let mut reach = f32::NEG_INFINITY;
    for sign in segment.signs {
        if sign.is_space() {
            let from = space.map_or(sign.from, |space| space.from);
            space = Some(Sign { letter: Letter::Char(' '), from, ..sign });
            continue;
        }
        let Some(part) = parts.last_mut() else { break };
        if let Some(&last) = part.signs.last() {
            let twice = last.letter == sign.letter && (last.from - sign.from).abs() < 0.08 * size;
            if twice && sign.to - sign.from > 0.15 * size {
                continue;
            }
            let apart = sign.from - reach;
            if apart > PART * size {
                parts.push(Segment { signs: vec![sign], ..empty.clone() });
                (space, reach) = (None, sign.to);
                continue;
            }
            match space.take() {
                // A space under the letters beside it is left over from justifying the line.
                Some(space) if apart > 0.3 * (space.to - space.from) || apart > 0.12 * size => {
                    part.signs.push(space);
                }
                None if apart > gap => part.signs.push(Sign {
                    letter: Letter::Char(' '),
                    from: last.to,
                    to: sign.from,
                    raised: false,
                    printed: false,
                }),
                _ => {}
            }
        }
        space = None;
        reach = reach.max(sign.to);
        part.signs.push(sign);
    }
    for part in &mut parts {
        part.from = part.signs.iter().map(|sign| sign.from).fold(f32::INFINITY, f32::min);
        part.to = part.signs.iter().map(|sign| sign.to).fold(f32::NEG_INFINITY, f32::max);
    }
    parts.retain(|part| !part.signs.is_empty());
    parts
}
