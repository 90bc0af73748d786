//! Exports give away nothing that was not chosen, and are the same on every machine.

use std::process::Command;

use rapporteur::export::{Choices, Scope, Selection, markdown, pdf};
use rapporteur::find::Filter;
use rapporteur::review::Rating;
use rapporteur::text::TextId;

use crate::sample::{AUTHOR, DAY, REPLIER, REPLY, REPLY_DAY, Sample, rich};

fn contains(bytes: &[u8], words: &str) -> bool {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex = utf16.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"));
    let found = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window.eq_ignore_ascii_case(wanted));
    found(words.as_bytes()) || found(&utf16) || found(hex.as_bytes())
}

/// The file with every stream opened, if `qpdf` is there to open it.
pub(crate) fn opened(pdf: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&from, pdf).unwrap();
    let command =
        Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(&from).arg(&to).output();
    let Ok(done) = command else {
        println!("SKIPPED: qpdf is not installed; the PDF was searched unopened only");
        return None;
    };
    assert!(done.status.success(), "qpdf: {}", String::from_utf8_lossy(&done.stderr));
    Some(std::fs::read(to).unwrap())
}

fn export(sample: &Sample, choices: &Choices) -> (Vec<u8>, String) {
    let selection = Selection::of(&sample.review, choices).unwrap();
    (pdf(&selection, &|_| true).unwrap(), markdown(&selection))
}

#[test]
fn names_and_days_are_there_only_if_chosen() {
    let sample = rich();
    let hidden = sample.choices();
    let shown = Choices { authors: true, dates: true, ..hidden.clone() };
    let (dark, dark_words) = export(&sample, &hidden);
    let (bright, bright_words) = export(&sample, &shown);
    assert!(!dark_words.contains(AUTHOR) && !dark_words.contains(DAY));
    assert!(bright_words.contains(AUTHOR) && bright_words.contains("2031"));
    let canaries = |bytes: &[u8]| {
        let user = std::env::var("USER").ok().filter(|user| user.len() > 4);
        let own = std::env::current_exe().unwrap().to_string_lossy().into_owned();
        let mut found: Vec<String> =
            [AUTHOR, "20310709", DAY, "Typst 0", "x-annot", "/URI", "/JavaScript", "/OpenAction", "/Launch"]
                .iter()
                .map(ToString::to_string)
                .chain(user)
                .chain([own])
                .collect();
        found.retain(|canary| contains(bytes, canary));
        found
    };
    assert_eq!(canaries(&dark), Vec::<String>::new());
    if let (Some(dark), Some(bright)) = (opened(&dark), opened(&bright)) {
        assert_eq!(canaries(&dark), Vec::<String>::new());
        // The day of the last mark is that of the document as well.
        assert_eq!(canaries(&bright), [AUTHOR, "20310709", DAY]);
    }
}

#[test]
fn replies_are_there_only_if_chosen_and_their_writers_only_with_names() {
    let sample = rich();
    let found = |choices: &Choices| {
        let (bytes, words) = export(&sample, choices);
        let json = serde_json::to_string(&Selection::of(&sample.review, choices).unwrap()).unwrap();
        let opened = opened(&bytes).unwrap_or(bytes);
        [REPLIER, REPLY, REPLY_DAY].map(|canary| {
            let places = [words.contains(canary), json.contains(canary), contains(&opened, canary)];
            // How a PDF cuts and draws its lines is its own affair; that its comments hold the words is not.
            assert!(places[0] == places[1] && (places[0] || !places[2]), "{canary}: {places:?}");
            places[0]
        })
    };
    let hidden = sample.choices();
    let named = Choices { authors: true, dates: true, ..hidden.clone() };
    let replies = Choices { replies: true, ..hidden.clone() };
    assert_eq!(found(&hidden), [false; 3]);
    assert_eq!(found(&named), [false; 3], "who only replied is not named where replies are not told");
    assert_eq!(found(&replies), [false, true, false]);
    assert_eq!(found(&Choices { authors: true, ..replies.clone() }), [true, true, false]);
    assert_eq!(found(&Choices { replies: true, ..named }), [true; 3]);
    if let Some(opened) = opened(&export(&sample, &replies).0) {
        assert!(contains(&opened, REPLY), "the PDF's comment holds the reply");
    }
}

#[test]
fn the_selection_itself_holds_no_names() {
    let json = serde_json::to_string(&rich().selection()).unwrap();
    assert!(!json.contains(AUTHOR) && !json.contains("2031"));
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    let (first, second) = (rich(), rich());
    assert!(export(&first, &first.choices()) == export(&second, &second.choices()));
}

#[test]
fn a_filter_leaves_the_rest_out() {
    let sample = rich();
    let filter = Filter { ratings: [Rating::RedLine].into(), ..Filter::default() };
    let choices = Choices { scope: Scope::Matching(filter), ..sample.choices() };
    let selection = Selection::of(&sample.review, &choices).unwrap();
    assert_eq!(selection.marks.len(), 1);
    assert!(selection.filtered);
    assert_eq!(selection.marks[0].comment, "Said as Red line.");
    assert!(!serde_json::to_string(&selection).unwrap().contains("At whose work?"));
}

#[test]
fn an_unknown_text_is_refused() {
    let sample = Sample::new();
    assert!(Selection::of(&sample.review, &Choices::new(TextId::none())).is_err());
}
