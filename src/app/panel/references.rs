//! The sources that a mark cites: listed on its card, added and taken away.

use eframe::egui::{Align, Layout, TextWrapMode, Ui};

use crate::app::glyphs::{Style, UserField, UserText, apart};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL};
use crate::app::look::widgets::{faint, icon_button, name_bars, primary, section};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::{Annotation, AnnotationId, Reference, ReferenceId};
use crate::tr;

/// A source being written down.
#[derive(Default)]
pub(super) struct ReferencesState {
    /// Open for this mark.
    open: Option<AnnotationId>,
    /// The source that is changed; `None` for a new one.
    changed: Option<ReferenceId>,
    draft: Reference,
    /// Opened just now: its first field takes the keyboard.
    opened: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ReferencesState,
    mark: &Annotation,
    mine: bool,
    out: &mut Outbox,
) {
    if !mine && mark.references.is_empty() {
        return;
    }
    section(ui, &tr!("references-head"));
    let mut removed = None;
    for id in &mark.references {
        let Some(reference) = workspace.review().references().get(id).cloned() else { continue };
        if mine && state.open == Some(mark.id) && state.changed == Some(*id) {
            form(ui, workspace, state, out);
            continue;
        }
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let remove = tr!("references-remove", title = reference.title.as_str());
            if mine && icon_button(ui, icons::CLOSE, &remove).clicked() {
                removed = Some(*id);
            }
            let edit = tr!("references-edit", title = reference.title.as_str());
            if mine && icon_button(ui, icons::EDIT, &edit).clicked() {
                state.open = Some(mark.id);
                state.changed = Some(*id);
                state.opened = true;
                state.draft = reference.clone();
            }
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                ui.add(UserText::new(&citation(&reference)).set_apart().style(Style::sans(SMALL + 0.5)));
            });
        });
    }
    if let Some(id) = removed {
        out.check(workspace.drop_reference(id));
    }
    if !mine {
        return;
    }
    if state.open == Some(mark.id) && state.changed.is_none() {
        form(ui, workspace, state, out);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(format!("{} {}", icons::ADD, tr!("references-new"))).clicked() {
            state.open = Some(mark.id);
            state.changed = None;
            state.opened = true;
            state.draft = Reference::default();
        }
        known_references(ui, workspace, mark, out);
    });
}

/// A source on a line, each part of it set apart in its own direction: a date beside Arabic names keeps its order.
fn citation(reference: &Reference) -> String {
    let Reference { title, publisher, date, url, .. } = reference;
    let part = |part: &str| if part.trim().is_empty() { String::new() } else { apart(part.trim()) };
    let (title, publisher, date, url) = (part(title), part(publisher), part(date), part(url));
    Reference { title, publisher, date, url, ..reference.clone() }.citation()
}

/// A menu of the sources that other marks of the project cite.
fn known_references(ui: &mut Ui, workspace: &mut Workspace, mark: &Annotation, out: &mut Outbox) {
    let others: Vec<(ReferenceId, String)> = workspace
        .review()
        .references()
        .iter()
        .filter(|(id, _)| !mark.references.contains(id))
        .map(|(id, reference)| (*id, citation(reference)))
        .collect();
    if others.is_empty() {
        return;
    }
    let mut chosen = None;
    ui.menu_button(tr!("references-known"), |ui| {
        ui.set_max_width(380.0);
        let scrolled = eframe::egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (id, citation) in &others {
                let words = UserText::new(citation).set_apart().style(Style::sans(SMALL + 0.5)).max_lines(2);
                if ui.add(words.sense(eframe::egui::Sense::click())).clicked() {
                    chosen = Some(*id);
                    ui.close();
                }
            }
        });
        name_bars(ui, &scrolled, &tr!("scroll-bar"));
    });
    if let Some(id) = chosen {
        out.check(workspace.change_mark(&tr!("step-cite-reference"), None, |mark| mark.references.push(id)));
    }
}

fn form(ui: &mut Ui, workspace: &mut Workspace, state: &mut ReferencesState, out: &mut Outbox) {
    let draft = &mut state.draft;
    let fields = [
        (&mut draft.title, tr!("references-title"), tr!("references-title-hint")),
        (&mut draft.publisher, tr!("references-publisher"), tr!("references-publisher-hint")),
        (&mut draft.date, tr!("references-date"), tr!("references-date-hint")),
        (&mut draft.url, tr!("references-address"), tr!("references-address-hint")),
    ];
    for (text, label, hint) in fields {
        let field = ui.add(UserField::singleline(text).label(&label).hint(&hint));
        if std::mem::take(&mut state.opened) {
            field.request_focus();
            field.scroll_to_me(None);
        }
    }
    if let Some(id) = state.changed {
        let elsewhere = workspace.cited_elsewhere(id);
        if elsewhere > 0 {
            faint(ui, tr!("references-shared", count = elsewhere));
        }
    }
    let titled = !state.draft.title.trim().is_empty();
    ui.add_space(theme::NEAR);
    let mut add = false;
    let name = if state.changed.is_some() { tr!("references-take") } else { tr!("references-add") };
    ui.horizontal(|ui| {
        ui.add_enabled_ui(titled, |ui| add = primary(ui, &name).clicked());
        if ui.button(tr!("sheet-cancel")).clicked() {
            state.open = None;
            state.changed = None;
        }
    });
    if !titled {
        faint(ui, tr!("references-need-title"));
    }
    if add {
        let reference = std::mem::take(&mut state.draft);
        out.check(match state.changed.take() {
            Some(id) => workspace.change_reference(id, reference),
            None => workspace.add_reference(ReferenceId::random(), reference),
        });
        state.open = None;
    }
}
