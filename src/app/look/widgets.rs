//! Small parts that several panes are made of: concern chips, rating buttons, section heads, quotes.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Color32, CornerRadius, Galley, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::commands::Command;
use crate::app::glyphs::{Glyphs, Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::words;
use crate::review::{Codebook, Concern, ConcernId, Rating};
use crate::tr;

/// A line above a group of controls.
pub fn section(ui: &mut Ui, words: &str) {
    ui.add_space(theme::NEAR);
    let faint = Tokens::of(ui).faint;
    ui.label(RichText::new(words).size(SMALL).color(faint));
}

/// Second-rank words of the program itself.
pub fn faint(ui: &mut Ui, words: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).faint;
    ui.add(egui::Label::new(RichText::new(words).size(SMALL).color(colour)).wrap())
}

/// A tooltip that may hold words that people wrote.
pub fn tip(response: Response, words: &str) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.add(UserText::new(words).style(Style::sans(SMALL + 0.5)));
    })
}

/// A button for the thing most people want to do here; like any other while it cannot be used, for its faded colours
/// could not be read.
pub fn primary(ui: &mut Ui, words: &str) -> Response {
    if !ui.is_enabled() {
        return ui.button(words);
    }
    let tokens = Tokens::of(ui);
    ui.add(egui::Button::new(RichText::new(words).color(tokens.on_accent)).fill(tokens.accent))
}

/// A button that shows only an icon; `name` is for tooltips and screen readers.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let response = ui.add(egui::Button::new(RichText::new(icon).size(17.0)).frame(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    tip(response, name)
}

/// An icon that performs a command, with the command's name and key as tooltip.
pub fn command_button(ui: &mut Ui, command: Command, enabled: bool) -> bool {
    let Some(entry) = command.entry() else { return false };
    let name = command.name();
    let key = command.key_name(ui.ctx());
    let button = egui::Button::new(RichText::new(entry.icon).size(18.0)).frame(false);
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let tip = if key.is_empty() { name } else { tr!("tip-with-key", tip = name, key = key) };
    response.on_hover_text(&tip).on_disabled_hover_text(tip).clicked()
}

/// How strongly a chip is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChipState {
    /// Can be chosen.
    Off,
    /// Chosen.
    On,
    /// Only shown.
    Shown,
}

/// A concern as a small button: its letter on its colour, its name, its key.
pub fn chip(ui: &mut Ui, codebook: &Codebook, id: &ConcernId, state: ChipState) -> Response {
    let Some(concern) = codebook.get(id) else {
        return faint(ui, id.as_str());
    };
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let room = (ui.available_width() - 56.0).max(40.0);
    let (name, _) = glyphs.layout_lines(&concern.name, Style::sans(SMALL + 0.5), room, 1);
    let key =
        concern.key.filter(|_| state != ChipState::Shown).map(|key| key.to_string()).unwrap_or_default();
    let key = glyphs.layout(&key, Style::sans(11.0), f32::INFINITY);
    let key_room = if key.text().is_empty() { 0.0 } else { key.size().x + 6.0 };
    let size = vec2(26.0 + name.size().x + key_room + 8.0, 26.0);
    let sense = if state == ChipState::Shown { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let label = match concern.key {
        Some(key) => tr!("concern-with-key", name = concern.name.as_str(), key = key),
        None => concern.name.clone(),
    };
    response.widget_info(|| match state {
        ChipState::Shown => WidgetInfo::labeled(Role::Label, true, &concern.name),
        _ => WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), state == ChipState::On, &label),
    });
    if ui.is_rect_visible(rect) {
        let ink = tokens.ink(concern.colour);
        let (fill, line) = match state {
            ChipState::On => (tokens.wash(concern.colour), ink),
            _ if response.hovered() => (tokens.wash(concern.colour), tokens.line),
            _ => (tokens.raised, tokens.line),
        };
        let line = if response.has_focus() { tokens.accent } else { line };
        let width = if state == ChipState::On || response.has_focus() { 1.5 } else { 1.0 };
        let round = CornerRadius::same(theme::ROUND);
        ui.painter().rect(rect, round, fill, Stroke::new(width, line), StrokeKind::Inside);
        badge(ui, Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(18.0, 18.0)), concern);
        let middle = |height: f32| rect.center().y - height / 2.0;
        glyphs.paint(ui.painter(), &name, pos2(rect.left() + 26.0, middle(name.size().y)), tokens.text);
        let right = rect.right() - key.size().x - 7.0;
        glyphs.paint(ui.painter(), &key, pos2(right, middle(key.size().y)), tokens.faint);
    }
    if concern.definition.is_empty() {
        return response;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.add(UserText::new(&concern.name).style(Style::sans(BODY).bold()));
        ui.add(UserText::new(&concern.definition).style(Style::sans(SMALL + 0.5)));
    })
}

/// The letter of a concern on its colour.
pub fn badge(ui: &Ui, rect: Rect, concern: &Concern) {
    let fill = Tokens::of(ui).sign(concern.colour);
    let on_white = theme::contrast(fill, Color32::WHITE) >= theme::contrast(fill, Color32::BLACK);
    let words = if on_white { Color32::WHITE } else { Color32::BLACK };
    ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    let glyphs = Glyphs::of(ui.ctx());
    let size = if concern.letter.chars().count() > 1 { 9.5 } else { 11.5 };
    let letter = glyphs.layout(&concern.letter, Style::sans(size).bold(), f32::INFINITY);
    glyphs.paint(ui.painter(), &letter, rect.center() - letter.size() / 2.0, words);
}

/// Chips to choose concerns from: those with keys always, the rest when asked. Gives the one clicked.
pub fn concern_picker(
    ui: &mut Ui,
    codebook: &Codebook,
    chosen: &[ConcernId],
    all: &mut bool,
) -> Option<ConcernId> {
    let mut clicked = None;
    let mut tree = codebook.tree();
    if !*all {
        // Few enough to stand in the order of their keys.
        tree.sort_by_key(|(_, _, concern)| concern.key.unwrap_or(u8::MAX));
    }
    let shows = |depth: usize, id: &ConcernId, concern: &Concern| {
        *all || depth == 0 || concern.key.is_some() || chosen.contains(id)
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        ui.horizontal_wrapped(|ui| {
            for (depth, id, concern) in &tree {
                if !shows(*depth, id, concern) {
                    continue;
                }
                if *all && *depth == 0 && clicked_row_needs_break(ui) {
                    ui.end_row();
                }
                let state = if chosen.contains(id) { ChipState::On } else { ChipState::Off };
                if chip(ui, codebook, id, state).clicked() {
                    clicked = Some((*id).clone());
                }
            }
        });
    });
    let hidden = tree.iter().filter(|(depth, id, concern)| !shows(*depth, id, concern)).count();
    if hidden > 0 || *all {
        let words =
            if *all { tr!("panel-fewer-concerns") } else { tr!("panel-more-concerns", count = hidden) };
        if ui.link(RichText::new(words).size(SMALL)).clicked() {
            *all = !*all;
        }
    }
    clicked
}

/// A family of concerns begins on a line of its own.
fn clicked_row_needs_break(ui: &Ui) -> bool {
    ui.cursor().left() > ui.max_rect().left() + 1.0
}

/// The sign of a rating, which says it without colour.
pub fn rating_icon(rating: Rating) -> &'static str {
    match rating {
        Rating::Welcome => icons::WELCOME,
        Rating::Note => icons::INFO,
        Rating::Concern => icons::CONCERN,
        Rating::Serious => icons::SERIOUS,
        Rating::RedLine => icons::RED_LINE,
    }
}

/// Five buttons, one for each rating. Gives the one clicked.
pub fn rating_picker(ui: &mut Ui, chosen: Rating) -> Option<Rating> {
    let mut clicked = None;
    let width = ((ui.available_width() - 4.0 * 4.0) / 5.0).max(1.0);
    let names: Vec<_> = Rating::all().map(|rating| (rating, rating_words(ui, rating, width))).collect();
    let tallest = names.iter().map(|(_, name)| name.size().y).fold(0.0, f32::max);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (rating, name) in names {
            let size = vec2(width, 33.0 + tallest);
            if rating_button(ui, rating, rating == chosen, size, name).clicked() {
                clicked = Some(rating);
            }
        }
    });
    clicked
}

/// The rating's name where room is short; some languages need two lines for it.
fn rating_words(ui: &Ui, rating: Rating, width: f32) -> Arc<Galley> {
    let font = egui::FontId::proportional((width * 0.205).clamp(9.0, 11.5));
    let mut job = LayoutJob::simple(words::rating_short(rating), font, Color32::PLACEHOLDER, width - 2.0);
    job.halign = egui::Align::Center;
    ui.painter().layout_job(job)
}

fn rating_button(ui: &mut Ui, rating: Rating, on: bool, size: egui::Vec2, name: Arc<Galley>) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, words::rating(rating)));
    if ui.is_rect_visible(rect) {
        let ink = tokens.rating(rating);
        let fill = match (on, response.hovered()) {
            (true, _) => theme::mix(tokens.raised, ink, 0.14),
            (false, true) => tokens.button[1],
            (false, false) => tokens.raised,
        };
        let line = if on { Stroke::new(1.5, ink) } else { Stroke::new(1.0, tokens.line) };
        let line = if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { line };
        ui.painter().rect(rect, CornerRadius::same(theme::ROUND), fill, line, StrokeKind::Inside);
        let icon = egui::FontId::proportional(17.0);
        let centre = pos2(rect.center().x, rect.top() + 15.0);
        ui.painter().text(centre, egui::Align2::CENTER_CENTER, rating_icon(rating), icon, ink);
        let colour = if on { tokens.text } else { tokens.faint };
        // A galley set in the middle hangs to both sides of its place.
        ui.painter().galley(pos2(rect.center().x, rect.top() + 27.0), name, colour);
    }
    let key = Command::Rate(rating).key_name(ui.ctx());
    let (name, meaning) = (words::rating(rating), words::rating_meaning(rating));
    response.on_hover_text(tr!("rating-tip", name = name, meaning = meaning, key = key))
}

/// Quoted words with a bar beside them in the concern's colour.
pub fn quote(ui: &mut Ui, words: &str, colour: Color32, lines: usize) -> Response {
    let style = Style::serif(BODY).line_height(1.4);
    // The bar stands where the words begin.
    let rtl = Glyphs::of(ui.ctx()).layout_lines(words, style, f32::INFINITY, 1).0.is_rtl();
    let (before, after) = if rtl { (0, 12) } else { (12, 0) };
    let margin = egui::Margin { left: before, right: after, ..egui::Margin::ZERO };
    let words = UserText::new(words).style(style).max_lines(lines);
    let response = egui::Frame::new().inner_margin(margin).show(ui, |ui| ui.add(words)).inner;
    let edge = if rtl { response.rect.right() + 8.0 } else { response.rect.left() - 11.0 };
    let bar =
        Rect::from_x_y_ranges(edge..=edge + 3.0, response.rect.top() + 2.0..=response.rect.bottom() - 2.0);
    ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
    response
}

/// Names the bars of a scrolled area for screen readers: `egui` gives them a role and no name.
pub fn name_bars<R>(ui: &Ui, scrolled: &egui::scroll_area::ScrollAreaOutput<R>, name: &str) {
    let (content, seen) = (scrolled.content_size, scrolled.inner_rect.size());
    for (axis, needed) in [(0_usize, content.x > seen.x), (1, content.y > seen.y)] {
        if needed {
            ui.ctx().accesskit_node_builder(scrolled.id.with(axis), |node| node.set_label(name));
        }
    }
}

/// Names a part of the window for screen readers.
pub fn name_part(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Region);
        node.set_label(name);
    });
}

/// A box to tick, with words in any script beside it.
pub fn tick(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        // Menus take the frames off their buttons; a box without one cannot be seen.
        ui.visuals_mut().widgets = ui.ctx().global_style().visuals.widgets.clone();
        let mut response = ui.checkbox(on, "");
        let laid = Glyphs::of(ui.ctx()).layout(words, Style::sans(BODY), f32::INFINITY);
        let (rect, beside) = ui.allocate_exact_size(laid.size(), Sense::click());
        Glyphs::of(ui.ctx()).paint(ui.painter(), &laid, rect.min, Tokens::of(ui).text);
        if beside.clicked() {
            *on = !*on;
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, words));
        response
    })
    .inner
}

/// "1 mark", "2 marks".
pub fn marks(count: usize) -> String {
    tr!("marks", count = count)
}

/// "3 of 84 marks".
pub fn marks_shown(shown: usize, total: usize) -> String {
    tr!("marks-shown", shown = shown, total = total)
}

/// The words of a comment without its Markdown signs, a line for each paragraph and item.
pub fn plain_words(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut words = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => words.push('\n'),
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// A raised box for things that belong together.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = Tokens::of(ui);
    egui::Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(egui::Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_shown_without_their_signs() {
        assert_eq!(plain_words("**Why** it *matters*:\n\n- `one`\n- two"), "Why it matters:\none\ntwo");
        assert_eq!(plain_words("2 * 3 * 4 <b>"), "2 * 3 * 4 <b>");
        assert_eq!(plain_words(""), "");
        assert_eq!([marks(1), marks(0)], ["1 mark", "0 marks"]);
    }
}
