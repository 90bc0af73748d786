//! Undo and redo: the inverse of every edit, under the name people see in the menu.

use super::edit::{Edit, EditError};
use super::id::AnnotationId;
use super::state::Review;

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

    /// Takes the last step back; `None` if there is none. A step that cannot be taken back stays.
    pub fn undo(&mut self, review: &mut Review) -> Option<Result<String, EditError>> {
        let step = self.done.last()?;
        let redo = match review.restore(step.edit.clone()) {
            Ok(redo) => redo,
            Err(refusal) => return Some(Err(refusal)),
        };
        let Step { name, .. } = self.done.pop()?;
        let before = self.states.pop().unwrap_or_default();
        self.undone_states.push(std::mem::replace(&mut self.state, before));
        self.undone.push(Step { name: name.clone(), edit: redo, joint: None });
        Some(Ok(name))
    }

    /// Does the last undone step again; `None` if there is none. A step that cannot be done again stays.
    pub fn redo(&mut self, review: &mut Review) -> Option<Result<String, EditError>> {
        let step = self.undone.last()?;
        let undo = match review.restore(step.edit.clone()) {
            Ok(undo) => undo,
            Err(refusal) => return Some(Err(refusal)),
        };
        let Step { name, .. } = self.undone.pop()?;
        let after = self.undone_states.pop().unwrap_or_default();
        self.states.push(std::mem::replace(&mut self.state, after));
        self.done.push(Step { name: name.clone(), edit: undo, joint: None });
        Some(Ok(name))
    }

    /// The edit that undo would apply.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.edit)
    }

    /// The edit that redo would apply.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// Name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    /// Name of the step that redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }

    /// Names of the steps that can be taken back, the last one first.
    pub fn done(&self) -> impl ExactSizeIterator<Item = &str> {
        self.done.iter().rev().map(|step| step.name.as_str())
    }

    /// Names of the steps that were taken back, the next one to do again first.
    pub fn undone(&self) -> impl ExactSizeIterator<Item = &str> {
        self.undone.iter().rev().map(|step| step.name.as_str())
    }

    /// Names the present state: equal exactly when nothing lies between, so that undoing back to what
    /// was saved counts as saved.
    pub fn state(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::{edit, mark, review, timeless};
    use super::super::{Reviewer, ReviewerId};
    use super::*;

    proptest! {
        #[test]
        fn undoing_all_and_redoing_all_changes_nothing(edits in prop::collection::vec(edit(), 1..10)) {
            let (mut review, mut history) = (review(), History::default());
            let start = timeless(&review);
            for edit in edits {
                let _refused = history.apply(&mut review, Step::new("Change", edit));
            }
            let end = timeless(&review);
            let last = history.state();
            while let Some(undone) = history.undo(&mut review) {
                undone.unwrap();
            }
            prop_assert_eq!(timeless(&review), start);
            prop_assert_eq!(history.state(), 0);
            while let Some(redone) = history.redo(&mut review) {
                redone.unwrap();
            }
            prop_assert_eq!(timeless(&review), end);
            prop_assert_eq!(history.state(), last);
        }

        #[test]
        fn typing_is_one_step(mark in mark(), words in prop::collection::vec("[a-z ]{1,10}", 1..8)) {
            let (mut review, mut history) = (review(), History::default());
            let put = |mark: &super::super::Annotation| Edit::PutAnnotation(Box::new(mark.clone()));
            history.apply(&mut review, Step::new("Mark passage", put(&mark))).unwrap();
            let before = timeless(&review);
            let joint = Joint { field: "comment", mark: Some(mark.id), run: 1 };
            let mut typed = mark.clone();
            for word in words {
                typed.comment.push_str(&word);
                history.apply(&mut review, Step::new("Type comment", put(&typed)).joined(joint.clone())).unwrap();
            }
            prop_assert_eq!(history.undo(&mut review), Some(Ok("Type comment".to_owned())));
            prop_assert_eq!(timeless(&review), before);
            prop_assert_eq!(history.undo_name(), Some("Mark passage"));
            prop_assert_eq!(history.redo_name(), Some("Type comment"));
            history.redo(&mut review);
            prop_assert_eq!(&review.annotations()[&mark.id].comment, &typed.comment);
        }
    }

    #[test]
    fn a_new_step_ends_what_could_be_redone() {
        let (mut review, mut history) = (review(), History::default());
        history.apply(&mut review, Step::new("Rename", Edit::SetTitle("A".into()))).unwrap();
        history.undo(&mut review);
        let undone = history.state();
        history.apply(&mut review, Step::new("Rename", Edit::SetTitle("B".into()))).unwrap();
        assert_eq!(history.redo_name(), None);
        assert_ne!(history.state(), undone);
    }

    #[test]
    fn a_step_that_is_refused_is_not_lost() {
        let (mut review, mut history) = (review(), History::default());
        let reviewer = Reviewer::new(ReviewerId::from_bits(9), "Nine");
        history.apply(&mut review, Step::new("Join", Edit::PutReviewer(reviewer.clone()))).unwrap();
        let after = history.state();
        // Something past the history takes the reviewer away.
        review.apply(Edit::RemoveReviewer(reviewer.id)).unwrap();
        assert_eq!(history.undo(&mut review), Some(Err(EditError::Gone)));
        assert_eq!((history.undo_name(), history.state()), (Some("Join"), after));
        review.apply(Edit::PutReviewer(reviewer.clone())).unwrap();
        assert_eq!(history.undo(&mut review), Some(Ok("Join".to_owned())));
        assert_eq!(history.redo(&mut review), Some(Ok("Join".to_owned())));
        history.apply(&mut review, Step::new("Leave", Edit::RemoveReviewer(reviewer.id))).unwrap();
        history.undo(&mut review);
        review.apply(Edit::RemoveReviewer(reviewer.id)).unwrap();
        assert_eq!(history.redo(&mut review), Some(Err(EditError::Gone)));
        assert_eq!(history.redo_name(), Some("Leave"));
    }
}
