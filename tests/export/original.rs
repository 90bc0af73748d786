//! Marks written into the PDF that the text was read from, read back with the words under them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lopdf::{Dictionary, Document, IncrementalDocument, Object, Permissions, StringFormat, dictionary};
use rapporteur::export::{
    Caution, Choices, Extent, Marked, Original, OriginalError, Placed, Selection, original,
};
use rapporteur::import::pdf::{PdfFault, Reading, read};
use rapporteur::import::{self, ImportOptions, Paragraph};
use rapporteur::review::{Anchor, Edit, Reviewer};
use rapporteur::text::Text;

use crate::files::{Annots, Lock, Treaty, locked, packed, saved};
use crate::privacy::opened;
use crate::sample::{AUTHOR, Sample};

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

/// A comment as it is found in a file.
struct Found {
    /// From 0.
    page: usize,
    kind: String,
    name: String,
    contents: String,
    author: bool,
    date: bool,
    /// Left, bottom, right, top of the box.
    rect: Vec<f32>,
    quads: Vec<[[f32; 2]; 4]>,
}

fn string(annotation: &Dictionary, key: &[u8]) -> String {
    annotation.get(key).map_or_else(|_| String::new(), |value| lopdf::decode_text_string(value).unwrap())
}

fn numbers(annotation: &Dictionary, key: &[u8]) -> Vec<f32> {
    let list = annotation.get(key).and_then(Object::as_array).cloned().unwrap_or_default();
    list.iter().map(|number| number.as_float().unwrap()).collect()
}

/// Our comments in a file.
fn comments(pdf: &[u8]) -> Vec<Found> {
    let document = Document::load_mem(pdf).unwrap();
    let mut found = Vec::new();
    for (number, page) in document.page_iter().enumerate() {
        for annotation in document.get_page_annotations(page).unwrap_or_default() {
            if !annotation.has(b"NM") {
                continue;
            }
            assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert_eq!(annotation.get(b"P").unwrap().as_reference().unwrap(), page);
            let appearance = annotation.get(b"AP").unwrap().as_dict().unwrap();
            assert!(appearance.get_deref(b"N", &document).unwrap().as_stream().is_ok());
            let corners = numbers(annotation, b"QuadPoints");
            found.push(Found {
                page: number,
                kind: String::from_utf8_lossy(annotation.get(b"Subtype").unwrap().as_name().unwrap())
                    .into_owned(),
                name: string(annotation, b"NM"),
                contents: string(annotation, b"Contents"),
                author: annotation.has(b"T"),
                date: annotation.has(b"M") || annotation.has(b"CreationDate"),
                rect: numbers(annotation, b"Rect"),
                quads: corners
                    .chunks_exact(8)
                    .map(|c| [[c[0], c[1]], [c[2], c[3]], [c[4], c[5]], [c[6], c[7]]])
                    .collect(),
            });
        }
    }
    found
}

/// A sign of a file: page, middle, character.
type Sign = (usize, [f32; 2], char);

/// All signs that a file shows, in reading order.
fn signs(pdf: &[u8]) -> Vec<Sign> {
    let Reading { source, places } = read(pdf, "marked.pdf", &|_| true).unwrap();
    let of_paragraph = |(paragraph, source): (usize, &Paragraph)| {
        let shown = source.text.chars().enumerate().filter(|(_, c)| !c.is_whitespace());
        let sign = |(at, c)| {
            let (page, corners) = places.of(paragraph, at)?;
            Some((page, [0, 1].map(|axis| corners.map(|corner| corner[axis]).iter().sum::<f32>() / 4.0), c))
        };
        shown.filter_map(sign).collect::<Vec<Sign>>()
    };
    source.paragraphs.iter().enumerate().flat_map(of_paragraph).collect()
}

/// The signs of a page whose middles lie in one of these quads, in reading order.
fn under(signs: &[Sign], page: usize, quads: &[[[f32; 2]; 4]]) -> String {
    let holds = |middle: [f32; 2], [start, end, below, _]: &[[f32; 2]; 4]| {
        let part = |towards: &[f32; 2]| {
            let way = [towards[0] - start[0], towards[1] - start[1]];
            let to = [middle[0] - start[0], middle[1] - start[1]];
            (way[0] * to[0] + way[1] * to[1]) / (way[0] * way[0] + way[1] * way[1])
        };
        (0.0..=1.0).contains(&part(end)) && (0.0..=1.0).contains(&part(below))
    };
    let here = signs.iter().filter(|(there, ..)| *there == page);
    here.filter(|(_, middle, _)| quads.iter().any(|quad| holds(*middle, quad))).map(|(.., c)| *c).collect()
}

fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every mark stands in the file, over its words and no others.
fn assert_marked(selection: &Selection, pdf: &[u8], marked: &Marked) {
    assert!(marked.pdf.starts_with(pdf), "the original is no prefix of the result");
    assert_eq!(marked.placed.unplaced, Vec::<usize>::new());
    let signs = signs(&marked.pdf);
    let found = comments(&marked.pdf);
    assert_eq!(found.len(), marked.placed.comments);
    let names: BTreeSet<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), found.len(), "two comments have one name");
    for mark in selection.marks.iter().filter(|mark| matches!(mark.extent, Extent::Passages(_))) {
        let own: Vec<&Found> = found
            .iter()
            .filter(|one| one.name == mark.key || one.name.starts_with(&format!("{}-", mark.key)))
            .collect();
        let words: String = own.iter().map(|one| under(&signs, one.page, &one.quads)).collect();
        assert_eq!(words, bare(&mark.quote).replace('…', ""), "mark {} at {}", mark.number, mark.place);
        for one in own {
            assert!(one.contents.contains(&mark.comment), "{}", one.contents);
            for [x, y] in one.quads.iter().flatten() {
                assert!(one.rect[0] <= x + 0.01 && x - 0.01 <= one.rect[2], "a quad sticks out of its box");
                assert!(one.rect[1] <= y + 0.01 && y - 0.01 <= one.rect[3], "a quad sticks out of its box");
            }
        }
    }
}

/// Asks `qpdf` whether the file is sound.
fn check(pdf: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    match Command::new("qpdf").arg("--check").arg(&path).output() {
        Ok(done) => {
            let told = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{told}");
        }
        Err(_) => println!("SKIPPED: qpdf is not installed; nobody checked the file"),
    }
}

fn assert_file(pdf: &[u8]) -> Marked {
    let text = imported(pdf);
    assert!(text.provisions().len() > 30, "only {} provisions", text.provisions().len());
    let selection = review(&text, 30, 7).selection();
    assert!(selection.marks.len() >= 29);
    let marked = export(&selection, pdf);
    assert_marked(&selection, pdf, &marked);
    check(&marked.pdf);
    marked
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
fn files_of_all_shapes_are_written_into() {
    assert_file(&packed(Treaty::default().document()));
    for turn in [90, 180, 270] {
        assert_file(&Treaty { turn, ..Treaty::default() }.bytes());
    }
    for (annots, links) in [(Annots::Null, 0), (Annots::Listed, 1), (Annots::Shared, 1)] {
        let marked = assert_file(&Treaty { annots, ..Treaty::default() }.bytes());
        let document = Document::load_mem(&marked.pdf).unwrap();
        let all: usize =
            document.page_iter().map(|page| document.get_page_annotations(page).unwrap().len()).sum();
        let pages = document.page_iter().count();
        assert_eq!(all, marked.placed.comments + links * pages, "{annots:?}: the file's own are lost");
    }
}

#[test]
fn files_locked_with_an_empty_password_are_written_into() {
    for lock in [Lock::Rc4, Lock::Aes128, Lock::Aes256] {
        let marked = assert_file(&locked(Treaty::default().document(), lock, Permissions::all()));
        assert_eq!(marked.placed.cautions, []);
        // What is said is locked as well.
        assert!(!contains(&marked.pdf, "On words"), "{lock:?}");
    }
    let forbidding = locked(Treaty::default().document(), Lock::Rc4, Permissions::PRINTABLE);
    assert_eq!(assert_file(&forbidding).placed.cautions, [Caution::CommentsForbidden]);
}

#[test]
fn linearised_files_are_written_into() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&from, Treaty::default().bytes()).unwrap();
    for more in [&["--linearize"][..], &["--linearize", "--object-streams=generate"]] {
        let Ok(done) = Command::new("qpdf").args(more).arg(&from).arg(&to).output() else {
            println!("SKIPPED: qpdf is not installed; no linearised file was written into");
            return;
        };
        assert!(done.status.success());
        assert_file(&std::fs::read(&to).unwrap());
    }
}

#[test]
fn a_file_is_written_into_again() {
    let pdf = Treaty::default().bytes();
    let text = imported(&pdf);
    let first = export(&review(&text, 30, 7).selection(), &pdf);
    // The same marks once more replace themselves; others come beside them.
    let again = export(&review(&text, 30, 7).selection(), &first.pdf);
    assert_marked(&review(&text, 30, 7).selection(), &first.pdf, &again);
    let more = review(&text, 31, 8).selection();
    let both = export(&more, &again.pdf);
    check(&both.pdf);
    let known: BTreeSet<String> = more.marks.iter().map(|mark| mark.key.clone()).collect();
    assert_eq!(known.len(), 31);
    assert_eq!(both.placed.cautions, [Caution::OtherFile]);
}

#[test]
fn a_signed_file_is_written_into_with_a_word_of_caution() {
    let mut document = Treaty::default().document();
    document.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
        "Contents" => Object::String(vec![0; 8], StringFormat::Hexadecimal),
    });
    assert_eq!(assert_file(&saved(&mut document)).placed.cautions, [Caution::Signed]);
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
fn marks_that_the_file_lacks_are_left_out_and_told() {
    let pdf = Treaty::default().bytes();
    let text = imported(&pdf);
    let mut sample = review(&text, 60, 3);
    // The paragraph as another version of the file has it.
    let mut other = Treaty::default().document();
    let index = text.index_of("art_2__para_1").unwrap();
    let word = text.provisions()[index].text.split(' ').find(|word| word.len() > 6).unwrap().to_owned();
    sample.quote(index, &word, |mark| mark.comment = "Gone.".into());
    let lost = Anchor::Provision("art_99".into());
    sample.mark(lost, |mark| mark.comment = "Never there.".into());
    for object in other.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut() {
            let words = String::from_utf8(stream.content.clone()).unwrap();
            if let Some(at) = words.find("(Article 2)") {
                let changed = words[at..].replacen(&word, &"x".repeat(word.len()), 1);
                stream.set_content(format!("{}{changed}", &words[..at]).into_bytes());
            }
        }
    }
    let selection = sample.selection();
    let marked = export(&selection, &saved(&mut other));
    let told: BTreeSet<&str> = selection
        .marks
        .iter()
        .filter(|mark| marked.placed.unplaced.contains(&mark.number))
        .map(|mark| mark.comment.as_str())
        .collect();
    assert!(told.contains("Gone.") && told.contains("Never there."), "{told:?}");
    assert!(marked.placed.unplaced.len() < 10);
    assert_eq!(marked.placed.marks + marked.placed.unplaced.len(), selection.marks.len());
    assert_eq!(marked.placed.cautions, [Caution::OtherFile]);
}

#[test]
fn another_text_is_refused() {
    let selection = review(&imported(&Treaty::default().bytes()), 20, 5).selection();
    let mut other = Treaty::default().document();
    for object in other.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut() {
            let turned: String = String::from_utf8(stream.content.clone()).unwrap();
            let lines = turned.lines().map(|line| match line.strip_prefix('(') {
                Some(words) if words.contains(' ') => {
                    format!("(Quite {}", words.replace('e', "u").replace('a', "o"))
                }
                _ => line.to_owned(),
            });
            stream.set_content(lines.collect::<Vec<_>>().join("\n").into_bytes());
        }
    }
    let other = saved(&mut other);
    let refused = original(&selection, Original { name: "other.pdf", bytes: &other }, &|_| true).unwrap_err();
    let OriginalError::OtherText { found, .. } = &refused else { panic!("{refused:?}") };
    assert!(*found < 95);
    assert!(refused.to_string().contains("“other.pdf” is not the file that this text was read from"));
}

#[test]
fn what_is_no_pdf_or_a_broken_one_is_refused() {
    let pdf = Treaty::default().bytes();
    let selection = review(&imported(&pdf), 5, 5).selection();
    let refused =
        |bytes: &[u8]| original(&selection, Original { name: "a.pdf", bytes }, &|_| true).unwrap_err();
    for bytes in [&b""[..], b"Article 1", &pdf[..pdf.len() / 2]] {
        let error = refused(bytes);
        assert!(error.to_string().contains("a.pdf"), "{error}");
    }
    // Readers find their way where the table at the end is gone, but there is nothing to append to.
    let end = pdf.windows(4).rposition(|window| window == b"xref").unwrap();
    let torn = [&pdf[..end - 200], b"%%EOF"].concat();
    let error = refused(&torn);
    assert!(matches!(error, OriginalError::Unwritable { .. } | OriginalError::Pdf(_)), "{error:?}");
    let told = original(&selection, Original { name: "a.pdf", bytes: &pdf }, &|_| false);
    assert_eq!(told, Err(OriginalError::Cancelled));
    let pictures = {
        let mut document = Treaty::default().document();
        for object in document.objects.values_mut() {
            if let Ok(stream) = object.as_stream_mut() {
                stream.set_content(Vec::new());
            }
        }
        saved(&mut document)
    };
    assert!(matches!(refused(&pictures), OriginalError::Pdf(PdfFault::NoText { .. })));
}

#[test]
fn without_marks_the_file_stays_as_it_is() {
    let pdf = Treaty::default().bytes();
    let marked = export(&Sample::on(imported(&pdf)).selection(), &pdf);
    assert!(marked.pdf == pdf);
    assert_eq!(marked.placed, Placed::default());
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn names_and_days_are_there_only_if_chosen_and_nothing_else_ever() {
    let pdf = Treaty::default().bytes();
    let sample = review(&imported(&pdf), 30, 2);
    let dark = export(&sample.selection(), &pdf).pdf;
    let again = export(&review(&imported(&pdf), 30, 2).selection(), &pdf).pdf;
    assert!(dark == again, "two exports differ");
    let shown = Choices { authors: true, dates: true, ..sample.choices() };
    let bright = export(&Selection::of(&sample.review, &shown).unwrap(), &pdf).pdf;
    for (bytes, told) in [(&dark, false), (&bright, true)] {
        let opened = opened(bytes).unwrap_or_else(|| bytes.clone());
        for bytes in [bytes, &opened] {
            assert_eq!(contains(bytes, AUTHOR), told);
            assert_eq!(contains(bytes, "20310709"), told);
            assert!(
                !contains(bytes, "treaty.pdf")
                    && !contains(bytes, "/Producer")
                    && !contains(bytes, "/ModDate")
            );
        }
        assert!(comments(bytes).iter().all(|one| one.author == told && one.date == told));
    }
    // The file's first name stays; the second is another for another state.
    let names = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        let names = document.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
        [0, 1].map(|at: usize| names[at].as_str().unwrap().to_vec())
    };
    let [first, second] = names(&dark);
    assert_eq!(first, names(&pdf)[0]);
    assert!(second != names(&pdf)[1] && second != names(&bright)[1] && second.len() == 16);
}

#[test]
fn a_name_that_no_reader_should_trust_stays_words() {
    let pdf = Treaty::default().bytes();
    let mut sample = review(&imported(&pdf), 3, 2);
    let hostile = "A) /JS (app.alert(1)) \u{202e}x";
    sample.review.apply(Edit::PutReviewer(Reviewer::new(sample.reviewer, hostile))).unwrap();
    let choices = Choices { authors: true, ..sample.choices() };
    let marked = export(&Selection::of(&sample.review, &choices).unwrap(), &pdf);
    check(&marked.pdf);
    let document = Document::load_mem(&marked.pdf).unwrap();
    assert!(
        document
            .objects
            .values()
            .all(|object| object.as_dict().is_ok_and(|one| !one.has(b"JS")) || object.as_dict().is_err())
    );
}

#[test]
fn a_second_revision_by_another_program_is_written_into() {
    let pdf = Treaty::default().bytes();
    let document = Document::load_mem(&pdf).unwrap();
    let mut update = IncrementalDocument::create_from(pdf, document);
    update.new_document.add_object(dictionary! { "Type" => "Nothing" });
    let mut revised = Vec::new();
    update.save_to(&mut revised).unwrap();
    assert_file(&revised);
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
