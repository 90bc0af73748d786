//! Files of all shapes, as other programs leave them.

use std::collections::BTreeSet;
use std::process::Command;

use lopdf::{Document, IncrementalDocument, Object, Permissions, StringFormat, dictionary};
use rapporteur::export::Caution;

use super::back::{assert_file, assert_marked, check, contains};
use super::{export, imported, review};
use crate::files::{Annots, Lock, Treaty, locked, packed, saved};

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
fn a_second_revision_by_another_program_is_written_into() {
    let pdf = Treaty::default().bytes();
    let document = Document::load_mem(&pdf).unwrap();
    let mut update = IncrementalDocument::create_from(pdf, document);
    update.new_document.add_object(dictionary! { "Type" => "Nothing" });
    let mut revised = Vec::new();
    update.save_to(&mut revised).unwrap();
    assert_file(&revised);
}
