//! Whatever is pressed, clicked, typed or dragged, in a window of whatever size: the program goes on.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;
use rapporteur::app::{App, NoDialogs, Setup, Store};

#[derive(Debug, Clone)]
enum Act {
    Press(Modifiers, Key),
    Type(String),
    Click(Pos2),
    Drag(Pos2, Pos2),
    Wheel(f32),
    Resize(f32, f32),
}

fn act() -> impl Strategy<Value = Act> {
    let place = || (0.0..1300.0f32, 0.0..820.0f32).prop_map(|(x, y)| pos2(x, y));
    let modifiers = prop::sample::select(vec![
        Modifiers::NONE,
        Modifiers::NONE,
        Modifiers::SHIFT,
        Modifiers::COMMAND,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Modifiers::ALT,
    ]);
    // Quitting would end the play; files are not to be written by chance.
    let key = any::<prop::sample::Index>()
        .prop_map(|index| *index.get(Key::ALL))
        .prop_filter("keys that leave", |key| !matches!(key, Key::Q | Key::S | Key::E | Key::O | Key::N));
    prop_oneof![
        6 => (modifiers, key).prop_map(|(modifiers, key)| Act::Press(modifiers, key)),
        2 => prop_oneof![any::<String>(), Just("17 2 b".to_owned()), Just("حقوق\n人权".to_owned())].prop_map(Act::Type),
        6 => place().prop_map(Act::Click),
        3 => (place(), place()).prop_map(|(from, to)| Act::Drag(from, to)),
        2 => (-4000.0..4000.0f32).prop_map(Act::Wheel),
        1 => (40.0..1500.0f32, 40.0..1000.0f32).prop_map(|(x, y)| Act::Resize(x, y)),
    ]
}

fn perform(window: &mut Harness<'static, App>, act: Act) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    match act {
        Act::Press(modifiers, key) => window.key_press_modifiers(modifiers, key),
        Act::Type(words) => window.event(Event::Text(words)),
        Act::Click(at) => {
            window.event(Event::PointerMoved(at));
            window.event(button(at, true));
            window.run_steps(1);
            window.event(button(at, false));
        }
        Act::Drag(from, to) => {
            window.event(Event::PointerMoved(from));
            window.event(button(from, true));
            window.run_steps(1);
            window.event(Event::PointerMoved(to));
            window.run_steps(1);
            window.event(button(to, false));
        }
        Act::Wheel(by) => window.event(Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }),
        Act::Resize(x, y) => {
            window.set_size(vec2(x, y));
        }
    }
    window.run_steps(1);
}

const TEXT: &str = "A Convention\n\nPreamble\n\nArticle 1\n\nUse\n\n1. One: (a) first; (b) second.\n\n3. Three.\n\n\
                    المادة 2\n\nتحمي كل دولة طرف حقوق الإنسان.\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_a_hand_can_do_ends_the_program(acts in prop::collection::vec(act(), 1..60)) {
        let setup = Setup { store: Store::default(), dialogs: Box::new(NoDialogs), worker: None, locale: None, file: None, work: 4 };
        let mut window = Harness::builder()
            .with_size(vec2(1280.0, 800.0))
            .with_accessibility_check(false)
            .allow_missing_glyphs()
            .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
        window.run_steps(2);
        let sample = "Open sample: The adopted convention of 2024, annotated";
        window.get_by_label(sample).click();
        window.run_steps(3);
        for act in acts {
            perform(&mut window, act);
        }
    }

    #[test]
    fn nothing_a_hand_can_do_to_a_draft_ends_the_program(acts in prop::collection::vec(act(), 1..60)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("text.txt");
        std::fs::write(&file, TEXT).unwrap();
        let setup =
            Setup { store: Store::default(), dialogs: Box::new(NoDialogs), worker: None, locale: None, file: Some(file), work: 4 };
        let mut window = Harness::builder()
            .with_size(vec2(1280.0, 800.0))
            .with_accessibility_check(false)
            .allow_missing_glyphs()
            .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
        let deadline = Instant::now() + Duration::from_mins(2);
        while window.query_by_label_contains("Import: text.txt").is_none() {
            prop_assert!(Instant::now() < deadline, "the review never came");
            window.run_steps(1);
            std::thread::yield_now();
        }
        for act in acts {
            perform(&mut window, act);
        }
    }
}
