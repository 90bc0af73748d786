//! What the file promises about amendments and replies.

use super::tests::project;
use super::*;
use crate::review::{
    Amendment, AmendmentKind, AmendmentStatus, AnnotationId, Moment, Reply, ReplyId, ReviewerId,
};

/// The project with an amendment on its mark, a reply to it and a deleted one.
fn discussed() -> Project {
    let mut project = project();
    let mut mark = project.review().annotations().values().next().unwrap().clone();
    mark.amendment = Some(Amendment {
        reason: "A court must look at it first.".into(),
        sponsor: "Norway".into(),
        status: AmendmentStatus::AgreedAdReferendum,
        ..Amendment::new(AmendmentKind::NewProvision, "2 bis. No measure without\na court.")
    });
    let to = mark.id;
    project.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    for bits in 1..=2 {
        let reply = Reply {
            id: ReplyId::from_bits(bits),
            created: Moment::from_unix(0),
            ..Reply::new(to, ReviewerId::from_bits(2), format!("Answer {bits}"))
        };
        project.apply(Edit::PutReply(Box::new(reply))).unwrap();
    }
    project.apply(Edit::RemoveReply(ReplyId::from_bits(2))).unwrap();
    project
}

#[test]
fn a_file_without_amendments_and_replies_is_as_it_always_was() {
    let words = project().to_ron().unwrap();
    assert!(!words.contains("amendment:") && !words.contains("replies:"), "{words}");
}

#[test]
fn amendments_and_replies_outlive_a_version_that_does_not_know_them() {
    let project = discussed();
    let words = project.to_ron().unwrap();
    assert_eq!(Project::from_ron(&words).unwrap(), project);
    assert!(words.contains("schema: 1") && words.contains("min_reader: 1"));
    // To a version that does not know them the fields are what these are to this one.
    let renamed =
        [("amendment:", "mending:"), ("\treplies:", "\techoes:"), ("\tdeleted_replies:", "\tlost_echoes:")];
    let older = renamed.iter().fold(words.clone(), |words, (new, old)| words.replacen(new, old, 1));
    let older = Project::from_ron(&older).unwrap();
    assert!(older.review().replies().is_empty());
    let written = older.to_ron().unwrap();
    let back = [
        ("\"mending\"", "\"amendment\""),
        ("\"echoes\"", "\"replies\""),
        ("\"lost_echoes\"", "\"deleted_replies\""),
    ];
    let again = back.iter().fold(written, |words, (old, new)| {
        assert!(words.contains(old), "{words}");
        words.replacen(old, new, 1)
    });
    let again = Project::from_ron(&again).unwrap();
    assert_eq!(again.review(), project.review());
    assert_eq!(again.to_ron().unwrap(), words);
}

#[test]
fn fields_of_a_later_version_are_kept_in_amendments_and_replies() {
    let words = discussed().to_ron().unwrap();
    let words = words.replacen("kind: NewProvision", "votes: {\"a\": 1}, kind: NewProvision", 1).replacen(
        "comment: \"Answer 1\"",
        "mood: Some(2), comment: \"Answer 1\"",
        1,
    );
    let written = Project::from_ron(&words).unwrap().to_ron().unwrap();
    assert!(written.contains("\"votes\": {\"a\": 1}") && written.contains("\"mood\": Some(2)"), "{written}");
    assert_eq!(Project::from_ron(&written).unwrap().to_ron().unwrap(), written);
}

#[test]
fn hostile_amendments_and_replies_are_refused() {
    let words = discussed().to_ron().unwrap();
    let reply = format!("\"{}\": (", ReplyId::from_bits(1));
    let long = "x".repeat(100_001);
    let cases = [
        (
            "\treplies: {",
            format!(
                "\treplies: {{{reply}by: \"{0}\", to: \"{0}\", created: \"2026-01-05T10:00:00Z\"),",
                ReplyId::from_bits(2)
            ),
            "comes twice",
        ),
        (
            "\tdeleted_replies: {",
            format!("\tdeleted_replies: {{\"{}\": 1,", ReplyId::from_bits(2)),
            "comes twice",
        ),
        ("comment: \"Answer 1\"", format!("comment: \"{long}\""), "more than 20000 characters"),
        ("words: \"2 bis.", format!("words: \"{long}"), "more than 100000 characters"),
        ("kind: NewProvision", "kind: Rewrite".to_owned(), "Rewrite"),
        ("kind: NewProvision", "kind: NewProvision, kind: Delete".to_owned(), "kind"),
    ];
    for (at, put, why) in cases {
        assert!(words.contains(at), "{at} is not in\n{words}");
        let error = Project::from_ron(&words.replacen(at, &put, 1)).unwrap_err().to_string();
        assert!(error.contains(why), "{put:.60}: {error}");
    }
}

#[test]
fn of_a_reply_both_there_and_deleted_the_later_counts() {
    let words = discussed().to_ron().unwrap();
    let add = |revision: u32| {
        let gone = format!("\tdeleted_replies: {{\"{}\": {revision},", ReplyId::from_bits(1));
        Project::from_ron(&words.replacen("\tdeleted_replies: {", &gone, 1)).unwrap()
    };
    assert_eq!(add(0).review().replies().len(), 1);
    let left_out = add(5);
    assert!(left_out.review().replies().is_empty());
    assert!(left_out.remarks().contains(&Remark::RepliesDeletedLater(1)), "{:?}", left_out.remarks());
}

#[test]
fn a_reply_to_a_mark_that_never_was_is_told_and_one_to_a_deleted_mark_is_not() {
    let mut project = discussed();
    let mark = *project.review().annotations().keys().next().unwrap();
    project.apply(Edit::RemoveAnnotation(mark)).unwrap();
    let words = project.to_ron().unwrap();
    let opened = Project::from_ron(&words).unwrap();
    assert_eq!(opened.remarks(), []);
    assert_eq!(opened.review().replies_to_deleted(), 1);
    let nowhere = AnnotationId::from_bits(0xdead);
    let words = words.replacen(&format!("to: \"{mark}\""), &format!("to: \"{nowhere}\""), 1);
    let problems = Project::from_ron(&words).unwrap().review().problems();
    assert!(
        problems.iter().map(ToString::to_string).any(|said| said.contains("reply") && said.contains("mark")),
        "{problems:?}"
    );
}

#[test]
fn replies_are_counted_with_those_that_were_deleted() {
    use crate::review::limits::MOST_REPLY_IDS;
    let reply = discussed().review().replies().values().next().unwrap().clone();
    let there = |count: u128| -> replies::Replies {
        (0..count).map(|bits| (ReplyId::from_bits(bits), reply.clone())).collect()
    };
    let gone = |count: usize| -> replies::Gone {
        (0..count).map(|at| (ReplyId::from_bits(1_000 + at as u128), 1)).collect()
    };
    assert_eq!(replies::settle(&mut there(3), &mut gone(MOST_REPLY_IDS - 3)), Ok(0));
    let many = replies::settle(&mut there(3), &mut gone(MOST_REPLY_IDS - 2));
    assert!(matches!(many, Err(FormatError::TooMany { most: MOST_REPLY_IDS, .. })), "{many:?}");
    let mut left = there(5);
    let mut deleted = [2, 4].map(|bits| (ReplyId::from_bits(bits), u32::MAX)).into();
    assert_eq!((replies::settle(&mut left, &mut deleted), left.len()), (Ok(2), 3));
}

#[test]
fn an_amendment_stays_where_its_mark_has_fields_of_a_later_version() {
    let project = discussed();
    let words = project.to_ron().unwrap().replacen("anchor: Text,", "anchor: Text, votes: 5,", 1);
    let opened = Project::from_ron(&words).unwrap();
    assert!(opened.to_ron().unwrap().contains("\"votes\": 5"));
    let amendments = |project: &Project| -> Vec<_> {
        project.review().annotations().values().map(|mark| mark.amendment.clone()).collect()
    };
    assert!(amendments(&project).iter().any(Option::is_some));
    assert_eq!(amendments(&opened), amendments(&project));
}
