//! Moving the edges of the mark in focus.

use super::*;

fn focused(language: &str, words: &str, quote: &str) -> (Text, Harness<'static, Reader>, Rect) {
    let text = paragraph(language, words);
    let mut harness = open(&text);
    harness.state_mut().mark(0, 5, &text, quote, ORANGE, "S");
    harness.state_mut().focus(0, 5);
    harness.run();
    let rect = harness.get_by_role_and_label(Role::Mark, &format!("Mark 5: {quote}")).rect();
    (text, harness, rect)
}

const WORDS: &str = "Each State Party shall adopt such measures as may be necessary.";
const ARABIC: &str = "تعتمد كل دولة طرف ما قد يلزم من تدابير تشريعية";

#[test]
fn dragging_an_edge_takes_whole_words() {
    let (text, mut harness, rect) = focused("en", WORDS, "shall adopt");
    let end = rect.right_bottom();
    // Into the middle of "measures".
    let inside = end + vec2(75.0, -10.0);
    support::drag(&mut harness, end, inside);
    let to = range_of(&text, 0, "measures").end;
    assert_eq!(harness.state().moved, [EdgeMove { key: 5, edge: Edge::End, provision: 0, char: to }]);
    assert_eq!(harness.state().selected(), "", "a handle selects nothing");
    assert!(harness.state().clicked.is_empty());
    support::drag(&mut harness, rect.left_top(), rect.left_top() + vec2(-60.0, 10.0));
    let to = range_of(&text, 0, "State").start;
    assert!(harness.state().moved.len() == 2, "{:?}", harness.state().moved);
    let last = harness.state().moved[1];
    assert_eq!(last.edge, Edge::Start);
    assert!([to, range_of(&text, 0, "Party").start].contains(&last.char), "{last:?}");
}

#[test]
fn an_edge_never_passes_the_other_and_escape_lets_it_be() {
    let (text, mut harness, rect) = focused("en", WORDS, "shall adopt");
    support::drag(&mut harness, rect.right_bottom(), rect.left_center() - vec2(120.0, 0.0));
    let shortest = range_of(&text, 0, "shall");
    for moved in &harness.state().moved {
        assert!(moved.char > shortest.start, "{moved:?}");
    }
    harness.state_mut().moved.clear();
    harness.hover_at(rect.right_bottom());
    harness.run_steps(1);
    harness.drag_at(rect.right_bottom());
    harness.run_steps(1);
    harness.hover_at(rect.right_bottom() + vec2(75.0, -10.0));
    harness.run_steps(1);
    assert!(harness.state().pane.is_moving_edge());
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(!harness.state().pane.is_moving_edge());
    harness.hover_at(rect.right_bottom() + vec2(95.0, -10.0));
    harness.run_steps(1);
    harness.drop_at(rect.right_bottom() + vec2(95.0, -10.0));
    harness.run();
    assert!(harness.state().moved.is_empty());
    assert_eq!(harness.state().selected(), "");
}

#[test]
fn alt_frees_the_edge_from_words() {
    let (text, mut harness, rect) = focused("en", WORDS, "shall adopt");
    let whole = range_of(&text, 0, "measures").end;
    drag_with(&mut harness, Modifiers::ALT, rect.right_bottom(), rect.right_bottom() + vec2(75.0, -10.0));
    let moved = harness.state().moved[0];
    assert!(moved.char < whole && moved.char > range_of(&text, 0, "adopt").end, "{moved:?}");
}

const END: Modifiers = Modifiers { shift: true, alt: true, ..Modifiers::NONE };
const START: Modifiers = Modifiers { ctrl: true, command: true, ..END };

#[test]
fn keys_move_edges_by_words() {
    let (text, mut harness, _) = focused("en", WORDS, "shall adopt");
    harness.state_mut().pane.request_focus();
    harness.run();
    for (held, key, edge, char) in [
        (END, Key::ArrowRight, Edge::End, range_of(&text, 0, "such").end),
        (END, Key::ArrowLeft, Edge::End, range_of(&text, 0, "shall").end),
        (START, Key::ArrowLeft, Edge::Start, range_of(&text, 0, "Party").start),
        (START, Key::ArrowRight, Edge::Start, range_of(&text, 0, "adopt").start),
    ] {
        support::press(&mut harness, held, key);
        let moved = harness.state_mut().moved.pop().unwrap();
        assert_eq!(moved, EdgeMove { key: 5, edge, provision: 0, char }, "{held:?} {key:?}");
    }
    assert_eq!(harness.state().selected(), "");
    // Without a mark to edit, nothing moves.
    harness.state_mut().extent = None;
    support::press(&mut harness, END, Key::ArrowRight);
    assert!(harness.state().moved.is_empty());
}

#[test]
fn in_arabic_the_end_is_on_the_left() {
    let (text, mut harness, rect) = focused("ar", ARABIC, "دولة طرف");
    harness.state_mut().pane.request_focus();
    harness.run();
    support::press(&mut harness, END, Key::ArrowLeft);
    let later = harness.state_mut().moved.pop().unwrap();
    assert_eq!((later.edge, later.char), (Edge::End, range_of(&text, 0, "ما").end));
    support::press(&mut harness, START, Key::ArrowRight);
    let earlier = harness.state_mut().moved.pop().unwrap();
    assert_eq!((earlier.edge, earlier.char), (Edge::Start, range_of(&text, 0, "كل").start));
    support::drag(&mut harness, rect.left_bottom(), rect.left_bottom() - vec2(30.0, 10.0));
    let dragged = harness.state_mut().moved.pop().unwrap();
    assert_eq!(dragged.edge, Edge::End);
    assert!(dragged.char > range_of(&text, 0, "طرف").end);
}

#[test]
fn edges_go_over_into_other_provisions() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Paragraph, 0, "1.", "", "alpha beta"),
            entry(ProvisionKind::Paragraph, 0, "2.", "", "gamma delta"),
        ],
    );
    let mut harness = open(&text);
    harness.state_mut().mark(0, 5, &text, "beta", ORANGE, "S");
    harness.state_mut().focus(0, 5);
    harness.state_mut().pane.request_focus();
    harness.run();
    support::press(&mut harness, END, Key::ArrowRight);
    let moved = harness.state_mut().moved.pop().unwrap();
    assert_eq!((moved.provision, moved.char), (1, 5));
    support::press(&mut harness, END, Key::ArrowLeft);
    assert!(harness.state().moved.is_empty(), "nothing would be left of the mark");
}
