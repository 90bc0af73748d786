//! Filters kept under a name: the user's own, to choose, rename, replace and delete, and those of colleagues, to
//! choose.

use eframe::egui::{Id, IdSalt, Key, ScrollArea, TextWrapMode, Ui};

use super::editor::part;
use super::pill::{HEIGHT, Pill};
use super::{Draft, ListState, Room};
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, icon_button, name_bars, primary};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::Filter;
use crate::review::{Desk, check_view_name};
use crate::tr;

/// What the part remembers between frames.
#[derive(Default)]
pub(super) struct ViewsState {
    /// What stands in the name field.
    name: String,
    /// The saved filter that is being renamed.
    renaming: Option<String>,
    /// Why the name will not do.
    refused: Option<Refused>,
    /// The name field takes the keyboard in the next frame.
    focus: bool,
}

enum Refused {
    Because(String),
    /// There is one of this name.
    Taken,
}

/// What was asked for this frame.
enum Asked {
    Show(Box<Filter>),
    Rename(String),
    Replace(String),
    Delete(String),
}

/// Buttons beside one's own filters.
const BUTTONS: f32 = 3.0 * 25.0;

pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut ListState,
    draft: &mut Draft,
    out: &mut Outbox,
) {
    let mut asked = None;
    let views = &mut state.views;
    let closed = part(ui, &tr!("views"), Room::Above, |ui| {
        list(ui, workspace, &draft.filter, &mut asked);
        ui.add_space(theme::NEAR);
        if workspace.project().read_only().is_some() {
            faint(ui, tr!("views-read-only"));
        } else if views.renaming.is_none() && draft.filter.is_open() {
            faint(ui, tr!("views-open"));
        } else {
            name(ui, workspace, views, &draft.filter, out);
        }
        ui.add_space(theme::NEAR);
    });
    match asked {
        Some(Asked::Show(filter)) => draft.filter = *filter,
        Some(Asked::Rename(name)) => {
            *views = ViewsState { name: name.clone(), renaming: Some(name), refused: None, focus: true };
        }
        Some(Asked::Replace(name)) => put(out, tr!("views-step-replace"), name, draft.filter.clone()),
        Some(Asked::Delete(name)) => {
            out.change_desk(tr!("views-step-delete"), move |desk| {
                desk.views.remove(&name);
            });
        }
        None => {}
    }
    if closed {
        state.close();
    }
}

fn put(out: &mut Outbox, step: String, name: String, filter: Filter) {
    out.change_desk(step, move |desk| {
        desk.views.insert(name, filter);
    });
}

/// One line of the list.
struct Line<'a> {
    name: &'a str,
    filter: &'a Filter,
    /// Whose it is; `None` for one's own.
    who: Option<String>,
}

fn list(ui: &mut Ui, workspace: &Workspace, now: &Filter, asked: &mut Option<Asked>) {
    let own = workspace.desk().into_iter().flat_map(|desk| &desk.views);
    let mut lines: Vec<Line<'_>> = own.map(|(name, filter)| Line { name, filter, who: None }).collect();
    for (id, desk) in workspace.review().desks().iter().filter(|(id, _)| **id != workspace.me_id()) {
        let who = words::reviewer_name(workspace.review().reviewers().get(id));
        lines.extend(desk.views.iter().map(|(name, filter)| Line { name, filter, who: Some(who.clone()) }));
    }
    if lines.is_empty() {
        faint(ui, tr!("views-none"));
        return;
    }
    let most = (ui.available_height() - 70.0).clamp(2.0 * HEIGHT, 240.0);
    let area = ScrollArea::vertical()
        .id_salt("saved filters")
        .max_height(most)
        .auto_shrink([false, true])
        .show_rows(ui, HEIGHT, lines.len(), |ui, rows| {
            for (at, line) in lines.iter().enumerate().skip(rows.start).take(rows.len()) {
                ui.horizontal(|ui| self::line(ui, workspace, line, at, now, asked));
            }
        });
    name_bars(ui, &area, &tr!("views"));
}

fn line(
    ui: &mut Ui,
    workspace: &Workspace,
    line: &Line<'_>,
    at: usize,
    now: &Filter,
    asked: &mut Option<Asked>,
) {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    let on = line.filter == now;
    let words = match &line.who {
        Some(who) => format!("{} · {}", line.name, tr!("views-by", who = who.as_str())),
        None => line.name.to_owned(),
    };
    let name = match &line.who {
        Some(who) => tr!("views-choose-by", name = line.name, who = who.as_str()),
        None => tr!("views-choose", name = line.name),
    };
    let editable = line.who.is_none() && workspace.project().read_only().is_none();
    let room = (ui.available_width() - if editable { BUTTONS } else { 0.0 }).max(40.0);
    let pill = Pill::choice(Id::unique(("saved filter", at, line.name)), &words, &name, on).width(room);
    if pill.show(ui).clicked() {
        *asked = Some(Asked::Show(Box::new(line.filter.clone())));
    }
    if !editable {
        return;
    }
    let own = || line.name.to_owned();
    if icon_button(ui, icons::EDIT, &tr!("views-rename", name = line.name)).clicked() {
        *asked = Some(Asked::Rename(own()));
    }
    ui.add_enabled_ui(!on && !now.is_open(), |ui| {
        if icon_button(ui, icons::SAVE, &tr!("views-replace", name = line.name)).clicked() {
            *asked = Some(Asked::Replace(own()));
        }
    });
    if icon_button(ui, icons::DELETE, &tr!("views-delete", name = line.name)).clicked() {
        *asked = Some(Asked::Delete(own()));
    }
}

/// The field for a new name, and what is wrong with the name.
fn name(ui: &mut Ui, workspace: &Workspace, state: &mut ViewsState, filter: &Filter, out: &mut Outbox) {
    let field = UserField::singleline(&mut state.name)
        .label(tr!("views-name"))
        .hint(tr!("views-name-hint"))
        .id_salt(IdSalt::new("name of a saved filter"));
    let response = ui.add(field);
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    if response.changed() {
        state.refused = None;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(refused) = &state.refused {
        let why = match refused {
            Refused::Because(why) => why.clone(),
            Refused::Taken => tr!("views-taken"),
        };
        let colour = Tokens::of(ui).danger;
        ui.add(UserText::new(&why).style(Style::sans(SMALL)).colour(colour));
    }
    let renaming = state.renaming.is_some();
    let replaces = matches!(state.refused, Some(Refused::Taken)) && !renaming;
    ui.horizontal_wrapped(|ui| {
        let done = if renaming { tr!("views-rename-done") } else { tr!("views-save") };
        if primary(ui, &done).clicked() || entered {
            keep(workspace, state, filter, out);
        }
        if replaces && ui.button(tr!("views-replace-it")).clicked() {
            put(out, tr!("views-step-replace"), state.name.trim().to_owned(), filter.clone());
            *state = ViewsState::default();
        }
        if renaming && ui.button(tr!("views-cancel")).clicked() {
            *state = ViewsState::default();
        }
    });
}

/// Keeps the filter under the name in the field, or gives the one being renamed that name; where the name will
/// not do, says why.
fn keep(workspace: &Workspace, state: &mut ViewsState, filter: &Filter, out: &mut Outbox) {
    let name = state.name.trim().to_owned();
    if let Err(why) = check_view_name(&name) {
        state.refused = Some(Refused::Because(words::refusal(&why)));
        return;
    }
    let taken = workspace.desk().is_some_and(|desk| desk.views.contains_key(&name));
    if taken && state.renaming.as_ref() != Some(&name) {
        state.refused = Some(Refused::Taken);
        return;
    }
    match state.renaming.take() {
        Some(old) => out.change_desk(tr!("views-step-rename"), move |desk: &mut Desk| {
            if let Some(filter) = desk.views.remove(&old) {
                desk.views.insert(name, filter);
            }
        }),
        None => put(out, tr!("views-step-save"), name, filter.clone()),
    }
    *state = ViewsState::default();
}
