//! The outline: units and articles, each with what should be looked at and what was left out in it.

use eframe::egui::{Align2, CornerRadius, FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ImportReview;
use super::facts::Entry;
use crate::app::glyphs::{Glyphs, Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::words;
use crate::import::Row;
use crate::text::ProvisionKind as Kind;
use crate::tr;

/// Height of a line, in points.
const LINE: f32 = 28.0;

pub(super) fn show(ui: &mut Ui, review: &mut ImportReview) {
    faint(ui, tr!("import-outline"));
    let entries = review.facts.outline.clone();
    if entries.is_empty() {
        faint(ui, tr!("import-outline-empty"));
        return;
    }
    let here = entries.iter().rposition(|entry| entry.row <= review.at);
    let mut wanted = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical().id_salt("outline of the draft").auto_shrink(false);
    // Follow the row in hand, but only when it comes to another article.
    let seen = ui.scope_id().with("outline entry in sight");
    let known: Option<usize> = ui.data(|data| data.get_temp(seen)).unwrap_or_default();
    if known != here {
        ui.data_mut(|data| data.insert_temp(seen, here));
        if let Some(here) = here {
            let above = (ui.available_height() / 3.0).max(0.0);
            scroll = scroll.vertical_scroll_offset((here as f32 * LINE - above).max(0.0));
        }
    }
    let scrolled = scroll.show_rows(ui, LINE, entries.len(), |ui, range| {
        for at in range {
            let Some(entry) = entries.get(at) else { continue };
            let Some(row) = review.draft.rows().get(entry.row) else { continue };
            if line(ui, row, entry, here == Some(at)) {
                wanted = Some(entry.row);
            }
        }
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    if let Some(row) = wanted {
        review.jump(row);
    }
}

fn line(ui: &mut Ui, row: &Row, entry: &Entry, here: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let name = name(row);
    response.widget_info(|| {
        let mut label = name.clone();
        if entry.to_look > 0 {
            label = tr!("import-entry-to-look", entry = label, count = entry.to_look);
        }
        if entry.left_out > 0 {
            label = tr!("import-entry-left-out", entry = label, count = entry.left_out);
        }
        WidgetInfo::selected(Role::Link, true, here, label)
    });
    if ui.is_rect_visible(rect) {
        if here || response.hovered() || response.has_focus() {
            let fill = if here { tokens.button[1] } else { tokens.button[0] };
            ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(theme::ROUND), fill);
        }
        if response.has_focus() {
            let line = eframe::egui::Stroke::new(1.5, tokens.accent);
            let kind = eframe::egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(theme::ROUND), line, kind);
        }
        let mut right = rect.right() - 6.0;
        for (count, icon, colour) in
            [(entry.left_out, icons::STOP, tokens.faint), (entry.to_look, icons::WARNING, tokens.danger)]
        {
            if count > 0 {
                right = counted(ui, rect, right, count, icon, colour);
            }
        }
        let left = rect.left() + 6.0 + 12.0 * row.depth.min(4) as f32;
        let style = Style::sans(SMALL + 0.5);
        let style = if row.kind < Kind::Article { style.bold() } else { style };
        let glyphs = Glyphs::of(ui.ctx());
        let (laid, _) = glyphs.layout_lines(&name, style, (right - left - 6.0).max(20.0), 1);
        glyphs.paint(ui.painter(), &laid, pos2(left, rect.center().y - laid.size().y / 2.0), tokens.text);
    }
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.add(UserText::new(&name));
    });
    response.clicked()
}

/// A count with its sign, right of everything else; gives its left edge.
fn counted(ui: &Ui, rect: Rect, right: f32, count: usize, icon: &str, colour: eframe::egui::Color32) -> f32 {
    let at = pos2(right, rect.center().y);
    let words = ui.painter().text(at, Align2::RIGHT_CENTER, count, FontId::proportional(11.5), colour);
    let at = pos2(words.left() - 2.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, icon, FontId::proportional(13.0), colour).left() - 7.0
}

/// “Article 17 · Use of terms”; the first words, or the kind, where there is neither label nor heading.
fn name(row: &Row) -> String {
    let label = row.label.trim().trim_end_matches(['.', ':']);
    let heading = row.heading.trim();
    match (label.is_empty(), heading.is_empty()) {
        (true, true) if row.text.trim().is_empty() => words::kind(row.kind),
        (true, true) => {
            let words: String = row.text.trim().chars().take(60).collect();
            format!("{} · {words}", words::kind(row.kind))
        }
        (false, true) => label.to_owned(),
        (true, false) => heading.to_owned(),
        (false, false) => format!("{label} · {heading}"),
    }
}
