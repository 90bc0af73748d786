//! What comes back after locking, and what other windows do meanwhile.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use rapporteur::project::Project;
use rapporteur::project::protect::{Opener, is_sealed};

use super::support::protection::{
    IN_MARKS, WORDS, data, locked_file, perform, protected, sample, telling, unlock, unlocked, window,
};
use super::support::window::{click, fill_in, press, shows, wait_for, wait_for_words};
use super::{LOCKED, journals, mark};

#[test]
fn a_window_that_was_open_when_another_set_protection_up_writes_nothing_more_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    std::fs::write(&file, sample().to_ron().unwrap()).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, IN_MARKS);
    mark(&mut window);
    wait_for(&mut window, "a journal in clear", |_| !telling(folder.path(), "Cybercrime").is_empty());
    let vault = protected(folder.path());
    wait_for_words(&mut window, "Another window has set protection up");
    wait_for(&mut window, "a locked journal", |_| telling(folder.path(), "Cybercrime").is_empty());
    assert!(!journals(folder.path()).is_empty());
    // Locked at once, though nobody has typed the passphrase here.
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    click(&mut window, "Go on without unlocking");
    assert!(!shows(&window, IN_MARKS), "it is shown to nobody who has no passphrase");
    perform(&mut window, "Lock");
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    assert!(is_sealed(&std::fs::read(&file).unwrap()));
    let kept = Project::open_with(&file, Opener::Key(vault.key().unwrap())).unwrap().project;
    assert_eq!(kept.review().annotations().len(), sample().review().annotations().len() + 1);
}

#[test]
fn what_locking_kept_and_is_gone_is_told_and_the_file_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let mut window = unlocked(folder.path(), &file);
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    for entry in std::fs::read_dir(data(folder.path()).join("journals")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, "are not where they were kept any more");
    wait_for_words(&mut window, IN_MARKS);
}

#[test]
fn what_was_closed_by_locking_comes_back_over_nothing_that_is_open_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let mut window = unlocked(folder.path(), &file);
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    click(&mut window, "Go on without unlocking");
    let other = folder.path().join("other.ron.age");
    std::fs::copy(&file, &other).unwrap();
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::O);
    fill_in(&mut window, Role::TextInput, "File", other.to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "“other.ron.age” is locked");
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
    mark(&mut window);
    window.run_steps(60);
    let marks = format!("{} marks", sample().review().annotations().len() + 1);
    assert!(shows(&window, &marks) && !shows(&window, "not where they were kept"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as other.ron.age");
}
