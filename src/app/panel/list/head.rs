//! The head of the list: where words are looked for, what the filter asks, how many marks are shown, and in which
//! order.

use eframe::egui::{Align, ComboBox, IdSalt, Key, Layout, RichText, Role, Ui, WidgetInfo};

use super::entries::Sort;
use super::{Draft, Fold, ListState, chips};
use crate::app::glyphs::UserField;
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::marks;
use crate::app::workspace::Workspace;
use crate::review::limits::MOST_WANTED_CHARS;
use crate::tr;

/// Most chips above the list, and above something else.
const CHIPS: usize = 24;
const CHIPS_ON_STRIP: usize = 6;

/// Size of the signs on the buttons that unfold the filter and the views, in points; they are as wide as high.
const FOLD_ICON: f32 = 17.0;

pub(super) fn show(ui: &mut Ui, workspace: &Workspace, state: &mut ListState, draft: &mut Draft) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        let button = FOLD_ICON + 2.0 * ui.spacing().button_padding.x + theme::NEAR;
        // A row that is wider than the panel would make all below it as wide.
        find(ui, state, draft, (ui.available_width() - 2.0 * button - 2.0).max(60.0));
        for (fold, icon, name) in
            [(Fold::Filter, icons::FILTER, tr!("command-filter")), (Fold::Views, icons::VIEWS, tr!("views"))]
        {
            if fold_button(ui, icon, &name, state.fold == fold) {
                let open = state.fold != fold;
                state.fold = if open { fold } else { Fold::Nothing };
                state.focus_first = false;
            }
        }
    });
    if !draft.filter.is_open() && chips::show(ui, workspace, draft, CHIPS) {
        state.fold = Fold::Filter;
    }
    ui.horizontal(|ui| {
        count(ui, workspace);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| order(ui, &mut state.sort));
    });
}

/// The chips and the count, for above something else than the list.
pub(super) fn strip(ui: &mut Ui, workspace: &Workspace, draft: &mut Draft) {
    count(ui, workspace);
    chips::show(ui, workspace, draft, CHIPS_ON_STRIP);
}

/// "84 marks", "12 of 84 shown".
fn count(ui: &mut Ui, workspace: &Workspace) {
    let (shown, total) = (workspace.marks.shown().len(), workspace.marks.order().len());
    let all = shown == total && workspace.filter().is_open();
    let words = if all { marks(total) } else { tr!("filter-shown", shown = shown, total = total) };
    ui.label(RichText::new(words).size(SMALL).color(Tokens::of(ui).faint));
}

fn find(ui: &mut Ui, state: &mut ListState, draft: &mut Draft, width: f32) {
    let name = tr!("list-find");
    let field = UserField::singleline(&mut draft.filter.words)
        .label(name.as_str())
        .hint(name.as_str())
        .max_chars(MOST_WANTED_CHARS)
        .id_salt(IdSalt::new("words in marks"))
        .width(width);
    let response = ui.add(field);
    if std::mem::take(&mut state.find) {
        response.request_focus();
    }
    draft.typed |= response.changed();
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        state.rows.enter(ui.ctx());
    }
}

fn fold_button(ui: &mut Ui, icon: &str, name: &str, open: bool) -> bool {
    let response = ui.selectable_label(open, RichText::new(icon).size(FOLD_ICON));
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), open, name));
    response.on_hover_text(name).clicked()
}

fn order(ui: &mut Ui, sort: &mut Sort) {
    let chosen = RichText::new(sort.name()).size(SMALL);
    let response = ComboBox::from_id_salt("order of marks").selected_text(chosen).show_ui(ui, |ui| {
        for each in Sort::ALL {
            ui.selectable_value(sort, each, each.name());
        }
    });
    let name = tr!("list-sort", by = sort.name());
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name));
}
