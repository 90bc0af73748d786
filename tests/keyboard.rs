//! The whole job by keyboard alone: nothing here clicks, and nothing is focused but by Tab and keys.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, vec2};
use rapporteur::app::Setup;
use rapporteur::project::Project;
use rapporteur::review::Rating;
use rapporteur::samples::Sample;
use support::window::{Window, focused, press, setup, shows, tab_to, wait_for, window_of, write};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };

fn window(folder: &Path) -> Window {
    let worker = Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur")));
    window_of(vec2(1280.0, 800.0), Setup { worker, ..setup(folder, None) })
}

#[test]
fn from_opening_to_the_report_without_a_pointer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    std::fs::write(&file, Sample::named("first-steps").unwrap().ron()).unwrap();
    let mut window = window(folder.path());

    press(&mut window, CTRL, Key::O);
    press(&mut window, CTRL, Key::A);
    write(&mut window, &file.display().to_string());
    press(&mut window, NONE, Key::Enter);
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));

    press(&mut window, CTRL, Key::L);
    write(&mut window, "24(2)");
    press(&mut window, NONE, Key::Enter);
    for _ in 0..4 {
        press(&mut window, CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut window, NONE, Key::N);
    write(&mut window, "Courts must look first.");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, Modifiers::ALT, Key::Num5);
    press(&mut window, NONE, Key::Num1);
    tab_to(&mut window, "Recommendation");
    write(&mut window, "Ask for a judge.");
    press(&mut window, NONE, Key::Escape);

    // Back to the text, to make the mark longer and to add a passage.
    tab_to(&mut window, "UN Convention against Cybercrime");
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, CTRL, Key::S);
    wait_for(&mut window, "that it is saved", |window| shows(window, "Saved as review.ron"));

    press(&mut window, CTRL, Key::E);
    tab_to(&mut window, "Markdown");
    press(&mut window, NONE, Key::Space);
    tab_to(&mut window, "PDF report");
    press(&mut window, NONE, Key::Space);
    tab_to(&mut window, "Export");
    press(&mut window, NONE, Key::Enter);
    let report = folder.path().join("review.pdf");
    wait_for(&mut window, "the report", |_| report.exists());
    assert!(std::fs::read(&report).unwrap().starts_with(b"%PDF"));

    let (project, _) = Project::open(&file).unwrap();
    let made = project.review().annotations().values();
    let mark = made.into_iter().find(|mark| mark.comment == "Courts must look first.").unwrap();
    assert_eq!((mark.rating, mark.recommendation.as_str()), (Rating::RedLine, "Ask for a judge."));
    assert_eq!(mark.concerns.len(), 1);
    assert_eq!(mark.anchor.quote().split_whitespace().count(), 5, "{}", mark.anchor.quote());
    assert!(mark.revision > 0);
}

#[test]
fn the_palette_finds_commands_and_places() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    std::fs::write(&file, Sample::named("first-steps").unwrap().ron()).unwrap();
    let mut window = window(folder.path());
    press(&mut window, CTRL, Key::O);
    press(&mut window, CTRL, Key::A);
    write(&mut window, &file.display().to_string());
    press(&mut window, NONE, Key::Enter);
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));

    press(&mut window, CTRL, Key::K);
    assert_eq!(focused(&window), "What do you want to do?");
    write(&mut window, "24 2");
    press(&mut window, NONE, Key::Enter);
    assert!(shows(&window, "Article 24(2)"), "it goes to the place");
    press(&mut window, CTRL, Key::K);
    write(&mut window, "zzzzz");
    assert!(shows(&window, "No command and no provision"));
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::K);
    write(&mut window, "about");
    press(&mut window, NONE, Key::Enter);
    assert!(shows(&window, "It never uses the network"));
}

#[test]
fn a_key_is_changed_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    press(&mut window, NONE, Key::F1);
    write(&mut window, "about");
    tab_to(&mut window, "Key of “About Rapporteur”: No key");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::F9);
    assert!(shows(&window, "F9 was the key of “Contents”, which has lost it."));
    tab_to(&mut window, "Key of “About Rapporteur”: F9");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, CTRL, Key::C);
    assert!(shows(&window, "belongs to copying and pasting"));
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::F9);
    assert!(shows(&window, "It never uses the network"), "the new key works at once");
}
