//! Better wording proposed and marks answered, by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::Path;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{Setup, Store};
use rapporteur::project::Project;
use rapporteur::review::{AmendmentKind, Annotation};
use rapporteur::samples::Sample;
use support::window::{
    Window, dressed, focused, go_to, press, scroll_and_click as click, setup, shows, tab_to, wait_for, write,
};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };
const SIZE: Vec2 = vec2(1280.0, 1000.0);

/// A window on the file, which is made of the annotated convention if it is not there.
fn opened(folder: &Path, size: Vec2, scale: f32, settings: &str) -> Window {
    let file = folder.join("review.ron");
    if !file.exists() {
        std::fs::write(&file, Sample::named("convention-2024").unwrap().ron()).unwrap();
    }
    let kept = folder.join("settings.ron");
    if !kept.exists() {
        std::fs::write(&kept, format!("({settings}toured: true)")).unwrap();
    }
    let locale = Some(if settings.contains("French") { "fr" } else { "en" }.to_owned());
    let setup = Setup { store: Store::at(&kept), locale, ..setup(folder, Some(file)) };
    let theme = if settings.contains("Dark") { Theme::Dark } else { Theme::Light };
    let mut window = dressed(size, scale, theme, setup);
    wait_for(&mut window, "the project", |window| window.query_by_role(Role::Document).is_some());
    window
}

/// What a field of several lines holds.
fn value(window: &Window, name: &str) -> String {
    let field = window.get_by_role_and_label(Role::MultilineTextInput, name);
    field.accesskit_node().value().unwrap_or_default()
}

/// Marks the first four words of Article 24(2) and opens the amendment of the new mark.
fn propose(window: &mut Window) {
    go_to(window, "24(2)");
    for _ in 0..4 {
        press(window, CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(window, NONE, Key::A);
}

/// The mark that the sample does not have.
fn own_mark(project: &Project) -> Option<Annotation> {
    let sample = Sample::named("convention-2024").unwrap().project().unwrap();
    let known = sample.review().annotations();
    project.review().annotations().values().find(|mark| !known.contains_key(&mark.id)).cloned()
}

fn saved(window: &mut Window, folder: &Path) -> Project {
    press(window, CTRL, Key::S);
    wait_for(window, "that it is saved", |window| shows(window, "Saved as review.ron"));
    Project::open(&folder.join("review.ron")).unwrap().0
}

#[test]
fn wording_is_proposed_and_answered_by_keyboard_taken_back_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    propose(&mut window);
    assert_eq!(focused(&window), "Proposed words");
    assert!(!shows(&window, "Redline:"), "nothing is proposed before something is changed");
    let marked = value(&window, "Proposed words");
    assert_eq!(marked.split_whitespace().count(), 4, "the field begins with the marked words: {marked}");

    press(&mut window, CTRL, Key::A);
    write(&mut window, "In accordance with international");
    write(&mut window, " law");
    assert!(
        shows(&window, "Redline:") && shows(&window, "inserted: international"),
        "a redline is read aloud"
    );
    tab_to(&mut window, "Reason");
    write(&mut window, "Domestic law differs.");
    press(&mut window, CTRL, Key::Z);
    assert!(!shows(&window, "Domestic law differs."));
    press(&mut window, CTRL, Key::Z);
    assert!(!shows(&window, "Redline:"), "typing in a field is one step");
    press(&mut window, CTRL | Modifiers::SHIFT, Key::Z);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::Z);
    assert!(shows(&window, "inserted: international"));

    press(&mut window, NONE, Key::Escape);
    press(&mut window, Modifiers::SHIFT, Key::N);
    assert_eq!(focused(&window), "Reply");
    write(&mut window, "Colleagues, is this strong enough?");
    press(&mut window, CTRL, Key::Enter);
    assert!(shows(&window, "1 reply") && shows(&window, "is this strong enough?"));
    assert_eq!(value(&window, "Reply"), "");
    press(&mut window, CTRL, Key::Z);
    assert!(!shows(&window, "is this strong enough?"));
    press(&mut window, CTRL | Modifiers::SHIFT, Key::Z);

    let project = saved(&mut window, folder.path());
    let mark = own_mark(&project).unwrap();
    let amendment = mark.amendment.clone().unwrap();
    assert_eq!(amendment.kind, AmendmentKind::Replace);
    assert_eq!(amendment.words, "In accordance with international law");
    assert_eq!(amendment.reason, "Domestic law differs.");
    let replies: Vec<_> = project.review().replies_to(mark.id).collect();
    assert_eq!((replies.len(), replies[0].reviewer), (1, mark.reviewer));
    drop(window);

    // Opened again, the list says what the mark has, and the filter finds it.
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    click(&mut window, "has an amendment");
    assert!(shows(&window, "5 of 85 shown"), "the sample has four");
    click(&mut window, "has a reply");
    assert!(shows(&window, "3 of 85 shown"), "two of them are answered in the sample");
    assert!(shows(&window, "with an amendment, 1 reply"));
    click(&mut window, "has no reply");
    assert!(shows(&window, "2 of 85 shown"));
}

#[test]
fn kinds_are_chosen_and_the_amendment_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    propose(&mut window);
    click(&mut window, "Insert after it");
    assert_eq!(value(&window, "Proposed words"), "", "the marked words are no beginning of an insertion");
    click(&mut window, "Delete");
    assert!(window.query_by_role_and_label(Role::MultilineTextInput, "Proposed words").is_none());
    assert!(shows(&window, "Redline: [deleted: "));
    assert_eq!(window.get_by_label("Delete").accesskit_node().toggled(), Some(Toggled::True));
    click(&mut window, "More: fallback, sponsor, status");
    click(&mut window, "Withdrawn");
    click(&mut window, "Sponsor");
    write(&mut window, "Norway");
    let project = saved(&mut window, folder.path());
    let amendment = own_mark(&project).unwrap().amendment.unwrap();
    assert_eq!((amendment.kind, amendment.sponsor.as_str()), (AmendmentKind::Delete, "Norway"));
    assert_eq!(amendment.status.name(), "Withdrawn");
    click(&mut window, "Remove amendment");
    assert!(shows(&window, "Propose wording…") && !shows(&window, "Redline:"));
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::Z);
    assert!(shows(&window, "Undone: Remove amendment"));
}

#[test]
fn a_colleagues_mark_is_read_and_answered_and_each_changes_only_their_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    click(&mut window, "has a reply");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::CloseBracket);
    assert!(shows(&window, "Redline:") && shows(&window, "Only its writer can change this mark."));
    assert!(!shows(&window, "Propose wording…"));
    assert!(window.query_by_role_and_label(Role::MultilineTextInput, "Reason").is_none());
    assert!(!shows(&window, "Remove your reply"), "a colleague's reply is theirs");
    let before = Sample::named("convention-2024").unwrap().project().unwrap().review().replies().len();

    press(&mut window, Modifiers::SHIFT, Key::N);
    write(&mut window, "Seconded");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(focused(&window), "Send");
    press(&mut window, NONE, Key::Enter);
    let project = saved(&mut window, folder.path());
    assert_eq!(project.review().replies().len(), before + 1);
    let day =
        project.review().replies().values().find(|reply| reply.comment == "Seconded").unwrap().created.day();

    click(&mut window, &format!("Change your reply of {day}"));
    assert_eq!(focused(&window), "Your reply");
    write(&mut window, ", with thanks");
    press(&mut window, CTRL, Key::Enter);
    assert!(shows(&window, "Seconded, with thanks"));
    click(&mut window, &format!("Remove your reply of {day}"));
    assert!(!shows(&window, "Seconded"));
    press(&mut window, CTRL, Key::Z);
    assert!(shows(&window, "Seconded, with thanks"));
    assert!(shows(&window, "Undone: Remove reply"));
}

#[test]
fn what_is_not_sent_yet_outlives_a_look_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    press(&mut window, NONE, Key::CloseBracket);
    press(&mut window, Modifiers::SHIFT, Key::N);
    write(&mut window, "half a thought");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::CloseBracket);
    assert_eq!(value(&window, "Reply"), "");
    press(&mut window, NONE, Key::OpenBracket);
    assert_eq!(value(&window, "Reply"), "half a thought");
}

#[test]
fn a_project_for_reading_only_shows_threads_and_takes_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let words = Sample::named("convention-2024").unwrap().ron();
    let newer = words.replacen("schema: 1", "schema: 9", 1).replacen("min_reader: 1", "min_reader: 9", 1);
    std::fs::write(folder.path().join("review.ron"), newer).unwrap();
    let mut window = opened(folder.path(), SIZE, 1.0, "");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    click(&mut window, "has a reply");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::CloseBracket);
    assert!(shows(&window, "1 reply"));
    assert!(window.query_by_role_and_label(Role::MultilineTextInput, "Reply").is_none());
}

#[test]
fn the_card_can_be_drawn_in_every_dress() {
    for (name, settings, size, scale) in [
        ("light", "look: Light, ", SIZE, 1.0),
        ("dark", "look: Dark, ", SIZE, 1.0),
        ("clear", "look: Light, contrast: true, ", SIZE, 1.0),
        ("french", "language: Some(French), look: Light, ", vec2(900.0, 600.0), 1.0),
        ("double", "look: Dark, ", vec2(640.0, 400.0), 2.0),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = opened(folder.path(), size, scale, settings);
        propose(&mut window);
        press(&mut window, CTRL, Key::A);
        write(&mut window, "In accordance with international law, and without exception");
        support::picture(&mut window, &format!("amend-{name}-1-own"));
        press(&mut window, NONE, Key::Escape);
        press(&mut window, Modifiers::SHIFT, Key::N);
        write(&mut window, "First reply, by me.");
        press(&mut window, CTRL, Key::Enter);
        write(&mut window, "A second one, not yet sent");
        support::picture(&mut window, &format!("amend-{name}-2-reply"));
        press(&mut window, NONE, Key::Escape);
        press(&mut window, NONE, Key::Escape);
        support::picture(&mut window, &format!("amend-{name}-3-list"));
        // The mark of the sample that has an amendment and two replies.
        go_to(&mut window, "24(2)");
        for _ in 0..3 {
            press(&mut window, NONE, Key::CloseBracket);
            support::picture(&mut window, &format!("amend-{name}-4-others"));
            if shows(&window, "safeguards are to include prior") {
                break;
            }
        }
    }
}
