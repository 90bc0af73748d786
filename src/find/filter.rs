//! Marks in text order, and which of them a filter lets through.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::review::{Amendment, Anchor, Annotation, ConcernId, Filter, Has, Rating, Review, ReviewerId};
use crate::text::{Text, TextId};

/// The marks on a text in the order in which a reader meets them.
pub fn in_text_order<'a>(review: &'a Review, text: &Text) -> Vec<&'a Annotation> {
    let mut marks: Vec<_> = marks_on(review, text.id())
        .map(|mark| ((mark.anchor.order(text), mark.created, mark.id), mark))
        .collect();
    marks.sort_by_key(|(order, _)| *order);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

fn marks_on<'a>(review: &'a Review, text: &TextId) -> impl Iterator<Item = &'a Annotation> {
    review.annotations().values().filter(move |mark| mark.text == *text)
}

impl Filter {
    /// The filter made ready to be asked many times about marks of `review`: its concerns spread over what stands
    /// under them, its addresses looked up in `text`, its words folded.
    pub fn sieve<'a>(&self, review: &'a Review, text: &'a Text) -> Sieve<'a> {
        let codebook = review.codebook();
        // A concern that the codebook has lost is still named by its marks.
        let lost = |wanted: &BTreeSet<ConcernId>| -> HashSet<ConcernId> { wanted.iter().cloned().collect() };
        let (mut any_of, mut none_of) = (lost(&self.any_of), lost(&self.none_of));
        let mut all_of: BTreeMap<&ConcernId, HashSet<ConcernId>> =
            self.all_of.iter().map(|id| (id, [id.clone()].into())).collect();
        for id in codebook.concerns().keys() {
            for above in codebook.lineage(id) {
                if self.any_of.contains(above) {
                    any_of.insert(id.clone());
                }
                if self.none_of.contains(above) {
                    none_of.insert(id.clone());
                }
                if let Some(group) = all_of.get_mut(above) {
                    group.insert(id.clone());
                }
            }
        }
        Sieve {
            any_of,
            all_of: all_of.into_values().collect(),
            none_of,
            ratings: self.ratings.clone(),
            reviewers: self.reviewers.iter().copied().collect(),
            words: Words::new(&self.words),
            place: (self.from.is_some() || self.to.is_some()).then(|| self.place(text)),
            has: self.has.iter().map(|(has, wanted)| (*has, *wanted)).collect(),
            review,
            text,
        }
    }

    /// Narrows the part of the text that marks must stand in to what of it lies in a provision and under it.
    /// Where the two have nothing in common, it stays as it is.
    pub fn narrow_to(&mut self, text: &Text, provision: usize) {
        let (before, within) = (self.place(text), text.subtree(provision));
        let (start, end) = (before.start.max(within.start), before.end.min(within.end));
        if start >= end {
            return;
        }
        let eid = |at: usize| text.provisions().get(at).map(|found| found.eid.clone());
        // People know the provision and the ends they gave better than others that begin or end there too.
        let known: Vec<(String, Range<usize>)> = [eid(provision), self.from.clone(), self.to.clone()]
            .into_iter()
            .flatten()
            .filter_map(|eid| text.index_of(&eid).map(|at| (eid, text.subtree(at))))
            .collect();
        let of = |fits: &dyn Fn(&Range<usize>) -> bool, otherwise: usize| {
            known.iter().find(|(_, reach)| fits(reach)).map(|(eid, _)| eid.clone()).or_else(|| eid(otherwise))
        };
        (self.from, self.to) =
            (of(&|reach| reach.start == start, start), of(&|reach| reach.end == end, end - 1));
    }

    /// The provisions that marks must stand in: from the first's beginning to the end of what stands under the
    /// last. Ends that were given the wrong way round are turned; a provision that the text does not hold leaves
    /// nothing.
    fn place(&self, text: &Text) -> Range<usize> {
        let all = 0..text.provisions().len();
        let subtree = |eid: &Option<String>, otherwise: Range<usize>| match eid {
            Some(eid) => text.index_of(eid).map(|at| text.subtree(at)),
            None => Some(otherwise),
        };
        let (Some(from), Some(to)) =
            (subtree(&self.from, 0..0), subtree(&self.to, all.end.saturating_sub(1)..all.end))
        else {
            return 0..0;
        };
        if from.start < to.end { from.start..to.end } else { to.start..from.end }
    }
}

/// A filter made ready for one review and one text.
#[derive(Debug, Clone)]
pub struct Sieve<'a> {
    any_of: HashSet<ConcernId>,
    /// One set for each concern that is wanted.
    all_of: Vec<HashSet<ConcernId>>,
    none_of: HashSet<ConcernId>,
    ratings: BTreeSet<Rating>,
    reviewers: HashSet<ReviewerId>,
    words: Words,
    /// Provision indices; `None` if the place does not matter.
    place: Option<Range<usize>>,
    has: Vec<(Has, bool)>,
    /// Where replies are looked up.
    review: &'a Review,
    text: &'a Text,
}

impl Sieve<'_> {
    /// Says whether the mark, which stands on the sieve's text, is one of those that the filter wants.
    pub fn lets_through(&self, mark: &Annotation) -> bool {
        // What costs least is asked first.
        (self.ratings.is_empty() || self.ratings.contains(&mark.rating))
            && (self.reviewers.is_empty() || self.reviewers.contains(&mark.reviewer))
            && self.has.iter().all(|(what, wanted)| has(self.review, mark, *what) == *wanted)
            && self.fits_concerns(&mark.concerns)
            && self.place.as_ref().is_none_or(|place| self.stands_in(&mark.anchor, place))
            && self.words.occur_in(self.review, mark)
    }

    fn fits_concerns(&self, concerns: &[ConcernId]) -> bool {
        let among = |set: &HashSet<ConcernId>| concerns.iter().any(|id| set.contains(id));
        (self.any_of.is_empty() || among(&self.any_of))
            && self.all_of.iter().all(among)
            && (self.none_of.is_empty() || !among(&self.none_of))
    }

    /// A mark on a whole provision stands wherever that provision reaches; one on the whole text is in no
    /// part of it.
    fn stands_in(&self, anchor: &Anchor, place: &Range<usize>) -> bool {
        match anchor {
            Anchor::Text => *place == (0..self.text.provisions().len()),
            Anchor::Provision(eid) => self.text.index_of(eid).is_some_and(|at| {
                let reach = self.text.subtree(at);
                reach.start < place.end && place.start < reach.end
            }),
            Anchor::Spans(spans) => {
                let inside = |eid: &str| self.text.index_of(eid).is_some_and(|at| place.contains(&at));
                spans.iter().any(|span| inside(&span.at))
            }
        }
    }
}

fn has(review: &Review, mark: &Annotation, what: Has) -> bool {
    match what {
        Has::Comment => !mark.comment.trim().is_empty(),
        Has::Recommendation => !mark.recommendation.trim().is_empty(),
        Has::Reference => !mark.references.is_empty(),
        Has::Amendment => mark.amendment.is_some(),
        Has::Reply => review.reply_count(mark.id) > 0,
    }
}

/// Words to look for.
#[derive(Debug, Clone)]
struct Words {
    /// Folded; empty if words do not matter.
    wanted: memmem::Finder<'static>,
}

impl Words {
    fn new(words: &str) -> Self {
        Self { wanted: memmem::Finder::new(fold(words.trim()).as_bytes()).into_owned() }
    }

    fn occur_in(&self, review: &Review, mark: &Annotation) -> bool {
        if self.wanted.needle().is_empty() {
            return true;
        }
        let mut folded = String::new();
        let mut holds = |words: &str| {
            folded.clear();
            fold_into(words, &mut folded);
            self.wanted.find(folded.as_bytes()).is_some()
        };
        let quoted = |anchor: &Anchor, holds: &mut dyn FnMut(&str) -> bool| match anchor {
            Anchor::Spans(spans) => spans.iter().any(|span| holds(&span.quote)),
            Anchor::Provision(_) | Anchor::Text => false,
        };
        let amended = |amendment: &Amendment, holds: &mut dyn FnMut(&str) -> bool| {
            let Amendment { reason, fallback, sponsor, .. } = amendment;
            [amendment.proposed(), reason, fallback, sponsor].into_iter().any(holds)
        };
        holds(&mark.comment)
            || holds(&mark.recommendation)
            || quoted(&mark.anchor, &mut holds)
            || mark.amendment.as_ref().is_some_and(|amendment| amended(amendment, &mut holds))
            || review.replies_to(mark.id).any(|reply| holds(&reply.comment))
    }
}

/// Words as they are compared when somebody looks for them: canonically decomposed (Unicode NFD) without
/// the combining marks, in lower case, so that `État` is found by `etat`.
pub(crate) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    fold_into(words, &mut folded);
    folded
}

/// Combining marks are all that normalization would put in order, so each character can go by itself.
fn fold_into(words: &str, folded: &mut String) {
    let mut rest = words;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, other) = rest.split_at(plain);
        let start = folded.len();
        folded.push_str(ascii);
        if let Some(tail) = folded.get_mut(start..) {
            tail.make_ascii_lowercase();
        }
        let mut chars = other.chars();
        if let Some(c) = chars.next() {
            fold_char(c, folded);
        }
        rest = chars.as_str();
    }
}

fn fold_char(c: char, folded: &mut String) {
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            // At the end of a word sigma is written otherwise; one looks for it in the middle as well.
            let lower = part.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c });
            folded.extend(lower.filter(|c| !is_combining_mark(*c)));
        }
    });
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;
