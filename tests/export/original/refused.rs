//! Files that marks cannot be written into, and marks that a file lacks.

use std::collections::BTreeSet;

use rapporteur::export::{Caution, Original, OriginalError, original};
use rapporteur::import::pdf::PdfFault;
use rapporteur::review::Anchor;

use super::{export, imported, review};
use crate::files::{Treaty, saved};

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
