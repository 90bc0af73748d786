//! Tracked changes: which words stand in the text, and the marks that the others become.

use super::Changes;
use super::making::{Draft, Touch};
use super::source::{LeftOutKind, SourceMark, SourceMarkKind};
use super::times::utc;

/// Who changed something, how and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Whether words were put in; else they were taken out.
    pub(super) inserts: bool,
    pub(super) author: String,
    /// As the file has it.
    pub(super) date: String,
}

/// What becomes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stand,
    /// They stand, and somebody wants them out.
    Deleted,
    /// They do not stand, and somebody wants them in.
    Inserted,
    /// They stand neither before nor after.
    Gone,
}

/// Writes words into drafts as the changes around them tell.
#[derive(Debug, Default)]
pub(super) struct Pen {
    changes: Changes,
    /// Changes that are open, the outermost first.
    open: Vec<Change>,
    pub(super) marks: Vec<SourceMark>,
    /// The mark that ends right here, so that a change that follows goes with it.
    last: Option<usize>,
}

impl Pen {
    pub(super) fn new(changes: Changes) -> Self {
        Self { changes, ..Self::default() }
    }

    pub(super) fn begin(&mut self, change: Change) {
        self.open.push(change);
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Steps out of the changes that are open, as into a footnote; what it gives back steps in again.
    pub(super) fn step_out(&mut self) -> Vec<Change> {
        self.last = None;
        std::mem::take(&mut self.open)
    }

    pub(super) fn step_in(&mut self, open: Vec<Change>) {
        self.last = None;
        self.open = open;
    }

    /// Sets the changes that are open aside, and what ends here with them.
    pub(super) fn pause(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.open)
    }

    pub(super) fn resume(&mut self, open: Vec<Change>) {
        self.open = open;
    }

    /// Ends a change that need not be the innermost.
    pub(super) fn end_of(&mut self, change: &Change) {
        if let Some(at) = self.open.iter().rposition(|open| open == change) {
            self.open.remove(at);
        }
    }

    /// A new mark, which touches nothing yet.
    pub(super) fn mark(&mut self, mark: SourceMark) -> usize {
        self.marks.push(mark);
        self.marks.len() - 1
    }

    /// Whether words written now stand in the text.
    pub(super) fn stands(&self) -> bool {
        match self.fate() {
            Fate::Stand => true,
            Fate::Deleted => self.changes != Changes::Accept,
            Fate::Inserted => self.changes == Changes::Accept,
            Fate::Gone => false,
        }
    }

    fn fate(&self) -> Fate {
        let inserted = self.open.iter().any(|change| change.inserts);
        let deleted = self.open.iter().any(|change| !change.inserts);
        match (inserted, deleted) {
            (false, false) => Fate::Stand,
            (true, true) => Fate::Gone,
            (true, false) => Fate::Inserted,
            (false, true) => Fate::Deleted,
        }
    }

    /// Writes words at the end of a draft.
    pub(super) fn write(&mut self, draft: &mut Draft, words: &str) {
        if words.is_empty() {
            return;
        }
        let fate = self.fate();
        let left = |kind| (kind, words.to_owned());
        match (self.changes, fate) {
            (_, Fate::Stand) => {
                draft.push(words);
                self.last = None;
            }
            (Changes::AsAmendments, Fate::Deleted) => {
                let mark = self.change(draft);
                let from = draft.length;
                draft.push(words);
                self.delete(mark, draft, from);
            }
            (Changes::AsAmendments, Fate::Inserted) => {
                let mark = self.change(draft);
                if let Some(mark) = mark.and_then(|mark| self.marks.get_mut(mark)) {
                    mark.words.push_str(words);
                }
            }
            (Changes::Accept, Fate::Inserted) | (Changes::Reject, Fate::Deleted) => draft.push(words),
            (Changes::Reject, Fate::Inserted) => draft.left.push(left(LeftOutKind::Inserted)),
            (Changes::Accept, Fate::Deleted) | (_, Fate::Gone) => draft.left.push(left(LeftOutKind::Deleted)),
        }
    }

    /// The mark of the change that is open: the one that ends here if it is by the same author.
    fn change(&mut self, draft: &mut Draft) -> Option<usize> {
        let change = self.open.last()?;
        let same = |mark: &usize| self.marks.get(*mark).is_some_and(|mark| mark.author == change.author);
        if let Some(last) = self.last.filter(same) {
            return Some(last);
        }
        let mark = SourceMark {
            kind: SourceMarkKind::Insertion,
            spans: Vec::new(),
            words: String::new(),
            author: change.author.clone(),
            date: utc(&change.date),
            colour: None,
            replies: Vec::new(),
        };
        self.marks.push(mark);
        let mark = self.marks.len() - 1;
        draft.touches.push(Touch { mark, from: draft.length, to: draft.length });
        self.last = Some(mark);
        Some(mark)
    }

    /// The words from here to the end of the draft are taken out by this mark.
    fn delete(&mut self, mark: Option<usize>, draft: &mut Draft, from: usize) {
        let Some(mark) = mark else { return };
        if let Some(mark) = self.marks.get_mut(mark) {
            mark.kind = SourceMarkKind::Deletion;
        }
        let to = draft.length;
        // Only the newest touches can end here.
        let mut newest = draft.touches.iter_mut().rev().take(8);
        match newest.find(|touch| touch.mark == mark && touch.to == from && touch.from < from) {
            Some(touch) => touch.to = to,
            None => draft.touches.push(Touch { mark, from, to }),
        }
    }

    /// Ends a paragraph, whose end itself may be changed. Says whether the paragraph goes on with the next.
    pub(super) fn end_paragraph(&mut self, draft: &mut Draft, own: &[Change]) -> bool {
        let inserted = own.iter().any(|change| change.inserts);
        let deleted = own.iter().any(|change| !change.inserts);
        if inserted && deleted {
            return true;
        }
        match self.changes {
            Changes::Accept => deleted,
            Changes::Reject => inserted,
            Changes::AsAmendments => {
                let Some(change) = own.first() else {
                    self.last = None;
                    return false;
                };
                self.open.push(change.clone());
                if inserted {
                    let mark = self.change(draft);
                    if let Some(mark) = mark.and_then(|mark| self.marks.get_mut(mark)) {
                        mark.words.push('\n');
                    }
                }
                self.open.pop();
                inserted
            }
        }
    }

    /// A draft that waited for a paragraph to go on with, which does not come: paragraphs put in at the end
    /// begin with their break.
    pub(super) fn turn_back(&mut self, draft: &Draft) {
        for touch in &draft.touches {
            let Some(mark) = self.marks.get_mut(touch.mark) else { continue };
            if mark.kind == SourceMarkKind::Insertion && mark.words.ends_with('\n') && draft.is_blank() {
                mark.words = format!("\n{}", mark.words.trim_end_matches('\n'));
            }
        }
        self.last = None;
    }
}
