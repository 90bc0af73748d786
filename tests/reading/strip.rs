//! The strip beside the text.

use super::*;
use egui_kittest::kittest::NodeT as _;

fn marked() -> Harness<'static, Reader> {
    let text = long(300);
    let mut harness = open(&text);
    let reader = harness.state_mut();
    for at in [200, 640, 641, 1_000] {
        let at = StripPlace { provision: at, share: 0.0 };
        reader.strip.push(StripMark { at, colour: RED, weight: 4 });
    }
    reader.strip_hits = vec![StripPlace { provision: 400, share: 0.0 }];
    harness.run();
    harness
}

fn strip(harness: &Harness<'_, Reader>) -> Rect {
    harness.get_by_role_and_label(Role::ScrollBar, "Position in the text").rect()
}

fn value(harness: &Harness<'_, Reader>) -> f64 {
    harness.get_by_role(Role::ScrollBar).accesskit_node().numeric_value().unwrap()
}

/// Rows of the strip with something red in them.
fn red(harness: &mut Harness<'_, Reader>) -> Vec<f32> {
    let rect = strip(harness);
    let image = harness.render().unwrap();
    let is_red = |y: &u32| {
        (rect.left() as u32..rect.right() as u32)
            .any(|x| image.get_pixel(x, *y).0[0] > 150 && image.get_pixel(x, *y).0[1] < 100)
    };
    (rect.top() as u32..rect.bottom() as u32).filter(is_red).map(|y| y as f32).collect()
}

#[test]
fn a_click_goes_to_the_mark_and_hovering_names_it() {
    let mut harness = marked();
    let rect = strip(&harness);
    assert!((rect.width() - 22.0).abs() < 0.1 && rect.height() > 580.0);
    let rows = red(&mut harness);
    assert!((6..=12).contains(&rows.len()), "three places: {rows:?}");
    let middle = rows.iter().copied().find(|y| *y > 270.0).unwrap();
    harness.hover_at(pos2(rect.center().x, middle + 1.0));
    harness.run();
    let hovered = harness.state().hovered_strip.unwrap();
    assert_eq!((hovered.provision, hovered.marks), (640, 2));
    assert!(rect.expand(1.0).contains_rect(hovered.rect));
    support::click(&mut harness, pos2(rect.center().x, middle + 1.0));
    let top = harness.state().top;
    assert!((630..=640).contains(&top), "a third above the mark: {top}");
    assert!((value(&harness) - 53.0).abs() < 3.0, "{}", value(&harness));
    harness.hover_at(pos2(300.0, 300.0));
    harness.run();
    assert!(harness.state().hovered_strip.is_none());
}

#[test]
fn the_thumb_is_dragged_from_end_to_end() {
    let mut harness = marked();
    let rect = strip(&harness);
    assert!(value(&harness) < 0.5);
    support::drag(&mut harness, rect.center_top() + vec2(0.0, 8.0), rect.center_bottom() + vec2(0.0, 30.0));
    assert!(harness.query_by_label_contains("Article 300").is_some());
    assert!(value(&harness) > 99.5);
    support::drag(&mut harness, rect.center_bottom() - vec2(0.0, 8.0), rect.center_top() - vec2(0.0, 30.0));
    assert_eq!(harness.state().top, 0);
    // Half way down is about half way through.
    support::drag(&mut harness, rect.center_top() + vec2(0.0, 8.0), rect.center());
    assert!((500..700).contains(&harness.state().top), "{}", harness.state().top);
}

#[test]
fn where_nothing_is_marked_a_click_goes_to_the_words() {
    let mut harness = marked();
    let rect = strip(&harness);
    support::click(&mut harness, rect.center_top() + vec2(0.0, rect.height() * 0.75));
    let top = harness.state().top;
    assert!((885..=900).contains(&top), "{top}");
}

#[test]
fn picture_of_the_strip() {
    for theme in [Theme::Light, Theme::Dark] {
        let text = long(300);
        let mut harness = open_in(&text, vec2(520.0, 600.0), theme);
        let reader = harness.state_mut();
        for (at, weight) in [(20, 0), (90, 1), (200, 2), (204, 4), (500, 3), (640, 4), (900, 1), (1_100, 2)] {
            let place = StripPlace { provision: at, share: 0.0 };
            let colour = [ORANGE, BLUE, RED, GREEN][at % 4];
            reader.strip.push(StripMark { at: place, colour, weight });
        }
        for at in 700..900 {
            let at = StripPlace { provision: at, share: 0.0 };
            reader.strip.push(StripMark { at, colour: [ORANGE, BLUE][at.provision % 2], weight: 3 });
        }
        let place = |provision| StripPlace { provision, share: 0.2 };
        reader.strip_hits = (0..40).map(|nth| place(nth * 23)).collect();
        reader.strip_current = Some(place(23 * 12));
        reader.bookmarks = vec![place(60), place(820)];
        reader.pane.scroll_to(400, 0);
        harness.run();
        support::picture(&mut harness, &format!("strip-{theme:?}"));
    }
}
