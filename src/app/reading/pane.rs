//! The pane itself: its state, its commands, one frame.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Pos2, Rect, Response, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use super::access::{self, Asked, Telling};
use super::answer::PaneResponse;
use super::colours::ReadingColours;
use super::comfort::{Comfort, Dim, PaneWords};
use super::document::ReadingDocument;
use super::draw::{self, Canvas};
use super::keys::{self, Keyed};
use super::layers::{Layers, Links, PaneLink, link_at};
use super::marks::{Marks, marks_on};
use super::pointer::{self, Pointing};
use super::scrolling::Target;
use super::selection::{PaneSelection, Selected, char_of, merged, select, words};
use super::strip::StripCache;
use super::strip_bar;
use super::view::{Shown, View};
use crate::app::glyphs::{Glyphs, Spot};

/// Spans and text of a selection.
type Chosen = (Arc<[(usize, Range<usize>)]>, Arc<str>);

/// One view of one document. The program owns it; nothing is kept in `egui`'s memory.
pub struct ReadingPane {
    pub comfort: Comfort,
    pub words: PaneWords,
    pub(super) view: View,
    /// Caret and selection; of several passages, the one last made.
    pub(super) selected: Option<Selected>,
    /// The passages selected before it, in the order they were made.
    pub(super) passages: Vec<Selected>,
    /// Column that moving up and down keeps, in points from the layout's left.
    pub(super) goal: Option<f32>,
    pub(super) pointing: Pointing,
    /// Arrows move the edges of the mark with this key, as long as it is in focus.
    pub(super) edging: Option<u64>,
    pub(super) strip: StripCache,
    pub(super) target: Option<Target>,
    wants_focus: bool,
    /// Spans and text of all passages, made anew only when they change.
    chosen: Option<(Vec<Selected>, Chosen)>,
    /// Part of the document that the last frame showed, as shares of its outline.
    pub(super) seen: (f32, f32),
    /// The article at hand, found anew only when another is.
    article: Range<usize>,
}

impl ReadingPane {
    pub fn new(document: Arc<ReadingDocument>) -> Self {
        Self {
            comfort: Comfort::default(),
            words: PaneWords::default(),
            view: View::new(document),
            selected: None,
            passages: Vec::new(),
            goal: None,
            pointing: Pointing::default(),
            edging: None,
            strip: StripCache::default(),
            target: None,
            wants_focus: false,
            chosen: None,
            seen: (0.0, 1.0),
            article: 0..0,
        }
    }

    /// Shows another document from its start; zoom, comfort and words stay.
    pub fn set_document(&mut self, document: Arc<ReadingDocument>) {
        let (zoom, comfort, words) = (self.zoom(), self.comfort, std::mem::take(&mut self.words));
        *self = Self { comfort, words, ..Self::new(document) };
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

    /// Selects spans of provisions; spans with nothing between them are one passage.
    pub fn select(&mut self, spans: &[(usize, Range<usize>)]) {
        self.passages = select(&self.view.document, spans);
        self.selected = self.passages.pop();
        self.goal = None;
    }

    pub fn clear_selection(&mut self) {
        self.selected = None;
        self.passages.clear();
    }

    /// Takes the keyboard in the next frame.
    pub fn request_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Takes back [`ReadingPane::request_focus`], where something else was given the keyboard since.
    pub fn leave_focus(&mut self) {
        self.wants_focus = false;
    }

    /// Whether an edge of a mark is being dragged; Escape then cancels that and nothing else.
    pub fn is_moving_edge(&self) -> bool {
        self.pointing.edge.is_some()
    }

    /// From now on arrows move the edges of the mark that has this key, until Enter, Escape or another mark.
    pub fn move_edges(&mut self, key: Option<u64>) {
        self.edging = key;
    }

    /// Whether arrows move edges now.
    pub fn moves_edges(&self) -> bool {
        self.edging.is_some()
    }

    /// The marks on the character at the caret, or before it at a mark's end, the shortest first; marks on the
    /// whole provision come last. For turning from one to the next.
    pub fn marks_at_caret(&self, marks: &dyn Marks) -> Vec<u64> {
        let place = self.selected.and_then(|selected| char_of(&self.view.document, selected.focus));
        let Some((provision, char)) = place else { return Vec::new() };
        let before = char.checked_sub(1).map_or_else(Vec::new, |char| marks_on(marks, provision, char));
        let whole = marks.of(provision).iter().filter(|mark| mark.whole).map(|mark| mark.key);
        let mut keys = marks_on(marks, provision, char);
        for key in before.into_iter().chain(whole) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Provision and `char` of its words that the caret stands before.
    pub fn caret(&self) -> Option<(usize, usize)> {
        char_of(&self.view.document, self.selected?.focus)
    }

    /// The link that the caret is in, or right behind, with the provision that it stands in.
    pub fn link_at_caret(&self, links: &dyn Links) -> Option<(usize, PaneLink)> {
        let (provision, char) = self.caret()?;
        let before = || link_at(links, provision, char.checked_sub(1)?);
        let link = link_at(links, provision, char).or_else(before)?;
        Some((provision, link.clone()))
    }

    /// Blocks laid out since the pane was made, and layouts kept now.
    pub fn layout_figures(&self) -> (usize, usize) {
        (self.view.layouts.made, self.view.layouts.len())
    }

    /// Fills what is left of `ui` with the pane.
    pub fn show(&mut self, ui: &mut Ui, layers: &Layers<'_>, colours: &ReadingColours) -> PaneResponse {
        let room = ui.available_rect_before_wrap();
        let rect = Rect::from_min_max(room.min, room.max.max(room.min));
        let id = ui.make_persistent_id("reading pane");
        ui.advance_cursor_after_rect(rect);
        let border = (rect.right() - strip_bar::WIDTH).max(rect.left());
        let text_rect = Rect::from_min_max(rect.min, pos2(border, rect.bottom()));
        let strip_rect = Rect::from_min_max(pos2(border, rect.top()), rect.max);
        let response = ui.interact(text_rect, id, Sense::click_and_drag());
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        ui.painter().rect_filled(rect, 0.0, colours.background);
        let before = self.state();
        let glyphs = Glyphs::of(ui.ctx());
        let column = self.view.fit(&glyphs, text_rect, ui.pixels_per_point(), self.comfort);
        self.go_to_target(&glyphs, text_rect.height());
        self.wheel(ui, &glyphs, text_rect);
        // The mode ends with the focus of its mark.
        self.edging = self.edging.filter(|key| layers.extent.is_some_and(|extent| extent.key == *key));
        let mut keyed = Keyed::default();
        if response.has_focus() {
            keyed = keys::handle(self, ui, &glyphs, id, text_rect.height(), layers);
        }
        let strip = self.scroll_by_strip(ui, &glyphs, id, strip_rect);

        let shown = self.view.show(&glyphs, text_rect);
        self.seen = self.view.seen(&shown, text_rect);
        let pointed = pointer::handle(self, ui, &response, &glyphs, &shown, layers);
        let canvas = Canvas {
            glyphs: &glyphs,
            painter: ui.painter().with_clip_rect(text_rect.intersect(ui.clip_rect())),
            column,
            colours,
            rect: text_rect,
            layers,
            link: pointed.link.as_ref(),
            lit: self.lit(&shown, text_rect),
            focused: response.has_focus(),
        };
        self.pointing.stripes = draw::draw(self, &canvas, &shown);
        let hovered_strip = self.draw_strip(ui, &strip, strip_rect, &layers.strip, colours);
        let asked = self.describe(ui, &response, &shown, layers, text_rect).unwrap_or_default();

        if self.pointing.edge.is_some() || response.hover_pos().is_some_and(|at| text_rect.contains(at)) {
            ui.set_cursor_icon(pointed.cursor);
        }
        let top = shown
            .iter()
            .find(|block| block.rect.bottom() > text_rect.top() + 1.0)
            .map_or(0, |block| block.index);
        let document = Arc::clone(&self.view.document);
        PaneResponse {
            response,
            selection: self.selection(&shown, text_rect),
            clicked_mark: pointed.clicked.or(asked.mark),
            hovered_marks: pointed.marks,
            hovered_rect: pointed.rect,
            hovered_margin: pointed.in_margin,
            hovered_link: pointed.link,
            followed_link: pointed.followed.or(keyed.followed).or(asked.followed),
            hovered_strip,
            edge_moved: pointed.edge.or(keyed.edge),
            top_provision: document.provision_of(top).unwrap_or_default(),
            bottom_provision: shown
                .iter()
                .rev()
                .find_map(|block| document.block(block.index)?.provision)
                .unwrap_or_default(),
            caret_provision: self
                .selected
                .and_then(|selected| document.block(selected.focus.block)?.provision),
            selection_changed: before != self.state(),
        }
    }

    /// All passages selected, the one last made at the end.
    pub(super) fn selections(&self) -> impl Iterator<Item = Selected> {
        self.passages.iter().copied().chain(self.selected)
    }

    /// What must differ for a selection to count as another.
    fn state(&self) -> Vec<Selected> {
        let ordered = self.selections().map(|passage| {
            let (anchor, focus) = passage.ordered();
            Selected { anchor, focus }
        });
        ordered.collect()
    }

    /// The words selected, found anew only when the selection changes.
    pub(super) fn chosen(&mut self) -> Option<Chosen> {
        let passages: Vec<Selected> = self.selections().collect();
        if let Some((known, chosen)) = &self.chosen
            && *known == passages
        {
            return Some(chosen.clone());
        }
        let merged = merged(&passages);
        if merged.is_empty() {
            self.chosen = None;
            return None;
        }
        let (spans, text) = words(&self.view.document, &merged);
        let chosen: Chosen = (spans.into(), text.into());
        self.chosen = Some((passages, chosen.clone()));
        Some(chosen)
    }

    fn selection(&mut self, shown: &[Shown], rect: Rect) -> Option<PaneSelection> {
        let (spans, text) = self.chosen()?;
        if spans.is_empty() {
            return None;
        }
        let last = self.selected.filter(|selected| !selected.is_empty());
        let (_, end) = last.or(self.passages.last().copied())?.ordered();
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

    /// The blocks that are not dimmed, if any are.
    fn lit(&mut self, shown: &[Shown], rect: Rect) -> Option<Range<usize>> {
        if self.comfort.dim_others == Dim::Off {
            return None;
        }
        let third = rect.top() + rect.height() / 3.0;
        let caret = self.selected.map(|selected| selected.focus.block);
        let in_sight = |block: &usize| shown.iter().any(|shown| shown.index == *block);
        let at_third = || shown.iter().find(|block| block.rect.bottom() > third).or(shown.last());
        let at = caret.filter(in_sight).or_else(|| at_third().map(|block| block.index))?;
        if self.comfort.dim_others == Dim::Paragraph {
            return Some(at..at + 1);
        }
        if !self.article.contains(&at) {
            self.article = self.view.document.article_of(at);
        }
        Some(self.article.clone())
    }

    /// Tells screen readers and tests what is on the screen; what they ask for is the answer.
    fn describe(
        &self,
        ui: &mut Ui,
        response: &Response,
        shown: &[Shown],
        layers: &Layers<'_>,
        rect: Rect,
    ) -> Option<Asked> {
        let document = &*self.view.document;
        let title = if document.title().is_empty() { &self.words.untitled } else { document.title() };
        let enabled = ui.is_enabled();
        let name = || eframe::egui::WidgetInfo::labeled(accesskit::Role::Document, enabled, title);
        response.widget_info(name);
        ui.accesskit_node_builder(response.id, |node| {
            if !document.language().is_empty() {
                node.set_language(document.language());
            }
        })?;
        let mut inside =
            ui.new_child(UiBuilder::new().max_rect(rect).id_salt("blocks").accessibility_parent(response.id));
        let telling = Telling { document, layers, words: &self.words, selected: self.selected, clip: rect };
        Some(access::describe(&mut inside, response.id, shown, &telling))
    }
}
