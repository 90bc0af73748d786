//! Carrying marks from one text to another by their legal addresses. The words of a digest are not those of the
//! official text, so the address is what both have; where the same words stand there, the mark keeps them.

use crate::review::{Anchor, Annotation, AnnotationId, Edit, Review, Span};
use crate::text::{ProvisionKind as Kind, Text, TextId};

/// How a mark was placed on the other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Placement {
    /// On the same words at the same address.
    SameWords,
    /// On the whole provision of the same address, since its words differ.
    Address,
    /// On the nearest provision above, since the other text has none of that address.
    Above,
    /// Nowhere: the other text has nothing of that address.
    Unplaced,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub mark: AnnotationId,
    pub placement: Placement,
    /// Index of the provision of the other text where the mark begins now; `None` where it was not placed.
    pub provision: Option<usize>,
}

/// What became of every mark, in the order of the text they stood on, and the change that makes it so.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    pub lines: Vec<Carried>,
    /// Puts the marks that were placed on the other text; those that were not stay where they are.
    pub edit: Edit,
}

impl Ledger {
    /// How many marks were placed so.
    pub fn count(&self, placement: Placement) -> usize {
        self.lines.iter().filter(|line| line.placement == placement).count()
    }
}

/// Carries all marks on the text `from` over to `to`. Whoever does it gets the same, so that colleagues who do it
/// each for themselves can merge. `None` if the review holds no text `from`.
pub fn carry_by_address(review: &Review, from: &TextId, to: &Text) -> Option<Ledger> {
    let old = review.texts().get(from)?;
    let mut marks: Vec<&Annotation> =
        review.annotations().values().filter(|mark| mark.text == *from).collect();
    marks.sort_by_cached_key(|mark| (mark.anchor.order(old), mark.id));
    let mut edits = Vec::with_capacity(marks.len());
    let mut lines = Vec::with_capacity(marks.len());
    for mark in marks {
        let found = place(&mark.anchor, old, to);
        let (placement, provision) =
            found.as_ref().map_or((Placement::Unplaced, None), |(anchor, how)| (*how, anchor.provision(to)));
        lines.push(Carried { mark: mark.id, placement, provision });
        if let Some((anchor, _)) = found {
            edits.push(Edit::PutAnnotation(Box::new(Annotation {
                anchor,
                text: to.id().clone(),
                ..mark.clone()
            })));
        }
    }
    Some(Ledger { lines, edit: Edit::All(edits) })
}

/// Where an anchor goes in the other text.
fn place(anchor: &Anchor, old: &Text, to: &Text) -> Option<(Anchor, Placement)> {
    match anchor {
        Anchor::Text => Some((Anchor::Text, Placement::SameWords)),
        Anchor::Provision(eid) => {
            let (at, exact) = provision(eid, old, to)?;
            let eid = to.provisions().get(at)?.eid.clone();
            Some((Anchor::Provision(eid), if exact { Placement::Address } else { Placement::Above }))
        }
        Anchor::Spans(spans) => same_words(spans, to).or_else(|| {
            let places: Option<Vec<(usize, bool)>> =
                spans.iter().map(|span| provision(&span.at, old, to)).collect();
            let places = places?;
            let exact = places.iter().all(|(_, exact)| *exact);
            let common = places.iter().map(|(at, _)| *at).reduce_common(to)?;
            let eid = to.provisions().get(common)?.eid.clone();
            let together = exact && places.iter().all(|(at, _)| *at == common);
            Some((Anchor::Provision(eid), if together { Placement::Address } else { Placement::Above }))
        }),
    }
}

/// The same words at the same addresses, if all of them stand there, once.
fn same_words(spans: &[Span], to: &Text) -> Option<(Anchor, Placement)> {
    let mut found = Vec::new();
    for span in spans {
        match Anchor::quoting(to, to.index_of(&span.at)?, &span.quote).ok()? {
            Anchor::Spans(spans) => found.extend(spans),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some((Anchor::Spans(found), Placement::SameWords))
}

/// The provision of that address, or the nearest one above that the other text has, and whether it is the very
/// one. Nothing wider than an article is near.
fn provision(eid: &str, old: &Text, to: &Text) -> Option<(usize, bool)> {
    if let Some(at) = to.index_of(eid) {
        return Some((at, true));
    }
    let start = old.index_of(eid)?;
    old.lineage(start).skip(1).find_map(|above| {
        let above = old.provisions().get(above)?;
        let at = to.index_of(&above.eid)?;
        is_near(to.provisions().get(at)?.kind).then_some((at, false))
    })
}

/// Whether a provision is narrow enough to stand for one under it.
fn is_near(kind: Kind) -> bool {
    !matches!(kind, Kind::Part | Kind::Title | Kind::Chapter | Kind::Section | Kind::Subsection)
}

/// The innermost provision that holds all of some.
trait ReduceCommon {
    fn reduce_common(self, text: &Text) -> Option<usize>;
}

impl<I: Iterator<Item = usize>> ReduceCommon for I {
    fn reduce_common(mut self, text: &Text) -> Option<usize> {
        let first = self.next()?;
        self.try_fold(first, |common, at| {
            text.lineage(common).find(|&above| text.subtree(above).contains(&at))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::review::{Codebook, Reviewer, ReviewerId};
    use crate::text::{TextHeader, recognise};

    fn text(lines: &[&str]) -> Text {
        recognise(TextHeader::default(), lines.iter().copied()).unwrap().text
    }

    fn digest() -> Text {
        text(&[
            "Digest",
            "Chapter I",
            "Scope",
            "Article 1",
            "Use",
            "1. In short, data are kept:",
            "(a) for long;",
            "2. Secrecy is possible.",
            "Article 2",
            "Gone",
            "Left out of the treaty.",
        ])
    }

    fn treaty() -> Text {
        text(&[
            "Convention",
            "Article 1",
            "Use of data",
            "1. Each Party shall see to it that data are kept for long.",
            "2. Secrecy is possible. It may last.",
        ])
    }

    #[test]
    fn marks_go_where_their_addresses_lead() {
        let (digest, treaty) = (digest(), treaty());
        let mut review = Review::new("", Codebook::shipped());
        let reviewer = Reviewer::new(ReviewerId::random(), "A");
        let by = reviewer.id;
        let at = |eid: &str| digest.index_of(eid).unwrap();
        let quote = |eid: &str, words: &str| Anchor::quoting(&digest, at(eid), words).unwrap();
        let both = Anchor::passages(&digest, [(at("art_1__para_1"), 3..8), (at("art_1__para_2"), 0..7)]);
        let anchors = [
            (Anchor::Text, Placement::SameWords, Some("front")),
            (Anchor::Provision("chp_I".into()), Placement::Unplaced, None),
            (quote("art_1__para_1", "In short"), Placement::Address, Some("art_1__para_1")),
            (both.unwrap(), Placement::Above, Some("art_1")),
            (quote("art_1__para_1__point_a", "long"), Placement::Above, Some("art_1__para_1")),
            (quote("art_1__para_2", "Secrecy is possible."), Placement::SameWords, Some("art_1__para_2")),
            (quote("art_2", "Left out"), Placement::Unplaced, None),
        ];
        let marks = anchors.iter().map(|(anchor, ..)| {
            Edit::PutAnnotation(Box::new(Annotation::new(digest.id().clone(), by, anchor.clone())))
        });
        let texts = [&digest, &treaty].map(|text| Edit::PutText(Arc::new(text.clone())));
        let edits = texts.into_iter().chain([Edit::PutReviewer(reviewer)]).chain(marks);
        review.apply(Edit::All(edits.collect())).unwrap();
        let before = review.clone();

        let ledger = carry_by_address(&review, digest.id(), &treaty).unwrap();
        let told: Vec<_> = ledger
            .lines
            .iter()
            .map(|line| (line.placement, line.provision.map(|at| treaty.provisions()[at].eid.as_str())))
            .collect();
        let wanted: Vec<_> = anchors.iter().map(|(_, placement, eid)| (*placement, *eid)).collect();
        assert_eq!(told, wanted);
        assert_eq!(ledger.count(Placement::Unplaced), 2);

        let undo = review.apply(ledger.edit).unwrap();
        assert!(review.problems().is_empty(), "{:?}", review.problems());
        let stay = review.annotations().values().filter(|mark| mark.text == *digest.id()).count();
        assert_eq!(stay, 2);
        review.apply(undo).unwrap();
        let plain = |review: &Review| {
            review.annotations().values().map(|m| Annotation { revision: 0, ..m.clone() }).collect::<Vec<_>>()
        };
        assert_eq!(plain(&review), plain(&before));
    }
}
