//! The whole window as a person uses it: by names and by keys.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{App, NoDialogs, Setup, Store};

use super::SoftwareRenderer;

pub type Window = Harness<'static, App>;

/// A program whose settings lie in `folder`, and which opens `file` at once.
pub fn setup(folder: &Path, file: Option<PathBuf>) -> Setup {
    Setup {
        store: Store::at(&folder.join("settings/settings.ron")),
        dialogs: Box::new(NoDialogs),
        worker: None,
        locale: None,
        file,
        // The least work, so that tests are quick.
        work: 4,
    }
}

/// Its window, of this size in points.
pub fn window_of(size: Vec2, setup: Setup) -> Window {
    dressed(size, 1.0, Theme::Dark, setup)
}

/// The same where the system is light or dark, with `scale` pixels to the point.
pub fn dressed(size: Vec2, scale: f32, theme: Theme, setup: Setup) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_max_steps(40)
        .with_theme(theme)
        .renderer(SoftwareRenderer::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    window.run_steps(3);
    window
}

/// Lets the window work until something is there; other threads bring it.
pub fn wait_for(window: &mut Window, what: &str, there: impl Fn(&Window) -> bool) {
    let deadline = Instant::now() + Duration::from_mins(2);
    while !there(window) {
        assert!(Instant::now() < deadline, "never came: {what}");
        window.run_steps(1);
        std::thread::yield_now();
    }
    window.run_steps(3);
}

/// Lets the window work until these words are there.
pub fn wait_for_words(window: &mut Window, words: &str) {
    wait_for(window, words, |window| shows(window, words));
}

/// Whether something has a name with these words in it.
pub fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

/// Types into whatever has the keyboard.
pub fn write(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run_steps(4);
}

/// Clicks what has this name; where a sheet is up, what is on the sheet.
pub fn click(window: &mut Window, name: &str) {
    window.query_all_by_label(name).last().unwrap_or_else(|| panic!("nothing is called {name}")).click();
    window.run_steps(4);
}

/// Brings what has this name into sight and clicks it, the last if there are several.
pub fn scroll_and_click(window: &mut Window, name: &str) {
    let found = window.query_all_by_label(name).last();
    found.unwrap_or_else(|| panic!("nothing is called {name}")).scroll_to_me();
    window.run_steps(6);
    click(window, name);
}

/// Replaces what a field of one line holds.
pub fn fill(window: &mut Window, name: &str, words: &str) {
    fill_in(window, Role::TextInput, name, words);
}

/// Replaces what a field holds.
pub fn fill_in(window: &mut Window, role: Role, name: &str, words: &str) {
    window.get_by_role_and_label(role, name).focus();
    window.run_steps(2);
    press(window, Modifiers::COMMAND, Key::A);
    if words.is_empty() {
        press(window, Modifiers::NONE, Key::Delete);
    } else {
        window.get_by_role_and_label(role, name).type_text(words);
    }
    window.run_steps(4);
}

/// Goes to a provision as people write its address, "17 2 b".
pub fn go_to(window: &mut Window, place: &str) {
    press(window, Modifiers::COMMAND, Key::L);
    write(window, place);
    press(window, Modifiers::NONE, Key::Enter);
}

/// Selects some words after the caret.
pub fn select_words(window: &mut Window, count: usize) {
    for _ in 0..count {
        press(window, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    }
}

/// What has the keyboard, by name.
pub fn focused(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let mut with = nodes.filter(|node| node.accesskit_node().is_focused());
    with.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Goes on with Tab until the control of this name has the keyboard.
pub fn tab_to(window: &mut Window, name: &str) {
    let mut met = Vec::new();
    for _ in 0..150 {
        let now = focused(window);
        if now == name {
            return;
        }
        met.push(now);
        press(window, Modifiers::NONE, Key::Tab);
    }
    panic!("Tab never came to {name}, only to {met:?}");
}

/// Opens the sample whose button has this in its name.
pub fn open_sample(window: &mut Window, name: &str) {
    for step in 0..2 {
        let mut buttons = window.query_all_by_role(Role::Button);
        let named = |label: Option<String>| label.is_some_and(|label| label.contains(name));
        let button =
            buttons.find(|button| named(button.accesskit_node().label())).expect("the sample's button");
        if step == 0 {
            button.scroll_to_me();
        } else {
            button.click();
        }
        drop(buttons);
        window.run_steps(5);
    }
}

/// These buttons are there, and whole in the window, however small that is.
pub fn assert_in_sight(window: &Window, size: Vec2, names: &[&str]) {
    for name in names {
        let buttons: Vec<_> = window.query_all_by_label(name).collect();
        assert!(!buttons.is_empty(), "nothing is called {name}");
        for rect in buttons.iter().map(egui_kittest::Node::rect) {
            assert!(rect.bottom() <= size.y && rect.right() <= size.x, "{name}: {rect:?}");
        }
    }
}
