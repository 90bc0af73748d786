//! What is told in a marked file: what was chosen, as words, and nothing else.

use lopdf::Document;
use rapporteur::export::{Choices, Selection};
use rapporteur::review::{Edit, Reviewer};

use super::back::{check, comments, contains};
use super::{export, imported, review};
use crate::files::Treaty;
use crate::privacy::opened;
use crate::sample::AUTHOR;

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
