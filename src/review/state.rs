//! A whole review: texts, codebook, people, sources and marks, and what in it does not hold together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::annotation::Annotation;
use super::codebook::{Codebook, ConcernId};
use super::desk::Desk;
use super::edit::EditError;
use super::id::{AnnotationId, ReferenceId, ReplyId, ReviewerId};
use super::original::{FileId, Original};
use super::problem::{MarkFault, Problem};
use super::record::{Reference, References, Reviewer};
use super::reply::{Replies, Reply};
use crate::text::{Text, TextId};

/// Everything that is said about one or more texts, and the texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    pub(super) title: String,
    pub(super) texts: BTreeMap<TextId, Arc<Text>>,
    /// The PDF files that texts were read from, where somebody wished them to be kept.
    pub(super) originals: BTreeMap<FileId, Arc<Original>>,
    pub(super) codebook: Codebook,
    pub(super) reviewers: BTreeMap<ReviewerId, Reviewer>,
    pub(super) references: References,
    pub(super) annotations: BTreeMap<AnnotationId, Annotation>,
    /// Deleted marks: id and last revision, nothing of what they said.
    pub(super) tombstones: BTreeMap<AnnotationId, u32>,
    pub(super) replies: Replies,
    /// Deleted replies, as with marks.
    pub(super) reply_tombstones: BTreeMap<ReplyId, u32>,
    /// What reviewers keep for themselves; none of them is empty.
    pub(super) desks: BTreeMap<ReviewerId, Desk>,
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

    /// The PDF files that are kept beside the texts read from them.
    pub fn originals(&self) -> &BTreeMap<FileId, Arc<Original>> {
        &self.originals
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

    /// What reviewers keep for themselves. One who keeps nothing is not in it.
    pub fn desks(&self) -> &BTreeMap<ReviewerId, Desk> {
        &self.desks
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
        Self { title, texts, codebook, reviewers, references, annotations, tombstones, ..Self::default() }
    }

    /// The same review with these replies and ids of deleted ones, unchecked, in place of its own.
    #[must_use]
    pub fn with_replies(
        mut self,
        replies: BTreeMap<ReplyId, Reply>,
        tombstones: BTreeMap<ReplyId, u32>,
    ) -> Self {
        self.replies = Replies::of(replies);
        self.reply_tombstones = tombstones;
        self
    }

    /// The same review with these PDF files in place of its own.
    #[must_use]
    pub fn with_originals(mut self, originals: BTreeMap<FileId, Arc<Original>>) -> Self {
        self.originals = originals;
        self
    }

    /// The same review with these desks, unchecked, in place of its own.
    #[must_use]
    pub fn with_desks(mut self, desks: BTreeMap<ReviewerId, Desk>) -> Self {
        self.desks = desks;
        self.desks.values_mut().for_each(Desk::tidy);
        self.desks.retain(|_, desk| !desk.is_empty() || desk.revision > 0);
        self
    }

    /// What does not hold together.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.codebook.problems();
        for mark in self.annotations.values() {
            let fault = match self.texts.get(&mark.text) {
                None => Some(MarkFault::Missing(EditError::UnknownText)),
                Some(text) => mark.anchor.check(text).err().map(MarkFault::Anchor),
            };
            let missing = self.check_mentions(mark, None).err().map(MarkFault::Missing);
            let faults = [fault, missing].into_iter().flatten();
            problems.extend(faults.map(|fault| Problem::of_mark(mark.id, &mark.anchor, fault)));
        }
        problems.extend(self.reply_problems());
        let kept = self.desks.iter().filter(|(_, desk)| !desk.is_empty()).map(|(id, _)| id);
        let lost = kept.filter(|id| !self.reviewers.contains_key(id));
        problems.extend(lost.copied().map(Problem::Desk));
        problems
    }

    /// Refuses a mark that names a reviewer, concern or reference the review does not hold. What its version
    /// `before` names as well may be missing: whoever opens a damaged file can still work on its marks.
    pub(super) fn check_mentions(
        &self,
        mark: &Annotation,
        before: Option<&Annotation>,
    ) -> Result<(), EditError> {
        let known = before.is_some_and(|old| old.reviewer == mark.reviewer);
        if !known && !self.reviewers.contains_key(&mark.reviewer) {
            return Err(EditError::UnknownReviewer);
        }
        let known = |id: &ConcernId| before.is_some_and(|old| old.concerns.contains(id));
        if let Some(unknown) = mark.concerns.iter().find(|id| self.codebook.get(id).is_none() && !known(id)) {
            return Err(EditError::UnknownConcern(unknown.clone()));
        }
        let known = |id: &ReferenceId| before.is_some_and(|old| old.references.contains(id));
        if mark.references.iter().any(|id| !self.references.contains_key(id) && !known(id)) {
            return Err(EditError::UnknownReference);
        }
        Ok(())
    }
}

#[cfg(test)]
impl Review {
    pub(super) fn forget_revisions(&mut self) {
        self.annotations.values_mut().for_each(|mark| mark.revision = 0);
        self.codebook.concerns.values_mut().for_each(|concern| concern.revision = 0);
        self.reviewers.values_mut().for_each(|reviewer| reviewer.revision = 0);
        self.references.values_mut().for_each(|reference| reference.revision = 0);
        self.replies.forget_revisions();
        self.desks.values_mut().for_each(|desk| desk.revision = 0);
        self.desks.retain(|_, desk| !desk.is_empty());
    }
}
