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
            // In reading order, whichever side that is: steps in visual order get lost at the soft ends of
            // right-to-left lines.
            Step::Left | Step::Right => {
                let ahead = (step == Step::Right) != self.is_rtl();
                let [before, after] = cursor.logical_clusters(&self.layout);
                let byte = if ahead {
                    after.map(|cluster| cluster.text_range().end)
                } else {
                    before.map(|cluster| cluster.text_range().start)
                };
                Cursor::from_byte_index(&self.layout, byte?, Affinity::Downstream)
            }
            Step::WordLeft | Step::WordRight => {
                // The words around the caret say which way is forward.
                let [before, after] = cursor.logical_clusters(&self.layout);
                let rtl = before.or(after).map_or(self.is_rtl(), |cluster| cluster.is_rtl());
                self.word(cursor, (step == Step::WordRight) != rtl)
            }
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

    /// The start of the next word in reading order, or of this or the previous one.
    pub(crate) fn next_word(&self, from: Spot, forward: bool) -> Spot {
        self.spot(self.word(self.cursor(from), forward))
    }

    /// The start of the next (or this, or the previous) word in reading order. Spaces and signs between words
    /// are no words: one step leads over them.
    ///
    /// `parley` can also step over words in visual order, but there two characters of different direction can
    /// each be the other's neighbour, and a search for a word's end never ends.
    fn word(&self, from: Cursor, forward: bool) -> Cursor {
        let mut at = from;
        loop {
            let next = if forward {
                at.next_logical_word(&self.layout)
            } else {
                at.previous_logical_word(&self.layout)
            };
            if next.index() == at.index() {
                return next;
            }
            at = next;
            let rest = self.text().get(self.out(at.index())..).unwrap_or_default();
            if rest.chars().next().is_none_or(char::is_alphanumeric) {
                return at;
            }
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

impl Laid {
    /// What Delete removes at a place: the whole character as a person sees it.
    pub(super) fn after(&self, byte: usize) -> std::ops::Range<usize> {
        let [_, after] = self.cursor(Spot { byte, upstream: false }).logical_clusters(&self.layout);
        after.map_or(byte..byte, |cluster| {
            self.out(cluster.text_range().start)..self.out(cluster.text_range().end)
        })
    }

    /// What Backspace removes at a place: the last letter or mark typed, but an emoji whole.
    pub(super) fn before(&self, byte: usize) -> std::ops::Range<usize> {
        let [before, _] = self.cursor(Spot { byte, upstream: false }).logical_clusters(&self.layout);
        if let Some(cluster) = before.filter(parley::Cluster::is_emoji) {
            return self.out(cluster.text_range().start)..byte;
        }
        let letters = self.text().get(..byte).unwrap_or_default();
        letters.char_indices().next_back().map_or(byte, |(at, _)| at)..byte
    }
}
