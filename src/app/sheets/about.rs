//! What there is to say about the program.

use eframe::egui::Ui;

use super::body::body;
use super::{Answer, close, title};
use crate::app::look::theme;
use crate::app::settings::Remark;
use crate::project::{CARRIED, data_folder, not_carried};
use crate::tr;

pub(super) fn about(ui: &mut Ui) -> Option<Answer> {
    title(ui, "Rapporteur");
    body(ui, |ui| {
        ui.label(tr!("about-version", version = env!("CARGO_PKG_VERSION")));
        let own = data_folder()
            .map(|folder| tr!("about-own-files", folder = folder.display().to_string(), carried = CARRIED));
        let refused = not_carried().map(|why| String::from(Remark::NotCarried(why)));
        let first = [tr!("about-network"), tr!("about-limits"), tr!("about-exports")];
        for words in first.into_iter().chain(own).chain(refused) {
            ui.add_space(theme::GAP);
            ui.label(words);
        }
    });
    close(ui)
}
