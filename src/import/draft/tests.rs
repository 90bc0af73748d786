//! What a person can put right before a text is created.

use proptest::prelude::*;

use super::*;
use crate::import::{ImportOptions, LeftOut, plain_text};
use crate::text::arbitrary;

const LINES: &str =
    "A Convention\n\nArticle 1\n\nUse\n\n1. One: (a) first; (b) second.\n\n2. Two goes\n\non here.\n";

fn draft(words: &str) -> Draft {
    let mut imported = plain_text(words.as_bytes(), &ImportOptions::default()).unwrap();
    let header = LeftOut {
        kind: LeftOutKind::RunningHeader,
        words: "Chapter of headers".to_owned(),
        page: Some(2),
        before: 5,
    };
    imported.source.left_out.push(header);
    Draft::new("draft.txt", imported)
}

fn shown(draft: &Draft) -> Vec<String> {
    let addresses = draft.addresses();
    let row = |(row, eid): (&Row, &Option<String>)| {
        let eid = eid.as_deref().unwrap_or("left out");
        format!("{} {eid} | {} | {} | {}", row.depth, row.label, row.heading, row.text)
    };
    draft.rows().iter().zip(&addresses).map(row).collect()
}

#[test]
fn a_glued_list_is_parted_and_a_broken_paragraph_joined() {
    let mut draft = draft(LINES);
    assert_eq!(
        shown(&draft),
        [
            "0 front |  | A Convention | ",
            "0 art_1 | Article 1 | Use | ",
            "1 art_1__para_1 | 1. |  | One: (a) first; (b) second.",
            "1 art_1__para_2 | 2. |  | Two goes",
            "0 left out |  |  | Chapter of headers",
            "2 art_1__para_2__subpara_2 |  |  | on here.",
        ]
    );
    draft.change(Change::MergeUp(5)).unwrap();
    draft.change(Change::Split(2, 15)).unwrap();
    draft.change(Change::Split(2, 5)).unwrap();
    for row in [3, 4] {
        draft.change(Change::Kind(row, Kind::Point)).unwrap();
        draft.change(Change::Depth(row, 2)).unwrap();
    }
    assert_eq!(
        shown(&draft),
        [
            "0 front |  | A Convention | ",
            "0 art_1 | Article 1 | Use | ",
            "1 art_1__para_1 | 1. |  | One:",
            "2 art_1__para_1__point_a | (a) |  | first;",
            "2 art_1__para_1__point_b | (b) |  | second.",
            "1 art_1__para_2 | 2. |  | Two goes on here.",
            "0 left out |  |  | Chapter of headers",
        ]
    );
    let text = draft.text().unwrap();
    assert_eq!(text.get("art_1__para_1__point_b").unwrap().text, "second.");
}

#[test]
fn what_was_left_out_comes_back_and_goes_again() {
    let mut draft = draft(LINES);
    assert_eq!(draft.change(Change::Kind(4, Kind::Point)), Err(ChangeFault::LeftOut));
    draft.change(Change::Restore(4)).unwrap();
    assert_eq!(shown(&draft)[4], "1 art_1__subpara_1 |  |  | Chapter of headers");
    assert_eq!(draft.change(Change::Restore(4)), Err(ChangeFault::Kept));
    draft.change(Change::LeaveOut(3)).unwrap();
    assert_eq!(draft.rows()[3].left_out, Some(LeftOutKind::ByHand));
    draft.change(Change::Restore(3)).unwrap();
    assert_eq!(shown(&draft)[3], "1 art_1__para_2 | 2. |  | Two goes");
    draft.undo();
    draft.undo();
    draft.undo();
    assert!(!draft.can_undo());
    assert_eq!(shown(&draft)[4], "0 left out |  |  | Chapter of headers");
    draft.redo();
    assert_eq!(draft.rows()[4].left_out, None);
}

#[test]
fn what_cannot_be_done_is_said_and_changes_nothing() {
    let mut draft = draft(LINES);
    let before = shown(&draft);
    assert_eq!(draft.change(Change::MergeUp(0)), Err(ChangeFault::First));
    assert_eq!(draft.change(Change::Split(3, 0)), Err(ChangeFault::NoWords));
    assert_eq!(draft.change(Change::Split(3, 99)), Err(ChangeFault::NoWords));
    assert_eq!(draft.change(Change::Label(99, String::new())), Err(ChangeFault::Gone));
    assert_eq!(shown(&draft), before);
    assert!(!draft.can_undo());
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = || 0..30_usize;
    let kinds =
        prop::sample::select(vec![Kind::Article, Kind::Paragraph, Kind::Point, Kind::Annex, Kind::Recital]);
    let change = prop_oneof![
        (at(), kinds).prop_map(|(at, kind)| Change::Kind(at, kind)),
        (at(), 0..80_usize).prop_map(|(at, depth)| Change::Depth(at, depth)),
        at().prop_map(Change::ToHeading),
        at().prop_map(Change::ToText),
        at().prop_map(Change::MergeUp),
        (at(), 0..30_usize).prop_map(|(at, char)| Change::Split(at, char)),
        at().prop_map(Change::Restore),
        at().prop_map(Change::LeaveOut),
    ];
    prop::collection::vec(change, 0..20)
}

/// All signs of all rows; words joined over a row that is left out change places with it, so they are sorted.
fn signs(draft: &Draft) -> Vec<char> {
    let words = draft.rows().iter().map(Row::words);
    let mut signs: Vec<char> =
        words.flat_map(|words| words.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>()).collect();
    signs.sort_unstable();
    signs
}

proptest! {
    #[test]
    fn no_change_loses_a_word_and_each_can_be_undone(lines in arbitrary::lines(), changes in changes()) {
        let words: Vec<String> = lines.into_iter().map(|line| line.text.into_owned()).collect();
        let Ok(imported) = plain_text(words.join("\n").as_bytes(), &ImportOptions::default()) else { return Ok(()) };
        let mut draft = Draft::new("lines", imported);
        let (rows, all) = (draft.rows().to_vec(), signs(&draft));
        for change in changes {
            let _refused = draft.change(change);
            prop_assert_eq!(signs(&draft), all.clone());
            match draft.text() {
                Ok(text) => prop_assert_eq!(text.provisions().len(), draft.addresses().iter().flatten().count()),
                Err(ImportError::NoWords { .. }) => {}
                Err(error) => prop_assert!(false, "{error}"),
            }
        }
        while draft.can_undo() {
            draft.undo();
        }
        prop_assert_eq!(draft.rows(), rows.as_slice());
    }
}
