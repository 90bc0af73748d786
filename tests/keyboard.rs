//! The whole job by keyboard alone: nothing here clicks, and nothing is focused but by Tab and keys.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{App, NoDialogs, Setup, Store};
use rapporteur::project::Project;
use rapporteur::review::Rating;
use rapporteur::samples::Sample;

type Window = Harness<'static, App>;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn window(folder: &Path) -> Window {
    let setup = Setup {
        store: Store::at(&folder.join("settings.ron")),
        dialogs: Box::new(NoDialogs),
        worker: Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur"))),
        locale: None,
        file: None,
    };
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .renderer(support::SoftwareRenderer::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    window.run_steps(3);
    window
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

/// Types into whatever has the keyboard.
fn write(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run_steps(3);
}

/// What has the keyboard, by name.
fn focused(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let mut with = nodes.filter(|node| node.accesskit_node().is_focused());
    with.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Goes on with Tab until the control of this name has the keyboard.
fn tab_to(window: &mut Window, name: &str) {
    let mut met = Vec::new();
    for _ in 0..150 {
        let now = focused(window);
        if now == name {
            return;
        }
        met.push(now);
        press(window, NONE, Key::Tab);
    }
    panic!("Tab never came to {name}, only to {met:?}");
}

fn wait_for(window: &mut Window, what: &str, there: impl Fn(&Window) -> bool) {
    let deadline = Instant::now() + Duration::from_mins(2);
    while !there(window) {
        assert!(Instant::now() < deadline, "never came: {what}");
        window.run_steps(1);
        std::thread::yield_now();
    }
    window.run_steps(2);
}

fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
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
