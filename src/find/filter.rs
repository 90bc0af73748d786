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

    pub fn lets_through(&self, mark: &Annotation, codebook: &Codebook) -> bool {
        let concern = self.concerns.is_empty()
            || mark
                .concerns
                .iter()
                .any(|id| self.concerns.iter().any(|wanted| codebook.is_under(id, wanted)));
        let rating = self.ratings.is_empty() || self.ratings.contains(&mark.rating);
        concern && rating && self.holds_words(mark)
    }

    fn holds_words(&self, mark: &Annotation) -> bool {
        let wanted = self.words.trim().to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&wanted);
        wanted.is_empty()
            || holds(&mark.comment)
            || holds(&mark.recommendation)
            || holds(&mark.anchor.quote())
    }
}
