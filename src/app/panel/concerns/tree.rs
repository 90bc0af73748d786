//! The concerns as a tree: rows, and the editor under the one that is open.

use eframe::egui::{FontId, Rect, Ui};

use super::drag::{Landing, scroll_at_edge};
use super::place::Place;
use super::row::{self, Columns, Done, Line};
use super::{ConcernsState, Tone, changes, editor, say};
use crate::app::look::theme::SMALL;
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::ConcernId;
use crate::tr;

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut ConcernsState, out: &mut Outbox) {
    let lines = lines(workspace, state);
    let columns = columns(ui, workspace, &lines);
    let mut rows: Vec<(Line, Rect)> = Vec::with_capacity(lines.len());
    let mut done = None;
    // The row may be gone by the time the button is let go.
    let held = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if !held {
        state.dragged = None;
    }
    let mut landed = false;
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for line in lines {
        let Some(concern) = workspace.review().codebook().get(&line.id).cloned() else { continue };
        let (response, asked) = row::show(ui, &line, &concern, columns);
        if let Some(asked) = asked {
            done = Some((line.clone(), asked));
        }
        if response.drag_started() {
            state.dragged = Some(line.id.clone());
            state.refused = None;
        }
        if response.drag_stopped() && state.dragged.as_ref() == Some(&line.id) {
            // Escape ends a drag without letting go of the button.
            landed = ui.input(|input| input.pointer.any_released());
            if !landed {
                state.dragged = None;
            }
        }
        if state.turn_to.as_ref() == Some(&line.id) {
            state.turn_to = None;
            response.request_focus();
            response.scroll_to_me(None);
        } else if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if let Some((_, why)) = state.refused.as_ref().filter(|(id, _)| *id == line.id) {
            say(ui, Tone::Refused, why);
        }
        if line.open {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = gap;
                editor::show(ui, workspace, state, &line.id, out);
            });
        }
        rows.push((line, response.rect));
    }
    ui.spacing_mut().item_spacing.y = gap;
    // A row that is not there cannot take the keyboard.
    state.turn_to = None;
    let place = dragging(ui, workspace, state, &rows, columns);
    if landed
        && let Some(id) = state.dragged.take()
        && let Some(place) = place
    {
        changes::put(workspace, state, &id, &place);
        state.turn_to = Some(id);
    }
    if let Some((line, done)) = done {
        carry_out(workspace, state, &rows, &line, done);
    }
}

/// The rows that are not folded away.
fn lines(workspace: &Workspace, state: &ConcernsState) -> Vec<Line> {
    let tree = workspace.review().codebook().tree();
    let mut hidden_below: Option<usize> = None;
    let mut lines = Vec::with_capacity(tree.len());
    for (at, (depth, id, _)) in tree.iter().enumerate() {
        if hidden_below.is_some_and(|above| *depth > above) {
            continue;
        }
        let has_under = tree.get(at + 1).is_some_and(|(next, ..)| next > depth);
        let folded = has_under.then(|| state.folded.contains(*id));
        hidden_below = (folded == Some(true)).then_some(*depth);
        lines.push(Line {
            id: (*id).clone(),
            depth: *depth,
            folded,
            open: state.open.as_ref() == Some(*id),
            count: workspace.marks.counts().of_concern(id),
        });
    }
    lines
}

fn columns(ui: &Ui, workspace: &Workspace, lines: &[Line]) -> Columns {
    let deepest = lines.iter().map(|line| line.depth).max().unwrap_or_default();
    let most = lines.iter().map(|line| line.count).max().unwrap_or_default();
    let count = ui.painter().layout_no_wrap(
        most.to_string(),
        FontId::proportional(SMALL),
        eframe::egui::Color32::WHITE,
    );
    Columns {
        // Deep trees move in less, so that names keep their room.
        step: (ui.available_width() * 0.3 / deepest.max(1) as f32).min(16.0),
        count: if most == 0 { 0.0 } else { count.size().x + 8.0 },
        keys: workspace.review().codebook().concerns().values().any(|concern| concern.key.is_some()),
        moves: workspace.project().read_only().is_none(),
    }
}

/// Shows where the concern being dragged would land, and says it.
fn dragging(
    ui: &Ui,
    workspace: &Workspace,
    state: &ConcernsState,
    rows: &[(Line, Rect)],
    columns: Columns,
) -> Option<Place> {
    let id = state.dragged.as_ref()?;
    let at = ui.ctx().pointer_latest_pos()?;
    let codebook = workspace.review().codebook();
    let landing = Landing::at(codebook, rows, at.y)?;
    landing.draw(ui, rows, columns, landing.is_within(codebook, id));
    if let Some(concern) = codebook.get(id) {
        row::ghost(ui, concern, at);
    }
    scroll_at_edge(ui, at);
    // Onto itself is nowhere.
    let onto_itself = landing.place.parent.as_ref() == Some(id) && rows_has_pointer(rows, id, at.y);
    (!onto_itself).then_some(landing.place)
}

fn rows_has_pointer(rows: &[(Line, Rect)], id: &ConcernId, y: f32) -> bool {
    rows.iter().any(|(line, rect)| line.id == *id && rect.y_range().contains(y))
}

fn carry_out(
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    rows: &[(Line, Rect)],
    line: &Line,
    done: Done,
) {
    let id = &line.id;
    match done {
        Done::Toggle if line.open => state.close(),
        Done::Toggle => state.open(id.clone()),
        Done::Rename => {
            if !line.open {
                state.open(id.clone());
            }
            state.editing.name_first = true;
        }
        Done::Fold(true) => _ = state.folded.insert(id.clone()),
        Done::Fold(false) => _ = state.folded.remove(id),
        Done::Turn(by) => {
            let at = rows.iter().position(|(line, _)| line.id == *id).unwrap_or_default();
            let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
            state.turn_to = rows.get(to).map(|(line, _)| line.id.clone());
        }
        Done::TurnOut => {
            state.turn_to = workspace.review().codebook().lineage(id).nth(1).cloned();
        }
        Done::Shift(way) => {
            state.refused = None;
            match Place::after(workspace.review().codebook(), id, way) {
                Some(place) => changes::put(workspace, state, id, &place),
                None => state.refused = Some((id.clone(), tr!("codebook-refused-end"))),
            }
            state.turn_to = Some(id.clone());
        }
    }
}
