//! PDF files as the United Nations publish them. They are no part of the project: they are looked for in
//! `RAPPORTEUR_CORPUS`, else in `../shared/corpus`, and a test whose file is not there says so and passes.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use rapporteur::import::{self, Did, ImportOptions, Imported, LeftOutKind};
use rapporteur::text::{Hint, ProvisionKind as Kind};
use unicode_normalization::UnicodeNormalization as _;

fn corpus(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("RAPPORTEUR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: {} is not there; set RAPPORTEUR_CORPUS to the folder of test texts", path.display());
    None
}

fn imported(name: &str) -> Option<Imported> {
    let imported = import::file(&corpus(&format!("pdf/{name}.pdf"))?, &ImportOptions::default()).unwrap();
    check_places(&imported);
    Some(imported)
}

/// Every character that is printed has a place on a page of the file; every paragraph begins on its page.
fn check_places(imported: &Imported) {
    let places = imported.places.as_ref().unwrap();
    assert_eq!(places.len(), imported.source.paragraphs.len());
    for (index, paragraph) in imported.source.paragraphs.iter().enumerate() {
        for (char, _) in paragraph.text.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
            let (page, quad) = places.of(index, char).unwrap();
            let [left, bottom, right, top] = places.pages()[page].crop;
            let middle =
                quad.iter().fold([0.0, 0.0], |[x, y], corner| [x + corner[0] / 4.0, y + corner[1] / 4.0]);
            let on_page = middle[0] > left && middle[0] < right && middle[1] > bottom && middle[1] < top;
            assert!(on_page, "{middle:?} of {}", paragraph.text);
        }
        let (page, _) = (0..).find_map(|char| places.of(index, char)).unwrap();
        assert_eq!(paragraph.page, Some(page as u32 + 1), "{}", paragraph.text);
    }
}

/// Words without marks over and under letters and without lengthening, which printed texts differ in.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkc().filter(|c| !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}')).collect();
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How alike two multisets are: twice what they share, by the sum of their sizes.
fn alike<T: std::hash::Hash + Eq + Clone>(ours: &[T], theirs: &[T]) -> f64 {
    let mut counts: HashMap<T, i64> = HashMap::new();
    for word in ours {
        *counts.entry(word.clone()).or_default() += 1;
    }
    let shared = theirs.iter().filter(|word| {
        let count = counts.entry((*word).clone()).or_default();
        *count -= 1;
        *count >= 0
    });
    2.0 * shared.count() as f64 / (ours.len() + theirs.len()) as f64
}

fn pairs(words: &[String]) -> Vec<(String, String)> {
    words.iter().cloned().zip(words.iter().skip(1).cloned()).collect()
}

/// Words and pairs of words against a text that others took from the same file.
fn likeness(name: &str, imported: &Imported) -> Option<(f64, f64)> {
    let theirs = words(&std::fs::read_to_string(corpus(&format!("text/{name}.txt"))?).unwrap());
    let all: Vec<&str> = imported.source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let ours = words(&all.join("\n"));
    let found = (alike(&ours, &theirs), alike(&pairs(&ours), &pairs(&theirs)));
    println!("{name}: words {:.4}, pairs {:.4}", found.0, found.1);
    Some(found)
}

fn articles(imported: &Imported) -> Vec<&str> {
    let articles = imported.text.provisions().iter().filter(|provision| provision.kind == Kind::Article);
    articles.map(|provision| provision.eid.as_str()).collect()
}

#[test]
fn the_high_seas_agreement_is_read_in_english_french_and_arabic() {
    let all: Vec<String> = (1..=76).map(|number| format!("art_{number}")).collect();
    for (language, least) in [("en", (0.995, 0.99)), ("fr", (0.995, 0.99)), ("ar", (0.99, 0.975))] {
        let name = format!("bbnj-agreement-2023.{language}");
        let Some(imported) = imported(&name) else { return };
        assert_eq!(articles(&imported), all, "{language}");
        assert_eq!(imported.text.header().language, language);
        assert_eq!(imported.report.counts[&Kind::Annex], 2, "{language}");
        assert_eq!(imported.report.counts[&Kind::Part], 12, "{language}");
        assert!(imported.source.paragraphs.iter().all(|paragraph| !paragraph.text.contains('\u{fffd}')));
        let Some((words, pairs)) = likeness(&name, &imported) else { return };
        assert!(words >= least.0 && pairs >= least.1, "{language}: {words} {pairs}");
    }
}

#[test]
fn english_and_french_have_the_same_addresses_but_for_closing_words() {
    let (Some(english), Some(french)) =
        (imported("bbnj-agreement-2023.en"), imported("bbnj-agreement-2023.fr"))
    else {
        return;
    };
    let eids = |imported: &Imported| -> HashSet<String> {
        imported.text.provisions().iter().map(|provision| provision.eid.clone()).collect()
    };
    let (english, french) = (eids(&english), eids(&french));
    let mut differ: Vec<&String> = english.symmetric_difference(&french).collect();
    differ.retain(|eid| !eid.starts_with("front"));
    // The French text of Article 14(4) goes on behind its points; the English does not.
    assert_eq!(differ, ["art_14__para_4__wrapup"]);
}

#[test]
fn page_numbers_of_the_agreement_are_taken_off() {
    for (language, pages) in [("en", 61), ("fr", 67), ("ar", 79)] {
        let Some(imported) = imported(&format!("bbnj-agreement-2023.{language}")) else { return };
        let numbers = imported.source.count(LeftOutKind::PageNumber);
        assert_eq!(numbers, pages, "{language}");
        assert_eq!(imported.source.left_out.len(), numbers, "{language}: nothing else is left out");
    }
}

#[test]
fn letters_that_the_arabic_file_does_not_tell_are_found_and_reported() {
    let Some(imported) = imported("bbnj-agreement-2023.ar") else { return };
    let rescued: Vec<&str> = imported
        .source
        .remarks
        .iter()
        .filter_map(|remark| match &remark.did {
            Did::FoundLetters { font, .. } => Some(font.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(rescued.len(), 2, "{rescued:?}");
    assert!(rescued.iter().all(|font| font.contains("SimplifiedArabic")), "{rescued:?}");
}

#[test]
fn a_resolution_is_read_without_its_furniture_and_with_its_footnotes() {
    let Some(imported) = imported("A-RES-78-272.en") else { return };
    assert_eq!(imported.text.header().symbol, "A/RES/78/272");
    assert_eq!(imported.text.header().date, "2024-04-29");
    let source = &imported.source;
    let notes: Vec<&str> = source
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.hint == Hint::Footnote)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    assert_eq!(notes.len(), 6);
    for (index, note) in notes.iter().enumerate() {
        assert!(note.starts_with(&format!("[{}] ", index + 1)), "{note}");
    }
    assert!(
        notes[0].ends_with("vol. 1833, No. 31363.")
            && notes[5].ends_with("the United States Virgin Islands.")
    );
    for paragraph in &source.paragraphs {
        for furniture in ["24-07683", "Distr.:", "*2407683*", "2/4", "3/4", "4/4", "__________________"] {
            assert!(paragraph.text.split_whitespace().all(|word| word != furniture), "{}", paragraph.text);
        }
    }
    for (kind, count) in [(LeftOutKind::Barcode, 1), (LeftOutKind::Masthead, 5), (LeftOutKind::PageNumber, 3)]
    {
        assert_eq!(source.count(kind), count, "{kind}");
    }
    // Seventeen operative paragraphs, each whole, also over the ends of pages.
    let operative = |number: usize| {
        let label = format!("{number}. ");
        source.paragraphs.iter().find(|paragraph| paragraph.text.starts_with(&label)).unwrap()
    };
    for number in 1..=17 {
        let text = &operative(number).text;
        assert!(text.ends_with(if number == 17 { '.' } else { ';' }), "{text}");
    }
    // What others took from the file has furniture; not one of their words may be missing but that.
    let Some(path) = corpus("text/A-RES-78-272.en.txt") else { return };
    let ours: HashSet<String> =
        source.paragraphs.iter().flat_map(|paragraph| words(&paragraph.text)).collect();
    let theirs = words(&std::fs::read_to_string(path).unwrap());
    let missing: HashSet<&String> =
        theirs.iter().filter(|word| !ours.contains(*word) && word.chars().all(char::is_alphabetic)).collect();
    assert!(missing.iter().all(|word| ["Distr", "A", "RES"].contains(&word.as_str())), "{missing:?}");
}
