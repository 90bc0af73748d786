//! What is hidden in a review is found wherever a person wrote.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arbitrary::{review, text};
use super::*;
use crate::text::hidden::{What, tests::all_hidden};
use crate::text::{Entry, Instrument, ProvisionKind, Status, Text, TextHeader};

/// A review in which every field that words can be written to holds `words`.
fn everywhere(words: &str) -> Review {
    let said = || words.to_owned();
    let header = TextHeader {
        instrument: Instrument { title: said(), short_title: said() },
        version: said(),
        symbol: said(),
        date: said(),
        language: said(),
        status: Status::Draft,
        notice: said(),
        file_sha256: String::new(),
    };
    let entry = Entry {
        kind: ProvisionKind::Article,
        eid: "art_1".to_owned(),
        label: said(),
        heading: said(),
        text: said(),
        depth: 0,
    };
    let text = Arc::new(Text::assemble(header, vec![entry]).unwrap());
    let [by, source, mark] = [1, 2, 3];
    let me = ReviewerId::from_bits(by);
    let mut concern = Codebook::shipped().concerns.into_values().next().unwrap();
    concern.name = said();
    concern.letter = said();
    concern.definition = said();
    concern.examples = vec![said()];
    let mut codebook = Codebook::default();
    codebook.concerns.insert(ConcernId::new("own"), concern);
    let mut annotation = Annotation::new(text.id().clone(), me, Anchor::Text);
    annotation.id = AnnotationId::from_bits(mark);
    annotation.comment = said();
    annotation.recommendation = said();
    annotation.amendment = Some(Amendment {
        reason: said(),
        fallback: said(),
        sponsor: said(),
        ..Amendment::new(AmendmentKind::NewProvision, words)
    });
    let reference =
        Reference { title: said(), publisher: said(), date: said(), url: said(), ..Reference::default() };
    let reply = Reply::new(annotation.id, me, words);
    let desk = Desk {
        views: BTreeMap::from([(said(), Filter { words: said(), ..Filter::default() })]),
        ..Desk::default()
    };
    Review::from_records(
        said(),
        BTreeMap::from([(text.id().clone(), text)]),
        codebook,
        BTreeMap::from([(me, Reviewer { name: said(), ..Reviewer::new(me, "") })]),
        BTreeMap::from([(ReferenceId::from_bits(source), reference)]),
        BTreeMap::from([(annotation.id, annotation)]),
        BTreeMap::new(),
    )
    .with_replies(BTreeMap::from([(reply.id, reply)]), BTreeMap::new())
    .with_desks(BTreeMap::from([(me, desk)]))
}

#[test]
fn every_hidden_character_is_found_in_every_place_that_is_written_to() {
    for sign in all_hidden().into_iter().filter(|sign| *sign != '\u{AD}') {
        let found = HiddenSigns::of(&everywhere(&format!("data{sign}base")));
        let places: std::collections::BTreeSet<_> =
            found.listed.iter().map(|one| (one.place.clone(), one.field)).collect();
        // The title of the review, 7 of the header, 2 of the provision, 4 each of concern and reference, the
        // reviewer, 6 of the mark, the reply, 2 of the saved filter.
        assert_eq!(places.len(), 1 + 7 + 2 + 4 + 4 + 1 + 6 + 1 + 2, "{sign:?}");
        // Heading and text of the provision stand in one field.
        assert_eq!(found.warnings, places.len() + 1, "{sign:?}");
        assert!(found.listed.iter().all(|one| one.finding.sign == sign));
    }
    let clean = HiddenSigns::of(&everywhere("données à «保護» и حقوق"));
    assert_eq!((clean.warnings, clean.information.len()), (0, 0));
}

#[test]
fn a_review_of_ours_is_clean_and_its_places_are_named() {
    assert_eq!(HiddenSigns::of(&review()), HiddenSigns::default());
    let id = text().id().clone();
    assert_eq!(Place::Provision(id, 1).named(&review()), "Article 2");
    let hostile = everywhere("no\u{202E}w");
    for place in Place::all(&hostile).filter(|place| !matches!(place, Place::Provision(..) | Place::Mark(_)))
    {
        let named = place.named(&hostile);
        assert!(!named.is_empty() && !named.contains('\u{202E}'), "{named}");
    }
}

#[test]
fn millions_of_them_are_counted_and_not_kept() {
    let found = HiddenSigns::of(&everywhere(&"a\u{202E}".repeat(5_000)));
    assert_eq!((found.warnings, found.listed.len()), (29 * 5_000, 1_000));
    assert!(found.listed.iter().all(|one| one.finding.what == What::Override));
}
