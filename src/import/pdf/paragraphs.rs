//! Lines into paragraphs: which lines go on with the one before, across lines, columns and pages.

use std::collections::HashMap;

use super::lines::Line;
use crate::text::{begins_provision, ends_like_sentence, is_unit_label, may_end_item};

/// What is usual in a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Habits {
    /// Size of most letters, in points.
    pub body: f32,
    /// From one baseline to the next, by size in half points.
    leading: HashMap<u32, f32>,
    /// Whether paragraphs without a label begin further in than their other lines.
    indents: bool,
}

impl Habits {
    pub fn of(lines: &[Line]) -> Self {
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        let mut gaps: HashMap<u32, HashMap<u32, usize>> = HashMap::new();
        for line in lines {
            *sizes.entry(halves(line.size)).or_default() += line.chars.len();
        }
        for (a, b) in lines.iter().zip(lines.iter().skip(1)) {
            let gap = a.base - b.base;
            if a.stretch == b.stretch
                && halves(a.size) == halves(b.size)
                && gap > 0.7 * a.size
                && gap < 2.6 * a.size
            {
                *gaps.entry(halves(a.size)).or_default().entry(halves(gap)).or_default() += 1;
            }
        }
        // The nearest of the usual distances: text set in short paragraphs has more gaps between them.
        let usual = |counts: HashMap<u32, usize>| {
            let most = counts.values().copied().max().unwrap_or_default();
            counts.into_iter().filter(|(_, count)| count * 4 >= most && *count > 1).map(|(gap, _)| gap).min()
        };
        let leading =
            gaps.into_iter().filter_map(|(size, counts)| Some((size, usual(counts)? as f32 / 2.0))).collect();
        let body = sizes.into_iter().max_by_key(|(size, count)| (*count, *size));
        let mut habits =
            Self { body: body.map_or(10.0, |(size, _)| size as f32 / 2.0), leading, indents: false };
        habits.indents = habits.first_lines_go_in(lines);
        habits
    }

    /// Whether most lines of the text that stand under a gap, are no label and fill the line begin further in.
    fn first_lines_go_in(&self, lines: &[Line]) -> bool {
        let (mut further_in, mut all) = (0_usize, 0_usize);
        for (last, next) in lines.iter().zip(lines.iter().skip(1)) {
            let gap = last.base - next.base > 1.32 * self.leading(next.size);
            let text = (next.size - self.body).abs() < 0.05 * self.body && !next.bold && is_full(next);
            if last.stretch == next.stretch && gap && text && !begins_provision(&next.text()) {
                all += 1;
                further_in += usize::from(is_indented(next));
            }
        }
        all >= 4 && further_in * 10 >= all * 8
    }

    fn leading(&self, size: f32) -> f32 {
        self.leading.get(&halves(size)).copied().unwrap_or(1.2 * size).max(0.8 * size)
    }
}

fn halves(points: f32) -> u32 {
    (points * 2.0).round().clamp(0.0, 1.0e6) as u32
}

/// Lines that make a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub lines: Vec<Line>,
    /// A row of a table.
    pub row: bool,
}

/// Groups lines into paragraphs.
pub(super) fn group(lines: Vec<Line>, habits: &Habits) -> Vec<Group> {
    let rows = table_rows(&lines);
    let mut groups: Vec<Group> = Vec::new();
    for (line, row) in lines.into_iter().zip(rows) {
        let goes_on = groups.last().is_some_and(|group| {
            !row && !group.row
                && group.lines.last().is_some_and(|last| !begins(last, &line, group.lines.len(), habits))
        });
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { lines: vec![line], row }),
        }
    }
    groups
}

/// Which lines are rows of a table: several in a row whose cells begin under one another.
fn table_rows(lines: &[Line]) -> Vec<bool> {
    let mut rows = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let mut end = start + 1;
        if lines.get(start).is_some_and(is_row) {
            while let (Some(a), Some(b)) = (lines.get(end - 1), lines.get(end)) {
                if !(is_row(b) && a.stretch == b.stretch && under(a, b)) {
                    break;
                }
                end += 1;
            }
        }
        if end - start >= 3 {
            for row in rows.iter_mut().take(end).skip(start) {
                *row = true;
            }
        }
        start = end;
    }
    rows
}

fn is_row(line: &Line) -> bool {
    let first =
        line.cells.first().map(|&cell| line.chars.iter().take(cell).map(|char| char.c).collect::<String>());
    // A number with its words behind a tab is no row.
    first.is_some_and(|first| {
        line.cells.len() >= 2 || (first.trim().chars().count() > 3 && !begins_provision(&line.text()))
    })
}

/// Whether at least one cell of two rows beside the first begins at the same place.
fn under(a: &Line, b: &Line) -> bool {
    let near = |stop: &f32| b.stops.iter().skip(1).any(|other| (stop - other).abs() < 4.0);
    a.stops.iter().skip(1).any(near)
}

/// Whether `next` begins a paragraph rather than going on with `last`, the `count`th line of one.
fn begins(last: &Line, next: &Line, count: usize, habits: &Habits) -> bool {
    let (before, after) = (last.text(), next.text());
    let larger = last.size.max(next.size);
    if (last.size - next.size).abs() > 0.08 * larger || (last.bold != next.bold && !is_mixed(last, next)) {
        return true;
    }
    if is_unit_label(&before) && count == 1 {
        return true;
    }
    let lower = after.starts_with(char::is_lowercase) && !begins_provision(&after);
    let ended = may_end_item(&before);
    if ended && begins_provision(&after) {
        return true;
    }
    if last.stretch != next.stretch {
        return begins_over_page(
            last,
            next,
            lower,
            ended || before.ends_with([',', '،', '，', '、']),
            habits,
        );
    }
    let gap = last.base - next.base;
    if gap > 1.32 * habits.leading(larger) || gap < 0.0 {
        return true;
    }
    // A heading of several lines.
    if last.bold && next.bold && !ended && !begins_provision(&after) {
        return false;
    }
    if is_centred(last) != is_centred(next) && !is_full(last) && !lower {
        return true;
    }
    if is_centred(last) && is_centred(next) {
        return begins_provision(&after);
    }
    if is_aside(last) && is_aside(next) {
        return true;
    }
    let indented = next.start > last.start + 0.9 * larger;
    let ended = ended || ends_like_sentence(&before);
    (indented && (ended || is_short(last)) && !lower) || (is_short(last) && ended && !lower)
}

/// Whether a line at the head of a column or page begins a paragraph.
fn begins_over_page(last: &Line, next: &Line, lower: bool, ended: bool, habits: &Habits) -> bool {
    let indented = is_indented(next);
    if lower {
        return false;
    }
    if begins_provision(&next.text()) && (is_short(last) || ended) {
        return true;
    }
    if (is_centred(next) && !is_full(next)) || (is_centred(last) && is_short(last)) {
        return true;
    }
    if habits.indents && !indented && !next.bold && is_full(last) {
        return false;
    }
    if ends_like_sentence(&last.text()) || (ended && (is_short(last) || indented)) {
        return true;
    }
    is_short(last) && !ended && indented
}

/// Bold words in a line of others, rather than a bold line beside one that is not.
fn is_mixed(last: &Line, next: &Line) -> bool {
    is_full(last) && last.bold && !next.bold && next.text().starts_with(char::is_lowercase)
}

fn width(line: &Line) -> f32 {
    (line.margin[1] - line.margin[0]).max(line.size)
}

/// Ends well before the margin.
fn is_short(line: &Line) -> bool {
    line.end < line.margin[1] - 0.12 * width(line)
}

/// Set against the far margin, as dates and signatures are.
fn is_aside(line: &Line) -> bool {
    line.start > line.margin[0] + 0.6 * width(line) && is_full(line)
}

/// Begins further in than the column.
fn is_indented(line: &Line) -> bool {
    line.start > line.margin[0] + 0.9 * line.size
}

/// Reaches the margin.
fn is_full(line: &Line) -> bool {
    line.end > line.margin[1] - 1.5 * line.size
}

/// Set in the middle of the column, away from both ends of it.
fn is_centred(line: &Line) -> bool {
    let (before, after) = (line.start - line.margin[0], line.margin[1] - line.end);
    before > 1.5 * line.size && after > 1.5 * line.size && (before - after).abs() < 0.08 * width(line)
}
