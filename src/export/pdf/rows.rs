//! The text as rows: what stands in the reading column, and the comments that stand beside it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::characters::Printable;
use super::report::{Note, Size, lines_of};
use super::runs::{Cut, Places, Run, colour_of, dark, hex};
use crate::export::selection::{Extent, Provision, Selection};
use crate::text::ProvisionKind;

/// Bars beside the text for marks on whole provisions; further ones have only their number and comment.
const BARS: usize = 3;

/// How many lines a comment may stand below its passage, so that the text has fewer holes.
const DRIFT: usize = 12;

/// Reading column and margin side by side.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    blocks: Vec<Block>,
    /// Numbers of the comments in the margin.
    notes: Vec<usize>,
    /// Numbers of the comments set across the page below.
    long: Vec<usize>,
    /// Colours of the bars, outermost provision first; empty for none.
    bars: [String; BARS],
    /// There is nothing but headings in it.
    heading: bool,
}

/// A heading or a paragraph.
#[derive(Debug, Serialize)]
struct Block {
    /// Level of the heading; 0 for a paragraph.
    level: usize,
    /// An article, annex, preamble: what the running header names.
    article: String,
    /// The heading without its marks, for contents and bookmarks.
    plain: String,
    label: Vec<Run>,
    heading: Vec<Run>,
    text: Vec<Run>,
    /// Steps of indentation.
    indent: usize,
    /// Widest label among its kind is this many characters.
    hang: usize,
    lang: String,
    rtl: bool,
    /// Articles before it were left out.
    gap: bool,
}

/// Lays the text out in rows.
pub(super) fn rows(
    selection: &Selection,
    places: &Places,
    notes: &[Note],
    printable: &Printable,
) -> Vec<Row> {
    let shown = shown(selection);
    let bars = bars(selection);
    let mut levels: Vec<(usize, usize)> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut balance = Balance::default();
    let mut gap = false;
    for (index, provision) in selection.provisions.iter().enumerate() {
        if !shown.contains(&index) {
            gap = true;
            continue;
        }
        let level = level(provision, &mut levels);
        let cut = places.cut(index, provision, selection, printable);
        let comments: Vec<&Note> =
            places.comments(index).iter().filter_map(|mark| notes.get(mark.number.checked_sub(1)?)).collect();
        let (long, short): (Vec<&Note>, Vec<&Note>) =
            comments.into_iter().partition(|note| note.size == Size::Long);
        let mut blocks = blocks(provision, level, cut, selection, printable);
        if let Some(first) = blocks.first_mut() {
            first.gap = std::mem::take(&mut gap);
        }
        let mut row = Row {
            heading: false,
            notes: short.iter().map(|note| note.n).collect(),
            long: long.iter().map(|note| note.n).collect(),
            bars: bars.get(index).cloned().unwrap_or_default(),
            blocks,
        };
        row.heading = row.is_heading();
        balance.add(&mut rows, row, short.iter().map(|note| lines_of(note)).sum());
    }
    rows
}

/// How far the comments of the row that is being filled reach below its text.
#[derive(Default)]
struct Balance {
    text: usize,
    notes: usize,
}

impl Balance {
    /// Lets text run on beside the comments above it, within an article: without comments as long as
    /// there are some, with comments of its own if they then stand little lower than it.
    fn add(&mut self, rows: &mut Vec<Row>, row: Row, note_lines: usize) {
        let text_lines = row.blocks.iter().map(Block::lines).sum::<usize>();
        let behind = self.notes.saturating_sub(self.text);
        let fits = |last: &Row| {
            (row.notes.is_empty() || behind <= DRIFT)
                && row.long.is_empty()
                && last.long.is_empty()
                && row.bars == last.bars
                && row.blocks.iter().all(|block| block.level == 0)
        };
        // A heading goes with what it heads.
        let headed = |last: &Row| last.is_heading() && last.long.is_empty() && last.bars == row.bars;
        if let Some(last) = rows.last_mut().filter(|last| headed(last) || (behind > 0 && fits(last))) {
            last.blocks.extend(row.blocks);
            last.notes.extend(row.notes);
            last.long = row.long;
            last.heading = last.is_heading();
            self.text += text_lines;
            self.notes += note_lines;
        } else {
            (self.text, self.notes) = (text_lines, note_lines);
            rows.push(row);
        }
    }
}

impl Row {
    /// Numbers of the comments that stand beside or below this row.
    pub(super) fn comments(&self) -> impl Iterator<Item = usize> {
        self.notes.iter().chain(&self.long).copied()
    }

    /// Numbers of the marks whose first passage ends in this row.
    pub(super) fn anchors(&self) -> impl Iterator<Item = usize> {
        let runs = self.blocks.iter().flat_map(|block| [&block.label, &block.heading, &block.text]).flatten();
        runs.flat_map(|run| &run.ends).filter(|end| end.first).map(|end| end.n)
    }

    fn is_heading(&self) -> bool {
        self.blocks.iter().all(|block| block.level > 0)
    }
}

impl Block {
    /// Roughly how many lines of the margin's small type it is as high as.
    fn lines(&self) -> usize {
        const LETTERS: usize = 54;
        let letters: usize = [&self.label, &self.heading, &self.text]
            .into_iter()
            .flatten()
            .map(|run| run.t.chars().count())
            .sum();
        (2 + letters / LETTERS) * 3 / 2
    }
}

/// The provisions to show: all, or the articles that carry marks and what holds them.
fn shown(selection: &Selection) -> BTreeSet<usize> {
    let count = selection.provisions.len();
    if selection.whole_text {
        return (0..count).collect();
    }
    let marked: BTreeSet<usize> = marked(selection);
    let articles: BTreeSet<usize> =
        marked.iter().filter_map(|&at| selection.provision(at)).map(|provision| provision.article).collect();
    let mut shown: BTreeSet<usize> = marked;
    let mut open: Vec<usize> = Vec::new();
    for (index, provision) in selection.provisions.iter().enumerate() {
        open.truncate(provision.depth);
        open.push(index);
        if articles.contains(&provision.article) && is_in_article(selection, provision) {
            shown.extend(open.iter().copied());
        }
    }
    shown
}

/// A chapter is its own "article"; its mark does not call for all that it holds.
fn is_in_article(selection: &Selection, provision: &Provision) -> bool {
    selection.provision(provision.article).is_some_and(|article| !is_division(article.kind))
}

fn marked(selection: &Selection) -> BTreeSet<usize> {
    let places = selection.marks.iter().flat_map(|mark| match &mark.extent {
        Extent::Passages(passages) => passages.iter().map(|passage| passage.provision).collect(),
        Extent::Provision(at) => vec![*at],
        Extent::Text | Extent::Lost => Vec::new(),
    });
    places.filter(|at| *at < selection.provisions.len()).collect()
}

fn is_division(kind: ProvisionKind) -> bool {
    matches!(
        kind,
        ProvisionKind::Part
            | ProvisionKind::Title
            | ProvisionKind::Chapter
            | ProvisionKind::Section
            | ProvisionKind::Subsection
    )
}

fn is_headed(provision: &Provision) -> bool {
    use ProvisionKind::{Annex, Article, Conclusion, Front, Preamble};
    let named =
        matches!(provision.kind, Article | Annex | Preamble | Conclusion) || is_division(provision.kind);
    let front = provision.kind == Front && !provision.heading.is_empty();
    named && !(provision.label.is_empty() && provision.heading.is_empty() && provision.kind == Conclusion)
        || front
}

/// Level of the provision's heading, 0 if it has none. A heading stands one level below the one that
/// holds it, because PDF/UA allows no gaps; the report's own sections take level 1.
fn level(provision: &Provision, open: &mut Vec<(usize, usize)>) -> usize {
    open.retain(|(depth, _)| *depth < provision.depth);
    if !is_headed(provision) {
        return 0;
    }
    let level = open.last().map_or(2, |(_, level)| (level + 1).min(6));
    open.push((provision.depth, level));
    level
}

fn blocks(
    provision: &Provision,
    level: usize,
    cut: Cut,
    selection: &Selection,
    printable: &Printable,
) -> Vec<Block> {
    let words = provision.words();
    let (lang, rtl) = printable.language(words.chars().chain(provision.label.chars()));
    let article_depth = selection.provision(provision.article).map_or(0, |article| article.depth);
    let block = |label, heading, text| Block {
        level: 0,
        article: String::new(),
        plain: String::new(),
        label,
        heading,
        text,
        indent: provision.depth.saturating_sub(article_depth + 1).min(5),
        hang: printable.text(&provision.label).chars().count().min(14),
        lang: lang.clone(),
        rtl,
        gap: false,
    };
    if level == 0 {
        let empty = cut.label.is_empty() && cut.heading.is_empty() && cut.text.is_empty();
        return if empty { Vec::new() } else { vec![block(cut.label, cut.heading, cut.text)] };
    }
    let mut head = block(cut.label, cut.heading, Vec::new());
    head.plain = plain_heading(provision, printable);
    if head.plain.is_empty() {
        // A preamble is often printed without a title.
        head.plain = printable.text(&provision.citation);
        head.heading = vec![Run { t: head.plain.clone(), ..Run::default() }];
    }
    head.level = level;
    if !is_division(provision.kind) {
        head.article = printable.text(&provision.citation);
    }
    head.indent = 0;
    let mut blocks = vec![head];
    if !cut.text.is_empty() {
        let mut text = block(Vec::new(), Vec::new(), cut.text);
        text.hang = 0;
        text.indent = 0;
        blocks.push(text);
    }
    blocks
}

/// "Article 6. Respect for human rights".
fn plain_heading(provision: &Provision, printable: &Printable) -> String {
    let fold = |words: &str| printable.text(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let (label, heading) = (fold(&provision.label), fold(&provision.heading));
    let parts: Vec<&str> =
        [label.as_str(), heading.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    // Chinese sets no stop there, and a label may bring its own.
    let bare = label.ends_with(|c: char| c.is_alphanumeric()) && !label.contains('第');
    parts.join(if bare { ". " } else { " " })
}

/// The bars beside each provision.
fn bars(selection: &Selection) -> Vec<[String; BARS]> {
    let mut bars: Vec<[String; BARS]> = vec![Default::default(); selection.provisions.len()];
    for mark in &selection.marks {
        let Extent::Provision(from) = mark.extent else { continue };
        let Some(depth) = selection.provision(from).map(|provision| provision.depth) else { continue };
        let under = selection
            .provisions
            .iter()
            .skip(from + 1)
            .take_while(|provision| provision.depth > depth)
            .count();
        let range = from..(from + 1 + under);
        let free = |lane: &usize| {
            bars.get(range.clone())
                .into_iter()
                .flatten()
                .all(|bars| bars.get(*lane).is_some_and(String::is_empty))
        };
        let Some(lane) = (0..BARS).find(free) else { continue };
        let colour = hex(dark(colour_of(mark, selection)));
        for bars in bars.get_mut(range).into_iter().flatten() {
            if let Some(bar) = bars.get_mut(lane) {
                bar.clone_from(&colour);
            }
        }
    }
    bars
}
