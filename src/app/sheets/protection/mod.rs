//! Protection with a passphrase: setting it up, the recovery key, another passphrase, and the keys that others know.

mod keys;
mod recovery_key;

use eframe::egui::{Key, RichText, Spinner, Ui};

use self::keys::{Organisation, OwnKey};
use self::recovery_key::recovery_key;
use super::body::body;
use super::{Answer, title};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, primary, tick};
use crate::app::protection::{Fresh, Protection, Secret, Task};
use crate::tr;

/// What the sheet shows and remembers.
#[derive(Default)]
pub struct ProtectionSheet {
    step: Step,
    /// Why the last try came to nothing.
    problem: Option<String>,
    /// It went back to what there is in this frame, and is not put away by the same key.
    turned: bool,
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
    Own(Box<OwnKey>),
    Organisation(Box<Organisation>),
}

impl ProtectionSheet {
    /// The last try came to nothing, for this reason.
    pub fn refuse(&mut self, why: String) {
        self.problem = Some(why);
    }

    /// Turns to the recovery key.
    pub fn show_key(&mut self, new: bool) {
        *self = Self { step: Step::Key { written: false, new }, ..Self::default() };
    }

    /// Turns back to what there is.
    pub fn done(&mut self) {
        *self = Self { turned: true, ..Self::default() };
    }

    /// Says whether it must not be put away by a click beside it: the recovery key of a new protection is shown this
    /// once, and words that were proposed may have been learnt already.
    pub fn stays(&self) -> bool {
        let asks = matches!(self.step, Step::SetUp(_) | Step::Change(_) | Step::Organisation(_));
        asks || self.turned || matches!(self.step, Step::Key { written: false, new: true })
    }

    pub(super) fn show(&mut self, ui: &mut Ui, protection: &Protection) -> Option<Answer> {
        self.turned = false;
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
            Step::Own(_) => tr!("keys-own-title"),
            Step::Organisation(_) => tr!("organisation-title"),
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
            Step::Own(key) => {
                key.show(ui);
                false
            }
            Step::Organisation(organisation) => organisation.show(ui),
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
                // Whoever set it up is through; whoever looked at the key is where they came from.
                if done.inner && *new {
                    return Some(Answer::PutAway);
                }
                if done.inner {
                    self.done();
                }
                return None;
            }
            Step::Own(_) => {
                if primary(ui, &tr!("unlock-back")).clicked()
                    || ui.input(|input| input.key_pressed(Key::Escape))
                {
                    self.done();
                }
                return None;
            }
            Step::Organisation(_) => return self.about_organisation(ui, protection, entered),
            _ => {}
        }
        let (ready, go) = match &self.step {
            Step::SetUp(fresh) => (fresh.is_ready(), tr!("protect-set-up-go")),
            Step::Change(fields) => (!fields.0.is_empty() && fields.1.is_ready(), tr!("protect-change-go")),
            Step::AskForKey(secret) => (!secret.is_empty(), tr!("protect-key-show")),
            _ => return None,
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
            _ => None,
        }
    }

    /// The buttons under the organisation's key.
    fn about_organisation(&mut self, ui: &mut Ui, protection: &Protection, entered: bool) -> Option<Answer> {
        let Step::Organisation(organisation) = &mut self.step else { return None };
        let (ready, can_end) = organisation.is_ready(protection);
        let mut chosen = (entered && ready).then_some(false);
        let mut back = ui.input(|input| input.key_pressed(Key::Escape));
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled_ui(ready, |ui| primary(ui, &tr!("organisation-go")).clicked()).inner {
                chosen = Some(false);
            }
            if organisation.is_there()
                && ui.add_enabled_ui(can_end, |ui| ui.button(tr!("organisation-end")).clicked()).inner
            {
                chosen = Some(true);
            }
            back |= ui.button(tr!("unlock-back")).clicked();
        });
        if back {
            self.done();
            return None;
        }
        let chosen = chosen?;
        self.problem = None;
        organisation.task(chosen).map(Answer::Protect)
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
                if ui.button(tr!("keys-own")).clicked()
                    && let Some(key) = OwnKey::of(protection)
                {
                    self.step = Step::Own(Box::new(key));
                }
                if ui.button(tr!("organisation-open")).clicked() {
                    self.step = Step::Organisation(Box::new(Organisation::of(protection)));
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
