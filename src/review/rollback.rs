//! Records as they were before an edit, to put a review back exactly, revisions and all.

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
use super::state::Review;
use crate::text::{Text, TextId};

/// One record as it was; `None` if it was not there.
pub(super) enum Before {
    Title(String),
    Text(TextId, Option<Arc<Text>>),
    Original(FileId, Option<Arc<Original>>),
    Concern(ConcernId, Option<Box<Concern>>),
    Reviewer(ReviewerId, Option<Reviewer>),
    Reference(ReferenceId, Option<Reference>),
    /// The mark, and the revision it was deleted at.
    Annotation(AnnotationId, Option<Box<Annotation>>, Option<u32>),
    /// The reply, and the revision it was deleted at.
    Reply(ReplyId, Option<Box<Reply>>, Option<u32>),
    Desk(ReviewerId, Option<Box<Desk>>),
}

impl Before {
    /// Adds to `kept` what `edit` is about to change.
    pub(super) fn of(review: &Review, edit: &Edit, kept: &mut Vec<Self>) {
        let concern = |id: &ConcernId| {
            Self::Concern(id.clone(), review.codebook.concerns.get(id).cloned().map(Box::new))
        };
        let reviewer = |id| Self::Reviewer(id, review.reviewers.get(&id).cloned());
        let reference = |id| Self::Reference(id, review.references.get(&id).cloned());
        let text = |id: &TextId| Self::Text(id.clone(), review.texts.get(id).cloned());
        let original = |id: &FileId| Self::Original(id.clone(), review.originals.get(id).cloned());
        let mark = |id| {
            let mark = review.annotations.get(&id).cloned().map(Box::new);
            Self::Annotation(id, mark, review.tombstones.get(&id).copied())
        };
        let reply = |id| {
            let reply = review.replies.records().get(&id).cloned().map(Box::new);
            Self::Reply(id, reply, review.reply_tombstones.get(&id).copied())
        };
        let desk = |id| Self::Desk(id, review.desks.get(&id).cloned().map(Box::new));
        kept.push(match edit {
            Edit::SetTitle(_) => Self::Title(review.title.clone()),
            Edit::PutText(new) => text(new.id()),
            Edit::RemoveText(id) => text(id),
            Edit::PutOriginal(new) => original(new.id()),
            Edit::RemoveOriginal(id) => original(id),
            Edit::PutConcern(id, _) | Edit::RemoveConcern(id) => concern(id),
            Edit::PutReviewer(new) => reviewer(new.id),
            Edit::RemoveReviewer(id) => reviewer(*id),
            Edit::PutReference(id, _) | Edit::RemoveReference(id) => reference(*id),
            Edit::PutAnnotation(new) => mark(new.id),
            Edit::RemoveAnnotation(id) => mark(*id),
            Edit::PutReply(new) => reply(new.id),
            Edit::RemoveReply(id) => reply(*id),
            Edit::PutDesk(id, _) | Edit::RemoveDesk(id) => desk(*id),
            // Of a record that is changed twice the first version is put back last.
            Edit::All(edits) => return edits.iter().for_each(|edit| Self::of(review, edit, kept)),
        });
    }

    /// Makes the record again what it was.
    pub(super) fn put_back(self, review: &mut Review) {
        match self {
            Self::Title(title) => review.title = title,
            Self::Text(id, text) => set(&mut review.texts, id, text),
            Self::Original(id, original) => set(&mut review.originals, id, original),
            Self::Concern(id, concern) => {
                set(&mut review.codebook.concerns, id, concern.map(|concern| *concern));
            }
            Self::Reviewer(id, reviewer) => set(&mut review.reviewers, id, reviewer),
            Self::Reference(id, reference) => set(&mut review.references, id, reference),
            Self::Annotation(id, mark, deleted) => {
                set(&mut review.annotations, id, mark.map(|mark| *mark));
                set(&mut review.tombstones, id, deleted);
            }
            Self::Reply(id, reply, deleted) => {
                match reply {
                    Some(reply) => review.replies.insert(*reply),
                    None => review.replies.remove(id),
                };
                set(&mut review.reply_tombstones, id, deleted);
            }
            Self::Desk(id, desk) => set(&mut review.desks, id, desk.map(|desk| *desk)),
        }
    }
}

fn set<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
