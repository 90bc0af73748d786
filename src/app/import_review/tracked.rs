//! How many changes are tracked in the file, and what is to become of them.

use eframe::egui::{RichText, Role, Ui, WidgetInfo};

use super::ImportReview;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::outbox::Outbox;
use crate::import::{Changes, Tracked};
use crate::tr;

/// A line with the choices, for a file that has such changes. Another choice has the file read anew.
pub(super) fn show(ui: &mut Ui, review: &ImportReview, out: &mut Outbox) {
    let Tracked { count, changes } = review.tracked();
    if count == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(RichText::new(tr!("import-tracked", count = count)).size(SMALL).color(tokens.faint));
        let choices = [
            (Changes::AsAmendments, tr!("import-tracked-amendments"), tr!("import-tracked-amendments-tip")),
            (Changes::Accept, tr!("import-tracked-accept"), tr!("import-tracked-accept-tip")),
            (Changes::Reject, tr!("import-tracked-reject"), tr!("import-tracked-reject-tip")),
        ];
        for (choice, words, tip) in choices {
            let on = choice == changes;
            let response = ui.selectable_label(on, RichText::new(&words).size(SMALL + 0.5));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &words));
            if response.on_hover_text(tip).clicked() && !on {
                out.tracked = Some(choice);
            }
        }
    });
}
