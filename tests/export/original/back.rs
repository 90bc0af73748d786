//! A marked file read back: its comments, and the words under them.

use std::collections::BTreeSet;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};
use rapporteur::export::{Extent, Marked, Selection};
use rapporteur::import::Paragraph;
use rapporteur::import::pdf::{Reading, read};

use super::{export, imported, review};

/// A comment as it is found in a file.
pub struct Found {
    /// From 0.
    pub page: usize,
    pub kind: String,
    pub name: String,
    pub contents: String,
    pub author: bool,
    pub date: bool,
    /// Left, bottom, right, top of the box.
    pub rect: Vec<f32>,
    pub quads: Vec<[[f32; 2]; 4]>,
}

fn string(annotation: &Dictionary, key: &[u8]) -> String {
    annotation.get(key).map_or_else(|_| String::new(), |value| lopdf::decode_text_string(value).unwrap())
}

fn numbers(annotation: &Dictionary, key: &[u8]) -> Vec<f32> {
    let list = annotation.get(key).and_then(Object::as_array).cloned().unwrap_or_default();
    list.iter().map(|number| number.as_float().unwrap()).collect()
}

/// Our comments in a file.
pub fn comments(pdf: &[u8]) -> Vec<Found> {
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
pub type Sign = (usize, [f32; 2], char);

/// All signs that a file shows, in reading order.
pub fn signs(pdf: &[u8]) -> Vec<Sign> {
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
pub fn under(signs: &[Sign], page: usize, quads: &[[[f32; 2]; 4]]) -> String {
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

pub fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every mark stands in the file, over its words and no others.
pub fn assert_marked(selection: &Selection, pdf: &[u8], marked: &Marked) {
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
pub fn check(pdf: &[u8]) {
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

pub fn assert_file(pdf: &[u8]) -> Marked {
    let text = imported(pdf);
    assert!(text.provisions().len() > 30, "only {} provisions", text.provisions().len());
    let selection = review(&text, 30, 7).selection();
    assert!(selection.marks.len() >= 29);
    let marked = export(&selection, pdf);
    assert_marked(&selection, pdf, &marked);
    check(&marked.pdf);
    marked
}

pub fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}
