//! What a crash left: listed, written as a file of its own, and removed only when that is said.

use std::path::PathBuf;
use std::sync::Arc;

use rapporteur::project::{Base, Claim, Disk, Journal, Project, Record, claim, journals, sha256_of};
use rapporteur::review::Edit;
use serde_json::Value;

use super::shell::{Ran, Shell};

/// A project in `p.ron` and a data folder of the program's own.
struct Desk(Shell);

impl Desk {
    fn new() -> Self {
        Self(Shell::with_sample("convention-2024"))
    }

    fn data(&self) -> PathBuf {
        self.0.path("home/rapporteur")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = self.0.command(arguments);
        command.env("XDG_DATA_HOME", self.0.path("home"));
        Ran(command.output().unwrap())
    }

    fn listed(&self) -> Value {
        serde_json::from_str(&self.run(&["recover", "--json"]).done()).unwrap()
    }

    /// Two changes that no file holds, as a program leaves them that is killed; how the project was then.
    fn crash(&self, saved: bool) -> Project {
        let path = self.0.path("p.ron");
        let (mut project, _) = Project::open(&path).unwrap();
        let sha256 = sha256_of(&self.0.read("p.ron"));
        let base = if saved { Base::File { path: &path, sha256: &sha256 } } else { Base::Whole };
        let folder = journals(&self.data());
        let mut journal = Journal::begin(Arc::new(Disk), &folder, &project, base).unwrap();
        for title in ["One", "Two"] {
            let edit = Edit::SetTitle(title.to_owned());
            project.apply(edit.clone()).unwrap();
            journal.append(&[Record::of(&project, &edit)]).unwrap();
        }
        project
    }
}

#[test]
fn what_a_crash_left_is_listed_and_written_beside_the_file() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["recover"]).done(), "no unsaved work was left behind\n");
    assert_eq!(desk.listed(), Value::Array(Vec::new()));
    let before = desk.0.read("p.ron");
    let live = desk.crash(true);
    let words = desk.run(&["recover"]).done();
    for part in ["1  ", "2 changes, the first 20", "file: ", "p.ron"] {
        assert!(words.contains(part), "“{part}” is not in {words}");
    }
    let listed = desk.listed();
    assert_eq!((&listed[0]["changes"], &listed[0]["recoverable"]), (&2.into(), &true.into()));
    assert!(listed[0]["file"].as_str().unwrap().ends_with("p.ron") && listed[1].is_null(), "{listed}");

    assert!(desk.run(&["recover", "1"]).refused(2).contains("recover 1 -o recovered.ron"));
    for number in ["0", "2"] {
        assert!(desk.run(&["recover", number, "-o", "r.ron"]).refused(2).contains("no unsaved work"));
    }
    assert!(desk.run(&["recover", "1", "-o", "p.ron"]).refused(2).contains("over itself"));
    assert!(desk.run(&["recover", "1", "-o", "p.ron", "--force"]).refused(2).contains("over itself"));
    assert!(desk.run(&["recover", "1", "-o", "r.md"]).refused(2).contains(".ron"));
    let written = desk.run(&["recover", "1", "-o", "r.ron"]).done();
    assert!(written.contains("written to r.ron"), "{written}");
    assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review());
    assert!(desk.run(&["recover", "1", "-o", "r.ron"]).refused(1).contains("--force"));
    desk.run(&["recover", "1", "-o", "r.ron", "--force"]).done();
    assert_eq!(desk.0.read("p.ron"), before, "the file is as it was");

    assert!(desk.run(&["recover", "1", "--remove"]).done().contains("removed"));
    assert_eq!(desk.listed(), Value::Array(Vec::new()));
    assert_eq!(std::fs::read_dir(journals(&desk.data())).unwrap().count(), 0);
}

#[test]
fn work_that_never_had_a_file_and_journals_that_cannot_be_read_are_listed() {
    let desk = Desk::new();
    let live = desk.crash(false);
    assert!(desk.run(&["recover"]).done().contains("never saved to a file"));
    desk.run(&["recover", "1", "-o", "r.ron", "--json"]).done();
    assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review());
    let there = std::fs::read_dir(journals(&desk.data())).unwrap();
    let journal = there.map(|entry| entry.unwrap().path()).next().unwrap();
    std::fs::write(&journal, "rubbish").unwrap();
    let listed = desk.listed();
    assert_eq!((&listed[0]["recoverable"], &listed[0]["title"]), (&false.into(), &Value::Null));
    assert!(desk.run(&["recover", "1", "-o", "s.ron"]).refused(1).contains("damaged"));
    assert_eq!(std::fs::read(&journal).unwrap(), b"rubbish", "it stays until somebody says it may go");
    desk.run(&["recover", "1", "--remove"]).done();
    assert!(!journal.exists());
}

#[test]
fn what_is_missing_under_the_changes_is_said() {
    let desk = Desk::new();
    desk.crash(true);
    std::fs::remove_file(desk.0.path("p.ron")).unwrap();
    assert!(desk.run(&["recover"]).done().contains("put it back"));
    assert!(desk.run(&["recover", "1", "-o", "r.ron"]).refused(1).contains("another state of the file"));
}

#[test]
fn a_project_that_is_open_elsewhere_is_not_changed() {
    let desk = Desk::new();
    let before = desk.0.read("p.ron");
    let held = claim(&desk.0.path("p.ron"));
    assert!(matches!(held, Claim::Ours(_)));
    let mark = ["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"];
    let refusal = desk.run(&mark).refused(1);
    assert!(refusal.contains("p.ron") && refusal.contains("has this project open"), "{refusal}");
    assert_eq!(desk.0.read("p.ron"), before);
    desk.run(&["check", "p.ron"]).done();
    drop(held);
    desk.run(&mark).done();
    assert_eq!(desk.0.names(), ["p.ron"]);
}
