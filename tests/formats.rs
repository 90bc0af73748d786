//! Files as earlier versions of the program wrote them. They are never changed: whoever changes the format adds one.

use std::path::Path;

use rapporteur::project::Project;

/// A file of `fixtures` with everything that its version knew, all of schema 1, and what it holds.
struct Fixture {
    name: &'static str,
    provisions: usize,
    marks: usize,
    proposed: usize,
    replies: usize,
    originals: usize,
}

const FIXTURES: [Fixture; 3] = [
    // Before there were amendments and replies.
    Fixture { name: "first", provisions: 377, marks: 6, proposed: 0, replies: 0, originals: 0 },
    Fixture { name: "replies", provisions: 377, marks: 84, proposed: 4, replies: 3, originals: 0 },
    // With the PDF that its text was read from.
    Fixture { name: "kept-pdf", provisions: 21, marks: 0, proposed: 0, replies: 0, originals: 1 },
];

#[test]
fn files_of_every_version_so_far_open_whole_and_are_written_the_same() {
    for Fixture { name, provisions, marks, proposed, replies, originals } in FIXTURES {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).with_extension("ron");
        let (project, _) = Project::open(&path).unwrap();
        assert_eq!(project.read_only(), None, "{name}");
        assert!(project.remarks().is_empty(), "{name}: {:?}", project.remarks());
        let review = project.review();
        let with_words = review.annotations().values().filter(|mark| mark.amendment.is_some());
        let found = (
            review.texts().values().map(|text| text.provisions().len()).sum::<usize>(),
            review.annotations().len(),
            with_words.count(),
            review.replies().len(),
            review.originals().len(),
        );
        assert_eq!(found, (provisions, marks, proposed, replies, originals), "{name}");
        let written = project.to_ron().unwrap();
        assert!(written == std::fs::read_to_string(&path).unwrap(), "{name} is not written as it was");
    }
}
