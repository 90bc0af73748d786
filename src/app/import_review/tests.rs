//! What the review makes of a draft, without a window.

use super::head::is_date;
use super::*;
use crate::import::{Did, ImportOptions, LeftOut, LeftOutKind, Remark, plain_text};
use crate::import::{SourceMark, SourceMarkKind, SourceSpan};
use crate::text::ProvisionKind;

const LINES: &str = "A Convention\n\nArticle 1\n\nUse\n\n1. One: (a) first; (b) second.\n\n2. Two goes\n\non here.\n\nArticle 2\n\nEnd\n\nIt ends.\n";

fn mark(author: &str, paragraph: usize) -> SourceMark {
    SourceMark {
        kind: SourceMarkKind::Note,
        spans: vec![SourceSpan { paragraph, from: 0, to: 3 }],
        words: "Why?".to_owned(),
        author: author.to_owned(),
        date: String::new(),
        colour: None,
        replies: Vec::new(),
    }
}

fn review() -> ImportReview {
    let mut imported = plain_text(LINES.as_bytes(), &ImportOptions::default()).unwrap();
    let source = &mut imported.source;
    source.left_out.push(LeftOut {
        kind: LeftOutKind::RunningHeader,
        words: "Chapter of headers".to_owned(),
        page: Some(2),
        before: 5,
    });
    source.left_out.push(LeftOut {
        kind: LeftOutKind::PageBreak,
        words: String::new(),
        page: None,
        before: 5,
    });
    let remark = |did, paragraph| Remark { did, page: None, paragraph: Some(paragraph) };
    let guessed = Did::ChoseEncoding("windows-1251".to_owned());
    source.remarks = vec![remark(Did::JoinedWord("Two goes".to_owned()), 3), remark(guessed, 4)];
    source.marks = vec![mark("Ana", 4), mark("Ana", 3), mark("", 3)];
    ImportReview::new(Draft::new("draft.txt", imported), Goal::NewProject)
}

fn rows(review: &ImportReview) -> Vec<String> {
    let row = |row: &crate::import::Row| row.words().to_string();
    review.draft.rows().iter().map(row).collect()
}

#[test]
fn what_is_to_be_looked_at_is_counted_where_it_stands() {
    let mut review = review();
    assert_eq!(rows(&review)[3..5], ["2. Two goes", "Chapter of headers"]);
    assert_eq!(review.facts.to_look, [3]);
    assert_eq!(review.facts.left_out, [4]);
    let outline: Vec<_> =
        review.facts.outline.iter().map(|entry| (entry.row, entry.to_look, entry.left_out)).collect();
    assert_eq!(outline, [(0, 0, 0), (1, 1, 1), (6, 0, 0)]);
    assert_eq!(review.facts.left_kinds[&LeftOutKind::RunningHeader], (1, Some(4)));
    assert_eq!(review.facts.left_kinds[&LeftOutKind::PageBreak], (1, None));
    assert_eq!(review.facts.remarks, [Some(2), Some(3)]);
    let marks: Vec<_> =
        review.facts.marks.iter().map(|group| (group.author.as_str(), group.count, group.row)).collect();
    assert_eq!(marks, [("Ana", 2, Some(3)), ("", 1, Some(2))]);

    // Who says that it is right need not look at it again.
    review.perform(Command::DraftNext);
    assert_eq!(review.at, 3);
    assert!(review.is_possible(Command::DraftAccept));
    review.perform(Command::DraftAccept);
    assert!(review.facts.to_look.is_empty());
    assert!(!review.is_possible(Command::DraftNext));
    assert_eq!(review.name_of(Command::Undo), "Undo: Say that it is right");
    review.perform(Command::Undo);
    assert_eq!(review.facts.to_look, [3]);
}

#[test]
fn a_row_is_parted_and_joined_where_the_caret_is() {
    let mut review = review();
    review.take_up(2);
    review.perform(Command::DraftSplit);
    assert_eq!(rows(&review).len(), 7, "without a caret nothing is parted");
    assert!(review.said.is_some());
    review.caret = Some(5);
    review.perform(Command::DraftSplit);
    assert_eq!(rows(&review)[2..4], ["1. One:", "(a) first; (b) second."]);
    assert_eq!((review.at, review.label.as_str()), (3, "(a)"));
    review.perform(Command::DraftKind(3));
    review.perform(Command::DraftIndent);
    assert_eq!(review.facts.addresses[3].as_deref(), Some("art_1__para_1__point_a"));
    assert_eq!(review.address(3).as_deref(), Some("Article 1(1)(a)"));
    review.perform(Command::DraftIndent);
    assert!(review.said.is_some(), "it cannot go deeper");
    review.perform(Command::DraftMerge);
    assert_eq!(rows(&review)[2], "1. One: (a) first; (b) second.");
    assert_eq!((review.at, review.caret), (2, Some(4)));
    while review.is_possible(Command::Undo) {
        review.perform(Command::Undo);
    }
    assert!(!review.is_changed());
    assert_eq!(rows(&review)[2], "1. One: (a) first; (b) second.");
}

#[test]
fn what_is_typed_is_taken_up_before_anything_else_is_done() {
    let mut review = review();
    review.take_up(3);
    "2 bis.".clone_into(&mut review.label);
    review.perform(Command::DraftNext);
    assert_eq!(&*review.draft.rows()[3].label, "2 bis.");
    assert!(review.is_changed());
    review.perform(Command::Undo);
    assert_eq!(&*review.draft.rows()[3].label, "2.");
    assert_eq!(review.text().unwrap().provisions()[3].kind, ProvisionKind::Paragraph);
}

#[test]
fn dates_are_days_months_or_years() {
    for good in ["", "2024", "2024-12", "2024-12-24"] {
        assert!(is_date(good), "{good}");
    }
    for bad in ["24", "2024-13", "2024-00-01", "2024-12-32", "24.12.2024", "2024-1-1", "2024-12-24-1", "۲۰۲۴"]
    {
        assert!(!is_date(bad), "{bad}");
    }
}
