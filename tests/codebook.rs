//! Codebooks on the command line: listed, written, taken in, and refused without a trace.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "cli/shell.rs"]
mod shell;

use rapporteur::project::Project;
use rapporteur::review::{Codebook, ConcernId};

use shell::{Shell, assert_private};

#[test]
fn concerns_are_listed_as_a_tree() {
    let shell = Shell::with_sample("first-steps");
    let list = shell.run(&["codebook", "p.ron"]).done();
    assert_eq!(list.lines().count(), Codebook::shipped().concerns().len());
    assert!(list.contains("V   Surveillance [3]  surveillance\n  Vc  Covert techniques  covert\n"), "{list}");
}

#[test]
fn what_was_written_comes_back_and_changes_nothing() {
    let shell = Shell::with_sample("first-steps");
    let before = shell.read("p.ron");
    for name in ["c.qdc", "c.csv", "again.QDC"] {
        let told = shell.run(&["codebook", "p.ron", "--to", name]).done();
        assert!(told.starts_with(&format!("{name}: ")) && told.ends_with(" concerns\n"), "{told}");
        assert_private(&shell, &shell.read(name));
        let told = shell.run(&["codebook", "p.ron", "--from", name]).done();
        assert!(told.contains("0 concerns added, 0 changed") && told.lines().count() == 1, "{told}");
    }
    assert_eq!(shell.read("p.ron"), before);
    assert_eq!(shell.read("c.qdc"), shell.read("again.QDC"), "the same codebook gives the same bytes");
}

#[test]
fn anothers_codes_are_taken_in_and_told() {
    let shell = Shell::with_sample("first-steps");
    let before = shell.read("p.ron");
    shell.write("theirs.csv", "tag;description;colour\nPrivacy of children;At school;blue\nScope;;#010203\n");
    let told = shell.run(&["codebook", "p.ron", "--from", "theirs.csv", "-o", "new.ron"]).done();
    assert!(told.starts_with("theirs.csv: 1 concern added, 1 changed, 0 as they were\n"), "{told}");
    assert!(told.contains("  “Privacy of children”: `blue` is no colour"), "{told}");
    assert_eq!(shell.read("p.ron"), before);
    let (project, _) = Project::open(&shell.path("new.ron")).unwrap();
    let codebook = project.review().codebook();
    assert_eq!(codebook.concerns().len(), Codebook::shipped().concerns().len() + 1);
    assert_eq!(codebook.get(&ConcernId::new("scope")).unwrap().colour.to_string(), "#010203");
    shell.run(&["check", "new.ron"]).done();

    shell.run(&["codebook", "p.ron", "--from", "theirs.csv"]).done();
    let (changed, _) = Project::open(&shell.path("p.ron")).unwrap();
    assert_eq!(changed.review().codebook(), codebook);
}

#[test]
fn refusals_say_why_and_leave_every_file_alone() {
    let shell = Shell::with_sample("first-steps");
    shell.write("bad.qdc", "<CodeBook>\n<Codes></CodeBook>");
    shell.write("there.qdc", "mine");
    shell.write("good.csv", "name\nx\n");
    let files = shell.names();
    let before = shell.read("p.ron");
    let refusals: [(&[&str], i32, &str); 8] = [
        (&["--from", "bad.qdc"], 1, "line 2, column"),
        (&["--from", "missing.csv"], 1, "cannot be opened"),
        (&["--from", "good.csv", "-o", "out.txt"], 2, ".ron"),
        (&["--from", "good.csv", "-o", "p.ron", "--force"], 2, "over itself"),
        (&["--to", "codes.xml"], 2, ".qdc or .csv"),
        (&["--to", "there.qdc"], 1, "--force"),
        (&["--to", "c.qdc", "--from", "good.csv"], 2, "--from"),
        (&["-o", "out.ron"], 2, "--from"),
    ];
    for (more, code, words) in refusals {
        let message = shell.run(&[&["codebook", "p.ron"], more].concat()).refused(code);
        assert!(message.contains(words), "{words} is not in {message}");
    }
    assert_eq!((shell.names(), shell.read("p.ron")), (files, before));
    assert_eq!(shell.read("there.qdc"), b"mine");
}

#[test]
fn help_has_examples() {
    let help = Shell::new().run(&["codebook", "--help"]).done();
    assert!(help.contains("Example") && help.contains("  rapporteur codebook review.ron --to"), "{help}");
    assert!(help.lines().all(|line| line.chars().count() <= 110), "{help}");
}
