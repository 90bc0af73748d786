//! The codebook: its tree, and the concern being edited.

use eframe::egui::{
    self, Align, ComboBox, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::PanelState;
use crate::app::glyphs::{Glyphs, Style, UserField};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{badge, card, faint, icon_button, marks, section};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::{Codebook, Colour, Concern, ConcernId, Edit, Joint, Step};

#[derive(Default)]
pub struct ConcernsState {
    /// The concern being edited.
    open: Option<ConcernId>,
    /// Counts concerns opened, so that typing in another one is a step of its own.
    run: u64,
    /// Added just now: its name takes the keyboard.
    added: bool,
}

/// Colours that a new concern takes in turn: as far apart as the shipped ones.
const COLOURS: [[u8; 3]; 6] = [
    [0x9D, 0x17, 0x4D],
    [0x0F, 0x76, 0x6E],
    [0x6D, 0x28, 0xD9],
    [0x92, 0x40, 0x0E],
    [0x1D, 0x4E, 0xD8],
    [0x3F, 0x62, 0x12],
];

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState, out: &mut Outbox) {
    let can_edit = workspace.project().read_only().is_none();
    ui.horizontal(|ui| {
        faint(ui, "What your marks are about.");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = egui::Button::new(format!("{} Add concern", icons::ADD));
            if ui.add_enabled(can_edit, button).clicked() {
                add(workspace, &mut state.concerns, out);
            }
        });
    });
    ui.add_space(theme::NEAR);
    ScrollArea::vertical().id_salt("concerns").auto_shrink(false).show(ui, |ui| {
        ui.set_width((ui.available_width() - 4.0).max(0.0));
        let tree: Vec<(usize, ConcernId)> = workspace
            .review()
            .codebook()
            .tree()
            .into_iter()
            .map(|(depth, id, _)| (depth, id.clone()))
            .collect();
        for (depth, id) in tree {
            let open = state.concerns.open.as_ref() == Some(&id);
            if row(ui, workspace, depth, &id, open) {
                state.concerns.open = (!open).then(|| id.clone());
                state.concerns.run += 1;
            }
            if open {
                editor(ui, workspace, &mut state.concerns, &id, can_edit, out);
            }
        }
        ui.add_space(theme::APART);
    });
}

fn row(ui: &mut Ui, workspace: &Workspace, depth: usize, id: &ConcernId, open: bool) -> bool {
    let Some(concern) = workspace.review().codebook().get(id) else { return false };
    let tokens = Tokens::of(ui);
    let count = workspace.marks.counts().of_concern(id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let key = concern.key.map(|key| format!(", key {key}")).unwrap_or_default();
    response.widget_info(|| {
        let label = format!("{}{key}, {}", concern.name, marks(count));
        WidgetInfo::selected(Role::Button, true, open, label)
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() || open || response.has_focus() {
            ui.painter().rect_filled(rect, f32::from(theme::ROUND), tokens.button[0]);
        }
        let left = rect.left() + 6.0 + 18.0 * depth as f32;
        badge(ui, Rect::from_min_size(pos2(left, rect.top() + 6.0), vec2(18.0, 18.0)), concern);
        let words = if count == 0 { String::new() } else { marks(count) };
        let key = concern.key.map(|key| format!("key {key}")).unwrap_or_default();
        let between = if key.is_empty() || words.is_empty() { "" } else { " · " };
        let right = pos2(rect.right() - 8.0, rect.center().y);
        let font = egui::FontId::proportional(SMALL);
        let said =
            ui.painter().text(right, egui::Align2::RIGHT_CENTER, key + between + &words, font, tokens.faint);
        let glyphs = Glyphs::of(ui.ctx());
        let style = if depth == 0 { Style::sans(BODY).bold() } else { Style::sans(BODY) };
        let room = (said.left() - left - 34.0).max(20.0);
        let (name, _) = glyphs.layout_lines(&concern.name, style, room, 1);
        let at = pos2(left + 26.0, rect.center().y - name.size().y / 2.0);
        glyphs.paint(ui.painter(), &name, at, tokens.text);
    }
    response.clicked()
}

fn editor(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    can_edit: bool,
    out: &mut Outbox,
) {
    let Some(concern) = workspace.review().codebook().get(id).cloned() else { return };
    let mut changed = concern.clone();
    let mut field = None;
    let mut remove = false;
    card(ui, |ui| {
        ui.add_enabled_ui(can_edit, |ui| {
            section(ui, "Name");
            let name = ui.add(UserField::singleline(&mut changed.name).label("Name").max_chars(80));
            if std::mem::take(&mut state.added) {
                name.request_focus();
                name.scroll_to_me(Some(Align::Min));
            }
            if name.changed() {
                field = Some("name");
            }
            looks(ui, &mut changed, &mut field);
            family(ui, workspace.review().codebook(), id, &mut changed);
            section(ui, "Definition");
            let definition = UserField::multiline(&mut changed.definition).label("Definition").rows(2, 10);
            if ui.add(definition.hint("What belongs under it?")).changed() {
                field = Some("definition");
            }
            section(ui, "Examples, one a line");
            let mut examples = changed.examples.join("\n");
            let lines = UserField::multiline(&mut examples).label("Examples").rows(2, 8);
            if ui.add(lines.hint("Wording that belongs under it")).changed() {
                changed.examples = examples.split('\n').map(str::to_owned).collect();
                field = Some("examples");
            }
            ui.add_space(theme::NEAR);
            remove = icon_button(ui, icons::DELETE, "Remove concern").clicked();
        });
    });
    if changed.name.trim().is_empty() {
        // The last letter stays until another one takes its place: a concern needs a name.
        changed.name.clone_from(&concern.name);
    }
    if changed != concern {
        let mut edits = Vec::new();
        if changed.key != concern.key {
            edits.extend(take_key(workspace.review().codebook(), id, changed.key));
        }
        edits.push(Edit::PutConcern(id.clone(), Box::new(changed)));
        let edit = Edit::All(edits);
        let mut step = Step::new("Change concern", edit);
        if let Some(field) = field {
            step = step.joined(Joint { field, mark: None, run: state.run });
        }
        out.check(workspace.apply(step));
    }
    if remove
        && out.check(workspace.apply(Step::new("Remove concern", Edit::RemoveConcern(id.clone())))).is_some()
    {
        state.open = None;
    }
}

/// Letter, colour and key on one line.
fn looks(ui: &mut Ui, concern: &mut Concern, field: &mut Option<&'static str>) {
    ui.add_space(theme::NEAR);
    ui.horizontal(|ui| {
        let letter = UserField::singleline(&mut concern.letter).label("Letter").max_chars(2).width(44.0);
        if ui.add(letter).on_hover_text("One or two letters that stand for it in the margin").changed() {
            *field = Some("letter");
        }
        let mut colour = concern.colour.0;
        let response = ui.color_edit_button_srgb(&mut colour);
        response.widget_info(|| WidgetInfo::labeled(Role::ColorWell, true, "Colour"));
        if response.on_hover_text("Colour").changed() {
            concern.colour = Colour(colour);
            *field = Some("colour");
        }
        let name = concern.key.map_or("No key".to_owned(), |key| format!("Key {key}"));
        ComboBox::from_id_salt("key").selected_text(name).width(86.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut concern.key, None, "No key");
            for key in 1..=9 {
                ui.selectable_value(&mut concern.key, Some(key), format!("Key {key}"));
            }
        });
    });
}

fn family(ui: &mut Ui, codebook: &Codebook, id: &ConcernId, concern: &mut Concern) {
    section(ui, "Stands under");
    let name = concern.parent.as_ref().map_or("Nothing", |parent| codebook.name(parent)).to_owned();
    ComboBox::from_id_salt("parent").selected_text(name).width(220.0).show_ui(ui, |ui| {
        ui.selectable_value(&mut concern.parent, None, "Nothing");
        for (depth, other, known) in codebook.tree() {
            if !codebook.is_under(other, id) {
                let words = format!("{}{}", "    ".repeat(depth), known.name);
                ui.selectable_value(&mut concern.parent, Some(other.clone()), words);
            }
        }
    });
}

/// A key marks with one concern: whoever had it gives it up.
fn take_key(codebook: &Codebook, id: &ConcernId, key: Option<u8>) -> Option<Edit> {
    let key = key?;
    let (holder, concern) =
        codebook.concerns().iter().find(|(other, concern)| *other != id && concern.key == Some(key))?;
    Some(Edit::PutConcern(holder.clone(), Box::new(Concern { key: None, ..concern.clone() })))
}

fn add(workspace: &mut Workspace, state: &mut ConcernsState, out: &mut Outbox) {
    let codebook = workspace.review().codebook();
    let count = codebook.concerns().len();
    let id = ConcernId::for_name("concern");
    let key = (1..=9).find(|key| codebook.by_key(*key).is_none());
    let taken =
        |letter: char| codebook.concerns().values().any(|concern| concern.letter == letter.to_string());
    let letter = ('A'..='Z').find(|letter| !taken(*letter)).unwrap_or('•');
    let colour = COLOURS.get(count % COLOURS.len()).copied().unwrap_or_default();
    let concern = Concern {
        revision: 0,
        name: "New concern".to_owned(),
        parent: None,
        order: u32::try_from(count).unwrap_or(u32::MAX),
        colour: Colour(colour),
        letter: letter.to_string(),
        key,
        definition: String::new(),
        examples: Vec::new(),
        ext: crate::review::Extras::new(),
    };
    if out
        .check(workspace.apply(Step::new("Add concern", Edit::PutConcern(id.clone(), Box::new(concern)))))
        .is_some()
    {
        state.open = Some(id);
        state.added = true;
        state.run += 1;
    }
}
