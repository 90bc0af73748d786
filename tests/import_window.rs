//! Looking a text over before it is created, in the window and by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "support/office.rs"]
mod office;
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{Setup, Store};
use rapporteur::project::Project;
use rapporteur::samples::Sample;
use rapporteur::text::Status;
use support::window::{Window, click, dressed, focused, press, setup, shows, tab_to, wait_for};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;
const LARGE: Vec2 = vec2(1280.0, 800.0);

const GLUED: &str = "A Convention\n\nArticle 1\n\nUse of terms\n\n1. One: (a) first; (b) second.\n\n\
                     2. Two.\n\n3. Three.\n\n5. Five.\n";

fn window(size: Vec2, scale: f32, folder: &Path, settings: &str, file: Option<PathBuf>) -> Window {
    let store = Store::at(&folder.join("settings.ron"));
    std::fs::write(folder.join("settings.ron"), format!("(toured: true, {settings})")).unwrap();
    let theme = if settings.contains("Dark") { Theme::Dark } else { Theme::Light };
    dressed(size, scale, theme, Setup { store, ..setup(folder, file) })
}

/// A window with a text of these words up to be looked over.
fn reviewing(folder: &Path, words: &str) -> Window {
    let file = folder.join("treaty.txt");
    std::fs::write(&file, words).unwrap();
    let mut window = window(LARGE, 1.0, folder, "", Some(file));
    wait_for(&mut window, "the review", |window| shows(window, "Import: treaty.txt"));
    window
}

/// The rows in sight, as a screen reader says them.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

/// The row in hand.
fn row(window: &Window) -> String {
    let mut rows = window.query_all_by_role(Role::ListBoxOption);
    let in_hand = rows.find(|row| row.accesskit_node().is_selected() == Some(true));
    in_hand.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
}

/// Saves the open project and reads it again.
fn saved(window: &mut Window, path: &Path) -> Project {
    press(window, CTRL, Key::S);
    window.get_by_role_and_label(Role::TextInput, "File").focus();
    window.run_steps(2);
    press(window, CTRL, Key::A);
    window.event(Event::Text(path.display().to_string()));
    window.run_steps(2);
    press(window, NONE, Key::Enter);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    wait_for(window, "the saved file", |window| shows(window, &format!("Saved as {name}")));
    Project::open(path).unwrap().0
}

fn addresses(project: &Project) -> Vec<Vec<String>> {
    let texts = project.review().texts().values();
    texts.map(|text| text.provisions().iter().map(|provision| provision.eid.clone()).collect()).collect()
}

#[test]
fn a_glued_list_is_parted_by_keyboard_and_created() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = reviewing(folder.path(), GLUED);
    assert_eq!(focused(&window), "Front matter: A Convention", "the row in hand has the keyboard");
    assert!(shows(&window, "1 article recognised"));
    for _ in 0..2 {
        press(&mut window, NONE, Key::ArrowDown);
    }
    assert_eq!(row(&window), "Paragraph: 1. One: (a) first; (b) second.");
    // Over “One: ” and on to the next label, each split at the caret.
    press(&mut window, NONE, Key::ArrowRight);
    for _ in 0..5 {
        press(&mut window, NONE, Key::ArrowRight);
    }
    press(&mut window, NONE, Key::Enter);
    assert_eq!(row(&window), "Paragraph: (a) first; (b) second.");
    press(&mut window, CTRL, Key::ArrowRight);
    press(&mut window, NONE, Key::ArrowLeft);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(row(&window), "Paragraph: (b) second.");
    press(&mut window, NONE, Key::ArrowUp);
    assert_eq!(row(&window), "Paragraph: (a) first;");
    for _ in 0..2 {
        press(&mut window, NONE, Key::Num3);
        press(&mut window, ALT, Key::ArrowRight);
        press(&mut window, NONE, Key::ArrowDown);
    }
    press(&mut window, CTRL, Key::Enter);
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));
    let project = saved(&mut window, &folder.path().join("out.ron"));
    let wanted = [
        "front",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_a",
        "art_1__para_1__point_b",
        "art_1__para_2",
        "art_1__para_3",
        "art_1__para_5",
    ];
    assert_eq!(addresses(&project), [wanted]);
    let text = project.review().texts().values().next().unwrap();
    assert_eq!(text.get("art_1__para_1__point_b").unwrap().text, "second.");
}

#[test]
fn a_line_is_left_out_brought_back_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = reviewing(folder.path(), GLUED);
    press(&mut window, CTRL, Key::End);
    assert_eq!(row(&window), "Paragraph: 5. Five.. Its number does not follow the one before it");
    press(&mut window, NONE, Key::ArrowUp);
    assert_eq!(row(&window), "Paragraph: 3. Three.");
    press(&mut window, NONE, Key::Delete);
    assert_eq!(row(&window), "3. Three.. Left out: passage taken out by hand");
    assert!(shows(&window, "Left out (1)"));
    click(&mut window, "Bring back");
    assert_eq!(row(&window), "Paragraph: 3. Three.");
    press(&mut window, NONE, Key::Backspace);
    assert_eq!(row(&window), "Paragraph: 2. Two. 3. Three.");
    press(&mut window, CTRL, Key::Z);
    assert!(rows(&window).contains(&"Paragraph: 3. Three.".to_owned()));
    press(&mut window, CTRL, Key::Z);
    assert!(shows(&window, "Left out (1)"));
    press(&mut window, CTRL | Modifiers::SHIFT, Key::Z);
    assert!(shows(&window, "Left out (0)"));
    click(&mut window, "Create");
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));
    let project = saved(&mut window, &folder.path().join("out.ron"));
    assert!(addresses(&project)[0].contains(&"art_1__para_3".to_owned()));
}

#[test]
fn what_is_doubtful_is_gone_through_and_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = reviewing(folder.path(), GLUED);
    assert!(shows(&window, "1 place to look at"));
    press(&mut window, NONE, Key::CloseBracket);
    assert!(row(&window).starts_with("Paragraph: 5. Five."), "{}", row(&window));
    press(&mut window, NONE, Key::F2);
    assert_eq!(focused(&window), "Label");
    window.event(Event::Text("4.".to_owned()));
    window.run_steps(2);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(focused(&window), "Paragraph: 4. Five.", "the rows have the keyboard again");
    assert_eq!(row(&window), "Paragraph: 4. Five.");
    assert!(shows(&window, "Nothing left to look at"));
    press(&mut window, CTRL, Key::Z);
    assert!(shows(&window, "1 place to look at"));
    click(&mut window, "To look at (1)");
    assert_eq!(rows(&window).len(), 1);
    press(&mut window, NONE, Key::R);
    assert!(shows(&window, "To look at (0)"));
}

#[test]
fn cancelling_creates_nothing_and_asks_only_for_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = reviewing(folder.path(), GLUED);
    click(&mut window, "Cancel");
    assert!(shows(&window, "Try it on a sample"), "nothing was changed, nothing is asked");

    let mut window = reviewing(folder.path(), GLUED);
    press(&mut window, NONE, Key::Delete);
    press(&mut window, CTRL, Key::W);
    assert!(shows(&window, "Leave this text?"));
    click(&mut window, "Go on with it");
    assert!(shows(&window, "Import: treaty.txt"));
    click(&mut window, "Cancel");
    click(&mut window, "Discard");
    assert!(shows(&window, "Try it on a sample"));
    assert!(!shows(&window, "Import: treaty.txt"));
    let kept: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(!kept.iter().any(|name| name.to_string_lossy().ends_with(".ron") && name != "settings.ron"));
}

#[test]
fn title_symbol_date_language_and_status_are_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = reviewing(folder.path(), GLUED);
    for (name, words) in [
        ("Title", "The Convention"),
        ("Symbol", "A/RES/79/243"),
        ("Date", "2024-12"),
        ("Notice", "Not official"),
    ] {
        tab_to(&mut window, name);
        press(&mut window, CTRL, Key::A);
        window.event(Event::Text(words.to_owned()));
        window.run_steps(2);
    }
    tab_to(&mut window, "Status: Unknown");
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Adopted");
    click(&mut window, "Language: Unknown");
    click(&mut window, "French");
    press(&mut window, CTRL, Key::Enter);
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));
    let project = saved(&mut window, &folder.path().join("out.ron"));
    assert_eq!(project.review().title(), "The Convention");
    let header = project.review().texts().values().next().unwrap().header().clone();
    assert_eq!(header.instrument.title, "The Convention");
    assert_eq!((header.symbol.as_str(), header.date.as_str()), ("A/RES/79/243", "2024-12"));
    assert_eq!((header.language.as_str(), header.status), ("fr", Status::Adopted));
    assert_eq!(header.notice, "Not official");
}

#[test]
fn a_text_is_added_to_the_open_project_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("review.ron");
    std::fs::write(&project, Sample::named("first-steps").unwrap().ron()).unwrap();
    let words = GLUED.replace("Use of terms", "Use of kites");
    std::fs::write(folder.path().join("second.txt"), words).unwrap();
    let mut window = window(LARGE, 1.0, folder.path(), "", Some(project.clone()));
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    press(&mut window, CTRL, Key::A);
    window.event(Event::Text(folder.path().join("second.txt").display().to_string()));
    window.run_steps(2);
    press(&mut window, NONE, Key::Enter);
    wait_for(&mut window, "the review", |window| shows(window, "Add to the project: second.txt"));
    click(&mut window, "Add to project");
    wait_for(&mut window, "the text", |window| shows(window, "The text was added"));
    assert!(shows(&window, "marks stay on the digest"));
    assert!(shows(&window, "Use of kites"));
    assert_eq!(addresses(&in_place(&mut window, &project)).len(), 2);
    press(&mut window, CTRL, Key::Z);
    assert!(!shows(&window, "Use of kites"), "the first text is shown again");
    assert_eq!(addresses(&in_place(&mut window, &project)).len(), 1);
}

#[test]
fn marks_of_a_digest_follow_the_official_text() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("review.ron");
    std::fs::write(&project, Sample::named("first-steps").unwrap().ron()).unwrap();
    let article = |number: usize| {
        format!("Article {number}\n\nMeasures\n\n1. One.\n\n2. Each Party shall see to it.\n\n")
    };
    std::fs::write(
        folder.path().join("official.txt"),
        format!("A Convention\n\n{}{}", article(6), article(24)),
    )
    .unwrap();
    let mut window = window(LARGE, 1.0, folder.path(), "", Some(project.clone()));
    wait_for(&mut window, "the project", |window| shows(window, "Go to provision"));
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    press(&mut window, CTRL, Key::A);
    window.event(Event::Text(folder.path().join("official.txt").display().to_string()));
    window.run_steps(2);
    press(&mut window, NONE, Key::Enter);
    wait_for(&mut window, "the review", |window| shows(window, "Add to the project: official.txt"));
    click(&mut window, "Add to project");
    wait_for(&mut window, "the text", |window| shows(window, "2 marks of the digest were carried over"));
    assert!(shows(&window, "4 could not be placed") && shows(&window, "Article 11(2)"));
    let carried = |project: &Project| {
        let eids = project.review().annotations().values().filter_map(|mark| {
            let text = project.review().texts().get(&mark.text)?;
            let at = mark.anchor.provision(text)?;
            (text.header().status != Status::Digest).then(|| text.provisions()[at].eid.clone())
        });
        let mut eids: Vec<String> = eids.collect();
        eids.sort();
        eids
    };
    assert_eq!(carried(&in_place(&mut window, &project)), ["art_24__para_2", "art_6__para_2"]);
    press(&mut window, CTRL, Key::Z);
    assert!(carried(&in_place(&mut window, &project)).is_empty(), "carrying over is a step of its own");
    assert_eq!(in_place(&mut window, &project).review().texts().len(), 2);
}

/// Saves where the project is and reads it again.
fn in_place(window: &mut Window, path: &Path) -> Project {
    if shows(window, "Close notice") {
        click(window, "Close notice");
    }
    press(window, CTRL, Key::S);
    wait_for(window, "that it is saved", |window| shows(window, "Saved as review.ron"));
    Project::open(path).unwrap().0
}

/// The name of the choice that is on, among those of tracked changes.
fn fate(window: &Window) -> String {
    let choices = ["As amendments", "Accepted", "Rejected"];
    let on = |name: &&&str| {
        let choice = window.get_by_role_and_label(Role::RadioButton, name);
        choice.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
            || choice.accesskit_node().is_selected() == Some(true)
    };
    let on: Vec<&&str> = choices.iter().filter(on).collect();
    assert_eq!(on.len(), 1, "one choice is on: {on:?}");
    (*on[0]).to_owned()
}

#[test]
fn tracked_changes_become_what_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draft.docx");
    std::fs::write(&file, office::redline()).unwrap();
    let mut window = window(LARGE, 1.0, folder.path(), "", Some(file));
    let paragraph = |words: &str| format!("Paragraph: 1. {words}");
    let (before, after) = (paragraph("Data shall be used freely."), paragraph("Data shall not be used ."));
    wait_for(&mut window, "the review", |window| shows(window, "Import: draft.docx"));
    assert!(shows(&window, "2 tracked changes"));
    assert_eq!(fate(&window), "As amendments");
    assert!(rows(&window).iter().any(|row| row.starts_with(&before)), "{:?}", rows(&window));

    click(&mut window, "Accepted");
    wait_for(&mut window, "the text after", |window| rows(window).contains(&after));
    assert_eq!(fate(&window), "Accepted");
    assert!(shows(&window, "2 tracked changes"), "one can turn back");

    // What was done in the meantime is not lost unasked.
    press(&mut window, CTRL, Key::End);
    press(&mut window, NONE, Key::Num3);
    let changed = row(&window);
    click(&mut window, "Rejected");
    wait_for(&mut window, "the question", |window| shows(window, "Leave this text?"));
    click(&mut window, "Go on with it");
    assert_eq!((fate(&window), row(&window)), ("Accepted".to_owned(), changed));
    click(&mut window, "Rejected");
    wait_for(&mut window, "the question", |window| shows(window, "Leave this text?"));
    click(&mut window, "Discard");
    wait_for(&mut window, "the text before", |window| rows(window).contains(&before));
    assert_eq!(fate(&window), "Rejected");

    click(&mut window, "As amendments");
    wait_for(&mut window, "the marks", |window| fate(window) == "As amendments");
    click(&mut window, "Create");
    wait_for(&mut window, "the project", |window| shows(window, "The file brought 2 marks along"));
    let project = saved(&mut window, &folder.path().join("out.ron"));
    assert_eq!(project.review().annotations().values().filter(|mark| mark.amendment.is_some()).count(), 2);
}

#[test]
fn a_file_without_tracked_changes_asks_nothing_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let window = reviewing(folder.path(), GLUED);
    assert!(!shows(&window, "tracked change"));
    assert!(window.query_by_role_and_label(Role::RadioButton, "Accepted").is_none());
}

#[test]
fn what_was_joined_is_told_in_one_line_with_its_pages() {
    let Some(corpus) = support::corpus() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = corpus.join("pdf/bbnj-agreement-2023.en.pdf");
    if !file.exists() {
        println!("SKIPPED: {} is not there", file.display());
        return;
    }
    let mut window = window(LARGE, 1.0, folder.path(), "", Some(file));
    wait_for(&mut window, "the review", |window| shows(window, "Import: bbnj-agreement"));
    let told: Vec<_> = window.query_all_by_label_contains("go on from one page to the next").collect();
    assert_eq!(told.len(), 1);
    let before = row(&window);
    let is_page = |name: Option<String>| name.is_some_and(|name| name.starts_with("page "));
    let links = window.query_all_by_role(Role::Link);
    let pages: Vec<_> = links.filter(|link| is_page(link.accesskit_node().label())).collect();
    pages.last().expect("a page is named").click();
    window.run_steps(3);
    assert_ne!(row(&window), before, "the page leads to the row");
}

#[test]
fn ten_thousand_rows_are_gone_through_without_laying_all_out() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Each Party shall adopt such measures as may be necessary to establish as an offence the \
                 access to the whole or any part of a system without right.";
    let articles: Vec<String> = (1..=5_000)
        .map(|number| format!("Article {number}\n\nMeasures\n\n1. {words}\n\n2. {words}\n\n"))
        .collect();
    let mut window = reviewing(folder.path(), &articles.concat());
    assert!(rows(&window).len() < 60);
    press(&mut window, CTRL, Key::End);
    assert!(row(&window).starts_with("Paragraph: 2. Each Party"), "{}", row(&window));
    press(&mut window, NONE, Key::PageUp);
    assert!(shows(&window, "Article 4997") || shows(&window, "Article 4998"));
    press(&mut window, CTRL, Key::Home);
    assert!(row(&window).starts_with("Article: Article 1 Measures"), "{}", row(&window));
}

/// Saves the picture, and finds fault with what can be measured.
fn look(window: &mut Window, width: f32, name: &str) {
    window.run_steps(3);
    support::picture(window, &format!("import-{name}"));
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        let control = matches!(
            node.role(),
            Role::Button | Role::RadioButton | Role::TextInput | Role::Link | Role::ComboBox
        );
        if !control || node.is_hidden() {
            continue;
        }
        let label = node.label().unwrap_or_default();
        assert!(!label.trim().is_empty(), "{name}: a {:?} has no name", node.role());
        let Some(bounds) = node.bounding_box() else { continue };
        let inside = bounds.x0 >= -1.0 && bounds.x1 <= f64::from(width) + 1.0;
        assert!(inside, "{name}: “{label}” reaches from {:.0} to {:.0}", bounds.x0, bounds.x1);
    }
}

const DRESSES: [(&str, &str, Vec2, f32); 6] = [
    ("light", "look: Light", LARGE, 1.0),
    ("dark", "look: Dark", LARGE, 1.0),
    ("clear", "look: Light, contrast: true", LARGE, 1.0),
    ("clear-dark-small", "look: Dark, contrast: true", vec2(900.0, 600.0), 1.0),
    ("small-french", "look: Light, language: Some(French)", vec2(900.0, 600.0), 1.0),
    ("double", "look: Light", vec2(640.0, 400.0), 2.0),
];

#[test]
fn the_review_in_every_dress() {
    let corpus = support::corpus();
    let arabic = "اتفاقية\n\nالمادة 1\n\nالغرض\n\n1. تحمي كل دولة طرف حقوق الإنسان والبيانات الإلكترونية (Data) وفقا للمادة 2.\n\n2. لا يخل ذلك بالقانون.\n\nالمادة 3\n\nالنطاق\n\n(أ) البيانات الإلكترونية؛\n";
    let read = |name: &str, otherwise: &str| {
        let file = corpus.as_ref().map(|corpus| corpus.join("text").join(name));
        file.and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_else(|| otherwise.to_owned())
    };
    let texts = [
        ("english", read("bbnj-agreement-2023.en.txt", GLUED)),
        ("arabic", read("bbnj-agreement-2023.ar.txt", arabic)),
    ];
    for (dress, settings, size, scale) in DRESSES {
        for (language, words) in &texts {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("treaty.txt");
            std::fs::write(&file, words).unwrap();
            let mut window = window(size, scale, folder.path(), settings, Some(file));
            wait_for(&mut window, "the review", |window| shows(window, "treaty.txt"));
            let width = size.x * scale;
            look(&mut window, width, &format!("{dress}-{language}-1-begin"));
            for _ in 0..4 {
                press(&mut window, NONE, Key::ArrowDown);
            }
            press(&mut window, NONE, Key::ArrowRight);
            press(&mut window, CTRL, Key::ArrowRight);
            press(&mut window, CTRL, Key::ArrowRight);
            look(&mut window, width, &format!("{dress}-{language}-2-caret"));
            press(&mut window, NONE, Key::Delete);
            look(&mut window, width, &format!("{dress}-{language}-3-left-out"));
            press(&mut window, NONE, Key::CloseBracket);
            look(&mut window, width, &format!("{dress}-{language}-4-doubt"));
            for (at, name) in
                ["Outline", "Report", "Details", "Plan", "Rapport", "Détails"].iter().enumerate()
            {
                let buttons = window.query_all_by_role_and_label(Role::Button, name);
                if let Some(button) = buttons.last() {
                    button.click();
                    look(&mut window, width, &format!("{dress}-{language}-{}-{name}", at % 3 + 5));
                }
            }
        }
    }
}
