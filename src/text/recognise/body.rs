//! Lines without a label: front matter, recitals, chapeaux, further paragraphs, closing words,
//! footnotes and the conclusion.

use super::heading::{ends_sentence, leaves_open, looks_like_heading, seems_glued};
use super::report::Reason;
use super::tree::{Builder, Draft, Pending};
use super::units::hint_level;
use super::{Hint, Line};
use crate::text::ProvisionKind as Kind;
use crate::text::words::{closes_preamble, opens_conclusion, opens_preamble};

impl Builder {
    /// A line that begins with plain words.
    pub(super) fn words(&mut self, line: &str, hint: Hint, after: &[Line<'_>]) {
        if self.seen_body
            && hint_level(hint).is_none()
            && !self.inside(Kind::Conclusion)
            && opens_conclusion(line)
        {
            return self.push(0, Kind::Conclusion, &Draft { text: line, ..Draft::default() });
        }
        let fresh = self.pending == Some(Pending::Heading);
        if self.heading_of_unit(line, hint, after) {
            return;
        }
        if let Some(level) = hint_level(hint).filter(|_| !self.inside(Kind::Conclusion)) {
            return self.free_heading(line, level, after);
        }
        if !self.seen_preamble && !self.seen_body && self.only_front() && opens_preamble(line) {
            self.seen_preamble = true;
            self.push(0, Kind::Preamble, &Draft::default());
        }
        self.plain(line);
        if fresh && seems_glued(line) {
            self.doubt(Reason::GluedHeading);
        }
    }

    fn only_front(&self) -> bool {
        self.open.len() == 1 || self.kind(1) == Some(Kind::Front)
    }

    /// A line of words that is no heading.
    pub(super) fn plain(&mut self, line: &str) {
        if self.open.len() == 1 {
            return self.front(line);
        }
        if self.kind(1) == Some(Kind::Preamble) && self.recital(line) {
            return;
        }
        if self.inside(Kind::Conclusion) {
            return self.subparagraph(1, &Draft { text: line, ..Draft::default() });
        }
        self.pending = None;
        if let Some(entry) = self.last_if_open().filter(|entry| entry.text.is_empty()) {
            line.clone_into(&mut entry.text);
            return;
        }
        let (parent, closing) = self.place_of_words(line);
        if closing {
            self.push(parent, Kind::ClosingWords, &Draft { text: line, ..Draft::default() });
        } else {
            self.subparagraph(parent, &Draft { text: line, ..Draft::default() });
        }
    }

    /// The open provision that words without a label go under, and whether they finish the
    /// sentence of its list.
    fn place_of_words(&self, line: &str) -> (usize, bool) {
        let mut top = self.top();
        while top > 1 && matches!(self.kind(top), Some(Kind::Footnote)) {
            top -= 1;
        }
        match self.kind(top) {
            Some(Kind::Point) => {
                let before = self.last_words();
                let finishes = line.starts_with(char::is_lowercase) || leaves_open(before);
                if finishes && !ends_sentence(before) {
                    return (top.saturating_sub(1), true);
                }
                let holder = self
                    .open
                    .iter()
                    .rposition(|node| node.kind != Some(Kind::Point) && node.kind != Some(Kind::Footnote));
                (holder.unwrap_or(top), false)
            }
            Some(Kind::ClosingWords | Kind::Subparagraph) => (top.saturating_sub(1), false),
            _ => (top, false),
        }
    }

    /// A further unnumbered paragraph under the open provision at `parent`.
    pub(super) fn subparagraph(&mut self, parent: usize, draft: &Draft<'_>) {
        let parent = parent.min(self.top());
        let number = self.count_unnumbered(parent).to_string();
        self.push(parent, Kind::Subparagraph, &Draft { number: &number, ..*draft });
    }

    /// Counts the unnumbered paragraphs of a provision, of which its own text is the first.
    fn count_unnumbered(&mut self, parent: usize) -> u32 {
        let own = self
            .open
            .get(parent)
            .and_then(|node| self.entries.get(node.entry?))
            .is_some_and(|entry| !entry.text.is_empty());
        let Some(node) = self.open.get_mut(parent) else { return 1 };
        node.unnumbered += 1;
        node.unnumbered + u32::from(own)
    }

    /// The first line of all: the title.
    fn front(&mut self, line: &str) {
        let title = self.entries.is_empty() && looks_like_heading(line);
        let (heading, text) = if title { (line, "") } else { ("", line) };
        self.push(0, Kind::Front, &Draft { heading, text, ..Draft::default() });
    }

    /// A line of the preamble: its chapeau, a recital, or “Have agreed as follows:”.
    fn recital(&mut self, line: &str) -> bool {
        let untouched = self.top() == 1 && self.open.get(1).is_some_and(|node| node.unnumbered == 0);
        if let Some(entry) = self.last_if_open().filter(|entry| entry.text.is_empty()) {
            let own = entry.kind != Kind::Preamble || (opens_preamble(line) && !is_recital_formula(line));
            if own {
                line.clone_into(&mut entry.text);
                return true;
            }
        }
        if !untouched && closes_preamble(line) && self.top_kind() != Some(Kind::ClosingWords) {
            self.push(1, Kind::ClosingWords, &Draft { text: line, ..Draft::default() });
            return true;
        }
        if self.top_kind() == Some(Kind::ClosingWords) {
            return false;
        }
        let count = self.open.get_mut(1).map_or(1, |node| {
            node.unnumbered += 1;
            node.unnumbered
        });
        let number = count.to_string();
        self.push(1, Kind::Recital, &Draft { number: &number, text: line, ..Draft::default() });
        true
    }

    /// A footnote goes under the provision before it.
    pub(super) fn footnote(&mut self, line: &str) {
        let (label, text) = split_footnote(line);
        let mut parent = self.top();
        if self.kind(parent) == Some(Kind::Footnote) {
            parent = parent.saturating_sub(1);
        }
        let digits: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        let count = self.open.get_mut(parent).map_or(1, |node| {
            node.footnotes += 1;
            node.footnotes
        });
        let number = if digits.is_empty() { count.to_string() } else { digits };
        let pending = self.pending;
        self.push(parent, Kind::Footnote, &Draft { number: &number, label, text, ..Draft::default() });
        self.pending = pending.filter(|_| false);
    }
}

/// Recitals that begin with a conjunction are no chapeau, even if they come first.
fn is_recital_formula(line: &str) -> bool {
    ["Whereas", "WHEREAS", "Considérant", "Considerando", "鉴于"].iter().any(|word| line.starts_with(word))
}

/// The sign of a footnote and its words: `[1] …`, `1 …`, `* …`.
fn split_footnote(line: &str) -> (&str, &str) {
    let end = line.find(char::is_whitespace).unwrap_or(0);
    let Some((label, text)) = line.split_at_checked(end) else { return ("", line) };
    let sign = |c: char| c.is_numeric() || "[]()^*†‡/.ᵃᵇ".contains(c) || c.is_ascii_alphabetic();
    let fits = end > 0
        && label.chars().count() <= 8
        && label.chars().all(sign)
        && !label.chars().all(char::is_alphabetic);
    if fits { (label, text.trim()) } else { ("", line) }
}
