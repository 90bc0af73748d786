//! The reviewer's bookmarks, above the table of contents. Where there are none, nothing is shown.

use eframe::egui::{
    Align2, CornerRadius, FontId, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::icon_button;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::text::Text;
use crate::tr;

/// Height of a row, in points, and rows shown before the list scrolls.
const ROW: f32 = 28.0;
const MOST_ROWS: f32 = 5.0;

/// What was asked of a bookmark.
pub(super) enum Asked {
    Go(usize),
    Remove(usize),
}

pub(super) fn show(ui: &mut Ui, workspace: &Workspace, folded: &mut bool) -> Option<Asked> {
    let bookmarks = workspace.bookmarks();
    if bookmarks.is_empty() {
        return None;
    }
    let mut asked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, bookmarks.len(), folded);
        if *folded {
            return;
        }
        let most = (ui.available_height() * 0.4).clamp(ROW, MOST_ROWS * ROW);
        let scroll = ScrollArea::vertical().id_salt("bookmarks").max_height(most).auto_shrink([false, true]);
        scroll.show_rows(ui, ROW, bookmarks.len(), |ui, range| {
            for provision in bookmarks.get(range).unwrap_or_default() {
                asked = row(ui, workspace.text(), *provision).or(asked.take());
            }
        });
        ui.add_space(theme::NEAR);
        ui.separator();
        ui.add_space(theme::NEAR);
    });
    asked
}

fn head(ui: &mut Ui, count: usize, folded: &mut bool) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let tokens = Tokens::of(ui);
    let name = tr!("contents-bookmarks", count = count);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !*folded, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::ROUND), tokens.button[0]);
    }
    let icon = if *folded { icons::RIGHT } else { icons::DOWN };
    let at = pos2(rect.left() + 10.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, icon, FontId::proportional(12.0), tokens.faint);
    let at = pos2(rect.left() + 22.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, name, FontId::proportional(SMALL), tokens.faint);
    if response.clicked() {
        *folded = !*folded;
    }
}

fn row(ui: &mut Ui, text: &Text, provision: usize) -> Option<Asked> {
    let found = text.provisions().get(provision)?;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let tokens = Tokens::of(ui);
    let place = words::short_place(text, provision);
    let words = said_of(text, provision);
    let name = tr!("contents-bookmark", place = place.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    let button = Rect::from_min_max(pos2(rect.right() - 26.0, rect.top()), rect.max);
    let mut asked = response.clicked().then_some(Asked::Go(provision));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::ROUND), tokens.button[0]);
    }
    let mut corner = ui.new_child(UiBuilder::new().max_rect(button).id_salt(("remove bookmark", provision)));
    let remove = tr!("contents-remove-bookmark", place = place.as_str());
    corner.spacing_mut().button_padding = vec2(2.0, 2.0);
    if icon_button(&mut corner, icons::CLOSE, &remove).clicked() {
        asked = Some(Asked::Remove(provision));
    }
    let icon = pos2(rect.left() + 12.0, rect.center().y);
    let font = FontId::proportional(14.0);
    ui.painter().text(icon, Align2::CENTER_CENTER, icons::BOOKMARKED, font, tokens.accent);
    let glyphs = Glyphs::of(ui.ctx());
    let label = if words.is_empty() { place } else { format!("{place} · {words}") };
    let room = (button.left() - rect.left() - 28.0).max(20.0);
    let (laid, cut) = glyphs.layout_lines(&label, Style::sans(SMALL + 0.5), room, 1);
    let corner = pos2(rect.left() + 24.0, rect.center().y - laid.size().y / 2.0);
    glyphs.paint(ui.painter(), &laid, corner, tokens.text);
    if cut && found.text.len() + found.heading.len() > 0 {
        super::full_title(response, &label, false);
    }
    asked
}

/// Heading of the provision or, where it has none, of the nearest that holds it; else its first words.
fn said_of(text: &Text, provision: usize) -> String {
    let headings = text.lineage(provision).filter_map(|at| text.provisions().get(at));
    let heading = headings.map(|found| found.heading.trim()).find(|heading| !heading.is_empty());
    let first = || text.provisions().get(provision).map(|found| found.text.chars().take(60).collect());
    heading.map(str::to_owned).or_else(first).unwrap_or_default()
}
