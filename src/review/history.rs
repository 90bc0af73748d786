//! Undo and redo: the inverse of every edit, under the name people see in the menu.

use super::edit::{Edit, EditError, Review};
use super::id::AnnotationId;

/// Steps kept; the oldest go first.
const LIMIT: usize = 1_000;

/// What a run of edits must share to become one step: typing in one field of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    pub field: &'static str,
    /// The mark typed into; `None` for fields of the project itself.
    pub mark: Option<AnnotationId>,
    /// Told by the caller: another run in the same field, after a pause or a change of focus.
    pub run: u64,
}

/// An edit with the name of what it does ("Mark passage").
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub name: String,
    pub edit: Edit,
    pub joint: Option<Joint>,
}

impl Step {
    pub fn new(name: impl Into<String>, edit: Edit) -> Self {
        Self { name: name.into(), edit, joint: None }
    }

    /// The same step, joined to a preceding one with an equal joint.
    #[must_use]
    pub fn joined(mut self, joint: Joint) -> Self {
        self.joint = Some(joint);
        self
    }
}

/// What was done and can be taken back, and what was taken back and can be done again.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Names the present state; every change of the review gives a new one, undo gives an old one back.
    states: Vec<u64>,
    undone_states: Vec<u64>,
    state: u64,
    next: u64,
}

impl History {
    /// Applies a step and remembers how to take it back.
    pub fn apply(&mut self, review: &mut Review, step: Step) -> Result<(), EditError> {
        let Step { name, edit, joint } = step;
        let inverse = review.apply(edit)?;
        self.undone.clear();
        self.undone_states.clear();
        let continues = joint.is_some() && self.done.last().is_some_and(|last| last.joint == joint);
        if !continues {
            self.states.push(self.state);
            self.done.push(Step { name, edit: inverse, joint });
            if self.done.len() > LIMIT {
                self.done.remove(0);
                self.states.remove(0);
            }
        }
        self.next += 1;
        self.state = self.next;
        Ok(())
    }

    /// Takes the last step back; `None` if there is none.
    pub fn undo(&mut self, review: &mut Review) -> Option<Result<String, EditError>> {
        let step = self.done.pop()?;
        let before = self.states.pop().unwrap_or_default();
        Some(review.apply(step.edit).map(|redo| {
            self.undone_states.push(std::mem::replace(&mut self.state, before));
            self.undone.push(Step { name: step.name.clone(), edit: redo, joint: None });
            step.name
        }))
    }

    /// Does the last undone step again; `None` if there is none.
    pub fn redo(&mut self, review: &mut Review) -> Option<Result<String, EditError>> {
        let step = self.undone.pop()?;
        let after = self.undone_states.pop().unwrap_or_default();
        Some(review.apply(step.edit).map(|undo| {
            self.states.push(std::mem::replace(&mut self.state, after));
            self.done.push(Step { name: step.name.clone(), edit: undo, joint: None });
            step.name
        }))
    }

    /// Name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    /// Name of the step that redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }

    /// Names the present state: equal exactly when nothing lies between, so that undoing back to what
    /// was saved counts as saved.
    pub fn state(&self) -> u64 {
        self.state
    }
}
