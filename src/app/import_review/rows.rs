//! The list of rows: only what is in sight is laid out.

use eframe::egui::{
    Button, CursorIcon, Id, Rect, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, accesskit,
    pos2, vec2,
};

use super::row::{self, Looks, Note, Set};
use super::{ImportReview, keys};
use crate::app::commands::Command;
use crate::app::glyphs::{Glyphs, Spot, text_runs};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::faint;
use crate::tr;

/// Width of the scroll bar, in points.
const BAR: f32 = 14.0;

/// A row on the screen.
struct Shown {
    row: usize,
    rect: Rect,
    set: Set,
    notes: Vec<Note>,
}

/// Draws the list in the room there is.
pub(super) fn show(ui: &mut Ui, review: &mut ImportReview) {
    let area = ui.available_rect_before_wrap();
    let area = Rect::from_min_max(area.min, area.max.max(area.min));
    let rect = Rect::from_min_max(area.min, pos2((area.right() - BAR).max(area.left()), area.bottom()));
    let id = ui.make_persistent_id("rows of the draft");
    ui.advance_cursor_after_rect(area);
    ui.painter().rect_filled(area, 0.0, Tokens::of(ui).page);
    let list = ui.interact(rect, id, Sense::click());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, ui.is_enabled(), tr!("import-rows")));
    if std::mem::take(&mut review.wants.rows) {
        list.request_focus();
    }
    let glyphs = Glyphs::of(ui.ctx());
    fit(ui, review, rect);
    if list.has_focus() {
        keys::handle(ui, review, &glyphs, &list, rect.width(), rect.height());
        // What the keys did may have changed the rows.
        fit(ui, review, rect);
    }
    scroll(ui, review, &glyphs, &list, rect);
    bar(ui, review, &glyphs, area, rect);
    let shown = in_sight(review, &glyphs, rect);
    point(ui, review, &list, &shown);
    if shown.iter().any(|line| line.row == review.at) {
        let in_hand = id.with(review.at).accesskit_id();
        ui.accesskit_node_builder(id, |node| node.set_active_descendant(in_hand));
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("rows").accessibility_parent(id));
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    let pointed = list.hover_pos();
    let mut wanted = None;
    for line in &shown {
        let looks = Looks {
            in_hand: line.row == review.at,
            focused: list.has_focus(),
            hovered: pointed.is_some_and(|at| line.rect.contains(at)),
            caret: review.caret.filter(|_| line.row == review.at),
        };
        row::draw(&inside, &glyphs, &line.set, line.rect, looks);
        describe(&mut inside, review, id, line, looks, rect);
        if let Some(corner) = line.set.button
            && bring_back(&mut inside, line, corner)
        {
            wanted = Some(line.row);
        }
    }
    if shown.is_empty() || review.listed.is_empty() {
        inside.add_space(theme::APART);
        faint(&mut inside, tr!("import-nothing-listed"));
    }
    if let Some(row) = wanted {
        review.commit();
        review.take_up(row);
        review.perform(Command::DraftBringBack);
        review.wants.rows = true;
    }
}

/// Guesses heights where rows, width or letters are others than before.
fn fit(ui: &Ui, review: &mut ImportReview, rect: Rect) {
    let key = (rect.width(), ui.pixels_per_point());
    if review.scroll.is_for(key.0, key.1) {
        return;
    }
    let rows = review.draft.rows();
    let heights =
        review.listed.iter().filter_map(|at| rows.get(*at)).map(|row| row::guess(row, key.0)).collect();
    let line = review.top_line();
    review.scroll.remake(heights, line, key);
}

fn scroll(ui: &Ui, review: &mut ImportReview, glyphs: &Glyphs, list: &Response, rect: Rect) {
    let view = rect.height();
    let wheel = if list.contains_pointer() {
        ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y))
    } else {
        0.0
    };
    review.scroll_by(glyphs, -wheel, rect.width(), view);
    if std::mem::take(&mut review.wants.sight) {
        review.bring_into_sight(glyphs, rect.width(), view);
    }
}

/// The scroll bar.
fn bar(ui: &mut Ui, review: &mut ImportReview, glyphs: &Glyphs, area: Rect, rect: Rect) {
    let track = Rect::from_min_max(pos2(rect.right(), area.top()), area.max).shrink2(vec2(2.0, 2.0));
    let (view, total) = (rect.height(), review.scroll.total().max(1.0));
    if total <= f64::from(view) || track.height() < 30.0 {
        return;
    }
    let tokens = Tokens::of(ui);
    let response = ui.interact(track, ui.scope_id().with("bar of the draft"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, tr!("scroll-bar")));
    let length = (f64::from(track.height()) * f64::from(view) / total).max(24.0) as f32;
    let room = f64::from(track.height() - length).max(1.0);
    let most = (total - f64::from(view)).max(1.0);
    if let Some(at) = response.interact_pointer_pos() {
        let share = f64::from(at.y - track.top() - length / 2.0) / room;
        review.scroll.go_to_depth(share.clamp(0.0, 1.0) * most, view);
        review.scroll_by(glyphs, 0.0, rect.width(), view);
    }
    let top = track.top() + (review.scroll.depth() / most).clamp(0.0, 1.0) as f32 * (track.height() - length);
    let handle = Rect::from_min_size(pos2(track.left(), top), vec2(track.width(), length));
    let colour = if response.hovered() || response.dragged() { tokens.text } else { tokens.faint };
    ui.painter().rect_filled(track, 4.0, tokens.panel);
    ui.painter().rect_filled(handle, 4.0, colour);
}

/// The rows between top and bottom of the list, laid out.
fn in_sight(review: &mut ImportReview, glyphs: &Glyphs, rect: Rect) -> Vec<Shown> {
    let mut top = rect.top() - review.scroll.offset();
    let mut shown = Vec::new();
    for line in review.scroll.line()..review.listed.len() {
        if top >= rect.bottom() {
            break;
        }
        let Some(row) = review.listed.get(line).copied() else { break };
        let Some(content) = review.draft.rows().get(row) else { break };
        let notes = row::notes(content, review.draft.source());
        let set = row::set(glyphs, content, &notes, rect.width());
        let area = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), set.height));
        review.scroll.set(line, set.height);
        top = area.bottom();
        shown.push(Shown { row, rect: area, set, notes });
    }
    shown
}

/// A click takes a row in hand, and puts the caret into its words.
fn point(ui: &Ui, review: &mut ImportReview, list: &Response, shown: &[Shown]) {
    let under = |at| shown.iter().find(|line| line.rect.contains(at));
    let on_words = |line: &Shown, at: eframe::egui::Pos2| {
        line.set.text.as_ref().and_then(|text| {
            let corner = text.corner + line.rect.min.to_vec2();
            let inside = at.y >= corner.y && at.y <= corner.y + text.laid.size().y && at.x >= corner.x - 4.0;
            inside.then(|| text.laid.char_of_byte(text.laid.hit(at - corner).byte))
        })
    };
    if let Some(at) = list.hover_pos()
        && under(at).is_some_and(|line| on_words(line, at).is_some())
    {
        ui.set_cursor_icon(CursorIcon::Text);
    }
    let Some(at) = list.interact_pointer_pos().filter(|_| list.clicked()) else { return };
    list.request_focus();
    let Some(line) = under(at) else { return };
    let caret = on_words(line, at);
    review.commit();
    review.take_up(line.row);
    let kept = review.row().is_some_and(|row| row.left_out.is_none());
    review.caret = caret.filter(|_| kept);
}

/// Tells screen readers and tests of a row.
fn describe(ui: &mut Ui, review: &ImportReview, list: Id, line: &Shown, looks: Looks, clip: Rect) {
    let Some(row) = review.draft.rows().get(line.row) else { return };
    let node = list.with(line.row);
    let area = line.rect.intersect(clip);
    ui.interact(area, node, Sense::hover());
    let [x0, y0, x1, y1] = [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
    ui.accesskit_node_builder(node, |builder| {
        builder.set_role(Role::ListBoxOption);
        builder.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
        builder.set_label(row::spoken(row, &line.notes));
        builder.set_selected(looks.in_hand);
        builder.set_level(row.depth + 1);
        builder.set_position_in_set(line.row + 1);
        builder.set_size_of_set(review.draft.rows().len());
        if let Some(address) = review.address(line.row) {
            builder.set_description(address);
        }
    });
    if let Some(text) = line.set.text.as_ref().filter(|_| looks.in_hand) {
        let corner = text.corner + line.rect.min.to_vec2();
        let caret = looks.caret.map(|caret| text.laid.byte_of_char(caret));
        text_runs(ui, node, &text.laid, corner, caret.map(|caret| (caret, caret)));
    }
}

/// The button of a row that is left out.
fn bring_back(ui: &mut Ui, line: &Shown, corner: eframe::egui::Pos2) -> bool {
    let words = tr!("import-bring-back");
    let place = Rect::from_min_size(corner + line.rect.min.to_vec2(), vec2(150.0, 24.0));
    let mut beside = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("bring back", line.row)));
    beside.spacing_mut().button_padding = vec2(8.0, 2.0);
    beside.spacing_mut().interact_size.y = 22.0;
    beside.add(Button::new(RichText::new(words).size(SMALL))).clicked()
}

impl ImportReview {
    /// The line of the list that stands at its top, or the one that took its place.
    fn top_line(&self) -> usize {
        self.scroll.line().min(self.listed.len().saturating_sub(1))
    }

    /// A line's true height.
    pub(super) fn height(&self, glyphs: &Glyphs, line: usize, width: f32) -> f32 {
        let row = self.listed.get(line).and_then(|at| self.draft.rows().get(*at));
        row.map_or(0.0, |row| row::set(glyphs, row, &row::notes(row, self.draft.source()), width).height)
    }

    /// Moves the list by points.
    pub(super) fn scroll_by(&mut self, glyphs: &Glyphs, points: f32, width: f32, view: f32) {
        let mut scroll = std::mem::take(&mut self.scroll);
        scroll.by(points, view, &mut |line| self.height(glyphs, line, width));
        self.scroll = scroll;
    }

    /// Brings the row in hand into sight, or the caret where the row is taller than the list.
    fn bring_into_sight(&mut self, glyphs: &Glyphs, width: f32, view: f32) {
        let Ok(line) = self.listed.binary_search(&self.at) else { return };
        let Some(row) = self.row() else { return };
        let set = row::set(glyphs, row, &row::notes(row, self.draft.source()), width);
        let stretch = match (self.caret, &set.text) {
            (Some(caret), Some(text)) => {
                let spot = Spot { byte: text.laid.byte_of_char(caret), upstream: false };
                let caret = text.laid.caret(spot).translate(text.corner.to_vec2());
                (caret.top(), caret.bottom())
            }
            _ => (0.0, set.height),
        };
        let mut scroll = std::mem::take(&mut self.scroll);
        scroll.set(line, set.height);
        scroll.show(line, stretch, view, &mut |line| self.height(glyphs, line, width));
        self.scroll = scroll;
    }
}
