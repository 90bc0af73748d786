//! What screen readers and tests are told of the blocks, marks and links on the screen.

use std::ops::Range;

use eframe::egui::{Id, Rect, Sense, Ui, accesskit};

use super::comfort::PaneWords;
use super::document::{Block, ReadingDocument};
use super::layers::{Layers, LinkKind, PaneLink};
use super::marks::{PaneMark, begins_in};
use super::selection::Selected;
use super::view::Shown;
use crate::app::glyphs::{said, text_runs};

/// What a screen reader asked for.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) mark: Option<u64>,
    pub(super) followed: Option<(usize, PaneLink)>,
}

/// What is told, and in which words.
pub(super) struct Telling<'a> {
    pub(super) document: &'a ReadingDocument,
    pub(super) layers: &'a Layers<'a>,
    pub(super) words: &'a PaneWords,
    pub(super) selected: Option<Selected>,
    pub(super) clip: Rect,
}

/// One node for each block, and for each mark and link in it.
pub(super) fn describe(ui: &mut Ui, id: Id, shown: &[Shown], telling: &Telling<'_>) -> Asked {
    let mut asked = Asked::default();
    for block in shown {
        let Some(content) = telling.document.block(block.index) else { continue };
        telling.block(ui, id, block, content);
        let Some(provision) = content.provision else { continue };
        asked.mark = asked.mark.or(telling.marks(ui, id, block, content, provision));
        asked.followed = asked.followed.or(telling.links(ui, id, block, content, provision));
    }
    asked
}

impl Telling<'_> {
    fn block(&self, ui: &mut Ui, id: Id, block: &Shown, content: &Block) {
        let node = id.with("block").with(block.index);
        let area = block.rect.intersect(self.clip);
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
        let inside =
            |selected: &Selected| selected.anchor.block == block.index && selected.focus.block == block.index;
        let selected = self.selected.filter(inside);
        let places = selected.map(|selected| (selected.anchor.spot.byte, selected.focus.spot.byte));
        text_runs(ui, node, &block.set.laid, block.corner, places);
    }

    /// The marks that begin in a block.
    fn marks(&self, ui: &Ui, id: Id, block: &Shown, content: &Block, provision: usize) -> Option<u64> {
        let begins = |mark: &&PaneMark| begins_in(mark, self.document, block.index);
        let mut asked = None;
        for mark in self.layers.marks.of(provision).iter().filter(begins) {
            // A mark may have two passages in one provision.
            let node = id.with("mark").with((mark.key, provision, mark.range.start));
            let area = self.place(ui, node, block, content, if mark.whole { &(0..0) } else { &mark.range });
            if wanted(ui, node) {
                asked = Some(mark.key);
            }
            ui.accesskit_node_builder(node, |node| {
                node.set_bounds(bounds(area));
                node.set_role(accesskit::Role::Mark);
                node.set_label(self.layers.marks.name(mark.key));
                node.add_action(accesskit::Action::Click);
            });
        }
        asked
    }

    /// The links that begin in a block.
    fn links(
        &self,
        ui: &Ui,
        id: Id,
        block: &Shown,
        content: &Block,
        provision: usize,
    ) -> Option<(usize, PaneLink)> {
        let begins = |link: &&PaneLink| (content.start..content.end()).contains(&link.range.start);
        let mut asked = None;
        for (nth, link) in self.layers.links.of(provision).iter().filter(begins).enumerate() {
            let node = id.with("link").with((provision, link.range.start, nth));
            let area = self.place(ui, node, block, content, &link.range);
            if wanted(ui, node) {
                asked = Some((provision, link.clone()));
            }
            let quoted = content.text.get(content.bytes(&block.set.laid, &link.range)).unwrap_or_default();
            ui.accesskit_node_builder(node, |node| {
                node.set_bounds(bounds(area));
                node.set_role(accesskit::Role::Link);
                node.set_label(quoted);
                node.set_description(match link.kind {
                    LinkKind::Reference => &*self.words.reference,
                    LinkKind::Term => &*self.words.term,
                });
                node.add_action(accesskit::Action::Click);
            });
        }
        asked
    }

    /// Gives a node the first line of its words, or the block where it has none.
    fn place(&self, ui: &Ui, node: Id, block: &Shown, content: &Block, range: &Range<usize>) -> Rect {
        let words = block.set.laid.rects(content.bytes(&block.set.laid, range)).into_iter().next();
        let rect = words.map_or(block.rect, |words| words.translate(block.corner.to_vec2()));
        let area = rect.intersect(self.clip);
        ui.interact(area, node, Sense::hover());
        area
    }
}

fn wanted(ui: &Ui, node: Id) -> bool {
    ui.input(|input| input.has_accesskit_action_request(node, accesskit::Action::Click))
}

fn bounds(rect: Rect) -> accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    accesskit::Rect { x0, y0, x1, y1 }
}

/// A block's words as they are read out: with the number that hangs beside them.
fn spoken(block: &Block) -> String {
    let number = if block.label.is_empty() { String::new() } else { format!("{} ", block.label) };
    said(&format!("{number}{}{}", block.lead, block.text), block.set_apart).into_owned()
}
