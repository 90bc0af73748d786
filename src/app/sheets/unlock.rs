//! Asking for the passphrase of a file that is locked.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::body::body;
use super::{Answer, title};
use crate::app::look::theme;
use crate::app::protection::{Protection, UnlockForm, Unlocking};

pub struct UnlockSheet {
    /// The file that is opened then.
    pub path: PathBuf,
    pub form: UnlockForm,
}

impl UnlockSheet {
    pub(super) fn show(&mut self, ui: &mut Ui, protection: &Protection) -> Option<Answer> {
        let working = protection.is_working();
        title(ui, &self.form.title());
        let entered = body(ui, |ui| self.form.fields(ui, working));
        ui.add_space(theme::APART);
        Some(match self.form.buttons(ui, working, entered, true)? {
            Unlocking::Try(task) => Answer::Protect(task),
            Unlocking::Passphrase(passphrase) => Answer::OpenWith(passphrase),
            Unlocking::Leave => Answer::PutAway,
        })
    }
}
