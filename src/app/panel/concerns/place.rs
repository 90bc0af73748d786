//! Where a concern can be moved to, and kind words where it cannot.

use crate::app::outbox::capital;
use crate::app::workspace::Workspace;
use crate::review::{Codebook, ConcernId, Edit, EditError, Step, move_concern};
use crate::tr;

/// A place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The concern to stand under; outermost without one.
    pub parent: Option<ConcernId>,
    /// The sibling to stand before; last without one.
    pub before: Option<ConcernId>,
}

/// A step in the tree, for keys and buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    /// Under the sibling before it.
    In,
    /// Beside what it stands under.
    Out,
}

impl Place {
    /// Where a step leads; `None` where it leads nowhere.
    pub(super) fn after(codebook: &Codebook, id: &ConcernId, way: Way) -> Option<Self> {
        let parent = codebook.lineage(id).nth(1);
        let siblings = codebook.children(parent);
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        let sibling = |at: usize| siblings.get(at).map(|id| (*id).clone());
        Some(match way {
            Way::Up => Self { parent: parent.cloned(), before: Some(sibling(at.checked_sub(1)?)?) },
            Way::Down => {
                sibling(at + 1)?;
                Self { parent: parent.cloned(), before: sibling(at + 2) }
            }
            Way::In => Self { parent: Some(sibling(at.checked_sub(1)?)?), before: None },
            Way::Out => Self::behind(codebook, parent?),
        })
    }

    /// Right behind a concern, beside it.
    pub(super) fn behind(codebook: &Codebook, id: &ConcernId) -> Self {
        let parent = codebook.lineage(id).nth(1);
        let siblings = codebook.children(parent);
        let next = siblings.iter().skip_while(|sibling| **sibling != id).nth(1);
        Self { parent: parent.cloned(), before: next.map(|id| (*id).clone()) }
    }
}

/// Moves a concern in one step to undo.
///
/// # Errors
/// In words for the person, if it cannot stand there.
pub(super) fn put(workspace: &mut Workspace, id: &ConcernId, place: &Place) -> Result<(), String> {
    let name = workspace.review().codebook().name(id).to_owned();
    let words = |error| match error {
        EditError::CircularConcern => tr!("codebook-refused-own", name = &name),
        EditError::ConcernTooDeep { most } => tr!("codebook-refused-deep", name = &name, most = most),
        other => format!("{}.", capital(&other.to_string())),
    };
    let moved = move_concern(workspace.review(), id, place.parent.as_ref(), place.before.as_ref());
    let edit = moved.map_err(words)?;
    if matches!(&edit, Edit::All(edits) if edits.is_empty()) {
        return Ok(());
    }
    workspace.apply(Step::new(tr!("codebook-step-move"), edit)).map_err(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_where_the_tree_has_room() {
        let codebook = Codebook::shipped();
        let id = ConcernId::new;
        let after = |name, way| Place::after(&codebook, &id(name), way);
        assert_eq!(after("scope", Way::Up), None, "nothing stands above the first");
        assert_eq!(after("scope", Way::Out), None);
        assert_eq!(after("scope-core", Way::In), None);
        let down = after("scope", Way::Down).unwrap();
        assert_eq!(
            (down.parent, down.before),
            (None, codebook.children(None).get(2).map(|id| (*id).clone()))
        );
        let inward = after("human-rights", Way::In).unwrap();
        assert_eq!((inward.parent, inward.before), (Some(id("scope")), None));
        let out = after("scope-reach", Way::Out).unwrap();
        assert_eq!((out.parent, out.before), (None, Some(id("human-rights"))));
    }
}
