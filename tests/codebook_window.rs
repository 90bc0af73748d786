//! The codebook in the window, by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "codebook_window/files.rs"]
mod files;
#[path = "codebook_window/pictures.rs"]
mod pictures;
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::Setup;
use rapporteur::project::Project;
use rapporteur::review::{Codebook, Review};
use rapporteur::samples::Sample;
use support::window::{Window, fill_in, press, scroll_and_click as click, setup, shows, wait_for, window_of};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const FRESH: &str = "Review yourself: The adopted convention of 2024, annotated";
const ADOPTED: &str = "Open sample: The adopted convention of 2024, annotated";

fn window_in(size: Vec2, folder: &Path, file: Option<PathBuf>, locale: Option<&str>) -> Window {
    window_of(size, Setup { locale: locale.map(str::to_owned), ..setup(folder, file) })
}

/// A window with this sample or new review, its codebook in sight.
fn codebook_of(start: &str, folder: &Path) -> Window {
    let mut window = window_in(SIZE, folder, None, None);
    click(&mut window, start);
    click(&mut window, "Concerns");
    window
}

/// A window with a project of a file, its codebook in sight.
fn codebook_in(project: &Project, folder: &Path) -> Window {
    let path = folder.join("given.ron");
    project.save(&path).unwrap();
    open(SIZE, folder, path, None)
}

fn open(size: Vec2, folder: &Path, path: PathBuf, locale: Option<&str>) -> Window {
    let mut window = window_in(size, folder, Some(path), locale);
    let tab = |name: &'static str| move |window: &Window| window.query_all_by_label(name).next().is_some();
    let (english, french) = ("Concerns", "Préoccupations");
    wait_for(&mut window, "the project", |window| tab(english)(window) || tab(french)(window));
    let name = if tab(french)(&window) { french } else { english };
    click(&mut window, name);
    window
}

fn value(window: &Window, role: Role, name: &str) -> String {
    window.get_by_role_and_label(role, name).value().unwrap_or_default()
}

/// The rows in sight, from the top, as they are read out.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .query_all_by_role(Role::TreeItem)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// The row that begins with this name.
fn row<'w>(window: &'w Window, name: &str) -> egui_kittest::Node<'w> {
    let begins = format!("{name}, ");
    let mut rows = window.query_all_by_role(Role::TreeItem);
    rows.find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with(&begins)))
        .unwrap_or_else(|| panic!("no row {name}"))
}

fn place(window: &Window, name: &str) -> usize {
    let begins = format!("{name}, ");
    rows(window).iter().position(|row| row.starts_with(&begins)).unwrap_or_else(|| panic!("no row {name}"))
}

fn level(window: &Window, name: &str) -> Option<usize> {
    row(window, name).accesskit_node().data().level()
}

fn focus_row(window: &mut Window, name: &str) {
    row(window, name).focus();
    window.run_steps(2);
}

fn has_keyboard(window: &Window, name: &str) -> bool {
    row(window, name).accesskit_node().is_focused()
}

fn edit(window: &mut Window, name: &str) {
    row(window, name).scroll_to_me();
    window.run_steps(8);
    row(window, name).click();
    window.run_steps(8);
}

/// The project as it would be saved.
fn saved(window: &mut Window, path: &Path) -> Project {
    press(window, Modifiers::COMMAND, Key::S);
    if window.query_by_role_and_label(Role::TextInput, "File").is_some() {
        fill_in(window, Role::TextInput, "File", path.to_str().unwrap());
        click(window, "Save");
    }
    wait_for(window, "the saved file", |window| shows(window, "Saved as"));
    click(window, "Close notice");
    Project::open(path).unwrap().0
}

/// Marks some words of a provision with the concern of a key.
fn mark(window: &mut Window, at: &str, key: Key) {
    press(window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text(at);
    window.run_steps(2);
    press(window, Modifiers::NONE, Key::Enter);
    for _ in 0..3 {
        press(window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(window, Modifiers::NONE, key);
}

fn let_go(window: &mut Window) {
    for _ in 0..3 {
        press(window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_concern_is_added_named_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    click(&mut window, "Add concern");
    fill_in(&mut window, Role::TextInput, "Name", "Journalism");
    assert!(shows(&window, "Journalism, 0 marks"), "{:?}", rows(&window));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "New concern, "));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "New concern, "));
    // F2 on a row types over its name; each of two fields is a step of its own.
    focus_row(&mut window, "Process");
    press(&mut window, Modifiers::NONE, Key::F2);
    window.get_by_role_and_label(Role::TextInput, "Name").type_text("Procedure");
    window.run_steps(3);
    fill_in(&mut window, Role::MultilineTextInput, "Definition", "How it came about.");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Procedure, "), "{:?} {}", rows(&window), value(&window, Role::TextInput, "Name"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Process, "));
}

#[test]
fn an_empty_name_is_refused_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    edit(&mut window, "Scope");
    fill_in(&mut window, Role::TextInput, "Name", "");
    assert!(shows(&window, "A concern needs a name; it stays “Scope”."));
    assert!(shows(&window, "Scope, key 1"));
    assert_eq!(value(&window, Role::TextInput, "Name"), "");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(value(&window, Role::TextInput, "Name"), "Scope");
    fill_in(&mut window, Role::TextInput, "Letter", "");
    assert!(shows(&window, "A concern needs a letter"));
    // Of one that is taken, and of a name that is, one is told.
    fill_in(&mut window, Role::TextInput, "Letter", "H");
    assert!(shows(&window, "“H” also stands for “Human rights”."));
    fill_in(&mut window, Role::TextInput, "Name", "privacy ");
    assert!(shows(&window, "A concern under “Human rights” has this name too."), "{:?}", rows(&window));
}

#[test]
fn the_tree_is_gone_through_folded_and_changed_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    let all = rows(&window).len();
    focus_row(&mut window, "Scope");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(row(&window, "Scope").accesskit_node().data().is_expanded(), Some(false));
    assert_eq!(rows(&window).len(), all - 4);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(has_keyboard(&window, "Human rights"));
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(has_keyboard(&window, "Beyond core cybercrime"));
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(has_keyboard(&window, "Scope"));

    // Among siblings, and no further.
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert!(place(&window, "Human rights") < place(&window, "Scope"));
    assert!(has_keyboard(&window, "Scope"), "the row keeps the keyboard");
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(place(&window, "Scope"), 0);
    assert!(shows(&window, "cannot go further"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(place(&window, "Human rights") < place(&window, "Scope"), "one move, one step");
    press(&mut window, Modifiers::COMMAND, Key::Z);

    // In and out by buttons; Enter opens the editor.
    focus_row(&mut window, "Human rights");
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Move in");
    assert_eq!(level(&window, "Human rights"), Some(2));
    assert_eq!(level(&window, "Privacy"), Some(3));
    click(&mut window, "Move out");
    assert_eq!(level(&window, "Human rights"), Some(1));
    // By the list of what it can stand under.
    click(&mut window, "Stands under");
    click(&mut window, "Under Process");
    assert_eq!(level(&window, "Human rights"), Some(2));
    assert!(window.query_by_label("Under Privacy").is_none());
    focus_row(&mut window, "Human rights");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(Role::TextInput, "Name").is_none(), "Enter puts it away again");
}

/// Drags a row onto a height of another one: 0 its top, 1 its foot.
fn drag(window: &mut Window, from: &str, to: &str, share: f32) {
    let from = row(window, from).rect().center();
    let rect = row(window, to).rect();
    let to = Pos2::new(rect.left() + 80.0, rect.top() + rect.height() * share);
    support::drag(window, from, to);
    window.run_steps(3);
}

#[test]
fn rows_are_dragged_before_into_and_never_into_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    drag(&mut window, "Vague definition", "Beyond core cybercrime", 0.1);
    assert_eq!(place(&window, "Vague definition"), 1);
    drag(&mut window, "Vague definition", "Human rights", 0.5);
    assert_eq!(level(&window, "Vague definition"), Some(2));
    assert!(place(&window, "Human rights") < place(&window, "Vague definition"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(place(&window, "Vague definition"), 1, "one drag, one step");
    let before = rows(&window);
    drag(&mut window, "Scope", "Beyond core cybercrime", 0.5);
    assert!(shows(&window, "“Scope” cannot stand under itself."));
    assert_eq!(rows(&window), before);
}

#[test]
fn a_key_changes_hands_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    edit(&mut window, "Privacy");
    click(&mut window, "Key");
    click(&mut window, "Key 3: Surveillance");
    assert!(shows(&window, "Key 3 marks with “Privacy” now, no longer with “Surveillance”."));
    assert!(shows(&window, "Privacy, key 3"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Surveillance, key 3"), "both change back at once");
}

#[test]
fn colours_have_names_and_digits() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    edit(&mut window, "Privacy");
    click(&mut window, "Colour");
    click(&mut window, "teal");
    assert_eq!(window.get_by_label("teal").accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(value(&window, Role::TextInput, "Colour digits"), "#0B7A85");
    fill_in(&mut window, Role::TextInput, "Colour digits", "#12");
    assert!(shows(&window, "it stays #0B7A85"));
    fill_in(&mut window, Role::TextInput, "Colour digits", "2b2f35");
    assert!(shows(&window, "Hard to see here"));
    let project = saved(&mut window, &folder.path().join("colours.ron"));
    let privacy = project.review().codebook().find("privacy").unwrap();
    assert_eq!(project.review().codebook().get(privacy).unwrap().colour.to_string(), "#2B2F35");
}

#[test]
fn merging_says_what_it_does_and_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(SIZE, folder.path(), None, None);
    click(&mut window, FRESH);
    mark(&mut window, "23 3", Key::Num3);
    mark(&mut window, "6 1", Key::Num3);
    let_go(&mut window);
    click(&mut window, "Concerns");
    edit(&mut window, "Surveillance");
    click(&mut window, "Remove");
    assert!(shows(&window, "2 marks use it."));
    click(&mut window, "Merge into…");
    click(&mut window, "Into Safeguards");
    assert!(shows(&window, "2 of your marks change; “Surveillance” goes."));
    click(&mut window, "Merge");
    assert!(!rows(&window).iter().any(|row| row.starts_with("Surveillance, ")));
    assert!(rows(&window).iter().any(|row| row.starts_with("Safeguards") && row.ends_with("2 marks")));
    assert!(has_keyboard(&window, "Safeguards"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Surveillance, key 3, 2 marks"));
}

#[test]
fn colleagues_marks_keep_a_concern_that_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(ADOPTED, folder.path());
    edit(&mut window, "Surveillance");
    click(&mut window, "Merge into…");
    click(&mut window, "Into Safeguards");
    assert!(shows(&window, "by colleagues keep “Surveillance”, which then stands under “Safeguards”."));
    assert!(shows(&window, "No mark of yours changes"));
    click(&mut window, "Merge");
    assert_eq!(level(&window, "Surveillance"), Some(2));
}

#[test]
fn a_concern_is_split_by_digits_and_clicks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(SIZE, folder.path(), None, None);
    click(&mut window, FRESH);
    for at in ["6 1", "23 3", "30 1"] {
        mark(&mut window, at, Key::Num3);
    }
    let_go(&mut window);
    click(&mut window, "Concerns");
    edit(&mut window, "Surveillance");
    click(&mut window, "Split…");
    assert!(shows(&window, "0 of your 3 marks given"));
    click(&mut window, "Split");
    assert!(shows(&window, "Give every part a name."));
    fill_in(&mut window, Role::TextInput, "Name of part 1", "Phones");
    fill_in(&mut window, Role::TextInput, "Name of part 2", "phones");
    click(&mut window, "Split");
    assert!(shows(&window, "Two parts have the same name."));
    fill_in(&mut window, Role::TextInput, "Name of part 2", "Networks");
    let first = window.query_all_by_label_contains("Article 6(1): ").next().unwrap();
    first.focus();
    window.run_steps(2);
    // A digit gives the mark away and turns to the next one; it marks nothing.
    press(&mut window, Modifiers::NONE, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::Num2);
    assert!(shows(&window, "Article 6(1), given to Phones"));
    assert!(shows(&window, "Article 23(3), given to Networks"));
    click(&mut window, "Article 30(1) to Networks");
    support::picture(&mut window, "codebook-split");
    click(&mut window, "Article 30(1) to Networks");
    assert!(shows(&window, "2 of your 3 marks given"));
    click(&mut window, "Split");
    assert!(shows(&window, "Phones, 1 mark"));
    assert!(shows(&window, "Networks, 1 mark"));
    assert!(shows(&window, "Surveillance, key 3, 3 marks"));
    assert_eq!(level(&window, "Phones"), Some(2));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "Phones, "));
}

#[test]
fn an_empty_codebook_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::from_review(Review::new("Bare", Codebook::default()));
    let mut window = codebook_in(&project, folder.path());
    assert!(shows(&window, "No concerns yet"));
    support::picture(&mut window, "codebook-empty");
    window.get_by_label_contains("Take the shipped codebook").click();
    window.run_steps(3);
    assert_eq!(rows(&window).len(), Codebook::shipped().concerns().len());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "No concerns yet"));
    click(&mut window, "Add concern");
    assert_eq!(rows(&window), ["New concern, key 1, 0 marks"]);
    click(&mut window, "Remove");
    assert!(shows(&window, "No concerns yet"));
}

#[test]
fn a_project_for_reading_has_nothing_to_press_in_vain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    let newer = Sample::named("first-steps").unwrap().ron().replace("min_reader: 1", "min_reader: 9");
    std::fs::write(&path, newer).unwrap();
    let mut window = open(SIZE, folder.path(), path, None);
    edit(&mut window, "Scope");
    assert!(shows(&window, "How far the instrument reaches"));
    for gone in ["Add concern", "Import codebook…", "Merge into…", "Split…", "Remove", "Move up", "Colour"]
    {
        assert!(window.query_by_label(gone).is_none(), "{gone}");
    }
    assert!(window.query_by_role_and_label(Role::TextInput, "Name").is_none());
    assert!(window.query_by_label("Export codebook…").is_some());
    focus_row(&mut window, "Human rights");
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert!(place(&window, "Scope") < place(&window, "Human rights"));
    support::picture(&mut window, "codebook-read-only");
}
