//! A concern's letter, colour and key: on one line, with what can be chosen under it.

use eframe::egui::{self, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::editor::{Draft, Editing, Unfolded};
use super::picker::{self, Offer};
use super::{Tone, colours, say};
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::section;
use crate::review::{Codebook, Colour, Concern, ConcernId};
use crate::tr;

/// Draws them; what was changed stands in `concern`, the field typed in is given.
pub(super) fn show(
    ui: &mut Ui,
    codebook: &Codebook,
    id: &ConcernId,
    concern: &mut Concern,
    editing: &mut Editing,
) -> Option<&'static str> {
    let mut field = None;
    ui.add_space(theme::NEAR);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        if column(ui, 48.0, &tr!("codebook-letter"), |ui| {
            letter(ui, &mut editing.letter, &mut concern.letter)
        }) {
            field = Some("letter");
        }
        // The key's words need more room than a swatch does.
        let rest = ui.available_width() - theme::GAP;
        let width = (rest * 0.42).clamp(50.0, 110.0);
        let open = editing.unfolded == Some(Unfolded::Colour);
        let button =
            column(ui, width, &tr!("codebook-colour"), |ui| colour_button(ui, concern.colour, width, open));
        if button.clicked() {
            editing.fold_out(Unfolded::Colour);
        }
        let open = editing.unfolded == Some(Unfolded::Key);
        let words = concern.key.map_or_else(|| tr!("codebook-no-key"), |key| key.to_string());
        let label = tr!("codebook-key");
        let width = (rest - width).clamp(56.0, 110.0);
        let button = column(ui, width, &label, |ui| picker::button(ui, &label, &words, None, width, open));
        if button.on_hover_text(tr!("codebook-key-tip")).clicked() {
            editing.fold_out(Unfolded::Key);
        }
    });
    if editing.letter.refused {
        say(ui, Tone::Refused, &tr!("codebook-letter-empty", letter = &concern.letter));
    } else if let Some(other) = same_letter(codebook, id, &concern.letter) {
        let name = codebook.name(other);
        say(ui, Tone::Told, &tr!("codebook-letter-same", letter = &concern.letter, name = name));
    }
    if editing.unfolded == Some(Unfolded::Colour)
        && let Some(colour) = colours::pick(ui, concern.colour, &mut editing.digits)
    {
        concern.colour = colour;
    }
    colours::warn(ui, concern.colour);
    if editing.unfolded == Some(Unfolded::Key)
        && let Some(key) = keys(ui, codebook, concern.key)
    {
        editing.unfolded = None;
        editing.told = (key != concern.key).then(|| key_words(codebook, &concern.name, id, key));
        concern.key = key;
    }
    if let Some(told) = &editing.told {
        say(ui, Tone::Told, told);
    }
    field
}

/// A control under its name.
fn column<R>(ui: &mut Ui, width: f32, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui(vec2(width, 50.0), |ui| {
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            let faint = Tokens::of(ui).faint;
            ui.add(UserText::new(name).style(Style::sans(SMALL)).colour(faint).max_lines(1));
            contents(ui)
        })
        .inner
    })
    .inner
}

fn letter(ui: &mut Ui, draft: &mut Draft, value: &mut String) -> bool {
    let label = tr!("codebook-letter");
    let response =
        draft.show(ui, value, |words| UserField::singleline(words).label(&label).max_chars(2).width(48.0));
    response.on_hover_text(tr!("codebook-letter-tip")).changed()
}

fn same_letter<'a>(codebook: &'a Codebook, id: &ConcernId, letter: &str) -> Option<&'a ConcernId> {
    let mut all = codebook.concerns().iter();
    all.find(|(other, concern)| *other != id && concern.letter == letter).map(|(other, _)| other)
}

fn colour_button(ui: &mut Ui, colour: Colour, width: f32, open: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    let words = colours::name(colour);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, tr!("codebook-colour"));
        info.current_text_value = Some(words.clone());
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if ui.is_rect_visible(rect) {
        picker::frame(ui, &response);
        let right = rect.right() - 26.0;
        let swatch =
            Rect::from_min_max(pos2(rect.left() + 6.0, rect.top() + 6.0), pos2(right, rect.bottom() - 6.0));
        colours::swatch(ui, swatch, colour);
        picker::unfold_sign(ui, rect, open);
    }
    response.on_hover_text(words)
}

/// The nine keys with who has them, and none. Gives the choice.
#[expect(clippy::option_option, reason = "nothing chosen, and none chosen")]
fn keys(ui: &mut Ui, codebook: &Codebook, chosen: Option<u8>) -> Option<Option<u8>> {
    let none = tr!("codebook-no-key");
    let free = tr!("codebook-key-free");
    let mut offers = vec![Offer {
        value: None,
        label: none.clone(),
        words: &none,
        depth: 0,
        concern: None,
        key: None,
        chosen: chosen.is_none(),
    }];
    for key in 1..=9 {
        let holder = codebook.by_key(key);
        let words = holder.map_or(free.as_str(), |id| codebook.name(id));
        offers.push(Offer {
            value: Some(key),
            label: tr!("codebook-key-offer", key = key, name = words),
            words,
            depth: 0,
            concern: holder.and_then(|id| codebook.get(id)),
            key: Some(key),
            chosen: chosen == Some(key),
        });
    }
    picker::list(ui, "keys", offers)
}

/// Who marks with what now.
fn key_words(codebook: &Codebook, name: &str, id: &ConcernId, key: Option<u8>) -> String {
    let Some(key) = key else { return tr!("codebook-key-none", name = name) };
    match codebook.by_key(key).filter(|holder| *holder != id) {
        Some(holder) => tr!("codebook-key-taken", key = key, name = name, holder = codebook.name(holder)),
        None => tr!("codebook-key-now", key = key, name = name),
    }
}

/// What it stands under: a button, and the list under it. Gives the new one if it was chosen.
#[expect(clippy::option_option, reason = "nothing chosen, and none chosen")]
pub(super) fn family(
    ui: &mut Ui,
    codebook: &Codebook,
    id: &ConcernId,
    editing: &mut Editing,
) -> Option<Option<ConcernId>> {
    let label = tr!("codebook-under");
    let parent = codebook.lineage(id).nth(1);
    let outermost = tr!("codebook-outermost");
    section(ui, &label);
    let words = parent.map_or(outermost.as_str(), |parent| codebook.name(parent));
    let open = editing.unfolded == Some(Unfolded::Family);
    let width = ui.available_width();
    let concern = parent.and_then(|parent| codebook.get(parent));
    if picker::button(ui, &label, words, concern, width, open).clicked() {
        editing.fold_out(Unfolded::Family);
    }
    if !open {
        return None;
    }
    let mut offers = vec![Offer {
        value: None,
        label: outermost.clone(),
        words: &outermost,
        depth: 0,
        concern: None,
        key: None,
        chosen: parent.is_none(),
    }];
    for (depth, other, known) in codebook.tree() {
        if codebook.is_under(other, id) {
            continue;
        }
        offers.push(Offer {
            value: Some(other.clone()),
            label: tr!("codebook-under-offer", name = &known.name),
            words: &known.name,
            depth,
            concern: Some(known),
            key: None,
            chosen: parent == Some(other),
        });
    }
    let picked = picker::list(ui, "family", offers)?;
    editing.unfolded = None;
    (picked.as_ref() != parent).then_some(picked)
}

/// A colour and a key for reading only.
pub(super) fn read(ui: &mut Ui, concern: &Concern) {
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        colours::swatch(ui, rect, concern.colour);
        let words = colours::name(concern.colour);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let faint = Tokens::of(ui).faint;
        ui.label(egui::RichText::new(words).size(SMALL).color(faint));
        if let Some(key) = concern.key {
            ui.label(egui::RichText::new(tr!("codebook-read-key", key = key)).size(SMALL).color(faint));
        }
    });
}
