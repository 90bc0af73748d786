//! Replies as they are read from the project file, and amendments and replies that an older version, which did
//! not know them, kept under `ext`.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::DeserializeSeed as _;

use super::FormatError;
use crate::review::bounded::Entries;
use crate::review::keep::{Keeping, lift, optional};
use crate::review::limits::{MOST_REPLIES, MOST_REPLY_IDS};
use crate::review::{Annotation, Extras, Reply, ReplyId};

pub(super) type Replies = BTreeMap<ReplyId, Reply>;

/// Deleted replies with their last revisions.
pub(super) type Gone = BTreeMap<ReplyId, u32>;

/// Reads all of them.
pub(super) fn replies<'de, D: Deserializer<'de>>(from: D) -> Result<Replies, D::Error> {
    let replies = Entries::new("replies", MOST_REPLIES, Keeping::<Reply>::new()).deserialize(from)?;
    Ok(replies.into_iter().map(|(id, reply)| (id, Reply { id, ..reply })).collect())
}

/// Reads the ids of deleted ones.
pub(super) fn gone<'de, D: Deserializer<'de>>(from: D) -> Result<Gone, D::Error> {
    Entries::new("deleted replies", MOST_REPLY_IDS, PhantomData).deserialize(from)
}

/// Takes what an older version kept out of the project's `ext`, where the file has none in their own place.
pub(super) fn lift_replies(there: &mut Replies, deleted: &mut Gone, ext: &mut Extras) {
    if there.is_empty() {
        *there = lift(ext, "replies", |from| replies(from)).unwrap_or_default();
    }
    if deleted.is_empty() {
        *deleted = lift(ext, "deleted_replies", |from| gone(from)).unwrap_or_default();
    }
}

/// The same for amendments, each under its mark's `ext`.
pub(super) fn lift_amendments<'a>(marks: impl Iterator<Item = &'a mut Annotation>) {
    for mark in marks.filter(|mark| mark.amendment.is_none() && !mark.ext.is_empty()) {
        mark.amendment = lift(&mut mark.ext, "amendment", |from| optional(from)).flatten();
    }
}

/// Where a reply is both there and deleted, the later of the two counts, the reply if they are alike. Returns
/// how many replies went.
pub(super) fn settle(there: &mut Replies, deleted: &mut Gone) -> Result<usize, FormatError> {
    let before = there.len();
    there.retain(|id, reply| deleted.get(id).is_none_or(|&at| at <= reply.revision));
    deleted.retain(|id, _| !there.contains_key(id));
    if there.len() + deleted.len() > MOST_REPLY_IDS {
        return Err(FormatError::TooMany {
            what: "replies, the deleted ones included",
            most: MOST_REPLY_IDS,
        });
    }
    Ok(before - there.len())
}
