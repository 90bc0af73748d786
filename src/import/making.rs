//! Paragraphs in the making: words with the marks that touch them, their notes, and what was left out before
//! them. Tables and broken lines are settled here, for all formats alike.

use super::plain::{is_note, is_rule, join_sign};
use super::remark::{Did, Remark};
use super::source::{LeftOut, LeftOutKind, Paragraph, Source, SourceMark, SourceMarkKind, SourceSpan};
use crate::text::{Hint, begins_provision, is_unit_label, may_end_item};

/// Cells of more paragraphs or `char`s than these are columns of a page and no cells of a table.
const MOST_IN_CELL: usize = 3;
const LONGEST_CELL: usize = 1_500;

/// Longest cell that can be a label, in `char`s.
const LONGEST_LABEL: usize = 12;

/// A passage that a mark touches, in `char`s of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Touch {
    /// Index of the mark.
    pub(super) mark: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A paragraph in the making. One without words only carries what is left out or marked at its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// A line feed is a break of the line that the source insists on.
    pub(super) text: String,
    /// `char`s of the text.
    pub(super) length: usize,
    pub(super) hint: Hint,
    pub(super) touches: Vec<Touch>,
    /// Footnotes that it calls; they follow it.
    pub(super) notes: Vec<Draft>,
    /// Footnotes that it calls and that are still to be found, under what the reader knows them by.
    pub(super) calls: Vec<usize>,
    /// What stood before it and is not in the text.
    pub(super) left: Vec<(LeftOutKind, String)>,
}

impl Draft {
    pub(super) fn new(text: impl Into<String>, hint: Hint) -> Self {
        let text = text.into();
        Self { length: text.chars().count(), text, hint, ..Self::default() }
    }

    /// One that only says what was left out.
    pub(super) fn left(kind: LeftOutKind, words: impl Into<String>) -> Self {
        Self { left: vec![(kind, words.into())], ..Self::default() }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_blank)
    }

    pub(super) fn push(&mut self, words: &str) {
        self.text.push_str(words);
        self.length += words.chars().count();
    }

    /// Puts words at the head.
    pub(super) fn prepend(&mut self, words: &str) {
        self.text.insert_str(0, words);
        let moved = words.chars().count();
        self.length += moved;
        for touch in &mut self.touches {
            touch.from += moved;
            touch.to += moved;
        }
    }

    /// Adds another draft behind this one.
    pub(super) fn append(&mut self, between: &str, other: Self) {
        self.push(between);
        let moved = self.length;
        self.push(&other.text);
        let touches = other.touches.into_iter();
        self.touches.extend(touches.map(|t| Touch { from: t.from + moved, to: t.to + moved, ..t }));
        self.notes.extend(other.notes);
        self.calls.extend(other.calls);
        self.left.extend(other.left);
    }

    /// The drafts that its line breaks part it into: one by one if `all`, else only where a provision begins.
    pub(super) fn lines(mut self, all: bool) -> Vec<Self> {
        if !self.text.contains('\n') {
            return vec![self];
        }
        let notes = std::mem::take(&mut self.notes);
        let calls = std::mem::take(&mut self.calls);
        let left = std::mem::take(&mut self.left);
        let mut lines: Vec<Self> = Vec::new();
        let mut from = 0;
        let text = std::mem::take(&mut self.text);
        let count = text.split('\n').count();
        for (index, words) in text.split('\n').enumerate() {
            let to = from + words.chars().count();
            let line = self.slice(words, from, to, index + 1 == count);
            from = to + 1;
            let apart = lines.last().is_none_or(|before| {
                let (before, next) = (before.text.trim(), words.trim());
                all || is_unit_label(before)
                    || (is_unit_label(next) && may_end_item(before))
                    || (may_end_item(before) && begins_provision(next))
            });
            match lines.last_mut().filter(|_| !apart) {
                Some(before) => before.append(join_sign(&before.text, words), line),
                None => lines.push(line),
            }
        }
        if let Some(first) = lines.first_mut() {
            first.left = left;
        }
        if let Some(last) = lines.iter_mut().rev().find(|line| !line.is_blank()) {
            last.notes = notes;
            last.calls = calls;
        }
        lines
    }

    fn slice(&self, words: &str, from: usize, to: usize, last: bool) -> Self {
        let inside = |touch: &&Touch| {
            let meets = touch.from < to && touch.to > from;
            // One of length 0 belongs to the line in which it stands.
            let stands = touch.from == touch.to && touch.from >= from && (touch.from <= to || last);
            meets || stands
        };
        let cut = |touch: &Touch| Touch {
            mark: touch.mark,
            from: touch.from.clamp(from, to) - from,
            to: touch.to.clamp(from, to) - from,
        };
        let touches = self.touches.iter().filter(inside).map(cut).collect();
        Self { text: words.to_owned(), length: to - from, hint: self.hint, touches, ..Self::default() }
    }

    /// Trims it and makes every run of ordinary white space one space, as the recogniser does.
    fn tidy(&mut self) {
        let mut tidy = String::with_capacity(self.text.len());
        let mut places = Vec::with_capacity(self.length + 1);
        let (mut length, mut gap) = (0, false);
        let trimmed = self.text.trim_end();
        for (at, c) in self.text.char_indices() {
            let ordinary =
                c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}');
            let outside = at >= trimmed.len() || (length == 0 && c.is_whitespace());
            if ordinary || outside {
                places.push(length);
                gap |= ordinary && length > 0 && !outside;
                continue;
            }
            if std::mem::take(&mut gap) {
                tidy.push(' ');
                length += 1;
            }
            places.push(length);
            tidy.push(c);
            length += 1;
        }
        places.push(length);
        let place = |at: usize| places.get(at).copied().unwrap_or(length);
        for touch in &mut self.touches {
            let empty = touch.from == touch.to;
            touch.from = place(touch.from);
            touch.to = if empty { touch.from } else { place(touch.to) };
        }
        self.text = tidy;
        self.length = length;
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{ad}' || c == '\u{200b}' || c == '\u{feff}'
}

/// A row: its cells, and in each what stands in it.
pub(super) type Row = Vec<Vec<Draft>>;

/// The rows of a table. What only holds text together, a single column or a column of labels beside their
/// words, comes out as the paragraphs it shows; other rows as they stand.
pub(super) fn table(rows: Vec<Row>) -> Vec<Draft> {
    let single = rows.iter().all(|row| row.iter().filter(|cell| has_words(cell)).count() <= 1);
    let mut found = Vec::new();
    for row in rows {
        let full = row.iter().filter(|cell| has_words(cell)).count();
        let labels = full == 2 && row.iter().find(|cell| has_words(cell)).is_some_and(|cell| is_label(cell));
        if labels {
            found.extend(labelled(row));
        } else if full == 0 || (full == 1 && single) || row.iter().any(|cell| is_column(cell)) {
            found.extend(row.into_iter().flatten());
        } else {
            found.push(as_it_stands(row));
        }
    }
    found
}

fn has_words(cell: &[Draft]) -> bool {
    cell.iter().any(|draft| !draft.is_blank())
}

/// Whether a cell holds so much that it is a column of the page.
fn is_column(cell: &[Draft]) -> bool {
    let full = || cell.iter().filter(|draft| !draft.is_blank());
    full().count() > MOST_IN_CELL || full().map(|draft| draft.length).sum::<usize>() > LONGEST_CELL
}

/// Whether a cell holds nothing but the label of what stands beside it.
fn is_label(cell: &[Draft]) -> bool {
    let mut full = cell.iter().filter(|draft| !draft.is_blank());
    let (Some(label), None) = (full.next(), full.next()) else { return false };
    let label = label.text.trim();
    let dash = matches!(label, "—" | "–" | "-" | "•" | "·" | "*");
    label.chars().count() <= LONGEST_LABEL
        && !label.contains(char::is_whitespace)
        && (dash || begins_provision(&format!("{label} words")))
}

/// The label goes to the head of the first paragraph beside it.
fn labelled(row: Row) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut label: Option<Draft> = None;
    let mut labelled = false;
    for draft in row.into_iter().flatten() {
        match (&mut label, labelled || draft.is_blank()) {
            (_, true) => found.push(draft),
            (None, false) => label = Some(draft),
            (Some(head), false) => {
                let mut head = std::mem::take(head);
                head.hint = Hint::None;
                head.append(" ", draft);
                found.push(head);
                labelled = true;
            }
        }
    }
    found
}

fn as_it_stands(row: Row) -> Draft {
    let mut line = Draft { hint: Hint::Verbatim, ..Draft::default() };
    for cell in row {
        let mut between = if line.is_blank() { "" } else { " | " };
        for draft in cell {
            let blank = draft.is_blank();
            line.append(if blank { "" } else { between }, draft);
            between = if blank { between } else { " " };
        }
    }
    line
}

/// Whether words like these are a heading, though they look like one: whole sentences are set like headings
/// where only their numbers were wanted.
pub(super) fn may_be_heading(text: &str) -> bool {
    const LONGEST: usize = 250;
    const SHORT: usize = 80;
    let length = text.chars().count();
    let sentence = text.trim_end().ends_with(['.', ';', ':', '。', '；', '؛']);
    length <= LONGEST && (length <= SHORT || !sentence)
}

/// Puts the paragraphs and marks into what the reader found.
pub(super) fn finish(drafts: Vec<Draft>, marks: Vec<SourceMark>, source: &mut Source) {
    let mut spans: Vec<Vec<SourceSpan>> = marks.iter().map(|_| Vec::new()).collect();
    // Marks at places without words, waiting for a paragraph to come.
    let mut waiting: Vec<usize> = Vec::new();
    // Documents that were made from pages draw a line over their footnotes.
    let mut after_rule = false;
    for mut draft in drafts {
        let words = draft.text.trim();
        if is_rule(words) {
            draft.left.push((LeftOutKind::RuledLine, words.to_owned()));
            draft.text.clear();
            after_rule = true;
        } else if !words.is_empty() {
            after_rule &= draft.hint == Hint::None && is_note(words);
            draft.hint = if after_rule { Hint::Footnote } else { draft.hint };
        }
        put(draft, source, &mut spans, &mut waiting);
    }
    let mut lost = Vec::new();
    for (mark, mut spans) in marks.into_iter().zip(spans) {
        if spans.iter().any(|span| span.from < span.to) {
            spans.retain(|span| span.from < span.to);
        } else {
            spans.truncate(1);
        }
        spans.dedup_by(|next, before| {
            let goes_on = before.paragraph == next.paragraph && before.to == next.from;
            before.to = if goes_on { next.to } else { before.to };
            goes_on
        });
        if !spans.is_empty() {
            let bare =
                mark.kind == SourceMarkKind::Highlight && spans.iter().all(|span| span.from == span.to);
            let kind = if bare { SourceMarkKind::Note } else { mark.kind };
            let mark = SourceMark { kind, ..mark };
            source.marks.push(SourceMark { spans, ..mark });
        } else if !mark.words.trim().is_empty() {
            lost.push(mark);
        }
    }
    tell_of_lost(lost, source);
    source.marks.sort_by_key(|mark| mark.spans.first().copied());
}

/// Marks on words that are not in the text, such as those of a running header, are at least told.
fn tell_of_lost(marks: Vec<SourceMark>, source: &mut Source) {
    for SourceMark { words, author, .. } in marks {
        let words = words.trim().to_owned();
        source.remarks.push(Remark::from(Did::LeftOutMark { author, words }));
    }
}

fn put(mut draft: Draft, source: &mut Source, spans: &mut [Vec<SourceSpan>], waiting: &mut Vec<usize>) {
    let before = source.paragraphs.len();
    let left = draft.left.drain(..);
    source.left_out.extend(left.map(|(kind, words)| LeftOut { kind, words, page: None, before }));
    let notes = std::mem::take(&mut draft.notes);
    if draft.is_blank() {
        let at_end = |last: &Paragraph| last.text.chars().count();
        let last = if draft.touches.is_empty() { None } else { source.paragraphs.last().map(at_end) };
        for touch in draft.touches {
            match (last, spans.get_mut(touch.mark)) {
                (Some(at), Some(of)) => of.push(SourceSpan { paragraph: before - 1, from: at, to: at }),
                _ => waiting.push(touch.mark),
            }
        }
    } else {
        draft.tidy();
        let touches = draft.touches.into_iter().map(|touch| (touch.mark, touch.from, touch.to));
        for (mark, from, to) in waiting.drain(..).map(|mark| (mark, 0, 0)).chain(touches) {
            if let Some(of) = spans.get_mut(mark) {
                of.push(SourceSpan { paragraph: before, from, to });
            }
        }
        source.paragraphs.push(Paragraph::new(draft.text, draft.hint));
    }
    for mut note in notes {
        // Notes call no notes.
        note.notes.clear();
        put(note, source, spans, waiting);
    }
}

#[cfg(test)]
mod tests;
