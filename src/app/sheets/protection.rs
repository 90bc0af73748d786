//! Protection with a passphrase: setting it up, the recovery key, another passphrase.

use age::secrecy::ExposeSecret as _;
use eframe::egui::{FontId, Frame, Key, Margin, RichText, Spinner, Ui};
use zeroize::Zeroizing;

use super::body::body;
use super::{Answer, title};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, primary, tick};
use crate::app::protection::{Fresh, Protection, Secret, Task};
use crate::tr;

/// Signs of the recovery key that are written together, and such groups in a row.
const GROUP: usize = 5;
const IN_A_ROW: usize = 4;
/// What every recovery key begins with.
const BEGINS: usize = "AGE-SECRET-KEY-1".len();

/// What the sheet shows and remembers.
#[derive(Default)]
pub struct ProtectionSheet {
    step: Step,
    /// Why the last try came to nothing.
    problem: Option<String>,
}

#[derive(Default)]
enum Step {
    /// What there is, and what can be done.
    #[default]
    Overview,
    SetUp(Box<Fresh>),
    Change(Box<(Secret, Fresh)>),
    /// The passphrase is asked for before the recovery key is shown.
    AskForKey(Box<Secret>),
    Key {
        written: bool,
        /// Protection was set up just now.
        new: bool,
    },
}

impl ProtectionSheet {
    /// The last try came to nothing, for this reason.
    pub fn refuse(&mut self, why: String) {
        self.problem = Some(why);
    }

    /// Turns to the recovery key.
    pub fn show_key(&mut self, new: bool) {
        *self = Self { step: Step::Key { written: false, new }, problem: None };
    }

    /// Turns back to what there is.
    pub fn done(&mut self) {
        *self = Self::default();
    }

    /// Says whether it must not be put away now: the recovery key of a new protection is shown this once.
    pub fn stays(&self) -> bool {
        matches!(self.step, Step::Key { written: false, new: true })
    }

    pub(super) fn show(&mut self, ui: &mut Ui, protection: &Protection) -> Option<Answer> {
        title(ui, &self.title());
        let working = protection.is_working();
        let mut entered = false;
        body(ui, |ui| {
            ui.add_enabled_ui(!working, |ui| entered = self.fields(ui, protection));
            if let Some(why) = &self.problem {
                ui.add_space(theme::NEAR);
                ui.label(RichText::new(why).size(SMALL + 0.5).color(Tokens::of(ui).danger));
            }
        });
        ui.add_space(theme::APART);
        if working {
            ui.horizontal_wrapped(|ui| {
                ui.add(Spinner::new());
                ui.label(tr!("unlock-working"));
            });
            return None;
        }
        self.buttons(ui, protection, entered)
    }

    fn title(&self) -> String {
        match self.step {
            Step::Overview => tr!("protect-title"),
            Step::SetUp(_) => tr!("protect-set-up-title"),
            Step::Change(_) => tr!("protect-change-title"),
            Step::AskForKey(_) | Step::Key { .. } => tr!("protect-key-title"),
        }
    }

    /// What the step asks for or says; says whether Enter was pressed in the last field.
    fn fields(&mut self, ui: &mut Ui, protection: &Protection) -> bool {
        match &mut self.step {
            Step::Overview => {
                overview(ui, protection);
                false
            }
            Step::SetUp(fresh) => {
                ui.label(tr!("protect-set-up-words"));
                ui.add_space(theme::GAP);
                fresh.show(ui, true)
            }
            Step::Change(fields) => {
                let (old, fresh) = &mut **fields;
                faint(ui, tr!("protect-change-words"));
                ui.add_space(theme::GAP);
                old.show(ui, &tr!("protect-old"), false, true);
                ui.add_space(theme::NEAR);
                fresh.show(ui, false)
            }
            Step::AskForKey(secret) => {
                ui.label(tr!("protect-key-ask"));
                ui.add_space(theme::GAP);
                secret.show(ui, &tr!("protect-passphrase"), false, true)
            }
            Step::Key { written, new } => {
                ui.label(tr!("protect-key-words"));
                ui.add_space(theme::GAP);
                recovery_key(ui, protection);
                ui.add_space(theme::GAP);
                if *new {
                    tick(ui, written, &tr!("protect-key-written"));
                    ui.add_space(theme::NEAR);
                    faint(ui, tr!("protect-key-after"));
                }
                false
            }
        }
    }

    fn buttons(&mut self, ui: &mut Ui, protection: &Protection, entered: bool) -> Option<Answer> {
        match &mut self.step {
            Step::Overview => return self.choices(ui, protection),
            Step::Key { written, new } => {
                let enabled = *written || !*new;
                let done = ui.add_enabled_ui(enabled, |ui| primary(ui, &tr!("protect-key-done")).clicked());
                if done.inner {
                    self.done();
                }
                return None;
            }
            _ => {}
        }
        let (ready, go) = match &self.step {
            Step::SetUp(fresh) => (fresh.is_ready(), tr!("protect-set-up-go")),
            Step::Change(fields) => (!fields.0.is_empty() && fields.1.is_ready(), tr!("protect-change-go")),
            Step::AskForKey(secret) => (!secret.is_empty(), tr!("protect-key-show")),
            Step::Overview | Step::Key { .. } => return None,
        };
        let mut back = ui.input(|input| input.key_pressed(Key::Escape));
        let mut taken = entered && ready;
        ui.horizontal_wrapped(|ui| {
            taken |= ui.add_enabled_ui(ready, |ui| primary(ui, &go).clicked()).inner;
            back |= ui.button(tr!("unlock-back")).clicked();
        });
        if back {
            self.done();
            return None;
        }
        if taken { self.task().map(Answer::Protect) } else { None }
    }

    /// What was asked for, with what was typed.
    fn task(&mut self) -> Option<Task> {
        self.problem = None;
        let secret = |secret: &mut Secret| crate::project::protect::Passphrase::new(secret.take()).ok();
        match &mut self.step {
            Step::SetUp(fresh) => fresh.passphrase().map(Task::SetUp),
            Step::Change(fields) => {
                let new = fields.1.passphrase()?;
                Some(Task::Change { old: secret(&mut fields.0)?, new })
            }
            Step::AskForKey(typed) => secret(typed).map(Task::Check),
            Step::Overview | Step::Key { .. } => None,
        }
    }

    /// The buttons of the overview.
    fn choices(&mut self, ui: &mut Ui, protection: &Protection) -> Option<Answer> {
        let mut answer = None;
        let put_away = ui.horizontal_wrapped(|ui| {
            if !protection.is_set_up() {
                let possible = protection.is_possible();
                if ui.add_enabled_ui(possible, |ui| primary(ui, &tr!("protect-set-up")).clicked()).inner {
                    self.step = Step::SetUp(Box::default());
                }
            } else if protection.is_locked() {
                if primary(ui, &tr!("protect-unlock")).clicked() {
                    answer = Some(Answer::LockNow);
                }
            } else {
                if primary(ui, &tr!("protect-lock-now")).clicked() {
                    answer = Some(Answer::LockNow);
                }
                if ui.button(tr!("protect-change")).clicked() {
                    self.step = Step::Change(Box::default());
                }
                if ui.button(tr!("protect-key-again")).clicked() {
                    self.step = Step::AskForKey(Box::default());
                }
            }
            ui.button(tr!("close")).clicked()
        });
        answer.or_else(|| put_away.inner.then_some(Answer::PutAway))
    }
}

/// What there is, in words.
fn overview(ui: &mut Ui, protection: &Protection) {
    ui.label(if !protection.is_possible() {
        tr!("protect-no-folder")
    } else if !protection.is_set_up() {
        tr!("protect-off-words")
    } else if protection.is_locked() {
        tr!("protect-locked-words")
    } else {
        tr!("protect-on-words")
    });
    ui.add_space(theme::GAP);
    faint(ui, tr!("protect-limits"));
}

/// The recovery key in groups, to be written down by hand: it cannot be selected, so that it does not come to the
/// clipboard, where other programs could read it.
fn recovery_key(ui: &mut Ui, protection: &Protection) {
    let Some(key) = protection.key().map(crate::project::protect::SecretKey::text) else { return };
    let frame = Frame::new().fill(Tokens::of(ui).page).inner_margin(Margin::same(10));
    frame.corner_radius(theme::ROUND).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for row in rows_of(key.expose_secret()) {
            let words = RichText::new(row.as_str()).font(FontId::monospace(BODY));
            ui.add(eframe::egui::Label::new(words).selectable(false).wrap());
        }
    });
}

/// The key as it is written down: what it begins with, then rows of groups.
fn rows_of(key: &str) -> Vec<Zeroizing<String>> {
    let (begins, rest) = key.split_at_checked(BEGINS).unwrap_or((key, ""));
    let mut rows = vec![Zeroizing::new(begins.to_owned())];
    let signs: Zeroizing<Vec<char>> = Zeroizing::new(rest.chars().collect());
    for row in signs.chunks(GROUP * IN_A_ROW) {
        let mut words = Zeroizing::new(String::with_capacity(GROUP * IN_A_ROW * 2));
        for (at, group) in row.chunks(GROUP).enumerate() {
            words.push_str(if at > 0 { "  " } else { "" });
            words.extend(group);
        }
        rows.push(words);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::protect::SecretKey;

    #[test]
    fn a_recovery_key_that_is_written_down_row_by_row_is_read_again() {
        let key = SecretKey::generate();
        let rows = rows_of(key.text().expose_secret());
        assert_eq!((rows.len(), rows[0].as_str()), (4, "AGE-SECRET-KEY-1"));
        let written = rows.iter().map(|row| row.as_str()).collect::<Vec<_>>().join("\n");
        assert_eq!(SecretKey::parse(&written).unwrap().public(), key.public());
    }
}
