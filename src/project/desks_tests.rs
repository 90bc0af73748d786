//! What the file promises about the things reviewers keep for themselves.

use super::tests::project;
use super::*;
use crate::review::arbitrary::text;
use crate::review::{Desk, Filter, Has, ReviewerId};

/// The project with a desk that says everything a desk can say.
fn with_desk() -> Project {
    let mut project = project();
    let text = text();
    let mut desk = Desk::default();
    desk.set_read(text.id(), "art_2", true);
    desk.set_bookmark(text.id(), "art_3", true);
    let filter = Filter {
        words: "privacy".into(),
        from: Some("art_1".into()),
        reviewers: [ReviewerId::from_bits(1)].into(),
        has: [(Has::Comment, true), (Has::Reference, false)].into(),
        ..Filter::default()
    };
    desk.views.insert("Mine, \"quoted\"".into(), filter);
    desk.views.insert("All".into(), Filter::default());
    project.apply(Edit::PutDesk(ReviewerId::from_bits(1), Box::new(desk))).unwrap();
    project
}

#[test]
fn a_file_without_desks_is_as_it_always_was() {
    let mut project = project();
    let before = project.to_ron().unwrap();
    assert!(!before.contains("desks"), "{before}");
    project.apply(Edit::PutDesk(ReviewerId::from_bits(1), Box::default())).unwrap();
    assert_eq!(project.to_ron().unwrap(), before);
    let words = before.replacen("\tdeleted:", &format!("\tdesks: {{\"{:032x}\": ()}},\n\tdeleted:", 1), 1);
    let opened = Project::from_ron(&words).unwrap();
    assert!(opened.review().desks().is_empty());
    assert_eq!(opened.to_ron().unwrap(), before);
}

#[test]
fn desks_outlive_a_version_that_does_not_know_them() {
    let project = with_desk();
    let words = project.to_ron().unwrap();
    assert_eq!(Project::from_ron(&words).unwrap(), project);
    assert!(words.contains("schema: 1"));
    // To a version without desks the field is what `shelves` is to this one: kept, and written under `ext`.
    let older = Project::from_ron(&words.replacen("\tdesks:", "\tshelves:", 1)).unwrap();
    assert!(older.review().desks().is_empty());
    let written = older.to_ron().unwrap();
    assert!(written.contains("ext: {\n\t\t\"shelves\": {"), "{written}");
    let again = Project::from_ron(&written.replacen("\"shelves\"", "\"desks\"", 1)).unwrap();
    assert_eq!(again.review(), project.review());
    assert_eq!(again.to_ron().unwrap(), words);
    // What this version cannot read there stays as it is.
    let strange = written.replacen("\"shelves\": {", "\"desks\": {\"x\": 1, ", 1);
    let kept = Project::from_ron(&strange).unwrap().to_ron().unwrap();
    assert!(kept.contains("\"x\": 1"), "{kept}");
}

#[test]
fn fields_of_a_later_version_are_kept_in_desks_and_filters() {
    let words = with_desk().to_ron().unwrap();
    let words = words.replacen("read: {", "mood: [1], read: {", 1).replacen(
        "has_comment:",
        "has_vote: Some(false), has_comment:",
        1,
    );
    let written = Project::from_ron(&words).unwrap().to_ron().unwrap();
    assert!(written.contains("\"mood\": [1]") && written.contains("\"has_vote\": Some(false)"), "{written}");
    assert_eq!(Project::from_ron(&written).unwrap().to_ron().unwrap(), written);
}

#[test]
fn hostile_desks_are_refused() {
    let words = with_desk().to_ron().unwrap();
    let (me, text) = (ReviewerId::from_bits(1), text().id().clone());
    let long = "n".repeat(81);
    let cases = [
        ("\tdesks: {", format!("\tdesks: {{\"{me}\": (),"), "comes twice"),
        ("read: {", format!("read: {{\"{text}\": [],"), "comes twice"),
        ("views: {", "views: {\"All\": (),".to_owned(), "`All` comes twice"),
        ("views: {", "views: {\" \": (),".to_owned(), "needs a name"),
        ("views: {", format!("views: {{\"{long}\": (),"), "at most 80 characters"),
        ("bookmarks: {", format!("bookmarks: {{\"x\": [{}],", "\"a\",".repeat(10_001)), "more than 10000"),
        ("has_comment: Some(true)", "has_comment: Some(maybe)".to_owned(), "boolean"),
    ];
    for (at, put, why) in cases {
        assert!(words.contains(at), "{at} is not in\n{words}");
        let error = Project::from_ron(&words.replacen(at, &put, 1)).unwrap_err().to_string();
        assert!(error.contains(why), "{put:.60}: {error}");
    }
}

#[test]
fn a_desk_of_nobody_is_told() {
    let words = with_desk().to_ron().unwrap();
    let stranger = ReviewerId::from_bits(99);
    let words = words.replacen(
        &format!("desks: {{\n\t\t\"{}\"", ReviewerId::from_bits(1)),
        &format!("desks: {{\n\t\t\"{stranger}\""),
        1,
    );
    let opened = Project::from_ron(&words).unwrap();
    let told = |words: &str| words.contains(&stranger.to_string()) && words.contains("saved filters");
    assert!(opened.review().problems().iter().any(|problem| told(&problem.to_string())));
    assert!(opened.remarks().iter().any(|remark| told(&remark.to_string())), "{:?}", opened.remarks());
}
