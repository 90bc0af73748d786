//! Other anchors made of one: an edge moved, passages added, words taken out. What comes out always holds on
//! the text, in text order and without overlap.

use std::ops::Range;

use super::anchor::{Anchor, Extent, Span};
use super::limits::MOST_SPANS;
use crate::text::Text;

/// One end of what a mark covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Before the first `char`.
    Start,
    /// After the last one.
    End,
}

impl Anchor {
    /// The anchor with its first or last edge at another place: a provision's index and a `char` offset in
    /// its words. Passages that lie beyond are dropped; up to an edge moved outward, or into a gap, all words
    /// between are covered.
    ///
    /// `None` if that leaves no words or would put the edges the wrong way round, if the anchor covers a
    /// whole provision or text or does not hold on this one, and if there would be too many passages.
    #[must_use]
    pub fn with_edge(&self, text: &Text, edge: Edge, provision: usize, char: usize) -> Option<Self> {
        text.provisions().get(provision)?;
        let passages = self.extent(text)?;
        let place = (provision, char);
        let moved: Extent = match edge {
            Edge::Start => {
                let beyond = passages.partition_point(|(at, range)| (*at, range.end) <= place);
                let mut kept = passages.into_iter().skip(beyond);
                let (at, range) = kept.next()?;
                stretch(place, (at, range.end)).chain(kept).collect()
            }
            Edge::End => {
                let before = passages.partition_point(|(at, range)| (*at, range.start) < place);
                let mut kept = passages.into_iter().take(before).collect::<Extent>();
                let (at, range) = kept.pop()?;
                kept.into_iter().chain(stretch((at, range.start), place)).collect()
            }
        };
        anchored(text, moved)
    }

    /// The anchor with more passages (provision index, `char` range in its words), overlaps joined. Passages
    /// that hold no words are left out.
    ///
    /// `None` if the anchor covers a whole provision or text or does not hold on this one, and if there would
    /// be too many passages.
    #[must_use]
    pub fn with_passages(
        &self,
        text: &Text,
        passages: impl IntoIterator<Item = (usize, Range<usize>)>,
    ) -> Option<Self> {
        let mut all = self.extent(text)?;
        all.extend(passages);
        anchored(text, joined(all))
    }

    /// The anchor without the words in this `char` range of a provision.
    ///
    /// `None` if that leaves none, and if the anchor covers a whole provision or text or does not hold on
    /// this one.
    #[must_use]
    pub fn without_passage(&self, text: &Text, provision: usize, range: Range<usize>) -> Option<Self> {
        let left = self.extent(text)?.into_iter().flat_map(|(at, own)| {
            let parts = if at == provision && range.start < range.end {
                [own.start..own.end.min(range.start), own.start.max(range.end)..own.end]
            } else {
                [own, 0..0]
            };
            parts.map(|part| (at, part))
        });
        anchored(text, left)
    }

    /// The passages as provision index and `char` range, in text order and joined; `None` if the anchor has
    /// none or does not hold on the text.
    pub(super) fn extent(&self, text: &Text) -> Option<Extent> {
        let Self::Spans(spans) = self else { return None };
        let passage = |span: &Span| Some((span.check(text).ok()?, span.from..span.to));
        spans.iter().map(passage).collect::<Option<Extent>>().map(joined)
    }
}

/// Everything from one place (provision index, `char`) to another that does not stand before it.
fn stretch(from: (usize, usize), to: (usize, usize)) -> impl Iterator<Item = (usize, Range<usize>)> {
    (from.0..=to.0).map(move |at| {
        let start = if at == from.0 { from.1 } else { 0 };
        let end = if at == to.0 { to.1 } else { usize::MAX };
        (at, start..end)
    })
}

/// In text order, what overlaps or touches made one, empty ranges left out.
fn joined(mut passages: Extent) -> Extent {
    passages.retain(|(_, range)| range.start < range.end);
    passages.sort_by_key(|(at, range)| (*at, range.start));
    let mut whole = Extent::with_capacity(passages.len());
    for (at, range) in passages {
        match whole.last_mut() {
            Some((last, reach)) if *last == at && range.start <= reach.end => {
                reach.end = reach.end.max(range.end);
            }
            _ => whole.push((at, range)),
        }
    }
    whole
}

/// An anchor on these passages, which are in order; `None` if there are no words in them or too many of them.
fn anchored(text: &Text, passages: impl IntoIterator<Item = (usize, Range<usize>)>) -> Option<Anchor> {
    let mut spans = Vec::new();
    for (at, range) in passages {
        // Whoever asks for an empty range asks for nothing; no words need be counted for that.
        if range.start >= range.end {
            continue;
        }
        if let Some(span) = text.provisions().get(at).and_then(|provision| Span::of(provision, range)) {
            if spans.len() == MOST_SPANS {
                return None;
            }
            spans.push(span);
        }
    }
    (!spans.is_empty()).then_some(Anchor::Spans(spans))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::arbitrary::text;
    use super::*;

    /// Places in and beyond the text.
    fn place() -> impl Strategy<Value = (usize, usize)> {
        (0..4usize, prop_oneof![9 => 0..90usize, 1 => Just(usize::MAX)])
    }

    fn passage() -> impl Strategy<Value = (usize, Range<usize>)> {
        (place(), 0..40usize).prop_map(|((at, from), length)| (at, from..from.saturating_add(length)))
    }

    fn anchor() -> impl Strategy<Value = Anchor> {
        prop::collection::vec(passage(), 1..5)
            .prop_map(|passages| Anchor::passages(&text(), passages).unwrap_or(Anchor::Text))
    }

    /// Every `char` covered that is not white space.
    fn covered(anchor: &Anchor) -> BTreeSet<(usize, usize)> {
        let chars = |at: usize| text().provisions()[at].words().chars().collect::<Vec<_>>();
        let extent = anchor.extent(&text()).unwrap_or_default();
        extent
            .into_iter()
            .flat_map(|(at, range)| range.map(move |char| (at, char)))
            .filter(|(at, char)| !chars(*at)[*char].is_whitespace())
            .collect()
    }

    /// Holds on the text, in order, without overlap, not empty.
    fn is_sound(anchor: &Anchor) -> bool {
        let Anchor::Spans(spans) = anchor else { return false };
        let text = text();
        let places: Vec<_> =
            spans.iter().map(|span| (text.index_of(&span.at).unwrap(), span.from, span.to)).collect();
        let apart = |pair: &[(usize, usize, usize)]| (pair[0].0, pair[0].2) <= (pair[1].0, pair[1].1);
        anchor.check(&text).is_ok() && !spans.is_empty() && places.windows(2).all(apart)
    }

    proptest! {
        #[test]
        fn a_moved_edge_is_where_it_was_put(anchor in anchor(), (at, char) in place(), end in any::<bool>()) {
            let text = text();
            let before = covered(&anchor);
            let edge = if end { Edge::End } else { Edge::Start };
            let Some(moved) = anchor.with_edge(&text, edge, at, char) else {
                // Nothing of it lay on this side, nothing is to be covered, or the place is nowhere.
                let beyond = |place: &&(usize, usize)| if end { **place < (at, char) } else { **place >= (at, char) };
                prop_assert!(at > 2 || before.iter().find(beyond).is_none(), "{:?}", anchor);
                return Ok(());
            };
            prop_assert!(is_sound(&moved), "{:?}", moved);
            let after = covered(&moved);
            let beyond = |place: &(usize, usize)| if end { *place >= (at, char) } else { *place < (at, char) };
            prop_assert!(!after.iter().any(beyond));
            // What lay on the kept side is still covered.
            prop_assert!(before.iter().filter(|place| !beyond(place)).all(|place| after.contains(place)));
            // What is new lies between the place and what was covered.
            let nearest = if end { before.range(..(at, char)).next_back() } else { before.range((at, char)..).next() };
            for new in after.difference(&before) {
                let between = nearest.is_some_and(|old| if end { old < new } else { new < old });
                prop_assert!(between);
            }
        }

        #[test]
        fn passages_added_are_covered_and_no_others(anchor in anchor(), more in prop::collection::vec(passage(), 0..5)) {
            let text = text();
            let Some(whole) = anchor.with_passages(&text, more.clone()) else {
                prop_assert_eq!(anchor, Anchor::Text);
                return Ok(());
            };
            prop_assert!(is_sound(&whole), "{:?}", whole);
            let added = Anchor::passages(&text, more).map(|added| covered(&added)).unwrap_or_default();
            prop_assert_eq!(covered(&whole), &covered(&anchor) | &added);
        }

        #[test]
        fn a_passage_taken_out_is_gone_and_no_other(anchor in anchor(), (at, range) in passage()) {
            let text = text();
            let gone = |place: &(usize, usize)| place.0 == at && range.contains(&place.1);
            let before = covered(&anchor);
            let left: BTreeSet<_> = before.iter().copied().filter(|place| !gone(place)).collect();
            match anchor.without_passage(&text, at, range.clone()) {
                Some(less) => {
                    prop_assert!(is_sound(&less), "{:?}", less);
                    prop_assert_eq!(covered(&less), left);
                }
                None => prop_assert!(left.is_empty()),
            }
        }
    }

    #[test]
    fn an_edge_moved_over_provisions_takes_in_what_lies_between() {
        let text = text();
        let quotes = |anchor: &Anchor| {
            let Anchor::Spans(spans) = anchor else { panic!() };
            spans.iter().map(|span| format!("{} {}", span.at, span.quote)).collect::<Vec<_>>()
        };
        let anchor = Anchor::passages(&text, [(1, 0..7), (2, 0..4)]).unwrap();
        let wider = anchor.with_edge(&text, Edge::Start, 0, 42).unwrap();
        assert_eq!(quotes(&wider)[1..], ["art_2 Respect", "art_3 Each"]);
        assert!(quotes(&wider)[0].ends_with("and 人权."), "{wider:?}");
        let narrower = wider.with_edge(&text, Edge::End, 1, 3).unwrap();
        assert_eq!(quotes(&narrower)[1..], ["art_2 Res"]);
        assert_eq!(wider.with_edge(&text, Edge::End, 0, 0), None);
        assert_eq!(wider.with_edge(&text, Edge::Start, 2, 90), None);
        assert_eq!(Anchor::Text.with_edge(&text, Edge::Start, 0, 0), None);
        assert_eq!(Anchor::Provision("art_1".into()).with_passages(&text, [(0, 0..4)]), None);
    }

    #[test]
    fn an_anchor_of_another_text_is_left_alone() {
        let text = text();
        let Some(Anchor::Spans(mut spans)) = Anchor::passages(&text, [(0, 0..4)]) else { panic!() };
        spans[0].to = usize::MAX;
        let stray = Anchor::Spans(spans);
        assert_eq!(stray.with_edge(&text, Edge::End, 0, 2), None);
        assert_eq!(stray.with_passages(&text, [(1, 0..4)]), None);
        assert_eq!(stray.without_passage(&text, 0, 0..1), None);
    }
}
