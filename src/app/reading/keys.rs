//! The pane by keyboard: caret, selection, scrolling, copying, links, the edges of a mark. Letters and digits
//! are the program's.

use eframe::egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::edges::{self, Edge, EdgeMove};
use super::layers::{Layers, PaneLink};
use super::look::Look;
use super::pane::ReadingPane;
use super::selection::{Place, Selected};
use crate::app::glyphs::{Glyphs, Spot, Step};

/// Share of the window that Page Down moves.
const PAGE: f32 = 0.9;

/// What keys led to.
#[derive(Default)]
pub(super) struct Keyed {
    pub(super) edge: Option<EdgeMove>,
    pub(super) followed: Option<(usize, PaneLink)>,
}

/// Handles what was pressed while the pane has the keyboard.
pub(super) fn handle(
    pane: &mut ReadingPane,
    ui: &Ui,
    glyphs: &Glyphs,
    id: Id,
    view: f32,
    layers: &Layers<'_>,
) -> Keyed {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        // The first Escape clears the selection, the next leaves the pane.
        escape: pane.selected.is_some() || pane.pointing.edge.is_some() || pane.edging.is_some(),
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let mut keyed = Keyed::default();
    for event in ui.input(|input| input.filtered_events(&filter)) {
        match event {
            Event::Copy => {
                if let Some((_, text)) = pane.chosen() {
                    ui.copy_text(text.to_string());
                }
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                if pane.edging.is_some() && matches!(key, Key::Enter | Key::Escape) {
                    pane.edging = None;
                } else if let Some((edge, right)) = moves_edge(key, modifiers, pane.edging.is_some()) {
                    let moved =
                        layers.extent.and_then(|extent| edges::step(pane, glyphs, extent, edge, right, view));
                    keyed.edge = keyed.edge.or(moved);
                } else if key == Key::Enter && modifiers.is_none() {
                    keyed.followed = pane.link_at_caret(layers.links);
                } else {
                    press(pane, glyphs, key, modifiers, view);
                }
            }
            _ => {}
        }
    }
    keyed
}

/// Shift, Alt and an arrow move the end of the mark in focus; with Ctrl (Cmd), its start. While edges are moved
/// by a mode, arrows alone move the end, and with Shift the start. Says which edge, and whether to the right.
fn moves_edge(key: Key, modifiers: Modifiers, mode: bool) -> Option<(Edge, bool)> {
    let right = match key {
        Key::ArrowRight => true,
        Key::ArrowLeft => false,
        _ => return None,
    };
    if modifiers.shift && modifiers.alt {
        let start = modifiers.ctrl || modifiers.command;
        return Some((if start { Edge::Start } else { Edge::End }, right));
    }
    let plain = mode && !modifiers.alt && !modifiers.ctrl && !modifiers.command;
    plain.then_some((if modifiers.shift { Edge::Start } else { Edge::End }, right))
}

fn press(pane: &mut ReadingPane, glyphs: &Glyphs, key: Key, modifiers: Modifiers, view: f32) {
    if modifiers.alt && !modifiers.mac_cmd {
        return;
    }
    match key {
        Key::Escape if pane.pointing.edge.take().is_some() => {}
        Key::Escape => pane.clear_selection(),
        Key::A if modifiers.command => select_provision(pane),
        Key::PageDown | Key::PageUp => page(pane, glyphs, key == Key::PageDown, modifiers.shift, view),
        _ => {
            let Some(selected) = pane.selected else {
                begin(pane, glyphs, key, modifiers, view);
                return;
            };
            if let Some(place) = destination(pane, glyphs, &selected, key, modifiers) {
                go(pane, glyphs, place, modifiers.shift, view);
            }
        }
    }
}

/// Without a caret yet: the first arrow puts it at the top of the window.
fn begin(pane: &mut ReadingPane, glyphs: &Glyphs, key: Key, modifiers: Modifiers, view: f32) {
    let place = match key {
        Key::Home if modifiers.command => Place::new(0, 0),
        Key::End if modifiers.command => end_of(pane, pane.view.document.blocks().len().saturating_sub(1)),
        Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => top(pane),
        _ => return,
    };
    go(pane, glyphs, place, false, view);
}

/// The first place in the window.
fn top(pane: &ReadingPane) -> Place {
    let depth = pane.view.depth();
    let block = pane.view.block_at_depth(depth);
    let hidden = depth - pane.view.depth_of(block) > 1.0;
    Place::new((block + usize::from(hidden)).min(pane.view.document.blocks().len().saturating_sub(1)), 0)
}

fn go(pane: &mut ReadingPane, glyphs: &Glyphs, place: Place, extend: bool, view: f32) {
    if !extend {
        pane.passages.clear();
    }
    pane.selected = Some(match pane.selected {
        Some(selected) if extend => Selected { anchor: selected.anchor, focus: place },
        _ => Selected::caret(place),
    });
    pane.reveal(glyphs, place, view);
}

fn destination(
    pane: &mut ReadingPane,
    glyphs: &Glyphs,
    selected: &Selected,
    key: Key,
    modifiers: Modifiers,
) -> Option<Place> {
    let from = selected.focus;
    if !matches!(key, Key::ArrowUp | Key::ArrowDown) {
        pane.goal = None;
    }
    match key {
        Key::ArrowLeft | Key::ArrowRight => {
            let right = key == Key::ArrowRight;
            if !selected.is_empty() && !modifiers.shift && !modifiers.ctrl {
                let (start, end) = selected.ordered();
                let rtl = pane.view.set(glyphs, from.block)?.laid.is_rtl();
                return Some(if right == rtl { start } else { end });
            }
            let step = match (right, modifiers.ctrl) {
                (false, false) => Step::Left,
                (true, false) => Step::Right,
                (false, true) => Step::WordLeft,
                (true, true) => Step::WordRight,
            };
            step_to(pane, glyphs, from, step, right)
        }
        Key::ArrowUp | Key::ArrowDown => climb(pane, glyphs, from, key == Key::ArrowDown),
        Key::Home if modifiers.command => Some(Place::new(0, 0)),
        Key::End if modifiers.command => {
            Some(end_of(pane, pane.view.document.blocks().len().saturating_sub(1)))
        }
        Key::Home | Key::End => {
            let laid = pane.view.set(glyphs, from.block)?.laid;
            Some(Place { block: from.block, spot: laid.line_edge(from.spot, key == Key::End) })
        }
        _ => None,
    }
}

/// A step within the block, or over its edge into the next.
fn step_to(pane: &mut ReadingPane, glyphs: &Glyphs, from: Place, step: Step, right: bool) -> Option<Place> {
    let laid = pane.view.set(glyphs, from.block)?.laid;
    if let Some(spot) = laid.step(from.spot, step) {
        return Some(Place { block: from.block, spot });
    }
    if right == laid.is_rtl() {
        Some(end_of(pane, neighbour(pane, from.block, false)?))
    } else {
        Some(Place::new(neighbour(pane, from.block, true)?, 0))
    }
}

/// A line up or down, keeping the column.
fn climb(pane: &mut ReadingPane, glyphs: &Glyphs, from: Place, down: bool) -> Option<Place> {
    let laid = pane.view.set(glyphs, from.block)?.laid;
    let column = pane.view.column()?;
    let left = column.text_left(pane.view.document.block(from.block)?);
    let goal = pane.goal.unwrap_or_else(|| left + laid.caret(from.spot).left());
    pane.goal = Some(goal);
    let line = laid.line_of(from.spot);
    let inside =
        if down { Some(line + 1).filter(|&line| line < laid.line_count()) } else { line.checked_sub(1) };
    if let Some(line) = inside {
        return Some(Place { block: from.block, spot: laid.hit_on_line(line, goal - left) });
    }
    let Some(block) = neighbour(pane, from.block, down) else {
        return Some(if down { end_of(pane, from.block) } else { Place::new(from.block, 0) });
    };
    let laid = pane.view.set(glyphs, block)?.laid;
    let left = column.text_left(pane.view.document.block(block)?);
    let line = if down { 0 } else { laid.line_count().saturating_sub(1) };
    Some(Place { block, spot: laid.hit_on_line(line, goal - left) })
}

fn page(pane: &mut ReadingPane, glyphs: &Glyphs, down: bool, extend: bool, view: f32) {
    let distance = view * PAGE;
    let Some(selected) = pane.selected else {
        pane.view.scroll_by(glyphs, if down { distance } else { -distance }, view);
        return;
    };
    let line = Look::of(super::document::BlockKind::Body, pane.view.zoom, pane.comfort.face).style;
    let lines = (distance / (line.size * line.line_height)).max(1.0) as usize;
    let mut place = selected.focus;
    for _ in 0..lines {
        match climb(pane, glyphs, place, down) {
            Some(next) if next != place => place = next,
            _ => break,
        }
    }
    pane.view.scroll_by(glyphs, if down { distance } else { -distance }, view);
    go(pane, glyphs, place, extend, view);
}

/// The next block with words in it.
pub(super) fn neighbour(pane: &ReadingPane, block: usize, after: bool) -> Option<usize> {
    let blocks = pane.view.document.blocks();
    let has_words = |&index: &usize| blocks.get(index).is_some_and(|block| !block.text.is_empty());
    if after { (block + 1..blocks.len()).find(has_words) } else { (0..block).rev().find(has_words) }
}

pub(super) fn end_of(pane: &ReadingPane, block: usize) -> Place {
    let length = pane.view.document.block(block).map_or(0, |block| block.text.len());
    Place { block, spot: Spot { byte: length, upstream: length > 0 } }
}

fn select_provision(pane: &mut ReadingPane) {
    let document = &pane.view.document;
    let at = pane.selected.map_or_else(|| top(pane).block, |selected| selected.focus.block);
    let Some(provision) = document.provision_of(at) else { return };
    let blocks = document.blocks_of(provision);
    let Some(last) = blocks.end.checked_sub(1) else { return };
    pane.passages.clear();
    pane.selected = Some(Selected { anchor: Place::new(blocks.start, 0), focus: end_of(pane, last) });
}
