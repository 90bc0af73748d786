//! Asking for the passphrase: on a page before anything of the work is shown, or for one file.

use eframe::egui::{Spinner, Ui};

use super::fresh::problem;
use super::{Fresh, Secret, Task};
use crate::app::look::theme;
use crate::app::look::widgets::{faint, primary, tick};
use crate::app::words::faults;
use crate::project::protect::{Passphrase, SecretKey};
use crate::tr;

/// What it is unlocked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The program as a whole.
    Program,
    /// A file that is locked for the person's key, by name.
    File(String),
    /// A file that is locked for keys, where there is none on this computer.
    FileWithoutKey(String),
    /// A file that somebody locked with a passphrase of its own.
    FileWithPassphrase(String),
}

/// What a person answered.
pub enum Unlocking {
    /// Unlock the protection, or get back in.
    Try(Task),
    /// Try this passphrase on the file.
    Passphrase(Passphrase),
    /// Go on without what is locked.
    Leave,
}

/// Fields and buttons for it, and what was typed.
pub struct UnlockForm {
    wanted: Wanted,
    passphrase: Secret,
    shown: bool,
    /// The passphrase is lost: recovery key, and a new passphrase.
    lost: Option<Box<Lost>>,
    /// Why the last try came to nothing.
    problem: Option<String>,
}

#[derive(Default)]
struct Lost {
    key: Secret,
    fresh: Fresh,
}

impl UnlockForm {
    pub fn new(wanted: Wanted) -> Self {
        let lost = matches!(wanted, Wanted::FileWithoutKey(_)).then(Box::default);
        Self { wanted, passphrase: Secret::default(), shown: false, lost, problem: None }
    }

    /// The last try came to nothing, for this reason.
    pub fn refuse(&mut self, why: String) {
        self.problem = Some(why);
        self.passphrase.clear();
    }

    pub fn title(&self) -> String {
        match (&self.wanted, &self.lost) {
            (Wanted::FileWithoutKey(name), _) => tr!("unlock-file", name = name.as_str()),
            (_, Some(_)) => tr!("unlock-lost-title"),
            (Wanted::Program, None) => tr!("unlock-title"),
            (Wanted::File(name) | Wanted::FileWithPassphrase(name), None) => {
                tr!("unlock-file", name = name.as_str())
            }
        }
    }

    /// Draws what may scroll; says whether Enter was pressed in the last field.
    pub fn fields(&mut self, ui: &mut Ui, working: bool) -> bool {
        let words = match (&self.wanted, &self.lost) {
            (Wanted::FileWithoutKey(_), _) => tr!("unlock-no-key"),
            (_, Some(_)) => tr!("unlock-lost-words"),
            (Wanted::Program, None) => tr!("unlock-words"),
            (Wanted::File(_), None) => tr!("unlock-file-words"),
            (Wanted::FileWithPassphrase(_), None) => tr!("unlock-file-passphrase"),
        };
        ui.label(words);
        ui.add_space(theme::GAP);
        let entered = ui.add_enabled_ui(!working, |ui| {
            if let Some(lost) = &mut self.lost {
                lost.key.show(ui, &tr!("unlock-key"), true, true);
                faint(ui, tr!("unlock-key-hint"));
                ui.add_space(theme::GAP);
                return lost.fresh.show(ui, false);
            }
            let entered = self.passphrase.show(ui, &tr!("protect-passphrase"), self.shown, true);
            tick(ui, &mut self.shown, &tr!("protect-show"));
            entered
        });
        if let Some(why) = &self.problem {
            problem(ui, why);
        }
        entered.inner
    }

    /// Draws the buttons. `leaves` says whether anything else can be done than to unlock.
    pub fn buttons(&mut self, ui: &mut Ui, working: bool, entered: bool, leaves: bool) -> Option<Unlocking> {
        let ready = match &self.lost {
            Some(lost) => !lost.key.is_empty() && lost.fresh.is_ready(),
            None => !self.passphrase.is_empty(),
        };
        let mut leave = false;
        let mut go = entered && ready;
        ui.horizontal_wrapped(|ui| {
            if working {
                ui.add(Spinner::new());
                ui.label(tr!("unlock-working"));
                return;
            }
            go |= ui.add_enabled_ui(ready, |ui| primary(ui, &tr!("unlock-go")).clicked()).inner;
            leave = leaves && ui.button(self.leaves()).clicked();
            if matches!(self.wanted, Wanted::Program | Wanted::File(_)) {
                let other = if self.lost.is_some() { tr!("unlock-back") } else { tr!("unlock-lost") };
                if ui.button(other).clicked() {
                    self.lost = if self.lost.is_some() { None } else { Some(Box::default()) };
                    (self.problem, self.passphrase) = (None, Secret::default());
                }
            }
        });
        if leave {
            return Some(Unlocking::Leave);
        }
        if go { self.answer() } else { None }
    }

    fn leaves(&self) -> String {
        if self.wanted == Wanted::Program { tr!("unlock-without") } else { tr!("sheet-cancel") }
    }

    fn answer(&mut self) -> Option<Unlocking> {
        self.problem = None;
        if let Some(lost) = &self.lost {
            return match SecretKey::parse(lost.key.words()) {
                Ok(key) => Some(Unlocking::Try(Task::Restore(key, lost.fresh.passphrase()?))),
                Err(why) => {
                    self.problem = Some(faults::key(why));
                    None
                }
            };
        }
        let typed = Passphrase::new(self.passphrase.take()).ok()?;
        let own = !matches!(self.wanted, Wanted::FileWithPassphrase(_));
        Some(if own { Unlocking::Try(Task::Unlock(typed)) } else { Unlocking::Passphrase(typed) })
    }
}
