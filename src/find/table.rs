//! Tables that leave the program, as CSV for a file and as tab-separated words for the clipboard.

use std::borrow::Cow;

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Words(String),
    Count(usize),
}

/// Named columns and rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// For a title or a file name; not part of the CSV.
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl Table {
    /// The table as RFC 4180 has it: a line of column names, lines ended by CR LF, UTF-8 without a byte order mark.
    /// Words that a spreadsheet would take for a formula get an apostrophe before them.
    pub fn to_csv(&self) -> String {
        let ends = csv::Terminator::CRLF;
        let mut writer = csv::WriterBuilder::new().terminator(ends).flexible(true).from_writer(Vec::new());
        for line in self.lines() {
            // Memory takes every byte.
            let _infallible = writer.write_record(line.map(|cell| cell.into_owned().into_bytes()));
        }
        writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// The table as spreadsheets take it from the clipboard: cells parted by tabs, lines by line feeds. White space
    /// in a cell becomes spaces; formulas are made harmless as in [`Table::to_csv`].
    pub fn to_tsv(&self) -> String {
        let mut written = String::new();
        for line in self.lines() {
            for (at, cell) in line.enumerate() {
                if at > 0 {
                    written.push('\t');
                }
                written.push_str(&on_one_line(&cell));
            }
            written.push('\n');
        }
        written
    }

    /// The column names, then the rows.
    fn lines(&self) -> impl Iterator<Item = Box<dyn Iterator<Item = Cow<'_, str>> + '_>> {
        type Line<'a> = Box<dyn Iterator<Item = Cow<'a, str>> + 'a>;
        let names: Line<'_> = Box::new(self.columns.iter().map(|name| harmless(name)));
        let rows = self.rows.iter().map(|row| {
            let cells: Line<'_> = Box::new(row.iter().map(|cell| match cell {
                Cell::Words(words) => harmless(words),
                Cell::Count(count) => count.to_string().into(),
            }));
            cells
        });
        std::iter::once(names).chain(rows)
    }
}

/// Keeps a spreadsheet from running words as a formula, after the advice of OWASP on CSV injection.
fn harmless(words: &str) -> Cow<'_, str> {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{words}").into()
    } else {
        words.into()
    }
}

fn on_one_line(words: &str) -> String {
    let line = words.replace("\r\n", " ").replace(|c: char| c.is_whitespace() || c.is_control(), " ");
    // A spreadsheet reads a cell that begins with a quotation mark up to the next one, over tabs and lines.
    if line.starts_with('"') { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        Table { name: "Marks".into(), columns: vec!["Article".into(), "=Marks".into()], rows }
    }

    #[test]
    fn csv_is_quoted_where_needed_and_ends_lines_by_the_book() {
        let table = table(vec![
            vec!["Article 17, \"Scope\"".into(), 3.into()],
            vec!["two\nlines".into(), 0.into()],
            vec!["حقوق 人权".into(), "-1".into()],
        ]);
        let expected =
            "Article,'=Marks\r\n\"Article 17, \"\"Scope\"\"\",3\r\n\"two\nlines\",0\r\nحقوق 人权,'-1\r\n";
        assert_eq!(table.to_csv(), expected);
        let expected = "Article\t'=Marks\nArticle 17, \"Scope\"\t3\ntwo lines\t0\nحقوق 人权\t'-1\n";
        assert_eq!(table.to_tsv(), expected);
    }

    #[test]
    fn no_cell_swallows_the_next_on_the_clipboard() {
        let table = table(vec![vec!["\"quoted\" words".into(), "a\tb\r\nc".into()]]);
        assert_eq!(table.to_tsv().lines().nth(1), Some("\"\"\"quoted\"\" words\"\ta b c"));
    }

    proptest! {
        #[test]
        fn csv_is_read_back_and_holds_no_formula(rows in prop::collection::vec(prop::collection::vec("[=+@\t\r\na\"',;é-]{0,6}", 2), 0..5)) {
            let cells = |row: &Vec<String>| row.iter().map(|words| Cell::from(words.as_str())).collect();
            let table = table(rows.iter().map(cells).collect());
            let written = table.to_csv();
            let mut reader = csv::Reader::from_reader(written.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(read.len(), rows.len());
            for (read, words) in read.iter().flatten().zip(rows.iter().flatten()) {
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r']));
                prop_assert!(read == words || read.strip_prefix('\'') == Some(words));
            }
            let tsv = table.to_tsv();
            prop_assert_eq!(tsv.lines().count(), rows.len() + 1);
            prop_assert!(tsv.lines().all(|line| line.split('\t').count() == 2));
        }
    }
}
