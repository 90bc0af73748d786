//! What the user keeps for themselves in the open project.

use super::Workspace;
use crate::review::{Desk, Edit, EditError, Step};

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
}
