//! Choosing a new passphrase: typed twice, or proposed; and what it is worth.

use eframe::egui::{RichText, Ui};

use super::Secret;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, tick};
use crate::app::words::faults;
use crate::project::protect::{Passphrase, Verdict, propose, strength};
use crate::tr;

/// A passphrase that is being chosen.
#[derive(Default)]
pub struct Fresh {
    one: Secret,
    again: Secret,
    shown: bool,
    problem: Option<String>,
}

impl Fresh {
    /// Draws the fields. `first` takes the keyboard when nothing else has it. Says whether Enter was pressed in the
    /// last of them.
    pub fn show(&mut self, ui: &mut Ui, first: bool) -> bool {
        let moved = self.one.show(ui, &tr!("protect-new"), self.shown, first);
        worth(ui, self.one.words());
        ui.add_space(theme::NEAR);
        let entered = self.again.show(ui, &tr!("protect-again"), self.shown, false);
        if !self.again.is_empty() && self.again.words() != self.one.words() {
            problem(ui, &tr!("protect-differ"));
        }
        ui.add_space(theme::NEAR);
        ui.horizontal_wrapped(|ui| {
            tick(ui, &mut self.shown, &tr!("protect-show"));
            if ui.button(tr!("protect-propose")).clicked() {
                self.propose();
            }
        });
        if let Some(words) = &self.problem {
            problem(ui, words);
        }
        entered && !moved
    }

    /// Puts six words into both fields, to be seen and learnt.
    fn propose(&mut self) {
        match propose() {
            Ok(words) => {
                self.one.set(&words);
                self.again.set(&words);
                (self.shown, self.problem) = (true, None);
            }
            Err(why) => self.problem = Some(faults::sealing(&why)),
        }
    }

    /// Says whether it can be taken: it was typed the same twice.
    pub fn is_ready(&self) -> bool {
        !self.one.is_empty() && self.one.words() == self.again.words()
    }

    /// The passphrase, if it was typed the same twice.
    pub fn passphrase(&self) -> Option<Passphrase> {
        self.is_ready().then(|| Passphrase::new(self.one.words().to_owned()).ok())?
    }
}

/// How hard a passphrase is to guess, in words.
fn worth(ui: &mut Ui, typed: &str) {
    if typed.trim().is_empty() {
        faint(ui, tr!("protect-worth-hint"));
        return;
    }
    let tokens = Tokens::of(ui);
    let (words, colour) = match strength(typed).verdict() {
        Verdict::Weak => (tr!("protect-worth-weak"), tokens.danger),
        Verdict::Middling => (tr!("protect-worth-middling"), tokens.text),
        Verdict::Strong => (tr!("protect-worth-strong"), tokens.good),
    };
    ui.label(RichText::new(words).size(SMALL).color(colour));
}

/// What is wrong, under a field.
pub(super) fn problem(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).size(SMALL + 0.5).color(Tokens::of(ui).danger));
}
