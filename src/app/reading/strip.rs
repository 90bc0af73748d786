//! The strip beside the text: the whole document from top to bottom, a row for each point of the window's
//! height.
//!
//! What stands in a row is counted when the data, the window or the column change, not each frame, so a
//! frame costs the same with ten marks and with a hundred thousand. Severity is width; a hit is a tick, the
//! current one an arrow, a bookmark a notch: colour only adds to that.

use std::sync::Arc;

use eframe::egui::{Color32, Mesh, Pos2, Rect, pos2};

use super::colours::ReadingColours;
use super::document::{BlockKind, ReadingDocument};
use super::outline::Outline;

/// A place in the text: so far (0 to 1) into the words of a provision.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StripPlace {
    pub provision: usize,
    pub share: f32,
}

/// A mark as the strip shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripMark {
    pub at: StripPlace,
    pub colour: Color32,
    /// Severity from 0; heavier marks are broader.
    pub weight: u8,
}

/// What the strip shows, prepared once and lent each frame.
#[derive(Debug, Clone, Copy, Default)]
pub struct StripMarks<'a> {
    /// Another number whenever marks, hits or bookmarks change.
    pub revision: u64,
    pub marks: &'a [StripMark],
    pub hits: &'a [StripPlace],
    /// The hit that the search stands at; it may change without another revision.
    pub current_hit: Option<StripPlace>,
    pub bookmarks: &'a [StripPlace],
}

/// What the strip shows under the pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripHover {
    /// Where a click leads: the provision of the mark or hit there, or the one that begins about there.
    pub provision: usize,
    /// How many marks and hits the row stands for.
    pub marks: usize,
    pub hits: usize,
    /// The row on the screen, for placing a tooltip beside it.
    pub rect: Rect,
}

/// Different colours that a row has room for.
const COLOURS: usize = 3;
/// Rows above and below the pointer that a click still takes for the one meant.
const NEAR: usize = 3;
/// Height of what stands alone, in points.
const ALONE: f32 = 2.5;

/// All that stands in one row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    weight: u8,
    colours: Vec<(u8, Color32)>,
    pub(super) marks: usize,
    pub(super) hits: usize,
    bookmark: bool,
    heading: bool,
    /// The heaviest mark, else the first hit or bookmark.
    pub(super) place: Option<StripPlace>,
}

/// The rows and their picture, as long as nothing changes.
#[derive(Default)]
pub(super) struct StripCache {
    key: Option<Key>,
    pub(super) rows: Vec<Row>,
    pub(super) mesh: Arc<Mesh>,
    /// Times the rows were counted; for tests.
    pub(super) made: usize,
}

/// What rows and picture depend on.
#[derive(PartialEq)]
struct Key {
    rect: Rect,
    outline: u64,
    revision: u64,
    counts: [usize; 3],
    colours: ReadingColours,
    ppp: f32,
}

impl StripCache {
    /// Counts and draws anew if something changed.
    pub(super) fn fit(
        &mut self,
        document: &ReadingDocument,
        outline: &Outline,
        strip: &StripMarks<'_>,
        rect: Rect,
        colours: &ReadingColours,
        ppp: f32,
    ) {
        let counts = [strip.marks.len(), strip.hits.len(), strip.bookmarks.len()];
        let key =
            Key { rect, outline: outline.made, revision: strip.revision, counts, colours: *colours, ppp };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.rows = rows(document, outline, strip, rect.height().clamp(0.0, 10_000.0) as usize);
        self.mesh = Arc::new(picture(&self.rows, rect, colours, ppp));
        self.key = Some(key);
        self.made += 1;
    }

    /// The row with something in it nearest to one, if one is near.
    pub(super) fn near(&self, row: usize) -> Option<(usize, &Row)> {
        let from = row.saturating_sub(NEAR);
        let rows = self.rows.iter().enumerate().skip(from).take(row + NEAR + 1 - from);
        rows.filter(|(_, here)| here.place.is_some()).min_by_key(|(at, _)| at.abs_diff(row))
    }
}

/// Share of the document's height above a place.
pub(super) fn share(document: &ReadingDocument, outline: &Outline, at: StripPlace) -> f32 {
    let blocks = document.blocks_of(at.provision);
    if blocks.is_empty() {
        let block = document.first_block(at.provision);
        return outline.share(block..block, 0.0);
    }
    outline.share(blocks, at.share)
}

fn rows(document: &ReadingDocument, outline: &Outline, strip: &StripMarks<'_>, count: usize) -> Vec<Row> {
    let mut rows = vec![Row::default(); count];
    let row_of = |share: f32| ((share * count as f32) as usize).min(count.saturating_sub(1));
    for mark in strip.marks {
        let Some(row) = rows.get_mut(row_of(share(document, outline, mark.at))) else { continue };
        row.take(mark);
    }
    for &hit in strip.hits {
        let Some(row) = rows.get_mut(row_of(share(document, outline, hit))) else { continue };
        row.hits += 1;
        row.place.get_or_insert(hit);
    }
    for &at in strip.bookmarks {
        let Some(row) = rows.get_mut(row_of(share(document, outline, at))) else { continue };
        row.bookmark = true;
        row.place.get_or_insert(at);
    }
    for row in &mut rows {
        // The same colours stand in the same order in every row, so that they make bands.
        row.colours.sort_unstable_by_key(|(_, colour)| colour.to_array());
    }
    let headings = |kinds: &[BlockKind]| -> Vec<usize> {
        let blocks = document.blocks().iter().enumerate();
        blocks.filter(|(_, block)| kinds.contains(&block.kind)).map(|(index, _)| index).collect()
    };
    let mut lines = headings(&[BlockKind::PartHeading, BlockKind::ChapterHeading]);
    if lines.len() * 8 > count {
        // A line every few rows guides nobody.
        lines = headings(&[BlockKind::PartHeading]);
    }
    for block in lines.into_iter().take(count / 4) {
        if let Some(row) = rows.get_mut(row_of(outline.share(block..block, 0.0))) {
            row.heading = true;
        }
    }
    rows
}

impl Row {
    fn take(&mut self, mark: &StripMark) {
        if self.marks == 0 || mark.weight > self.weight {
            self.weight = mark.weight;
            self.place = Some(mark.at);
        }
        self.marks += 1;
        if let Some((weight, _)) = self.colours.iter_mut().find(|(_, colour)| *colour == mark.colour) {
            *weight = mark.weight.max(*weight);
        } else if self.colours.len() < COLOURS {
            self.colours.push((mark.weight, mark.colour));
        } else {
            // The heaviest are shown.
            let lightest = self.colours.iter_mut().min_by_key(|(weight, _)| *weight);
            if let Some(lightest) = lightest.filter(|(weight, _)| *weight < mark.weight) {
                *lightest = (mark.weight, mark.colour);
            }
        }
    }

    fn looks_like(&self, other: &Self) -> bool {
        self.weight == other.weight
            && self
                .colours
                .iter()
                .map(|(_, colour)| colour)
                .eq(other.colours.iter().map(|(_, colour)| colour))
    }
}

/// Where things stand across the strip, in points from its left.
const HITS: (f32, f32) = (1.5, 6.5);
const MARKS: f32 = 7.5;
const NOTCH: f32 = 6.0;

fn picture(rows: &[Row], rect: Rect, colours: &ReadingColours, ppp: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let snap = |value: f32| (value * ppp).round() / ppp;
    let y = |row: usize| snap(rect.top() + row as f32);
    let mut bar = |left: f32, right: f32, top: f32, bottom: f32, colour: Color32| {
        let rect = Rect::from_x_y_ranges(snap(left)..=snap(right), snap(top)..=snap(bottom));
        mesh.add_colored_rect(rect, colour);
    };
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.heading) {
        bar(rect.left() + 2.0, rect.right() - 2.0, y(at), y(at) + 1.0, colours.strip_line);
    }
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let same = rows.iter().skip(at).take_while(|next| next.marks > 0 && next.looks_like(row)).count();
        if row.marks == 0 {
            at += 1;
            continue;
        }
        let after = rows.get(at + same).is_some_and(|next| next.marks > 0);
        let bottom = if after { y(at + same) } else { y(at + same).max(y(at) + ALONE) };
        let part = (4.0 + 2.0 * f32::from(row.weight.min(4))) / row.colours.len().max(1) as f32;
        for (nth, (_, colour)) in row.colours.iter().enumerate() {
            let left = rect.left() + MARKS + part * nth as f32;
            bar(left, left + part, y(at), bottom, colours.line(*colour));
        }
        at += same;
    }
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.hits > 0) {
        bar(rect.left() + HITS.0, rect.left() + HITS.1, y(at), y(at) + 1.5, colours.strip_hit);
    }
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.bookmark) {
        notch(&mut mesh, pos2(rect.right(), y(at) + 1.0), -NOTCH, colours.bookmark);
    }
    mesh
}

/// A small triangle that stands on `edge` and points `across`.
fn notch(mesh: &mut Mesh, edge: Pos2, across: f32, colour: Color32) {
    let first = mesh.vertices.len() as u32;
    for corner in [(0.0, -4.0), (0.0, 4.0), (across, 0.0)] {
        mesh.colored_vertex(edge + corner.into(), colour);
    }
    mesh.add_triangle(first, first + 1, first + 2);
}

/// The arrow at the current hit.
pub(super) fn arrow(edge: Pos2) -> Vec<Pos2> {
    vec![pos2(edge.x, edge.y - 5.5), pos2(edge.x + 9.0, edge.y), pos2(edge.x, edge.y + 5.5)]
}

#[cfg(test)]
#[path = "strip_tests.rs"]
mod tests;
