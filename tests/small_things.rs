//! Small things that people met while they worked in the window, each so that it stays mended.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::Setup;
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Concern, Edit, Review};
use rapporteur::samples::Sample;
use rapporteur::text::{Text, TextHeader};
use support::window::{
    Window, click, open_sample, press, setup, shows, wait_for, wait_for_words, window_of, write,
};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const FIRST: &str = "Open sample: First steps";

fn window_in(size: Vec2, folder: &Path, file: Option<PathBuf>, locale: Option<&str>) -> Window {
    window_of(size, Setup { locale: locale.map(str::to_owned), ..setup(folder, file) })
}

/// A window with a project of a file.
fn opened(size: Vec2, folder: &Path, project: &Project) -> (Window, PathBuf) {
    let path = folder.join("given.ron");
    project.save(&path).unwrap();
    let mut window = window_in(size, folder, Some(path.clone()), None);
    wait_for_words(&mut window, "Find in marks");
    (window, path)
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn collect(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Text(text) if text.galley.text().contains(is_rtl) => found.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        _ => {}
    }
}

/// Words that `egui` drew by itself although it sets them in the wrong order.
fn wrongly_drawn(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    window.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut found));
    found
}

const PRIVACY: &str = "الخصوصية وحماية البيانات";

/// The sample with everything that people write written in Arabic, and a second text.
fn arabic() -> Project {
    let project = Sample::named("convention-2024").unwrap().project().unwrap();
    let mut review: Review = project.review().clone();
    let ids: Vec<_> = review.codebook().concerns().keys().cloned().collect();
    for (at, id) in ids.iter().enumerate() {
        let old = review.codebook().get(id).unwrap().clone();
        let name = if old.key == Some(1) { PRIVACY.to_owned() } else { format!("مسألة رقم {at}") };
        let concern = Concern { name, definition: "تعريف المسألة".into(), ..old };
        review.apply(Edit::PutConcern(id.clone(), Box::new(concern))).unwrap();
    }
    let people: Vec<_> = review.reviewers().values().cloned().collect();
    for mut reviewer in people {
        reviewer.name = "منظمة الحقوق".into();
        review.apply(Edit::PutReviewer(reviewer)).unwrap();
    }
    let old = review.texts().values().next().unwrap().clone();
    let entries = vec![support::texts::entry(
        rapporteur::text::ProvisionKind::Article,
        0,
        "المادة 1",
        "نطاق الانطباق",
        "تنطبق هذه الاتفاقية على منع الجرائم.",
    )];
    let mut header =
        TextHeader { language: "ar".into(), version: "مسودة".into(), ..TextHeader::default() };
    header.instrument.title = "اتفاقية الأمم المتحدة".into();
    header.date = "2024-12-24".into();
    review.apply(Edit::PutText(Arc::new(Text::assemble(header, entries).unwrap()))).unwrap();
    assert!(review.texts().contains_key(old.id()));
    review.apply(Edit::SetTitle("مراجعة المسودة".into())).unwrap();
    Project::from_review(review)
}

#[test]
fn what_people_wrote_is_drawn_by_our_own_glyphs_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = opened(LARGE, folder.path(), &arabic());
    let mut seen = vec![("the first page", wrongly_drawn(&window))];
    click(&mut window, "Mark");
    assert!(shows(&window, PRIVACY), "the menu names concerns");
    seen.push(("the menu of marks", wrongly_drawn(&window)));
    support::picture(&mut window, "small-things-menu-arabic");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Text shown");
    assert!(window.query_all_by_role(Role::RadioButton).count() >= 2, "both texts are offered");
    seen.push(("the choice of texts", wrongly_drawn(&window)));
    support::picture(&mut window, "small-things-texts-arabic");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::CloseBracket);
    seen.push(("a mark", wrongly_drawn(&window)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    for (view, key) in [("the overview", Key::F8), ("the text again", Key::F8)] {
        press(&mut window, Modifiers::NONE, key);
        seen.push((view, wrongly_drawn(&window)));
    }
    click(&mut window, "Concerns");
    seen.push(("the concerns", wrongly_drawn(&window)));
    press(&mut window, Modifiers::COMMAND, Key::K);
    seen.push(("the palette", wrongly_drawn(&window)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    for (view, words) in seen {
        assert!(words.is_empty(), "{view}: {words:?}");
    }
}

#[test]
fn another_text_is_chosen_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = opened(LARGE, folder.path(), &arabic());
    click(&mut window, "Text shown");
    let offers = window.query_all_by_role(Role::RadioButton);
    let named = |label: Option<String>| label.is_some_and(|label| label.contains("اتفاقية الأمم المتحدة"));
    offers.into_iter().find(|offer| named(offer.accesskit_node().label())).expect("the other text").click();
    window.run_steps(4);
    assert!(shows(&window, "نطاق الانطباق"));
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(!shows(&window, "نطاق الانطباق"));
}

/// Makes a mark on the first words of a provision and leaves it in focus.
fn mark_words(window: &mut Window, place: &str) {
    press(window, Modifiers::COMMAND, Key::L);
    write(window, place);
    press(window, Modifiers::NONE, Key::Enter);
    for _ in 0..3 {
        press(window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(window, Modifiers::NONE, Key::Num1);
}

/// What the marks that were made in the window quote, as the file has them after saving.
fn saved_quotes(window: &mut Window, path: &Path, known: &Project) -> Vec<String> {
    press(window, Modifiers::COMMAND, Key::S);
    wait_for_words(window, "Saved");
    wait_for(window, "the saved file", |window| !shows(window, "Not saved") && !shows(window, "Saving"));
    let (project, _) = Project::open(path).unwrap();
    let new = project.review().annotations().values();
    let new = new.filter(|mark| !known.review().annotations().contains_key(&mark.id));
    new.map(|mark| match &mark.anchor {
        Anchor::Spans(spans) => spans[0].quote.clone(),
        _ => String::new(),
    })
    .collect()
}

#[test]
fn edges_of_a_mark_move_by_arrows_alone_once_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let project = Sample::named("first-steps").unwrap().project().unwrap();
    let (mut window, path) = opened(LARGE, folder.path(), &project);
    mark_words(&mut window, "17 1");
    let first = saved_quotes(&mut window, &path, &project)[0].clone();
    press(&mut window, Modifiers::NONE, Key::E);
    assert!(shows(&window, "Arrows move the end of the mark"));
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    let longer = saved_quotes(&mut window, &path, &project)[0].clone();
    assert!(longer.starts_with(&first) && longer.len() > first.len(), "{first:?} {longer:?}");
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    let later = saved_quotes(&mut window, &path, &project)[0].clone();
    assert!(longer.ends_with(&later) && later.len() < longer.len(), "{longer:?} {later:?}");
    // Escape ends it and leaves the mark in focus; from then on arrows move the caret.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(shows(&window, "How serious"), "the mark is still in focus");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(saved_quotes(&mut window, &path, &project)[0], later);
    // Enter ends it as well.
    press(&mut window, Modifiers::NONE, Key::E);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(saved_quotes(&mut window, &path, &project), [later]);
}

#[test]
fn a_bookmark_is_for_the_page_only_where_the_page_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) =
        opened(LARGE, folder.path(), &Sample::named("first-steps").unwrap().project().unwrap());
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::NONE, Key::B);
    assert!(shows(&window, "Choose an article in a chart first"));
    assert!(!shows(&window, "Bookmark set"));
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::NONE, Key::B);
    assert!(!shows(&window, "Choose an article in a chart first"));
}

#[test]
fn examples_that_find_no_room_are_told_and_not_lost_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(LARGE, folder.path(), None, None);
    open_sample(&mut window, FIRST);
    click(&mut window, "Concerns");
    let row = window.query_all_by_role(Role::TreeItem).next().expect("a concern");
    row.click();
    window.run_steps(4);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Examples");
    field.scroll_to_me();
    window.run_steps(3);
    window.get_by_role_and_label(Role::MultilineTextInput, "Examples").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    let lines: Vec<String> = (1..=130).map(|at| format!("example {at}")).collect();
    window.event(Event::Paste(lines.join("\n")));
    window.run_steps(3);
    assert!(shows(&window, "the last 30 lines were left out"));
    // It does not go by itself, but when the lines are changed.
    window.run_steps(10);
    assert!(shows(&window, "the last 30 lines were left out"));
    press(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "one");
    assert!(!shows(&window, "were left out"));
}

#[test]
fn a_reference_is_edited_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let project = Sample::named("first-steps").unwrap().project().unwrap();
    let (mut window, path) = opened(LARGE, folder.path(), &project);
    mark_words(&mut window, "17 1");
    let named = |window: &Window, name: &str| {
        let mut buttons = window.query_all_by_role(Role::Button);
        let holds = |label: Option<String>| label.is_some_and(|label| label.contains(name));
        buttons.find(|button| holds(button.accesskit_node().label())).map(|button| {
            button.click_accesskit();
        })
    };
    named(&window, "New reference").expect("a button for a new reference");
    window.run_steps(4);
    write(&mut window, "A raport");
    named(&window, "Add reference").expect("a button to add it");
    window.run_steps(4);
    assert!(shows(&window, "A raport"));
    named(&window, "Edit the reference “A raport”").expect("a button to edit it");
    window.run_steps(4);
    press(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "A report");
    named(&window, "Save changes").expect("a button to take the changes");
    window.run_steps(4);
    assert!(shows(&window, "Edit the reference “A report”") && !shows(&window, "A raport"));
    let _quotes = saved_quotes(&mut window, &path, &project);
    let (saved, _) = Project::open(&path).unwrap();
    let titles: Vec<_> =
        saved.review().references().values().map(|reference| reference.title.clone()).collect();
    assert_eq!(titles, ["A report"]);
}

#[test]
fn notices_keep_clear_of_a_sheet_or_wait_until_it_is_gone() {
    for size in [LARGE, vec2(900.0, 600.0), vec2(900.0, 430.0)] {
        let folder = tempfile::tempdir().unwrap();
        let project = Sample::named("first-steps").unwrap().project().unwrap();
        let (mut window, _) = opened(size, folder.path(), &project);
        press(&mut window, Modifiers::NONE, Key::B);
        press(&mut window, Modifiers::COMMAND, Key::E);
        window.run_steps(3);
        support::picture(&mut window, &format!("small-things-notice-{}", size.y));
        // The notice reaches to the left of its button, and the sheet from its title to its last button.
        let title = window.get_by_label("PDF report").rect();
        let cancel = window.get_by_role_and_label(Role::Button, "Cancel").rect();
        let sheet = title.union(cancel).with_max_x(title.left() + 560.0);
        let notice = window.query_by_label("Close notice").map(|close| close.rect());
        assert!(size != LARGE || notice.is_some(), "there is room for both");
        if let Some(close) = notice {
            let notice = close.with_min_x(close.right() - 420.0);
            assert!(!sheet.intersects(notice), "{size}: {sheet:?} under {notice:?}");
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
        window.run_steps(3);
        assert!(shows(&window, "Close notice") && !shows(&window, "PDF report"));
    }
}

#[test]
fn what_went_wrong_is_said_in_french_in_a_french_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nulle-part.ron");
    let mut window = window_in(LARGE, folder.path(), Some(path), Some("fr_FR.UTF-8"));
    wait_for_words(&mut window, "Il n’y a pas de fichier");
    let empty = folder.path().join("vide.ron");
    std::fs::write(&empty, " ").unwrap();
    let mut window = window_in(LARGE, folder.path(), Some(empty), Some("fr_FR.UTF-8"));
    wait_for_words(&mut window, "Il est vide. Reprenez-le d’une sauvegarde");
    let text = folder.path().join("image.txt");
    std::fs::write(&text, b"%PDF-1.7").unwrap();
    let mut window = window_in(LARGE, folder.path(), Some(text), Some("fr_FR.UTF-8"));
    wait_for_words(&mut window, "est abîmé ou n’est pas un PDF");
}

#[test]
fn a_comment_is_typed_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let project = Sample::named("convention-2024").unwrap().project().unwrap();
    let (mut window, _) = opened(vec2(900.0, 600.0), folder.path(), &project);
    mark_words(&mut window, "24 2");
    press(&mut window, Modifiers::NONE, Key::N);
    window.run_steps(20);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Comment");
    assert!(field.is_focused());
    let place = field.rect();
    assert!(place.top() > 90.0 && place.bottom() < 570.0, "{place}");
}

#[test]
fn a_key_that_needs_something_says_what() {
    let folder = tempfile::tempdir().unwrap();
    let project = Sample::named("convention-2024").unwrap().project().unwrap();
    let (mut window, _) = opened(LARGE, folder.path(), &project);
    let none = Modifiers::NONE;
    for (key, needed) in [
        (Key::N, "Select words of the text or choose a mark first."),
        (Key::Num1, "Select words of the text or choose a mark first."),
    ] {
        press(&mut window, none, key);
        assert!(shows(&window, needed), "{key:?}");
        press(&mut window, none, Key::Escape);
        assert!(!shows(&window, needed), "{key:?}");
    }
    // The mark in focus is a colleague's.
    press(&mut window, none, Key::CloseBracket);
    press(&mut window, none, Key::Num1);
    assert!(shows(&window, "This mark is somebody else’s"));
}

#[test]
fn the_tour_fits_in_the_smallest_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(LARGE, folder.path(), None, None);
    open_sample(&mut window, FIRST);
    assert!(shows(&window, "Skip the tour"));
    window.set_size(vec2(40.0, 40.0));
    window.run_steps(3);
    window.set_size(LARGE);
    window.run_steps(3);
    assert!(shows(&window, "Skip the tour"));
}

#[test]
fn the_tour_makes_room_in_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(vec2(640.0, 600.0), folder.path(), None, None);
    open_sample(&mut window, FIRST);
    assert!(shows(&window, "Skip the tour"));
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.run_steps(3);
    assert!(!shows(&window, "Skip the tour"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(3);
    assert!(shows(&window, "Skip the tour"));
}
