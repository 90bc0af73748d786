//! Whole jobs in the window, by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::Setup;
use rapporteur::app::words::{self, Language};
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Rating};
use rapporteur::samples::Sample;
use rapporteur::tr;
use support::window::{Window, click, fill, go_to, press, select_words, shows, wait_for, window_of};

fn setup(folder: &Path, file: Option<PathBuf>) -> Setup {
    let worker = Some(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur")));
    Setup { worker, ..support::window::setup(folder, file) }
}

fn window(size: Vec2, folder: &Path, file: Option<PathBuf>) -> Window {
    window_of(size, setup(folder, file))
}

fn type_into(window: &mut Window, role: Role, name: &str, words: &str) {
    window.get_by_role_and_label(role, name).focus();
    window.run_steps(2);
    window.get_by_role_and_label(role, name).type_text(words);
    window.run_steps(3);
}

const ADOPTED: &str = "Open sample: The adopted convention of 2024, annotated";

#[test]
fn the_whole_job_by_names_and_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    assert!(shows(&window, "Find in marks"));

    // Mark a passage with a concern's key.
    go_to(&mut window, "23 3");
    select_words(&mut window, 4);
    assert!(shows(&window, "words selected"));
    press(&mut window, Modifiers::NONE, Key::Num3);
    let chip = window.get_by_label("Surveillance, key 3");
    assert_eq!(chip.accesskit_node().toggled(), Some(Toggled::True));

    // Rate it, say why, and what to do.
    click(&mut window, "Serious concern");
    type_into(&mut window, Role::MultilineTextInput, "Comment", "Live tapping must stay the exception.");
    type_into(&mut window, Role::MultilineTextInput, "Recommendation", "Delete the paragraph.");
    let comment = |window: &Window| {
        window.get_by_role_and_label(Role::MultilineTextInput, "Comment").value().unwrap_or_default()
    };
    assert_eq!(comment(&window), "Live tapping must stay the exception.");

    // Take back the recommendation and the comment, and do the comment again.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(comment(&window), "");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(comment(&window), "Live tapping must stay the exception.");

    // Save, close, and open again.
    let path = folder.path().join("review.ron");
    press(&mut window, Modifiers::COMMAND, Key::S);
    fill(&mut window, "File", path.to_str().unwrap());
    click(&mut window, "Save");
    wait_for(&mut window, "the saved file", |window| shows(window, "Saved as review.ron"));
    let (project, _) = Project::open(&path).unwrap();
    let marks: Vec<_> = project.review().annotations().values().collect();
    let mine = marks.iter().find(|mark| mark.comment.contains("Live tapping")).unwrap();
    assert_eq!(mine.rating, Rating::Serious);
    assert_eq!(mine.recommendation, "");
    assert_eq!(mine.concerns.len(), 1);
    assert!(matches!(&mine.anchor, Anchor::Spans(spans) if spans[0].at == "art_23__para_3"));
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(shows(&window, "Try it on a sample"));
    press(&mut window, Modifiers::COMMAND, Key::O);
    fill(&mut window, "File", path.to_str().unwrap());
    click(&mut window, "Open");
    wait_for(&mut window, "the opened project", |window| shows(window, "Find in marks"));
    assert!(shows(&window, "85 marks"));

    // Export both ways.
    for (format, name) in [("PDF report", "report.pdf"), ("Markdown", "report.md")] {
        let out = folder.path().join(name);
        press(&mut window, Modifiers::COMMAND, Key::E);
        click(&mut window, format);
        fill(&mut window, "File", out.to_str().unwrap());
        click(&mut window, "Export");
        wait_for(&mut window, name, |window| shows(window, &format!("Exported to {name}")));
        let bytes = std::fs::read(&out).unwrap();
        assert!(bytes.starts_with(if name.ends_with("pdf") { b"%PDF-" } else { b"# " }));
        click(&mut window, "Close notice");
    }
    let report = std::fs::read_to_string(folder.path().join("report.md")).unwrap();
    assert!(report.contains("Live tapping must stay the exception"));
}

#[test]
fn nothing_is_written_over_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("draft 2.1.ron");
    std::fs::write(&taken, "somebody's work").unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    press(&mut window, Modifiers::COMMAND, Key::S);
    // The extension comes by itself, and with it the file that is there.
    fill(&mut window, "File", folder.path().join("draft 2.1").to_str().unwrap());
    click(&mut window, "Save");
    assert!(shows(&window, "Replace the file?"));
    click(&mut window, "Keep it");
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "somebody's work");
    press(&mut window, Modifiers::COMMAND, Key::S);
    fill(&mut window, "File", taken.to_str().unwrap());
    click(&mut window, "Save");
    click(&mut window, "Replace");
    wait_for(&mut window, "the saved file", |window| shows(window, "Saved as draft 2.1.ron"));
    Project::open(&taken).unwrap();

    // The project's own file is never exported onto.
    press(&mut window, Modifiers::COMMAND, Key::E);
    fill(&mut window, "File", taken.to_str().unwrap());
    click(&mut window, "Export");
    wait_for(&mut window, "the export beside it", |window| shows(window, "Exported to draft 2.1.pdf"));
    Project::open(&taken).unwrap();
    click(&mut window, "Close notice");
    press(&mut window, Modifiers::COMMAND, Key::E);
    click(&mut window, "Export");
    assert!(shows(&window, "Replace the file?"));
}

#[test]
fn what_something_else_wrote_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.ron");
    Sample::named("first-steps").unwrap().project().unwrap().save(&path).unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), Some(path.clone()));
    wait_for(&mut window, "the project", |window| shows(window, "Find in marks"));
    let theirs = std::fs::read_to_string(&path).unwrap() + "\n// theirs\n";
    std::fs::write(&path, &theirs).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(shows(&window, "changed by something else"));
    click(&mut window, "Save under another name");
    let offered = window.get_by_role_and_label(Role::TextInput, "File").value().unwrap_or_default();
    assert!(offered.ends_with("review 2.ron"), "{offered}");
    click(&mut window, "Save");
    wait_for(&mut window, "the second file", |window| shows(window, "Saved as review 2.ron"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn a_file_for_reading_only_cannot_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    let newer = Sample::named("first-steps").unwrap().ron().replace("min_reader: 1", "min_reader: 9");
    std::fs::write(&path, &newer).unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), Some(path.clone()));
    wait_for(&mut window, "the project", |window| shows(window, "Find in marks"));
    assert!(shows(&window, "Open for reading only"));
    go_to(&mut window, "6(1)");
    select_words(&mut window, 3);
    for key in [Key::H, Key::Num1, Key::W] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert!(shows(&window, "6 marks"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(shows(&window, "Try it on a sample"), "nothing to save, nothing to ask");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_key_reaches_only_the_mark_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    go_to(&mut window, "23 3");
    select_words(&mut window, 2);
    press(&mut window, Modifiers::NONE, Key::H);
    assert!(shows(&window, "85 marks"));
    // Other words are selected now; Delete must not take the mark that the panel no longer shows.
    select_words(&mut window, 2);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(shows(&window, "85 marks"));
}

#[test]
fn enter_answers_a_sheet_and_a_bare_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    press(&mut window, Modifiers::COMMAND, Key::S);
    fill(&mut window, "File", folder.path().to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "is a folder"));
    fill(&mut window, "File", folder.path().join("by enter").to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "the saved file", |window| shows(window, "Saved as by enter.ron in"));
    assert!(folder.path().join("by enter.ron").is_file());
}

#[test]
fn the_learning_sample_is_for_its_reader_to_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, "Open sample: First steps");
    press(&mut window, Modifiers::NONE, Key::CloseBracket);
    click(&mut window, "Red line");
    type_into(&mut window, Role::MultilineTextInput, "Comment", "Mine. ");
    // The digit of Alt+1 rates; it does not land in the field.
    window.event(eframe::egui::Event::Text("1".to_owned()));
    press(&mut window, Modifiers::ALT, Key::Num1);
    let chosen = window.get_by_role_and_label(Role::RadioButton, "Welcome");
    assert_eq!(chosen.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_mark_made_under_a_filter_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    type_into(&mut window, Role::TextInput, "Find in marks", "journalists");
    assert!(shows(&window, "of 84 marks"));
    go_to(&mut window, "9(2)");
    select_words(&mut window, 3);
    press(&mut window, Modifiers::NONE, Key::Num1);
    assert!(
        window
            .query_all_by_role(Role::Mark)
            .any(|mark| mark.accesskit_node().label().is_some_and(|label| label.starts_with("Scope")))
    );
}

#[test]
fn a_whole_provision_is_the_one_that_holds_the_selection() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, "Review yourself: The adopted convention of 2024, annotated");
    go_to(&mut window, "9(1)");
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    }
    press(&mut window, Modifiers::NONE, Key::W);
    assert!(shows(&window, "The whole provision"));
    assert!(window.query_all_by_label("Article 9").next().is_some(), "the article holds both paragraphs");
}

#[test]
fn a_new_reviewer_is_told_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(900.0, 600.0), folder.path(), None);
    window.get_by_label("Review yourself: The draft of 2023, annotated").scroll_to_me();
    window.run_steps(4);
    click(&mut window, "Review yourself: The draft of 2023, annotated");
    assert!(shows(&window, "No marks yet"));
    go_to(&mut window, "48 bis");
    select_words(&mut window, 2);
    click(&mut window, "Mark and comment");
    window.get_by_role_and_label(Role::MultilineTextInput, "Comment").type_text("سرية التحقيق");
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(shows(&window, "Save your changes?"));
    click(&mut window, "Cancel");
    let comment = window.get_by_role_and_label(Role::MultilineTextInput, "Comment").value();
    assert_eq!(comment.as_deref(), Some("سرية التحقيق"), "cancelling keeps the mark");
    press(&mut window, Modifiers::COMMAND, Key::W);
    click(&mut window, "Do not save");
    assert!(shows(&window, "Try it on a sample"));
}

#[test]
fn what_cannot_be_opened_is_explained_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "(\n  format: 7").unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), Some(broken.clone()));
    wait_for(&mut window, "the explanation", |window| shows(window, "broken.ron"));
    assert!(shows(&window, "Line 2"));
    assert!(shows(&window, "Try it on a sample"));

    click(&mut window, ADOPTED);
    let missing = folder.path().join("none.ron");
    press(&mut window, Modifiers::COMMAND, Key::O);
    fill(&mut window, "File", missing.to_str().unwrap());
    click(&mut window, "Open");
    wait_for(&mut window, "the explanation", |window| {
        shows(window, "there is no file") || shows(window, "There is no file")
    });
    assert!(shows(&window, "84 marks"));
}

#[test]
fn a_wrong_address_is_answered_beside_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    go_to(&mut window, "article 99");
    assert!(shows(&window, "99"), "the field keeps what was typed");
    let answers: Vec<_> = window.query_all_by_role(Role::Label).filter_map(|node| node.value()).collect();
    assert!(answers.iter().any(|words| words.contains("99")), "{answers:?}");
}

#[test]
fn filters_narrow_list_and_page_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.get_by_label_contains("Red line, ").scroll_to_me();
    window.run_steps(4);
    window.get_by_label_contains("Red line, ").click();
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "of 84 shown"));
    click(&mut window, "Show all marks");
    assert!(!shows(&window, "of 84 shown"));
    type_into(&mut window, Role::TextInput, "Find in marks", "nothing says this");
    assert!(shows(&window, "No mark matches"));
}

#[test]
fn concerns_are_added_renamed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, "Review yourself: The adopted convention of 2024, annotated");
    click(&mut window, "Concerns");
    window.get_by_label_contains("Add concern").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, "Name").scroll_to_me();
    window.run_steps(3);
    fill(&mut window, "Name", "Journalism");
    assert!(shows(&window, "Journalism, 0 marks"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "Journalism"));
}

#[test]
fn letters_typed_in_a_field_do_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec2(1280.0, 800.0), folder.path(), None);
    click(&mut window, ADOPTED);
    go_to(&mut window, "6(1)");
    select_words(&mut window, 3);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    for key in [Key::H, Key::N, Key::W, Key::Num1, Key::Delete, Key::OpenBracket] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert!(shows(&window, "84 marks"));
    assert!(!shows(&window, "85 marks"));
}

/// Pictures of every screen, for looking at: set `RAPPORTEUR_PICTURES` to a folder.
#[test]
fn every_screen_can_be_drawn_at_both_sizes_in_both_themes_and_every_language() {
    for language in [Language::English, Language::French] {
        for (size, name) in [(vec2(1280.0, 800.0), "large"), (vec2(900.0, 600.0), "small")] {
            every_screen(size, language, &format!("{}-{name}", language.tag()));
        }
    }
}

fn every_screen(size: Vec2, language: Language, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let locale = Some(language.tag().to_owned());
    let mut window = window_of(size, Setup { locale, ..setup(folder.path(), None) });
    let adopted = words::say_named("sample-title-convention-2024");
    for theme in ["one", "other"] {
        support::picture(&mut window, &format!("{name}-{theme}-welcome"));
        click(&mut window, &tr!("start-open-sample-named", title = adopted.as_str()));
        press(&mut window, Modifiers::COMMAND, Key::L);
        type_into(&mut window, Role::TextInput, &tr!("contents-go-to"), "24(2)");
        press(&mut window, Modifiers::NONE, Key::Enter);
        support::picture(&mut window, &format!("{name}-{theme}-list"));
        select_words(&mut window, 5);
        support::picture(&mut window, &format!("{name}-{theme}-selection"));
        press(&mut window, Modifiers::NONE, Key::Num5);
        support::picture(&mut window, &format!("{name}-{theme}-card"));
        window.get_by_label_contains(&tr!("references-new")).click();
        window.run_steps(3);
        support::picture(&mut window, &format!("{name}-{theme}-reference"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::NONE, Key::Escape);
        click(&mut window, &tr!("panel-concerns"));
        support::picture(&mut window, &format!("{name}-{theme}-concerns"));
        for (key, sheet) in [(Key::E, "export"), (Key::S, "save")] {
            press(&mut window, Modifiers::COMMAND, key);
            support::picture(&mut window, &format!("{name}-{theme}-{sheet}"));
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
        press(&mut window, Modifiers::NONE, Key::F1);
        support::picture(&mut window, &format!("{name}-{theme}-keys"));
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::COMMAND, Key::W);
        support::picture(&mut window, &format!("{name}-{theme}-unsaved"));
        click(&mut window, &tr!("unsaved-drop"));
        click(&mut window, &tr!("command-toggle-theme"));
    }
    assert!(shows(&window, &tr!("start-samples")));
}
