//! Hidden and look-alike characters: real treaties hold none, and the window shows those that a project holds.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{App, NoDialogs, Setup, Store};
use rapporteur::import::{self, ImportOptions};
use rapporteur::project::Project;
use rapporteur::review::{Anchor, Annotation, Codebook, Edit, HiddenSigns, Review, Reviewer, ReviewerId};
use rapporteur::samples::SAMPLES;
use rapporteur::text::{Entry, Instrument, ProvisionKind, Text, TextHeader};

type Window = Harness<'static, App>;

/// A review of one text whose articles say this, with one mark that says that.
fn review(articles: &[&str], comment: &str) -> Review {
    let instrument = Instrument { title: "Treaty of Test".to_owned(), short_title: String::new() };
    let header = TextHeader { instrument, ..TextHeader::default() };
    let entries = articles.iter().enumerate().map(|(at, words)| Entry {
        kind: ProvisionKind::Article,
        eid: format!("art_{}", at + 1),
        label: format!("Article {}", at + 1),
        heading: String::new(),
        text: (*words).to_owned(),
        depth: 0,
    });
    let text = Arc::new(Text::assemble(header, entries.collect()).unwrap());
    let mut review = Review::new("Test", Codebook::shipped());
    let me = Reviewer::new(ReviewerId::from_bits(7), "Asha");
    let mut mark = Annotation::new(text.id().clone(), me.id, Anchor::Provision("art_1".to_owned()));
    comment.clone_into(&mut mark.comment);
    for edit in [Edit::PutText(text), Edit::PutReviewer(me), Edit::PutAnnotation(Box::new(mark))] {
        review.apply(edit).unwrap();
    }
    review
}

fn window(folder: &Path, review: Review, locale: &str) -> Window {
    let file = folder.join("review.ron");
    Project::from_review(review).save(&file).unwrap();
    let setup = Setup {
        store: Store::at(&folder.join("settings/settings.ron")),
        dialogs: Box::new(NoDialogs),
        worker: None,
        locale: Some(locale.to_owned()),
        file: Some(file),
        work: 4,
    };
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .renderer(support::SoftwareRenderer::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    window.run_steps(3);
    window
}

fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Lets the window work until something is there; other threads bring it.
fn wait_for(window: &mut Window, words: &str) {
    let deadline = Instant::now() + Duration::from_mins(2);
    while !shows(window, words) {
        if Instant::now() > deadline {
            let named = window.root().children_recursive().filter_map(|node| node.accesskit_node().label());
            panic!("never came: {words}; there is {:?}", named.collect::<Vec<_>>());
        }
        window.run_steps(1);
        std::thread::yield_now();
    }
    window.run_steps(2);
}

fn click(window: &mut Window, name: &str) {
    window.query_all_by_label(name).last().unwrap_or_else(|| panic!("nothing is called {name}")).click();
    window.run_steps(3);
}

#[test]
fn the_window_tells_what_is_hidden_and_leads_to_each_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let articles =
        ["Each State shall \u{202E}ton\u{202C} listen.", "The p\u{430}ypal rule.", "دولت\u{200C}ها و UN."];
    let mut window = window(folder.path(), review(&articles, "We agree\u{200B}d."), "en_GB.UTF-8");
    wait_for(&mut window, "4 characters here are hidden or look like others.");
    support::picture(&mut window, "hidden-banner");
    // What is read out is what is drawn: each with its code, and joiners of Persian as they are.
    assert!(shows(&window, "Each State shall [U+202E]ton[U+202C] listen."));
    assert!(shows(&window, "The p[U+0430]ypal rule.") && shows(&window, "دولت\u{200C}ها و UN."));
    let told = [
        "1 of 4 · Article 1, words, character 18: U+202E shows the words after it in another order than they are read.",
        "2 of 4 · Article 1, words, character 22: U+202C changes the direction of the words around it.",
        "3 of 4 · Article 2, words, character 6: U+0430 is of another alphabet and looks like “a”.",
        "4 of 4 · A mark on Article 1, comment, character 9: U+200B is invisible.",
        "1 of 4 · Article 1, words",
    ];
    for words in told {
        click(&mut window, "Show next");
        assert!(shows(&window, words), "{words}");
    }
    click(&mut window, "Dismiss");
    assert!(!shows(&window, "Show next"));
    // The key brings it back.
    window.key_press(Key::F4);
    window.run_steps(3);
    assert!(shows(&window, "1 of 4 · Article 1, words"));
}

#[test]
fn the_banner_speaks_french() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), review(&["Un \u{202E}mot."], ""), "fr_FR.UTF-8");
    wait_for(&mut window, "Un caractère ici est caché ou ressemble à un autre.");
    click(&mut window, "Voir le suivant");
    assert!(shows(&window, "1 sur 1"));
}

#[test]
fn the_key_says_where_nothing_is_hidden_and_leads_to_concerns() {
    let folder = tempfile::tempdir().unwrap();
    let mut clean = window(folder.path(), review(&["Each State shall listen."], "Yes."), "en_GB.UTF-8");
    wait_for(&mut clean, "Each State shall listen.");
    clean.key_press(Key::F4);
    wait_for(&mut clean, "No hidden or look-alike character was found here.");
    let mut review = review(&["Each State shall listen."], "Yes.");
    let (id, mut concern) = review
        .codebook()
        .concerns()
        .iter()
        .next()
        .map(|(id, concern)| (id.clone(), concern.clone()))
        .unwrap();
    concern.definition = "Wat\u{200B}ching of people.".to_owned();
    review.apply(Edit::PutConcern(id, Box::new(concern))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path(), review, "en_GB.UTF-8");
    wait_for(&mut window, "One character here is hidden or looks like another.");
    click(&mut window, "Show next");
    assert!(shows(&window, "definition, character 4: U+200B is invisible."));
    let editor = window.get_by_role_and_label(Role::MultilineTextInput, "Definition").value();
    assert!(editor.unwrap_or_default().contains("ching of people."), "its editor is open");
}

#[test]
fn a_clean_project_has_no_banner() {
    let folder = tempfile::tempdir().unwrap();
    let articles = ["Each State shall listen.", "دولت\u{200C}ها و UN.", "Москва и Europol."];
    let mut clean = window(folder.path(), review(&articles, "Naïve «да»."), "en_GB.UTF-8");
    wait_for(&mut clean, "Each State shall listen.");
    assert!(!shows(&clean, "Show next"));
    // That all was looked through: beside one bad character, the only one that is told, the same is clean.
    let folder = tempfile::tempdir().unwrap();
    let bad = [articles[0], articles[1], articles[2], "no\u{200B}w"];
    let mut window = window(folder.path(), review(&bad, "Naïve «да»."), "en_GB.UTF-8");
    wait_for(&mut window, "One character here is hidden or looks like another.");
}

#[test]
fn the_samples_hide_nothing() {
    for sample in SAMPLES {
        let project = sample.project().unwrap();
        let found = HiddenSigns::of(project.review());
        assert_eq!((found.warnings, found.listed), (0, Vec::new()));
    }
}

#[test]
fn real_treaties_in_six_languages_raise_no_warning() {
    let Some(corpus) = support::corpus() else { return };
    let mut read = 0;
    for folder in ["pdf", "html", "docx", "text", "markdown"] {
        for entry in std::fs::read_dir(corpus.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                continue;
            }
            let imported = import::file(&path, &ImportOptions::default()).unwrap();
            let remarks = imported.source.remarks.iter();
            let hidden: Vec<_> =
                remarks.filter(|remark| remark.kind() == import::RemarkKind::Hidden).collect();
            assert!(hidden.is_empty(), "{}: {hidden:?}", path.display());
            let mut review = Review::new("Test", Codebook::shipped());
            review.apply(Edit::PutText(Arc::new(imported.text))).unwrap();
            let found = HiddenSigns::of(&review);
            assert_eq!(found.listed, [], "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 20, "{read}");
}
