//! A reply: what somebody answers to a mark.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::bounded::{extras, words_of_at_most};
use super::edit::{Edit, EditError, later, room};
use super::id::{AnnotationId, ReplyId, ReviewerId};
use super::limits::{MOST_REPLIES, MOST_REPLY_CHARS, MOST_REPLY_IDS};
use super::problem::Problem;
use super::record::{Extras, Moment, is_zero};
use super::state::Review;

/// One reviewer's answer to a mark, their own or a colleague's. It has one writer, like a mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Its key in the file.
    #[serde(skip, default = "ReplyId::random")]
    pub id: ReplyId,
    /// Grows with every change; of two versions the higher is the newer.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u32,
    #[serde(rename = "by")]
    pub reviewer: ReviewerId,
    /// The mark it answers.
    pub to: AnnotationId,
    /// What it says, in Markdown.
    #[serde(default, deserialize_with = "words_of_at_most::<MOST_REPLY_CHARS, _>")]
    pub comment: String,
    pub created: Moment,
    /// `None` while it is as first written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Moment>,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

impl Reply {
    /// A fresh one, written now.
    pub fn new(to: AnnotationId, reviewer: ReviewerId, comment: impl Into<String>) -> Self {
        Self {
            id: ReplyId::random(),
            revision: 0,
            reviewer,
            to,
            comment: comment.into(),
            created: Moment::now(),
            modified: None,
            ext: Extras::new(),
        }
    }
}

/// All replies of a review, with what finds those to one mark without looking at the others.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Replies {
    records: BTreeMap<ReplyId, Reply>,
    /// By mark, oldest first; no set is empty.
    threads: BTreeMap<AnnotationId, BTreeSet<(Moment, ReplyId)>>,
}

impl Replies {
    pub(super) fn of(records: BTreeMap<ReplyId, Reply>) -> Self {
        let mut replies = Self::default();
        for (id, reply) in records {
            replies.insert(Reply { id, ..reply });
        }
        replies
    }

    pub(super) fn records(&self) -> &BTreeMap<ReplyId, Reply> {
        &self.records
    }

    /// Puts it in; gives the one it replaces.
    pub(super) fn insert(&mut self, reply: Reply) -> Option<Reply> {
        let old = self.remove(reply.id);
        self.threads.entry(reply.to).or_default().insert((reply.created, reply.id));
        self.records.insert(reply.id, reply);
        old
    }

    pub(super) fn remove(&mut self, id: ReplyId) -> Option<Reply> {
        let old = self.records.remove(&id)?;
        if let Some(thread) = self.threads.get_mut(&old.to) {
            thread.remove(&(old.created, id));
            if thread.is_empty() {
                self.threads.remove(&old.to);
            }
        }
        Some(old)
    }

    /// Those to one mark, oldest first.
    pub(super) fn to(&self, mark: AnnotationId) -> impl DoubleEndedIterator<Item = &Reply> {
        self.threads.get(&mark).into_iter().flatten().filter_map(|(_, id)| self.records.get(id))
    }

    /// How many answer one mark.
    pub(super) fn count(&self, mark: AnnotationId) -> usize {
        self.threads.get(&mark).map_or(0, BTreeSet::len)
    }

    /// The marks that are answered.
    pub(super) fn answered(&self) -> impl Iterator<Item = (AnnotationId, usize)> {
        self.threads.iter().map(|(mark, thread)| (*mark, thread.len()))
    }

    #[cfg(test)]
    pub(super) fn forget_revisions(&mut self) {
        self.records.values_mut().for_each(|reply| reply.revision = 0);
    }
}

impl Review {
    pub fn replies(&self) -> &BTreeMap<ReplyId, Reply> {
        self.replies.records()
    }

    /// Deleted replies: id and last revision, nothing of what they said.
    pub fn reply_tombstones(&self) -> &BTreeMap<ReplyId, u32> {
        &self.reply_tombstones
    }

    /// What was answered to a mark, oldest first; found without a look at the other marks' replies.
    pub fn replies_to(&self, mark: AnnotationId) -> impl DoubleEndedIterator<Item = &Reply> {
        self.replies.to(mark)
    }

    /// How many replies a mark has.
    pub fn reply_count(&self, mark: AnnotationId) -> usize {
        self.replies.count(mark)
    }

    /// How many replies answer a mark that was deleted. They are shown nowhere, and stay for their writers.
    pub fn replies_to_deleted(&self) -> usize {
        let gone =
            |mark: &AnnotationId| self.tombstones.contains_key(mark) && !self.annotations.contains_key(mark);
        self.replies.answered().filter(|(mark, _)| gone(mark)).map(|(_, count)| count).sum()
    }

    /// Without `ask` whatever is wrong with it is not its fault: it brings back what was there.
    pub(super) fn put_reply(&mut self, mut reply: Reply, ask: bool) -> Result<Edit, EditError> {
        let id = reply.id;
        let before = self.replies.records().get(&id);
        if ask {
            self.check_reply(&reply, before)?;
        }
        let last = before.map(|old| old.revision).or_else(|| self.reply_tombstones.get(&id).copied());
        reply.revision = later(reply.revision, last);
        self.reply_tombstones.remove(&id);
        Ok(match self.replies.insert(reply) {
            Some(old) => Edit::PutReply(Box::new(old)),
            None => Edit::RemoveReply(id),
        })
    }

    pub(super) fn remove_reply(&mut self, id: ReplyId) -> Result<Edit, EditError> {
        let old = self.replies.remove(id).ok_or(EditError::Gone)?;
        self.reply_tombstones.insert(id, old.revision.saturating_add(1));
        Ok(Edit::PutReply(Box::new(old)))
    }

    fn check_reply(&self, reply: &Reply, before: Option<&Reply>) -> Result<(), EditError> {
        if before.is_some_and(|old| old.reviewer != reply.reviewer) {
            return Err(EditError::ReplyNotYours);
        }
        // One that a file left without its mark or its writer can still be changed.
        let stays = before.is_some_and(|old| old.to == reply.to);
        if !stays && !self.annotations.contains_key(&reply.to) {
            return Err(EditError::UnknownMark);
        }
        if before.is_none() && !self.reviewers.contains_key(&reply.reviewer) {
            return Err(EditError::UnknownReplier);
        }
        room(reply.comment.chars().count(), true, "characters in a reply", MOST_REPLY_CHARS)?;
        let replies = self.replies.records().len();
        room(replies, before.is_some(), "replies", MOST_REPLIES)?;
        // One that is deleted later leaves its id, so there must be room for that now.
        let known = before.is_some() || self.reply_tombstones.contains_key(&reply.id);
        room(replies + self.reply_tombstones.len(), known, "replies with the deleted ones", MOST_REPLY_IDS)
    }

    /// Refuses to let a reviewer go whose replies are here.
    pub(super) fn check_replied(&self, id: ReviewerId) -> Result<(), EditError> {
        match self.replies.records().values().filter(|reply| reply.reviewer == id).count() {
            0 => Ok(()),
            count => Err(EditError::ReviewerReplied(count)),
        }
    }

    /// What does not hold together about replies. That a mark was deleted under them is nobody's mistake.
    pub(super) fn reply_problems(&self) -> impl Iterator<Item = Problem> {
        self.replies.records().values().flat_map(|reply| {
            let mark = self.annotations.contains_key(&reply.to) || self.tombstones.contains_key(&reply.to);
            let mark = (!mark).then_some(EditError::UnknownMark);
            let writer = self.reviewers.contains_key(&reply.reviewer);
            let writer = (!writer).then_some(EditError::UnknownReplier);
            mark.into_iter().chain(writer).map(move |fault| Problem::Reply { id: reply.id, fault })
        })
    }
}
