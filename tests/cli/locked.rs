//! Projects that are locked: read and changed with a passphrase from standard input, and with nothing else.

use std::path::PathBuf;
use std::sync::Arc;

use rapporteur::project::protect::{Opener, Passphrase, Seal, Vault, is_sealed};
use rapporteur::project::{Backups, Base, Disk, Journal, Project, Record, journals};
use rapporteur::review::Edit;

use super::shell::{Ran, Shell};

/// A locked project in `p.ron`, and the protection that it is locked for.
struct Desk {
    shell: Shell,
    vault: Vault,
}

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned()).unwrap()
}

impl Desk {
    fn new() -> Self {
        let shell = Shell::with_sample("convention-2024");
        let data = shell.path("home/rapporteur");
        // The least work, so that the test is quick.
        let vault = Vault::set_up(Arc::new(Disk), &data, &passphrase("six words"), 4).unwrap();
        let desk = Self { shell, vault };
        let (project, _) = Project::open(&desk.file()).unwrap();
        project.save_sealed(&desk.file(), &desk.seal()).unwrap();
        desk
    }

    fn file(&self) -> PathBuf {
        self.shell.path("p.ron")
    }

    fn seal(&self) -> Seal {
        Seal::Keys(self.vault.recipients().unwrap().clone())
    }

    fn kept(&self) -> Project {
        Project::open_with(&self.file(), Opener::Key(self.vault.key().unwrap())).unwrap().project
    }

    /// Runs a command with this on standard input.
    fn run(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = self.shell.command(arguments);
        command.env("XDG_DATA_HOME", self.shell.path("home")).write_stdin(input);
        Ran(command.output().unwrap())
    }
}

#[test]
fn a_locked_project_is_read_with_the_passphrase_alone() {
    let desk = Desk::new();
    let refused = desk.run(&["show", "p.ron"], "six words\n").refused(1);
    assert!(refused.contains("p.ron: it is locked; add --passphrase-stdin"), "{refused}");
    let with = |input: &str| desk.run(&["show", "p.ron", "--passphrase-stdin"], input);
    let wrong = with("a guess\n").refused(1);
    assert!(wrong.contains("the passphrase is wrong") && !wrong.contains("guess"), "{wrong}");
    assert!(with("").refused(1).contains("must not be empty"));
    let shown = with("six words\r\nand more").done();
    assert!(shown.contains("Article 24"), "{shown}");
    for call in [["check", "p.ron"], ["codebook", "p.ron"]] {
        desk.run(&[call[0], call[1], "--passphrase-stdin"], "six words").done();
    }
    let export = ["export", "p.ron", "--to", "markdown", "-o", "-", "--passphrase-stdin"];
    assert!(desk.run(&export, "six words\n").done().contains("Article"));
}

#[test]
fn what_was_locked_is_changed_and_saved_locked_again() {
    let desk = Desk::new();
    let before = desk.kept().review().annotations().len();
    let call = ["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"];
    desk.run(&call, "six words\n").refused(1);
    desk.run(&[&call[..], &["--passphrase-stdin"]].concat(), "six words\n").done();
    assert!(is_sealed(&desk.shell.read("p.ron")));
    assert_eq!(desk.kept().review().annotations().len(), before + 1);
}

#[test]
fn a_file_with_a_passphrase_of_its_own_opens_with_that() {
    let desk = Desk::new();
    let project = desk.kept();
    let file = desk.shell.path("sent.ron.age");
    project.save_sealed(&file, &Seal::Passphrase(passphrase("told by telephone"))).unwrap();
    let call = ["check", "sent.ron.age", "--passphrase-stdin"];
    assert!(desk.run(&call, "six words\n").refused(1).contains("passphrase is wrong"));
    desk.run(&call, "told by telephone\n").done();
}

#[test]
fn locked_work_that_a_crash_left_waits_for_the_passphrase() {
    let desk = Desk::new();
    let mut project = desk.kept();
    let keys = desk.vault.recipients().unwrap().clone();
    let folder = journals(&desk.shell.path("home/rapporteur"));
    let begun = Journal::begin_sealed(Arc::new(Disk), &folder, &project, Base::Whole, Some(keys));
    let mut journal = begun.unwrap();
    let edit = Edit::SetTitle("Locked work".to_owned());
    project.apply(edit.clone()).unwrap();
    journal.append(&[Record::of(&project, &edit)]).unwrap();
    drop(journal);
    let listed = desk.run(&["recover"], "").0;
    let told = String::from_utf8(listed.stderr).unwrap();
    assert!(listed.status.success() && told.contains("1 piece of work is locked"), "{told}");
    assert!(!String::from_utf8(listed.stdout).unwrap().contains("Locked work"));
    let listed = desk.run(&["recover", "--json", "--passphrase-stdin"], "six words\n").done();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let name = listed[0]["name"].as_str().unwrap();
    let call = ["recover", name, "-o", "back.ron", "--passphrase-stdin"];
    desk.run(&call, "six words\n").done();
    assert!(is_sealed(&desk.shell.read("back.ron")));
}

#[test]
fn what_a_command_replaces_is_kept_locked_where_protection_is_on() {
    let desk = Desk::new();
    desk.shell.run(&["sample", "convention-2024", "-o", "clear.ron"]).done();
    let before = desk.shell.read("clear.ron");
    let call = ["annotate", "clear.ron", "--at", "24(2)", "--concern", "privacy"];
    desk.run(&call, "").done();
    let id = Project::open(&desk.shell.path("clear.ron")).unwrap().0.id();
    let backups = Backups::new(Arc::new(Disk), &desk.shell.path("home/rapporteur"));
    let kept = backups.list(id);
    assert!(kept.len() == 1 && kept[0].sealed && is_sealed(&backups.read(&kept[0]).unwrap()));
    let opened = backups.open(&kept[0], Opener::Key(desk.vault.key().unwrap())).unwrap();
    assert_eq!(opened.to_ron().unwrap().into_bytes(), before);
}

#[test]
fn nothing_is_kept_in_clear_where_the_keys_cannot_be_read() {
    let desk = Desk::new();
    std::fs::write(desk.shell.path("home/rapporteur/protection/recipients.txt"), "rubbish").unwrap();
    desk.shell.run(&["sample", "convention-2024", "-o", "clear.ron"]).done();
    let call = ["annotate", "clear.ron", "--at", "24(2)", "--concern", "privacy"];
    let ran = desk.run(&call, "").0;
    let told = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success() && told.contains("The version before was not kept"), "{told}");
    assert!(!desk.shell.path("home/rapporteur/backups").exists());
    // Unlocking puts the list right, and says so.
    let told = desk.run(&["show", "p.ron", "--passphrase-stdin"], "six words\n").0;
    assert!(String::from_utf8(told.stderr).unwrap().contains("ask yourself who had this computer"));
}

#[test]
fn a_passphrase_is_not_taken_where_nothing_would_be_locked_with_it() {
    let desk = Desk::new();
    std::fs::write(desk.shell.path("text.txt"), "Article 1\n\nWords.\n").unwrap();
    let call = ["import", "text.txt", "-o", "new.ron", "--passphrase-stdin"];
    assert!(desk.run(&call, "six words\n").refused(2).contains("without a lock"));
    assert!(!desk.shell.path("new.ron").exists());
}
