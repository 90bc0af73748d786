//! What panes ask for: commands to perform and words to show. The window carries them out after drawing.

use crate::app::commands::Command;
use crate::app::notices::Notice;
use crate::app::words;
use crate::find::Table;
use crate::import::Changes;
use crate::review::{AnnotationId, ConcernId, Desk, EditError};

#[derive(Default)]
pub struct Outbox {
    pub commands: Vec<Command>,
    pub notices: Vec<Notice>,
    /// Mark the selection with this concern.
    pub concern: Option<ConcernId>,
    /// Turn from the numbers to the text.
    pub read_text: bool,
    /// The same, with the list of marks beside it.
    pub read_marks: bool,
    /// Note that the reviewer has read an article, or take it back.
    pub set_read: Option<(usize, bool)>,
    /// A table to write into a file.
    pub table: Option<Table>,
    /// Read the file that is looked over anew, with this becoming of its tracked changes.
    pub tracked: Option<Changes>,
    /// Answer this mark with these words.
    pub reply: Option<(AnnotationId, String)>,
    /// Change the user's own desk.
    pub desk: Option<DeskChange>,
}

/// A change of what the user keeps for themselves, and the name of the step.
pub type DeskChange = (String, Box<dyn FnOnce(&mut Desk)>);

impl Outbox {
    pub fn perform(&mut self, command: Command) {
        self.commands.push(command);
    }

    pub fn mark_with(&mut self, concern: ConcernId) {
        self.concern = Some(concern);
    }

    pub fn reply(&mut self, mark: AnnotationId, words: String) {
        self.reply = Some((mark, words));
    }

    pub fn change_desk(&mut self, step: String, change: impl FnOnce(&mut Desk) + 'static) {
        self.desk = Some((step, Box::new(change)));
    }

    /// Tells the person why something was refused.
    pub fn check<T>(&mut self, result: Result<T, EditError>) -> Option<T> {
        result.map_err(|error| self.notices.push(Notice::problem(words::refusal(&error)))).ok()
    }
}

/// The same sentence with a capital first letter.
pub fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
