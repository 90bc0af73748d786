//! What leaves the program acts on nobody's machine, whatever was typed: a PDF has no scripts, no actions but turning
//! to one of its own pages, no links out and no files inside. Markdown is re-read in `markdown`, tables in `find`.

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use rapporteur::export::{Choices, Original, Selection, original, pdf};
use rapporteur::import::{self, ImportOptions};
use rapporteur::review::{
    Amendment, AmendmentKind, Anchor, ConcernId, Edit, Reference, ReferenceId, Reviewer,
};

use crate::files::Treaty;
use crate::sample::{HOSTILE, Sample};

/// Names of ISO 32000 for what acts, leads out, asks for input or carries a file. `A` is looked at by itself.
const ACTING: &[&str] = &[
    "AA",
    "AF",
    "AcroForm",
    "EF",
    "EmbeddedFile",
    "EmbeddedFiles",
    "FileAttachment",
    "GoTo3DView",
    "GoToE",
    "GoToR",
    "Hide",
    "ImportData",
    "JS",
    "JavaScript",
    "Launch",
    "Movie",
    "Named",
    "OpenAction",
    "Rendition",
    "ResetForm",
    "RichMedia",
    "RichMediaExecute",
    "Screen",
    "SetOCGState",
    "Sound",
    "SubmitForm",
    "Thread",
    "Trans",
    "URI",
    "URLS",
    "Widget",
    "XFA",
];

/// What people who wish harm would type.
const TYPED: &[&str] = &[
    ") /A << /S /URI /URI (http://a.example) >> (",
    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "endstream endobj 1 0 obj << /S /Launch /F (cmd.exe) >> endobj",
    "\\) >> /AA << /O << /S /JavaScript /JS (x) >> >>",
    "%%EOF\n1 0 obj\n<< /Type /Catalog /OpenAction 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
    "x-annot:0,0",
    "https://a.example javascript:alert(1) mailto:a@b.example file:///etc/passwd",
    "#link(\"https://a.example\")[here] #import \"@preview/x:1.0.0\": * <label> @label",
    "<a href=\"https://a.example\" onclick=\"x()\">x</a>",
    "\u{feff}\u{0}/JS\u{0}",
];

/// Everything in an object that acts or leads out.
fn traps_in(object: &Object, document: &Document, found: &mut Vec<String>) {
    match object {
        Object::Name(name) if is_acting(name) => found.push(String::from_utf8_lossy(name).into_owned()),
        Object::Array(list) => list.iter().for_each(|one| traps_in(one, document, found)),
        Object::Dictionary(dictionary) => traps_in_dictionary(dictionary, document, found),
        Object::Stream(stream) => traps_in_dictionary(&stream.dict, document, found),
        _ => {}
    }
}

fn traps_in_dictionary(dictionary: &Dictionary, document: &Document, found: &mut Vec<String>) {
    let kind = dictionary.get(b"Type").and_then(Object::as_name).unwrap_or_default();
    // A structure element keeps its attributes under this key; anywhere else it is an action.
    if let Ok(action) = dictionary.get_deref(b"A", document)
        && kind != b"StructElem"
    {
        let does = action.as_dict().and_then(|action| action.get(b"S")).and_then(Object::as_name);
        if does.ok() != Some(b"GoTo") {
            found.push(format!("an action: {action:?}"));
        }
    }
    for (key, value) in dictionary {
        // What a structure element is called says what it is, not what it does.
        if is_acting(key) {
            found.push(String::from_utf8_lossy(key).into_owned());
        }
        traps_in(value, document, found);
    }
}

fn is_acting(name: &[u8]) -> bool {
    ACTING.iter().any(|acting| acting.as_bytes() == name)
}

/// The traps in a file; its streams and packed objects opened.
fn traps(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let mut found = Vec::new();
    traps_in_dictionary(&document.trailer, &document, &mut found);
    document.objects.values().for_each(|object| traps_in(object, &document, &mut found));
    found
}

/// A review in which everything that takes words says one of these; they are gone through in turn.
fn saying(words: &[String], mut sample: Sample) -> Sample {
    let mut turn = words.iter().cycle().cloned();
    let mut next = || turn.next().unwrap();
    let reviewer = sample.reviewer;
    sample.review.apply(Edit::PutReviewer(Reviewer::new(reviewer, &next()))).unwrap();
    sample.review.apply(Edit::SetTitle(next())).unwrap();
    let source = Reference { title: next(), url: next(), publisher: next(), ..Reference::default() };
    sample.review.apply(Edit::PutReference(ReferenceId::from_bits(1), source)).unwrap();
    let mut concern = sample.review.codebook().get(&ConcernId::new("privacy")).unwrap().clone();
    // A concern without a name is refused.
    (concern.name, concern.definition, concern.letter) = (next() + "x", next(), next());
    sample.review.apply(Edit::PutConcern(ConcernId::new("privacy"), Box::new(concern))).unwrap();
    let places: Vec<Anchor> = (0..sample.text.provisions().len())
        .filter_map(|index| {
            let end = sample.text.provisions()[index].words().chars().count().min(20);
            Anchor::passages(&sample.text, [(index, 0..end)])
        })
        .chain([Anchor::Text])
        .take(8)
        .collect();
    for anchor in places {
        sample.mark(anchor, |mark| {
            (mark.comment, mark.recommendation) = (next(), next());
            mark.references = vec![ReferenceId::from_bits(1)];
            mark.amendment = Some(Amendment {
                reason: next(),
                fallback: next(),
                sponsor: next(),
                ..Amendment::new(AmendmentKind::Replace, next())
            });
        });
        sample.reply(&next());
    }
    sample
}

fn selection(sample: &Sample) -> Selection {
    let choices = Choices { authors: true, dates: true, replies: true, ..sample.choices() };
    Selection::of(&sample.review, &choices).unwrap()
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::sample::select(TYPED).prop_map(str::to_owned),
        prop::sample::select(HOSTILE).prop_map(str::to_owned),
        r"([()<>\[\]{}/\\%# \n0-9A-Z]|/JS|/URI|/S|>> endobj|obj <<|stream|https://a|x-annot:|\u{0}){0,24}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each report holds some 70 of the words in turn.
    #[test]
    fn a_report_holds_no_trap_whatever_was_typed(words in prop::collection::vec(typed(), 70)) {
        let report = pdf(&selection(&saying(&words, Sample::new())), &|_| true).unwrap();
        prop_assert_eq!(traps(&report), Vec::<String>::new());
    }

    #[test]
    fn marks_in_an_original_add_no_trap_whatever_was_typed(words in prop::collection::vec(typed(), 70)) {
        let treaty = Treaty::default().bytes();
        let options = ImportOptions { name: "treaty.pdf".to_owned(), ..ImportOptions::default() };
        let text = import::pdf(&treaty, &options).unwrap().text;
        let sample = saying(&words, Sample::on(text.into()));
        let file = Original { name: "treaty.pdf", bytes: &treaty };
        let marked = original(&selection(&sample), file, &|_| true).unwrap();
        prop_assert!(marked.placed.comments >= 8, "{}", marked.placed.comments);
        prop_assert_eq!(traps(&marked.pdf), Vec::<String>::new());
    }
}

#[test]
fn a_trap_would_be_found() {
    for key in ["A", "AA", "OpenAction", "JS"] {
        let mut document = Treaty::default().document();
        let mut action = Dictionary::new();
        action.set("S", Object::Name(b"JavaScript".to_vec()));
        document.catalog_mut().unwrap().set(key, action);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert!(!traps(&bytes).is_empty(), "{key}");
    }
}
