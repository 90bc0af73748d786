//! The bookmarks of the one who reads. They are part of nobody else's review.

use super::Workspace;
use crate::review::{Edit, EditError, Step};
use crate::tr;

impl Workspace {
    /// Another number whenever marks or bookmarks may have changed.
    pub fn revision(&self) -> u64 {
        // The numbers of the index are never given twice; bookmarks change seldom.
        self.marks.revision() << 16 | (self.bookmarked & 0xFFFF)
    }

    /// The reviewer's bookmarked provisions of the open text, in text order.
    pub fn bookmarks(&self) -> &[usize] {
        &self.bookmarks
    }

    pub(super) fn gather_bookmarks(&mut self) {
        let desk = self.project.review().desks().get(&self.me);
        let bookmarks = desk.map(|desk| desk.bookmarks_on(&self.text)).unwrap_or_default();
        if bookmarks != self.bookmarks {
            self.bookmarks = bookmarks;
            self.bookmarked += 1;
        }
    }

    /// Sets a bookmark at a provision or takes it away; says whether one is there now. `name` is the reviewer's,
    /// should the project not know them yet.
    pub fn toggle_bookmark(&mut self, provision: usize, name: &str) -> Result<bool, EditError> {
        let Some(eid) = self.text.provisions().get(provision).map(|found| found.eid.clone()) else {
            return Ok(false);
        };
        let mut desk = self.review().desks().get(&self.me).cloned().unwrap_or_default();
        let there = !desk.is_bookmarked(self.text.id(), &eid);
        desk.set_bookmark(self.text.id(), &eid, there);
        let mut edits: Vec<Edit> = self.introduce(name).into_iter().collect();
        edits.push(Edit::PutDesk(self.me, Box::new(desk)));
        let step = if there { tr!("step-set-bookmark") } else { tr!("step-remove-bookmark") };
        self.apply(Step::new(step, Edit::All(edits)))?;
        Ok(there)
    }

    /// The bookmark after a place, the first one behind the last.
    pub fn next_bookmark(&self, place: usize) -> Option<usize> {
        let after = self.bookmarks.iter().find(|bookmark| **bookmark > place);
        after.or(self.bookmarks.first()).copied()
    }
}
