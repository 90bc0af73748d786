//! What edits promise.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::arbitrary::{edit, mark, review, text, timeless};
use super::limits::*;
use super::*;

proptest! {
    #[test]
    fn every_edit_can_be_taken_back(edits in prop::collection::vec(edit(), 1..12)) {
        let mut review = review();
        let mut inverses = Vec::new();
        let before = timeless(&review);
        for edit in edits {
            let untouched = review.clone();
            if let Ok(inverse) = review.apply(edit) {
                inverses.push(inverse);
            } else {
                prop_assert_eq!(&review, &untouched);
            }
        }
        for inverse in inverses.into_iter().rev() {
            review.apply(inverse).unwrap();
        }
        prop_assert_eq!(timeless(&review), before);
    }

    #[test]
    fn no_accepted_edit_leaves_a_review_that_does_not_hold(edits in prop::collection::vec(edit(), 1..12)) {
        let mut review = review();
        for edit in edits {
            let _refused = review.apply(edit);
            prop_assert_eq!(review.problems(), Vec::new());
        }
    }

    #[test]
    fn a_revision_never_shrinks(marks in prop::collection::vec(mark(), 2..6)) {
        let mut review = review();
        let mut last = 0;
        for mark in marks {
            let mut mark = mark;
            mark.id = AnnotationId::from_bits(1);
            mark.reviewer = ReviewerId::from_bits(1);
            let undo = review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
            let now = review.annotations()[&AnnotationId::from_bits(1)].revision;
            prop_assert!(now > last || last == 0);
            review.apply(undo).unwrap();
            let id = AnnotationId::from_bits(1);
            let undone = review.annotations().get(&id).map(|mark| mark.revision);
            last = undone.or_else(|| review.tombstones().get(&id).copied()).unwrap();
            prop_assert!(last > now);
        }
    }
}

#[test]
fn nobody_writes_in_anothers_name() {
    let mut review = review();
    let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
    review.apply(Edit::PutAnnotation(Box::new(mark.clone()))).unwrap();
    mark.reviewer = ReviewerId::from_bits(2);
    assert_eq!(review.apply(Edit::PutAnnotation(Box::new(mark))), Err(EditError::NotYours));
}

#[test]
fn deleting_leaves_no_content_behind() {
    let mut review = review();
    let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
    mark.comment = "told in confidence".into();
    let id = mark.id;
    review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    review.apply(Edit::RemoveAnnotation(id)).unwrap();
    assert_eq!(review.tombstones().get(&id), Some(&1));
    assert!(!format!("{review:?}").contains("told in confidence"));
}

/// A mark on the text whose id is `bits`.
fn plain(bits: u128) -> Annotation {
    let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(1), Anchor::Text);
    mark.id = AnnotationId::from_bits(bits);
    mark
}

fn put(mark: &Annotation) -> Edit {
    Edit::PutAnnotation(Box::new(mark.clone()))
}

/// The review as a file might bring it, with these marks, sound or not.
fn loaded(marks: impl IntoIterator<Item = Annotation>) -> Review {
    let review = review();
    Review::from_records(
        review.title().to_owned(),
        review.texts().clone(),
        review.codebook().clone(),
        review.reviewers().clone(),
        review.references().clone(),
        marks.into_iter().map(|mark| (mark.id, mark)).collect(),
        BTreeMap::new(),
    )
}

#[test]
fn a_mark_with_lost_mentions_can_be_rated_and_brought_back() {
    let mut mark = plain(1);
    mark.concerns = vec![ConcernId::new("lost")];
    mark.references = vec![ReferenceId::from_bits(99)];
    mark.reviewer = ReviewerId::from_bits(99);
    mark.text = crate::text::TextId::none();
    let mut review = loaded([mark.clone()]);
    let mut history = History::default();
    history.apply(&mut review, Step::new("Delete mark", Edit::RemoveAnnotation(mark.id))).unwrap();
    assert_eq!(history.undo(&mut review), Some(Ok("Delete mark".to_owned())));
    mark.rating = Rating::RedLine;
    history.apply(&mut review, Step::new("Rate", put(&mark))).unwrap();
    assert_eq!(review.annotations()[&mark.id].rating, Rating::RedLine);
    mark.concerns.push(ConcernId::new("lost too"));
    assert_eq!(review.apply(put(&mark)), Err(EditError::UnknownConcern(ConcernId::new("lost too"))));
}

#[test]
fn a_refused_list_leaves_no_trace() {
    let mut review = review();
    review.apply(put(&plain(1))).unwrap();
    let before = review.clone();
    let edits = vec![
        put(&plain(1)),
        Edit::All(vec![put(&plain(2)), Edit::RemoveAnnotation(AnnotationId::from_bits(1))]),
        Edit::PutReviewer(Reviewer::new(ReviewerId::from_bits(1), "Renamed")),
        Edit::RemoveAnnotation(AnnotationId::from_bits(77)),
    ];
    assert_eq!(review.apply(Edit::All(edits)), Err(EditError::Gone));
    assert_eq!(review, before);
}

#[test]
fn a_newer_revision_from_elsewhere_is_kept() {
    let mut review = review();
    review.apply(put(&plain(1))).unwrap();
    let mut newer = plain(1);
    newer.revision = 7;
    review.apply(put(&newer)).unwrap();
    assert_eq!(review.annotations()[&newer.id].revision, 7);
}

#[test]
fn revisions_stop_at_the_largest_number() {
    let mut mark = plain(1);
    mark.revision = u32::MAX;
    let mut review = loaded([mark.clone()]);
    review.apply(put(&mark)).unwrap();
    let undo = review.apply(Edit::RemoveAnnotation(mark.id)).unwrap();
    assert_eq!(review.tombstones()[&mark.id], u32::MAX);
    review.apply(undo).unwrap();
    let reviewer = Reviewer { revision: u32::MAX, ..Reviewer::new(ReviewerId::from_bits(9), "N") };
    for _ in 0..2 {
        review.apply(Edit::PutReviewer(reviewer.clone())).unwrap();
    }
}

#[test]
fn what_no_file_could_hold_is_refused() {
    let mut review = review();
    let refused = |review: &mut Review, mark: &Annotation| match review.apply(put(mark)) {
        Err(EditError::TooMany { most, .. }) => most,
        other => panic!("{other:?}"),
    };
    let passage = Anchor::passages(&text(), [(0, 0..4)]).unwrap();
    let Anchor::Spans(spans) = passage else { panic!() };
    let wide = Annotation { anchor: Anchor::Spans(vec![spans[0].clone(); MOST_SPANS + 1]), ..plain(1) };
    assert_eq!(refused(&mut review, &wide), MOST_SPANS);
    let concerns = vec![ConcernId::new("scope"); MOST_CONCERNS_OF_MARK + 1];
    assert_eq!(refused(&mut review, &Annotation { concerns, ..plain(1) }), MOST_CONCERNS_OF_MARK);
    let references = vec![ReferenceId::from_bits(1); MOST_REFERENCES_OF_MARK + 1];
    assert_eq!(refused(&mut review, &Annotation { references, ..plain(1) }), MOST_REFERENCES_OF_MARK);
    let scope = review.codebook().get(&ConcernId::new("scope")).unwrap().clone();
    let examples = vec![String::new(); MOST_EXAMPLES + 1];
    let wordy = Edit::PutConcern(ConcernId::new("scope"), Box::new(Concern { examples, ..scope.clone() }));
    assert!(matches!(review.apply(wordy), Err(EditError::TooMany { most: MOST_EXAMPLES, .. })));
    let add = |at: usize, parent: Option<ConcernId>| {
        Edit::PutConcern(
            ConcernId::new(&format!("c{at}")),
            Box::new(Concern { parent, key: None, ..scope.clone() }),
        )
    };
    let fits = MOST_CONCERNS - review.codebook().concerns().len();
    review.apply(Edit::All((0..fits).map(|at| add(at, None)).collect())).unwrap();
    assert!(matches!(review.apply(add(fits, None)), Err(EditError::TooMany { most: MOST_CONCERNS, .. })));
    let under = |at: usize| Some(ConcernId::new(&format!("c{at}")));
    for at in 1..MOST_LEVELS {
        review.apply(add(at, under(at - 1))).unwrap();
    }
    let deep = Err(EditError::ConcernTooDeep { most: MOST_LEVELS });
    assert_eq!(review.apply(add(MOST_LEVELS, under(MOST_LEVELS - 1))), deep);
    assert_eq!(review.apply(add(0, under(MOST_LEVELS))), deep);
}

#[test]
fn a_key_marks_with_one_concern() {
    let mut review = review();
    let id = ConcernId::new("covert");
    let own = review.codebook().get(&id).unwrap().clone();
    let put = |key| Edit::PutConcern(id.clone(), Box::new(Concern { key, ..own.clone() }));
    let taken =
        EditError::KeyTaken { key: 1, name: review.codebook().name(&ConcernId::new("scope")).to_owned() };
    assert_eq!(review.apply(put(Some(1))), Err(taken));
    review.apply(put(own.key)).unwrap();
    review.apply(put(None)).unwrap();
}

#[test]
fn there_is_room_for_so_many_reviewers() {
    let mut review = review();
    let join = |n: usize| Edit::PutReviewer(Reviewer::new(ReviewerId::from_bits(n as u128), "N"));
    review.apply(Edit::All((1..=MOST_RECORDS).map(join).collect())).unwrap();
    let full = review.apply(join(MOST_RECORDS + 1)).unwrap_err();
    assert_eq!(full, EditError::TooMany { what: "reviewers", most: MOST_RECORDS });
    review.apply(join(1)).unwrap();
}

#[test]
fn a_desk_belongs_to_a_reviewer_who_is_known() {
    let mut review = review();
    let (me, stranger) = (ReviewerId::from_bits(1), ReviewerId::from_bits(9));
    let mut desk = Desk::default();
    desk.set_bookmark(text().id(), "art_3", true);
    desk.set_bookmark(text().id(), "art_1", true);
    desk.set_read(text().id(), "art_1", true);
    let put = |id, desk: &Desk| Edit::PutDesk(id, Box::new(desk.clone()));
    assert_eq!(review.apply(put(stranger, &desk)), Err(EditError::UnknownDesk));
    review.apply(put(me, &desk)).unwrap();
    assert_eq!(review.desks()[&me].bookmarks_on(&text()), [0, 2]);
    assert_eq!(review.apply(Edit::RemoveReviewer(me)), Err(EditError::DeskInUse));
    // A file may bring the desk of somebody it does not know.
    let mut damaged = review.clone().with_desks([(stranger, desk.clone())].into());
    desk.set_read(text().id(), "art_2", true);
    damaged.apply(put(stranger, &desk)).unwrap();
    assert!(damaged.desks()[&stranger].is_read(text().id(), "art_2"));
    damaged.apply(Edit::RemoveDesk(stranger)).unwrap();
    assert_eq!(damaged.apply(Edit::RemoveDesk(stranger)), Err(EditError::Gone));
}

#[test]
fn a_desks_revision_grows_through_undo() {
    let (mut review, me) = (review(), ReviewerId::from_bits(1));
    let mut desk = Desk::default();
    let mut last = None;
    let mut history = History::default();
    for eid in ["art_1", "art_2", "art_3"] {
        desk.set_read(text().id(), eid, true);
        let step = Step::new("Mark as read", Edit::PutDesk(me, Box::new(desk.clone())));
        history.apply(&mut review, step).unwrap();
        assert!(Some(review.desks()[&me].revision) > last);
        last = Some(review.desks()[&me].revision);
    }
    history.undo(&mut review).unwrap().unwrap();
    assert!(Some(review.desks()[&me].revision) > last);
    assert!(!review.desks()[&me].is_read(text().id(), "art_3"));
    // One that keeps nothing any more leaves its revision, and comes back with a later one.
    let full = review.desks()[&me].revision;
    history.apply(&mut review, Step::new("Clear", Edit::PutDesk(me, Box::default()))).unwrap();
    let empty = &review.desks()[&me];
    assert!(empty.is_empty() && empty.revision > full);
    let empty = empty.revision;
    history.undo(&mut review).unwrap().unwrap();
    assert!(review.desks()[&me].is_read(text().id(), "art_2"));
    assert!(review.desks()[&me].revision > empty);
}

#[test]
fn an_empty_desk_hinders_nothing() {
    let (mut review, me) = (review(), ReviewerId::from_bits(2));
    let mut desk = Desk::default();
    desk.set_read(text().id(), "art_1", true);
    // A desk that never kept anything leaves nothing.
    review.apply(Edit::PutDesk(me, Box::default())).unwrap();
    assert!(!review.desks().contains_key(&me));
    review.apply(Edit::PutReviewer(Reviewer::new(me, "B"))).unwrap();
    review.apply(Edit::PutDesk(me, Box::new(desk.clone()))).unwrap();
    review.apply(Edit::PutDesk(me, Box::default())).unwrap();
    let marks: Vec<_> =
        review.annotations().values().filter(|mark| mark.reviewer == me).map(|mark| mark.id).collect();
    review.apply(Edit::All(marks.into_iter().map(Edit::RemoveAnnotation).collect())).unwrap();
    review.apply(Edit::RemoveReviewer(me)).unwrap();
    assert!(review.problems().iter().all(|problem| !problem.to_string().contains("saved filters")));
    assert_eq!(review.apply(Edit::PutDesk(me, Box::new(desk))), Err(EditError::UnknownDesk));
}

proptest! {
    /// What a merge rests on: whatever is done and undone, of two states of a desk the one that came later
    /// has the higher revision.
    #[test]
    fn of_two_states_of_a_desk_the_later_has_the_higher_revision(
        steps in prop::collection::vec(prop::option::of(arbitrary::desk()), 1..12),
    ) {
        let (mut review, me) = (review(), ReviewerId::from_bits(1));
        let mut history = History::default();
        let mut states: Vec<Desk> = Vec::new();
        for step in steps {
            match step {
                Some(desk) => drop(history.apply(&mut review, Step::new("Put", Edit::PutDesk(me, Box::new(desk))))),
                None => drop(history.undo(&mut review)),
            }
            let now = review.desks().get(&me).cloned().unwrap_or_default();
            if states.last() != Some(&now) {
                let later = states.last().is_none_or(|last| now.revision > last.revision || states.len() == 1 && last.revision == 0);
                prop_assert!(later, "{:?} after {:?}", now, states.last());
                states.push(now);
            }
        }
        for (at, state) in states.iter().enumerate() {
            let twin = states.iter().skip(at + 1).find(|other| other.revision == state.revision && *other != state);
            prop_assert!(twin.is_none() || state.revision == 0);
        }
    }
}

#[test]
fn a_desk_is_bounded_and_its_views_are_named() {
    let (mut review, me) = (review(), ReviewerId::from_bits(1));
    let mut view = |name: &str| {
        let views = [(name.to_owned(), Filter::default())].into();
        review.apply(Edit::PutDesk(me, Box::new(Desk { views, ..Desk::default() })))
    };
    assert_eq!(view(" \t"), Err(EditError::NamelessView));
    let long = Err(EditError::LongViewName { most: MOST_VIEW_NAME_CHARS });
    assert_eq!(view(&"é".repeat(MOST_VIEW_NAME_CHARS + 1)), long);
    view(&"é".repeat(MOST_VIEW_NAME_CHARS)).unwrap();
    let eids = |count: usize| [(text().id().clone(), (0..count).map(|at| at.to_string()).collect())].into();
    let mut put = |desk: Desk| review.apply(Edit::PutDesk(me, Box::new(desk)));
    put(Desk { bookmarks: eids(MOST_BOOKMARKS), ..Desk::default() }).unwrap();
    let many = put(Desk { bookmarks: eids(MOST_BOOKMARKS + 1), ..Desk::default() });
    assert!(matches!(many, Err(EditError::TooMany { most: MOST_BOOKMARKS, .. })));
    let views = (0..=MOST_VIEWS).map(|at| (at.to_string(), Filter::default())).collect();
    let many = put(Desk { views, ..Desk::default() });
    assert!(matches!(many, Err(EditError::TooMany { most: MOST_VIEWS, .. })));
    let views = [("Long".into(), Filter { words: "x".repeat(MOST_WANTED_CHARS + 1), ..Filter::default() })];
    let many = put(Desk { views: views.into(), ..Desk::default() });
    assert!(matches!(many, Err(EditError::TooMany { most: MOST_WANTED_CHARS, .. })));
}
