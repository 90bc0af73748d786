//! A grid of cells whose head and first column stay while the rest scrolls. It is one stop of the Tab key;
//! arrows, Home, End and the page keys move inside it, Enter opens a cell. Only what is in sight is drawn, so
//! that a grid may have any number of rows.

use eframe::egui::{
    Context, EventFilter, FocusDirection, Id, InputState, Key, Modifiers, Painter, Rect, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, scroll_area::ScrollBarVisibility, vec2,
};

use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::name_bars;

/// A cell. Row 0 is the head; column 0 names the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct At {
    pub row: usize,
    pub column: usize,
}

/// A cell about to be drawn.
pub struct Drawn<'a> {
    pub at: At,
    pub rect: Rect,
    /// Draws nothing outside the part of the cell that is in sight.
    pub painter: &'a Painter,
    pub hovered: bool,
}

/// What stands in a grid.
pub trait Cells {
    /// What a screen reader says of a cell: its row, its column, and what is in it.
    fn label(&self, at: At) -> String;

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>);

    /// Words that come up while the pointer rests on a cell; people may have written them.
    fn tip(&self, _at: At) -> Option<String> {
        None
    }

    /// Says whether Enter or a click on the cell does something.
    fn opens(&self, at: At) -> bool;
}

/// Sizes of a grid, in points.
pub struct Grid<'a> {
    pub id: Id,
    /// What a screen reader calls it.
    pub name: &'a str,
    /// Rows without the head.
    pub rows: usize,
    /// Widths of the columns, the first one that of the names.
    pub widths: &'a [f32],
    pub head: f32,
    pub row: f32,
}

/// What was done in a grid.
#[derive(Debug, Clone, Copy, Default)]
pub struct Done {
    pub opened: Option<At>,
    /// The cell that has the keyboard.
    pub focused: Option<At>,
}

impl Grid<'_> {
    /// Draws the grid in the room there is. `cursor` is the cell that has the keyboard, or will have it when
    /// the grid is tabbed into.
    pub fn show(&self, ui: &mut Ui, cursor: &mut At, cells: &dyn Cells) -> Done {
        let last = At { row: self.rows, column: self.widths.len().saturating_sub(1) };
        *cursor = At { row: cursor.row.min(last.row), column: cursor.column.min(last.column) };
        let page = ((ui.available_height() - self.head) / self.row).floor().max(1.0) as usize;
        let moved = self.follow_keys(ui.ctx(), cursor, last, page);
        let mut done = Done::default();
        ui.scope(|ui| {
            let Rect { min, max } = ui.available_rect_before_wrap();
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                let [x0, y0, x1, y1] = [min.x, min.y, max.x, max.y].map(f64::from);
                node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
                node.set_role(Role::Grid);
                node.set_label(self.name);
                node.set_row_count(last.row + 1);
                node.set_column_count(last.column + 1);
            });
            let area = ScrollArea::both().id_salt(self.id).auto_shrink(false);
            let area = area.scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded);
            let scrolled = area.show_viewport(ui, |ui, viewport| {
                let size = vec2(self.widths.iter().sum(), self.head + self.row * self.rows as f32);
                let corner = ui.max_rect().min;
                ui.allocate_rect(Rect::from_min_size(corner, size), Sense::hover());
                let seen = Rect::from_min_size(corner + viewport.min.to_vec2(), viewport.size());
                if moved {
                    ui.scroll_to_rect(self.beside_heads(self.place(corner, *cursor)), None);
                }
                done = self.cells(ui, Sight { corner, seen, cursor: *cursor }, cells);
            });
            name_bars(ui, &scrolled, self.name);
        });
        if let Some(opened) = done.opened {
            *cursor = opened;
        }
        done
    }

    fn left(&self, column: usize) -> f32 {
        self.widths.iter().take(column).sum()
    }

    fn width(&self, column: usize) -> f32 {
        self.widths.get(column).copied().unwrap_or_default()
    }

    /// Where a cell would be if nothing stayed.
    fn place(&self, corner: eframe::egui::Pos2, at: At) -> Rect {
        let top = if at.row == 0 { 0.0 } else { self.head + self.row * (at.row - 1) as f32 };
        let height = if at.row == 0 { self.head } else { self.row };
        let min = corner + vec2(self.left(at.column), top);
        Rect::from_min_size(min, vec2(self.width(at.column), height))
    }

    /// The cell with as much beside it as head and names cover.
    fn beside_heads(&self, cell: Rect) -> Rect {
        Rect::from_min_max(cell.min - vec2(self.width(0), self.head), cell.max)
    }

    fn cells(&self, ui: &Ui, sight: Sight, cells: &dyn Cells) -> Done {
        let Sight { corner, seen, .. } = sight;
        let body = Rect::from_min_max(seen.min + vec2(self.width(0), self.head), seen.max);
        let from = ((body.top() - corner.y - self.head) / self.row).floor().max(0.0) as usize;
        let to = ((body.bottom() - corner.y - self.head) / self.row).ceil().max(0.0) as usize;
        let rows = from + 1..to.min(self.rows) + 1;
        let in_sight = |column: &usize| {
            let left = corner.x + self.left(*column);
            left < body.right() && left + self.width(*column) > body.left()
        };
        let columns: Vec<usize> = (1..self.widths.len()).filter(in_sight).collect();
        let mut drawer = Drawer { grid: self, ui, sight, cells, done: Done::default(), cursor_seen: false };
        for row in rows.clone() {
            for &column in &columns {
                drawer.cell(At { row, column }, body);
            }
        }
        let names = Rect::from_min_max(
            pos2(seen.left(), body.top()),
            pos2(seen.left() + self.width(0), seen.bottom()),
        );
        for row in rows {
            drawer.cell(At { row, column: 0 }, names);
        }
        let head = Rect::from_min_max(pos2(body.left(), seen.top()), pos2(seen.right(), body.top()));
        for &column in &columns {
            drawer.cell(At { row: 0, column }, head);
        }
        drawer.cell(At::default(), Rect::from_min_max(seen.min, body.min));
        if !drawer.cursor_seen {
            // The keyboard stays with a cell that was scrolled out of sight.
            let place = Rect::from_min_size(seen.min, vec2(1.0, 1.0));
            let kept = ui.interact(place, self.cell_id(sight.cursor), Sense::focusable_noninteractive());
            kept.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, cells.label(sight.cursor)));
            drawer.done.focused = kept.has_focus().then_some(sight.cursor);
        }
        drawer.done
    }

    fn cell_id(&self, at: At) -> Id {
        self.id.with(at)
    }

    /// Moves the cursor as keys say; says whether they did.
    fn follow_keys(&self, ctx: &Context, cursor: &mut At, last: At, page: usize) -> bool {
        let id = self.cell_id(*cursor);
        if !ctx.memory(|memory| memory.has_focus(id)) {
            return false;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        let before = *cursor;
        ctx.input_mut(|input| *cursor = moved(input, before, last, page));
        if *cursor == before {
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            return false;
        }
        ctx.memory_mut(|memory| {
            memory.request_focus(self.cell_id(*cursor));
            // The arrow has been followed here; it must not also leave the grid.
            memory.move_focus(FocusDirection::None);
        });
        true
    }
}

/// Where keys lead from a cell.
fn moved(input: &mut InputState, from: At, last: At, page: usize) -> At {
    let mut at = from;
    let mut count = |modifiers: Modifiers, key: Key| input.count_and_consume_key(modifiers, key);
    at.row = at.row.saturating_add(count(Modifiers::NONE, Key::ArrowDown));
    at.row = at.row.saturating_sub(count(Modifiers::NONE, Key::ArrowUp));
    at.row = at.row.saturating_add(page * count(Modifiers::NONE, Key::PageDown));
    at.row = at.row.saturating_sub(page * count(Modifiers::NONE, Key::PageUp));
    at.column = at.column.saturating_add(count(Modifiers::NONE, Key::ArrowRight));
    at.column = at.column.saturating_sub(count(Modifiers::NONE, Key::ArrowLeft));
    if count(Modifiers::COMMAND, Key::Home) > 0 {
        at = At::default();
    }
    if count(Modifiers::COMMAND, Key::End) > 0 {
        at = last;
    }
    if count(Modifiers::NONE, Key::Home) > 0 {
        at.column = 0;
    }
    if count(Modifiers::NONE, Key::End) > 0 {
        at.column = last.column;
    }
    At { row: at.row.min(last.row), column: at.column.min(last.column) }
}

/// What is in sight of a grid.
#[derive(Clone, Copy)]
struct Sight {
    /// Where the grid's first corner is, in sight or not.
    corner: eframe::egui::Pos2,
    seen: Rect,
    cursor: At,
}

struct Drawer<'a> {
    grid: &'a Grid<'a>,
    ui: &'a Ui,
    sight: Sight,
    cells: &'a dyn Cells,
    done: Done,
    cursor_seen: bool,
}

impl Drawer<'_> {
    /// Draws a cell as far as it lies in `part`; head and names stay at the edge of what is in sight.
    fn cell(&mut self, at: At, part: Rect) {
        let Sight { corner, seen, cursor } = self.sight;
        let mut rect = self.grid.place(corner, at);
        if at.row == 0 {
            rect = rect.translate(vec2(0.0, seen.top() - corner.y));
        }
        if at.column == 0 {
            rect = rect.translate(vec2(seen.left() - corner.x, 0.0));
        }
        let shown = rect.intersect(part);
        if !shown.is_positive() {
            return;
        }
        let is_cursor = at == cursor;
        self.cursor_seen |= is_cursor;
        // Only the cursor's cell is a stop of the Tab key.
        let sense = if is_cursor { Sense::click() } else { Sense::CLICK };
        let response = self.ui.interact(shown, self.grid.cell_id(at), sense);
        let role = match (at.row, at.column) {
            (0, _) => Role::ColumnHeader,
            (_, 0) => Role::RowHeader,
            _ => Role::GridCell,
        };
        response.widget_info(|| WidgetInfo::labeled(role, self.ui.is_enabled(), self.cells.label(at)));
        self.ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(at.row);
            node.set_column_index(at.column);
        });
        let painter = self.ui.painter_at(shown.intersect(self.ui.clip_rect()));
        let opens = self.cells.opens(at);
        let hovered = response.hovered() && opens;
        self.cells.paint(self.ui, &Drawn { at, rect, painter: &painter, hovered });
        if response.has_focus() {
            self.done.focused = Some(at);
            let ring = Stroke::new(2.0, Tokens::of(self.ui).accent);
            painter.rect_stroke(shown.shrink(1.0), theme::ROUND, ring, StrokeKind::Inside);
        }
        if response.clicked() {
            response.request_focus();
            self.done.opened = Some(at);
        }
        let response =
            if opens { response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand) } else { response };
        if let Some(tip) = response.hovered().then(|| self.cells.tip(at)).flatten() {
            response.on_hover_ui(|ui| {
                ui.set_max_width(340.0);
                ui.add(UserText::new(&tip).style(Style::sans(SMALL + 0.5)));
            });
        }
    }
}
