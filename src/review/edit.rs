//! The one way to change a review: an [`Edit`] applied by [`Review::apply`], which returns its inverse.

use std::sync::Arc;

use super::amendment::Amendment;
use super::anchor::{Anchor, AnchorFault};
use super::annotation::Annotation;
use super::codebook::{Concern, ConcernId};
use super::desk::Desk;
use super::id::{AnnotationId, ReferenceId, ReplyId, ReviewerId};
use super::limits::{
    MOST_ANNOTATIONS, MOST_CONCERNS, MOST_CONCERNS_OF_MARK, MOST_EXAMPLES, MOST_IDS, MOST_LEVELS,
    MOST_PROVISIONS, MOST_RECORDS, MOST_REFERENCES_OF_MARK, MOST_SPANS, MOST_TEXTS,
};
use super::original::{FileId, Original};
use super::record::{Reference, Reviewer};
use super::reply::Reply;
use super::rollback::Before;
use super::state::Review;
use crate::text::{Text, TextId};

/// One change. `Put` adds a record or replaces the one with its id.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    SetTitle(String),
    PutText(Arc<Text>),
    /// Refused while a mark stands on it.
    RemoveText(TextId),
    /// Keeps the PDF that a text was read from.
    PutOriginal(Arc<Original>),
    RemoveOriginal(FileId),
    PutConcern(ConcernId, Box<Concern>),
    /// Refused while a mark uses it or a concern stands under it.
    RemoveConcern(ConcernId),
    PutReviewer(Reviewer),
    /// Refused while a mark, a reply or a desk is theirs.
    RemoveReviewer(ReviewerId),
    PutReference(ReferenceId, Reference),
    /// Refused while a mark cites it.
    RemoveReference(ReferenceId),
    PutAnnotation(Box<Annotation>),
    /// Leaves a tombstone, so that a merge does not bring the mark back.
    ///
    /// Replies to it stay. They are other people's words, and a mark's writer does not delete those: they are
    /// shown nowhere while the mark is gone, and stand under it again once undo, or a merge, brings it back.
    RemoveAnnotation(AnnotationId),
    /// Refused where the mark it answers is unknown.
    PutReply(Box<Reply>),
    /// Leaves a tombstone, as with a mark.
    RemoveReply(ReplyId),
    /// An empty desk is as good as none.
    PutDesk(ReviewerId, Box<Desk>),
    RemoveDesk(ReviewerId),
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
    #[error("the reply belongs to another reviewer; only they can change it")]
    ReplyNotYours,
    #[error("the reply answers a mark that this project does not hold")]
    UnknownMark,
    #[error("the reply belongs to a reviewer whom this project does not hold")]
    UnknownReplier,
    #[error("the reviewer cannot be removed while {0} replies are theirs")]
    ReviewerReplied(usize),
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
    #[error("there is room for at most {most} {what}; take away what is no longer needed")]
    TooMany { what: &'static str, most: usize },
    #[error("the key {key} already marks with “{name}”; take it from there first")]
    KeyTaken { key: u8, name: String },
    #[error(
        "bookmarks, saved filters and what was read are kept for a reviewer whom this project does not hold"
    )]
    UnknownDesk,
    #[error(
        "the reviewer cannot be removed while their bookmarks, saved filters or what they read are kept; remove those first"
    )]
    DeskInUse,
    #[error("a saved filter needs a name")]
    NamelessView,
    #[error("the name of a saved filter has at most {most} characters; choose a shorter one")]
    LongViewName { most: usize },
    #[error("there is room for {most} MiB of PDF files in a project; this one is too much")]
    OriginalTooLarge { most: usize },
    #[error("a concern cannot be merged with itself")]
    SameConcern,
    #[error("the concern `{0}` is in this project's codebook already")]
    ConcernExists(ConcernId),
    #[error("a passage cannot be marked: {0}")]
    NoSuchPassage(AnchorFault),
    #[error("concerns stand at most {most} deep; put this one under a wider concern")]
    ConcernTooDeep { most: usize },
}

/// Whether an edit is asked what it mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// It comes from a person or from elsewhere.
    Everything,
    /// It brings back what was there; whatever was wrong with that is not its fault.
    Nothing,
}

impl Review {
    /// Changes the review and returns the edit that takes the change back. A refused edit changes nothing.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        self.carry_out(edit, Ask::Everything)
    }

    /// Brings back what an inverse or a step done before says, also where a file was damaged and
    /// [`Review::apply`] would refuse it.
    ///
    /// # Errors
    /// Refuses only to remove what is not there.
    pub(super) fn restore(&mut self, edit: Edit) -> Result<Edit, EditError> {
        self.carry_out(edit, Ask::Nothing)
    }

    fn carry_out(&mut self, edit: Edit, ask: Ask) -> Result<Edit, EditError> {
        match edit {
            Edit::SetTitle(title) => Ok(Edit::SetTitle(std::mem::replace(&mut self.title, title))),
            Edit::PutText(text) => {
                let id = text.id().clone();
                if ask == Ask::Everything {
                    room(self.texts.len(), self.texts.contains_key(&id), "texts", MOST_TEXTS)?;
                    room(text.provisions().len(), true, "provisions in a text", MOST_PROVISIONS)?;
                }
                Ok(match self.texts.insert(id.clone(), text) {
                    Some(old) => Edit::PutText(old),
                    None => Edit::RemoveText(id),
                })
            }
            Edit::RemoveText(id) => {
                self.free(ask, |mark| mark.text == id)?;
                self.texts.remove(&id).map(Edit::PutText).ok_or(EditError::Gone)
            }
            Edit::PutOriginal(original) => self.put_original(original, ask == Ask::Everything),
            Edit::RemoveOriginal(id) => self.remove_original(&id),
            Edit::PutConcern(id, concern) => self.put_concern(id, *concern, ask),
            Edit::RemoveConcern(id) => self.remove_concern(&id, ask),
            Edit::PutReviewer(reviewer) => self.put_reviewer(reviewer, ask),
            Edit::RemoveReviewer(id) => {
                self.free(ask, |mark| mark.reviewer == id)?;
                let keeps = |desk: &Desk| !desk.is_empty();
                if ask == Ask::Everything && self.desks.get(&id).is_some_and(keeps) {
                    return Err(EditError::DeskInUse);
                }
                if ask == Ask::Everything {
                    self.check_replied(id)?;
                }
                self.reviewers.remove(&id).map(Edit::PutReviewer).ok_or(EditError::Gone)
            }
            Edit::PutReference(id, reference) => self.put_reference(id, reference, ask),
            Edit::RemoveReference(id) => {
                self.free(ask, |mark| mark.references.contains(&id))?;
                self.references.remove(&id).map(|old| Edit::PutReference(id, old)).ok_or(EditError::Gone)
            }
            Edit::PutAnnotation(mark) => self.put_annotation(*mark, ask),
            Edit::RemoveAnnotation(id) => {
                let old = self.annotations.remove(&id).ok_or(EditError::Gone)?;
                self.tombstones.insert(id, old.revision.saturating_add(1));
                Ok(Edit::PutAnnotation(Box::new(old)))
            }
            Edit::PutReply(reply) => self.put_reply(*reply, ask == Ask::Everything),
            Edit::RemoveReply(id) => self.remove_reply(id),
            Edit::PutDesk(id, desk) => self.put_desk(id, *desk, ask),
            Edit::RemoveDesk(id) => match self.desks.get(&id).filter(|desk| !desk.is_empty()) {
                Some(_) => self.put_desk(id, Desk::default(), ask),
                None => Err(EditError::Gone),
            },
            Edit::All(edits) => self.carry_out_all(edits, ask),
        }
    }

    /// All or, record for record, none: inverses would bring back the words but not the revisions.
    fn carry_out_all(&mut self, edits: Vec<Edit>, ask: Ask) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        let mut before = Vec::with_capacity(edits.len());
        for edit in edits {
            Before::of(self, &edit, &mut before);
            match self.carry_out(edit, ask) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    before.into_iter().rev().for_each(|record| record.put_back(self));
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::All(inverses))
    }

    fn put_reviewer(&mut self, mut reviewer: Reviewer, ask: Ask) -> Result<Edit, EditError> {
        let id = reviewer.id;
        let before = self.reviewers.get(&id);
        if ask == Ask::Everything {
            room(self.reviewers.len(), before.is_some(), "reviewers", MOST_RECORDS)?;
        }
        reviewer.revision = later(reviewer.revision, before.map(|old| old.revision));
        Ok(match self.reviewers.insert(id, reviewer) {
            Some(old) => Edit::PutReviewer(old),
            None => Edit::RemoveReviewer(id),
        })
    }

    fn put_reference(
        &mut self,
        id: ReferenceId,
        mut reference: Reference,
        ask: Ask,
    ) -> Result<Edit, EditError> {
        let before = self.references.get(&id);
        if ask == Ask::Everything {
            room(self.references.len(), before.is_some(), "references", MOST_RECORDS)?;
        }
        reference.revision = later(reference.revision, before.map(|old| old.revision));
        Ok(match self.references.insert(id, reference) {
            Some(old) => Edit::PutReference(id, old),
            None => Edit::RemoveReference(id),
        })
    }

    fn put_annotation(&mut self, mut mark: Annotation, ask: Ask) -> Result<Edit, EditError> {
        let id = mark.id;
        let before = self.annotations.get(&id);
        if ask == Ask::Everything {
            self.check_annotation(&mark, before)?;
        }
        let last = before.map(|old| old.revision).or_else(|| self.tombstones.get(&id).copied());
        mark.revision = later(mark.revision, last);
        self.tombstones.remove(&id);
        Ok(match self.annotations.insert(id, mark) {
            Some(old) => Edit::PutAnnotation(Box::new(old)),
            None => Edit::RemoveAnnotation(id),
        })
    }

    fn check_annotation(&self, mark: &Annotation, before: Option<&Annotation>) -> Result<(), EditError> {
        let stays = before.is_some_and(|old| old.text == mark.text);
        if !stays && !self.texts.contains_key(&mark.text) {
            return Err(EditError::UnknownText);
        }
        if before.is_some_and(|old| old.reviewer != mark.reviewer) {
            return Err(EditError::NotYours);
        }
        let spans = if let Anchor::Spans(spans) = &mark.anchor { spans.len() } else { 0 };
        room(spans, true, "passages in a mark", MOST_SPANS)?;
        room(mark.concerns.len(), true, "concerns for a mark", MOST_CONCERNS_OF_MARK)?;
        room(mark.references.len(), true, "references for a mark", MOST_REFERENCES_OF_MARK)?;
        mark.amendment.as_ref().map_or(Ok(()), Amendment::check)?;
        room(self.annotations.len(), before.is_some(), "marks", MOST_ANNOTATIONS)?;
        // A mark that is deleted later leaves its id, so there must be room for that now.
        let ids = self.annotations.len() + self.tombstones.len();
        let known = before.is_some() || self.tombstones.contains_key(&mark.id);
        room(ids, known, "marks with the deleted ones", MOST_IDS)?;
        self.check_mentions(mark, before)
    }

    fn put_concern(&mut self, id: ConcernId, mut concern: Concern, ask: Ask) -> Result<Edit, EditError> {
        let before = self.codebook.get(&id);
        if ask == Ask::Everything {
            self.check_concern(&id, &concern, before)?;
        }
        concern.revision = later(concern.revision, before.map(|old| old.revision));
        Ok(match self.codebook.concerns.insert(id.clone(), concern) {
            Some(old) => Edit::PutConcern(id, Box::new(old)),
            None => Edit::RemoveConcern(id),
        })
    }

    fn check_concern(
        &self,
        id: &ConcernId,
        concern: &Concern,
        before: Option<&Concern>,
    ) -> Result<(), EditError> {
        if concern.name.trim().is_empty() {
            return Err(EditError::NamelessConcern);
        }
        room(concern.examples.len(), true, "examples for a concern", MOST_EXAMPLES)?;
        room(self.codebook.concerns.len(), before.is_some(), "concerns", MOST_CONCERNS)?;
        if let Some(key) = concern.key.filter(|key| before.is_none_or(|old| old.key != Some(*key)))
            && let Some(other) = self.codebook.by_key(key)
        {
            return Err(EditError::KeyTaken { key, name: self.codebook.name(other).to_owned() });
        }
        let Some(parent) = &concern.parent else { return Ok(()) };
        // A concern that a file left hanging can still be renamed.
        if before.is_some_and(|old| old.parent == concern.parent) {
            return Ok(());
        }
        if parent == id || self.codebook.is_under(parent, id) {
            return Err(EditError::CircularConcern);
        }
        if self.codebook.get(parent).is_none() {
            return Err(EditError::UnknownConcern(parent.clone()));
        }
        let levels = self.codebook.lineage(parent).count() + self.codebook.height(id);
        if levels > MOST_LEVELS {
            return Err(EditError::ConcernTooDeep { most: MOST_LEVELS });
        }
        Ok(())
    }

    fn remove_concern(&mut self, id: &ConcernId, ask: Ask) -> Result<Edit, EditError> {
        if ask == Ask::Everything {
            let name = || self.codebook.name(id).to_owned();
            let count = self.annotations.values().filter(|mark| mark.concerns.contains(id)).count();
            if count > 0 {
                return Err(EditError::ConcernInUse { name: name(), count });
            }
            if self.codebook.concerns.values().any(|concern| concern.parent.as_ref() == Some(id)) {
                return Err(EditError::ConcernHasChildren(name()));
            }
        }
        let old = self.codebook.concerns.remove(id).ok_or(EditError::Gone)?;
        Ok(Edit::PutConcern(id.clone(), Box::new(old)))
    }

    fn put_desk(&mut self, id: ReviewerId, mut desk: Desk, ask: Ask) -> Result<Edit, EditError> {
        let before = self.desks.get(&id);
        if ask == Ask::Everything && !(desk.is_empty() && before.is_none()) {
            self.check_desk(id, &desk, before)?;
        }
        desk.tidy();
        desk.revision = later(desk.revision, before.map(|old| old.revision));
        // One that keeps nothing any more leaves its revision, so that a merge does not take an older one for
        // what came after it. One that never kept anything leaves nothing.
        let old = if desk.is_empty() && desk.revision == 0 { None } else { self.desks.insert(id, desk) };
        Ok(Edit::PutDesk(id, Box::new(old.unwrap_or_default())))
    }

    /// Refuses while a mark rests on what is to be removed.
    fn free(&self, ask: Ask, rests: impl Fn(&Annotation) -> bool) -> Result<(), EditError> {
        if ask == Ask::Nothing {
            return Ok(());
        }
        match self.annotations.values().filter(|mark| rests(mark)).count() {
            0 => Ok(()),
            users => Err(EditError::InUse(users)),
        }
    }
}

/// Refuses more than `most`; `count` is what there is, the new one not counted unless it `replaces` one.
pub(super) fn room(count: usize, replaces: bool, what: &'static str, most: usize) -> Result<(), EditError> {
    if count + usize::from(!replaces) > most { Err(EditError::TooMany { what, most }) } else { Ok(()) }
}

/// The revision of a record that follows one with revision `last`. Revisions only grow, through undo as
/// well, so that a merge never takes an old state for a new one; one that comes from elsewhere and is ahead
/// stays ahead.
pub(super) fn later(own: u32, last: Option<u32>) -> u32 {
    last.map_or(own, |last| own.max(last.saturating_add(1)))
}
