//! How the page is set and drawn.

use super::*;

const LINE: &str = "Each State Party shall adopt, in accordance with fundamental principles of its domestic law, such legislative and other measures as may be necessary to establish as criminal offences, when committed intentionally, the acts named in this article and in those that follow it, and shall see to it that they are applied.";

#[test]
fn the_measure_decides_how_many_letters_a_line_has() {
    let text = paragraph("en", LINE);
    let mut harness = open_in(&text, vec2(1200.0, 500.0), Theme::Light);
    for face in [Face::Serif, Face::Sans] {
        for (measure, letters) in [(Measure::Narrow, 55.0), (Measure::Usual, 70.0), (Measure::Wide, 90.0)] {
            harness.state_mut().pane.comfort.face = face;
            harness.state_mut().pane.comfort.measure = measure;
            harness.run();
            let size: f32 = if face == Face::Serif { 17.0 } else { 17.0 * 0.94 };
            let lines = ((block(&harness, LINE).height() - 138.0) / (size * 1.5)).round();
            let set = LINE.chars().count() as f32 / lines;
            assert!((letters * 0.78..letters * 1.15).contains(&set), "{face:?} {measure:?}: {set}");
        }
    }
}

#[test]
fn calm_scrolling_is_done_at_once() {
    for calm in [true, false] {
        let text = long(50);
        let mut harness = open(&text);
        harness.state_mut().pane.comfort.calm = calm;
        harness.run();
        harness.hover_at(pos2(300.0, 300.0));
        harness.step();
        let before = block(&harness, "Article 1 ").bottom();
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: vec2(0.0, -1.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.step();
        let after = block(&harness, "Article 1 ").bottom();
        harness.run_steps(20);
        let rest = block(&harness, "Article 1 ").bottom();
        assert!(rest < before - 20.0);
        assert_eq!((after - rest).abs() < 0.6, calm, "{before} {after} {rest}");
    }
}

/// How far the darkest pixel of a block's words is from white.
fn darkness(harness: &mut Harness<'_, Reader>, words: &str) -> u8 {
    let rect = block(harness, words);
    let image = harness.render().unwrap();
    let inside = |x: u32, y: u32| rect.contains(pos2(x as f32, y as f32)) && x > 140 && x < 600;
    let pixels = image.enumerate_pixels().filter(|(x, y, _)| inside(*x, *y));
    255 - pixels.map(|(_, _, pixel)| pixel.0[1]).min().unwrap()
}

#[test]
fn what_is_not_at_hand_is_dimmed() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 1", "Scope", ""),
            entry(ProvisionKind::Paragraph, 1, "1.", "", "First words of all"),
            entry(ProvisionKind::Paragraph, 1, "2.", "", "Second words of all"),
            entry(ProvisionKind::Article, 0, "Article 2", "Terms", ""),
            entry(ProvisionKind::Paragraph, 1, "1.", "", "Third words of all"),
        ],
    );
    let mut harness = open(&text);
    harness.state_mut().pane.select(&[(1, 3..3)]);
    harness.run();
    let full = darkness(&mut harness, "First words");
    let mut faint = |dim: Dim| {
        harness.state_mut().pane.comfort.dim_others = dim;
        harness.run();
        ["First words", "Second words", "Third words"].map(|words| darkness(&mut harness, words) + 20 < full)
    };
    assert_eq!(faint(Dim::Off), [false, false, false]);
    assert_eq!(faint(Dim::Paragraph), [false, true, true]);
    assert_eq!(faint(Dim::Article), [false, false, true]);
}

#[test]
fn another_text_keeps_comfort_and_zoom() {
    let mut pane = ReadingPane::new(Arc::new(ReadingDocument::from_text(&long(2))));
    pane.comfort.measure = Measure::Wide;
    pane.words.strip = "Position dans le texte".into();
    pane.set_zoom(1.5);
    pane.set_document(Arc::new(ReadingDocument::from_text(&long(3))));
    assert_eq!((pane.comfort.measure, &*pane.words.strip), (Measure::Wide, "Position dans le texte"));
    assert!((pane.zoom() - 1.5).abs() < f32::EPSILON);
}
