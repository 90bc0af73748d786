//! Marks in text order, and which of them a filter lets through.

use std::collections::BTreeSet;

use crate::review::{Annotation, Codebook, ConcernId, Rating, Review};
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

/// Which marks to show. Empty sets let everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any of these, or of what stands under them.
    pub concerns: BTreeSet<ConcernId>,
    /// Any of these.
    pub ratings: BTreeSet<Rating>,
    /// Must occur in quote, comment or recommendation, whatever the case.
    pub words: String,
}

impl Filter {
    /// Says whether it lets every mark through.
    pub fn is_open(&self) -> bool {
        self.concerns.is_empty() && self.ratings.is_empty() && self.words.trim().is_empty()
    }

    /// The filter with its concerns spread over what stands under them, to be asked many times.
    pub fn sieve(&self, codebook: &Codebook) -> Sieve {
        let under = |id: &ConcernId| codebook.lineage(id).any(|above| self.concerns.contains(above));
        let concerns = codebook.concerns().keys().filter(|id| under(id)).cloned().collect();
        let filtered = !self.concerns.is_empty();
        Sieve { filtered, concerns, ratings: self.ratings.clone(), words: self.words.trim().to_lowercase() }
    }
}

/// A filter made ready for one codebook.
#[derive(Debug, Clone)]
pub struct Sieve {
    /// Whether concerns matter at all.
    filtered: bool,
    concerns: BTreeSet<ConcernId>,
    ratings: BTreeSet<Rating>,
    /// In lower case; empty if words do not matter.
    words: String,
}

impl Sieve {
    pub fn lets_through(&self, mark: &Annotation) -> bool {
        let concern = !self.filtered || mark.concerns.iter().any(|id| self.concerns.contains(id));
        let rating = self.ratings.is_empty() || self.ratings.contains(&mark.rating);
        concern && rating && self.holds_words(mark)
    }

    fn holds_words(&self, mark: &Annotation) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.words);
        self.words.is_empty()
            || holds(&mark.comment)
            || holds(&mark.recommendation)
            || holds(&mark.anchor.quote())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Anchor, Edit, ReviewerId, arbitrary};

    fn mark(concern: &str, rating: Rating, comment: &str) -> Annotation {
        let text = arbitrary::text();
        let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), Anchor::Text);
        mark.concerns = vec![ConcernId::new(concern)];
        mark.rating = rating;
        mark.comment = comment.to_owned();
        mark
    }

    #[test]
    fn a_filter_lets_through_what_stands_under_its_concerns() {
        let codebook = Codebook::shipped();
        let mut filter = Filter::default();
        let (covert, scope) =
            (mark("covert", Rating::Note, ""), mark("scope", Rating::RedLine, "Überwachung"));
        assert!(filter.is_open() && filter.sieve(&codebook).lets_through(&covert));
        filter.concerns.insert(ConcernId::new("surveillance"));
        let sieve = filter.sieve(&codebook);
        assert!(sieve.lets_through(&covert) && !sieve.lets_through(&scope));
        let words = Filter { words: " ÜBERW".into(), ..Filter::default() }.sieve(&codebook);
        assert!(!words.lets_through(&covert) && words.lets_through(&scope));
        let red = Filter { ratings: [Rating::RedLine].into(), ..Filter::default() }.sieve(&codebook);
        assert!(!red.lets_through(&covert) && red.lets_through(&scope));
        let lost = Filter { concerns: [ConcernId::new("gone")].into(), ..Filter::default() }.sieve(&codebook);
        assert!(!lost.lets_through(&covert));
    }

    #[test]
    fn marks_come_in_text_order_the_wider_first() {
        let mut review = arbitrary::review();
        let text = arbitrary::text();
        let passages = [(2, 0..4), (0, 5..20), (0, 5..10), (0, 0..4), (1, 0..7)];
        for (provision, range) in passages {
            let anchor = Anchor::passages(&text, [(provision, range)]).unwrap();
            let mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
            review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
        }
        let quotes: Vec<_> = in_text_order(&review, &text).iter().map(|mark| mark.anchor.quote()).collect();
        assert_eq!(quotes, ["Each", "State Party sha", "State", "Respect", "Each"]);
    }
}
