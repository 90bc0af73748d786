//! The original PDF in the window: marks written into it.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "export/files.rs"]
mod files;
mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapporteur::app::{App, NoDialogs, Setup, Store};
use rapporteur::import::{self, ImportOptions};
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Annotation, Codebook, Edit, Review, ReviewerId};

use files::{Treaty, replaced};

type Window = Harness<'static, App>;

fn window(folder: &Path, file: PathBuf, worker: Option<PathBuf>) -> Window {
    let setup = Setup {
        store: Store::at(&folder.join("settings/settings.ron")),
        dialogs: Box::new(NoDialogs),
        worker,
        locale: None,
        file: Some(file),
    };
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .renderer(support::SoftwareRenderer::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    window.run_steps(3);
    wait_for(&mut window, "the project", |window| shows(window, "Find in marks"));
    window
}

/// Lets the window work until something is there; other threads bring it.
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

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

/// Clicks what has this name; where a sheet is up, what is on the sheet.
fn click(window: &mut Window, name: &str) {
    window.query_all_by_label(name).last().unwrap_or_else(|| panic!("nothing is called {name}")).click();
    window.run_steps(3);
}

/// Replaces what a field holds.
fn fill(window: &mut Window, name: &str, words: &str) {
    window.get_by_role_and_label(Role::TextInput, name).focus();
    window.run_steps(2);
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, name).type_text(words);
    window.run_steps(3);
}

/// `treaty.pdf`, and a project on it in `review.ron` with two marks.
fn project(folder: &Path) -> (PathBuf, PathBuf) {
    let (pdf, path) = (folder.join("treaty.pdf"), folder.join("review.ron"));
    std::fs::write(&pdf, Treaty::default().bytes()).unwrap();
    let text = std::sync::Arc::new(import::file(&pdf, &ImportOptions::default()).unwrap().text);
    let mut review = Review::new("Files", Codebook::shipped());
    review.apply(Edit::PutText(text.clone())).unwrap();
    for place in ["art_4", "art_4__para_2"] {
        let anchor = Anchor::Provision(place.into());
        let mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(3), anchor);
        review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    }
    Project::from_review(review).save(&path).unwrap();
    (pdf, path)
}

fn export(window: &mut Window, original: &Path, target: &Path) {
    press(window, Modifiers::COMMAND, Key::E);
    click(window, "Original PDF with marks");
    fill(window, "Original PDF", original.to_str().unwrap());
    fill(window, "File", target.to_str().unwrap());
    click(window, "Export");
}

#[test]
fn marks_are_written_into_a_copy_of_the_original() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let original = std::fs::read(&pdf).unwrap();
    for worker in [Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur"))), None] {
        let mut window = window(folder.path(), path.clone(), worker);
        let target = folder.path().join("marked.pdf");
        let _fresh = std::fs::remove_file(&target);
        // What is wrong is said in the sheet, which stays.
        export(&mut window, &folder.path().join("missing.pdf"), &target);
        wait_for(&mut window, "what is wrong", |window| shows(window, "cannot be opened"));
        fill(&mut window, "Original PDF", pdf.to_str().unwrap());
        assert!(!shows(&window, "cannot be opened"));
        click(&mut window, "Export");
        wait_for(&mut window, "the marked PDF", |window| shows(window, "Exported to marked.pdf"));
        let marked = std::fs::read(&target).unwrap();
        assert!(marked.starts_with(&original) && marked.len() > original.len());
        click(&mut window, "Close notice");
    }
    assert!(std::fs::read(&pdf).unwrap() == original);
}

#[test]
fn the_original_stays_and_another_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let mut window = window(folder.path(), path, None);
    export(&mut window, &pdf, &pdf);
    assert!(shows(&window, "the original PDF itself"));
    let other = folder.path().join("other.pdf");
    std::fs::write(&other, replaced(&Treaty::default().bytes(), "(2. ", "(Z. ")).unwrap();
    fill(&mut window, "Original PDF", other.to_str().unwrap());
    fill(&mut window, "File", folder.path().join("marked.pdf").to_str().unwrap());
    click(&mut window, "Export");
    wait_for(&mut window, "the marked PDF", |window| shows(window, "Exported to marked.pdf"));
    assert!(shows(&window, "another PDF than the one that was imported"));
    assert!(shows(&window, "A mark was left out"));
    support::picture(&mut window, "original-told");
}
