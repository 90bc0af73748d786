//! What an edit will change, as it is before: so that the index of marks need not be made anew for each.

use crate::review::{Annotation, AnnotationId, Concern, Edit, Review};

/// Most marks that are taken in one by one; beyond, making the index anew is quicker.
const MOST: usize = 64;

/// The marks that an edit changes, as they are before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Before {
    /// `None` for a mark that is not there yet.
    Marks(Vec<(AnnotationId, Option<Annotation>)>),
    /// Nothing that shows on a mark.
    Nothing,
    /// Concerns are called otherwise, and no mark changes.
    Renamed,
    /// More than a few marks may look different afterwards.
    #[default]
    Everything,
}

impl Before {
    pub(super) fn of(review: &Review, edit: &Edit) -> Self {
        let mut found = Found::default();
        if !gather(review, edit, &mut found) || found.marks.len() > MOST {
            return Self::Everything;
        }
        match (found.concerns, found.marks.is_empty()) {
            (false, _) => Self::Marks(found.marks),
            (true, true) if found.renamed => Self::Renamed,
            (true, true) => Self::Nothing,
            (true, false) => Self::Everything,
        }
    }

    /// Says whether the marks stand where they stood, and are drawn and counted as before.
    pub(super) fn looks_the_same_in(&self, review: &Review) -> bool {
        let Self::Marks(marks) = self else { return false };
        marks.iter().all(|(id, before)| match (before, review.annotations().get(id)) {
            (Some(old), Some(new)) => {
                (&old.anchor, &old.concerns, old.rating, &old.text)
                    == (&new.anchor, &new.concerns, new.rating, &new.text)
            }
            _ => false,
        })
    }
}

/// What an edit touches.
#[derive(Default)]
struct Found {
    marks: Vec<(AnnotationId, Option<Annotation>)>,
    /// It changes concerns, if only their words.
    concerns: bool,
    renamed: bool,
}

/// Says whether marks with the concern are ordered, coloured and counted by both alike.
fn looks_the_same(one: &Concern, other: &Concern) -> bool {
    (one.colour, &one.letter, &one.parent, one.order)
        == (other.colour, &other.letter, &other.parent, other.order)
}

/// Gathers what an edit touches; says whether it touches nothing that all marks depend on.
fn gather(review: &Review, edit: &Edit, found: &mut Found) -> bool {
    let marks = &mut found.marks;
    let mut put = |id: AnnotationId| {
        if marks.len() <= MOST && !marks.iter().any(|(known, _)| *known == id) {
            marks.push((id, review.annotations().get(&id).cloned()));
        }
        true
    };
    match edit {
        // A filter may ask for replies, and rows show that there are some.
        Edit::PutReply(reply) => put(reply.to),
        Edit::RemoveReply(id) => review.replies().get(id).is_none_or(|reply| put(reply.to)),
        Edit::PutAnnotation(mark) => put(mark.id),
        Edit::RemoveAnnotation(id) => put(*id),
        Edit::All(edits) => edits.iter().all(|edit| gather(review, edit, found)),
        Edit::PutConcern(id, new) => {
            found.concerns = true;
            let old = review.codebook().get(id);
            found.renamed |= old.is_some_and(|old| old.name != new.name);
            old.is_some_and(|old| looks_the_same(old, new))
        }
        // Nobody's marks are theirs yet, or any more.
        Edit::PutReviewer(reviewer) => !review.reviewers().contains_key(&reviewer.id),
        Edit::RemoveReviewer(_)
        | Edit::SetTitle(_)
        | Edit::PutReference(..)
        | Edit::RemoveReference(_)
        | Edit::PutOriginal(_)
        | Edit::RemoveOriginal(_)
        | Edit::PutDesk(..)
        | Edit::RemoveDesk(_) => true,
        Edit::PutText(_) | Edit::RemoveText(_) | Edit::RemoveConcern(_) => false,
    }
}
