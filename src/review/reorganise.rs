//! Larger changes made of small ones: concerns merged, split and moved, many passages marked. Each is one
//! [`Edit`], so one step to undo, and none touches a colleague's mark.

use std::collections::BTreeMap;

use super::anchor::{Anchor, shorten};
use super::annotation::Annotation;
use super::codebook::{Codebook, Concern, ConcernId};
use super::edit::{Edit, EditError, room};
use super::id::{AnnotationId, ReviewerId};
use super::limits::{MOST_ANNOTATIONS, MOST_DEFINITION_CHARS, MOST_EXAMPLES, MOST_IDS};
use super::record::Moment;
use super::state::Review;
use crate::text::TextId;

/// One concern taken into another, to be applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Merging {
    pub edit: Edit,
    /// Marks of the reviewer who merges; they change.
    pub own: usize,
    /// Marks of colleagues that name the concern merged; while there are any, it stays under the other.
    pub others: usize,
}

/// Takes the concern `from` into `into`.
///
/// The marks of `me`, and their saved filters, name `into` instead; what stands under `from` moves under
/// `into`; definition, examples and key are handed over. If `into` stands under `from`, it first takes its
/// place. While colleagues' marks name `from` it stays, without key, under `into`, so that they are counted
/// and found there; otherwise it is removed.
///
/// # Errors
/// If a concern is unknown, both are one, or concerns would stand too deep.
pub fn merge_concerns(
    review: &Review,
    from: &ConcernId,
    into: &ConcernId,
    me: ReviewerId,
) -> Result<Merging, EditError> {
    let codebook = review.codebook();
    let (source, target) = (known(codebook, from)?, known(codebook, into)?);
    if from == into {
        return Err(EditError::SameConcern);
    }
    let naming = || review.annotations().values().filter(|mark| mark.concerns.contains(from));
    let others = naming().filter(|mark| mark.reviewer != me).count();
    let own: Vec<Edit> =
        naming().filter(|mark| mark.reviewer == me).map(|mark| renamed(mark, from, into)).collect();
    let mut edits = Vec::new();
    let mut target = target.clone();
    if target.parent.as_ref() == Some(from) || codebook.is_under(into, from) {
        target.parent = codebook.lineage(from).nth(1).cloned();
        target.order = source.order;
    }
    let holders = codebook.concerns().values().filter(|concern| concern.key == source.key).count();
    if target.key.is_none() && source.key.is_some() && holders == 1 {
        target.key = source.key;
        edits.push(put(from, Concern { key: None, ..source.clone() }));
    }
    target.definition = joined(&target.definition, &source.definition);
    let more = source.examples.iter().filter(|example| !target.examples.contains(example));
    let more: Vec<String> = more.take(MOST_EXAMPLES.saturating_sub(target.examples.len())).cloned().collect();
    target.examples.extend(more);
    edits.push(put(into, target));
    let stays = others > 0;
    edits.extend(moved_under(codebook, from, into, stays));
    if !stays {
        edits.push(Edit::RemoveConcern(from.clone()));
    }
    try_out(codebook, &edits)?;
    let count = own.len();
    // A concern goes when no mark names it any more, so marks come first.
    let at = edits.len() - usize::from(!stays);
    edits.splice(at..at, own.into_iter().chain(renamed_views(review, from, into, me)));
    Ok(Merging { edit: Edit::All(edits), own: count, others })
}

/// What stands under `from`, and `from` itself if it stays, put under `into` after what is there.
fn moved_under<'a>(
    codebook: &'a Codebook,
    from: &'a ConcernId,
    into: &'a ConcernId,
    stays: bool,
) -> impl Iterator<Item = Edit> + 'a {
    let under =
        |id: &ConcernId, parent| codebook.get(id).is_some_and(|own| own.parent.as_ref() == Some(parent));
    let mut children: Vec<(&ConcernId, &Concern)> =
        codebook.concerns().iter().filter(|(id, _)| *id != into && under(id, from)).collect();
    children.sort_by_key(|(id, concern)| (concern.order, *id));
    let there = codebook.concerns().values().filter(|concern| concern.parent.as_ref() == Some(into));
    let next = there.map(|concern| concern.order.saturating_add(1)).max().unwrap_or_default();
    let itself = codebook.get(from).filter(|_| stays).map(|concern| (from, concern));
    children.into_iter().chain(itself).zip(0_u32..).map(move |((id, concern), at)| {
        let concern = Concern { parent: Some(into.clone()), ..concern.clone() };
        let order = next.saturating_add(at);
        let key = concern.key.filter(|_| id != from);
        put(id, Concern { order, key, ..concern })
    })
}

/// Adds `parts` to the codebook, each where its `parent` says, and gives the marks in `moved` the named part
/// in place of `id`; one that does not name `id` stays as it is.
///
/// # Errors
/// If `id` is unknown or a part is there already or cannot be added, if a mark is gone or not `me`'s, or is
/// to be given something that is no part.
pub fn split_concern(
    review: &Review,
    id: &ConcernId,
    parts: &[(ConcernId, Concern)],
    moved: &BTreeMap<AnnotationId, ConcernId>,
    me: ReviewerId,
) -> Result<Edit, EditError> {
    let codebook = review.codebook();
    known(codebook, id)?;
    let mut edits = Vec::with_capacity(parts.len() + moved.len());
    for (at, (part, concern)) in parts.iter().enumerate() {
        let twice = parts.iter().skip(at + 1).any(|(other, _)| other == part);
        if twice || codebook.get(part).is_some() {
            return Err(EditError::ConcernExists(part.clone()));
        }
        edits.push(put(part, concern.clone()));
    }
    try_out(codebook, &edits)?;
    for (mark, part) in moved {
        let mark = review.annotations().get(mark).ok_or(EditError::Gone)?;
        if mark.reviewer != me {
            return Err(EditError::NotYours);
        }
        if !parts.iter().any(|(known, _)| known == part) {
            return Err(EditError::UnknownConcern(part.clone()));
        }
        if mark.concerns.contains(id) {
            edits.push(renamed(mark, id, part));
        }
    }
    Ok(Edit::All(edits))
}

/// Marks each anchor, with a concern or plainly; returns the marks' ids in the order of the anchors.
///
/// # Errors
/// If the text or the concern is unknown, an anchor does not hold on the text, or there are more marks than a
/// review has room for. A reviewer whom the review does not know is left to the edit: it may come with one that
/// introduces them.
pub fn mark_all(
    review: &Review,
    text_id: &TextId,
    me: ReviewerId,
    anchors: Vec<Anchor>,
    concern: Option<ConcernId>,
) -> Result<(Edit, Vec<AnnotationId>), EditError> {
    let text = review.texts().get(text_id).ok_or(EditError::UnknownText)?;
    let concerns: Vec<ConcernId> = concern.into_iter().collect();
    for id in &concerns {
        known(review.codebook(), id)?;
    }
    let marks = review.annotations().len();
    room(marks + anchors.len(), true, "marks", MOST_ANNOTATIONS)?;
    let ids = marks + review.tombstones().len() + anchors.len();
    room(ids, true, "marks with the deleted ones", MOST_IDS)?;
    let now = Moment::now();
    let mut edits = Vec::with_capacity(anchors.len());
    let mut made = Vec::with_capacity(anchors.len());
    for anchor in anchors {
        anchor.check(text).map_err(EditError::NoSuchPassage)?;
        let mut mark = Annotation::new(text_id.clone(), me, anchor);
        mark.concerns.clone_from(&concerns);
        mark.created = now;
        made.push(mark.id);
        edits.push(Edit::PutAnnotation(Box::new(mark)));
    }
    Ok((Edit::All(edits), made))
}

/// Puts a concern under `parent`, or outermost, before its sibling-to-be `before`, or last; one that is told
/// to stand before itself keeps its place. No more siblings are renumbered than need be.
///
/// # Errors
/// If a concern is unknown, would stand under itself, or too deep.
pub fn move_concern(
    review: &Review,
    id: &ConcernId,
    parent: Option<&ConcernId>,
    before: Option<&ConcernId>,
) -> Result<Edit, EditError> {
    let codebook = review.codebook();
    known(codebook, id)?;
    for named in [parent, before].into_iter().flatten() {
        known(codebook, named)?;
    }
    let siblings = codebook.children(parent);
    let place = before.and_then(|before| siblings.iter().position(|sibling| *sibling == before));
    let own = siblings.iter().position(|sibling| *sibling == id);
    // Without itself, what comes after it stands one place further up.
    let place = place.map(|place| place - usize::from(own.is_some_and(|own| own < place)));
    let mut row: Vec<&ConcernId> = siblings.iter().copied().filter(|sibling| *sibling != id).collect();
    row.insert(place.unwrap_or(row.len()), id);
    if row == siblings {
        return Ok(Edit::All(Vec::new()));
    }
    let orders = orders(codebook, &row, id);
    let mut edits = Vec::new();
    for (sibling, order) in row.into_iter().zip(orders) {
        let was = known(codebook, sibling)?;
        let parent = if sibling == id { parent.cloned() } else { was.parent.clone() };
        if (was.order, &was.parent) != (order, &parent) {
            edits.push(put(sibling, Concern { parent, order, ..was.clone() }));
        }
    }
    try_out(codebook, &edits)?;
    Ok(Edit::All(edits))
}

/// Orders that put a row of siblings in its order, ties going by id, and change few but that of `moved`.
fn orders(codebook: &Codebook, row: &[&ConcernId], moved: &ConcernId) -> Vec<u32> {
    let mut orders: Vec<u32> = Vec::with_capacity(row.len());
    let mut last: Option<(u32, &ConcernId)> = None;
    for &id in row {
        let lowest = match last {
            None => Some(0),
            Some((order, before)) if id > before => Some(order),
            Some((order, _)) => order.checked_add(1),
        };
        // A file may use up the largest number; then everything is numbered anew.
        let Some(lowest) = lowest else { return (0_u32..).take(row.len()).collect() };
        let own = codebook.get(id).filter(|_| id != moved).map_or(0, |concern| concern.order);
        let order = own.max(lowest);
        last = Some((order, id));
        orders.push(order);
    }
    orders
}

fn known<'a>(codebook: &'a Codebook, id: &ConcernId) -> Result<&'a Concern, EditError> {
    codebook.get(id).ok_or_else(|| EditError::UnknownConcern(id.clone()))
}

fn put(id: &ConcernId, concern: Concern) -> Edit {
    Edit::PutConcern(id.clone(), Box::new(concern))
}

/// Says beforehand whether the codebook takes these edits.
fn try_out(codebook: &Codebook, edits: &[Edit]) -> Result<(), EditError> {
    Review::new("", codebook.clone()).apply(Edit::All(edits.to_vec())).map(|_| ())
}

/// The mark with `new` in place of `old`, nothing named twice.
fn renamed(mark: &Annotation, old: &ConcernId, new: &ConcernId) -> Edit {
    let mut concerns: Vec<ConcernId> = Vec::with_capacity(mark.concerns.len());
    for id in &mark.concerns {
        let id = if id == old { new } else { id };
        if !concerns.contains(id) {
            concerns.push(id.clone());
        }
    }
    Edit::PutAnnotation(Box::new(Annotation { concerns, modified: Some(Moment::now()), ..mark.clone() }))
}

/// The reviewer's saved filters, if any names `old`, with `new` in its place.
fn renamed_views(review: &Review, old: &ConcernId, new: &ConcernId, me: ReviewerId) -> Option<Edit> {
    let mut desk = review.desks().get(&me)?.clone();
    let renamed = desk.views.values_mut().filter_map(|view| view.rename_concern(old, new).then_some(()));
    (renamed.count() > 0).then(|| Edit::PutDesk(me, Box::new(desk)))
}

/// One definition after the other, unless it says that already, cut to what a definition may hold.
fn joined(first: &str, second: &str) -> String {
    let (first, second) = (first.trim_end(), second.trim());
    if second.is_empty() || first.contains(second) || first.chars().count() >= MOST_DEFINITION_CHARS {
        return first.to_owned();
    }
    let between = if first.is_empty() { "" } else { " " };
    shorten(&format!("{first}{between}{second}"), MOST_DEFINITION_CHARS)
}

#[cfg(test)]
#[path = "reorganise_tests.rs"]
mod tests;
