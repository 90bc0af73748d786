//! What is done to the codebook, each a step to undo.

use super::ConcernsState;
use super::colours::PALETTE;
use super::place::{self, Place};
use crate::app::notices::Notice;
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::{Codebook, Colour, Concern, ConcernId, Edit, Extras, Step};
use crate::tr;

/// Adds a concern, outermost or under another one, and opens it.
pub(super) fn add(
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    parent: Option<&ConcernId>,
    out: &mut Outbox,
) {
    let codebook = workspace.review().codebook();
    let id = ConcernId::for_name("concern");
    let key = (1..=9).find(|key| codebook.by_key(*key).is_none());
    let concern = Concern { key, ..fresh(codebook, &tr!("codebook-new"), parent, 0) };
    let put = Edit::PutConcern(id.clone(), Box::new(concern));
    if out.check(workspace.apply(Step::new(tr!("codebook-step-add"), put))).is_some() {
        state.bring_out(workspace.review().codebook(), &id);
        state.open(id);
        state.editing.name_first = true;
    }
}

/// A new concern behind its siblings, with a letter and a colour that nobody has yet; `skip` leaves out that
/// many, for those that are made at the same time.
pub(super) fn fresh(codebook: &Codebook, name: &str, parent: Option<&ConcernId>, skip: usize) -> Concern {
    let siblings = codebook.children(parent);
    let last = siblings.last().and_then(|id| codebook.get(id)).map(|concern| concern.order);
    let order = last.map_or(0, |last| last.saturating_add(1));
    let taken =
        |letter: &char| codebook.concerns().values().any(|concern| concern.letter == letter.to_string());
    let letter = ('A'..='Z').filter(|letter| !taken(letter)).nth(skip).unwrap_or('•');
    let used = |colour: &Colour| codebook.concerns().values().any(|concern| concern.colour == *colour);
    let all = || PALETTE.iter().map(|(_, colour)| *colour);
    let colour = all().filter(|colour| !used(colour)).chain(all()).nth(skip);
    Concern {
        revision: 0,
        name: name.to_owned(),
        parent: parent.cloned(),
        order: order.saturating_add(u32::try_from(skip).unwrap_or_default()),
        colour: colour.unwrap_or(Colour([0x47, 0x55, 0x69])),
        letter: letter.to_string(),
        key: None,
        definition: String::new(),
        examples: Vec::new(),
        ext: Extras::new(),
    }
}

/// Takes the codebook that the program ships with.
pub(super) fn take_shipped(workspace: &mut Workspace, state: &mut ConcernsState, out: &mut Outbox) {
    let shipped = Codebook::shipped();
    let put = |(_, id, concern): (usize, &ConcernId, &Concern)| {
        Edit::PutConcern(id.clone(), Box::new(concern.clone()))
    };
    let edits: Vec<Edit> = shipped.tree().into_iter().map(put).collect();
    let taken = workspace.apply(Step::new(tr!("codebook-step-shipped"), Edit::All(edits)));
    if out.check(taken).is_some() {
        state.turn_to = shipped.tree().first().map(|(_, id, _)| (*id).clone());
    }
}

/// Moves a concern; if it cannot be moved there, says so under its row.
pub(super) fn put(workspace: &mut Workspace, state: &mut ConcernsState, id: &ConcernId, place: &Place) {
    state.refused = None;
    match place::put(workspace, id, place) {
        Ok(()) => state.bring_out(workspace.review().codebook(), id),
        Err(why) => state.refused = Some((id.clone(), why)),
    }
}

/// Removes a concern that nothing rests on; the row beside it takes the keyboard.
pub(super) fn remove(workspace: &mut Workspace, state: &mut ConcernsState, id: &ConcernId, out: &mut Outbox) {
    let codebook = workspace.review().codebook();
    let name = codebook.name(id).to_owned();
    let tree = codebook.tree();
    let at = tree.iter().position(|(_, other, _)| *other == id).unwrap_or_default();
    let beside = tree.get(at + 1).or_else(|| tree.get(at.checked_sub(1)?)).map(|(_, id, _)| (*id).clone());
    let removed = workspace.apply(Step::new(tr!("codebook-step-remove"), Edit::RemoveConcern(id.clone())));
    if out.check(removed).is_some() {
        state.close();
        state.turn_to = beside;
        out.notices.push(Notice::done(tr!("codebook-removed", name = name)));
    }
}

/// How many marks use a concern, on any text, and how many concerns stand right under it.
pub(super) fn in_use(workspace: &Workspace, id: &ConcernId) -> (usize, usize) {
    let review = workspace.review();
    let marks = review.annotations().values().filter(|mark| mark.concerns.contains(id)).count();
    let under = review.codebook().concerns().values().filter(|concern| concern.parent.as_ref() == Some(id));
    (marks, under.count())
}

/// A key marks with one concern: whoever had it gives it up.
pub(super) fn take_key(codebook: &Codebook, id: &ConcernId, key: Option<u8>) -> Vec<Edit> {
    let Some(key) = key else { return Vec::new() };
    let holders =
        codebook.concerns().iter().filter(|(other, concern)| *other != id && concern.key == Some(key));
    holders
        .map(|(holder, concern)| {
            Edit::PutConcern(holder.clone(), Box::new(Concern { key: None, ..concern.clone() }))
        })
        .collect()
}
