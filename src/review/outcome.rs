//! What a step left: the records that it touched, as they stand after it.
//!
//! To put an outcome into the review that the step was applied to gives the very review that it made, revisions
//! and ids of deleted records included, whoever asked for the step: a person, undo, or redo. Nothing is asked on
//! the way and nothing counted up, so a later version of the program puts it in alike, and twice is as once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::annotation::Annotation;
use super::codebook::{Concern, ConcernId};
use super::desk::Desk;
use super::edit::Edit;
use super::id::{AnnotationId, ReferenceId, ReplyId, ReviewerId};
use super::original::{FileId, Original};
use super::record::{Reference, Reviewer};
use super::reply::Reply;
use super::rollback::Before;
use super::state::Review;
use crate::text::{Text, TextId};

/// Records by id, each as it stands; `None` if it is not there.
pub type Standing<K, V> = BTreeMap<K, Option<V>>;

/// The records that a step touched, as they stand after it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// `None` if the step did not touch it.
    pub title: Option<String>,
    pub texts: Standing<TextId, Arc<Text>>,
    pub originals: Standing<FileId, Arc<Original>>,
    pub concerns: Standing<ConcernId, Concern>,
    pub reviewers: Standing<ReviewerId, Reviewer>,
    pub references: Standing<ReferenceId, Reference>,
    pub annotations: Standing<AnnotationId, Annotation>,
    /// Last revisions of those of the marks that were deleted.
    pub tombstones: BTreeMap<AnnotationId, u32>,
    pub replies: Standing<ReplyId, Reply>,
    pub reply_tombstones: BTreeMap<ReplyId, u32>,
    pub desks: Standing<ReviewerId, Desk>,
}

impl Outcome {
    /// What `edit` left in the review that it was applied to; for undo and redo, the edit that
    /// [`super::History::next_undo`] or [`super::History::next_redo`] told before.
    pub fn of(review: &Review, edit: &Edit) -> Self {
        let mut standing = Vec::new();
        Before::of(review, edit, &mut standing);
        let mut outcome = Self::default();
        for record in standing {
            outcome.add(record);
        }
        outcome
    }

    fn add(&mut self, record: Before) {
        match record {
            Before::Title(title) => self.title = Some(title),
            Before::Text(id, text) => {
                self.texts.insert(id, text);
            }
            Before::Original(id, original) => {
                self.originals.insert(id, original);
            }
            Before::Concern(id, concern) => {
                self.concerns.insert(id, concern.map(|concern| *concern));
            }
            Before::Reviewer(id, reviewer) => {
                self.reviewers.insert(id, reviewer);
            }
            Before::Reference(id, reference) => {
                self.references.insert(id, reference);
            }
            Before::Annotation(id, mark, deleted) => {
                self.annotations.insert(id, mark.map(|mark| *mark));
                self.tombstones.extend(deleted.map(|deleted| (id, deleted)));
            }
            Before::Reply(id, reply, deleted) => {
                self.replies.insert(id, reply.map(|reply| *reply));
                self.reply_tombstones.extend(deleted.map(|deleted| (id, deleted)));
            }
            Before::Desk(id, desk) => {
                self.desks.insert(id, desk.map(|desk| *desk));
            }
        }
    }

    /// Makes the records in a review what they are here, unchecked.
    pub fn put_into(self, review: &mut Review) {
        let title = self.title.map(Before::Title);
        let texts = self.texts.into_iter().map(|(id, text)| Before::Text(id, text));
        let originals = self.originals.into_iter().map(|(id, original)| Before::Original(id, original));
        let concerns =
            self.concerns.into_iter().map(|(id, concern)| Before::Concern(id, concern.map(Box::new)));
        let reviewers = self.reviewers.into_iter().map(|(id, reviewer)| Before::Reviewer(id, reviewer));
        let references = self.references.into_iter().map(|(id, reference)| Before::Reference(id, reference));
        let deleted = self.tombstones;
        let marks = self.annotations.into_iter().map(|(id, mark)| {
            let mark = mark.map(|mark| Box::new(Annotation { id, ..mark }));
            Before::Annotation(id, mark, deleted.get(&id).copied())
        });
        let deleted = self.reply_tombstones;
        let replies = self.replies.into_iter().map(|(id, reply)| {
            let reply = reply.map(|reply| Box::new(Reply { id, ..reply }));
            Before::Reply(id, reply, deleted.get(&id).copied())
        });
        let desks = self.desks.into_iter().map(|(id, desk)| Before::Desk(id, desk.map(Box::new)));
        title
            .into_iter()
            .chain(texts)
            .chain(originals)
            .chain(concerns)
            .chain(reviewers)
            .for_each(|it| it.put_back(review));
        references.chain(marks).chain(replies).chain(desks).for_each(|it| it.put_back(review));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::{edit, review};
    use super::super::{History, Step};
    use super::*;

    proptest! {
        #[test]
        fn outcomes_lead_to_the_very_same_review(
            edits in prop::collection::vec((edit(), 0..4usize), 0..12),
        ) {
            let (mut live, mut history) = (review(), History::default());
            let mut follows = live.clone();
            for (edit, what) in edits {
                let (edit, done) = match what {
                    0 => {
                        let Some(edit) = history.next_undo().cloned() else { continue };
                        (edit, history.undo(&mut live).unwrap().is_ok())
                    }
                    1 => {
                        let Some(edit) = history.next_redo().cloned() else { continue };
                        (edit, history.redo(&mut live).unwrap().is_ok())
                    }
                    _ => (edit.clone(), history.apply(&mut live, Step::new("", edit)).is_ok()),
                };
                if done {
                    let outcome = Outcome::of(&live, &edit);
                    outcome.clone().put_into(&mut follows);
                    prop_assert_eq!(&follows, &live);
                    outcome.put_into(&mut follows);
                    prop_assert_eq!(&follows, &live);
                }
            }
        }
    }
}
