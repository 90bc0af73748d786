//! Where a numbered paragraph or a point goes: which open list its label continues or begins.

use super::heading::introduces;
use super::lead::{Lead, behind, lead};
use super::marker::{Frame, Marker, Reading, Script};
use super::report::Reason;
use super::tree::{Builder, Draft, List};
use super::units::{hint_level, is_large};
use super::{Hint, Line};
use crate::text::ProvisionKind as Kind;

/// Longest open chain; deeper lists go on at this depth.
const DEEPEST: usize = 14;

/// How many lines ahead an ambiguous label is looked into.
const LOOK_AHEAD: usize = 40;

/// Where a label goes.
struct Place {
    /// Position in the open chain of the provision that holds it.
    parent: usize,
    list: List,
    doubt: Option<Reason>,
}

impl Builder {
    /// Puts the labelled line in its place; says whether there is one.
    pub(super) fn marker(&mut self, marker: &Marker, line: &str, hint: Hint, after: &[Line<'_>]) -> bool {
        if self.inside(Kind::Conclusion) {
            return false;
        }
        if let Some(level) = hint_level(hint)
            && self.numbered_heading(marker, line, level)
        {
            return true;
        }
        let Some(place) = self.place(marker, after) else { return false };
        let kind = self.kind_of_child(place.parent, place.list);
        let draft = Draft {
            number: &marker.number,
            label: line.get(..marker.length).unwrap_or(line),
            text: behind(line, marker.length),
            ..Draft::default()
        };
        if let Some(parent) = self.open.get_mut(place.parent) {
            parent.list = Some(place.list);
        }
        self.push(place.parent, kind, &draft);
        self.seen_body |= place.parent == 0;
        if let Some(reason) = place.doubt {
            self.doubt(reason);
        }
        true
    }

    fn place(&self, marker: &Marker, after: &[Line<'_>]) -> Option<Place> {
        let base = self.base(marker)?;
        let usable = if base == 0 && self.entry_is_matter(1) { 0 } else { self.top() };
        let found = (base..=usable)
            .rev()
            .find_map(|parent| self.continued(parent, marker).map(|list| (parent, list)))
            .filter(|_| marker.frame != Frame::Bare || believable_bare(after));
        if let Some((parent, list)) = found {
            let doubt = (marker.frame == Frame::Bare).then_some(Reason::BareNumber);
            return Some(self.settle_roman(marker, after, usable).unwrap_or(Place { parent, list, doubt }));
        }
        if let Some(reading) = marker.readings.iter().find(|reading| reading.value == 1) {
            return self.begun(marker, *reading, base, usable, after);
        }
        if marker.weak {
            return None;
        }
        // Out of step: ahead in an open list, back in one, or a list that does not begin at one.
        let open = (base..=usable).rev().find_map(|parent| {
            let list = self.open.get(parent)?.list?;
            let value = marker.reading(list.script).filter(|_| list.frame == marker.frame)?;
            Some((parent, List { value, ..list }))
        });
        let (parent, list) = if let Some(found) = open {
            found
        } else {
            let Reading { script, value } = *marker.readings.first()?;
            let list = List { frame: marker.frame, script, value };
            (self.beginning(base, usable, script, marker.frame), list)
        };
        may_hold(parent, list).then_some(Place { parent, list, doubt: Some(Reason::OutOfSequence) })
    }

    /// The outermost open provision whose list the label may continue; none if labels mean nothing
    /// here.
    fn base(&self, marker: &Marker) -> Option<usize> {
        let counted = marker.reading(Script::Decimal).is_some() || marker.reading(Script::Chinese).is_some();
        if self.kind(1) == Some(Kind::Preamble) {
            let begun = self.open.get(1).is_some_and(|node| {
                let text =
                    node.entry.and_then(|entry| self.entries.get(entry)).is_some_and(|e| !e.text.is_empty());
                node.list.is_none() && (text || node.unnumbered > 0)
            });
            // After unnumbered recitals a first number opens the body: a resolution.
            let opens_body = begun
                && counted
                && marker.frame == Frame::Dot
                && marker.readings.iter().any(|r| r.value == 1);
            return Some(usize::from(!opens_body));
        }
        let holds = |kind: Kind| kind == Kind::Article || kind == Kind::Annex || is_large(kind);
        let container = self.open.iter().rposition(|node| node.kind.is_some_and(holds));
        match container {
            Some(at) => Some(at),
            // Outside any unit only plain numbers are paragraphs.
            None if self.open.len() == 1 || self.entry_is_matter(1) => {
                (counted && marker.frame != Frame::Bare).then_some(0)
            }
            None => Some(0),
        }
    }

    fn entry_is_matter(&self, node: usize) -> bool {
        matches!(self.kind(node), Some(Kind::Front | Kind::Preamble))
    }

    /// The list under `parent` as the label continues it.
    fn continued(&self, parent: usize, marker: &Marker) -> Option<List> {
        let list = self.open.get(parent)?.list?;
        let follows = |value| value == list.value + 1 || (marker.suffixed && value == list.value);
        // Typists mix Latin letters into Cyrillic lists; each counts by its place in the list.
        let Reading { script, value } = marker
            .readings
            .iter()
            .filter(|reading| reading.script.is_mixed_with(list.script))
            .find(|reading| follows(reading.value))
            .copied()?;
        let brackets = |frame| matches!(frame, Frame::Brackets | Frame::Closed);
        let alike =
            list.frame == marker.frame || (brackets(list.frame) && brackets(marker.frame) && value > 1);
        alike.then_some(List { script, value, ..list })
    }

    /// (i) after (h) is a letter, unless (ii) follows: then it begins a list under (h).
    fn settle_roman(&self, marker: &Marker, after: &[Line<'_>], top: usize) -> Option<Place> {
        let script =
            [Script::LowerRoman, Script::UpperRoman].into_iter().find(|&s| marker.reading(s) == Some(1))?;
        let node = self.open.get(top)?;
        if node.list.is_some() || node.kind != Some(Kind::Point) {
            return None;
        }
        let next = after.iter().take(LOOK_AHEAD).find_map(|line| match lead(&line.text) {
            Lead::Marker(next) if next.frame == marker.frame => Some(Some(next)),
            Lead::Unit(_) => Some(None),
            _ => None,
        });
        let roman = match next.flatten() {
            Some(next) if next.reading(script) == Some(2) => true,
            Some(next)
                if next.reading(Script::Lower) == Some(10) || next.reading(Script::Upper) == Some(10) =>
            {
                false
            }
            Some(next) if next.reading(script) == Some(1) => false,
            _ => introduces(self.last_words()),
        };
        let list = List { frame: marker.frame, script, value: 1 };
        roman.then_some(Place { parent: top, list, doubt: Some(Reason::Ambiguous) })
    }

    /// Where a list that begins at one goes.
    fn begun(
        &self,
        marker: &Marker,
        reading: Reading,
        base: usize,
        top: usize,
        after: &[Line<'_>],
    ) -> Option<Place> {
        if marker.frame == Frame::Bare && !(base > 0 && believable_bare(after)) {
            return None;
        }
        let list = List { frame: marker.frame, script: reading.script, value: 1 };
        let same = (base..=top).rev().find(|&at| {
            self.open
                .get(at)
                .and_then(|node| node.list)
                .is_some_and(|l| l.frame == list.frame && l.script.is_mixed_with(list.script))
        });
        let nested = introduces(self.last_words()) && self.open.len() < DEEPEST;
        let parent = match same {
            Some(at) if !nested => at,
            _ => self.beginning(base, top, reading.script, marker.frame),
        };
        let doubt = (marker.frame == Frame::Bare).then_some(Reason::BareNumber);
        may_hold(parent, list).then_some(Place { parent, list, doubt })
    }

    /// The open provision under which a new list begins.
    fn beginning(&self, base: usize, top: usize, script: Script, frame: Frame) -> usize {
        let mut parent = top;
        while parent > base && matches!(self.kind(parent), Some(Kind::ClosingWords | Kind::Footnote)) {
            parent -= 1;
        }
        let numbered = matches!(script, Script::Decimal | Script::Chinese) && frame != Frame::Brackets;
        let unintroduced = numbered && !introduces(self.last_words());
        if (unintroduced && self.kind(base) != Some(Kind::Preamble))
            || (numbered && self.kind(parent) == Some(Kind::Subparagraph))
        {
            return base;
        }
        if self.open.len() >= DEEPEST { parent.saturating_sub(1).max(base) } else { parent }
    }

    fn kind_of_child(&self, parent: usize, list: List) -> Kind {
        let counted = matches!(list.script, Script::Decimal | Script::Dotted(_))
            || (list.script == Script::Chinese && list.frame == Frame::Dot);
        match self.kind(parent) {
            Some(Kind::Preamble) if counted => Kind::Recital,
            Some(Kind::Paragraph | Kind::Point | Kind::Recital | Kind::Subparagraph | Kind::Preamble) => {
                Kind::Point
            }
            _ if counted => Kind::Paragraph,
            _ => Kind::Point,
        }
    }
}

/// Outside units only numbered paragraphs are believed.
fn may_hold(parent: usize, list: List) -> bool {
    parent > 0 || matches!(list.script, Script::Decimal | Script::Chinese)
}

/// Whether a number alone on its line can be a paragraph number: words follow it.
fn believable_bare(after: &[Line<'_>]) -> bool {
    after.first().is_some_and(|next| {
        lead(&next.text) == Lead::Words
            && !next.text.starts_with(char::is_lowercase)
            && hint_level(next.hint).is_none()
    })
}
