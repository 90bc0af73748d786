//! Public keys: the person's own, to give to colleagues, and that of an organisation.

use eframe::egui::{Label, RichText, Ui};

use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::faint;
use crate::app::protection::{KeyField, Protection, Secret, Task};
use crate::project::protect::{Passphrase, PublicKey};
use crate::tr;

/// The person's own key.
pub struct OwnKey {
    key: String,
    /// Four words to compare by voice.
    words: String,
    copied: bool,
}

impl OwnKey {
    pub fn of(protection: &Protection) -> Option<Self> {
        let key = protection.own()?;
        Some(Self { key: key.to_string(), words: key.words(), copied: false })
    }

    pub fn show(&mut self, ui: &mut Ui) {
        ui.label(tr!("keys-own-words"));
        ui.add_space(theme::GAP);
        ui.add(Label::new(RichText::new(&self.key).size(BODY)).wrap());
        ui.add_space(theme::NEAR);
        ui.horizontal_wrapped(|ui| {
            if ui.button(format!("{} {}", icons::COPY, tr!("keys-copy"))).clicked() {
                ui.ctx().copy_text(self.key.clone());
                self.copied = true;
            }
            if self.copied {
                ui.label(RichText::new(tr!("keys-copied")).size(SMALL).color(Tokens::of(ui).good));
            }
        });
        ui.add_space(theme::GAP);
        faint(ui, tr!("keys-compare"));
        ui.label(RichText::new(&self.words).strong());
    }
}

/// An organisation that everything is locked for as well.
pub struct Organisation {
    /// Four words of the one there is.
    now: Option<String>,
    key: KeyField,
    passphrase: Secret,
}

impl Organisation {
    pub fn of(protection: &Protection) -> Self {
        let now = protection.organisation().map(PublicKey::words);
        Self { now, key: KeyField::default(), passphrase: Secret::default() }
    }

    /// Says whether Enter was pressed in the last field.
    pub fn show(&mut self, ui: &mut Ui) -> bool {
        ui.label(tr!("organisation-words"));
        ui.add_space(theme::NEAR);
        ui.label(match &self.now {
            Some(words) => tr!("organisation-now", words = words.as_str()),
            None => tr!("organisation-none"),
        });
        ui.add_space(theme::NEAR);
        faint(ui, tr!("organisation-compare"));
        ui.add_space(theme::GAP);
        self.key.show(ui, &tr!("organisation-key"));
        ui.add_space(theme::NEAR);
        self.passphrase.show(ui, &tr!("protect-passphrase"), false, false)
    }

    pub fn is_there(&self) -> bool {
        self.now.is_some()
    }

    /// Says whether all is typed that is needed to have one, and to have none any more.
    pub fn is_ready(&self, protection: &Protection) -> (bool, bool) {
        let secret = !self.passphrase.is_empty();
        // The person's own is no organisation's.
        let key = self.key.key().is_some_and(|key| protection.own() != Some(key));
        (secret && key, secret && self.now.is_some())
    }

    /// Locks for the key that was typed, or for none.
    pub fn task(&mut self, none: bool) -> Option<Task> {
        let key = if none { None } else { Some(self.key.key()?.clone()) };
        let passphrase = Passphrase::new(self.passphrase.take()).ok()?;
        Some(Task::Organisation(passphrase, key))
    }
}
