//! What a crash, a second window or a wrong save could take, and does not: the journal, the lock and the older
//! versions, as the window shows them.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use rapporteur::project::{Project, Recovered};
use rapporteur::samples::Sample;
use support::window::{Window, click, press, setup, shows, wait_for, window_of};

const LOST: &str = "Unsaved work and older versions";

fn window(folder: &Path, file: Option<&Path>) -> Window {
    let settings = folder.join("settings/settings.ron");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    std::fs::write(&settings, "(toured: true, name: \"A\")").unwrap();
    window_of(vec2(1280.0, 800.0), setup(folder, file.map(Path::to_path_buf)))
}

/// A copy of a sample in a file, opened in a window.
fn opened(folder: &Path) -> (PathBuf, Window) {
    let file = folder.join("review.ron");
    if !file.exists() {
        std::fs::write(&file, Sample::named("convention-2024").unwrap().ron()).unwrap();
    }
    let mut window = window(folder, Some(&file));
    wait_for(&mut window, "the project", |window| shows(window, "Find in marks"));
    (file, window)
}

/// Marks words of the text with the concern whose key is 3.
fn mark(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text("24 2");
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Enter);
    for _ in 0..3 {
        press(window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(window, Modifiers::NONE, Key::Num3);
    assert!(shows(window, "How serious is it?"), "no mark was made");
}

/// How many journals there are.
fn kept_files(folder: &Path) -> usize {
    let there = std::fs::read_dir(folder.join("settings/data/journals")).into_iter().flatten();
    there.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|is| is == "journal")).count()
}

/// Bytes of the journals in the program's folder.
fn kept(folder: &Path) -> u64 {
    let there = std::fs::read_dir(folder.join("settings/data/journals")).into_iter().flatten();
    let journals =
        there.map(Result::unwrap).filter(|file| file.path().extension().is_some_and(|is| is == "journal"));
    journals.map(|file| file.metadata().unwrap().len()).sum()
}

/// Waits until a journal holds a change, or the whole of a project, and lets the window go as a crash does.
fn crash(mut window: Window, folder: &Path) {
    let journals = folder.join("settings/data/journals");
    let holds = |path: PathBuf| {
        let bytes = std::fs::read(path).unwrap_or_default();
        Recovered::read(&bytes).is_some_and(|kept| kept.changes() > 0 || kept.base().is_none())
    };
    wait_for(&mut window, "the journal", |_| {
        let mut there = std::fs::read_dir(&journals).into_iter().flatten();
        there.any(|file| holds(file.unwrap().path()))
    });
    drop(window);
}

fn marks(file: &Path) -> usize {
    Project::open(file).unwrap().0.review().annotations().len()
}

fn save_as(window: &mut Window, path: &Path) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.get_by_role_and_label(Role::TextInput, "File").focus();
    window.run_steps(2);
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "File").type_text(path.to_str().unwrap());
    window.run_steps(2);
    press(window, Modifiers::NONE, Key::Enter);
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    wait_for(window, "the saved file", |window| shows(window, &format!("Saved as {name}")));
}

#[test]
fn what_a_crash_left_is_shown_and_opened_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut first) = opened(folder.path());
    let (bytes, before) = (std::fs::read(&file).unwrap(), marks(&file));
    assert_eq!(kept(folder.path()), 0, "reading alone leaves nothing");
    mark(&mut first);
    crash(first, folder.path());

    let mut next = window(folder.path(), None);
    wait_for(&mut next, "what was left", |window| shows(window, LOST));
    assert!(shows(&next, "changes, the last") || shows(&next, "One change"));
    assert!(shows(&next, "review.ron"));
    support::picture(&mut next, "recovery-1-left");
    click(&mut next, "What changed");
    assert!(shows(&next, "Marks: 1 new, 0 changed, 0 deleted"));
    support::picture(&mut next, "recovery-2-compared");
    window_opens_left(&mut next);
    assert!(shows(&next, &format!("{} marks", before + 1)));
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "the file was touched");
    support::picture(&mut next, "recovery-3-opened");
    let copy = folder.path().join("recovered.ron");
    save_as(&mut next, &copy);
    assert_eq!(marks(&copy), before + 1);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    press(&mut next, Modifiers::COMMAND, Key::W);
    drop(next);
    assert_eq!(kept(folder.path()), 0, "what was closed in order leaves nothing");
}

fn window_opens_left(window: &mut Window) {
    // It has the keyboard already.
    press(window, Modifiers::NONE, Key::Enter);
    wait_for(window, "the recovered project", |window| shows(window, "Find in marks"));
    wait_for(window, "the notice", |window| shows(window, "This is recovered work"));
}

#[test]
fn recovered_work_survives_the_next_crash() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut first) = opened(folder.path());
    let before = marks(&file);
    mark(&mut first);
    crash(first, folder.path());
    for _ in 0..2 {
        let mut next = window(folder.path(), None);
        wait_for(&mut next, "what was left", |window| shows(window, LOST));
        assert_eq!(next.query_all_by_label_contains("Open: ").count(), 1, "it is found once");
        window_opens_left(&mut next);
        assert!(shows(&next, &format!("{} marks", before + 1)));
        // The new journal holds all of it before the old one goes.
        let old = || kept_files(folder.path());
        wait_for(&mut next, "the new journal alone", |_| old() == 1);
        crash(next, folder.path());
    }
}

#[test]
fn closing_in_order_leaves_nothing_to_recover() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut first) = opened(folder.path());
    mark(&mut first);
    wait_for(&mut first, "the journal", |_| kept(folder.path()) > 0);
    press(&mut first, Modifiers::COMMAND, Key::S);
    wait_for(&mut first, "the save", |window| shows(window, "Saved as review.ron"));
    press(&mut first, Modifiers::COMMAND, Key::W);
    drop(first);
    assert_eq!(kept(folder.path()), 0);
    let (_, mut second) = opened(folder.path());
    mark(&mut second);
    press(&mut second, Modifiers::COMMAND, Key::W);
    click(&mut second, "Do not save");
    drop(second);
    assert_eq!(kept(folder.path()), 0);
}

#[test]
fn what_was_left_goes_only_when_a_person_says_so_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut first) = opened(folder.path());
    mark(&mut first);
    crash(first, folder.path());
    let mut next = window(folder.path(), None);
    wait_for(&mut next, "what was left", |window| shows(window, LOST));
    click(&mut next, "Remove…");
    click(&mut next, "Keep it");
    click(&mut next, "Close");
    assert!(kept(folder.path()) > 0);
    drop(next);
    let mut next = window(folder.path(), None);
    wait_for(&mut next, "what was left", |window| shows(window, LOST));
    click(&mut next, "Remove…");
    click(&mut next, "Remove for good");
    assert!(shows(&next, "No unsaved work was left behind"));
    assert_eq!(kept(folder.path()), 0);
}

#[test]
fn a_second_window_is_told_and_saves_over_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (file, first) = opened(folder.path());
    let bytes = std::fs::read(&file).unwrap();
    let other = tempfile::tempdir().unwrap();
    let mut second = window(other.path(), Some(&file));
    wait_for(&mut second, "the warning", |window| shows(window, "is open in another window"));
    mark(&mut second);
    press(&mut second, Modifiers::COMMAND, Key::S);
    assert!(shows(&second, "The file is open in another window"));
    support::picture(&mut second, "recovery-4-elsewhere");
    click(&mut second, "Cancel");
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    // The other window is gone: nothing is in the way any more.
    drop(first);
    press(&mut second, Modifiers::COMMAND, Key::S);
    wait_for(&mut second, "the save", |window| shows(window, "Saved as review.ron"));
    assert_ne!(std::fs::read(&file).unwrap(), bytes);
}

#[test]
fn an_older_version_is_compared_and_opened_as_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut window) = opened(folder.path());
    let before = marks(&file);
    mark(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "the save", |window| shows(window, "Saved as review.ron"));
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("What do you want to do?").type_text("older versions");
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "the list", |window| shows(window, "Older versions of the open project"));
    support::picture(&mut window, "recovery-5-older");
    let named = |window: &mut Window, what: &str| {
        window.query_all_by_label_contains(what).next().unwrap_or_else(|| panic!("no {what}")).click();
        window.run_steps(3);
    };
    named(&mut window, "What changed: ");
    assert!(shows(&window, "Marks: 1 new, 0 changed, 0 deleted"));
    named(&mut window, "Open as a copy: ");
    wait_for(&mut window, "the older version", |window| shows(window, &format!("{before} marks")));
    assert_eq!(marks(&file), before + 1, "the file is as it was saved");
}

#[test]
fn a_journal_that_cannot_be_read_is_shown_and_goes_only_when_a_person_says_so_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut first) = opened(folder.path());
    mark(&mut first);
    crash(first, folder.path());
    let journals = folder.path().join("settings/data/journals");
    let there = std::fs::read_dir(&journals).unwrap().map(|entry| entry.unwrap().path());
    let journal = there.into_iter().find(|path| path.extension().is_some_and(|is| is == "journal")).unwrap();
    std::fs::write(&journal, "rubbish").unwrap();
    let mut second = window(folder.path(), None);
    wait_for(&mut second, "the damaged journal", |window| shows(window, "Work that cannot be read"));
    click(&mut second, "Remove…: Work that cannot be read");
    click(&mut second, "Keep it");
    assert_eq!(std::fs::read(&journal).unwrap(), b"rubbish");
    click(&mut second, "Remove…: Work that cannot be read");
    click(&mut second, "Remove for good");
    assert!(!journal.exists());
    assert!(shows(&second, "No unsaved work was left behind."));
}
