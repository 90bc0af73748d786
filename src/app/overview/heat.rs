//! The heat map: which concerns stand in which articles. A cell opens its marks.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::grid::{At, Cells, Drawn, Grid};
use super::paint::{Words, ink_on, row_ground, shaded};
use super::section::{Ask, Choices, Seen, Wanted};
use crate::app::look::theme::Tokens;
use crate::app::look::widgets::rating_icon;
use crate::app::words;
use crate::find::{ArticleRow, HeatMap};
use crate::review::ConcernId;
use crate::tr;

/// Widths of the last two columns.
const TOTAL: f32 = 50.0;
const SIGN: f32 = 30.0;

struct Heat<'a> {
    seen: Seen<'a>,
    map: &'a HeatMap,
}

/// What a column holds.
enum Column<'a> {
    Names,
    Concern(&'a ConcernId, usize),
    Total,
    Gravest,
}

/// Which articles are shown, above the chart.
pub fn choices(ui: &mut Ui, choices: &mut Choices) {
    let named = [(false, tr!("overview-marked-articles")), (true, tr!("overview-all-articles"))];
    super::section::choose(ui, &mut choices.whole, &named);
}

pub fn show(
    ui: &mut Ui,
    seen: Seen<'_>,
    whole: bool,
    cursor: &mut At,
    at: &mut Option<usize>,
) -> Option<Ask> {
    let map = seen.numbers.heat(seen.workspace, whole);
    let chart = Heat { seen, map };
    // Names of articles give way to those of concerns, as far as they can be read.
    let others = TOTAL + SIGN + 14.0 + 54.0 * map.columns.len() as f32;
    let names = seen.names_width().min((seen.room.x - others).max(130.0));
    let room = (seen.room.x - names - TOTAL - SIGN - 14.0) / map.columns.len().max(1) as f32;
    let mut widths = vec![names];
    widths.extend(map.columns.iter().map(|_| room.floor().clamp(42.0, 120.0)));
    widths.extend([TOTAL, SIGN]);
    let name = tr!("overview-chart-of", name = tr!("overview-heat"));
    let head = if seen.is_low() { 44.0 } else { 78.0 };
    let id = Id::unique("overview heat");
    let grid = Grid { id, name: &name, rows: map.rows.len(), widths: &widths, head, row: 30.0 };
    let done = grid.show(ui, cursor, &chart);
    *at = done.focused.and_then(|at| chart.row(at)).map(|row| row.provision);
    done.opened.and_then(|at| chart.ask(at))
}

impl<'a> Heat<'a> {
    fn row(&self, at: At) -> Option<&'a ArticleRow> {
        self.map.rows.get(at.row.checked_sub(1)?)
    }

    fn column(&self, column: usize) -> Column<'a> {
        match column.checked_sub(1) {
            None => Column::Names,
            Some(place) => match self.map.columns.get(place) {
                Some(id) => Column::Concern(id, place),
                None if place == self.map.columns.len() => Column::Total,
                None => Column::Gravest,
            },
        }
    }

    fn count(row: &ArticleRow, place: usize) -> usize {
        row.cells.get(place).copied().unwrap_or_default()
    }

    fn ask(&self, at: At) -> Option<Ask> {
        if !self.opens(at) {
            return None;
        }
        let article = self.row(at).map(|row| row.provision);
        Some(match (self.column(at.column), article) {
            (Column::Names, Some(article)) => Ask::GoTo(article),
            (Column::Concern(id, _), article) => {
                Ask::Read(Wanted { concerns: vec![id.clone()], article, ..Wanted::default() })
            }
            (_, Some(article)) => Ask::article(article),
            _ => Ask::Read(Wanted::default()),
        })
    }

    fn head(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let low = self.seen.is_low();
        let line = |bottom: f32, height: f32| {
            let bottom = cell.rect.bottom() - bottom;
            Rect::from_min_max(pos2(cell.rect.left(), bottom - height), pos2(cell.rect.right(), bottom))
        };
        let total = line(3.0, 18.0);
        match self.column(cell.at.column) {
            Column::Names => {
                let words = tr!("overview-article");
                Words::small(&words, tokens.faint).paint(ui, cell.painter, total.translate(vec2(4.0, 0.0)));
            }
            Column::Concern(id, _) => {
                let count = self.seen.numbers.counts.of_concern(id).to_string();
                Words::middle(&count, 12.5, tokens.text).bold().paint(ui, cell.painter, total);
                let Some(concern) = self.seen.workspace.review().codebook().get(id) else { return };
                let top = cell.rect.top() + 2.0;
                let place = Rect::from_center_size(pos2(cell.rect.center().x, top + 10.0), vec2(20.0, 20.0));
                badge_on(ui, cell, place, concern);
                if !low {
                    let name = line(23.0, 29.0).shrink2(vec2(2.0, 0.0));
                    let colour = if cell.hovered { tokens.accent } else { tokens.text };
                    Words::head(&concern.name, colour).paint(ui, cell.painter, name);
                }
            }
            Column::Total => {
                let count = self.seen.numbers.shown().to_string();
                Words::middle(&count, 12.5, tokens.text).bold().paint(ui, cell.painter, total);
                if !low {
                    let words = tr!("overview-total");
                    Words::head(&words, tokens.faint).paint(ui, cell.painter, line(23.0, 29.0));
                }
            }
            Column::Gravest => {}
        }
    }
}

/// A badge cut to what is in sight of its cell.
pub fn badge_on(ui: &Ui, cell: &Drawn<'_>, place: Rect, concern: &crate::review::Concern) {
    let fill = Tokens::of(ui).sign(concern.colour);
    cell.painter.rect_filled(place, eframe::egui::CornerRadius::same(4), fill);
    let size = if concern.letter.chars().count() > 1 { 9.5 } else { 11.5 };
    Words::middle(&concern.letter, size, ink_on(fill)).bold().paint(ui, cell.painter, place);
}

impl Cells for Heat<'_> {
    fn label(&self, at: At) -> String {
        let counts = &self.seen.numbers.counts;
        let Some(row) = self.row(at) else {
            return match self.column(at.column) {
                Column::Names => tr!("overview-article"),
                Column::Concern(id, _) => {
                    tr!("overview-of", name = self.seen.concern(id), count = counts.of_concern(id))
                }
                Column::Total => {
                    tr!("overview-of", name = tr!("overview-total"), count = self.seen.numbers.shown())
                }
                Column::Gravest => tr!("overview-gravest"),
            };
        };
        let article = self.seen.cite(row.provision);
        match self.column(at.column) {
            Column::Names => {
                tr!("overview-of", name = self.seen.full_name(row.provision), count = row.total)
            }
            Column::Concern(id, place) => {
                let count = Self::count(row, place);
                tr!("overview-cell", row = article, column = self.seen.concern(id), count = count)
            }
            Column::Total => {
                tr!("overview-cell", row = article, column = tr!("overview-total"), count = row.total)
            }
            Column::Gravest if row.total == 0 => tr!("overview-of", name = article, count = 0),
            Column::Gravest => tr!(
                "overview-value",
                row = article,
                column = tr!("overview-gravest"),
                value = words::rating(row.gravest)
            ),
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let Some(row) = self.row(cell.at) else { return self.head(ui, cell) };
        match self.column(cell.at.column) {
            Column::Names => {
                row_ground(ui, cell);
                let name = self.seen.row_name(row.provision);
                let place = cell.rect.shrink2(vec2(4.0, 0.0));
                let colour = if row.total == 0 { tokens.faint } else { tokens.text };
                Words::small(&name, colour).paint(ui, cell.painter, place);
            }
            Column::Concern(id, place) => {
                let concern = self.seen.workspace.review().codebook().get(id);
                let colour = concern.map_or(tokens.accent, |concern| tokens.ink(concern.colour));
                shaded(ui, cell, colour, Self::count(row, place), self.map.most);
            }
            Column::Total => {
                let number = row.total.to_string();
                let colour = if row.total == 0 { tokens.faint } else { tokens.text };
                if cell.hovered {
                    cell.painter.rect_filled(cell.rect.shrink(1.5), 4.0, tokens.button[0]);
                }
                Words::middle(&number, 13.0, colour).bold().paint(ui, cell.painter, cell.rect);
            }
            Column::Gravest if row.total > 0 => {
                let font = eframe::egui::FontId::proportional(16.0);
                let middle = eframe::egui::Align2::CENTER_CENTER;
                let colour = tokens.rating(row.gravest);
                cell.painter.text(cell.rect.center(), middle, rating_icon(row.gravest), font, colour);
            }
            Column::Gravest => {}
        }
    }

    fn tip(&self, at: At) -> Option<String> {
        match (self.row(at), self.column(at.column)) {
            (None, Column::Concern(id, _)) => {
                let concern = self.seen.workspace.review().codebook().get(id)?;
                Some(format!("{}\n{}", concern.name, concern.definition))
            }
            (None, Column::Gravest) => Some(tr!("overview-gravest")),
            (Some(row), Column::Names) => Some(self.seen.full_name(row.provision)),
            (Some(_), _) if self.opens(at) => Some(self.label(at)),
            _ => None,
        }
    }

    fn opens(&self, at: At) -> bool {
        match (self.row(at), self.column(at.column)) {
            (Some(_), Column::Names) => true,
            (Some(row), Column::Concern(_, place)) => Self::count(row, place) > 0,
            (Some(row), _) => row.total > 0,
            (None, Column::Concern(id, _)) => self.seen.numbers.counts.of_concern(id) > 0,
            (None, _) => false,
        }
    }
}
