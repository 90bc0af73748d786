//! What commands do to the draft, and where the row in hand goes with it.

use super::ImportReview;
use super::row::is_heading;
use crate::app::commands::{self, Command};
use crate::app::words;
use crate::import::{Change, Draft, Row};
use crate::text::ProvisionKind;
use crate::tr;

impl ImportReview {
    /// Carries out a command that concerns the draft; says whether it was one.
    pub fn perform(&mut self, command: Command) -> bool {
        if command != Command::DraftLabel {
            self.commit();
        }
        let at = self.at;
        match command {
            Command::Undo => self.travel(Draft::undo),
            Command::Redo => self.travel(Draft::redo),
            Command::DraftNext => self.turn(true),
            Command::DraftPrevious => self.turn(false),
            Command::DraftAccept => self.change(Change::Accept(at)),
            Command::DraftKind(key) => {
                if let Some(kind) = commands::kind_of(key) {
                    self.set_kind(kind);
                }
            }
            Command::DraftIndent => self.set_depth(1),
            Command::DraftOutdent => self.set_depth(-1),
            Command::DraftLabel => self.wants.label = true,
            Command::DraftHeading => self.turn_heading(),
            Command::DraftMerge => self.merge_up(),
            Command::DraftSplit => self.split(),
            Command::DraftLeaveOut => self.change(Change::LeaveOut(at)),
            Command::DraftBringBack => self.change(Change::Restore(at)),
            _ => return false,
        }
        true
    }

    pub(super) fn row(&self) -> Option<&Row> {
        self.draft.rows().get(self.at)
    }

    /// Makes a change, or says why it cannot be made.
    pub(super) fn change(&mut self, change: Change) {
        match self.draft.change(change) {
            Ok(()) => {
                self.said = None;
                self.renew();
            }
            Err(fault) => self.said = Some(words::change_fault(fault)),
        }
    }

    /// Takes up what is being typed into fields.
    pub(super) fn commit(&mut self) {
        let header = self.fields.header(self.draft.header());
        if header != *self.draft.header() {
            self.change(Change::Header(Box::new(header)));
        }
        let label = self.label.trim().to_owned();
        let kept = self.row().filter(|row| row.left_out.is_none());
        if kept.is_some_and(|row| *row.label != *label) {
            self.change(Change::Label(self.at, label));
        }
    }

    pub(super) fn set_kind(&mut self, kind: ProvisionKind) {
        if self.row().is_some_and(|row| row.kind != kind || row.left_out.is_some()) {
            self.change(Change::Kind(self.at, kind));
        }
    }

    /// Moves the row in hand, with all under it, so many levels.
    pub(super) fn set_depth(&mut self, by: isize) {
        let Some(row) = self.row() else { return };
        let depth = row.depth.saturating_add_signed(by);
        if row.left_out.is_none() && depth > self.deepest() {
            self.said = Some(tr!("draft-fault-deepest"));
        } else if depth != row.depth {
            self.change(Change::Depth(self.at, depth));
        }
    }

    /// The deepest level that the row in hand can have.
    pub(super) fn deepest(&self) -> usize {
        let before = self.draft.rows().get(..self.at).unwrap_or_default();
        let before = before.iter().rev().find(|row| row.left_out.is_none());
        before.map_or(0, |before| before.depth + 1)
    }

    fn turn_heading(&mut self) {
        let Some(row) = self.row() else { return };
        self.change(if is_heading(row) { Change::ToText(self.at) } else { Change::ToHeading(self.at) });
        self.caret = None;
    }

    fn merge_up(&mut self) {
        let rows = self.draft.rows();
        let before = rows.get(..self.at).unwrap_or_default().iter().rposition(|row| row.left_out.is_none());
        let length = before.and_then(|before| rows.get(before)).map(|row| row.text.chars().count());
        let count = rows.len();
        self.change(Change::MergeUp(self.at));
        if let Some(before) = before.filter(|_| self.draft.rows().len() < count) {
            self.take_up(before);
            // Where the words were joined, so that they can be parted there again.
            let joined = self.row().is_some_and(|row| length < Some(row.text.chars().count()));
            self.caret = length.filter(|_| joined);
        }
    }

    fn split(&mut self) {
        let Some(row) = self.row() else { return };
        let count = self.draft.rows().len();
        let place = self.caret.unwrap_or_else(|| if row.heading.is_empty() { usize::MAX } else { 0 });
        self.change(Change::Split(self.at, place));
        if self.draft.rows().len() > count {
            self.take_up(self.at + 1);
            self.caret = Some(0);
        }
    }

    /// Goes to the next row to look at, or the one before; round the end if there is none.
    fn turn(&mut self, forward: bool) {
        let rows = &self.facts.to_look;
        let next = if forward {
            rows.iter().find(|row| **row > self.at).or(rows.first())
        } else {
            rows.iter().rev().find(|row| **row < self.at).or(rows.last())
        };
        if let Some(next) = next.copied() {
            self.jump(next);
        }
    }

    /// Undoes or does again, and turns to the first row that it changed.
    fn travel(&mut self, step: impl FnOnce(&mut Draft)) {
        let before = self.draft.rows().to_vec();
        step(&mut self.draft);
        self.said = None;
        let now = self.draft.rows();
        let same = before.iter().zip(now).take_while(|(before, now)| before == now).count();
        if same < before.len().max(now.len()) {
            self.take_up(same);
        }
        self.caret = None;
        self.renew();
    }

    /// Makes everything that follows from the draft agree with it.
    fn renew(&mut self) {
        self.facts = super::Facts::of(&self.draft);
        self.fields = super::Fields::of(self.draft.header());
        self.at = self.at.min(self.draft.rows().len().saturating_sub(1));
        self.label = self.row().map(|row| row.label.to_string()).unwrap_or_default();
        let kept = self.row().filter(|row| row.left_out.is_none());
        let length = kept.map(|row| row.text.chars().count());
        self.caret = self.caret.zip(length).map(|(caret, length)| caret.min(length));
        self.list();
        self.wants.sight = true;
    }
}
