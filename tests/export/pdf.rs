//! The PDF report and the comments in it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use lopdf::{Document, Object};
use rapporteur::export::{Choices, PdfError, Selection, Stage, pdf};
use rapporteur::review::{Amendment, AmendmentKind, ConcernId, Edit, Rating, ReferenceId, Reviewer};

use crate::sample::{HOSTILE, Sample, rich};

fn export(selection: &Selection) -> Vec<u8> {
    pdf(selection, &|_| true).unwrap()
}

/// A highlight as it is found in the file.
struct Found {
    page: u32,
    name: String,
    contents: String,
    subject: String,
    lines: usize,
    /// It stands in an element of type `Annot`.
    tagged: bool,
}

fn words(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units: Vec<u16> =
                units.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn highlights(pdf: &[u8]) -> Vec<Found> {
    let document = Document::load_mem(pdf).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = document.get_dictionary(root).unwrap().get_deref(b"ParentTree", &document).unwrap();
    let nums = tree.as_dict().unwrap().get_deref(b"Nums", &document).unwrap().as_array().unwrap();
    let register: BTreeMap<i64, &Object> =
        nums.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
    let mut found = Vec::new();
    for (page, id) in document.get_pages() {
        for annotation in document.get_page_annotations(id).unwrap() {
            assert!(
                annotation.get(b"A").is_err()
                    || annotation.get(b"Subtype").unwrap().as_name().unwrap() == b"Link"
            );
            if annotation.get(b"Subtype").unwrap().as_name().unwrap() != b"Highlight" {
                continue;
            }
            let quads = annotation.get(b"QuadPoints").unwrap().as_array().unwrap();
            assert!(!quads.is_empty() && quads.len() % 8 == 0);
            assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
            let appearance = annotation.get(b"AP").unwrap().as_dict().unwrap().get_deref(b"N", &document);
            assert!(appearance.unwrap().as_stream().is_ok());
            let element =
                annotation.get(b"StructParent").ok().and_then(|key| register.get(&key.as_i64().unwrap()));
            let tagged = element.is_some_and(|element| {
                let element = document.dereference(element).unwrap().1.as_dict().unwrap();
                element.get(b"S").unwrap().as_name().unwrap() == b"Annot"
            });
            found.push(Found {
                page,
                name: words(annotation.get(b"NM").unwrap()),
                contents: words(annotation.get(b"Contents").unwrap()),
                subject: words(annotation.get(b"Subj").unwrap()),
                lines: quads.len() / 8,
                tagged,
            });
        }
    }
    found
}

/// Asks `qpdf` whether the file is sound.
fn check(pdf: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    match Command::new("qpdf").arg("--check").arg(&path).output() {
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr)),
        Err(_) => println!("SKIPPED: qpdf is not installed; nobody checked the file"),
    }
}

#[test]
fn every_mark_is_a_comment_in_the_file() {
    let selection = rich().selection();
    let pdf = export(&selection);
    check(&pdf);
    let found = highlights(&pdf);
    for mark in &selection.marks {
        let own: Vec<&Found> = found.iter().filter(|one| one.name.starts_with(&mark.key)).collect();
        assert!(!own.is_empty(), "mark {} at {} has no highlight", mark.number, mark.place);
        for one in own {
            assert!(one.contents.contains(mark.rating.name()));
            assert!(one.contents.contains(&mark.comment.replace('*', "")), "{}", one.contents);
            assert!(one.contents.contains(&mark.recommendation));
            if let Some(amendment) = &mark.amendment {
                let words = format!("Amendment. {}: {}", amendment.kind.name(), amendment.words);
                assert!(one.contents.contains(&words), "{}", one.contents);
            }
            assert!(one.subject.ends_with(mark.rating.name()));
            assert!(one.tagged, "mark {} stands outside the structure tree", mark.number);
            assert!(one.lines > 0 && one.page > 1);
        }
    }
    let names: BTreeSet<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), found.len(), "two highlights have one name");
}

#[test]
fn highlights_cover_their_words_in_reading_order() {
    let pdf = export(&rich().selection());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    let Ok(done) = Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output() else {
        println!("SKIPPED: pdftotext is not installed; the order of reading was not checked");
        return;
    };
    let words = String::from_utf8_lossy(&done.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for expected in [
        "Review of the examples",
        "Contents",
        "How to read this",
        "Summary",
        "Recommendations",
        "The text and the comments",
        "On everything.",
        "Use of terms",
        "In this Convention",
        "Nobody could foresee this.",
        "Respect for human rights",
        "Sources",
    ] {
        let at = words.get(from..).and_then(|rest| rest.find(expected));
        from += at.unwrap_or_else(|| panic!("{expected:?} does not follow in {words}"));
    }
}

#[test]
fn hostile_words_are_printed_as_words() {
    let mut sample = Sample::new();
    let reviewer = sample.reviewer;
    for typed in HOSTILE {
        sample.quote(2, "whether or not anybody asked", |mark| {
            mark.comment = (*typed).into();
            mark.recommendation = (*typed).into();
            mark.amendment = Some(Amendment {
                reason: (*typed).into(),
                sponsor: (*typed).into(),
                ..Amendment::new(AmendmentKind::Replace, *typed)
            });
            mark.references = vec![ReferenceId::from_bits(1)];
        });
    }
    sample.review.apply(Edit::PutReviewer(Reviewer::new(reviewer, HOSTILE[0]))).unwrap();
    sample.review.apply(Edit::SetTitle(HOSTILE[1].into())).unwrap();
    let mut concern = sample.review.codebook().get(&ConcernId::new("privacy")).unwrap().clone();
    concern.name = HOSTILE[3].into();
    concern.letter = "\u{202e}#".into();
    sample.review.apply(Edit::PutConcern(ConcernId::new("privacy"), Box::new(concern))).unwrap();
    let choices = Choices { authors: true, dates: true, ..sample.choices() };
    let selection = Selection::of(&sample.review, &choices).unwrap();
    let pdf = export(&selection);
    check(&pdf);
    assert!(highlights(&pdf).len() >= HOSTILE.len(), "marks on the same words lost their comments");
}

#[test]
fn a_very_long_comment_goes_on_over_pages() {
    let mut sample = Sample::new();
    sample.quote(2, "a rule at work", |mark| mark.comment = "Five words and no more. ".repeat(1_000));
    let pdf = export(&sample.selection());
    check(&pdf);
    assert!(Document::load_mem(&pdf).unwrap().get_pages().len() > 8);
    let contents = &highlights(&pdf)[0].contents;
    assert!(contents.encode_utf16().count() < 16_300 && contents.contains("beside the passage"));
}

#[test]
fn a_title_of_a_paragraph_leaves_the_cover_its_room() {
    let english = "Convention on strengthening international cooperation for combating certain crimes committed by means of information and communications technology systems ".repeat(2);
    let arabic = "اتفاقية بشأن تعزيز التعاون الدولي على مكافحة جرائم معينة تُرتكب بواسطة نظم تكنولوجيا المعلومات والاتصالات ".repeat(3);
    for (name, title) in
        [("english", english), ("arabic", arabic), ("chinese", "联合国打击网络犯罪公约".repeat(28))]
    {
        let title = title.trim();
        assert!(title.chars().count() > 290, "{name}: {}", title.chars().count());
        let mut sample = Sample::new();
        sample.review.apply(Edit::SetTitle(title.into())).unwrap();
        let pdf = export(&sample.selection());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, &pdf).unwrap();
        if let Some(pictures) = std::env::var_os("RAPPORTEUR_PICTURES") {
            std::fs::write(std::path::Path::new(&pictures).join(format!("cover-{name}.pdf")), &pdf).unwrap();
        }
        let page = |page: &str| {
            let done = Command::new("pdftotext").args(["-f", page, "-l", page]).arg(&path).arg("-").output();
            done.ok().map(|done| String::from_utf8_lossy(&done.stdout).into_owned())
        };
        let (Some(first), Some(second)) = (page("1"), page("2")) else {
            println!("SKIPPED: pdftotext is not installed; the cover was not checked");
            return;
        };
        assert!(first.contains("Fingerprint") && first.contains("Marks"), "{name}: {first}");
        assert!(second.contains("Contents"), "{name}: {second}");
        // The head of the next page has as much of the title as fits a line.
        assert!(name != "english" || second.contains('…'), "{name}: {second}");
    }
}

#[test]
fn few_or_no_marks_make_a_report_too() {
    let mut sample = Sample::new();
    assert!(highlights(&export(&sample.selection())).is_empty());
    sample.quote(2, "a rule at work", |mark| {
        mark.concerns.clear();
        mark.rating = Rating::Welcome;
    });
    let found = highlights(&export(&sample.selection()));
    assert_eq!((found.len(), found[0].subject.as_str()), (1, "Welcome"));
}

#[test]
fn only_the_articles_with_marks_if_asked() {
    let mut sample = Sample::new();
    sample.quote(2, "a rule at work", |_| {});
    let selection =
        Selection::of(&sample.review, &Choices { whole_text: false, ..sample.choices() }).unwrap();
    let short = Document::load_mem(&export(&selection)).unwrap();
    assert!(short.objects.len() < Document::load_mem(&export(&sample.selection())).unwrap().objects.len());
}

#[test]
fn an_export_can_be_stopped() {
    let stopped = pdf(&rich().selection(), &|stage| stage != Stage::Typesetting);
    assert_eq!(stopped, Err(PdfError::Cancelled));
}
