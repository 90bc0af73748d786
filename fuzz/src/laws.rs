//! What holds for every file, whoever made it.

use std::sync::Arc;

use crate::import::{
    Change, Draft, ImportError, ImportOptions, Imported, Source, SourceSpan, Trace, bring_marks,
};
use crate::project::Project;
use crate::review::{Codebook, Edit, Review};
use crate::text::ProvisionKind;
use crate::worker;

/// Rows of a draft that are changed on trial.
const TRIALS: usize = 8;

/// Reads a file as a worker does and says what holds for the answer.
///
/// # Panics
/// Where something does not hold.
pub fn read(
    bytes: &[u8],
    options: &ImportOptions,
    reader: fn(&[u8], &ImportOptions) -> Result<Imported, ImportError>,
) {
    let answer = worker::deep(&|()| true, |_| reader(bytes, options));
    match answer.expect("there are threads").expect("a reader does not panic") {
        Ok(imported) => hold(&imported),
        Err(error) => {
            let told = error.to_string();
            assert!(told.contains(&options.name), "a refusal names the file: {told}");
            serde_json::to_vec(&error).expect("a refusal can be told to the window");
        }
    }
}

/// What holds for whatever was read.
///
/// # Panics
/// Where it does not.
pub fn hold(imported: &Imported) {
    everything_lies_in_the_source(&imported.source);
    it_can_be_told_to_the_window(&imported.source);
    no_word_is_lost(imported);
    every_sign_knows_its_origin(imported);
    places_are_on_pages(imported);
    a_draft_can_be_changed_and_undone(imported);
    it_can_be_kept(imported);
}

fn length(words: &str) -> usize {
    words.chars().count()
}

fn everything_lies_in_the_source(source: &Source) {
    let paragraphs = source.paragraphs.len();
    assert!(source.left_out.iter().all(|left| left.before <= paragraphs), "left out before a paragraph");
    let about = source.remarks.iter().filter_map(|remark| remark.paragraph);
    assert!(about.into_iter().all(|paragraph| paragraph < paragraphs), "remarks are about paragraphs");
    assert!(source.remarks.iter().all(|remark| !remark.did.to_string().is_empty()), "remarks have words");
    for mark in &source.marks {
        for SourceSpan { paragraph, from, to } in &mark.spans {
            let text = source.paragraphs.get(*paragraph).map_or("", |paragraph| paragraph.text.as_str());
            assert!(from <= to && *to <= length(text), "{mark:?} lies in {text:?}");
        }
    }
}

fn it_can_be_told_to_the_window(source: &Source) {
    let told = serde_json::to_vec(source).expect("a source is JSON");
    let heard: Source = serde_json::from_slice(&told).expect("JSON is a source");
    assert_eq!(*source, heard);
}

fn no_word_is_lost(imported: &Imported) {
    let signs = |words: &str| -> String { words.chars().filter(|c| !c.is_whitespace()).collect() };
    let read: String = imported.source.paragraphs.iter().map(|paragraph| signs(&paragraph.text)).collect();
    let provisions = imported.text.provisions().iter();
    let kept: String =
        provisions.flat_map(|provision| [signs(&provision.label), signs(&provision.words())]).collect();
    assert_eq!(read, kept, "the recogniser drops and reorders no word");
}

fn every_sign_knows_its_origin(imported: &Imported) {
    let Imported { text, source, .. } = imported;
    let trace = Trace::of(&source.paragraphs, text);
    for (index, provision) in text.provisions().iter().enumerate() {
        let chars = length(&provision.words());
        let origin = trace.origin(index, 0..chars, true);
        assert_eq!(origin.tied, origin.all, "{provision:?}");
        for span in origin.spans {
            let from = source.paragraphs.get(span.paragraph).map_or(0, |paragraph| length(&paragraph.text));
            assert!(span.from < span.to && span.to <= from);
            for (provision, range) in trace.passages(span) {
                let words = text.provisions().get(provision).map_or(0, |there| length(&there.words()));
                assert!(range.start < range.end && range.end <= words);
            }
        }
    }
}

fn places_are_on_pages(imported: &Imported) {
    let Some(places) = &imported.places else { return };
    let paragraphs = &imported.source.paragraphs;
    assert_eq!(places.len(), paragraphs.len());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let chars = length(&paragraph.text);
        assert_eq!(places.of(index, chars), None, "no place without a character");
        for (page, quad) in places.quads(index, 0, chars) {
            assert!(page < places.pages().len());
            assert!(quad.iter().flatten().all(|side| side.is_finite()), "{quad:?} can be shown");
        }
    }
}

fn a_draft_can_be_changed_and_undone(imported: &Imported) {
    let mut draft = Draft::new("draft", imported.clone());
    let (before, addresses) = (draft.rows().to_vec(), draft.addresses());
    assert_eq!(before.len(), addresses.len());
    let text = draft.text().expect("what was recognised has words");
    assert_eq!(text.id(), imported.text.id(), "a review begins with what was recognised");
    for trial in 0..TRIALS {
        let at = trial * before.len() / TRIALS;
        let change = match trial % 6 {
            0 => Change::Split(at, 3),
            1 => Change::MergeUp(at),
            2 => Change::Depth(at, trial),
            3 => Change::Kind(at, ProvisionKind::Article),
            4 => Change::LeaveOut(at),
            _ => Change::Restore(at),
        };
        // Not every change fits every row; the draft says so.
        let _refused = draft.change(change);
    }
    assert!(matches!(draft.text(), Ok(_) | Err(ImportError::NoWords { .. })));
    while draft.can_undo() {
        draft.undo();
    }
    assert_eq!(draft.rows(), before);
}

fn it_can_be_kept(imported: &Imported) {
    let mut review = Review::new("Fuzzing", Codebook::shipped());
    review.apply(Edit::PutText(Arc::new(imported.text.clone()))).expect("a text that was read can be kept");
    let brought = bring_marks(&imported.source, &imported.text);
    assert_eq!(brought.marks + brought.left, imported.source.marks.len());
    review.apply(brought.edit).expect("marks of the file can be kept");
    assert!(review.problems().is_empty(), "{:?}", review.problems());
    let project = Project::from_review(review);
    let words = project.to_ron().expect("what can be made can be saved");
    let again = Project::from_ron(&words).expect("what was saved can be opened");
    assert_eq!(*project.review(), *again.review());
}
