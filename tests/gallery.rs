//! Every view in every dress: light, dark and high contrast, usual and narrow windows, text at 200 %, texts in
//! English, Arabic and Chinese, the interface in both its languages. What can be measured is asserted: controls
//! have names and lie within the window. `RAPPORTEUR_PICTURES` saves the pictures for people to look at.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "export/files.rs"]
mod files;
mod support;

use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{Setup, Store};
use rapporteur::import::{self, ImportOptions};
use rapporteur::project::Project;
use rapporteur::review::{
    Anchor, Annotation, Codebook, ConcernId, Edit, Rating, Review, Reviewer, ReviewerId,
};
use rapporteur::samples::Sample;
use rapporteur::text::{Entry, Instrument, ProvisionKind, Text, TextHeader};
use support::window::{Window, dressed, press, setup, wait_for};

/// How the window is dressed.
#[derive(Clone, Copy)]
struct Dress {
    name: &'static str,
    settings: &'static str,
    locale: &'static str,
    /// Size in points, and pixels to the point: 200 % text halves the room.
    size: Vec2,
    scale: f32,
}

const DRESSES: [Dress; 7] = [
    Dress { name: "light", settings: "look: Light", locale: "en", size: vec2(1280.0, 800.0), scale: 1.0 },
    Dress { name: "dark", settings: "look: Dark", locale: "en", size: vec2(1280.0, 800.0), scale: 1.0 },
    Dress {
        name: "clear",
        settings: "look: Light, contrast: true",
        locale: "en",
        size: vec2(1280.0, 800.0),
        scale: 1.0,
    },
    Dress {
        name: "clear-dark",
        settings: "look: Dark, contrast: true",
        locale: "fr",
        size: vec2(900.0, 600.0),
        scale: 1.0,
    },
    Dress { name: "small", settings: "look: Light", locale: "fr", size: vec2(900.0, 600.0), scale: 1.0 },
    Dress { name: "double", settings: "look: Light", locale: "en", size: vec2(640.0, 400.0), scale: 2.0 },
    Dress {
        name: "double-small",
        settings: "look: Dark",
        locale: "fr",
        size: vec2(450.0, 300.0),
        scale: 2.0,
    },
];

/// A right-to-left and a Chinese treaty of our own, with marks.
const ARABIC: [(&str, &str); 3] = [
    ("المادة 1", "تتعهد الدول الأطراف باحترام حقوق الإنسان والحريات الأساسية في تنفيذ هذه الاتفاقية."),
    (
        "المادة 2",
        "لا يجوز حفظ البيانات مدة تتجاوز 90 يوما، وفقا للمادة 1 وللقانون الداخلي (القانون رقم 30 لسنة 1948).",
    ),
    ("المادة 3", "يكفل كل طرف رقابة قضائية مستقلة على الصلاحيات المنصوص عليها في المادة 2."),
];
const CHINESE: [(&str, &str); 3] = [
    ("第一条", "各缔约国在执行本公约时应当尊重人权和基本自由。"),
    ("第二条", "数据保存期限不得超过九十日，并应当符合第一条的规定。"),
    ("第三条", "各缔约国应当确保对第二条所述权力实行独立的司法监督。"),
];

fn project(title: &str, language: &str, articles: &[(&str, &str)]) -> Project {
    let entries = articles.iter().enumerate().flat_map(|(at, (label, words))| {
        let entry = |kind, eid: String, label: &str, text: &str, depth| Entry {
            kind,
            eid,
            label: label.to_owned(),
            heading: String::new(),
            text: text.to_owned(),
            depth,
        };
        [
            entry(ProvisionKind::Article, format!("art_{}", at + 1), label, "", 0),
            entry(ProvisionKind::Paragraph, format!("art_{}__para_1", at + 1), "", words, 1),
        ]
    });
    let header = TextHeader {
        instrument: Instrument { title: title.to_owned(), short_title: String::new() },
        language: language.to_owned(),
        ..TextHeader::default()
    };
    let text = Arc::new(Text::assemble(header, entries.collect()).unwrap());
    let reviewer = Reviewer::new(ReviewerId::random(), title);
    let mut edits = vec![Edit::PutText(Arc::clone(&text)), Edit::PutReviewer(reviewer.clone())];
    for (at, (concern, rating)) in
        [("privacy", Rating::RedLine), ("surveillance", Rating::Serious), ("safeguards", Rating::Welcome)]
            .into_iter()
            .enumerate()
    {
        let anchor = Anchor::passages(&text, [(at * 2 + 1, 3..16)]).unwrap();
        let mut mark = Annotation::new(text.id().clone(), reviewer.id, anchor);
        mark.concerns = vec![ConcernId::new(concern)];
        mark.rating = rating;
        articles[at].1.clone_into(&mut mark.comment);
        edits.push(Edit::PutAnnotation(Box::new(mark)));
    }
    let mut review = Review::new(title, Codebook::shipped());
    review.apply(Edit::All(edits)).unwrap();
    Project::from_review(review)
}

fn window(dress: Dress, folder: &Path, file: &Path) -> Window {
    let settings = folder.join("settings.ron");
    let toured = format!("({}, toured: true)", dress.settings);
    std::fs::write(&settings, toured).unwrap();
    let locale = Some(dress.locale.to_owned());
    let setup = Setup { store: Store::at(&settings), locale, ..setup(folder, Some(file.to_path_buf())) };
    let theme = if dress.settings.contains("Dark") { Theme::Dark } else { Theme::Light };
    let mut window = dressed(dress.size, dress.scale, theme, setup);
    wait_for(&mut window, "the project", |window| {
        window.query_by_role(Role::Document).is_some() || window.query_by_role(Role::TextInput).is_some()
    });
    window
}

/// Saves the picture, and finds fault with what can be measured.
fn look(window: &mut Window, dress: Dress, name: &str) {
    window.run_steps(3);
    support::picture(window, &format!("{}-{name}", dress.name));
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        let control = matches!(
            node.role(),
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::Link
                | Role::ComboBox
                | Role::ScrollBar
        );
        if !control || node.is_hidden() {
            continue;
        }
        let label = node.label().unwrap_or_default();
        assert!(!label.trim().is_empty(), "{}-{name}: a {:?} has no name", dress.name, node.role());
        let Some(bounds) = node.bounding_box() else { continue };
        let width = f64::from(dress.size.x * dress.scale);
        // The panel keeps a margin at the window's edge, and what stands in it keeps to that.
        let margin = if node.role() == Role::ComboBox { 8.0 } else { -1.0 };
        let inside = bounds.x0 >= margin && bounds.x1 <= width - margin;
        assert!(
            inside,
            "{}-{name}: “{label}” reaches from {:.0} to {:.0} of {width:.0}",
            dress.name, bounds.x0, bounds.x1
        );
    }
}

/// The last row of a dialog is in sight, whole, however low the window is.
fn pinned(window: &Window, dress: Dress, name: &str, english: &str, french: &str) {
    let label = if dress.locale == "fr" { french } else { english };
    let bottom = f64::from(dress.size.y * dress.scale);
    let whole = window.query_all_by_role_and_label(Role::Button, label).any(|node| {
        let bounds = node.accesskit_node().bounding_box();
        bounds.is_some_and(|bounds| bounds.y0 >= 0.0 && bounds.y1 <= bottom)
    });
    assert!(whole, "{}-{name}: “{label}” is not in sight", dress.name);
}

/// What has the keyboard lies in sight, above the line at the foot of the window.
fn focus_in_sight(window: &Window, dress: Dress, name: &str) {
    const STATUS: f32 = 30.0;
    let bottom = f64::from((dress.size.y - STATUS) * dress.scale);
    let focused = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let node = focused.unwrap_or_else(|| panic!("{}-{name}: nothing has the keyboard", dress.name));
    let node = node.accesskit_node();
    let bounds = node.bounding_box().expect("what has the keyboard has a place");
    let seen = bounds.y0 >= 0.0 && bounds.y1 <= bottom;
    assert!(seen, "{}-{name}: {:?} at {bounds:?} of {bottom}", dress.name, node.label());
}

/// Every view of an open project.
fn every_view(dress: Dress, file: &Path, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(dress, folder.path(), file);
    let name = |view: &str| format!("{text}-{view}");
    let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    look(&mut window, dress, &name("1-text"));
    assert_eq!(support::overprinted(&window), None, "{}", dress.name);
    press(&mut window, Modifiers::NONE, Key::CloseBracket);
    look(&mut window, dress, &name("2-card"));
    press(&mut window, Modifiers::NONE, Key::F7);
    look(&mut window, dress, &name("3-without-marks"));
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.key_press(Key::A);
    look(&mut window, dress, &name("4-find"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F7);
    press(&mut window, ctrl_shift, Key::L);
    look(&mut window, dress, &name("5-filter"));
    focus_in_sight(&window, dress, &name("5-filter"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F8);
    look(&mut window, dress, &name("6-overview"));
    assert_eq!(support::overprinted(&window), None, "{}", dress.name);
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::SHIFT, Key::F11);
    look(&mut window, dress, &name("7-focus"));
    press(&mut window, Modifiers::SHIFT, Key::F11);
    let stale = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.contains("Maj+F11") || label.contains("Shift+F11"))
    };
    let stale = window.root().children_recursive().any(|node| stale(&node));
    assert!(!stale, "{}: focus mode is over", dress.name);
    press(&mut window, Modifiers::COMMAND, Key::K);
    look(&mut window, dress, &name("8-palette"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    look(&mut window, dress, &name("9-settings"));
    pinned(&window, dress, &name("9-settings"), "Close", "Fermer");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::F1);
    let keys =
        if dress.locale == "fr" { "Trouver une commande ou une touche" } else { "Find a command or key" };
    assert!(window.query_by_role_and_label(Role::TextInput, keys).is_some(), "{}: no keys", dress.name);
    look(&mut window, dress, &name("10-keys"));
    pinned(&window, dress, &name("10-keys"), "Close", "Fermer");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::K);
    let wanted = if dress.locale == "fr" { "Sûreté" } else { "Safety" };
    window.event(Event::Text(wanted.to_owned()));
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    look(&mut window, dress, &name("12-safety"));
    pinned(&window, dress, &name("12-safety"), "Close", "Fermer");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::E);
    look(&mut window, dress, &name("11-export"));
    focus_in_sight(&window, dress, &name("11-export"));
    for (english, french) in [("Export", "Exporter"), ("Cancel", "Annuler")] {
        pinned(&window, dress, &name("11-export"), english, french);
    }
}

#[test]
fn the_sample_in_every_dress() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.ron");
    std::fs::write(&file, Sample::named("convention-2024").unwrap().ron()).unwrap();
    for dress in DRESSES {
        every_view(dress, &file, "english");
    }
}

#[test]
fn an_arabic_and_a_chinese_treaty() {
    let folder = tempfile::tempdir().unwrap();
    for (title, language, articles) in [("اتفاقية", "ar", ARABIC), ("公约", "zh", CHINESE)] {
        let file = folder.path().join(format!("{language}.ron"));
        std::fs::write(&file, project(title, language, &articles).to_ron().unwrap()).unwrap();
        for dress in [DRESSES[0], DRESSES[3], DRESSES[5]] {
            every_view(dress, &file, language);
        }
    }
}

#[test]
fn the_original_page_in_every_dress() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, file) = (folder.path().join("treaty.pdf"), folder.path().join("review.ron"));
    std::fs::write(&pdf, files::Treaty::default().bytes()).unwrap();
    let text = Arc::new(import::file(&pdf, &ImportOptions::default()).unwrap().text);
    let reviewer = Reviewer::new(ReviewerId::random(), "Somebody");
    let anchor = Anchor::passages(&text, [(text.index_of("art_1__para_2").unwrap(), 5..60)]).unwrap();
    let mut mark = Annotation::new(text.id().clone(), reviewer.id, anchor);
    mark.concerns = vec![ConcernId::new("surveillance")];
    let edits = vec![Edit::PutText(text), Edit::PutReviewer(reviewer), Edit::PutAnnotation(Box::new(mark))];
    let mut review = Review::new("Files", Codebook::shipped());
    review.apply(Edit::All(edits)).unwrap();
    Project::from_review(review).save(&file).unwrap();
    for dress in DRESSES {
        let (asks, shows) = match dress.locale {
            "fr" => ("De quel PDF vient ce texte\u{202f}?", "Afficher les pages"),
            _ => ("Which PDF was this text read from?", "Show pages"),
        };
        let mut window = window(dress, folder.path(), &file);
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        look(&mut window, dress, "original-1-asked");
        window.get_by_role_and_label(Role::TextInput, asks).focus();
        window.run_steps(2);
        window.get_by_role_and_label(Role::TextInput, asks).type_text(pdf.to_str().unwrap());
        window.run_steps(2);
        window.query_all_by_label(shows).last().unwrap().click();
        let drawn = |window: &Window| {
            let pages: Vec<String> = window
                .root()
                .children_recursive()
                .filter_map(|node| node.accesskit_node().label())
                .filter(|label| label.starts_with("Page 1 "))
                .collect();
            !pages.is_empty() && pages.iter().all(|label| !label.contains(','))
        };
        wait_for(&mut window, dress.name, drawn);
        look(&mut window, dress, "original-2-shown");
    }
}
