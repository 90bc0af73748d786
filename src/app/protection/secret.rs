//! A field for what nobody else may see: it shows dots unless asked, and its words are wiped from memory.
//!
//! `egui` copies what a field holds many times a frame, for undo, for layout, for screen readers, and frees the copies
//! unwiped. While the words are not shown it is lent dots in their place, and sees no more than one letter at a time.

use std::any::TypeId;
use std::ops::Range;

use eframe::egui::text::CharIndex;
use eframe::egui::{IdSalt, Key, RichText, TextBuffer, TextEdit, Ui};
use zeroize::{Zeroize as _, Zeroizing};

use crate::app::look::theme::{SMALL, Tokens};

/// Longest passphrase, in `char`s.
const MOST: usize = 200;

/// What is typed. There is room for all of it from the beginning, so that no shorter copies are left in memory.
pub struct Secret(Zeroizing<String>);

impl Default for Secret {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(MOST * 4)))
    }
}

impl Secret {
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    pub fn words(&self) -> &str {
        &self.0
    }

    pub fn set(&mut self, words: &str) {
        self.clear();
        self.0.push_str(words);
    }

    /// Gives what was typed to whoever keeps it; the field is empty then.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut *std::mem::take(self).0)
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Draws the field under its name. `first` takes the keyboard when nothing else has it. Says whether Enter was
    /// pressed in it.
    pub fn show(&mut self, ui: &mut Ui, name: &str, shown: bool, first: bool) -> bool {
        let label = ui.label(RichText::new(name).size(SMALL).color(Tokens::of(ui).faint));
        let mut dotted = Dotted::new(&mut self.0);
        let buffer: &mut dyn TextBuffer = if shown { &mut *self.0 } else { &mut dotted };
        let field = TextEdit::singleline(buffer).id_salt(IdSalt::new(name)).password(!shown);
        let mut output = field.char_limit(MOST).desired_width(f32::INFINITY).show(ui);
        // What was typed before is not to be had back.
        output.state.clear_undoer();
        let response = output.response.response.labelled_by(label.id);
        output.state.store(ui.ctx(), response.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if first && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        entered
    }
}

/// The words as `egui` may see them: as many dots. What is typed or taken out is done to the words.
struct Dotted<'a> {
    words: &'a mut String,
    dots: String,
}

impl<'a> Dotted<'a> {
    fn new(words: &'a mut String) -> Self {
        let dots = "•".repeat(words.chars().count());
        Self { words, dots }
    }
}

impl TextBuffer for Dotted<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.dots
    }

    fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
        let inserted = self.words.insert_text(text, at);
        self.dots.insert_text(&"•".repeat(inserted), CharIndex(0));
        inserted
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        self.words.delete_char_range(range.clone());
        self.dots.delete_char_range(range);
    }

    /// What dots are to be put back is not known: that is for undo, and there is none.
    fn replace_with(&mut self, _dots: &str) {}

    /// Nothing of the words is given out.
    fn take(&mut self) -> String {
        self.words.zeroize();
        std::mem::take(&mut self.dots)
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Dotted<'static>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_is_lent_is_dots_and_what_is_done_to_them_is_done_to_the_words() {
        let mut words = String::from("pässword");
        let mut dotted = Dotted::new(&mut words);
        dotted.insert_text("→!", CharIndex(2));
        dotted.delete_char_range(CharIndex(0)..CharIndex(1));
        dotted.replace_with("undone");
        assert_eq!(dotted.as_str(), "•".repeat(9));
        assert_eq!(words, "ä→!ssword");
    }

    #[test]
    fn what_is_taken_out_of_a_field_is_wiped() {
        let mut words = String::from("password");
        assert_eq!(Dotted::new(&mut words).take(), "•".repeat(8));
        assert_eq!(words, "");
    }
}
