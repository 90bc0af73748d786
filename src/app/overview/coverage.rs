//! How far the text is marked and read: articles with their gaps, and reviewers with how far they came.

use eframe::egui::{Id, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::grid::{At, Cells, Drawn, Grid};
use super::numbers::Reader;
use super::paint::{Words, progress, row_ground, share};
use super::section::{Ask, Choices, Gaps, Seen, Wanted, read_icon};
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::find::CoverageRow;
use crate::tr;

/// Columns of the list of articles after their names.
const MARKS: usize = 1;
const READERS: usize = 2;
const MINE: usize = 3;

/// How far the text is read and marked, and which articles to list.
pub fn choices(ui: &mut Ui, seen: Seen<'_>, choices: &mut Choices) {
    let coverage = seen.numbers.coverage(seen.workspace);
    let all = coverage.articles().count();
    let words = |wanted: fn(&CoverageRow) -> bool| -> usize {
        coverage.articles().filter(|row| wanted(row)).map(|row| row.words).sum()
    };
    let (read, unmarked) = (all - coverage.unread_by_me(), coverage.unmarked());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::APART;
        let room = ui.available_width();
        let width = if room < 520.0 { room } else { (room - theme::APART) / 2.0 };
        let said = tr!("overview-read-by-you", count = read, all = all);
        let tip = tr!("overview-words-read", count = words(|row| row.by_me), all = coverage.words());
        progress(ui, read, all, &said, width).on_hover_text(tip);
        let said = tr!("overview-with-marks", count = all - unmarked, all = all);
        let tip = tr!("overview-words-marked", count = words(|row| row.marks > 0), all = coverage.words());
        progress(ui, all - unmarked, all, &said, width).on_hover_text(tip);
    });
    beside(ui, seen);
    ui.horizontal_wrapped(|ui| {
        let count = |gaps| rows(&seen, gaps).len();
        let named = [
            (Gaps::All, tr!("overview-gaps-all", count = count(Gaps::All))),
            (Gaps::Unmarked, tr!("overview-gaps-unmarked", count = count(Gaps::Unmarked))),
            (Gaps::Unread, tr!("overview-gaps-unread", count = count(Gaps::Unread))),
            (Gaps::Reviewers, tr!("overview-gaps-reviewers")),
        ];
        super::section::choose(ui, &mut choices.gaps, &named);
    });
}

/// What there is beside the articles, by name: it is read and marked too, and is no article.
fn beside(ui: &mut Ui, seen: Seen<'_>) {
    const MOST: usize = 4;
    let others: Vec<&CoverageRow> = seen.numbers.coverage(seen.workspace).others().collect();
    if others.is_empty() {
        return;
    }
    let read = others.iter().filter(|row| row.by_me).count();
    let mut names: Vec<String> = others.iter().take(MOST).map(|row| seen.row_name(row.provision)).collect();
    if others.len() > MOST {
        names.push("…".to_owned());
    }
    let names = names.join(", ");
    let words = tr!("overview-beside-articles", read = read, count = others.len(), names = names);
    let colour = Tokens::of(ui).faint;
    ui.add(UserText::new(&words).style(Style::sans(SMALL)).colour(colour).max_lines(1));
}

/// The articles that are listed.
pub fn rows<'a>(seen: &Seen<'a>, gaps: Gaps) -> Vec<&'a CoverageRow> {
    let rows = seen.numbers.coverage(seen.workspace).rows.iter();
    rows.filter(|row| match gaps {
        Gaps::Unmarked => row.marks == 0,
        Gaps::Unread => !row.by_me,
        Gaps::All | Gaps::Reviewers => true,
    })
    .collect()
}

pub fn show(ui: &mut Ui, seen: Seen<'_>, gaps: Gaps, cursor: &mut At, at: &mut Option<usize>) -> Option<Ask> {
    if gaps == Gaps::Reviewers {
        return reviewers(ui, seen, cursor);
    }
    let list = Articles { seen, rows: rows(&seen, gaps) };
    if list.rows.is_empty() {
        ui.add_space(theme::APART);
        crate::app::look::widgets::faint(ui, tr!("overview-no-gaps"));
        return None;
    }
    let narrow = seen.room.x < 520.0;
    let (count, mine) = if narrow { (56.0, 96.0) } else { (86.0, 176.0) };
    let names = (seen.room.x - 2.0 * count - mine - 14.0).max(120.0);
    let widths = [names, count, count, mine];
    let name = tr!("overview-chart-of", name = tr!("overview-coverage"));
    let id = Id::unique("overview coverage");
    let grid = Grid { id, name: &name, rows: list.rows.len(), widths: &widths, head: 30.0, row: 32.0 };
    let done = grid.show(ui, cursor, &list);
    *at = done.focused.and_then(|at| list.row(at)).map(|row| row.provision);
    let opened = done.opened.filter(|at| list.opens(*at))?;
    let row = list.row(opened)?;
    Some(match opened.column {
        MARKS => Ask::article(row.provision),
        MINE => Ask::SetRead(row.provision, !row.by_me),
        _ => Ask::GoTo(row.provision),
    })
}

struct Articles<'a> {
    seen: Seen<'a>,
    rows: Vec<&'a CoverageRow>,
}

impl<'a> Articles<'a> {
    fn row(&self, at: At) -> Option<&'a CoverageRow> {
        self.rows.get(at.row.checked_sub(1)?).copied()
    }

    fn column(column: usize) -> String {
        match column {
            MARKS => tr!("overview-marks"),
            READERS => tr!("overview-readers"),
            MINE => tr!("overview-you"),
            _ => tr!("overview-article"),
        }
    }

    /// The button that notes reading; an article that is read shows a tick.
    fn button(ui: &Ui, cell: &Drawn<'_>, read: bool) {
        let tokens = Tokens::of(ui);
        let rect = cell.rect.shrink2(vec2(4.0, 3.0));
        let fill = match (read, cell.hovered) {
            (_, true) => tokens.button[1],
            (true, false) => tokens.page,
            (false, false) => tokens.button[0],
        };
        cell.painter.rect_filled(rect, f32::from(theme::ROUND), fill);
        if !read || cell.hovered {
            let line = Stroke::new(1.0, theme::mix(tokens.line, tokens.faint, 0.6));
            cell.painter.rect_stroke(rect, f32::from(theme::ROUND), line, StrokeKind::Inside);
        }
        let font = eframe::egui::FontId::proportional(16.0);
        let sign = pos2(rect.left() + 15.0, rect.center().y);
        let colour = if read { tokens.good } else { tokens.faint };
        let middle = eframe::egui::Align2::CENTER_CENTER;
        cell.painter.text(sign, middle, read_icon(read), font, colour);
        let words = if read { tr!("overview-read") } else { tr!("overview-mark-read") };
        let place = Rect::from_min_max(pos2(rect.left() + 29.0, rect.top()), rect.max - vec2(4.0, 0.0));
        Words::small(&words, tokens.text).paint(ui, cell.painter, place);
    }
}

impl Cells for Articles<'_> {
    fn label(&self, at: At) -> String {
        let Some(row) = self.row(at) else { return Self::column(at.column) };
        let article = self.seen.cite(row.provision);
        match at.column {
            0 => self.seen.full_name(row.provision),
            MARKS => tr!("overview-of", name = article, count = row.marks),
            READERS => tr!("overview-read-by", article = article, count = row.readers),
            _ if row.by_me => tr!("overview-mark-article-unread", article = article),
            _ => tr!("overview-mark-article-read", article = article),
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        let Some(row) = self.row(cell.at) else {
            row_ground(ui, cell);
            let words = Self::column(cell.at.column);
            let place = cell.rect.shrink2(vec2(4.0, 0.0));
            match cell.at.column {
                MARKS | READERS => Words::middle(&words, 12.0, tokens.faint),
                _ => Words::small(&words, tokens.faint),
            }
            .paint(ui, cell.painter, place);
            return;
        };
        if cell.at.column == MINE {
            row_ground(ui, &Drawn { hovered: false, ..*cell });
            return Self::button(ui, cell, row.by_me);
        }
        row_ground(ui, cell);
        let place = cell.rect.shrink2(vec2(4.0, 0.0));
        let number = |count: usize| if count == 0 { "–".to_owned() } else { count.to_string() };
        match cell.at.column {
            0 => Words::small(&self.seen.row_name(row.provision), tokens.text).paint(ui, cell.painter, place),
            MARKS => Words::middle(&number(row.marks), 13.0, tokens.text).paint(ui, cell.painter, place),
            _ => Words::middle(&number(row.readers), 13.0, tokens.text).paint(ui, cell.painter, place),
        };
    }

    fn tip(&self, at: At) -> Option<String> {
        self.row(at).map(|_| self.label(at))
    }

    fn opens(&self, at: At) -> bool {
        let Some(row) = self.row(at) else { return false };
        match at.column {
            MARKS => row.marks > 0,
            MINE => self.seen.workspace.project().read_only().is_none(),
            column => column == 0,
        }
    }
}

struct Reviewers<'a> {
    seen: Seen<'a>,
    rows: &'a [Reader],
    articles: usize,
}

fn reviewers(ui: &mut Ui, seen: Seen<'_>, cursor: &mut At) -> Option<Ask> {
    let rows = seen.numbers.readers(seen.workspace);
    let articles = seen.numbers.coverage(seen.workspace).articles().count();
    let list = Reviewers { seen, rows, articles };
    let (names, marks) = (seen.names_width(), 84.0);
    let widths = [names, marks, (seen.room.x - names - marks - 14.0).max(180.0)];
    let name = tr!("overview-gaps-reviewers");
    let id = Id::unique("overview reviewers");
    let grid = Grid { id, name: &name, rows: rows.len(), widths: &widths, head: 30.0, row: 34.0 };
    let opened = grid.show(ui, cursor, &list).opened.filter(|at| list.opens(*at))?;
    let reviewer = list.row(opened)?.id;
    Some(Ask::Read(Wanted { reviewer: Some(reviewer), ..Wanted::default() }))
}

impl<'a> Reviewers<'a> {
    fn row(&self, at: At) -> Option<&'a Reader> {
        self.rows.get(at.row.checked_sub(1)?)
    }

    fn name(&self, reader: &Reader) -> String {
        if reader.id == self.seen.workspace.me_id() {
            tr!("overview-reader-you", name = reader.name.as_str())
        } else {
            reader.name.clone()
        }
    }
}

impl Cells for Reviewers<'_> {
    fn label(&self, at: At) -> String {
        let Some(reader) = self.row(at) else {
            return match at.column {
                0 => tr!("overview-reviewer"),
                1 => tr!("overview-marks"),
                _ => tr!("overview-articles-read"),
            };
        };
        let name = self.name(reader);
        match at.column {
            0 => name,
            1 => tr!("overview-of", name = name, count = reader.marks),
            _ => tr!("overview-reader-read", name = name, count = reader.read, all = self.articles),
        }
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        row_ground(ui, cell);
        let place = cell.rect.shrink2(vec2(4.0, 0.0));
        let Some(reader) = self.row(cell.at) else {
            let words = self.label(cell.at);
            let words = match cell.at.column {
                1 => Words::middle(&words, 12.0, tokens.faint),
                _ => Words::small(&words, tokens.faint),
            };
            words.paint(ui, cell.painter, place);
            return;
        };
        match cell.at.column {
            0 => {
                Words::small(&self.name(reader), tokens.text).paint(ui, cell.painter, place);
            }
            1 => {
                Words::middle(&reader.marks.to_string(), 13.0, tokens.text).paint(ui, cell.painter, place);
            }
            _ => {
                let end = 84.0_f32.min(place.width() / 2.0);
                let middle = place.center().y;
                let track = Rect::from_min_max(
                    pos2(place.left(), middle - 5.0),
                    pos2(place.right() - end - 8.0, middle + 5.0),
                );
                share(ui, cell.painter, track, reader.read, self.articles);
                let number = tr!("overview-part", count = reader.read, all = self.articles);
                let words = Rect::from_min_max(pos2(track.right() + 8.0, place.top()), place.max);
                Words::small(&number, tokens.text).paint(ui, cell.painter, words);
            }
        }
    }

    fn tip(&self, at: At) -> Option<String> {
        self.row(at).map(|_| self.label(at))
    }

    fn opens(&self, at: At) -> bool {
        at.column < 2 && self.row(at).is_some_and(|reader| reader.marks > 0)
    }
}
