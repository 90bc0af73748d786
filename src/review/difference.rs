//! What lies between two states of one review, for people who choose between them.

use super::id::AnnotationId;
use super::state::Review;

/// What a later state of a review has that an earlier one has not, and the other way round. Ids in their own order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub new: Vec<AnnotationId>,
    /// Marks that say something else, whatever their revision and date of change.
    pub changed: Vec<AnnotationId>,
    /// Marks that are in the earlier state only.
    pub gone: Vec<AnnotationId>,
    /// Something differs that is no mark: texts, their files, concerns, replies, people, references, titles, or what reviewers
    /// keep for themselves.
    pub otherwise: bool,
}

impl Difference {
    pub fn between(earlier: &Review, later: &Review) -> Self {
        let (old, new) = (earlier.annotations(), later.annotations());
        let differs = |id: &AnnotationId| match (old.get(id), new.get(id)) {
            (Some(old), Some(new)) => !old.says_the_same_as(new),
            _ => false,
        };
        let bare = |review: &Review| {
            let mut bare = review.clone();
            bare.annotations.clear();
            bare.tombstones.clear();
            bare
        };
        Self {
            new: new.keys().filter(|id| !old.contains_key(id)).copied().collect(),
            changed: new.keys().filter(|id| differs(id)).copied().collect(),
            gone: old.keys().filter(|id| !new.contains_key(id)).copied().collect(),
            otherwise: bare(earlier) != bare(later),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty() && !self.otherwise
    }
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary::{review, text};
    use super::super::{Anchor, Annotation, Edit, Rating, ReviewerId};
    use super::*;

    fn mark(id: u128) -> Annotation {
        let mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
        Annotation { id: AnnotationId::from_bits(id), created: crate::review::Moment::from_unix(0), ..mark }
    }

    #[test]
    fn marks_are_told_apart_by_what_they_say() {
        let mut earlier = review();
        let put = |review: &mut Review, mark| review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
        for id in 1..=3 {
            put(&mut earlier, mark(id));
        }
        let mut later = earlier.clone();
        assert!(Difference::between(&earlier, &later).is_empty());
        // A change that says what was said before is none.
        put(&mut later, mark(1));
        assert!(Difference::between(&earlier, &later).is_empty());
        let mut graver = mark(2);
        graver.rating = Rating::RedLine;
        put(&mut later, graver);
        later.apply(Edit::RemoveAnnotation(AnnotationId::from_bits(3))).unwrap();
        put(&mut later, mark(4));
        let id = AnnotationId::from_bits;
        let found = Difference::between(&earlier, &later);
        assert_eq!((found.new, found.changed, found.gone), (vec![id(4)], vec![id(2)], vec![id(3)]));
        assert!(!found.otherwise);
        later.apply(Edit::SetTitle("Another".into())).unwrap();
        assert!(Difference::between(&earlier, &later).otherwise);
    }
}
