//! What reviewers keep for themselves: where they have read, where they want to come back to, and filters
//! under a name of their choice.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::edit::{EditError, room};
use super::filter::Filter;
use super::id::ReviewerId;
use super::limits::{
    MOST_BOOKMARKS, MOST_PROVISIONS, MOST_RECORDS, MOST_TEXTS, MOST_VIEW_NAME_CHARS, MOST_VIEWS,
};
use super::record::{Extras, is_zero};
use super::state::Review;
use crate::text::{Text, TextId};

/// eIds of provisions, by text. They need not be there: a text may come back.
pub type Places = BTreeMap<TextId, BTreeSet<String>>;

/// One reviewer's desk. It has one writer and is no part of what anybody else is shown. One that keeps nothing
/// any more still has its revision, and nothing of what it kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Desk {
    /// Grows with every change; of two versions the higher is the newer.
    #[serde(skip_serializing_if = "is_zero")]
    pub revision: u32,
    /// What they marked as read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub read: Places,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bookmarks: Places,
    /// Filters by name: at most 80 characters, not blank.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub views: BTreeMap<String, Filter>,
    #[serde(skip_serializing_if = "Extras::is_empty")]
    pub ext: Extras,
}

impl Desk {
    /// Says whether nothing is kept, whatever the revision.
    pub fn is_empty(&self) -> bool {
        self.read.values().chain(self.bookmarks.values()).all(BTreeSet::is_empty)
            && self.views.is_empty()
            && self.ext.is_empty()
    }

    pub fn is_read(&self, text: &TextId, eid: &str) -> bool {
        self.read.get(text).is_some_and(|eids| eids.contains(eid))
    }

    pub fn set_read(&mut self, text: &TextId, eid: &str, read: bool) {
        set(&mut self.read, text, eid, read);
    }

    pub fn is_bookmarked(&self, text: &TextId, eid: &str) -> bool {
        self.bookmarks.get(text).is_some_and(|eids| eids.contains(eid))
    }

    pub fn set_bookmark(&mut self, text: &TextId, eid: &str, there: bool) {
        set(&mut self.bookmarks, text, eid, there);
    }

    /// Indices of the bookmarked provisions that the text holds, in text order.
    pub fn bookmarks_on(&self, text: &Text) -> Vec<usize> {
        let eids = self.bookmarks.get(text.id()).into_iter().flatten();
        let mut places: Vec<usize> = eids.filter_map(|eid| text.index_of(eid)).collect();
        places.sort_unstable();
        places
    }

    /// Drops texts without a place, which a file would not tell from texts that are not mentioned.
    pub(super) fn tidy(&mut self) {
        self.read.retain(|_, eids| !eids.is_empty());
        self.bookmarks.retain(|_, eids| !eids.is_empty());
    }
}

fn set(places: &mut Places, text: &TextId, eid: &str, there: bool) {
    if there {
        places.entry(text.clone()).or_default().insert(eid.to_owned());
    } else if let Some(eids) = places.get_mut(text) {
        eids.remove(eid);
        if eids.is_empty() {
            places.remove(text);
        }
    }
}

/// Refuses a name under which no filter can be kept.
///
/// # Errors
/// If it is blank or too long.
pub fn check_view_name(name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() {
        return Err(EditError::NamelessView);
    }
    if name.chars().count() > MOST_VIEW_NAME_CHARS {
        return Err(EditError::LongViewName { most: MOST_VIEW_NAME_CHARS });
    }
    Ok(())
}

impl Review {
    /// Refuses a desk that a file could not hold, and one of a reviewer whom the review does not know, unless
    /// a damaged file brought one before.
    pub(super) fn check_desk(
        &self,
        id: ReviewerId,
        desk: &Desk,
        before: Option<&Desk>,
    ) -> Result<(), EditError> {
        let known = before.is_some_and(|desk| !desk.is_empty());
        if !known && !self.reviewers.contains_key(&id) {
            return Err(EditError::UnknownDesk);
        }
        room(self.desks.len(), before.is_some(), "reviewers with bookmarks and filters", MOST_RECORDS)?;
        room(desk.read.len(), true, "texts marked as read", MOST_TEXTS)?;
        room(desk.bookmarks.len(), true, "texts with bookmarks", MOST_TEXTS)?;
        for eids in desk.read.values() {
            room(eids.len(), true, "provisions marked as read", MOST_PROVISIONS)?;
        }
        for eids in desk.bookmarks.values() {
            room(eids.len(), true, "bookmarks in a text", MOST_BOOKMARKS)?;
        }
        room(desk.views.len(), true, "saved filters", MOST_VIEWS)?;
        desk.views.iter().try_for_each(|(name, view)| check_view_name(name).and_then(|()| view.check()))
    }
}
