//! What merging, splitting and moving concerns and marking many passages promise.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::arbitrary::{desk, mark, review, text, timeless};
use super::super::limits::MOST_LEVELS;
use super::super::{Desk, Filter, History, Step};
use super::*;

const ME: ReviewerId = ReviewerId::from_bits(1);

fn id(name: &str) -> ConcernId {
    ConcernId::new(name)
}

fn any_concern() -> impl Strategy<Value = ConcernId> {
    let known = ["privacy", "scope", "scope-core", "covert", "intent", "surveillance", "human-rights"];
    prop::sample::select(known.to_vec()).prop_map(id)
}

/// A review with marks, desks and a codebook that was much moved about.
fn grown() -> impl Strategy<Value = Review> {
    let moves = prop::collection::vec((any_concern(), prop::option::of(any_concern()), 0..4u32), 0..12);
    let desks = prop::collection::vec((1..=2u128, desk()), 0..3);
    (moves, prop::collection::vec(mark(), 0..8), desks).prop_map(|(moves, marks, desks)| {
        let mut review = review();
        for (id, parent, order) in moves {
            let concern = review.codebook().get(&id).unwrap().clone();
            let _refused = review.apply(put(&id, Concern { parent, order, ..concern }));
        }
        for mark in marks {
            let _refused = review.apply(Edit::PutAnnotation(Box::new(mark)));
        }
        for (id, desk) in desks {
            let _refused = review.apply(Edit::PutDesk(ReviewerId::from_bits(id), Box::new(desk)));
        }
        review
    })
}

/// Marks that name one of these concerns or something under it.
fn under(review: &Review, ids: &[&ConcernId]) -> BTreeSet<AnnotationId> {
    let codebook = review.codebook();
    let named = |mark: &Annotation| {
        mark.concerns.iter().any(|own| ids.iter().any(|wanted| codebook.is_under(own, wanted)))
    };
    review.annotations().values().filter(|mark| named(mark)).map(|mark| mark.id).collect()
}

/// Applies one step, proves that undo brings back what was, and returns what the step made.
fn applied(review: &Review, edit: Edit) -> Review {
    let (mut changed, mut history) = (review.clone(), History::default());
    history.apply(&mut changed, Step::new("Change", edit)).unwrap();
    let mut back = changed.clone();
    history.undo(&mut back).unwrap().unwrap();
    assert_eq!(timeless(&back), timeless(review));
    assert_eq!(changed.problems(), Vec::new());
    for (id, mark) in review.annotations().iter().filter(|(_, mark)| mark.reviewer != ME) {
        assert_eq!(changed.annotations().get(id), Some(mark), "a colleague's mark was touched");
    }
    for (id, desk) in review.desks().iter().filter(|(id, _)| **id != ME) {
        assert_eq!(changed.desks().get(id), Some(desk), "a colleague's desk was touched");
    }
    changed
}

proptest! {
    #[test]
    fn what_was_under_either_is_under_the_one(review in grown(), from in any_concern(), into in any_concern()) {
        let merging = match merge_concerns(&review, &from, &into, ME) {
            Ok(merging) => merging,
            Err(refusal) => {
                prop_assert_eq!((refusal, &from), (EditError::SameConcern, &into));
                return Ok(());
            }
        };
        let naming = |review: &Review| {
            let marks = review.annotations().values().filter(|mark| mark.concerns.contains(&from));
            let (own, others): (Vec<_>, Vec<_>) = marks.partition(|mark| mark.reviewer == ME);
            (own.len(), others.len())
        };
        prop_assert_eq!(naming(&review), (merging.own, merging.others));
        let merged = applied(&review, merging.edit);
        prop_assert_eq!(naming(&merged), (0, merging.others));
        prop_assert_eq!(under(&merged, &[&into]), under(&review, &[&from, &into]));
        let codebook = merged.codebook();
        let stays = codebook.get(&from);
        prop_assert_eq!(stays.is_some(), merging.others > 0);
        prop_assert!(stays.is_none_or(|concern| concern.key.is_none() && concern.parent == Some(into.clone())));
        let key = |id: &ConcernId| review.codebook().get(id).unwrap().key;
        prop_assert_eq!(codebook.get(&into).unwrap().key, key(&into).or(key(&from)));
        for (id, mark) in merged.annotations() {
            let before = &review.annotations()[id];
            if mark.concerns != before.concerns {
                let distinct: BTreeSet<_> = mark.concerns.iter().collect();
                prop_assert_eq!(distinct.len(), mark.concerns.len());
                prop_assert!(mark.modified.is_some() && mark.revision > before.revision);
            }
        }
        let mine = merged.desks().get(&ME);
        for view in mine.into_iter().flat_map(|desk| desk.views.values()) {
            prop_assert!(![&view.any_of, &view.all_of, &view.none_of].iter().any(|set| set.contains(&from)));
        }
    }

    #[test]
    fn a_moved_concern_stands_where_it_was_put(
        review in grown(),
        moved in any_concern(),
        parent in prop::option::of(any_concern()),
        before in prop::option::of(any_concern()),
    ) {
        let codebook = review.codebook();
        let edit = match move_concern(&review, &moved, parent.as_ref(), before.as_ref()) {
            Ok(edit) => edit,
            Err(refusal) => {
                prop_assert_eq!(refusal, EditError::CircularConcern);
                prop_assert!(parent.is_some_and(|parent| codebook.is_under(&parent, &moved)));
                return Ok(());
            }
        };
        let siblings: Vec<&ConcernId> = codebook.children(parent.as_ref());
        let after = applied(&review, edit);
        let row = after.codebook().children(parent.as_ref());
        let rest = |row: &[&ConcernId]| row.iter().filter(|id| **id != &moved).copied().cloned().collect::<Vec<_>>();
        prop_assert_eq!(rest(&row), rest(&siblings), "the others keep their order");
        let at = row.iter().position(|id| **id == moved).unwrap();
        match before.filter(|before| siblings.contains(&before)) {
            Some(before) if before == moved => prop_assert_eq!(row, siblings),
            Some(before) => prop_assert_eq!(row.get(at + 1).copied(), Some(&before)),
            None => prop_assert_eq!(at, row.len() - 1),
        }
        // Nobody else's parent changed.
        for (id, concern) in after.codebook().concerns() {
            prop_assert!(*id == moved || concern.parent == codebook.get(id).unwrap().parent);
        }
    }

    #[test]
    fn a_split_gives_own_marks_their_part(review in grown(), of in any_concern(), pick in any::<[bool; 5]>()) {
        let base = review.codebook().get(&of).unwrap().clone();
        let part = |name: &str, parent| (id(name), Concern { name: name.into(), parent, key: None, ..base.clone() });
        let parts = [part("beside", base.parent.clone()), part("under", Some(of.clone()))];
        let own = review.annotations().values().filter(|mark| mark.reviewer == ME);
        let moved: BTreeMap<AnnotationId, ConcernId> =
            own.zip(pick).map(|(mark, first)| (mark.id, parts[usize::from(first)].0.clone())).collect();
        let split = applied(&review, split_concern(&review, &of, &parts, &moved, ME).unwrap());
        for (id, part) in &moved {
            let (mark, before) = (&split.annotations()[id], &review.annotations()[id]);
            prop_assert_eq!(mark.concerns.contains(part), before.concerns.contains(&of));
            prop_assert!(!mark.concerns.contains(&of));
        }
    }
}

/// A mark by a reviewer that names these concerns.
fn naming(by: u128, concerns: &[&str]) -> Annotation {
    let mut mark = Annotation::new(text().id().clone(), ReviewerId::from_bits(by), Anchor::Text);
    mark.concerns = concerns.iter().map(|name| id(name)).collect();
    mark
}

fn with(marks: &[Annotation]) -> Review {
    let mut review = review();
    for mark in marks {
        review.apply(Edit::PutAnnotation(Box::new(mark.clone()))).unwrap();
    }
    review
}

#[test]
fn marks_keep_the_order_of_their_concerns() {
    let marks = [naming(1, &["intent", "covert", "privacy", "scope"]), naming(1, &["scope", "covert"])];
    let review = with(&marks);
    let merged = applied(&review, merge_concerns(&review, &id("covert"), &id("scope"), ME).unwrap().edit);
    assert_eq!(merged.annotations()[&marks[0].id].concerns, ["intent", "scope", "privacy"].map(id));
    assert_eq!(merged.annotations()[&marks[1].id].concerns, ["scope"].map(id));
    assert_eq!(merged.codebook().get(&id("covert")), None);
    let (before, after) = (review.codebook(), merged.codebook().get(&id("scope")).unwrap());
    let covert = before.get(&id("covert")).unwrap();
    assert!(after.definition.ends_with(&covert.definition));
    assert!(after.examples.ends_with(&covert.examples));
}

#[test]
fn a_concern_under_the_other_takes_its_place() {
    let review = with(&[naming(2, &["surveillance"])]);
    let merging = merge_concerns(&review, &id("surveillance"), &id("covert"), ME).unwrap();
    assert_eq!((merging.own, merging.others), (0, 1));
    let merged = applied(&review, merging.edit);
    let codebook = merged.codebook();
    let covert = codebook.get(&id("covert")).unwrap();
    assert_eq!((&covert.parent, covert.key), (&None, Some(3)));
    let children: Vec<_> =
        codebook.children(Some(&id("covert"))).into_iter().map(ConcernId::as_str).collect();
    assert_eq!(children, ["interception", "retention", "secrecy", "encryption", "surveillance"]);
    let roots = |codebook: &Codebook| {
        codebook.children(None).iter().position(|root| ["covert", "surveillance"].contains(&root.as_str()))
    };
    assert_eq!(roots(codebook), roots(review.codebook()));
}

#[test]
fn a_merge_that_would_stand_too_deep_is_refused() {
    let mut review = review();
    let base = review.codebook().get(&id("scope")).unwrap().clone();
    let chain = |at: usize| id(&format!("c{at}"));
    for at in 0..MOST_LEVELS {
        let concern = Concern { parent: at.checked_sub(1).map(chain), key: None, ..base.clone() };
        review.apply(put(&chain(at), concern)).unwrap();
    }
    let before = review.clone();
    let deep = EditError::ConcernTooDeep { most: MOST_LEVELS };
    let refused = |from: &ConcernId, into: &ConcernId| merge_concerns(&review, from, into, ME).unwrap_err();
    assert_eq!(refused(&id("scope"), &chain(MOST_LEVELS - 1)), deep);
    assert_eq!(move_concern(&review, &id("scope"), Some(&chain(MOST_LEVELS - 1)), None), Err(deep));
    assert_eq!(refused(&id("lost"), &chain(0)), EditError::UnknownConcern(id("lost")));
    assert_eq!(refused(&chain(0), &id("lost")), EditError::UnknownConcern(id("lost")));
    assert_eq!(review, before);
    let merged =
        applied(&review, merge_concerns(&review, &chain(0), &chain(MOST_LEVELS - 1), ME).unwrap().edit);
    assert_eq!(merged.codebook().lineage(&chain(MOST_LEVELS - 2)).count(), MOST_LEVELS - 1);
}

#[test]
fn definitions_and_examples_stay_within_bounds() {
    let mut review = review();
    let long = |id: &ConcernId, letter: &str| {
        let concern = review_concern(id);
        let examples = (0..MOST_EXAMPLES - 1).map(|at| format!("{letter}{at}")).collect();
        put(id, Concern { definition: letter.repeat(MOST_DEFINITION_CHARS - 5), examples, ..concern })
    };
    review.apply(Edit::All(vec![long(&id("scope"), "a"), long(&id("covert"), "b")])).unwrap();
    let merged = applied(&review, merge_concerns(&review, &id("covert"), &id("scope"), ME).unwrap().edit);
    let scope = merged.codebook().get(&id("scope")).unwrap();
    assert_eq!(
        (scope.definition.chars().count(), scope.examples.len()),
        (MOST_DEFINITION_CHARS, MOST_EXAMPLES)
    );
    assert_eq!(joined("Same.", "Same."), "Same.");
    assert_eq!(joined("", "New."), "New.");
}

fn review_concern(id: &ConcernId) -> Concern {
    Codebook::shipped().get(id).unwrap().clone()
}

#[test]
fn own_filters_follow_a_merge() {
    let mut review = review();
    let filter = |name: &str| Filter { any_of: [id(name)].into(), ..Filter::default() };
    let desk = Desk { views: [("Covert".into(), filter("covert"))].into(), ..Desk::default() };
    review.apply(Edit::PutDesk(ME, Box::new(desk))).unwrap();
    let merged = applied(&review, merge_concerns(&review, &id("covert"), &id("scope"), ME).unwrap().edit);
    assert_eq!(merged.desks()[&ME].views["Covert"], filter("scope"));
}

#[test]
fn a_split_refuses_what_it_may_not_change() {
    let marks = [naming(1, &["scope"]), naming(2, &["scope"])];
    let review = with(&marks);
    let part = (id("new"), Concern { key: None, ..review_concern(&id("scope")) });
    let split = |parts: &[(ConcernId, Concern)], mark: AnnotationId, to: &str| {
        split_concern(&review, &id("scope"), parts, &[(mark, id(to))].into(), ME)
    };
    let parts = std::slice::from_ref(&part);
    assert_eq!(split(parts, marks[1].id, "new"), Err(EditError::NotYours));
    assert_eq!(split(parts, AnnotationId::from_bits(77), "new"), Err(EditError::Gone));
    assert_eq!(split(parts, marks[0].id, "covert"), Err(EditError::UnknownConcern(id("covert"))));
    let there = [(id("covert"), part.1.clone())];
    assert_eq!(split(&there, marks[0].id, "covert"), Err(EditError::ConcernExists(id("covert"))));
    let twice = [part.clone(), part.clone()];
    assert_eq!(split(&twice, marks[0].id, "new"), Err(EditError::ConcernExists(id("new"))));
    let nameless = [(id("new"), Concern { name: " ".into(), ..part.1.clone() })];
    assert_eq!(split(&nameless, marks[0].id, "new"), Err(EditError::NamelessConcern));
}

#[test]
fn many_passages_are_marked_in_one_step() {
    let review = review();
    let text = text();
    let anchors: Vec<Anchor> = (0..3).map(|at| Anchor::quoting(&text, at, "State Party").unwrap()).collect();
    let (edit, ids) = mark_all(&review, text.id(), ME, anchors.clone(), Some(id("scope"))).unwrap();
    let marked = applied(&review, edit);
    assert_eq!(marked.annotations().len(), 3);
    for (id, anchor) in ids.iter().zip(&anchors) {
        let mark = &marked.annotations()[id];
        assert_eq!((&mark.anchor, mark.concerns[0].as_str()), (anchor, "scope"));
    }
    let refused = |text, me, anchors, concern| mark_all(&review, text, me, anchors, concern).unwrap_err();
    let (nobody, nowhere) = (ReviewerId::from_bits(9), TextId::none());
    assert_eq!(refused(&nowhere, ME, anchors.clone(), None), EditError::UnknownText);
    let (edit, _) = mark_all(&review, text.id(), nobody, anchors.clone(), None).unwrap();
    assert_eq!(review.clone().apply(edit), Err(EditError::UnknownReviewer));
    let lost = Some(id("lost"));
    assert_eq!(refused(text.id(), ME, anchors, lost), EditError::UnknownConcern(id("lost")));
    let stray = vec![Anchor::Provision("art_9".into())];
    let words = refused(text.id(), ME, stray, None).to_string();
    assert!(words.contains("no provision with the address art_9"), "{words}");
    let many = refused(text.id(), ME, vec![Anchor::Text; MOST_ANNOTATIONS + 1], None);
    assert_eq!(many, EditError::TooMany { what: "marks", most: MOST_ANNOTATIONS });
}

#[test]
fn few_siblings_are_renumbered() {
    let review = review();
    let count = |edit: Edit| if let Edit::All(edits) = edit { edits.len() } else { 0 };
    let last = move_concern(&review, &id("scope-core"), Some(&id("scope")), None).unwrap();
    assert_eq!(count(last), 1);
    let stays =
        move_concern(&review, &id("scope-core"), Some(&id("scope")), Some(&id("scope-core"))).unwrap();
    assert_eq!(count(stays), 0);
    // A file may have used up the numbers.
    let mut full = review.clone();
    let top = Concern { order: u32::MAX, ..review_concern(&id("scope-core")) };
    full.apply(put(&id("scope-core"), top)).unwrap();
    let moved = move_concern(&full, &id("covert"), Some(&id("scope")), None).unwrap();
    let after = applied(&full, moved);
    let row = after.codebook().children(Some(&id("scope")));
    assert_eq!(row[row.len() - 2..], [&id("scope-core"), &id("covert")]);
}
