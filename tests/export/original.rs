//! Marks written into the PDF that the text was read from, read back with the words under them.

#[path = "original/back.rs"]
mod back;
#[path = "original/chosen.rs"]
mod chosen;
#[path = "original/refused.rs"]
mod refused;
#[path = "original/shapes.rs"]
mod shapes;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rapporteur::export::{Marked, Original, Placed, Selection, original};
use rapporteur::import::{self, ImportOptions};
use rapporteur::review::Anchor;
use rapporteur::text::Text;

use crate::files::Treaty;
use crate::sample::Sample;
use back::{Found, assert_file, assert_marked, bare, check, comments, signs, under};

fn imported(pdf: &[u8]) -> Arc<Text> {
    let options = ImportOptions { name: "treaty.pdf".to_owned(), ..ImportOptions::default() };
    Arc::new(import::pdf(pdf, &options).unwrap().text)
}

fn export(selection: &Selection, pdf: &[u8]) -> Marked {
    original(selection, Original { name: "treaty.pdf", bytes: pdf }, &|_| true).unwrap()
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// A review of a text with `count` marks on passages from whole words, short and long.
fn review(text: &Arc<Text>, count: usize, seed: u64) -> Sample {
    let mut dice = Dice(seed);
    let long: Vec<usize> = text
        .provisions()
        .iter()
        .enumerate()
        .filter(|(_, provision)| provision.words().chars().count() > 40)
        .map(|(index, _)| index)
        .collect();
    let mut sample = Sample::on(Arc::clone(text));
    for _ in 0..count {
        let index = long[dice.below(long.len())];
        let words: Vec<char> = text.provisions()[index].words().chars().collect();
        let mut starts: Vec<usize> = vec![0];
        starts.extend((1..words.len()).filter(|&at| words[at - 1].is_whitespace()));
        let first = dice.below(starts.len());
        let from = starts[first];
        let most = starts.len() - first;
        let most = if dice.below(3) == 0 { most } else { most.min(6) };
        let last = first + dice.below(most);
        let to = (starts[last]..words.len()).find(|&at| words[at].is_whitespace()).unwrap_or(words.len());
        let Some(anchor) = Anchor::passages(text, [(index, from..to)]) else { continue };
        sample.mark(anchor, |mark| mark.comment = format!("On words {from} to {to}."));
    }
    sample
}

#[test]
fn words_are_highlighted_across_lines_and_pages() {
    let pdf = Treaty::default().bytes();
    let text = imported(&pdf);
    let mut sample = review(&text, 30, 1);
    // Whole provisions go over lines, and one goes over the end of a page.
    for (index, provision) in text.provisions().iter().enumerate() {
        let end = provision.words().chars().count();
        if let Some(anchor) = Anchor::passages(&text, [(index, 0..end)]) {
            sample.mark(anchor, |mark| mark.comment = "All of it.".into());
        }
    }
    let selection = sample.selection();
    let marked = export(&selection, &pdf);
    assert_marked(&selection, &pdf, &marked);
    check(&marked.pdf);
    let found = comments(&marked.pdf);
    assert!(found.iter().any(|one| one.quads.len() > 2), "no mark goes over lines");
    assert!(found.iter().any(|one| one.name.ends_with("-2")), "no mark goes over the end of a page");
    assert!(marked.placed.comments > selection.marks.len());
    assert_eq!(marked.placed.cautions, []);
}

#[test]
fn corners_come_upper_left_upper_right_lower_left_lower_right() {
    let marked = assert_file(&Treaty::default().bytes());
    for [a, b, c, d] in comments(&marked.pdf).iter().flat_map(|one| &one.quads) {
        assert!(a[0] < b[0] && c[0] < d[0] && a[1] > c[1] && b[1] > d[1]);
    }
}

#[test]
fn whole_provisions_and_the_whole_text_are_shown_too() {
    let pdf = Treaty { turn: 90, ..Treaty::default() }.bytes();
    let text = imported(&pdf);
    let mut sample = Sample::on(text.clone());
    for _ in 0..2 {
        sample.mark(Anchor::Provision("art_4".into()), |mark| mark.comment = "The article.".into());
    }
    sample.mark(Anchor::Provision("art_4__para_2".into()), |mark| mark.comment = "The paragraph.".into());
    for _ in 0..14 {
        sample.mark(Anchor::Text, |mark| mark.comment = "All.".into());
    }
    let selection = sample.selection();
    let marked = export(&selection, &pdf);
    assert_marked(&selection, &pdf, &marked);
    assert_eq!((marked.placed.marks, marked.placed.comments), (17, 17));
    let signs = signs(&marked.pdf);
    let found = comments(&marked.pdf);
    let over = |comment: &str| {
        let one = found.iter().find(|one| one.contents.contains(comment)).unwrap();
        (under(&signs, one.page, &one.quads), one.contents.lines().next().unwrap().to_owned())
    };
    assert_eq!(over("The article."), ("Article4Remedies".to_owned(), "On the whole of Article 4".to_owned()));
    let paragraph = &text.provisions()[text.index_of("art_4__para_2").unwrap()];
    let words = bare(&format!("{}{}", paragraph.label, paragraph.words()));
    assert_eq!(over("The paragraph."), (words, "On the whole of Article 4(2)".to_owned()));
    let notes: Vec<&Found> = found.iter().filter(|one| one.kind == "Text").collect();
    assert_eq!(notes.len(), 14);
    let places: BTreeSet<String> = notes.iter().map(|one| format!("{:?}", one.rect)).collect();
    assert_eq!(places.len(), 14, "two notes lie upon each other");
    for note in notes {
        let [left, bottom, right, top] = note.rect[..] else { panic!("no box") };
        assert!(note.page == 0 && note.contents.starts_with("On the text as a whole"));
        assert!(0.0 <= left && right <= 595.0 && 0.0 <= bottom && top <= 842.0, "off the page");
    }
}

#[test]
fn without_marks_the_file_stays_as_it_is() {
    let pdf = Treaty::default().bytes();
    let marked = export(&Sample::on(imported(&pdf)).selection(), &pdf);
    assert!(marked.pdf == pdf);
    assert_eq!(marked.placed, Placed::default());
}

/// The certified texts; no part of the project.
#[test]
fn the_agreement_of_2023_is_marked_word_for_word() {
    let Some(corpus) = crate::corpus() else { return };
    for language in ["en", "fr"] {
        let path = corpus.join(format!("pdf/bbnj-agreement-2023.{language}.pdf"));
        if !path.is_file() {
            println!("SKIPPED: {} is not there", path.display());
            continue;
        }
        let pdf = std::fs::read(path).unwrap();
        let selection = review(&imported(&pdf), 300, 11).selection();
        let marked = export(&selection, &pdf);
        assert_marked(&selection, &pdf, &marked);
        check(&marked.pdf);
        assert!(marked.pdf == export(&selection, &pdf).pdf, "two exports differ");
        keep(&marked.pdf, &selection, language);
    }
}

/// For eyes and other programs, if somebody names a folder: the file, and what each comment should cover.
fn keep(pdf: &[u8], selection: &Selection, language: &str) {
    let Some(folder) = std::env::var_os("RAPPORTEUR_MARKED") else { return };
    let folder = Path::new(&folder);
    std::fs::write(folder.join(format!("marked.{language}.pdf")), pdf).unwrap();
    let quotes: BTreeMap<&str, &str> =
        selection.marks.iter().map(|mark| (mark.key.as_str(), mark.quote.as_str())).collect();
    let quotes = serde_json::to_vec(&quotes).unwrap();
    std::fs::write(folder.join(format!("quotes.{language}.json")), quotes).unwrap();
}
