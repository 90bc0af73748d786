//! How often each concern was marked, as a tree with bars of ratings.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::grid::{At, Cells, Drawn, Grid};
use super::heat::badge_on;
use super::paint::{Words, bar, row_ground, told, unit};
use super::section::{Ask, Seen};
use crate::app::look::theme::{self, Tokens};
use crate::review::{Concern, ConcernId};
use crate::tr;

struct Concerns<'a> {
    seen: Seen<'a>,
    tree: Vec<(usize, &'a ConcernId, &'a Concern)>,
    /// Marks of the concern with most.
    most: usize,
}

pub fn show(ui: &mut Ui, seen: Seen<'_>, cursor: &mut At) -> Option<Ask> {
    let tree = seen.workspace.review().codebook().tree();
    let most = tree.iter().map(|(_, id, _)| seen.numbers.counts.of_concern(id)).max().unwrap_or_default();
    let concerns = Concerns { seen, tree, most };
    let names = (seen.room.x * 0.42).clamp(130.0, 330.0);
    let widths = [names, (seen.room.x - names - 14.0).max(180.0)];
    let name = tr!("overview-chart-of", name = tr!("overview-concerns"));
    let id = Id::unique("overview concerns");
    let grid = Grid { id, name: &name, rows: concerns.tree.len(), widths: &widths, head: 26.0, row: 30.0 };
    let opened = grid.show(ui, cursor, &concerns).opened.filter(|at| concerns.opens(*at))?;
    concerns.row(opened).map(|(_, id, _)| Ask::concern(id.clone()))
}

impl<'a> Concerns<'a> {
    fn row(&self, at: At) -> Option<(usize, &'a ConcernId, &'a Concern)> {
        self.tree.get(at.row.checked_sub(1)?).copied()
    }
}

impl Cells for Concerns<'_> {
    fn label(&self, at: At) -> String {
        match (self.row(at), at.column) {
            (None, 0) => tr!("overview-concern"),
            (None, _) => tr!("overview-marks"),
            (Some((_, _, concern)), 0) => concern.name.clone(),
            (Some((_, id, concern)), _) => {
                let told = told(&self.seen.numbers.rated(self.seen.workspace, id));
                tr!("overview-told-of", name = concern.name.as_str(), told = told)
            }
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        row_ground(ui, cell);
        let Some((depth, id, concern)) = self.row(cell.at) else {
            let words = if cell.at.column == 0 { tr!("overview-concern") } else { tr!("overview-marks") };
            let place = cell.rect.shrink2(vec2(if cell.at.column == 0 { 4.0 } else { theme::GAP }, 0.0));
            Words::small(&words, tokens.faint).paint(ui, cell.painter, place);
            return;
        };
        if cell.at.column == 0 {
            let left = cell.rect.left() + 4.0 + 18.0 * depth.min(6) as f32;
            let place = Rect::from_min_size(pos2(left, cell.rect.center().y - 10.0), vec2(22.0, 20.0));
            badge_on(ui, cell, place, concern);
            let name = Rect::from_min_max(pos2(left + 28.0, cell.rect.top()), cell.rect.max - vec2(4.0, 0.0));
            let none = self.seen.numbers.counts.of_concern(id) == 0;
            let words = Words::small(&concern.name, if none { tokens.faint } else { tokens.text });
            let words = if depth == 0 { words.bold() } else { words };
            words.paint(ui, cell.painter, name);
            return;
        }
        let place = cell.rect.shrink2(vec2(theme::GAP, if depth == 0 { 5.0 } else { 7.0 }));
        let counts = self.seen.numbers.rated(self.seen.workspace, id);
        bar(ui, cell.painter, place, &counts, unit(place.width(), self.most));
    }

    fn tip(&self, at: At) -> Option<String> {
        let (_, _, concern) = self.row(at)?;
        if at.column > 0 {
            return Some(self.label(at));
        }
        Some(format!("{}\n{}", concern.name, concern.definition))
    }

    fn opens(&self, at: At) -> bool {
        self.row(at).is_some_and(|(_, id, _)| self.seen.numbers.counts.of_concern(id) > 0)
    }
}
