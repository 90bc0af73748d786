//! PDF into paragraphs, each character with its place on the page.
//!
//! A PDF says which signs stand where and nothing of words, lines or paragraphs. The way from one to the other,
//! a step a file: `glyphs` collects signs; `rescue` finds letters for signs that have none; `segments` sets
//! them in rows; `furniture`, `masthead` and `contents` take off what is no text; `columns` and `lines`
//! put rows into reading order, `bidi` those that run from right to left; `notes` sets footnotes apart;
//! `paragraphs` joins lines; `write` makes words of them; `places` keeps where each character stands;
//! `marks` reads what others marked.

mod bidi;
mod columns;
mod contents;
mod fault;
mod furniture;
mod glyphs;
mod lines;
mod marks;
mod masthead;
mod notes;
mod paragraphs;
mod places;
mod rescue;
mod segments;
mod write;

use std::collections::HashMap;

pub use fault::PdfFault;
pub use places::{PageBox, Places, Quad};

use super::front;
use super::remark::{Did, Remark};
use super::source::{LeftOut, LeftOutKind, Paragraph, Source};
use crate::text::Hint;
use furniture::{Facts, Reader, Removed};
use glyphs::Glyphs;
use lines::{Line, Script};
use notes::Note;
use paragraphs::{Group, Habits};
use places::Surveyor;
use rescue::{Rescue, Sureness};
use segments::{Block, Frame};
use write::{Vocabulary, Writer, Written};

/// Most pages read.
pub const MOST_PAGES: usize = 5_000;

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The page that is read next, from 0.
    pub page: usize,
    pub pages: usize,
}

/// What was read from a PDF.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    pub source: Source,
    pub places: Places,
}

/// Reads a PDF. `name` is what messages call it; `progress` is asked before every page whether to go on.
///
/// # Errors
/// Says in words for people why the text cannot be read; see [`PdfFault`].
pub fn read(bytes: &[u8], name: &str, progress: &dyn Fn(Progress) -> bool) -> Result<Reading, PdfFault> {
    let mut glyphs = glyphs::collect(bytes, name, progress)?;
    if glyphs.pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(PdfFault::NoText { name: name.to_owned() });
    }
    let rescues = rescue::rescue(&mut glyphs);
    let remaining = rescue::remaining(&glyphs);
    if remaining.unknown * 100 > remaining.all * rescue::MOST_UNKNOWN {
        return Err(PdfFault::UnknownLetters {
            name: name.to_owned(),
            share: (remaining.unknown * 100).div_ceil(remaining.all.max(1)),
            page: remaining.page + 1,
            fonts: remaining.fonts,
        });
    }
    if !rescue::reads_like_language(&glyphs) {
        return Err(PdfFault::WrongLetters { name: name.to_owned() });
    }
    let (annotated, own) = (glyphs.annotated, std::mem::take(&mut glyphs.title));
    let mut reading = understand(glyphs);
    let Source { paragraphs, header, .. } = &mut reading.source;
    header.instrument.title = front::title(paragraphs, &header.symbol, &own).unwrap_or_default();
    if annotated {
        reading.source.marks = marks::read(bytes, &reading.places);
    }
    reading.source.remarks.splice(0..0, rescues.iter().flat_map(remarks));
    Ok(reading)
}

/// What a person is told of letters that were found out, and of those that were not.
fn remarks(rescue: &Rescue) -> impl Iterator<Item = Remark> {
    let Rescue { font, found, unknown, sureness, page } = rescue;
    let sure = *sureness == Sureness::Sure;
    let saved = (*found > 0).then(|| Did::FoundLetters { font: font.clone(), count: *found, sure });
    let lost = (*unknown > 0).then(|| Did::FoundNoLetters { font: font.clone(), count: *unknown });
    let page = Some(*page as u32 + 1);
    saved.into_iter().chain(lost).map(move |did| Remark { did, page, paragraph: None })
}

/// Makes paragraphs of the signs on the pages.
fn understand(mut glyphs: Glyphs) -> Reading {
    let mut surveyor = Surveyor::default();
    let mut pages: Vec<Vec<Block>> = Vec::with_capacity(glyphs.pages.len());
    for (number, mut page) in std::mem::take(&mut glyphs.pages).into_iter().enumerate() {
        surveyor.page(page.crop, page.turn);
        pages.push(segments::of_page(&glyphs, number, &page));
        page.glyphs.clear();
    }
    let script = Script::of(pages.iter().flatten().flat_map(|block| &block.segments), &glyphs.strings);
    let (mut removed, facts) = furniture::remove(&mut pages, Reader { script, strings: &glyphs.strings });
    let (lines, frames) = flow(pages, script, &glyphs.strings);
    let lines = without_contents(lines, &frames, surveyor.pages(), &mut removed);
    let habits = Habits::of(&lines);
    let (text, notes) = notes::take(&lines, habits.body);
    let vocabulary = Vocabulary::of(text.iter().chain(notes.iter().flat_map(|note| &note.lines)));
    let groups = paragraphs::group(text, &habits);
    let labels = notes.iter().map(|note| (note.stretch, note.label.clone())).collect();
    let writer = Writer { vocabulary, notes: labels, frames: &frames, surveyor };
    let mut assembly = Assembly { writer, source: Source::default(), notes, frames: &frames };
    assembly.put_all(&groups);
    assembly.finish(removed, facts)
}

/// The lines of all pages in reading order, and the frames that they lie in.
fn flow(pages: Vec<Vec<Block>>, script: Script, strings: &[String]) -> (Vec<Line>, Vec<Frame>) {
    let mut frames = Vec::new();
    let mut all = Vec::new();
    let mut stretch = 0;
    let usual = usual_margin(&pages);
    for block in pages.into_iter().flatten() {
        let margin = margin(&block, usual);
        frames.push(block.frame);
        for part in columns::stretches(block.segments, script.right_to_left) {
            let mut lines = lines::of_stretch(part, margin, script, strings);
            for line in &mut lines {
                (line.frame, line.stretch) = (frames.len() - 1, stretch);
            }
            stretch += 1;
            all.extend(lines);
        }
    }
    (all, frames)
}

/// Takes off tables of contents.
fn without_contents(
    lines: Vec<Line>,
    frames: &[Frame],
    pages: usize,
    removed: &mut Vec<Removed>,
) -> Vec<Line> {
    let found = contents::find(&lines, pages);
    let mut kept = Vec::with_capacity(lines.len());
    for (line, is_contents) in lines.into_iter().zip(found) {
        if is_contents {
            let page = frames.get(line.frame).map_or(0, |frame| frame.page);
            removed.push(Removed { kind: LeftOutKind::Contents, words: line.text(), page, over: true });
        } else {
            kept.push(line);
        }
    }
    removed.sort_by_key(|removed| (removed.page, !removed.over));
    kept
}

/// Fewest segments that tell the margins of a page.
const TELLING: usize = 8;

/// The ends of the text of a page, left and right: of most rows, not of what sticks out.
fn margin(block: &Block, usual: Option<[f32; 2]>) -> [f32; 2] {
    let own = (block.segments.len() >= TELLING).then(|| ends(block)).flatten();
    let [left, _, right, _] = block.frame.area;
    own.or(usual).or_else(|| ends(block)).unwrap_or([left, right])
}

fn ends(block: &Block) -> Option<[f32; 2]> {
    let mut from: Vec<f32> = block.segments.iter().map(|segment| segment.from).collect();
    let mut to: Vec<f32> = block.segments.iter().map(|segment| segment.to).collect();
    from.sort_by(f32::total_cmp);
    to.sort_by(f32::total_cmp);
    Some([*from.get(from.len() / 12)?, *to.get(to.len() - 1 - to.len() / 12)?])
}

/// The ends of the text on most pages.
fn usual_margin(pages: &[Vec<Block>]) -> Option<[f32; 2]> {
    let first = pages.iter().filter_map(|blocks| blocks.first());
    let all: Vec<[f32; 2]> = first.filter(|block| block.segments.len() >= TELLING).filter_map(ends).collect();
    let middle = |side: usize| {
        let mut values: Vec<f32> = all.iter().filter_map(|ends| ends.get(side).copied()).collect();
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 2).copied()
    };
    Some([middle(0)?, middle(1)?])
}

/// Puts the source together.
struct Assembly<'a> {
    writer: Writer<'a>,
    source: Source,
    /// Footnotes not yet placed, in order.
    notes: Vec<Note>,
    frames: &'a [Frame],
}

impl Assembly<'_> {
    fn put_all(&mut self, groups: &[Group]) {
        for (index, group) in groups.iter().enumerate() {
            let next = groups.get(index + 1).and_then(|group| group.lines.first()).map(|line| line.stretch);
            self.put(group, next);
        }
    }

    /// Adds a paragraph and the footnotes that it calls, or that stand under its last page and were not called.
    fn put(&mut self, group: &Group, next: Option<usize>) {
        let Some(first) = group.lines.first() else { return };
        let written = match (group.row, group.lines.as_slice()) {
            (true, [line]) => self.writer.row(line),
            _ => self.writer.write(&group.lines, 0),
        };
        let pages: Vec<u32> = group.lines.iter().map(|line| self.page(line)).collect();
        let hint = if group.row { Hint::Verbatim } else { Hint::None };
        let calls = written.calls.clone();
        self.push(written, hint, self.page(first));
        if let (Some(from), Some(to)) = (pages.first(), pages.last())
            && from != to
        {
            self.remark(Did::JoinedPages { from: from + 1, to: to + 1 }, *from);
        }
        let here = group.lines.last().map_or(0, |line| line.stretch);
        let last = next.is_none_or(|next| next > here);
        let mut rest = Vec::new();
        for note in std::mem::take(&mut self.notes) {
            let called = calls.contains(&note.label) && note.stretch <= here + 1;
            let left = last && note.stretch <= here;
            if called || left { self.put_note(&note) } else { rest.push(note) }
        }
        self.notes = rest;
    }

    fn put_note(&mut self, note: &Note) {
        let Some(first) = note.lines.first() else { return };
        let mut written = self.writer.write(&note.lines, note.skip);
        written.text = format!("[{}] {}", note.label, written.text);
        written.track.prepend(self.writer.label(first, note.label.chars().count()));
        self.push(written, Hint::Footnote, self.page(first));
    }

    fn push(&mut self, written: Written, hint: Hint, page: u32) {
        if written.text.is_empty() {
            return;
        }
        self.source.paragraphs.push(Paragraph::new(written.text, hint).on_page(page + 1));
        self.writer.surveyor.paragraph(written.track);
        for word in written.joined {
            self.remark(Did::JoinedWord(word), page);
        }
    }

    fn remark(&mut self, did: Did, page: u32) {
        let paragraph = self.source.paragraphs.len().checked_sub(1);
        self.source.remarks.push(Remark { did, page: Some(page + 1), paragraph });
    }

    fn page(&self, line: &Line) -> u32 {
        self.frames.get(line.frame).map_or(0, |frame| frame.page)
    }

    fn finish(self, removed: Vec<Removed>, facts: Facts) -> Reading {
        let Self { writer, mut source, .. } = self;
        // The first paragraph that begins on each page or behind it.
        let mut first: HashMap<u32, usize> = HashMap::new();
        for (index, paragraph) in source.paragraphs.iter().enumerate() {
            first.entry(paragraph.page.unwrap_or_default()).or_insert(index);
        }
        let count = source.paragraphs.len();
        let mut known: Vec<(u32, usize)> = first.into_iter().collect();
        known.sort_unstable();
        let before = |page: u32| {
            let at = known.partition_point(|(begins, _)| *begins < page);
            known.get(at).map_or(count, |(_, index)| *index)
        };
        source.left_out = removed
            .into_iter()
            .map(|Removed { kind, words, page, over }| {
                let before = before(if over { page + 1 } else { page + 2 });
                LeftOut { kind, words, page: Some(page + 1), before }
            })
            .collect();
        source.header.symbol = facts.symbol;
        source.header.date = facts.date;
        Reading { source, places: writer.surveyor.finish() }
    }
}

#[cfg(test)]
mod tests;
