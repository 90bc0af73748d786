//! How grave the marks of each article are, and of the whole text.

use eframe::egui::{Button, Id, Rect, RichText, Ui, pos2, vec2};

use super::grid::{At, Cells, Drawn, Grid};
use super::paint::{Words, bar, row_ground, segment, told, unit};
use super::section::{Ask, Seen, Wanted};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::rating_icon;
use crate::app::words;
use crate::find::RatingsByArticle;
use crate::review::Rating;
use crate::tr;

struct Ratings<'a> {
    seen: Seen<'a>,
    map: &'a RatingsByArticle,
    /// Marks in the article with most.
    most: usize,
}

/// The ratings with their patterns and counts in the whole text; one opens its marks.
pub fn legend(ui: &mut Ui, seen: Seen<'_>) -> Option<Ask> {
    let mut ask = None;
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for rating in Rating::all() {
            let count = seen.numbers.counts.of_rating(rating);
            let name = tr!("overview-legend", rating = words::rating(rating), count = count);
            let words = format!("       {} {name}", rating_icon(rating));
            let button = Button::new(RichText::new(words).size(SMALL).color(tokens.text));
            let response = ui.add_enabled(count > 0, button.fill(tokens.raised));
            response.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, count > 0, &name)
            });
            let left = pos2(response.rect.left() + 8.0, response.rect.center().y - 6.0);
            segment(ui, ui.painter(), Rect::from_min_size(left, vec2(16.0, 12.0)), rating);
            if response.on_hover_text(words::rating_meaning(rating)).clicked() {
                ask = Some(Ask::Read(Wanted { rating: Some(rating), ..Wanted::default() }));
            }
        }
    });
    ask
}

pub fn show(ui: &mut Ui, seen: Seen<'_>, cursor: &mut At, at: &mut Option<usize>) -> Option<Ask> {
    let map = seen.numbers.ratings(seen.workspace);
    let most = map.rows.iter().map(crate::find::RatingsRow::total).max().unwrap_or_default();
    let ratings = Ratings { seen, map, most };
    let names = seen.names_width();
    let widths = [names, (seen.room.x - names - 14.0).max(180.0)];
    let name = tr!("overview-chart-of", name = tr!("overview-ratings"));
    let id = Id::unique("overview ratings");
    let grid = Grid { id, name: &name, rows: map.rows.len(), widths: &widths, head: 44.0, row: 30.0 };
    let done = grid.show(ui, cursor, &ratings);
    let article = |at: At| Some(map.rows.get(at.row.checked_sub(1)?)?.provision);
    *at = done.focused.and_then(article);
    let opened = done.opened.filter(|at| ratings.opens(*at))?;
    let article = article(opened)?;
    Some(if opened.column == 0 { Ask::GoTo(article) } else { Ask::article(article) })
}

impl Ratings<'_> {
    /// The article of a row, and its counts; of the head row the whole text's.
    fn counts(&self, at: At) -> (Option<usize>, Vec<usize>) {
        let row = at.row.checked_sub(1).and_then(|row| self.map.rows.get(row));
        let counts = &self.seen.numbers.counts;
        let count = |rating| row.map_or_else(|| counts.of_rating(rating), |row| row.of_rating(rating));
        (row.map(|row| row.provision), Rating::all().map(count).collect())
    }
}

impl Cells for Ratings<'_> {
    fn label(&self, at: At) -> String {
        let (article, counts) = self.counts(at);
        match (article, at.column) {
            (None, 0) => tr!("overview-whole-text"),
            (Some(article), 0) => self.seen.full_name(article),
            (None, _) => {
                tr!("overview-told-of", name = tr!("overview-whole-text"), told = told(&counts))
            }
            (Some(article), _) => {
                tr!("overview-told-of", name = self.seen.cite(article), told = told(&counts))
            }
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let (article, counts) = self.counts(cell.at);
        row_ground(ui, cell);
        if cell.at.column == 0 {
            let name = article.map_or_else(|| tr!("overview-whole-text"), |at| self.seen.row_name(at));
            let words = Words::small(&name, tokens.text);
            let words = if article.is_none() { words.bold() } else { words };
            words.paint(ui, cell.painter, cell.rect.shrink2(vec2(4.0, 0.0)));
            return;
        }
        let most = if article.is_some() { self.most } else { counts.iter().sum() };
        let place = cell.rect.shrink2(vec2(theme::GAP, if article.is_some() { 6.0 } else { 9.0 }));
        bar(ui, cell.painter, place, &counts, unit(place.width(), most));
    }

    fn tip(&self, at: At) -> Option<String> {
        Some(self.label(at))
    }

    fn opens(&self, at: At) -> bool {
        at.row > 0
    }
}
