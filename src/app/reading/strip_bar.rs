//! The strip as a person uses it: it scrolls the text and says what stands where.

use eframe::egui::{Id, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, accesskit, pos2};

use super::colours::ReadingColours;
use super::pane::ReadingPane;
use super::strip::{StripHover, StripMarks, StripPlace, arrow, share};
use crate::app::glyphs::Glyphs;

/// Width of the strip, in points.
pub(super) const WIDTH: f32 = 22.0;
/// Least height of the thumb, in points.
const LEAST: f32 = 24.0;

/// The thumb: as long as the share of the text that the window shows, but never too short to be gripped.
fn thumb(seen: (f32, f32), area: Rect) -> Rect {
    let part = (seen.1 - seen.0).clamp(0.0, 1.0);
    let height = (part * area.height()).max(LEAST).min(area.height());
    let scrolled = if part < 1.0 { (seen.0 / (1.0 - part)).clamp(0.0, 1.0) } else { 0.0 };
    let top = area.top() + scrolled * (area.height() - height);
    Rect::from_x_y_ranges(area.x_range(), top..=top + height)
}

impl ReadingPane {
    /// Clicks, drags and what screen readers ask for; to be called before the text is laid out.
    pub(super) fn scroll_by_strip(&mut self, ui: &Ui, glyphs: &Glyphs, id: Id, area: Rect) -> Response {
        // Dragged, but never a stop for the Tab key: the pane itself scrolls by keys.
        let response = ui.interact(area, id.with("strip"), Sense::CLICK | Sense::DRAG);
        self.name_strip(ui, &response);
        let asked = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
        let page = area.height() * 0.9;
        if asked(accesskit::Action::Increment) {
            self.view.scroll_by(glyphs, page, area.height());
        }
        if asked(accesskit::Action::Decrement) {
            self.view.scroll_by(glyphs, -page, area.height());
        }
        let Some(at) = response.interact_pointer_pos() else {
            self.pointing.grip = None;
            return response;
        };
        let (pressed, moved) = ui.input(|input| (input.pointer.primary_pressed(), input.pointer.delta().y));
        let now = thumb(self.seen, area);
        if pressed {
            if now.y_range().contains(at.y) {
                self.pointing.grip = Some(at.y - now.top());
            } else {
                self.pointing.grip = None;
                self.jump(glyphs, at, area);
            }
        } else if moved != 0.0 && response.dragged() {
            let grip = *self.pointing.grip.get_or_insert(at.y - moved - now.top());
            let track = (area.height() - now.height()).max(1.0);
            let scrolled = (at.y - grip - area.top()) / track;
            let part = (self.seen.1 - self.seen.0).clamp(0.0, 1.0);
            if part < 1.0 {
                let top = if scrolled >= 1.0 { 1.0 } else { scrolled.max(0.0) * (1.0 - part) };
                self.view.scroll_to_share(top);
            }
        }
        response
    }

    /// To the mark or hit at a height, or to the words that stand about there.
    fn jump(&mut self, glyphs: &Glyphs, at: Pos2, area: Rect) {
        let row = (at.y - area.top()).max(0.0) as usize;
        if let Some(StripPlace { provision, share }) = self.strip.near(row).and_then(|(_, row)| row.place) {
            let blocks = self.view.document.blocks_of(provision);
            let end = blocks.end.checked_sub(1).and_then(|last| self.view.document.block(last));
            let chars = end.map_or(0, super::document::Block::end);
            self.show_place(provision, (share.clamp(0.0, 1.0) * chars as f32) as usize);
            self.go_to_target(glyphs, area.height());
            return;
        }
        self.view.scroll_to_share((at.y - area.top()) / area.height().max(1.0));
        self.view.scroll_by(glyphs, -area.height() / 3.0, area.height());
    }

    /// Draws the strip; answers with what is under the pointer.
    pub(super) fn draw_strip(
        &mut self,
        ui: &Ui,
        response: &Response,
        area: Rect,
        strip: &StripMarks<'_>,
        colours: &ReadingColours,
    ) -> Option<StripHover> {
        let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
        painter.rect_filled(area, 0.0, colours.strip);
        painter.vline(area.left() + 0.5, area.y_range(), Stroke::new(1.0, colours.strip_line));
        let (document, outline) = (&self.view.document, &self.view.outline);
        self.strip.fit(document, outline, strip, area, colours, ui.pixels_per_point());
        painter.add(Shape::Mesh(std::sync::Arc::clone(&self.strip.mesh)));
        if self.seen.1 - self.seen.0 < 0.999 {
            let active = response.hovered() || response.dragged();
            let frame = thumb(self.seen, area).shrink(1.0);
            let fill = colours.scroll_bar.gamma_multiply(if active { 0.34 } else { 0.2 });
            painter.rect_filled(frame, 4.0, fill);
            let line = Stroke::new(1.0, colours.scroll_bar.gamma_multiply(if active { 1.0 } else { 0.8 }));
            painter.rect_stroke(frame, 4.0, line, StrokeKind::Inside);
        }
        if let Some(hit) = strip.current_hit {
            let y = area.top() + share(document, outline, hit) * area.height();
            let edge = pos2(
                area.left() + 0.5,
                y.clamp(area.top() + 5.5, (area.bottom() - 5.5).max(area.top() + 5.5)),
            );
            let line = Stroke::new(1.0, colours.background);
            painter.add(Shape::convex_polygon(arrow(edge), colours.current_hit_line, line));
        }
        let at = response.hover_pos()?;
        let row = (at.y - area.top()).max(0.0) as usize;
        let near = self.strip.near(row);
        let (row, marks, hits) = near.map_or((row, 0, 0), |(row, here)| (row, here.marks, here.hits));
        let place = near.and_then(|(_, here)| here.place).map(|place| place.provision);
        let (block, _) = outline.find((at.y - area.top()) / area.height().max(1.0));
        let top = area.top() + row as f32;
        Some(StripHover {
            provision: place.or_else(|| document.provision_of(block))?,
            marks,
            hits,
            rect: Rect::from_x_y_ranges(area.x_range(), top..=top + 2.0),
        })
    }

    fn name_strip(&self, ui: &Ui, response: &Response) {
        let name = || {
            let enabled = ui.is_enabled();
            eframe::egui::WidgetInfo::labeled(accesskit::Role::ScrollBar, enabled, &self.words.strip)
        };
        response.widget_info(name);
        let (from, to) = self.seen;
        ui.accesskit_node_builder(response.id, |node| {
            let part = (to - from).clamp(0.0, 1.0);
            let scrolled = if part < 1.0 { (from / (1.0 - part)).clamp(0.0, 1.0) } else { 0.0 };
            node.set_numeric_value(f64::from((scrolled * 100.0).round()));
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            node.set_numeric_value_jump(f64::from(part * 100.0));
            node.set_orientation(accesskit::Orientation::Vertical);
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_thumb_stays_inside_and_touches_the_ends(from in 0.0_f32..1.0, length in 0.0_f32..1.0, height in 1.0_f32..900.0) {
            let area = Rect::from_min_size(pos2(5.0, 7.0), vec2(WIDTH, height));
            let to = (from + length).min(1.0);
            let inside = thumb((from, to), area);
            prop_assert!(area.expand(0.01).contains_rect(inside));
            let start = thumb((0.0, length), area);
            prop_assert!((start.top() - area.top()).abs() < 0.01);
            let end = thumb((1.0 - length, 1.0), area);
            prop_assert!((end.bottom() - area.bottom()).abs() < 0.05);
        }
    }
}
