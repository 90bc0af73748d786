//! Raised signs, and the notes put behind the paragraphs that call them.

use super::{Closing, Walker};
use crate::import::html::notes::sign;
use crate::import::making::Draft;
use crate::import::tokens::{Node, Space};

impl Walker<'_> {
    /// Raised words: the sign of a note, or the end of an abbreviation or a unit.
    pub(super) fn raise(&mut self, node: Node<'_>) -> Option<Closing> {
        let words = node.few_words();
        let own = words.as_deref().and_then(sign).filter(|_| self.note.is_none());
        let has_call = || node.within(Space::None, "a").any(|link| self.calls.call(link.at).is_some());
        let Some(own) = own.filter(|_| !has_call()) else { return Some(Closing::Nothing) };
        if self.draft.is_blank() {
            self.raised_head = Some(own.to_owned());
            return Some(Closing::Nothing);
        }
        let before = self.draft.text.trim_end_matches(' ');
        let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
        // m², CO₂ and the like.
        if before.ends_with(char::is_numeric) || (1..=2).contains(&letters) {
            return Some(Closing::Nothing);
        }
        self.raised.insert(own.to_owned());
        self.write(&format!("[{own}]"));
        None
    }

    /// The drafts with the notes that they call.
    pub(super) fn with_notes(&mut self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        for draft in &mut drafts {
            for target in std::mem::take(&mut draft.calls) {
                draft.notes.extend(self.notes.remove(&target).and_then(joined));
            }
        }
        // Notes whose call is not in the text stand at the end, none is lost.
        let mut rest: Vec<(usize, Vec<Draft>)> = std::mem::take(&mut self.notes).into_iter().collect();
        rest.sort_by_key(|(target, _)| *target);
        drafts.extend(rest.into_iter().filter_map(|(_, note)| joined(note)));
        drafts
    }
}

fn joined(note: Vec<Draft>) -> Option<Draft> {
    note.into_iter().reduce(|mut whole, next| {
        whole.append(" ", next);
        whole
    })
}
