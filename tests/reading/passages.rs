//! Selections of several passages.

use super::*;

const WORDS: &str = "alpha beta gamma delta epsilon";

#[test]
fn the_command_key_adds_a_passage() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Paragraph, 0, "1.", "", WORDS),
            entry(ProvisionKind::Paragraph, 0, "2.", "", "second paragraph"),
        ],
    );
    let mut harness = open(&text);
    // The places of words, as a mark on them has them.
    for (key, word) in [(1, "beta"), (2, "delta")] {
        harness.state_mut().mark(0, key, &text, word, BLUE, "H");
    }
    harness.state_mut().mark(1, 3, &text, "second", BLUE, "H");
    harness.run();
    let place = |harness: &Harness<'_, Reader>, label: &str| {
        let rect = harness.get_by_label(label).rect();
        (rect.left_center(), rect.right_center())
    };
    let delta = place(&harness, "Mark 2: delta");
    let beta = place(&harness, "Mark 1: beta");
    let second = place(&harness, "Mark 3: second");
    drag_with(&mut harness, Modifiers::NONE, delta.0, delta.1);
    drag_with(&mut harness, COMMAND, beta.0, beta.1);
    drag_with(&mut harness, COMMAND, second.0, second.1);
    let selection = harness.state().selection.clone().unwrap();
    assert_eq!(&*selection.spans, [(0, 6..10), (0, 17..22), (1, 0..6)]);
    assert_eq!(&*selection.text, "beta […] delta […] second");
    assert!((selection.rect.center() - second.1).length() < 3.0, "beside the passage last made");
    harness.event(Event::Copy);
    harness.step();
    let copied = |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::CopyText(words) if words == "beta […] delta […] second");
    assert!(harness.output().platform_output.commands.iter().any(copied));
    // Keys extend the last; passages that come to touch are one.
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(harness.state().selected(), "beta […] delta […] secon");
    drag_with(&mut harness, COMMAND, beta.1, delta.0);
    assert_eq!(harness.state().selected(), "beta gamma delta […] secon");
    drag_with(&mut harness, Modifiers::NONE, second.0, second.0);
    assert_eq!(harness.state().selected(), "", "a plain click starts anew");
}

#[test]
fn spans_given_are_passages_where_words_stand_between() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 1", "Scope", "First line.\nSecond line."),
            entry(ProvisionKind::Paragraph, 1, "1.", "", WORDS),
        ],
    );
    let mut harness = open(&text);
    harness.state_mut().pane.select(&[(0, 6..30), (1, 0..5), (1, 11..16)]);
    harness.run();
    assert_eq!(harness.state().selected(), "First line.\nSecond line.\nalpha […] gamma");
    assert_eq!(&*harness.state().selection.clone().unwrap().spans, [(0, 6..30), (1, 0..5), (1, 11..16)]);
    harness.state_mut().pane.request_focus();
    harness.run();
    support::press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "");
}
