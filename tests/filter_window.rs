//! The filter, the filters kept under a name, and the list of marks, by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::words::Language;
use rapporteur::app::{App, Setup};
use rapporteur::find::{Filter, Has, in_text_order};
use rapporteur::project::Project;
use rapporteur::review::{
    Anchor, Annotation, ConcernId, Desk, Edit, Moment, Rating, Reviewer, ReviewerId, Span,
};
use rapporteur::samples::Sample;
use rapporteur::tr;
use support::window::{Window, fill, press, scroll_and_click as click, setup, shows, wait_for};

const SIZE: Vec2 = vec2(1280.0, 800.0);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A window on a project that lies in a folder of its own.
fn opened(folder: &Path, project: &Project, size: Vec2, locale: &str) -> Window {
    let path = folder.join("review.ron");
    project.save(&path).unwrap();
    reopened(folder, path, size, locale)
}

fn reopened(folder: &Path, path: PathBuf, size: Vec2, locale: &str) -> Window {
    let setup = Setup { locale: Some(locale.to_owned()), ..setup(folder, Some(path)) };
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .with_step_dt(0.1)
        .renderer(support::SoftwareRenderer::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    wait_for(&mut window, "the project", |window| {
        shows(window, &tr!("list-find")) || shows(window, &tr!("list-empty"))
    });
    window
}

fn sample() -> Project {
    Sample::named("convention-2024").unwrap().project().unwrap()
}

/// Opens the editor.
fn open_filter(window: &mut Window) {
    press(window, CTRL_SHIFT, Key::L);
}

fn expected(project: &Project, filter: &Filter) -> String {
    let review = project.review();
    let text = review.texts().values().next().unwrap();
    let sieve = filter.sieve(review, text);
    let all = in_text_order(review, text);
    let shown = all.iter().filter(|mark| sieve.lets_through(mark)).count();
    assert!(shown < all.len(), "the filter does nothing");
    format!("{shown} of {} shown", all.len())
}

/// Names of the rows in sight, from the top.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .query_all_by_role(Role::Button)
        .filter_map(|node| {
            let label = node.accesskit_node().label().filter(|label| label.contains(", by "))?;
            Some((node.rect().top(), label))
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

fn focused_row(window: &Window) -> Option<String> {
    let has_focus = |name: &String| window.query_all_by_label(name).any(|node| node.is_focused());
    rows(window).into_iter().find(has_focus)
}

fn id(name: &str) -> ConcernId {
    ConcernId::new(name)
}

#[test]
fn concerns_are_asked_for_by_any_all_and_none() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    open_filter(&mut window);
    let first = window.query_all_by_label_contains("Any of: ").next().unwrap();
    assert!(first.is_focused(), "the first control has the keyboard");

    click(&mut window, "Any of: Surveillance");
    let mut filter = Filter { any_of: [id("surveillance")].into(), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "Any of: Safeguards");
    filter.any_of.insert(id("safeguards"));
    assert!(shows(&window, &expected(&project, &filter)));
    assert!(shows(&window, "or Surveillance") || shows(&window, "or Safeguards"));

    // A concern has one way at a time.
    click(&mut window, "All of: Safeguards");
    filter.any_of.remove(&id("safeguards"));
    filter.all_of.insert(id("safeguards"));
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "None of: Human rights");
    filter.none_of.insert(id("rights"));
    let named =
        project.review().codebook().concerns().iter().find(|(_, c)| c.name == "Human rights").unwrap().0;
    filter.none_of = [named.clone()].into();
    assert!(shows(&window, &expected(&project, &filter)));
    let on = window.get_by_label("None of: Human rights").accesskit_node().toggled();
    assert_eq!(on, Some(Toggled::True));

    // A click on a chip takes away what it says; one click shows all.
    click(&mut window, "Remove from the filter: not Human rights");
    filter.none_of.clear();
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "Show all marks");
    assert!(!shows(&window, "of 84 shown"));

    // What stands under a concern is found by unfolding it.
    assert!(!shows(&window, "Any of: Encryption"));
    click(&mut window, "Concerns under Surveillance");
    let inner = window.query_all_by_label_contains("Any of: ").count();
    assert!(inner > 7, "{inner}");
    // Space works a choice as a click does, and Escape folds the editor up.
    open_filter(&mut window);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(shows(&window, "of 84 shown"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "Any of: "));
    assert!(shows(&window, "of 84 shown"), "the filter stays");
}

#[test]
fn ratings_reviewers_and_what_a_mark_holds() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    open_filter(&mut window);
    let count = project.review().annotations().values().filter(|mark| mark.rating == Rating::RedLine).count();
    click(&mut window, &format!("Red line, {count} marks"));
    let mut filter = Filter { ratings: [Rating::RedLine].into(), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    let lawyer = project.review().reviewers().values().find(|r| r.name == "Human-rights lawyer").unwrap().id;
    let name = window
        .query_all_by_label_contains("Human-rights lawyer, ")
        .find_map(|node| node.accesskit_node().label());
    click(&mut window, &name.unwrap());
    filter.reviewers.insert(lawyer);
    assert!(shows(&window, &expected(&project, &filter)));
    assert!(shows(&window, "by Human-rights lawyer"));
    click(&mut window, "Show all marks");

    click(&mut window, "cites references");
    let mut filter = Filter { has: [(Has::Reference, true)].into(), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "cites no reference");
    filter.has.insert(Has::Reference, false);
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "cites no reference");
    assert!(!shows(&window, "of 84 shown"), "a choice asked again asks nothing");
}

#[test]
fn a_range_is_given_by_addresses_and_a_wrong_one_is_answered_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    open_filter(&mut window);
    window.get_by_label("From provision").scroll_to_me();
    window.run_steps(6);
    fill(&mut window, "From provision", "23");
    let mut filter = Filter { from: Some("art_23".into()), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    assert!(shows(&window, "from Article 23"));
    fill(&mut window, "To provision", "30");
    filter.to = Some("art_30".into());
    assert!(shows(&window, &expected(&project, &filter)));
    assert!(shows(&window, "Articles 23–30"));
    fill(&mut window, "To provision", "300");
    assert!(shows(&window, "300"), "what was typed stays");
    let refused = |window: &Window| {
        window.query_all_by_role(Role::Label).any(|node| {
            let words = node.value().or_else(|| node.accesskit_node().label());
            words.is_some_and(|words| words.contains("There is no Article 300"))
        })
    };
    assert!(refused(&window));
    assert!(shows(&window, "Articles 23–30"), "what was asked before stays in force");
    fill(&mut window, "To provision", "23(2)");
    filter.to = Some("art_23__para_2".into());
    assert!(!refused(&window));
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "Remove from the filter: Article 23 to Article 23(2)");
    assert_eq!(
        window.get_by_role_and_label(Role::TextInput, "From provision").value().unwrap_or_default(),
        ""
    );

    press(&mut window, Modifiers::COMMAND, Key::G);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text("24(1)");
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "This article");
    let bound = Some("art_24".to_owned());
    let filter = Filter { from: bound.clone(), to: bound, ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    let from = window.get_by_role_and_label(Role::TextInput, "From provision").value();
    assert_eq!(from.as_deref(), Some("Article 24"));
}

#[test]
fn words_are_found_while_they_are_typed() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    press(&mut window, CTRL_SHIFT, Key::F);
    let field = window.get_by_role_and_label(Role::TextInput, "Find in marks");
    assert!(field.is_focused());
    field.type_text("JUDICIAL");
    window.run_steps(3);
    let filter = Filter { words: "judicial".into(), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    assert!(shows(&window, "“JUDICIAL”"));
    let found = rows(&window);
    assert!(!found.is_empty());
    click(&mut window, "Remove from the filter: “JUDICIAL”");
    let left = window.get_by_role_and_label(Role::TextInput, "Find in marks").value();
    assert_eq!(left.unwrap_or_default(), "");
    assert!(!shows(&window, "of 84 shown"));
}

#[test]
fn nothing_matches_and_there_is_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    fill(&mut window, "Find in marks", "judicial");
    let some = expected(&project, &Filter { words: "judicial".into(), ..Filter::default() });
    open_filter(&mut window);
    click(&mut window, "has no comment");
    assert!(shows(&window, "No mark matches"));
    assert!(shows(&window, "0 of 84 shown"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    let way = window
        .query_all_by_label_contains("Without “has no comment”")
        .find_map(|node| node.accesskit_node().label());
    click(&mut window, &way.unwrap());
    assert!(shows(&window, &some));
    fill(&mut window, "Find in marks", "nothing says this");
    click(&mut window, "Show all marks");
    assert!(!shows(&window, "No mark matches") && !shows(&window, "of 84 shown"));
}

#[test]
fn filters_are_kept_under_a_name_and_come_back_from_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = sample();
    let lawyer = project.review().reviewers().values().find(|r| r.name == "Human-rights lawyer").unwrap().id;
    let theirs = Filter { ratings: [Rating::Welcome].into(), ..Filter::default() };
    let desk = Desk { views: [("To keep".to_owned(), theirs.clone())].into(), ..Desk::default() };
    project.apply(Edit::PutDesk(lawyer, Box::new(desk))).unwrap();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    click(&mut window, "Saved filters");
    assert!(shows(&window, "there is no filter to keep"));
    assert!(!shows(&window, "Rename To keep"), "a colleague's is theirs");
    click(&mut window, "Show To keep, by Human-rights lawyer");
    assert!(shows(&window, &expected(&project, &theirs)));
    click(&mut window, "Show all marks");

    fill(&mut window, "Find in marks", "court");
    click(&mut window, "Save");
    assert!(shows(&window, "A saved filter needs a name"));
    fill(&mut window, "Name of the filter", &"x".repeat(81));
    click(&mut window, "Save");
    assert!(shows(&window, "at most 80 characters"));
    fill(&mut window, "Name of the filter", "Courts");
    click(&mut window, "Save");
    assert!(shows(&window, "Show Courts"));

    // The same name again asks first.
    fill(&mut window, "Find in marks", "judge");
    fill(&mut window, "Name of the filter", "Courts");
    click(&mut window, "Save");
    assert!(shows(&window, "You have a saved filter of this name"));
    click(&mut window, "Replace it");
    click(&mut window, "Rename Courts");
    fill(&mut window, "Name of the filter", "Judges");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "Show Judges") && !shows(&window, "Show Courts"));

    // Renaming, replacing and saving are a step each.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Show Courts") && !shows(&window, "Show Judges"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "Show Courts"));
    for _ in 0..3 {
        press(&mut window, CTRL_SHIFT, Key::Z);
    }
    press(&mut window, Modifiers::COMMAND, Key::S);
    let path = folder.path().join("review.ron");
    wait_for(&mut window, "the saved file", |_| {
        !Project::open(&path).is_ok_and(|(saved, _)| saved.review().desks().len() < 2)
    });
    drop(window);

    let mut window = reopened(folder.path(), path, SIZE, "en");
    click(&mut window, "Saved filters");
    click(&mut window, "Show Judges");
    let filter = Filter { words: "judge".into(), ..Filter::default() };
    assert!(shows(&window, &expected(&project, &filter)));
    click(&mut window, "Delete Judges");
    assert!(!shows(&window, "Show Judges"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Show Judges"));
}

#[test]
fn rows_are_put_in_order_and_walked_through_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    let review = project.review();
    let text = review.texts().values().next().unwrap();
    let first = in_text_order(review, text)[0];
    let quote: String = first.anchor.quote().chars().take(30).collect();
    assert!(rows(&window)[0].contains(&quote), "{:?}", rows(&window));

    // From the words down into the list, and on.
    press(&mut window, CTRL_SHIFT, Key::F);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let top = focused_row(&window).unwrap();
    assert!(top.contains(&quote));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let second = focused_row(&window).unwrap();
    assert_ne!(top, second);
    press(&mut window, Modifiers::NONE, Key::End);
    let last = focused_row(&window).unwrap();
    assert!(!rows(&window).contains(&top), "far away");
    press(&mut window, Modifiers::NONE, Key::PageUp);
    assert_ne!(focused_row(&window).unwrap(), last);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused_row(&window).unwrap(), second);

    // Enter opens the card; Escape comes back to the same row.
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, "Back to the list (Esc)"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused_row(&window).unwrap(), second);

    for (order, starts) in [("Gravest first", "red line"), ("By reviewer", "by Digital-rights advocate")] {
        window.get_by_role(Role::ComboBox).click();
        window.run_steps(4);
        click(&mut window, order);
        let rows = rows(&window);
        assert!(rows[0].contains(starts), "{order}: {rows:?}");
    }
    window.get_by_role(Role::ComboBox).click();
    window.run_steps(4);
    click(&mut window, "Newest first");
    let newest =
        review.annotations().values().map(|mark| mark.modified.unwrap_or(mark.created)).max().unwrap();
    assert!(shows(&window, &newest.day()));
}

#[test]
fn the_list_follows_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    let before = rows(&window);
    press(&mut window, Modifiers::COMMAND, Key::G);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text("40");
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run_steps(20);
    let after = rows(&window);
    assert!(after.iter().all(|row| !before.contains(row)), "{after:?}");
    assert!(after.iter().any(|row| row.contains("Article 4")), "{after:?}");
}

#[test]
fn the_filter_is_in_sight_above_a_mark_and_a_selection() {
    let folder = tempfile::tempdir().unwrap();
    let project = sample();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    fill(&mut window, "Find in marks", "judicial");
    let some = expected(&project, &Filter { words: "judicial".into(), ..Filter::default() });
    let row = rows(&window)[1].clone();
    click(&mut window, &row);
    assert!(shows(&window, "Back to the list (Esc)"));
    assert!(shows(&window, &some));
    click(&mut window, "Show all marks");
    assert!(!shows(&window, "of 84 shown"));
    assert!(shows(&window, "Back to the list (Esc)"), "the card stays");
    // The command does the same from anywhere.
    press(&mut window, CTRL_SHIFT, Key::F);
    window.get_by_role_and_label(Role::TextInput, "Find in marks").type_text("court");
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("What do you want to do?").type_text("show all marks");
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!shows(&window, "of 84 shown"));
}

#[test]
fn a_mark_whose_words_are_gone_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_odd_marks(sample());
    let mut window = opened(folder.path(), &project, SIZE, "en");
    fill(&mut window, "Find in marks", "words of another draft");
    let rows = rows(&window);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0],
        "Surveillance, red line, by A: words of another draft – Article 23(3), not found in the text"
    );
}

/// With a mark by "A" whose words the text does not have, one on the whole text, and one in Arabic.
fn with_odd_marks(mut project: Project) -> Project {
    let text = project.review().texts().values().next().unwrap().clone();
    let reviewer = Reviewer::new(ReviewerId::from_bits(0xA), "A");
    let by = reviewer.id;
    project.apply(Edit::PutReviewer(reviewer)).unwrap();
    let arabic = Reviewer::new(ReviewerId::from_bits(0xB), "ليلى");
    let laila = arabic.id;
    project.apply(Edit::PutReviewer(arabic)).unwrap();
    let span = Span {
        at: "art_23__para_3".into(),
        from: 0,
        to: 22,
        quote: "words of another draft".into(),
        before: String::new(),
        after: String::new(),
    };
    let mut lost = Annotation::new(text.id().clone(), by, Anchor::Spans(vec![span]));
    lost.concerns = vec![id("surveillance")];
    lost.rating = Rating::RedLine;
    lost.comment = "Where did it go?".into();
    let mut whole = Annotation::new(text.id().clone(), laila, Anchor::Text);
    whole.comment = "يجب أن تبقى الضمانات في كل مادة".into();
    whole.rating = Rating::Welcome;
    for mark in [lost, whole] {
        let added = project.apply(Edit::PutAnnotation(Box::new(mark)));
        added.unwrap();
    }
    project
}

#[test]
fn among_very_many_marks_a_letter_waits_for_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = sample();
    let review = project.review();
    let known: Vec<Annotation> = review.annotations().values().cloned().collect();
    let copies: Vec<Edit> = (0..5_000_u128)
        .map(|at| {
            let mut mark = Annotation::new(
                known[0].text.clone(),
                known[0].reviewer,
                known[at as usize % known.len()].anchor.clone(),
            );
            mark.created = Moment::from_unix(1_700_000_000);
            mark.comment = "a zither".into();
            Edit::PutAnnotation(Box::new(mark))
        })
        .collect();
    project.apply(Edit::All(copies)).unwrap();
    let mut window = opened(folder.path(), &project, SIZE, "en");
    assert!(shows(&window, "5084 marks"));
    window.get_by_role_and_label(Role::TextInput, "Find in marks").focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Find in marks").type_text("zither");
    window.run_steps(1);
    assert!(!shows(&window, "of 5084 shown"), "not at once");
    window.run_steps(3);
    assert!(shows(&window, "5000 of 5084 shown"));
    assert!(rows(&window).len() < 20, "only what is in sight is drawn");
}

/// Pictures of list, editor and saved filters, for looking at: set `RAPPORTEUR_PICTURES` to a folder.
#[test]
fn every_part_can_be_drawn_in_every_theme_language_and_width() {
    for (size, name) in [(SIZE, "large"), (vec2(810.0, 620.0), "small")] {
        for language in [Language::English, Language::French] {
            let folder = tempfile::tempdir().unwrap();
            let mut project = with_odd_marks(sample());
            let views =
                [("Tapping at the border".to_owned(), Filter { words: "tap".into(), ..Filter::default() })];
            let desk = Desk { views: views.into(), ..Desk::default() };
            project.apply(Edit::PutDesk(ReviewerId::from_bits(0xA), Box::new(desk))).unwrap();
            let mut window = opened(folder.path(), &project, size, language.tag());
            for theme in ["one", "other"] {
                let name = format!("filter-{name}-{}-{theme}", language.tag());
                draw_all(&mut window, &name);
                click_menu_command(&mut window, &tr!("command-toggle-theme"));
            }
            click_menu_command(&mut window, &tr!("command-toggle-contrast"));
            draw_all(&mut window, &format!("filter-{name}-{}-contrast", language.tag()));
        }
    }
}

/// Performs a command by its name.
fn click_menu_command(window: &mut Window, name: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    window.get_by_label(&tr!("palette-field")).type_text(name);
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Enter);
}

fn draw_all(window: &mut Window, name: &str) {
    support::picture(window, &format!("{name}-1-list"));
    press(window, CTRL_SHIFT, Key::F);
    fill(window, &tr!("list-find"), "judicial");
    support::picture(window, &format!("{name}-2-words"));
    open_filter(window);
    let safeguards = tr!("filter-all-of", concern = "Safeguards");
    click(window, &safeguards);
    click(window, &tr!("filter-none-of", concern = "Scope"));
    window.query_all_by_label(&tr!("filter-unfold", concern = "Surveillance")).last().unwrap().scroll_to_me();
    window.run_steps(6);
    support::picture(window, &format!("{name}-3-editor"));
    click(window, &tr!("filter-has-comment"));
    fill(window, &tr!("filter-to-name"), "300");
    support::picture(window, &format!("{name}-4-editor-end"));
    click(window, &tr!("filter-lacks-comment"));
    press(window, Modifiers::NONE, Key::Escape);
    press(window, Modifiers::NONE, Key::Escape);
    support::picture(window, &format!("{name}-5-nothing"));
    click(window, &tr!("views"));
    fill(window, &tr!("views-name"), &format!("Nothing at all {}", &name[name.len() - 3..]));
    click(window, &tr!("views-save"));
    support::picture(window, &format!("{name}-6-views"));
    click(window, &tr!("command-clear-filter"));
    click(window, &tr!("views"));
    fill(window, &tr!("list-find"), "judicial");
    press(window, Modifiers::NONE, Key::ArrowDown);
    press(window, Modifiers::NONE, Key::ArrowDown);
    press(window, Modifiers::NONE, Key::Enter);
    support::picture(window, &format!("{name}-7-strip"));
    press(window, Modifiers::NONE, Key::Escape);
    support::picture(window, &format!("{name}-8-back"));
    click(window, &tr!("command-clear-filter"));
}
