//! What replies promise.

use proptest::prelude::*;

use super::arbitrary::{edit, review, text, timeless};
use super::limits::MOST_REPLY_CHARS;
use super::*;

const ME: ReviewerId = ReviewerId::from_bits(1);
const COLLEAGUE: ReviewerId = ReviewerId::from_bits(2);

/// A review with one mark of mine.
fn marked() -> (Review, AnnotationId) {
    let mut review = review();
    let mark = Annotation::new(text().id().clone(), ME, Anchor::Text);
    let id = mark.id;
    review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    (review, id)
}

/// A reply of the colleague, written `seconds` after the epoch.
fn answer(to: AnnotationId, words: &str, seconds: i64) -> Reply {
    Reply { created: Moment::from_unix(seconds), ..Reply::new(to, COLLEAGUE, words) }
}

fn put(reply: &Reply) -> Edit {
    Edit::PutReply(Box::new(reply.clone()))
}

fn thread(review: &Review, mark: AnnotationId) -> Vec<&str> {
    review.replies_to(mark).map(|reply| reply.comment.as_str()).collect()
}

proptest! {
    #[test]
    fn the_index_by_mark_says_what_the_records_say(edits in prop::collection::vec(edit(), 1..20)) {
        let mut review = review();
        for edit in edits {
            let _refused = review.apply(edit);
        }
        for mark in (1..=5).map(AnnotationId::from_bits) {
            let mut records: Vec<&Reply> = review.replies().values().filter(|reply| reply.to == mark).collect();
            records.sort_by_key(|reply| (reply.created, reply.id));
            prop_assert_eq!(review.replies_to(mark).collect::<Vec<_>>(), records.clone());
            prop_assert_eq!(review.reply_count(mark), records.len());
        }
        let gone = |reply: &&Reply| !review.annotations().contains_key(&reply.to);
        prop_assert_eq!(review.replies_to_deleted(), review.replies().values().filter(gone).count());
    }
}

#[test]
fn a_thread_is_read_from_the_oldest() {
    let (mut review, mark) = marked();
    for (words, seconds) in [("third", 30), ("first", 10), ("second", 20)] {
        review.apply(put(&answer(mark, words, seconds))).unwrap();
    }
    assert_eq!(thread(&review, mark), ["first", "second", "third"]);
    assert!(thread(&review, AnnotationId::from_bits(99)).is_empty());
}

#[test]
fn a_reply_has_one_writer_and_a_mark_that_is_there() {
    let (mut review, mark) = marked();
    let reply = answer(mark, "I disagree", 1);
    review.apply(put(&reply)).unwrap();
    let mine = Reply { reviewer: ME, comment: "I agree".into(), ..reply.clone() };
    assert_eq!(review.apply(put(&mine)), Err(EditError::ReplyNotYours));
    let lost = answer(AnnotationId::from_bits(99), "to whom?", 1);
    assert_eq!(review.apply(put(&lost)), Err(EditError::UnknownMark));
    let stranger = Reply { reviewer: ReviewerId::from_bits(99), ..answer(mark, "who?", 1) };
    assert_eq!(review.apply(put(&stranger)), Err(EditError::UnknownReplier));
    let long = answer(mark, &"x".repeat(MOST_REPLY_CHARS + 1), 1);
    assert!(matches!(review.apply(put(&long)), Err(EditError::TooMany { most: MOST_REPLY_CHARS, .. })));
    assert_eq!(review.apply(Edit::RemoveReviewer(COLLEAGUE)), Err(EditError::ReviewerReplied(1)));
    assert_eq!(thread(&review, mark), ["I disagree"]);
}

#[test]
fn a_deleted_reply_leaves_no_word_and_undo_makes_it_newer() {
    let (mut review, mark) = marked();
    let reply = answer(mark, "told in confidence", 1);
    review.apply(put(&reply)).unwrap();
    let undo = review.apply(Edit::RemoveReply(reply.id)).unwrap();
    assert_eq!(review.reply_tombstones().get(&reply.id), Some(&1));
    assert!(!format!("{review:?}").contains("told in confidence"));
    review.apply(undo).unwrap();
    assert_eq!(review.replies()[&reply.id].revision, 2);
    assert!(review.reply_tombstones().is_empty());
}

#[test]
fn deleting_a_mark_keeps_what_others_answered_and_undo_brings_the_thread_back() {
    let (mut review, mark) = marked();
    let reply = answer(mark, "Their own words", 1);
    review.apply(put(&reply)).unwrap();
    let before = timeless(&review);
    let mut history = History::default();
    history.apply(&mut review, Step::new("Delete mark", Edit::RemoveAnnotation(mark))).unwrap();
    assert_eq!((review.replies().len(), review.replies_to_deleted()), (1, 1));
    assert_eq!(review.problems(), Vec::new());
    // Its writer can still change it, but nobody answers a mark that is gone.
    let changed = Reply { comment: "Their own words, mended".into(), ..reply.clone() };
    assert!(review.clone().apply(put(&changed)).is_ok());
    assert_eq!(review.apply(put(&answer(mark, "too late", 2))), Err(EditError::UnknownMark));
    history.undo(&mut review).unwrap().unwrap();
    assert_eq!(timeless(&review), before);
    assert_eq!(thread(&review, mark), ["Their own words"]);
}

#[test]
fn a_refused_list_puts_replies_and_their_index_back() {
    let (mut review, mark) = marked();
    let (kept, gone) = (answer(mark, "kept", 1), answer(mark, "gone", 2));
    review.apply(put(&kept)).unwrap();
    review.apply(put(&gone)).unwrap();
    review.apply(Edit::RemoveReply(gone.id)).unwrap();
    let before = review.clone();
    let changed = Reply { created: Moment::from_unix(9), ..kept.clone() };
    let edits = vec![
        put(&changed),
        put(&gone),
        put(&answer(mark, "new", 3)),
        Edit::RemoveReply(kept.id),
        Edit::RemoveReply(ReplyId::from_bits(99)),
    ];
    assert_eq!(review.apply(Edit::All(edits)), Err(EditError::Gone));
    assert_eq!(review, before);
}

#[test]
fn an_amendment_is_bounded_undone_and_compared_with_its_mark() {
    let (mut review, id) = marked();
    let mark = review.annotations()[&id].clone();
    let amended =
        Annotation { amendment: Some(Amendment::new(AmendmentKind::Insert, "freely")), ..mark.clone() };
    assert!(!amended.says_the_same_as(&mark));
    let undo = review.apply(Edit::PutAnnotation(Box::new(amended.clone()))).unwrap();
    assert_eq!(review.annotations()[&id].amendment, amended.amendment);
    review.apply(undo).unwrap();
    assert_eq!(review.annotations()[&id].amendment, None);
    let long = "x".repeat(limits::MOST_PROPOSED_CHARS + 1);
    let long = Annotation { amendment: Some(Amendment::new(AmendmentKind::Insert, long)), ..mark };
    let refused = review.apply(Edit::PutAnnotation(Box::new(long)));
    assert!(matches!(refused, Err(EditError::TooMany { what: "characters in proposed words", .. })));
}
