//! A field for somebody's public key, which says what is wrong with it, or the words to compare.

use eframe::egui::{IdSalt, RichText, Ui};

use super::fresh::problem;
use crate::app::glyphs::UserField;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::faint;
use crate::app::outbox::capital;
use crate::app::words::faults;
use crate::project::protect::{KeyError, PublicKey};
use crate::tr;

/// Longest that is taken, in `char`s: a key has 62.
const MOST: usize = 200;

/// What is typed, and what it is.
#[derive(Default)]
pub struct KeyField {
    typed: String,
    /// Looked at once, when it was typed: to make its words takes some milliseconds.
    found: Option<Result<(PublicKey, String), KeyError>>,
}

impl KeyField {
    /// Draws the field under its name.
    pub fn show(&mut self, ui: &mut Ui, name: &str) {
        ui.label(RichText::new(name).size(SMALL).color(Tokens::of(ui).faint));
        let field = UserField::singleline(&mut self.typed).label(name).hint(tr!("keys-hint"));
        if ui.add(field.max_chars(MOST).id_salt(IdSalt::new(name))).changed() {
            self.look();
        }
        match &self.found {
            Some(Ok((_, words))) => {
                faint(ui, tr!("keys-words", words = words.as_str()));
            }
            Some(Err(why)) => problem(ui, &capital(&faults::key(*why))),
            None => {}
        }
    }

    fn look(&mut self) {
        let typed = self.typed.trim();
        let found = typed.parse().map(|key: PublicKey| {
            let words = key.words();
            (key, words)
        });
        self.found = (!typed.is_empty()).then_some(found);
    }

    /// The key, if it is one.
    pub fn key(&self) -> Option<&PublicKey> {
        self.found.as_ref()?.as_ref().ok().map(|(key, _)| key)
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
