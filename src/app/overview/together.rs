//! Which concerns stand on the same marks. A cell opens the marks that carry both.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::grid::{At, Cells, Drawn, Grid};
use super::heat::badge_on;
use super::paint::{Words, row_ground, shaded};
use super::section::{Ask, Choices, Seen, Wanted};
use crate::app::look::theme::{self, Tokens};
use crate::app::look::widgets::faint;
use crate::find::CoOccurrence;
use crate::review::{Concern, ConcernId};
use crate::tr;

struct Together<'a> {
    seen: Seen<'a>,
    map: &'a CoOccurrence,
    /// The largest count off the diagonal.
    most: usize,
}

/// Which concerns are shown, above the chart.
pub fn choices(ui: &mut Ui, choices: &mut Choices) {
    let named = [(false, tr!("overview-outermost")), (true, tr!("overview-used"))];
    super::section::choose(ui, &mut choices.used, &named);
}

pub fn show(ui: &mut Ui, seen: Seen<'_>, used: bool, cursor: &mut At) -> Option<Ask> {
    let map = seen.numbers.together(seen.workspace, used);
    if map.concerns.is_empty() {
        ui.add_space(theme::APART);
        faint(ui, tr!("overview-none-used"));
        return None;
    }
    let apart = |(row, counts): (usize, &Vec<usize>)| {
        let others = counts.iter().enumerate().filter(move |(column, _)| *column != row);
        others.map(|(_, count)| *count).max()
    };
    let most = map.counts.iter().enumerate().filter_map(apart).max().unwrap_or_default();
    let together = Together { seen, map, most };
    let names = seen.names_width();
    let room = (seen.room.x - names - 14.0) / map.concerns.len().max(1) as f32;
    let mut widths = vec![names];
    widths.extend(map.concerns.iter().map(|_| room.floor().clamp(42.0, 120.0)));
    let name = tr!("overview-chart-of", name = tr!("overview-together"));
    let narrow = room < 56.0 || seen.is_low();
    let head = if narrow { 30.0 } else { 60.0 };
    let id = Id::unique("overview together");
    let grid = Grid { id, name: &name, rows: map.concerns.len(), widths: &widths, head, row: 36.0 };
    let opened = grid.show(ui, cursor, &together).opened.filter(|at| together.opens(*at))?;
    let mut concerns = vec![together.concern(opened.row)?.clone()];
    concerns.extend(together.concern(opened.column).cloned());
    concerns.dedup();
    Some(Ask::Read(Wanted { concerns, ..Wanted::default() }))
}

impl<'a> Together<'a> {
    /// The concern of a row or a column.
    fn concern(&self, at: usize) -> Option<&'a ConcernId> {
        self.map.concerns.get(at.checked_sub(1)?)
    }

    fn known(&self, id: Option<&ConcernId>) -> Option<&'a Concern> {
        self.seen.workspace.review().codebook().get(id?)
    }

    fn count(&self, at: At) -> usize {
        let row = at.row.checked_sub(1).and_then(|row| self.map.counts.get(row));
        let count = row.and_then(|row| row.get(at.column.checked_sub(1)?));
        count.copied().unwrap_or_default()
    }

    fn head(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let Some(concern) = self.known(self.concern(cell.at.column)) else { return };
        let middle = pos2(cell.rect.center().x, cell.rect.top() + 14.0);
        badge_on(ui, cell, Rect::from_center_size(middle, vec2(22.0, 20.0)), concern);
        if cell.rect.height() > 40.0 {
            let top = pos2(cell.rect.left() + 2.0, cell.rect.top() + 27.0);
            let name = Rect::from_min_max(top, cell.rect.max - vec2(2.0, 2.0));
            Words::head(&concern.name, tokens.text).paint(ui, cell.painter, name);
        }
    }
}

impl Cells for Together<'_> {
    fn label(&self, at: At) -> String {
        let name = |at| self.concern(at).map(|id| self.seen.concern(id));
        let own = |at: usize| self.count(At { row: at, column: at });
        match (name(at.row), name(at.column)) {
            (None, None) => tr!("overview-concern"),
            (Some(name), None) => tr!("overview-of", name = name, count = own(at.row)),
            (None, Some(name)) => tr!("overview-of", name = name, count = own(at.column)),
            (Some(name), Some(_)) if at.row == at.column => {
                tr!("overview-of", name = name, count = own(at.row))
            }
            (Some(one), Some(other)) => {
                tr!("overview-both", one = one, other = other, count = self.count(at))
            }
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let at = cell.at;
        if at.row == 0 {
            return self.head(ui, cell);
        }
        let concern = self.known(self.concern(at.row));
        if at.column == 0 {
            row_ground(ui, cell);
            let Some(concern) = concern else { return };
            let left = pos2(cell.rect.left() + 4.0, cell.rect.center().y - 10.0);
            badge_on(ui, cell, Rect::from_min_size(left, vec2(22.0, 20.0)), concern);
            let min = cell.rect.min + vec2(32.0, 0.0);
            let place = Rect::from_min_max(min, cell.rect.max - vec2(4.0, 0.0));
            Words::small(&concern.name, tokens.text).paint(ui, cell.painter, place);
            return;
        }
        if at.row == at.column {
            // The concern with itself: how many marks carry it, apart from the rest.
            let rect = cell.rect.shrink(1.5);
            let line = eframe::egui::Stroke::new(1.0, if cell.hovered { tokens.accent } else { tokens.line });
            cell.painter.rect_stroke(rect, 4.0, line, eframe::egui::StrokeKind::Inside);
            let count = self.count(at).to_string();
            Words::middle(&count, 12.5, tokens.faint).paint(ui, cell.painter, rect);
            return;
        }
        shaded(ui, cell, tokens.accent, self.count(at), self.most);
    }

    fn tip(&self, at: At) -> Option<String> {
        (at != At::default()).then(|| self.label(at))
    }

    fn opens(&self, at: At) -> bool {
        let diagonal = At { row: at.row, column: at.row };
        at.row > 0 && self.count(if at.column == 0 { diagonal } else { at }) > 0
    }
}
