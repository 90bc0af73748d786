//! The one way to change a review: an [`Edit`] applied by [`Review::apply`], which returns its inverse.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::annotation::Annotation;
use super::codebook::{Codebook, Concern, ConcernId};
use super::id::{AnnotationId, ReferenceId, ReviewerId};
use super::record::{Reference, References, Reviewer};
use crate::text::{Text, TextId};

/// Everything that is said about one or more texts, and the texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    title: String,
    texts: BTreeMap<TextId, Arc<Text>>,
    codebook: Codebook,
    reviewers: BTreeMap<ReviewerId, Reviewer>,
    references: References,
    annotations: BTreeMap<AnnotationId, Annotation>,
    /// Deleted marks: id and last revision, nothing of what they said.
    tombstones: BTreeMap<AnnotationId, u32>,
}

/// One change. `Put` adds a record or replaces the one with its id.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    SetTitle(String),
    PutText(Arc<Text>),
    /// Refused while a mark stands on it.
    RemoveText(TextId),
    PutConcern(ConcernId, Box<Concern>),
    /// Refused while a mark uses it or a concern stands under it.
    RemoveConcern(ConcernId),
    PutReviewer(Reviewer),
    /// Refused while a mark is theirs.
    RemoveReviewer(ReviewerId),
    PutReference(ReferenceId, Reference),
    /// Refused while a mark cites it.
    RemoveReference(ReferenceId),
    PutAnnotation(Box<Annotation>),
    /// Leaves a tombstone, so that a merge does not bring the mark back.
    RemoveAnnotation(AnnotationId),
    /// All or, if one is refused, none.
    All(Vec<Edit>),
}

/// Why an edit was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("this project is open for reading only")]
    ReadOnly,
    #[error("the record to change is no longer there")]
    Gone,
    #[error("the mark belongs to another reviewer; only they can change it")]
    NotYours,
    #[error("the mark stands on a text that this project does not hold")]
    UnknownText,
    #[error("the mark belongs to a reviewer whom this project does not hold")]
    UnknownReviewer,
    #[error("the concern `{0}` is not in this project's codebook")]
    UnknownConcern(ConcernId),
    #[error("the mark cites a reference that this project does not hold")]
    UnknownReference,
    #[error("the concern “{name}” cannot be removed: {count} marks use it")]
    ConcernInUse { name: String, count: usize },
    #[error("the concern “{0}” cannot be removed: other concerns stand under it")]
    ConcernHasChildren(String),
    #[error("a concern cannot stand under itself")]
    CircularConcern,
    #[error("a concern needs a name")]
    NamelessConcern,
    #[error("it cannot be removed while {0} marks rest on it")]
    InUse(usize),
}

impl Review {
    /// A review without texts or marks.
    pub fn new(title: &str, codebook: Codebook) -> Self {
        Self { title: title.to_owned(), codebook, ..Self::default() }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    pub fn texts(&self) -> &BTreeMap<TextId, Arc<Text>> {
        &self.texts
    }

    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    pub fn reviewers(&self) -> &BTreeMap<ReviewerId, Reviewer> {
        &self.reviewers
    }

    pub fn references(&self) -> &BTreeMap<ReferenceId, Reference> {
        &self.references
    }

    pub fn annotations(&self) -> &BTreeMap<AnnotationId, Annotation> {
        &self.annotations
    }

    pub fn tombstones(&self) -> &BTreeMap<AnnotationId, u32> {
        &self.tombstones
    }

    /// Puts a review together from a file's records, unchecked; [`Review::problems`] tells what is wrong.
    pub fn from_records(
        title: String,
        texts: BTreeMap<TextId, Arc<Text>>,
        codebook: Codebook,
        reviewers: BTreeMap<ReviewerId, Reviewer>,
        references: BTreeMap<ReferenceId, Reference>,
        annotations: BTreeMap<AnnotationId, Annotation>,
        tombstones: BTreeMap<AnnotationId, u32>,
    ) -> Self {
        Self { title, texts, codebook, reviewers, references, annotations, tombstones }
    }

    /// What does not hold together, in sentences, each naming its mark.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for mark in self.annotations.values() {
            let fault = match self.texts.get(&mark.text) {
                None => Some(EditError::UnknownText.to_string()),
                Some(text) => mark.anchor.check(text).err().map(|fault| fault.to_string()),
            };
            let missing = self.check_mentions(mark).err().map(|error| error.to_string());
            problems
                .extend([fault, missing].into_iter().flatten().map(|why| format!("mark {}: {why}", mark.id)));
        }
        problems
    }

    /// Changes the review and returns the edit that takes the change back.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetTitle(title) => Ok(Edit::SetTitle(std::mem::replace(&mut self.title, title))),
            Edit::PutText(text) => {
                let id = text.id().clone();
                Ok(match self.texts.insert(id.clone(), text) {
                    Some(old) => Edit::PutText(old),
                    None => Edit::RemoveText(id),
                })
            }
            Edit::RemoveText(id) => {
                free(self.annotations.values().filter(|mark| mark.text == id).count())?;
                self.texts.remove(&id).map(Edit::PutText).ok_or(EditError::Gone)
            }
            Edit::PutConcern(id, concern) => self.put_concern(id, *concern),
            Edit::RemoveConcern(id) => self.remove_concern(&id),
            Edit::PutReviewer(mut reviewer) => {
                let id = reviewer.id;
                let known = self.reviewers.get(&id);
                reviewer.revision = known.map_or(reviewer.revision, |old| old.revision + 1);
                Ok(match self.reviewers.insert(id, reviewer) {
                    Some(old) => Edit::PutReviewer(old),
                    None => Edit::RemoveReviewer(id),
                })
            }
            Edit::RemoveReviewer(id) => {
                free(self.annotations.values().filter(|mark| mark.reviewer == id).count())?;
                self.reviewers.remove(&id).map(Edit::PutReviewer).ok_or(EditError::Gone)
            }
            Edit::PutReference(id, mut reference) => {
                let known = self.references.get(&id);
                reference.revision = known.map_or(reference.revision, |old| old.revision + 1);
                Ok(match self.references.insert(id, reference) {
                    Some(old) => Edit::PutReference(id, old),
                    None => Edit::RemoveReference(id),
                })
            }
            Edit::RemoveReference(id) => {
                free(self.annotations.values().filter(|mark| mark.references.contains(&id)).count())?;
                self.references.remove(&id).map(|old| Edit::PutReference(id, old)).ok_or(EditError::Gone)
            }
            Edit::PutAnnotation(mark) => self.put_annotation(*mark),
            Edit::RemoveAnnotation(id) => {
                let old = self.annotations.remove(&id).ok_or(EditError::Gone)?;
                self.tombstones.insert(id, old.revision + 1);
                Ok(Edit::PutAnnotation(Box::new(old)))
            }
            Edit::All(edits) => self.apply_all(edits),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    // Inverses of edits that have just been applied always apply.
                    for inverse in inverses.into_iter().rev() {
                        let _undone = self.apply(inverse);
                    }
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::All(inverses))
    }

    fn put_annotation(&mut self, mut mark: Annotation) -> Result<Edit, EditError> {
        if !self.texts.contains_key(&mark.text) {
            return Err(EditError::UnknownText);
        }
        self.check_mentions(&mark)?;
        let id = mark.id;
        let before = self.annotations.get(&id);
        if before.is_some_and(|old| old.reviewer != mark.reviewer) {
            return Err(EditError::NotYours);
        }
        // Revisions only grow, through undo as well, so that a merge never takes an old state for a new one.
        let last = before.map(|old| old.revision).or_else(|| self.tombstones.get(&id).copied());
        mark.revision = last.map_or(mark.revision, |last| last + 1);
        self.tombstones.remove(&id);
        Ok(match self.annotations.insert(id, mark) {
            Some(old) => Edit::PutAnnotation(Box::new(old)),
            None => Edit::RemoveAnnotation(id),
        })
    }

    /// Refuses a mark that names a reviewer, concern or reference the review does not hold.
    fn check_mentions(&self, mark: &Annotation) -> Result<(), EditError> {
        if !self.reviewers.contains_key(&mark.reviewer) {
            return Err(EditError::UnknownReviewer);
        }
        if let Some(unknown) = mark.concerns.iter().find(|id| self.codebook.get(id).is_none()) {
            return Err(EditError::UnknownConcern(unknown.clone()));
        }
        if mark.references.iter().any(|id| !self.references.contains_key(id)) {
            return Err(EditError::UnknownReference);
        }
        Ok(())
    }

    fn put_concern(&mut self, id: ConcernId, mut concern: Concern) -> Result<Edit, EditError> {
        if concern.name.trim().is_empty() {
            return Err(EditError::NamelessConcern);
        }
        if let Some(parent) = &concern.parent {
            if *parent == id || self.codebook.is_under(parent, &id) {
                return Err(EditError::CircularConcern);
            }
            if self.codebook.get(parent).is_none() {
                return Err(EditError::UnknownConcern(parent.clone()));
            }
        }
        let known = self.codebook.get(&id);
        concern.revision = known.map_or(concern.revision, |old| old.revision + 1);
        Ok(match self.codebook.concerns.insert(id.clone(), concern) {
            Some(old) => Edit::PutConcern(id, Box::new(old)),
            None => Edit::RemoveConcern(id),
        })
    }

    fn remove_concern(&mut self, id: &ConcernId) -> Result<Edit, EditError> {
        let name = self.codebook.name(id).to_owned();
        let count = self.annotations.values().filter(|mark| mark.concerns.contains(id)).count();
        if count > 0 {
            return Err(EditError::ConcernInUse { name, count });
        }
        if self.codebook.concerns.values().any(|concern| concern.parent.as_ref() == Some(id)) {
            return Err(EditError::ConcernHasChildren(name));
        }
        let old = self.codebook.concerns.remove(id).ok_or(EditError::Gone)?;
        Ok(Edit::PutConcern(id.clone(), Box::new(old)))
    }
}

fn free(users: usize) -> Result<(), EditError> {
    if users == 0 { Ok(()) } else { Err(EditError::InUse(users)) }
}

#[cfg(test)]
impl Review {
    pub(super) fn forget_revisions(&mut self) {
        self.annotations.values_mut().for_each(|mark| mark.revision = 0);
        self.codebook.concerns.values_mut().for_each(|concern| concern.revision = 0);
        self.reviewers.values_mut().for_each(|reviewer| reviewer.revision = 0);
        self.references.values_mut().for_each(|reference| reference.revision = 0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::{edit, mark, review, text, timeless};
    use super::*;
    use crate::review::Anchor;

    proptest! {
        #[test]
        fn every_edit_can_be_taken_back(edits in prop::collection::vec(edit(), 1..12)) {
            let mut review = review();
            let mut inverses = Vec::new();
            let before = timeless(&review);
            for edit in edits {
                let untouched = review.clone();
                if let Ok(inverse) = review.apply(edit) {
                    inverses.push(inverse);
                } else {
                    prop_assert_eq!(timeless(&review), timeless(&untouched));
                }
            }
            for inverse in inverses.into_iter().rev() {
                review.apply(inverse).unwrap();
            }
            prop_assert_eq!(timeless(&review), before);
        }

        #[test]
        fn no_accepted_edit_leaves_a_review_that_does_not_hold(edits in prop::collection::vec(edit(), 1..12)) {
            let mut review = review();
            for edit in edits {
                let _refused = review.apply(edit);
                prop_assert_eq!(review.problems(), Vec::<String>::new());
            }
        }

        #[test]
        fn a_revision_never_shrinks(marks in prop::collection::vec(mark(), 2..6)) {
            let mut review = review();
            let mut last = 0;
            for mark in marks {
                let mut mark = mark;
                mark.id = AnnotationId::from_bits(1);
                mark.reviewer = ReviewerId::from_bits(1);
                let undo = review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
                let now = review.annotations()[&AnnotationId::from_bits(1)].revision;
                prop_assert!(now >= last);
                review.apply(undo).unwrap();
                let id = AnnotationId::from_bits(1);
                let undone = review.annotations().get(&id).map(|mark| mark.revision);
                last = undone.or_else(|| review.tombstones().get(&id).copied()).unwrap();
                prop_assert!(last > now);
            }
        }
    }

    #[test]
    fn nobody_writes_in_anothers_name() {
        let mut review = review();
        let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
        review.apply(Edit::PutAnnotation(Box::new(mark.clone()))).unwrap();
        mark.reviewer = ReviewerId::from_bits(2);
        assert_eq!(review.apply(Edit::PutAnnotation(Box::new(mark))), Err(EditError::NotYours));
    }

    #[test]
    fn deleting_leaves_no_content_behind() {
        let mut review = review();
        let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
        mark.comment = "told in confidence".into();
        let id = mark.id;
        review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
        review.apply(Edit::RemoveAnnotation(id)).unwrap();
        assert_eq!(review.tombstones().get(&id), Some(&1));
        assert!(!format!("{review:?}").contains("told in confidence"));
    }
}
