//! The pane itself: its state, its commands, one frame.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use super::access;
use super::colours::ReadingColours;
use super::document::ReadingDocument;
use super::draw::{self, Canvas};
use super::keys;
use super::marks::Marks;
use super::pointer::{self, Pointing};
use super::selection::{PaneSelection, Place, Selected, select, words};
use super::view::{Shown, View};
use crate::app::glyphs::{Glyphs, Spot};

/// Width of the scroll bar, in points.
const BAR: f32 = 12.0;

/// What a frame of the pane led to.
pub struct PaneResponse {
    pub response: Response,
    /// The words selected now, if any.
    pub selection: Option<PaneSelection>,
    /// A mark that was clicked; where several overlap, each further click names the next.
    pub clicked_mark: Option<u64>,
    /// Marks under the pointer.
    pub hovered_marks: Vec<u64>,
    /// The provision at the top of the window.
    pub top_provision: usize,
    /// The provision the caret is in.
    pub caret_provision: Option<usize>,
    pub selection_changed: bool,
}

/// Spans and text of a selection.
type Chosen = (Arc<[(usize, Range<usize>)]>, Arc<str>);

/// Where to scroll when the next frame knows the window's size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    provision: usize,
    char: usize,
    /// A third down the window rather than just in sight.
    third: bool,
}

/// One view of one document. The program owns it; nothing is kept in `egui`'s memory.
pub struct ReadingPane {
    pub(super) view: View,
    pub(super) selected: Option<Selected>,
    /// Column that moving up and down keeps, in points from the layout's left.
    pub(super) goal: Option<f32>,
    pub(super) pointing: Pointing,
    target: Option<Target>,
    wants_focus: bool,
    /// Spans and text of `selected`, made anew only when it changes.
    chosen: Option<(Selected, Chosen)>,
    /// Part of the document that the last frame showed, as shares of its height.
    seen: (f32, f32),
}

impl ReadingPane {
    pub fn new(document: Arc<ReadingDocument>) -> Self {
        Self {
            view: View::new(document),
            selected: None,
            goal: None,
            pointing: Pointing::default(),
            target: None,
            wants_focus: false,
            chosen: None,
            seen: (0.0, 1.0),
        }
    }

    /// Shows another document from its start; zoom stays.
    pub fn set_document(&mut self, document: Arc<ReadingDocument>) {
        let zoom = self.zoom();
        *self = Self::new(document);
        self.set_zoom(zoom);
    }

    pub fn document(&self) -> &Arc<ReadingDocument> {
        &self.view.document
    }

    pub fn zoom(&self) -> f32 {
        self.view.zoom
    }

    /// From 0.8 to 2.
    pub fn set_zoom(&mut self, zoom: f32) {
        if zoom.is_finite() {
            self.view.zoom = zoom.clamp(0.8, 2.0);
        }
    }

    /// Brings a `char` of a provision's words into the window.
    pub fn scroll_to(&mut self, provision: usize, char: usize) {
        self.target = Some(Target { provision, char, third: false });
    }

    /// Brings a `char` of a provision's words a third down the window, with what leads up to it above.
    pub fn show_place(&mut self, provision: usize, char: usize) {
        self.target = Some(Target { provision, char, third: true });
    }

    /// Selects spans of provisions, from the start of the first to the end of the last.
    pub fn select(&mut self, spans: &[(usize, Range<usize>)]) {
        self.selected = select(&self.view.document, spans);
        self.goal = None;
    }

    pub fn clear_selection(&mut self) {
        self.selected = None;
    }

    /// Takes the keyboard in the next frame.
    pub fn request_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Blocks laid out since the pane was made, and layouts kept now.
    pub fn layout_figures(&self) -> (usize, usize) {
        (self.view.layouts.made, self.view.layouts.len())
    }

    /// Where a provision begins, as a share of the document's height: for an overview beside the scroll bar.
    pub fn share_of(&self, provision: usize) -> f32 {
        let depth = self.view.depth_of(self.view.document.first_block(provision));
        (depth / self.view.total().max(1.0)) as f32
    }

    /// Start and end of what the window shows, as shares of the document's height.
    pub fn visible_share(&self) -> (f32, f32) {
        self.seen
    }

    /// The provision at a share of the document's height.
    pub fn provision_at_share(&self, share: f32) -> Option<usize> {
        let block = self.view.block_at_depth(f64::from(share) * self.view.total());
        self.view.document.provision_of(block)
    }

    /// Fills what is left of `ui` with the pane.
    pub fn show(&mut self, ui: &mut Ui, marks: &dyn Marks, colours: &ReadingColours) -> PaneResponse {
        let room = ui.available_rect_before_wrap();
        let rect = Rect::from_min_max(room.min, room.max.max(room.min));
        let id = ui.make_persistent_id("reading pane");
        ui.advance_cursor_after_rect(rect);
        let text_rect =
            Rect::from_min_max(rect.min, pos2((rect.right() - BAR).max(rect.left()), rect.bottom()));
        let response = ui.interact(text_rect, id, Sense::click_and_drag());
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        ui.painter().rect_filled(rect, 0.0, colours.background);
        let before = self.selected;
        let glyphs = Glyphs::of(ui.ctx());
        let ppp = ui.pixels_per_point();
        let column = self.view.fit(&glyphs, text_rect, ppp);
        self.go_to_target(&glyphs, text_rect.height());
        self.wheel(ui, &glyphs, text_rect);
        if response.has_focus() {
            keys::handle(self, ui, &glyphs, id, text_rect.height());
        }
        self.scroll_bar(ui, id, rect, colours);

        let shown = self.view.show(&glyphs, text_rect);
        let pointed = pointer::handle(self, ui, &response, &glyphs, &shown, marks);
        let canvas = Canvas {
            glyphs: &glyphs,
            painter: ui.painter().with_clip_rect(text_rect.intersect(ui.clip_rect())),
            column,
            colours,
            rect: text_rect,
        };
        self.pointing.bars = draw::draw(self, &canvas, &shown, marks, response.has_focus());
        let asked = self.describe(ui, &response, &shown, marks, text_rect);

        self.seen = {
            let total = self.view.total().max(1.0);
            let top = self.view.depth();
            ((top / total) as f32, ((top + f64::from(text_rect.height())) / total).min(1.0) as f32)
        };
        let over = response.hover_pos().filter(|at| text_rect.contains(*at));
        if over.is_some() {
            ui.set_cursor_icon(if pointed.on_bar { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        let document = Arc::clone(&self.view.document);
        let top = shown
            .iter()
            .find(|block| block.rect.bottom() > text_rect.top() + 1.0)
            .map_or(0, |block| block.index);
        PaneResponse {
            response,
            selection: self.selection(&shown, text_rect),
            clicked_mark: pointed.clicked.or(asked),
            hovered_marks: pointed.hovered,
            top_provision: document.provision_of(top).unwrap_or_default(),
            caret_provision: self
                .selected
                .and_then(|selected| document.block(selected.focus.block)?.provision),
            selection_changed: before.map(|selected| selected.ordered())
                != self.selected.map(|selected| selected.ordered()),
        }
    }

    /// The words selected, found anew only when the selection changes.
    pub(super) fn chosen(&mut self) -> Option<Chosen> {
        let selected = self.selected.filter(|selected| !selected.is_empty())?;
        if let Some((known, chosen)) = &self.chosen
            && *known == selected
        {
            return Some(chosen.clone());
        }
        let (spans, text) = words(&self.view.document, &selected);
        let chosen: Chosen = (spans.into(), text.into());
        self.chosen = Some((selected, chosen.clone()));
        Some(chosen)
    }

    fn selection(&mut self, shown: &[Shown], rect: Rect) -> Option<PaneSelection> {
        let (spans, text) = self.chosen()?;
        if spans.is_empty() {
            return None;
        }
        let (_, end) = self.selected?.ordered();
        let place = if let Some(block) = shown.iter().find(|block| block.index == end.block) {
            let spot = Spot { byte: end.spot.byte, upstream: true };
            block.set.laid.caret(spot).translate(block.corner.to_vec2())
        } else {
            let above = shown.first().is_some_and(|first| end.block < first.index);
            let y = if above { rect.top() } else { rect.bottom() };
            Rect::from_center_size(pos2(rect.center().x, y), vec2(0.0, 0.0))
        };
        let inside = |at: Pos2| at.min(rect.max).max(rect.min);
        let place = Rect::from_min_max(inside(place.min), inside(place.max));
        Some(PaneSelection { spans, text, rect: place })
    }

    fn go_to_target(&mut self, glyphs: &Glyphs, view: f32) {
        let Some(Target { provision, char, third }) = self.target.take() else { return };
        if char == 0 && !third {
            // With its label and heading, should the words themselves begin further down.
            self.view.scroll_to_block(self.view.document.first_block(provision));
            return;
        }
        let index = self.view.document.block_at(provision, char);
        let (Some(set), Some(block)) = (self.view.set(glyphs, index), self.view.document.block(index)) else {
            return;
        };
        let byte = set.laid.byte_of_char(char.saturating_sub(block.start));
        if !third {
            self.reveal(glyphs, Place::new(index, byte), view);
            return;
        }
        let line = self.view.inset(index) + set.laid.caret(Spot { byte, upstream: false }).top();
        let depth = self.view.depth_of(index) + f64::from(line - view / 3.0);
        self.view.scroll_to_depth(depth.max(0.0));
    }

    /// Scrolls just enough to show a place.
    pub(super) fn reveal(&mut self, glyphs: &Glyphs, place: Place, view: f32) {
        let Some(set) = self.view.set(glyphs, place.block) else { return };
        let caret = set.laid.caret(place.spot);
        let inset = self.view.inset(place.block);
        self.view.reveal(glyphs, place.block, (inset + caret.top(), inset + caret.bottom()), view);
    }

    fn wheel(&mut self, ui: &Ui, glyphs: &Glyphs, rect: Rect) {
        if !ui.rect_contains_pointer(rect) || !ui.is_enabled() {
            return;
        }
        let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        self.view.scroll_by(glyphs, -delta, rect.height());
    }

    fn scroll_bar(&mut self, ui: &Ui, id: Id, rect: Rect, colours: &ReadingColours) {
        let (total, view) = (self.view.total(), f64::from(rect.height()));
        let room = total - view;
        let area = Rect::from_min_max(pos2(rect.right() - BAR, rect.top()), rect.max);
        // Dragged, but never a stop for the Tab key: the pane itself scrolls by keys.
        let response = ui.interact(area, id.with("scroll bar"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(
                accesskit::Role::ScrollBar,
                true,
                format!("Position in {}", self.view.document.title()),
            )
        });
        if room <= 1.0 {
            return;
        }
        let thumb = ((view / total) * view).max(28.0).min(view);
        let track = (view - thumb).max(1.0);
        let top = self.view.depth() / room * track;
        if let Some(at) = response.interact_pointer_pos() {
            let start = rect.top() + top as f32;
            let on_thumb = (start..=start + thumb as f32).contains(&at.y);
            if response.drag_started() || ui.input(|input| input.pointer.primary_pressed()) {
                // Beside the thumb, its middle jumps to the pointer; on it, it is held where it was gripped.
                self.pointing.grip = if on_thumb { at.y - start } else { thumb as f32 / 2.0 };
            }
            let wanted = f64::from(at.y - rect.top() - self.pointing.grip) / track * room;
            self.view.scroll_to_depth(wanted.clamp(0.0, room));
        }
        let top = (self.view.depth() / room * track).min(track);
        let strength = if response.dragged() || response.hovered() { 0.8 } else { 0.4 };
        let bar = Rect::from_x_y_ranges(
            area.left() + 3.0..=area.right() - 3.0,
            rect.top() + top as f32..=rect.top() + (top + thumb) as f32,
        );
        ui.painter().rect_filled(
            bar.shrink2(vec2(0.0, 2.0)),
            3.0,
            colours.scroll_bar.gamma_multiply(strength),
        );
    }

    /// Tells screen readers and tests what is on the screen; a mark they ask for is the answer.
    fn describe(
        &self,
        ui: &mut Ui,
        response: &Response,
        shown: &[Shown],
        marks: &dyn Marks,
        rect: Rect,
    ) -> Option<u64> {
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(accesskit::Role::Document, enabled, self.view.document.title())
        });
        ui.accesskit_node_builder(response.id, |_| ())?;
        let mut inside =
            ui.new_child(UiBuilder::new().max_rect(rect).id_salt("blocks").accessibility_parent(response.id));
        access::describe(&mut inside, response.id, &self.view.document, shown, marks, self.selected, rect)
    }
}
