//! What the user has read, kept on their desk in the project.

use super::Workspace;
use crate::find::read_through;
use crate::review::EditError;
use crate::tr;

impl Workspace {
    /// Grows whenever marks, concerns, desks or the filter changed; typing in a mark counts once it ends.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Says whether the user has read a provision: noted it, or all that stands directly under it.
    pub fn has_read(&self, provision: usize) -> bool {
        self.read.get(provision) == Some(&true)
    }

    /// Notes that the user has read a provision, or takes it back for it and all under it; with undo.
    pub fn set_read(&mut self, provision: usize, read: bool, name: &str) -> Result<(), EditError> {
        let text = self.text.clone();
        let Some(eid) = text.provisions().get(provision).map(|provision| provision.eid.as_str()) else {
            return Ok(());
        };
        let step = if read { tr!("step-mark-read") } else { tr!("step-mark-unread") };
        self.change_desk(step, name, |desk| {
            desk.set_read(text.id(), eid, read);
            if !read {
                let under = text.provisions().get(text.subtree(provision)).unwrap_or_default();
                for provision in under {
                    desk.set_read(text.id(), &provision.eid, false);
                }
            }
        })
    }

    /// Finds anew what the user has read.
    pub(super) fn refresh_read(&mut self) {
        let desk = self.project.review().desks().get(&self.me);
        let eids = desk.and_then(|desk| desk.read.get(self.text.id()));
        self.read = eids.map(|eids| read_through(&self.text, eids)).unwrap_or_default();
    }
}
