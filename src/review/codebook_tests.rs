//! What the codebook promises.

use super::*;

/// Concerns each of which stands under the one before.
fn chain(length: usize) -> Codebook {
    let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
    let id = |at: usize| ConcernId::new(&format!("c{at:04}"));
    let concern = |at: usize| Concern { parent: at.checked_sub(1).map(id), ..base.clone() };
    Codebook::from_concerns((0..length).map(|at| (id(at), concern(at))).collect())
}

#[test]
fn a_chain_may_be_as_long_as_its_bound() {
    let whole = chain(MOST_LEVELS);
    let last = ConcernId::new("c0015");
    assert_eq!((whole.too_deep(), whole.lineage(&last).count()), (None, MOST_LEVELS));
    assert_eq!(whole.tree().last().map(|(depth, ..)| *depth), Some(MOST_LEVELS - 1));
    let long = chain(1_000);
    assert_eq!(long.too_deep(), Some(&ConcernId::new("c0016")));
    assert_eq!(long.tree().len(), 1_000);
    assert_eq!(whole.height(&ConcernId::new("c0010")), 6);
}

#[test]
fn the_shipped_codebook_is_whole() {
    let codebook = Codebook::shipped();
    let tree = codebook.tree();
    assert_eq!(tree.len(), codebook.concerns().len());
    assert_eq!(tree.iter().filter(|(depth, ..)| *depth == 0).count(), 7);
    for key in 1..=9 {
        assert!(codebook.by_key(key).is_some(), "key {key} marks with nothing");
    }
    let mut letters: Vec<_> = tree.iter().map(|(_, _, concern)| concern.letter.as_str()).collect();
    letters.sort_unstable();
    letters.dedup();
    assert_eq!(letters.len(), tree.len(), "two concerns share a letter");
    for (_, id, concern) in &tree {
        assert!(!concern.definition.is_empty(), "{id} has no definition");
    }
}

#[test]
fn a_concern_is_found_by_id_name_or_key() {
    let codebook = Codebook::shipped();
    assert_eq!(codebook.find("PRIVACY").unwrap().as_str(), "privacy");
    assert_eq!(codebook.find("covert techniques").unwrap().as_str(), "covert");
    assert_eq!(codebook.find("3").unwrap().as_str(), "surveillance");
    assert!(codebook.find("nonsense").unwrap_err().to_string().contains("privacy"));
}

#[test]
fn faults_are_told() {
    let mut codebook = Codebook::shipped();
    assert_eq!(codebook.problems(), Vec::new());
    let mut change = |id: &str, change: &dyn Fn(&mut Concern)| {
        change(codebook.concerns.get_mut(&ConcernId::new(id)).unwrap());
    };
    change("covert", &|concern| concern.name = " ".into());
    change("privacy", &|concern| concern.parent = Some(ConcernId::new("lost")));
    change("scope", &|concern| concern.parent = Some(ConcernId::new("scope-core")));
    change("intent", &|concern| concern.key = Some(3));
    let problems = codebook.problems();
    for told in [
        "concern covert: it has no name",
        "concern privacy: it stands under `lost`, which is not there",
        "concern scope: what it stands under leads round in a circle",
        "its key 3 is also that of intent",
    ] {
        assert!(problems.iter().any(|problem| problem.to_string().contains(told)), "{told}: {problems:#?}");
    }
}

#[test]
fn a_circle_of_parents_hides_nobody() {
    let mut codebook = Codebook::shipped();
    let (scope, core) = (ConcernId::new("scope"), ConcernId::new("scope-core"));
    codebook.concerns.get_mut(&scope).unwrap().parent = Some(core.clone());
    let names: Vec<_> = codebook.tree().iter().map(|(_, id, _)| (*id).clone()).collect();
    assert_eq!(names.len(), codebook.concerns().len());
    assert!(names.contains(&scope) && names.contains(&core));
    assert_eq!(codebook.too_deep(), None);
}

#[test]
fn children_are_those_of_the_tree_in_its_order() {
    let codebook = Codebook::shipped();
    let tree = codebook.tree();
    let roots: Vec<_> = tree.iter().filter(|(depth, ..)| *depth == 0).map(|(_, id, _)| *id).collect();
    assert_eq!(codebook.children(None), roots);
    let under: usize = codebook.concerns().keys().map(|id| codebook.children(Some(id)).len()).sum();
    assert_eq!(under + roots.len(), tree.len());
}

#[test]
fn two_concerns_of_one_name_are_told() {
    let mut codebook = Codebook::shipped();
    let (privacy, scope) = (ConcernId::new("privacy"), ConcernId::new("scope"));
    assert_eq!(codebook.same_name(&privacy), None);
    codebook.concerns.get_mut(&scope).unwrap().name = " PRIVACY ".into();
    assert_eq!(codebook.same_name(&privacy), Some(&scope));
    assert_eq!(codebook.same_name(&scope), Some(&privacy));
    assert_eq!(codebook.same_name(&ConcernId::new("lost")), None);
}
