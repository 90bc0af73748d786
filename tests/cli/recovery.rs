//! What a crash left: listed, written as a file of its own, and removed only when that is said.

use std::path::PathBuf;
use std::sync::Arc;

use rapporteur::project::{Base, CARRIED, Claim, Disk, Journal, Project, Record, claim, journals, sha256_of};
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
        self.0.data()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.0.run(arguments)
    }

    /// The name of what is listed in this place.
    fn name(&self, at: usize) -> String {
        let listed = self.listed();
        let name = listed.pointer(&format!("/{at}/name")).and_then(Value::as_str);
        name.and_then(|name| name.get(..8)).unwrap().to_owned()
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
fn a_program_that_is_carried_with_a_folder_keeps_everything_there() {
    let desk = Desk::new();
    desk.crash(true);
    let program = desk.0.path("stick/rapporteur");
    std::fs::create_dir(desk.0.path("stick")).unwrap();
    std::fs::copy(env!("CARGO_BIN_EXE_rapporteur"), &program).unwrap();
    let listed = || {
        let mut command = std::process::Command::new(&program);
        command.arg("recover").env("XDG_DATA_HOME", desk.data().parent().unwrap());
        Ran(command.output().unwrap()).done()
    };
    assert!(listed().contains("2 changes"));
    std::fs::create_dir(desk.0.path("stick").join(CARRIED)).unwrap();
    let words = listed();
    assert!(
        words.starts_with("no unsaved work was left behind\n"),
        "what is on the computer is not looked at"
    );
    assert!(words.contains("on this computer as well"), "{words}");
    let there = desk.0.path("stick").join(CARRIED);
    std::fs::rename(journals(&desk.data()), journals(&there)).unwrap();
    let words = listed();
    assert!(words.contains("2 changes") && !words.contains("on this computer"), "{words}");
}

#[test]
fn what_a_crash_left_is_listed_and_written_beside_the_file() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["recover"]).done(), "no unsaved work was left behind\n");
    assert_eq!(desk.listed(), Value::Array(Vec::new()));
    let before = desk.0.read("p.ron");
    let live = desk.crash(true);
    let words = desk.run(&["recover"]).done();
    let name = &desk.name(0);
    for part in [&format!("{name}  "), "2 changes, the first 20", "file: ", "p.ron"] {
        assert!(words.contains(part), "“{part}” is not in {words}");
    }
    let listed = desk.listed();
    assert_eq!((&listed[0]["changes"], &listed[0]["recoverable"]), (&2.into(), &true.into()));
    assert!(listed[0]["file"].as_str().unwrap().ends_with("p.ron") && listed[1].is_null(), "{listed}");

    assert!(desk.run(&["recover", name]).refused(2).contains(&format!("recover {name} -o recovered.ron")));
    for wrong in ["0", "1", &name[..7], "00000000"] {
        assert!(desk.run(&["recover", wrong, "-o", "r.ron"]).refused(2).contains("no unsaved work"));
    }
    assert!(desk.run(&["recover", name, "-o", "p.ron"]).refused(2).contains("over itself"));
    assert!(desk.run(&["recover", name, "-o", "p.ron", "--force"]).refused(2).contains("over itself"));
    assert!(desk.run(&["recover", name, "-o", "r.md"]).refused(2).contains(".ron"));
    let written = desk.run(&["recover", name, "-o", "r.ron"]).done();
    assert!(written.contains("written to r.ron"), "{written}");
    assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review());
    assert!(desk.run(&["recover", name, "-o", "r.ron"]).refused(1).contains("--force"));
    desk.run(&["recover", name, "-o", "r.ron", "--force"]).done();
    assert_eq!(desk.0.read("p.ron"), before, "the file is as it was");

    assert!(desk.run(&["recover", name, "--remove"]).done().contains("removed"));
    assert_eq!(desk.listed(), Value::Array(Vec::new()));
    assert_eq!(std::fs::read_dir(journals(&desk.data())).unwrap().count(), 0);
}

#[test]
fn work_that_never_had_a_file_and_journals_that_cannot_be_read_are_listed() {
    let desk = Desk::new();
    let live = desk.crash(false);
    assert!(desk.run(&["recover"]).done().contains("never saved to a file"));
    let name = &desk.name(0);
    desk.run(&["recover", name, "-o", "r.ron", "--json"]).done();
    assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review());
    let there = std::fs::read_dir(journals(&desk.data())).unwrap();
    let journal = there.map(|entry| entry.unwrap().path()).next().unwrap();
    std::fs::write(&journal, "rubbish").unwrap();
    let listed = desk.listed();
    assert_eq!((&listed[0]["recoverable"], &listed[0]["title"]), (&false.into(), &Value::Null));
    assert!(desk.run(&["recover", name, "-o", "s.ron"]).refused(1).contains("damaged"));
    assert_eq!(std::fs::read(&journal).unwrap(), b"rubbish", "it stays until somebody says it may go");
    desk.run(&["recover", name, "--remove"]).done();
    assert!(!journal.exists());
}

#[test]
fn what_is_missing_under_the_changes_is_said() {
    let desk = Desk::new();
    desk.crash(true);
    std::fs::remove_file(desk.0.path("p.ron")).unwrap();
    assert!(desk.run(&["recover"]).done().contains("put it back"));
    let name = &desk.name(0);
    assert!(desk.run(&["recover", name, "-o", "r.ron"]).refused(1).contains("another state of the file"));
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

#[test]
fn a_command_that_replaces_a_file_keeps_what_a_crash_left_upon_it() {
    let desk = Desk::new();
    desk.0.write("c.csv", "tag,description\nOther,Why\n");
    desk.0.write("text.md", "# Treaty\n\n### Article 1\n\n1. Each Party may listen.\n");
    let mark = ["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"];
    for call in [
        mark.as_slice(),
        &["import", "text.md", "--into", "p.ron"],
        &["codebook", "p.ron", "--from", "c.csv"],
        &["new", "text.md", "-o", "p.ron", "--force"],
        &["sample", "first-steps", "-o", "p.ron", "--force"],
    ] {
        let live = desk.crash(true);
        let name = &desk.name(0);
        desk.run(call).done();
        // What is needed outlasts any thinning.
        for _ in 0..if call == mark { 12 } else { 0 } {
            desk.run(&mark).done();
        }
        desk.run(&["recover", name, "-o", "r.ron", "--force"]).done();
        assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review(), "{call:?}");
        desk.run(&["recover", name, "--remove"]).done();
        desk.run(&["sample", "convention-2024", "-o", "p.ron", "--force"]).done();
    }
}

#[test]
fn what_nothing_can_be_kept_of_is_not_replaced_while_changes_stand_on_it() {
    let desk = Desk::new();
    let live = desk.crash(true);
    let before = desk.0.read("p.ron");
    std::fs::write(desk.data().join("backups"), "in the way").unwrap();
    let mark = ["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"];
    let refusal = desk.run(&mark).refused(1);
    assert!(refusal.contains("p.ron") && refusal.contains("rapporteur recover"), "{refusal}");
    assert_eq!(desk.0.read("p.ron"), before);
    let name = &desk.name(0);
    desk.run(&["recover", name, "-o", "r.ron"]).done();
    assert_eq!(Project::open(&desk.0.path("r.ron")).unwrap().0.review(), live.review());
    desk.run(&["recover", name, "--remove"]).done();
    desk.run(&mark).done();
}

#[test]
fn a_name_means_the_same_work_whatever_was_left_meanwhile() {
    let desk = Desk::new();
    desk.crash(false);
    let first = &desk.name(0);
    desk.crash(false);
    let both: Vec<String> = (0..2).map(|at| desk.name(at)).collect();
    assert!(both.contains(first) && both[0] != both[1], "{first} {both:?}");
    desk.run(&["recover", first, "--remove"]).done();
    assert!(desk.listed()[1].is_null());
    assert!(both.contains(&desk.name(0)) && &desk.name(0) != first);
    assert!(desk.run(&["recover", first, "--remove"]).refused(2).contains("no unsaved work"));
}

#[test]
fn what_a_window_may_be_working_on_is_not_removed_unless_that_is_forced() {
    let desk = Desk::new();
    desk.crash(false);
    let name = &desk.name(0);
    let there = std::fs::read_dir(journals(&desk.data())).unwrap();
    let journal = there.map(|entry| entry.unwrap().path()).next().unwrap();
    // A link in its place is not opened, so that no lock can be had.
    std::os::unix::fs::symlink("nowhere", journal.with_extension("journal.lock")).unwrap();
    let whole = std::fs::read(&journal).unwrap();
    for words in [&whole[..], b"rubbish"] {
        std::fs::write(&journal, words).unwrap();
        assert!(desk.run(&["recover"]).done().contains("not certain that no window"));
        let refusal = desk.run(&["recover", name, "--remove"]).refused(1);
        assert!(refusal.contains("not certain") && refusal.contains("--force"), "{refusal}");
        assert_eq!(std::fs::read(&journal).unwrap(), words);
    }
    desk.run(&["recover", name, "--remove", "--force"]).done();
    assert!(!journal.exists());
}

#[test]
fn the_own_file_of_what_was_left_is_never_written_over_whatever_it_holds_by_now() {
    let desk = Desk::new();
    desk.crash(true);
    desk.run(&["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"]).done();
    let (name, newer) = (&desk.name(0), desk.0.read("p.ron"));
    assert!(desk.run(&["recover", name, "-o", "p.ron", "--force"]).refused(2).contains("over itself"));
    assert_eq!(desk.0.read("p.ron"), newer);
}

#[test]
fn a_file_that_is_open_elsewhere_is_not_replaced_by_force_either() {
    let desk = Desk::new();
    desk.0.write("c.csv", "tag,description\nOther,Why\n");
    desk.0.write("text.md", "# Treaty\n\n### Article 1\n\n1. Each Party may listen.\n");
    desk.run(&["sample", "first-steps", "-o", "open.ron"]).done();
    desk.crash(false);
    let (name, before) = (&desk.name(0), desk.0.read("open.ron"));
    let held = claim(&desk.0.path("open.ron"));
    assert!(matches!(held, Claim::Ours(_)));
    for call in [
        ["new", "text.md"].as_slice(),
        &["sample", "convention-2024"],
        &["import", "text.md"],
        &["codebook", "p.ron", "--from", "c.csv"],
        &["recover", name],
    ] {
        let call = [call, &["-o", "open.ron", "--force"]].concat();
        let refusal = desk.run(&call).refused(1);
        assert!(refusal.contains("has this project open"), "{refusal}");
        assert_eq!(desk.0.read("open.ron"), before, "{call:?}");
    }
    drop(held);
    desk.run(&["sample", "convention-2024", "-o", "open.ron", "--force"]).done();
}
