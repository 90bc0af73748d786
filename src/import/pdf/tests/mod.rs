//! What is read from small PDFs made for the purpose.

mod layout;
mod letters;
mod make;
mod marks;

use make::Sheet;

use super::*;
use crate::import::LeftOutKind;

fn read_all(bytes: &[u8]) -> Reading {
    read(bytes, "test.pdf", &|_| true).unwrap_or_else(|fault| panic!("{fault}"))
}

fn fault(bytes: &[u8]) -> PdfFault {
    match read(bytes, "test.pdf", &|_| true) {
        Ok(reading) => panic!("read: {:?}", paragraphs(&reading)),
        Err(fault) => fault,
    }
}

fn paragraphs(reading: &Reading) -> Vec<&str> {
    reading.source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn left_out(reading: &Reading, kind: LeftOutKind) -> Vec<&str> {
    let left = reading.source.left_out.iter().filter(|left| left.kind == kind);
    left.map(|left| left.words.as_str()).collect()
}

/// Every paragraph has a place, or none, for each of its characters.
fn check_places(reading: &Reading) {
    assert_eq!(reading.places.len(), reading.source.paragraphs.len());
    for (index, paragraph) in reading.source.paragraphs.iter().enumerate() {
        let count = paragraph.text.chars().count();
        assert!(reading.places.of(index, count).is_none(), "{}", paragraph.text);
        assert!((0..count).any(|char| reading.places.of(index, char).is_some()), "{}", paragraph.text);
        for (char, c) in paragraph.text.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
            assert!(reading.places.of(index, char).is_some(), "{c} of {}", paragraph.text);
        }
    }
}

#[test]
fn what_is_no_pdf_is_refused_with_a_remedy() {
    assert!(matches!(fault(b""), PdfFault::Damaged { .. }));
    assert!(matches!(fault(b"%PDF-1.7 and nothing else"), PdfFault::Damaged { .. }));
    let words = fault(b"plain words").to_string();
    assert!(words.contains("test.pdf") && words.contains("download it again"), "{words}");
}

#[test]
fn pages_without_text_are_a_scan() {
    let fault = fault(&make::pdf(&[Sheet::default(), Sheet::default()]));
    assert_eq!(fault, PdfFault::NoText { name: "test.pdf".to_owned() });
    assert!(fault.to_string().contains("OCR"), "{fault}");
}

#[test]
fn an_empty_password_opens_and_another_locks() {
    let sheets = [Sheet::default().line(80.0, 700.0, "The Parties to this Agreement")];
    assert_eq!(paragraphs(&read_all(&make::locked(&sheets, ""))), ["The Parties to this Agreement"]);
    let fault = fault(&make::locked(&sheets, "secret"));
    assert!(matches!(fault, PdfFault::Locked { .. }), "{fault}");
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let page = Sheet::default().line(80.0, 700.0, "Article 1");
    let bytes = make::pdf(&[page.clone(), page.clone(), page]);
    let seen = std::cell::RefCell::new(Vec::new());
    let stopped = read(&bytes, "test.pdf", &|progress: Progress| {
        seen.borrow_mut().push((progress.page, progress.pages));
        progress.page < 1
    });
    assert!(matches!(stopped, Err(PdfFault::Stopped { .. })));
    assert_eq!(*seen.borrow(), [(0, 3), (1, 3)]);
}

#[test]
fn damaged_files_are_read_or_refused_and_never_panic() {
    let page =
        Sheet::default().lines(80.0, 700.0, &["Article 1", "1. Each Party shall act.", "2. It may not."]);
    let good = make::pdf(&[page.clone(), page]);
    // Without the outlines of its font the file is short enough to be cut everywhere.
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    for _ in 0..60 {
        let mut bytes = good.clone();
        match next(3) {
            0 => bytes.truncate(next(bytes.len())),
            1 => {
                for _ in 0..40 {
                    let at = next(bytes.len());
                    bytes[at] = next(256) as u8;
                }
            }
            _ => {
                let at = next(bytes.len());
                let to = (at + next(4_000)).min(bytes.len());
                bytes.drain(at..to);
            }
        }
        if let Ok(reading) = read(&bytes, "test.pdf", &|_| true) {
            assert_eq!(reading.places.len(), reading.source.paragraphs.len());
        }
    }
}
