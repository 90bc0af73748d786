//! Selecting, marking, keys and screen readers.

use super::*;

#[test]
fn dragging_selects_the_words_between() {
    let words = "Each State Party shall adopt such measures as may be necessary.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let start = pos2(left_of(&harness, words), at.center().y);
    support::drag(&mut harness, start, pos2(at.right(), at.center().y));
    assert_eq!(harness.state().selected(), words);
    let selection = harness.state().selection.clone().unwrap();
    assert_eq!(&*selection.spans, [(0, 0..words.chars().count())]);
    assert!(selection.rect.right() <= 820.0 && selection.rect.top() >= at.top());
}

#[test]
fn dragging_through_arabic_selects_what_was_read() {
    let words = "المادة 17 من الاتفاقية (1948) بشأن غسل العائدات";
    let text = paragraph("ar", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    // From the right edge of the column, where the paragraph begins, to its end at the left.
    let right = right_of(&harness, words);
    support::drag(&mut harness, pos2(right, at.center().y), pos2(at.left() + 2.0, at.center().y));
    assert_eq!(harness.state().selected(), words);
    // A short drag from the right edge takes the first words and nothing from the other end.
    support::click(&mut harness, pos2(at.left() + 3.0, at.center().y));
    support::drag(&mut harness, pos2(right, at.center().y), pos2(right - 75.0, at.center().y));
    let some = harness.state().selected().to_owned();
    assert!(words.starts_with(&some) && some.chars().count() > 4 && some.chars().count() < 20, "{some}");
}

#[test]
fn double_and_triple_clicks_take_words_and_blocks() {
    for (language, words, word) in [
        ("en", "measures measures measures measures", "measures"),
        ("ar", "العائدات العائدات العائدات", "العائدات"),
    ] {
        let text = paragraph(language, words);
        let mut harness = open(&text);
        harness.run();
        let at = block(&harness, words);
        let inside =
            if language == "ar" { right_of(&harness, words) - 30.0 } else { left_of(&harness, words) + 30.0 };
        let point = pos2(inside, at.top() + 12.0);
        presses(&mut harness, point, 2);
        assert_eq!(harness.state().selected(), word);
        presses(&mut harness, point + vec2(0.0, 0.0), 1);
        assert_eq!(harness.state().selected(), words);
    }
    let words = "各缔约国应确保有效保护人权";
    let text = paragraph("zh", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let point = pos2(left_of(&harness, words) + 20.0, at.top() + 12.0);
    presses(&mut harness, point, 2);
    let word = harness.state().selected().to_owned();
    assert!(words.contains(&word) && (1..=4).contains(&word.chars().count()), "{word}");
}

#[test]
fn a_selection_runs_over_blocks_and_provisions() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 1", "Scope", "First line.\nSecond line."),
            entry(ProvisionKind::Paragraph, 1, "1.", "", "Third words."),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    let (from, to) = (block(&harness, "Scope"), block(&harness, "Third words"));
    // From inside the lead, which is not part of the words, to beyond the last.
    let start = pos2(left_of(&harness, "Scope") + 5.0, from.bottom() - 16.0);
    support::drag(&mut harness, start, pos2(to.right(), to.top() + 12.0));
    let selection = harness.state().selection.clone().unwrap();
    assert_eq!(&*selection.text, "Scope\nFirst line.\nSecond line.\nThird words.");
    assert_eq!(&*selection.spans, [(0, 0..30), (1, 0..12)]);
    harness.event(Event::Copy);
    harness.step();
    let copied =
        harness.output().platform_output.commands.iter().any(
            |command| matches!(command, egui::OutputCommand::CopyText(words) if *words == *selection.text),
        );
    assert!(copied);
}

#[test]
fn keys_move_the_caret_and_select() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Paragraph, 0, "1.", "", "alpha beta gamma"),
            entry(ProvisionKind::Paragraph, 0, "2.", "", "delta epsilon"),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, "alpha");
    let start = pos2(left_of(&harness, "alpha"), at.top() + 12.0);
    support::click(&mut harness, start);
    assert_eq!(harness.state().caret, Some(0));
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "a");
    support::press(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND | Modifiers::CTRL, Key::ArrowRight);
    assert_eq!(harness.state().selected().trim_end(), "alpha");
    support::press(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(harness.state().selected(), "alpha beta gamma");
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "alpha beta gamma\nd");
    support::press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    support::press(&mut harness, Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    assert_eq!(harness.state().selected(), "delta epsilon");
    support::press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().selected(), "");
    support::press(&mut harness, Modifiers::COMMAND | Modifiers::CTRL, Key::End);
    assert_eq!(harness.state().caret, Some(1));
    support::press(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND | Modifiers::CTRL, Key::Home);
    assert!(harness.state().selected().ends_with("delta epsilon"));
}

#[test]
fn clicks_cycle_through_overlapping_marks() {
    let words = "Each State Party shall adopt measures.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    let reader = harness.state_mut();
    reader.mark(0, 1, &text, "State Party", ORANGE, "S");
    reader.mark(0, 2, &text, "Each State Party shall", BLUE, "H");
    reader.mark(0, 3, &text, "measures", RED, "R");
    harness.run();
    let node = harness.get_by_role_and_label(Role::Mark, "Mark 1: State Party").rect();
    for _ in 0..3 {
        support::click(&mut harness, node.center());
        harness.run_steps(12);
    }
    assert_eq!(harness.state().clicked, [1, 2, 1]);
    harness.hover_at(node.center());
    harness.run();
    assert_eq!(harness.state().hovered, [1, 2]);
    let alone = harness.get_by_role_and_label(Role::Mark, "Mark 3: measures").rect();
    support::click(&mut harness, alone.center());
    assert_eq!(harness.state().clicked.last(), Some(&3));
    assert_eq!(harness.state().selected(), "");
    // A screen reader opens a mark without a pointer.
    harness.get_by_label("Mark 2: Each State Party shall").click_accesskit();
    harness.run();
    assert_eq!(harness.state().clicked.last(), Some(&2));
}

#[test]
fn a_click_that_is_over_before_the_frame_counts() {
    let words = "Each State Party shall adopt measures.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    harness.state_mut().mark(0, 1, &text, "State Party", ORANGE, "S");
    harness.run();
    let mark = harness.get_by_role_and_label(Role::Mark, "Mark 1: State Party").rect();
    harness.hover_at(mark.center());
    harness.run();
    // Queued events come one a frame; these two come in the same.
    for pressed in [true, false] {
        harness.input_mut().events.push(Event::PointerButton {
            pos: mark.center(),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
    assert_eq!(harness.state().clicked, [1]);
    assert_eq!(harness.state().caret, Some(0));
}

#[test]
fn screen_readers_hear_headings_paragraphs_and_marks() {
    let text = text(
        "Convention",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 17", "Laundering of proceeds", ""),
            entry(ProvisionKind::Point, 1, "(b)", "", "The conversion of property;"),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    harness.get_by_role_and_label(Role::Document, "Convention");
    harness.get_by_role_and_label(Role::Heading, "Article 17 · Laundering of proceeds");
    harness.get_by_role_and_label(Role::Paragraph, "(b) The conversion of property;");
}

#[test]
fn shift_and_a_click_extend() {
    let words = "Each State Party shall adopt such measures.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let start = pos2(left_of(&harness, words), at.center().y);
    support::click(&mut harness, start);
    harness.run_steps(12);
    let end = pos2(at.right() - 40.0, at.center().y);
    harness.hover_at(end);
    harness.event_modifiers(
        Event::PointerButton {
            pos: end,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::SHIFT,
        },
        Modifiers::SHIFT,
    );
    harness.step();
    harness.drop_at(end);
    harness.run();
    assert_eq!(harness.state().selected(), words);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Act {
        Key(Key, Modifiers),
        Press(f32, f32),
        Drag(f32, f32),
        Add(f32, f32),
        Wheel(f32),
        Select(usize, usize, usize),
        ScrollTo(usize, usize),
        Zoom(f32),
    }

    fn act() -> impl Strategy<Value = Act> {
        let keys = vec![
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::A,
        ];
        let modifiers = vec![
            Modifiers::NONE,
            Modifiers::SHIFT,
            Modifiers::CTRL | Modifiers::COMMAND,
            Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT,
        ];
        prop_oneof![
            4 => (prop::sample::select(keys), prop::sample::select(modifiers)).prop_map(|(key, with)| Act::Key(key, with)),
            2 => (0.0..500.0_f32, 0.0..400.0_f32).prop_map(|(x, y)| Act::Press(x, y)),
            2 => (-50.0..550.0_f32, -50.0..450.0_f32).prop_map(|(x, y)| Act::Drag(x, y)),
            2 => (0.0..500.0_f32, 0.0..400.0_f32).prop_map(|(x, y)| Act::Add(x, y)),
            1 => (-2000.0..2000.0_f32).prop_map(Act::Wheel),
            1 => (0_usize..9, 0_usize..40, 0_usize..40).prop_map(|(at, start, length)| Act::Select(at, start, length)),
            1 => (0_usize..9, 0_usize..60).prop_map(|(at, char)| Act::ScrollTo(at, char)),
            1 => (0.1..3.0_f32).prop_map(Act::Zoom),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever is done, what is reported as selected is what the provisions say there.
        #[test]
        fn spans_and_words_always_agree(acts in prop::collection::vec(act(), 1..25)) {
            let text = text("Mixed", "en", vec![
                entry(ProvisionKind::Article, 0, "Article 1", "Scope (النطاق)", "First line.\nSecond “line” e\u{301}."),
                entry(ProvisionKind::Paragraph, 1, "1.", "", "تكفل كل دولة طرف (انظر الفقرة 2) 30 يوماً office."),
                entry(ProvisionKind::Point, 2, "(a)", "", ""),
                entry(ProvisionKind::Point, 2, "(b)", "", "各缔约国应确保“人权”——不迟于30天。"),
                entry(ProvisionKind::Article, 0, "Article 2", "", ""),
                entry(ProvisionKind::Paragraph, 1, "", "Heading of a paragraph", "Words after it."),
            ]);
            let mut harness = open_in(&text, vec2(500.0, 400.0), Theme::Light);
            for act in acts {
                match act {
                    Act::Key(key, modifiers) => {
                        harness.state_mut().pane.request_focus();
                        harness.step();
                        harness.key_press_modifiers(modifiers, key);
                    }
                    Act::Press(x, y) => {
                        harness.hover_at(pos2(x, y));
                        harness.drag_at(pos2(x, y));
                    }
                    Act::Drag(x, y) => {
                        harness.hover_at(pos2(x, y));
                        harness.step();
                        harness.drop_at(pos2(x, y));
                    }
                    Act::Add(x, y) => drag_with(&mut harness, COMMAND, pos2(x, y), pos2(y + 60.0, x * 0.7)),
                    Act::Wheel(delta) => wheel(&mut harness, delta),
                    Act::Select(at, start, length) => harness.state_mut().pane.select(&[(at, start..start + length)]),
                    Act::ScrollTo(at, char) => harness.state_mut().pane.scroll_to(at, char),
                    Act::Zoom(zoom) => harness.state_mut().pane.set_zoom(zoom),
                }
                harness.step();
                let Some(selection) = harness.state().selection.clone() else { continue };
                prop_assert!(selection.spans.is_sorted_by_key(|(provision, _)| *provision));
                let mut said = Vec::new();
                for (provision, range) in selection.spans.iter() {
                    let words: Vec<char> = text.provisions()[*provision].words().chars().collect();
                    prop_assert!(range.start < range.end && range.end <= words.len());
                    said.push(words[range.clone()].iter().collect::<String>());
                }
                // The title is no provision, but can be selected and copied.
                let text = selection.text.replace(" […] ", "\n");
                prop_assert!(text.ends_with(&said.join("\n")), "{:?} is not {said:?}", selection.text);
            }
        }
    }
}
