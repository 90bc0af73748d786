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
