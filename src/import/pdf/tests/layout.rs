//! Lines, paragraphs, furniture, footnotes, columns, tables, turned pages.

use super::make::{Face, SHEET, Sheet, pdf};
use super::{check_places, left_out, paragraphs, read_all};
use crate::import::{Did, LeftOutKind, RemarkKind};
use crate::text::Hint;

const FIRST: &[&str] = &[
    "1. Each State Party shall adopt such measures as may be necessary to give",
    "effect to the provisions of this Agreement, in accordance with its own law.",
    "2. Nothing in this Agreement shall be taken to mean that a Party may act in",
    "a way that is not in accordance with the Charter.",
];

#[test]
fn broken_lines_become_paragraphs() {
    let reading = read_all(&pdf(&[Sheet::default().lines(80.0, 700.0, FIRST)]));
    assert_eq!(
        paragraphs(&reading),
        [format!("{} {}", FIRST[0], FIRST[1]), format!("{} {}", FIRST[2], FIRST[3])]
    );
    assert_eq!(reading.source.paragraphs[0].page, Some(1));
    check_places(&reading);
}

/// Three pages with a head that counts articles, page numbers, and a sentence that goes over each page's end.
fn running() -> Vec<Sheet> {
    let page = |number: usize, body: &[&str]| {
        Sheet::default()
            .put(80.0, 770.0, 9.0, Face::Plain, &format!("Agreement on the High Seas, sheet {number}"))
            .lines(80.0, 700.0, body)
            .put(295.0, 30.0, 9.0, Face::Plain, &format!("- {number} -"))
    };
    vec![
        page(1, &["1. Each Party shall adopt such measures as may be necessary to give effect to"]),
        page(2, &["this Agreement, and shall see to it that its courts and authorities apply them in"]),
        page(3, &["good faith.", "2. No Party may withdraw."]),
    ]
}

#[test]
fn headers_and_page_numbers_are_taken_off_and_listed() {
    let reading = read_all(&pdf(&running()));
    assert_eq!(
        paragraphs(&reading),
        [
            "1. Each Party shall adopt such measures as may be necessary to give effect to this Agreement, and shall \
             see to it that its courts and authorities apply them in good faith.",
            "2. No Party may withdraw."
        ]
    );
    assert_eq!(left_out(&reading, LeftOutKind::PageNumber), ["- 1 -", "- 2 -", "- 3 -"]);
    assert_eq!(left_out(&reading, LeftOutKind::RunningHeader).len(), 3);
    let places: Vec<(Option<u32>, usize)> =
        reading.source.left_out.iter().map(|left| (left.page, left.before)).collect();
    assert_eq!(places, [(Some(1), 0), (Some(1), 1), (Some(2), 1), (Some(2), 1), (Some(3), 1), (Some(3), 2)]);
    let joined = reading.source.remarks.iter().filter(|remark| remark.kind() == RemarkKind::Continued);
    assert_eq!(
        joined.map(|remark| (remark.page, remark.paragraph)).collect::<Vec<_>>(),
        [(Some(1), Some(0))]
    );
    check_places(&reading);
}

#[test]
fn a_place_is_told_on_every_page_that_a_paragraph_covers() {
    let reading = read_all(&pdf(&running()));
    let count = reading.source.paragraphs[0].text.chars().count();
    let quads = reading.places.quads(0, 0, count);
    assert_eq!(quads.iter().map(|(page, _)| *page).collect::<Vec<_>>(), [0, 1, 2]);
    let (_, [top, _, bottom, _]) = quads[0];
    assert!((top[0] - 80.0).abs() < 0.01 && top[1] > 700.0 && bottom[1] < 700.0, "{top:?} {bottom:?}");
}

#[test]
fn labels_of_articles_at_the_top_of_pages_are_no_running_heads() {
    let page = |number: usize| {
        let label = format!("Article {number}");
        Sheet::default().lines(80.0, 740.0, &[&label, "Each Party shall act in good faith."])
    };
    let mut sheets: Vec<Sheet> = (1..=4).map(page).collect();
    sheets.extend((0..8).map(|_| Sheet::default().lines(80.0, 740.0, &["Nothing here.", "Nor there."])));
    let reading = read_all(&pdf(&sheets));
    for number in 1..=4 {
        let label = format!("Article {number}");
        assert!(paragraphs(&reading).contains(&label.as_str()), "{label}: {:?}", paragraphs(&reading));
    }
}

#[test]
fn footnotes_stand_behind_the_paragraph_that_calls_them() {
    let sheet = Sheet::default()
        .line(80.0, 700.0, "The Law of the Sea")
        .put(184.0, 705.0, 7.0, Face::Plain, "1")
        .line(192.0, 700.0, "governs the use of the oceans by all States, and it")
        .line(80.0, 685.0, "binds them.")
        .line(80.0, 660.0, "It is in force.")
        .put(80.0, 94.0, 6.0, Face::Plain, "1")
        .put(86.0, 90.0, 9.0, Face::Plain, "United Nations, Treaty Series, vol. 1833,")
        .put(80.0, 79.0, 9.0, Face::Plain, "No. 31363.");
    let reading = read_all(&pdf(&[sheet]));
    assert_eq!(
        paragraphs(&reading),
        [
            "The Law of the Sea[1] governs the use of the oceans by all States, and it binds them.",
            "[1] United Nations, Treaty Series, vol. 1833, No. 31363.",
            "It is in force."
        ]
    );
    assert_eq!(reading.source.paragraphs[1].hint, Hint::Footnote);
    check_places(&reading);
}

#[test]
fn hyphens_at_line_ends_go_only_where_a_word_was_broken() {
    let sheet = Sheet::default().lines(
        80.0,
        700.0,
        &[
            "The international community shall build the capacity of all, with the inter-",
            "national organizations that support the capacity and the building of it: capacity-",
            "building is for all, and a co-",
            "operative spirit is the life of the international co\u{ad}operation of all States.",
        ],
    );
    let reading = read_all(&pdf(&[sheet]));
    let text = paragraphs(&reading).join(" ");
    assert!(text.contains("the international organizations"), "{text}");
    assert!(text.contains("capacity-building is"), "{text}");
    assert!(!text.contains('\u{ad}') && text.contains("international cooperation"), "{text}");
    let joined = Did::JoinedWord("international".to_owned());
    assert!(reading.source.remarks.iter().any(|remark| remark.did == joined), "{:?}", reading.source.remarks);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let column = |name: &str| -> Vec<String> {
        (1..=10).map(|line| format!("the {name} column has line {line:02} of ten")).collect()
    };
    let (left, right) = (column("left"), column("right"));
    let lines = |of: &[String], x: f32, sheet: Sheet| {
        of.iter().enumerate().fold(sheet, |sheet, (index, line)| {
            sheet.put(x, 640.0 - 14.0 * index as f32, 11.0, Face::Plain, line)
        })
    };
    let title =
        Sheet::default().put(120.0, 700.0, 16.0, Face::Bold, "A title that runs across both of the columns");
    // The columns are drawn row by row, as some programs do.
    let mut sheet = title;
    for row in 0..10 {
        sheet = lines(&left[row..=row], 60.0, sheet);
        sheet.puts.last_mut().unwrap().at[1] -= 14.0 * row as f32;
        sheet = lines(&right[row..=row], 320.0, sheet);
        sheet.puts.last_mut().unwrap().at[1] -= 14.0 * row as f32;
    }
    let reading = read_all(&pdf(&[sheet]));
    let text = paragraphs(&reading).join(" ");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("A title") < at("left column has line 01"));
    assert!(at("left column has line 10") < at("right column has line 01"), "{text}");
    check_places(&reading);
}

#[test]
fn pages_set_sideways_are_read_and_their_places_are_those_of_the_file() {
    let mut sheet = Sheet { turn: 90, ..Sheet::default() };
    for (index, line) in FIRST.iter().enumerate() {
        sheet = sheet.line(100.0 + 15.0 * index as f32, 80.0, line);
        sheet.puts.last_mut().unwrap().upright = true;
    }
    let reading = read_all(&pdf(&[sheet]));
    assert_eq!(paragraphs(&reading).len(), 2);
    assert!(paragraphs(&reading)[1].starts_with("2. Nothing in"));
    assert_eq!(
        (reading.places.pages()[0].turn, reading.places.pages()[0].crop),
        (90, [0.0, 0.0, SHEET[0], SHEET[1]])
    );
    let (page, [top, end, bottom, _]) = reading.places.of(0, 0).unwrap();
    assert_eq!(page, 0);
    // Letters run up the page, so that what is over them lies to the left.
    assert!((top[1] - 80.0).abs() < 0.01 && end[1] > top[1] && top[0] < 100.0 && bottom[0] > 100.0);
    check_places(&reading);
}

#[test]
fn rows_of_a_table_stay_rows() {
    let row = |sheet: Sheet, y: f32, cells: [&str; 3]| {
        sheet.line(80.0, y, cells[0]).line(260.0, y, cells[1]).line(420.0, y, cells[2])
    };
    let mut sheet = Sheet::default().line(80.0, 720.0, "The scale of assessments is the following.");
    for (index, cells) in [
        ["State", "Share", "Year"],
        ["France", "4.3", "2023"],
        ["Japan", "8.0", "2023"],
        ["Kenya", "0.03", "2023"],
    ]
    .into_iter()
    .enumerate()
    {
        sheet = row(sheet, 680.0 - 15.0 * index as f32, cells);
    }
    let reading = read_all(&pdf(&[sheet]));
    assert_eq!(
        paragraphs(&reading)[1..],
        ["State | Share | Year", "France | 4.3 | 2023", "Japan | 8.0 | 2023", "Kenya | 0.03 | 2023"]
    );
    assert!(reading.source.paragraphs[1..].iter().all(|row| row.hint == Hint::Verbatim));
}

#[test]
fn a_table_of_contents_is_left_out() {
    let mut sheet = Sheet::default().line(250.0, 740.0, "CONTENTS");
    for number in 1..=6 {
        let entry =
            format!("Article {number}. On its own subject ................................ {}", number + 1);
        sheet = sheet.line(80.0, 710.0 - 15.0 * number as f32, &entry);
    }
    let reading = read_all(&pdf(&[sheet, Sheet::default().lines(80.0, 700.0, FIRST)]));
    assert_eq!(paragraphs(&reading).len(), 2, "{:?}", paragraphs(&reading));
    let contents = left_out(&reading, LeftOutKind::Contents);
    assert_eq!((contents.len(), contents[0]), (7, "CONTENTS"));
    assert!(reading.source.left_out.iter().all(|left| left.before == 0));
}

#[test]
fn the_masthead_of_a_united_nations_document_tells_symbol_and_date() {
    let sheet = Sheet::default()
        .line(110.0, 770.0, "United Nations")
        .put(480.0, 770.0, 16.0, Face::Plain, "A")
        .put(491.0, 770.0, 11.0, Face::Plain, "/RES/79/243")
        .put(110.0, 730.0, 16.0, Face::Bold, "General Assembly")
        .line(430.0, 733.0, "Distr.: General")
        .line(430.0, 719.0, "31 December 2024")
        .lines(110.0, 560.0, FIRST)
        .put(60.0, 40.0, 9.0, Face::Plain, "24-24300 (E)    060125")
        .put(60.0, 25.0, 9.0, Face::Plain, "*2424300*");
    // The head of the second page and last stands on no other.
    let last = Sheet::default()
        .put(330.0, 775.0, 9.0, Face::Bold, "United Nations Convention")
        .put(330.0, 765.0, 9.0, Face::Bold, "against Cybercrime")
        .put(60.0, 765.0, 9.0, Face::Bold, "A/RES/79/243")
        .line(110.0, 700.0, "3. It enters into force.")
        .put(60.0, 30.0, 9.0, Face::Plain, "2/2")
        .put(480.0, 30.0, 9.0, Face::Plain, "24-24300");
    let reading = read_all(&pdf(&[sheet, last]));
    assert_eq!(paragraphs(&reading).len(), 3, "{:?}", paragraphs(&reading));
    assert_eq!(left_out(&reading, LeftOutKind::RunningHeader).len(), 3);
    assert_eq!(left_out(&reading, LeftOutKind::PageNumber), ["2/2"]);
    assert_eq!(reading.source.header.symbol, "A/RES/79/243");
    assert_eq!(reading.source.header.date, "2024-12-31");
    assert_eq!(left_out(&reading, LeftOutKind::Masthead).len(), 5);
    assert_eq!(left_out(&reading, LeftOutKind::Barcode), ["*2424300*"]);
    assert_eq!(left_out(&reading, LeftOutKind::RunningFooter), ["24-24300 (E) 060125", "24-24300"]);
}

#[test]
fn words_printed_twice_for_boldness_are_read_once() {
    let sheet = Sheet::default().line(80.0, 700.0, "Article 11").line(80.3, 700.0, "Article 11");
    assert_eq!(paragraphs(&read_all(&pdf(&[sheet]))), ["Article 11"]);
}
