//! Footnotes: the small lines at the foot of a page that begin with a sign which the text above calls.

use super::lines::{Char, Line};

/// A note's letters are no larger than this share of those of the text.
const SMALLER: f32 = 0.94;

/// A footnote.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Note {
    /// Its sign: `3`, `*`.
    pub label: String,
    /// Its lines; the label is still at the head of the first.
    pub lines: Vec<Line>,
    /// How many characters the label takes at the head of the first line, with the space behind it.
    pub skip: usize,
    /// Number of the stretch that it stands under.
    pub stretch: usize,
}

/// Takes the footnotes out of the lines of the document; each stretch ends with its notes, if it has any.
pub(super) fn take(lines: &[Line], body: f32) -> (Vec<Line>, Vec<Note>) {
    let mut text: Vec<Line> = Vec::with_capacity(lines.len());
    let mut notes: Vec<Note> = Vec::new();
    for stretch in lines.chunk_by(|a, b| a.stretch == b.stretch) {
        let small = |line: &&Line| line.size <= SMALLER * body;
        let foot = stretch.iter().rev().take_while(small).count();
        let (above, foot) = stretch.split_at(stretch.len() - foot);
        let first = foot.iter().position(|line| label(line).is_some());
        let goes_on = first.is_none_or(|first| first > 0)
            && !above.is_empty()
            && notes.last().is_some_and(|last| last.stretch + 1 == number(stretch) && !ends(last));
        text.extend_from_slice(above);
        let start = if goes_on { 0 } else { first.unwrap_or(foot.len()) };
        let (small_print, foot) = foot.split_at(start);
        text.extend_from_slice(small_print);
        for line in foot {
            match label(line) {
                Some((label, skip)) if follows(notes.last(), &label, line) => {
                    notes.push(Note { label, lines: vec![line.clone()], skip, stretch: line.stretch });
                }
                _ => {
                    if let Some(last) = notes.last_mut() {
                        last.stretch = line.stretch;
                        last.lines.push(line.clone());
                    }
                }
            }
        }
    }
    (text, notes)
}

fn number(stretch: &[Line]) -> usize {
    stretch.first().map_or(0, |line| line.stretch)
}

/// Whether the note's last line ends a sentence, so that no more of it stands on the next page.
fn ends(note: &Note) -> bool {
    note.lines.last().is_some_and(|line| line.text().trim_end().ends_with(['.', '。']))
}

/// Whether this label may come after that note: numbers count up, or begin anew on a page.
fn follows(before: Option<&Note>, label: &str, line: &Line) -> bool {
    let raised = line.chars.first().is_some_and(|char| char.raised);
    let number = |label: &str| label.parse::<usize>().ok();
    match (before.and_then(|before| number(&before.label)), number(label)) {
        (Some(last), Some(next)) => raised || next == last + 1 || next == 1,
        (None, Some(next)) => raised || next == 1,
        _ => true,
    }
}

/// The sign at the head of a note, and how many characters it takes.
pub(super) fn label(line: &Line) -> Option<(String, usize)> {
    let raised = line.chars.first()?.raised;
    let is_sign = |char: &&Char| char.c.is_ascii_digit() || matches!(char.c, '*' | '†' | '‡' | '§');
    let sign: String = if raised {
        line.chars.iter().take_while(|char| char.raised && char.c != ' ').map(|char| char.c).collect()
    } else {
        line.chars.iter().take_while(is_sign).map(|char| char.c).collect()
    };
    let count = sign.chars().count();
    let fits = (1..=4).contains(&count)
        && (sign.chars().all(|c| c.is_ascii_digit())
            || sign.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | 'a'..='z')));
    let space = line.chars.iter().skip(count).take_while(|char| char.c == ' ').count();
    (fits && (raised || space > 0)).then_some((sign, count + space))
}
