//! A locked copy for others: with a passphrase that they are told, or for the keys of colleagues.

use eframe::egui::{IdSalt, Response, RichText, Role, Spinner, Ui, WidgetInfo};

use super::body::body;
use super::{Answer, title};
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, primary, section, tick};
use crate::app::outbox::capital;
use crate::app::protection::{Fresh, KeyField, Protection, Task};
use crate::app::words::faults;
use crate::project::protect::{
    Contact, ContactError, Contacts, MOST_NAME, PublicKey, Recipients, Seal, SealError,
};
use crate::tr;

/// What the sheet shows and remembers.
pub struct ShareSheet {
    way: Way,
    fresh: Fresh,
    /// There while the protection is unlocked.
    contacts: Option<Contacts>,
    rows: Vec<Row>,
    name: String,
    key: KeyField,
    /// A colleague is being added.
    adding: bool,
    problem: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Passphrase,
    Colleagues,
}

/// A colleague, as they are listed.
struct Row {
    contact: Contact,
    /// Made one a frame: each takes some milliseconds.
    words: Option<String>,
    chosen: bool,
}

impl ShareSheet {
    pub fn new(protection: &Protection) -> Self {
        let (contacts, problem) = contacts_of(protection);
        let some = contacts.as_ref().is_some_and(|contacts| !contacts.list().is_empty());
        let way = if some { Way::Colleagues } else { Way::Passphrase };
        let (fresh, key) = (Fresh::default(), KeyField::default());
        let mut sheet =
            Self { way, fresh, contacts, rows: Vec::new(), name: String::new(), key, adding: false, problem };
        sheet.list();
        sheet
    }

    /// The list was kept, or could not be, for this reason: it is shown as it is kept.
    pub fn kept(&mut self, protection: &Protection, problem: Option<String>) {
        let (contacts, unread) = contacts_of(protection);
        (self.contacts, self.problem) = (contacts, problem.or(unread));
        self.list();
    }

    /// Lists the contacts, and leaves chosen who was.
    fn list(&mut self) {
        let mut old = std::mem::take(&mut self.rows);
        let contacts = self.contacts.iter().flat_map(Contacts::list);
        self.rows = contacts
            .map(|contact| {
                let before =
                    old.iter().position(|row| row.contact.key == contact.key).map(|at| old.swap_remove(at));
                let (words, chosen) = before.map_or((None, false), |row| (row.words, row.chosen));
                Row { contact: contact.clone(), words, chosen }
            })
            .collect();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, protection: &Protection) -> Option<Answer> {
        title(ui, &tr!("share-title"));
        let working = protection.is_working();
        let (mut changed, mut entered) = (false, false);
        body(ui, |ui| {
            ui.label(tr!("share-words"));
            ui.add_space(theme::GAP);
            ui.horizontal_wrapped(|ui| {
                ui.radio_value(&mut self.way, Way::Passphrase, tr!("share-passphrase"));
                ui.radio_value(&mut self.way, Way::Colleagues, tr!("share-colleagues"));
            });
            ui.add_space(theme::GAP);
            ui.add_enabled_ui(!working, |ui| match self.way {
                Way::Passphrase => {
                    faint(ui, tr!("share-passphrase-words"));
                    ui.add_space(theme::NEAR);
                    entered = self.fresh.show(ui, true);
                }
                Way::Colleagues => changed = self.colleagues(ui),
            });
            if let Some(why) = &self.problem {
                ui.add_space(theme::NEAR);
                ui.label(RichText::new(why).size(SMALL + 0.5).color(Tokens::of(ui).danger));
            }
        });
        ui.add_space(theme::APART);
        if changed {
            self.list();
            return self.contacts.clone().map(|contacts| Answer::Protect(Task::Contacts(contacts)));
        }
        self.buttons(ui, protection, working, entered)
    }

    /// Who is listed, and a new one. Says whether the list was changed.
    fn colleagues(&mut self, ui: &mut Ui) -> bool {
        let Some(contacts) = &mut self.contacts else {
            if self.problem.is_none() {
                ui.label(tr!("share-needs-protection"));
            }
            return false;
        };
        if self.rows.is_empty() {
            faint(ui, tr!("share-nobody"));
        } else {
            faint(ui, tr!("share-you-too"));
        }
        let mut changed = false;
        let mut removed = None;
        if let Some(row) = self.rows.iter_mut().find(|row| row.words.is_none()) {
            row.words = Some(row.contact.key.words());
            ui.ctx().request_repaint();
        }
        for row in &mut self.rows {
            ui.add_space(theme::NEAR);
            match row.show(ui) {
                Some(Asked::Compared(compared)) => {
                    contacts.set_compared(&row.contact.key, compared);
                    changed = true;
                }
                Some(Asked::Remove) => removed = Some(row.contact.key.clone()),
                None => {}
            }
        }
        if let Some(key) = removed {
            contacts.remove(&key);
            changed = true;
        }
        ui.add_space(theme::GAP);
        if !self.adding {
            self.adding = ui.button(tr!("share-add")).clicked();
            return changed;
        }
        section(ui, &tr!("share-add-title"));
        faint(ui, tr!("share-add-words"));
        ui.add_space(theme::NEAR);
        let (label, hint) = (tr!("share-name"), tr!("share-name-hint"));
        ui.label(RichText::new(&label).size(SMALL).color(Tokens::of(ui).faint));
        let field = UserField::singleline(&mut self.name).label(&label).hint(&hint);
        ui.add(field.max_chars(MOST_NAME).id_salt(IdSalt::new("name of a colleague")));
        self.key.show(ui, &tr!("share-key"));
        ui.add_space(theme::NEAR);
        ui.horizontal_wrapped(|ui| {
            let ready = !self.name.trim().is_empty() && self.key.key().is_some();
            if ui.add_enabled_ui(ready, |ui| ui.button(tr!("share-add-go")).clicked()).inner
                && let Some(key) = self.key.key().cloned()
            {
                match contacts.add(&self.name, key) {
                    Ok(()) => {
                        (self.adding, self.problem, changed) = (false, None, true);
                        self.name.clear();
                        self.key.clear();
                    }
                    Err(why) => self.problem = Some(capital(&faults::contacts(&why))),
                }
            }
            if ui.button(tr!("cancel")).clicked() {
                (self.adding, self.problem) = (false, None);
                self.name.clear();
                self.key.clear();
            }
        });
        changed
    }

    /// `entered` says that Enter was pressed in the last field.
    fn buttons(
        &mut self,
        ui: &mut Ui,
        protection: &Protection,
        working: bool,
        entered: bool,
    ) -> Option<Answer> {
        let ready = match self.way {
            Way::Passphrase => self.fresh.is_ready(),
            Way::Colleagues => self.rows.iter().any(|row| row.chosen),
        };
        ui.horizontal_wrapped(|ui| {
            if working {
                ui.add(Spinner::new());
                ui.label(tr!("share-keeping"));
                return None;
            }
            let mut go = entered && ready;
            go |= ui.add_enabled_ui(ready, |ui| primary(ui, &tr!("share-go")).clicked()).inner;
            if ui.button(tr!("sheet-cancel")).clicked() {
                return Some(Answer::PutAway);
            }
            if go { self.seal(protection).map(|seal| Answer::Share(Box::new(seal))) } else { None }
        })
        .inner
    }

    /// How the copy is to be locked.
    fn seal(&mut self, protection: &Protection) -> Option<Seal> {
        if self.way == Way::Passphrase {
            return self.fresh.passphrase().map(Seal::Passphrase);
        }
        let chosen = self.rows.iter().filter(|row| row.chosen).map(|row| row.contact.key.clone());
        // Whoever sends it can open it as well; an organisation was not chosen here.
        match Recipients::new(protection.own()?.clone(), chosen.collect::<Vec<PublicKey>>()) {
            Ok(recipients) => Some(Seal::Keys(recipients)),
            Err(why) => {
                self.problem = Some(capital(&faults::key(why)));
                None
            }
        }
    }
}

/// The list of colleagues, where it can be had, and what there is to say of it.
fn contacts_of(protection: &Protection) -> (Option<Contacts>, Option<String>) {
    match protection.contacts() {
        Some(Ok(contacts)) => {
            let changed = contacts.is_from_elsewhere().then(|| tr!("share-list-changed"));
            (Some(contacts), changed)
        }
        Some(Err(ContactError::Locked(SealError::OtherKey))) => (None, Some(tr!("share-list-other-key"))),
        Some(Err(why)) => (None, Some(capital(&faults::contacts(&why)))),
        None => (None, None),
    }
}

/// What was asked of a row.
enum Asked {
    Compared(bool),
    Remove,
}

impl Row {
    fn show(&mut self, ui: &mut Ui) -> Option<Asked> {
        let mut asked = None;
        let name = &self.contact.name;
        tick(ui, &mut self.chosen, name);
        ui.indent(IdSalt::new(name), |ui| {
            let words = self.words.as_deref().unwrap_or_default();
            let words = if self.contact.compared {
                tr!("share-row-compared", words = words)
            } else {
                tr!("share-row-not-compared", words = words)
            };
            let colour = if self.contact.compared { Tokens::of(ui).good } else { Tokens::of(ui).faint };
            ui.add(UserText::new(&words).style(Style::sans(BODY - 1.5)).colour(colour));
            ui.horizontal_wrapped(|ui| {
                let compared = self.contact.compared;
                let words = if compared { tr!("share-not-compared") } else { tr!("share-compared") };
                let button = ui.button(RichText::new(&words).size(SMALL));
                named(ui, &button, &words, name);
                if button.clicked() {
                    asked = Some(Asked::Compared(!compared));
                }
                let words = tr!("share-remove");
                let button = ui.button(RichText::new(&words).size(SMALL));
                named(ui, &button, &words, name);
                if button.clicked() {
                    asked = Some(Asked::Remove);
                }
            });
        });
        asked
    }
}

/// Names a button of a row for screen readers, so that each row's are told apart.
fn named(ui: &Ui, button: &Response, what: &str, name: &str) {
    let words = tr!("share-of", what = what, name = name);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &words));
}
