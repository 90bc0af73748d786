//! The original PDF in the window: marks written into it, and its pages beside the text.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "export/files.rs"]
mod files;
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::Setup;
use rapporteur::import::{self, ImportOptions};
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Annotation, Codebook, Edit, Review, Reviewer, ReviewerId};

use files::{Treaty, replaced};
use support::window::{Window, click, fill, press, setup, shows, wait_for, window_of};

fn window(folder: &Path, file: PathBuf, worker: Option<PathBuf>) -> Window {
    let size = vec2(1280.0, 800.0);
    let mut window = window_with(size, folder, file, worker);
    wait_for(&mut window, "the project", |window| shows(window, "Find in marks"));
    window
}

fn window_with(size: Vec2, folder: &Path, file: PathBuf, worker: Option<PathBuf>) -> Window {
    window_of(size, Setup { worker, ..setup(folder, Some(file)) })
}

/// `treaty.pdf`, and a project on it in `review.ron` with two marks.
fn project(folder: &Path) -> (PathBuf, PathBuf) {
    let (pdf, path) = (folder.join("treaty.pdf"), folder.join("review.ron"));
    std::fs::write(&pdf, Treaty::default().bytes()).unwrap();
    let text = std::sync::Arc::new(import::file(&pdf, &ImportOptions::default()).unwrap().text);
    let mut review = Review::new("Files", Codebook::shipped());
    review.apply(Edit::PutText(text.clone())).unwrap();
    review.apply(Edit::PutReviewer(Reviewer::new(ReviewerId::from_bits(3), "Somebody"))).unwrap();
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

/// Pages that a screen reader is told of, from 1.
fn pages(window: &Window) -> Vec<usize> {
    let labels = window.query_all_by_label_contains(" of ").filter_map(|node| node.accesskit_node().label());
    let number = |label: String| label.strip_prefix("Page ")?.split(' ').next()?.parse().ok();
    let mut pages: Vec<usize> = labels.filter_map(number).collect();
    pages.sort_unstable();
    pages
}

fn open_pages(window: &mut Window, pdf: &Path) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(shows(window, "does not keep the file unless you say so"));
    fill(window, "Which PDF was this text read from?", pdf.to_str().unwrap());
    click(window, "Show pages");
    wait_for(window, "the pages", |window| !pages(window).is_empty());
}

fn go_to(window: &mut Window, place: &str) {
    press(window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text(place);
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Enter);
    window.run_steps(3);
}

/// Where the window shows the marked heading on its page.
fn heading_of_article_4(window: &Window, pdf: &Path) -> eframe::egui::Pos2 {
    let imported = import::file(pdf, &ImportOptions::default()).unwrap();
    let paragraphs = &imported.source.paragraphs;
    let paragraph = paragraphs.iter().position(|one| one.text.starts_with("Article 4")).unwrap();
    let (page, corners) = imported.places.unwrap().of(paragraph, 3).unwrap();
    let shown = window.query_all_by_label_contains(&format!("Page {} of", page + 1)).next().unwrap().rect();
    let middle = [0, 1].map(|axis| corners.map(|corner| corner[axis]).iter().sum::<f32>() / 4.0);
    shown.min + vec2(middle[0] / 595.0, 1.0 - middle[1] / 842.0) * shown.size()
}

#[test]
fn pages_stand_beside_the_text_and_go_along_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    for worker in [Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur"))), None] {
        let mut window = window(folder.path(), path.clone(), worker);
        open_pages(&mut window, &pdf);
        assert_eq!(pages(&window).first(), Some(&1));
        assert!(!shows(&window, "another PDF"));
        // The text leads where the pointer is not over the pages.
        window.hover_at(eframe::egui::pos2(400.0, 400.0));
        window.run_steps(2);
        go_to(&mut window, "9");
        let last = pages(&window);
        assert!(last.first().unwrap() > &1, "{last:?}");
        // A click on a mark turns to it.
        go_to(&mut window, "4");
        window.run_steps(3);
        assert!(!shows(&window, "Only its writer can change this mark"));
        let place = heading_of_article_4(&window, &pdf);
        support::click(&mut window, place);
        assert!(shows(&window, "Only its writer can change this mark"));
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        assert!(pages(&window).is_empty());
        // The file is not asked for again.
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        assert!(!pages(&window).is_empty());
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(!written.contains("treaty.pdf"));
    }
}

#[test]
fn the_text_goes_along_with_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let mut window = window(folder.path(), path, None);
    open_pages(&mut window, &pdf);
    let place = |window: &Window| {
        let nodes = window.query_all_by_label_contains("Article 9");
        nodes.count()
    };
    let before = place(&window);
    let page = window.query_all_by_label_contains("Page 1 of").next().unwrap().rect();
    let over =
        page.intersect(eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, vec2(1280.0, 800.0)));
    window.hover_at(over.center());
    window.run_steps(2);
    for _ in 0..60 {
        window.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(2);
    }
    window.run_steps(20);
    assert!(pages(&window).first().unwrap() > &1, "the pages stayed where they were");
    assert!(place(&window) > before, "the text did not follow");
}

/// Width of the column that the text is read in; nought where it is not shown.
fn column(window: &Window) -> f32 {
    window.query_by_role(Role::Document).map_or(0.0, |text| text.rect().width())
}

#[test]
fn pages_take_the_place_of_a_side_where_the_window_is_narrow() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let marks = |window: &Window| shows(window, "Find in marks");
    let contents = |window: &Window| shows(window, "Go to provision");
    for (size, with_contents, with_marks) in [
        (vec2(1600.0, 900.0), true, true),
        (vec2(1280.0, 800.0), false, true),
        (vec2(900.0, 600.0), false, false),
        (vec2(640.0, 420.0), false, false),
    ] {
        let mut window = window_with(size, folder.path(), path.clone(), None);
        wait_for(&mut window, "the text", |window| column(window) > 0.0);
        open_pages(&mut window, &pdf);
        assert_eq!((contents(&window), marks(&window)), (with_contents, with_marks), "{size}");
        // Some 40 letters, with numbers and stripes beside them.
        assert!(column(&window) >= 370.0, "{size}: the text has {} points", column(&window));
        support::picture(&mut window, &format!("original-{}", size.x));
    }
    // The marks come in the page's place, and the page comes back.
    let mut window = window_with(vec2(900.0, 600.0), folder.path(), path.clone(), None);
    wait_for(&mut window, "the text", |window| column(window) > 0.0);
    open_pages(&mut window, &pdf);
    for key in [Key::F7, Key::Escape] {
        press(&mut window, Modifiers::NONE, Key::F7);
        assert!(marks(&window) && pages(&window).is_empty() && column(&window) >= 370.0, "{key:?}");
        press(&mut window, Modifiers::NONE, key);
        assert!(!marks(&window) && !pages(&window).is_empty(), "{key:?}");
    }
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(contents(&window) && pages(&window).is_empty());
    go_to(&mut window, "9");
    wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
    assert!(!contents(&window) && shows(&window, "Article 9"));
    // Text at 200 % in a small window: one thing at a time.
    let mut window = window_with(vec2(450.0, 300.0), folder.path(), path, None);
    wait_for(&mut window, "the text", |window| column(window) > 0.0);
    open_pages(&mut window, &pdf);
    assert!(column(&window) == 0.0);
    support::picture(&mut window, "original-450");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(column(&window) > 0.0);
}

#[test]
fn what_cannot_be_shown_is_said_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let broken = folder.path().join("broken.pdf");
    std::fs::write(&broken, "no PDF").unwrap();
    let mut window = window(folder.path(), path, None);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    fill(&mut window, "Which PDF was this text read from?", broken.to_str().unwrap());
    click(&mut window, "Show pages");
    wait_for(&mut window, "what is wrong", |window| shows(window, "damaged or no PDF"));
    std::fs::write(&broken, replaced(&std::fs::read(&pdf).unwrap(), "(2. ", "(Z. ")).unwrap();
    click(&mut window, "Show pages");
    wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
    assert!(shows(&window, "another PDF than the one that was imported"));
}

#[test]
fn pictures_of_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let mut window = window(folder.path(), path, None);
    open_pages(&mut window, &pdf);
    go_to(&mut window, "4");
    wait_for(&mut window, "the drawn pages", |window| !shows(window, "not drawn yet"));
    support::picture(&mut window, "original-pages");
}

/// What has a name that begins so.
fn click_on(window: &mut Window, words: &str) {
    window
        .query_all_by_label_contains(words)
        .last()
        .unwrap_or_else(|| panic!("nothing says {words}"))
        .click();
    window.run_steps(3);
}

/// Saves, and waits until the file keeps a PDF or no longer does.
fn save(window: &mut Window, path: &Path, keeps: bool) {
    press(window, Modifiers::COMMAND, Key::S);
    let there = |_: &Window| std::fs::read_to_string(path).unwrap().contains("originals: {") == keeps;
    wait_for(window, "the saved file", there);
}

#[test]
fn a_kept_pdf_goes_with_the_project_and_is_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, path) = project(folder.path());
    let original = std::fs::read(&pdf).unwrap();
    let mut keeping = window(folder.path(), path.clone(), None);
    open_pages(&mut keeping, &pdf);
    click_on(&mut keeping, "Keep the PDF in the project");
    assert!(shows(&keeping, "The project keeps this PDF"));
    // It is a step like any other.
    press(&mut keeping, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&keeping, "The project keeps this PDF"));
    press(&mut keeping, Modifiers::COMMAND, Key::Y);
    save(&mut keeping, &path, true);
    drop(keeping);
    std::fs::remove_file(&pdf).unwrap();
    for worker in [Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur"))), None] {
        let mut window = window(folder.path(), path.clone(), worker);
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
        support::picture(&mut window, "original-kept");
        press(&mut window, Modifiers::COMMAND, Key::E);
        click(&mut window, "Original PDF with marks");
        support::picture(&mut window, "original-kept-export");
        let target = folder.path().join("marked.pdf");
        let _fresh = std::fs::remove_file(&target);
        fill(&mut window, "File", target.to_str().unwrap());
        click(&mut window, "Export");
        wait_for(&mut window, "the marked PDF", |window| shows(window, "Exported to marked.pdf"));
        let marked = std::fs::read(&target).unwrap();
        assert!(marked.starts_with(&original) && marked.len() > original.len());
    }
    let mut window = window(folder.path(), path.clone(), None);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
    click(&mut window, "Take it out");
    assert!(shows(&window, "Keep the PDF in the project"));
    save(&mut window, &path, false);
}

#[test]
fn the_pdf_is_kept_from_the_start_where_that_is_wished() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("treaty.pdf");
    std::fs::write(&pdf, Treaty::default().bytes()).unwrap();
    for (wished, size) in [(true, vec2(1280.0, 800.0)), (false, vec2(640.0, 420.0))] {
        let mut window = window_with(size, folder.path(), pdf.clone(), None);
        wait_for(&mut window, "the review", |window| shows(window, "Import: treaty.pdf"));
        support::picture(&mut window, &format!("original-keep-{wished}"));
        if wished {
            click_on(&mut window, "Keep the PDF in the project");
        } else {
            assert!(shows(&window, "Keep the PDF"));
        }
        click(&mut window, "Create");
        let created = |window: &Window| window.query_by_role(Role::Document).is_some();
        wait_for(&mut window, "the text", created);
        if wished {
            wait_for(&mut window, "the PDF", |window| shows(window, "The PDF is kept in the project"));
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        if wished {
            wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
        } else {
            assert!(shows(&window, "Which PDF was this text read from?"));
        }
    }
}

#[test]
fn what_cannot_be_kept_is_not_offered_and_the_command_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (_, path) = project(folder.path());
    let other = folder.path().join("other.pdf");
    std::fs::write(&other, replaced(&Treaty::default().bytes(), "(2. ", "(Z. ")).unwrap();
    let mut window = window(folder.path(), path, None);
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "What do you want to do?").type_text("keep the pdf");
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "what to do", |window| shows(window, "Choose the PDF that the text was read from"));
    fill(&mut window, "Which PDF was this text read from?", other.to_str().unwrap());
    click(&mut window, "Show pages");
    wait_for(&mut window, "the pages", |window| !pages(window).is_empty());
    assert!(shows(&window, "another PDF") && !shows(&window, "Keep the PDF in the project ("));
}
