//! Plain text into paragraphs. Files come in two habits: one paragraph a line, or lines broken at
//! the margin with blank lines between paragraphs; statistics tell which.

use super::source::{LeftOutKind, Paragraph, Source};
use crate::text::{Hint, begins_provision, ends_like_sentence, is_unit_label, may_end_item};

/// Lines broken at a margin are hardly longer than this, in columns.
const WIDEST_MARGIN: usize = 130;

/// Lines broken at a margin are hardly shorter than this, in columns.
const NARROWEST_MARGIN: usize = 36;

/// Fewer broken lines than this tell nothing.
const FEWEST_BROKEN: usize = 4;

/// Lines without a blank line between them.
#[derive(Debug, Default)]
struct Block<'a> {
    lines: Vec<&'a str>,
    /// Whether a page ended before it, so that it may go on with the paragraph before.
    after_page: bool,
    /// Whether a ruled line stands right before it, as over footnotes.
    after_rule: bool,
}

/// The paragraphs of a plain text.
pub(super) fn read(words: &str) -> Source {
    let mut source = Source::default();
    let blocks = blocks(words, &mut source);
    let margin = margin(&blocks);
    let found = &mut source.paragraphs;
    for block in &blocks {
        let paragraphs = margin.map_or_else(
            || block.lines.iter().map(|line| (*line).to_owned()).collect(),
            |margin| joined(&block.lines, margin, block.after_rule),
        );
        for (index, paragraph) in paragraphs.into_iter().enumerate() {
            let note = block.after_rule && is_note(&paragraph);
            let goes_on = margin.is_some()
                && index == 0
                && block.after_page
                && paragraph.starts_with(char::is_lowercase);
            match found.last_mut().filter(|last| goes_on && !last.text.ends_with('.')) {
                Some(last) => join(&mut last.text, &paragraph),
                None => found.push(Paragraph::new(paragraph, if note { Hint::Footnote } else { Hint::None })),
            }
        }
    }
    source
}

fn blocks<'a>(words: &'a str, source: &mut Source) -> Vec<Block<'a>> {
    let (mut rules, mut pages) = (0, 0);
    let mut blocks = vec![Block::default()];
    let (mut after_page, mut after_rule) = (false, false);
    let ends_line = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    for (number, page) in words.split('\u{c}').enumerate() {
        if number > 0 {
            pages += 1;
            (after_page, after_rule) = (true, false);
            blocks.push(Block::default());
        }
        for line in split_lines(page, ends_line) {
            let line = line.trim();
            if is_rule(line) {
                rules += 1;
                after_rule = true;
                blocks.push(Block::default());
            } else if line.is_empty() {
                if blocks.last().is_some_and(|block| !block.lines.is_empty()) {
                    blocks.push(Block::default());
                }
            } else if let Some(block) = blocks.last_mut() {
                if block.lines.is_empty() {
                    block.after_page = std::mem::take(&mut after_page);
                    after_rule &= is_note(line);
                    block.after_rule = after_rule;
                }
                block.lines.push(line);
            }
        }
    }
    blocks.retain(|block| !block.lines.is_empty());
    source.leave_out(LeftOutKind::RuledLine, rules);
    source.leave_out(LeftOutKind::PageBreak, pages);
    blocks
}

/// Splits at line ends, of which a carriage return with a line feed is one.
fn split_lines(page: &str, ends_line: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut after_return = false;
    page.split_inclusive(ends_line).filter(move |line| {
        let half = after_return && *line == "\n";
        after_return = line.ends_with('\r');
        !half
    })
}

/// A line drawn with signs.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 5
        && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '*' | '─' | '—' | ' '))
        && line.contains(['_', '-', '=', '*', '─', '—'])
}

/// Whether the line begins with the sign of a footnote: `1 See …`, `* See …`.
pub(super) fn is_note(line: &str) -> bool {
    let Some((sign, _)) = line.split_once(char::is_whitespace) else { return false };
    sign.len() <= 5 && sign.chars().all(|c| c.is_ascii_digit() || "[]()*/†".contains(c))
}

/// The margin at which lines are broken, in columns; none if every line is a paragraph.
fn margin(blocks: &[Block<'_>]) -> Option<usize> {
    let inner = blocks.iter().flat_map(|block| block.lines.split_last().map_or(&[][..], |(_, inner)| inner));
    let inner: Vec<&str> = inner.copied().filter(|line| !is_unit_label(line)).collect();
    let mut widths: Vec<usize> = inner.iter().map(|line| width(line)).collect();
    widths.sort_unstable();
    let (median, ninth) = (widths.get(widths.len() / 2)?, widths.get(widths.len() * 9 / 10)?);
    let open = inner.iter().filter(|line| !ends_like_sentence(line)).count();
    let broken = widths.len() >= FEWEST_BROKEN
        && *ninth <= WIDEST_MARGIN
        && *median >= NARROWEST_MARGIN
        && open * 2 >= inner.len();
    broken.then_some(*ninth)
}

/// Columns a line takes: characters of East Asian scripts take two.
fn width(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}')
}

/// Joins the broken lines of a block. A label after the end of a sentence, a line after the label
/// of a unit, and a line after a short one begin a paragraph.
fn joined(lines: &[&str], margin: usize, notes: bool) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before = "";
    for (index, &line) in lines.iter().enumerate() {
        // A label alone in the middle of a block opens its unit; one at the end ends a sentence.
        let followed = lines.get(index + 1).is_some_and(|next| !next.starts_with(char::is_lowercase));
        let opens = is_unit_label(line) && !ends_like_sentence(line) && followed;
        let short = width(before) * 10 < margin * 6;
        let ended = short || may_end_item(before);
        let begins = before.is_empty()
            || opens
            || is_unit_label(before)
            || (short && !before.is_empty() && !line.starts_with(char::is_lowercase))
            || (ended && begins_provision(line))
            || (notes && is_note(line));
        match paragraphs.last_mut().filter(|_| !begins) {
            Some(paragraph) => join(paragraph, line),
            None => paragraphs.push(line.to_owned()),
        }
        before = line;
    }
    paragraphs
}

/// Adds a broken-off line: no space after a hyphen within a word or between East Asian characters.
pub(super) fn join(paragraph: &mut String, line: &str) {
    if paragraph.ends_with('\u{ad}') {
        paragraph.pop();
    } else {
        paragraph.push_str(join_sign(paragraph, line));
    }
    paragraph.push_str(line);
}

/// What goes between a line and the next of its paragraph.
pub(super) fn join_sign(before: &str, line: &str) -> &'static str {
    let (last, first) = (before.chars().next_back(), line.chars().next());
    let hyphen = last == Some('-') && line.starts_with(char::is_lowercase);
    let wide = last.is_some_and(is_wide) && first.is_some_and(is_wide);
    if hyphen || wide { "" } else { " " }
}
