//! The bar: what to look for, how many places there are, and the way through them.

use eframe::egui::{
    Align, Button, CornerRadius, EventFilter, IdSalt, Key, Layout, Modifiers, RichText, Role, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit, vec2,
};

use super::{FindState, Wrapped, results};
use crate::app::commands::Command;
use crate::app::glyphs::UserField;
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{command_button, icon_button};
use crate::app::outbox::Outbox;
use crate::app::words::{self, Language};
use crate::app::workspace::Workspace;
use crate::find::Query;
use crate::tr;

/// Most letters that can be looked for.
const MOST_CHARS: usize = 300;
/// Narrowest bar, in points, that has the count beside the field; narrower ones have it below.
const ROOMY: f32 = 620.0;
/// Room that the buttons take, in points.
const BUTTONS: f32 = 260.0;
/// The sign for accents: a letter that bears one says more than an icon.
const ACCENT: &str = "é";

/// Draws the bar, searches on and carries out what is asked of the list of places.
pub fn bar(ui: &mut Ui, workspace: &mut Workspace, state: &mut FindState, out: &mut Outbox) {
    state.keep_to(workspace);
    if !state.open {
        return;
    }
    let room = ui.available_width();
    let roomy = room >= ROOMY;
    ui.horizontal(|ui| {
        let width = if roomy { room - BUTTONS - 150.0 } else { room - BUTTONS };
        field(ui, workspace, state, width.clamp(90.0, 340.0), out);
        state.search(ui.ctx(), workspace);
        buttons(ui, workspace, state, out);
        if roomy {
            ui.add_space(theme::NEAR);
            let room = (ui.available_width() - 36.0).max(0.0);
            ui.allocate_ui(vec2(room, ui.available_height()), |ui| count(ui, state));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::CLOSE, &tr!("find-close")).clicked() {
                state.close(workspace);
            }
        });
    });
    below(ui, state, !roomy);
    if let Some(at) = results::show(ui, workspace, &state.found, &mut state.list, &mut state.focus) {
        state.stand.shown = None;
        state.stand.wrapped = None;
        state.turn_to(workspace, at);
    }
}

fn field(ui: &mut Ui, workspace: &mut Workspace, state: &mut FindState, width: f32, out: &mut Outbox) {
    if state.typing {
        ui.input_mut(|input| {
            // Shift+Enter also counts as Enter: it is asked for first.
            if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                out.perform(Command::FindPrevious);
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                out.perform(Command::FindNext);
            }
            if state.list.open && input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                state.list.focus = true;
            }
        });
    }
    let (label, hint) = (tr!("find-field"), tr!("find-hint"));
    if std::mem::take(&mut state.focus) {
        state.given += 1;
        let id = ui.make_persistent_id(salt(state.given));
        // Before it is drawn: a field that is reached by keyboard selects what is in it.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let field = UserField::singleline(&mut state.query.words).id_salt(salt(state.given));
    let response = ui.add(field.label(&label).hint(&hint).width(width).max_chars(MOST_CHARS));
    state.typing = response.has_focus();
    if state.typing {
        // Down leads into the list, not to whatever stands below.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    if response.changed() {
        state.stand.seeking = true;
        if state.query.words.trim().is_empty() {
            // Nothing is looked for: the next words are looked for from here.
            state.stand.origin = (workspace.top, 0);
        }
    }
}

fn salt(given: usize) -> IdSalt {
    IdSalt::new(("words to find", given))
}

fn buttons(ui: &mut Ui, workspace: &Workspace, state: &mut FindState, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 6.0);
    let any = state.found.is_of(workspace.text().id()) && state.found.hits().is_some_and(|h| !h.is_empty());
    for command in [Command::FindPrevious, Command::FindNext] {
        if command_button(ui, command, any) {
            out.perform(command);
        }
    }
    ui.add_space(theme::NEAR);
    toggle(ui, &mut state.query.match_case, icons::CASE, &tr!("find-case"));
    toggle(ui, &mut state.query.whole_words, icons::WHOLE_WORD, &tr!("find-whole-words"));
    toggle(ui, &mut state.query.match_accents, ACCENT, &tr!("find-accents"));
    ui.add_space(theme::NEAR);
    toggle(ui, &mut state.list.open, icons::CONTENTS, &tr!("find-results"));
    ui.spacing_mut().item_spacing.x = theme::GAP;
    ui.spacing_mut().button_padding.x = padding;
}

/// An icon that stays pressed.
fn toggle(ui: &mut Ui, on: &mut bool, icon: &str, name: &str) {
    let sign = RichText::new(icon).size(17.0).color(Tokens::of(ui).text);
    let button = Button::new(sign).selected(*on).frame_when_inactive(*on);
    let mut response = ui.add(button);
    if *on {
        let line = Stroke::new(1.5, Tokens::of(ui).accent);
        let round = CornerRadius::same(theme::ROUND);
        ui.painter().rect_stroke(response.rect, round, line, StrokeKind::Inside);
    }
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, name));
    response.on_hover_text(name);
}

/// How many places there are and which is the one in hand.
fn count(ui: &mut Ui, state: &FindState) {
    let words = count_words(state);
    if words.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    let nothing = state.found.hits().is_some_and(|hits| hits.is_complete() && hits.is_empty());
    let colour = if nothing { tokens.danger } else { tokens.faint };
    let label = eframe::egui::Label::new(RichText::new(&words).size(SMALL).color(colour)).truncate();
    let response = ui.add(label);
    let _told = ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
}

fn count_words(state: &FindState) -> String {
    if state.query.words.trim().is_empty() {
        return String::new();
    }
    let Some(hits) = state.found.hits().filter(|_| !state.indexes.is_making()) else {
        return tr!("find-preparing");
    };
    let total = grouped(hits.len());
    let at = state.stand.current.map(|at| grouped(at + 1));
    let words = match (at, hits.is_complete()) {
        (_, true) if hits.is_empty() => return tr!("find-nothing"),
        (_, false) if hits.is_empty() => return tr!("find-searching"),
        (Some(at), true) => tr!("find-count", at = at, total = total),
        (None, true) => tr!("find-places", count = hits.len(), total = total),
        (Some(at), false) => tr!("find-count-more", at = at, total = total),
        (None, false) => tr!("find-places-more", total = total),
    };
    match state.stand.wrapped {
        None => words,
        Some(Wrapped::ToTop) => tr!("find-from-top", count = words),
        Some(Wrapped::ToEnd) => tr!("find-from-end", count = words),
    }
}

/// A line below the field, where there is something to say: the count if it has no room above, and what could be
/// left out where nothing is found.
fn below(ui: &mut Ui, state: &mut FindState, counts: bool) {
    let nothing = state.found.hits().is_some_and(|hits| hits.is_complete() && hits.is_empty());
    let nothing = nothing && !state.indexes.is_making();
    if state.query.words.trim().is_empty() || !(counts || nothing) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        if counts {
            count(ui, state);
        }
        if nothing {
            hint(ui, &mut state.query);
        }
    });
}

fn hint(ui: &mut Ui, query: &mut Query) {
    let faint = Tokens::of(ui).faint;
    if !(query.whole_words || query.match_case || query.match_accents) {
        ui.label(RichText::new(tr!("find-try-fewer")).size(SMALL).color(faint));
        return;
    }
    ui.label(RichText::new(tr!("find-try")).size(SMALL).color(faint));
    for (on, words) in [
        (&mut query.whole_words, tr!("find-without-whole-words")),
        (&mut query.match_case, tr!("find-without-case")),
        (&mut query.match_accents, tr!("find-without-accents")),
    ] {
        if *on && ui.link(RichText::new(words).size(SMALL)).clicked() {
            *on = false;
        }
    }
}

/// A number with its thousands apart, as the language of the interface writes it.
pub(super) fn grouped(number: usize) -> String {
    let apart = match words::spoken() {
        Language::English => ',',
        Language::French => '\u{202F}',
    };
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(apart);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1204, 1_000_000].map(grouped), ["0", "999", "1,204", "1,000,000"]);
        words::speak(Language::French);
        assert_eq!(grouped(1204), "1\u{202F}204");
        words::speak(Language::English);
    }
}
