//! What is lent beside marks: hits of a search, links; and the margin where marks crowd.

use super::*;

const WORDS: &str = "Subject to article 35, each State Party shall preserve electronic evidence.";

fn linked() -> (Text, Harness<'static, Reader>) {
    let text = paragraph("en", WORDS);
    let mut harness = open(&text);
    harness.state_mut().link(0, &text, "article 35", 7, LinkKind::Reference);
    harness.state_mut().link(0, &text, "electronic evidence", 3, LinkKind::Term);
    harness.run();
    (text, harness)
}

#[test]
fn a_link_is_named_under_the_pointer_and_followed_with_the_command_key() {
    let (_, mut harness) = linked();
    let place = harness.get_by_role_and_label(Role::Link, "article 35").rect();
    harness.hover_at(place.center());
    harness.run();
    let hovered = harness.state().hovered_link.clone().unwrap();
    assert_eq!((hovered.provision, hovered.link.target), (0, 7));
    assert!(
        hovered.rect.expand(1.0).contains(place.center())
            && (hovered.rect.width() - place.width()).abs() < 1.0
    );
    drag_with(&mut harness, COMMAND, place.center(), place.center());
    assert_eq!(harness.state().followed, [7]);
    assert_eq!(harness.state().caret, None, "what is followed places no caret");
    drag_with(&mut harness, Modifiers::NONE, place.center(), place.center());
    assert_eq!(harness.state().followed, [7]);
    assert_eq!(harness.state().caret, Some(0), "a plain click places the caret");
    support::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().followed, [7, 7]);
    support::press(&mut harness, Modifiers::NONE, Key::Home);
    support::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().followed, [7, 7], "no link at the start");
    harness.get_by_role_and_label(Role::Link, "electronic evidence").click_accesskit();
    harness.run();
    assert_eq!(harness.state().followed, [7, 7, 3]);
}

#[test]
fn terms_are_underlined_when_asked_for() {
    let (_, mut harness) = linked();
    let link = colours(false).link;
    let rect = harness.get_by_role_and_label(Role::Link, "electronic evidence").rect();
    assert_eq!(pixels(&mut harness, rect, link), 0);
    harness.hover_at(rect.center());
    harness.run();
    assert!(pixels(&mut harness, rect, link) > 20);
    harness.hover_at(pos2(5.0, 500.0));
    harness.state_mut().pane.comfort.show_terms = true;
    harness.run();
    assert!(pixels(&mut harness, rect, link) > 20);
}

#[test]
fn hits_have_a_ground_and_the_current_one_a_line_too() {
    for theme in [Theme::Light, Theme::Dark] {
        let text = paragraph("en", "alpha beta alpha beta alpha");
        let mut harness = open_in(&text, vec2(700.0, 300.0), theme);
        let ranges = [0..5, 11..16, 22..27];
        let mut hits = PaneHits::new(ranges.into_iter().map(|range| (0, range)));
        hits.current = Some((0, 11..16));
        harness.state_mut().hits = hits;
        harness.run();
        let colours = colours(theme == Theme::Dark);
        let rect = block(&harness, "alpha");
        assert!(pixels(&mut harness, rect, colours.hit) > 200);
        assert!(pixels(&mut harness, rect, colours.current_hit) > 100);
        assert!(pixels(&mut harness, rect, colours.current_hit_line) > 60);
        harness.state_mut().hits.current = None;
        harness.run();
        assert_eq!(pixels(&mut harness, rect, colours.current_hit_line), 0);
    }
}

#[test]
fn the_margin_names_all_marks_of_a_line() {
    let text = paragraph("en", WORDS);
    let mut harness = open(&text);
    for key in 0..9 {
        harness.state_mut().mark(0, key, &text, "each State Party", ORANGE, "Gd");
    }
    harness.run();
    let at = block(&harness, WORDS);
    let first = pos2(right_of(&harness, WORDS) + 13.0, at.top() + 14.0);
    harness.hover_at(first);
    harness.run();
    let reader = harness.state();
    assert!(reader.hovered_margin);
    assert_eq!(reader.hovered.len(), 9);
    assert!(reader.hovered_rect.unwrap().contains(first));
    let under = reader.hovered[0];
    // The count at the end opens one after the other.
    let mut last = first;
    while harness.state().hovered_margin {
        last = harness.state().hovered_rect.unwrap().right_center() - vec2(3.0, 0.0);
        harness.hover_at(last + vec2(15.0, 0.0));
        harness.run();
    }
    for _ in 0..3 {
        drag_with(&mut harness, Modifiers::NONE, last, last);
    }
    let clicked = harness.state().clicked.clone();
    assert_eq!(clicked.len(), 3);
    assert!(clicked[0] != clicked[1] && clicked[1] != clicked[2] && !clicked.contains(&under));
    harness.hover_at(pos2(left_of(&harness, WORDS) + 5.0, at.bottom() + 60.0));
    harness.run();
    assert!(harness.state().hovered.is_empty() && harness.state().hovered_rect.is_none());
}

#[test]
fn marks_at_the_caret_come_shortest_first() {
    let text = paragraph("en", WORDS);
    let mut harness = open(&text);
    let reader = harness.state_mut();
    reader.mark(0, 1, &text, "each State Party shall", ORANGE, "S");
    reader.mark(0, 2, &text, "State Party", BLUE, "H");
    reader.mark(0, 3, &text, "electronic", BLUE, "H");
    let start = range_of(&text, 0, "State Party").start;
    reader.pane.select(&[(0, start + 2..start + 2)]);
    assert_eq!(reader.pane.marks_at_caret(&reader.lent()), [2, 1]);
    // Right behind its last letter, a mark is still at hand.
    let end = range_of(&text, 0, "State Party").end;
    reader.pane.select(&[(0, end..end)]);
    assert_eq!(reader.pane.marks_at_caret(&reader.lent()), [1, 2]);
    reader.pane.clear_selection();
    assert!(reader.pane.marks_at_caret(&reader.lent()).is_empty());
}

#[test]
fn hits_in_a_label_are_marked_where_the_label_stands() {
    let entry = |kind, eid: &str, label: &str, heading: &str, text: &str, depth| Entry {
        kind,
        eid: eid.to_owned(),
        label: label.to_owned(),
        heading: heading.to_owned(),
        text: text.to_owned(),
        depth,
    };
    let entries = vec![
        entry(ProvisionKind::Article, "art_22", "Article 22", "Jurisdiction", "", 0),
        entry(ProvisionKind::Paragraph, "art_22__para_1", "1.", "", "Each State Party shall.", 1),
    ];
    let text = Arc::new(Text::assemble(TextHeader::default(), entries).unwrap());
    let mut harness = open(&text);
    let colours = colours(false);
    let everywhere = harness.ctx.content_rect();
    assert_eq!(pixels(&mut harness, everywhere, colours.hit), 0);
    harness.state_mut().hits = PaneHits::default().with_labels([(0, 8..10)]);
    harness.run();
    let in_lead = pixels(&mut harness, everywhere, colours.hit);
    assert!(in_lead > 60, "{in_lead}");
    harness.state_mut().hits = PaneHits::default().with_labels([(0, 8..10), (1, 0..1)]);
    harness.run();
    let both = pixels(&mut harness, everywhere, colours.hit);
    assert!(both > in_lead + 20, "{both}");
    harness.state_mut().hits.current_label = Some((0, 8..10));
    harness.run();
    assert!(pixels(&mut harness, everywhere, colours.current_hit_line) > 30);
}
