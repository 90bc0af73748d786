//! The import review: a text is looked over and put in order before it is created and never changes again. It
//! takes the room of the window while it is up.
//!
//! - `facts`: what follows from the draft as it stands: addresses, what to look at, the outline.
//! - `changes`: what commands do to the draft.
//! - `layout`: what stands where; `head`, `bar`, `outline`, `rows`, `report` and `foot` are its parts.

mod bar;
mod changes;
mod facts;
mod foot;
mod head;
mod keys;
mod layout;
mod outline;
mod report;
mod row;
mod rows;
mod scroll;
mod tracked;

use std::path::Path;
use std::sync::Arc;

use crate::app::commands::Command;
use crate::app::words;
use crate::import::{Brought, Draft, ImportError, Tracked, bring_marks};
use crate::text::{Locator, Text};
use crate::tr;
use facts::Facts;
use head::Fields;
use scroll::Scroll;

/// What becomes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A project of its own.
    NewProject,
    /// A further text of the open project.
    Add,
}

/// Which rows are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Show {
    #[default]
    All,
    ToLookAt,
    LeftOut,
}

/// A side that takes the place of the rows where the window has no room beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Outline,
    Report,
}

/// A draft that is being looked over, and how.
pub struct ImportReview {
    draft: Draft,
    goal: Goal,
    facts: Facts,
    /// The row in hand.
    at: usize,
    /// Where its words would be parted, in `char`s of its text.
    caret: Option<usize>,
    show: Show,
    /// The rows listed, in order.
    listed: Arc<[usize]>,
    scroll: Scroll,
    fields: Fields,
    /// What stands in the field for the label of the row in hand.
    label: String,
    /// Why the last change could not be made.
    said: Option<String>,
    /// Whether title, date and so on are unfolded; as there is room until the person decides.
    unfolded: Option<bool>,
    side: Option<Side>,
    wants: Wants,
    /// The file is a PDF of so many bytes, and whether it is to be kept in the project.
    pdf: Option<(u64, bool)>,
}

/// What is to happen in the next frame.
#[derive(Debug, Clone, Copy, Default)]
struct Wants {
    /// The rows take the keyboard.
    rows: bool,
    /// The field for the label does.
    label: bool,
    /// The row in hand comes into sight.
    sight: bool,
}

impl ImportReview {
    pub fn new(draft: Draft, goal: Goal) -> Self {
        let facts = Facts::of(&draft);
        let fields = Fields::of(draft.header());
        let mut review = Self {
            facts,
            goal,
            at: 0,
            caret: None,
            show: Show::All,
            listed: Arc::from([]),
            scroll: Scroll::default(),
            fields,
            label: String::new(),
            said: None,
            unfolded: None,
            side: None,
            wants: Wants { rows: true, label: false, sight: false },
            draft,
            pdf: None,
        };
        review.list();
        review.take_up(0);
        review
    }

    /// The same with the offer to keep the file, a PDF of so many bytes.
    #[must_use]
    pub fn with_pdf(mut self, bytes: Option<u64>) -> Self {
        self.pdf = bytes.map(|bytes| (bytes, false));
        self
    }

    /// Says whether the PDF is to be kept in the project.
    pub fn keeps_pdf(&self) -> bool {
        self.pdf.is_some_and(|(_, keeps)| keeps)
    }

    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// A name for the file's text: its title, or the file's name without its ending.
    pub fn title(&self) -> String {
        let title = self.draft.header().instrument.title.trim();
        let stem = || Path::new(self.draft.name()).file_stem().unwrap_or_default().to_string_lossy();
        if title.is_empty() { stem().into_owned() } else { title.to_owned() }
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.draft.name()
    }

    /// Says whether anything was changed that leaving would lose.
    pub fn is_changed(&self) -> bool {
        let typed = self.row().is_some_and(|row| row.left_out.is_none() && *row.label != *self.label.trim());
        self.draft.can_undo() || typed || self.fields.header(self.draft.header()) != *self.draft.header()
    }

    /// The tracked changes of the file.
    pub fn tracked(&self) -> Tracked {
        self.draft.tracked()
    }

    /// What was recognised, in a sentence.
    pub fn recognised(&self) -> String {
        self.facts.sentence()
    }

    /// The marks that the file brings along, on the text that was made of it.
    pub fn brought(&self, text: &Text) -> Brought {
        bring_marks(self.draft.source(), text)
    }

    /// The text as it stands now, what is still being typed included.
    pub fn text(&mut self) -> Result<Text, ImportError> {
        self.commit();
        self.draft.text()
    }

    /// The rows take the keyboard in the next frame.
    pub fn request_focus(&mut self) {
        self.wants.rows = true;
    }

    /// Puts the caret away; without one, the rows take the keyboard.
    pub fn let_go(&mut self) {
        self.wants.rows |= self.caret.take().is_none();
    }

    /// Says whether a command makes sense now.
    pub fn is_possible(&self, command: Command) -> bool {
        let row = self.draft.rows().get(self.at);
        let kept = row.is_some_and(|row| row.left_out.is_none());
        match command {
            Command::Undo => self.draft.can_undo(),
            Command::Redo => self.draft.can_redo(),
            Command::Tour => false,
            Command::DraftBringBack => row.is_some_and(|row| row.left_out.is_some()),
            Command::DraftNext | Command::DraftPrevious => !self.facts.to_look.is_empty(),
            Command::DraftAccept => self.facts.to_look.binary_search(&self.at).is_ok(),
            Command::DraftKind(_)
            | Command::DraftIndent
            | Command::DraftOutdent
            | Command::DraftLabel
            | Command::DraftHeading
            | Command::DraftMerge
            | Command::DraftSplit
            | Command::DraftLeaveOut => kept,
            _ => true,
        }
    }

    /// The name of a command with what it stands for now.
    pub fn name_of(&self, command: Command) -> String {
        match command {
            Command::Undo => self.draft.undoes().map(|what| tr!("undo-what", what = words::doing(what))),
            Command::Redo => self.draft.redoes().map(|what| tr!("redo-what", what = words::doing(what))),
            _ => None,
        }
        .unwrap_or_else(|| command.name())
    }

    /// Where the row in hand will stand, as lawyers write it; its eId where they have no way to.
    fn address(&self, row: usize) -> Option<String> {
        let eid = self.facts.addresses.get(row)?.as_deref()?;
        Some(Locator::from_eid(eid).map_or_else(|| eid.to_owned(), |locator| words::address(&locator)))
    }

    /// Lists the rows anew; the row in hand stays listed, whatever is shown.
    fn list(&mut self) {
        let all = || (0..self.draft.rows().len()).collect();
        let mut listed: Vec<usize> = match self.show {
            Show::All => all(),
            Show::ToLookAt => self.facts.to_look.clone(),
            Show::LeftOut => self.facts.left_out.clone(),
        };
        if let Err(place) = listed.binary_search(&self.at)
            && self.at < self.draft.rows().len()
        {
            listed.insert(place, self.at);
        }
        self.listed = listed.into();
        self.scroll.forget();
    }

    /// Takes a row in hand.
    fn take_up(&mut self, row: usize) {
        let row = row.min(self.draft.rows().len().saturating_sub(1));
        if row != self.at {
            (self.caret, self.said) = (None, None);
        }
        self.at = row;
        self.label = self.draft.rows().get(row).map(|row| row.label.to_string()).unwrap_or_default();
        self.wants.sight = true;
        if self.show != Show::All {
            self.list();
        }
    }

    /// Takes a row in hand from elsewhere than the list, and turns to it.
    fn jump(&mut self, row: usize) {
        self.commit();
        let hidden = self.show != Show::All && self.listed.binary_search(&row).is_err();
        if hidden {
            self.show = Show::All;
        }
        self.side = None;
        self.take_up(row);
        if hidden {
            self.list();
        }
        self.wants.rows = true;
    }
}

#[cfg(test)]
mod tests;
