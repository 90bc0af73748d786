//! An editing field for words that people write, in any script and direction.

use std::sync::Arc;

use eframe::egui::{
    Color32, CursorIcon, Event, EventFilter, Id, IdSalt, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    Widget, WidgetInfo, accesskit, output::IMEOutput, pos2, vec2,
};

use super::engine::{Batch, Glyphs};
use super::field_input::{Editor, Effect, Limits};
use super::field_mouse::point;
use super::laid::{Laid, Spot};
use super::style::Style;

/// Space between frame and words, in points.
const PADDING: eframe::egui::Vec2 = vec2(8.0, 5.0);

/// Edits a string. The response says whether it `changed()`; undo is the program's own, so Ctrl+Z passes
/// through. The caret does not blink: a window at rest uses no processor.
#[must_use = "a field is shown by `ui.add` or `.ui(ui)`"]
pub struct UserField<'a> {
    text: &'a mut String,
    multiline: bool,
    label: String,
    hint: String,
    style: Style,
    rows: (usize, usize),
    max_chars: usize,
    id_salt: Option<IdSalt>,
    width: Option<f32>,
    read_only: bool,
}

/// What a field remembers between frames.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    pub(super) editor: Editor,
    /// How far the words are shifted under the frame, in points.
    scroll: eframe::egui::Vec2,
    /// Dragging selects whole words, beginning with this one.
    pub(super) by_word: Option<std::ops::Range<usize>>,
    /// It has not had the keyboard yet.
    untouched: bool,
    had_focus: bool,
}

impl<'a> UserField<'a> {
    /// A field of one line; Enter leaves it.
    pub fn singleline(text: &'a mut String) -> Self {
        Self {
            text,
            multiline: false,
            label: String::new(),
            hint: String::new(),
            style: Style::default(),
            rows: (1, 1),
            max_chars: usize::MAX,
            id_salt: None,
            width: None,
            read_only: false,
        }
    }

    /// A field that grows with its words from two to ten lines and scrolls from there on. Enter begins
    /// a line, Ctrl+Enter is the program's.
    pub fn multiline(text: &'a mut String) -> Self {
        Self { multiline: true, rows: (2, 10), ..Self::singleline(text) }
    }

    /// Its name for screen readers and tests: always to be given.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Shown while the field is empty.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Fewest and most lines shown.
    pub fn rows(mut self, fewest: usize, most: usize) -> Self {
        self.rows = (fewest.max(1), most.max(fewest).max(1));
        self
    }

    pub fn max_chars(mut self, most: usize) -> Self {
        self.max_chars = most;
        self
    }

    /// Keeps caret and selection when the field moves to another place in the window.
    pub fn id_salt(mut self, salt: IdSalt) -> Self {
        self.id_salt = Some(salt);
        self
    }

    /// Width with its frame, in points; all there is if not given.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Can be read, selected and copied only.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }
}

impl Widget for UserField<'_> {
    fn ui(mut self, ui: &mut Ui) -> Response {
        let id = match self.id_salt {
            Some(salt) => ui.make_persistent_id(salt),
            None => ui.next_auto_id(),
        };
        ui.skip_ahead_auto_ids(1);
        let mut memory: Memory = ui
            .data(|data| data.get_temp(id))
            .unwrap_or_else(|| Memory { untouched: true, ..Memory::default() });
        memory.editor.fit(self.text);
        let before = self.text.clone();
        let glyphs = Glyphs::of(ui.ctx());
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(40.0);

        let done = self.listen(ui, id, &mut memory, &glyphs, width);
        let changed = *self.text != before;
        let laid = self.lay_out(&glyphs, &memory.editor, width);
        let size = vec2(width, self.height(&laid) + 2.0 * PADDING.y);
        let (_, rect) = ui.allocate_space(size);
        let mut response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::Text);
        if changed {
            response.mark_changed();
        }
        let inner = rect.shrink2(PADDING);
        let corner = |memory: &Memory| corner(inner, &laid, memory, self.multiline);
        point(ui, &response, &laid, corner(&memory), &mut memory);
        // The keyboard may come by Tab or by a command; the response tells only of the first.
        let came = response.has_focus() && !memory.had_focus && !ui.input(|input| input.pointer.any_down());
        if came && !self.multiline {
            // What is typed takes the place of what is there.
            memory.editor.select(0..self.text.len());
        } else if came && memory.untouched {
            // Words that are there already are gone on with.
            memory.editor.select(self.text.len()..self.text.len());
        }
        memory.had_focus = response.has_focus();
        memory.untouched &= !response.has_focus();
        if done {
            response.surrender_focus();
        }
        self.scroll(ui, &response, &laid, inner, &mut memory, changed);
        self.describe(ui, &response, &before);
        let places = response.has_focus().then_some((memory.editor.anchor, memory.editor.caret.byte));
        super::access::text_runs(ui, id, &laid, corner(&memory), places);
        if ui.is_rect_visible(rect) {
            self.draw(ui, &response, &glyphs, &laid, (inner, corner(&memory)), &memory.editor);
        }
        if response.has_focus() {
            // So that `Context::text_edit_focused` counts this field, and shortcuts of one letter keep quiet.
            eframe::egui::text_edit::TextEditState::default().store(ui.ctx(), id);
        } else {
            memory.editor.preedit.clear();
        }
        ui.data_mut(|data| data.insert_temp(id, memory));
        response
    }
}

impl UserField<'_> {
    fn limits(&self) -> Limits {
        Limits { multiline: self.multiline, max_chars: self.max_chars, page: self.rows.1.saturating_sub(1) }
    }

    fn line_height(&self) -> f32 {
        self.style.size * self.style.line_height
    }

    fn height(&self, laid: &Laid) -> f32 {
        let (fewest, most) = self.rows;
        self.line_height() * laid.line_count().clamp(fewest, most) as f32
    }

    fn lay_out(&self, glyphs: &Glyphs, editor: &Editor, width: f32) -> Arc<Laid> {
        let room = if self.multiline { width - 2.0 * PADDING.x } else { f32::INFINITY };
        if editor.preedit.is_empty() {
            glyphs.layout(self.text, self.style, room)
        } else {
            glyphs.layout(&editor.shown(self.text), self.style, room)
        }
    }

    /// Lets keys and screen readers change the text; true if Enter ended a field of one line.
    fn listen(&mut self, ui: &Ui, id: Id, memory: &mut Memory, glyphs: &Glyphs, width: f32) -> bool {
        let mut done = false;
        let limits = self.limits();
        let editor = &mut memory.editor;
        if ui.is_enabled()
            && !self.read_only
            && let Some(value) = asked_value(ui, id)
        {
            editor.select(0..self.text.len());
            editor.insert(self.text, &value, limits);
        }
        if !ui.is_enabled() || !ui.memory(|memory| memory.has_focus(id)) {
            return false;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: self.multiline,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        for event in ui.input(|input| input.filtered_events(&filter)) {
            if self.read_only && !reads_only(&event) {
                continue;
            }
            if let Some(words) = asked_replacement(&event, id) {
                editor.insert(self.text, &words, limits);
                continue;
            }
            let laid = self.lay_out(glyphs, editor, width);
            match editor.handle(self.text, &laid, &event, limits).1 {
                Effect::Copy(words) => ui.copy_text(words),
                Effect::Done => done = true,
                Effect::None => {}
            }
        }
        done
    }

    /// Keeps the caret in sight and follows the wheel.
    fn scroll(
        &self,
        ui: &Ui,
        response: &Response,
        laid: &Laid,
        inner: Rect,
        memory: &mut Memory,
        changed: bool,
    ) {
        let slack = (laid.size() - inner.size()).max(eframe::egui::Vec2::ZERO);
        let Memory { editor, scroll, .. } = memory;
        if self.multiline && slack.y > 0.0 && response.hovered() {
            scroll.y -= ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        }
        let moved =
            ui.input(|input| input.events.iter().any(|event| !matches!(event, Event::MouseWheel { .. })));
        if response.has_focus() && (changed || moved) {
            let caret = laid.caret(Spot { byte: editor.caret.byte + editor.preedit.len(), ..editor.caret });
            scroll.y = between(scroll.y, caret.bottom() - inner.height(), caret.top());
            if !self.multiline {
                // Right-to-left words hang on the right, and are scrolled to by going below zero.
                let left = caret.left() - if laid.is_rtl() { slack.x } else { 0.0 };
                let high = if laid.is_rtl() { left - 2.0 } else { (left - 2.0).max(0.0) };
                scroll.x = between(scroll.x, left - inner.width() + 2.0, high);
            }
        }
        scroll.y = between(scroll.y, 0.0, slack.y);
        let (low, high) = if laid.is_rtl() { (-slack.x - 2.0, 0.0) } else { (0.0, slack.x + 2.0) };
        scroll.x = if self.multiline || slack.x == 0.0 { 0.0 } else { between(scroll.x, low, high) };
    }

    fn describe(&self, ui: &Ui, response: &Response, before: &str) {
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo {
            label: (!self.label.is_empty()).then(|| self.label.clone()),
            ..WidgetInfo::text_edit(enabled, before, self.text.as_str(), &self.hint)
        });
        ui.accesskit_node_builder(response.id, |node| {
            node.set_role(if self.multiline {
                accesskit::Role::MultilineTextInput
            } else {
                accesskit::Role::TextInput
            });
            if self.read_only {
                node.set_read_only();
            } else {
                node.add_action(accesskit::Action::SetValue);
                node.add_action(accesskit::Action::ReplaceSelectedText);
            }
        });
    }

    fn draw(
        &self,
        ui: &Ui,
        response: &Response,
        glyphs: &Glyphs,
        laid: &Laid,
        place: (Rect, Pos2),
        editor: &Editor,
    ) {
        let (inner, corner) = place;
        let visuals = ui.visuals();
        let look = ui.style().interact(response);
        let focused = response.has_focus();
        let quiet =
            if look.bg_stroke.is_empty() { visuals.widgets.noninteractive.bg_stroke } else { look.bg_stroke };
        let stroke = if focused { Stroke::new(1.5, visuals.selection.stroke.color) } else { quiet };
        let fill = if self.read_only { Color32::TRANSPARENT } else { visuals.text_edit_bg_color() };
        ui.painter().rect(response.rect, look.corner_radius, fill, stroke, StrokeKind::Inside);

        let painter = ui.painter().with_clip_rect(inner.expand2(vec2(2.0, 1.0)).intersect(ui.clip_rect()));
        let shift = corner.to_vec2();
        if focused {
            for rect in laid.rects(editor.selection()) {
                painter.rect_filled(rect.translate(shift), 0.0, visuals.selection.bg_fill);
            }
            let composed = editor.caret.byte..editor.caret.byte + editor.preedit.len();
            for strip in laid.strips(composed) {
                let y = corner.y + strip.baseline + 2.5;
                painter.hline(
                    strip.rect.translate(shift).x_range(),
                    y,
                    Stroke::new(1.0, visuals.text_color()),
                );
            }
        }
        let mut batch = Batch::default();
        let colour =
            if ui.is_enabled() { visuals.text_color() } else { visuals.disable(visuals.text_color()) };
        glyphs.draw(&mut batch, laid, corner, [colour, colour], painter.clip_rect());
        if self.text.is_empty() && editor.preedit.is_empty() && !self.hint.is_empty() {
            let room = inner.width();
            let (hint, _) = glyphs.layout_lines(&self.hint, self.style, room, self.rows.1);
            glyphs.draw(&mut batch, &hint, inner.min, [visuals.weak_text_color(); 2], painter.clip_rect());
        }
        batch.paint(&painter);
        if focused && !self.read_only {
            let spot = Spot { byte: editor.caret.byte + editor.preedit.len(), ..editor.caret };
            let caret = laid.caret(spot).translate(shift).expand2(vec2(0.75, -1.0));
            painter.rect_filled(caret, 0.0, visuals.strong_text_color());
            let to_screen = ui.layer_transform_to_global(ui.layer_id()).unwrap_or_default();
            ui.output_mut(|output| {
                output.ime = Some(IMEOutput {
                    purpose: eframe::egui::IMEPurpose::Normal,
                    rect: to_screen * inner,
                    cursor_rect: to_screen * caret,
                    should_interrupt_composition: false,
                });
            });
        }
    }
}

/// Keeps a value between two bounds; the lower wins where a caret is taller than its field.
fn between(value: f32, low: f32, high: f32) -> f32 {
    value.min(high).max(low)
}

/// Where the words' corner is under the frame: right-to-left words hold on to the right.
fn corner(inner: Rect, laid: &Laid, memory: &Memory, multiline: bool) -> Pos2 {
    let start = if !multiline && laid.is_rtl() { inner.right() - laid.size().x } else { inner.left() };
    pos2(start, inner.top()) - memory.scroll
}

/// Events that change nothing.
fn reads_only(event: &Event) -> bool {
    use eframe::egui::Key;
    match event {
        Event::Copy => true,
        Event::Key { key, .. } => !matches!(key, Key::Backspace | Key::Delete | Key::Enter),
        _ => false,
    }
}

/// A screen reader's wish to set the whole value.
fn asked_value(ui: &Ui, id: Id) -> Option<String> {
    ui.input(|input| {
        let asked = input.accesskit_action_requests(id, accesskit::Action::SetValue);
        asked.filter_map(|request| value(request.data.as_ref())).last()
    })
}

/// A screen reader's wish to replace the selection.
fn asked_replacement(event: &Event, id: Id) -> Option<String> {
    match event {
        Event::AccessKitActionRequest(request)
            if request.action == accesskit::Action::ReplaceSelectedText
                && request.target_node == id.accesskit_id() =>
        {
            value(request.data.as_ref())
        }
        _ => None,
    }
}

fn value(data: Option<&accesskit::ActionData>) -> Option<String> {
    match data {
        Some(accesskit::ActionData::Value(value)) => Some(value.to_string()),
        _ => None,
    }
}
