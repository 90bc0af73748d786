//! What stands on a page and is no part of the text: running headers and footers, page numbers, the masthead
//! of an organisation's document, codes for machines. It is taken off the pages and listed.

use std::collections::HashMap;

use super::lines::{self, Script};
use super::masthead;
use super::segments::{Block, Segment};
use crate::import::LeftOutKind;
use crate::import::front;
use crate::text::begins_provision;

/// Furniture lies within this share of the page's height from its upper or lower end.
const ZONE: f32 = 0.2;

/// Most rows of a header or footer.
const ROWS: usize = 6;

/// How far the same furniture may stand from one page to the next, in points.
const DRIFT: f32 = 9.0;

/// Something that was taken off a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Removed {
    pub kind: LeftOutKind,
    pub words: String,
    /// Index of the page.
    pub page: u32,
    /// Whether it stood over the text of the page.
    pub over: bool,
}

/// What the furniture says of the document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Facts {
    pub symbol: String,
    /// ISO.
    pub date: String,
}

/// Reads segments.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub script: Script,
    pub strings: &'a [String],
}

impl Reader<'_> {
    pub fn words(self, segment: &Segment) -> String {
        lines::words(segment, self.script, self.strings)
    }
}

/// Takes the furniture off the pages; `blocks` are those of each page.
pub(super) fn remove(pages: &mut [Vec<Block>], reader: Reader<'_>) -> (Vec<Removed>, Facts) {
    let mut removed = Vec::new();
    let mut facts = Facts::default();
    if let Some(block) = pages.iter_mut().flatten().find(|block| !block.segments.is_empty()) {
        facts = masthead::remove(block, reader, &mut removed);
    }
    for blocks in pages.iter_mut() {
        marked(blocks, reader, &mut removed);
    }
    let count = pages.len();
    let known = Known { repeated: Repeated::count(pages, reader), pages: count, symbol: &facts.symbol };
    for block in pages.iter_mut().flatten() {
        for over in [true, false] {
            let rows = rows(block, over);
            let found = furniture_rows(block, &rows, over, &known, reader);
            take(block, &found, over, reader, &mut removed);
        }
    }
    removed.sort_by_key(|removed| (removed.page, !removed.over));
    (removed, facts)
}

/// Takes off what the file itself marks as furniture, drawn rules, codes, and words that are not painted.
fn marked(blocks: &mut [Block], reader: Reader<'_>, removed: &mut Vec<Removed>) {
    let count = |hidden: bool| {
        let segments = blocks.iter().flat_map(|block| &block.segments);
        segments.filter(|segment| segment.hidden == hidden).map(|segment| segment.signs.len()).sum::<usize>()
    };
    // Under a scanned page the words are not painted, and are the text.
    let hide = count(true) > 0 && count(false) > 200;
    for block in blocks {
        let middle = f32::midpoint(block.frame.area[1], block.frame.area[3]);
        let page = block.frame.page;
        let mut rules = Vec::new();
        block.segments.retain(|segment| {
            let words = reader.words(segment);
            let over = segment.base > middle;
            if is_rule(&words) {
                rules.push([segment.from, segment.to, segment.base]);
                return false;
            }
            let kind = if segment.hidden && hide {
                LeftOutKind::HiddenText
            } else if is_barcode(&words) {
                LeftOutKind::Barcode
            } else if segment.artifact && number(&words).is_some() {
                LeftOutKind::PageNumber
            } else if segment.artifact && over {
                LeftOutKind::RunningHeader
            } else if segment.artifact {
                LeftOutKind::RunningFooter
            } else {
                return true;
            };
            removed.push(Removed { kind, words, page, over });
            false
        });
        block.rules.extend(rules);
    }
}

/// A line drawn with signs.
fn is_rule(words: &str) -> bool {
    words.chars().count() >= 5 && words.chars().all(|c| matches!(c, '_' | '─' | '—' | '‗' | ' '))
}

/// The words of a bar code: `*2407683*`.
fn is_barcode(words: &str) -> bool {
    let inner = words.strip_prefix('*').and_then(|words| words.strip_suffix('*'));
    inner.is_some_and(|inner| inner.len() >= 6 && inner.chars().all(|c| c.is_ascii_digit()))
}

/// The page number that the words are: `- 2 -`, `2/4`, `Page 2 of 4`, `iv`.
pub(super) fn number(words: &str) -> Option<usize> {
    let lower = words.to_lowercase();
    let bare = lower
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '.'));
    let bare = ["page", "pag.", "página", "p.", "стр.", "第"]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(bare);
    let bare = bare.trim().trim_end_matches('页').trim();
    let first = ["/", " of ", " de ", " sur ", " из "].iter().find_map(|part| bare.split_once(part));
    let bare = match first {
        Some((first, last)) if last.trim().chars().all(|c| c.is_ascii_digit()) => first.trim(),
        Some(_) => return None,
        None => bare,
    };
    if bare.len() <= 4 && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) {
        return bare.parse().ok();
    }
    roman(bare)
}

fn roman(words: &str) -> Option<usize> {
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    let value = |c| match c {
        'i' => Some(1_usize),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let values: Vec<usize> = words.chars().map(value).collect::<Option<_>>()?;
    let mut total = 0_usize;
    for (index, value) in values.iter().enumerate() {
        let smaller = values.get(index + 1).is_some_and(|next| next > value);
        total = if smaller { total.checked_sub(*value).or(Some(total + 10 - value))? } else { total + value };
    }
    Some(total)
}

/// Words with every number made alike, for furniture that counts.
fn masked(words: &str) -> String {
    if number(words).is_some() {
        return "#".to_owned();
    }
    let mut masked = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !masked.ends_with('#') {
            masked.extend(c.to_lowercase());
        }
    }
    masked
}

/// How often the same words stand at the same height.
struct Repeated {
    seen: HashMap<(bool, String), Vec<(u32, f32)>>,
}

impl Repeated {
    fn count(pages: &[Vec<Block>], reader: Reader<'_>) -> Self {
        let mut seen: HashMap<(bool, String), Vec<(u32, f32)>> = HashMap::new();
        for block in pages.iter().flatten() {
            for over in [true, false] {
                for segment in rows(block, over).into_iter().flatten().filter_map(|at| block.segments.get(at))
                {
                    let key = (over, masked(&reader.words(segment)));
                    seen.entry(key).or_default().push((block.frame.page, depth(block, segment, over)));
                }
            }
        }
        Self { seen }
    }

    /// On how many pages these words stand at about this depth.
    fn pages(&self, over: bool, words: &str, depth: f32) -> usize {
        let Some(places) = self.seen.get(&(over, masked(words))) else { return 0 };
        let mut pages: Vec<u32> =
            places.iter().filter(|(_, at)| (at - depth).abs() < DRIFT).map(|(page, _)| *page).collect();
        pages.dedup();
        pages.len()
    }
}

/// How far a segment stands from the end of the page that its zone lies at.
fn depth(block: &Block, segment: &Segment, over: bool) -> f32 {
    if over { block.frame.area[3] - segment.base } else { segment.base - block.frame.area[1] }
}

/// The outermost rows of a zone, as indices of segments, the outermost first.
fn rows(block: &Block, over: bool) -> Vec<Vec<usize>> {
    let zone = block.frame.height() * ZONE;
    let mut inside: Vec<usize> = (0..block.segments.len())
        .filter(|&at| block.segments.get(at).is_some_and(|segment| depth(block, segment, over) < zone))
        .collect();
    let base = |at: &usize| block.segments.get(*at).map_or(0.0, |segment| segment.base);
    inside.sort_by(|a, b| if over { base(b).total_cmp(&base(a)) } else { base(a).total_cmp(&base(b)) });
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in inside {
        let beside =
            |row: &&mut Vec<usize>| row.first().is_some_and(|first| (base(first) - base(&at)).abs() < 2.0);
        if let Some(row) = rows.last_mut().filter(beside) {
            row.push(at);
        } else if rows.len() < ROWS {
            rows.push(vec![at]);
        } else {
            break;
        }
    }
    rows
}

/// What is known of a document's furniture.
struct Known<'a> {
    repeated: Repeated,
    /// Number of pages.
    pages: usize,
    /// The document's symbol; empty if it has none.
    symbol: &'a str,
}

/// How many rows from the top the head of a page takes whose last row has the document's symbol.
fn symbol_rows(block: &Block, rows: &[Vec<usize>], symbol: &str, reader: Reader<'_>) -> usize {
    if symbol.is_empty() || block.frame.page == 0 {
        return 0;
    }
    let is_symbol = |at: &usize| {
        let segment = block.segments.get(*at);
        segment.and_then(|segment| front::symbol(&reader.words(segment))).is_some_and(|found| found == symbol)
    };
    rows.iter().position(|row| row.iter().any(is_symbol)).map_or(0, |last| last + 1)
}

/// The segments of the zone that are furniture, with what they are.
fn furniture_rows(
    block: &Block,
    rows: &[Vec<usize>],
    over: bool,
    known: &Known<'_>,
    reader: Reader<'_>,
) -> Vec<(usize, LeftOutKind)> {
    let head = if over { symbol_rows(block, rows, known.symbol, reader) } else { 0 };
    let is_number = |at: &usize| {
        block.segments.get(*at).is_some_and(|segment| masthead::is_job_number(&reader.words(segment)))
    };
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let alone = row.iter().filter(|at| !is_number(at)).count() == 1;
        let mut kinds = Vec::new();
        for at in row {
            let Some(segment) = block.segments.get(*at) else { continue };
            let words = reader.words(segment);
            let often = known.repeated.pages(over, &words, depth(block, segment, over));
            let numbered = number(&words);
            let need = if known.pages <= 4 { 2 } else { 3 };
            // What may be the label of a provision at the top of a page must stand on nearly every page.
            let need =
                if begins_provision(&words) && numbered.is_none() { need.max(known.pages / 2) } else { need };
            let own = numbered.is_some_and(|number| number == block.frame.page as usize + 1) && alone;
            let kind = if numbered.is_some() {
                LeftOutKind::PageNumber
            } else if over {
                LeftOutKind::RunningHeader
            } else {
                LeftOutKind::RunningFooter
            };
            if index < head || often >= need || own || masthead::is_job_number(&words) {
                kinds.push((*at, kind));
            }
        }
        if kinds.len() < row.len() {
            // Half a row of furniture beside words of the text is not sure to be any.
            break;
        }
        found.extend(kinds);
    }
    found
}

fn take(
    block: &mut Block,
    found: &[(usize, LeftOutKind)],
    over: bool,
    reader: Reader<'_>,
    removed: &mut Vec<Removed>,
) {
    let page = block.frame.page;
    let mut index = 0;
    let mut taken = Vec::new();
    block.segments.retain(|segment| {
        let kind = found.iter().find(|(at, _)| *at == index).map(|(_, kind)| *kind);
        index += 1;
        if let Some(kind) = kind {
            taken.push(Removed { kind, words: reader.words(segment), page, over });
        }
        kind.is_none()
    });
    removed.extend(taken);
}
