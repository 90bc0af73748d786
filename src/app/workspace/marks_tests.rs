//! The index after single changes is the one made anew.

use proptest::prelude::*;

use super::super::before::Before;
use super::*;
use crate::review::{ConcernId, Edit, Rating, ReviewerId, arbitrary};

/// What the index answers, without keys: they may differ.
fn answers(
    index: &MarkIndex,
    text: &Text,
) -> (Vec<AnnotationId>, Vec<AnnotationId>, Counts, HeatMap, Vec<String>) {
    let mut drawn: Vec<String> = (0..text.provisions().len())
        .flat_map(|provision| index.of(provision).iter().map(move |mark| (provision, mark)))
        .map(|(provision, mark)| {
            let id = index.by_key(mark.key).unwrap();
            format!("{provision} {id} {:?} {} {:?} {}", mark.range, mark.letter, mark.colour, mark.focused)
        })
        .collect();
    drawn.sort();
    (index.order().to_vec(), index.shown().to_vec(), index.counts().clone(), index.heat().clone(), drawn)
}

fn anchor(text: &Text, choice: usize) -> Anchor {
    match choice {
        0 => Anchor::Text,
        1 => Anchor::Provision(text.provisions()[2].eid.clone()),
        2 => Anchor::passages(text, [(0, 0..4), (2, 0..4)]).unwrap(),
        _ => Anchor::passages(text, [(choice % 3, 0..4)]).unwrap(),
    }
}

proptest! {
    #[test]
    fn a_mark_is_called_by_the_name_its_concern_has_now(names in prop::collection::vec("[a-z ]{1,6}", 1..4)) {
        let mut review = arbitrary::review();
        let text = arbitrary::text();
        let ids: Vec<ConcernId> = review.codebook().concerns().keys().cloned().collect();
        let marks = ids.iter().take(4).enumerate().map(|(at, id)| {
            let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor(&text, at));
            mark.concerns = vec![id.clone()];
            Edit::PutAnnotation(Box::new(mark))
        });
        review.apply(Edit::All(marks.collect())).unwrap();
        let mut index = MarkIndex::new(&review, &text, &Filter::default(), None);
        let before = index.revision();
        for (id, name) in ids.iter().zip(names) {
            let mut concern = review.codebook().get(id).unwrap().clone();
            concern.name = format!("x{name}");
            let edit = Edit::PutConcern(id.clone(), Box::new(concern));
            prop_assert_eq!(Before::of(&review, &edit), Before::Renamed);
            review.apply(edit).unwrap();
        }
        index.renamed();
        prop_assert!(index.revision() > before);
        let lent = Lent { index: &index, review: &review };
        for mark in review.annotations().values().filter(|mark| !matches!(mark.anchor, Anchor::Text)) {
            let called = lent.name(index.key_of(mark.id).unwrap());
            let name = review.codebook().name(&mark.concerns[0]);
            prop_assert!(called.starts_with(name), "{called} is not called by {name}");
        }
    }

    #[test]
    fn changing_marks_one_by_one_comes_to_the_same_as_making_the_index_anew(
        changes in prop::collection::vec((0_u128..6, prop::option::of((0_usize..6, 0_usize..3, 0_usize..5))), 1..24),
        filtered in any::<bool>(),
        focused in 0_u128..8,
    ) {
        let mut review = arbitrary::review();
        let text = arbitrary::text();
        let concerns: Vec<ConcernId> = review.codebook().concerns().keys().cloned().collect();
        let mut filter = Filter::default();
        if filtered {
            filter.any_of.extend(concerns.first().cloned());
        }
        let focus = Some(AnnotationId::from_bits(focused));
        let mut index = MarkIndex::new(&review, &text, &filter, focus);
        index.set_focus(focus);
        for (id, change) in changes {
            let id = AnnotationId::from_bits(id);
            let before = vec![(id, review.annotations().get(&id).cloned())];
            match change {
                Some((place, concern, rating)) => {
                    let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor(&text, place));
                    mark.id = id;
                    mark.concerns = concerns.get(concern % concerns.len().max(1)).cloned().into_iter().collect();
                    mark.rating = Rating::all().nth(rating).unwrap();
                    review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
                }
                None => drop(review.apply(Edit::RemoveAnnotation(id))),
            }
            index.update(&review, &text, &filter, focus, &before);
            let mut anew = MarkIndex::new(&review, &text, &filter, focus);
            anew.set_focus(focus);
            prop_assert_eq!(answers(&index, &text), answers(&anew, &text));
        }
    }
}
