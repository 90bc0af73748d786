//! What stands beside the pointer for as long as it rests: short, never in the way, never with the keyboard.

use eframe::egui::{Area, Context, Frame, Id, Order, Rect, RichText, Sense, Ui, pos2, vec2};

use super::bar::grouped;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{badge, faint, plain_words, rating_icon};
use crate::app::reading::StripHover;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{Anchor, Annotation};
use crate::tr;

/// Most marks that the list beside the margin names.
const MOST_MARKS: usize = 7;
/// Letters of a comment or quote that it shows.
const MOST_WORDS: usize = 120;
/// Distance from what it stands beside, in points.
const GAP: f32 = 6.0;

/// Which side of a place something stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Below it, or above where there is no room below.
    Below,
    Left,
}

/// Shows something beside a place on the screen. Pointer and keyboard pass through it.
pub(super) fn beside(
    ctx: &Context,
    name: &str,
    (place, side): (Rect, Side),
    width: f32,
    contents: impl FnOnce(&mut Ui),
) {
    let id = Id::unique(name);
    let screen = ctx.content_rect().shrink(GAP);
    let width = width.min(screen.width() - 24.0);
    let known = ctx.memory(|memory| memory.area_rect(id)).map_or(vec2(width, 120.0), |known| known.size());
    let below = place.bottom() + GAP;
    let above = (place.top() - GAP - known.y).max(screen.top());
    let corner = match side {
        Side::Below if below + known.y <= screen.bottom() => pos2(place.left(), below),
        Side::Below => pos2(place.left(), above),
        Side::Left => pos2(place.left() - GAP - known.x, place.center().y - known.y / 2.0),
    };
    let lowest = (screen.max - known).max(screen.min);
    let corner = corner.max(screen.min).min(lowest);
    let area = Area::new(id).order(Order::Tooltip).interactable(false).fixed_pos(corner);
    area.show(ctx, |ui| {
        let tokens = Tokens::of(ui);
        Frame::popup(ui.style()).fill(tokens.raised).show(ui, |ui| {
            ui.set_max_width(width);
            contents(ui);
        });
    });
}

/// Names the marks under the pointer in the margin: concern, rating, by whom, first words.
pub fn marks_beside(ctx: &Context, workspace: &Workspace, keys: &[u64], place: Rect) {
    let marks: Vec<&Annotation> = keys
        .iter()
        .filter_map(|key| workspace.review().annotations().get(&workspace.marks.by_key(*key)?))
        .collect();
    if marks.is_empty() {
        return;
    }
    beside(ctx, "marks here", (place, Side::Below), 340.0, |ui| {
        ui.spacing_mut().item_spacing.y = theme::NEAR;
        for mark in marks.iter().take(MOST_MARKS) {
            line(ui, workspace, mark);
        }
        if let Some(more) = marks.len().checked_sub(MOST_MARKS).filter(|more| *more > 0) {
            faint(ui, tr!("find-more-marks", count = more));
        }
    });
}

fn line(ui: &mut Ui, workspace: &Workspace, mark: &Annotation) {
    let codebook = workspace.review().codebook();
    let concern = mark.concerns.first().and_then(|id| codebook.get(id));
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        if let Some(concern) = concern {
            badge(ui, rect, concern);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let tokens = Tokens::of(ui);
            let name = concern.map_or_else(|| tr!("mark-label-no-concern"), |concern| concern.name.clone());
            let who = words::reviewer_name(workspace.review().reviewers().get(&mark.reviewer));
            let style = Style::sans(SMALL);
            ui.add(UserText::new(&name).style(style.bold()).colour(tokens.text).max_lines(1));
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.spacing_mut().item_spacing.x = theme::NEAR;
                let icon = RichText::new(rating_icon(mark.rating)).size(SMALL + 1.5);
                ui.label(icon.color(tokens.rating(mark.rating)));
                let rated = format!("{} · {who}", words::rating(mark.rating));
                ui.add(UserText::new(&rated).style(style).colour(tokens.text).max_lines(1));
            });
            let said = plain_words(&mark.comment);
            let said = said.lines().next().unwrap_or_default();
            let quoted = mark.anchor.quote();
            let first: String = match (&mark.anchor, said.is_empty()) {
                (_, false) => said.chars().take(MOST_WORDS).collect(),
                (Anchor::Spans(_), true) => quoted.chars().take(MOST_WORDS).collect(),
                (Anchor::Provision(_), true) => tr!("whole-provision"),
                (Anchor::Text, true) => tr!("whole-text"),
            };
            ui.add(UserText::new(&first.replace('\n', " ")).style(style).colour(tokens.faint).max_lines(2));
        });
    });
}

/// Says what stands in the overview strip under the pointer.
pub fn strip_tip(ctx: &Context, workspace: &Workspace, hovered: &StripHover) {
    let text = workspace.text();
    beside(ctx, "strip", (hovered.rect, Side::Left), 250.0, |ui| {
        let heading = text.provisions().get(hovered.provision).map(|found| found.heading.trim());
        let citation = words::place(text, hovered.provision);
        ui.add(UserText::new(&citation).style(Style::sans(SMALL).bold()));
        if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
            ui.add(UserText::new(heading).style(Style::sans(SMALL)).max_lines(2));
        }
        if hovered.marks > 0 {
            faint(ui, tr!("marks", count = hovered.marks));
        }
        if hovered.hits > 0 {
            faint(ui, tr!("find-places", count = hovered.hits, total = grouped(hovered.hits)));
        }
    });
}
