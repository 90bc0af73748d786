//! What reading PDF files costs: treaties of the corpus, and a long one made of the same pages again and again.
//! The files are looked for in `RAPPORTEUR_CORPUS`, else in `../shared/corpus`.

// What fails here fails loudly.
#![allow(clippy::expect_used)]

use std::path::PathBuf;

use divan::Bencher;
use lopdf::{Dictionary, Document, Object};
use rapporteur::import::{ImportOptions, pdf};

fn main() {
    divan::main();
}

fn corpus(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("RAPPORTEUR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let path = folder.join("pdf").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {} is not there; set RAPPORTEUR_CORPUS", path.display());
    }
    bytes
}

/// A file of so many pages: those of the agreement, over and over.
fn long(name: &str, pages: usize) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(&corpus(name)?).expect("the file is a PDF");
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference);
    let root = root.expect("the file has pages");
    let page =
        |id| document.get_object(id).and_then(Object::as_dict).expect("a page is a dictionary").clone();
    let all: Vec<Dictionary> = document.page_iter().map(page).collect();
    let mut kids: Vec<Object> = Vec::new();
    // Each page an object of its own: one that comes twice is taken for a ring.
    for page in all.iter().cycle().take(pages) {
        let mut page = page.clone();
        page.set("Parent", root);
        kids.push(document.add_object(page).into());
    }
    let node =
        document.get_object_mut(root).and_then(Object::as_dict_mut).expect("the pages are a dictionary");
    node.set("Kids", kids);
    node.set("Count", pages as i64);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("the file can be written");
    Some(bytes)
}

fn read(bencher: Bencher, bytes: Option<Vec<u8>>) {
    let Some(bytes) = bytes else { return };
    bencher.bench(|| pdf(&bytes, &ImportOptions::default()).expect("the file can be read"));
}

#[divan::bench(sample_count = 5)]
fn agreement_of_64_pages(bencher: Bencher) {
    read(bencher, corpus("bbnj-agreement-2023.en.pdf"));
}

#[divan::bench(sample_count = 5)]
fn arabic_agreement_of_83_pages(bencher: Bencher) {
    read(bencher, corpus("bbnj-agreement-2023.ar.pdf"));
}

#[divan::bench(sample_count = 3)]
fn pages_202(bencher: Bencher) {
    read(bencher, long("bbnj-agreement-2023.en.pdf", 202));
}

#[divan::bench(sample_count = 1)]
fn pages_1000(bencher: Bencher) {
    read(bencher, long("bbnj-agreement-2023.en.pdf", 1_000));
}
