//! The part of a sheet that scrolls where the window is low, so that the buttons under it are always in sight.

use eframe::egui::{self, Id, Rect, ScrollArea, Ui};

use crate::app::look::theme;
use crate::app::look::widgets::name_bars;
use crate::tr;

/// Least height of the part that scrolls, in points.
const LEAST: f32 = 40.0;
/// Height of a row of buttons with the space above it, in points, for a sheet that was not drawn yet.
const FOOT: f32 = 28.0 + theme::APART;

/// What is remembered of the sheet from frame to frame.
#[derive(Clone, Copy)]
struct Kept {
    /// Height of what stands under the body, in points.
    foot: f32,
    /// Where the body ended in this frame.
    end: Option<f32>,
    /// What had the keyboard and was brought into sight.
    focused: Option<Id>,
}

fn kept(ui: &Ui) -> Kept {
    let none = Kept { foot: FOOT, end: None, focused: None };
    ui.ctx().data(|data| data.get_temp(Id::unique("sheet body"))).unwrap_or(none)
}

fn keep(ui: &Ui, kept: Kept) {
    ui.ctx().data_mut(|data| data.insert_temp(Id::unique("sheet body"), kept));
}

/// Draws what may scroll. What the sheet draws afterwards, its buttons, stands under it and never scrolls.
pub(super) fn body<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let height = (ui.available_height() - kept(ui).foot).max(LEAST);
    let scroll = ScrollArea::vertical().id_salt("sheet body").max_height(height).min_scrolled_height(height);
    // A sheet takes the height it needs, whatever the one before it had.
    let scrolled = scroll.auto_shrink([false, true]).show(ui, |ui| {
        let inner = draw(ui);
        follow_focus(ui);
        inner
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    keep(ui, Kept { end: Some(scrolled.inner_rect.bottom()), ..kept(ui) });
    scrolled.inner
}

/// After a sheet was drawn: learns how much room its buttons take.
pub(super) fn measure(ui: &Ui) {
    let before = kept(ui);
    let Some(end) = before.end else { return };
    let foot = (ui.min_rect().bottom() - end).max(0.0);
    if (foot - before.foot).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    keep(ui, Kept { foot, end: None, ..before });
}

/// Brings what has the keyboard into sight, once: a person may scroll away from it.
fn follow_focus(ui: &Ui) {
    let before = kept(ui);
    let focused = ui.memory(egui::Memory::focused);
    if focused == before.focused {
        return;
    }
    keep(ui, Kept { focused, ..before });
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    // Buttons under the body are whole in any case; what is cut belongs to it.
    let cut = |seen: Rect, whole: Rect| !seen.is_positive() || !seen.contains_rect(whole.shrink(1.0));
    if response.layer_id == ui.layer_id() && cut(response.interact_rect, response.rect) {
        ui.scroll_to_rect(response.rect.expand(theme::GAP), None);
    }
}
