//! The rows of the list: only those in sight are drawn. They follow the page, the keyboard walks through them.

use std::collections::HashMap;

use eframe::egui::scroll_area::ScrollAreaOutput;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Align, Context, Event, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::editor::counted;
use super::entries::{BARE, Entries, HEAD, LINE};
use super::hits::Wanted;
use super::row;
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{name_bars, tip};
use crate::app::workspace::Workspace;
use crate::review::{Annotation, AnnotationId};
use crate::tr;

/// What the rows remember between frames.
#[derive(Default)]
pub(super) struct RowsState {
    /// The row that has, or last had, the keyboard.
    cursor: Option<AnnotationId>,
    /// The first row in sight takes the keyboard in the frame after this one.
    enter: Option<u64>,
    /// The mark whose card took the list's place.
    opened: Option<AnnotationId>,
    /// The provision at the top of the page when the list last looked.
    page_top: Option<usize>,
    /// The part of the list that was in sight, as distances from its top in points.
    sight: (f32, f32),
    /// The frame that the list was last drawn in.
    pass: u64,
    /// For marks that were drawn, whether their words are gone from the text; for one revision of marks.
    lost: HashMap<AnnotationId, bool>,
    revision: u64,
}

/// A row to bring into sight.
struct Reveal {
    row: usize,
    /// The page moved, and the list goes along softly; else it is there at once.
    soft: bool,
}

impl RowsState {
    /// The first row in sight takes the keyboard, once the key that asked for it has done its work elsewhere.
    pub(super) fn enter(&mut self, ctx: &Context) {
        self.enter = Some(ctx.cumulative_pass_nr());
        ctx.request_repaint();
    }

    /// Whether the mark's words are no longer found where they are said to stand.
    fn is_lost(&mut self, mark: &Annotation, workspace: &Workspace) -> bool {
        *self.lost.entry(mark.id).or_insert_with(|| mark.anchor.check(workspace.text()).is_err())
    }

    fn is_in_sight(&self, row: usize, entries: &Entries) -> bool {
        let top = entries.top_of_row(row);
        top >= self.sight.0 && top + entries.height_of(row) <= self.sight.1
    }
}

fn id_of(mark: AnnotationId) -> Id {
    Id::unique(("row of the list of marks", mark))
}

/// Draws the rows; gives the mark that was chosen.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut RowsState,
    entries: &Entries,
) -> Option<AnnotationId> {
    if state.revision != entries.revision() {
        state.revision = entries.revision();
        state.lost.clear();
    }
    let pass = ui.ctx().cumulative_pass_nr();
    let back = state.pass + 1 < pass;
    state.pass = pass;
    let mut reveal = follow_page(ui, workspace, state, entries);
    if back && let Some(row) = come_back(ui, state, entries) {
        reveal = Some(Reveal { row, soft: false });
    }
    if let Some(row) = walk(ui, state, entries) {
        reveal = Some(Reveal { row, soft: false });
    }
    let wanted = Wanted::new(&workspace.filter().words);
    let mut chosen = None;
    let area = ScrollArea::vertical().id_salt("marks").auto_shrink(false);
    let shown = area.show_viewport(ui, |ui, sight| {
        ui.set_height(entries.height());
        ui.set_width(ui.available_width());
        let list = Sight { corner: ui.max_rect().left_top(), width: ui.max_rect().width(), seen: sight };
        let rows = entries.rows_between(sight.top(), sight.bottom());
        for (number, head) in entries.heads().iter().enumerate().skip(entries.head_at(sight.top())) {
            if entries.top_of_head(number) > sight.bottom() {
                break;
            }
            let name = head.group.name(workspace);
            let rect = list.place(entries.top_of_head(number), HEAD);
            let response = ui.interact(rect, ui.scope_id().with(("head", number)), Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, counted(name.clone(), head.rows.len()))
            });
            if paint_head(ui, rect, &name, head.rows.len()) {
                tip(response, &name);
            }
            for row in head.rows.clone().filter(|row| rows.contains(row)) {
                if draw_row(ui, workspace, state, entries, &list, row, &wanted) {
                    chosen = entries.mark(row);
                }
            }
        }
        keep_cursor(ui, state, entries, &list, &rows);
        sticky(ui, workspace, entries, &list);
        if let Some(reveal) = reveal {
            let height = HEAD + entries.height_of(reveal.row);
            let rect = list.place(entries.top_of_row(reveal.row) - HEAD, height);
            if reveal.soft {
                ui.scroll_to_rect(rect, Some(Align::Min));
            } else {
                ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
            }
        }
    });
    name_bars(ui, &shown, &tr!("panel-marks"));
    note_sight(state, &shown);
    if chosen.is_some() {
        state.opened = chosen;
    }
    chosen
}

/// Where the list lies on the screen.
struct Sight {
    /// The corner of the first row, which may be far above the screen.
    corner: eframe::egui::Pos2,
    width: f32,
    /// What is in sight, as distances from the corner.
    seen: Rect,
}

impl Sight {
    fn place(&self, top: f32, height: f32) -> Rect {
        Rect::from_min_size(self.corner + vec2(0.0, top), vec2(self.width, height))
    }
}

fn note_sight(state: &mut RowsState, shown: &ScrollAreaOutput<()>) {
    let top = shown.state.unclamped_offset().y;
    state.sight = (top, top + shown.inner_rect.height());
}

/// When the page has moved, the first mark at its top is brought into sight, unless the pointer is busy in the
/// list: then the list was scrolled last.
fn follow_page(ui: &Ui, workspace: &Workspace, state: &mut RowsState, entries: &Entries) -> Option<Reveal> {
    let top = Some(workspace.top);
    if state.page_top == top {
        return None;
    }
    state.page_top = top;
    let wheel = |event: &Event| matches!(event, Event::MouseWheel { .. });
    let scrolls = ui.rect_contains_pointer(ui.available_rect_before_wrap())
        && ui.input(|input| input.pointer.any_down() || input.events.iter().any(wheel));
    let row = entries.row_at(workspace.top).filter(|_| !scrolls)?;
    (!state.is_in_sight(row, entries)).then_some(Reveal { row, soft: true })
}

/// The list is up again: the row that led away has the keyboard, if nothing else has.
fn come_back(ui: &Ui, state: &mut RowsState, entries: &Entries) -> Option<usize> {
    let mark = state.opened.take()?;
    let row = entries.row_of(mark)?;
    if ui.memory(|memory| memory.focused().is_none()) {
        state.cursor = Some(mark);
        ui.memory_mut(|memory| memory.request_focus(id_of(mark)));
    }
    Some(row)
}

/// Keys that walk.
const KEYS: [Key; 6] = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End];

/// Moves the keyboard from row to row; gives the one it comes to.
fn walk(ui: &Ui, state: &mut RowsState, entries: &Entries) -> Option<usize> {
    let last = entries.len().checked_sub(1)?;
    if state.enter.is_some_and(|asked| asked < state.pass) {
        state.enter = None;
        let row =
            entries.rows_between(state.sight.0, state.sight.1).find(|row| state.is_in_sight(*row, entries));
        return go(ui, state, entries, row.unwrap_or_default());
    }
    let mark = state.cursor?;
    if !ui.memory(|memory| memory.has_focus(id_of(mark))) {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id_of(mark), filter));
    let page = (((state.sight.1 - state.sight.0) / (BARE + 2.0 * LINE)) as usize).max(2) - 1;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = |row: usize| match () {
        () if pressed(Key::ArrowDown) => Some((row + 1).min(last)),
        () if pressed(Key::ArrowUp) => Some(row.saturating_sub(1)),
        () if pressed(Key::PageDown) => Some((row + page).min(last)),
        () if pressed(Key::PageUp) => Some(row.saturating_sub(page)),
        () if pressed(Key::Home) => Some(0),
        () if pressed(Key::End) => Some(last),
        () => None,
    };
    if !ui.input(|input| KEYS.iter().any(|key| input.key_pressed(*key))) {
        return None;
    }
    let row = step(entries.row_of(mark)?)?;
    go(ui, state, entries, row)
}

fn go(ui: &Ui, state: &mut RowsState, entries: &Entries, row: usize) -> Option<usize> {
    let mark = entries.mark(row)?;
    state.cursor = Some(mark);
    ui.memory_mut(|memory| memory.request_focus(id_of(mark)));
    Some(row)
}

/// True if the row was clicked, or Enter pressed on it.
fn draw_row(
    ui: &Ui,
    workspace: &Workspace,
    state: &mut RowsState,
    entries: &Entries,
    list: &Sight,
    row: usize,
    wanted: &Wanted,
) -> bool {
    let Some(id) = entries.mark(row) else { return false };
    let Some(mark) = workspace.review().annotations().get(&id) else { return false };
    let rect = list.place(entries.top_of_row(row), entries.height_of(row));
    let response = ui.interact(rect, id_of(id), Sense::click());
    if response.has_focus() {
        state.cursor = Some(id);
    }
    let gone = state.is_lost(mark, workspace);
    row::show(ui, workspace, mark, rect, &response, &row::Extra { wanted, lost: gone });
    response.clicked()
}

/// The row with the keyboard keeps it while it is scrolled out of sight.
fn keep_cursor(ui: &Ui, state: &RowsState, entries: &Entries, list: &Sight, drawn: &std::ops::Range<usize>) {
    let Some(mark) = state.cursor.filter(|mark| ui.memory(|memory| memory.has_focus(id_of(*mark)))) else {
        return;
    };
    if let Some(row) = entries.row_of(mark).filter(|row| !drawn.contains(row)) {
        let rect = list.place(entries.top_of_row(row), entries.height_of(row));
        ui.interact(rect, id_of(mark), Sense::click());
    }
}

/// The heading of the rows at the top stays there until the next one comes.
fn sticky(ui: &Ui, workspace: &Workspace, entries: &Entries, list: &Sight) {
    let top = list.seen.top();
    let number = entries.head_at(top);
    let Some(head) = entries.heads().get(number).filter(|_| entries.top_of_head(number) < top) else {
        return;
    };
    let pushed = top.min(entries.top_of_head(number + 1) - HEAD);
    let rect = list.place(pushed, HEAD);
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).panel);
    paint_head(ui, rect, &head.group.name(workspace), head.rows.len());
}

/// Draws a heading; says whether its name had to be cut.
fn paint_head(ui: &Ui, rect: Rect, name: &str, count: usize) -> bool {
    if !ui.is_rect_visible(rect) {
        return false;
    }
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let font = eframe::egui::FontId::proportional(11.0);
    let right = pos2(rect.right() - 8.0, rect.center().y);
    let align = eframe::egui::Align2::RIGHT_CENTER;
    let said = ui.painter().text(right, align, count, font, tokens.faint);
    let left = rect.left() + 2.0;
    let room = (said.left() - left - 6.0).max(20.0);
    let (laid, cut) = glyphs.layout_lines(name, Style::sans(SMALL).bold(), room, 1);
    glyphs.paint(ui.painter(), &laid, pos2(left, rect.center().y - laid.size().y / 2.0), tokens.text);
    cut
}
