//! A field for what nobody else may see: it shows dots unless asked, and its words are wiped from memory.

use eframe::egui::{IdSalt, Key, RichText, TextEdit, Ui};
use zeroize::Zeroizing;

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
        let field = TextEdit::singleline(&mut *self.0).id_salt(IdSalt::new(name)).password(!shown);
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
