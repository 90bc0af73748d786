//! Tables of contents: lines that lead to a page number. They say what the headings say, and would be taken for
//! them; they are left out and listed.

use super::furniture::number;
use super::lines::Line;

/// Fewest entries of a table whose entries lead to their numbers by dots.
const FEWEST: usize = 4;

/// Fewest entries where there are no dots.
const FEWEST_BARE: usize = 6;

/// Most lines of an entry before the one that ends with its number.
const LONGEST: usize = 3;

/// What stands over such a table.
const HEADINGS: [&str; 14] = [
    "contents",
    "table of contents",
    "page",
    "pages",
    "paragraphs",
    "paragraph",
    "article",
    "table des matières",
    "sommaire",
    "índice",
    "página",
    "содержание",
    "目录",
    "المحتويات",
];

/// Which lines belong to tables of contents.
pub(super) fn find(lines: &[Line], pages: usize) -> Vec<bool> {
    let entries: Vec<Option<Entry>> = lines.iter().map(|line| entry(line, pages)).collect();
    let mut found = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let Some(end) = run(&entries, start) else {
            start += 1;
            continue;
        };
        let of_run: Vec<Entry> = entries.iter().take(end).skip(start).flatten().copied().collect();
        let dotted = of_run.iter().filter(|entry| entry.dotted).count();
        let rising =
            of_run.windows(2).all(|pair| pair.first().map(|a| a.page) <= pair.last().map(|b| b.page));
        let moving = of_run.first().map(|entry| entry.page) != of_run.last().map(|entry| entry.page);
        if dotted >= FEWEST || (of_run.len() >= FEWEST_BARE && rising && moving) {
            let head = lines.iter().take(start).rev().take_while(|line| is_head(line)).take(LONGEST).count();
            for line in found.iter_mut().take(end).skip(start - head) {
                *line = true;
            }
        }
        start = end;
    }
    found
}

fn is_head(line: &Line) -> bool {
    HEADINGS.contains(&line.text().trim().to_lowercase().as_str())
}

/// A line that ends with the page it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    page: usize,
    dotted: bool,
}

/// Where the run of entries ends that begins here, if one does; one past its last entry.
fn run(entries: &[Option<Entry>], start: usize) -> Option<usize> {
    entries.get(start).copied().flatten()?;
    let mut end = start + 1;
    let mut look = end;
    while look < entries.len() && look - end < LONGEST {
        if entries.get(look).copied().flatten().is_some() {
            end = look + 1;
        }
        look += 1;
    }
    Some(end)
}

fn entry(line: &Line, pages: usize) -> Option<Entry> {
    let text = line.text();
    let words = text.trim_end();
    let tail = words.rsplit(|c: char| c.is_whitespace() || is_leader(c)).next()?;
    let page = number(tail).filter(|_| tail.chars().all(char::is_alphanumeric))?;
    let before = words.strip_suffix(tail)?.trim_end();
    let dots =
        before.chars().rev().take_while(|c| is_leader(*c) || *c == ' ').filter(|c| is_leader(*c)).count();
    let titled = before.chars().any(char::is_alphabetic);
    let dotted = dots >= 4 || (dots > 0 && before.ends_with("……"));
    // Without dots, the number must stand alone at the end of the line and be the number of a page.
    let alone = line.cells.len() == 1
        && line.cells.last().is_some_and(|cell| cell + tail.chars().count() == words.chars().count())
        && line.end > line.margin[1] - 2.0 * line.size
        && (1..=pages).contains(&page);
    (titled && (dotted || alone)).then_some(Entry { page, dotted })
}

fn is_leader(c: char) -> bool {
    matches!(c, '.' | '…' | '·' | '_' | '‥')
}
