//! Tracked changes of a Word document: marks, or made, or left out, as the call says.

use rapporteur::project::Project;
use rapporteur::review::AmendmentKind;

use super::office::redline;
use super::shell::Shell;

/// The paragraph and the amendments of a project that is made of the document by this call.
fn made(shell: &Shell, changes: &[&str]) -> (String, Vec<(AmendmentKind, String, String)>) {
    std::fs::write(shell.path("draft.docx"), redline()).unwrap();
    let call = [&["import", "draft.docx", "-o", "review.ron", "--force"], changes].concat();
    shell.run(&call).done();
    let (project, _) = Project::open(&shell.path("review.ron")).unwrap();
    let review = project.review();
    assert!(review.problems().is_empty());
    let text = review.texts().values().next().unwrap();
    let amendments = review.annotations().values().filter_map(|mark| {
        let amendment = mark.amendment.as_ref()?;
        assert_eq!(review.reviewers()[&mark.reviewer].name, "Ana");
        Some((amendment.kind, mark.anchor.quote(), amendment.words.clone()))
    });
    let mut amendments: Vec<_> = amendments.collect();
    amendments.sort_by_key(|(_, quote, _)| quote.clone());
    (text.get("art_1__para_1").unwrap().text.clone(), amendments)
}

#[test]
fn tracked_changes_become_what_the_call_says() {
    let shell = Shell::new();
    let before = "Data shall be used freely.";
    let wanted = [
        (AmendmentKind::Delete, "freely".to_owned(), String::new()),
        (AmendmentKind::Insert, "shall".to_owned(), "not ".to_owned()),
    ];
    for call in [&[][..], &["--changes", "amendments"]] {
        assert_eq!(made(&shell, call), (before.to_owned(), wanted.to_vec()));
    }
    assert_eq!(made(&shell, &["--changes", "accept"]).0, "Data shall not be used .");
    assert_eq!(made(&shell, &["--changes", "reject"]), (before.to_owned(), Vec::new()));
    assert!(made(&shell, &["--changes", "accept"]).1.is_empty());
}

#[test]
fn a_text_added_to_a_project_brings_its_marks() {
    let shell = Shell::new();
    shell.write("treaty.md", super::TREATY);
    shell.run(&["new", "treaty.md", "-o", "review.ron"]).done();
    std::fs::write(shell.path("draft.docx"), redline()).unwrap();
    let told = shell.run(&["import", "draft.docx", "--into", "review.ron"]).done();
    assert!(told.contains("the file brings 2 marks"), "{told}");
    let (project, _) = Project::open(&shell.path("review.ron")).unwrap();
    assert_eq!(project.review().annotations().len(), 2);
}
