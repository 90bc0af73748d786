//! Finding words in what reviewers wrote: quotes, comments, recommendations and the references they cite.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::filter::in_text_order;
use super::search::{Cursor, Folded, Needle, Query};
use crate::review::{Anchor, Annotation, AnnotationId, Reference, Review};
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
    /// The citation of the mark's reference of this number, counted from 0.
    Reference(usize),
}

impl Field {
    /// The words that ranges in this field count through; empty if the mark has no such field.
    pub fn words<'a>(self, mark: &'a Annotation, review: &Review) -> Cow<'a, str> {
        match self {
            Self::Quote => mark.anchor.quote().into(),
            Self::Comment => mark.comment.as_str().into(),
            Self::Recommendation => mark.recommendation.as_str().into(),
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

/// A mark in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkHit {
    pub mark: AnnotationId,
    /// Fields in the order of [`Field`]; never empty.
    pub fields: Vec<InField>,
}

/// Marks that begin in one provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionHits {
    /// Index of the provision; `None` for marks on the text as a whole, and for those whose place is lost.
    pub provision: Option<usize>,
    /// In text order.
    pub marks: Vec<MarkHit>,
}

/// The marks on a text made ready for search; to be made anew when marks have changed.
#[derive(Debug)]
pub struct MarkIndex {
    /// One piece a field that is not empty.
    folded: Folded,
    /// For each piece its mark, as an index, and its field.
    fields: Vec<(u32, Field)>,
    /// In text order.
    marks: Vec<(AnnotationId, Option<usize>)>,
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
        let mut index = Self { folded: Folded::default(), fields: Vec::new(), marks: Vec::new() };
        for mark in marks {
            index.add(Field::Quote, &mark.anchor.quote());
            index.add(Field::Comment, &mark.comment);
            index.add(Field::Recommendation, &mark.recommendation);
            for (number, id) in mark.references.iter().enumerate() {
                index.add(Field::Reference(number), citations.get(id).map_or("", String::as_str));
            }
            let whole = matches!(mark.anchor, Anchor::Text);
            let provision = if whole { None } else { mark.anchor.provision(text) };
            index.marks.push((mark.id, provision));
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

    /// Marks in which the query is found, by provision, in text order.
    pub fn search(&self, query: &Query) -> Vec<ProvisionHits> {
        let Some(needle) = Needle::new(query) else { return Vec::new() };
        let mut starts = Vec::new();
        needle.find(&self.folded, 0..self.fields.len(), &mut starts);
        let mut found: Vec<ProvisionHits> = Vec::new();
        let mut rest = starts.as_slice();
        let mut last = None;
        while let Some(&first) = rest.first() {
            let piece = self.folded.piece_at(first);
            let (here, later) =
                rest.split_at(rest.partition_point(|&at| at < self.folded.start_of(piece + 1)));
            rest = later;
            let Some(&(mark, field)) = self.fields.get(piece) else { break };
            let Some(&(id, provision)) = self.marks.get(mark as usize) else { break };
            if found.last().is_none_or(|group| group.provision != provision) {
                found.push(ProvisionHits { provision, marks: Vec::new() });
            }
            let Some(group) = found.last_mut() else { break };
            if last != Some(mark) {
                group.marks.push(MarkHit { mark: id, fields: Vec::new() });
                last = Some(mark);
            }
            if let Some(hit) = group.marks.last_mut() {
                hit.fields.push(self.in_field(&needle, piece, field, here));
            }
        }
        found
    }

    fn in_field(&self, needle: &Needle, piece: usize, field: Field, starts: &[u32]) -> InField {
        let first = starts.first().copied().unwrap_or_default();
        let end = needle.end(&self.folded, first);
        let snippet = self.snippet(piece, first..end);
        let mut cursor = Cursor::new(&self.folded, piece, snippet.start);
        let from = cursor.source(snippet.start);
        let ranges: Vec<_> =
            starts.iter().map(|&start| cursor.range(start..needle.end(&self.folded, start))).collect();
        let to = Cursor::new(&self.folded, piece, snippet.start).range(snippet).end;
        InField { field, ranges, snippet: from..to }
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
    use crate::review::{Edit, ReferenceId, ReviewerId, arbitrary};

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
        let index = MarkIndex::new(&review, &text);
        let found = index.search(&query("stat"));
        let marks: Vec<_> = found.iter().map(|group| (group.provision, group.marks.len())).collect();
        assert_eq!(marks, [(None, 1), (Some(0), 1)]);
        let hit = &found[1].marks[0];
        assert_eq!(hit.mark, AnnotationId::from_bits(1));
        let fields: Vec<_> = hit.fields.iter().map(|found| (found.field, found.ranges.clone())).collect();
        assert_eq!(fields, [(Field::Quote, vec![5..9]), (Field::Recommendation, vec![9..13])]);
        let etat = index.search(&query("ETAT"));
        assert_eq!(etat[0].marks[0].fields[0].ranges, [3..7, 17..21]);
        let source = index.search(&query("source 2"));
        let hit = &source[0].marks[0];
        let mark = &review.annotations()[&hit.mark];
        assert_eq!(hit.fields[0].field, Field::Reference(1));
        assert_eq!(hit.fields[0].field.words(mark, &review), "Source 2");
        assert!(index.search(&query(" ")).is_empty());
    }

    #[test]
    fn a_snippet_is_cut_between_words() {
        let text = arbitrary::text();
        let long = format!("{} needle, {}", "before ".repeat(30), "afterwards ".repeat(30));
        let marks = [mark(1, Anchor::Text, &long, "")];
        let found = MarkIndex::of(&marks, &arbitrary::review(), &text).search(&query("NEEDLE"));
        let snippet = cut(&long, &found[0].marks[0].fields[0].snippet);
        assert!(snippet.starts_with("before") && snippet.ends_with("afterwards"), "{snippet}");
        assert!(snippet.contains("needle") && snippet.len() < 6 + BEFORE + AFTER + 2, "{snippet}");
    }

    proptest! {
        #[test]
        fn ranges_and_snippets_lie_in_their_fields(marks in prop::collection::vec(arbitrary::mark(), 1..5), words in "[a-z ]{1,2}") {
            let (text, review) = (arbitrary::text(), arbitrary::review());
            let index = MarkIndex::of(&marks, &review, &text);
            let found = index.search(&query(&words));
            for hit in found.iter().flat_map(|group| &group.marks) {
                // Several marks may share an id here; one of them holds what was found.
                let holds = |mark: &Annotation| hit.fields.iter().all(|found| {
                    let words = found.field.words(mark, &review);
                    found.ranges.iter().all(|range| range.end <= words.chars().count() && !range.is_empty())
                        && found.snippet.end <= words.chars().count()
                        && found.snippet.start <= found.ranges[0].start
                        && found.snippet.end >= found.ranges[0].end
                });
                prop_assert!(marks.iter().any(|mark| mark.id == hit.mark && holds(mark)));
            }
            let plain = |mark: &&Annotation| [Field::Quote, Field::Comment, Field::Recommendation, Field::Reference(0)]
                .iter().any(|field| field.words(mark, &review).contains(&words));
            let count: usize = found.iter().map(|group| group.marks.len()).sum();
            if !words.trim().is_empty() {
                prop_assert!(count >= marks.iter().filter(plain).count());
            }
        }
    }
}
