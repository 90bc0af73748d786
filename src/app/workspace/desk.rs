//! What the user keeps for themselves in the open project: saved filters, bookmarks, what they have read.

use super::Workspace;
use crate::review::{Desk, Edit, EditError, Step};
use crate::tr;

impl Workspace {
    /// The user's own desk, if they keep anything.
    pub fn desk(&self) -> Option<&Desk> {
        self.review().desks().get(&self.me)
    }

    /// Changes the user's own desk as one step of undo, and makes them known to the project under `name` if they
    /// are not yet.
    ///
    /// # Errors
    /// If the project is for reading only, or could not hold what is to be kept.
    pub fn change_desk(
        &mut self,
        step: String,
        name: &str,
        change: impl FnOnce(&mut Desk),
    ) -> Result<(), EditError> {
        let before = self.desk().cloned().unwrap_or_default();
        let mut desk = before.clone();
        change(&mut desk);
        if desk == before {
            return Ok(());
        }
        let mut edits: Vec<Edit> = self.introduce(name).into_iter().collect();
        edits.push(Edit::PutDesk(self.me, Box::new(desk)));
        self.apply(Step::new(step, Edit::All(edits)))
    }

    /// The reviewer's bookmarked provisions of the open text, in text order.
    pub fn bookmarks(&self) -> &[usize] {
        &self.bookmarks
    }

    pub(super) fn gather_bookmarks(&mut self) {
        let desk = self.project.review().desks().get(&self.me);
        self.bookmarks = desk.map(|desk| desk.bookmarks_on(&self.text)).unwrap_or_default();
    }

    /// Sets a bookmark at a provision or takes it away; says whether one is there now. `name` is the reviewer's,
    /// should the project not know them yet.
    pub fn toggle_bookmark(&mut self, provision: usize, name: &str) -> Result<bool, EditError> {
        let Some(eid) = self.text.provisions().get(provision).map(|found| found.eid.clone()) else {
            return Ok(false);
        };
        let text = self.text.id().clone();
        let there = !self.desk().is_some_and(|desk| desk.is_bookmarked(&text, &eid));
        let step = if there { tr!("step-set-bookmark") } else { tr!("step-remove-bookmark") };
        self.change_desk(step, name, |desk| desk.set_bookmark(&text, &eid, there))?;
        Ok(there)
    }

    /// The bookmark after a place, the first one behind the last.
    pub fn next_bookmark(&self, place: usize) -> Option<usize> {
        let after = self.bookmarks.iter().find(|bookmark| **bookmark > place);
        after.or(self.bookmarks.first()).copied()
    }
}
