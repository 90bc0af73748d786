//! Finding words, going from place to place and back, bookmarks, links and what shows beside the pointer.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::Setup;
use rapporteur::find::{Hits, Query, TextIndex, search};
use rapporteur::project::Project;
use rapporteur::review::Rating;
use rapporteur::samples::Sample;
use rapporteur::text::{Text, cross_references};
use support::window::{
    Window, click, go_to, open_sample, press, setup, shows, wait_for, wait_for_words, window_of, write,
};

const ADOPTED: &str = "Open sample: The adopted convention of 2024, annotated";
const ADOPTED_TITLE: &str = "2024, annot";
const LARGE: Vec2 = vec2(1280.0, 800.0);

fn window_in(size: Vec2, folder: &Path, locale: Option<&str>, file: Option<PathBuf>) -> Window {
    window_of(size, Setup { locale: locale.map(str::to_owned), ..setup(folder, file) })
}

/// A window with the annotated sample open.
fn sample(size: Vec2, folder: &Path) -> Window {
    let mut window = window_in(size, folder, None, None);
    open_sample(&mut window, ADOPTED);
    window
}

/// Opens the bar and types into it.
fn find(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    write(window, words);
}

fn toggled(window: &Window, name: &str) -> Option<Toggled> {
    window.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled()
}

/// What is typed in the bar.
fn wanted(window: &Window) -> String {
    window.get_by_role_and_label(Role::TextInput, "Find in text").value().unwrap_or_default()
}

/// The text that [`sample`] opens.
fn the_text() -> Arc<Text> {
    let project = Sample::named("convention-2024").unwrap().project().unwrap();
    project.review().texts().values().next().unwrap().clone()
}

fn hits(words: &str) -> Hits {
    let index = Arc::new(TextIndex::new(&the_text()));
    search(&index, &Query { words: words.to_owned(), ..Query::default() })
}

#[test]
fn words_are_found_stepped_through_and_left_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    let text = the_text();
    let found = hits("electronic data");
    let count = found.len();
    assert!(count > 4, "{count}");
    go_to(&mut window, "23");
    let article = text.index_of("art_23").unwrap();
    let first = found.next_from(article, 0).unwrap();

    find(&mut window, "electronic data");
    // The first from the top of the page on, however far it stands in the text.
    assert!(shows(&window, &format!("{} of {count}", first + 1)));
    assert_eq!(wanted(&window), "electronic data");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, &format!("{} of {count}", first + 2)));
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert!(shows(&window, &format!("{} of {count}", first + 1)));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert!(shows(&window, &format!("{} of {count}", first + 2)));
    press(&mut window, Modifiers::SHIFT, Key::F3);

    // Round the start of the text, and said so.
    for _ in 0..=first {
        press(&mut window, Modifiers::NONE, Key::F3);
        press(&mut window, Modifiers::SHIFT, Key::F3);
        press(&mut window, Modifiers::SHIFT, Key::F3);
    }
    assert!(shows(&window, &format!("{count} of {count} · from the end again")));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert!(shows(&window, &format!("1 of {count} · from the top again")));

    // The hit in hand is selected, ready to be marked; F3 goes on from it.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "Close find (Esc)"));
    assert!(shows(&window, "2 words selected"));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert!(shows(&window, &format!("2 of {count}")));
}

#[test]
fn a_search_leaves_one_stop_however_many_letters_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    go_to(&mut window, "17");
    press(&mut window, Modifiers::COMMAND, Key::F);
    for letter in ["e", "x", "t", "r", "a", "d", "i", "t"] {
        write(&mut window, letter);
    }
    assert!(!shows(&window, "Article 17"), "the page has gone on");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(shows(&window, "Article 17"), "one step back is where the search began");
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(!shows(&window, "Article 17"));
    // The buttons at the side of a mouse do the same.
    for (button, there) in [(PointerButton::Extra1, true), (PointerButton::Extra2, false)] {
        for pressed in [true, false] {
            let pos = pos2(600.0, 400.0);
            window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            window.run_steps(1);
        }
        window.run_steps(3);
        assert_eq!(shows(&window, "Article 17"), there);
    }
}

#[test]
fn what_is_not_found_is_said_in_place_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    find(&mut window, "electroni");
    assert!(!shows(&window, "Nothing found"));
    click(&mut window, "Whole words only");
    assert_eq!(toggled(&window, "Whole words only"), Some(Toggled::True));
    assert!(shows(&window, "Nothing found"));
    click(&mut window, "with parts of words");
    assert_eq!(toggled(&window, "Whole words only"), Some(Toggled::False));
    assert!(!shows(&window, "Nothing found"));
    press(&mut window, Modifiers::COMMAND, Key::F);
    press(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "no such words stand here");
    assert!(shows(&window, "Nothing found") && shows(&window, "Try fewer words"));
    click(&mut window, "Close find (Esc)");
    assert!(!shows(&window, "Nothing found"));
}

#[test]
fn capitals_and_accents_matter_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    let all = hits("states").len();
    find(&mut window, "states");
    assert!(shows(&window, &format!("of {all}")));
    click(&mut window, "Match capital letters");
    assert!(!shows(&window, &format!("of {all}")), "most are capital");
    click(&mut window, "Match capital letters");
    press(&mut window, Modifiers::COMMAND, Key::F);
    press(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "stâtes");
    assert!(shows(&window, &format!("of {all}")));
    click(&mut window, "Match accents");
    assert!(shows(&window, "Nothing found"));
    click(&mut window, "whatever the accents");
    assert!(shows(&window, &format!("of {all}")));
}

#[test]
fn selected_words_are_what_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    go_to(&mut window, "23 3");
    for _ in 0..3 {
        press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut window, Modifiers::COMMAND, Key::F);
    let words = wanted(&window);
    assert_eq!(words.split_whitespace().count(), 3, "{words}");
    assert!(shows(&window, &format!("of {}", hits(&words).len())));
    // Letters typed replace them and do nothing else.
    write(&mut window, "hnw");
    assert_eq!(wanted(&window), "hnw");
    assert!(shows(&window, "84 marks"));
}

#[test]
fn places_found_are_listed_by_article() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    let found = hits("electronic data");
    let text = the_text();
    let articles = found.by_article();
    find(&mut window, "electronic data");
    click(&mut window, "Places found");
    let (article, count) = articles[0];
    let head = format!("{}, {count} place", text.citation(article));
    let heading = &text.provisions()[article].heading;
    let named = format!("{} · {heading}, {count} place", text.citation(article));
    assert!(shows(&window, &head) || shows(&window, &named), "{named}");
    assert!(window.query_all_by_role(Role::ListBoxOption).count() < 30, "only what is in sight");

    // From the field into the list, to its end and there.
    press(&mut window, Modifiers::COMMAND, Key::F);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, &format!("{} of {}", found.len(), found.len())));
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shows(&window, &format!("1 of {}", found.len())));
    // And back into the field.
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    write(&mut window, "zzz");
    assert!(shows(&window, "Nothing found"));
}

#[test]
fn labels_of_headings_are_found_and_leave_nothing_but_a_caret() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    let text = the_text();
    let found = hits("article 22");
    let article = text.index_of("art_22").unwrap();
    let at = found.numbers_in(article).start;
    assert!(found.get(at).unwrap().in_label);
    go_to(&mut window, "22");
    find(&mut window, "article 22");
    assert!(shows(&window, &format!("{} of {}", at + 1, found.len())));
    click(&mut window, "Places found");
    assert!(shows(&window, &format!("{}: Article 22", text.short_citation(article))));
    // There are no words of the treaty to mark in a label.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!shows(&window, "Selected words") && !shows(&window, "selected"));
}

#[test]
fn bookmarks_are_set_visited_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.ron");
    Sample::named("first-steps").unwrap().project().unwrap().save(&path).unwrap();
    let mut window = window_in(LARGE, folder.path(), None, Some(path.clone()));
    wait_for_words(&mut window, "Find in marks");
    press(&mut window, Modifiers::SHIFT, Key::B);
    assert!(shows(&window, "No bookmarks yet"));
    assert!(!shows(&window, "1 bookmark"));
    go_to(&mut window, "6 1");
    press(&mut window, Modifiers::NONE, Key::B);
    assert!(shows(&window, "Bookmark set at Article 6(1)"));
    assert!(shows(&window, "1 bookmark") && shows(&window, "Bookmark, Art. 6(1)"));
    assert!(shows(&window, ", bookmarked"), "the article's line says so");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "1 bookmark"));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(shows(&window, "1 bookmark"));
    go_to(&mut window, "4");
    press(&mut window, Modifiers::NONE, Key::B);
    assert!(shows(&window, "2 bookmarks"));
    press(&mut window, Modifiers::SHIFT, Key::B);
    assert!(shows(&window, "Article 6(1)"));
    press(&mut window, Modifiers::SHIFT, Key::B);
    assert!(!shows(&window, "Article 6(1)"), "round to the first");

    // Kept with the project.
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for_words(&mut window, "Saved as review.ron");
    let (project, _) = Project::open(&path).unwrap();
    let text = project.review().texts().values().next().unwrap();
    let desk = project.review().desks().values().next().unwrap();
    assert_eq!(desk.bookmarks_on(text).len(), 2);

    click(&mut window, "Remove bookmark, Art. 6(1)");
    assert!(shows(&window, "1 bookmark") && !shows(&window, "Bookmark, Art. 6(1)"));
    click(&mut window, "1 bookmark");
    assert!(!shows(&window, "Remove bookmark, Art. 4"), "folded away");
}

#[test]
fn marks_of_one_concern_are_visited_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    press(&mut window, Modifiers::NONE, Key::CloseBracket);
    let mut steps = 0;
    while !shows(&window, "No further mark with") {
        press(&mut window, Modifiers::NONE, Key::C);
        steps += 1;
        assert!(steps < 90, "it never ends");
    }
    assert!(steps > 1, "there are several");
    for _ in 0..steps {
        press(&mut window, Modifiers::SHIFT, Key::C);
    }
    assert!(shows(&window, "before this one"));
}

#[test]
fn marks_at_one_place_are_turned_to_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    go_to(&mut window, "24(2)");
    for _ in 0..2 {
        press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut window, Modifiers::NONE, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::Escape);
    go_to(&mut window, "24(2)");
    for _ in 0..3 {
        press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut window, Modifiers::NONE, Key::Num2);
    go_to(&mut window, "24(2)");
    let on = |window: &Window, name: &str| {
        window.query_by_label(name).and_then(|chip| chip.accesskit_node().toggled()) == Some(Toggled::True)
    };
    let mut seen = [false; 2];
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::O);
        let here = [on(&window, "Scope, key 1"), on(&window, "Human rights, key 2")];
        seen = [seen[0] || here[0], seen[1] || here[1]];
    }
    assert_eq!(seen, [true, true]);
    go_to(&mut window, "preamble");
}

/// A provision whose first words, or nearly, are a reference, and the place it leads to.
fn a_reference(text: &Text) -> (usize, std::ops::Range<usize>, usize) {
    let all = (0..text.provisions().len()).flat_map(|provision| {
        let links = cross_references(text, provision);
        links.into_iter().map(move |link| (provision, link.range, link.target))
    });
    all.min_by_key(|(_, range, _)| range.start).expect("the sample has references")
}

#[test]
fn references_lead_there_and_back_by_keyboard_and_pointer() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    let text = the_text();
    let (provision, range, target) = a_reference(&text);
    let (here, there) = (text.citation(provision), text.citation(target));
    go_to(&mut window, &here);
    for _ in 0..=range.start {
        window.key_press_modifiers(Modifiers::NONE, Key::ArrowRight);
        window.run_steps(1);
    }
    window.run_steps(2);
    let lead = format!("→ {there}, Enter");
    assert!(shows(&window, &lead), "{here} → {there}");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_all_by_label(&there).next().is_some(), "the status bar says {there}");
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(shows(&window, &lead), "back with the caret in the link");

    // The pointer rests on it, and a card shows what stands there; the keyboard stays with the page.
    let words: String =
        text.provisions()[provision].words().chars().collect::<Vec<_>>()[range].iter().collect();
    let at = link_place(&window, &words);
    window.hover_at(at);
    window.run_steps(8);
    assert!(shows(&window, "Ctrl+click or Enter to go there"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!shows(&window, &lead));
}

/// The middle of a link on the screen.
fn link_place(window: &Window, words: &str) -> Pos2 {
    let link = window
        .query_all_by_role(Role::Link)
        .find(|link| link.accesskit_node().label().is_some_and(|label| label.contains(words)))
        .unwrap_or_else(|| panic!("no link says {words}"));
    link.rect().center()
}

#[test]
fn everything_fits_a_narrow_window() {
    for size in [vec2(900.0, 600.0), vec2(450.0, 300.0)] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = sample(size, folder.path());
        find(&mut window, "States");
        assert!(shows(&window, "of "), "{size}: the count is there");
        for name in ["Find in text", "Places found", "Close find (Esc)", "Whole words only"] {
            let mut all = window.query_all_by_label(name).filter(|node| node.rect().is_positive());
            let rect = all.next_back().unwrap_or_else(|| panic!("{size}: no {name}")).rect();
            assert!(
                rect.min.x >= 0.0 && rect.max.x <= size.x && rect.max.y <= size.y,
                "{size}: {name} {rect}"
            );
        }
    }
}

/// Pictures for looking at: set `RAPPORTEUR_PICTURES` to a folder.
#[test]
fn what_is_found_can_be_drawn_at_every_size_and_in_every_dress() {
    for (size, name) in [(LARGE, "large"), (vec2(900.0, 600.0), "small"), (vec2(450.0, 300.0), "tiny")] {
        for locale in ["en_GB", "fr_FR"] {
            let folder = tempfile::tempdir().unwrap();
            let mut window = window_in(size, folder.path(), Some(locale), None);
            open_sample(&mut window, ADOPTED_TITLE);
            for dress in ["plain", "clear"] {
                find(&mut window, "electronic data");
                support::picture(&mut window, &format!("find-{name}-{locale}-{dress}-bar"));
                let list = if locale == "fr_FR" { "Passages trouvés" } else { "Places found" };
                click(&mut window, list);
                support::picture(&mut window, &format!("find-{name}-{locale}-{dress}-list"));
                click(&mut window, list);
                let words = if locale == "fr_FR" { "Mots entiers seulement" } else { "Whole words only" };
                click(&mut window, words);
                press(&mut window, Modifiers::COMMAND, Key::F);
                write(&mut window, "electronic dat");
                support::picture(&mut window, &format!("find-{name}-{locale}-{dress}-nothing"));
                click(&mut window, words);
                press(&mut window, Modifiers::COMMAND, Key::F);
                press(&mut window, Modifiers::NONE, Key::Escape);
                press(&mut window, Modifiers::NONE, Key::Escape);
                press(&mut window, Modifiers::NONE, Key::B);
                go_to(&mut window, "28(4)");
                press(&mut window, Modifiers::NONE, Key::B);
                support::picture(&mut window, &format!("find-{name}-{locale}-{dress}-bookmarks"));
                press(&mut window, Modifiers::COMMAND, Key::K);
                write(&mut window, if locale == "fr_FR" { "contraste" } else { "contrast" });
                press(&mut window, Modifiers::NONE, Key::Enter);
                press(&mut window, Modifiers::NONE, Key::Escape);
            }
            beside_pictures(&mut window, &format!("find-{name}-{locale}"));
            if locale == "en_GB" {
                press(&mut window, Modifiers::COMMAND, Key::K);
                write(&mut window, "light or dark");
                press(&mut window, Modifiers::NONE, Key::Enter);
                find(&mut window, "electronic data");
                click(&mut window, "Places found");
                support::picture(&mut window, &format!("find-{name}-light-list"));
                beside_pictures(&mut window, &format!("find-{name}-light"));
            }
        }
    }
}

/// What stands beside the pointer: a link's card, the marks in the margin, the strip.
fn beside_pictures(window: &mut Window, name: &str) {
    let text = the_text();
    let (provision, range, _) = a_reference(&text);
    go_to(window, &text.citation(provision));
    let words: String =
        text.provisions()[provision].words().chars().collect::<Vec<_>>()[range].iter().collect();
    let place = window
        .query_all_by_role(Role::Link)
        .find(|link| link.accesskit_node().label().is_some_and(|label| label.contains(&words)))
        .map(|link| link.rect().center());
    if let Some(place) = place {
        window.hover_at(place);
        window.run_steps(8);
        support::picture(window, &format!("{name}-card"));
    }
    let page = window.get_by_role(Role::Document).rect();
    window.hover_at(pos2(page.right() + 6.0, page.center().y));
    window.run_steps(4);
    support::picture(window, &format!("{name}-strip"));
    go_to(window, "29(1)(b)");
    if find_margin(window) {
        support::picture(window, &format!("{name}-margin"));
    }
}

/// What the list beside the margin says of its first mark: rating and by whom, in English.
fn beside_margin(window: &Window) -> Option<String> {
    let labels = window.query_all_by_label_contains(" · ").filter_map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    });
    let rated = |label: &str| Rating::all().any(|rating| label.starts_with(&format!("{} · ", rating.name())));
    labels.into_iter().find(|label| rated(label))
}

/// Moves the pointer over the margin until something is said of it.
fn find_margin(window: &mut Window) -> bool {
    let page = window.get_by_role(Role::Document).rect();
    for step in 0..40_u8 {
        window.hover_at(pos2(page.right() - 4.0 * f32::from(step), page.top() + 40.0));
        window.run_steps(2);
        if beside_margin(window).is_some() {
            return true;
        }
    }
    false
}

#[test]
fn the_margin_says_whose_marks_stand_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample(LARGE, folder.path());
    go_to(&mut window, "29(1)(b)");
    assert!(find_margin(&mut window));
    // The keyboard is still the page's.
    press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    assert!(shows(&window, "1 word selected"));
}

#[test]
fn a_long_text_is_made_ready_while_the_window_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.md");
    let words = "Each Party shall adopt such measures as may be necessary to establish as an offence the access to \
                 the whole or any part of a system without right, and shall keep data for as long as needed.";
    let articles: Vec<String> =
        (1..=2200).map(|number| format!("## Article {number}. Measures\n\n{words}\n\n")).collect();
    std::fs::write(&path, format!("# Treaty\n\n{}", articles.concat())).unwrap();
    let mut window = window_in(LARGE, folder.path(), None, Some(path));
    wait_for_words(&mut window, "Import: long.md");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for_words(&mut window, "No marks yet");
    find(&mut window, "without right");
    wait_for_words(&mut window, "1 of 2,200");
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert!(shows(&window, "2,200 of 2,200 · from the end again"));
}

const ARABIC: &str = "# اتفاقية\n\n## المادة 1. الغرض\n\nتحمي كل دولة طرف حقوق الإنسان والبيانات الإلكترونية وفقا للمادة 2.\n\n## المادة 2. النطاق\n\n1. تنطبق هذه الاتفاقية على البيانات الإلكترونية.\n\n2. لا تخل المادة 1 بحقوق الإنسان.\n";

#[test]
fn words_are_found_in_arabic() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("arabic.md");
    std::fs::write(&path, ARABIC).unwrap();
    for (size, name) in [(LARGE, "large"), (vec2(450.0, 300.0), "tiny")] {
        let mut window = window_in(size, folder.path(), None, Some(path.clone()));
        wait_for_words(&mut window, "Import: arabic.md");
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        wait_for(&mut window, "the text", |window| {
            window.query_by_role(Role::Document).is_some() || shows(window, "No marks yet")
        });
        press(&mut window, Modifiers::COMMAND, Key::F);
        // Letters with and without hamza are the same unless asked.
        write(&mut window, "حقوق الانسان");
        support::picture(&mut window, &format!("find-arabic-{name}-bar"));
        assert!(shows(&window, "1 of 2"), "{name}");
        click(&mut window, "Places found");
        support::picture(&mut window, &format!("find-arabic-{name}"));
    }
}
