//! What screen readers and tests are told of the blocks and marks on the screen.

use eframe::egui::{Id, Rect, Sense, Ui, accesskit};

use super::document::{Block, ReadingDocument};
use super::marks::{Marks, begins_in};
use super::selection::Selected;
use super::view::Shown;
use crate::app::glyphs::text_runs;

/// One node for each block and each mark in it. Answers with the mark that a screen reader asked to open.
pub(super) fn describe(
    ui: &mut Ui,
    id: Id,
    document: &ReadingDocument,
    shown: &[Shown],
    marks: &dyn Marks,
    selected: Option<Selected>,
    clip: Rect,
) -> Option<u64> {
    let mut asked = None;
    for block in shown {
        let Some(content) = document.block(block.index) else { continue };
        let node = id.with("block").with(block.index);
        let area = block.rect.intersect(clip);
        ui.interact(area, node, Sense::hover());
        ui.accesskit_node_builder(node, |node| {
            node.set_bounds(bounds(area));
            let level = content.kind.level();
            node.set_role(if level > 0 { accesskit::Role::Heading } else { accesskit::Role::Paragraph });
            if level > 0 {
                node.set_level(level);
            }
            node.set_label(spoken(content));
            node.set_text_direction(if block.set.laid.is_rtl() {
                accesskit::TextDirection::RightToLeft
            } else {
                accesskit::TextDirection::LeftToRight
            });
        });
        let places = selected
            .filter(|selected| selected.anchor.block == block.index && selected.focus.block == block.index);
        let places = places.map(|selected| (selected.anchor.spot.byte, selected.focus.spot.byte));
        text_runs(ui, node, &block.set.laid, block.corner, places);
        let Some(provision) = content.provision else { continue };
        let here = marks.of(provision).iter().filter(|mark| begins_in(mark, document, block.index));
        for mark in here {
            let node = id.with("mark").with((mark.key, provision));
            let start = content
                .text
                .len()
                .min(block.set.laid.byte_of_char(mark.range.start.saturating_sub(content.start)));
            let end = block.set.laid.byte_of_char(mark.range.end.saturating_sub(content.start));
            let words = block.set.laid.rects(start..end).into_iter().next();
            let rect = words.map_or(block.rect, |words| words.translate(block.corner.to_vec2()));
            let area = rect.intersect(clip);
            ui.interact(area, node, Sense::hover());
            let wanted = ui.input(|input| input.has_accesskit_action_request(node, accesskit::Action::Click));
            if wanted {
                asked = Some(mark.key);
            }
            ui.accesskit_node_builder(node, |node| {
                node.set_bounds(bounds(area));
                node.set_role(accesskit::Role::Mark);
                node.set_label(&*mark.label);
                node.add_action(accesskit::Action::Click);
            });
        }
    }
    asked
}

fn bounds(rect: Rect) -> accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    accesskit::Rect { x0, y0, x1, y1 }
}

/// A block's words as they are read out: with the number that hangs beside them.
fn spoken(block: &Block) -> String {
    let number = if block.label.is_empty() { String::new() } else { format!("{} ", block.label) };
    format!("{number}{}{}", block.lead, block.text)
}
