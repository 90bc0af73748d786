//! The changes that are tracked in a file, and what became of them in its text.

use super::super::Changes;
use super::super::source::{Source, SourceMarkKind};
use super::Draft;

/// How many changes are tracked in a file, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tracked {
    /// As many as there are marks when each becomes one.
    pub count: usize,
    pub changes: Changes,
}

impl Tracked {
    /// Of a file whose changes became marks.
    pub(super) fn of(source: &Source) -> Self {
        let tracked = |kind| matches!(kind, SourceMarkKind::Insertion | SourceMarkKind::Deletion);
        let count = source.marks.iter().filter(|mark| tracked(mark.kind)).count();
        Self { count, changes: Changes::AsAmendments }
    }
}

impl Draft {
    /// The tracked changes of the file.
    pub fn tracked(&self) -> Tracked {
        self.tracked
    }

    /// The same, of a file that was read before and is known to hold these changes: where they are accepted or
    /// rejected nothing else tells of them.
    #[must_use]
    pub fn knowing(self, tracked: Tracked) -> Self {
        Self { tracked, ..self }
    }
}
