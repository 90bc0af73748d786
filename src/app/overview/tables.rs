//! The same numbers as tables: to read on the screen, to copy, and to take into a spreadsheet.

use eframe::egui::{Align, Id, Ui, vec2};

use super::coverage;
use super::grid::{At, Cells, Drawn, Grid};
use super::paint::{Words, row_ground};
use super::section::{Choices, Gaps, Section, Seen};
use crate::app::glyphs::Style;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::words;
use crate::find::{Cell, Coverage, CoverageHeads, HeatHeads, HeatMap, Names, RatingsHeads, Table};
use crate::review::{ConcernId, Rating};
use crate::tr;

/// The table behind what is shown.
pub fn of(seen: &Seen<'_>, choices: Choices) -> Table {
    let article = |provision: usize| seen.full_name(provision);
    let concern = |id: &ConcernId| seen.concern(id);
    let names = Names { article: &article, concern: &concern, rating: &words::rating };
    let name = choices.section.name();
    match choices.section {
        Section::Heat => heat(seen.numbers.heat(seen.workspace, choices.whole), &name, &names),
        Section::Ratings => {
            let (article, total) = (tr!("overview-article"), tr!("overview-total"));
            let heads = RatingsHeads { name: &name, article: &article, total: &total };
            seen.numbers.ratings(seen.workspace).table(&heads, &names)
        }
        Section::Coverage if choices.gaps == Gaps::Reviewers => reviewers(seen, name),
        Section::Coverage => gaps(seen, choices.gaps, &name, &names),
        Section::Concerns => concerns(seen, name),
        Section::Together => {
            seen.numbers.together(seen.workspace, choices.used).table(&name, &tr!("overview-concern"), &names)
        }
    }
}

fn heat(map: &HeatMap, name: &str, names: &Names<'_>) -> Table {
    let [article, total, gravest] = [tr!("overview-article"), tr!("overview-total"), tr!("overview-gravest")];
    let mut table =
        map.table(&HeatHeads { name, article: &article, total: &total, gravest: &gravest }, names);
    for (row, cells) in map.rows.iter().zip(&mut table.rows) {
        // An article without a mark has no rating.
        if row.total == 0
            && let Some(cell) = cells.last_mut()
        {
            *cell = Cell::from("");
        }
    }
    table
}

fn gaps(seen: &Seen<'_>, gaps: Gaps, name: &str, names: &Names<'_>) -> Table {
    let rows = coverage::rows(seen, gaps).into_iter().cloned().collect();
    let [article, words, marks, readers, by_me, yes, no] = [
        tr!("overview-article"),
        tr!("overview-words"),
        tr!("overview-marks"),
        tr!("overview-readers"),
        tr!("overview-you"),
        tr!("overview-yes"),
        tr!("overview-no"),
    ];
    let heads = CoverageHeads {
        name,
        article: &article,
        words: &words,
        marks: &marks,
        readers: &readers,
        by_me: &by_me,
        yes: &yes,
        no: &no,
    };
    Coverage { rows }.table(&heads, names)
}

fn reviewers(seen: &Seen<'_>, name: String) -> Table {
    let columns = vec![tr!("overview-reviewer"), tr!("overview-marks"), tr!("overview-articles-read")];
    let readers = seen.numbers.readers(seen.workspace).iter();
    let rows = readers
        .map(|reader| vec![reader.name.as_str().into(), reader.marks.into(), reader.read.into()])
        .collect();
    Table { name, columns, rows }
}

/// A row a concern: the one it stands under, a count a rating, the sum.
fn concerns(seen: &Seen<'_>, name: String) -> Table {
    let columns = [tr!("overview-concern"), tr!("overview-under")]
        .into_iter()
        .chain(Rating::all().map(words::rating))
        .chain([tr!("overview-total")]);
    let codebook = seen.workspace.review().codebook();
    let rows = codebook.tree().into_iter().map(|(depth, id, concern)| {
        let above = concern.parent.as_ref().filter(|_| depth > 0);
        let above = above.map(|above| codebook.name(above)).unwrap_or_default();
        [Cell::from(concern.name.as_str()), Cell::from(above)]
            .into_iter()
            .chain(seen.numbers.rated(seen.workspace, id).into_iter().map(Cell::from))
            .chain([seen.numbers.counts.of_concern(id).into()])
            .collect()
    });
    Table { name, columns: columns.collect(), rows: rows.collect() }
}

/// Draws a table.
pub fn show(ui: &mut Ui, seen: Seen<'_>, table: &Table, cursor: &mut At) {
    let sheet = Sheet::of(table);
    let names = (seen.room.x * 0.36).clamp(110.0, 320.0);
    let others = table.columns.len().saturating_sub(1).max(1) as f32;
    let width = ((seen.room.x - names - 14.0) / others).floor().clamp(96.0, 160.0);
    let width_of = |at: usize| if at == 0 { names } else { width };
    let widths: Vec<f32> = (0..sheet.order.len()).map(width_of).collect();
    let id = Id::unique(("overview table", &table.name));
    let name = tr!("overview-table-of", name = table.name.as_str());
    let rows = table.rows.len();
    Grid { id, name: &name, rows, widths: &widths, head: 44.0, row: 28.0 }.show(ui, cursor, &sheet);
}

struct Sheet<'a> {
    table: &'a Table,
    /// Columns of the table as they stand on the screen: the sum comes first, where it stays in sight.
    order: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table) -> Self {
        let total = tr!("overview-total");
        let is_total = |column: &usize| table.columns.get(*column).is_some_and(|name| *name == total);
        let all = 0..table.columns.len();
        let (totals, others): (Vec<usize>, Vec<usize>) = all.skip(1).partition(is_total);
        let order = [0].into_iter().chain(totals).chain(others).collect();
        Self { table, order }
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.table.rows.get(row)?.get(*self.order.get(column)?)
    }

    fn words(&self, row: usize, column: usize) -> String {
        match self.cell(row, column) {
            Some(Cell::Words(words)) => words.clone(),
            Some(Cell::Count(count)) => count.to_string(),
            None => String::new(),
        }
    }

    fn column(&self, column: usize) -> &str {
        let name = self.order.get(column).and_then(|at| self.table.columns.get(*at));
        name.map(String::as_str).unwrap_or_default()
    }

    /// Numbers stand at the right, under each other, and so do the heads over them.
    fn align(&self, column: usize) -> Align {
        let counts = matches!(self.cell(0, column), Some(Cell::Count(_)));
        if counts { Align::Max } else { Align::Min }
    }
}

impl Cells for Sheet<'_> {
    fn label(&self, at: At) -> String {
        let Some(row) = at.row.checked_sub(1) else { return self.column(at.column).to_owned() };
        let name = self.words(row, 0);
        if at.column == 0 {
            return name;
        }
        let value = self.words(row, at.column);
        tr!("overview-value", row = name, column = self.column(at.column), value = value)
    }

    fn paint(&self, ui: &Ui, cell: &Drawn<'_>) {
        let tokens = Tokens::of(ui);
        row_ground(ui, cell);
        let place = cell.rect.shrink2(vec2(6.0, 0.0));
        let align = self.align(cell.at.column);
        let Some(row) = cell.at.row.checked_sub(1) else {
            let style = Style::sans(SMALL - 0.5).bold().line_height(1.25);
            let name = self.column(cell.at.column);
            let words = Words { style, align, lines: 2, ..Words::small(name, tokens.text) };
            words.paint(ui, cell.painter, place);
            return;
        };
        let words = self.words(row, cell.at.column);
        let colour = if words == "0" { tokens.faint } else { tokens.text };
        Words { align, ..Words::small(&words, colour) }.paint(ui, cell.painter, place);
    }

    fn tip(&self, at: At) -> Option<String> {
        match at.row.checked_sub(1) {
            None => Some(self.column(at.column).to_owned()),
            Some(row) => (at.column == 0).then(|| self.words(row, 0)),
        }
    }

    fn opens(&self, _at: At) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_stands_beside_the_names_and_numbers_at_the_right() {
        let columns = ["Article", "Scope", "Total", "Gravest"].map(str::to_owned).to_vec();
        let row = vec![Cell::from("Article 1"), Cell::from(2_usize), Cell::from(5_usize), Cell::from("Note")];
        let table = Table { name: "Heat map".to_owned(), columns, rows: vec![row] };
        let sheet = Sheet::of(&table);
        let heads: Vec<&str> = (0..4).map(|column| sheet.column(column)).collect();
        assert_eq!(heads, ["Article", "Total", "Scope", "Gravest"]);
        let cells: Vec<String> = (0..4).map(|column| sheet.words(0, column)).collect();
        assert_eq!(cells, ["Article 1", "5", "2", "Note"]);
        let right: Vec<bool> = (0..4).map(|column| sheet.align(column) == Align::Max).collect();
        assert_eq!(right, [false, true, true, false]);
    }
}
