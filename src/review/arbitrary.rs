//! Random reviews and edits for property tests.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::text::{Entry, ProvisionKind, Text, TextHeader};

/// Three articles; every second one with a heading.
pub(crate) fn text() -> Arc<Text> {
    let entries = (1..=3).map(|number| Entry {
        kind: ProvisionKind::Article,
        eid: format!("art_{number}"),
        label: format!("Article {number}"),
        heading: if number == 2 { "Respect for rights".into() } else { String::new() },
        text: format!("Each State Party shall, in article {number}, respect «حقوق» and 人权."),
        depth: 0,
    });
    Arc::new(Text::assemble(TextHeader::default(), entries.collect()).unwrap())
}

/// A review with the text, two reviewers and two references, and no marks.
pub(crate) fn review() -> Review {
    let mut review = Review::new("Test", Codebook::shipped());
    let reviewers =
        (1..=2).map(|n| Edit::PutReviewer(Reviewer::new(ReviewerId::from_bits(n), &format!("R{n}"))));
    let references = (1..=2).map(|n| {
        let reference = Reference { title: format!("Source {n}"), ..Reference::default() };
        Edit::PutReference(ReferenceId::from_bits(n), reference)
    });
    for edit in [Edit::PutText(text())].into_iter().chain(reviewers).chain(references) {
        review.apply(edit).unwrap();
    }
    review
}

/// A mark of one of five ids, with whatever a person might type.
pub(crate) fn mark() -> impl Strategy<Value = Annotation> {
    let concern = prop::sample::select(vec!["privacy", "scope", "covert", "intent"]);
    let passage = (0..3usize, 0..20usize, 1..20usize);
    let anchor = prop_oneof![
        prop::collection::vec(passage, 1..3).prop_map(|passages| {
            let ranges = passages.into_iter().map(|(at, from, length)| (at, from..from + length));
            Anchor::passages(&text(), ranges).unwrap_or(Anchor::Text)
        }),
        Just(Anchor::Provision("art_2".into())),
        Just(Anchor::Text),
    ];
    let words = prop_oneof![any::<String>(), "[ -~]{0,40}"];
    let said =
        (words.clone(), words.clone(), prop::collection::vec(concern, 0..3), 0..5usize, prop::bool::ANY);
    let said = (said, prop::option::weighted(0.3, amendment(words)));
    (1..=5u128, 1..=2u128, anchor, said, 0..4_000_000_000i64).prop_map(|(id, by, anchor, said, at)| {
        let ((comment, recommendation, concerns, rating, cites), amendment) = said;
        let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(by), anchor);
        mark.id = AnnotationId::from_bits(id);
        mark.comment = comment;
        mark.recommendation = recommendation;
        mark.amendment = amendment;
        mark.concerns = concerns.into_iter().map(ConcernId::new).collect();
        mark.rating = Rating::all().nth(rating).unwrap();
        mark.references = if cites { vec![ReferenceId::from_bits(1)] } else { Vec::new() };
        mark.created = Moment::from_unix(at);
        mark
    })
}

/// An amendment with these words, more or less filled in.
fn amendment(words: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = Amendment> {
    let kinds = prop::sample::select(AmendmentKind::all().collect::<Vec<_>>());
    let statuses = prop::sample::select(AmendmentStatus::all().collect::<Vec<_>>());
    let rest = || prop_oneof![2 => Just(String::new()), 1 => words.clone()];
    let sponsor = prop::sample::select(vec!["", "Norway", "A coalition"]);
    (kinds, words.clone(), rest(), rest(), sponsor, statuses).prop_map(
        |(kind, words, reason, fallback, sponsor, status)| Amendment {
            reason,
            fallback,
            sponsor: sponsor.to_owned(),
            status,
            ..Amendment::new(kind, words)
        },
    )
}

/// A reply of one of three ids to one of the marks of [`mark`], by a reviewer who may be unknown.
pub(crate) fn reply() -> impl Strategy<Value = Reply> {
    let said = prop_oneof![any::<String>(), "[ -~]{0,40}"];
    (1..=3u128, 1..=5u128, 1..=3u128, said, 0..4_000_000_000i64).prop_map(|(id, to, by, said, at)| {
        let reply = Reply::new(AnnotationId::from_bits(to), ReviewerId::from_bits(by), said);
        Reply { id: ReplyId::from_bits(id), created: Moment::from_unix(at), ..reply }
    })
}

/// A filter with whatever a person might ask.
pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let concerns = || {
        let id = prop::sample::select(vec!["privacy", "scope", "scope-core", "surveillance", "new"]);
        prop::collection::btree_set(id.prop_map(ConcernId::new), 0..3)
    };
    let rating = (0..5usize).prop_map(|at| Rating::all().nth(at).unwrap());
    let people = prop::collection::btree_set((1..=3u128).prop_map(ReviewerId::from_bits), 0..3);
    let eid = || prop::option::of(prop::sample::select(vec!["art_1", "art_2", "art_3", "lost"]));
    let has = (0..5usize, any::<bool>()).prop_map(|(at, wanted)| (Has::all().nth(at).unwrap(), wanted));
    let more = (eid(), eid(), prop::collection::btree_map(0..3usize, has, 0..3));
    let words = prop_oneof![3 => Just(String::new()), 1 => "[a-zé ]{0,2}", 1 => any::<String>()];
    let said = (prop::collection::btree_set(rating, 0..3), people, words);
    (concerns(), concerns(), concerns(), said, more).prop_map(|(any_of, all_of, none_of, said, more)| {
        let ((ratings, reviewers, words), (from, to, has)) = (said, more);
        let [from, to] = [from, to].map(|eid| eid.map(str::to_owned));
        let has = has.into_values().collect();
        Filter { any_of, all_of, none_of, ratings, reviewers, words, from, to, has, ..Filter::default() }
    })
}

/// What a reviewer might keep, also nothing.
pub(crate) fn desk() -> impl Strategy<Value = Desk> {
    let text = || prop_oneof![4 => Just(text().id().clone()), 1 => Just(crate::text::TextId::none())];
    let eids = || prop::collection::btree_set("art_[1-4]", 0..4);
    let places = || prop::collection::btree_map(text(), eids(), 0..2);
    let name = prop_oneof!["[a-zé ]{0,5}", any::<String>()];
    let views = prop::collection::btree_map(name, filter(), 0..3);
    (places(), places(), views).prop_map(|(read, bookmarks, views)| Desk {
        read,
        bookmarks,
        views,
        ..Desk::default()
    })
}

/// One of few files.
fn file() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![Vec::new(), b"%PDF-1.7".to_vec(), (0..=255).collect()])
}

/// Any edit, also ones that will be refused.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let id = || 1..=5u128;
    let concern =
        || prop::sample::select(vec!["privacy", "scope", "scope-core", "new"]).prop_map(ConcernId::new);
    let put_concern = (concern(), "[a-z ]{0,5}", prop::option::of(concern()), prop::option::of(1..=9u8))
        .prop_map(|(id, name, parent, key)| {
            let shipped = Codebook::shipped();
            let base = shipped.get(&ConcernId::new("scope")).unwrap().clone();
            Edit::PutConcern(id, Box::new(Concern { name, parent, key, ..base }))
        });
    let leaf = prop_oneof![
        4 => mark().prop_map(|mark| Edit::PutAnnotation(Box::new(mark))),
        2 => id().prop_map(|id| Edit::RemoveAnnotation(AnnotationId::from_bits(id))),
        3 => reply().prop_map(|reply| Edit::PutReply(Box::new(reply))),
        1 => (1..=3u128).prop_map(|id| Edit::RemoveReply(ReplyId::from_bits(id))),
        1 => "[a-z]{0,8}".prop_map(Edit::SetTitle),
        1 => put_concern,
        1 => concern().prop_map(Edit::RemoveConcern),
        1 => (1..=3u128, "[a-z]{0,5}").prop_map(|(id, name)| {
            Edit::PutReviewer(Reviewer::new(ReviewerId::from_bits(id), &name))
        }),
        1 => (1..=3u128).prop_map(|id| Edit::RemoveReviewer(ReviewerId::from_bits(id))),
        1 => (1..=3u128).prop_map(|id| Edit::RemoveReference(ReferenceId::from_bits(id))),
        2 => ((1..=3u128), desk()).prop_map(|(id, desk)| {
            Edit::PutDesk(ReviewerId::from_bits(id), Box::new(desk))
        }),
        1 => (1..=3u128).prop_map(|id| Edit::RemoveDesk(ReviewerId::from_bits(id))),
        1 => Just(Edit::RemoveText(text().id().clone())),
        1 => Just(Edit::PutText(text())),
        1 => file().prop_map(|file| Edit::PutOriginal(Arc::new(Original::new(file)))),
        1 => file().prop_map(|file| Edit::RemoveOriginal(FileId::of(&file))),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Edit::All))
}

/// The review without what only ever grows: revisions and tombstones.
pub(crate) fn timeless(review: &Review) -> Review {
    let mut plain = Review::from_records(
        review.title().to_owned(),
        review.texts().clone(),
        review.codebook().clone(),
        review.reviewers().clone(),
        review.references().clone(),
        review.annotations().clone(),
        std::collections::BTreeMap::new(),
    )
    .with_originals(review.originals().clone())
    .with_replies(review.replies().clone(), std::collections::BTreeMap::new())
    .with_desks(review.desks().clone());
    plain.forget_revisions();
    plain
}
