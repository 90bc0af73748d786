//! Moving a caret through a laid out text.

use parley::{Affinity, Cursor};

use super::laid::{Laid, Spot};

/// A step of the caret within one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
}

impl Laid {
    /// Where a step leads, or `None` where the text ends in that direction.
    pub fn step(&self, from: Spot, step: Step) -> Option<Spot> {
        let cursor = self.cursor(from);
        let to = match step {
            Step::Left => cursor.previous_visual(&self.layout),
            Step::Right => cursor.next_visual(&self.layout),
            Step::WordLeft => cursor.previous_visual_word(&self.layout),
            Step::WordRight => cursor.next_visual_word(&self.layout),
            Step::LineStart | Step::LineEnd => return Some(self.line_edge(from, step == Step::LineEnd)),
        };
        let spot = self.spot(to);
        // Steps into the lead end at the text's start.
        (spot.byte != from.byte).then_some(spot)
    }

    /// The first place (or last, with `end`) of the line that a place is on.
    pub fn line_edge(&self, from: Spot, end: bool) -> Spot {
        let Some(line) = self.lines.get(self.line_of(from)) else { return from };
        if end {
            let ends_hard = !line.soft && line.text.end > line.text.start;
            let byte = if ends_hard
                && self.text().as_bytes().get(self.out(line.text.end).wrapping_sub(1)) == Some(&b'\n')
            {
                line.text.end - 1
            } else {
                line.text.end
            };
            Spot { byte: self.out(byte), upstream: line.soft }
        } else {
            Spot { byte: self.out(line.text.start), upstream: false }
        }
    }

    /// The place before the first character.
    pub fn start(&self) -> Spot {
        Spot::default()
    }

    /// The place after the last character.
    pub fn end(&self) -> Spot {
        Spot { byte: self.text().len(), upstream: true }
    }

    fn cursor(&self, spot: Spot) -> Cursor {
        let affinity = if spot.upstream { Affinity::Upstream } else { Affinity::Downstream };
        Cursor::from_byte_index(&self.layout, self.inner(spot.byte), affinity)
    }

    fn spot(&self, cursor: Cursor) -> Spot {
        Spot { byte: self.out(cursor.index()), upstream: cursor.affinity() == Affinity::Upstream }
    }
}
