//! What a project file may hold at most, and what is said of one that does not hold together.

use super::super::tests::project;
use super::super::{SaveError, Stamp};
use super::*;
use crate::review::Edit;

/// The words of a project with so many marks, ids from 1.
fn with_marks(count: u128) -> String {
    let mut project = project();
    let mark = project.review().annotations().values().next().unwrap().clone();
    project.apply(Edit::RemoveAnnotation(mark.id)).unwrap();
    for bits in 0..count {
        let mark = Annotation { id: AnnotationId::from_bits(100 + bits), ..mark.clone() };
        project.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    }
    project.to_ron().unwrap()
}

fn deleted_later(words: &str, ids: &[u128]) -> String {
    let gone: Vec<String> =
        ids.iter().map(|bits| format!("\"{}\": 9, ", AnnotationId::from_bits(*bits))).collect();
    words.replacen("deleted: {", &format!("deleted: {{{}", gone.concat()), 1)
}

#[test]
fn it_is_told_how_many_marks_were_deleted_later() {
    let words = with_marks(5);
    let unsigned = |words: &str| words.split("\tsum:").next().unwrap().to_owned() + ")";
    assert_eq!(Project::from_ron(&unsigned(&words)).unwrap().remarks(), [], "a file may have no checksum");
    let opened = Project::from_ron(&unsigned(&deleted_later(&words, &[101, 103, 7_000]))).unwrap();
    assert_eq!(opened.remarks(), [Remark::DeletedLater(2)]);
    assert_eq!(opened.review().annotations().len(), 3);
    let opened = Project::from_ron(&deleted_later(&words, &[101])).unwrap();
    assert_eq!(opened.remarks(), [Remark::Changed, Remark::DeletedLater(1)]);
}

#[test]
fn marks_are_counted_over_all_texts_and_with_those_that_were_deleted() {
    let words = project().to_ron().unwrap();
    let outcome = |marks: usize, deleted: usize| {
        let mut layout = parse(&words).unwrap();
        let (text, mark) = {
            let (text, marks) = layout.annotations.first_key_value().unwrap();
            (text.clone(), marks.first_key_value().unwrap().1.clone())
        };
        let id = |at: usize| AnnotationId::from_bits(at as u128);
        let all = (0..marks).map(|at| (id(at), mark.clone()));
        layout.annotations = [(text, all.collect())].into();
        layout.deleted = (0..deleted).map(|at| (id(marks + at), 1)).collect();
        assemble(layout, &words).map(|project| project.review().annotations().len())
    };
    let most = MOST_ANNOTATIONS;
    assert_eq!(outcome(most, MOST_IDS - most), Ok(most));
    let refused = |outcome: Result<usize, FormatError>| match outcome {
        Err(FormatError::TooMany { what, most }) => (what.contains("deleted"), most),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(outcome(most, MOST_IDS - most + 1)), (true, MOST_IDS));
    assert_eq!(refused(outcome(most + 1, 0)), (false, MOST_ANNOTATIONS));
}

#[test]
fn a_file_is_read_up_to_the_most_and_not_a_byte_beyond() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    let project = project();
    let mut words = project.to_ron().unwrap();
    // What stands behind the last bracket is white space.
    words.push_str(&"\n".repeat(MOST_BYTES as usize - words.len()));
    std::fs::write(&path, &words).unwrap();
    let (opened, stamp) = Project::open(&path).unwrap();
    assert!(opened == project && Some(stamp) == Stamp::of(&path));
    words.push('\n');
    assert_eq!(Project::from_ron(&words), Err(FormatError::TooLarge));
    std::fs::write(&path, &words).unwrap();
    assert!(Project::open(&path).unwrap_err().to_string().contains("is 64 MiB large; files above 64 MiB"));
}

#[test]
fn what_would_not_read_back_as_it_is_does_not_take_the_place_of_what_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.ron");
    std::fs::write(&path, "old").unwrap();
    let whole = project();
    let review = whole.review();
    let marks = review.annotations().clone();
    // No edit makes this: a mark that is there and was deleted later is left out when it is read.
    let gone = marks.keys().map(|id| (*id, u32::MAX)).collect();
    let torn = Review::from_records(
        review.title().to_owned(),
        review.texts().clone(),
        review.codebook().clone(),
        review.reviewers().clone(),
        review.references().clone(),
        marks,
        gone,
    );
    let torn = Project { review: torn, ..whole.clone() };
    assert!(matches!(torn.save(&path), Err(SaveError::Format(FormatError::NotFaithful))));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
}

#[test]
fn a_project_that_is_made_ones_own_is_another_that_can_be_saved() {
    let words = project().to_ron().unwrap().replace("\"Test\"", "\"Tested\"");
    let newer = words.replace("schema: 1", "schema: 9").replace("min_reader: 1", "min_reader: 9");
    let opened = Project::from_ron(&newer).unwrap();
    assert!(opened.read_only().is_some() && !opened.remarks().is_empty());
    let own = opened.clone().into_own();
    assert_eq!((own.read_only(), own.remarks(), own.review()), (None, &[][..], opened.review()));
    assert_ne!(own.id(), opened.id());
    let folder = tempfile::tempdir().unwrap();
    own.save(&folder.path().join("own.ron")).unwrap();
}

#[test]
fn fields_of_a_later_version_are_kept_wherever_the_only_one_of_them_stands() {
    let words = project().to_ron().unwrap();
    for (at, field) in [("header: (", "voice"), ("instrument: (", "hue"), ("title:", "act")] {
        let put = match field {
            // Beside the header, in it, and in the instrument.
            "voice" => "voice: 5, header: (".to_owned(),
            "hue" => "hue: 5, instrument: (".to_owned(),
            _ => "act: 5, title:".to_owned(),
        };
        let from = words.find("texts: {").unwrap();
        let (before, texts) = words.split_at(from);
        let opened = Project::from_ron(&format!("{before}{}", texts.replacen(at, &put, 1))).unwrap();
        assert!(opened.to_ron().unwrap().contains(&format!("\"{field}\": 5")), "{field} is lost");
    }
}

#[test]
fn what_a_history_takes_back_is_taken_back_in_the_project() {
    let mut live = project();
    let mut history = crate::review::History::default();
    let edit = Edit::SetTitle("Other".to_owned());
    history.apply(live.review_mut(), crate::review::Step::new("", edit)).unwrap();
    assert_eq!(live.review().title(), "Other");
    history.undo(live.review_mut()).unwrap().unwrap();
    assert_eq!(live.review().title(), "Test");
}

#[test]
fn a_file_of_another_kind_is_told_from_a_damaged_one() {
    for foreign in ["(format: \"other\", schema: 1)", "(format: \"other\", min_reader: 9)"] {
        assert_eq!(Project::from_ron(foreign), Err(FormatError::Foreign), "{foreign}");
    }
    let damaged = Project::from_ron("(format: \"rapporteur-project\", schema: 1)");
    assert!(matches!(damaged, Err(FormatError::Syntax { .. })), "{damaged:?}");
}
