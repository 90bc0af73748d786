//! Finding words in what reviewers wrote: quotes, comments, recommendations, proposed words, replies, and the
//! references they cite.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::filter::in_text_order;
use super::search::{Cursor, Folded, Needle, Query, count_below};
use crate::review::{Amendment, Anchor, Annotation, AnnotationId, Reference, Review};
use crate::text::Text;

/// `char`s of a field that are shown before and after what was found.
const BEFORE: usize = 40;
const AFTER: usize = 80;

/// A part of a mark in which words may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The marked words, passages joined as [`Anchor::quote`] joins them.
    Quote,
    Comment,
    Recommendation,
    /// The words that the mark's amendment proposes.
    Proposed,
    /// The reason for the amendment.
    Reason,
    /// The citation of the mark's reference of this number, counted from 0.
    Reference(usize),
    /// The mark's reply of this number, the oldest 0.
    Reply(usize),
}

impl Field {
    /// The words that ranges in this field count through; empty if the mark has no such field.
    pub fn words<'a>(self, mark: &'a Annotation, review: &Review) -> Cow<'a, str> {
        match self {
            Self::Quote => mark.anchor.quote().into(),
            Self::Comment => mark.comment.as_str().into(),
            Self::Recommendation => mark.recommendation.as_str().into(),
            Self::Proposed => mark.amendment.as_ref().map_or("", Amendment::proposed).into(),
            Self::Reason => mark.amendment.as_ref().map_or("", |amendment| &amendment.reason).into(),
            Self::Reply(number) => review
                .replies_to(mark.id)
                .nth(number)
                .map_or_else(|| Cow::Borrowed(""), |reply| Cow::Owned(reply.comment.clone())),
            Self::Reference(number) => {
                let reference = mark.references.get(number).and_then(|id| review.references().get(id));
                reference.map(Reference::citation).unwrap_or_default().into()
            }
        }
    }
}

/// What was found in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InField {
    pub field: Field,
    /// `char`s of the field's words; never empty, in order.
    pub ranges: Vec<Range<usize>>,
    /// `char`s around the first of them, cut between words, for a line in a list.
    pub snippet: Range<usize>,
}

/// The marks on a text made ready for search, on any thread; to be made anew when marks have changed.
#[derive(Debug, Default)]
pub struct MarkIndex {
    /// One piece a field that is not empty.
    folded: Folded,
    /// For each piece its mark, as an index, and its field.
    fields: Vec<(u32, Field)>,
    /// In text order.
    marks: Vec<Indexed>,
}

/// A mark in an index.
#[derive(Debug)]
struct Indexed {
    id: AnnotationId,
    provision: Option<usize>,
    /// One past its last piece.
    end: usize,
}

impl MarkIndex {
    /// Marks on `text`, in text order, those on the whole of it first.
    pub fn new(review: &Review, text: &Text) -> Self {
        let mut marks = in_text_order(review, text);
        marks.sort_by_key(|mark| !matches!(mark.anchor, Anchor::Text));
        Self::of(marks, review, text)
    }

    /// These marks, in the order in which they come.
    pub fn of<'a>(marks: impl IntoIterator<Item = &'a Annotation>, review: &Review, text: &Text) -> Self {
        let citations: HashMap<_, _> =
            review.references().iter().map(|(id, reference)| (id, reference.citation())).collect();
        let mut index = Self::default();
        for mark in marks {
            index.add(Field::Quote, &mark.anchor.quote());
            index.add(Field::Comment, &mark.comment);
            index.add(Field::Recommendation, &mark.recommendation);
            if let Some(amendment) = &mark.amendment {
                index.add(Field::Proposed, amendment.proposed());
                index.add(Field::Reason, &amendment.reason);
            }
            for (number, id) in mark.references.iter().enumerate() {
                index.add(Field::Reference(number), citations.get(id).map_or("", String::as_str));
            }
            for (number, reply) in review.replies_to(mark.id).enumerate() {
                index.add(Field::Reply(number), &reply.comment);
            }
            let whole = matches!(mark.anchor, Anchor::Text);
            let provision = if whole { None } else { mark.anchor.provision(text) };
            index.marks.push(Indexed { id: mark.id, provision, end: index.fields.len() });
        }
        index
    }

    /// Adds a field of the mark that comes next.
    fn add(&mut self, field: Field, words: &str) {
        if !words.is_empty() {
            self.folded.push(words);
            self.fields.push((self.marks.len() as u32, field));
        }
    }

    /// Marks in which the query is found.
    pub fn search(self: &Arc<Self>, query: &Query) -> MarkHits {
        let needle = Needle::new(query);
        let (mut starts, mut marks) = (Vec::new(), Vec::new());
        if let Some(needle) = &needle {
            needle.find(&self.folded, 0..self.fields.len(), &mut starts);
        }
        let (mut at, mut piece) = (0, 0);
        while let Some(&start) = starts.get(at) {
            piece = self.folded.piece_from(piece, start);
            let Some(&(mark, _)) = self.fields.get(piece) else { break };
            let Some(end) = self.marks.get(mark as usize).map(|mark| mark.end) else { break };
            marks.push((mark as usize, at));
            at += count_below(starts.get(at..).unwrap_or_default(), self.folded.start_of(end));
        }
        MarkHits { index: Arc::clone(self), needle, starts, marks }
    }
}

/// The marks in which something was found, in text order.
#[derive(Debug)]
pub struct MarkHits {
    index: Arc<MarkIndex>,
    needle: Option<Needle>,
    /// Bytes in the folded words.
    starts: Vec<u32>,
    /// Marks of the index, each with the number of its first hit.
    marks: Vec<(usize, usize)>,
}

impl MarkHits {
    /// How many marks.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How many hits in all of them.
    pub fn hit_count(&self) -> usize {
        self.starts.len()
    }

    /// The mark number `at`, counted from 0.
    pub fn mark(&self, at: usize) -> Option<AnnotationId> {
        self.indexed(at).map(|mark| mark.id)
    }

    /// The index of the provision where that mark begins; `None` for marks on the text as a whole, and for those
    /// whose place is lost.
    pub fn provision(&self, at: usize) -> Option<usize> {
        self.indexed(at)?.provision
    }

    fn indexed(&self, at: usize) -> Option<&Indexed> {
        self.index.marks.get(self.marks.get(at)?.0)
    }

    /// The marks by the provision where they begin, as numbers for [`MarkHits::mark`].
    pub fn by_provision(&self) -> Vec<(Option<usize>, Range<usize>)> {
        let mut groups: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for at in 0..self.len() {
            let provision = self.provision(at);
            match groups.last_mut() {
                Some((last, marks)) if *last == provision => marks.end = at + 1,
                _ => groups.push((provision, at..at + 1)),
            }
        }
        groups
    }

    /// What was found in the mark number `at`, in the order of [`Field`]; made for the marks that are shown.
    pub fn fields(&self, at: usize) -> Vec<InField> {
        let (Some(needle), Some(&(_, first))) = (&self.needle, self.marks.get(at)) else { return Vec::new() };
        let end = self.marks.get(at + 1).map_or(self.starts.len(), |(_, next)| *next);
        let folded = &self.index.folded;
        let mut rest = self.starts.get(first..end).unwrap_or_default();
        let mut fields = Vec::new();
        while let Some(&start) = rest.first() {
            let piece = folded.piece_at(start);
            let (here, later) = rest.split_at(count_below(rest, folded.start_of(piece + 1)));
            let Some((_, field)) = self.index.fields.get(piece) else { break };
            fields.push(self.index.in_field(needle, piece, *field, here));
            rest = later;
        }
        fields
    }
}

impl MarkIndex {
    fn in_field(&self, needle: &Needle, piece: usize, field: Field, starts: &[u32]) -> InField {
        let first = starts.first().copied().unwrap_or_default();
        let end = needle.end(&self.folded, first);
        let mut cursor = Cursor::new(&self.folded, piece, first);
        let ranges =
            starts.iter().map(|&start| cursor.range(start..needle.end(&self.folded, start))).collect();
        let snippet = self.snippet(piece, first..end);
        let snippet = Cursor::new(&self.folded, piece, snippet.start).range(snippet);
        InField { field, ranges, snippet }
    }

    /// Letters around a hit, in the folded words.
    fn snippet(&self, piece: usize, hit: Range<u32>) -> Range<u32> {
        let start = self.folded.start_of(piece);
        let words = self.folded.piece(piece);
        let (before, after) = ((hit.start - start) as usize, (hit.end - start) as usize);
        let before = words.get(..before).unwrap_or_default();
        let after = words.get(after..).unwrap_or_default();
        let from = match before.char_indices().rev().nth(BEFORE) {
            // Begins with a whole word if there is a space to begin after.
            Some((cut, c)) => {
                let kept = before.get(cut + c.len_utf8()..).unwrap_or_default();
                let word = kept.find(' ').map_or(0, |space| space + 1);
                before.len() - kept.len() + if c == ' ' { 0 } else { word }
            }
            None => 0,
        };
        let to = match after.char_indices().nth(AFTER) {
            Some((cut, ' ')) => cut,
            Some((cut, _)) => after.get(..cut).and_then(|kept| kept.rfind(' ')).unwrap_or(cut),
            None => after.len(),
        };
        start + from as u32..hit.end + to as u32
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::review::{AmendmentKind, Edit, Moment, ReferenceId, Reply, ReviewerId, arbitrary};

    fn mark(number: u128, anchor: Anchor, comment: &str, recommendation: &str) -> Annotation {
        let mut mark = Annotation::new(arbitrary::text().id().clone(), ReviewerId::from_bits(1), anchor);
        mark.id = AnnotationId::from_bits(number);
        mark.comment = comment.to_owned();
        mark.recommendation = recommendation.to_owned();
        mark
    }

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    fn cut(words: &str, range: &Range<usize>) -> String {
        words.chars().skip(range.start).take(range.len()).collect()
    }

    #[test]
    fn every_field_of_a_mark_is_searched_and_marks_come_by_provision() {
        let (text, mut review) = (arbitrary::text(), arbitrary::review());
        let passage = Anchor::passages(&text, [(0, 0..16)]).unwrap();
        let mut cites = mark(3, Anchor::Provision("art_3".into()), "See the source.", "");
        cites.references = vec![ReferenceId::from_bits(1), ReferenceId::from_bits(2)];
        let marks = [
            mark(1, passage, "No État may; the etat must not", "Bind the state"),
            mark(2, Anchor::Provision("art_2".into()), "Nothing here", ""),
            cites,
            mark(4, Anchor::Text, "Every state", ""),
        ];
        for mark in marks {
            review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
        }
        let index = Arc::new(MarkIndex::new(&review, &text));
        let found = index.search(&query("stat"));
        assert_eq!(found.by_provision(), [(None, 0..1), (Some(0), 1..2)]);
        assert_eq!((found.len(), found.hit_count()), (2, 3));
        assert_eq!(found.mark(1), Some(AnnotationId::from_bits(1)));
        let fields: Vec<_> =
            found.fields(1).into_iter().map(|found| (found.field, format!("{:?}", found.ranges))).collect();
        assert_eq!(fields, [(Field::Quote, "[5..9]".into()), (Field::Recommendation, "[9..13]".into())]);
        assert_eq!(index.search(&query("ETAT")).fields(0)[0].ranges, [3..7, 17..21]);
        let source = index.search(&query("source 2"));
        let mark = &review.annotations()[&source.mark(0).unwrap()];
        assert_eq!(source.fields(0)[0].field, Field::Reference(1));
        assert_eq!(source.fields(0)[0].field.words(mark, &review), "Source 2");
        assert!(source.fields(1).is_empty() && source.mark(1).is_none());
        assert!(index.search(&query(" ")).is_empty());
    }

    #[test]
    fn proposed_words_and_replies_are_searched() {
        let (text, mut review) = (arbitrary::text(), arbitrary::review());
        let mut amended = mark(1, Anchor::Text, "", "");
        amended.amendment = Some(Amendment {
            reason: "as courts ask".into(),
            ..Amendment::new(AmendmentKind::Insert, "a court's order")
        });
        review.apply(Edit::PutAnnotation(Box::new(amended.clone()))).unwrap();
        for (at, words) in ["no", "the court agreed"].into_iter().enumerate() {
            let reply = Reply::new(amended.id, ReviewerId::from_bits(2), words);
            let created = Moment::from_unix(at as i64);
            review.apply(Edit::PutReply(Box::new(Reply { created, ..reply }))).unwrap();
        }
        let found = Arc::new(MarkIndex::new(&review, &text)).search(&query("court"));
        let fields: Vec<Field> = found.fields(0).iter().map(|found| found.field).collect();
        assert_eq!(fields, [Field::Proposed, Field::Reason, Field::Reply(1)]);
        assert_eq!(Field::Reply(1).words(&amended, &review), "the court agreed");
        // What is only kept in case the kind changes again is not proposed.
        amended.amendment = Some(Amendment::new(AmendmentKind::Delete, "a court's order"));
        assert_eq!(Field::Proposed.words(&amended, &review), "");
    }

    #[test]
    fn a_snippet_is_cut_between_words() {
        let text = arbitrary::text();
        let long = format!("{} needle, {}", "before ".repeat(30), "afterwards ".repeat(30));
        let marks = [mark(1, Anchor::Text, &long, "")];
        let index = Arc::new(MarkIndex::of(&marks, &arbitrary::review(), &text));
        let snippet = cut(&long, &index.search(&query("NEEDLE")).fields(0)[0].snippet);
        assert!(snippet.starts_with("before") && snippet.ends_with("afterwards"), "{snippet}");
        assert!(snippet.contains("needle") && snippet.len() < 6 + BEFORE + AFTER + 2, "{snippet}");
    }

    proptest! {
        #[test]
        fn ranges_and_snippets_lie_in_their_fields(marks in prop::collection::vec(arbitrary::mark(), 1..5), words in "[a-z ]{1,2}") {
            let (text, review) = (arbitrary::text(), arbitrary::review());
            let found = Arc::new(MarkIndex::of(&marks, &review, &text)).search(&query(&words));
            for at in 0..found.len() {
                let fields = found.fields(at);
                prop_assert!(!fields.is_empty());
                // Several marks may share an id here; one of them holds what was found.
                let holds = |mark: &Annotation| fields.iter().all(|found| {
                    let words = found.field.words(mark, &review);
                    let shown = cut(&words, &found.snippet).to_lowercase();
                    found.ranges.iter().all(|range| range.end <= words.chars().count() && !range.is_empty())
                        && found.snippet.end <= words.chars().count()
                        && found.snippet.start <= found.ranges[0].start
                        && found.snippet.end >= found.ranges[0].end
                        && !shown.is_empty()
                });
                prop_assert!(marks.iter().any(|mark| Some(mark.id) == found.mark(at) && holds(mark)));
            }
            let plain = |mark: &&Annotation| [Field::Quote, Field::Comment, Field::Recommendation, Field::Reference(0)]
                .iter().any(|field| field.words(mark, &review).contains(&words));
            if !words.trim().is_empty() {
                prop_assert!(found.len() >= marks.iter().filter(plain).count());
            }
        }
    }
}
