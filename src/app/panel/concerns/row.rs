//! A concern in the tree: fold, letter on its colour, name, key and count of marks.

use eframe::egui::{
    self, Align2, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::place::Way;
use crate::app::glyphs::{Glyphs, Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::badge;
use crate::review::{Concern, ConcernId};
use crate::tr;

/// Height of a row in points.
pub(super) const ROW: f32 = 30.0;
/// Widths in points: the fold, the letter with the space behind it, a key's cap.
const FOLD: f32 = 18.0;
const BADGE: f32 = 25.0;
const CAP: f32 = 18.0;

/// A row to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub id: ConcernId,
    /// Outermost 0.
    pub depth: usize,
    /// Whether it is folded; `None` if nothing stands under it.
    pub folded: Option<bool>,
    /// Its editor is open.
    pub open: bool,
    /// Marks with it or with what stands under it.
    pub count: usize,
}

/// What is the same for all rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// Points that a level is moved in by.
    pub step: f32,
    /// Room for the longest count.
    pub count: f32,
    /// Some concern has a key.
    pub keys: bool,
    /// Rows can be dragged.
    pub moves: bool,
}

impl Columns {
    /// Left edge of a level's content, from the row's.
    pub(super) fn indent(&self, depth: usize) -> f32 {
        2.0 + self.step * depth as f32
    }
}

/// What a person did to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// Open the editor or put it away.
    Toggle,
    /// Open the editor with the name to type over.
    Rename,
    Fold(bool),
    /// The keyboard goes so many rows down; `isize::MAX` is the last one.
    Turn(isize),
    /// The keyboard goes to what it stands under.
    TurnOut,
    Shift(Way),
}

/// The name of a row in the window.
pub(super) fn id_of(ui: &Ui, id: &ConcernId) -> Id {
    ui.make_persistent_id(("concern row", id.as_str()))
}

pub(super) fn show(
    ui: &mut Ui,
    line: &Line,
    concern: &Concern,
    columns: Columns,
) -> (Response, Option<Done>) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let sense = if columns.moves { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, id_of(ui, &line.id), sense);
    describe(ui, &response, line, concern);
    if ui.is_rect_visible(rect) {
        draw(ui, &response, line, concern, columns);
    }
    let fold = Rect::from_min_size(rect.left_top(), vec2(columns.indent(line.depth) + FOLD, ROW));
    let on_fold = response.interact_pointer_pos().is_some_and(|at| fold.contains(at));
    let done = if response.clicked() {
        match line.folded {
            Some(folded) if on_fold => Some(Done::Fold(!folded)),
            _ => Some(Done::Toggle),
        }
    } else {
        asked(ui, &response, line).or_else(|| typed(ui, &response, line, columns.moves))
    };
    let response = if concern.definition.is_empty() {
        response
    } else {
        response.on_hover_ui(|ui| {
            ui.set_max_width(340.0);
            ui.add(UserText::new(&concern.name).style(Style::sans(BODY).bold()));
            ui.add(UserText::new(&concern.definition).style(Style::sans(SMALL + 0.5)));
        })
    };
    (response, done)
}

fn describe(ui: &Ui, response: &Response, line: &Line, concern: &Concern) {
    let marks = tr!("marks", count = line.count);
    let label = match concern.key {
        Some(key) => tr!("codebook-row-key", name = &concern.name, key = key, marks = marks),
        None => tr!("codebook-row", name = &concern.name, marks = marks),
    };
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, line.open, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(line.depth + 1);
        if let Some(folded) = line.folded {
            node.set_expanded(!folded);
            node.add_action(if folded { accesskit::Action::Expand } else { accesskit::Action::Collapse });
        }
    });
}

/// What a screen reader asks of the row.
fn asked(ui: &Ui, response: &Response, line: &Line) -> Option<Done> {
    let folded = line.folded?;
    let action = if folded { accesskit::Action::Expand } else { accesskit::Action::Collapse };
    let asked = ui.input(|input| input.has_accesskit_action_request(response.id, action));
    asked.then_some(Done::Fold(!folded))
}

/// What the keyboard asks of the row that has it.
fn typed(ui: &Ui, response: &Response, line: &Line, moves: bool) -> Option<Done> {
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let page = ((ui.clip_rect().height() / ROW) as isize - 2).max(1);
    ui.input_mut(|input| {
        let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
        let shifts = [(Key::ArrowUp, Way::Up), (Key::ArrowDown, Way::Down)];
        if let Some((_, way)) = shifts.into_iter().find(|(key, _)| pressed(Modifiers::ALT, *key)) {
            return moves.then_some(Done::Shift(way));
        }
        if moves && pressed(Modifiers::NONE, Key::F2) {
            return Some(Done::Rename);
        }
        let turns = [
            (Key::ArrowUp, -1),
            (Key::ArrowDown, 1),
            (Key::PageUp, -page),
            (Key::PageDown, page),
            (Key::Home, isize::MIN),
            (Key::End, isize::MAX),
        ];
        if let Some((_, by)) = turns.into_iter().find(|(key, _)| pressed(Modifiers::NONE, *key)) {
            return Some(Done::Turn(by));
        }
        if pressed(Modifiers::NONE, Key::ArrowRight) {
            return match line.folded {
                Some(true) => Some(Done::Fold(false)),
                Some(false) => Some(Done::Turn(1)),
                None => None,
            };
        }
        if pressed(Modifiers::NONE, Key::ArrowLeft) {
            return Some(if line.folded == Some(false) { Done::Fold(true) } else { Done::TurnOut });
        }
        None
    })
}

fn draw(ui: &Ui, response: &Response, line: &Line, concern: &Concern, columns: Columns) {
    let tokens = Tokens::of(ui);
    let rect = response.rect;
    let round = CornerRadius::same(theme::ROUND);
    if line.open {
        ui.painter().rect_filled(rect, round, tokens.button[1]);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, round, tokens.button[0]);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, round, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + columns.indent(line.depth);
    if let Some(folded) = line.folded {
        let icon = if folded { icons::RIGHT } else { icons::DOWN };
        let at = pos2(left + FOLD / 2.0, middle);
        ui.painter().text(at, Align2::CENTER_CENTER, icon, FontId::proportional(12.0), tokens.faint);
    }
    left += FOLD;
    badge(ui, Rect::from_min_size(pos2(left, middle - 9.0), vec2(18.0, 18.0)), concern);
    left += BADGE;
    let mut right = rect.right() - 7.0;
    if line.count > 0 {
        let font = FontId::proportional(SMALL);
        ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, line.count, font, tokens.faint);
    }
    // Names take the room of figures that are not there.
    if line.count > 0 || concern.key.is_some() {
        right -= columns.count;
    }
    if columns.keys && concern.key.is_some() {
        if let Some(key) = concern.key {
            let cap = Rect::from_min_size(pos2(right - CAP, middle - CAP / 2.0), vec2(CAP, CAP));
            key_cap(ui, cap, key);
        }
        right -= CAP + 4.0;
    }
    let glyphs = Glyphs::of(ui.ctx());
    let style = if line.depth == 0 { Style::sans(BODY).bold() } else { Style::sans(BODY) };
    let (name, _) = glyphs.layout_lines(&concern.name, style, (right - left - 4.0).max(20.0), 1);
    let at = if name.is_rtl() {
        // Its own width, beside its letter: the far edge belongs to the figures.
        glyphs.layout_lines(&concern.name, style, name.size().x.ceil() + 1.0, 1).0
    } else {
        name
    };
    glyphs.paint(ui.painter(), &at, pos2(left, middle - at.size().y / 2.0), tokens.text);
}

/// A digit as it stands on a key.
pub(super) fn key_cap(ui: &Ui, rect: Rect, key: u8) {
    let tokens = Tokens::of(ui);
    let line = Stroke::new(1.0, theme::mix(tokens.line, tokens.faint, 0.5));
    ui.painter().rect(rect, CornerRadius::same(4), tokens.raised, line, StrokeKind::Inside);
    let font = FontId::proportional(11.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, key, font, tokens.text);
}

/// The concern being dragged, beside the pointer.
pub(super) fn ghost(ui: &Ui, concern: &Concern, at: egui::Pos2) {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let (name, _) = glyphs.layout_lines(&concern.name, Style::sans(SMALL), 200.0, 1);
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("dragged concern"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = Rect::from_min_size(at + vec2(14.0, 8.0), vec2(name.size().x.min(200.0) + 14.0, 24.0));
    let line = Stroke::new(1.0, tokens.line);
    painter.rect(rect, CornerRadius::same(theme::ROUND), tokens.raised, line, StrokeKind::Inside);
    glyphs.paint(
        &painter,
        &name,
        pos2(rect.left() + 7.0, rect.center().y - name.size().y / 2.0),
        tokens.text,
    );
}
