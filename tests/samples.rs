//! The projects that come with the program: each opens clean, is written as the program writes, and
//! stands on the very text in `assets/texts`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rapporteur::import::{self, ImportOptions, LeftOutKind};
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Annotation, Rating, Span, UNSAID};
use rapporteur::samples::{SAMPLES, Sample};
use rapporteur::text::{ProvisionKind, Status, Text};

fn opened(name: &str) -> Project {
    Project::from_ron(Sample::named(name).unwrap().ron()).unwrap()
}

fn only_text(project: &Project) -> Arc<Text> {
    assert_eq!(project.review().texts().len(), 1);
    project.review().texts().values().next().unwrap().clone()
}

fn articles(text: &Text) -> usize {
    text.provisions().iter().filter(|provision| provision.kind == ProvisionKind::Article).count()
}

fn spans(mark: &Annotation) -> &[Span] {
    match &mark.anchor {
        Anchor::Spans(spans) => spans,
        _ => &[],
    }
}

#[test]
fn every_sample_opens_clean_and_is_written_the_same() {
    for sample in SAMPLES {
        let project = opened(sample.name);
        assert_eq!(project.remarks(), [], "{}", sample.name);
        assert_eq!(project.review().problems(), Vec::new(), "{}", sample.name);
        assert_eq!(project.read_only(), None, "{}", sample.name);
        assert_eq!(project.to_ron().unwrap(), sample.ron(), "{}", sample.name);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.ron");
        project.save(&path).unwrap();
        assert_eq!(std::fs::read_to_string(path).unwrap(), sample.ron(), "{}", sample.name);
    }
}

#[test]
fn the_texts_are_those_that_ship_and_say_that_they_are_digests() {
    for (name, source) in [
        ("first-steps", "convention-2024"),
        ("convention-2024", "convention-2024"),
        ("draft-2023", "draft-2023"),
    ] {
        let text = only_text(&opened(name));
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/texts").join(source).with_extension("md");
        let imported = import::file(&path, &ImportOptions::default()).unwrap();
        assert_eq!(imported.text.id(), text.id(), "{name} does not stand on {}", path.display());
        // All that is left out is the remark that it is a digest.
        assert!(imported.left_out().keys().all(|kind| *kind == LeftOutKind::Tag), "{name}");
        assert!(std::fs::read_to_string(&path).unwrap().contains("not the official text"), "{name}");
        let header = text.header();
        assert_eq!(header.status, Status::Digest, "{name}");
        assert!(header.notice.contains("not the official text"), "{name}: {}", header.notice);
        assert!(header.version.contains("in plain language"), "{name}: {}", header.version);
        assert!(header.notice.contains(&header.symbol) && !header.symbol.is_empty(), "{name}");
        assert_eq!(header.language, "en", "{name}");
    }
}

#[test]
fn the_convention_is_whole_and_annotated_along_the_debate() {
    let project = opened("convention-2024");
    let text = only_text(&project);
    assert_eq!(articles(&text), 68);
    for number in 1..=68 {
        let article = text.get(&format!("art_{number}")).unwrap();
        assert!(!article.heading.is_empty(), "article {number} has no heading");
    }
    let review = project.review();
    let marks: Vec<&Annotation> = review.annotations().values().collect();
    assert!(marks.len() >= 40, "{}", marks.len());
    let ratings: BTreeSet<Rating> = marks.iter().map(|mark| mark.rating).collect();
    assert!(Rating::all().all(|rating| ratings.contains(&rating)), "{ratings:?}");
    let families: BTreeSet<&str> = marks
        .iter()
        .flat_map(|mark| &mark.concerns)
        .map(|concern| review.codebook().root_of(concern).as_str())
        .collect();
    let all = [
        "cooperation",
        "human-rights",
        "process",
        "safeguards",
        "scope",
        "security-research",
        "surveillance",
    ];
    assert_eq!(families.into_iter().collect::<Vec<_>>(), all);
    assert!(marks.iter().any(|mark| matches!(mark.anchor, Anchor::Provision(_))));
    assert!(marks.iter().any(|mark| spans(mark).len() > 1));
    assert!(marks.iter().any(|mark| !mark.references.is_empty()));
    assert!(overlapping_pairs(&marks) >= 6, "{}", overlapping_pairs(&marks));
}

fn overlapping_pairs(marks: &[&Annotation]) -> usize {
    let overlap = |one: &Span, other: &Span| one.at == other.at && one.from < other.to && other.from < one.to;
    let pairs =
        marks.iter().enumerate().flat_map(|(at, one)| marks[at + 1..].iter().map(move |two| (one, two)));
    pairs.filter(|(one, two)| spans(one).iter().any(|a| spans(two).iter().any(|b| overlap(a, b)))).count()
}

#[test]
fn the_draft_has_the_articles_of_the_debate() {
    let project = opened("draft-2023");
    let text = only_text(&project);
    for place in (5..=17).map(|number| number.to_string()).chain(["48 bis".to_owned()]) {
        assert!(text.find_place(&place).is_ok(), "article {place}");
    }
    assert!(project.review().annotations().len() >= 20);
}

#[test]
fn every_mark_says_why_and_names_a_role_rather_than_a_person() {
    for sample in SAMPLES {
        let project = opened(sample.name);
        let review = project.review();
        for mark in review.annotations().values() {
            assert!(!mark.comment.is_empty() && !mark.concerns.is_empty(), "{}: {}", sample.name, mark.id);
            let name = review.reviewers()[&mark.reviewer].display_name();
            assert_ne!(name, UNSAID);
            assert!(
                ["Human-rights lawyer", "Digital-rights advocate", "Security researcher"].contains(&name)
            );
        }
        let cited: BTreeSet<_> = review.annotations().values().flat_map(|mark| &mark.references).collect();
        assert_eq!(
            cited,
            review.references().keys().collect(),
            "{} has references nobody cites",
            sample.name
        );
    }
}

#[test]
fn a_sample_becomes_ones_own_with_its_marks_or_without() {
    for sample in SAMPLES {
        let own = sample.project().unwrap();
        assert_ne!(own.id(), opened(sample.name).id());
        assert_eq!(own.review(), opened(sample.name).review());
        let fresh = sample.fresh_project().unwrap();
        assert_eq!(fresh.review().annotations().len(), 0);
        assert_eq!(only_text(&fresh).id(), only_text(&own).id());
        assert!(fresh.review().title().starts_with("UN Convention against Cybercrime"));
    }
    assert_eq!(Sample::named(" First-Steps ").map(|sample| sample.name), Some("first-steps"));
    assert_eq!(Sample::named("nothing"), None);
}
