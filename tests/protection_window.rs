//! The protection with a passphrase as a person meets it: the page before everything, setting it up, what is locked
//! and what is not, and what comes back.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "protection_window/coming_back.rs"]
mod coming_back;
mod support;

use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, pos2, vec2};
use rapporteur::project::protect::{Opener, Seal, SecretKey, Vault, is_sealed};
use rapporteur::project::{Disk, Project};
use support::protection::{
    IN_MARKS, QUICK, WORDS, data, files_in, locked_file, passphrase, perform, protected, sample, telling,
    type_secret, unlock, unlocked, window, window_that_rests,
};
use support::window::{
    Window, assert_in_sight, click, dressed, fill_in, focused, open_sample, press, setup, shows, wait_for,
    wait_for_words, write,
};

const LOCKED: &str = "Rapporteur is locked";

fn mark(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::L);
    write(window, "24 2");
    press(window, Modifiers::NONE, Key::Enter);
    for _ in 0..3 {
        press(window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(window, Modifiers::NONE, Key::Num3);
    assert!(shows(window, "How serious is it?"), "no mark was made");
}

fn journals(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    files_in(&data(folder).join("journals"), &mut found);
    let journals = found.into_iter().filter(|(path, _)| path.extension().is_some_and(|is| is == "journal"));
    journals.map(|(_, bytes)| bytes).collect()
}

#[test]
fn protection_is_set_up_and_what_is_saved_from_then_on_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    let plain = sample().to_ron().unwrap();
    std::fs::write(&file, &plain).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, IN_MARKS);
    // An older version and a journal from before.
    mark(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    assert!(!telling(folder.path(), "cybercrime").is_empty(), "what was kept before is in clear");

    perform(&mut window, "Protection with");
    click(&mut window, "Set up…");
    type_secret(&mut window, "New passphrase", "geneva");
    assert!(shows(&window, "Weak"));
    type_secret(&mut window, "New passphrase", WORDS);
    type_secret(&mut window, "The same again", "six words");
    assert!(shows(&window, "not the same yet"));
    type_secret(&mut window, "The same again", WORDS);
    click(&mut window, "Set up protection");
    wait_for_words(&mut window, "I have written it down");
    assert!(shows(&window, "AGE-SECRET-KEY-1"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "AGE-SECRET-KEY-1"), "the key is shown this once");
    click(&mut window, "I have written it down");
    click(&mut window, "Done");
    wait_for(&mut window, "locked journals", |_| telling(folder.path(), "cybercrime").is_empty());

    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "a locked file", |_| is_sealed(&std::fs::read(&file).unwrap()));
    wait_for_words(&mut window, "Locked");
    let mut older = Vec::new();
    files_in(&data(folder.path()).join("backups"), &mut older);
    assert!(older.len() >= 2 && older.iter().all(|(_, bytes)| is_sealed(bytes)), "{}", older.len());
    let mut vault = Vault::find(Arc::new(Disk), &data(folder.path()), QUICK).unwrap().unwrap();
    let _same = vault.unlock(&passphrase(WORDS)).unwrap();
    let kept = Project::open_with(&file, Opener::Key(vault.key().unwrap())).unwrap().project;
    assert_eq!(kept.review().annotations().len(), sample().review().annotations().len() + 2);
}

#[test]
fn nothing_is_shown_before_the_passphrase_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = window(folder.path(), Some(&file));
    assert!(shows(&window, LOCKED) && !shows(&window, "Open sample"));
    // Commands have no keys here.
    press(&mut window, Modifiers::COMMAND, Key::K);
    press(&mut window, Modifiers::COMMAND, Key::O);
    assert!(shows(&window, LOCKED) && !shows(&window, "review.ron"));
    unlock(&mut window, "a guess");
    wait_for_words(&mut window, "The passphrase is wrong");
    assert!(!shows(&window, IN_MARKS));
    type_secret(&mut window, "Passphrase", WORDS);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, IN_MARKS);
    assert!(!shows(&window, LOCKED) && shows(&window, "Locked"));
}

#[test]
fn who_goes_on_without_unlocking_opens_what_is_not_locked_and_is_asked_for_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = window(folder.path(), None);
    click(&mut window, "Go on without unlocking");
    assert!(shows(&window, "Locked projects stay closed"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    open_sample(&mut window, "convention of 2024");
    wait_for_words(&mut window, IN_MARKS);
    // What is begun is locked when it is saved, which needs no passphrase.
    let own = folder.path().join("own.ron");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    fill_in(&mut window, Role::TextInput, "File", own.to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "Saved as own.ron");
    assert!(is_sealed(&std::fs::read(&own).unwrap()));

    press(&mut window, Modifiers::COMMAND, Key::O);
    fill_in(&mut window, Role::TextInput, "File", file.to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "“review.ron” is locked");
    unlock(&mut window, "a guess");
    wait_for_words(&mut window, "The passphrase is wrong");
    unlock(&mut window, WORDS);
    wait_for(&mut window, "the project", |window| !shows(window, "is locked") && shows(window, IN_MARKS));
    assert!(shows(&window, &format!("{} marks", sample().review().annotations().len())));
}

#[test]
fn locking_loses_no_change_and_brings_the_project_back_to_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let before = std::fs::read(&file).unwrap();
    let mut window = unlocked(folder.path(), &file);
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    assert!(!shows(&window, IN_MARKS) && telling(folder.path(), "cybercrime").is_empty());
    assert_eq!(std::fs::read(&file).unwrap(), before, "the file was touched");
    unlock(&mut window, WORDS);
    let marks = sample().review().annotations().len() + 1;
    wait_for_words(&mut window, &format!("{marks} marks"));
    assert!(shows(&window, "Not saved") && !shows(&window, "Unsaved work and older versions"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    let opener = Opener::Key(vault.key().unwrap());
    let kept = Project::open_with(&file, opener).unwrap().project;
    assert_eq!(kept.review().annotations().len(), marks);
    press(&mut window, Modifiers::COMMAND, Key::W);
    drop(window);
    assert!(journals(folder.path()).is_empty(), "what was closed in order leaves nothing");
}

#[test]
fn what_no_journal_can_hold_waits_behind_the_page_and_keeps_the_window_open() {
    let folder = tempfile::tempdir().unwrap();
    protected(folder.path());
    let mut window = window(folder.path(), None);
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, "Open sample");
    open_sample(&mut window, "convention of 2024");
    wait_for_words(&mut window, IN_MARKS);
    // A folder that cannot be written stands for a disk that fails.
    std::fs::write(data(folder.path()).join("journals"), "in the way").unwrap();
    mark(&mut window);
    let title = format!("{} marks", sample().review().annotations().len() + 1);
    assert!(shows(&window, &title));
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    assert!(!shows(&window, IN_MARKS));
    press(&mut window, Modifiers::COMMAND, Key::Q);
    assert!(shows(&window, "work that no file holds yet"));
    assert!(!shows(&window, "Go on without unlocking"), "it would be shown to anybody");
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, &title);
}

#[test]
fn who_rests_for_as_long_as_was_chosen_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = window_that_rests(folder.path(), Some(&file), 10);
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
    press(&mut window, Modifiers::NONE, Key::CloseBracket);
    let time = |window: &Window| window.ctx.input(|input| input.time);
    let begun = time(&window);
    window.input_mut().time = Some(begun + 500.0);
    window.run_steps(1);
    assert!(!shows(&window, LOCKED), "ten minutes are not over");
    // Whoever comes back moves the mouse before anything else.
    window.input_mut().time = Some(begun + 700.0);
    window.event(Event::PointerMoved(pos2(300.0, 300.0)));
    window.run_steps(1);
    assert!(shows(&window, LOCKED) && !shows(&window, IN_MARKS));
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
}

#[test]
fn what_is_only_to_be_locked_is_not_shown_without_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    sample().save(&file).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, IN_MARKS);
    set_up(&mut window);
    // No change was made, so no journal holds it; its file is not locked yet.
    assert!(shows(&window, "Locked when saved"));
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    assert!(!shows(&window, "Go on without unlocking") && !shows(&window, IN_MARKS));
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    assert!(is_sealed(&std::fs::read(&file).unwrap()) && !shows(&window, "Locked when saved"));
}

fn set_up(window: &mut Window) {
    perform(window, "Protection with");
    click(window, "Set up…");
    type_secret(window, "New passphrase", WORDS);
    type_secret(window, "The same again", WORDS);
    click(window, "Set up protection");
    wait_for_words(window, "I have written it down");
    click(window, "I have written it down");
    click(window, "Done");
}

#[test]
fn who_gave_changes_up_and_stayed_has_them_after_locking() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = unlocked(folder.path(), &file);
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::O);
    click(&mut window, "Do not save");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "Not saved"));
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, &format!("{} marks", sample().review().annotations().len() + 1));
}

#[test]
fn changes_to_a_file_with_a_passphrase_of_its_own_come_back_after_locking() {
    let folder = tempfile::tempdir().unwrap();
    protected(folder.path());
    let file = folder.path().join("from a colleague.ron.age");
    sample().save_sealed(&file, &Seal::Passphrase(passphrase("told by telephone"))).unwrap();
    let mut window = window(folder.path(), Some(&file));
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, "“from a colleague.ron.age” is locked");
    unlock(&mut window, "told by telephone");
    wait_for_words(&mut window, IN_MARKS);
    assert!(shows(&window, "that passphrase opens it no longer"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    perform(&mut window, "Lock");
    wait_for_words(&mut window, LOCKED);
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, &format!("{} marks", sample().review().annotations().len() + 1));
    assert!(shows(&window, "Not saved"));
}

#[test]
fn a_key_that_was_slipped_in_is_told_of_whatever_opens_then() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let list = data(folder.path()).join("protection/recipients.txt");
    std::fs::write(&list, format!("{}\n", SecretKey::generate().public())).unwrap();
    let window = unlocked(folder.path(), &file);
    assert!(shows(&window, "ask yourself who had this computer"));
}

#[test]
fn keys_that_are_gone_do_not_turn_protection_off() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let identity = data(folder.path()).join("protection/identity.age");
    let aside = folder.path().join("aside");
    std::fs::rename(&identity, &aside).unwrap();
    let mut window = window(folder.path(), Some(&file));
    assert!(shows(&window, LOCKED) && shows(&window, "could not be read"));
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, "could not be read");
    assert!(shows(&window, LOCKED), "protection counts as off");
    // A disk that was away is there again.
    std::fs::rename(&aside, &identity).unwrap();
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
}

#[test]
fn who_does_not_save_without_a_lock_after_all_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let mut window = unlocked(folder.path(), &file);
    mark(&mut window);
    // Something else writes the file, so that saving asks first.
    sample().save_sealed(&file, &Seal::Keys(vault.recipients().unwrap().clone())).unwrap();
    perform(&mut window, "Save without a lock");
    click(&mut window, "Save without a lock");
    assert!(shows(&window, "Cancel"));
    click(&mut window, "Cancel");
    assert!(!shows(&window, "No lock"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    click(&mut window, "Save over it");
    wait_for_words(&mut window, "Saved as review.ron");
    assert!(is_sealed(&std::fs::read(&file).unwrap()));
}

#[test]
fn who_lost_the_passphrase_gets_back_in_with_the_recovery_key() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let file = locked_file(folder.path(), &vault);
    let key = vault.key().unwrap().clone();
    let mut window = window(folder.path(), Some(&file));
    get_back_in(&mut window, &SecretKey::generate());
    wait_for_words(&mut window, "belongs to another protection");
    click(&mut window, "Back");
    get_back_in(&mut window, &key);
    wait_for_words(&mut window, IN_MARKS);
    drop(window);
    let mut vault = Vault::find(Arc::new(Disk), &data(folder.path()), QUICK).unwrap().unwrap();
    assert!(vault.unlock(&passphrase(WORDS)).is_err() && vault.unlock(&passphrase("anew")).is_ok());
}

fn get_back_in(window: &mut Window, key: &SecretKey) {
    use age::secrecy::ExposeSecret as _;
    click(window, "The passphrase is lost…");
    fill_in(window, Role::TextInput, "Recovery key", &key.text().expose_secret().to_lowercase());
    type_secret(window, "New passphrase", "anew");
    type_secret(window, "The same again", "anew");
    click(window, "Unlock");
}

#[test]
fn a_file_with_a_passphrase_of_its_own_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("from a colleague.ron.age");
    sample().save_sealed(&file, &Seal::Passphrase(passphrase("told by telephone"))).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, "is locked");
    type_secret(&mut window, "Passphrase", "a guess");
    click(&mut window, "Unlock");
    wait_for_words(&mut window, "The passphrase is wrong");
    type_secret(&mut window, "Passphrase", "told by telephone");
    click(&mut window, "Unlock");
    wait_for_words(&mut window, IN_MARKS);
}

#[test]
fn a_project_is_saved_without_a_lock_only_by_who_says_so_and_locked_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = unlocked(folder.path(), &file);
    mark(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    assert!(is_sealed(&std::fs::read(&file).unwrap()));
    perform(&mut window, "Save without a lock");
    assert_eq!(focused(&window), "Keep the lock");
    click(&mut window, "Save without a lock");
    wait_for(&mut window, "a file in clear", |_| !is_sealed(&std::fs::read(&file).unwrap()));
    wait_for_words(&mut window, "No lock");
    assert!(telling(folder.path(), "cybercrime").is_empty(), "older versions stay locked");
    mark(&mut window);
    wait_for(&mut window, "the journal", |_| !journals(folder.path()).is_empty());
    assert!(telling(folder.path(), "cybercrime").is_empty(), "journals are locked whatever the file is");
    click(&mut window, "No lock");
    wait_for(&mut window, "a locked file", |_| is_sealed(&std::fs::read(&file).unwrap()));
}

/// Every page and sheet of the protection, to be looked at: `RAPPORTEUR_PICTURES=folder`.
#[test]
fn pages_and_sheets_have_room_in_small_windows_and_both_looks() {
    for (look, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        for (width, height) in [(1280.0, 800.0), (640.0, 420.0)] {
            let folder = tempfile::tempdir().unwrap();
            let settings = folder.path().join("settings/settings.ron");
            std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
            std::fs::write(&settings, "(toured: true, name: \"A\")").unwrap();
            let size = vec2(width, height);
            let mut window = dressed(size, 1.0, theme, setup(folder.path(), None));
            let look_at = |window: &mut Window, name: &str, buttons: &[&str]| {
                assert_in_sight(window, size, buttons);
                support::picture(window, &format!("protection-{name}-{look}-{width}"));
            };
            perform(&mut window, "Protection with");
            look_at(&mut window, "1-off", &["Set up…", "Close"]);
            click(&mut window, "Set up…");
            look_at(&mut window, "2-set-up", &["Set up protection", "Back"]);
            click(&mut window, "Propose six words");
            look_at(&mut window, "3-proposed", &["Set up protection", "Back"]);
            click(&mut window, "Set up protection");
            wait_for_words(&mut window, "I have written it down");
            look_at(&mut window, "4-key", &["Done"]);
            click(&mut window, "I have written it down");
            click(&mut window, "Done");
            perform(&mut window, "Protection with");
            look_at(&mut window, "5-on", &["Lock now", "Close"]);
            click(&mut window, "Change the passphrase…");
            look_at(&mut window, "6-change", &["Change the passphrase", "Back"]);
            click(&mut window, "Back");
            click(&mut window, "Close");
            open_sample(&mut window, "convention of 2024");
            wait_for_words(&mut window, "Locked");
            look_at(&mut window, "7-status", &[]);
            perform(&mut window, "Save without a lock");
            look_at(&mut window, "8-in-clear", &["Keep the lock", "Save without a lock"]);
            click(&mut window, "Keep the lock");
            perform(&mut window, "Lock");
            wait_for_words(&mut window, LOCKED);
            // A page scrolls as a whole.
            look_at(&mut window, "9-page", &[]);
            click(&mut window, "The passphrase is lost…");
            look_at(&mut window, "10-lost", &[]);
        }
    }
}
